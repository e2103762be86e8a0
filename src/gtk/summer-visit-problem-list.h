/* The problems in the form of a visit: how serious each is, what it is, and by which day it must be corrected. One that
 * is confirmed as corrected stays as it is. */
#pragma once

#include <adwaita.h>

#include "summer-visit-draft.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_VISIT_PROBLEM_LIST (summer_visit_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (SummerVisitProblemList, summer_visit_problem_list, SUMMER, VISIT_PROBLEM_LIST, AdwBin)

/* Signal "changed": by a person. */
GtkWidget *summer_visit_problem_list_new     (SummerVisitDraft *draft /* borrowed */);
void       summer_visit_problem_list_set_day (SummerVisitProblemList *self, SummerDay day); /* of the visit */
void       summer_visit_problem_list_refresh (SummerVisitProblemList *self); /* the problems of the draft are others */

G_END_DECLS
