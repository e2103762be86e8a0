/* Every condition of one class with its verdict, ground and source, and a way to where it is mended. What is
 * open comes first. */
#pragma once

#include "summer-assessment.h"
#include "summer-table.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CONDITION_LIST (summer_condition_list_get_type ())
G_DECLARE_FINAL_TYPE (SummerConditionList, summer_condition_list, SUMMER, CONDITION_LIST, GtkWidget)

void         summer_condition_list_set       (SummerConditionList *self, SummerAssessment *assessment,
                                              const SummerClassAssessment *of);
SummerTable *summer_condition_list_get_table (SummerConditionList *self);

/* The tab of the class page where a condition is mended; of one that has no records, its conditions. */
const char  *summer_condition_get_tab        (SummerCondition condition);

G_END_DECLS
