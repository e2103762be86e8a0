/* Each condition of rules.md 3 on both sides of each of its bounds. A case spoils one thing of a sound class. */
#include "config.h"

#include "made-facts.h"
#include "summer-rules.h"

#define PASS SUMMER_OUTCOME_PASS
#define FAIL SUMMER_OUTCOME_FAIL
#define UNPROVEN SUMMER_OUTCOME_UNPROVEN
#define NA SUMMER_OUTCOME_NOT_APPLICABLE

/* What a case may change: the class, the policy, the day of the assessment. */
typedef struct
{
  SummerFacts *facts;
  SummerClassFacts *of; /* the first class */
  SummerPolicy *policy;
  SummerDay as_of;
  int n; /* the number of the case */
} Scene;

typedef struct
{
  const char *name;
  SummerCondition condition;
  void (*spoil) (Scene *scene); /* NULL: the sound class */
  int n;
  SummerOutcome outcome;
} Case;

static void
run_case (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (SummerFacts) facts = made_facts_new (1, MADE_CHILDREN);
  g_autoptr (SummerPolicy) policy = summer_policy_copy (facts->policy);
  g_autoptr (SummerAssessment) assessment = NULL;
  Scene scene = { facts, facts->classes, policy, MADE_LAST, item->n };
  const SummerFinding *finding;

  if (item->spoil)
    item->spoil (&scene);
  assessment = summer_rules_assess (facts, policy, scene.as_of);
  finding = summer_class_assessment_find (&assessment->classes[0], item->condition);
  g_assert_nonnull (finding);
  g_assert_cmpstr (summer_outcome_get_code (finding->outcome), ==,
                   summer_outcome_get_code (item->outcome));
}

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

/* insurance */
static void
cover_from (Scene *scene)
{
  scene->of->cover[0].first = MADE_FIRST + scene->n;
}

static void
cover_to (Scene *scene)
{
  scene->of->cover[0].last = MADE_LAST - scene->n;
}

static void
cover_from_second_day_absent_on_first (Scene *scene)
{
  cover_from (scene);
  made_class_set_mark (scene->of, 0, MADE_FIRST, SUMMER_MARK_SICK);
}

static void
cover_other_kind (Scene *scene)
{
  scene->of->cover[0].kind = SUMMER_INSURANCE_LIABILITY;
  scene->of->cover[1].kind = SUMMER_INSURANCE_ACCIDENT_MEDICAL;
}

static void
cover_renewed (Scene *scene)
{
  SummerFactCover renewal = scene->of->cover[0];

  scene->of->cover[0].last = MADE_FIRST + 1;
  renewal.first = MADE_FIRST + 2 + scene->n;
  made_class_add_cover (scene->of, renewal);
}

static void
no_cover_no_kinds (Scene *scene)
{
  scene->of->n_cover = 0;
  scene->policy->insurance_kinds = 0;
}

static void
nobody_present (Scene *scene)
{
  scene->of->n_marks = 0;
}

/* The only uncovered present mark is on a Saturday, or before the child's enrolment: it counts nowhere. */
static void
stray_mark (Scene *scene)
{
  SummerDay day = scene->n ? MADE_FIRST : MADE_FIRST + 5;

  scene->of->cover[0].first = MADE_FIRST + 1;
  scene->of->cover[0].last = MADE_LAST;
  made_class_set_mark (scene->of, 0, MADE_FIRST, SUMMER_MARK_UNRECORDED);
  made_class_set_mark (scene->of, 0, day, SUMMER_MARK_PRESENT);
  scene->of->enrolments[0].first = MADE_FIRST + 1;
  scene->of->enrolments[0].agreement = MADE_FIRST + 1;
  scene->of->marks[0].has_in = day != scene->of->marks[0].day;
}

/* agreement */
static void
agreement_on (Scene *scene)
{
  scene->of->enrolments[0].agreement = MADE_FIRST + scene->n;
}

static void
agreement_late_but_absent_first (Scene *scene)
{
  agreement_on (scene);
  made_class_set_mark (scene->of, 0, MADE_FIRST, SUMMER_MARK_ABSENT);
}

static void
no_agreement (Scene *scene)
{
  scene->of->enrolments[0].agreement = SUMMER_DAY_NONE;
  if (scene->n)
    for (guint day = 0; day < MADE_DAYS; day++)
      made_class_set_mark (scene->of, 0, made_facts_day (day), SUMMER_MARK_ABSENT);
}

static void
agreement_with_second_enrolment (Scene *scene)
{
  SummerFactEnrolment second = scene->of->enrolments[0];

  scene->of->enrolments[0].agreement = SUMMER_DAY_NONE;
  scene->of->enrolments[0].last = MADE_FIRST + 2;
  second.first = MADE_FIRST + 3;
  made_class_add_enrolment (scene->of, second);
}

/* venue */
static void
review_on (Scene *scene)
{
  scene->of->reviews[0].day = MADE_FIRST + scene->n;
}

static void
no_review (Scene *scene)
{
  scene->of->n_reviews = 0;
}

static void
second_review (Scene *scene)
{
  made_class_add_review (scene->of, MADE_FIRST + scene->n, SUMMER_RESULT_FAIL);
}

static void
failed_then_passed (Scene *scene)
{
  scene->of->reviews[0].value = SUMMER_RESULT_FAIL;
  made_class_add_review (scene->of, MADE_FIRST + scene->n, SUMMER_RESULT_PASS);
}

static void
two_on_one_day (Scene *scene)
{
  scene->of->reviews[0].value = scene->n ? SUMMER_RESULT_FAIL : SUMMER_RESULT_PASS;
  made_class_add_review (scene->of, scene->of->reviews[0].day,
                         scene->n ? SUMMER_RESULT_PASS : SUMMER_RESULT_FAIL);
}

static void
late_and_failed (Scene *scene)
{
  review_on (scene);
  scene->of->reviews[0].value = SUMMER_RESULT_FAIL;
}

/* emergency_plan */
static void
plan_on (Scene *scene)
{
  scene->of->emergency_plan = MADE_FIRST + scene->n;
}

static void
no_plan (Scene *scene)
{
  scene->of->emergency_plan = SUMMER_DAY_NONE;
}

/* provider */
static void
qualified_until (Scene *scene)
{
  scene->of->provider_until = MADE_LAST + scene->n;
}

static void
no_qualification (Scene *scene)
{
  scene->of->provider_until = SUMMER_DAY_NONE;
  scene->of->provider_barred = scene->n;
}

static void
barred (Scene *scene)
{
  scene->of->provider_barred = TRUE;
}

static void
host_runs_it (Scene *scene)
{
  scene->of->provider = NULL;
  scene->of->provider_until = SUMMER_DAY_NONE;
}

/* inspection */
static void
visits (Scene *scene)
{
  scene->policy->inspections_min = scene->n;
}

static void
visit_after_as_of (Scene *scene)
{
  scene->of->visits[0].day = MADE_LAST + scene->n;
}

static void
serious_fixed_on (Scene *scene)
{
  scene->of->visits[0].value = SUMMER_VISIT_SERIOUS;
  scene->of->visits[0].fixed_on = MADE_LAST + scene->n;
}

static void
serious_open (Scene *scene)
{
  scene->policy->inspections_min = scene->n;
  scene->of->visits[0].value = SUMMER_VISIT_SERIOUS;
}

static void
minor_open (Scene *scene)
{
  scene->of->visits[0].value = SUMMER_VISIT_MINOR;
}

/* incident */
static void
incident (Scene *scene)
{
  made_class_add_incident (scene->of, MADE_FIRST, (SummerSeverity) scene->n);
}

static void
accident_later (Scene *scene)
{
  made_class_add_incident (scene->of, MADE_LAST + scene->n, SUMMER_INCIDENT_ACCIDENT);
}

/* satisfaction: 20 children, so 10 responses are enough */
static void
responses (Scene *scene)
{
  scene->of->n_responses = (guint) scene->n;
}

static void
dissatisfied (Scene *scene)
{
  for (guint i = 0; i < (guint) scene->n; i++)
    scene->of->responses[i].value = i % 2 ? SUMMER_RATING_NEUTRAL : SUMMER_RATING_DISSATISFIED;
}

static void
responses_after_as_of (Scene *scene)
{
  for (guint i = 0; i < 11; i++)
    scene->of->responses[19 - i].day = MADE_LAST + 1;
}

static void
no_response_needed (Scene *scene)
{
  scene->policy->responses_min = 0;
  responses (scene);
}

/* release */
static void
lacks_in (Scene *scene)
{
  scene->of->marks[5].has_in = FALSE;
}

static void
lacks_out (Scene *scene)
{
  scene->of->marks[5].has_out = FALSE;
}

static void
lacks_collector (Scene *scene)
{
  scene->of->marks[5].has_collector = FALSE;
}

static void
collector_unlisted (Scene *scene)
{
  scene->of->marks[5].collector_listed = FALSE;
}

static void
sick_needs_no_release (Scene *scene)
{
  made_class_set_mark (scene->of, 0, MADE_FIRST, SUMMER_MARK_SICK);
}

/* host_limit */
static void
limit_without_host (Scene *scene)
{
  scene->policy->host_classes_max = 1;
  scene->of->state = (SummerClassState) scene->n;
}

static void
no_limit (Scene *scene)
{
  scene->of->state = SUMMER_CLASS_REJECTED;
}

#define C(condition) SUMMER_CONDITION_##condition

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

  { "insurance/sound", C (INSURANCE), NULL, 0, PASS },
  { "insurance/from-second-day", C (INSURANCE), cover_from, 1, FAIL },
  { "insurance/to-day-before-last", C (INSURANCE), cover_to, 1, FAIL },
  { "insurance/absent-on-uncovered-day", C (INSURANCE), cover_from_second_day_absent_on_first, 1,
    PASS },
  { "insurance/other-kind", C (INSURANCE), cover_other_kind, 0, FAIL },
  { "insurance/renewed", C (INSURANCE), cover_renewed, 0, PASS },
  { "insurance/renewed-a-day-late", C (INSURANCE), cover_renewed, 1, FAIL },
  { "insurance/no-kinds", C (INSURANCE), no_cover_no_kinds, 0, PASS },
  { "insurance/nobody-present", C (INSURANCE), nobody_present, 0, UNPROVEN },
  { "insurance/mark-on-saturday", C (INSURANCE), stray_mark, 0, PASS },
  { "insurance/mark-before-enrolment", C (INSURANCE), stray_mark, 1, PASS },

  { "agreement/on-first-day", C (AGREEMENT), agreement_on, 0, PASS },
  { "agreement/a-day-late", C (AGREEMENT), agreement_on, 1, FAIL },
  { "agreement/late-but-absent-first", C (AGREEMENT), agreement_late_but_absent_first, 1, PASS },
  { "agreement/none", C (AGREEMENT), no_agreement, 0, FAIL },
  { "agreement/none-never-present", C (AGREEMENT), no_agreement, 1, PASS },
  { "agreement/with-second-enrolment", C (AGREEMENT), agreement_with_second_enrolment, 0, PASS },
  { "agreement/nobody-present", C (AGREEMENT), nobody_present, 0, UNPROVEN },
  { "agreement/mark-before-enrolment", C (AGREEMENT), stray_mark, 1, PASS },

  { "venue/sound", C (VENUE), NULL, 0, PASS },
  { "venue/on-first-day", C (VENUE), review_on, 0, PASS },
  { "venue/a-day-late", C (VENUE), review_on, 1, UNPROVEN },
  { "venue/none", C (VENUE), no_review, 0, UNPROVEN },
  { "venue/only-after-as-of", C (VENUE), review_on, 30, UNPROVEN },
  { "venue/failed-later", C (VENUE), second_review, 1, FAIL },
  { "venue/failed-after-as-of", C (VENUE), second_review, 30, PASS },
  { "venue/failed-earlier", C (VENUE), second_review, -20, PASS },
  { "venue/failed-then-passed", C (VENUE), failed_then_passed, 2, PASS },
  { "venue/passed-after-as-of", C (VENUE), failed_then_passed, 30, FAIL },
  { "venue/two-on-one-day-passed-first", C (VENUE), two_on_one_day, 0, FAIL },
  { "venue/two-on-one-day-failed-first", C (VENUE), two_on_one_day, 1, FAIL },
  { "venue/late-and-failed", C (VENUE), late_and_failed, 3, FAIL },

  { "emergency-plan/on-first-day", C (EMERGENCY_PLAN), plan_on, 0, PASS },
  { "emergency-plan/a-day-late", C (EMERGENCY_PLAN), plan_on, 1, FAIL },
  { "emergency-plan/none", C (EMERGENCY_PLAN), no_plan, 0, UNPROVEN },

  { "provider/through-last-day", C (PROVIDER), qualified_until, 0, PASS },
  { "provider/until-day-before", C (PROVIDER), qualified_until, -1, FAIL },
  { "provider/no-date", C (PROVIDER), no_qualification, 0, UNPROVEN },
  { "provider/no-date-barred", C (PROVIDER), no_qualification, 1, FAIL },
  { "provider/barred", C (PROVIDER), barred, 0, FAIL },
  { "provider/host-runs-it", C (PROVIDER), host_runs_it, 0, NA },

  { "inspection/enough", C (INSPECTION), visits, 1, PASS },
  { "inspection/too-few", C (INSPECTION), visits, 2, UNPROVEN },
  { "inspection/none-needed", C (INSPECTION), visits, 0, PASS },
  { "inspection/on-as-of", C (INSPECTION), visit_after_as_of, 0, PASS },
  { "inspection/after-as-of", C (INSPECTION), visit_after_as_of, 1, UNPROVEN },
  { "inspection/serious-open", C (INSPECTION), serious_open, 1, FAIL },
  { "inspection/serious-open-and-too-few", C (INSPECTION), serious_open, 2, FAIL },
  { "inspection/serious-fixed-on-as-of", C (INSPECTION), serious_fixed_on, 0, PASS },
  { "inspection/serious-fixed-later", C (INSPECTION), serious_fixed_on, 1, FAIL },
  { "inspection/minor-open", C (INSPECTION), minor_open, 0, PASS },

  { "incident/none", C (INCIDENT), NULL, 0, PASS },
  { "incident/minor", C (INCIDENT), incident, SUMMER_INCIDENT_MINOR, PASS },
  { "incident/adverse", C (INCIDENT), incident, SUMMER_INCIDENT_ADVERSE, FAIL },
  { "incident/accident", C (INCIDENT), incident, SUMMER_INCIDENT_ACCIDENT, FAIL },
  { "incident/on-as-of", C (INCIDENT), accident_later, 0, FAIL },
  { "incident/after-as-of", C (INCIDENT), accident_later, 1, PASS },

  { "satisfaction/half", C (SATISFACTION), responses, 10, PASS },
  { "satisfaction/below-half", C (SATISFACTION), responses, 9, UNPROVEN },
  { "satisfaction/none", C (SATISFACTION), no_response_needed, 0, UNPROVEN },
  { "satisfaction/one-is-enough", C (SATISFACTION), no_response_needed, 1, PASS },
  { "satisfaction/18-of-20", C (SATISFACTION), dissatisfied, 2, PASS },
  { "satisfaction/17-of-20", C (SATISFACTION), dissatisfied, 3, FAIL },
  { "satisfaction/after-as-of", C (SATISFACTION), responses_after_as_of, 0, UNPROVEN },

  { "release/sound", C (RELEASE), NULL, 0, PASS },
  { "release/no-in", C (RELEASE), lacks_in, 0, FAIL },
  { "release/no-out", C (RELEASE), lacks_out, 0, FAIL },
  { "release/no-collector", C (RELEASE), lacks_collector, 0, FAIL },
  { "release/collector-unlisted", C (RELEASE), collector_unlisted, 0, PASS },
  { "release/sick", C (RELEASE), sick_needs_no_release, 0, PASS },
  { "release/nobody-present", C (RELEASE), nobody_present, 0, UNPROVEN },
  { "release/mark-before-enrolment", C (RELEASE), stray_mark, 1, PASS },

  { "host-limit/none", C (HOST_LIMIT), no_limit, 0, PASS },
  { "host-limit/no-host", C (HOST_LIMIT), limit_without_host, SUMMER_CLASS_OPEN, PASS },
  { "host-limit/no-host-rejected", C (HOST_LIMIT), limit_without_host, SUMMER_CLASS_REJECTED,
    FAIL },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], run_case);
    }
  return g_test_run ();
}
