#include "config.h"

#include "summer-conditions.h"

/**
 * summer_judge_approved:
 *
 * Passes for a class that is approved, open or ended; fails for one rejected or withdrawn.
 */
void
summer_judge_approved (const SummerCase *of, SummerFinding *finding)
{
  summer_finding_add_term (finding, "state", SUMMER_TERMS_CLASS_STATE, (int) of->of->state);
  switch (of->of->state)
    {
    case SUMMER_CLASS_APPROVED:
    case SUMMER_CLASS_OPEN:
    case SUMMER_CLASS_ENDED:
      finding->outcome = SUMMER_OUTCOME_PASS;
      break;
    case SUMMER_CLASS_REJECTED:
    case SUMMER_CLASS_WITHDRAWN:
      finding->outcome = SUMMER_OUTCOME_FAIL;
      break;
    case SUMMER_CLASS_APPLIED:
    default:
      finding->outcome = SUMMER_OUTCOME_UNPROVEN;
      break;
    }
}

/**
 * summer_judge_headcount:
 *
 * Passes when the headcount is between `children_min` and `children_max`, both included; a maximum of 0
 * is none.
 */
void
summer_judge_headcount (const SummerCase *of, SummerFinding *finding)
{
  int min = of->policy->children_min, max = of->policy->children_max;
  gboolean fits = of->headcount >= min && (max == 0 || of->headcount <= max);

  summer_finding_add_count (finding, "headcount", of->headcount);
  summer_finding_add_count (finding, "min", min);
  summer_finding_add_count (finding, "max", max);
  finding->outcome = fits ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}

/**
 * summer_judge_open_days:
 *
 * Passes once `days_min` days were held, fails once they cannot be reached.
 */
void
summer_judge_open_days (const SummerCase *of, SummerFinding *finding)
{
  int held = (int) of->calendar->n_held, all = (int) of->calendar->n_days;
  int min = of->policy->days_min;

  summer_finding_add_count (finding, "held", held);
  summer_finding_add_count (finding, "remaining", all - held);
  summer_finding_add_count (finding, "min", min);
  summer_finding_add_day (finding, "last_open_day",
                          all > 0 ? of->calendar->days[all - 1] : SUMMER_DAY_NONE);
  if (held >= min)
    finding->outcome = SUMMER_OUTCOME_PASS;
  else
    finding->outcome = all < min ? SUMMER_OUTCOME_FAIL : SUMMER_OUTCOME_UNPROVEN;
}

/**
 * summer_judge_venue:
 *
 * The latest site review must have passed (of two on one day a failed one is the latest), and the first
 * must have been on or before the first day. A failed latest review fails before the first is looked at.
 */
void
summer_judge_venue (const SummerCase *of, SummerFinding *finding)
{
  SummerDay first = SUMMER_DAY_NONE, latest = SUMMER_DAY_NONE;
  gboolean passed = FALSE;
  int n = 0;

  for (guint i = 0; i < of->of->n_reviews; i++)
    {
      const SummerFactEvent *review = &of->of->reviews[i];
      gboolean review_passed = review->value == SUMMER_RESULT_PASS;

      if (review->day > of->as_of)
        continue;
      n++;
      if (first == SUMMER_DAY_NONE || review->day < first)
        first = review->day;
      passed = latest == review->day  ? passed && review_passed
               : review->day > latest ? review_passed
                                      : passed;
      latest = MAX (latest, review->day);
    }

  summer_finding_add_count (finding, "reviews", n);
  summer_finding_add_day (finding, "first_day", of->of->first_day);
  summer_finding_add_day (finding, "first", first);
  summer_finding_add_day (finding, "latest", latest);
  summer_finding_add_boolean (finding, "latest_passed", passed);
  if (n > 0 && !passed)
    finding->outcome = SUMMER_OUTCOME_FAIL;
  else if (n > 0 && first <= of->of->first_day)
    finding->outcome = SUMMER_OUTCOME_PASS;
  else
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
}

/**
 * summer_judge_emergency_plan:
 *
 * The plan must be dated on or before the first day.
 */
void
summer_judge_emergency_plan (const SummerCase *of, SummerFinding *finding)
{
  SummerDay plan = of->of->emergency_plan;

  summer_finding_add_day (finding, "plan", plan);
  summer_finding_add_day (finding, "first_day", of->of->first_day);
  if (plan == SUMMER_DAY_NONE)
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
  else
    finding->outcome = plan <= of->of->first_day ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}

/**
 * summer_judge_provider:
 *
 * A provider must not be barred, and its qualification must be valid through the last day. It does not
 * apply to a class that its host runs.
 */
void
summer_judge_provider (const SummerCase *of, SummerFinding *finding)
{
  const SummerClassFacts *facts = of->of;

  summer_finding_add_text (finding, "provider", facts->provider);
  summer_finding_add_boolean (finding, "barred", facts->provider && facts->provider_barred);
  summer_finding_add_day (finding, "qualified_until",
                          facts->provider ? facts->provider_until : SUMMER_DAY_NONE);
  summer_finding_add_day (finding, "last_day", facts->last_day);
  if (facts->provider == NULL)
    finding->outcome = SUMMER_OUTCOME_NOT_APPLICABLE;
  else if (facts->provider_barred)
    finding->outcome = SUMMER_OUTCOME_FAIL;
  else if (facts->provider_until == SUMMER_DAY_NONE)
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
  else
    finding->outcome
        = facts->provider_until >= facts->last_day ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}

/**
 * summer_judge_host_limit:
 *
 * Passes for the first `host_classes_max` classes of a host by code. Rejected and withdrawn classes take
 * no place and fail themselves; without a limit there is nothing to fail.
 */
void
summer_judge_host_limit (const SummerCase *of, SummerFinding *finding)
{
  int limit = of->policy->host_classes_max;
  g_autoptr (GStrvBuilder) codes = NULL;
  int place = 0;

  summer_finding_add_count (finding, "limit", limit);
  if (limit == 0)
    {
      finding->outcome = SUMMER_OUTCOME_PASS;
      return;
    }
  codes = g_strv_builder_new ();
  for (guint i = 0; i < of->n_host_classes; i++)
    {
      g_strv_builder_add (codes, of->host_classes[i]->code);
      if (of->host_classes[i] == of->of)
        place = (int) i + 1;
    }
  summer_finding_add_count (finding, "place", place);
  summer_finding_add_text (finding, "host", of->of->host);
  summer_finding_take_texts (finding, "codes", g_strv_builder_end (codes));
  finding->outcome = place > 0 && place <= limit ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}
