#include "config.h"

#include "summer-sheet-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-day.h"
#include "summer-export.h"
#include "summer-money.h"

/**
 * summer_sheet_dup_columns:
 * @columns: (nullable): indices into the sheet's columns; NULL = all that are shown from the start
 * @n_columns: (inout): how many
 *
 * Returns: (transfer full): the indices
 */
guint *
summer_sheet_dup_columns (SummerSheet *sheet, const guint *columns, guint *n_columns)
{
  const SummerSheetSpec *spec = summer_sheet_get_spec (sheet);
  guint *chosen, n = 0;

  if (columns != NULL)
    return g_memdup2 (columns, *n_columns * sizeof *columns);

  chosen = g_new (guint, spec->n_columns);
  for (guint i = 0; i < spec->n_columns; i++)
    if (!spec->columns[i].hidden)
      chosen[n++] = i;
  *n_columns = n;
  return chosen;
}

/**
 * summer_sheet_dup_plain:
 * @row: a row of a sheet
 * @column: one of its columns
 * @at: the index of that column
 *
 * A cell in the form that every spreadsheet understands when it is pasted or opened: plain numbers, ISO days,
 * a rate in percent. What is sensitive stays masked.
 *
 * Returns: (transfer full): the text, "" for an empty cell
 */
char *
summer_sheet_dup_plain (SummerSheetRow *row, const SummerSheetColumn *column, guint at)
{
  gint64 number;

  if (summer_sheet_row_is_null (row, at))
    return g_strdup ("");
  if (column->sensitive)
    return summer_sheet_row_dup_text (row, at);

  number = summer_sheet_row_get_number (row, at);
  switch (column->kind)
    {
    case SUMMER_COLUMN_TEXT:
    case SUMMER_COLUMN_CODE:
      return g_strdup (summer_sheet_row_get_raw (row, at));
    case SUMMER_COLUMN_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case SUMMER_COLUMN_MONEY:
      return summer_money_dup_plain (number);
    case SUMMER_COLUMN_DAY:
      return summer_day_dup_iso ((SummerDay) number);
    case SUMMER_COLUMN_TIME:
      return summer_time_dup_text ((SummerTime) number);
    case SUMMER_COLUMN_RATE:
      {
        g_autofree char *percent
            = summer_rate_dup_percent (number, summer_sheet_row_get_whole (row, at));

        return percent != NULL ? g_strconcat (percent, "%", NULL) : g_strdup ("");
      }
    case SUMMER_COLUMN_STATE:
    default:
      return summer_sheet_row_dup_text (row, at);
    }
}

/**
 * summer_csv_append_cell:
 *
 * Quoted where it must be: what separates cells or rows, quotes, and space that would be trimmed.
 */
void
summer_csv_append_cell (GString *into, const char *text, char separator)
{
  gsize length = strlen (text);
  gboolean quoted = strpbrk (text, "\"\r\n") != NULL || strchr (text, separator) != NULL
                    || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));

  if (!quoted)
    {
      g_string_append (into, text);
      return;
    }
  g_string_append_c (into, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (into, '"');
      g_string_append_c (into, *at);
    }
  g_string_append_c (into, '"');
}

static void
append_headings (GString *into,
                 const SummerSheetSpec *spec,
                 const guint *columns,
                 guint n_columns,
                 char separator,
                 const char *end)
{
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (into, separator);
      summer_csv_append_cell (into, _ (spec->columns[columns[i]].heading), separator);
    }
  g_string_append (into, end);
}

/* Row may be gone since the sheet was last read: FALSE. */
static gboolean
append_row (GString *into,
            SummerSheet *sheet,
            guint position,
            const guint *columns,
            guint n_columns,
            char separator,
            const char *end)
{
  const SummerSheetSpec *spec = summer_sheet_get_spec (sheet);
  g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), position);

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = summer_sheet_dup_plain (row, &spec->columns[columns[i]], columns[i]);

      if (i > 0)
        g_string_append_c (into, separator);
      summer_csv_append_cell (into, text, separator);
    }
  g_string_append (into, end);
  return TRUE;
}

/**
 * summer_csv_save:
 *
 * Returns: FALSE with a G_FILE_ERROR; the target is then as it was
 */
gboolean
summer_csv_save (const GString *text, const char *path, GError **error)
{
  return g_file_set_contents_full (path, text->str, (gssize) text->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}

/**
 * summer_sheet_dup_block:
 * @columns: (nullable): indices into the sheet's columns; NULL = all that are shown from the start
 * @rows: (nullable): positions; NULL = all rows
 * @with_headings: whether the first line names the columns
 *
 * Cells as a spreadsheet takes them from the clipboard: tabs between, a line a row, cells with tabs, lines or
 * quotes of their own in quotes.
 *
 * Returns: (transfer full): the block
 */
char *
summer_sheet_dup_block (SummerSheet *sheet,
                        const guint *columns,
                        guint n_columns,
                        const guint *rows,
                        guint n_rows,
                        gboolean with_headings)
{
  GString *block = g_string_new (NULL);
  g_autofree guint *chosen = NULL;

  g_return_val_if_fail (SUMMER_IS_SHEET (sheet), g_string_free (block, FALSE));

  chosen = summer_sheet_dup_columns (sheet, columns, &n_columns);
  if (rows == NULL)
    n_rows = g_list_model_get_n_items (G_LIST_MODEL (sheet));
  if (with_headings)
    append_headings (block, summer_sheet_get_spec (sheet), chosen, n_columns, '\t', "\n");
  for (guint i = 0; i < n_rows; i++)
    append_row (block, sheet, rows != NULL ? rows[i] : i, chosen, n_columns, '\t', "\n");
  return g_string_free (block, FALSE);
}

/**
 * summer_export_sheet_csv:
 * @columns: (nullable): indices into the sheet's columns; NULL = all that are shown from the start
 *
 * Writes the sheet as shown as CSV: UTF-8 with the mark that Excel and WPS need to see it, commas, CRLF. Text
 * is written as it is: CSV is for programs, and cannot say that something is no formula; xlsx can.
 *
 * Returns: FALSE with a G_FILE_ERROR or the store's error; the target is then as it was
 */
gboolean
summer_export_sheet_csv (
    SummerSheet *sheet, const guint *columns, guint n_columns, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (SUMMER_CSV_START);
  g_autofree guint *chosen = NULL;
  guint n_rows;

  g_return_val_if_fail (SUMMER_IS_SHEET (sheet) && path != NULL, FALSE);

  chosen = summer_sheet_dup_columns (sheet, columns, &n_columns);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (sheet));
  append_headings (text, summer_sheet_get_spec (sheet), chosen, n_columns, ',', "\r\n");
  for (guint i = 0; i < n_rows; i++)
    append_row (text, sheet, i, chosen, n_columns, ',', "\r\n");
  if (summer_sheet_get_error (sheet) != NULL)
    {
      g_propagate_error (error, g_error_copy (summer_sheet_get_error (sheet)));
      return FALSE;
    }
  return summer_csv_save (text, path, error);
}
