/* Visits that are to be made: planned for many classes at once, changed one by one, called off. */
#pragma once

#include "summer-complaints.h"
#include "summer-safety-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* One entry; classes planned already on that day stay as they are. */
gboolean summer_visits_plan          (SummerStore *store, const gint64 *classes, guint n_classes, SummerDay day, const char *visitor, SummerDay today,
                                      char **done, GError **error);
void     summer_planned_visit_check  (const SummerPlannedVisitRecord *planned, SummerDay today, SummerComplaints *complaints); /* "class", "day" */
gboolean summer_planned_visit_save   (SummerStore *store, SummerPlannedVisitRecord *planned, SummerDay today, SummerComplaints *complaints,
                                      char **done, GError **error); /* id 0 = a new one */
gboolean summer_planned_visit_cancel (SummerStore *store, gint64 planned, char **done, GError **error);

G_END_DECLS
