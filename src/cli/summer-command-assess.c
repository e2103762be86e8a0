#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-export.h"
#include "summer-judgement.h"
#include "summer-terminal.h"
#include "summer-wording.h"

static void
add_number (SummerTextTable *table, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  summer_text_table_add (table, text);
}

static void
add_money (SummerTextTable *table, SummerMoney money)
{
  g_autofree char *text = summer_money_dup_text (money);

  summer_text_table_add (table, text);
}

/* What stands against the class: its required conditions that failed, else those not yet proven. */
static char *
dup_reasons (const SummerClassAssessment *class)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SummerOutcome outcome
      = class->verdict == SUMMER_VERDICT_INELIGIBLE ? SUMMER_OUTCOME_FAIL : SUMMER_OUTCOME_UNPROVEN;

  for (guint i = 0; i < class->n_findings; i++)
    if (class->findings[i].level == SUMMER_LEVEL_REQUIRED && class->findings[i].outcome == outcome)
      {
        if (text->len > 0)
          g_string_append (text, _ (", "));
        g_string_append (text, summer_condition_get_title (class->findings[i].condition));
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_class (SummerTextTable *table,
           const SummerPolicy *policy,
           const SummerClassAssessment *class,
           const char *name)
{
  g_autofree char *rate
      = summer_rate_dup_recorded (class->present, class->expected, class->unrecorded);
  g_autofree char *percent = rate != NULL ? g_strconcat (rate, "%", NULL) : NULL;
  g_autofree char *reasons = dup_reasons (class);

  summer_text_table_add (table, class->code);
  summer_text_table_add (table, name);
  summer_text_table_add (table, summer_verdict_get_text (class->verdict));
  add_number (table, class->headcount);
  add_number (table, class->held_days);
  summer_text_table_add (table, percent);
  add_money (table, class->base);
  add_money (table, class->granted);
  for (guint k = 0; k < policy->n_sources; k++)
    add_money (table, class->extras[k].granted);
  if (policy->n_sources > 0)
    add_money (table, class->granted_all);
  summer_text_table_add (table, reasons);
}

static void
print_table (const SummerAssessment *assessment, const char *code)
{
  static const char *const headings[] = {
    N_ ("Code"),      N_ ("Class"), N_ ("Verdict"),     N_ ("Headcount"),
    N_ ("Days held"), N_ ("Rate"),  N_ ("Base amount"), N_ ("Granted"),
  };
  const SummerPolicy *policy = assessment->policy;
  g_autofree char *more = g_strnfill (policy->n_sources > 0 ? policy->n_sources + 1 : 0, '>');
  g_autofree char *sides = g_strconcat ("<<<>>>>>", more, "<", NULL);
  g_autoptr (SummerTextTable) table = summer_text_table_new (sides);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    summer_text_table_add (table, _ (headings[i]));
  for (guint k = 0; k < policy->n_sources; k++)
    summer_text_table_add (table, policy->sources[k].name);
  if (policy->n_sources > 0)
    summer_text_table_add (table, _ ("In all"));
  summer_text_table_add (table, _ ("Against it"));
  for (guint i = 0; i < assessment->n_classes; i++)
    if (code == NULL || g_str_equal (code, assessment->classes[i].code))
      add_class (table, policy, &assessment->classes[i], assessment->facts->classes[i].name);
  text = summer_text_table_dup_text (table);
  summer_terminal_print (text);
}

/* What each share of the fund and each further source has and grants. */
static void
print_pools (const SummerAssessment *assessment)
{
  const SummerPolicy *policy = assessment->policy;
  g_autoptr (SummerTextTable) table = summer_text_table_new ("<>>>>");
  g_autofree char *text = NULL;
  g_autofree char *idle = summer_policy_dup_idle (policy, NULL, assessment->facts);

  if (policy->n_shares == 0 && policy->n_sources == 0)
    return;
  summer_text_table_add (table, _ ("Money of"));
  summer_text_table_add (table, _ ("Classes"));
  summer_text_table_add (table, _ ("There is"));
  summer_text_table_add (table, _ ("Base amounts"));
  summer_text_table_add (table, _ ("Granted"));
  for (guint k = 0; k < assessment->n_pools + policy->n_sources; k++)
    {
      const gboolean is_pool = k < assessment->n_pools;
      const SummerPool *pool = is_pool ? &assessment->pools[k] : NULL;
      const guint at = k - assessment->n_pools;
      const SummerMoney ceiling = is_pool                       ? pool->ceiling
                                  : policy->sources[at].max > 0 ? policy->sources[at].max
                                                                : SUMMER_NO_CEILING;

      if (is_pool)
        summer_text_table_add (table, pool->name != NULL     ? pool->name
                                      : policy->n_shares > 0 ? _ ("the rest of the fund")
                                                             : _ ("the fund"));
      else
        summer_text_table_add (table, policy->sources[at].name);
      add_number (table, is_pool ? pool->n_classes : assessment->sources[at].n_classes);
      if (ceiling != SUMMER_NO_CEILING)
        add_money (table, ceiling);
      else
        summer_text_table_add (table, _ ("no limit"));
      add_money (table, is_pool ? pool->base_total : assessment->sources[at].base_total);
      add_money (table, is_pool ? pool->granted_total : assessment->sources[at].granted_total);
    }
  text = summer_text_table_dup_text (table);
  summer_terminal_print ("\n");
  summer_terminal_print (text);
  if (idle != NULL)
    summer_terminal_say ("%s", idle);
}

static void
print_totals (const SummerAssessment *assessment)
{
  static const SummerVerdict verdicts[]
      = { SUMMER_VERDICT_ELIGIBLE, SUMMER_VERDICT_UNPROVEN, SUMMER_VERDICT_INELIGIBLE };
  g_autoptr (GString) text = g_string_new ("\n");
  g_autofree char *day = summer_day_dup_iso (assessment->as_of);
  g_autofree char *fund = summer_money_dup_text (assessment->fund);
  g_autofree char *base = summer_money_dup_text (assessment->base_total);
  g_autofree char *granted = summer_money_dup_text (assessment->granted_total);
  g_autofree char *reserve = summer_money_dup_text (assessment->policy->reserve);
  g_autofree char *all = summer_money_dup_text (assessment->granted_all);

  g_string_append_printf (text, _ ("%s, as of %s"), assessment->facts->name, day);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    g_string_append_printf (text, "%s %u  ", summer_verdict_get_text (verdicts[i]),
                            summer_assessment_count (assessment, verdicts[i]));
  g_string_append_printf (text, ngettext ("of %u class", "of %u classes", assessment->n_classes),
                          assessment->n_classes);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Base amounts %s yuan, granted %s yuan"), base, granted);
  if (assessment->fund > 0)
    g_string_append_printf (text, _ (", fund %s yuan"), fund);
  if (assessment->policy->reserve > 0)
    g_string_append_printf (text, _ (", of it in reserve %s yuan"), reserve);
  if (assessment->policy->n_sources > 0)
    g_string_append_printf (text, _ (", with the further sources %s yuan"), all);
  g_string_append_c (text, '\n');
  summer_terminal_print (text->str);
}

/* One class at length: every condition in a sentence. */
static void
print_conditions (const SummerAssessment *assessment, const SummerClassAssessment *class)
{
  g_autoptr (SummerTextTable) table = summer_text_table_new ("<<<<");
  g_autofree char *text = NULL;

  summer_text_table_add (table, _ ("Condition"));
  summer_text_table_add (table, _ ("Level"));
  summer_text_table_add (table, _ ("Outcome"));
  summer_text_table_add (table, _ ("Figures"));
  for (guint i = 0; i < class->n_findings; i++)
    {
      const SummerFinding *finding = &class->findings[i];
      g_autofree char *sentence
          = summer_finding_dup_sentence (finding, assessment->policy, assessment->as_of);

      summer_text_table_add (table, summer_condition_get_title (finding->condition));
      summer_text_table_add (table, summer_level_get_text (finding->level));
      summer_text_table_add (table, summer_outcome_get_text (finding->outcome));
      summer_text_table_add (table, sentence);
    }
  text = summer_text_table_dup_text (table);
  summer_terminal_print ("\n");
  summer_terminal_print (text);
}

/**
 * summer_command_assess:
 *
 * `summerctl assess [--as-of DATE] [--class CODE] [--json]`: a table of every class and the totals, one class
 * with its conditions, or the JSON of workbook.md.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_assess (SummerInvocation *invocation, char **argv)
{
  g_autofree char *as_of = NULL;
  g_autofree char *code = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
      N_ ("Judge as on this day; the latest day recorded otherwise"), N_ ("DATE") },
    { "class", 0, 0, G_OPTION_ARG_STRING, &code, N_ ("Only this class, with every condition"),
      N_ ("CODE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the result as JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (SummerAssessment) assessment = NULL;
  const SummerClassAssessment *class = NULL;
  SummerDay day;

  if (!summer_invocation_parse (invocation, entries, argv, 0, 0, &rest)
      || !summer_judgement_parse_day (invocation, as_of, &day))
    return invocation->status;
  store = summer_invocation_open_with (invocation, SUMMER_STORE_READ_ONLY, SUMMER_RIGHT_MONEY);
  if (store == NULL)
    return invocation->status;
  assessment = summer_judgement_new (invocation, store, day);
  if (assessment == NULL)
    return invocation->status;
  if (code != NULL)
    {
      class = summer_assessment_find (assessment, code);
      if (class == NULL)
        {
          summer_terminal_say (_ ("There is no class “%s” in this programme."), code);
          return SUMMER_EXIT_INPUT;
        }
    }
  if (json)
    {
      g_autofree char *text = summer_assessment_dup_json (assessment, code);

      summer_terminal_print_json (text);
      return SUMMER_EXIT_DONE;
    }
  print_table (assessment, code);
  if (class != NULL)
    print_conditions (assessment, class);
  else
    {
      print_pools (assessment);
      print_totals (assessment);
    }
  return SUMMER_EXIT_DONE;
}
