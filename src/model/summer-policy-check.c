#include "config.h"

#include "summer-policy.h"

#include <glib/gi18n.h>

/**
 * summer_policy_get_available:
 *
 * Returns: what of the fund can be granted, in fen: all but the reserve; SUMMER_NO_CEILING where the fund has none
 */
SummerMoney
summer_policy_get_available (const SummerPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->fund == 0 ? SUMMER_NO_CEILING : MAX (0, policy->fund - policy->reserve);
}

/**
 * summer_policy_get_share:
 * @share: its number
 *
 * Returns: the share in fen: a percentage of what is available is cut down to the unit, and is nothing where the fund
 *   has no ceiling, which summer_policy_check() refuses
 */
SummerMoney
summer_policy_get_share (const SummerPolicy *policy, guint share)
{
  const SummerMoney available = MAX (0, summer_policy_get_available (policy));
  const SummerMoney unit = MAX (policy->unit, 1);

  g_return_val_if_fail (share < policy->n_shares, 0);

  if (!policy->shares[share].by_percent)
    return policy->shares[share].amount;
  return (SummerMoney) ((__int128) available * policy->shares[share].basis_points / 10000 / unit)
         * unit;
}

/**
 * summer_policy_says:
 * @name: a parameter
 *
 * Whether the parameter is to be written where the policy is. Most are, always. A reserve, shares and further sources
 * are only where there are any: a policy without them is written as it was before there were such parameters.
 */
gboolean
summer_policy_says (const SummerPolicy *policy, const char *name)
{
  g_return_val_if_fail (policy != NULL && name != NULL, FALSE);

  if (g_str_equal (name, "reserve"))
    return policy->reserve != 0;
  if (g_str_equal (name, "shares"))
    return policy->n_shares > 0;
  if (g_str_equal (name, "sources"))
    return policy->n_sources > 0;
  return TRUE;
}

static gboolean fail (const char **name, const char *at, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static gboolean
fail (const char **name, const char *at, GError **error, const char *format, ...)
{
  va_list arguments;

  if (name)
    *name = at;
  va_start (arguments, format);
  if (error)
    *error = g_error_new_valist (SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
check_fund (const SummerPolicy *policy, const char **name, GError **error)
{
  g_autofree char *fund = summer_money_dup_text (policy->fund);
  g_autofree char *unit = summer_money_dup_text (policy->unit);
  g_autofree char *reserve = summer_money_dup_text (policy->reserve);

  /* Nothing could be paid out of it: what is paid in a shortage is a multiple of the unit. */
  if (policy->fund > 0 && policy->fund < policy->unit)
    return fail (name, "fund", error,
                 _ ("“%s” (%s) is %s yuan, below “%s” (%s), which is %s; mend one of the two"),
                 summer_policy_get_title ("fund"), "fund", fund, summer_policy_get_title ("unit"),
                 "unit", unit);
  if (policy->reserve == 0)
    return TRUE;
  if (policy->fund == 0)
    return fail (name, "reserve", error,
                 _ ("the fund has no ceiling, so that nothing of it can be held back; give the "
                    "fund, or leave out the reserve"));
  if (policy->fund - policy->reserve < policy->unit)
    return fail (name, "reserve", error,
                 _ ("of the fund of %s yuan the reserve of %s leaves less than the unit of payment "
                    "of %s; hold back less"),
                 fund, reserve, unit);
  return TRUE;
}

static gboolean
check_shares (const SummerPolicy *policy, const char **name, GError **error)
{
  const SummerMoney available = summer_policy_get_available (policy);
  __int128 sum = 0;

  for (guint i = 0; i < policy->n_shares; i++)
    {
      if (policy->shares[i].by_percent && available == SUMMER_NO_CEILING)
        return fail (name, "shares", error,
                     _ ("the fund has no ceiling, so that “%s” has no percentage of it; give the "
                        "fund, or the share in yuan"),
                     policy->shares[i].name);
      sum += summer_policy_get_share (policy, i);
    }
  if (available != SUMMER_NO_CEILING && sum > available)
    {
      g_autofree char *shares = summer_money_dup_text ((SummerMoney) MIN (sum, G_MAXINT64));
      g_autofree char *fund = summer_money_dup_text (available);

      return fail (name, "shares", error,
                   _ ("the shares add up to %s yuan, and only %s are there to be shared; mend one "
                      "of the two"),
                   shares, fund);
    }
  return TRUE;
}

static gboolean
check_sources (const SummerPolicy *policy, const char **name, GError **error)
{
  for (guint i = 0; i < policy->n_sources; i++)
    {
      const SummerSource *source = &policy->sources[i];
      g_autofree char *max = summer_money_dup_text (source->max);
      g_autofree char *unit = summer_money_dup_text (policy->unit);

      /* It adds to the fund's money by nature, and would be taken for a second payment of the same thing. */
      if (source->match > 0 && source->purpose == NULL)
        return fail (name, "sources", error,
                     _ ("“%s” pays a percentage on top of the fund and needs a purpose of its own, "
                        "for no class is paid twice for the same thing; add {for=…}"),
                     source->name);
      if (source->max > 0 && source->max < policy->unit)
        return fail (name, "sources", error,
                     _ ("the ceiling of “%s” is %s yuan, below the unit of payment, which is %s; "
                        "mend one of the two"),
                     source->name, max, unit);
    }
  return TRUE;
}

/**
 * summer_policy_check:
 * @name: (out) (optional) (transfer none): the parameter that contradicts another
 *
 * Whether the numbers of a policy agree with each other. Each alone may be sound and yet leave no class a
 * way to meet them both.
 *
 * Returns: FALSE with SUMMER_VALUE_ERROR_RANGE
 */
gboolean
summer_policy_check (const SummerPolicy *policy, const char **name, GError **error)
{
  const struct
  {
    const char *min_name, *max_name;
    int min, max;
  } pairs[] = {
    { "children_min", "children_max", policy->children_min,
      policy->children_max == 0 ? G_MAXINT : policy->children_max },
    { "volunteers_min", "volunteers_max", policy->volunteers_min, policy->volunteers_max },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].max < pairs[i].min)
      {
        if (name)
          *name = pairs[i].max_name;
        g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                     _ ("“%s” (%s) is %d, below “%s” (%s), which is %d; mend one of the two"),
                     summer_policy_get_title (pairs[i].max_name), pairs[i].max_name, pairs[i].max,
                     summer_policy_get_title (pairs[i].min_name), pairs[i].min_name, pairs[i].min);
        return FALSE;
      }
  return check_fund (policy, name, error) && check_shares (policy, name, error)
         && check_sources (policy, name, error);
}
