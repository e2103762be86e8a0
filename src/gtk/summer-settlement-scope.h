/* A settlement is of the whole programme: where the classes of some unions are shown, its lists are of these, and it is
 * said that the settlement is not. */
#pragma once

#include <gtk/gtk.h>

#include "summer-office.h"

G_BEGIN_DECLS

void summer_settlement_scope_tell             (SummerOffice *office, GtkLabel *label); /* hidden where all is shown */
GPtrArray *summer_settlement_scope_list_differences (SummerOffice *office, gboolean settled, char **since, GError **error); /* GStrv, of the classes shown */
void summer_settlement_scope_keep_objections  (SummerOffice *office, GPtrArray *rows, GArray *ids); /* by the code in the second text; what names no class stays */

G_END_DECLS
