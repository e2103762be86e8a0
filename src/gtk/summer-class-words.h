/* What an assessment says of a class, in a line of words. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

char *summer_class_words_dup_headline (const SummerClassAssessment *of); /* "3 conditions not met" */
char *summer_class_words_dup_summary  (const SummerClassAssessment *of); /* "14 conditions: 9 passed, …" */

G_END_DECLS
