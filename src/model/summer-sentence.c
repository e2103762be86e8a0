#include "config.h"

#include "summer-phrase.h"
#include "summer-wording.h"

#include <glib/gi18n.h>

/* How many days or names a sentence lists before it says that there are more. */
#define NAMED 3

typedef struct
{
  const SummerFinding *finding;
  const SummerPolicy *policy;
  SummerDay as_of;
} Of;

static gint64
count_of (const Of *of, const char *key)
{
  return summer_finding_get_count (of->finding, key);
}

static char *
dup_count (const Of *of, const char *key)
{
  return summer_phrase_dup_count (count_of (of, key));
}

static char *
dup_day (const Of *of, const char *key)
{
  return summer_phrase_dup_day (summer_phrase_get_day (of->finding, key), of->as_of);
}

static char *
dup_list (const Of *of, const char *key)
{
  return summer_phrase_dup_list (summer_finding_get (of->finding, key), of->as_of, NAMED);
}

static guint
length_of (const Of *of, const char *key)
{
  return summer_phrase_get_length (summer_finding_get (of->finding, key));
}

static gboolean
is_true (const Of *of, const char *key)
{
  return count_of (of, key) != 0;
}

static char *
dup_percent (gint64 part, gint64 whole)
{
  char *percent = summer_rate_dup_percent (part, whole);

  return percent != NULL ? percent : g_strdup ("–");
}

static char *
say_approved (const Of *of)
{
  const SummerFigure *state = summer_finding_get (of->finding, "state");
  const char *word
      = state != NULL ? summer_terms_get_text (SUMMER_TERMS_CLASS_STATE, (int) state->number) : "–";

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_UNPROVEN:
      return g_strdup (_ ("Applied for, not yet approved"));
    case SUMMER_OUTCOME_FAIL:
      return g_strdup_printf (_ ("The state of the class is: %s"), word);
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      return g_strdup_printf (_ ("Approved; the state of the class is: %s"), word);
    }
}

static char *
say_headcount (const Of *of)
{
  gint64 headcount = count_of (of, "headcount"), min = count_of (of, "min"),
         max = count_of (of, "max");
  g_autofree char *counted
      = of->policy->headcount_basis == SUMMER_BASIS_ATTENDING
            ? g_strdup_printf (ngettext ("%d child attends often enough",
                                         "%d children attend often enough", (gulong) headcount),
                               (int) headcount)
            : g_strdup_printf (ngettext ("%d child enrolled", "%d children enrolled",
                                         (gulong) headcount),
                               (int) headcount);

  if (headcount < min)
    return g_strdup_printf (_ ("%s, fewer than %d"), counted, (int) min);
  if (max > 0 && headcount > max)
    return g_strdup_printf (_ ("%s, more than %d"), counted, (int) max);
  if (max > 0)
    return g_strdup_printf (_ ("%s, between %d and %d"), counted, (int) min, (int) max);
  return g_strdup_printf (_ ("%s, at least %d; no upper limit"), counted, (int) min);
}

static char *
say_open_days (const Of *of)
{
  int held = (int) count_of (of, "held"), remaining = (int) count_of (of, "remaining"),
      min = (int) count_of (of, "min");

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      if (remaining > 0)
        return g_strdup_printf (
            _ ("Held on %d days; with the %d still to come that makes %d, fewer than %d"), held,
            remaining, held + remaining, min);
      return g_strdup_printf (_ ("Held on %d days, fewer than %d; none to come"), held, min);
    case SUMMER_OUTCOME_UNPROVEN:
      return g_strdup_printf (_ ("Held on %d days, %d short of %d; %d still to come"), held,
                              min - held, min, remaining);
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      if (remaining > 0)
        return g_strdup_printf (_ ("Held on %d days, at least %d; %d still to come"), held, min,
                                remaining);
      return g_strdup_printf (_ ("Held on %d days, at least %d"), held, min);
    }
}

/* Excluded marks leave the denominator; without saying so the figures would not agree with the register. */
static char *
add_excluded (const Of *of, char *sentence)
{
  g_autofree char *marks = NULL;
  g_autofree char *plain = sentence;

  if (of->policy->excluded_marks == 0)
    return g_steal_pointer (&plain);
  marks = summer_phrase_dup_terms (SUMMER_TERMS_MARK, of->policy->excluded_marks);
  return g_strdup_printf (_ ("%s; not counted: %s"), plain, marks);
}

static char *
say_attendance (const Of *of)
{
  gint64 present = count_of (of, "present"), expected = count_of (of, "expected"),
         unrecorded = count_of (of, "unrecorded");
  g_autofree char *here = summer_phrase_dup_count (present);
  g_autofree char *all = summer_phrase_dup_count (expected);
  g_autofree char *open = summer_phrase_dup_count (unrecorded);
  g_autofree char *low = dup_percent (present, expected);
  g_autofree char *high = dup_percent (present + unrecorded, expected);
  g_autofree char *min = summer_rate_dup_basis_points ((int) count_of (of, "min"));

  if (expected == 0)
    return g_strdup (_ ("No child was expected on any day so far"));

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      if (unrecorded > 0)
        return add_excluded (
            of, g_strdup_printf (_ ("Present %s of %s child-days; even with all %s unrecorded ones "
                                    "present only %s%%, below %s"),
                                 here, all, open, high, min));
      return add_excluded (of, g_strdup_printf (_ ("Present %s of %s child-days (%s%%), below %s"),
                                                here, all, low, min));
    case SUMMER_OUTCOME_UNPROVEN:
      return add_excluded (
          of,
          g_strdup_printf (_ ("Present %s of %s child-days, %s unrecorded: between %s%% and %s%%; "
                              "the threshold is %s"),
                           here, all, open, low, high, min));
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      if (unrecorded > 0)
        return add_excluded (
            of, g_strdup_printf (_ ("Present %s of %s child-days (%s%%); %s unrecorded, passes "
                                    "whatever they were"),
                                 here, all, low, open));
      return add_excluded (of,
                           g_strdup_printf (_ ("Present %s of %s child-days (%s%%), not below %s"),
                                            here, all, low, min));
    }
}

static char *
say_staff_plan (const Of *of)
{
  int open_days = (int) count_of (of, "open_days");
  guint n_short = length_of (of, "short_days");
  g_autofree char *days = dup_list (of, "short_days");

  if (of->finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup (_ ("The class has no open day"));
  if (n_short > 0 && summer_phrase_has (of->finding, "tutors_required"))
    return g_strdup_printf (
        _ ("Too few staff on %u of %d open days: %s; on the first of them %d tutors of %d and %d "
           "volunteers of %d for %d children"),
        n_short, open_days, days, (int) count_of (of, "tutors"),
        (int) count_of (of, "tutors_required"), (int) count_of (of, "volunteers"),
        (int) count_of (of, "volunteers_required"), (int) count_of (of, "children"));
  if (n_short > 0)
    return g_strdup_printf (_ ("Too few tutors or volunteers on %u of %d open days: %s"), n_short,
                            open_days, days);
  return g_strdup_printf (_ ("Enough tutors and volunteers on each of %d open days (at least %d "
                             "and %d for %d children)"),
                          open_days, of->policy->tutors_min, of->policy->volunteers_min,
                          of->policy->children_per_team);
}

static char *
say_staff_present (const Of *of)
{
  int held = (int) count_of (of, "held_days");

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      {
        g_autofree char *days = dup_list (of, "surely_short");

        return g_strdup_printf (_ ("Too few staff for the children present on %u of %d days: %s"),
                                length_of (of, "surely_short"), held, days);
      }
    case SUMMER_OUTCOME_UNPROVEN:
      {
        g_autofree char *days = dup_list (of, "perhaps_short");

        if (held == 0)
          return g_strdup (_ ("No day was held yet"));
        return g_strdup_printf (
            _ ("The records leave open whether there was enough staff on %u of %d days: %s"),
            length_of (of, "perhaps_short"), held, days);
      }
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      return g_strdup_printf (
          _ ("On each of %d days no fewer staff than the children present needed"), held);
    }
}

/* The kinds of insurance that some child-day lacked, "" when the figures do not tell. */
static char *
dup_missing_kinds (const Of *of)
{
  static const char *const keys[]
      = { "missing_accident_injury", "missing_accident_medical", "missing_liability" };
  guint kinds = 0;

  for (guint kind = 0; kind < G_N_ELEMENTS (keys); kind++)
    if (summer_phrase_has (of->finding, keys[kind]))
      kinds |= 1u << kind;
  return summer_phrase_dup_terms (SUMMER_TERMS_INSURANCE_KIND, kinds);
}

static char *
say_insurance (const Of *of)
{
  g_autofree char *missing = dup_missing_kinds (of);
  g_autofree char *present = dup_count (of, "present");
  g_autofree char *uncovered = dup_count (of, "uncovered");
  g_autofree char *first = dup_list (of, "first_uncovered");
  g_autofree char *kinds
      = summer_phrase_dup_terms (SUMMER_TERMS_INSURANCE_KIND, of->policy->insurance_kinds);

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      if (*missing != '\0')
        return g_strdup_printf (_ ("%s of %s child-days present lacked %s, the first: %s"),
                                uncovered, present, missing, first);
      return g_strdup_printf (_ ("%s of %s child-days present were not insured, the first: %s"),
                              uncovered, present, first);
    case SUMMER_OUTCOME_UNPROVEN:
      return g_strdup (_ ("No child was marked present yet"));
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      return *kinds == '\0' ? g_strdup (_ ("The programme asks for no insurance"))
                            : g_strdup_printf (_ ("All %s child-days present were insured: %s"),
                                               present, kinds);
    }
}

static char *
say_agreement (const Of *of)
{
  g_autofree char *children = dup_count (of, "children");
  g_autofree char *without = dup_list (of, "without");

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      return g_strdup_printf (
          _ ("%u of %s children have no agreement signed by their first day: %s"),
          length_of (of, "without"), children, without);
    case SUMMER_OUTCOME_UNPROVEN:
      return g_strdup (_ ("No child was marked present yet"));
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      return g_strdup_printf (_ ("%s agreements, each signed on or before the child's first day"),
                              children);
    }
}

static char *
say_venue (const Of *of)
{
  SummerDay first = summer_phrase_get_day (of->finding, "first");
  g_autofree char *latest = dup_day (of, "latest");
  g_autofree char *first_text = dup_day (of, "first");
  g_autofree char *first_day = dup_day (of, "first_day");

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      return g_strdup_printf (_ ("The review of %s failed"), latest);
    case SUMMER_OUTCOME_UNPROVEN:
      if (first == SUMMER_DAY_NONE)
        return g_strdup (_ ("No site review is recorded"));
      return g_strdup_printf (_ ("The first review was on %s, after the first day %s"), first_text,
                              first_day);
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      if (count_of (of, "reviews") > 1)
        return g_strdup_printf (_ ("First reviewed on %s; the latest review, of %s, passed"),
                                first_text, latest);
      return g_strdup_printf (_ ("Reviewed and passed on %s, by the first day %s"), latest,
                              first_day);
    }
}

static char *
say_emergency_plan (const Of *of)
{
  g_autofree char *plan = dup_day (of, "plan");
  g_autofree char *first_day = dup_day (of, "first_day");

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      return g_strdup_printf (_ ("The plan is of %s, after the first day %s"), plan, first_day);
    case SUMMER_OUTCOME_UNPROVEN:
      return g_strdup (_ ("No date of an emergency plan is recorded"));
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      return g_strdup_printf (_ ("The plan is of %s, by the first day %s"), plan, first_day);
    }
}

static char *
say_provider (const Of *of)
{
  const SummerFigure *provider = summer_finding_get (of->finding, "provider");
  const char *name = provider != NULL && provider->text != NULL ? provider->text : "–";
  g_autofree char *until = dup_day (of, "qualified_until");
  g_autofree char *last_day = dup_day (of, "last_day");

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_NOT_APPLICABLE:
      return g_strdup (_ ("The host runs the class itself"));
    case SUMMER_OUTCOME_UNPROVEN:
      return g_strdup_printf (_ ("No date until which “%s” is qualified is recorded"), name);
    case SUMMER_OUTCOME_FAIL:
      if (is_true (of, "barred"))
        return g_strdup_printf (_ ("“%s” is barred"), name);
      return g_strdup_printf (_ ("“%s” is qualified until %s only, before the last day %s"), name,
                              until, last_day);
    case SUMMER_OUTCOME_PASS:
    default:
      return g_strdup_printf (_ ("%s, qualified until %s; the last day is %s"), name, until,
                              last_day);
    }
}

static char *
say_inspection (const Of *of)
{
  int visits = (int) count_of (of, "visits"), min = (int) count_of (of, "min");
  g_autofree char *serious = dup_list (of, "open_serious");

  if (of->finding->outcome == SUMMER_OUTCOME_FAIL)
    return g_strdup_printf (_ ("Visits: %d; serious problems not corrected: %u, found on %s"),
                            visits, length_of (of, "open_serious"), serious);
  return g_strdup_printf (_ ("Visits: %d, at least %d; no serious problem is open"), visits, min);
}

static char *
say_incident (const Of *of)
{
  gint64 minor = count_of (of, "minor");
  g_autofree char *counted = dup_list (of, "counted");

  if (of->finding->outcome == SUMMER_OUTCOME_FAIL)
    return g_strdup_printf (_ ("Accidents: %d, adverse events: %d (%s)"),
                            (int) count_of (of, "accidents"), (int) count_of (of, "adverse"),
                            counted);
  if (minor > 0)
    return g_strdup_printf (_ ("No accident, no adverse event; minor ones: %d, not counted"),
                            (int) minor);
  return g_strdup (_ ("No accident, no adverse event"));
}

static char *
say_satisfaction (const Of *of)
{
  gint64 responses = count_of (of, "responses"), satisfied = count_of (of, "satisfied"),
         headcount = count_of (of, "headcount");
  gint64 needed = MAX (1, (count_of (of, "responses_min") * headcount + 9999) / 10000);
  g_autofree char *answered = headcount > 0 ? dup_percent (responses, headcount) : g_strdup ("–");
  g_autofree char *pleased = dup_percent (satisfied, responses);
  g_autofree char *min = summer_rate_dup_basis_points ((int) count_of (of, "min"));

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_UNPROVEN:
      if (responses == 0)
        return g_strdup_printf (_ ("No response yet for %d children; %d are needed"),
                                (int) headcount, (int) needed);
      return g_strdup_printf (
          _ ("%d responses for %d children (%s%%), %d more are needed; %d of them satisfied"),
          (int) responses, (int) headcount, answered, (int) (needed - responses), (int) satisfied);
    case SUMMER_OUTCOME_FAIL:
      return g_strdup_printf (_ ("%d responses for %d children; satisfied %d (%s%%), below %s"),
                              (int) responses, (int) headcount, (int) satisfied, pleased, min);
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      return g_strdup_printf (_ ("%d responses for %d children; satisfied %d (%s%%), not below %s"),
                              (int) responses, (int) headcount, (int) satisfied, pleased, min);
    }
}

/* Of the children that somebody took home who is not listed, what stands beside it. */
static char *
add_unlisted (const Of *of, char *sentence)
{
  g_autofree char *plain = sentence;
  gint64 unlisted = count_of (of, "unlisted"), confirmed = count_of (of, "confirmed");
  g_autofree char *with = summer_phrase_dup_count (confirmed);
  g_autofree char *without = summer_phrase_dup_count (unlisted - confirmed);

  if (unlisted == 0)
    return g_steal_pointer (&plain);
  return g_strdup_printf (_ ("%s; released to somebody not listed: %s with a reason and a second "
                             "member of staff, %s without"),
                          plain, with, without);
}

static char *
say_release (const Of *of)
{
  g_autofree char *present = dup_count (of, "present");
  g_autofree char *lacking = dup_count (of, "lacking");
  g_autofree char *first = dup_list (of, "first_lacking");

  switch (of->finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      return add_unlisted (
          of,
          g_strdup_printf (
              _ ("%s of %s child-days lack a sign-in, a sign-out or a collector, the first: %s"),
              lacking, present, first));
    case SUMMER_OUTCOME_UNPROVEN:
      return g_strdup (_ ("No child was marked present yet"));
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      return add_unlisted (
          of, g_strdup_printf (_ ("All %s child-days have a sign-in, a sign-out and a collector"),
                               present));
    }
}

static char *
say_host_limit (const Of *of)
{
  int limit = (int) count_of (of, "limit");
  g_autofree char *codes = dup_list (of, "codes");

  if (of->finding->outcome == SUMMER_OUTCOME_FAIL && *codes == '\0') /* none takes part yet */
    return g_strdup_printf (_ ("A host may have %d classes; this one is not among them"), limit);
  if (of->finding->outcome == SUMMER_OUTCOME_FAIL)
    return g_strdup_printf (_ ("A host may have %d classes; this one is not among them: %s"), limit,
                            codes);
  if (limit == 0)
    return g_strdup (_ ("The programme does not limit the classes of a host"));
  if (*codes == '\0')
    return g_strdup_printf (_ ("A host may have %d classes; this one is among them"), limit);
  return g_strdup_printf (_ ("A host may have %d classes; this one is among them: %s"), limit,
                          codes);
}

static char *(*const sentences[SUMMER_N_CONDITIONS]) (const Of *of) = {
  [SUMMER_CONDITION_APPROVED] = say_approved,
  [SUMMER_CONDITION_HEADCOUNT] = say_headcount,
  [SUMMER_CONDITION_OPEN_DAYS] = say_open_days,
  [SUMMER_CONDITION_ATTENDANCE] = say_attendance,
  [SUMMER_CONDITION_STAFF_PLAN] = say_staff_plan,
  [SUMMER_CONDITION_STAFF_PRESENT] = say_staff_present,
  [SUMMER_CONDITION_INSURANCE] = say_insurance,
  [SUMMER_CONDITION_AGREEMENT] = say_agreement,
  [SUMMER_CONDITION_VENUE] = say_venue,
  [SUMMER_CONDITION_EMERGENCY_PLAN] = say_emergency_plan,
  [SUMMER_CONDITION_PROVIDER] = say_provider,
  [SUMMER_CONDITION_INSPECTION] = say_inspection,
  [SUMMER_CONDITION_INCIDENT] = say_incident,
  [SUMMER_CONDITION_SATISFACTION] = say_satisfaction,
  [SUMMER_CONDITION_RELEASE] = say_release,
  [SUMMER_CONDITION_HOST_LIMIT] = say_host_limit,
};

/**
 * summer_finding_dup_sentence:
 * @finding: a condition's outcome with its figures
 * @policy: the policy the assessment was made by
 * @as_of: the day of the assessment
 *
 * Why the condition has its outcome: one sentence out of the finding's own figures, nothing recomputed that
 * could decide otherwise. A figure that is not there is left out or shown as a dash.
 *
 * Returns: (transfer full): the sentence in the user's language
 */
char *
summer_finding_dup_sentence (const SummerFinding *finding,
                             const SummerPolicy *policy,
                             SummerDay as_of)
{
  const Of of = { finding, policy, as_of };

  g_return_val_if_fail (finding != NULL && finding->condition < SUMMER_N_CONDITIONS
                            && policy != NULL,
                        NULL);
  return sentences[finding->condition](&of);
}
