/* The form of what a guardian put in writing about one person. */
#pragma once

#include "summer-authorisation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_AUTHORISATION_FORM (summer_authorisation_form_get_type ())
G_DECLARE_FINAL_TYPE (SummerAuthorisationForm, summer_authorisation_form, SUMMER, AUTHORISATION_FORM, GtkWidget)

GtkWidget *summer_authorisation_form_new        (void);
void       summer_authorisation_form_show       (SummerAuthorisationForm *self, const SummerAuthorisationRecord *record, GBytes *photo);
/* What stands in it; its texts are the form's until the next call. FALSE: wrong is the field that is, message (owned) says how. */
gboolean   summer_authorisation_form_read       (SummerAuthorisationForm *self, SummerDay today, SummerAuthorisationRecord *record,
                                                 GtkWidget **wrong, char **message);
GBytes    *summer_authorisation_form_get_photo  (SummerAuthorisationForm *self); /* borrowed; NULL = none */
gboolean   summer_authorisation_form_take_photo (SummerAuthorisationForm *self, GFile *file, GError **error); /* file NULL takes it away */

G_END_DECLS
