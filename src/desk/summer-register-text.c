#include "config.h"

#include "summer-register.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * summer_register_dup_text:
 *
 * A block as spreadsheets put one on the clipboard: cells between tabs, an end after each line, marks
 * as the workbook writes them.
 *
 * Returns: (transfer full): the text
 */
char *
summer_register_dup_text (const SummerRegister *self, const SummerRegisterBlock *block)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < block->n_children; i++)
    {
      for (guint j = 0; j < block->n_days; j++)
        {
          const SummerRegisterCell *cell
              = summer_register_get_cell (self, block->child + i, block->day + j);

          if (j > 0)
            g_string_append_c (text, '\t');
          g_string_append (text, summer_terms_get_chinese (SUMMER_TERMS_MARK, cell->mark));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
ends_cell (char c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\r';
}

/* A cell in quotes, as it is written when there is a line or a tab in it: "" is a quote. NULL when what begins
 * with a quote is none: it stands for itself then. */
static const char *
read_quoted (const char *at, GString *cell)
{
  for (at++; *at != '\0'; at++)
    {
      if (*at != '"')
        g_string_append_c (cell, *at);
      else if (at[1] == '"')
        g_string_append_c (cell, *++at);
      else
        return ends_cell (at[1]) ? at + 1 : NULL;
    }
  return NULL;
}

/* Reads one cell and gives what comes behind it. */
static const char *
read_cell (const char *at, char **content)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *end = *at == '"' ? read_quoted (at, cell) : NULL;

  if (end == NULL)
    {
      g_string_truncate (cell, 0);
      for (end = at; !ends_cell (*end); end++)
        g_string_append_c (cell, *end);
    }
  *content = g_string_free (g_steal_pointer (&cell), FALSE);
  return end;
}

/* The lines of the text as GStrv, each with its cells. The end of the last line begins no further one. */
static GPtrArray *
split_text (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *at = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;

  do
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();

      for (gboolean more = TRUE; more; at += more)
        {
          char *content;

          at = read_cell (at, &content);
          g_ptr_array_add (cells, content);
          more = *at == '\t';
        }
      g_ptr_array_add (cells, NULL);
      g_ptr_array_add (lines, g_ptr_array_free (g_steal_pointer (&cells), FALSE));
      at += *at == '\r';
      at += *at == '\n';
    }
  while (*at != '\0');
  return lines;
}

/* A mark; FALSE when the word is none. What is empty, or holds but space, is no mark: unrecorded. */
static gboolean
read_mark (const char *content, SummerMark *mark)
{
  g_autofree char *folded = g_utf8_normalize (content, -1, G_NORMALIZE_NFKC);
  int value = SUMMER_MARK_UNRECORDED;
  gboolean known
      = folded != NULL
        && (*g_strstrip (folded) == '\0' || summer_terms_parse (SUMMER_TERMS_MARK, folded, &value));

  *mark = (SummerMark) value;
  return known;
}

static void
read_content (const SummerRegister *self,
              guint child,
              guint day,
              const char *content,
              GArray *marks,
              GPtrArray *problems)
{
  const SummerRegisterCell *cell = summer_register_get_cell (self, child, day);
  SummerDeskMark change = {
    .child = self->children[child].id,
    .day = self->days[day].day,
    .seen = (SummerMark) cell->mark,
  };
  g_autofree char *refusal = NULL;

  if (!read_mark (content, &change.mark))
    {
      g_autofree char *text = summer_day_dup_text (change.day);
      g_autofree char *choices = summer_terms_dup_choices (SUMMER_TERMS_MARK);

      /* Translators: a child, a day, what was pasted there, and what can be */
      g_ptr_array_add (problems,
                       g_strdup_printf (_ ("%s, %s: “%s” is no mark (%s)"),
                                        self->children[child].name, text, content, choices));
      return;
    }
  if (change.seen == change.mark)
    return;
  refusal = summer_register_dup_refusal (self, child, day, change.mark);
  if (refusal != NULL)
    g_ptr_array_add (problems, g_steal_pointer (&refusal));
  else
    g_array_append_val (marks, change);
}

static guint
get_width (GPtrArray *lines)
{
  guint width = 0;

  for (guint i = 0; i < lines->len; i++)
    width = MAX (width, g_strv_length (lines->pdata[i]));
  return width;
}

/* As in a spreadsheet: what fits a number of times into what is selected is put there so many times. */
static guint
get_times (guint selected, guint given)
{
  return selected > given && selected % given == 0 ? selected / given : 1;
}

/**
 * summer_register_read_text:
 * @block: what is selected: the text goes from its first cell on, and several times where it fits into it so
 * @text: tab-separated, as WPS, Excel and LibreOffice put it on the clipboard
 * @problems: (element-type utf8): takes what was not understood, is refused or lies beyond the register, in words
 *
 * An empty cell clears; a line of the text that is shorter than others leaves what lies behind it alone. A cell
 * with a problem stays as it is.
 *
 * Returns: (transfer full) (element-type SummerDeskMark): what is to change
 */
GArray *
summer_register_read_text (const SummerRegister *self,
                           const SummerRegisterBlock *block,
                           const char *text,
                           GPtrArray *problems)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (SummerDeskMark));
  g_autoptr (GPtrArray) lines = split_text (text);
  const guint width = get_width (lines);
  const guint down = get_times (block->n_children, lines->len);
  const guint across = get_times (block->n_days, width);
  guint beyond = 0;

  for (guint i = 0; i < down * lines->len; i++)
    {
      char **cells = lines->pdata[i % lines->len];
      const guint n_cells = g_strv_length (cells);

      /* A line without anything in it is a cell in a column of them, and nothing in a wider block. */
      if (width > 1 && n_cells == 1 && *cells[0] == '\0')
        continue;
      for (guint j = 0; j < across * width; j++)
        {
          if (j % width >= n_cells)
            continue;
          if (block->child + i >= self->n_children || block->day + j >= self->n_days)
            beyond += *cells[j % width] != '\0';
          else
            read_content (self, block->child + i, block->day + j, cells[j % width], marks,
                          problems);
        }
    }
  if (beyond > 0)
    g_ptr_array_add (problems,
                     g_strdup_printf (ngettext ("%u cell lies beyond the register",
                                                "%u cells lie beyond the register", beyond),
                                      beyond));
  return marks;
}
