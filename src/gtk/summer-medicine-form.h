/* The form of a medicine that a guardian asked in writing to be given. */
#pragma once

#include "summer-authorisation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_MEDICINE_FORM (summer_medicine_form_get_type ())
G_DECLARE_FINAL_TYPE (SummerMedicineForm, summer_medicine_form, SUMMER, MEDICINE_FORM, GtkWidget)

GtkWidget *summer_medicine_form_new  (void);
void       summer_medicine_form_show (SummerMedicineForm *self, const SummerMedicineRecord *record);
/* What stands in it; its texts are the form's until the next call; times (owned): of SummerTime. FALSE: wrong is the field that
 * is, message (owned) says how. */
gboolean   summer_medicine_form_read (SummerMedicineForm *self, SummerDay today, SummerMedicineRecord *record, GArray **times,
                                      GtkWidget **wrong, char **message);

G_END_DECLS
