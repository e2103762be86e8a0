/* Shares of the fund, its reserve and the sources of money after it (rules.md 5), case by case: what each class gets of
 * each, worked out by hand. */
#include "config.h"

#include "made-facts.h"
#include "summer-rules.h"
#include "summer-wording.h"

#include <string.h>

#define N_CLASSES 4
#define YUAN 100

/* Four sound classes that are due 100 yuan each: two of 鼓东区 and one of 南台区, both of 榕城市, and one of 鹭屿市. In the
 * last column of a row: what each gets of the fund; below it, what of each further source. */
typedef struct
{
  const char *name;
  const char *fund, *reserve, *shares, *sources; /* NULL = as in the preset */
  gboolean in_order;
  SummerMoney granted[N_CLASSES];
  SummerMoney extras[2][N_CLASSES];
} Case;

static const Case cases[] = {
  /* clang-format off */
  { "the-fund-is-enough", "400", NULL, NULL, NULL, FALSE, { 100, 100, 100, 100 }, { { 0 } } },
  { "a-reserve-is-held-back", "400", "100", NULL, NULL, FALSE, { 75, 75, 75, 75 }, { { 0 } } },
  { "a-reserve-is-held-back-in-order", "400", "150", NULL, NULL, TRUE, { 100, 100, 50, 0 }, { { 0 } } },

  /* 榕城市 has three classes that share 150, and 鹭屿市 the rest of 250 */
  { "a-share-is-short-and-the-rest-is-not", "400", NULL, "榕城市=150", NULL, FALSE, { 50, 50, 50, 100 }, { { 0 } } },
  { "nothing-moves-to-a-short-share", "1000", NULL, "榕城市总工会=150", NULL, FALSE, { 50, 50, 50, 100 }, { { 0 } } },
  { "the-rest-is-short-and-a-share-is-not", "350", NULL, "榕城市=300", NULL, FALSE, { 100, 100, 100, 50 }, { { 0 } } },
  { "the-deepest-share-counts", "400", NULL, "榕城市=90;榕城市鼓东区=60", NULL, FALSE, { 30, 30, 90, 100 }, { { 0 } } },
  { "in-order-inside-a-share", "400", NULL, "榕城市=150", NULL, TRUE, { 100, 50, 0, 100 }, { { 0 } } },
  { "a-percentage-is-of-what-the-reserve-leaves", "400", "100", "鹭屿市=30%", NULL, FALSE, { 70, 70, 70, 90 }, { { 0 } } },
  { "a-percentage-is-cut-down-to-the-unit", "100", NULL, "鹭屿市=33.33%", NULL, FALSE, { 23, 22, 22, 33 }, { { 0 } } },
  { "a-share-of-nothing-is-nothing", "400", NULL, "鹭屿市=0", NULL, FALSE, { 100, 100, 100, 0 }, { { 0 } } },
  { "shares-of-all-leave-nothing", "400", NULL, "榕城市=100%", NULL, FALSE, { 100, 100, 100, 0 }, { { 0 } } },
  { "a-share-of-a-fund-without-a-ceiling", "0", NULL, "榕城市=150", NULL, FALSE, { 50, 50, 50, 100 }, { { 0 } } },
  { "a-share-of-nobody-lies-idle", "400", NULL, "无人市=350", NULL, FALSE, { 13, 13, 12, 12 }, { { 0 } } },

  { "another-purpose-comes-on-top", "400", NULL, NULL, "市=flat:30{for=保险}", FALSE, { 100, 100, 100, 100 }, { { 30, 30, 30, 30 } } },
  { "only-classes-within", "400", NULL, NULL, "市[榕城市鼓东区]=flat:30{for=保险}", FALSE, { 100, 100, 100, 100 }, { { 30, 30, 0, 0 } } },
  { "the-same-purpose-tops-up", "400", NULL, NULL, "市=flat:130", FALSE, { 100, 100, 100, 100 }, { { 30, 30, 30, 30 } } },
  { "the-same-purpose-is-paid-already", "400", NULL, NULL, "市=flat:90", FALSE, { 100, 100, 100, 100 }, { { 0 } } },
  { "a-short-fund-is-topped-up", "200", NULL, NULL, "市=flat:90", FALSE, { 50, 50, 50, 50 }, { { 40, 40, 40, 40 } } },
  { "two-of-one-purpose", "400", NULL, NULL, "市=flat:20{for=保险} / 区=flat:50{for=保险}", FALSE, { 100, 100, 100, 100 }, { { 20, 20, 20, 20 }, { 30, 30, 30, 30 } } },
  { "a-match-is-of-what-the-fund-granted", "200", NULL, NULL, "市=match:50%{for=配套}", FALSE, { 50, 50, 50, 50 }, { { 25, 25, 25, 25 } } },
  { "a-match-is-cut-down-to-the-fen", "200", NULL, NULL, "市=match:0.01%{for=配套}", FALSE, { 50, 50, 50, 50 }, { { 0 } } },
  { "a-ceiling-is-divided", "400", NULL, NULL, "市=flat:50{max=100;for=保险}", FALSE, { 100, 100, 100, 100 }, { { 25, 25, 25, 25 } } },
  { "a-ceiling-is-divided-in-order", "400", NULL, NULL, "市=flat:50{max=120;for=保险}", TRUE, { 100, 100, 100, 100 }, { { 50, 50, 20, 0 } } },
  { "what-a-short-source-leaves-the-next-pays", "400", NULL, NULL, "市=flat:50{max=100;for=保险} / 区=flat:40{for=保险}", FALSE, { 100, 100, 100, 100 }, { { 25, 25, 25, 25 }, { 15, 15, 15, 15 } } },
  { "tiers-of-a-source", "400", NULL, NULL, "市=tiers:new@10=7;new@40=9{for=保险}", FALSE, { 100, 100, 100, 100 }, { { 7, 7, 7, 7 } } },
  { "child-days-of-a-source", "400", NULL, NULL, "市=child_day:0.10;max=20{for=保险}", FALSE, { 100, 100, 100, 100 }, { { 20, 20, 20, 20 } } },
  /* clang-format on */
};

static const char *const unions[N_CLASSES][5] = {
  { "榕城市鼓东区总工会", "榕城市鼓东区", "榕城市总工会", "榕城市" },
  { "榕城市鼓东区总工会", "榕城市鼓东区", "榕城市总工会", "榕城市" },
  { "榕城市南台区工会", "榕城市南台区", "榕城市总工会", "榕城市" },
  { "鹭屿市总工会", "鹭屿市" },
};

static SummerFacts *
make_facts (const Case *item)
{
  const struct
  {
    const char *name, *value;
  } numbers[]
      = { { "amount", "flat:100" },     { "fund", item->fund },
          { "reserve", item->reserve }, { "shares", item->shares },
          { "sources", item->sources }, { "shortage", item->in_order ? "in_order" : NULL } };
  SummerFacts *facts = made_facts_new (N_CLASSES, MADE_CHILDREN);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_CLASSES; i++)
    facts->classes[i].unions = g_memdup2 (unions[i], sizeof unions[i]);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].value != NULL)
      summer_policy_set (facts->policy, numbers[i].name, numbers[i].value, FALSE, &error);
  g_assert_no_error (error);
  summer_policy_check (facts->policy, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

static void
run_case (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (SummerFacts) facts = make_facts (item);
  g_autoptr (SummerAssessment) assessment = summer_rules_assess (facts, facts->policy, MADE_LAST);

  for (guint i = 0; i < N_CLASSES; i++)
    {
      SummerMoney all = item->granted[i];

      g_test_message ("class %u", i);
      g_assert_cmpint (assessment->classes[i].granted, ==, item->granted[i] * YUAN);
      for (guint k = 0; k < facts->policy->n_sources; k++)
        {
          g_assert_cmpint (assessment->classes[i].extras[k].granted, ==, item->extras[k][i] * YUAN);
          all += item->extras[k][i];
        }
      g_assert_cmpint (assessment->classes[i].granted_all, ==, all * YUAN);
    }
}

/* A class that the records do not carry draws on nothing. */
static void
test_ineligible (void)
{
  const Case item = { .fund = "400", .sources = "市=flat:30{for=保险} / 区=match:50%{for=配套}" };
  g_autoptr (SummerFacts) facts = make_facts (&item);
  g_autoptr (SummerAssessment) assessment = NULL;

  facts->classes[0].state = SUMMER_CLASS_REJECTED;
  assessment = summer_rules_assess (facts, facts->policy, MADE_LAST);
  g_assert_cmpint (assessment->classes[0].granted_all, ==, 0);
  g_assert_cmpint (assessment->sources[0].granted_total, ==, 3 * 30 * YUAN);
  g_assert_cmpuint (assessment->sources[0].n_classes, ==, 4);
  g_assert_cmpuint (assessment->sources[0].n_eligible, ==, 3);
}

/* The part of a union keeps the ceilings of all, and its sums are those of its classes. */
static void
test_part (void)
{
  const Case item
      = { .fund = "400", .shares = "榕城市=150", .sources = "市=flat:50{max=100;for=保险}" };
  g_autoptr (SummerFacts) facts = make_facts (&item);
  g_autoptr (SummerAssessment) whole = summer_rules_assess (facts, facts->policy, MADE_LAST);
  const guint some[] = { 1, 3 };
  g_autoptr (SummerAssessment) part = summer_assessment_new_part (whole, some, 2);

  g_assert_cmpint (part->pools[0].ceiling, ==, 150 * YUAN);
  g_assert_cmpint (part->pools[0].granted_total, ==, 50 * YUAN);
  g_assert_cmpint (part->pools[1].granted_total, ==, 100 * YUAN);
  g_assert_cmpint (part->sources[0].granted_total, ==, 50 * YUAN);
  g_assert_true (part->sources[0].shortage);
  g_assert_cmpint (part->granted_all, ==, 200 * YUAN);
  g_assert_cmpint (whole->granted_all, ==, 350 * YUAN);
}

/* What stands in the explanation of a class, in this order. */
typedef struct
{
  Case of;
  guint class;
  const char *lines[12];
} Told;

static const Told told[] = {
  { { .name = "a-percentage-of-what-the-reserve-leaves",
      .fund = "400",
      .reserve = "100",
      .shares = "鹭屿市=30%" },
    3,
    { "The share of 鹭屿市 is too small: cut in proportion", "Fund: 400 yuan",
      "− reserve, held back: 100 yuan", "= to be granted: 300 yuan",
      "Share of 鹭屿市: 30% of 300 yuan, cut down to a multiple of 1 yuan: 90 yuan",
      "× what there is: 90 yuan", "÷ sum of all base amounts: 100 yuan", "Granted: 90 yuan" } },
  { { .name = "the-rest-of-a-fund", .fund = "350", .shares = "榕城市=300" },
    3,
    { "The rest of the fund is too small", "− shares of the unions that have one: 300 yuan",
      "= the rest, for classes of no share: 50 yuan", "Granted: 50 yuan" } },
  { { .name = "in-order-inside-a-share", .fund = "400", .shares = "榕城市=150", .in_order = TRUE },
    1,
    { "The share of 榕城市 is too small: granted in order of rank",
      "Granted to 1 class before it: 100 yuan", "Left of it: 50 yuan", "Granted: 50 yuan" } },
  { { .name = "a-share-of-nobody", .fund = "400", .shares = "无人市=350" },
    0,
    { "The rest of the fund is too small", "No class lies under “无人市”", "Granted: 13 yuan" } },
  { { .name = "what-is-paid-already-is-taken-off",
      .fund = "200",
      .sources = "市=flat:90 / 区=flat:100 / 县=flat:60" },
    0,
    { "市: 40 yuan", "Due by this rule: 90 yuan", "− paid for the same by the fund: 50 yuan",
      "= still to be paid, for nothing is paid twice: 40 yuan", "区: 10 yuan",
      "− paid for the same by 市: 40 yuan", "县: 0 yuan", "Nothing is left to pay",
      "Granted: 100 yuan", "Of the fund: 50 yuan", "+ 市: 40 yuan", "+ 区: 10 yuan" } },
  { { .name = "a-match-and-its-ceiling",
      .fund = "400",
      .sources = "市=match:50%{max=100;for=配套}" },
    0,
    { "市: 25 yuan", "Granted of the fund, 100 yuan × 50%: 50 yuan", "Pays for: 配套",
      "Its ceiling is less than what all are due: 100 yuan", "× ceiling of this source: 100 yuan",
      "÷ sum of all base amounts: 200 yuan", "= exact share: 25 yuan", "Granted: 125 yuan" } },
  { { .name = "not-of-that-union", .fund = "400", .sources = "市[榕城市]=flat:10{for=保险}" },
    3,
    { "市: 0 yuan", "Only for classes of 榕城市: 0 yuan", "Granted: 100 yuan" } },
};

static void
run_told (gconstpointer data)
{
  const Told *item = data;
  g_autoptr (SummerFacts) facts = make_facts (&item->of);
  g_autoptr (SummerAssessment) assessment = summer_rules_assess (facts, facts->policy, MADE_LAST);
  g_autoptr (GPtrArray) steps
      = summer_explanation_new (assessment, &assessment->classes[item->class]);
  g_autofree char *text = summer_explanation_dup_text (steps);
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (item->lines) && item->lines[i] != NULL; i++)
    {
      const char *found = strstr (at, item->lines[i]);

      if (found == NULL)
        g_error ("“%s” is missing after: %s", item->lines[i], at);
      at = found;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/funds/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], run_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/funds/told/", told[i].of.name, NULL);

      g_test_add_data_func (path, &told[i], run_told);
    }
  g_test_add_func ("/rules/funds/who-is-not-eligible-gets-of-no-source", test_ineligible);
  g_test_add_func ("/rules/funds/a-part-adds-up-its-own-classes", test_part);
  return g_test_run ();
}
