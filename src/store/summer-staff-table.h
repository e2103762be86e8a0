/* Staff, their assignments and their attendance. Inserting fills in record->id where there is one and it is 0. */
#pragma once

#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerStaffFunc) (const SummerStaffRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_staff_each   (SummerStore *store, gint64 programme, SummerStaffFunc func, gpointer user_data, GError **error); /* by class code, then id */
gboolean summer_staff_insert (SummerStore *store, SummerStaffRecord *record, GError **error);
gboolean summer_staff_update (SummerStore *store, const SummerStaffRecord *record, GError **error);
gboolean summer_staff_delete (SummerStore *store, gint64 id, GError **error);
gboolean summer_staff_find_named (SummerStore *store, const SummerStaffRecord *staff, gint64 *id, GError **error); /* of its class, name, role and first day; 0 = none */

typedef gboolean (*SummerStaffMarkFunc) (const SummerStaffMarkRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_staff_mark_each   (SummerStore *store, gint64 programme, SummerStaffMarkFunc func, gpointer user_data, GError **error); /* by class code, day, name */
gboolean summer_staff_mark_insert (SummerStore *store, const SummerStaffMarkRecord *record, GError **error);
gboolean summer_staff_mark_update (SummerStore *store, const SummerStaffMarkRecord *record, GError **error);
gboolean summer_staff_mark_is_any (SummerStore *store, gint64 class_id, const char *name, gboolean *any, GError **error); /* whether there is one under this name */
/* The first day marked that an assignment would no longer cover. */
gboolean summer_staff_mark_find_left (SummerStore *store, const SummerStaffRecord *staff, SummerPeriod kept, SummerDay *day, GError **error);
gboolean summer_staff_mark_delete (SummerStore *store, gint64 class_id, SummerDay day, const char *name, GError **error);

G_END_DECLS
