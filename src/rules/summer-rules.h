/* The rules: facts and a policy in, an assessment out. Pure: no clock, no locale, no input or output. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

SummerAssessment *summer_rules_assess (SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of);

/* What somebody wants to see a condition of a class come out as, whatever the records say. */
typedef struct
{
  guint           class; /* index */
  SummerCondition condition;
  SummerOutcome   outcome;
} SummerSupposition;

SummerAssessment *summer_rules_what_if (SummerAssessment *before, const SummerPolicy *policy,
                                        const SummerSupposition *suppositions, guint n_suppositions);

G_END_DECLS
