#include "config.h"

#include "futures.h"

#include "summer-rules.h"

#define N_MORE 5 /* fewer children than that are enrolled or taken out */

static gboolean
happens (World *world, int percent)
{
  return g_rand_int_range (world->rand, 0, 100) < percent;
}

static int
between (World *world, int first, int last)
{
  return g_rand_int_range (world->rand, first, last + 1);
}

/* {{{ A small class */

static SummerPolicy *
make_policy (World *world)
{
  static const int rates[] = { 0, 3333, 5000, 6667, 7000, 10000 };
  SummerPolicy *policy = summer_policy_new_from_preset ("fujian-2019", NULL);

  policy->tutors_min = between (world, 0, 2);
  policy->volunteers_min = between (world, 0, 1);
  policy->children_per_team = between (world, 1, 3);
  policy->children_min = between (world, 0, 3);
  policy->children_max = happens (world, 60) ? 0 : policy->children_min + between (world, 0, 1);
  policy->days_min = between (world, 0, 5);
  policy->attendance_min = rates[between (world, 0, 5)];
  policy->satisfaction_min = rates[between (world, 0, 5)];
  policy->responses_min = rates[between (world, 0, 5)];
  policy->inspections_min = between (world, 0, 2);
  policy->insurance_kinds = (guint) between (world, 0, 3);
  policy->host_classes_max = between (world, 0, 2);
  policy->headcount_basis = happens (world, 50) && world->condition == SUMMER_CONDITION_HEADCOUNT
                                ? SUMMER_BASIS_ATTENDING
                                : SUMMER_BASIS_ENROLLED;
  if (happens (world, 30))
    policy->excluded_marks = 1u << SUMMER_MARK_SICK;
  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    policy->levels[i] = i == world->condition ? SUMMER_LEVEL_REQUIRED : SUMMER_LEVEL_OFF;
  return policy;
}

static SummerDay
some_day (World *world)
{
  return between (world, world->of->first_day - 2, world->of->last_day + 2);
}

static SummerDay
some_past_day (World *world)
{
  const SummerDay day = some_day (world);

  return MIN (day, world->as_of);
}

static void
add_child (World *world, SummerClassFacts *of, guint child)
{
  static const char *const codes[] = { "a", "b", "c" };

  of->children[child] = (SummerFactChild){ child + 1, codes[child], codes[child] };
  for (int n = happens (world, 80) ? 1 : between (world, 0, 2); n > 0; n--)
    made_class_add_enrolment (of,
                              (SummerFactEnrolment){
                                  child, happens (world, 70) ? of->first_day : some_day (world),
                                  happens (world, 70) ? of->last_day : some_day (world),
                                  happens (world, 40) ? of->first_day - 3
                                                      : (happens (world, 50) ? SUMMER_DAY_NONE
                                                                             : some_day (world)) });
  for (int kind = 0; kind < 2; kind++)
    for (int n = between (world, happens (world, 80), 2); n > 0; n--)
      made_class_add_cover (of, (SummerFactCover){
                                    child, (SummerInsuranceKind) kind,
                                    happens (world, 70) ? of->first_day - 9 : some_day (world),
                                    happens (world, 70) ? of->last_day + 9 : some_day (world) });
}

static void
add_events (World *world, SummerClassFacts *of)
{
  for (int n = between (world, 0, 2); n > 0; n--)
    made_class_add_review (of, some_past_day (world), (SummerReviewResult) between (world, 0, 1));
  for (int n = between (world, 0, 2); n > 0; n--)
    made_class_add_visit (of, some_past_day (world), (SummerVisitResult) between (world, 0, 2),
                          happens (world, 50) ? SUMMER_DAY_NONE : world->as_of);
  if (happens (world, 30))
    made_class_add_incident (of, some_past_day (world), (SummerSeverity) between (world, 0, 2));
  for (int n = between (world, 0, 4); n > 0; n--)
    made_class_add_response (of, world->as_of, (SummerRating) between (world, 0, 3));
  for (SummerDay day = of->first_day; day <= of->last_day; day++)
    if (happens (world, 10))
      made_class_add_adjustment (of, day, (SummerAdjustmentKind) between (world, 0, 1));
}

static gboolean
is_enrolled (const SummerClassFacts *of, guint child, SummerDay day)
{
  for (guint i = 0; i < of->n_enrolments; i++)
    if (of->enrolments[i].child == child && of->enrolments[i].first <= day
        && day <= of->enrolments[i].last)
      return TRUE;
  return FALSE;
}

/* Marks by lot up to as_of; the cells without one, and those to come, are open. */
static void
add_marks (World *world, SummerClassFacts *of)
{
  const gboolean with_staff = world->condition == SUMMER_CONDITION_STAFF_PRESENT;

  for (guint i = 0; i < world->calendar.n_days; i++)
    {
      const SummerDay day = world->calendar.days[i];
      const gboolean held = day <= world->as_of;

      for (guint child = 0; child < of->n_children; child++)
        if (is_enrolled (of, child, day))
          {
            if (held && happens (world, 80))
              made_class_set_mark (of, child, day,
                                   happens (world, 60) ? SUMMER_MARK_PRESENT
                                                       : (SummerMark) between (world, 2, 4));
            else
              world->cells[world->n_cells++] = (Cell){ FALSE, child, day };
          }
      for (guint person = 0; with_staff && person < of->n_persons; person++)
        if (held && happens (world, 70))
          made_class_set_staff_mark (of, person, day, happens (world, 70));
        else
          world->cells[world->n_cells++] = (Cell){ TRUE, person, day };
    }
  if (world->condition == SUMMER_CONDITION_RELEASE)
    for (guint i = 0; i < of->n_marks; i++)
      of->marks[i].has_out = of->marks[i].has_out && happens (world, 80);
}

void
world_clear (World *world)
{
  summer_calendar_clear (&world->calendar);
  g_clear_pointer (&world->facts, summer_facts_unref);
  world->n_cells = 0;
}

void
world_make (World *world)
{
  SummerFacts *facts = summer_facts_new ();
  SummerClassFacts *of;

  world->facts = facts;
  facts->policy = make_policy (world);
  facts->n_classes = world->condition == SUMMER_CONDITION_HOST_LIMIT ? 3 : 1;
  facts->classes = g_new0 (SummerClassFacts, facts->n_classes);
  for (guint i = 0; i < facts->n_classes; i++)
    {
      static const char *const codes[] = { "1", "2", "3" };

      facts->classes[i].code = facts->classes[i].name = codes[i];
      facts->classes[i].host = "南街街道";
      facts->classes[i].state = (SummerClassState) between (world, 0, 5);
      facts->classes[i].first_day = MADE_FIRST;
      facts->classes[i].last_day = MADE_FIRST;
    }
  of = world->of = &facts->classes[facts->n_classes - 1];
  of->first_day = MADE_FIRST + between (world, 0, 6);
  of->last_day = of->first_day + between (world, 1, 5);
  of->emergency_plan = happens (world, 40) ? SUMMER_DAY_NONE : some_day (world);
  of->provider = happens (world, 20) ? NULL : "春雨社工服务中心";
  of->provider_until = happens (world, 30) ? SUMMER_DAY_NONE : some_day (world);
  of->provider_barred = happens (world, 20);
  world->as_of = between (world, of->first_day - 1, of->last_day + 1);

  of->n_children = (guint) between (world, 0, 3);
  of->children = g_new0 (SummerFactChild, of->n_children);
  for (guint i = 0; i < of->n_children; i++)
    add_child (world, of, i);
  for (guint person = 0; person < (guint) between (world, 0, 2); person++)
    made_class_add_assignment (of, person, (SummerRole) between (world, 0, 1),
                               happens (world, 80) ? of->first_day : some_day (world),
                               happens (world, 80) ? of->last_day : some_day (world));
  add_events (world, of);
  summer_calendar_init (&world->calendar, facts, of, world->as_of);
  add_marks (world, of);
}

/* }}} */
/* {{{ What may come, and what can be done */

gboolean
world_has_marks (const World *world)
{
  switch ((int) world->condition)
    {
    case SUMMER_CONDITION_HEADCOUNT:
      return world->facts->policy->headcount_basis == SUMMER_BASIS_ATTENDING;
    case SUMMER_CONDITION_ATTENDANCE:
    case SUMMER_CONDITION_STAFF_PRESENT:
    case SUMMER_CONDITION_INSURANCE:
    case SUMMER_CONDITION_AGREEMENT:
    case SUMMER_CONDITION_RELEASE:
      return TRUE;
    default:
      return FALSE;
    }
}

guint
world_count_to_come (const World *world)
{
  return world->calendar.n_days - world->calendar.n_held;
}

static SummerDay
get_end (const World *world)
{
  return world->of->last_day + 40;
}

static void
set_adjustment (SummerClassFacts *of, SummerDay day, SummerAdjustmentKind kind)
{
  for (guint i = 0; i < of->n_adjustments; i++)
    if (of->adjustments[i].day == day)
      {
        of->adjustments[i].kind = kind;
        return;
      }
  made_class_add_adjustment (of, day, kind);
}

static guint
count_enrolled (const World *world)
{
  guint n = 0;

  for (guint child = 0; child < world->of->n_children; child++)
    for (guint i = 0; i < world->calendar.n_days; i++)
      if (is_enrolled (world->of, child, world->calendar.days[i]))
        {
          n++;
          break;
        }
  return n;
}

static guint
count_chances (const World *world)
{
  guint open;

  switch ((int) world->condition)
    {
    case SUMMER_CONDITION_APPROVED:
      return world->of->state == SUMMER_CLASS_APPLIED ? 3 : 1;
    case SUMMER_CONDITION_OPEN_DAYS:
      return 1u << world_count_to_come (world);
    case SUMMER_CONDITION_INSPECTION:
    case SUMMER_CONDITION_INCIDENT:
      return world_count_to_come (world) > 0 ? 2 : 1;
    case SUMMER_CONDITION_SATISFACTION:
      open = world->of->n_children + 1;
      return open * open;
    default:
      return 1;
    }
}

/* FALSE: there is no such future. */
static gboolean
apply_chance (const World *world, SummerFacts *facts, SummerClassFacts *of, guint n)
{
  static const SummerClassState decisions[]
      = { SUMMER_CLASS_APPLIED, SUMMER_CLASS_APPROVED, SUMMER_CLASS_REJECTED };
  guint satisfied, others;

  switch ((int) world->condition)
    {
    case SUMMER_CONDITION_APPROVED:
      if (of->state == SUMMER_CLASS_APPLIED)
        of->state = decisions[n];
      return TRUE;
    case SUMMER_CONDITION_OPEN_DAYS:
      for (guint i = 0; i < world_count_to_come (world); i++)
        if (n & 1u << i)
          set_adjustment (of, world->calendar.days[world->calendar.n_held + i],
                          SUMMER_ADJUSTMENT_CANCELLED);
      return TRUE;
    case SUMMER_CONDITION_INSPECTION:
      if (n > 0)
        made_class_add_visit (of, world->as_of + 1, SUMMER_VISIT_SERIOUS, SUMMER_DAY_NONE);
      return TRUE;
    case SUMMER_CONDITION_INCIDENT:
      if (n > 0)
        made_class_add_incident (of, world->as_of + 1, SUMMER_INCIDENT_ACCIDENT);
      return TRUE;
    case SUMMER_CONDITION_SATISFACTION:
      satisfied = n / (of->n_children + 1);
      others = n % (of->n_children + 1);
      if (n > 0 && of->n_responses + satisfied + others > count_enrolled (world))
        return FALSE;
      for (guint i = 0; i < satisfied; i++)
        made_class_add_response (of, world->as_of + 1, SUMMER_RATING_SATISFIED);
      for (guint i = 0; i < others; i++)
        made_class_add_response (of, world->as_of + 1, SUMMER_RATING_NEUTRAL);
      return TRUE;
    default:
      return TRUE;
    }
}

/* By any mark made or to be made. */
gboolean
world_expects_nothing (const World *world)
{
  for (guint i = 0; i < world->of->n_marks; i++)
    if (!(world->facts->policy->excluded_marks & 1u << world->of->marks[i].mark))
      return FALSE;
  return world->n_cells == 0;
}

/* A child more, that comes on every day to come; where there is none, on an extra one. */
static void
enrol_one_more (const World *world, SummerClassFacts *of)
{
  const guint child = of->n_children;
  const SummerDay last = of->last_day;

  of->children = g_renew (SummerFactChild, of->children, child + 1);
  of->children[child] = (SummerFactChild){ child + 1, "z", "z" };
  of->n_children++;
  made_class_add_enrolment (of, (SummerFactEnrolment){ child, world->as_of + 1, last,
                                                       of->first_day - 9 });
  for (int kind = 0; kind < 2; kind++)
    made_class_add_cover (of, (SummerFactCover){ child, (SummerInsuranceKind) kind,
                                                 of->first_day - 9, last });
  if (world_count_to_come (world) == 0)
    set_adjustment (of, last, SUMMER_ADJUSTMENT_EXTRA);
  for (SummerDay day = MAX (world->as_of + 1, of->first_day); day <= last; day++)
    made_class_set_mark (of, child, day, SUMMER_MARK_PRESENT);
}

static void
have_all_come (SummerClassFacts *of, SummerDay day)
{
  for (guint child = 0; child < of->n_children; child++)
    made_class_set_mark (of, child, day, SUMMER_MARK_PRESENT);
}

static guint
count_mends (const World *world)
{
  switch ((int) world->condition)
    {
    case SUMMER_CONDITION_OPEN_DAYS:
      return 1u << (world->of->last_day - world->of->first_day + 1);
    case SUMMER_CONDITION_HEADCOUNT:
      return 3 * N_MORE;
    case SUMMER_CONDITION_ATTENDANCE:
      return world_expects_nothing (world) ? 2 : 1;
    case SUMMER_CONDITION_INSURANCE:
    case SUMMER_CONDITION_AGREEMENT:
    case SUMMER_CONDITION_RELEASE:
    case SUMMER_CONDITION_VENUE:
    case SUMMER_CONDITION_STAFF_PLAN:
    case SUMMER_CONDITION_STAFF_PRESENT:
      return 3;
    case SUMMER_CONDITION_SATISFACTION:
    case SUMMER_CONDITION_EMERGENCY_PLAN:
    case SUMMER_CONDITION_PROVIDER:
    case SUMMER_CONDITION_INSPECTION:
    case SUMMER_CONDITION_HOST_LIMIT:
      return 2;
    default:
      return 1;
    }
}

/* Children that have not begun are taken out. */
static void
take_out (const World *world, SummerClassFacts *of, guint n)
{
  for (guint child = 0; child < of->n_children && n > 0; child++)
    {
      gboolean has_begun = FALSE;

      for (guint i = 0; i < world->calendar.n_held; i++)
        has_begun = has_begun || is_enrolled (of, child, world->calendar.days[i]);
      if (has_begun)
        continue;
      n--;
      for (guint i = 0; i < of->n_enrolments; i++)
        if (of->enrolments[i].child == child)
          of->enrolments[i].first = of->enrolments[i].last = of->first_day - 20;
    }
}

static void
assign_enough (const World *world, SummerClassFacts *of)
{
  /* Of a class that was not opened the days can be moved to where there is staff, which comes to the same. */
  const gboolean is_opened
      = of->state != SUMMER_CLASS_APPLIED && of->state != SUMMER_CLASS_APPROVED;
  const SummerDay from = is_opened || world->condition == SUMMER_CONDITION_STAFF_PRESENT
                             ? world->as_of + 1
                             : of->first_day;

  for (guint person = 10; person < 30; person++)
    {
      made_class_add_assignment (of, person, (SummerRole) (person % 2), from, of->last_day);
      for (SummerDay day = world->as_of + 1; day <= of->last_day; day++)
        made_class_set_staff_mark (of, person, day, SUMMER_STAFF_PRESENT);
    }
}

static void
apply_mend (const World *world, SummerFacts *facts, SummerClassFacts *of, guint n)
{
  const gboolean over = world->as_of >= of->last_day;
  const SummerPolicy *policy = facts->policy;

  if (n == 0)
    return;
  switch ((int) world->condition)
    {
    case SUMMER_CONDITION_OPEN_DAYS:
      for (SummerDay day = of->first_day; day <= of->last_day; day++)
        if (day > world->as_of && n & 1u << (day - of->first_day)
            && summer_calendar_find (&world->calendar, day) < 0)
          set_adjustment (of, day, SUMMER_ADJUSTMENT_EXTRA);
      break;
    case SUMMER_CONDITION_HEADCOUNT:
      if (n >= N_MORE && policy->headcount_basis == SUMMER_BASIS_ENROLLED)
        take_out (world, of, n < 2 * N_MORE ? of->n_children : n % N_MORE);
      if (n >= N_MORE && policy->headcount_basis == SUMMER_BASIS_ATTENDING)
        break;
      for (guint i = 0; i < n % N_MORE && n < 2 * N_MORE && !over; i++)
        enrol_one_more (world, of);
      if (n < N_MORE && world_count_to_come (world) == 0 && !over)
        have_all_come (of, of->last_day);
      break;
    case SUMMER_CONDITION_ATTENDANCE:
      if (!over)
        {
          enrol_one_more (world, of);
          have_all_come (of, of->last_day);
        }
      break;
    case SUMMER_CONDITION_INSURANCE:
      for (guint child = 0; child < of->n_children; child++)
        for (int kind = 0; kind < 2; kind++)
          made_class_add_cover (of, (SummerFactCover){ child, (SummerInsuranceKind) kind,
                                                       world->as_of + 1, of->last_day });
      if (n == 2 && !over)
        enrol_one_more (world, of);
      break;
    case SUMMER_CONDITION_AGREEMENT:
      for (guint i = 0; i < of->n_enrolments; i++)
        if (of->enrolments[i].agreement == SUMMER_DAY_NONE)
          of->enrolments[i].agreement = of->first_day - 9;
      if (n == 2 && !over)
        enrol_one_more (world, of);
      break;
    case SUMMER_CONDITION_RELEASE:
      if (n == 2 && !over)
        enrol_one_more (world, of);
      break;
    case SUMMER_CONDITION_STAFF_PLAN:
    case SUMMER_CONDITION_STAFF_PRESENT:
      assign_enough (world, of);
      if (n == 2 && !over && world->calendar.n_days == 0)
        set_adjustment (of, of->last_day, SUMMER_ADJUSTMENT_EXTRA);
      break;
    case SUMMER_CONDITION_VENUE:
      made_class_add_review (of, get_end (world), SUMMER_RESULT_PASS);
      if (n == 2)
        made_class_add_review (of, of->first_day - 9, SUMMER_RESULT_PASS);
      break;
    case SUMMER_CONDITION_EMERGENCY_PLAN:
      if (of->emergency_plan == SUMMER_DAY_NONE)
        of->emergency_plan = of->first_day;
      break;
    case SUMMER_CONDITION_PROVIDER:
      if (over && (of->provider_barred || of->provider_until != SUMMER_DAY_NONE))
        break;
      of->provider_barred = FALSE;
      of->provider_until = get_end (world);
      break;
    case SUMMER_CONDITION_INSPECTION:
      for (guint i = 0; i < of->n_visits; i++)
        of->visits[i].fixed_on = get_end (world);
      for (int i = 0; i < policy->inspections_min; i++)
        made_class_add_visit (of, world->as_of + 1, SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
      break;
    case SUMMER_CONDITION_SATISFACTION: /* where nobody is enrolled yet */
      if (!over && count_enrolled (world) == 0)
        for (int i = 0; i < 20; i++)
          made_class_add_response (of, world->as_of + 1, SUMMER_RATING_SATISFIED);
      break;
    case SUMMER_CONDITION_HOST_LIMIT:
      for (guint i = 0; i + 1 < facts->n_classes; i++)
        if (facts->classes[i].state != SUMMER_CLASS_ENDED)
          facts->classes[i].state = SUMMER_CLASS_WITHDRAWN;
      break;
    default:
      break;
    }
}

/* }}} */
/* {{{ All of them */

static SummerOutcome
judge_end (const World *world, SummerFacts *facts)
{
  g_autoptr (SummerAssessment) assessment
      = summer_rules_assess (facts, facts->policy, get_end (world));

  return assessment->classes[facts->n_classes - 1].findings[0].outcome;
}

static void
note (const World *world, SummerFacts *facts, gboolean is_mended, Futures *futures)
{
  const SummerClassFacts *of = &facts->classes[facts->n_classes - 1];
  const SummerOutcome outcome = judge_end (world, facts);
  const gboolean passes
      = outcome == SUMMER_OUTCOME_PASS || outcome == SUMMER_OUTCOME_NOT_APPLICABLE;
  gboolean is_whole = TRUE; /* no mark leaves the denominator */
  guint more = 0, idle = world_count_to_come (world);

  if (!is_mended && !passes)
    futures->all = FALSE;
  if (passes)
    futures->any = TRUE;
  for (guint i = 0; i < of->n_marks; i++)
    is_whole
        = is_whole && (of->marks[i].day <= world->as_of || of->marks[i].mark != SUMMER_MARK_SICK);
  for (guint i = 0; i < world->n_cells; i++)
    for (guint j = 0; j < of->n_marks; j++)
      if (!world->cells[i].is_staff && of->marks[j].child == world->cells[i].who
          && of->marks[j].day == world->cells[i].day && of->marks[j].mark == SUMMER_MARK_PRESENT)
        {
          const int day = summer_calendar_find (&world->calendar, of->marks[j].day);

          more++;
          if (day >= (int) world->calendar.n_held)
            idle = MIN (idle, (guint) day - world->calendar.n_held);
        }
  if (is_mended)
    return;
  if (!passes)
    futures->fails_with[more] = TRUE;
  for (guint i = 0; passes && is_whole && i <= idle; i++)
    futures->passes_after[i] = TRUE;
}

static void
fill_cells (
    const World *world, SummerFacts *facts, guint cell, gboolean is_mended, Futures *futures)
{
  SummerClassFacts *of = &facts->classes[facts->n_classes - 1];
  const Cell *at = &world->cells[cell];

  if (!world_has_marks (world) || cell == world->n_cells)
    {
      note (world, facts, is_mended, futures);
      return;
    }
  fill_cells (world, facts, cell + 1, is_mended, futures);
  if (at->is_staff)
    {
      for (int mark = SUMMER_STAFF_ABSENT; mark <= SUMMER_STAFF_PRESENT; mark++)
        {
          made_class_set_staff_mark (of, at->who, at->day, mark);
          fill_cells (world, facts, cell + 1, is_mended, futures);
        }
      made_class_set_staff_mark (of, at->who, at->day, -1);
      return;
    }
  for (SummerMark mark = SUMMER_MARK_PRESENT; mark <= SUMMER_MARK_ABSENT; mark++)
    {
      if (mark == SUMMER_MARK_LEAVE
          || (mark == SUMMER_MARK_SICK && facts->policy->excluded_marks == 0))
        continue;
      made_class_set_mark (of, at->who, at->day, mark);
      fill_cells (world, facts, cell + 1, is_mended, futures);
    }
  if (world->condition == SUMMER_CONDITION_RELEASE)
    {
      made_class_set_mark (of, at->who, at->day, SUMMER_MARK_PRESENT);
      for (guint i = 0; i < of->n_marks; i++)
        if (of->marks[i].child == at->who && of->marks[i].day == at->day)
          of->marks[i].has_out = FALSE;
      fill_cells (world, facts, cell + 1, is_mended, futures);
    }
  made_class_set_mark (of, at->who, at->day, SUMMER_MARK_UNRECORDED);
}

Futures
world_see_futures (const World *world)
{
  Futures futures = { .all = TRUE };

  for (guint chance = 0; chance < count_chances (world); chance++)
    for (guint mend = 0; mend < count_mends (world); mend++)
      {
        g_autoptr (SummerFacts) facts = made_facts_dup (world->facts);
        SummerClassFacts *of = &facts->classes[facts->n_classes - 1];

        if (world->condition == SUMMER_CONDITION_RELEASE && mend > 0)
          for (guint i = 0; i < of->n_marks; i++)
            of->marks[i].has_out = of->marks[i].mark == SUMMER_MARK_PRESENT;
        if (!apply_chance (world, facts, of, chance))
          continue;
        apply_mend (world, facts, of, mend);
        fill_cells (world, facts, 0, mend > 0, &futures);
      }
  return futures;
}

/* }}} */

/* An extra day where there is none to come changes the rates of all children at once, in which the outlook does not
 * follow it: neither up to the minimum nor down to the maximum of those who attend. */
gboolean
world_is_foreseen (const World *world)
{
  return !world_has_marks (world) || world->condition != SUMMER_CONDITION_HEADCOUNT
         || world_count_to_come (world) > 0 || world->as_of >= world->of->last_day
         || world->facts->policy->children_max == 0;
}
