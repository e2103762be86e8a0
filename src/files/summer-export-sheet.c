#include "config.h"

#include "summer-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-sheet-text.h"
#include "summer-xlsx-style.h"

/* Column widths are in pixels at 10 pt; spreadsheets count characters of 7 pixels. */
#define PIXELS_PER_CHARACTER 7.0

static void
write_cell (SummerXlsx *xlsx,
            lxw_worksheet *into,
            lxw_row_t at,
            lxw_col_t to,
            SummerSheetRow *row,
            const SummerSheetColumn *column,
            guint index)
{
  gint64 number;

  if (summer_sheet_row_is_null (row, index))
    {
      summer_xlsx_text (xlsx, into, at, to, NULL, SUMMER_XLSX_TEXT);
      return;
    }

  number = column->sensitive ? 0 : summer_sheet_row_get_number (row, index);
  switch (column->sensitive ? SUMMER_COLUMN_CODE : column->kind)
    {
    case SUMMER_COLUMN_COUNT:
      summer_xlsx_count (xlsx, into, at, to, number, SUMMER_XLSX_COUNT);
      break;
    case SUMMER_COLUMN_MONEY:
      summer_xlsx_money (xlsx, into, at, to, number, SUMMER_XLSX_MONEY);
      break;
    case SUMMER_COLUMN_RATE:
      summer_xlsx_rate (xlsx, into, at, to, number, summer_sheet_row_get_whole (row, index),
                        SUMMER_XLSX_RATE);
      break;
    case SUMMER_COLUMN_DAY:
      summer_xlsx_day (xlsx, into, at, to, (SummerDay) number, SUMMER_XLSX_DAY);
      break;
    case SUMMER_COLUMN_TIME:
      worksheet_write_number (into, at, to, (double) number / (24 * 60),
                              summer_xlsx_get_style (xlsx, SUMMER_XLSX_TIME));
      break;
    case SUMMER_COLUMN_TEXT:
    case SUMMER_COLUMN_CODE:
    case SUMMER_COLUMN_STATE:
    default:
      {
        g_autofree char *text = summer_sheet_dup_plain (row, column, index);

        summer_xlsx_text (xlsx, into, at, to, text,
                          column->kind == SUMMER_COLUMN_STATE ? SUMMER_XLSX_CENTRE
                                                              : SUMMER_XLSX_CODE);
      }
      break;
    }
}

/* Below the rows, from @first on: live sums of the amounts, where the sheet is one that is added up. */
static void
write_total (SummerXlsx *xlsx,
             lxw_worksheet *into,
             SummerSheet *sheet,
             const guint *columns,
             guint n_columns,
             lxw_row_t first,
             lxw_row_t at)
{
  const SummerSheetSpec *spec = summer_sheet_get_spec (sheet);
  g_autofree gint64 *sums = at > first ? summer_sheet_dup_sums (sheet) : NULL;

  for (guint i = 0; sums != NULL && i < n_columns; i++)
    {
      const lxw_col_t to = (lxw_col_t) i;
      char range[LXW_MAX_CELL_RANGE_LENGTH], formula[LXW_MAX_CELL_RANGE_LENGTH + 8];

      if (spec->columns[columns[i]].kind != SUMMER_COLUMN_MONEY)
        {
          summer_xlsx_text (xlsx, into, at, to, i == 0 ? _ ("Total") : NULL, SUMMER_XLSX_TOTAL);
          continue;
        }
      lxw_rowcol_to_range (range, first, to, at - 1, to);
      g_snprintf (formula, sizeof formula, "=SUM(%s)", range);
      worksheet_write_formula_num (into, at, to, formula,
                                   summer_xlsx_get_style (xlsx, SUMMER_XLSX_TOTAL_MONEY),
                                   (double) sums[columns[i]] / 100);
    }
}

/* A title as a sheet's name: without what names may not hold, and not too long. */
static char *
dup_sheet_name (const char *title)
{
  g_autofree char *cut = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), 31));

  return g_strdelimit (g_steal_pointer (&cut), "[]:*?/\\'", ' ');
}

/**
 * summer_export_sheet_xlsx:
 * @columns: (nullable): indices into the sheet's columns; NULL = all that are shown from the start
 *
 * Writes the sheet as shown, in its order and with its filter: numbers, amounts, rates and days as such, ready
 * to sort, filter and print. What is sensitive stays masked.
 *
 * Returns: FALSE with a G_IO_ERROR or the store's error; the target is then as it was
 */
gboolean
summer_export_sheet_xlsx (
    SummerSheet *sheet, const guint *columns, guint n_columns, const char *path, GError **error)
{
  const SummerSheetSpec *spec;
  g_autoptr (SummerXlsx) xlsx = NULL;
  g_autofree guint *chosen = NULL;
  g_autofree SummerXlsxColumn *headings = NULL;
  g_autofree char *name = NULL;
  lxw_worksheet *into;
  lxw_row_t heading_row;
  double width = 0;
  guint n_rows;

  g_return_val_if_fail (SUMMER_IS_SHEET (sheet) && path != NULL, FALSE);

  spec = summer_sheet_get_spec (sheet);
  chosen = summer_sheet_dup_columns (sheet, columns, &n_columns);
  headings = g_new0 (SummerXlsxColumn, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      headings[i].heading = _ (spec->columns[chosen[i]].heading);
      headings[i].width = MAX (6, spec->columns[chosen[i]].width / PIXELS_PER_CHARACTER);
      width += headings[i].width;
    }

  xlsx = summer_xlsx_new (path, TRUE, error);
  if (xlsx == NULL)
    return FALSE;
  name = dup_sheet_name (_ (spec->title));
  into = summer_xlsx_add_sheet (xlsx, name, width > 90);
  g_return_val_if_fail (into != NULL, FALSE);
  heading_row
      = summer_xlsx_add_title (xlsx, into, _ (spec->title), NULL, NULL, headings, n_columns);

  n_rows = g_list_model_get_n_items (G_LIST_MODEL (sheet));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      for (guint j = 0; row != NULL && j < n_columns; j++)
        write_cell (xlsx, into, heading_row + 1 + i, (lxw_col_t) j, row, &spec->columns[chosen[j]],
                    chosen[j]);
    }
  write_total (xlsx, into, sheet, chosen, n_columns, heading_row + 1, heading_row + 1 + n_rows);
  if (summer_sheet_get_error (sheet) != NULL)
    {
      g_propagate_error (error, g_error_copy (summer_sheet_get_error (sheet)));
      return FALSE;
    }
  worksheet_autofilter (into, heading_row, 0, heading_row + n_rows, (lxw_col_t) (n_columns - 1));
  summer_xlsx_end_sheet (xlsx, into, heading_row,
                         heading_row + n_rows + (spec->totalled && n_rows > 0), n_columns, NULL);
  return summer_xlsx_finish (xlsx, error);
}
