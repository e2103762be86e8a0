/* The conditions of papers and of care, each on both sides of each of its bounds: insurance, agreements, venue, plan, provider,
 * visits, incidents, answers, release and the limit of a host. A case spoils one thing of a sound class. */
#include "config.h"

#include "condition-cases.h"

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

static const Case cases[] = {
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
  condition_cases_add (cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
