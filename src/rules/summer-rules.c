#include "config.h"

#include "summer-rules.h"

#include "summer-conditions.h"
#include "summer-funds.h"
#include "summer-grants.h"
#include "summer-outlook.h"

#include <stdlib.h>
#include <string.h>

#define MOST_THREADS 4
#define CLASSES_A_THREAD 50 /* fewer are judged before a thread has begun */

typedef void (*Judge) (const SummerCase *of, SummerFinding *finding);

static const Judge judges[SUMMER_N_CONDITIONS] = {
  [SUMMER_CONDITION_APPROVED] = summer_judge_approved,
  [SUMMER_CONDITION_HEADCOUNT] = summer_judge_headcount,
  [SUMMER_CONDITION_OPEN_DAYS] = summer_judge_open_days,
  [SUMMER_CONDITION_ATTENDANCE] = summer_judge_attendance,
  [SUMMER_CONDITION_STAFF_PLAN] = summer_judge_staff_plan,
  [SUMMER_CONDITION_STAFF_PRESENT] = summer_judge_staff_present,
  [SUMMER_CONDITION_INSURANCE] = summer_judge_insurance,
  [SUMMER_CONDITION_AGREEMENT] = summer_judge_agreement,
  [SUMMER_CONDITION_VENUE] = summer_judge_venue,
  [SUMMER_CONDITION_EMERGENCY_PLAN] = summer_judge_emergency_plan,
  [SUMMER_CONDITION_PROVIDER] = summer_judge_provider,
  [SUMMER_CONDITION_INSPECTION] = summer_judge_inspection,
  [SUMMER_CONDITION_INCIDENT] = summer_judge_incident,
  [SUMMER_CONDITION_SATISFACTION] = summer_judge_satisfaction,
  [SUMMER_CONDITION_RELEASE] = summer_judge_release,
  [SUMMER_CONDITION_HOST_LIMIT] = summer_judge_host_limit,
};

/* The classes that take a place, by host and then by code, so that each host's are together. */
typedef struct
{
  const SummerClassFacts **classes;
  guint n_classes;
} Hosts;

static const char *
get_host (const SummerClassFacts *of)
{
  return of->host ? of->host : "";
}

static int
compare_hosts (gconstpointer a, gconstpointer b)
{
  const SummerClassFacts *left = *(const SummerClassFacts *const *) a;
  const SummerClassFacts *right = *(const SummerClassFacts *const *) b;
  int order = strcmp (get_host (left), get_host (right));

  return order ? order : strcmp (left->code, right->code);
}

static void
hosts_init (Hosts *hosts, const SummerFacts *facts)
{
  hosts->classes = g_new (const SummerClassFacts *, MAX (facts->n_classes, 1));
  hosts->n_classes = 0;
  for (guint i = 0; i < facts->n_classes; i++)
    if (summer_class_facts_takes_part (&facts->classes[i]) && *get_host (&facts->classes[i]))
      hosts->classes[hosts->n_classes++] = &facts->classes[i];
  qsort (hosts->classes, hosts->n_classes, sizeof *hosts->classes, compare_hosts);
}

/* The classes that take places of the host of a class; a class without a host shares it with no other. */
static void
hosts_find (const Hosts *hosts, SummerCase *of, const SummerClassFacts *const *alone)
{
  guint low = 0, high = hosts->n_classes;

  if (*get_host (of->of) == '\0')
    {
      of->host_classes = alone;
      of->n_host_classes = summer_class_facts_takes_part (of->of) ? 1 : 0;
      return;
    }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (get_host (hosts->classes[middle]), get_host (of->of)) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low;
       high < hosts->n_classes && strcmp (get_host (hosts->classes[high]), get_host (of->of)) == 0;)
    high++;
  of->host_classes = hosts->classes + low;
  of->n_host_classes = high - low;
}

/* Eligible when every required condition passes or does not apply, ineligible when one fails. */
static SummerVerdict
get_verdict (const SummerClassAssessment *class)
{
  SummerVerdict verdict = SUMMER_VERDICT_ELIGIBLE;

  for (guint i = 0; i < class->n_findings; i++)
    {
      const SummerFinding *finding = &class->findings[i];

      if (finding->level != SUMMER_LEVEL_REQUIRED)
        continue;
      if (finding->outcome == SUMMER_OUTCOME_FAIL)
        return SUMMER_VERDICT_INELIGIBLE;
      if (finding->outcome == SUMMER_OUTCOME_UNPROVEN)
        verdict = SUMMER_VERDICT_UNPROVEN;
    }
  return verdict;
}

/* What is judged again where something was judged before: the rest is as it was. */
typedef struct
{
  const SummerAssessment *before; /* NULL: nothing was */
  guint conditions;               /* bit 1 << SummerCondition */
  gboolean counts;                /* the register of children, and with it the headcount */
} Again;

static gboolean
is_judged (const Again *again, SummerCondition condition)
{
  return again->before == NULL || again->conditions & 1u << condition;
}

static void
copy_counts (SummerClassAssessment *class, const SummerClassAssessment *before)
{
  class->headcount = before->headcount;
  class->open_days = before->open_days;
  class->held_days = before->held_days;
  class->expected = before->expected;
  class->present = before->present;
  class->sick = before->sick;
  class->leave = before->leave;
  class->absent = before->absent;
  class->unrecorded = before->unrecorded;
  class->stray_marks = before->stray_marks;
  class->unlisted_collections = before->unlisted_collections;
  class->confirmed_collections = before->confirmed_collections;
}

static void
take_counts (SummerClassAssessment *class, const SummerCase *of)
{
  const SummerAttendance *attendance = of->attendance;

  class->headcount = of->headcount;
  class->open_days = (int) of->calendar->n_days;
  class->held_days = (int) of->calendar->n_held;
  class->expected = attendance->expected;
  class->present = attendance->present;
  class->sick = attendance->sick;
  class->leave = attendance->leave;
  class->absent = attendance->absent;
  class->unrecorded = attendance->unrecorded;
  class->stray_marks = attendance->stray;
  class->unlisted_collections = attendance->unlisted;
  class->confirmed_collections = attendance->confirmed;
}

static void
pay_class (SummerClassAssessment *class, const SummerClassFacts *of, const SummerPolicy *policy)
{
  class->would_be
      = summer_grants_base (&policy->amount, of->kind, class->headcount, class->present);
  class->base = class->verdict == SUMMER_VERDICT_ELIGIBLE ? class->would_be : 0;
}

static void
sum_class (SummerClassAssessment *class, const SummerClassFacts *of, const SummerPolicy *policy)
{
  class->verdict = get_verdict (class);
  summer_outlook_sum (class);
  pay_class (class, of, policy);
}

/* Nothing of the class is judged again. */
static void
borrow_class (SummerClassAssessment *class,
              const SummerClassAssessment *before,
              const SummerClassFacts *of,
              const SummerPolicy *policy)
{
  *class = *before;
  class->borrowed = TRUE;
  pay_class (class, of, policy);
}

static void
judge_class (const SummerCase *of,
             SummerClassAssessment *class,
             const Again *again,
             const SummerClassAssessment *before)
{
  summer_class_assessment_make_findings (class);
  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    {
      SummerFinding *finding = &class->findings[class->n_findings];

      if (of->policy->levels[i] == SUMMER_LEVEL_OFF)
        continue;
      if (is_judged (again, (SummerCondition) i))
        {
          finding->condition = (SummerCondition) i;
          finding->level = of->policy->levels[i];
          judges[i](of, finding);
          summer_outlook_judge (of, finding);
        }
      else
        {
          *finding = *summer_class_assessment_find (before, (SummerCondition) i);
          finding->borrowed = TRUE;
        }
      class->n_findings++;
    }
}

/* What one thread judges: every n-th class, with a register of its own. */
typedef struct
{
  SummerAssessment *assessment;
  const Hosts *hosts;
  const Again *again;
  guint first, step;
} Share;

static gpointer
judge_share (gpointer data)
{
  const Share *share = data;
  const Again *again = share->again;
  const SummerFacts *facts = share->assessment->facts;
  const SummerPolicy *policy = share->assessment->policy;
  const SummerDay as_of = share->assessment->as_of;
  SummerAttendance attendance = { 0 };
  SummerDuty duty = { 0 };

  for (guint i = share->first; i < facts->n_classes; i += share->step)
    {
      const SummerClassFacts *of = &facts->classes[i];
      const SummerClassAssessment *before
          = again->before != NULL ? &again->before->classes[i] : NULL;
      SummerClassAssessment *class = &share->assessment->classes[i];
      SummerCalendar calendar;
      SummerCase the_case = {
        .of = of,
        .policy = policy,
        .as_of = as_of,
        .calendar = &calendar,
        .attendance = &attendance,
        .duty = &duty,
      };

      summer_calendar_init (&calendar, facts, of, as_of);
      if (again->counts)
        {
          summer_attendance_load (&attendance, of, policy, &calendar, as_of);
          summer_duty_load (&duty, of, &calendar);
          the_case.headcount = summer_attendance_headcount (&attendance, policy);
          take_counts (class, &the_case);
        }
      else
        {
          copy_counts (class, before);
          the_case.headcount = before->headcount;
        }
      hosts_find (share->hosts, &the_case, &of);
      judge_class (&the_case, class, again, before);
      sum_class (class, of, policy);
      summer_calendar_clear (&calendar);
    }
  summer_attendance_clear (&attendance);
  summer_duty_clear (&duty);
  return NULL;
}

/* No class is judged by what another one got: a province is shared out among the processors. */
static void
judge_all (SummerAssessment *assessment, const Again *again)
{
  Hosts hosts;
  const guint n_shares = CLAMP (assessment->n_classes / CLASSES_A_THREAD, 1,
                                MIN (g_get_num_processors (), MOST_THREADS));
  GThread *threads[MOST_THREADS] = { NULL };
  Share shares[MOST_THREADS];

  hosts_init (&hosts, assessment->facts);
  for (guint i = 0; i < n_shares; i++)
    {
      shares[i] = (Share){ assessment, &hosts, again, i, n_shares };
      if (i > 0)
        threads[i] = g_thread_try_new ("assess", judge_share, &shares[i], NULL);
    }
  for (guint i = 0; i < n_shares; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
      else
        judge_share (&shares[i]);
    }
  g_free (hosts.classes);
}

/**
 * summer_rules_assess:
 * @facts: what was recorded of a programme; kept by the assessment
 * @policy: what to judge it by, which need not be the programme's own
 * @as_of: the day on which it is judged; what is dated later does not exist yet
 *
 * Judges every class and computes what each is granted (rules.md). A pure function: the same facts, policy
 * and day always give the same assessment.
 *
 * Returns: (transfer full): the assessment
 */
SummerAssessment *
summer_rules_assess (SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of)
{
  const Again all = { .counts = TRUE };
  SummerAssessment *assessment;

  g_return_val_if_fail (facts != NULL && policy != NULL && as_of != SUMMER_DAY_NONE, NULL);

  assessment = summer_assessment_new (facts, policy, as_of);
  judge_all (assessment, &all);
  summer_funds_grant (assessment);
  return assessment;
}

#define BIT(condition) (1u << SUMMER_CONDITION_##condition)
#define ALL_CONDITIONS ((1u << SUMMER_N_CONDITIONS) - 1)
/* Those that look at no child and no member of staff day by day: the headcount and the calendar are enough. */
#define WITHOUT_REGISTER                                                                           \
  (BIT (APPROVED) | BIT (OPEN_DAYS) | BIT (VENUE) | BIT (EMERGENCY_PLAN) | BIT (PROVIDER)          \
   | BIT (INSPECTION) | BIT (INCIDENT) | BIT (SATISFACTION) | BIT (HOST_LIMIT))

/* Which conditions read a parameter that is another one now (rules.md 3). */
static void
find_affected (Again *again, const SummerPolicy *was, const SummerPolicy *is)
{
  guint affected = 0;

  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    if (was->levels[i] != is->levels[i])
      affected |= 1u << i;
  if (was->children_min != is->children_min || was->children_max != is->children_max)
    affected |= BIT (HEADCOUNT);
  if (was->days_min != is->days_min)
    affected |= BIT (OPEN_DAYS);
  if (was->tutors_min != is->tutors_min || was->volunteers_min != is->volunteers_min
      || was->volunteers_max != is->volunteers_max
      || was->children_per_team != is->children_per_team)
    affected |= BIT (STAFF_PLAN) | BIT (STAFF_PRESENT);
  if (was->insurance_kinds != is->insurance_kinds)
    affected |= BIT (INSURANCE);
  if (was->inspections_min != is->inspections_min)
    affected |= BIT (INSPECTION);
  if (was->satisfaction_min != is->satisfaction_min || was->responses_min != is->responses_min)
    affected |= BIT (SATISFACTION);
  if (was->host_classes_max != is->host_classes_max)
    affected |= BIT (HOST_LIMIT);
  if (was->attendance_min != is->attendance_min)
    affected |= BIT (ATTENDANCE);
  /* Another headcount, or other child-days that count: nothing that was counted can be kept. */
  if (was->headcount_basis != is->headcount_basis || was->excluded_marks != is->excluded_marks
      || (is->headcount_basis == SUMMER_BASIS_ATTENDING && affected & BIT (ATTENDANCE)))
    affected = ALL_CONDITIONS;
  again->conditions = affected;
  again->counts = (affected & ~WITHOUT_REGISTER) != 0;
}

/* Findings of its own, where they were those of the assessment before. */
static void
own_findings (SummerClassAssessment *class)
{
  const SummerFinding *before = class->findings;

  if (!class->borrowed)
    return;
  class->borrowed = FALSE;
  class->findings = NULL;
  summer_class_assessment_make_findings (class);
  for (guint i = 0; i < class->n_findings; i++)
    {
      class->findings[i] = before[i];
      class->findings[i].borrowed = TRUE;
    }
}

/* The prospect of what is supposed is that it stays so. */
static void
suppose (SummerClassAssessment *class, SummerCondition condition, SummerOutcome outcome)
{
  static const SummerProspectState states[] = {
    [SUMMER_OUTCOME_PASS] = SUMMER_PROSPECT_MET,
    [SUMMER_OUTCOME_FAIL] = SUMMER_PROSPECT_LOST,
    [SUMMER_OUTCOME_UNPROVEN] = SUMMER_PROSPECT_NOT_KNOWN,
    [SUMMER_OUTCOME_NOT_APPLICABLE] = SUMMER_PROSPECT_MET,
  };

  for (guint i = 0; i < class->n_findings; i++)
    {
      SummerFinding *finding = &class->findings[i];

      if (finding->condition != condition || finding->outcome == outcome)
        continue;
      finding->outcome = outcome;
      finding->supposed = TRUE;
      finding->prospect = (SummerProspect){ .state = states[outcome], .due = SUMMER_DAY_NONE };
    }
}

/**
 * summer_rules_what_if:
 * @before: (transfer none): what was judged by the records; kept by the result
 * @policy: what to judge by instead, which may be the same
 * @suppositions: (array length=n_suppositions) (nullable): outcomes to take for given
 *
 * What summer_rules_assess() would say of the same facts on the same day by @policy, with outcomes that are supposed.
 * Only conditions that read a parameter in which the policies differ are judged again.
 *
 * Returns: (transfer full): the assessment
 */
SummerAssessment *
summer_rules_what_if (SummerAssessment *before,
                      const SummerPolicy *policy,
                      const SummerSupposition *suppositions,
                      guint n_suppositions)
{
  SummerAssessment *assessment;
  Again again = { .before = before };

  g_return_val_if_fail (before != NULL && before->whole == NULL && policy != NULL, NULL);

  assessment = summer_assessment_new (before->facts, policy, before->as_of);
  assessment->before = summer_assessment_ref (before);
  find_affected (&again, before->policy, policy);
  if (again.conditions != 0)
    judge_all (assessment, &again);
  else
    for (guint i = 0; i < before->n_classes; i++)
      borrow_class (&assessment->classes[i], &before->classes[i], &before->facts->classes[i],
                    policy);
  for (guint i = 0; i < n_suppositions; i++)
    {
      SummerClassAssessment *class = &assessment->classes[suppositions[i].class];

      own_findings (class);
      suppose (class, suppositions[i].condition, suppositions[i].outcome);
      sum_class (class, &before->facts->classes[suppositions[i].class], policy);
    }
  summer_funds_grant (assessment);
  return assessment;
}
