/* The rules against a second, slow writing of them, on programmes by lot. */
#include "config.h"

#include "naive.h"
#include "random-facts.h"
#include "summer-rules.h"

#define N_PROGRAMMES 2000

typedef struct
{
  guint outcomes[SUMMER_N_CONDITIONS][4];
  guint verdicts[3], shortages;
  guint shared, short_shares,
      beside; /* classes of a share, pools that are short, classes of none beside shares */
  guint extras, topped_up, covered, short_sources;
  guint confirmed, unconfirmed; /* classes that let a child go with somebody not listed */
} Seen;

static void
compare_class (const SummerClassAssessment *ours,
               const NaiveClass *naive,
               const SummerPolicy *policy,
               Seen *seen)
{
  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    {
      const SummerFinding *finding = summer_class_assessment_find (ours, (SummerCondition) i);

      if (policy->levels[i] == SUMMER_LEVEL_OFF)
        {
          g_assert_null (finding);
          continue;
        }
      if (finding->outcome != naive->outcomes[i])
        g_error ("class %s, %s: %s, but slowly %s", ours->code,
                 summer_condition_get_code ((SummerCondition) i),
                 summer_outcome_get_code (finding->outcome),
                 summer_outcome_get_code (naive->outcomes[i]));
      seen->outcomes[i][finding->outcome]++;
    }
  g_assert_cmpint (ours->verdict, ==, naive->verdict);
  g_assert_cmpint (ours->headcount, ==, naive->headcount);
  g_assert_cmpint (ours->open_days, ==, naive->open_days);
  g_assert_cmpint (ours->held_days, ==, naive->held_days);
  g_assert_cmpint (ours->expected, ==, naive->expected);
  g_assert_cmpint (ours->present, ==, naive->present);
  g_assert_cmpint (ours->unrecorded, ==, naive->unrecorded);
  g_assert_cmpint (ours->stray_marks, ==, naive->stray);
  g_assert_cmpint (ours->unlisted_collections, ==, naive->unlisted);
  g_assert_cmpint (ours->confirmed_collections, ==, naive->confirmed);
  g_assert_cmpint (ours->base, ==, naive->base);
  g_assert_cmpint (ours->granted, ==, naive->granted);
  g_assert_cmpint ((int) ours->pool, ==, naive->pool);
  for (guint k = 0; k < policy->n_sources; k++)
    {
      g_assert_cmpint (ours->extras[k].due, ==, naive->due[k]);
      g_assert_cmpint (ours->extras[k].granted, ==, naive->extra[k]);
      seen->extras += naive->extra[k] > 0;
      seen->topped_up += ours->extras[k].taken_off > 0 && naive->extra[k] > 0;
      seen->covered += naive->due[k] > 0 && ours->extras[k].base == 0;
    }
  g_assert_cmpint (ours->granted_all, ==, naive->all);
  seen->shared += ours->granted > 0 && ours->pool < policy->n_shares;
  seen->beside += ours->granted > 0 && policy->n_shares > 0 && ours->pool == policy->n_shares;
  seen->verdicts[ours->verdict]++;
  seen->confirmed += ours->confirmed_collections > 0;
  seen->unconfirmed += ours->unlisted_collections > ours->confirmed_collections;
}

static void
test_agree (void)
{
  Seen seen = { 0 };

  for (guint seed = 1; seed <= N_PROGRAMMES; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (SummerFacts) facts = random_facts_new (rand);
      SummerDay as_of = random_facts_day (rand);
      g_autoptr (SummerAssessment) ours = summer_rules_assess (facts, facts->policy, as_of);
      g_autofree NaiveClass *naive = naive_assess (facts, facts->policy, as_of);

      if (seed % 500 == 0)
        g_test_message ("programme of seed %u", seed);
      for (guint i = 0; i < facts->n_classes; i++)
        compare_class (&ours->classes[i], &naive[i], facts->policy, &seen);
      seen.shortages += ours->shortage;
      for (guint k = 0; k + 1 < ours->n_pools; k++)
        seen.short_shares += ours->pools[k].shortage && ours->pools[k].granted_total > 0;
      for (guint k = 0; k < facts->policy->n_sources; k++)
        seen.short_sources += ours->sources[k].shortage;
      g_rand_free (rand);
    }

  /* The lot is worth something only when it draws every answer of every condition. */
  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    {
      gboolean never_unproven = i == SUMMER_CONDITION_HEADCOUNT || i == SUMMER_CONDITION_INCIDENT
                                || i == SUMMER_CONDITION_HOST_LIMIT;

      g_test_message ("%s: %u pass, %u fail, %u unproven", summer_condition_get_code (i),
                      seen.outcomes[i][0], seen.outcomes[i][1], seen.outcomes[i][2]);
      g_assert_cmpuint (seen.outcomes[i][SUMMER_OUTCOME_PASS], >, 50);
      g_assert_cmpuint (seen.outcomes[i][SUMMER_OUTCOME_FAIL], >, 50);
      if (never_unproven)
        g_assert_cmpuint (seen.outcomes[i][SUMMER_OUTCOME_UNPROVEN], ==, 0);
      else
        g_assert_cmpuint (seen.outcomes[i][SUMMER_OUTCOME_UNPROVEN], >, 50);
    }
  g_test_message ("%u eligible, %u ineligible, %u unproven; %u shortages", seen.verdicts[0],
                  seen.verdicts[1], seen.verdicts[2], seen.shortages);
  g_assert_cmpuint (seen.verdicts[SUMMER_VERDICT_ELIGIBLE], >, 500);
  g_assert_cmpuint (seen.verdicts[SUMMER_VERDICT_INELIGIBLE], >, 500);
  g_assert_cmpuint (seen.verdicts[SUMMER_VERDICT_UNPROVEN], >, 200);
  g_assert_cmpuint (seen.shortages, >, 100);
  g_test_message ("%u of a share, %u beside, %u short shares; %u of a source, %u topped up, %u "
                  "covered before, %u short sources",
                  seen.shared, seen.beside, seen.short_shares, seen.extras, seen.topped_up,
                  seen.covered, seen.short_sources);
  g_assert_cmpuint (seen.shared, >, 50);
  g_assert_cmpuint (seen.beside, >, 50);
  g_assert_cmpuint (seen.short_shares, >, 50);
  g_assert_cmpuint (seen.extras, >, 50);
  g_assert_cmpuint (seen.topped_up, >, 50);
  g_assert_cmpuint (seen.covered, >, 50);
  g_assert_cmpuint (seen.short_sources, >, 50);
  g_assert_cmpuint (seen.confirmed, >, 20);
  g_assert_cmpuint (seen.unconfirmed, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/naive/agree", test_agree);
  return g_test_run ();
}
