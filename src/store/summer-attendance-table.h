/* Marks of children: the biggest table by far. Inserting fills in record->id where there is one and it is 0. */
#pragma once

#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerMarkFunc) (const SummerMarkRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_mark_each   (SummerStore *store, gint64 programme, SummerMarkFunc func, gpointer user_data, GError **error); /* by class id, day, child id */
gboolean summer_mark_insert (SummerStore *store, const SummerMarkRecord *record, GError **error);
gboolean summer_mark_append (SummerStore *store, const SummerMarkRecord *record, GError **error);
gboolean summer_mark_update (SummerStore *store, const SummerMarkRecord *record, GError **error);
gboolean summer_mark_delete (SummerStore *store, gint64 class_id, SummerDay day, gint64 child, GError **error);

G_END_DECLS
