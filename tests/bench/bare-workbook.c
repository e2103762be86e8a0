#include "bare-workbook.h"

#include <xlsxwriter.h>

#include "summer-workbook.h"

typedef struct
{
  guint sheet, row, column;
  char *text; /* owned; NULL: a number */
  double number;
} Cell;

struct _BareWorkbook
{
  GArray *cells; /* Cell */
  guint n_sheets;
};

static gboolean
keep_row (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  BareWorkbook *self = user_data;

  for (guint i = 0; i < n_cells; i++)
    {
      gboolean is_number = cells[i].kind == SUMMER_CELL_NUMBER;
      Cell cell = { self->n_sheets, row, cells[i].column,
                    is_number ? NULL : g_strdup (cells[i].text), cells[i].number };

      g_array_append_val (self->cells, cell);
    }
  return TRUE;
}

static void
clear_cell (Cell *cell)
{
  g_free (cell->text);
}

BareWorkbook *
bare_workbook_read (const char *path)
{
  BareWorkbook *self = g_new0 (BareWorkbook, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, &error);

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, (GDestroyNotify) clear_cell);
  for (; error == NULL && self->n_sheets < summer_workbook_get_n_sheets (workbook);
       self->n_sheets++)
    summer_workbook_read (workbook, self->n_sheets, keep_row, self, NULL, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  return self;
}

void
bare_workbook_free (BareWorkbook *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

double
bare_workbook_time (const BareWorkbook *self, const char *to)
{
  gint64 start = g_get_monotonic_time ();
  lxw_workbook *workbook = workbook_new (to);
  g_autofree lxw_worksheet **sheets = g_new0 (lxw_worksheet *, self->n_sheets);

  for (guint i = 0; i < self->n_sheets; i++)
    sheets[i] = workbook_add_worksheet (workbook, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (cell->text != NULL)
        worksheet_write_string (sheets[cell->sheet], cell->row, (lxw_col_t) cell->column,
                                cell->text, NULL);
      else
        worksheet_write_number (sheets[cell->sheet], cell->row, (lxw_col_t) cell->column,
                                cell->number, NULL);
    }
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("%s could not be written", to);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}
