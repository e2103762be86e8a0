/* What must hold for any programme whatever: tried on programmes by lot. */
#include "config.h"

#include "random-facts.h"
#include "summer-rules.h"

#define N_PROGRAMMES 1500

typedef void (*Property) (GRand *rand, SummerFacts *facts, SummerDay as_of);

static void
try_all (Property property)
{
  for (guint seed = 1; seed <= N_PROGRAMMES; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (SummerFacts) facts = random_facts_new (rand);

      property (rand, facts, random_facts_day (rand));
      g_rand_free (rand);
    }
}

static SummerOutcome
get_outcome (const SummerAssessment *assessment, guint class, SummerCondition condition)
{
  const SummerFinding *finding
      = summer_class_assessment_find (&assessment->classes[class], condition);

  return finding ? finding->outcome : SUMMER_OUTCOME_NOT_APPLICABLE;
}

static void
fund_is_kept (GRand *rand, SummerFacts *facts, SummerDay as_of)
{
  g_autoptr (SummerAssessment) assessment = summer_rules_assess (facts, facts->policy, as_of);
  SummerMoney base = 0, granted = 0;

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *class = &assessment->classes[i];

      g_assert_cmpint (class->granted, <=, class->base);
      g_assert_true (class->base == 0 || class->base == class->would_be);
      if (class->verdict != SUMMER_VERDICT_ELIGIBLE)
        g_assert_cmpint (class->base, ==, 0);
      base += class->base;
      granted += class->granted;
    }
  g_assert_cmpint (assessment->base_total, ==, base);
  g_assert_cmpint (assessment->granted_total, ==, granted);
  if (facts->policy->fund > 0)
    g_assert_cmpint (granted, <=, facts->policy->fund);
  if (!assessment->shortage)
    g_assert_cmpint (granted, ==, base);
  if (facts->policy->fund > 0)
    g_assert_cmpint (granted, <=, MAX (0, facts->policy->fund - facts->policy->reserve));
}

/* Sums of the classes by some key are the sums shown, and no pool and no source gives more than it has. */
static void
sums_agree (GRand *rand, SummerFacts *facts, SummerDay as_of)
{
  g_autoptr (SummerAssessment) assessment = summer_rules_assess (facts, facts->policy, as_of);
  SummerMoney granted = 0, base = 0, all = 0;
  guint n = 0;

  for (guint k = 0; k < assessment->n_pools; k++)
    {
      const SummerPool *pool = &assessment->pools[k];
      SummerMoney sum = 0;

      for (guint i = 0; i < assessment->n_classes; i++)
        if (assessment->classes[i].pool == k)
          sum += assessment->classes[i].granted;
      g_assert_cmpint (pool->granted_total, ==, sum);
      g_assert_true (pool->ceiling == SUMMER_NO_CEILING || sum <= pool->ceiling);
      g_assert_true (pool->shortage
                     == (pool->ceiling != SUMMER_NO_CEILING && pool->base_total > pool->ceiling));
      granted += pool->granted_total;
      base += pool->base_total;
      n += pool->n_classes;
    }
  g_assert_cmpint (granted, ==, assessment->granted_total);
  g_assert_cmpint (base, ==, assessment->base_total);
  g_assert_cmpuint (n, ==, assessment->n_classes);
  all = granted;
  for (guint k = 0; k < facts->policy->n_sources; k++)
    {
      const SummerSourceSum *source = &assessment->sources[k];
      SummerMoney sum = 0;

      for (guint i = 0; i < assessment->n_classes; i++)
        {
          const SummerExtra *extra = &assessment->classes[i].extras[k];

          g_assert_cmpint (extra->granted, >=, 0);
          g_assert_cmpint (extra->granted, <=, extra->base);
          g_assert_cmpint (extra->base, ==, extra->due - extra->taken_off);
          if (assessment->classes[i].verdict != SUMMER_VERDICT_ELIGIBLE)
            g_assert_cmpint (extra->due, ==, 0);
          sum += extra->granted;
        }
      g_assert_cmpint (source->granted_total, ==, sum);
      if (facts->policy->sources[k].max > 0)
        g_assert_cmpint (sum, <=, facts->policy->sources[k].max);
      all += sum;
    }
  g_assert_cmpint (assessment->granted_all, ==, all);
}

static void
test_sums (void)
{
  try_all (sums_agree);
}

/* All that a class gets for one purpose is no more than the most that any one payer's rule gives it for it. */
static void
nothing_is_paid_twice (GRand *rand, SummerFacts *facts, SummerDay as_of)
{
  const SummerPolicy *policy = facts->policy;
  g_autoptr (SummerAssessment) assessment = summer_rules_assess (facts, policy, as_of);

  for (guint i = 0; i < assessment->n_classes; i++)
    for (guint k = 0; k < policy->n_sources; k++)
      {
        const SummerClassAssessment *class = &assessment->classes[i];
        const char *purpose = policy->sources[k].purpose;
        SummerMoney paid = purpose == NULL ? class->granted : 0;
        SummerMoney most = purpose == NULL ? class->base : 0;

        for (guint j = 0; j < policy->n_sources; j++)
          if (g_strcmp0 (policy->sources[j].purpose, purpose) == 0)
            {
              paid += class->extras[j].granted;
              most = MAX (most, class->extras[j].due);
            }
        g_assert_cmpint (paid, <=, most);
      }
}

static void
test_nothing_twice (void)
{
  try_all (nothing_is_paid_twice);
}

static void
test_fund (void)
{
  try_all (fund_is_kept);
}

/* Insurance, agreements and the release ask something of a present mark alone, and fewer children need fewer
 * staff: without the mark there may be nothing left to fail. The same goes for a limit from above on
 * the children that attend. All other conditions can only lose by an absence. */
static void
absence_never_helps (GRand *rand, SummerFacts *facts, SummerDay as_of)
{
  SummerPolicy *policy = facts->policy;
  g_autoptr (SummerFacts) worse = made_facts_dup (facts);
  g_autoptr (SummerAssessment) before = NULL;
  g_autoptr (SummerAssessment) after = NULL;

  policy->children_max = 0;
  policy->levels[SUMMER_CONDITION_INSURANCE] = SUMMER_LEVEL_OFF;
  policy->levels[SUMMER_CONDITION_AGREEMENT] = SUMMER_LEVEL_OFF;
  policy->levels[SUMMER_CONDITION_RELEASE] = SUMMER_LEVEL_OFF;
  policy->levels[SUMMER_CONDITION_STAFF_PRESENT] = SUMMER_LEVEL_OFF;
  for (guint i = 0; i < worse->n_classes; i++)
    for (guint j = 0; j < worse->classes[i].n_marks; j++)
      if (worse->classes[i].marks[j].mark == SUMMER_MARK_PRESENT
          && g_rand_int_range (rand, 0, 10) == 0)
        worse->classes[i].marks[j].mark = SUMMER_MARK_ABSENT;

  before = summer_rules_assess (facts, policy, as_of);
  after = summer_rules_assess (worse, policy, as_of);
  for (guint i = 0; i < facts->n_classes; i++)
    {
      if (get_outcome (before, i, SUMMER_CONDITION_ATTENDANCE) == SUMMER_OUTCOME_FAIL)
        g_assert_cmpint (get_outcome (after, i, SUMMER_CONDITION_ATTENDANCE), !=,
                         SUMMER_OUTCOME_PASS);
      if (before->classes[i].verdict == SUMMER_VERDICT_INELIGIBLE)
        g_assert_cmpint (after->classes[i].verdict, !=, SUMMER_VERDICT_ELIGIBLE);
    }
}

static void
test_absence (void)
{
  try_all (absence_never_helps);
}

/* Each unrecorded child-day and each unrecorded member of staff gets a mark by lot, or stays unknown. */
static void
fill_in (GRand *rand, SummerFacts *facts, SummerDay as_of)
{
  for (guint i = 0; i < facts->n_classes; i++)
    {
      SummerClassFacts *of = &facts->classes[i];
      guint n_marks = of->n_marks, n_staff_marks = of->n_staff_marks;

      for (SummerDay day = of->first_day; day <= MIN (of->last_day, as_of); day++)
        {
          for (guint child = 0; child < of->n_children; child++)
            {
              gboolean known = FALSE;

              for (guint j = 0; j < n_marks; j++)
                known = known || (of->marks[j].day == day && of->marks[j].child == child);
              if (!known)
                made_class_set_mark (of, child, day, (SummerMark) g_rand_int_range (rand, 0, 5));
              n_marks = of->n_marks;
            }
          for (guint person = 0; person < of->n_persons; person++)
            {
              gboolean known = FALSE;

              for (guint j = 0; j < n_staff_marks; j++)
                known = known
                        || (of->staff_marks[j].day == day && of->staff_marks[j].person == person);
              if (!known)
                made_class_set_staff_mark (of, person, day, g_rand_int_range (rand, -1, 2));
              n_staff_marks = of->n_staff_marks;
            }
        }
    }
}

static gboolean
contradicts (SummerOutcome before, SummerOutcome after)
{
  return (before == SUMMER_OUTCOME_PASS && after == SUMMER_OUTCOME_FAIL)
         || (before == SUMMER_OUTCOME_FAIL && after == SUMMER_OUTCOME_PASS);
}

/* Insurance, agreements and the release read present marks alone, and the basis `attending` takes what is
 * unrecorded as absent: by the rules these do not wait for what is unknown. Every other verdict that
 * is decided stays. */
static void
filling_in_never_contradicts (GRand *rand, SummerFacts *facts, SummerDay as_of)
{
  SummerPolicy *policy = facts->policy;
  g_autoptr (SummerFacts) filled = made_facts_dup (facts);
  g_autoptr (SummerAssessment) before = NULL;
  g_autoptr (SummerAssessment) after = NULL;

  policy->headcount_basis = SUMMER_BASIS_ENROLLED;
  policy->levels[SUMMER_CONDITION_INSURANCE] = SUMMER_LEVEL_OFF;
  policy->levels[SUMMER_CONDITION_AGREEMENT] = SUMMER_LEVEL_OFF;
  policy->levels[SUMMER_CONDITION_RELEASE] = SUMMER_LEVEL_OFF;
  policy->levels[SUMMER_CONDITION_STAFF_PRESENT] = SUMMER_LEVEL_REQUIRED;
  fill_in (rand, filled, as_of);

  before = summer_rules_assess (facts, policy, as_of);
  after = summer_rules_assess (filled, policy, as_of);
  for (guint i = 0; i < facts->n_classes; i++)
    {
      for (guint j = 0; j < SUMMER_N_CONDITIONS; j++)
        g_assert_false (contradicts (get_outcome (before, i, j), get_outcome (after, i, j)));
      if (before->classes[i].verdict == SUMMER_VERDICT_ELIGIBLE)
        g_assert_cmpint (after->classes[i].verdict, !=, SUMMER_VERDICT_INELIGIBLE);
      if (before->classes[i].verdict == SUMMER_VERDICT_INELIGIBLE)
        g_assert_cmpint (after->classes[i].verdict, ==, SUMMER_VERDICT_INELIGIBLE);
    }
}

static void
test_filling_in (void)
{
  try_all (filling_in_never_contradicts);
}

/* What is dated after the day of the assessment changes nothing, save what is a plan. */
static void
future_is_not_known (GRand *rand, SummerFacts *facts, SummerDay as_of)
{
  g_autoptr (SummerFacts) past = made_facts_dup (facts);
  g_autoptr (SummerAssessment) with = NULL;
  g_autoptr (SummerAssessment) without = NULL;

  for (guint i = 0; i < past->n_classes; i++)
    {
      SummerClassFacts *of = &past->classes[i];

      while (of->n_marks && of->marks[of->n_marks - 1].day > as_of)
        of->n_marks--;
      while (of->n_staff_marks && of->staff_marks[of->n_staff_marks - 1].day > as_of)
        of->n_staff_marks--;
      while (of->n_reviews && of->reviews[of->n_reviews - 1].day > as_of)
        of->n_reviews--;
      while (of->n_visits && of->visits[of->n_visits - 1].day > as_of)
        of->n_visits--;
      while (of->n_incidents && of->incidents[of->n_incidents - 1].day > as_of)
        of->n_incidents--;
      while (of->n_responses && of->responses[of->n_responses - 1].day > as_of)
        of->n_responses--;
    }
  with = summer_rules_assess (facts, facts->policy, as_of);
  without = summer_rules_assess (past, facts->policy, as_of);
  for (guint i = 0; i < facts->n_classes; i++)
    {
      for (guint j = 0; j < SUMMER_N_CONDITIONS; j++)
        g_assert_cmpint (get_outcome (with, i, j), ==, get_outcome (without, i, j));
      g_assert_cmpint (with->classes[i].granted, ==, without->classes[i].granted);
      g_assert_cmpint (with->classes[i].stray_marks, ==, without->classes[i].stray_marks);
    }
}

static void
test_future (void)
{
  try_all (future_is_not_known);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/properties/fund", test_fund);
  g_test_add_func ("/rules/properties/absence-never-helps", test_absence);
  g_test_add_func ("/rules/properties/filling-in-never-contradicts", test_filling_in);
  g_test_add_func ("/rules/properties/future-is-not-known", test_future);
  g_test_add_func ("/rules/properties/every-sum-is-that-of-its-classes", test_sums);
  g_test_add_func ("/rules/properties/nothing-is-paid-twice", test_nothing_twice);
  return g_test_run ();
}
