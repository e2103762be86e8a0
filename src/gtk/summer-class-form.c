#include "config.h"

#include <glib/gi18n.h>

#include "summer-class-form.h"

#include "summer-wording.h"

static const char *
find_head (const SummerClassFacts *facts)
{
  for (guint i = 0; i < facts->n_assignments; i++)
    if (facts->assignments[i].role == SUMMER_ROLE_HEAD)
      return facts->persons[facts->assignments[i].person];
  return NULL;
}

/* Takes the value; nothing known is told by a dash. */
static void
add_fact (GPtrArray *facts, const char *name, char *value)
{
  g_ptr_array_add (facts, g_strdup (name));
  g_ptr_array_add (facts, value && *value ? value : g_strdup ("—"));
}

static char *
dup_places (const SummerClassFacts *facts, const SummerClassAssessment *of)
{
  if (facts->places > 0)
    return g_strdup_printf (_ ("%d, places for %d"), of->headcount, facts->places);
  return g_strdup_printf ("%d", of->headcount);
}

static char *
dup_provider (const SummerClassFacts *facts)
{
  g_autofree char *until = NULL;

  if (!facts->provider)
    return g_strdup (_ ("the host itself"));
  if (facts->provider_barred)
    return g_strdup_printf (_ ("%s (barred)"), facts->provider);
  if (facts->provider_until == SUMMER_DAY_NONE)
    return g_strdup (facts->provider);
  until = summer_day_dup_iso (facts->provider_until);
  return g_strdup_printf (_ ("%s, until %s"), facts->provider, until);
}

/**
 * summer_class_form_dup_facts:
 *
 * Returns: (transfer full): name, value, name, value … of ten facts in the order of the form
 */
char **
summer_class_form_dup_facts (const SummerAssessment *assessment, const SummerClassAssessment *of)
{
  const SummerClassFacts *facts = &assessment->facts->classes[of - assessment->classes];
  g_autofree char *first = summer_day_dup_text (facts->first_day);
  g_autofree char *last = summer_day_dup_text (facts->last_day);
  GPtrArray *all = g_ptr_array_new ();

  add_fact (all, _ ("Union"), g_strdup (facts->union_name));
  add_fact (all, _ ("Host"), g_strdup (facts->host));
  add_fact (all, C_ ("fact", "Provider"), dup_provider (facts));
  add_fact (all, _ ("Venue"), g_strdup (facts->venue));
  add_fact (all, _ ("Kind"),
            g_strdup (summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, (int) facts->kind)));
  add_fact (all, _ ("Dates"), g_strdup_printf (_ ("%s to %s"), first, last));
  add_fact (all, _ ("Open days"),
            g_strdup_printf (_ ("%d, held %d"), of->open_days, of->held_days));
  add_fact (all, _ ("Headcount"), dup_places (facts, of));
  add_fact (all, _ ("Head"), g_strdup (find_head (facts)));
  add_fact (all, _ ("State"),
            g_strdup (summer_terms_get_text (SUMMER_TERMS_CLASS_STATE, (int) facts->state)));
  g_ptr_array_add (all, NULL);
  return (char **) g_ptr_array_free (all, FALSE);
}

static void
add_conditions (SummerReport *report,
                const SummerAssessment *assessment,
                const SummerClassAssessment *of)
{
  const double shares[] = { 8, 9, 14, 52, 17 };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *const headings[]
      = { _ ("Verdict"), _ ("Level"), _ ("Condition"), _ ("On what ground"), _ ("Source"), NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) headings));
  for (guint i = 0; i < of->n_findings; i++)
    {
      const SummerFinding *finding = &of->findings[i];
      char **row = g_new0 (char *, G_N_ELEMENTS (shares) + 1);

      row[0] = g_strdup (summer_outcome_get_text (finding->outcome));
      row[1] = g_strdup (summer_level_get_text (finding->level));
      row[2] = g_strdup (summer_condition_get_title (finding->condition));
      row[3] = summer_finding_dup_sentence (finding, assessment->policy, assessment->as_of);
      row[4] = g_strdup (summer_condition_get_source (finding->condition, assessment->policy));
      g_ptr_array_add (rows, row);
    }
  summer_report_add_table (report, rows, shares, G_N_ELEMENTS (shares), 0);
}

/**
 * summer_class_form_new:
 *
 * Returns: (transfer full): the form: facts, every condition, the explanation of the amount, signatures
 */
SummerReport *
summer_class_form_new (const SummerAssessment *assessment, const SummerClassAssessment *of)
{
  const SummerClassFacts *facts = &assessment->facts->classes[of - assessment->classes];
  g_autofree char *as_of = summer_day_dup_text_in_year (assessment->as_of);
  g_autofree char *title = g_strdup_printf (_ ("Assessment of %s %s"), of->code, facts->name);
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s · by the records up to %s"), assessment->facts->name, as_of);
  g_autofree char *amount = summer_money_dup_text (of->granted_all);
  g_autofree char *capital = summer_money_dup_capital (of->granted_all);
  g_autofree char *result
      = g_strdup_printf (_ ("Verdict: %s. Granted: %s yuan (%s)"),
                         summer_verdict_get_text (of->verdict), amount, capital);
  g_auto (GStrv) pairs = summer_class_form_dup_facts (assessment, of);
  g_autoptr (GPtrArray) steps = summer_explanation_new (assessment, of);
  g_autofree char *explanation = summer_explanation_dup_text (steps);
  SummerReport *report = summer_report_new (title, subtitle);
  GString *line = g_string_new (NULL);

  for (guint i = 0; pairs[i]; i += 2)
    g_string_append_printf (line, "%s%s: %s", i > 0 ? "    " : "", pairs[i], pairs[i + 1]);
  summer_report_add_text (report, line->str, FALSE);
  g_string_free (line, TRUE);
  summer_report_add_text (report, result, TRUE);
  add_conditions (report, assessment, of);
  summer_report_add_text (report, _ ("How the amount comes about"), TRUE);
  summer_report_add_text (report, explanation, FALSE);
  summer_report_add_text (
      report, _ ("Made by:                         Checked by:                         Date:"),
      FALSE);
  return report;
}
