#include "config.h"

#include "summer-policy.h"

#include <string.h>

static const char *const condition_codes[SUMMER_N_CONDITIONS] = {
  [SUMMER_CONDITION_APPROVED] = "approved",
  [SUMMER_CONDITION_HEADCOUNT] = "headcount",
  [SUMMER_CONDITION_OPEN_DAYS] = "open_days",
  [SUMMER_CONDITION_ATTENDANCE] = "attendance",
  [SUMMER_CONDITION_STAFF_PLAN] = "staff_plan",
  [SUMMER_CONDITION_STAFF_PRESENT] = "staff_present",
  [SUMMER_CONDITION_INSURANCE] = "insurance",
  [SUMMER_CONDITION_AGREEMENT] = "agreement",
  [SUMMER_CONDITION_VENUE] = "venue",
  [SUMMER_CONDITION_EMERGENCY_PLAN] = "emergency_plan",
  [SUMMER_CONDITION_PROVIDER] = "provider",
  [SUMMER_CONDITION_INSPECTION] = "inspection",
  [SUMMER_CONDITION_INCIDENT] = "incident",
  [SUMMER_CONDITION_SATISFACTION] = "satisfaction",
  [SUMMER_CONDITION_RELEASE] = "release",
  [SUMMER_CONDITION_HOST_LIMIT] = "host_limit",
};

/**
 * summer_condition_get_code:
 *
 * The condition as rules.md names it: approved, headcount, open_days …
 */
const char *
summer_condition_get_code (SummerCondition condition)
{
  g_return_val_if_fail (condition < SUMMER_N_CONDITIONS, "");

  return condition_codes[condition];
}

/**
 * summer_condition_from_code:
 * @condition: (out): the condition of that code
 *
 * Returns: FALSE when there is none
 */
gboolean
summer_condition_from_code (const char *code, SummerCondition *condition)
{
  g_return_val_if_fail (code != NULL && condition != NULL, FALSE);

  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    if (strcmp (condition_codes[i], code) == 0)
      {
        *condition = (SummerCondition) i;
        return TRUE;
      }
  return FALSE;
}
