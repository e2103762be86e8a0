/* What stands behind a visit: the checklist of a programme, what was answered, the problems found, and visits that
 * are to be made. Inserting fills in record->id where there is one and it is 0. */
#pragma once

#include "summer-safety-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerChecklistItemFunc) (const SummerChecklistItemRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_checklist_item_each   (SummerStore *store, gint64 programme, SummerChecklistItemFunc func, gpointer user_data, GError **error); /* of both kinds, by kind, position */
gboolean summer_checklist_item_insert (SummerStore *store, SummerChecklistItemRecord *record, GError **error);
gboolean summer_checklist_item_update (SummerStore *store, const SummerChecklistItemRecord *record, GError **error);
gboolean summer_checklist_item_delete (SummerStore *store, gint64 id, GError **error); /* CONSTRAINT once it was answered */
gboolean summer_checklist_item_is_used (SummerStore *store, gint64 id, gboolean *used, GError **error); /* answered, or a problem hangs on it */

typedef gboolean (*SummerVisitAnswerFunc) (const SummerVisitAnswerRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_visit_answer_each     (SummerStore *store, gint64 visit, SummerVisitAnswerFunc func, gpointer user_data, GError **error); /* of one visit, by item */
gboolean summer_visit_answer_put      (SummerStore *store, const SummerVisitAnswerRecord *record, GError **error); /* inserts or replaces */
gboolean summer_visit_answer_delete   (SummerStore *store, gint64 visit, gint64 item, GError **error);

typedef gboolean (*SummerVisitProblemFunc) (const SummerVisitProblemRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_visit_problem_each    (SummerStore *store, gint64 visit, SummerVisitProblemFunc func, gpointer user_data, GError **error); /* of one visit, in the order in which they were written */
gboolean summer_visit_problem_find    (SummerStore *store, gint64 id, SummerVisitProblemFunc func, gpointer user_data, GError **error); /* calls func where there is one */
gboolean summer_visit_problem_insert  (SummerStore *store, SummerVisitProblemRecord *record, GError **error);
gboolean summer_visit_problem_update  (SummerStore *store, const SummerVisitProblemRecord *record, GError **error);
gboolean summer_visit_problem_delete  (SummerStore *store, gint64 id, GError **error);
/* Minor problems that are overdue, due soon or reported as corrected; serious ones are counted by the verdicts. And
 * of both severities those overdue. Each an imported visit counts as one. */
gboolean summer_visit_problem_find_open (SummerStore *store, gint64 class_id, gint64 visit, gint64 *key, GError **error);
gboolean summer_visit_problem_count   (SummerStore *store, gint64 programme, const char *unions, SummerDay today, guint *waiting, guint *overdue, GError **error);

typedef gboolean (*SummerPlannedVisitFunc) (const SummerPlannedVisitRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_planned_visit_each    (SummerStore *store, gint64 programme, SummerPlannedVisitFunc func, gpointer user_data, GError **error); /* by day, class code */
gboolean summer_planned_visit_find    (SummerStore *store, gint64 id, SummerPlannedVisitFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
gboolean summer_planned_visit_insert  (SummerStore *store, SummerPlannedVisitRecord *record, GError **error);
gboolean summer_planned_visit_update  (SummerStore *store, const SummerPlannedVisitRecord *record, GError **error);
gboolean summer_planned_visit_delete  (SummerStore *store, gint64 id, GError **error);

G_END_DECLS
