/* Providers, classes and the adjustments of their calendars. Inserting fills in record->id where there is one and it is 0. */
#pragma once

#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerProviderFunc) (const SummerProviderRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_provider_each   (SummerStore *store, gint64 programme, SummerProviderFunc func, gpointer user_data, GError **error); /* by name */
gboolean summer_provider_insert (SummerStore *store, SummerProviderRecord *record, GError **error);
gboolean summer_provider_update (SummerStore *store, const SummerProviderRecord *record, GError **error);
gboolean summer_provider_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerClassFunc) (const SummerClassRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_class_each   (SummerStore *store, gint64 programme, SummerClassFunc func, gpointer user_data, GError **error); /* by code, byte order */
gboolean summer_class_insert (SummerStore *store, SummerClassRecord *record, GError **error);
gboolean summer_class_update (SummerStore *store, const SummerClassRecord *record, GError **error);
gint64   summer_class_find_programme (SummerStore *store, gint64 id, GError **error); /* 0 and NOT_FOUND when there is no such class */

typedef gboolean (*SummerAdjustmentFunc) (const SummerAdjustmentRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_adjustment_each   (SummerStore *store, gint64 programme, SummerAdjustmentFunc func, gpointer user_data, GError **error); /* by class code, then day */
gboolean summer_adjustment_insert (SummerStore *store, const SummerAdjustmentRecord *record, GError **error);
gboolean summer_adjustment_update (SummerStore *store, const SummerAdjustmentRecord *record, GError **error);
gboolean summer_adjustment_delete (SummerStore *store, gint64 class_id, SummerDay day, GError **error);

G_END_DECLS
