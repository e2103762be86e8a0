#include "config.h"

#include "summer-policy-record.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-policy-version-table.h"
#include "summer-programme-table.h"
#include "summer-wording.h"

/**
 * summer_policy_record_save:
 * @begun_from: (nullable): what was in force when @policy was begun; another that came meanwhile is not overwritten
 * @reason: why it is changed; kept in the version
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Puts @policy in force from today on. Settlements keep the version that they were made by.
 *
 * Returns: FALSE with %SUMMER_CLERK_ERROR_REFUSED without a reason or where nothing would change or another has changed it meanwhile, with
 *   %SUMMER_VALUE_ERROR_RANGE where numbers contradict each other
 */
gboolean
summer_policy_record_save (SummerStore *store,
                           gint64 programme,
                           const SummerPolicy *policy,
                           const SummerPolicy *begun_from,
                           const char *reason,
                           char **done,
                           GError **error)
{
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autoptr (SummerPolicy) in_force = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && policy != NULL, FALSE);

  if (*why == '\0')
    return summer_clerk_set_refused (
        error, _ ("Write the reason: whoever reads the policy later wants to know why it changed"));
  in_force = summer_programme_load_policy (store, programme, error);
  if (in_force == NULL || !summer_policy_check (policy, NULL, error))
    return FALSE;
  if (begun_from != NULL && !summer_policy_equal (in_force, begun_from))
    return summer_clerk_set_refused (
        error,
        _ ("Somebody has changed the policy meanwhile. Nothing is stored; look at what it is "
           "now, and save again if yours is still to be."));
  if (summer_policy_equal (in_force, policy))
    return summer_clerk_set_refused (
        error, _ ("These are the numbers in force; change one and save then"));
  if (!summer_store_begin (store, "policy", why, error))
    return FALSE;
  return summer_clerk_finish (store, summer_policy_version_save (store, programme, policy, error),
                              _ ("The policy is changed: %s"), why, done, error);
}

/**
 * summer_policy_record_list_differences:
 *
 * Returns: (transfer full) (element-type utf8): a line for each number in which the two differ, in the order of rules.md
 */
GPtrArray *
summer_policy_record_list_differences (const SummerPolicy *before, const SummerPolicy *policy)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *const *names = summer_policy_list_names ();

  g_return_val_if_fail (before != NULL && policy != NULL, lines);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *was = summer_policy_dup_value (before, names[i]);
      g_autofree char *is = summer_policy_dup_value (policy, names[i]);
      g_autofree char *was_text = NULL, *is_text = NULL;

      if (g_str_equal (was, is))
        continue;
      was_text = summer_policy_dup_text (before, names[i]);
      is_text = summer_policy_dup_text (policy, names[i]);
      /* Translators: a number of the rules, what it was and what it is: "Lowest attendance: 70% → 65%" */
      g_ptr_array_add (lines,
                       g_strdup_printf (_ ("%s: %s → %s"), summer_policy_get_title (names[i]),
                                        was_text, is_text));
    }
  return lines;
}
