/* What the outlook says of a class that one thing is wrong with, as of a day: its state, the day by which it must be
 * mended, and how much. Days are counted from Monday 8 July 2019, on which the class begins; it ends on Friday 26. */
#include "config.h"

#include "made-facts.h"
#include "summer-rules.h"

#define MET SUMMER_PROSPECT_MET
#define ON_TRACK SUMMER_PROSPECT_ON_TRACK
#define NOT_KNOWN SUMMER_PROSPECT_NOT_KNOWN
#define AT_RISK SUMMER_PROSPECT_AT_RISK
#define LOST SUMMER_PROSPECT_LOST
#define NO_DAY 1000
#define END 18

typedef struct
{
  SummerFacts *facts;
  SummerClassFacts *of;
  SummerPolicy *policy;
  int n;
} Scene;

typedef struct
{
  const char *name;
  SummerCondition condition;
  void (*spoil) (Scene *scene);
  int n;
  int as_of;
  SummerProspectState state;
  int due, needed, open, unknown, lost;
} Case;

static SummerDay
day (int n)
{
  return n == NO_DAY ? SUMMER_DAY_NONE : MADE_FIRST + n;
}

static void
run_case (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (SummerFacts) facts = made_facts_new (1, MADE_CHILDREN);
  g_autoptr (SummerPolicy) policy = summer_policy_copy (facts->policy);
  g_autoptr (SummerAssessment) assessment = NULL;
  Scene scene = { facts, facts->classes, policy, item->n };
  const SummerProspect *prospect;

  scene.of->state = SUMMER_CLASS_OPEN;
  if (item->spoil)
    item->spoil (&scene);
  assessment = summer_rules_assess (facts, policy, day (item->as_of));
  prospect = &summer_class_assessment_find (&assessment->classes[0], item->condition)->prospect;
  g_assert_cmpstr (summer_prospect_get_code (prospect->state), ==,
                   summer_prospect_get_code (item->state));
  g_assert_cmpint (prospect->due, ==, day (item->due));
  g_assert_cmpint (prospect->needed, ==, item->needed);
  g_assert_cmpint (prospect->open, ==, item->open);
  g_assert_cmpint (prospect->unknown, ==, item->unknown);
  g_assert_cmpint (prospect->lost, ==, item->lost);
}

static void
set_state (Scene *scene)
{
  scene->of->state = (SummerClassState) scene->n;
}

static void
keep_children (Scene *scene)
{
  scene->of->n_enrolments = (guint) scene->n;
}

/* At most 18 of 20 children, of whom the last n begin on Monday 15 July. */
static void
begin_later (Scene *scene)
{
  scene->policy->children_max = 18;
  for (int i = 0; i < scene->n; i++)
    scene->of->enrolments[MADE_CHILDREN - 1 - i].first = day (7);
}

static void
cancel (Scene *scene)
{
  made_class_add_adjustment (scene->of, day (scene->n), SUMMER_ADJUSTMENT_CANCELLED);
}

/* The first n children are marked so on every day. */
static void
mark_children (Scene *scene, SummerMark mark)
{
  for (guint i = 0; i < MADE_DAYS; i++)
    for (int child = 0; child < scene->n; child++)
      made_class_set_mark (scene->of, (guint) child, made_facts_day (i), mark);
}

static void
stay_away (Scene *scene)
{
  mark_children (scene, SUMMER_MARK_ABSENT);
}

static void
are_not_marked (Scene *scene)
{
  mark_children (scene, SUMMER_MARK_UNRECORDED);
}

static void
nobody_enrolled (Scene *scene)
{
  scene->of->n_enrolments = 0;
  mark_children (scene, SUMMER_MARK_UNRECORDED);
}

/* The volunteer is assigned up to day n. */
static void
volunteer_leaves (Scene *scene)
{
  scene->of->assignments[0].first = scene->of->assignments[1].first = MADE_FIRST;
  scene->of->assignments[0].last = MADE_LAST;
  scene->of->assignments[1].last = day (scene->n);
}

/* The class of state n has no staff at all. */
static void
nobody_assigned (Scene *scene)
{
  scene->of->state = (SummerClassState) scene->n;
  scene->of->n_assignments = 0;
}

static void
staff_not_marked (Scene *scene)
{
  made_class_set_staff_mark (scene->of, 0, day (scene->n), -1);
}

static void
tutor_stayed_away (Scene *scene)
{
  made_class_set_staff_mark (scene->of, 0, day (scene->n), SUMMER_STAFF_ABSENT);
}

/* Both policies of the first child end on day n. */
static void
insurance_ends (Scene *scene)
{
  scene->of->cover[0].last = scene->of->cover[1].last = day (scene->n);
}

static void
insurance_ends_and_not_marked (Scene *scene)
{
  int n = scene->n;

  insurance_ends (scene);
  scene->n = 1;
  mark_children (scene, SUMMER_MARK_UNRECORDED);
  scene->n = n;
}

static void
agreement_missing (Scene *scene)
{
  scene->of->enrolments[0].agreement = SUMMER_DAY_NONE;
}

static void
agreement_late (Scene *scene)
{
  scene->of->enrolments[0].agreement = day (scene->n);
}

/* The first child begins on day n and has none yet. */
static void
agreement_missing_later (Scene *scene)
{
  agreement_missing (scene);
  scene->of->enrolments[0].first = day (scene->n);
}

static void
agreement_missing_not_marked (Scene *scene)
{
  agreement_missing (scene);
  mark_children (scene, SUMMER_MARK_UNRECORDED);
}

static void
no_review (Scene *scene)
{
  scene->of->n_reviews = 0;
}

static void
review_failed (Scene *scene)
{
  made_class_add_review (scene->of, day (scene->n), SUMMER_RESULT_FAIL);
}

static void
plan_of (Scene *scene)
{
  scene->of->emergency_plan = day (scene->n);
}

static void
barred (Scene *scene)
{
  scene->of->provider_barred = TRUE;
}

static void
qualified_until (Scene *scene)
{
  scene->of->provider_until = day (scene->n);
}

static void
no_visit (Scene *scene)
{
  scene->of->n_visits = 0;
}

/* A serious problem found on Thursday 11, to be corrected by day n. */
static void
serious_problem (Scene *scene)
{
  made_class_add_visit (scene->of, day (3), SUMMER_VISIT_SERIOUS, SUMMER_DAY_NONE);
  scene->of->visits[scene->of->n_visits - 1].fix_by = day (scene->n);
}

static void
accident (Scene *scene)
{
  made_class_add_incident (scene->of, day (scene->n), SUMMER_INCIDENT_ACCIDENT);
}

/* Of the 20 responses n are left, the first 2 of them not satisfied. */
static void
responses (Scene *scene)
{
  scene->of->n_responses = (guint) scene->n;
  for (int i = 0; i < scene->n; i++)
    scene->of->responses[i].day = MADE_FIRST;
  for (int i = 0; i < MIN (2, scene->n); i++)
    scene->of->responses[i].value = SUMMER_RATING_NEUTRAL;
}

static void
no_collector (Scene *scene)
{
  scene->of->marks[0].has_collector = FALSE;
}

#define C(condition) SUMMER_CONDITION_##condition

/* as of, then: state, due, needed, open, unknown, lost */
static const Case cases[] = {
  { "approved/long-before", C (APPROVED), set_state, 0, -8, ON_TRACK, 0, 0, 0, 0, 0 },
  { "approved/a-week-before", C (APPROVED), set_state, 0, -7, AT_RISK, 0, 0, 0, 0, 0 },
  { "approved/under-way", C (APPROVED), set_state, 0, 4, AT_RISK, 0, 0, 0, 0, 0 },
  { "approved/rejected", C (APPROVED), set_state, 4, -8, LOST, NO_DAY, 0, 0, 0, 0 },

  { "headcount/enough", C (HEADCOUNT), keep_children, 15, 4, MET, NO_DAY, 0, 0, 0, 0 },
  { "headcount/too-few", C (HEADCOUNT), keep_children, 12, 4, AT_RISK, END, 3, 0, 0, 0 },
  { "headcount/too-few-at-end", C (HEADCOUNT), keep_children, 12, END, LOST, NO_DAY, 3, 0, 0, 0 },
  { "headcount/too-many-begin-later", C (HEADCOUNT), begin_later, 3, 4, AT_RISK, 6, 2, 3, 0, 0 },
  { "headcount/too-many-have-begun", C (HEADCOUNT), begin_later, 1, 4, LOST, NO_DAY, 2, 1, 0, 0 },

  { "open-days/all-needed", C (OPEN_DAYS), NULL, 0, 4, ON_TRACK, 7, 10, 10, 0, 0 },
  { "open-days/held", C (OPEN_DAYS), NULL, 0, END, MET, NO_DAY, 0, 0, 0, 0 },
  { "open-days/one-cancelled", C (OPEN_DAYS), cancel, 14, 4, AT_RISK, 14, 1, 9, 0, 0 },
  { "open-days/weekend-is-last", C (OPEN_DAYS), cancel, 1, 4, AT_RISK, 13, 1, 10, 0, 0 },
  { "open-days/weekend-is-over", C (OPEN_DAYS), cancel, 1, 14, LOST, NO_DAY, 1, 4, 0, 0 },

  { "attendance/before", C (ATTENDANCE), NULL, 0, -1, ON_TRACK, 4, 210, 300, 0, 0 },
  { "attendance/all-came", C (ATTENDANCE), NULL, 0, 4, ON_TRACK, 11, 110, 200, 0, 0 },
  { "attendance/reached", C (ATTENDANCE), NULL, 0, 14, MET, NO_DAY, 0, 80, 0, 0 },
  { "attendance/60-percent-so-far", C (ATTENDANCE), stay_away, 8, 4, AT_RISK, 9, 150, 200, 0, 0 },
  { "attendance/70-percent-so-far", C (ATTENDANCE), stay_away, 6, 11, ON_TRACK, 15, 70, 100, 0, 0 },
  { "attendance/out-of-reach", C (ATTENDANCE), stay_away, 12, 11, LOST, NO_DAY, 130, 100, 0, 0 },
  { "attendance/at-the-last-day", C (ATTENDANCE), stay_away, 11, 11, LOST, NO_DAY, 120, 100, 0, 0 },
  { "attendance/every-one-needed", C (ATTENDANCE), stay_away, 9, 11, AT_RISK, 14, 100, 100, 0, 0 },
  { "attendance/unrecorded-decides", C (ATTENDANCE), are_not_marked, 8, 4, NOT_KNOWN, 11, 150, 200,
    40, 0 },
  { "attendance/unrecorded-matters-not", C (ATTENDANCE), are_not_marked, 1, 4, ON_TRACK, 11, 115,
    200, 5, 0 },
  { "attendance/unrecorded-is-not-absent", C (ATTENDANCE), are_not_marked, 12, 11, NOT_KNOWN, END,
    130, 100, 120, 0 },
  { "attendance/nobody-enrolled", C (ATTENDANCE), nobody_enrolled, 20, 4, NOT_KNOWN, NO_DAY, 0, 0,
    0, 0 },
  { "attendance/nobody-came", C (ATTENDANCE), nobody_enrolled, 20, END, LOST, NO_DAY, 0, 0, 0, 0 },

  { "staff-plan/enough", C (STAFF_PLAN), NULL, 0, 4, MET, NO_DAY, 0, 0, 0, 0 },
  { "staff-plan/short-later", C (STAFF_PLAN), volunteer_leaves, 16, 4, AT_RISK, 17, 2, 0, 0, 0 },
  { "staff-plan/short-today", C (STAFF_PLAN), volunteer_leaves, 16, 17, LOST, NO_DAY, 1, 0, 0, 1 },
  { "staff-plan/first-day-not-opened", C (STAFF_PLAN), nobody_assigned, SUMMER_CLASS_APPLIED, 0,
    AT_RISK, 0, 30, 0, 0, 0 },
  { "staff-plan/approved-not-opened", C (STAFF_PLAN), nobody_assigned, SUMMER_CLASS_APPROVED, 2,
    AT_RISK, 0, 30, 0, 0, 0 },
  { "staff-plan/opened-without-staff", C (STAFF_PLAN), nobody_assigned, SUMMER_CLASS_OPEN, 0, LOST,
    NO_DAY, 28, 0, 0, 1 },

  { "staff-present/so-far", C (STAFF_PRESENT), NULL, 0, 4, ON_TRACK, NO_DAY, 0, 0, 0, 0 },
  { "staff-present/to-the-end", C (STAFF_PRESENT), NULL, 0, END, MET, NO_DAY, 0, 0, 0, 0 },
  { "staff-present/not-marked", C (STAFF_PRESENT), staff_not_marked, 2, 4, NOT_KNOWN, NO_DAY, 0, 0,
    1, 0 },
  { "staff-present/stayed-away", C (STAFF_PRESENT), tutor_stayed_away, 2, 4, LOST, NO_DAY, 0, 0, 0,
    1 },
  { "staff-present/plan-short-soon", C (STAFF_PRESENT), volunteer_leaves, 10, 4, AT_RISK, 11, 6, 0,
    0, 0 },
  { "staff-present/plan-short-later", C (STAFF_PRESENT), volunteer_leaves, 11, 4, ON_TRACK, 14, 5,
    0, 0, 0 },

  { "insurance/covered", C (INSURANCE), NULL, 0, 4, MET, NO_DAY, 0, 200, 0, 0 },
  { "insurance/before", C (INSURANCE), NULL, 0, -1, ON_TRACK, NO_DAY, 0, 300, 0, 0 },
  { "insurance/ends-within-a-week", C (INSURANCE), insurance_ends, 10, 4, AT_RISK, 11, 6, 200, 0,
    0 },
  { "insurance/ends-later", C (INSURANCE), insurance_ends, 16, 4, ON_TRACK, 17, 2, 200, 0, 0 },
  { "insurance/ended", C (INSURANCE), insurance_ends, 1, 4, LOST, NO_DAY, 10, 200, 0, 3 },
  { "insurance/ended-and-not-marked", C (INSURANCE), insurance_ends_and_not_marked, 1, 4, NOT_KNOWN,
    7, 10, 200, 3, 0 },

  { "agreement/signed", C (AGREEMENT), NULL, 0, 4, MET, NO_DAY, 0, 0, 0, 0 },
  { "agreement/missing", C (AGREEMENT), agreement_missing, 0, 4, AT_RISK, 0, 1, 0, 0, 0 },
  { "agreement/late", C (AGREEMENT), agreement_late, 1, 4, LOST, NO_DAY, 0, 0, 0, 1 },
  { "agreement/begins-in-8-days", C (AGREEMENT), agreement_missing_later, 15, 7, ON_TRACK, 15, 1, 0,
    0, 0 },
  { "agreement/begins-in-7-days", C (AGREEMENT), agreement_missing_later, 15, 8, AT_RISK, 15, 1, 0,
    0, 0 },
  { "agreement/not-marked", C (AGREEMENT), agreement_missing_not_marked, 1, 4, NOT_KNOWN, 0, 0, 0,
    1, 0 },

  { "venue/passed", C (VENUE), NULL, 0, 4, MET, NO_DAY, 0, 0, 0, 0 },
  { "venue/none-long-before", C (VENUE), no_review, 0, -8, ON_TRACK, 0, 1, 0, 0, 0 },
  { "venue/none-under-way", C (VENUE), no_review, 0, 4, AT_RISK, 0, 1, 0, 0, 0 },
  { "venue/failed", C (VENUE), review_failed, 2, 4, AT_RISK, END, 1, 0, 0, 0 },

  { "emergency-plan/none-long-before", C (EMERGENCY_PLAN), plan_of, NO_DAY, -8, ON_TRACK, 0, 0, 0,
    0, 0 },
  { "emergency-plan/none-under-way", C (EMERGENCY_PLAN), plan_of, NO_DAY, 4, AT_RISK, 0, 0, 0, 0,
    0 },
  { "emergency-plan/late", C (EMERGENCY_PLAN), plan_of, 1, 4, LOST, NO_DAY, 0, 0, 0, 0 },

  { "provider/qualified", C (PROVIDER), NULL, 0, 4, MET, NO_DAY, 0, 0, 0, 0 },
  { "provider/barred", C (PROVIDER), barred, 0, 4, AT_RISK, END, 0, 0, 0, 0 },
  { "provider/barred-at-end", C (PROVIDER), barred, 0, END, LOST, NO_DAY, 0, 0, 0, 0 },
  { "provider/qualification-ends", C (PROVIDER), qualified_until, 10, 4, AT_RISK, 10, 0, 0, 0, 0 },
  { "provider/no-date", C (PROVIDER), qualified_until, NO_DAY, -8, ON_TRACK, 0, 0, 0, 0, 0 },

  { "inspection/visited", C (INSPECTION), NULL, 0, 4, ON_TRACK, NO_DAY, 0, 0, 0, 0 },
  { "inspection/visited-at-end", C (INSPECTION), NULL, 0, END, MET, NO_DAY, 0, 0, 0, 0 },
  { "inspection/none-yet", C (INSPECTION), no_visit, 0, 4, ON_TRACK, END, 1, 0, 0, 0 },
  { "inspection/none-in-last-week", C (INSPECTION), no_visit, 0, 11, AT_RISK, END, 1, 0, 0, 0 },
  { "inspection/none-at-end", C (INSPECTION), no_visit, 0, END + 9, AT_RISK, END, 1, 0, 0, 0 },
  { "inspection/serious", C (INSPECTION), serious_problem, 16, 4, AT_RISK, 16, 0, 1, 0, 0 },
  { "inspection/serious-overdue", C (INSPECTION), serious_problem, 4, 7, AT_RISK, 4, 0, 1, 0, 0 },

  { "incident/none", C (INCIDENT), NULL, 0, 4, ON_TRACK, NO_DAY, 0, 0, 0, 0 },
  { "incident/none-at-end", C (INCIDENT), NULL, 0, END, MET, NO_DAY, 0, 0, 0, 0 },
  { "incident/accident", C (INCIDENT), accident, 2, 4, LOST, NO_DAY, 0, 0, 0, 1 },

  { "satisfaction/none-yet", C (SATISFACTION), responses, 0, 4, ON_TRACK, END, 10, 20, 0, 0 },
  { "satisfaction/none-in-last-week", C (SATISFACTION), responses, 0, 11, AT_RISK, END, 10, 20, 0,
    0 },
  { "satisfaction/displeased-so-far", C (SATISFACTION), responses, 2, 4, AT_RISK, END, 18, 18, 0,
    0 },
  { "satisfaction/two-of-ten-displeased", C (SATISFACTION), responses, 10, 4, AT_RISK, END, 10, 10,
    0, 0 },
  { "satisfaction/all-answered", C (SATISFACTION), responses, 20, 4, MET, NO_DAY, 0, 0, 0, 0 },

  { "release/complete", C (RELEASE), NULL, 0, END, MET, NO_DAY, 0, 0, 0, 0 },
  { "release/so-far", C (RELEASE), NULL, 0, 4, ON_TRACK, NO_DAY, 0, 200, 0, 0 },
  { "release/no-collector", C (RELEASE), no_collector, 0, 4, AT_RISK, NO_DAY, 1, 200, 0, 0 },
};

/* Two things are wrong: what decides is the worse of them, and the one with the earlier day is named. */
static void
test_worst_and_earliest (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, MADE_CHILDREN);
  g_autoptr (SummerAssessment) assessment = NULL;
  const SummerClassAssessment *class;
  Scene scene = { facts, facts->classes, facts->policy, 16 };

  volunteer_leaves (&scene);
  scene.n = 10;
  serious_problem (&scene);
  scene.n = 1;
  no_collector (&scene); /* advisory: decides nothing */
  assessment = summer_rules_assess (facts, facts->policy, day (4));
  class = &assessment->classes[0];
  g_assert_cmpint (class->outlook, ==, AT_RISK);
  g_assert_cmpint (class->findings[class->urgent].condition, ==, C (INSPECTION));

  insurance_ends (&scene);
  g_clear_pointer (&assessment, summer_assessment_unref);
  assessment = summer_rules_assess (facts, facts->policy, day (4));
  class = &assessment->classes[0];
  g_assert_cmpint (class->outlook, ==, LOST);
  g_assert_cmpint (class->findings[class->urgent].condition, ==, C (INSURANCE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/outlook/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], run_case);
    }
  g_test_add_func ("/outlook/class/worst-and-earliest", test_worst_and_earliest);
  return g_test_run ();
}
