/* Files to drafts: which sheets and columns they have, and the rows of all sheets but attendance. */
#include "config.h"

#include "summer-draft.h"

#include <glib/gi18n.h>
#include <string.h>

/* Titles, notes and blank rows stand above a header; further down nobody looks for one. */
#define MAX_ERRORS 20000
#define MAX_ROWS_BEFORE_HEADER 100

typedef struct
{
  SummerDraft *draft;
  guint source;
  SummerDraftSource *sheet; /* borrowed from the draft */
  SummerFormat format;
  gboolean in_rows;   /* below the header */
  guint seen;         /* rows before it */
  guint partial_row;  /* of the first row that has some of the header, 0 none */
  guint64 partial;    /* its columns */
  GArray *columns;    /* gint8: the format's column of each of the sheet, -1 = unknown */
  GPtrArray *headers; /* char *: as they stand in the file */
  GArray *days;       /* SummerDay: of each column of a paper form */
  SummerMarkReader *marks;
  SummerWorkbook *workbook;
  SummerProgressFunc progress;
  gpointer progress_data;
  double done, share; /* of the whole work: before this sheet, and this sheet */
  guint until_report;
} SheetReader;

static void
sheet_reader_clear (SheetReader *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->headers);
  g_array_unref (self->days);
  g_clear_pointer (&self->marks, summer_mark_reader_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheetReader, sheet_reader_clear)

static SummerDay
clamp_day (SummerDay day)
{
  return day >= summer_day_from_ymd (1900, 1, 1) && day <= summer_day_from_ymd (2100, 12, 31)
             ? day
             : SUMMER_DAY_NONE;
}

/* The day that heads a column of a paper form; a weekday in brackets may follow it. */
static SummerDay
form_day (SummerDraft *draft, const SummerCell *cell)
{
  g_autofree char *header = NULL;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (cell->kind == SUMMER_CELL_NUMBER)
    {
      SummerDay day
          = summer_day_parse (g_ascii_formatd (digits, sizeof digits, "%.15g", cell->number));

      if (day == SUMMER_DAY_NONE && cell->is_date)
        day = summer_day_from_serial (cell->number, draft->date1904);
      return clamp_day (day);
    }
  if (cell->kind != SUMMER_CELL_TEXT)
    return SUMMER_DAY_NONE;
  header = summer_format_dup_header (cell->text);
  return clamp_day (summer_day_parse (header));
}

/* A header that was meant as a date must be one, or the marks below it would be lost in silence. */
static gboolean
is_meant_as_day (const SummerCell *cell)
{
  const char *p = cell->text;

  if (cell->kind != SUMMER_CELL_TEXT)
    return cell->kind != SUMMER_CELL_BOOLEAN;
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return g_ascii_isdigit (*p);
}

static void
set_column (GArray *columns, guint at, int column)
{
  gint8 unknown = -1;

  while (columns->len <= at)
    g_array_append_val (columns, unknown);
  g_array_index (columns, gint8, at) = (gint8) column;
}

static guint64
match_header (SheetReader *self, const SummerCell *cells, guint n_cells)
{
  guint64 found = 0;

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].kind == SUMMER_CELL_TEXT)
      {
        g_autofree char *header = summer_format_dup_header (cells[i].text);
        int column = summer_format_find_column (self->format, header);

        if (column >= 0)
          found |= G_GUINT64_CONSTANT (1) << column;
      }
  return found;
}

static gboolean
has_day (SheetReader *self, const SummerCell *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    if (form_day (self->draft, &cells[i]) != SUMMER_DAY_NONE)
      return TRUE;
  return FALSE;
}

/* Whether the row is the header: it has every starred column; on a paper form a key and a date. */
static gboolean
is_header (SheetReader *self, guint row, const SummerCell *cells, guint n_cells)
{
  guint64 starred = summer_format_get_mask (self->format, SUMMER_COLUMN_STARRED);
  guint64 found = match_header (self, cells, n_cells);

  if (found == 0)
    return FALSE;
  if (self->format == SUMMER_FORMAT_FORM ? has_day (self, cells, n_cells)
                                         : (found & starred) == starred)
    return TRUE;
  if (__builtin_popcountll (found) > __builtin_popcountll (self->partial))
    {
      self->partial_row = row;
      self->partial = found;
    }
  return FALSE;
}

static void
take_form_column (SheetReader *self, guint row, const SummerCell *cell)
{
  SummerDay day = form_day (self->draft, cell), none = SUMMER_DAY_NONE;

  while (self->days->len <= cell->column)
    g_array_append_val (self->days, none);
  if (day == SUMMER_DAY_NONE)
    {
      if (is_meant_as_day (cell))
        summer_draft_error (self->draft, self->source, row, (int) cell->column,
                            _ ("“%s” is no date. The columns of a paper form are headed by whole "
                               "dates, such as 2019-07-08."),
                            cell->text);
      return;
    }
  for (guint i = 0; i < self->days->len; i++)
    if (g_array_index (self->days, SummerDay, i) == day)
      {
        g_autofree char *iso = summer_day_dup_iso (day);

        summer_draft_error (self->draft, self->source, row, (int) cell->column,
                            _ ("The date %s heads two columns. Keep one of them."), iso);
        return;
      }
  g_array_index (self->days, SummerDay, cell->column) = day;
}

static void
take_header (SheetReader *self, guint row, const SummerCell *cells, guint n_cells)
{
  g_autoptr (GString) unknown = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *header = NULL, *shown = NULL;
      int column = -1;

      if (cells[i].kind == SUMMER_CELL_TEXT)
        {
          header = summer_format_dup_header (cells[i].text);
          column = summer_format_find_column (self->format, header);
          if (*header == '\0')
            continue;
        }
      if (column >= 0 && self->sheet->cells[column] != SUMMER_NO_CELL)
        summer_draft_error (self->draft, self->source, row, (int) cells[i].column,
                            _ ("The sheet has two columns named %s. Keep one of them."),
                            summer_format_get (self->format)->columns[column].chinese);
      else if (column >= 0)
        {
          self->sheet->cells[column] = (int) cells[i].column;
          self->sheet->given |= G_GUINT64_CONSTANT (1) << column;
          set_column (self->columns, cells[i].column, column);
          while (self->headers->len <= (guint) column)
            g_ptr_array_add (self->headers, NULL);
          self->headers->pdata[column] = g_strdup (cells[i].text);
          if (summer_format_get (self->format)->columns[column].kind == SUMMER_VALUE_MONEY)
            summer_draft_check_unit (self->draft, self->source, row, (int) cells[i].column,
                                     cells[i].text);
        }
      else
        {
          if (self->format == SUMMER_FORMAT_FORM)
            {
              take_form_column (self, row, &cells[i]);
              if (cells[i].column < self->days->len
                  && g_array_index (self->days, SummerDay, cells[i].column) != SUMMER_DAY_NONE)
                continue;
            }
          shown = summer_format_dup_trimmed (cells[i].text);
          g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? _ (", ") : "", shown);
        }
    }
  if (unknown->len > 0)
    g_ptr_array_add (self->draft->ignored,
                     g_strdup_printf (_ ("%s, sheet %s: columns left alone: %s"),
                                      (char *) self->draft->files->pdata[self->sheet->file],
                                      self->sheet->name, unknown->str));
  self->in_rows = TRUE;
  if (self->format == SUMMER_FORMAT_ATTENDANCE || self->format == SUMMER_FORMAT_FORM)
    self->marks = summer_mark_reader_new (self->draft, self->source,
                                          self->format == SUMMER_FORMAT_FORM ? self->days : NULL);
}

/* The header once more, as at the top of each printed page. */
static gboolean
is_header_again (SheetReader *self, const SummerCell *cells, guint n_cells)
{
  guint same = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      int column = cells[i].column < self->columns->len
                       ? g_array_index (self->columns, gint8, cells[i].column)
                       : -1;

      if (column < 0)
        continue;
      if (cells[i].kind != SUMMER_CELL_TEXT
          || !g_str_equal (cells[i].text, self->headers->pdata[column]))
        return FALSE;
      same++;
    }
  return same >= 2 || (same == 1 && self->format == SUMMER_FORMAT_FORM);
}

static gboolean
is_blank_cell (const SummerCell *cell)
{
  g_autofree char *trimmed = NULL;

  if (cell == NULL)
    return TRUE;
  if (cell->kind != SUMMER_CELL_TEXT)
    return FALSE;
  if ((guchar) cell->text[0] > ' ' && (guchar) cell->text[0] < 0x7f)
    return FALSE;
  trimmed = summer_format_dup_trimmed (cell->text);
  return *trimmed == '\0';
}

/* Sorts the cells of a row under the format's columns. FALSE: nothing stands in a known one. */
static gboolean
arrange (SheetReader *self, const SummerCell *cells, guint n_cells, const SummerCell **by_column)
{
  gboolean any = FALSE;

  memset (by_column, 0, SUMMER_MAX_COLUMNS * sizeof *by_column);
  for (guint i = 0; i < n_cells; i++)
    {
      int column = cells[i].column < self->columns->len
                       ? g_array_index (self->columns, gint8, cells[i].column)
                       : -1;

      if (column >= 0 && !is_blank_cell (&cells[i]))
        {
          by_column[column] = &cells[i];
          any = TRUE;
        }
    }
  return any;
}

/* A row of any sheet with one row struct a row. One that has a mistake stays: what it names is known. */
static void
read_row (SheetReader *self, guint row, const SummerCell **by_column)
{
  const SummerFormatSheet *format = summer_format_get (self->format);
  g_autofree guint8 *values = g_malloc (format->row_size);
  SummerPlace *place = (SummerPlace *) values;

  summer_format_clear_row (self->format, values);
  place->source = (guint16) self->source;
  place->row = row;
  for (guint i = 0; i < format->n_columns; i++)
    {
      const SummerFormatColumn *column = &format->columns[i];

      if (by_column[i] != NULL)
        summer_draft_cell_value (self->draft, self->source, row, by_column[i], column,
                                 values + column->offset);
      else if (column->flags & SUMMER_COLUMN_STARRED)
        summer_draft_error (self->draft, self->source, row, self->sheet->cells[i],
                            _ ("%s must be filled in. Fill it in, or delete the row."),
                            column->chinese);
    }
  g_array_append_vals (self->draft->rows[self->format], values, 1);
}

static gboolean
row_cb (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  SheetReader *self = user_data;
  const SummerCell *by_column[SUMMER_MAX_COLUMNS];

  if (self->progress != NULL && --self->until_report == 0)
    {
      self->until_report = 2000;
      self->progress (self->done + self->share * summer_workbook_get_progress (self->workbook),
                      self->progress_data);
    }
  /* Whoever sent this will not mend it cell by cell, and a hostile file would be read for minutes. */
  if (self->draft->n_errors >= MAX_ERRORS)
    {
      self->draft->incomplete[self->format] = TRUE;
      summer_draft_error (self->draft, self->source, row, SUMMER_NO_CELL,
                          _ ("There are so many mistakes that the sheet was not read to its end. "
                             "Compare it with the template."));
      return FALSE;
    }
  if (!self->in_rows)
    {
      if (is_header (self, row, cells, n_cells))
        take_header (self, row, cells, n_cells);
      return ++self->seen <= MAX_ROWS_BEFORE_HEADER || self->in_rows;
    }
  if (n_cells > 0 && cells[0].kind == SUMMER_CELL_TEXT && is_header_again (self, cells, n_cells))
    return TRUE;
  if (self->marks != NULL)
    {
      summer_mark_reader_add_row (self->marks, row, cells, n_cells);
      return TRUE;
    }
  if (!arrange (self, cells, n_cells, by_column))
    return TRUE;
  self->draft->n_rows[self->format]++;
  if (self->format == SUMMER_FORMAT_PROGRAMME)
    summer_draft_read_item (self->draft, self->source, row, by_column);
  else
    read_row (self, row, by_column);
  return TRUE;
}

/* No row was the header: says what is missing. */
static void
report_no_header (SheetReader *self)
{
  const SummerFormatSheet *format = summer_format_get (self->format);

  self->draft->incomplete[self->format] = TRUE;
  if (self->seen == 0)
    self->draft->incomplete[self->format] = FALSE; /* an empty sheet says nothing */
  else if (self->format == SUMMER_FORMAT_FORM && self->partial != 0)
    summer_draft_error (self->draft, self->source, self->partial_row, 0,
                        _ ("No column of the sheet is headed by a date. Head each day's column by "
                           "its date, such as 2019-07-08."));
  else if (self->format == SUMMER_FORMAT_FORM)
    summer_draft_error (self->draft, self->source, 0, SUMMER_NO_CELL,
                        _ ("The sheet has no header row with 学生编号 or 姓名 and the dates. Put "
                           "one above the rows."));
  else if (__builtin_popcountll (self->partial) < 2)
    summer_draft_error (self->draft, self->source, 0, SUMMER_NO_CELL,
                        _ ("The sheet has no header row with %s and the other columns. Put one "
                           "above the rows, as in the template."),
                        format->columns[0].chinese);
  else
    for (guint i = 0; i < format->n_columns; i++)
      if ((format->columns[i].flags & SUMMER_COLUMN_STARRED) && !(self->partial >> i & 1))
        summer_draft_error (
            self->draft, self->source, self->partial_row, SUMMER_NO_CELL,
            _ ("The sheet %s lacks the column %s. Add it to the header row and fill it in."),
            self->sheet->name, format->columns[i].chinese);
}

static guint
add_source (SummerDraft *self, guint file, const char *name, SummerFormat format)
{
  SummerDraftSource *source = g_new0 (SummerDraftSource, 1);

  source->file = file;
  source->name = summer_format_dup_trimmed (name);
  source->format = format;
  for (guint i = 0; i < SUMMER_MAX_COLUMNS; i++)
    source->cells[i] = SUMMER_NO_CELL;
  g_ptr_array_add (self->sources, source);
  return self->sources->len - 1;
}

/* What a reader could not read is a mistake of the file, not of the program; only a cancelled or
 * unreadable file ends the import. */
static gboolean
read_sheet (SummerDraft *self,
            SheetReader *reader,
            SummerWorkbook *workbook,
            guint sheet,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) local = NULL;

  if (summer_workbook_read (workbook, sheet, row_cb, reader, cancellable, &local))
    {
      if (!reader->in_rows)
        report_no_header (reader);
      return TRUE;
    }
  if (!g_error_matches (local, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_FORMAT)
      && !g_error_matches (local, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_HOSTILE))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->incomplete[reader->format] = TRUE;
  summer_draft_error (self, reader->source, 0, SUMMER_NO_CELL, "%s", local->message);
  return TRUE;
}

static gboolean
read_sheets (SummerDraft *self,
             SummerWorkbook *workbook,
             guint file,
             SheetReader *progress,
             GCancellable *cancellable,
             GError **error)
{
  guint n_sheets = summer_workbook_get_n_sheets (workbook), n_known = 0;
  double done = progress->done, share = progress->share;

  self->date1904 = summer_workbook_is_date1904 (workbook);
  for (guint i = 0; i < n_sheets; i++)
    {
      const char *name = summer_workbook_get_sheet_name (workbook, i);
      g_auto (SheetReader) reader = *progress;
      g_autofree char *class_code = NULL;

      reader.draft = self;
      reader.workbook = workbook;
      reader.columns = g_array_new (FALSE, FALSE, sizeof (gint8));
      reader.headers = g_ptr_array_new_with_free_func (g_free);
      reader.days = g_array_new (FALSE, FALSE, sizeof (SummerDay));
      reader.until_report = 1;
      reader.done = done + share * i / n_sheets;
      reader.share = share / n_sheets;
      if (!summer_format_find_sheet (name, &reader.format, &class_code))
        {
          g_ptr_array_add (
              self->ignored,
              g_strdup_printf (
                  _ ("%s: the sheet “%s” is no part of a programme workbook and was left alone"),
                  (char *) self->files->pdata[file], name));
          continue;
        }
      n_known++;
      if (self->sources->len >= G_MAXUINT16)
        {
          summer_draft_error (
              self, SUMMER_NO_SOURCE, 0, SUMMER_NO_CELL,
              _ ("The files have more sheets than can be read at once. Import them one by one."));
          return TRUE;
        }
      reader.source = add_source (self, file, name, reader.format);
      reader.sheet = summer_draft_get_source (self, reader.source);
      if (class_code != NULL)
        reader.sheet->form_class
            = summer_draft_add_class (self, class_code, reader.source, 0, G_MAXUINT16);
      if (!read_sheet (self, &reader, workbook, i, cancellable, error))
        return FALSE;
    }
  if (n_known == 0)
    self->incomplete[SUMMER_FORMAT_PROGRAMME] = TRUE;
  if (n_known == 0)
    summer_draft_error (self, SUMMER_NO_SOURCE, 0, SUMMER_NO_CELL,
                        _ ("%s has no sheet of a programme workbook. Name its sheets as in the "
                           "template: 班级, 学生, 考勤 …"),
                        (char *) self->files->pdata[file]);
  return TRUE;
}

/**
 * summer_draft_read:
 * @paths: (array zero-terminated=1): workbooks, and single sheets as CSV
 * @progress: (nullable): called with the part of the reading that is done
 *
 * Reads the files one after another into the draft. What is wrong in them becomes its problems.
 *
 * Returns: FALSE with @error when a file could not be opened or the work was cancelled
 */
gboolean
summer_draft_read (SummerDraft *self,
                   const char *const *paths,
                   SummerProgressFunc progress,
                   gpointer user_data,
                   GCancellable *cancellable,
                   GError **error)
{
  guint n_paths = g_strv_length ((char **) paths);

  for (guint i = 0; i < n_paths; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (SummerWorkbook) workbook = NULL;
      SheetReader reader = { 0 };

      g_ptr_array_add (self->files, g_path_get_basename (paths[i]));
      self->is_reading = TRUE;
      reader.progress = progress;
      reader.progress_data = user_data;
      reader.done = (double) i / n_paths;
      reader.share = 1.0 / n_paths;
      workbook = summer_workbook_open (paths[i], cancellable, &local);
      if (workbook != NULL)
        {
          if (!read_sheets (self, workbook, i, &reader, cancellable, error))
            return FALSE;
          continue;
        }
      if (!g_error_matches (local, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_FORMAT)
          && !g_error_matches (local, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_HOSTILE))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      for (guint j = 0; j < SUMMER_N_FORMATS; j++)
        self->incomplete[j] = TRUE;
      summer_draft_error (self, SUMMER_NO_SOURCE, 0, SUMMER_NO_CELL, "%s", local->message);
    }
  self->is_reading = FALSE;
  return TRUE;
}
