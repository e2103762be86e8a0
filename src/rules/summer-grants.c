#include "config.h"

#include "summer-grants.h"

#include <string.h>

/* Amounts multiply here: a base of 10^14 fen by a fund of 10^14 needs more than 64 bits. */
typedef __int128 Wide;

/* No class gets more than a million million yuan, so that sums of many stay in 64 bits. */
#define MAX_BASE (G_GINT64_CONSTANT (100) * 1000000 * 1000000)

static SummerMoney
get_tier_amount (const SummerAmount *amount, SummerClassKind kind, int headcount)
{
  SummerMoney money = 0;

  for (guint i = 0; i < amount->n_tiers; i++)
    if (amount->tiers[i].kind == kind && amount->tiers[i].children_min <= headcount)
      money = amount->tiers[i].amount;
  return money;
}

/**
 * summer_grants_base:
 * @kind: whether the class is new or continuing
 * @headcount: its headcount by the policy's basis
 * @present: its child-days marked present
 *
 * What an eligible class is due, in fen (rules.md 5.1): the flat amount; the tier with the largest minimum not
 * above the headcount, 0 below every tier; or the amount for each present child-day up to the maximum of a class.
 */
SummerMoney
summer_grants_base (const SummerAmount *amount, SummerClassKind kind, int headcount, gint64 present)
{
  Wide money = 0;

  g_return_val_if_fail (amount != NULL, 0);

  switch (amount->mode)
    {
    case SUMMER_AMOUNT_TIERS:
      return get_tier_amount (amount, kind, headcount);
    case SUMMER_AMOUNT_CHILD_DAY:
      money = (Wide) amount->child_day * present;
      if (amount->child_day_max > 0)
        money = MIN (money, amount->child_day_max);
      return (SummerMoney) MIN (money, MAX_BASE);
    case SUMMER_AMOUNT_FLAT:
    default:
      return amount->flat;
    }
}

typedef struct
{
  SummerGrant *grant;
  Wide remainder; /* of the exact share over the whole units, times the sum of the bases */
} Share;

static int
compare_remainders (gconstpointer a, gconstpointer b)
{
  const Share *left = a, *right = b;

  if (left->remainder != right->remainder)
    return left->remainder > right->remainder ? -1 : 1;
  return strcmp (left->grant->code, right->grant->code);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const SummerGrant *left = ((const Share *) a)->grant, *right = ((const Share *) b)->grant;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return strcmp (left->code, right->code);
}

/* Rules.md 5.3: whole units of the exact share first, then the units left over one each by remainder. */
static void
divide_prorate (Share *shares, guint n, Wide sum, SummerMoney fund, SummerMoney unit)
{
  SummerMoney left = fund / unit;

  for (guint i = 0; i < n; i++)
    {
      SummerGrant *grant = shares[i].grant;
      Wide exact = (Wide) grant->base * fund; /* times the sum */
      SummerMoney units = (SummerMoney) (exact / (sum * unit));

      grant->granted = units * unit;
      shares[i].remainder = exact - sum * grant->granted;
      left -= units;
    }
  qsort (shares, n, sizeof *shares, compare_remainders);
  for (guint i = 0; i < n && left > 0; i++)
    {
      SummerGrant *grant = shares[i].grant;

      if ((Wide) grant->granted + unit > grant->base)
        continue;
      grant->granted += unit;
      left--;
    }
}

/* Rules.md 5.4: whole bases as long as they fit, the rest of the fund to the first that does not. */
static void
divide_in_order (Share *shares, guint n, SummerMoney fund, SummerMoney unit)
{
  qsort (shares, n, sizeof *shares, compare_ranks);
  for (guint i = 0; i < n; i++)
    {
      SummerGrant *grant = shares[i].grant;

      if (grant->base > fund)
        {
          grant->granted = fund / unit * unit;
          return;
        }
      grant->granted = grant->base;
      fund -= grant->base;
    }
}

/**
 * summer_grants_divide:
 * @policy: for the unit and what to do in a shortage
 * @ceiling: what there is, of the fund, a share of it or another source; SUMMER_NO_CEILING = as much as is asked for
 * @grants: (array length=n_grants): the classes with their bases, in any order; granted is set
 * @n_grants: how many
 *
 * Grants each class its base when @ceiling covers them all, and divides it otherwise. What is granted never
 * exceeds it and does not depend on the order of @grants.
 *
 * Returns: whether it was short
 */
gboolean
summer_grants_divide (const SummerPolicy *policy,
                      SummerMoney ceiling,
                      SummerGrant *grants,
                      guint n_grants)
{
  g_autofree Share *shares = NULL;
  SummerMoney unit;
  Wide sum = 0;

  g_return_val_if_fail (policy != NULL && (grants != NULL || n_grants == 0), FALSE);

  for (guint i = 0; i < n_grants; i++)
    sum += grants[i].base;
  if (ceiling == SUMMER_NO_CEILING || sum <= ceiling)
    {
      for (guint i = 0; i < n_grants; i++)
        grants[i].granted = grants[i].base;
      return FALSE;
    }

  unit = MAX (policy->unit, 1);
  shares = g_new0 (Share, n_grants);
  for (guint i = 0; i < n_grants; i++)
    {
      grants[i].granted = 0;
      shares[i].grant = &grants[i];
    }
  if (policy->shortage == SUMMER_SHORTAGE_IN_ORDER)
    divide_in_order (shares, n_grants, ceiling, unit);
  else
    divide_prorate (shares, n_grants, sum, ceiling, unit);
  return TRUE;
}
