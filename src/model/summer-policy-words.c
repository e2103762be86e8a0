#include "config.h"

#include "summer-phrase.h"
#include "summer-wording.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
dup_amount (const SummerPolicy *policy)
{
  g_autofree char *flat = summer_money_dup_text (policy->flat);
  g_autofree char *child_day = summer_money_dup_text (policy->child_day);
  g_autofree char *most = summer_money_dup_text (policy->child_day_max);
  g_autoptr (GString) tiers = NULL;

  switch (policy->amount_mode)
    {
    case SUMMER_AMOUNT_FLAT:
      /* Translators: %s is an amount of money. */
      return g_strdup_printf (_ ("%s yuan for each class"), flat);
    case SUMMER_AMOUNT_CHILD_DAY:
      if (policy->child_day_max == 0)
        return g_strdup_printf (_ ("%s yuan for each present child-day"), child_day);
      return g_strdup_printf (_ ("%s yuan for each present child-day, at most %s yuan a class"),
                              child_day, most);
    case SUMMER_AMOUNT_TIERS:
    default:
      tiers = g_string_new (NULL);
      for (guint i = 0; i < policy->n_tiers; i++)
        {
          const SummerTier *tier = &policy->tiers[i];
          g_autofree char *amount = summer_money_dup_text (tier->amount);

          if (i > 0)
            g_string_append (tiers, _ ("; "));
          /* Translators: a tier: kind of class, fewest children, amount of money. */
          g_string_append_printf (tiers, _ ("%s class from %d children: %s yuan"),
                                  summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, (int) tier->kind),
                                  tier->children_min, amount);
        }
      return g_string_free (g_steal_pointer (&tiers), FALSE);
    }
}

/**
 * summer_policy_dup_text:
 * @name: a parameter, as summer_policy_list_names() has it
 *
 * The value of a parameter for people to read, in the user's language: what stands for no limit is said
 * so, and codes are words. summer_policy_dup_value() gives the form that the workbook is written in.
 *
 * Returns: (transfer full) (nullable): the text, or NULL when there is no such parameter
 */
char *
summer_policy_dup_text (const SummerPolicy *policy, const char *name)
{
  SummerCondition condition;
  g_autofree char *money = NULL;

  g_return_val_if_fail (policy != NULL && name != NULL, NULL);

  if (g_str_has_prefix (name, "level.")
      && summer_condition_from_code (name + strlen ("level."), &condition))
    return g_strdup (summer_level_get_text (policy->levels[condition]));
  if (g_str_equal (name, "amount"))
    return dup_amount (policy);
  if (g_str_equal (name, "shortage"))
    return g_strdup (policy->shortage == SUMMER_SHORTAGE_IN_ORDER ? _ ("grant in order of rank")
                                                                  : _ ("cut all in proportion"));
  if (g_str_equal (name, "headcount_basis"))
    return g_strdup (policy->headcount_basis == SUMMER_BASIS_ATTENDING
                         ? _ ("those whose own attendance passes")
                         : _ ("all who are enrolled"));
  if (g_str_equal (name, "insurance_kinds"))
    return policy->insurance_kinds == 0
               ? g_strdup (C_ ("set", "none"))
               : summer_phrase_dup_terms (SUMMER_TERMS_INSURANCE_KIND, policy->insurance_kinds);
  if (g_str_equal (name, "excluded_marks"))
    return policy->excluded_marks == 0
               ? g_strdup (C_ ("set", "none"))
               : summer_phrase_dup_terms (SUMMER_TERMS_MARK, policy->excluded_marks);
  if ((g_str_equal (name, "children_max") && policy->children_max == 0)
      || (g_str_equal (name, "host_classes_max") && policy->host_classes_max == 0)
      || (g_str_equal (name, "fund") && policy->fund == 0))
    return g_strdup (_ ("no limit"));
  if (g_str_equal (name, "fund") || g_str_equal (name, "unit"))
    {
      money = summer_money_dup_text (g_str_equal (name, "fund") ? policy->fund : policy->unit);
      return g_strdup_printf (_ ("%s yuan"), money);
    }
  return summer_policy_dup_value (policy, name);
}
