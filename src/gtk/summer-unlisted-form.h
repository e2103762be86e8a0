/* What is written down when somebody collects a child whom the guardian did not list: who, why, and the two
 * members of staff who let it happen. */
#pragma once

#include <gtk/gtk.h>

#include "summer-desk.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_UNLISTED_FORM (summer_unlisted_form_get_type ())
G_DECLARE_FINAL_TYPE (SummerUnlistedForm, summer_unlisted_form, SUMMER, UNLISTED_FORM, GtkWidget)

/* Signal "activated": Enter in a field. */
GtkWidget *summer_unlisted_form_new   (void);
void       summer_unlisted_form_begin (SummerUnlistedForm *self, const SummerClassDay *day, const char *by); /* empties it; reads at once */
/* Fills release with what stands there, borrowed; FALSE where something is missing, and the field has the focus. */
gboolean   summer_unlisted_form_get   (SummerUnlistedForm *self, SummerRelease *release);

G_END_DECLS
