/* Questions about one class, provider or organisation, and what is written of it alone. */
#pragma once

#include "summer-class-table.h"
#include "summer-life-table.h"
#include "summer-safety-table.h"

G_BEGIN_DECLS

/* func is called once; NOT_FOUND when there is no such record. */
gboolean summer_class_find        (SummerStore *store, gint64 id, SummerClassFunc func, gpointer user_data, GError **error);
gboolean summer_provider_find     (SummerStore *store, gint64 id, SummerProviderFunc func, gpointer user_data, GError **error);
gboolean summer_organisation_find (SummerStore *store, gint64 id, SummerOrganisationFunc func, gpointer user_data, GError **error);
gboolean summer_review_find       (SummerStore *store, gint64 id, SummerReviewFunc func, gpointer user_data, GError **error);
gboolean summer_provider_event_find (SummerStore *store, gint64 id, SummerProviderEventFunc func, gpointer user_data, GError **error);

/* By code; 0 with error NOT_FOUND. */
gint64   summer_class_find_code   (SummerStore *store, gint64 programme, const char *code, GError **error);
gboolean summer_class_delete      (SummerStore *store, gint64 id, GError **error); /* with its steps, venue and calendar */
gboolean summer_class_set_venue   (SummerStore *store, gint64 id, const char *venue, GError **error);
gboolean summer_class_count_present (SummerStore *store, gint64 id, SummerDay day, guint *count, GError **error);

/* Another provider of this name or credit code: its name, owned; NULL = none, or error. */
char    *summer_provider_dup_other (SummerStore *store, const SummerProviderRecord *record, GError **error);
SummerDay summer_provider_get_last_day (SummerStore *store, gint64 id, GError **error); /* of its classes */
/* Barred while a bar of its record is in force on a day of its classes; always: also without any bar on record. */
gboolean summer_provider_sync_state (SummerStore *store, gint64 id, gboolean always, GError **error);
gboolean summer_provider_end_bars  (SummerStore *store, gint64 id, SummerDay day, GError **error); /* the day before is the last */

/* How many classes name it, and naming them anew. */
gboolean summer_organisation_count_classes (SummerStore *store, gint64 programme, SummerOrganisationKind kind, const char *name, guint *count, GError **error);
gboolean summer_organisation_rename (SummerStore *store, gint64 programme, SummerOrganisationKind kind, const char *before, const char *after, GError **error);
gboolean summer_organisation_is_taken (SummerStore *store, const SummerOrganisationRecord *record, gboolean *taken, GError **error);

G_END_DECLS
