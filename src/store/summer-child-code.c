#include "config.h"

#include "summer-child-code.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-statement.h"

#define FIRST_DIGITS 3
#define MOST_DIGITS 15

/* Codes of one beginning and as many digits: FZ1900171 is "FZ" and 1900171. */
typedef struct
{
  char *prefix; /* owned */
  int digits;
  guint n; /* children that have one */
} Series;

static void
series_free (gpointer data)
{
  g_free (((Series *) data)->prefix);
  g_free (data);
}

static void
note_code (GHashTable *all, const char *code)
{
  const gsize length = strlen (code);
  int digits = 0;
  g_autofree char *prefix = NULL;
  g_autofree char *key = NULL;
  Series *series;

  while (digits < MOST_DIGITS && (gsize) digits < length
         && g_ascii_isdigit (code[length - 1 - (gsize) digits]))
    digits++;
  if (digits == 0)
    return;
  prefix = g_strndup (code, length - (gsize) digits);
  key = g_strdup_printf ("%d %s", digits, prefix);
  series = g_hash_table_lookup (all, key);
  if (series == NULL)
    {
      series = g_new0 (Series, 1);
      series->prefix = g_steal_pointer (&prefix);
      series->digits = digits;
      g_hash_table_insert (all, g_steal_pointer (&key), series);
    }
  series->n++;
}

/* Equal ones go by the prefix, so that the same programme always says the same. */
static const Series *
get_best (GHashTable *all)
{
  const Series *best = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Series *series = value;

      if (best == NULL || series->n > best->n
          || (series->n == best->n && strcmp (series->prefix, best->prefix) < 0))
        best = series;
    }
  return best;
}

/* Reads the codes that @sql asks for by an id into series; NULL with @error set. */
static GHashTable *
read_series (SummerStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, series_free);

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, id);
  while (summer_statement_step (each, error))
    note_code (all, summer_statement_get_text (each, 0));
  return summer_statement_failed (each) ? NULL : g_steal_pointer (&all);
}

/* Whether somebody has the code; FALSE with @error set where that cannot be said. */
static gboolean
is_taken (SummerStore *store, gint64 programme, const char *code, GError **error)
{
  g_autoptr (SummerStatement) find
      = summer_statement_new (store, "SELECT 1 FROM child WHERE programme = ?1 AND code = ?2",
                              error);

  if (find == NULL)
    return FALSE;
  summer_statement_bind_int (find, 1, programme);
  summer_statement_bind_text (find, 2, code);
  return summer_statement_step (find, error);
}

/* From a number on, the first code that nobody has: after the last of a series that is full come codes with a digit more,
 * which may be counted already. NULL with @error set. */
static char *
dup_free (
    SummerStore *store, gint64 programme, const Series *series, guint64 number, GError **error)
{
  for (;; number++)
    {
      g_autofree char *code
          = g_strdup_printf ("%s%0*" G_GUINT64_FORMAT, series->prefix, series->digits, number);
      g_autoptr (GError) problem = NULL;

      if (is_taken (store, programme, code, &problem))
        continue;
      if (problem == NULL)
        return g_steal_pointer (&code);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
}

/* One above the highest of the series, which the index of codes ends with. */
static char *
dup_above (SummerStore *store, gint64 programme, const Series *series, GError **error)
{
  static const char sql[]
      = "SELECT code FROM child WHERE programme = ?1 AND code BETWEEN ?2 AND ?3 AND length (code) ="
        " length (?2) AND substr (code, -?4) NOT GLOB '*[^0-9]*' ORDER BY code DESC LIMIT 1";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);
  g_autofree char *zeros = g_strnfill ((gsize) series->digits, '0');
  g_autofree char *nines = g_strnfill ((gsize) series->digits, '9');
  g_autofree char *first = g_strconcat (series->prefix, zeros, NULL);
  g_autofree char *last = g_strconcat (series->prefix, nines, NULL);
  guint64 highest = 0;

  if (find == NULL)
    return NULL;
  summer_statement_bind_int (find, 1, programme);
  summer_statement_bind_text (find, 2, first);
  summer_statement_bind_text (find, 3, last);
  summer_statement_bind_int (find, 4, series->digits);
  if (summer_statement_step (find, error))
    highest = g_ascii_strtoull (summer_statement_get_text (find, 0) + strlen (series->prefix), NULL,
                                10);
  if (summer_statement_failed (find))
    return NULL;
  summer_statement_reset (find);
  return dup_free (store, programme, series, highest + 1, error);
}

static gboolean
find_class (SummerStore *store, gint64 class_id, gint64 *programme, char **code, GError **error)
{
  g_autoptr (SummerStatement) find
      = summer_statement_new (store, "SELECT programme, code FROM class WHERE id = ?1", error);

  if (find == NULL)
    return FALSE;
  summer_statement_bind_int (find, 1, class_id);
  if (summer_statement_step (find, error))
    {
      *programme = summer_statement_get_int (find, 0);
      *code = g_strdup (summer_statement_get_text (find, 1));
      return TRUE;
    }
  if (!summer_statement_failed (find))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This class is no longer in the records."));
  return FALSE;
}

/**
 * summer_child_code_dup_next:
 * @class_id: the class that the child comes into
 *
 * One above the highest code of the series that most children of the class have. Only the first child of a class
 * asks for the series of all children of the programme. After the last number of so many digits come those with a digit
 * more.
 *
 * Returns: (transfer full) (nullable): the code; %NULL with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when there is
 *   no such class
 */
char *
summer_child_code_dup_next (SummerStore *store, gint64 class_id, GError **error)
{
  static const char of_class[]
      = "SELECT h.code FROM enrolment e JOIN child h ON h.id = e.child WHERE e.class = ?1 GROUP BY"
        " h.id";
  static const char of_programme[] = "SELECT code FROM child WHERE programme = ?1";
  g_autoptr (GHashTable) mine = NULL, all = NULL;
  g_autofree char *class_code = NULL, *prefix = NULL;
  const Series *best;
  gint64 programme = 0;

  if (!find_class (store, class_id, &programme, &class_code, error))
    return NULL;
  mine = read_series (store, of_class, class_id, error);
  if (mine == NULL)
    return NULL;
  best = get_best (mine);
  if (best == NULL)
    {
      all = read_series (store, of_programme, programme, error);
      if (all == NULL)
        return NULL;
      best = get_best (all);
    }
  if (best != NULL)
    return dup_above (store, programme, best, error);
  prefix = g_strconcat (class_code, "-", NULL);
  return dup_free (store, programme, &(Series){ prefix, FIRST_DIGITS, 0 }, 1, error);
}
