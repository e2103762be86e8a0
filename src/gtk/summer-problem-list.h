/* What is wrong in the files of a plan, errors first, cell by cell: narrowed by level and by what is typed. */
#pragma once

#include <gtk/gtk.h>

#include "summer-plan.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PROBLEM_LIST (summer_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (SummerProblemList, summer_problem_list, SUMMER, PROBLEM_LIST, GtkWidget)

void  summer_problem_list_set_plan  (SummerProblemList *self, SummerPlan *plan); /* NULL = none */
char *summer_problem_list_dup_block (SummerProblemList *self); /* those shown, for a spreadsheet or a message */

G_END_DECLS
