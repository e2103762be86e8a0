/* Visits of the union: a visit with its answers and problems is stored as one entry. What the rules and the workbook
 * read of it (result, problem, fix_by, fixed_on) is always the sum of its problems. */
#pragma once

#include "summer-complaints.h"
#include "summer-visit-draft.h"

G_BEGIN_DECLS

/* Sets result, fix_by, fixed_on and problem of visit; the text is returned, owned, NULL = no problem. */
char    *summer_visit_sum_up (const SummerVisitProblemRecord *problems, guint n_problems, SummerVisitRecord *visit);
/* Writes that sum into the stored visit. Between begin and finish. */
gboolean summer_visit_sum_up_stored (SummerStore *store, gint64 visit, GError **error);

/* Fields: "class", "day", "visitor", "problems". */
void     summer_visit_check  (SummerStore *store, const SummerVisitRecord *visit, const SummerVisitDraft *draft, SummerDay today,
                              SummerComplaints *complaints);
/* FALSE with complaints, or with error set. planned: the planned visit that was made by it, 0 = none. visit->id is filled in. */
gboolean summer_visit_save   (SummerStore *store, SummerVisitRecord *visit, const SummerVisitDraft *draft, gint64 planned, SummerDay today,
                              SummerComplaints *complaints, char **done, GError **error);

G_END_DECLS
