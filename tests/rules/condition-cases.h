/* Cases of conditions: what is spoiled of a sound class, and how the condition then comes out. */
#pragma once

#include "made-facts.h"
#include "summer-rules.h"

G_BEGIN_DECLS

#define PASS SUMMER_OUTCOME_PASS
#define FAIL SUMMER_OUTCOME_FAIL
#define UNPROVEN SUMMER_OUTCOME_UNPROVEN
#define NA SUMMER_OUTCOME_NOT_APPLICABLE

#define C(condition) SUMMER_CONDITION_##condition

/* What a case may change: the class, the policy, the day of the assessment. */
typedef struct
{
  SummerFacts *facts;
  SummerClassFacts *of; /* the first class */
  SummerPolicy *policy;
  SummerDay as_of;
  int n; /* the number of the case */
} Scene;

typedef struct
{
  const char *name;
  SummerCondition condition;
  void (*spoil) (Scene *scene); /* NULL: the sound class */
  int n;
  SummerOutcome outcome;
} Case;

void condition_cases_add (const Case *cases, guint n); /* static: a test each, "/rules/" and its name */

G_END_DECLS
