/* Writes the subsidy workbook, against libxlsxwriter writing the same cells from memory. Alternates; prints
 * two seconds a repetition: ours, theirs. */
#include "config.h"

#include <stdlib.h>
#include <xlsxwriter.h>

#include "summer-export.h"
#include "summer-facts-loader.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-workbook.h"

typedef struct
{
  guint sheet, row, column;
  char *text; /* NULL: a number */
  double number;
} Cell;

typedef struct
{
  GArray *cells; /* Cell */
  guint sheet;
} Reading;

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static gboolean
keep_row (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  Reading *reading = user_data;

  for (guint i = 0; i < n_cells; i++)
    {
      gboolean is_number = cells[i].kind == SUMMER_CELL_NUMBER;
      Cell cell = { reading->sheet, row, cells[i].column,
                    is_number ? NULL : g_strdup (cells[i].text), cells[i].number };

      g_array_append_val (reading->cells, cell);
    }
  return TRUE;
}

static SummerAssessment *
assess (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts = NULL;
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_READ_ONLY, &error);
  gint64 programme = store != NULL ? summer_programme_find (store, 0, &error) : 0;

  if (programme != 0)
    facts = summer_store_load_facts (store, programme, NULL, &error);
  if (facts == NULL)
    g_error ("%s", error->message);
  return summer_rules_assess (facts, facts->policy, facts->latest);
}

static double
time_ours (const SummerAssessment *assessment, const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!summer_export_subsidy (assessment, path, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return seconds_since (start);
}

static double
time_bare (const GArray *cells, guint n_sheets, const char *path)
{
  gint64 start = g_get_monotonic_time ();
  lxw_workbook *workbook = workbook_new (path);
  g_autofree lxw_worksheet **sheets = g_new0 (lxw_worksheet *, n_sheets);

  for (guint i = 0; i < n_sheets; i++)
    sheets[i] = workbook_add_worksheet (workbook, NULL);
  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);

      if (cell->text != NULL)
        worksheet_write_string (sheets[cell->sheet], cell->row, (lxw_col_t) cell->column,
                                cell->text, NULL);
      else
        worksheet_write_number (sheets[cell->sheet], cell->row, (lxw_col_t) cell->column,
                                cell->number, NULL);
    }
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("%s could not be written", path);
  return seconds_since (start);
}

int
main (int argc, char **argv)
{
  int repetitions = argc == 4 ? atoi (argv[3]) : 0;
  Reading reading = { g_array_new (FALSE, FALSE, sizeof (Cell)), 0 };
  g_autoptr (SummerAssessment) assessment = NULL;
  g_autoptr (SummerWorkbook) workbook = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  if (repetitions < 1)
    g_error ("usage: bench-subsidy DATABASE FOLDER REPETITIONS");
  ours = g_build_filename (argv[2], "subsidy.xlsx", NULL);
  theirs = g_build_filename (argv[2], "bare.xlsx", NULL);
  assessment = assess (argv[1]);
  time_ours (assessment, ours);
  workbook = summer_workbook_open (ours, NULL, &error);
  for (; error == NULL && reading.sheet < summer_workbook_get_n_sheets (workbook); reading.sheet++)
    summer_workbook_read (workbook, reading.sheet, keep_row, &reading, NULL, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  for (int i = 0; i < repetitions; i++)
    {
      double seconds = time_ours (assessment, ours);

      g_print ("%f %f\n", seconds, time_bare (reading.cells, reading.sheet, theirs));
    }
  for (guint i = 0; i < reading.cells->len; i++)
    g_free (g_array_index (reading.cells, Cell, i).text);
  g_array_unref (reading.cells);
  return EXIT_SUCCESS;
}
