/* What if, against judging anew: whatever the policies differ in, both must say the same. */
#include "config.h"

#include "random-facts.h"
#include "summer-rules.h"

#define N_PROGRAMMES 1500

static void
compare_figures (const SummerFinding *a, const SummerFinding *b)
{
  g_assert_cmpuint (a->n_figures, ==, b->n_figures);
  for (guint i = 0; i < a->n_figures; i++)
    {
      g_assert_cmpstr (a->figures[i].key, ==, b->figures[i].key);
      g_assert_cmpint (a->figures[i].number, ==, b->figures[i].number);
      g_assert_cmpstr (a->figures[i].text, ==, b->figures[i].text);
      g_assert_cmpuint (a->figures[i].n_days, ==, b->figures[i].n_days);
      if (a->figures[i].texts != NULL)
        g_assert_cmpstrv (a->figures[i].texts, b->figures[i].texts);
    }
}

static void
compare_prospects (const SummerProspect *a, const SummerProspect *b)
{
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpint (a->due, ==, b->due);
  g_assert_cmpint (a->needed, ==, b->needed);
  g_assert_cmpint (a->open, ==, b->open);
  g_assert_cmpint (a->unknown, ==, b->unknown);
  g_assert_cmpint (a->lost, ==, b->lost);
  g_assert_cmpuint (a->n_shortfalls, ==, b->n_shortfalls);
  g_assert_cmpuint (a->n_children, ==, b->n_children);
}

static void
compare_classes (const SummerClassAssessment *a, const SummerClassAssessment *b)
{
  g_assert_cmpstr (a->code, ==, b->code);
  g_assert_cmpint (a->verdict, ==, b->verdict);
  g_assert_cmpint (a->headcount, ==, b->headcount);
  g_assert_cmpint (a->open_days, ==, b->open_days);
  g_assert_cmpint (a->held_days, ==, b->held_days);
  g_assert_cmpint (a->expected, ==, b->expected);
  g_assert_cmpint (a->present, ==, b->present);
  g_assert_cmpint (a->unrecorded, ==, b->unrecorded);
  g_assert_cmpint (a->stray_marks, ==, b->stray_marks);
  g_assert_cmpint (a->base, ==, b->base);
  g_assert_cmpint (a->granted, ==, b->granted);
  g_assert_cmpint (a->would_be, ==, b->would_be);
  g_assert_cmpuint (a->pool, ==, b->pool);
  g_assert_cmpmem (a->extras, sizeof a->extras, b->extras, sizeof b->extras);
  g_assert_cmpint (a->granted_all, ==, b->granted_all);
  g_assert_cmpint (a->outlook, ==, b->outlook);
  g_assert_cmpint (a->urgent, ==, b->urgent);
  g_assert_cmpuint (a->n_findings, ==, b->n_findings);
  for (guint i = 0; i < a->n_findings; i++)
    {
      g_assert_cmpint (a->findings[i].condition, ==, b->findings[i].condition);
      g_assert_cmpint (a->findings[i].level, ==, b->findings[i].level);
      g_assert_cmpint (a->findings[i].outcome, ==, b->findings[i].outcome);
      compare_figures (&a->findings[i], &b->findings[i]);
      compare_prospects (&a->findings[i].prospect, &b->findings[i].prospect);
    }
}

static void
compare (const SummerAssessment *a, const SummerAssessment *b)
{
  g_assert_cmpuint (a->n_classes, ==, b->n_classes);
  g_assert_cmpint (a->fund, ==, b->fund);
  g_assert_cmpint (a->base_total, ==, b->base_total);
  g_assert_cmpint (a->granted_total, ==, b->granted_total);
  g_assert_cmpint (a->shortage, ==, b->shortage);
  g_assert_cmpint (a->granted_all, ==, b->granted_all);
  g_assert_cmpuint (a->n_pools, ==, b->n_pools);
  for (guint i = 0; i < a->n_pools; i++)
    {
      g_assert_cmpstr (a->pools[i].name, ==, b->pools[i].name);
      g_assert_cmpint (a->pools[i].ceiling, ==, b->pools[i].ceiling);
      g_assert_cmpint (a->pools[i].granted_total, ==, b->pools[i].granted_total);
    }
  g_assert_cmpmem (a->sources, sizeof a->sources, b->sources, sizeof b->sources);
  for (guint i = 0; i < a->n_classes; i++)
    compare_classes (&a->classes[i], &b->classes[i]);
}

/* Some of the parameters of another policy, mostly one or two: what a person would try. */
static SummerPolicy *
mix (GRand *rand, const SummerPolicy *policy, const SummerPolicy *other)
{
  const char *const *names = summer_policy_list_names ();
  SummerPolicy *mixed = summer_policy_copy (policy);
  const int of_hundred = g_rand_boolean (rand) ? 5 : 50;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = summer_policy_dup_value (other, names[i]);

      if (value != NULL && g_rand_int_range (rand, 0, 100) < of_hundred)
        summer_policy_set (mixed, names[i], value, FALSE, NULL);
    }
  return mixed;
}

static void
test_policy (void)
{
  guint n_changed = 0;

  for (guint seed = 1; seed <= N_PROGRAMMES; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (SummerFacts) facts = random_facts_new (rand);
      g_autoptr (SummerFacts) elsewhere = random_facts_new (rand);
      const SummerDay as_of = random_facts_day (rand);
      g_autoptr (SummerPolicy) other = mix (rand, facts->policy, elsewhere->policy);
      g_autoptr (SummerAssessment) before = summer_rules_assess (facts, facts->policy, as_of);
      g_autoptr (SummerAssessment) anew = summer_rules_assess (facts, other, as_of);
      g_autoptr (SummerAssessment) what_if = summer_rules_what_if (before, other, NULL, 0);

      compare (what_if, anew);
      n_changed += before->granted_total != anew->granted_total;
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_changed, >, N_PROGRAMMES / 20);
}

/* What is supposed of one class moves no verdict of another, and its own only by the rule of rules.md 2. */
static void
test_supposition (void)
{
  for (guint seed = 1; seed <= N_PROGRAMMES; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (SummerFacts) facts = random_facts_new (rand);
      g_autoptr (SummerAssessment) before
          = summer_rules_assess (facts, facts->policy, random_facts_day (rand));
      SummerSupposition all[SUMMER_N_CONDITIONS];
      const guint class = facts->n_classes > 0
                              ? (guint) g_rand_int_range (rand, 0, (int) facts->n_classes)
                              : 0;
      const SummerOutcome outcome
          = g_rand_boolean (rand) ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
      g_autoptr (SummerAssessment) what_if = NULL;

      for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
        all[i] = (SummerSupposition){ class, (SummerCondition) i, outcome };
      what_if = summer_rules_what_if (before, facts->policy, all,
                                      facts->n_classes > 0 ? SUMMER_N_CONDITIONS : 0);
      for (guint i = 0; i < facts->n_classes; i++)
        if (i != class)
          g_assert_cmpint (what_if->classes[i].verdict, ==, before->classes[i].verdict);
      if (facts->n_classes > 0 && outcome == SUMMER_OUTCOME_PASS)
        {
          g_assert_cmpint (what_if->classes[class].verdict, ==, SUMMER_VERDICT_ELIGIBLE);
          g_assert_cmpint (what_if->classes[class].base, ==, before->classes[class].would_be);
        }
      for (guint i = 0; facts->n_classes > 0 && i < what_if->classes[class].n_findings; i++)
        g_assert_cmpint (what_if->classes[class].findings[i].supposed, ==,
                         before->classes[class].findings[i].outcome != outcome);
      g_rand_free (rand);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/what-if/another-policy-says-what-judging-anew-says", test_policy);
  g_test_add_func ("/what-if/a-supposed-outcome-decides-its-own-class-alone", test_supposition);
  return g_test_run ();
}
