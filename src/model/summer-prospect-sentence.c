#include "config.h"

#include "summer-phrase.h"
#include "summer-wording.h"

#include <glib/gi18n.h>

typedef struct
{
  const SummerFinding *finding;
  const SummerProspect *prospect; /* the finding's */
  const SummerPolicy *policy;
  SummerDay as_of;
} Of;

/**
 * summer_prospect_get_text:
 *
 * The state in a word.
 */
const char *
summer_prospect_get_text (SummerProspectState state)
{
  switch (state)
    {
    case SUMMER_PROSPECT_MET:
      return C_ ("outlook", "Met");
    case SUMMER_PROSPECT_ON_TRACK:
      return C_ ("outlook", "On track");
    case SUMMER_PROSPECT_NOT_KNOWN:
      return C_ ("outlook", "Not known");
    case SUMMER_PROSPECT_AT_RISK:
      return C_ ("outlook", "At risk");
    case SUMMER_PROSPECT_LOST:
      return C_ ("outlook", "Lost");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
dup_due (const Of *of)
{
  return summer_phrase_dup_day (of->prospect->due, of->as_of);
}

static gboolean
has_due (const Of *of)
{
  return of->prospect->due != SUMMER_DAY_NONE;
}

static gboolean
is_overdue (const Of *of)
{
  return has_due (of) && of->prospect->due < of->as_of;
}

static gboolean
is_lost (const Of *of)
{
  return of->prospect->state == SUMMER_PROSPECT_LOST;
}

/* The day after which what the sentence asks for is out of reach. */
static char *
add_impossible_after (const Of *of, char *sentence)
{
  g_autofree char *plain = sentence;
  g_autofree char *day = dup_due (of);

  return has_due (of) ? g_strdup_printf (_ ("%s; impossible after %s"), plain, day)
                      : g_steal_pointer (&plain);
}

/* Names the first children after a sentence that counts them. */
static char *
add_children (const Of *of, char *sentence)
{
  g_autofree char *plain = sentence;
  g_autoptr (GString) names = g_string_new (NULL);
  guint named = MIN (of->prospect->n_children, SUMMER_MAX_NAMED);

  for (guint i = 0; i < named; i++)
    {
      if (i > 0)
        g_string_append (names, _ (", "));
      g_string_append (names, of->prospect->children[i]);
    }
  if (of->prospect->n_children > named)
    g_string_append (names, _ (" …"));
  return named > 0 ? g_strdup_printf (_ ("%s: %s"), plain, names->str) : g_steal_pointer (&plain);
}

static char *
say_settled_later (void)
{
  return g_strdup (_ ("Nothing to do; is settled at the end"));
}

static char *
say_approved (const Of *of)
{
  g_autofree char *due = dup_due (of);

  if (is_lost (of))
    return g_strdup (_ ("Takes no part unless it is approved after all"));
  if (is_overdue (of))
    return g_strdup_printf (_ ("Decide on the application: the class began on %s"), due);
  return g_strdup_printf (_ ("Decide on the application by %s"), due);
}

static char *
say_attending (const Of *of)
{
  int needed = (int) of->prospect->needed, open = (int) of->prospect->open;
  g_autofree char *unknown = summer_phrase_dup_count (of->prospect->unknown);

  switch (of->prospect->state)
    {
    case SUMMER_PROSPECT_LOST:
      return g_strdup_printf (_ ("Only %d children can still attend often enough, or too many do"),
                              open);
    case SUMMER_PROSPECT_NOT_KNOWN:
      return g_strdup_printf (_ ("Record the %s unrecorded child-days"), unknown);
    case SUMMER_PROSPECT_AT_RISK:
      return g_strdup_printf (
          _ ("%d children too few attend often enough so far; %d can still do so"), needed, open);
    case SUMMER_PROSPECT_MET:
    case SUMMER_PROSPECT_ON_TRACK:
    default:
      return say_settled_later ();
    }
}

static char *
say_headcount (const Of *of)
{
  int needed = (int) of->prospect->needed, open = (int) of->prospect->open;
  gboolean is_too_few = summer_finding_get_count (of->finding, "headcount")
                        < summer_finding_get_count (of->finding, "min");
  g_autofree char *due = dup_due (of);

  if (of->policy->headcount_basis == SUMMER_BASIS_ATTENDING)
    return say_attending (of);
  if (is_too_few && is_lost (of))
    return g_strdup_printf (ngettext ("%d child too few, and no day is left to enrol one for",
                                      "%d children too few, and no day is left to enrol them for",
                                      (gulong) needed),
                            needed);
  if (is_too_few)
    return g_strdup_printf (ngettext ("Enrol %d more child by %s", "Enrol %d more children by %s",
                                      (gulong) needed),
                            needed, due);
  if (is_lost (of))
    return g_strdup_printf (ngettext ("%d child too many has begun",
                                      "%d children too many have begun", (gulong) (needed - open)),
                            needed - open);
  return g_strdup_printf (_ ("Take out %d of the %d children who have not begun, by %s"), needed,
                          open, due);
}

static char *
say_open_days (const Of *of)
{
  int needed = (int) of->prospect->needed, open = (int) of->prospect->open;

  if (is_lost (of))
    return g_strdup_printf (ngettext ("%d day short, and no day is left for an extra one",
                                      "%d days short, and too few are left for extra ones",
                                      (gulong) needed),
                            needed);
  if (of->prospect->state == SUMMER_PROSPECT_AT_RISK)
    return add_impossible_after (of,
                                 g_strdup_printf (ngettext ("Needs %d extra day",
                                                            "Needs %d extra days", (gulong) needed),
                                                  needed));
  return add_impossible_after (of, g_strdup_printf (_ ("Hold %d of the %d days still to come"),
                                                    needed, open));
}

static char *
say_attendance (const Of *of)
{
  const SummerProspect *prospect = of->prospect;
  g_autofree char *needed = summer_phrase_dup_count (prospect->needed);
  g_autofree char *open = summer_phrase_dup_count (prospect->open);
  g_autofree char *unknown = summer_phrase_dup_count (prospect->unknown);

  if (summer_finding_get_count (of->finding, "expected") + prospect->open == 0)
    return g_strdup (is_lost (of) ? _ ("No child was expected on any day")
                                  : _ ("No child is enrolled for a day to come"));
  if (is_lost (of) && prospect->unknown > 0)
    return g_strdup_printf (_ ("Out of reach: %s more child-days needed, only %s still to come and "
                               "%s unrecorded"),
                            needed, open, unknown);
  if (is_lost (of))
    return g_strdup_printf (_ ("Out of reach: %s more child-days needed, only %s still to come"),
                            needed, open);
  if (prospect->state == SUMMER_PROSPECT_NOT_KNOWN && prospect->open == 0)
    return g_strdup_printf (_ ("Record the %s unrecorded child-days; %s of them must have been "
                               "present"),
                            unknown, needed);
  if (prospect->state == SUMMER_PROSPECT_NOT_KNOWN)
    return add_impossible_after (
        of, g_strdup_printf (_ ("Record the %s unrecorded child-days; %s more are needed out of "
                                "them and the %s still to come"),
                             unknown, needed, open));
  return add_impossible_after (
      of, g_strdup_printf (_ ("Needs %s more of the %s child-days still to come"), needed, open));
}

/* "25 Jul 1 tutor, 1 volunteer; 26 Jul 1 tutor …" */
static char *
dup_shortfalls (const Of *of)
{
  GString *text = g_string_new (NULL);
  guint named = MIN (of->prospect->n_shortfalls, SUMMER_MAX_NAMED);

  for (guint i = 0; i < named; i++)
    {
      const SummerShortfall *of_day = &of->prospect->shortfalls[i];
      g_autofree char *day = summer_phrase_dup_day (of_day->day, of->as_of);
      g_autofree char *tutors
          = g_strdup_printf (ngettext ("%d tutor", "%d tutors", (gulong) of_day->tutors),
                             of_day->tutors);
      g_autofree char *volunteers = g_strdup_printf (ngettext ("%d volunteer", "%d volunteers",
                                                               (gulong) of_day->volunteers),
                                                     of_day->volunteers);

      if (i > 0)
        g_string_append (text, _ ("; "));
      g_string_append_printf (text, "%s %s%s%s", day, of_day->tutors > 0 ? tutors : "",
                              of_day->tutors > 0 && of_day->volunteers > 0 ? _ (", ") : "",
                              of_day->volunteers > 0 ? volunteers : "");
    }
  if (of->prospect->n_shortfalls > named)
    g_string_append (text, _ (" …"));
  return g_string_free (text, FALSE);
}

static char *
say_staff_missing (const Of *of)
{
  g_autofree char *missing = dup_shortfalls (of);
  guint n = of->prospect->n_shortfalls;

  if (of->prospect->shortfalls[0].day <= of->as_of)
    return g_strdup_printf (
        ngettext ("Staff missing on %u day (%s): assign them, or move the days of the class before "
                  "it is opened",
                  "Staff missing on %u days (%s): assign them, or move the days of the class "
                  "before it is opened",
                  n),
        n, missing);
  return g_strdup_printf (ngettext ("Staff missing on %u day to come: %s",
                                    "Staff missing on %u days to come: %s", n),
                          n, missing);
}

static char *
say_staff_plan (const Of *of)
{
  int lost = (int) of->prospect->lost;

  if (lost > 0)
    return g_strdup_printf (ngettext ("Too few staff were assigned on %d day that is over",
                                      "Too few staff were assigned on %d days that are over",
                                      (gulong) lost),
                            lost);
  if (of->prospect->n_shortfalls > 0)
    return say_staff_missing (of);
  return g_strdup (_ ("The class has no open day"));
}

static char *
say_staff_present (const Of *of)
{
  int lost = (int) of->prospect->lost, unknown = (int) of->prospect->unknown;

  if (lost > 0)
    return g_strdup_printf (ngettext ("Too few staff were there on %d day",
                                      "Too few staff were there on %d days", (gulong) lost),
                            lost);
  if (unknown > 0)
    return g_strdup_printf (ngettext ("Record who of the staff was there on %d day",
                                      "Record who of the staff was there on %d days",
                                      (gulong) unknown),
                            unknown);
  return of->prospect->n_shortfalls > 0 ? say_staff_missing (of) : say_settled_later ();
}

static char *
say_insurance (const Of *of)
{
  const SummerProspect *prospect = of->prospect;
  g_autofree char *lost = summer_phrase_dup_count (prospect->lost);
  g_autofree char *needed = summer_phrase_dup_count (prospect->needed);
  g_autofree char *unknown = summer_phrase_dup_count (prospect->unknown);
  g_autofree char *due = dup_due (of);
  g_autofree char *from = summer_phrase_dup_day (prospect->shortfalls[0].day, of->as_of);
  g_autofree char *kinds = summer_phrase_dup_terms (SUMMER_TERMS_INSURANCE_KIND, prospect->kinds);

  if (prospect->lost > 0 && prospect->needed > 0)
    return g_strdup_printf (
        _ ("%s child-days present were not insured; %s to come are not either, from %s"), lost,
        needed, from);
  if (prospect->lost > 0)
    return g_strdup_printf (_ ("%s child-days present were not insured"), lost);
  if (prospect->unknown > 0 && prospect->needed > 0)
    return g_strdup_printf (
        _ ("Not insured (%s): %s child-days held, without a mark, and %s to come from %s. Complete "
           "the lists of the policies; who was absent needs none"),
        kinds, unknown, needed, from);
  if (prospect->unknown > 0)
    return g_strdup_printf (_ ("Not insured (%s): %s child-days held, without a mark. Complete the "
                               "lists of the policies; who was absent needs none"),
                            kinds, unknown);
  if (prospect->needed > 0)
    return add_children (
        of, g_strdup_printf (ngettext ("Insure %u child by %s (%s), for %s child-days to come",
                                       "Insure %u children by %s (%s), for %s child-days to come",
                                       prospect->n_children),
                             prospect->n_children, due, kinds, needed));
  return g_strdup (_ ("Is decided once a child was present"));
}

static char *
say_agreement (const Of *of)
{
  const SummerProspect *prospect = of->prospect;
  int needed = (int) prospect->needed, lost = (int) prospect->lost;
  int unknown = (int) prospect->unknown;
  g_autofree char *due = dup_due (of);

  if (lost > 0)
    return add_children (of, g_strdup_printf (ngettext ("%d agreement was signed after the first "
                                                        "day of the child",
                                                        "%d agreements were signed after the first "
                                                        "day of the child",
                                                        (gulong) lost),
                                              lost));
  if (prospect->state == SUMMER_PROSPECT_NOT_KNOWN && unknown > 0)
    return add_children (of, g_strdup_printf (ngettext ("Record the marks of %d child without an "
                                                        "agreement by then",
                                                        "Record the marks of %d children without "
                                                        "an agreement by then",
                                                        (gulong) unknown),
                                              unknown));
  if (needed > 0 && prospect->due <= of->as_of)
    return add_children (of, g_strdup_printf (ngettext ("Record %d agreement, signed by the first "
                                                        "day of the child",
                                                        "Record %d agreements, signed by the first "
                                                        "day of the child",
                                                        (gulong) needed),
                                              needed));
  if (needed > 0)
    return add_children (of, g_strdup_printf (ngettext ("Have %d agreement signed by %s",
                                                        "Have %d agreements signed by %s",
                                                        (gulong) needed),
                                              needed, due));
  return g_strdup (_ ("Is decided once a child was present"));
}

static char *
say_venue (const Of *of)
{
  g_autofree char *due = dup_due (of);

  if (of->finding->outcome == SUMMER_OUTCOME_FAIL)
    return g_strdup_printf (_ ("Have the site put right and reviewed again by %s"), due);
  if (is_overdue (of))
    return g_strdup_printf (_ ("Record the review made by %s"), due);
  return g_strdup_printf (_ ("Have the site reviewed by %s"), due);
}

static char *
say_emergency_plan (const Of *of)
{
  g_autofree char *due = dup_due (of);

  if (is_lost (of))
    return g_strdup (_ ("Came too late; correct the date if it is wrong"));
  if (is_overdue (of))
    return g_strdup_printf (_ ("Record the plan made by %s"), due);
  return g_strdup_printf (_ ("Have the plan made by %s"), due);
}

static char *
say_provider (const Of *of)
{
  gboolean is_barred = summer_finding_get_count (of->finding, "barred") != 0;
  g_autofree char *due = dup_due (of);

  if (of->finding->outcome == SUMMER_OUTCOME_UNPROVEN)
    return g_strdup (_ ("Record until when the provider is qualified"));
  if (is_lost (of))
    return g_strdup (_ ("Was not entitled until the end; correct the record if it is wrong"));
  if (is_barred)
    return g_strdup_printf (_ ("Change the provider by %s"), due);
  if (is_overdue (of))
    return g_strdup_printf (_ ("Have the qualification renewed: it ended on %s"), due);
  return g_strdup_printf (_ ("Have the qualification renewed by %s"), due);
}

static char *
say_inspection (const Of *of)
{
  int open = (int) of->prospect->open, needed = (int) of->prospect->needed;
  g_autofree char *due = dup_due (of);

  if (open > 0 && !has_due (of))
    return g_strdup_printf (ngettext ("Have %d serious problem corrected",
                                      "Have %d serious problems corrected", (gulong) open),
                            open);
  if (open > 0 && is_overdue (of))
    return g_strdup_printf (ngettext ("Have %d serious problem corrected: it was due on %s",
                                      "Have %d serious problems corrected: the first was due on %s",
                                      (gulong) open),
                            open, due);
  if (open > 0)
    return g_strdup_printf (ngettext ("Have %d serious problem corrected by %s",
                                      "Have %d serious problems corrected, the first by %s",
                                      (gulong) open),
                            open, due);
  if (needed > 0 && is_overdue (of))
    return g_strdup_printf (ngettext ("Record %d visit: the class ended on %s",
                                      "Record %d visits: the class ended on %s", (gulong) needed),
                            needed, due);
  if (needed > 0)
    return g_strdup_printf (ngettext ("%d more visit is needed by %s",
                                      "%d more visits are needed by %s", (gulong) needed),
                            needed, due);
  return say_settled_later ();
}

static char *
say_incident (const Of *of)
{
  return is_lost (of) ? g_strdup (_ ("Cannot be made up for; correct the record if it is wrong"))
                      : say_settled_later ();
}

static char *
say_satisfaction (const Of *of)
{
  int needed = (int) of->prospect->needed, open = (int) of->prospect->open;
  g_autofree char *due = dup_due (of);

  if (is_lost (of))
    return g_strdup (_ ("Cannot be reached with the parents who have not answered yet"));
  if (!has_due (of))
    return of->finding->outcome == SUMMER_OUTCOME_PASS ? say_settled_later ()
                                                       : g_strdup (_ ("No child is enrolled yet"));
  if (of->finding->outcome == SUMMER_OUTCOME_FAIL)
    return g_strdup_printf (_ ("Needs %d more satisfied responses of the %d still open, by %s"),
                            needed, open, due);
  return g_strdup_printf (_ ("Needs %d more of the %d responses still open, by %s"), needed, open,
                          due);
}

static char *
say_release (const Of *of)
{
  g_autofree char *needed = summer_phrase_dup_count (of->prospect->needed);

  if (of->prospect->needed > 0)
    return g_strdup_printf (_ ("Record times and collectors of %s child-days"), needed);
  return say_settled_later ();
}

static char *
say_host_limit (const Of *of)
{
  if (is_lost (of))
    return g_strdup (_ ("Stays beyond what its host may have"));
  return g_strdup_printf (_ ("Moves up when %d of the %d earlier classes of the host give way"),
                          (int) of->prospect->needed, (int) of->prospect->open);
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
 * summer_prospect_dup_sentence:
 * @finding: a condition's outcome with its prospect
 * @policy: the policy the assessment was made by
 * @as_of: the day of the assessment
 *
 * What must still happen for the condition to pass, by when and how much of it; of a lost one, why.
 *
 * Returns: (transfer full): one sentence in the user's language
 */
char *
summer_prospect_dup_sentence (const SummerFinding *finding,
                              const SummerPolicy *policy,
                              SummerDay as_of)
{
  const Of of = { finding, &finding->prospect, policy, as_of };

  g_return_val_if_fail (finding != NULL && finding->condition < SUMMER_N_CONDITIONS
                            && policy != NULL,
                        NULL);

  if (of.prospect->state == SUMMER_PROSPECT_MET)
    return g_strdup (_ ("Is met, whatever comes"));
  return sentences[finding->condition](&of);
}
