/* What speaks for and against a step of a class on a day. What the policy requires stops a step, what it advises
 * warns, what is off is not looked at (rules.md 2 and 3). */
#include "config.h"

#include "summer-class-life.h"

#include <glib/gi18n.h>

#include "summer-cover.h"
#include "summer-duty.h"
#include "summer-wording.h"

#define DAYS_BEFORE 7 /* that a class may be opened before its first day */

typedef struct
{
  const SummerClassFacts *of;
  const SummerPolicy *policy;
  SummerDay day;
  SummerCalendar calendar; /* owned */
  GPtrArray *checks;
} Look;

static void
check_free (gpointer data)
{
  g_free (((SummerLifeCheck *) data)->text);
  g_free (data);
}

static void
add (Look *look, SummerCheckKind kind, char *text)
{
  SummerLifeCheck *check = g_new (SummerLifeCheck, 1);

  check->kind = kind;
  check->text = text;
  g_ptr_array_add (look->checks, check);
}

/* Against a condition of the policy: how much it counts is the policy's to say. */
static void
add_against (Look *look, SummerCondition condition, char *text)
{
  if (look->policy->levels[condition] == SUMMER_LEVEL_OFF)
    g_free (text);
  else
    add (look,
         look->policy->levels[condition] == SUMMER_LEVEL_REQUIRED ? SUMMER_CHECK_STOPS
                                                                  : SUMMER_CHECK_WARNS,
         text);
}

static void
check_review (Look *look)
{
  SummerDay first = SUMMER_DAY_NONE, latest = SUMMER_DAY_NONE;
  gboolean passed = FALSE;
  g_autofree char *text = NULL;

  for (guint i = 0; i < look->of->n_reviews; i++)
    {
      const SummerFactEvent *review = &look->of->reviews[i];
      const gboolean this_passed = review->value == SUMMER_RESULT_PASS;

      if (review->day > look->day)
        continue;
      if (first == SUMMER_DAY_NONE)
        first = review->day;
      passed = review->day == latest ? passed && this_passed : this_passed;
      latest = review->day;
    }
  text = summer_day_dup_text (latest);
  if (latest == SUMMER_DAY_NONE)
    add_against (look, SUMMER_CONDITION_VENUE,
                 g_strdup (_ ("There is no site review up to this day. Enter it first.")));
  else if (!passed)
    add_against (
        look, SUMMER_CONDITION_VENUE,
        g_strdup_printf (
            _ ("The site review of %s failed. Review the site again, or return the class."), text));
  else
    add (look, SUMMER_CHECK_GOOD, g_strdup_printf (_ ("Site review passed on %s"), text));
  if (first != SUMMER_DAY_NONE && first > look->of->first_day)
    add (look, SUMMER_CHECK_WARNS,
         g_strdup (_ ("The first site review came after the first day.")));
}

static void
check_plan (Look *look)
{
  const SummerDay plan = look->of->emergency_plan;
  g_autofree char *text = summer_day_dup_text (plan);

  if (plan == SUMMER_DAY_NONE)
    add_against (look, SUMMER_CONDITION_EMERGENCY_PLAN,
                 g_strdup (_ ("There is no emergency plan. Write its date into the class.")));
  else if (plan > look->of->first_day)
    add_against (look, SUMMER_CONDITION_EMERGENCY_PLAN,
                 g_strdup_printf (_ ("The emergency plan is of %s, after the first day."), text));
  else
    add (look, SUMMER_CHECK_GOOD, g_strdup_printf (_ ("Emergency plan of %s"), text));
}

static void
check_provider (Look *look)
{
  const SummerDay until = look->of->provider_until;
  g_autofree char *text = summer_day_dup_text_in_year (until);

  if (look->of->provider == NULL)
    add (look, SUMMER_CHECK_GOOD, g_strdup (_ ("The host runs the class itself")));
  else if (look->of->provider_barred)
    add_against (look, SUMMER_CONDITION_PROVIDER,
                 g_strdup_printf (_ ("%s is barred. Choose another provider."),
                                  look->of->provider));
  else if (until == SUMMER_DAY_NONE)
    add_against (look, SUMMER_CONDITION_PROVIDER,
                 g_strdup_printf (_ ("It is not said until when %s is qualified."),
                                  look->of->provider));
  else if (until < look->of->last_day)
    add_against (look, SUMMER_CONDITION_PROVIDER,
                 g_strdup_printf (_ ("%s is qualified until %s, before the last day."),
                                  look->of->provider, text));
  else
    add (look, SUMMER_CHECK_GOOD,
         g_strdup_printf (_ ("%s, qualified until %s"), look->of->provider, text));
}

static void
check_days (Look *look)
{
  const guint n = look->calendar.n_days;

  if (n == 0)
    add (look, SUMMER_CHECK_STOPS,
         g_strdup (_ ("The class has no open day. Mend its dates or its calendar.")));
  else if (n < (guint) look->policy->days_min)
    add_against (look, SUMMER_CONDITION_OPEN_DAYS,
                 g_strdup_printf (_ ("Open days: %u of the %d needed."), n,
                                  look->policy->days_min));
  else
    add (look, SUMMER_CHECK_GOOD, g_strdup_printf (_ ("Open days: %u"), n));
}

static void
check_places (Look *look)
{
  const SummerPolicy *policy = look->policy;

  if (look->of->places == 0)
    add (look, SUMMER_CHECK_WARNS, g_strdup (_ ("It is not said how many places there are.")));
  else if (look->of->places < policy->children_min
           || (policy->children_max > 0 && look->of->places > policy->children_max))
    add (look, SUMMER_CHECK_WARNS,
         g_strdup_printf (_ ("%d places do not fit the %d to %d children of the rules."),
                          look->of->places, policy->children_min, policy->children_max));
}

/* The assessment knows the host's other classes. */
static void
check_host (Look *look, const SummerClassAssessment *of)
{
  const SummerFinding *finding
      = of != NULL ? summer_class_assessment_find (of, SUMMER_CONDITION_HOST_LIMIT) : NULL;

  if (finding != NULL && finding->outcome == SUMMER_OUTCOME_FAIL)
    add_against (look, SUMMER_CONDITION_HOST_LIMIT,
                 g_strdup_printf (_ ("The host has %d classes before this one."),
                                  look->policy->host_classes_max));
}

static guint
count_children (const SummerClassFacts *of, SummerDay day)
{
  guint n = 0;

  for (guint i = 0; i < of->n_enrolments; i++)
    n += of->enrolments[i].first <= day && day <= of->enrolments[i].last;
  return n;
}

/* Days after the first for which too few are planned: they can still be mended when the class is open. */
static void
check_later_days (Look *look, const SummerDuty *duty)
{
  guint n = 0;
  SummerDay first = SUMMER_DAY_NONE;
  g_autofree char *text = NULL;

  for (guint i = 1; i < look->calendar.n_days; i++)
    {
      const SummerDay day = look->calendar.days[i];
      const SummerDutyLack lack = summer_duty_get_lack (&duty->days[i], look->policy,
                                                        (int) count_children (look->of, day));

      if (lack.tutors <= 0 && lack.volunteers <= 0)
        continue;
      first = n++ == 0 ? day : first;
    }
  if (n == 0 || look->policy->levels[SUMMER_CONDITION_STAFF_PLAN] == SUMMER_LEVEL_OFF)
    return;
  text = summer_day_dup_text (first);
  add (look, SUMMER_CHECK_WARNS,
       g_strdup_printf (
           ngettext ("Too few staff are planned on %u later day, %s.",
                     "Too few staff are planned on %u later days, the first of them %s.", n),
           n, text));
}

static void
check_staff (Look *look)
{
  SummerDuty duty = { 0 };
  guint children;
  SummerDutyLack lack;

  if (look->calendar.n_days == 0)
    return;
  children = count_children (look->of, look->calendar.days[0]);
  summer_duty_load (&duty, look->of, &look->calendar);
  lack = summer_duty_get_lack (&duty.days[0], look->policy, (int) children);
  if (lack.tutors > 0)
    add_against (
        look, SUMMER_CONDITION_STAFF_PLAN,
        g_strdup_printf (_ ("Tutors on the first day: %d of the %d needed for %u children."),
                         duty.days[0].tutors.assigned, lack.required.tutors, children));
  if (lack.volunteers > 0)
    add_against (
        look, SUMMER_CONDITION_STAFF_PLAN,
        g_strdup_printf (_ ("Volunteers on the first day: %d of the %d needed for %u children."),
                         duty.days[0].volunteers.assigned, lack.required.volunteers, children));
  if (lack.tutors == 0 && lack.volunteers == 0)
    add (look, SUMMER_CHECK_GOOD,
         g_strdup_printf (_ ("Staff on the first day: tutors %d, volunteers %d"),
                          duty.days[0].tutors.assigned, duty.days[0].volunteers.assigned));
  check_later_days (look, &duty);
  summer_duty_clear (&duty);
}

#define CHILDREN_NAMED 3

/* Children that lack something, each once: enrolments stand by child. */
typedef struct
{
  GString *names;
  guint n, last; /* index of the child */
} Lacking;

static void
note_lacking (Lacking *self, const SummerClassFacts *of, guint child)
{
  if (self->n > 0 && self->last == child)
    return;
  if (self->n < CHILDREN_NAMED)
    g_string_append_printf (self->names, "%s%s", self->n > 0 ? _ (", ") : "",
                            of->children[child].name);
  self->last = child;
  self->n++;
}

/* The names, and how many more there are. */
static const char *
get_names (Lacking *self)
{
  const guint more = self->n > CHILDREN_NAMED ? self->n - CHILDREN_NAMED : 0;

  if (more > 0)
    g_string_append_printf (self->names, ngettext (" and %u more", " and %u more", more), more);
  return self->names->str;
}

/* Whether every open day of the enrolment is covered by each kind of insurance that the rules ask for. */
static gboolean
is_insured (const Look *look, const guint *covers, const SummerFactEnrolment *enrolment)
{
  for (guint i = 0; i < look->calendar.n_days; i++)
    {
      const SummerDay day = look->calendar.days[i];

      if (enrolment->first <= day && day <= enrolment->last
          && look->policy->insurance_kinds
                 & ~summer_cover_get_kinds (look->of, covers, enrolment->child, day))
        return FALSE;
    }
  return TRUE;
}

/* What the families still owe never stops the opening: it is asked for until the child comes. */
static void
check_papers (Look *look)
{
  g_autofree guint *covers = summer_cover_index (look->of);
  g_autoptr (GString) uninsured = g_string_new (NULL), unagreed = g_string_new (NULL);
  Lacking insurance = { .names = uninsured }, agreement = { .names = unagreed };

  for (guint i = 0; i < look->of->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &look->of->enrolments[i];

      if (!is_insured (look, covers, enrolment))
        note_lacking (&insurance, look->of, enrolment->child);
      if (enrolment->agreement == SUMMER_DAY_NONE || enrolment->agreement > enrolment->first)
        note_lacking (&agreement, look->of, enrolment->child);
    }
  if (insurance.n > 0 && look->policy->levels[SUMMER_CONDITION_INSURANCE] != SUMMER_LEVEL_OFF)
    add (look, SUMMER_CHECK_WARNS,
         g_strdup_printf (ngettext ("%u child is not insured for all its days: %s",
                                    "%u children are not insured for all their days: %s",
                                    insurance.n),
                          insurance.n, get_names (&insurance)));
  if (agreement.n > 0 && look->policy->levels[SUMMER_CONDITION_AGREEMENT] != SUMMER_LEVEL_OFF)
    add (look, SUMMER_CHECK_WARNS,
         g_strdup_printf (ngettext ("%u child is without an agreement by its first day: %s",
                                    "%u children are without an agreement by their first day: %s",
                                    agreement.n),
                          agreement.n, get_names (&agreement)));
}

static void
check_children (Look *look)
{
  const guint n = look->calendar.n_days > 0 ? count_children (look->of, look->calendar.days[0]) : 0;

  if (n < (guint) look->policy->children_min)
    add (look, SUMMER_CHECK_WARNS,
         g_strdup_printf (_ ("Children on the first day: %u of the %d needed."), n,
                          look->policy->children_min));
  else
    add (look, SUMMER_CHECK_GOOD, g_strdup_printf (_ ("Children on the first day: %u"), n));
}

/**
 * summer_class_life_count_most:
 *
 * Returns: how many children are enrolled on the fullest day of the class
 */
guint
summer_class_life_count_most (const SummerClassFacts *of)
{
  guint most = 0;

  /* It is fullest on a day on which somebody joins. */
  for (guint i = 0; i < of->n_enrolments; i++)
    most = MAX (most, count_children (of, of->enrolments[i].first));
  return most;
}

static void
check_full (Look *look)
{
  const guint most = summer_class_life_count_most (look->of);

  if (look->of->places > 0 && most > (guint) look->of->places)
    add (look, SUMMER_CHECK_WARNS,
         g_strdup_printf (_ ("More children than places: %u are enrolled for %d places."), most,
                          look->of->places));
}

static void
check_first_day (Look *look)
{
  g_autofree char *text = summer_day_dup_text (look->of->first_day);

  if (look->day < look->of->first_day - DAYS_BEFORE)
    add (look, SUMMER_CHECK_STOPS,
         g_strdup_printf (_ ("The class begins on %s: open it within the week before."), text));
  else
    add (look, SUMMER_CHECK_GOOD, g_strdup_printf (_ ("First day %s"), text));
}

static void
check_last_day (Look *look)
{
  const guint n = look->calendar.n_days;
  g_autofree char *text
      = summer_day_dup_text (n > 0 ? look->calendar.days[n - 1] : SUMMER_DAY_NONE);

  if (n > 0 && look->day < look->calendar.days[n - 1])
    add (look, SUMMER_CHECK_STOPS,
         g_strdup_printf (
             _ ("The last open day is %s. Cancel the days that are not held, or wait."), text));
  else if (n > 0)
    add (look, SUMMER_CHECK_GOOD, g_strdup_printf (_ ("Last open day %s"), text));
}

static void
check_verdict (Look *look, const SummerClassAssessment *of)
{
  g_autofree char *amount = of != NULL ? summer_money_dup_text (of->granted_all) : NULL;

  if (of == NULL)
    add (look, SUMMER_CHECK_WARNS, g_strdup (_ ("The assessment is not there yet.")));
  else
    add (look, of->verdict == SUMMER_VERDICT_UNPROVEN ? SUMMER_CHECK_WARNS : SUMMER_CHECK_GOOD,
         g_strdup_printf (_ ("Assessment: %s, %s yuan"), summer_verdict_get_text (of->verdict),
                          amount));
}

static void
check_account (Look *look)
{
  if (look->of->account_number == NULL || *look->of->account_number == '\0')
    add (look, SUMMER_CHECK_WARNS, g_strdup (_ ("There is no bank account to pay to.")));
}

static void
check_enrolled (Look *look)
{
  if (look->of->n_children > 0)
    add (look, SUMMER_CHECK_WARNS,
         g_strdup_printf (ngettext ("%u child is enrolled: tell the family.",
                                    "%u children are enrolled: tell the families.",
                                    look->of->n_children),
                          look->of->n_children));
}

/* What a class must have to be approved, and still when it opens. */
static void
check_basis (Look *look)
{
  check_review (look);
  check_plan (look);
  check_provider (look);
  check_days (look);
}

static void
check_approval (Look *look, const SummerClassAssessment *of)
{
  check_basis (look);
  check_places (look);
  check_host (look, of);
  if (look->day > look->of->first_day)
    add (look, SUMMER_CHECK_WARNS, g_strdup (_ ("The class began before this day.")));
}

/**
 * summer_class_life_list_checks:
 * @day: on which the step is taken
 * @of: (nullable): the present assessment of the class
 *
 * Returns: (transfer full) (element-type SummerLifeCheck): what speaks for and against it
 */
GPtrArray *
summer_class_life_list_checks (const SummerClassLife *life,
                               SummerStep step,
                               SummerDay day,
                               const SummerClassAssessment *of)
{
  Look look = { .of = life->of,
                .policy = life->facts->policy,
                .day = day,
                .checks = g_ptr_array_new_with_free_func (check_free) };

  summer_calendar_init (&look.calendar, life->facts, life->of, day);
  switch (step)
    {
    case SUMMER_STEP_APPROVE:
      check_approval (&look, of);
      break;
    case SUMMER_STEP_OPEN:
      check_first_day (&look);
      check_basis (&look);
      check_staff (&look);
      check_children (&look);
      check_full (&look);
      check_papers (&look);
      break;
    case SUMMER_STEP_END:
      check_last_day (&look);
      break;
    case SUMMER_STEP_ASSESS:
      check_verdict (&look, of);
      break;
    case SUMMER_STEP_SETTLE:
      check_verdict (&look, of);
      check_account (&look);
      break;
    case SUMMER_STEP_WITHDRAW:
      check_enrolled (&look);
      break;
    case SUMMER_STEP_APPLY:
    case SUMMER_STEP_RETURN:
    case SUMMER_STEP_APPLY_AGAIN:
    case SUMMER_STEP_REJECT:
    case SUMMER_N_STEPS:
    default:
      break;
    }
  summer_calendar_clear (&look.calendar);
  return look.checks;
}
