/* Amounts of rules.md 5: bases, both ways to divide a short fund, and what must hold for any numbers. */
#include "config.h"

#include "summer-grants.h"
#include "summer-records.h"

#include <string.h>

#define MAX_CLASSES 6
#define N_LOTS 3000

typedef struct
{
  const char *name;
  SummerShortage shortage;
  SummerMoney fund, unit;
  guint n;
  SummerMoney bases[MAX_CLASSES];
  int ranks[MAX_CLASSES]; /* 0 = none */
  SummerMoney granted[MAX_CLASSES];
  gboolean is_short;
} Case;

#define PRORATE SUMMER_SHORTAGE_PRORATE
#define IN_ORDER SUMMER_SHORTAGE_IN_ORDER
#define YUAN 100

/* In byte order: capitals before small letters. */
static const char *const codes[MAX_CLASSES] = { "A", "B", "Z", "a", "b", "班" };

static const Case cases[] = {
  { "enough", PRORATE, 15000, YUAN, 3, { 5000, 5000, 5000 }, { 0 }, { 5000, 5000, 5000 }, FALSE },
  { "no-ceiling",
    PRORATE,
    SUMMER_NO_CEILING,
    YUAN,
    2,
    { 5000, 123456789 },
    { 0 },
    { 5000, 123456789 },
    FALSE },
  { "no-money", PRORATE, 0, YUAN, 2, { 5000, 1 }, { 0 }, { 0, 0 }, TRUE },
  { "no-money-in-order", IN_ORDER, 0, YUAN, 2, { 5000, 1 }, { 0 }, { 0, 0 }, TRUE },
  { "no-money-and-nobody", PRORATE, 0, YUAN, 2, { 0, 0 }, { 0 }, { 0, 0 }, FALSE },
  { "worked", PRORATE, 10000, YUAN, 3, { 5000, 5000, 5000 }, { 0 }, { 3400, 3300, 3300 }, TRUE },
  { "one-fen-short",
    PRORATE,
    14999,
    YUAN,
    3,
    { 5000, 5000, 5000 },
    { 0 },
    { 5000, 5000, 4900 },
    TRUE },
  { "two-left-by-byte-order",
    PRORATE,
    20000,
    YUAN,
    6,
    { 5000, 5000, 5000, 5000, 5000, 5000 },
    { 0 },
    { 3400, 3400, 3300, 3300, 3300, 3300 },
    TRUE },
  /* shares 16.66 and 83.33: the larger remainder is the first one's */
  { "largest-remainder", PRORATE, 10000, YUAN, 2, { 2000, 10000 }, { 0 }, { 1700, 8300 }, TRUE },
  /* shares 0.66 and 99.33: one more yuan is more than the first one's base */
  { "passed-over", PRORATE, 10000, YUAN, 2, { 70, 10430 }, { 0 }, { 0, 10000 }, TRUE },
  { "ineligible-gets-nothing",
    PRORATE,
    1000,
    YUAN,
    3,
    { 0, 1500, 0 },
    { 0 },
    { 0, 1000, 0 },
    TRUE },
  { "unit-of-a-fen",
    PRORATE,
    10000,
    1,
    3,
    { 5000, 5000, 5000 },
    { 0 },
    { 3334, 3333, 3333 },
    TRUE },
  { "unit-above-fund", PRORATE, 5000, 10000, 2, { 20000, 20000 }, { 0 }, { 0, 0 }, TRUE },
  { "fund-not-of-units",
    PRORATE,
    10050,
    YUAN,
    3,
    { 5000, 5000, 5000 },
    { 0 },
    { 3400, 3300, 3300 },
    TRUE },
  /* 10^14 × 10^14: products far beyond 64 bits */
  { "huge",
    PRORATE,
    99999999999999,
    YUAN,
    2,
    { 100000000000000, 100000000000000 },
    { 0 },
    { 50000000000000, 49999999999900 },
    TRUE },

  { "in-order-by-code",
    IN_ORDER,
    12050,
    YUAN,
    3,
    { 5000, 5000, 5000 },
    { 0 },
    { 5000, 5000, 2000 },
    TRUE },
  { "in-order-by-rank",
    IN_ORDER,
    12050,
    YUAN,
    3,
    { 5000, 5000, 5000 },
    { 0, 2, 1 },
    { 2000, 5000, 5000 },
    TRUE },
  { "in-order-nothing-after",
    IN_ORDER,
    6000,
    YUAN,
    3,
    { 5000, 5000, 900 },
    { 0 },
    { 5000, 1000, 0 },
    TRUE },
  { "in-order-first-too-large", IN_ORDER, 4050, YUAN, 2, { 5000, 100 }, { 0 }, { 4000, 0 }, TRUE },
  { "in-order-exactly",
    IN_ORDER,
    10000,
    YUAN,
    3,
    { 5000, 5000, 1 },
    { 0 },
    { 5000, 5000, 0 },
    TRUE },
  { "in-order-equal-ranks",
    IN_ORDER,
    5000,
    YUAN,
    3,
    { 5000, 5000, 5000 },
    { 7, 3, 3 },
    { 0, 5000, 0 },
    TRUE },
  { "in-order-passes-ineligible",
    IN_ORDER,
    6000,
    YUAN,
    3,
    { 0, 5000, 5000 },
    { 1, 2, 3 },
    { 0, 5000, 1000 },
    TRUE },
};

static SummerPolicy *
new_policy (void)
{
  return summer_policy_new_from_preset ("fujian-2019", NULL);
}

static void
run_case (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (SummerPolicy) policy = new_policy ();
  SummerGrant grants[MAX_CLASSES];

  policy->unit = item->unit;
  policy->shortage = item->shortage;
  for (guint i = 0; i < item->n; i++)
    grants[i] = (SummerGrant){ codes[i], item->ranks[i] ? item->ranks[i] : SUMMER_RANK_NONE,
                               item->bases[i], -1 };
  g_assert_true (summer_grants_divide (policy, item->fund, grants, item->n) == item->is_short);
  for (guint i = 0; i < item->n; i++)
    {
      g_test_message ("class %s", codes[i]);
      g_assert_cmpint (grants[i].granted, ==, item->granted[i]);
    }
}

static void
test_bases (void)
{
  static const struct
  {
    const char *amount;
    SummerClassKind kind;
    int headcount;
    gint64 present;
    SummerMoney base;
  } bases[] = {
    { "flat:30000", SUMMER_CLASS_NEW, 1, 0, 3000000 },
    { NULL, SUMMER_CLASS_NEW, 9, 0, 0 },
    { NULL, SUMMER_CLASS_NEW, 10, 0, 1000000 },
    { NULL, SUMMER_CLASS_NEW, 19, 0, 1000000 },
    { NULL, SUMMER_CLASS_NEW, 20, 0, 2000000 },
    { NULL, SUMMER_CLASS_NEW, 29, 0, 2000000 },
    { NULL, SUMMER_CLASS_NEW, 30, 0, 3000000 },
    { NULL, SUMMER_CLASS_NEW, 1000, 0, 3000000 },
    { NULL, SUMMER_CLASS_CONTINUING, 9, 0, 0 },
    { NULL, SUMMER_CLASS_CONTINUING, 10, 0, 1000000 },
    { NULL, SUMMER_CLASS_CONTINUING, 20, 0, 1500000 },
    { NULL, SUMMER_CLASS_CONTINUING, 30, 0, 2000000 },
    { "tiers:new@10=1", SUMMER_CLASS_CONTINUING, 30, 0, 0 },
    { "child_day:33.33", SUMMER_CLASS_NEW, 1, 3, 9999 },
    { "child_day:33.33", SUMMER_CLASS_NEW, 1, 0, 0 },
    { "child_day:25.50;max=20000", SUMMER_CLASS_NEW, 1, 784, 1999200 },
    { "child_day:25.50;max=20000", SUMMER_CLASS_NEW, 1, 785, 2000000 },
    { "child_day:1000000000000", SUMMER_CLASS_NEW, 1, 1000000, 100000000000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("xiamen-2019", NULL);

      if (bases[i].amount)
        g_assert_true (summer_policy_set (policy, "amount", bases[i].amount, FALSE, NULL));
      g_assert_cmpint (summer_grants_base (&policy->amount, bases[i].kind, bases[i].headcount,
                                           bases[i].present),
                       ==, bases[i].base);
    }
}

#define MAX_LOT 40

typedef struct
{
  SummerPolicy *policy;
  char codes[MAX_LOT][8];
  SummerGrant grants[MAX_LOT];
  guint n;
} Lot;

static void
lot_init (Lot *lot, GRand *rand)
{
  /* From a few fen to what only 128 bits multiply. */
  gint32 size = 1 << g_rand_int_range (rand, 2, 30);
  SummerMoney factor = g_rand_boolean (rand) ? 1 : 40000;
  SummerMoney sum = 0;

  lot->policy = new_policy ();
  lot->n = (guint) g_rand_int_range (rand, 1, MAX_LOT);
  for (guint i = 0; i < lot->n; i++)
    {
      g_snprintf (lot->codes[i], sizeof lot->codes[i], "%c%u", g_rand_boolean (rand) ? 'a' : 'B',
                  i);
      lot->grants[i] = (SummerGrant){
        .code = lot->codes[i],
        .rank = g_rand_boolean (rand) ? SUMMER_RANK_NONE : g_rand_int_range (rand, 0, 4),
        .base = g_rand_int_range (rand, 0, 5) ? g_rand_int_range (rand, 0, size) * factor : 0,
      };
      sum += lot->grants[i].base;
    }
  lot->policy->fund = 1 + (SummerMoney) (g_rand_double (rand) * 1.1 * (double) sum);
  lot->policy->unit = 1 + g_rand_int_range (rand, 0, MAX (size / 4, 1));
  lot->policy->shortage = g_rand_boolean (rand) ? PRORATE : IN_ORDER;
}

/* What holds for each lot, however it was drawn. */
static void
check_lot (const Lot *lot, gboolean is_short)
{
  SummerMoney unit = lot->policy->unit, fund = lot->policy->fund, granted = 0, base = 0;
  gint64 capped = 0, missing;

  for (guint i = 0; i < lot->n; i++)
    {
      const SummerGrant *grant = &lot->grants[i];

      g_assert_cmpint (grant->granted, >=, 0);
      g_assert_cmpint (grant->granted, <=, grant->base);
      granted += grant->granted;
      base += grant->base;
      if (is_short && lot->policy->shortage == PRORATE)
        {
          g_assert_cmpint (grant->granted % unit, ==, 0);
          capped += grant->base > 0 && grant->granted + unit > grant->base;
        }
    }
  g_assert_true (is_short == (base > fund));
  g_assert_cmpint (granted, <=, fund);
  if (!is_short)
    {
      g_assert_cmpint (granted, ==, base);
      return;
    }

  /* All of the fund is given out, but for a part of a unit, and one unit for each class that has no
   * room for one more. */
  missing = (fund - granted) / unit;
  g_assert_cmpint (missing, <=, capped);
  if (lot->policy->shortage == IN_ORDER)
    g_assert_cmpint (missing, ==, 0);
}

static void
test_any_numbers (void)
{
  guint n_short = 0;

  for (guint seed = 0; seed < N_LOTS; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      Lot lot;
      gboolean is_short;

      lot_init (&lot, rand);
      is_short = summer_grants_divide (lot.policy, lot.policy->fund, lot.grants, lot.n);
      check_lot (&lot, is_short);
      n_short += is_short;
      summer_policy_free (lot.policy);
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_short, >, N_LOTS / 2);
}

/* Classes given in another order get the same. */
static void
test_any_order (void)
{
  for (guint seed = 0; seed < N_LOTS; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      SummerGrant shuffled[MAX_LOT];
      Lot lot;

      lot_init (&lot, rand);
      summer_grants_divide (lot.policy, lot.policy->fund, lot.grants, lot.n);
      memcpy (shuffled, lot.grants, sizeof shuffled);
      for (guint i = lot.n - 1; i > 0; i--)
        {
          guint j = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
          SummerGrant held = shuffled[i];

          shuffled[i] = shuffled[j];
          shuffled[j] = held;
        }
      summer_grants_divide (lot.policy, lot.policy->fund, shuffled, lot.n);
      for (guint i = 0; i < lot.n; i++)
        for (guint j = 0; j < lot.n; j++)
          if (lot.grants[i].code == shuffled[j].code)
            g_assert_cmpint (lot.grants[i].granted, ==, shuffled[j].granted);
      summer_policy_free (lot.policy);
      g_rand_free (rand);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/grants/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], run_case);
    }
  g_test_add_func ("/rules/grants/bases", test_bases);
  g_test_add_func ("/rules/grants/any-numbers", test_any_numbers);
  g_test_add_func ("/rules/grants/any-order", test_any_order);
  return g_test_run ();
}
