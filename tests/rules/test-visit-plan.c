/* The calendar of visits: which classes are proposed, in which order, and why. */
#include "config.h"

#include "made-facts.h"
#include "summer-rules.h"
#include "summer-visit-plan.h"

#define TODAY MADE_LAST /* all conditions are met by then */

static SummerFacts *
make_facts (guint n_classes)
{
  SummerFacts *facts = made_facts_new (n_classes, MADE_CHILDREN);

  for (guint i = 0; i < n_classes; i++)
    {
      facts->classes[i].id = i + 1;
      facts->classes[i].n_visits = 0;
    }
  return facts;
}

/* "2 n 14d | 0 sr 3d": class, reasons (n never, l long, s serious, r at risk, p planned), days. */
static char *
dup_text (SummerFacts *facts,
          const SummerPlannedVisitRecord *planned,
          guint n_planned,
          SummerDay day)
{
  g_autoptr (SummerAssessment) assessment = summer_rules_assess (facts, facts->policy, day);
  g_autoptr (GArray) proposals = summer_visit_plan_rank (assessment, planned, n_planned, day);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const SummerVisitProposal *proposal = &g_array_index (proposals, SummerVisitProposal, i);
      const char letters[] = "nlsrp";

      g_string_append_printf (text, "%s%u ", i > 0 ? " | " : "", proposal->class_index);
      for (guint bit = 0; bit < 5; bit++)
        if (proposal->reasons & (1u << bit))
          g_string_append_c (text, letters[bit]);
      g_string_append_printf (text, " %dd", proposal->days);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_text (SummerFacts *facts, const char *expected)
{
  g_autofree char *text = dup_text (facts, NULL, 0, TODAY);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_longest_unseen_first (void)
{
  g_autoptr (SummerFacts) facts = make_facts (3);

  made_class_add_visit (&facts->classes[0], made_facts_day (9), SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  made_class_add_visit (&facts->classes[1], made_facts_day (0), SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  made_class_add_visit (&facts->classes[2], made_facts_day (5), SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  assert_text (facts, "1 l 18d | 2 l 11d | 0  7d");
}

/* Two visits: the latest counts; one that is still to come does not. */
static void
test_latest_visit_counts (void)
{
  g_autoptr (SummerFacts) facts = make_facts (1);

  made_class_add_visit (&facts->classes[0], made_facts_day (2), SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  made_class_add_visit (&facts->classes[0], made_facts_day (9), SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  made_class_add_visit (&facts->classes[0], MADE_LAST + 1, SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  assert_text (facts, "0  7d");
}

/* A class that nobody has seen is at risk as well: a visit is needed. */
static void
test_never_seen_since_the_first_day (void)
{
  g_autoptr (SummerFacts) facts = make_facts (2);

  made_class_add_visit (&facts->classes[0], made_facts_day (8), SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  assert_text (facts, "1 nr 18d | 0  8d");
}

/* A serious problem seen yesterday goes before a class not seen for a week. */
static void
test_open_serious_problem_weighs (void)
{
  g_autoptr (SummerFacts) facts = make_facts (2);

  made_class_add_visit (&facts->classes[0], made_facts_day (9), SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  made_class_add_visit (&facts->classes[1], made_facts_day (13), SUMMER_VISIT_SERIOUS,
                        SUMMER_DAY_NONE);
  assert_text (facts, "1 sr 1d | 0  7d");

  facts->classes[1].visits[0].fixed_on = TODAY;
  assert_text (facts, "0  7d | 1  1d");
}

static void
test_equal_ones_by_code (void)
{
  g_autoptr (SummerFacts) facts = make_facts (3);

  for (guint i = 0; i < 3; i++)
    made_class_add_visit (&facts->classes[i], made_facts_day (9), SUMMER_VISIT_PASS,
                          SUMMER_DAY_NONE);
  assert_text (facts, "0  7d | 1  7d | 2  7d");
}

/* Not begun, over, withdrawn: nobody is there to be visited. The first and the last day are days. */
static void
test_only_classes_that_are_held (void)
{
  g_autoptr (SummerFacts) facts = make_facts (5);

  for (guint i = 0; i < 5; i++)
    made_class_add_visit (&facts->classes[i], made_facts_day (9), SUMMER_VISIT_PASS,
                          SUMMER_DAY_NONE);
  facts->classes[0].first_day = TODAY + 1;
  facts->classes[1].last_day = TODAY - 1;
  facts->classes[2].state = SUMMER_CLASS_WITHDRAWN;
  facts->classes[3].last_day = TODAY;
  facts->classes[4].first_day = TODAY;
  g_autoptr (SummerAssessment) assessment = summer_rules_assess (facts, facts->policy, TODAY);
  g_autoptr (GArray) proposals = summer_visit_plan_rank (assessment, NULL, 0, TODAY);

  g_assert_cmpuint (proposals->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (g_array_index (proposals, SummerVisitProposal, i).class_index, >=, 3);
}

/* What is planned already stands last, with the next day of it; a day that is over is no plan. */
static void
test_planned_ones_last (void)
{
  g_autoptr (SummerFacts) facts = make_facts (2);
  const SummerPlannedVisitRecord planned[] = {
    { .class_id = 1, .day = TODAY + 5 },
    { .class_id = 1, .day = TODAY },
    { .class_id = 2, .day = TODAY - 1 },
  };
  g_autoptr (SummerAssessment) assessment = NULL;
  g_autoptr (GArray) proposals = NULL;
  g_autofree char *text = NULL;

  made_class_add_visit (&facts->classes[0], made_facts_day (0), SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  made_class_add_visit (&facts->classes[1], made_facts_day (9), SUMMER_VISIT_PASS, SUMMER_DAY_NONE);
  text = dup_text (facts, planned, G_N_ELEMENTS (planned), TODAY);
  g_assert_cmpstr (text, ==, "1  7d | 0 lp 18d");
  assessment = summer_rules_assess (facts, facts->policy, TODAY);
  proposals = summer_visit_plan_rank (assessment, planned, G_N_ELEMENTS (planned), TODAY);
  g_assert_cmpint (g_array_index (proposals, SummerVisitProposal, 1).planned, ==, TODAY);
}

/* Any facts: every class that is held stands there once, nobody before one who is more urgent, and an older last
 * visit never makes a class wait longer. */
static void
test_order_of_any_facts (void)
{
  for (guint run = 0; run < 200; run++)
    {
      g_autoptr (SummerFacts) facts = make_facts (8);
      g_autoptr (SummerAssessment) assessment = NULL;
      g_autoptr (GArray) proposals = NULL;

      for (guint i = 0; i < 8; i++)
        for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
          made_class_add_visit (&facts->classes[i],
                                made_facts_day ((guint) g_test_rand_int_range (0, MADE_DAYS)),
                                (SummerVisitResult) g_test_rand_int_range (0, 3),
                                g_test_rand_bit () ? SUMMER_DAY_NONE : TODAY);
      assessment = summer_rules_assess (facts, facts->policy, TODAY);
      proposals = summer_visit_plan_rank (assessment, NULL, 0, TODAY);
      g_assert_cmpuint (proposals->len, ==, 8);
      for (guint i = 1; i < proposals->len; i++)
        {
          const SummerVisitProposal *a = &g_array_index (proposals, SummerVisitProposal, i - 1);
          const SummerVisitProposal *b = &g_array_index (proposals, SummerVisitProposal, i);

          g_assert_true (a->urgency > b->urgency
                         || (a->urgency == b->urgency
                             && (a->days > b->days
                                 || (a->days == b->days && a->class_index < b->class_index))));
          g_assert_cmpint (a->urgency, ==,
                           a->days + (int) (10 * a->open_serious + 3 * a->endangered));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit-plan/longest-unseen-first", test_longest_unseen_first);
  g_test_add_func ("/visit-plan/latest-visit", test_latest_visit_counts);
  g_test_add_func ("/visit-plan/never-seen", test_never_seen_since_the_first_day);
  g_test_add_func ("/visit-plan/open-serious", test_open_serious_problem_weighs);
  g_test_add_func ("/visit-plan/by-code", test_equal_ones_by_code);
  g_test_add_func ("/visit-plan/held", test_only_classes_that_are_held);
  g_test_add_func ("/visit-plan/planned", test_planned_ones_last);
  g_test_add_func ("/visit-plan/any", test_order_of_any_facts);
  return g_test_run ();
}
