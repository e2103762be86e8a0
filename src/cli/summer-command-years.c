#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-export-years.h"
#include "summer-terminal.h"
#include "summer-year-measure.h"

static gboolean
parse_by (const char *text, SummerYearsBy *by)
{
  static const char *const codes[SUMMER_N_YEARS_BY] = {
    [SUMMER_YEARS_WHOLE] = "programme",
    [SUMMER_YEARS_BY_UNION] = "union",
    [SUMMER_YEARS_BY_HOST] = "host",
    [SUMMER_YEARS_BY_PROVIDER] = "provider",
  };

  for (int i = 0; i < SUMMER_N_YEARS_BY; i++)
    if (g_strcmp0 (text, codes[i]) == 0)
      {
        *by = (SummerYearsBy) i;
        return TRUE;
      }
  return FALSE;
}

/* A line a year; of the last one what has changed below it. */
static void
add_row (SummerTextTable *table, GPtrArray *years, const SummerYearsRow *row)
{
  for (guint i = 0; i < years->len; i++)
    {
      const SummerYear *year = g_ptr_array_index (years, i);
      g_autofree char *number = g_strdup_printf ("%d", year->year);

      if (row->years[i].classes == 0 && years->len > 1)
        continue;
      summer_text_table_add (table, row->name);
      summer_text_table_add (table, number);
      for (guint measure = 0; measure < SUMMER_N_YEAR_MEASURES; measure++)
        {
          g_autofree char *text
              = summer_year_measure_dup_text ((SummerYearMeasure) measure, &row->years[i]);

          summer_text_table_add (table, text);
        }
    }
  if (years->len < 2)
    return;
  summer_text_table_add (table, row->name);
  /* Translators: what has changed since the year before, as the name of a line */
  summer_text_table_add (table, C_ ("year", "change"));
  for (guint measure = 0; measure < SUMMER_N_YEAR_MEASURES; measure++)
    {
      g_autofree char *text = summer_year_measure_dup_change ((SummerYearMeasure) measure,
                                                              &row->years[years->len - 2],
                                                              &row->years[years->len - 1]);

      summer_text_table_add (table, text);
    }
}

static void
print_table (GPtrArray *years, GPtrArray *rows, SummerYearsBy by)
{
  g_autoptr (SummerTextTable) table = summer_text_table_new ("<<>>>>>>>>");
  g_autoptr (GString) basis = g_string_new ("\n");
  g_autofree char *text = NULL;
  SummerYearsRow total = { .name = _ ("Total") };

  summer_text_table_add (table, summer_years_by_get_title (by));
  summer_text_table_add (table, _ ("Year"));
  for (guint measure = 0; measure < SUMMER_N_YEAR_MEASURES; measure++)
    summer_text_table_add (table, summer_year_measure_get_title ((SummerYearMeasure) measure));
  for (guint i = 0; i < rows->len; i++)
    {
      const SummerYearsRow *row = g_ptr_array_index (rows, i);

      add_row (table, years, row);
      for (guint year = 0; year < years->len; year++)
        summer_year_figures_add (&total.years[year], &row->years[year]);
    }
  if (by != SUMMER_YEARS_WHOLE)
    add_row (table, years, &total);
  text = summer_text_table_dup_text (table);
  summer_terminal_print (text);
  for (guint i = 0; i < years->len; i++)
    {
      const SummerYear *year = g_ptr_array_index (years, i);
      g_autofree char *words = summer_year_dup_basis (year);

      g_string_append_printf (basis, "%d %s: %s\n", year->year, year->name, words);
    }
  summer_terminal_print (basis->str);
}

/**
 * summer_command_years:
 *
 * `summerctl years [--by union|host|provider|programme] [--union NAME] [--json] [--to FILE]`: the figures of the programme beside those of
 * up to four programmes before it.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_years (SummerInvocation *invocation, char **argv)
{
  g_autofree char *by_text = NULL, *union_name = NULL, *to = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by_text,
      N_ ("A row for each union, host or provider; union otherwise. programme: one for all"),
      N_ ("WHAT") },
    { "union", 0, 0, G_OPTION_ARG_STRING, &union_name,
      N_ ("The classes of this union and of those below it alone"), N_ ("NAME") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to,
      N_ ("Write a workbook (.xlsx) or text (.csv); one that is there is replaced"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the result as JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GPtrArray) years = NULL, rows = NULL;
  g_autoptr (GError) error = NULL;
  SummerYearsBy by = SUMMER_YEARS_BY_UNION;
  gint64 programme;

  if (!summer_invocation_parse (invocation, entries, argv, 0, 0, &rest))
    return invocation->status;
  if (by_text != NULL && !parse_by (by_text, &by))
    return summer_invocation_fail_usage (invocation,
                                         _ ("“%s” is nothing to sort the figures by: choose union, "
                                            "host, provider or programme."),
                                         by_text);
  store = summer_invocation_open_with (invocation, SUMMER_STORE_READ_ONLY, SUMMER_RIGHT_MONEY);
  programme = store != NULL ? summer_invocation_find_programme (invocation, store) : 0;
  if (programme == 0)
    return invocation->status;
  years = summer_years_load (store, programme, NULL, NULL, summer_terminal_progress,
                             (gpointer) _ ("Judging"), invocation->cancellable, &error);
  summer_terminal_end_progress ();
  if (years == NULL)
    return summer_invocation_fail (invocation, error);
  rows = summer_years_list (years, by, union_name);
  if (to != NULL)
    {
      if (!summer_export_years (years, rows, by, to, &error))
        return summer_invocation_fail (invocation, error);
      summer_terminal_say (_ ("Written: %s"), to);
    }
  else if (json)
    {
      g_autofree char *text = summer_years_dup_json (years, rows, by);

      summer_terminal_print_json (text);
    }
  else
    print_table (years, rows, by);
  return SUMMER_EXIT_DONE;
}
