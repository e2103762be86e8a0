/* Site reviews, visits, incidents and responses of parents. Inserting fills in record->id where there is one and it is 0. */
#pragma once

#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerReviewFunc) (const SummerReviewRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_review_each   (SummerStore *store, gint64 programme, SummerReviewFunc func, gpointer user_data, GError **error); /* by class code, day, id */
gboolean summer_review_each_of (SummerStore *store, gint64 class_id, SummerReviewFunc func, gpointer user_data, GError **error); /* by day, id */
gboolean summer_review_insert (SummerStore *store, SummerReviewRecord *record, GError **error);
gboolean summer_review_update (SummerStore *store, const SummerReviewRecord *record, GError **error);
gboolean summer_review_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerVisitFunc) (const SummerVisitRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_visit_each   (SummerStore *store, gint64 programme, SummerVisitFunc func, gpointer user_data, GError **error); /* by class code, day, id */
gboolean summer_visit_find   (SummerStore *store, gint64 id, SummerVisitFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
gboolean summer_visit_insert (SummerStore *store, SummerVisitRecord *record, GError **error);
gboolean summer_visit_update (SummerStore *store, const SummerVisitRecord *record, GError **error);
gboolean summer_visit_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerIncidentFunc) (const SummerIncidentRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_incident_each   (SummerStore *store, gint64 programme, SummerIncidentFunc func, gpointer user_data, GError **error); /* by class code, day, id */
gboolean summer_incident_insert (SummerStore *store, SummerIncidentRecord *record, GError **error);
gboolean summer_incident_update (SummerStore *store, const SummerIncidentRecord *record, GError **error);
gboolean summer_incident_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerResponseFunc) (const SummerResponseRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_response_each   (SummerStore *store, gint64 programme, SummerResponseFunc func, gpointer user_data, GError **error); /* by class code, day, id */
gboolean summer_response_insert (SummerStore *store, SummerResponseRecord *record, GError **error);
gboolean summer_response_update (SummerStore *store, const SummerResponseRecord *record, GError **error);
gboolean summer_response_delete (SummerStore *store, gint64 id, GError **error);

G_END_DECLS
