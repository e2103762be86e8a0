#include "config.h"

#include "summer-export-list.h"

#include <glib/gi18n.h>

#include "summer-sheet-text.h"
#include "summer-xlsx-style.h"

typedef struct
{
  const SummerListColumn *columns;
  guint n_columns, n_rows;
  SummerListRowFunc fill;
  gpointer owner;
  SummerListValue *values; /* of one row */
} List;

void
summer_list_set_text (SummerListValue *value, const char *text)
{
  value->is_given = text != NULL;
  value->text = g_strdup (text);
}

void
summer_list_set_number (SummerListValue *value, gint64 number)
{
  value->is_given = TRUE;
  value->number = number;
}

const char *
summer_list_get_heading (const SummerListColumn *column)
{
  return column->context != NULL ? g_dpgettext2 (NULL, column->context, column->heading)
                                 : _ (column->heading);
}

static void
fill_row (const List *list, guint row)
{
  for (guint i = 0; i < list->n_columns; i++)
    {
      g_free (list->values[i].text);
      list->values[i] = (SummerListValue){ 0 };
    }
  list->fill (list->owner, row, list->values);
}

static void
append_value (GString *text, const SummerListColumn *column, const SummerListValue *value)
{
  g_autofree char *day = NULL;

  if (!value->is_given)
    return;
  switch (column->kind)
    {
    case SUMMER_LIST_COUNT:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, value->number);
      break;
    case SUMMER_LIST_DAY:
      day = summer_day_dup_iso ((SummerDay) value->number);
      g_string_append (text, day);
      break;
    case SUMMER_LIST_TEXT:
    case SUMMER_LIST_CODE:
    case SUMMER_LIST_CENTRE:
    case SUMMER_LIST_WRAP:
    default:
      summer_csv_append_cell (text, value->text, ',');
      break;
    }
}

static gboolean
save_csv (const List *list, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (SUMMER_CSV_START);

  for (guint i = 0; i < list->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      summer_csv_append_cell (text, summer_list_get_heading (&list->columns[i]), ',');
    }
  g_string_append (text, "\r\n");
  for (guint row = 0; row < list->n_rows; row++)
    {
      fill_row (list, row);
      for (guint i = 0; i < list->n_columns; i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_value (text, &list->columns[i], &list->values[i]);
        }
      g_string_append (text, "\r\n");
    }
  return summer_csv_save (text, path, error);
}

static void
write_row (const List *list, SummerXlsx *xlsx, lxw_worksheet *into, lxw_row_t at)
{
  static const SummerXlsxStyle styles[] = {
    [SUMMER_LIST_TEXT] = SUMMER_XLSX_TEXT,     [SUMMER_LIST_CODE] = SUMMER_XLSX_CODE,
    [SUMMER_LIST_CENTRE] = SUMMER_XLSX_CENTRE, [SUMMER_LIST_WRAP] = SUMMER_XLSX_WRAP,
    [SUMMER_LIST_COUNT] = SUMMER_XLSX_COUNT,   [SUMMER_LIST_DAY] = SUMMER_XLSX_DAY,
  };

  for (guint i = 0; i < list->n_columns; i++)
    {
      const SummerListColumn *column = &list->columns[i];
      const SummerListValue *value = &list->values[i];
      const SummerXlsxStyle style = styles[column->kind];

      if (value->is_given && column->kind == SUMMER_LIST_COUNT)
        summer_xlsx_count (xlsx, into, at, (lxw_col_t) i, value->number, style);
      else if (value->is_given && column->kind == SUMMER_LIST_DAY)
        summer_xlsx_day (xlsx, into, at, (lxw_col_t) i, (SummerDay) value->number, style);
      else
        summer_xlsx_text (xlsx, into, at, (lxw_col_t) i, value->text,
                          value->is_given ? style : SUMMER_XLSX_TEXT);
      if (value->is_given && column->kind == SUMMER_LIST_WRAP)
        summer_xlsx_set_lines (into, at, summer_xlsx_get_lines (value->text, column->width));
    }
}

static gboolean
save_xlsx (
    const List *list, const char *title, const char *subtitle, const char *path, GError **error)
{
  g_autofree SummerXlsxColumn *headings = g_new0 (SummerXlsxColumn, list->n_columns);
  g_autoptr (SummerXlsx) xlsx = summer_xlsx_new (path, FALSE, error);
  lxw_worksheet *into;
  lxw_row_t heading_row;

  if (xlsx == NULL)
    return FALSE;
  for (guint i = 0; i < list->n_columns; i++)
    headings[i]
        = (SummerXlsxColumn){ summer_list_get_heading (&list->columns[i]), list->columns[i].width };
  into = summer_xlsx_add_sheet (xlsx, title, TRUE);
  g_return_val_if_fail (into != NULL, FALSE);
  heading_row
      = summer_xlsx_add_title (xlsx, into, title, subtitle, NULL, headings, list->n_columns);
  for (guint row = 0; row < list->n_rows; row++)
    {
      fill_row (list, row);
      write_row (list, xlsx, into, heading_row + 1 + row);
    }
  worksheet_autofilter (into, heading_row, 0, heading_row + list->n_rows,
                        (lxw_col_t) (list->n_columns - 1));
  summer_xlsx_end_sheet (xlsx, into, heading_row, heading_row + list->n_rows, list->n_columns,
                         NULL);
  return summer_xlsx_finish (xlsx, error);
}

/**
 * summer_export_list:
 * @title: of the list, and of its sheet
 * @subtitle: what stands below it in a workbook
 * @fill: says what stands in a row
 * @path: where to; text where it ends in .csv, otherwise a workbook
 *
 * Returns: FALSE with a G_IO_ERROR or G_FILE_ERROR; the target is then as it was
 */
gboolean
summer_export_list (const char *title,
                    const char *subtitle,
                    const SummerListColumn *columns,
                    guint n_columns,
                    SummerListRowFunc fill,
                    gpointer owner,
                    guint n_rows,
                    const char *path,
                    GError **error)
{
  g_autofree SummerListValue *values = g_new0 (SummerListValue, n_columns);
  g_autofree char *lower = NULL;
  const List list = { columns, n_columns, n_rows, fill, owner, values };
  gboolean done;

  g_return_val_if_fail (title != NULL && columns != NULL && fill != NULL && path != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  done = g_str_has_suffix (lower, ".csv") ? save_csv (&list, path, error)
                                          : save_xlsx (&list, title, subtitle, path, error);
  for (guint i = 0; i < n_columns; i++)
    g_free (values[i].text);
  return done;
}
