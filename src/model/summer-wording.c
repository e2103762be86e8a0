#include "config.h"

#include "summer-wording.h"

#include <glib/gi18n.h>

#include "summer-preset.h"

typedef struct
{
  const char *title;
  const char *parameter; /* whose source is the condition's; NULL: it has no number */
  const char *part;      /* then the part of the programme's rules that asks for it */
} ConditionWords;

static const ConditionWords conditions[SUMMER_N_CONDITIONS] = {
  [SUMMER_CONDITION_APPROVED] = { NC_ ("condition", "Approval"), NULL, N_ ("Rules: approval") },
  [SUMMER_CONDITION_HEADCOUNT] = { NC_ ("condition", "Headcount"), "children_min", NULL },
  [SUMMER_CONDITION_OPEN_DAYS] = { NC_ ("condition", "Open days"), "days_min", NULL },
  [SUMMER_CONDITION_ATTENDANCE] = { NC_ ("condition", "Attendance rate"), "attendance_min", NULL },
  [SUMMER_CONDITION_STAFF_PLAN] = { NC_ ("condition", "Staffing"), "tutors_min", NULL },
  [SUMMER_CONDITION_STAFF_PRESENT]
  = { NC_ ("condition", "Staff present"), "children_per_team", NULL },
  [SUMMER_CONDITION_INSURANCE] = { NC_ ("condition", "Insurance"), "insurance_kinds", NULL },
  [SUMMER_CONDITION_AGREEMENT]
  = { NC_ ("condition", "Agreements"), NULL, N_ ("Rules: agreements") },
  [SUMMER_CONDITION_VENUE] = { NC_ ("condition", "Site review"), NULL, N_ ("Rules: site") },
  [SUMMER_CONDITION_EMERGENCY_PLAN]
  = { NC_ ("condition", "Emergency plan"), NULL, N_ ("Rules: safety") },
  [SUMMER_CONDITION_PROVIDER] = { NC_ ("condition", "Provider"), NULL, N_ ("Rules: providers") },
  [SUMMER_CONDITION_INSPECTION] = { NC_ ("condition", "Visits"), "inspections_min", NULL },
  [SUMMER_CONDITION_INCIDENT] = { NC_ ("condition", "Accidents"), NULL, N_ ("Rules: safety") },
  [SUMMER_CONDITION_SATISFACTION] = { NC_ ("condition", "Satisfaction"), "satisfaction_min", NULL },
  [SUMMER_CONDITION_RELEASE]
  = { NC_ ("condition", "Sign-in and release"), NULL, N_ ("Rules: pick-up") },
  [SUMMER_CONDITION_HOST_LIMIT]
  = { NC_ ("condition", "Classes of a host"), "host_classes_max", NULL },
};

/**
 * summer_condition_get_title:
 *
 * The short name of a condition, as lists head it: 出勤率.
 */
const char *
summer_condition_get_title (SummerCondition condition)
{
  g_return_val_if_fail (condition < SUMMER_N_CONDITIONS, "");
  return g_dpgettext2 (NULL, "condition", conditions[condition].title);
}

/**
 * summer_condition_get_source:
 * @policy: the policy the assessment was made by
 *
 * Where the condition comes from: the source of its number, or that the programme set it itself.
 */
const char *
summer_condition_get_source (SummerCondition condition, const SummerPolicy *policy)
{
  const char *source;
  gboolean assumed = FALSE;

  g_return_val_if_fail (condition < SUMMER_N_CONDITIONS && policy != NULL, "");

  if (conditions[condition].parameter == NULL)
    return _ (conditions[condition].part);
  source = summer_policy_get_source (policy, conditions[condition].parameter, &assumed);
  return source != NULL ? source : _ ("Set for this programme");
}

/**
 * summer_condition_get_short_source:
 * @policy: the policy the assessment was made by
 *
 * The source as a narrow column has room for it; summer_condition_get_source() tells it in whole.
 */
const char *
summer_condition_get_short_source (SummerCondition condition, const SummerPolicy *policy)
{
  const char *source = summer_condition_get_source (condition, policy);
  gboolean assumed = FALSE;

  if (conditions[condition].parameter == NULL)
    return source;
  summer_policy_get_source (policy, conditions[condition].parameter, &assumed);
  return assumed ? _ ("Assumed") : summer_preset_get_short_source (source);
}

/**
 * summer_outcome_get_text:
 *
 * The outcome of a condition in a word.
 */
const char *
summer_outcome_get_text (SummerOutcome outcome)
{
  switch (outcome)
    {
    case SUMMER_OUTCOME_PASS:
      return C_ ("outcome", "Pass");
    case SUMMER_OUTCOME_FAIL:
      return C_ ("outcome", "Fail");
    case SUMMER_OUTCOME_UNPROVEN:
      return C_ ("outcome", "Unproven");
    case SUMMER_OUTCOME_NOT_APPLICABLE:
      return C_ ("outcome", "Not applicable");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * summer_verdict_get_text:
 *
 * The verdict on a class in a word.
 */
const char *
summer_verdict_get_text (SummerVerdict verdict)
{
  switch (verdict)
    {
    case SUMMER_VERDICT_ELIGIBLE:
      return C_ ("verdict", "Eligible");
    case SUMMER_VERDICT_INELIGIBLE:
      return C_ ("verdict", "Ineligible");
    case SUMMER_VERDICT_UNPROVEN:
      return C_ ("verdict", "Undecided");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * summer_level_get_text:
 *
 * How much a condition counts, in a word.
 */
const char *
summer_level_get_text (SummerLevel level)
{
  switch (level)
    {
    case SUMMER_LEVEL_REQUIRED:
      return C_ ("level", "Required");
    case SUMMER_LEVEL_ADVISORY:
      return C_ ("level", "Advisory");
    case SUMMER_LEVEL_OFF:
      return C_ ("level", "Off");
    default:
      g_return_val_if_reached ("");
    }
}
