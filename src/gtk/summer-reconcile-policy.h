/* Which policy an insurer's list is of: chosen among those there are, searched by what is typed, or a new one. */
#pragma once

#include <gtk/gtk.h>

#include "summer-records.h"

G_BEGIN_DECLS

void     summer_reconcile_policy_set_up  (GtkDropDown *control);
/* policies: SummerInsuranceRecord. question: stands first where there are several; added: last. chosen: an id; 0 = none of them. */
void     summer_reconcile_policy_fill    (GtkDropDown *control, const GArray *policies, gint64 chosen, const char *question, const char *added);
gboolean summer_reconcile_policy_is_open (GtkDropDown *control, const GArray *policies); /* the question is not answered */
const SummerInsuranceRecord *summer_reconcile_policy_get (GtkDropDown *control, const GArray *policies); /* NULL = none of them */

G_END_DECLS
