/* Which classes the union should visit next. Pure: facts, the outlook and what is planned in, a ranked list out.
 *
 * Ranked are the classes held on the day. Those without a visit planned go first; then by urgency, which is the days
 * since the last visit (of a class never seen: since its first day), and as many more as what is wrong weighs:
 *
 *     urgency = days + SUMMER_VISIT_DAYS_A_SERIOUS x serious problems open + SUMMER_VISIT_DAYS_A_RISK x conditions at risk
 *
 * ties by the days, then by class code in byte order. */
#pragma once

#include "summer-assessment.h"
#include "summer-safety-records.h"

G_BEGIN_DECLS

#define SUMMER_VISIT_DAYS_A_SERIOUS 10   /* days that a serious problem open weighs */
#define SUMMER_VISIT_DAYS_A_RISK 3 /* days that a required condition at risk, or lost, weighs */
#define SUMMER_VISIT_LONG_DAYS 10      /* days after which a class was not seen for long */

typedef enum
{
  SUMMER_VISIT_NEVER_SEEN = 1 << 0,
  SUMMER_VISIT_NOT_SEEN_LONG = 1 << 1,
  SUMMER_VISIT_OPEN_SERIOUS = 1 << 2,
  SUMMER_VISIT_AT_RISK = 1 << 3,
  SUMMER_VISIT_IS_PLANNED = 1 << 4,
} SummerVisitReasons;

typedef struct
{
  guint              class_index; /* in the assessment */
  SummerDay          last_visit; /* none = never seen */
  int                days;       /* since then, or since its first day */
  guint              open_serious, endangered;
  SummerDay          planned;    /* the next one, none = none */
  int                urgency;
  SummerVisitReasons reasons;
} SummerVisitProposal;

/* Of SummerVisitProposal, owned. planned: of the programme, in any order. */
GArray *summer_visit_plan_rank (const SummerAssessment *assessment, const SummerPlannedVisitRecord *planned, guint n_planned, SummerDay today);

G_END_DECLS
