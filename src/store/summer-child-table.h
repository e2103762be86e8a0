/* Children and their enrolments. Inserting fills in record->id where there is one and it is 0. */
#pragma once

#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerChildFunc) (const SummerChildRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_child_each   (SummerStore *store, gint64 programme, SummerChildFunc func, gpointer user_data, GError **error); /* by code, byte order */
gboolean summer_child_find   (SummerStore *store, gint64 id, SummerChildFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
gint64   summer_child_find_code (SummerStore *store, gint64 programme, const char *code, GError **error); /* any case; 0 and NOT_FOUND */
gboolean summer_child_insert (SummerStore *store, SummerChildRecord *record, GError **error);
gboolean summer_child_update (SummerStore *store, const SummerChildRecord *record, GError **error);
gboolean summer_child_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerEnrolmentFunc) (const SummerEnrolmentRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_enrolment_each   (SummerStore *store, gint64 programme, SummerEnrolmentFunc func, gpointer user_data, GError **error); /* by class code, child code, first day */
gint64   summer_enrolment_find_class (SummerStore *store, gint64 child, SummerDay day, GError **error); /* 0 and NOT_FOUND, or CONFLICT when there are two */
gboolean summer_enrolment_insert (SummerStore *store, SummerEnrolmentRecord *record, GError **error);
gboolean summer_enrolment_update (SummerStore *store, const SummerEnrolmentRecord *record, GError **error);
gboolean summer_enrolment_delete (SummerStore *store, gint64 id, GError **error);

G_END_DECLS
