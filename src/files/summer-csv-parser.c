#include "config.h"

#include "summer-csv-parser.h"

#include "summer-row-buffer.h"

#include <glib/gi18n.h>
#include <string.h>

#define GUESS_LINES 20
#define MAX_FIELD_BYTES (1024 * 1024)
#define MAX_ROW_BYTES (16 * 1024 * 1024)

/*            "                "
 *   START ───────▶ QUOTED ◀──────▶ QUOTE (the end of the field, unless a second quote follows)
 *     │ other                         │ other
 *     └────────▶ PLAIN ◀──────────────┘           separator or line end: to START
 */
typedef enum
{
  START,
  PLAIN,
  QUOTED,
  QUOTE,
} State;

struct _SummerCsvParser
{
  SummerRowFunc func;
  gpointer user_data;
  SummerRowBuffer buffer;
  State state;
  char separator; /* '\0' before the first text */
  gboolean after_return;
  gboolean stopped;
  guint row, column;
  gulong line, quote_line;
};

/**
 * summer_csv_parser_new:
 *
 * Returns: (transfer full): a parser that gives @func each row that is not empty
 */
SummerCsvParser *
summer_csv_parser_new (SummerRowFunc func, gpointer user_data)
{
  SummerCsvParser *self = g_new0 (SummerCsvParser, 1);

  self->func = func;
  self->user_data = user_data;
  self->line = 1;
  summer_row_buffer_begin_row (&self->buffer);
  return self;
}

/**
 * summer_csv_parser_free:
 */
void
summer_csv_parser_free (SummerCsvParser *self)
{
  summer_row_buffer_clear (&self->buffer);
  g_free (self);
}

/**
 * summer_csv_parser_stopped:
 */
gboolean
summer_csv_parser_stopped (SummerCsvParser *self)
{
  return self->stopped;
}

/**
 * summer_csv_parser_get_line:
 */
gulong
summer_csv_parser_get_line (SummerCsvParser *self)
{
  return self->line;
}

/*
 * @text: the beginning of a file, its header lines in it
 *
 * The separator is the one of comma, tab and semicolon that stands in the most lines, outside quotes; a
 * comma in the text of one line does not outweigh the semicolons of all. Of two that stand in as many lines
 * the more frequent is taken.
 */
static char
guess_separator (const char *text, gsize n)
{
  static const char candidates[] = { ',', '\t', ';' };
  guint lines[G_N_ELEMENTS (candidates)] = { 0 };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean seen[G_N_ELEMENTS (candidates)] = { FALSE };
  gboolean quoted = FALSE;
  guint n_lines = 0;
  guint best = 0;

  for (gsize i = 0; i < n && n_lines < GUESS_LINES; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      if (quoted)
        continue;
      if (text[i] == '\n' || text[i] == '\r')
        {
          n_lines++;
          memset (seen, 0, sizeof seen);
        }
      for (guint c = 0; c < G_N_ELEMENTS (candidates); c++)
        if (text[i] == candidates[c])
          {
            counts[c]++;
            lines[c] += !seen[c];
            seen[c] = TRUE;
          }
    }
  for (guint c = 1; c < G_N_ELEMENTS (candidates); c++)
    if (lines[c] > lines[best] || (lines[c] == lines[best] && counts[c] > counts[best]))
      best = c;
  return candidates[best];
}

static gboolean
refuse_field (GError **error)
{
  g_set_error_literal (
      error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_HOSTILE,
      _ ("a row is longer than a sheet can hold. Open the file in WPS or Excel and save it as "
         ".xlsx."));
  return FALSE;
}

static gboolean
end_field (SummerCsvParser *self, GError **error)
{
  gsize length;

  if (self->column == SUMMER_MAX_COLUMNS)
    return refuse_field (error);
  summer_row_buffer_terminate (&self->buffer, &length);
  if (length > 0)
    summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_TEXT);
  summer_row_buffer_begin_text (&self->buffer);
  self->column++;
  self->state = START;
  return TRUE;
}

static gboolean
end_row (SummerCsvParser *self, GError **error)
{
  const SummerCell *cells;
  guint n_cells;

  if (!end_field (self, error))
    return FALSE;
  cells = summer_row_buffer_end_row (&self->buffer, &n_cells);
  if (n_cells > 0 && !self->func (self->row, cells, n_cells, self->user_data))
    self->stopped = TRUE;
  summer_row_buffer_begin_row (&self->buffer);
  self->column = 0;
  self->row++;
  return TRUE;
}

/* How many bytes from @text on are of the field, whatever the state. */
static gsize
measure_run (SummerCsvParser *self, const char *text, gsize n)
{
  gsize i = 0;

  if (self->state == QUOTED)
    while (i < n && text[i] != '"' && text[i] != '\n' && text[i] != '\r')
      i++;
  else
    while (i < n && text[i] != self->separator && text[i] != '\n' && text[i] != '\r'
           && text[i] != '"')
      i++;
  return i;
}

static gboolean
append (SummerCsvParser *self, const char *text, gsize n, GError **error)
{
  summer_row_buffer_append (&self->buffer, text, n);
  if (self->buffer.n_bytes - self->buffer.start > MAX_FIELD_BYTES
      || self->buffer.n_bytes > MAX_ROW_BYTES)
    return refuse_field (error);
  return TRUE;
}

/* One byte that may have a meaning. */
static gboolean
take (SummerCsvParser *self, char byte, GError **error)
{
  gboolean line_end = byte == '\r' || (byte == '\n' && !self->after_return);
  gboolean second_half = byte == '\n' && self->after_return;

  self->after_return = byte == '\r';
  self->line += line_end;
  if (self->state == QUOTED)
    {
      if (byte != '"')
        return append (self, &byte, 1, error);
      self->state = QUOTE;
      return TRUE;
    }
  if (second_half)
    return TRUE;
  if (byte == '"')
    {
      if (self->state == START)
        {
          self->quote_line = self->line;
          self->state = QUOTED;
          return TRUE;
        }
      if (self->state == QUOTE)
        self->state = QUOTED;
      return append (self, &byte, 1, error);
    }
  return line_end ? end_row (self, error) : end_field (self, error);
}

/* "sep=;" alone in the first line is Excel's way to name the separator. */
static gsize
begin (SummerCsvParser *self, const char *text, gsize n)
{
  if (n > 5 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && (text[5] == '\r' || text[5] == '\n'))
    {
      self->separator = text[4];
      return 5;
    }
  self->separator = guess_separator (text, n);
  return 0;
}

/**
 * summer_csv_parser_feed:
 * @text: UTF-8 without NUL; the first call's should hold the header lines, from which the separator is taken
 *
 * Stops early, without an error, when the row function says so.
 */
gboolean
summer_csv_parser_feed (SummerCsvParser *self, const char *text, gsize n, GError **error)
{
  gsize i = self->separator == '\0' && n > 0 ? begin (self, text, n) : 0;

  while (i < n && !self->stopped)
    {
      gsize run = measure_run (self, text + i, n - i);

      if (run > 0)
        {
          if (self->state != QUOTED)
            self->state = PLAIN;
          self->after_return = FALSE;
          if (!append (self, text + i, run, error))
            return FALSE;
          i += run;
        }
      if (i < n && !take (self, text[i++], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_csv_parser_end:
 *
 * Gives the last row, whether or not a line end closes it.
 */
gboolean
summer_csv_parser_end (SummerCsvParser *self, GError **error)
{
  if (self->stopped)
    return TRUE;
  if (self->state == QUOTED)
    {
      g_set_error (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_FORMAT,
                   _ ("the quotation mark opened on line %lu is never closed. Open the file in WPS "
                      "or Excel and save it as .xlsx."),
                   self->quote_line);
      return FALSE;
    }
  return end_row (self, error);
}
