/* Why a class would get another amount than it was settled with: what moved is said. */
#include "config.h"

#include "settlement-steps.h"
#include "summer-locale.h"
#include "summer-settlement-cause.h"

typedef struct
{
  const char *name, *before, *after, *cause; /* before, after: values of that name of the policy */
} Moved;

static const Moved moved[] = {
  { "fund", "360000", "100000",
    "The ceiling of the fund moved from 360,000 yuan to 100,000 yuan." },
  { "sources", "市级=flat:1000{max=20000;for=配套}", "市级=flat:1000{max=3000;for=配套}",
    "The ceiling of 市级 moved from 20,000 yuan to 3,000 yuan." },
  { "sources", "市级=flat:1000{for=配套}", "市级=flat:1000{max=3000;for=配套}",
    "The ceiling of 市级 moved from no limit to 3,000 yuan." },
  { "sources", "市级=match:50%{for=配套}", "市级=match:60%{for=配套}",
    "The share of 市级 moved from 50% to 60%." },
  { "sources", "市级=flat:1000{for=配套}", "无", "市级 is no source of money any more." },
  { "sources", "无", "市级=flat:1000{for=配套}",
    "市级 was no source of money when it was settled." },
  { "amount", "flat:30000", "flat:20000", "Its base amount moved from 30,000 to 20,000 yuan." },
  { "shares", "福州市=100000", "福州市=50000",
    "The ceiling of 福州市 moved from 100,000 yuan to 50,000 yuan." },
};

/* Nothing that a class did changed its amount: what did is said, of each class that is another. */
static void
test_cause_of_money (Fixture *fixture, gconstpointer data)
{
  const Moved *of = data;
  g_autoptr (SummerAssessment) after = NULL;
  g_autoptr (GArray) differences = NULL;
  g_autoptr (SummerSettledBasis) basis = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  settlement_set_policy (fixture, of->name, of->before);
  settlement_confirm (fixture, settlement_store_draft (fixture));
  settlement_set_policy (fixture, of->name, of->after);
  after = settlement_assess (fixture);
  differences = summer_settlement_list_differences (fixture->store, after, &error);
  basis = summer_settled_basis_load (fixture->store, fixture->programme, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, >, 0);
  for (guint i = 0; i < differences->len; i++)
    {
      const guint class = g_array_index (differences, SummerSettlementDifference, i).class;
      g_autofree char *cause = summer_settled_basis_dup_cause (basis, after, class);

      g_test_message ("%s: %s", after->classes[class].code, cause);
      g_assert_null (strstr (cause, "All required conditions are met."));
      n_told += strstr (cause, of->cause) != NULL;
    }
  g_assert_cmpuint (n_told, >, 0);
}

/* More classes pass, and each gets less of a fund that is short: that is the cause, and of who passes now the condition. */
static void
test_cause_of_shortage (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerAssessment) after = NULL;
  g_autoptr (SummerSettlement) first = NULL;
  g_autoptr (SummerSettledBasis) basis = NULL;
  g_autoptr (GError) error = NULL;
  guint n_short = 0, n_now = 0;
  gint64 id;

  settlement_set_policy (fixture, "fund", "100000");
  id = settlement_store_draft (fixture);
  settlement_confirm (fixture, id);
  first = summer_settlement_load (fixture->store, id, &error);
  settlement_set_policy (fixture, "attendance_min", "1%");
  after = settlement_assess (fixture);
  basis = summer_settled_basis_load (fixture->store, fixture->programme, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < after->n_classes; i++)
    {
      g_autofree char *cause = summer_settled_basis_dup_cause (basis, after, i);

      if (first->lines[i].granted == after->classes[i].granted)
        continue;
      n_short += strstr (cause, "What all classes are due of the fund moved from") != NULL
                 && strstr (cause, "there is: 100,000 yuan.") != NULL;
      n_now += first->lines[i].verdict != SUMMER_VERDICT_ELIGIBLE
               && strstr (cause, "All required conditions are met.") != NULL;
    }
  g_assert_cmpuint (n_short, >, 0);
  g_assert_cmpuint (n_now, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  summer_locale_init ();
  g_test_add ("/settlement-causes/a-shortage-that-moved", Fixture, NULL, settlement_set_up,
              test_cause_of_shortage, fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    {
      g_autofree char *path = g_strdup_printf ("/settlement-causes/money-that-moved/%u", i + 1);

      g_test_add (path, Fixture, &moved[i], settlement_set_up, test_cause_of_money,
                  fixture_tear_down);
    }
  return g_test_run ();
}
