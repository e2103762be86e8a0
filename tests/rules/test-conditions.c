/* The conditions of days and heads, each on both sides of each of its bounds: approval, headcount, open days, attendance and
 * staff. A case spoils one thing of a sound class. */
#include "config.h"

#include "condition-cases.h"

/* approved */
static void
set_state (Scene *scene)
{
  scene->of->state = (SummerClassState) scene->n;
}

/* headcount: with n children left enrolled, the others never */
static void
keep_children (Scene *scene)
{
  scene->of->n_enrolments = (guint) scene->n;
}

static void
keep_children_at_most_18 (Scene *scene)
{
  scene->policy->children_max = 18;
  keep_children (scene);
}

static void
enrol_one_of_15_on_sunday_only (Scene *scene)
{
  scene->of->n_enrolments = 15;
  scene->of->enrolments[14].first = scene->of->enrolments[14].last = MADE_FIRST + 6;
}

static void
enrol_one_of_15_on_last_day_only (Scene *scene)
{
  scene->of->n_enrolments = 15;
  scene->of->enrolments[14].first = MADE_LAST;
  scene->as_of = MADE_FIRST;
}

/* attending: of 15 children one was present on n of 15 days and unrecorded or absent on the others */
static void
attend_n_days (Scene *scene)
{
  scene->policy->headcount_basis = SUMMER_BASIS_ATTENDING;
  scene->of->n_enrolments = 15;
  for (guint day = (guint) scene->n; day < MADE_DAYS; day++)
    made_class_set_mark (scene->of, 0, made_facts_day (day),
                         day % 2 ? SUMMER_MARK_ABSENT : SUMMER_MARK_UNRECORDED);
}

static void
attending_before_first_day (Scene *scene)
{
  scene->policy->headcount_basis = SUMMER_BASIS_ATTENDING;
  scene->as_of = MADE_FIRST - 1;
}

/* open_days: assessed after n held days of 15 */
static void
assess_after_days (Scene *scene)
{
  scene->as_of = scene->n ? made_facts_day ((guint) scene->n - 1) : MADE_FIRST - 1;
}

static void
cancel_one (Scene *scene)
{
  assess_after_days (scene);
  made_class_add_adjustment (scene->of, MADE_FIRST, SUMMER_ADJUSTMENT_CANCELLED);
}

static void
cancel_one_add_saturday (Scene *scene)
{
  made_class_add_adjustment (scene->of, MADE_FIRST, SUMMER_ADJUSTMENT_CANCELLED);
  made_class_add_adjustment (scene->of, MADE_FIRST + 5, SUMMER_ADJUSTMENT_EXTRA);
}

static void
close_one_but_hold_extra (Scene *scene)
{
  scene->facts->closed_days = g_new (SummerDay, 1);
  scene->facts->closed_days[0] = MADE_FIRST + 1;
  scene->facts->n_closed_days = 1;
  if (scene->n)
    made_class_add_adjustment (scene->of, MADE_FIRST + 1, SUMMER_ADJUSTMENT_EXTRA);
}

/* attendance: one child on one row of 30 expected child-days: 2 children of 15 days */
static void
keep_two_children (Scene *scene)
{
  scene->of->n_enrolments = 2;
}

static void
mark_last (Scene *scene, int n, SummerMark mark)
{
  for (guint i = 0; i < (guint) n; i++)
    made_class_set_mark (scene->of, i / MADE_DAYS, made_facts_day (i % MADE_DAYS), mark);
}

static void
absent_of_30 (Scene *scene)
{
  keep_two_children (scene);
  mark_last (scene, scene->n, SUMMER_MARK_ABSENT);
}

static void
unrecorded_of_30 (Scene *scene)
{
  keep_two_children (scene);
  mark_last (scene, scene->n, SUMMER_MARK_UNRECORDED);
}

/* rules.md 5: 20 present, 1 unrecorded, 9 absent */
static void
worked_example (Scene *scene)
{
  keep_two_children (scene);
  mark_last (scene, 10, SUMMER_MARK_ABSENT);
  mark_last (scene, scene->n, SUMMER_MARK_UNRECORDED);
}

/* 10 sick of 30, of 20 expected then n absent: 70% of 20 are 14 */
static void
sick_is_excluded (Scene *scene)
{
  keep_two_children (scene);
  scene->policy->excluded_marks = 1u << SUMMER_MARK_SICK;
  mark_last (scene, 10 + scene->n, SUMMER_MARK_ABSENT);
  mark_last (scene, 10, SUMMER_MARK_SICK);
}

static void
all_excluded (Scene *scene)
{
  keep_two_children (scene);
  scene->policy->excluded_marks = 1u << SUMMER_MARK_SICK;
  mark_last (scene, 30, SUMMER_MARK_SICK);
}

static void
nobody_enrolled (Scene *scene)
{
  scene->of->n_enrolments = 0;
}

/* staff_plan */
static void
thirty_one_a_team (Scene *scene)
{
  scene->policy->children_per_team = scene->n;
}

static void
end_assignment (Scene *scene)
{
  scene->of->assignments[0].last = MADE_LAST - scene->n;
}

static void
relieve_tutor (Scene *scene)
{
  scene->of->assignments[0].last = MADE_FIRST + 1;
  made_class_add_assignment (scene->of, 2, SUMMER_ROLE_TUTOR, MADE_FIRST + 2 + scene->n,
                             SUMMER_DAY_NONE);
}

static void
no_volunteer (Scene *scene)
{
  scene->of->assignments[1].role = (SummerRole) scene->n;
}

static void
one_person_in_two_roles (Scene *scene)
{
  scene->of->assignments[1].person = 0;
}

/* two teams, and the one tutor is written down twice */
static void
tutor_twice (Scene *scene)
{
  scene->policy->children_per_team = 10;
  scene->policy->volunteers_min = 0;
  made_class_add_assignment (scene->of, scene->n ? 2 : 0, SUMMER_ROLE_TUTOR, SUMMER_DAY_NONE,
                             SUMMER_DAY_NONE);
}

static void
no_open_day (Scene *scene)
{
  scene->of->first_day = MADE_FIRST + 5;
  scene->of->last_day = MADE_FIRST + 6;
}

/* staff_present: teams of 10, two tutors needed for 11 children, on the first day */
static void
eleven_children (Scene *scene)
{
  scene->policy->children_per_team = 10;
  scene->policy->volunteers_min = 0;
  for (guint day = 0; day < MADE_DAYS; day++)
    for (guint child = 10; child < MADE_CHILDREN; child++)
      made_class_set_mark (scene->of, child, made_facts_day (day), SUMMER_MARK_ABSENT);
  made_class_set_mark (scene->of, 10, MADE_FIRST,
                       scene->n ? SUMMER_MARK_PRESENT : SUMMER_MARK_UNRECORDED);
}

static void
eleven_children_second_tutor (Scene *scene)
{
  int mark = scene->n;

  scene->n = 1;
  eleven_children (scene);
  made_class_add_assignment (scene->of, 2, SUMMER_ROLE_TUTOR, SUMMER_DAY_NONE, SUMMER_DAY_NONE);
  made_class_set_staff_mark (scene->of, 2, MADE_FIRST, mark);
}

static void
tutor_mark (Scene *scene)
{
  made_class_set_staff_mark (scene->of, 0, MADE_FIRST, scene->n);
}

/* present, but assigned from the second day on only */
static void
tutor_not_assigned (Scene *scene)
{
  scene->of->assignments[0].first = MADE_FIRST + 1;
}

static const Case cases[] = {
  { "approved/applied", C (APPROVED), set_state, SUMMER_CLASS_APPLIED, UNPROVEN },
  { "approved/approved", C (APPROVED), set_state, SUMMER_CLASS_APPROVED, PASS },
  { "approved/open", C (APPROVED), set_state, SUMMER_CLASS_OPEN, PASS },
  { "approved/ended", C (APPROVED), set_state, SUMMER_CLASS_ENDED, PASS },
  { "approved/rejected", C (APPROVED), set_state, SUMMER_CLASS_REJECTED, FAIL },
  { "approved/withdrawn", C (APPROVED), set_state, SUMMER_CLASS_WITHDRAWN, FAIL },

  { "headcount/at-min", C (HEADCOUNT), keep_children, 15, PASS },
  { "headcount/below-min", C (HEADCOUNT), keep_children, 14, FAIL },
  { "headcount/no-max", C (HEADCOUNT), keep_children, 20, PASS },
  { "headcount/at-max", C (HEADCOUNT), keep_children_at_most_18, 18, PASS },
  { "headcount/above-max", C (HEADCOUNT), keep_children_at_most_18, 19, FAIL },
  { "headcount/sunday-only", C (HEADCOUNT), enrol_one_of_15_on_sunday_only, 0, FAIL },
  { "headcount/last-day-only", C (HEADCOUNT), enrol_one_of_15_on_last_day_only, 0, PASS },
  { "headcount/attending-11-of-15", C (HEADCOUNT), attend_n_days, 11, PASS },
  { "headcount/attending-10-of-15", C (HEADCOUNT), attend_n_days, 10, FAIL },
  { "headcount/attending-nothing-expected", C (HEADCOUNT), attending_before_first_day, 0, FAIL },

  { "open-days/reached", C (OPEN_DAYS), assess_after_days, 15, PASS },
  { "open-days/one-to-go", C (OPEN_DAYS), assess_after_days, 14, UNPROVEN },
  { "open-days/before-first", C (OPEN_DAYS), assess_after_days, 0, UNPROVEN },
  { "open-days/out-of-reach", C (OPEN_DAYS), cancel_one, 5, FAIL },
  { "open-days/saved-by-saturday", C (OPEN_DAYS), cancel_one_add_saturday, 0, PASS },
  { "open-days/closed", C (OPEN_DAYS), close_one_but_hold_extra, 0, FAIL },
  { "open-days/extra-on-closed", C (OPEN_DAYS), close_one_but_hold_extra, 1, PASS },

  { "attendance/21-of-30", C (ATTENDANCE), absent_of_30, 9, PASS },
  { "attendance/20-of-30", C (ATTENDANCE), absent_of_30, 10, FAIL },
  { "attendance/20-present-1-unrecorded-9-absent", C (ATTENDANCE), worked_example, 1, UNPROVEN },
  { "attendance/9-unrecorded", C (ATTENDANCE), unrecorded_of_30, 9, PASS },
  { "attendance/10-unrecorded", C (ATTENDANCE), unrecorded_of_30, 10, UNPROVEN },
  { "attendance/all-unrecorded", C (ATTENDANCE), unrecorded_of_30, 30, UNPROVEN },
  { "attendance/excluded-14-of-20", C (ATTENDANCE), sick_is_excluded, 6, PASS },
  { "attendance/excluded-13-of-20", C (ATTENDANCE), sick_is_excluded, 7, FAIL },
  { "attendance/all-excluded", C (ATTENDANCE), all_excluded, 0, UNPROVEN },
  { "attendance/nobody-enrolled", C (ATTENDANCE), nobody_enrolled, 0, UNPROVEN },
  { "attendance/nothing-held", C (ATTENDANCE), assess_after_days, 0, UNPROVEN },

  { "staff-plan/sound", C (STAFF_PLAN), NULL, 0, PASS },
  { "staff-plan/20-a-team", C (STAFF_PLAN), thirty_one_a_team, 20, PASS },
  { "staff-plan/19-a-team", C (STAFF_PLAN), thirty_one_a_team, 19, FAIL },
  { "staff-plan/through-last-day", C (STAFF_PLAN), end_assignment, 0, PASS },
  { "staff-plan/one-day-short", C (STAFF_PLAN), end_assignment, 1, FAIL },
  { "staff-plan/relieved", C (STAFF_PLAN), relieve_tutor, 0, PASS },
  { "staff-plan/relieved-a-day-late", C (STAFF_PLAN), relieve_tutor, 1, FAIL },
  { "staff-plan/social-worker", C (STAFF_PLAN), no_volunteer, SUMMER_ROLE_SOCIAL_WORKER, FAIL },
  { "staff-plan/two-tutors-no-volunteer", C (STAFF_PLAN), no_volunteer, SUMMER_ROLE_TUTOR, FAIL },
  { "staff-plan/one-person-two-roles", C (STAFF_PLAN), one_person_in_two_roles, 0, PASS },
  { "staff-plan/same-tutor-twice", C (STAFF_PLAN), tutor_twice, 0, FAIL },
  { "staff-plan/two-tutors", C (STAFF_PLAN), tutor_twice, 1, PASS },
  { "staff-plan/no-open-day", C (STAFF_PLAN), no_open_day, 0, UNPROVEN },
  { "staff-plan/nobody-enrolled-needs-a-team", C (STAFF_PLAN), nobody_enrolled, 0, PASS },

  { "staff-present/sound", C (STAFF_PRESENT), NULL, 0, PASS },
  { "staff-present/tutor-absent", C (STAFF_PRESENT), tutor_mark, SUMMER_STAFF_ABSENT, FAIL },
  { "staff-present/tutor-unrecorded", C (STAFF_PRESENT), tutor_mark, -1, UNPROVEN },
  { "staff-present/tutor-not-assigned", C (STAFF_PRESENT), tutor_not_assigned, 0, FAIL },
  { "staff-present/eleventh-child-present", C (STAFF_PRESENT), eleven_children, 1, FAIL },
  { "staff-present/eleventh-child-unrecorded", C (STAFF_PRESENT), eleven_children, 0, UNPROVEN },
  { "staff-present/second-tutor-present", C (STAFF_PRESENT), eleven_children_second_tutor, 1,
    PASS },
  { "staff-present/second-tutor-absent", C (STAFF_PRESENT), eleven_children_second_tutor, 0, FAIL },
  { "staff-present/second-tutor-unrecorded", C (STAFF_PRESENT), eleven_children_second_tutor, -1,
    UNPROVEN },
  { "staff-present/one-person-two-roles", C (STAFF_PRESENT), one_person_in_two_roles, 0, PASS },
  { "staff-present/no-held-day", C (STAFF_PRESENT), assess_after_days, 0, UNPROVEN },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  condition_cases_add (cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
