/* The assessment in words, once for the window, the workbook and the terminal. In the user's language. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

const char *summer_condition_get_title  (SummerCondition condition);  /* 出勤率 / Attendance */
const char *summer_condition_get_source (SummerCondition condition, const SummerPolicy *policy); /* where the rule comes from */
const char *summer_condition_get_short_source (SummerCondition condition, const SummerPolicy *policy); /* 试行办法第五条 */
const char *summer_outcome_get_text     (SummerOutcome outcome);      /* 符合 不符合 待定 不适用 */
const char *summer_verdict_get_text     (SummerVerdict verdict);      /* 符合 不符合 待定 */
const char *summer_level_get_text       (SummerLevel level);          /* 必须 提示 不评 */
char       *summer_policy_dup_text      (const SummerPolicy *policy, const char *name); /* a parameter for people: 30,000 yuan for each class */
char       *summer_policy_dup_idle      (const SummerPolicy *policy, const char *name, const SummerFacts *facts); /* shares and sources of no class; NULL = none */
char       *summer_source_dup_rule      (const SummerSource *source); /* 50% of what the fund grants */
const char *summer_source_get_purpose   (const SummerSource *source); /* what it pays for */
char       *summer_finding_dup_sentence (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of);
char       *summer_finding_dup_remedy   (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of); /* NULL: nothing to mend */
const char *summer_prospect_get_text    (SummerProspectState state);  /* 已达标 正常 待登记 有风险 无法达标 */
char       *summer_prospect_dup_sentence (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of); /* what must happen by when */

/* Why a class gets what it gets: numbered steps of lines, label left and value right. */
typedef struct
{
  char    *label, *value; /* owned; value may be NULL */
  gboolean strong;
  int      condition; /* SummerCondition it tells of, -1 = none: where its records are is known by it */
} SummerExplanationLine;

typedef struct
{
  char      *title;  /* owned */
  GPtrArray *lines;  /* SummerExplanationLine, owned */
} SummerExplanationStep;

GPtrArray *summer_explanation_new      (const SummerAssessment *assessment, const SummerClassAssessment *of); /* SummerExplanationStep, owned */
char      *summer_explanation_dup_text (GPtrArray *steps); /* plain text, for copying and cells */

G_END_DECLS
