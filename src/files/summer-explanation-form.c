#include "config.h"

#include "summer-explanation-form.h"

#include <glib/gi18n.h>

#include "summer-wording.h"

static void
add_step (SummerReport *report, const SummerExplanationStep *step, guint number)
{
  g_autofree char *title = g_strdup_printf ("%u.  %s", number, step->title);

  summer_report_add_text (report, title, TRUE);
  for (guint i = 0; i < step->lines->len; i++)
    {
      const SummerExplanationLine *line = g_ptr_array_index (step->lines, i);
      g_autofree char *text = line->value != NULL
                                  ? g_strdup_printf (_ ("%s: %s"), line->label, line->value)
                                  : g_strdup (line->label);

      summer_report_add_text (report, text, line->strong);
    }
}

/* Every condition with its verdict and its figures: what the steps above rest on. */
static void
add_conditions (SummerReport *report,
                const SummerAssessment *assessment,
                const SummerClassAssessment *of)
{
  static const double shares[] = { 16, 10, 54, 20 };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *headings[]
      = { _ ("Condition"), _ ("Verdict"), _ ("On what ground"), _ ("Source"), NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) headings));
  for (guint i = 0; i < of->n_findings; i++)
    {
      const SummerFinding *finding = &of->findings[i];
      g_autofree char *sentence
          = summer_finding_dup_sentence (finding, assessment->policy, assessment->as_of);
      const char *texts[]
          = { summer_condition_get_title (finding->condition),
              finding->level == SUMMER_LEVEL_ADVISORY ? summer_level_get_text (finding->level)
                                                      : summer_outcome_get_text (finding->outcome),
              sentence, summer_condition_get_source (finding->condition, assessment->policy),
              NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) texts));
    }
  summer_report_add_text (report, _ ("Conditions"), TRUE);
  summer_report_add_table (report, rows, shares, G_N_ELEMENTS (shares), 0);
}

/**
 * summer_explanation_form_new:
 * @of: in @assessment
 *
 * Returns: (transfer full): the page
 */
SummerForm *
summer_explanation_form_new (const SummerAssessment *assessment, const SummerClassAssessment *of)
{
  const SummerClassFacts *facts = &assessment->facts->classes[of - assessment->classes];
  g_autoptr (GPtrArray) steps = summer_explanation_new (assessment, of);
  g_autofree char *amount = summer_money_dup_text (of->granted_all);
  g_autofree char *as_of = summer_day_dup_text_in_year (assessment->as_of);
  g_autofree char *title
      = g_strdup_printf (_ ("%s %s: why it is %s yuan"), facts->code, facts->name, amount);
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s · %s · by the records up to %s"), assessment->facts->name,
                         facts->union_name != NULL ? facts->union_name : _ ("of no union"), as_of);
  SummerReport *report = summer_report_new (title, subtitle);

  summer_form_take_name (SUMMER_FORM (report),
                         g_strdup_printf ("%s %s", facts->code, _ ("Explanation of the amount")));
  for (guint i = 0; i < steps->len; i++)
    add_step (report, g_ptr_array_index (steps, i), i + 1);
  add_conditions (report, assessment, of);
  return SUMMER_FORM (report);
}
