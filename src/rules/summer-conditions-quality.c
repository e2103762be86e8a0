#include "config.h"

#include "summer-conditions.h"

/**
 * summer_judge_inspection:
 *
 * Fails while a serious problem is open: not corrected, or only after as_of. Otherwise there must have been
 * `inspections_min` visits.
 */
void
summer_judge_inspection (const SummerCase *of, SummerFinding *finding)
{
  GArray *open_serious = g_array_new (FALSE, FALSE, sizeof (SummerDay));
  int min = of->policy->inspections_min, n = 0;

  for (guint i = 0; i < of->of->n_visits; i++)
    {
      const SummerFactEvent *visit = &of->of->visits[i];

      if (visit->day > of->as_of)
        continue;
      n++;
      if (visit->value == SUMMER_VISIT_SERIOUS
          && (visit->fixed_on == SUMMER_DAY_NONE || visit->fixed_on > of->as_of))
        g_array_append_val (open_serious, visit->day);
    }

  if (open_serious->len > 0)
    finding->outcome = SUMMER_OUTCOME_FAIL;
  else
    finding->outcome = n >= min ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_UNPROVEN;
  summer_finding_add_count (finding, "visits", n);
  summer_finding_add_count (finding, "min", min);
  summer_finding_take_days (finding, "open_serious", open_serious);
}

/**
 * summer_judge_incident:
 *
 * Fails when there was an accident or an adverse event; minor incidents never count.
 */
void
summer_judge_incident (const SummerCase *of, SummerFinding *finding)
{
  GArray *counted = g_array_new (FALSE, FALSE, sizeof (SummerDay));
  int minor = 0, adverse = 0, accidents = 0;

  for (guint i = 0; i < of->of->n_incidents; i++)
    {
      const SummerFactEvent *incident = &of->of->incidents[i];

      if (incident->day > of->as_of)
        continue;
      minor += incident->value == SUMMER_INCIDENT_MINOR;
      adverse += incident->value == SUMMER_INCIDENT_ADVERSE;
      accidents += incident->value == SUMMER_INCIDENT_ACCIDENT;
      if (incident->value != SUMMER_INCIDENT_MINOR)
        g_array_append_val (counted, incident->day);
    }

  finding->outcome = counted->len == 0 ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
  summer_finding_take_days (finding, "counted", counted);
  summer_finding_add_count (finding, "accidents", accidents);
  summer_finding_add_count (finding, "adverse", adverse);
  summer_finding_add_count (finding, "minor", minor);
}

/**
 * summer_judge_satisfaction:
 *
 * Of enough responses, `responses_min` of the headcount and at least one, `satisfaction_min` must be
 * satisfied or very satisfied.
 */
void
summer_judge_satisfaction (const SummerCase *of, SummerFinding *finding)
{
  gint64 responses = 0, satisfied = 0;
  gint64 responses_min = of->policy->responses_min, min = of->policy->satisfaction_min;
  gint64 enough = MAX (1, (responses_min * of->headcount + 9999) / 10000);

  for (guint i = 0; i < of->of->n_responses; i++)
    {
      const SummerFactEvent *response = &of->of->responses[i];

      if (response->day > of->as_of)
        continue;
      responses++;
      satisfied += response->value == SUMMER_RATING_VERY_SATISFIED
                   || response->value == SUMMER_RATING_SATISFIED;
    }

  summer_finding_add_count (finding, "responses", responses);
  summer_finding_add_count (finding, "satisfied", satisfied);
  summer_finding_add_count (finding, "headcount", of->headcount);
  summer_finding_add_rate (finding, "responses_min", (int) responses_min);
  summer_finding_add_rate (finding, "min", (int) min);
  summer_finding_add_count (finding, "needed", MAX (0, enough - responses));
  if (responses < enough)
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
  else
    finding->outcome
        = satisfied * 10000 >= min * responses ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}
