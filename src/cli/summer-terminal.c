#include "config.h"

#include "summer-terminal.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What sits between letters and turns the direction in which they are read. */
static gboolean
is_turning (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f
         || c == 0x061c;
}

/**
 * summer_terminal_dup_plain:
 * @kept: control characters that stay, "\n" for one
 *
 * A terminal obeys some characters. Records may hold any, and come from other offices: here they are seen and do
 * nothing. An escape is ␛, a character that turns the direction of writing <U+202E>, any other �.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
summer_terminal_dup_plain (const char *text, const char *kept)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *plain = g_string_sized_new (strlen (valid) + 1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c < 0x20 && strchr (kept, (int) c) == NULL)
        g_string_append_unichar (plain, 0x2400 + c);
      else if (c == 0x7f)
        g_string_append_unichar (plain, 0x2421);
      else if (c > 0x7f && (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029))
        g_string_append_unichar (plain, 0xfffd);
      else if (is_turning (c))
        g_string_append_printf (plain, "<U+%04X>", c);
      else
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/**
 * summer_terminal_say:
 *
 * Writes one line for a person to standard error.
 */
void
summer_terminal_say (const char *format, ...)
{
  g_autofree char *text = NULL, *plain = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  plain = summer_terminal_dup_plain (text, "\n\t");
  summer_terminal_end_progress ();
  fputs (plain, stderr);
  fputc ('\n', stderr);
}

/**
 * summer_terminal_print:
 *
 * Writes the result, or a part of it, to standard output.
 */
void
summer_terminal_print (const char *text)
{
  g_autofree char *plain = summer_terminal_dup_plain (text, "\n\t");

  fputs (plain, stdout);
}

/**
 * summer_terminal_print_json:
 * @json: in which a control character can only stand in a text, and those of ASCII do not stand as they are
 *
 * Writes it to standard output, with the end of a line, and with what a terminal obeys escaped: whoever reads it as
 * JSON reads the same.
 */
void
summer_terminal_print_json (const char *json)
{
  g_autofree char *valid = g_utf8_make_valid (json, -1);
  g_autoptr (GString) escaped = g_string_sized_new (strlen (valid) + 1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if ((c > 0x7e && g_unichar_iscntrl (c)) || c == 0x2028 || c == 0x2029 || is_turning (c))
        g_string_append_printf (escaped, "\\u%04x", c);
      else
        g_string_append_unichar (escaped, c);
    }
  if (!g_str_has_suffix (valid, "\n"))
    g_string_append_c (escaped, '\n');
  fputs (escaped->str, stdout);
}

/**
 * summer_terminal_finish:
 *
 * Returns: whether all of the result was written; a full disk shows only here
 */
gboolean
summer_terminal_finish (void)
{
  return fflush (stdout) == 0 && !ferror (stdout);
}

/* What stands on the line now, in percent; -1 = nothing. Of the one terminal that a process has. */
static int shown = -1;

/**
 * summer_terminal_progress:
 * @fraction: 0 to 1
 * @user_data: (nullable): a text that says what is being done
 *
 * Shows how far the work is, on a line that the next message replaces.
 */
void
summer_terminal_progress (double fraction, gpointer user_data)
{
  int percent = (int) (CLAMP (fraction, 0, 1) * 100);

  if (percent == shown || !isatty (STDERR_FILENO))
    return;
  fprintf (stderr, "\r\033[K%s %3d %%", user_data != NULL ? (const char *) user_data : "", percent);
  fflush (stderr);
  shown = percent;
}

/**
 * summer_terminal_end_progress:
 *
 * Clears the line of progress, where there is one.
 */
void
summer_terminal_end_progress (void)
{
  if (shown >= 0)
    fputs ("\r\033[K", stderr);
  shown = -1;
}

/**
 * summer_terminal_get_width:
 *
 * Returns: how many columns of a terminal the text takes
 */
guint
summer_terminal_get_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

struct _SummerTextTable
{
  char *alignment; /* owned */
  guint n_columns;
  GPtrArray *cells; /* char *, owned */
};

/**
 * summer_text_table_new:
 * @alignment: for each column `<` (flush left) or `>` (flush right)
 *
 * Returns: (transfer full): an empty table
 */
SummerTextTable *
summer_text_table_new (const char *alignment)
{
  SummerTextTable *self = g_new0 (SummerTextTable, 1);

  self->alignment = g_strdup (alignment);
  self->n_columns = (guint) strlen (alignment);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * summer_text_table_free:
 *
 * Frees the table and its cells.
 */
void
summer_text_table_free (SummerTextTable *self)
{
  g_free (self->alignment);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * summer_text_table_add:
 * @cell: (nullable): the text; NULL for none
 *
 * Adds the next cell, row by row, in one line.
 */
void
summer_text_table_add (SummerTextTable *self, const char *cell)
{
  g_ptr_array_add (self->cells, summer_terminal_dup_plain (cell != NULL ? cell : "", ""));
}

static void
pad (GString *text, guint n)
{
  while (n-- > 0)
    g_string_append_c (text, ' ');
}

/**
 * summer_text_table_dup_text:
 *
 * Returns: (transfer full): the rows as lines, two spaces between columns and none at the end of a line
 */
char *
summer_text_table_dup_text (SummerTextTable *self)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint width = summer_terminal_get_width (self->cells->pdata[i]);

      widths[i % self->n_columns] = MAX (widths[i % self->n_columns], width);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = self->cells->pdata[i];
      guint column = i % self->n_columns;
      guint room = widths[column] - summer_terminal_get_width (cell);

      if (column > 0)
        g_string_append (text, "  ");
      if (self->alignment[column] == '>')
        pad (text, room);
      g_string_append (text, cell);
      if (self->alignment[column] == '<')
        pad (text, room);
      if (column + 1 == self->n_columns)
        {
          while (text->len > 0 && text->str[text->len - 1] == ' ')
            g_string_truncate (text, text->len - 1);
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}
