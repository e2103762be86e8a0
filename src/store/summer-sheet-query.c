#include "config.h"

#include "summer-sheet-query.h"

#include "summer-reading.h"

/* Its parameter; the words of the filter follow. */
#define UNIONS 2

/**
 * summer_sheet_unions_hold:
 * @unions: (nullable): as sheets take them; %NULL = all
 * @name: (nullable): the union of a class
 */
gboolean
summer_sheet_unions_hold (const char *unions, const char *name)
{
  g_autofree char *parted = NULL;

  if (unions == NULL || name == NULL)
    return unions == NULL;
  parted = g_strconcat (SUMMER_SHEET_UNIONS_PARTED, name, SUMMER_SHEET_UNIONS_PARTED, NULL);
  return strstr (unions, parted) != NULL;
}

static const char *
get_state_text (const SummerSheetColumn *column, int value)
{
  return column->terms == SUMMER_SHEET_VERDICT
             ? summer_reading_get_text ((SummerReading) value)
             : summer_terms_get_text ((SummerTerms) column->terms, value);
}

/* "%word%", with the characters that LIKE reads as wildcards made plain. */
static char *
dup_pattern (const char *word)
{
  GString *pattern = g_string_new ("%");

  for (; *word != '\0'; word++)
    {
      if (strchr ("%_\\", *word) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *word);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* The numbers of the values whose words contain the word: a list of integers of our own. */
static void
append_states (GString *sql, const SummerSheetColumn *column, const char *word)
{
  guint n = column->terms == SUMMER_SHEET_VERDICT
                ? SUMMER_N_READINGS
                : summer_terms_get_size ((SummerTerms) column->terms);
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint value = 0; value < n; value++)
    {
      g_autofree char *text = g_utf8_casefold (get_state_text (column, (int) value), -1);
      if (strstr (text, folded) != NULL)
        g_string_append_printf (sql, " OR (%s) = %u", column->sql, value);
    }
}

static void
append_word (GString *sql, const SummerSheetSpec *spec, const char *word, int parameter)
{
  g_string_append (sql, " AND (0");
  for (guint i = 0; i < spec->n_columns; i++)
    {
      const SummerSheetColumn *column = &spec->columns[i];

      if (!column->searched)
        continue;
      if (column->kind == SUMMER_COLUMN_STATE)
        append_states (sql, column, word);
      else
        g_string_append_printf (sql, " OR (%s) LIKE ?%d ESCAPE '\\'", column->sql, parameter);
    }
  if (spec->pinyin != NULL)
    g_string_append_printf (sql, " OR (%s) LIKE ?%d ESCAPE '\\'", spec->pinyin, parameter);
  /* The parameter is the word between two signs of LIKE. */
  if (spec->identity != NULL)
    g_string_append_printf (sql,
                            " OR %s = summer_identity_hash (substr (?%d, 2, length (?%d) - 2))",
                            spec->identity, parameter, parameter);
  g_string_append (sql, ")");
}

static void
append_order (GString *sql, const SummerSheetQuery *self)
{
  g_string_append (sql, " ORDER BY ");
  if (self->sort >= 0)
    {
      const SummerSheetColumn *column = &self->spec->columns[self->sort];
      g_autofree char *value = column->kind == SUMMER_COLUMN_RATE
                                   ? g_strdup_printf ("CAST (%s AS REAL) / nullif (%s, 0)",
                                                      column->sql, column->sql_whole)
                                   : g_strdup (column->sql);

      g_string_append_printf (sql, "(%s)%s%s NULLS LAST, ", value,
                              column->kind == SUMMER_COLUMN_TEXT ? " COLLATE chinese" : "",
                              self->descending ? " DESC" : " ASC");
    }
  g_string_append (sql, self->spec->order);
}

/* Words are parted by any space, also the full-width one. */
static char **
split_words (const char *filter)
{
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GString) plain = g_string_new (filter);

  g_string_replace (plain, "\u3000", " ", 0);
  pieces = g_strsplit_set (plain->str, " \t\n", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_ptr_array_add (words, g_strdup (pieces[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* Where the statement asks for the unions. */
static void
bind_unions (const SummerSheetQuery *self, SummerStatement *statement)
{
  if (self->unions != NULL
      && sqlite3_bind_parameter_count (summer_statement_get_handle (statement)) >= UNIONS)
    summer_statement_bind_copy (statement, UNIONS, self->unions);
}

/* The statement of something of the rows that pass the filter; NULL with @error set. */
static SummerStatement *
ask (const SummerSheetQuery *self,
     SummerStore *store,
     const char *what,
     gboolean in_order,
     GError **error)
{
  const SummerSheetSpec *spec = self->spec;
  g_auto (GStrv) words = split_words (self->filter != NULL ? self->filter : "");
  g_autoptr (GString) sql = g_string_new (NULL);
  int parameter = UNIONS;

  if (spec->gather != NULL && !spec->gather (store, self->programme, self->unions, error))
    return NULL;
  g_string_printf (sql, "SELECT %s %s", what, spec->from);
  for (guint i = 0; words[i] != NULL; i++)
    append_word (sql, spec, words[i], ++parameter);
  if (self->where_column >= 0)
    g_string_append_printf (sql, " AND (%s) = ?%d", spec->columns[self->where_column].sql,
                            parameter + 1);
  if (self->unions != NULL && spec->within != NULL)
    g_string_append_printf (sql, " AND (%s)", spec->within);
  if (in_order)
    append_order (sql, self);

  SummerStatement *rows = summer_statement_new_once (store, sql->str, error);
  if (rows == NULL)
    return NULL;
  summer_statement_bind_int (rows, 1, self->programme);
  for (guint i = 0; words[i] != NULL; i++)
    summer_statement_take_text (rows, UNIONS + 1 + (int) i, dup_pattern (words[i]));
  if (self->where_column >= 0)
    summer_statement_bind_int (rows, parameter + 1, self->where_value);
  bind_unions (self, rows);
  return rows;
}

/**
 * summer_sheet_query_read_keys:
 *
 * Returns: (transfer full) (element-type gint64): the keys in order; with @error set those that were read before it
 */
GArray *
summer_sheet_query_read_keys (const SummerSheetQuery *self, SummerStore *store, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SummerStatement) each = ask (self, store, self->spec->key, TRUE, error);

  while (each != NULL && summer_statement_step (each, error))
    {
      gint64 key = summer_statement_get_int (each, 0);
      g_array_append_val (keys, key);
    }
  return g_steal_pointer (&keys);
}

/**
 * summer_sheet_query_add_up:
 *
 * Returns: (transfer full) (nullable): by column, what the amounts of the rows come to in fen, 0 of all else
 */
gint64 *
summer_sheet_query_add_up (const SummerSheetQuery *self, SummerStore *store, GError **error)
{
  const SummerSheetSpec *spec = self->spec;
  g_autofree gint64 *sums = g_new0 (gint64, spec->n_columns);
  g_autoptr (GString) what = g_string_new ("1");
  g_autoptr (SummerStatement) one = NULL;

  for (guint i = 0; i < spec->n_columns; i++)
    if (spec->columns[i].kind == SUMMER_COLUMN_MONEY)
      g_string_append_printf (what, ", coalesce (sum (%s), 0)", spec->columns[i].sql);
  one = ask (self, store, what->str, FALSE, error);
  if (one == NULL || !summer_statement_step (one, error))
    return NULL;
  for (guint i = 0, at = 1; i < spec->n_columns; i++)
    if (spec->columns[i].kind == SUMMER_COLUMN_MONEY)
      sums[i] = summer_statement_get_int (one, (int) at++);
  return g_steal_pointer (&sums);
}

/**
 * summer_sheet_query_row:
 *
 * Returns: (transfer full) (nullable): the statement that reads one row by its key
 */
SummerStatement *
summer_sheet_query_row (const SummerSheetQuery *self, SummerStore *store, GError **error)
{
  const SummerSheetSpec *spec = self->spec;
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < spec->n_columns; i++)
    {
      const SummerSheetColumn *column = &spec->columns[i];

      g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", column->sql);
      if (column->kind == SUMMER_COLUMN_RATE)
        g_string_append_printf (sql, ", %s", column->sql_whole);
    }
  g_string_append_printf (sql, " %s AND %s = ?%d", spec->from, spec->key, SUMMER_SHEET_ROW_KEY);

  SummerStatement *row = summer_statement_new_once (store, sql->str, error);
  if (row != NULL)
    {
      summer_statement_bind_int (row, 1, self->programme);
      bind_unions (self, row);
    }
  return row;
}
