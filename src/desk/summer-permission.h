/* What a guardian put in writing, kept: who may or must not collect a child, whether it may go home alone, the
 * medicines it is to be given. Each call checks, writes one journal entry and says in words what was done. */
#pragma once

#include "summer-authorisation.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* A record of id 0 is new. child_name is for the journal. done: (out) (optional), owned. Refused: FALSE with
 * SUMMER_VALUE_ERROR and the field; the store failed: SUMMER_STORE_ERROR. */
gboolean summer_permission_save            (SummerStore *store, SummerAuthorisationRecord *record, const char *child_name, SummerDay today,
                                            SummerAuthorisationField *field, char **done, GError **error);
/* The same with the photo, which NULL takes away. */
gboolean summer_permission_save_with_photo (SummerStore *store, SummerAuthorisationRecord *record, GBytes *photo, const char *child_name, SummerDay today,
                                            SummerAuthorisationField *field, char **done, GError **error);
gboolean summer_permission_remove          (SummerStore *store, const SummerAuthorisationRecord *record, const char *child_name, char **done, GError **error);

/* One record a time; that of a stored id gets the first one. */
gboolean summer_permission_save_medicine   (SummerStore *store, SummerMedicineRecord *record, const SummerTime *times, guint n_times, const char *child_name,
                                            SummerDay today, SummerMedicineField *field, char **done, GError **error);
/* One that was given already stays, and ends the day before today. */
gboolean summer_permission_remove_medicine (SummerStore *store, const SummerMedicineRecord *record, const char *child_name, SummerDay today, char **done, GError **error);

G_END_DECLS
