/* Who may take a child home, and the releases that were exceptions. Inserting fills in record->id where there
 * is one and it is 0. */
#pragma once

#include "summer-desk-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerAuthorisationFunc) (const SummerAuthorisationRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_authorisation_each       (SummerStore *store, gint64 child, SummerAuthorisationFunc func, gpointer user_data, GError **error); /* of one child, by kind, id */
gboolean summer_authorisation_each_in_class (SummerStore *store, gint64 class_id, SummerAuthorisationFunc func, gpointer user_data, GError **error); /* by child, kind, id */
gboolean summer_authorisation_insert     (SummerStore *store, SummerAuthorisationRecord *record, GError **error);
gboolean summer_authorisation_update     (SummerStore *store, const SummerAuthorisationRecord *record, GError **error);
gboolean summer_authorisation_delete     (SummerStore *store, gint64 id, GError **error);
gboolean summer_authorisation_set_used   (SummerStore *store, gint64 id, SummerDay day, GError **error); /* spent on that day; none = not yet */
gboolean summer_authorisation_end        (SummerStore *store, gint64 id, SummerDay last_day, GError **error);
GBytes  *summer_authorisation_load_photo (SummerStore *store, gint64 id, GError **error); /* NULL without error: none */
gboolean summer_authorisation_save_photo (SummerStore *store, gint64 id, GBytes *photo, GError **error); /* NULL takes it away */

typedef gboolean (*SummerReleaseFunc) (SummerDay day, const char *collected_by, gpointer user_data); /* FALSE stops */

gboolean summer_release_each             (SummerStore *store, gint64 child, SummerReleaseFunc func, gpointer user_data, GError **error); /* of one child, by day */

typedef gboolean (*SummerReleaseExceptionFunc) (const SummerReleaseExceptionRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_release_exception_each   (SummerStore *store, gint64 child, SummerReleaseExceptionFunc func, gpointer user_data, GError **error); /* of one child, by day */
gboolean summer_release_exception_insert (SummerStore *store, const SummerReleaseExceptionRecord *record, GError **error);
gboolean summer_release_exception_is_there (SummerStore *store, gint64 class_id, SummerDay day, gint64 child, gboolean *there, GError **error);
gboolean summer_release_exception_remove (SummerStore *store, gint64 class_id, SummerDay day, gint64 child, GError **error); /* also when there is none */

G_END_DECLS
