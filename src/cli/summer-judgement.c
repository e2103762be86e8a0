#include "config.h"

#include "summer-judgement.h"

#include <glib/gi18n.h>

#include "summer-facts-loader.h"
#include "summer-rules.h"

/**
 * summer_judgement_parse_day:
 * @text: (nullable): the value of `--as-of`, or NULL when it was not given
 * @day: (out): %SUMMER_DAY_NONE when it was not given
 *
 * Returns: FALSE with the status set after saying that this is no date
 */
gboolean
summer_judgement_parse_day (SummerInvocation *invocation, const char *text, SummerDay *day)
{
  *day = text != NULL ? summer_day_parse (text) : SUMMER_DAY_NONE;
  if (text == NULL || *day != SUMMER_DAY_NONE)
    return TRUE;
  invocation->status
      = summer_invocation_fail_usage (invocation, _ ("“%s” is no date. Write it like 2019-08-09."),
                                      text);
  return FALSE;
}

/* Nothing was recorded yet, so it is as on the first day there is; a programme that has not even
 * classes has its year. */
static SummerDay
first_day_of (const SummerFacts *facts)
{
  SummerDay day = facts->first_day;

  for (guint i = 0; i < facts->n_classes && facts->first_day == SUMMER_DAY_NONE; i++)
    if (day == SUMMER_DAY_NONE || facts->classes[i].first_day < day)
      day = facts->classes[i].first_day;
  return day != SUMMER_DAY_NONE ? day : summer_day_from_ymd (facts->year, 1, 1);
}

/**
 * summer_judgement_new:
 * @as_of: the day to judge as of; %SUMMER_DAY_NONE for the latest date of a mark, staff mark, review, visit,
 *   incident or response, or the first day where there is none of these
 *
 * Returns: (transfer full) (nullable): the assessment of the programme asked for
 */
SummerAssessment *
summer_judgement_new (SummerInvocation *invocation, SummerStore *store, SummerDay as_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts = NULL;
  gint64 programme = summer_invocation_find_programme (invocation, store);

  if (programme == 0)
    return NULL;
  facts = summer_store_load_facts (store, programme, invocation->cancellable, &error);
  if (facts == NULL)
    {
      summer_invocation_fail (invocation, error);
      return NULL;
    }
  if (as_of == SUMMER_DAY_NONE)
    as_of = facts->latest != SUMMER_DAY_NONE ? facts->latest : first_day_of (facts);
  return summer_rules_assess (facts, facts->policy, as_of);
}
