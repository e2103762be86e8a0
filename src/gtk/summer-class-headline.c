#include "config.h"

#include "summer-class-headline.h"

#include <glib/gi18n.h>

#include "summer-money.h"

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

static char *
dup_verdict (const SummerClassAssessment *of, gboolean money, const char **tone)
{
  const guint failed = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_FAIL);
  const guint unproven = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_UNPROVEN);
  const SummerDay latest = get_latest (of);
  g_autofree char *day = latest != SUMMER_DAY_NONE ? summer_day_dup_text (latest) : NULL;
  g_autofree char *amount = summer_money_dup_text (of->granted_all);
  g_autofree char *open
      = g_strdup_printf (ngettext ("%u condition still open", "%u conditions still open", unproven),
                         unproven);
  g_autofree char *text = NULL;

  switch (of->verdict)
    {
    case SUMMER_VERDICT_ELIGIBLE:
      text = money ? g_strdup_printf (_ ("granted %s yuan"), amount)
                   : g_strdup (_ ("every condition is met"));
      *tone = "good";
      break;
    case SUMMER_VERDICT_INELIGIBLE:
      text = g_strdup_printf (ngettext ("%u condition not met", "%u conditions not met", failed),
                              failed);
      *tone = "bad";
      break;
    case SUMMER_VERDICT_UNPROVEN:
    default:
      text = day ? g_strdup_printf (_ ("%s, first by %s"), open, day) : g_strdup (open);
      *tone = "wait";
      break;
    }
  return g_steal_pointer (&text);
}

static char *
dup_outcomes (const SummerClassAssessment *of)
{
  const guint failed = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_FAIL);
  const guint unproven = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_UNPROVEN);
  const guint advisory = count (of, SUMMER_LEVEL_ADVISORY, SUMMER_OUTCOME_FAIL)
                         + count (of, SUMMER_LEVEL_ADVISORY, SUMMER_OUTCOME_UNPROVEN);
  const guint beside = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_NOT_APPLICABLE);
  const guint passed = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_PASS);
  const guint all = passed + failed + unproven + beside;
  /* As the explanation of the amount counts them: those that decide. */
  g_autofree char *text
      = beside > 0 ? g_strdup_printf (
            _ ("%u required conditions: %u passed, %u failed, %u not proven, %u not applicable"),
            all, passed, failed, unproven, beside)
                   : g_strdup_printf (
                       _ ("%u required conditions: %u passed, %u failed, %u not proven"), all,
                       passed, failed, unproven);
  g_autofree char *advice
      = g_strdup_printf (ngettext ("%u advisory one open, which decides nothing",
                                   "%u advisory ones open, which decides nothing", advisory),
                         advisory);
  g_autofree char *whole = advisory > 0 ? g_strdup_printf (_ ("%s; %s"), text, advice) : NULL;

  return whole != NULL ? g_steal_pointer (&whole) : g_steal_pointer (&text);
}

/* How many conditions can still come to this; required: of those that decide alone. */
static guint
count_prospects (const SummerClassAssessment *of,
                 SummerProspectState from,
                 SummerProspectState to,
                 gboolean required)
{
  guint n = 0;

  for (guint i = 0; i < of->n_findings; i++)
    n += of->findings[i].prospect.state >= from && of->findings[i].prospect.state <= to
         && (!required || of->findings[i].level == SUMMER_LEVEL_REQUIRED);
  return n;
}

static char *
dup_not_begun (const SummerAssessment *assessment,
               const SummerClassAssessment *of,
               const char **tone)
{
  const guint lost = count_prospects (of, SUMMER_PROSPECT_LOST, SUMMER_PROSPECT_LOST, TRUE);
  const guint open = count_prospects (of, SUMMER_PROSPECT_NOT_KNOWN, SUMMER_PROSPECT_AT_RISK, TRUE);
  g_autofree char *first
      = summer_day_dup_text (assessment->facts->classes[of - assessment->classes].first_day);

  *tone = lost > 0 ? "bad" : open > 0 ? "wait" : "good";
  if (lost > 0)
    return g_strdup_printf (ngettext ("begins on %s; %u condition is out of reach",
                                      "begins on %s; %u conditions are out of reach", lost),
                            first, lost);
  if (open > 0)
    return g_strdup_printf (ngettext ("begins on %s; %u condition to see to",
                                      "begins on %s; %u conditions to see to", open),
                            first, open);
  return g_strdup_printf (_ ("begins on %s; nothing stands against it"), first);
}

/**
 * summer_class_headline_dup_text:
 * @money: whether the amount may be told
 * @tone: (out): good, wait or bad; static
 *
 * Returns: (transfer full): what the verdict comes to: the amount, what is not met, or what is open and until when; of a
 *   class that has not begun, when it begins and what is to be seen to
 */
char *
summer_class_headline_dup_text (const SummerAssessment *assessment,
                                const SummerClassAssessment *of,
                                gboolean money,
                                const char **tone)
{
  return summer_reading_get (assessment, of) == SUMMER_READING_NOT_BEGUN
             ? dup_not_begun (assessment, of, tone)
             : dup_verdict (of, money, tone);
}

/**
 * summer_class_headline_dup_summary:
 *
 * Returns: (transfer full): how many conditions there are, by their outcomes, advisory ones beside; of a class that has
 *   not begun by what can become of them
 */
char *
summer_class_headline_dup_summary (const SummerAssessment *assessment,
                                   const SummerClassAssessment *of)
{
  if (summer_reading_get (assessment, of) != SUMMER_READING_NOT_BEGUN)
    return dup_outcomes (of);
  return g_strdup_printf (
      _ ("%u conditions, before the class begins: %u met or on track, %u to see to, %u out of "
         "reach"),
      of->n_findings, count_prospects (of, SUMMER_PROSPECT_MET, SUMMER_PROSPECT_ON_TRACK, FALSE),
      count_prospects (of, SUMMER_PROSPECT_NOT_KNOWN, SUMMER_PROSPECT_AT_RISK, FALSE),
      count_prospects (of, SUMMER_PROSPECT_LOST, SUMMER_PROSPECT_LOST, FALSE));
}

/**
 * summer_class_headline_show:
 * @line: what there is to do, in the tone of its urgency
 * @summary: how the conditions stand
 */
void
summer_class_headline_show (GtkLabel *line,
                            GtkLabel *summary,
                            const SummerAssessment *assessment,
                            const SummerClassAssessment *of,
                            gboolean money)
{
  const char *tone = NULL, *former;
  g_autofree char *text = NULL, *counts = NULL;

  g_return_if_fail (GTK_IS_LABEL (line) && GTK_IS_LABEL (summary));

  former = g_object_get_data (G_OBJECT (line), "tone");
  text = summer_class_headline_dup_text (assessment, of, money, &tone);
  counts = summer_class_headline_dup_summary (assessment, of);
  gtk_label_set_text (summary, counts);
  gtk_label_set_text (line, text);
  if (former)
    gtk_widget_remove_css_class (GTK_WIDGET (line), former);
  gtk_widget_add_css_class (GTK_WIDGET (line), tone);
  g_object_set_data (G_OBJECT (line), "tone", (gpointer) tone);
}
