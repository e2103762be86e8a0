#include "config.h"

#include "summer-phrase.h"
#include "summer-wording.h"

#include <glib/gi18n.h>

#define NAMED 3

/* Child-days present that make a rate of min basis points out of all: thresholds are inclusive (rules.md 3). */
static gint64
present_needed (gint64 all, gint64 min)
{
  return (gint64) (((__int128) all * min + 9999) / 10000);
}

static gint64
count_of (const SummerFinding *finding, const char *key)
{
  return summer_finding_get_count (finding, key);
}

static char *
mend_approved (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup (_ ("Decide on the application"));
  return g_strdup (_ ("Takes no part unless it is approved after all"));
}

static char *
mend_headcount (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  int headcount = (int) count_of (finding, "headcount"), min = (int) count_of (finding, "min");
  int max = (int) count_of (finding, "max");

  if (headcount < min)
    return g_strdup_printf (ngettext ("%d more child must be enrolled",
                                      "%d more children must be enrolled",
                                      (gulong) (min - headcount)),
                            min - headcount);
  return g_strdup_printf (ngettext ("%d child too many: move to another class",
                                    "%d children too many: move them to another class",
                                    (gulong) (headcount - max)),
                          headcount - max);
}

static char *
mend_open_days (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  int held = (int) count_of (finding, "held"), remaining = (int) count_of (finding, "remaining");
  int min = (int) count_of (finding, "min");

  if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup_printf (_ ("Hold %d of the %d days still to come"), min - held, remaining);
  return g_strdup_printf (ngettext ("Needs %d extra day", "Needs %d extra days",
                                    (gulong) (min - held - remaining)),
                          min - held - remaining);
}

/* What the days still to come must bring, exactly: the fewest more present child-days that make the threshold
 * over everything then expected. Unrecorded ones can still be recorded, so they are named first. */
static char *
mend_attendance (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  gint64 present = count_of (finding, "present"), expected = count_of (finding, "expected");
  gint64 unrecorded = count_of (finding, "unrecorded"), min = count_of (finding, "min");
  gint64 to_come = count_of (finding, "to_come");
  gint64 needed = present_needed (expected + to_come, min) - present;
  SummerDay last_chance = summer_phrase_get_day (finding, "last_chance");
  g_autofree char *needed_text = summer_phrase_dup_count (needed);
  g_autofree char *to_come_text = summer_phrase_dup_count (to_come);
  g_autofree char *unrecorded_text = summer_phrase_dup_count (unrecorded);

  if (expected == 0)
    return g_strdup (_ ("Nothing was expected yet: check the calendar and the enrolments"));

  if (unrecorded > 0 && finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    {
      gint64 of_unrecorded = present_needed (expected, min) - present;
      g_autofree char *of_unrecorded_text = summer_phrase_dup_count (of_unrecorded);

      return g_strdup_printf (
          _ ("Record the %s unrecorded child-days; passes now when %s of them were present"),
          unrecorded_text, of_unrecorded_text);
    }
  if (needed > to_come + unrecorded)
    return g_strdup (
        _ ("Cannot be reached any more; correct the register where marks are missing"));
  if (last_chance != SUMMER_DAY_NONE)
    {
      g_autofree char *day = summer_phrase_dup_day (last_chance, as_of);

      return g_strdup_printf (
          _ ("Needs %s more child-days (%s still to come), impossible after %s"), needed_text,
          to_come_text, day);
    }
  return g_strdup_printf (_ ("Needs %s more child-days (%s still to come)"), needed_text,
                          to_come_text);
}

static char *
mend_staff_plan (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  const SummerFigure *short_days = summer_finding_get (finding, "short_days");
  g_autofree char *days = summer_phrase_dup_list (short_days, as_of, NAMED);

  if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup (_ ("Check the dates and the closed days of the class"));
  return g_strdup_printf (ngettext ("Assign tutors or volunteers for %u day: %s",
                                    "Assign tutors or volunteers for %u days: %s",
                                    summer_phrase_get_length (short_days)),
                          summer_phrase_get_length (short_days), days);
}

static char *
mend_staff_present (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  const char *key = finding->outcome == SUMMER_OUTCOME_UNPROVEN ? "perhaps_short" : "surely_short";
  const SummerFigure *days_figure = summer_finding_get (finding, key);
  g_autofree char *days = summer_phrase_dup_list (days_figure, as_of, NAMED);

  if (summer_phrase_get_length (days_figure) == 0)
    return g_strdup (_ ("Is decided once a day was held"));
  if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup_printf (_ ("Record who of the staff was there on %s"), days);
  return g_strdup_printf (_ ("Check the marks of the staff on %s"), days);
}

static char *
mend_insurance (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  gint64 uncovered = count_of (finding, "uncovered");
  g_autofree char *uncovered_text = summer_phrase_dup_count (uncovered);

  if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup (_ ("Is decided once a child was present"));
  return g_strdup_printf (
      _ ("Insure the children, or complete the lists of the policies, for %s child-days"),
      uncovered_text);
}

static char *
mend_agreement (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  guint without = summer_phrase_get_length (summer_finding_get (finding, "without"));

  if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup (_ ("Is decided once a child was present"));
  return g_strdup_printf (
      ngettext ("Check the agreement of %u child and the date it was signed",
                "Check the agreements of %u children and the dates they were signed", without),
      without);
}

static char *
mend_venue (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  if (finding->outcome == SUMMER_OUTCOME_FAIL)
    return g_strdup (_ ("Have the site put right and reviewed again"));
  return g_strdup (_ ("Record the review from before the first day"));
}

static char *
mend_emergency_plan (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  if (finding->outcome == SUMMER_OUTCOME_FAIL)
    return g_strdup (_ ("Came too late; correct the date if it is wrong"));
  return g_strdup (_ ("Record the plan made before the first day"));
}

static char *
mend_provider (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup (_ ("Record until when the provider is qualified"));
  if (count_of (finding, "barred") != 0)
    return g_strdup (_ ("Change the provider"));
  return g_strdup (_ ("Have the qualification renewed and record it"));
}

static char *
mend_inspection (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  int missing = (int) (count_of (finding, "min") - count_of (finding, "visits"));

  if (finding->outcome == SUMMER_OUTCOME_FAIL)
    return g_strdup (_ ("Have the serious problem corrected and record the day"));
  return g_strdup_printf (ngettext ("%d more visit is needed", "%d more visits are needed",
                                    (gulong) missing),
                          missing);
}

static char *
mend_incident (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  return g_strdup (_ ("Cannot be made up for; correct the record if it is wrong"));
}

static char *
mend_satisfaction (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  gint64 responses = count_of (finding, "responses"), satisfied = count_of (finding, "satisfied");
  gint64 headcount = count_of (finding, "headcount"), min = count_of (finding, "min");
  gint64 enough = MAX (1, present_needed (headcount, count_of (finding, "responses_min")));
  gint64 more;

  if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup_printf (ngettext ("%d more response is needed", "%d more responses are needed",
                                      (gulong) (enough - responses)),
                            (int) (enough - responses));

  /* The fewest satisfied ones more that lift the share to the threshold. */
  more = min < 10000 ? (min * responses - 10000 * satisfied + (10000 - min) - 1) / (10000 - min)
                     : G_MAXINT;
  if (responses + more > headcount)
    return g_strdup (_ ("Cannot be reached with the parents who have not answered yet"));
  return g_strdup_printf (
      ngettext ("%d more satisfied response is needed; %d have not answered yet",
                "%d more satisfied responses are needed; %d have not answered yet", (gulong) more),
      (int) more, (int) (headcount - responses));
}

static char *
mend_release (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  g_autofree char *lacking = summer_phrase_dup_count (count_of (finding, "lacking"));

  if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup (_ ("Is decided once a child was present"));
  return g_strdup_printf (_ ("Record times and collectors of %s child-days"), lacking);
}

static char *
mend_host_limit (const SummerFinding *finding, const SummerPolicy *policy, SummerDay as_of)
{
  return g_strdup (_ ("Moves up when another class of the host is withdrawn"));
}

static char *(*const remedies[SUMMER_N_CONDITIONS]) (const SummerFinding *,
                                                     const SummerPolicy *,
                                                     SummerDay)
    = {
        [SUMMER_CONDITION_APPROVED] = mend_approved,
        [SUMMER_CONDITION_HEADCOUNT] = mend_headcount,
        [SUMMER_CONDITION_OPEN_DAYS] = mend_open_days,
        [SUMMER_CONDITION_ATTENDANCE] = mend_attendance,
        [SUMMER_CONDITION_STAFF_PLAN] = mend_staff_plan,
        [SUMMER_CONDITION_STAFF_PRESENT] = mend_staff_present,
        [SUMMER_CONDITION_INSURANCE] = mend_insurance,
        [SUMMER_CONDITION_AGREEMENT] = mend_agreement,
        [SUMMER_CONDITION_VENUE] = mend_venue,
        [SUMMER_CONDITION_EMERGENCY_PLAN] = mend_emergency_plan,
        [SUMMER_CONDITION_PROVIDER] = mend_provider,
        [SUMMER_CONDITION_INSPECTION] = mend_inspection,
        [SUMMER_CONDITION_INCIDENT] = mend_incident,
        [SUMMER_CONDITION_SATISFACTION] = mend_satisfaction,
        [SUMMER_CONDITION_RELEASE] = mend_release,
        [SUMMER_CONDITION_HOST_LIMIT] = mend_host_limit,
      };

/**
 * summer_finding_dup_remedy:
 * @finding: a condition's outcome with its figures
 * @policy: the policy the assessment was made by
 * @as_of: the day of the assessment
 *
 * What is to be done about a condition that does not pass, with how much is missing.
 *
 * Returns: (transfer full) (nullable): in the user's language, or NULL when there is nothing to mend
 */
char *
summer_finding_dup_remedy (const SummerFinding *finding,
                           const SummerPolicy *policy,
                           SummerDay as_of)
{
  g_return_val_if_fail (finding != NULL && finding->condition < SUMMER_N_CONDITIONS
                            && policy != NULL,
                        NULL);

  if (finding->outcome == SUMMER_OUTCOME_PASS || finding->outcome == SUMMER_OUTCOME_NOT_APPLICABLE)
    return NULL;
  return remedies[finding->condition](finding, policy, as_of);
}
