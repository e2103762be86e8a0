#include "config.h"

#include "summer-reconcile-policy.h"

#include "summer-choice-search.h"
#include "summer-terms.h"

/* Of several nobody knows which one the list is of before it is said: a question stands before them. */
static guint
get_n_questions (const GArray *policies)
{
  return policies->len > 1 ? 1 : 0;
}

void
summer_reconcile_policy_set_up (GtkDropDown *control)
{
  g_autoptr (GtkExpression) text
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (control, text);
  gtk_drop_down_set_enable_search (control, TRUE);
  summer_choice_search_attach (control);
}

/**
 * summer_reconcile_policy_fill:
 *
 * A single policy is chosen without being asked for.
 */
void
summer_reconcile_policy_fill (GtkDropDown *control,
                              const GArray *policies,
                              gint64 chosen,
                              const char *question,
                              const char *added)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint at = 0;

  if (get_n_questions (policies) > 0)
    gtk_string_list_append (names, question);
  for (guint i = 0; i < policies->len; i++)
    {
      const SummerInsuranceRecord *policy = &g_array_index (policies, SummerInsuranceRecord, i);
      g_autofree char *name = g_strdup_printf ("%s · %s", policy->number,
                                               summer_terms_get_text (SUMMER_TERMS_INSURANCE_KIND,
                                                                      (int) policy->kind));

      gtk_string_list_append (names, name);
      if (policy->id == chosen)
        at = i + get_n_questions (policies);
    }
  gtk_string_list_append (names, added);
  gtk_drop_down_set_model (control, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (control, at);
}

gboolean
summer_reconcile_policy_is_open (GtkDropDown *control, const GArray *policies)
{
  return gtk_drop_down_get_selected (control) < get_n_questions (policies);
}

const SummerInsuranceRecord *
summer_reconcile_policy_get (GtkDropDown *control, const GArray *policies)
{
  const guint chosen = gtk_drop_down_get_selected (control) - get_n_questions (policies);

  return !summer_reconcile_policy_is_open (control, policies) && chosen < policies->len
             ? &g_array_index (policies, SummerInsuranceRecord, chosen)
             : NULL;
}
