/* The calendar, the staff required, and the figures by which a reader checks an outcome. */
#include "config.h"

#include "made-facts.h"
#include "summer-calendar.h"
#include "summer-rules.h"
#include "summer-staffing.h"
#include "summer-wording.h"

#include <string.h>

static void
test_calendar (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, 1);
  SummerClassFacts *of = facts->classes;
  SummerCalendar calendar;
  guint from, to;

  facts->closed_days = g_new (SummerDay, 2);
  facts->closed_days[0] = MADE_FIRST + 1;
  facts->closed_days[1] = MADE_FIRST + 2;
  facts->n_closed_days = 2;
  made_class_add_adjustment (of, MADE_FIRST - 1, SUMMER_ADJUSTMENT_EXTRA); /* outside: no effect */
  made_class_add_adjustment (of, MADE_FIRST + 2, SUMMER_ADJUSTMENT_EXTRA);
  made_class_add_adjustment (of, MADE_FIRST + 3, SUMMER_ADJUSTMENT_CANCELLED);
  made_class_add_adjustment (of, MADE_FIRST + 5, SUMMER_ADJUSTMENT_EXTRA);
  made_class_add_adjustment (of, MADE_LAST + 1, SUMMER_ADJUSTMENT_EXTRA);

  summer_calendar_init (&calendar, facts, of, MADE_FIRST + 4);
  /* 15 days, less one closed, less one cancelled, one Saturday more */
  g_assert_cmpuint (calendar.n_days, ==, 14);
  g_assert_cmpuint (calendar.n_held, ==, 3);
  g_assert_cmpint (summer_calendar_find (&calendar, MADE_FIRST), ==, 0);
  g_assert_cmpint (summer_calendar_find (&calendar, MADE_FIRST + 1), ==, -1);
  g_assert_cmpint (summer_calendar_find (&calendar, MADE_FIRST + 2), ==, 1);
  g_assert_cmpint (summer_calendar_find (&calendar, MADE_FIRST + 3), ==, -1);
  g_assert_cmpint (summer_calendar_find (&calendar, MADE_FIRST + 5), ==, 3);
  g_assert_cmpint (summer_calendar_find (&calendar, MADE_FIRST + 6), ==, -1);
  g_assert_cmpint (summer_calendar_find (&calendar, MADE_LAST), ==, 13);
  g_assert_cmpint (summer_calendar_find (&calendar, MADE_LAST + 1), ==, -1);

  g_assert_true (summer_calendar_range (&calendar, SUMMER_DAY_NONE, SUMMER_DAY_NONE, &from, &to));
  g_assert_cmpuint (from, ==, 0);
  g_assert_cmpuint (to, ==, 14);
  g_assert_true (summer_calendar_range (&calendar, MADE_FIRST + 1, MADE_FIRST + 5, &from, &to));
  g_assert_cmpuint (from, ==, 1);
  g_assert_cmpuint (to, ==, 4);
  g_assert_false (summer_calendar_range (&calendar, MADE_FIRST + 6, MADE_FIRST + 6, &from, &to));
  g_assert_false (summer_calendar_range (&calendar, MADE_LAST, MADE_FIRST, &from, &to));
  summer_calendar_clear (&calendar);
}

static void
test_staffing (void)
{
  static const struct
  {
    int children, teams;
  } cases[] = { { 0, 1 }, { 1, 1 }, { 29, 1 }, { 30, 1 }, { 31, 2 }, { 60, 2 }, { 61, 3 } };
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", NULL);

  policy->tutors_min = 2;
  policy->volunteers_min = 3;
  policy->volunteers_max = 4;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SummerStaffing required = summer_staffing_required (policy, cases[i].children);

      g_assert_cmpint (required.teams, ==, cases[i].teams);
      g_assert_cmpint (required.tutors, ==, 2 * cases[i].teams);
      g_assert_cmpint (required.volunteers, ==, 3 * cases[i].teams);
      g_assert_cmpint (required.volunteers_max, ==, 4 * cases[i].teams);
    }
}

static const SummerFinding *
find (const SummerAssessment *assessment, SummerCondition condition)
{
  const SummerFinding *finding = summer_class_assessment_find (&assessment->classes[0], condition);

  g_assert_nonnull (finding);
  return finding;
}

/* After the first of three weeks, with 50 of 100 child-days present: 210 of 300 are needed in the end, so 160
 * of the 200 to come, which can begin on the third day to come at the latest. */
static void
test_attendance (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, 20);
  g_autoptr (SummerAssessment) assessment = NULL;
  const SummerFinding *finding;

  for (guint child = 0; child < 10; child++)
    for (guint day = 0; day < 5; day++)
      made_class_set_mark (facts->classes, child, made_facts_day (day), SUMMER_MARK_ABSENT);
  assessment = summer_rules_assess (facts, facts->policy, made_facts_day (4));
  finding = find (assessment, SUMMER_CONDITION_ATTENDANCE);
  g_assert_cmpint (summer_finding_get_count (finding, "present"), ==, 50);
  g_assert_cmpint (summer_finding_get_count (finding, "expected"), ==, 100);
  g_assert_cmpint (summer_finding_get_count (finding, "unrecorded"), ==, 0);
  g_assert_cmpint (summer_finding_get_count (finding, "min"), ==, 7000);
  g_assert_cmpint (summer_finding_get_count (finding, "to_come"), ==, 200);
  g_assert_cmpint (summer_finding_get_count (finding, "needed"), ==, 160);
  g_assert_cmpint (summer_finding_get (finding, "last_chance")->number, ==, made_facts_day (7));
}

/* The first child-days without cover, by day and then by the child's code. */
static void
test_insurance (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, 20);
  g_autoptr (SummerAssessment) assessment = NULL;
  const SummerFinding *finding;
  char **texts;

  facts->classes[0].cover[2 * 7].first = MADE_FIRST + 1;
  facts->classes[0].cover[2 * 3].last = MADE_LAST - 1;
  facts->classes[0].cover[2 * 2].first = MADE_FIRST + 2;
  assessment = summer_rules_assess (facts, facts->policy, MADE_LAST);
  finding = find (assessment, SUMMER_CONDITION_INSURANCE);
  texts = summer_finding_get (finding, "first_uncovered")->texts;
  g_assert_cmpint (summer_finding_get_count (finding, "present"), ==, 300);
  g_assert_cmpint (summer_finding_get_count (finding, "uncovered"), ==, 4);
  g_assert_cmpuint (g_strv_length (texts), ==, 3);
  g_assert_cmpstr (texts[0], ==, "FZ001003 2019-07-08");
  g_assert_cmpstr (texts[1], ==, "FZ001008 2019-07-08");
  g_assert_cmpstr (texts[2], ==, "FZ001003 2019-07-09");
}

static void
test_staff (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, 20);
  g_autoptr (SummerPolicy) policy = summer_policy_copy (facts->policy);
  g_autoptr (SummerAssessment) assessment = NULL;
  const SummerFinding *plan, *present;

  facts->classes[0].assignments[0].last = MADE_LAST - 1;
  made_class_set_staff_mark (facts->classes, 1, MADE_FIRST, -1);
  made_class_add_assignment (facts->classes, 2, SUMMER_ROLE_VOLUNTEER, MADE_FIRST, MADE_FIRST);
  made_class_set_staff_mark (facts->classes, 2, MADE_FIRST, SUMMER_STAFF_ABSENT);
  policy->volunteers_max = 1;
  assessment = summer_rules_assess (facts, policy, MADE_LAST);
  plan = find (assessment, SUMMER_CONDITION_STAFF_PLAN);
  present = find (assessment, SUMMER_CONDITION_STAFF_PRESENT);
  g_assert_cmpuint (summer_finding_get (plan, "short_days")->n_days, ==, 1);
  g_assert_cmpint (summer_finding_get (plan, "short_days")->days[0], ==, MADE_LAST);
  g_assert_cmpint (summer_finding_get_count (plan, "tutors"), ==, 0);
  g_assert_cmpint (summer_finding_get_count (plan, "tutors_required"), ==, 1);
  g_assert_cmpint (summer_finding_get_count (plan, "surplus_days"), ==, 1);
  g_assert_cmpuint (summer_finding_get (present, "surely_short")->n_days, ==, 1);
  g_assert_cmpint (summer_finding_get (present, "surely_short")->days[0], ==, MADE_LAST);
  g_assert_cmpuint (summer_finding_get (present, "perhaps_short")->n_days, ==, 2);
  g_assert_cmpint (summer_finding_get (present, "perhaps_short")->days[0], ==, MADE_FIRST);
}

/* A host's classes by code: the rejected one takes no place and fails, the next one moves up. */
static void
test_host_limit (void)
{
  static const SummerOutcome outcomes[]
      = { SUMMER_OUTCOME_PASS, SUMMER_OUTCOME_FAIL, SUMMER_OUTCOME_PASS, SUMMER_OUTCOME_FAIL,
          SUMMER_OUTCOME_PASS };
  g_autoptr (SummerFacts) facts = made_facts_new (5, 1);
  g_autoptr (SummerPolicy) policy = summer_policy_copy (facts->policy);
  g_autoptr (SummerAssessment) assessment = NULL;

  policy->host_classes_max = 2;
  for (guint i = 0; i < 4; i++)
    facts->classes[i].host = "南街街道";
  facts->classes[4].host = "鼓西街道";
  facts->classes[1].state = SUMMER_CLASS_REJECTED;
  assessment = summer_rules_assess (facts, policy, MADE_LAST);
  for (guint i = 0; i < 5; i++)
    {
      const SummerFinding *finding
          = summer_class_assessment_find (&assessment->classes[i], SUMMER_CONDITION_HOST_LIMIT);

      g_assert_cmpint (finding->outcome, ==, outcomes[i]);
      g_assert_cmpuint (g_strv_length (summer_finding_get (finding, "codes")->texts), ==,
                        i < 4 ? 3 : 1);
    }
}

/* Where no class of the host takes part there is no list, and no colon that promises one. */
static void
test_host_limit_of_none (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, 1);
  g_autoptr (SummerPolicy) policy = summer_policy_copy (facts->policy);
  g_autoptr (SummerAssessment) assessment = NULL;
  g_autofree char *sentence = NULL;

  policy->host_classes_max = 2;
  facts->classes[0].host = NULL;
  facts->classes[0].state = SUMMER_CLASS_REJECTED;
  assessment = summer_rules_assess (facts, policy, MADE_LAST);
  sentence
      = summer_finding_dup_sentence (summer_class_assessment_find (&assessment->classes[0],
                                                                   SUMMER_CONDITION_HOST_LIMIT),
                                     policy, MADE_LAST);
  g_assert_cmpstr (sentence, ==, "A host may have 2 classes; this one is not among them");
}

/* Counts of the class: what fell on no expected child-day is told, and so is a stranger at the door. */
static void
test_counts (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, 20);
  SummerClassFacts *of = facts->classes;
  g_autoptr (SummerAssessment) assessment = NULL;
  const SummerClassAssessment *class;

  made_class_set_mark (of, 0, MADE_FIRST, SUMMER_MARK_SICK);
  made_class_set_mark (of, 1, MADE_FIRST, SUMMER_MARK_LEAVE);
  made_class_set_mark (of, 2, MADE_FIRST, SUMMER_MARK_ABSENT);
  made_class_set_mark (of, 3, MADE_FIRST, SUMMER_MARK_UNRECORDED);
  made_class_set_mark (of, 4, MADE_FIRST + 5, SUMMER_MARK_PRESENT);
  made_class_set_mark (of, 4, MADE_LAST + 3, SUMMER_MARK_PRESENT);
  of->enrolments[5].first = MADE_FIRST + 1;
  of->marks[of->n_marks - 2].collector_listed = FALSE;
  of->marks[of->n_marks - 4].collector_listed = FALSE;
  of->marks[of->n_marks - 4].release_confirmed = TRUE;
  assessment = summer_rules_assess (facts, facts->policy, MADE_LAST);
  class = &assessment->classes[0];
  g_assert_cmpint (class->expected, ==, 299);
  g_assert_cmpint (class->present, ==, 295);
  g_assert_cmpint (class->sick, ==, 1);
  g_assert_cmpint (class->leave, ==, 1);
  g_assert_cmpint (class->absent, ==, 1);
  g_assert_cmpint (class->unrecorded, ==, 1);
  g_assert_cmpint (class->stray_marks, ==, 2);
  g_assert_cmpint (class->unlisted_collections, ==, 2);
  g_assert_cmpint (class->confirmed_collections, ==, 1);
  g_assert_cmpint (class->verdict, ==, SUMMER_VERDICT_ELIGIBLE);
  g_assert_cmpint (class->granted, ==, 3000000);
}

/* Levels: a failing advisory condition is shown and does not decide; one that is off is not there. */
static void
test_levels (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, 20);
  g_autoptr (SummerPolicy) policy = summer_policy_copy (facts->policy);
  static const SummerVerdict verdicts[]
      = { SUMMER_VERDICT_ELIGIBLE, SUMMER_VERDICT_ELIGIBLE, SUMMER_VERDICT_INELIGIBLE };

  facts->classes[0].provider_barred = TRUE;
  for (guint level = 0; level < G_N_ELEMENTS (verdicts); level++)
    {
      g_autoptr (SummerAssessment) assessment = NULL;

      policy->levels[SUMMER_CONDITION_PROVIDER] = (SummerLevel) level;
      assessment = summer_rules_assess (facts, policy, MADE_LAST);
      g_assert_cmpint (assessment->classes[0].verdict, ==, verdicts[level]);
      g_assert_true (
          (summer_class_assessment_find (&assessment->classes[0], SUMMER_CONDITION_PROVIDER)
           == NULL)
          == (level == SUMMER_LEVEL_OFF));
      g_assert_cmpint (assessment->classes[0].would_be, ==, 3000000);
    }
}

/* A required failure decides over what is unproven; unproven decides over what passes. */
static void
test_verdicts (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, 20);
  g_autoptr (SummerAssessment) unproven = NULL;
  g_autoptr (SummerAssessment) ineligible = NULL;
  g_autoptr (SummerFacts) other = NULL;

  facts->classes[0].n_reviews = 0;
  other = made_facts_dup (facts);
  other->classes[0].provider_barred = TRUE;
  unproven = summer_rules_assess (facts, facts->policy, MADE_LAST);
  ineligible = summer_rules_assess (other, facts->policy, MADE_LAST);
  g_assert_cmpint (unproven->classes[0].verdict, ==, SUMMER_VERDICT_UNPROVEN);
  g_assert_cmpint (ineligible->classes[0].verdict, ==, SUMMER_VERDICT_INELIGIBLE);
  g_assert_cmpint (unproven->classes[0].granted, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/calendar", test_calendar);
  g_test_add_func ("/rules/staffing", test_staffing);
  g_test_add_func ("/rules/figures/attendance", test_attendance);
  g_test_add_func ("/rules/figures/insurance", test_insurance);
  g_test_add_func ("/rules/figures/staff", test_staff);
  g_test_add_func ("/rules/figures/host-limit", test_host_limit);
  g_test_add_func ("/rules/figures/host-limit-of-none", test_host_limit_of_none);
  g_test_add_func ("/rules/figures/counts", test_counts);
  g_test_add_func ("/rules/levels", test_levels);
  g_test_add_func ("/rules/verdicts", test_verdicts);
  return g_test_run ();
}
