/* The rules a second time, written from their text alone: day by day, record by record, as slow as it is plain.
 * It shares no code with src/rules. */
#pragma once

#include "summer-facts.h"
#include "summer-assessment.h"

G_BEGIN_DECLS

typedef struct
{
  SummerOutcome outcomes[SUMMER_N_CONDITIONS]; /* of all, off ones too */
  SummerVerdict verdict;
  int           headcount, open_days, held_days;
  gint64        expected, present, unrecorded, stray, unlisted, confirmed;
  SummerMoney   base, granted;
  int           pool;                      /* the share it draws from; n_shares = none */
  SummerMoney   due[SUMMER_MAX_SOURCES];   /* by the rules of the further sources, which */
  SummerMoney   extra[SUMMER_MAX_SOURCES]; /* it is granted when what pays for the same is taken off */
  SummerMoney   all;
} NaiveClass;

/* One a class, in the order of the facts; free with g_free (). */
NaiveClass *naive_assess (const SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of);

G_END_DECLS
