/* Facts and assessments as containers: found by code, freed with the last reference, figures by key. */
#include "config.h"

#include "summer-assessment.h"

static SummerFacts *
new_facts (void)
{
  static const char *const codes[] = { "2019A", "2019a", "FZ-10", "FZ-9", "南台02班" };
  SummerFacts *facts = summer_facts_new ();

  facts->policy = summer_policy_new_from_preset ("fujian-2019", NULL);
  facts->classes = g_new0 (SummerClassFacts, G_N_ELEMENTS (codes));
  facts->n_classes = G_N_ELEMENTS (codes);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      facts->classes[i].id = (gint64) i + 1;
      facts->classes[i].code = g_string_chunk_insert (facts->strings, codes[i]);
    }
  return facts;
}

static void
test_find (void)
{
  g_autoptr (SummerFacts) facts = new_facts ();
  g_autoptr (SummerAssessment) assessment
      = summer_assessment_new (facts, facts->policy, summer_day_from_ymd (2019, 8, 9));

  for (guint i = 0; i < facts->n_classes; i++)
    {
      g_assert_true (summer_facts_find_class (facts, facts->classes[i].code) == &facts->classes[i]);
      g_assert_true (summer_assessment_find (assessment, facts->classes[i].code)
                     == &assessment->classes[i]);
      g_assert_cmpstr (assessment->classes[i].code, ==, facts->classes[i].code);
    }
  g_assert_null (summer_assessment_find (assessment, "FZ-1"));
  g_assert_null (summer_facts_find_class (facts, ""));
}

/* An assessment keeps what it was made of, after everyone else has let go. */
static void
test_ownership (void)
{
  SummerFacts *facts = new_facts ();
  SummerPolicy *policy = summer_policy_copy (facts->policy);
  g_autoptr (SummerAssessment) assessment = summer_assessment_new (facts, policy, 0);
  SummerAssessment *second = summer_assessment_ref (assessment);

  policy->days_min = 99;
  summer_policy_free (policy);
  summer_facts_unref (facts);
  summer_assessment_unref (second);
  g_assert_cmpint (assessment->policy->days_min, ==, 15);
  g_assert_cmpstr (assessment->facts->classes[4].code, ==, "南台02班");
}

/* At risk before not known, lost, on track and met; the earlier day first, what has none last, then by code. A class that
 * takes no part is the last. */
static void
test_urgency (void)
{
  g_autoptr (SummerFacts) facts = new_facts ();
  g_autoptr (SummerAssessment) assessment = summer_assessment_new (facts, facts->policy, 0);
  static const struct
  {
    SummerProspectState outlook;
    SummerDay due;
  } classes[] = { { SUMMER_PROSPECT_LOST, SUMMER_DAY_NONE },
                  { SUMMER_PROSPECT_AT_RISK, SUMMER_DAY_NONE },
                  { SUMMER_PROSPECT_AT_RISK, 9 },
                  { SUMMER_PROSPECT_MET, SUMMER_DAY_NONE },
                  { SUMMER_PROSPECT_AT_RISK, 7 } };
  static const guint expected[] = { 2, 1, 0, 3, 4 };
  g_autofree guint *order = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      assessment->classes[i].outlook = classes[i].outlook;
      summer_class_assessment_make_findings (&assessment->classes[i]);
      assessment->classes[i].n_findings = 1;
      assessment->classes[i].urgent = classes[i].outlook == SUMMER_PROSPECT_MET ? -1 : 0;
      assessment->classes[i].findings[0].prospect.due = classes[i].due;
    }
  facts->classes[4].state = SUMMER_CLASS_WITHDRAWN;
  order = summer_assessment_list_by_urgency (assessment);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (order[i], ==, expected[i]);
  g_assert_null (summer_class_assessment_get_urgent (&assessment->classes[3]));
  g_assert_cmpuint (summer_assessment_count_outlook (assessment, SUMMER_PROSPECT_AT_RISK), ==, 3);
}

static void
test_figures (void)
{
  g_autoptr (SummerFacts) facts = new_facts ();
  g_autoptr (SummerAssessment) assessment = summer_assessment_new (facts, facts->policy, 0);
  SummerFinding *finding;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SummerDay));
  SummerDay day = 7;
  const char *texts[] = { "FZ0012 2019-07-08", NULL };

  summer_class_assessment_make_findings (&assessment->classes[0]);
  assessment->classes[0].n_findings = 1;
  finding = &assessment->classes[0].findings[0];
  finding->condition = SUMMER_CONDITION_INSURANCE;
  g_array_append_val (days, day);
  summer_finding_add_count (finding, "present", 21);
  summer_finding_add_boolean (finding, "barred", 5);
  summer_finding_add_rate (finding, "min", 7000);
  summer_finding_add_day (finding, "latest", SUMMER_DAY_NONE);
  summer_finding_add_term (finding, "state", SUMMER_TERMS_CLASS_STATE, SUMMER_CLASS_OPEN);
  summer_finding_add_text (finding, "provider", NULL);
  summer_finding_take_texts (finding, "first_uncovered", g_strdupv ((char **) texts));
  summer_finding_take_days (finding, "short_days", days);

  g_assert_true (summer_class_assessment_find (&assessment->classes[0], SUMMER_CONDITION_INSURANCE)
                 == finding);
  g_assert_null (summer_class_assessment_find (&assessment->classes[0], SUMMER_CONDITION_VENUE));
  g_assert_cmpint (summer_finding_get_count (finding, "present"), ==, 21);
  g_assert_cmpint (summer_finding_get_count (finding, "nothing"), ==, 0);
  g_assert_cmpint (summer_finding_get (finding, "barred")->number, ==, 1);
  g_assert_cmpint (summer_finding_get (finding, "latest")->number, ==, SUMMER_DAY_NONE);
  g_assert_cmpstr (summer_finding_get (finding, "first_uncovered")->texts[0], ==, texts[0]);
  g_assert_cmpint (summer_finding_get (finding, "short_days")->n_days, ==, 1);
  g_assert_cmpint (summer_finding_get (finding, "short_days")->days[0], ==, 7);
  g_assert_null (summer_finding_get (finding, "nothing"));
}

static void
test_codes_and_counts (void)
{
  g_autoptr (SummerFacts) facts = new_facts ();
  g_autoptr (SummerAssessment) assessment = summer_assessment_new (facts, facts->policy, 0);

  assessment->classes[2].verdict = SUMMER_VERDICT_UNPROVEN;
  g_assert_cmpint (summer_assessment_count (assessment, SUMMER_VERDICT_ELIGIBLE), ==, 4);
  g_assert_cmpint (summer_assessment_count (assessment, SUMMER_VERDICT_UNPROVEN), ==, 1);
  g_assert_cmpstr (summer_outcome_get_code (SUMMER_OUTCOME_NOT_APPLICABLE), ==, "n/a");
  g_assert_cmpstr (summer_outcome_get_code (SUMMER_OUTCOME_UNPROVEN), ==, "unproven");
  g_assert_cmpstr (summer_verdict_get_code (SUMMER_VERDICT_INELIGIBLE), ==, "ineligible");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/assessment/find", test_find);
  g_test_add_func ("/model/assessment/ownership", test_ownership);
  g_test_add_func ("/model/assessment/figures", test_figures);
  g_test_add_func ("/model/assessment/urgency", test_urgency);
  g_test_add_func ("/model/assessment/codes-and-counts", test_codes_and_counts);
  return g_test_run ();
}
