/* What a guardian put in writing, kept: who may or must not collect a child, whether it may go home alone, the
 * medicines it is to be given. Each call checks, writes one journal entry and says in words what was done. */
#pragma once

#include "summer-authorisation.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* What a window shows of a stored paper, as summer_authorisation_dup_state() tells it. */
typedef struct
{
  char   *state; /* owned by whoever shows; NULL = a new one */
  GBytes *photo; /* the same; NULL = none, and of a medicine */
} SummerPermissionSeen;

/* A record of id 0 is new. child_name is for the journal. done: (out) (optional), owned. A paper that counted already
 * is not changed but ended, and followed by a new one. Refused: FALSE with SUMMER_VALUE_ERROR and the field, or
 * SUMMER_DESK_ERROR, CONFLICT when it is no more what was seen; the store failed: SUMMER_STORE_ERROR. */
gboolean summer_permission_save   (SummerStore *store, SummerAuthorisationRecord *record, GBytes *photo, const SummerPermissionSeen *seen,
                                   const char *child_name, SummerDay today, SummerAuthorisationField *field, char **done, GError **error);
gboolean summer_permission_remove (SummerStore *store, const SummerAuthorisationRecord *record, const SummerPermissionSeen *seen,
                                   const char *child_name, SummerDay today, char **done, GError **error);

/* One record a time; that of a stored id gets the first one. */
gboolean summer_permission_save_medicine   (SummerStore *store, SummerMedicineRecord *record, const SummerPermissionSeen *seen, const SummerTime *times, guint n_times,
                                            const char *child_name, SummerDay today, SummerMedicineField *field, char **done, GError **error);
gboolean summer_permission_remove_medicine (SummerStore *store, const SummerMedicineRecord *record, const SummerPermissionSeen *seen,
                                            const char *child_name, SummerDay today, char **done, GError **error);

G_END_DECLS
