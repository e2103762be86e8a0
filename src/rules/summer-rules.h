/* The rules: facts and a policy in, an assessment out. Pure: no clock, no locale, no input or output. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

SummerAssessment *summer_rules_assess (SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of);

G_END_DECLS
