/* How a class stands, in the words of the head of its page. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

char *summer_class_summary_dup_headline (const SummerClassAssessment *of); /* "2 conditions still open, first by Fri 9 Aug" */
char *summer_class_summary_dup_counts   (const SummerClassAssessment *of); /* "17 conditions: 15 passed, 0 failed, 2 not proven" */

G_END_DECLS
