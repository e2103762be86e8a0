#include "config.h"

#include "summer-phrase.h"
#include "summer-wording.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
dup_amount (const SummerAmount *amount)
{
  g_autofree char *flat = summer_money_dup_text (amount->flat);
  g_autofree char *child_day = summer_money_dup_text (amount->child_day);
  g_autofree char *most = summer_money_dup_text (amount->child_day_max);
  g_autoptr (GString) tiers = NULL;

  switch (amount->mode)
    {
    case SUMMER_AMOUNT_FLAT:
      /* Translators: %s is an amount of money. */
      return g_strdup_printf (_ ("%s yuan for each class"), flat);
    case SUMMER_AMOUNT_CHILD_DAY:
      if (amount->child_day_max == 0)
        return g_strdup_printf (_ ("%s yuan for each present child-day"), child_day);
      return g_strdup_printf (_ ("%s yuan for each present child-day, at most %s yuan a class"),
                              child_day, most);
    case SUMMER_AMOUNT_TIERS:
    default:
      tiers = g_string_new (NULL);
      for (guint i = 0; i < amount->n_tiers; i++)
        {
          const SummerTier *tier = &amount->tiers[i];
          g_autofree char *money = summer_money_dup_text (tier->amount);

          if (i > 0)
            g_string_append (tiers, _ ("; "));
          /* Translators: a tier: kind of class, fewest children, amount of money. */
          g_string_append_printf (tiers, _ ("%s class from %d children: %s yuan"),
                                  summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, (int) tier->kind),
                                  tier->children_min, money);
        }
      return g_string_free (g_steal_pointer (&tiers), FALSE);
    }
}

static char *
dup_shares (const SummerPolicy *policy)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < policy->n_shares; i++)
    {
      const SummerShare *share = &policy->shares[i];
      g_autofree char *money = summer_money_dup_text (summer_policy_get_share (policy, i));
      g_autofree char *percent = summer_rate_dup_basis_points (share->basis_points);

      if (i > 0)
        g_string_append (text, _ ("; "));
      if (share->by_percent)
        /* Translators: a share of the fund: a union, a percentage, and the amount of money that it is. */
        g_string_append_printf (text, _ ("%s %s = %s yuan"), share->name, percent, money);
      else
        /* Translators: a share of the fund: a union and an amount of money. */
        g_string_append_printf (text, _ ("%s %s yuan"), share->name, money);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * summer_source_dup_rule:
 *
 * Returns: (transfer full): how much the source gives a class: “30,000 yuan for each class”
 */
char *
summer_source_dup_rule (const SummerSource *source)
{
  g_autofree char *percent = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  if (source->match == 0)
    return dup_amount (&source->amount);
  percent = summer_rate_dup_basis_points (source->match);
  /* Translators: %s is a percentage. */
  return g_strdup_printf (_ ("%s of what the fund grants"), percent);
}

/**
 * summer_source_get_purpose:
 *
 * Returns: (transfer none): what the source pays for, in the user's language
 */
const char *
summer_source_get_purpose (const SummerSource *source)
{
  g_return_val_if_fail (source != NULL, NULL);

  /* Translators: what the fund is for, as the purpose of another source of money. */
  return source->purpose != NULL ? source->purpose : _ ("the same as the fund");
}

static char *
dup_sources (const SummerPolicy *policy)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < policy->n_sources; i++)
    {
      const SummerSource *source = &policy->sources[i];
      g_autofree char *rule = summer_source_dup_rule (source);
      g_autofree char *max = summer_money_dup_text (source->max);

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: a source of money and its rule. */
      g_string_append_printf (text, _ ("%s: %s"), source->name, rule);
      if (source->within != NULL)
        /* Translators: %s is a union. */
        g_string_append_printf (text, _ (", classes of %s only"), source->within);
      if (source->max > 0)
        g_string_append_printf (text, _ (", at most %s yuan in all"), max);
      /* Translators: what a source of money pays for. */
      g_string_append_printf (text, _ (", for %s"), summer_source_get_purpose (source));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
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
    return dup_amount (&policy->amount);
  if (!summer_policy_says (policy, name))
    return g_strdup (C_ ("set", "none"));
  if (g_str_equal (name, "shares"))
    return dup_shares (policy);
  if (g_str_equal (name, "sources"))
    return dup_sources (policy);
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
  if (g_str_equal (name, "fund") || g_str_equal (name, "unit") || g_str_equal (name, "reserve"))
    {
      money = summer_money_dup_text (g_str_equal (name, "fund")   ? policy->fund
                                     : g_str_equal (name, "unit") ? policy->unit
                                                                  : policy->reserve);
      return g_strdup_printf (_ ("%s yuan"), money);
    }
  return summer_policy_dup_value (policy, name);
}
