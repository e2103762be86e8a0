/* The verdict on a class in a sentence, beside its title, and its conditions counted. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

char *summer_class_headline_dup_text    (const SummerClassAssessment *of); /* "2 conditions still open, first by 25 July" */
char *summer_class_headline_dup_summary (const SummerClassAssessment *of); /* "16 conditions: 12 passed, …" */

G_END_DECLS
