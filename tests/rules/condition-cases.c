#include "config.h"

#include "condition-cases.h"

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

void
condition_cases_add (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/rules/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], run_case);
    }
}
