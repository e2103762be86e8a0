#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-export.h"
#include "summer-judgement.h"
#include "summer-terminal.h"
#include "summer-wording.h"

static gboolean
is_settled (const SummerClassAssessment *class)
{
  return class->outlook == SUMMER_PROSPECT_MET || class->outlook == SUMMER_PROSPECT_ON_TRACK;
}

static void
add_class (SummerTextTable *table, const SummerAssessment *assessment, guint index)
{
  const SummerClassAssessment *class = &assessment->classes[index];
  const SummerFinding *urgent = summer_class_assessment_get_urgent (class);
  g_autofree char *sentence = NULL;
  g_autofree char *due = NULL;

  if (urgent != NULL)
    {
      sentence = summer_prospect_dup_sentence (urgent, assessment->policy, assessment->as_of);
      due = summer_day_dup_iso (urgent->prospect.due);
    }
  summer_text_table_add (table, class->code);
  summer_text_table_add (table, assessment->facts->classes[index].name);
  summer_text_table_add (table, assessment->facts->classes[index].union_name);
  summer_text_table_add (table, summer_prospect_get_text (class->outlook));
  summer_text_table_add (table,
                         urgent != NULL ? summer_condition_get_title (urgent->condition) : NULL);
  summer_text_table_add (table, due);
  summer_text_table_add (table, sentence);
}

static void
print_table (const SummerAssessment *assessment, gboolean all)
{
  static const char *const headings[] = {
    N_ ("Code"),
    N_ ("Class"),
    N_ ("Union"),
    N_ ("Outlook"),
    N_ ("Condition"),
    N_ ("Latest"),
    N_ ("What must happen"),
  };
  g_autoptr (SummerTextTable) table = summer_text_table_new ("<<<<<<<");
  g_autofree guint *order = summer_assessment_list_by_urgency (assessment);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    summer_text_table_add (table, _ (headings[i]));
  for (guint i = 0; i < assessment->n_classes; i++)
    if (all || !is_settled (&assessment->classes[order[i]]))
      add_class (table, assessment, order[i]);
  text = summer_text_table_dup_text (table);
  summer_terminal_print (text);
}

static void
print_totals (const SummerAssessment *assessment)
{
  static const SummerProspectState states[]
      = { SUMMER_PROSPECT_AT_RISK, SUMMER_PROSPECT_NOT_KNOWN, SUMMER_PROSPECT_LOST,
          SUMMER_PROSPECT_ON_TRACK, SUMMER_PROSPECT_MET };
  g_autoptr (GString) text = g_string_new ("\n");
  g_autofree char *day = summer_day_dup_iso (assessment->as_of);

  g_string_append_printf (text, _ ("%s, as of %s"), assessment->facts->name, day);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_string_append_printf (text, "%s %u  ", summer_prospect_get_text (states[i]),
                            summer_assessment_count_outlook (assessment, states[i]));
  g_string_append_printf (text, ngettext ("of %u class", "of %u classes", assessment->n_classes),
                          assessment->n_classes);
  g_string_append_c (text, '\n');
  summer_terminal_print (text->str);
}

/**
 * summer_command_rescue:
 *
 * `summerctl rescue [--as-of DATE] [--all] [--json]`: the classes that are not on track, the most urgent first, with
 * what must happen by when; or of all classes with every condition as JSON.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_rescue (SummerInvocation *invocation, char **argv)
{
  g_autofree char *as_of = NULL;
  gboolean json = FALSE, all = FALSE;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
      N_ ("Judge as on this day; the latest day recorded otherwise"), N_ ("DATE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Also the classes that are met or on track"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the result as JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (SummerAssessment) assessment = NULL;
  SummerDay day;

  if (!summer_invocation_parse (invocation, entries, argv, 0, 0, &rest)
      || !summer_judgement_parse_day (invocation, as_of, &day))
    return invocation->status;
  store = summer_invocation_open (invocation, SUMMER_STORE_READ_ONLY);
  if (store == NULL)
    return invocation->status;
  assessment = summer_judgement_new (invocation, store, day);
  if (assessment == NULL)
    return invocation->status;
  if (json)
    {
      g_autofree char *text = summer_rescue_dup_json (assessment);

      summer_terminal_print_json (text);
      return SUMMER_EXIT_DONE;
    }
  print_table (assessment, all);
  print_totals (assessment);
  return SUMMER_EXIT_DONE;
}
