#include "config.h"

#include "summer-policy.h"

#include <glib/gi18n.h>

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
  /* Nothing could be paid out of it: what is paid in a shortage is a multiple of the unit. */
  if (policy->fund > 0 && policy->fund < policy->unit)
    {
      g_autofree char *fund = summer_money_dup_text (policy->fund);
      g_autofree char *unit = summer_money_dup_text (policy->unit);

      if (name)
        *name = "fund";
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                   _ ("“%s” (%s) is %s yuan, below “%s” (%s), which is %s; mend one of the two"),
                   summer_policy_get_title ("fund"), "fund", fund, summer_policy_get_title ("unit"),
                   "unit", unit);
      return FALSE;
    }
  return TRUE;
}
