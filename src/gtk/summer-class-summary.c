#include "config.h"

#include "summer-class-summary.h"

#include <glib/gi18n.h>

static guint
count (const SummerClassAssessment *of, SummerLevel level, SummerOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < of->n_findings; i++)
    n += of->findings[i].level == level && of->findings[i].outcome == outcome;
  return n;
}

/* The first day on which something is due of what is still open. */
static SummerDay
get_latest (const SummerClassAssessment *of)
{
  SummerDay latest = SUMMER_DAY_NONE;

  for (guint i = 0; i < of->n_findings; i++)
    if (of->findings[i].level == SUMMER_LEVEL_REQUIRED
        && of->findings[i].outcome == SUMMER_OUTCOME_UNPROVEN)
      {
        const SummerDay day = of->findings[i].prospect.due;

        if (day != SUMMER_DAY_NONE && (latest == SUMMER_DAY_NONE || day < latest))
          latest = day;
      }
  return latest;
}

char *
summer_class_summary_dup_headline (const SummerClassAssessment *of)
{
  const guint failed = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_FAIL);
  const guint unproven = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_UNPROVEN);
  const SummerDay latest = get_latest (of);
  g_autofree char *day = latest != SUMMER_DAY_NONE ? summer_day_dup_text (latest) : NULL;
  g_autofree char *amount = summer_money_dup_text (of->granted);
  g_autofree char *open
      = g_strdup_printf (ngettext ("%u condition still open", "%u conditions still open", unproven),
                         unproven);

  switch (of->verdict)
    {
    case SUMMER_VERDICT_ELIGIBLE:
      return g_strdup_printf (_ ("granted %s yuan"), amount);
    case SUMMER_VERDICT_INELIGIBLE:
      return g_strdup_printf (ngettext ("%u condition not met", "%u conditions not met", failed),
                              failed);
    case SUMMER_VERDICT_UNPROVEN:
    default:
      return day ? g_strdup_printf (_ ("%s, first by %s"), open, day) : g_strdup (open);
    }
}

char *
summer_class_summary_dup_counts (const SummerClassAssessment *of)
{
  const guint failed = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_FAIL);
  const guint unproven = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_UNPROVEN);
  const guint advisory = count (of, SUMMER_LEVEL_ADVISORY, SUMMER_OUTCOME_FAIL)
                         + count (of, SUMMER_LEVEL_ADVISORY, SUMMER_OUTCOME_UNPROVEN);
  const guint beside = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_NOT_APPLICABLE)
                       + count (of, SUMMER_LEVEL_ADVISORY, SUMMER_OUTCOME_NOT_APPLICABLE);
  const guint passed = of->n_findings - failed - unproven - advisory - beside;
  g_autofree char *text
      = beside > 0 ? g_strdup_printf (
            _ ("%u conditions: %u passed, %u failed, %u not proven, %u not applicable"),
            of->n_findings, passed, failed, unproven, beside)
                   : g_strdup_printf (_ ("%u conditions: %u passed, %u failed, %u not proven"),
                                      of->n_findings, passed, failed, unproven);
  g_autofree char *advice
      = g_strdup_printf (ngettext ("%u advisory one open, which decides nothing",
                                   "%u advisory ones open, which decides nothing", advisory),
                         advisory);

  return advisory > 0 ? g_strdup_printf (_ ("%s; %s"), text, advice) : g_steal_pointer (&text);
}
