/* The outlook against every future there is: small classes by lot, each completion of their records judged by the
 * rules as of the end. Nothing of the outlook's own code is used. */
#include "config.h"

#include "futures.h"
#include "summer-rules.h"

#define N_CASES 400 /* of each condition */

/* Attendance once more, plainly, with no mark missing. */
static SummerProspectState
say_attendance (const SummerPolicy *policy, int present, int expected, int to_come)
{
  const int all = expected + to_come;
  int needed = 0;

  while ((present + needed) * 10000 < policy->attendance_min * all)
    needed++;
  if (needed > to_come)
    return SUMMER_PROSPECT_LOST;
  if (needed == 0)
    return SUMMER_PROSPECT_MET;
  if (expected == 0)
    return SUMMER_PROSPECT_ON_TRACK;
  return (long double) needed / to_come > (long double) present / expected
             ? SUMMER_PROSPECT_AT_RISK
             : SUMMER_PROSPECT_ON_TRACK;
}

static void
check_attendance (const World *world, const SummerFinding *finding, const Futures *futures)
{
  const SummerProspect *prospect = &finding->prospect;
  const SummerPolicy *policy = world->facts->policy;
  const gboolean is_settled
      = prospect->state == SUMMER_PROSPECT_MET || prospect->state == SUMMER_PROSPECT_LOST;
  int present = 0, expected = 0, missing = 0, to_come = 0;
  guint needed = world->n_cells + 1, idle = 0;
  SummerProspectState absent, here;

  for (guint i = 0; i < world->n_cells; i++)
    {
      missing += world->cells[i].day <= world->as_of;
      to_come += world->cells[i].day > world->as_of;
    }
  for (guint i = 0; i < world->of->n_marks; i++)
    {
      present += world->of->marks[i].mark == SUMMER_MARK_PRESENT;
      expected += !(policy->excluded_marks & 1u << world->of->marks[i].mark);
    }
  g_assert_cmpint (prospect->open, ==, to_come);
  g_assert_cmpint (prospect->unknown, ==, missing);
  if (world_expects_nothing (world))
    return;

  while (needed > 0 && !futures->fails_with[needed - 1])
    needed--;
  if (prospect->state != SUMMER_PROSPECT_LOST)
    g_assert_cmpint (prospect->needed, ==, needed);
  else
    g_assert_cmpint (prospect->needed, >, world->n_cells);

  while (idle <= world_count_to_come (world) && futures->passes_after[idle])
    idle++;
  if (is_settled || idle > world_count_to_come (world))
    g_assert_cmpint (prospect->due, ==, SUMMER_DAY_NONE);
  else if (idle > 0)
    g_assert_cmpint (prospect->due, ==, world->calendar.days[world->calendar.n_held + idle - 1]);

  if (policy->excluded_marks != 0)
    return;
  absent = say_attendance (policy, present, expected + missing, to_come);
  here = say_attendance (policy, present + missing, expected + missing, to_come);
  g_assert_cmpint (prospect->state, ==, absent == here ? absent : SUMMER_PROSPECT_NOT_KNOWN);
}

/* The child-days to come without every kind of insurance, one by one. */
static void
check_insurance (const World *world, const SummerProspect *prospect)
{
  const SummerClassFacts *of = world->of;
  int uncovered = 0, missing = 0;
  SummerDay first = SUMMER_DAY_NONE;

  for (guint i = 0; i < world->n_cells; i++)
    {
      const Cell *cell = &world->cells[i];
      guint kinds = 0;

      for (guint j = 0; j < of->n_cover; j++)
        if (of->cover[j].child == cell->who && of->cover[j].first <= cell->day
            && cell->day <= of->cover[j].last)
          kinds |= 1u << of->cover[j].kind;
      if ((kinds & world->facts->policy->insurance_kinds) == world->facts->policy->insurance_kinds)
        continue;
      missing += cell->day <= world->as_of;
      if (cell->day <= world->as_of)
        continue;
      uncovered++;
      if (first == SUMMER_DAY_NONE || cell->day < first)
        first = cell->day;
    }
  g_assert_cmpint (prospect->needed, ==, uncovered);
  g_assert_cmpint (prospect->unknown, ==, missing);
  g_assert_cmpint (prospect->due, ==, prospect->lost > 0 ? SUMMER_DAY_NONE : first);
  g_assert_cmpuint (prospect->n_children, <=, of->n_children);
}

/* The fewest satisfied ones more of all that are answered in time, and enough answers. */
static void
check_satisfaction (const World *world, const SummerFinding *finding)
{
  const SummerPolicy *policy = world->facts->policy;
  const int headcount = (int) summer_finding_get_count (finding, "headcount");
  const int responses = (int) world->of->n_responses;
  const int enough = MAX (1, (policy->responses_min * headcount + 9999) / 10000);
  int satisfied = 0, fewest = -1;

  for (int i = 0; i < responses; i++)
    satisfied += world->of->responses[i].value <= SUMMER_RATING_SATISFIED;
  for (int more = headcount; more >= 0; more--)
    for (int others = 0; more + others <= MAX (0, headcount - responses); others++)
      if (responses + more + others >= enough
          && (satisfied + more) * 10000 >= policy->satisfaction_min * (responses + more + others))
        fewest = more;
  if (finding->prospect.state != SUMMER_PROSPECT_LOST && headcount > 0)
    g_assert_cmpint (finding->prospect.needed, ==, MAX (fewest, enough - responses));
}

static void
check (const World *world)
{
  g_autoptr (SummerAssessment) assessment
      = summer_rules_assess (world->facts, world->facts->policy, world->as_of);
  const SummerClassAssessment *class = &assessment->classes[world->facts->n_classes - 1];
  const SummerFinding *finding = &class->findings[0];
  const SummerProspect *prospect = &finding->prospect;
  const Futures futures = world_see_futures (world);

  g_assert_cmpint (prospect->state == SUMMER_PROSPECT_LOST, ==, !futures.any);
  g_assert_cmpint (prospect->state == SUMMER_PROSPECT_MET, ==, futures.all && futures.any);
  g_assert_cmpint (class->outlook, ==, prospect->state);
  g_assert_cmpint (class->urgent, ==, prospect->state == SUMMER_PROSPECT_MET ? -1 : 0);
  if (world->condition == SUMMER_CONDITION_ATTENDANCE)
    check_attendance (world, finding, &futures);
  if (world->condition == SUMMER_CONDITION_INSURANCE)
    check_insurance (world, prospect);
  if (world->condition == SUMMER_CONDITION_SATISFACTION)
    check_satisfaction (world, finding);
}

static void
test_condition (gconstpointer data)
{
  World world = { .condition = (SummerCondition) GPOINTER_TO_INT (data) };
  guint counted[SUMMER_N_PROSPECTS] = { 0 };

  world.rand = g_rand_new_with_seed (20190708 + world.condition);
  for (guint done = 0; done < N_CASES;)
    {
      world_make (&world);
      if (world_is_foreseen (&world) && (!world_has_marks (&world) || world.n_cells <= MAX_CELLS))
        {
          g_autoptr (SummerAssessment) assessment
              = summer_rules_assess (world.facts, world.facts->policy, world.as_of);

          counted[assessment->classes[world.facts->n_classes - 1].outlook]++;
          g_test_message ("case %u", done);
          check (&world);
          done++;
        }
      world_clear (&world);
    }
  /* Both ends were met, or this would prove nothing. */
  g_assert_cmpuint (counted[SUMMER_PROSPECT_MET], >, 3);
  if (world.condition != SUMMER_CONDITION_VENUE && world.condition != SUMMER_CONDITION_INSPECTION)
    g_assert_cmpuint (counted[SUMMER_PROSPECT_LOST], >, 3);
  g_assert_cmpuint (counted[SUMMER_PROSPECT_MET] + counted[SUMMER_PROSPECT_LOST], <, N_CASES - 3);
  g_rand_free (world.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < SUMMER_N_CONDITIONS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/outlook/lost-and-met-by-every-future/%s",
                                               summer_condition_get_code ((SummerCondition) i));

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_condition);
    }
  return g_test_run ();
}
