/* An assessment as the JSON of tests/data/cases describes it, with invented names and accounts. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

SummerAssessment *expected_assessment_new (const char *case_name, const char *amount, const char *shortage);

G_END_DECLS
