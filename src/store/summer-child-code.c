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
  guint64 highest;
  guint n_class, n; /* children of the class, of the programme */
} Series;

static void
series_free (gpointer data)
{
  g_free (((Series *) data)->prefix);
  g_free (data);
}

static void
note_code (GHashTable *all, const char *code, gboolean of_class)
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
  series->highest
      = MAX (series->highest, g_ascii_strtoull (code + length - (gsize) digits, NULL, 10));
  series->n++;
  series->n_class += of_class;
}

/* Equal ones go by the prefix, so that the same programme always says the same. */
static gboolean
is_better (const Series *a, const Series *b)
{
  if (a->n_class != b->n_class)
    return a->n_class > b->n_class;
  if (a->n != b->n)
    return a->n > b->n;
  return strcmp (a->prefix, b->prefix) < 0;
}

static char *
dup_next (GHashTable *all, const char *class_code)
{
  const Series *best = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (best == NULL || is_better (value, best))
      best = value;
  if (best == NULL)
    return g_strdup_printf ("%s-%0*d", class_code, FIRST_DIGITS, 1);
  return g_strdup_printf ("%s%0*" G_GUINT64_FORMAT, best->prefix, best->digits, best->highest + 1);
}

/**
 * summer_child_code_dup_next:
 * @class_id: the class that the child comes into
 *
 * Returns: (transfer full) (nullable): the code; %NULL with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when there is
 *   no such class
 */
char *
summer_child_code_dup_next (SummerStore *store, gint64 class_id, GError **error)
{
  static const char sql[]
      = "SELECT c.code, h.code, EXISTS (SELECT 1 FROM enrolment e WHERE e.child = h.id AND e.class "
        "="
        " c.id) FROM class c LEFT JOIN child h ON h.programme = c.programme WHERE c.id = ?1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, series_free);
  g_autofree char *class_code = NULL;

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, class_id);
  while (summer_statement_step (each, error))
    {
      if (class_code == NULL)
        class_code = g_strdup (summer_statement_get_text (each, 0));
      if (!summer_statement_is_null (each, 1))
        note_code (all, summer_statement_get_text (each, 1),
                   summer_statement_get_number (each, 2) != 0);
    }
  if (summer_statement_failed (each))
    return NULL;
  if (class_code != NULL)
    return dup_next (all, class_code);
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                       _ ("This class is no longer in the records."));
  return NULL;
}
