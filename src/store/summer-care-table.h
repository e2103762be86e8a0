/* Care at the desk: medicines and their giving, food samples, and incidents as they are noted. Inserting fills
 * in record->id where there is one and it is 0. */
#pragma once

#include "summer-desk-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerMedicineFunc) (const SummerMedicineRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_medicine_each          (SummerStore *store, gint64 child, SummerMedicineFunc func, gpointer user_data, GError **error); /* of one child, by first day, time */
gboolean summer_medicine_each_in_class (SummerStore *store, gint64 class_id, SummerMedicineFunc func, gpointer user_data, GError **error); /* by child, time */
gboolean summer_medicine_insert        (SummerStore *store, SummerMedicineRecord *record, GError **error);
gboolean summer_medicine_update        (SummerStore *store, const SummerMedicineRecord *record, GError **error);
gboolean summer_medicine_end           (SummerStore *store, gint64 id, SummerDay last_day, GError **error);
gboolean summer_medicine_delete        (SummerStore *store, gint64 id, GError **error); /* CONSTRAINT once it was given */

typedef gboolean (*SummerMedicineGivenFunc) (const SummerMedicineGivenRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_medicine_given_each    (SummerStore *store, gint64 child, SummerMedicineGivenFunc func, gpointer user_data, GError **error); /* of one child, by day, time */
gboolean summer_medicine_given_insert  (SummerStore *store, const SummerMedicineGivenRecord *record, GError **error);

typedef gboolean (*SummerFoodSampleFunc) (const SummerFoodSampleRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_food_sample_each       (SummerStore *store, gint64 class_id, SummerFoodSampleFunc func, gpointer user_data, GError **error); /* of one class, newest first */
gboolean summer_food_sample_insert     (SummerStore *store, SummerFoodSampleRecord *record, GError **error);
gboolean summer_food_sample_update     (SummerStore *store, const SummerFoodSampleRecord *record, GError **error);

typedef gboolean (*SummerIncidentNoteFunc) (const SummerIncidentNoteRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_incident_note_each     (SummerStore *store, gint64 class_id, SummerIncidentNoteFunc func, gpointer user_data, GError **error); /* noted at the desk of one class, by day, time */
gboolean summer_incident_note_find     (SummerStore *store, gint64 id, SummerIncidentNoteFunc func, gpointer user_data, GError **error); /* NOT_FOUND, also of one out of a workbook */
gboolean summer_incident_note_insert   (SummerStore *store, SummerIncidentNoteRecord *record, const gint64 *children, guint n_children, GError **error);
gboolean summer_incident_note_update   (SummerStore *store, const SummerIncidentNoteRecord *record, GError **error);
GArray  *summer_incident_note_load_children (SummerStore *store, gint64 incident, GError **error); /* gint64 ids */
gboolean summer_incident_note_count_waiting (SummerStore *store, gint64 programme, const char *unions, guint *count, GError **error); /* for a review */

G_END_DECLS
