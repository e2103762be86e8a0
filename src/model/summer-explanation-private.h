/* What the files of the explanation share: each step is made from this. */
#pragma once

#include "summer-wording.h"

G_BEGIN_DECLS

typedef struct
{
  const SummerAssessment      *assessment;
  const SummerClassAssessment *of;
  const SummerClassFacts      *facts;
  const SummerPolicy          *policy;
  GPtrArray                   *steps;
} SummerExplanation;

SummerExplanationStep *summer_step_new       (SummerExplanation *self, char *title); /* takes title */
SummerExplanationLine *summer_step_add       (SummerExplanationStep *step, char *label, char *value); /* takes both */
char                  *summer_dup_yuan       (SummerMoney fen); /* 30,000 yuan */

void                   summer_explain_amount (const SummerExplanation *self, const SummerAmount *amount, SummerExplanationStep *step);
void                   summer_explain_fund   (SummerExplanation *self);
void                   summer_explain_source (SummerExplanation *self, guint source);

G_END_DECLS
