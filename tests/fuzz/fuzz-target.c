#include "config.h"

#include "fuzz-target.h"

#include "summer-workbook.h"

#include <unistd.h>

static gboolean
row_cb (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  g_assert (n_cells > 0);
  for (guint i = 0; i < n_cells; i++)
    {
      g_assert (cells[i].column < 16384);
      g_assert (i == 0 || cells[i - 1].column < cells[i].column);
      g_assert (g_utf8_validate (cells[i].text, -1, NULL));
      g_assert (cells[i].kind != SUMMER_CELL_TEXT || *cells[i].text != '\0'
                || cells[i].formula != NULL);
      g_assert (cells[i].formula == NULL || g_utf8_validate (cells[i].formula, -1, NULL));
      g_assert (!cells[i].is_date || cells[i].kind == SUMMER_CELL_NUMBER);
    }
  return TRUE;
}

static void
check_error (gboolean done, GError *error)
{
  g_assert (done == (error == NULL));
  g_assert (done || error->domain == SUMMER_WORKBOOK_ERROR);
  g_assert (done || g_utf8_validate (error->message, -1, NULL));
}

/* Reads each sheet, the first one twice: then with its formulas. */
void
fuzz_read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, &error);

  check_error (workbook != NULL, error);
  if (workbook == NULL)
    return;
  for (guint i = 0; i <= summer_workbook_get_n_sheets (workbook); i++)
    {
      guint sheet = i < summer_workbook_get_n_sheets (workbook) ? i : 0;
      g_autoptr (GError) read_error = NULL;
      gboolean done;

      if (summer_workbook_get_n_sheets (workbook) == 0)
        return;
      g_assert (g_utf8_validate (summer_workbook_get_sheet_name (workbook, sheet), -1, NULL));
      if (i > 0 && sheet == 0)
        summer_workbook_keep_formulas (workbook);
      done = summer_workbook_read (workbook, sheet, row_cb, NULL, NULL, &read_error);
      check_error (done, read_error);
    }
}

char *
fuzz_temp_path (const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("summer-fuzz-%d%s", (int) getpid (), suffix);

  return g_build_filename (g_get_tmp_dir (), name, NULL);
}
