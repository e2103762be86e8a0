#include "config.h"

#include "summer-salvage-table.h"

#include "summer-statement.h"

#define MOST_KEYS 3

/* Beyond this many vain looks into one gap it is taken as lost: each look halves what is left of it. */
#define MOST_LOOKS 512

struct _SummerSalvageReader
{
  sqlite3 *from, *to;  /* borrowed */
  char *table;         /* owned */
  GStrv columns, keys; /* owned; keys: of the primary key, in its order */
  guint n_columns, n_keys;
  sqlite3_stmt *insert; /* owned */
  gboolean damaged;
  GError *failure; /* owned: of the new database; ends everything */
};

/* A stretch of one column of the key, both ends left out, below the values of the columns before it. */
typedef struct
{
  gint64 low, high;
} Gap;

static GStrv
list_names (sqlite3 *db, const char *sql, const char *table)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *each = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &each, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (each, 1, table, -1, SQLITE_TRANSIENT);
      while (sqlite3_step (each) == SQLITE_ROW)
        g_strv_builder_add (names, (const char *) sqlite3_column_text (each, 0));
    }
  sqlite3_finalize (each);
  return g_strv_builder_end (names);
}

static char *
dup_list (char *const *names, const char *format, const char *separator)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *each = NULL;

      if (i > 0)
        g_string_append (list, separator);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      each = g_strdup_printf (format, names[i]);
#pragma GCC diagnostic pop
      g_string_append (list, each);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

SummerSalvageReader *
summer_salvage_reader_new (sqlite3 *from, sqlite3 *to, const char *table, GError **error)
{
  g_autoptr (SummerSalvageReader) self = g_new0 (SummerSalvageReader, 1);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *columns = NULL;
  int result;

  self->from = from;
  self->to = to;
  self->table = g_strdup (table);
  self->columns = list_names (to, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", table);
  self->keys
      = list_names (to, "SELECT name FROM pragma_table_info (?1) WHERE pk > 0 ORDER BY pk", table);
  self->n_columns = g_strv_length (self->columns);
  self->n_keys = g_strv_length (self->keys);
  g_assert (self->n_keys > 0 && self->n_keys <= MOST_KEYS);

  columns = dup_list (self->columns, "\"%s\"", ", ");
  g_string_printf (sql, "INSERT INTO \"%s\" (%s) VALUES (", table, columns);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append (sql, i == 0 ? "?" : ", ?");
  g_string_append_c (sql, ')');
  result = sqlite3_prepare_v2 (to, sql->str, -1, &self->insert, NULL);
  if (result != SQLITE_OK)
    {
      summer_store_set_error (to, result, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
summer_salvage_reader_free (SummerSalvageReader *self)
{
  sqlite3_finalize (self->insert);
  g_clear_error (&self->failure);
  g_strfreev (self->columns);
  g_strfreev (self->keys);
  g_free (self->table);
  g_free (self);
}

gboolean
summer_salvage_reader_is_damaged (const SummerSalvageReader *self)
{
  return self->damaged;
}

/* What was read already has the same key. Anything else that the new schema refuses was no record, or is one no more: a
 * damaged page can look like a sound one. That is told. */
static gboolean
keep_row (SummerSalvageReader *self, sqlite3_stmt *row)
{
  int result, why;

  for (guint i = 0; i < self->n_columns; i++)
    sqlite3_bind_value (self->insert, (int) i + 1, sqlite3_column_value (row, (int) i));
  result = sqlite3_step (self->insert);
  why = sqlite3_extended_errcode (self->to);
  sqlite3_reset (self->insert);
  sqlite3_clear_bindings (self->insert);
  if (result == SQLITE_DONE || why == SQLITE_CONSTRAINT_PRIMARYKEY
      || why == SQLITE_CONSTRAINT_ROWID)
    return TRUE;
  if ((result & 0xff) == SQLITE_CONSTRAINT || (result & 0xff) == SQLITE_MISMATCH)
    {
      self->damaged = TRUE;
      return TRUE;
    }
  return summer_store_set_error (self->to, result, &self->failure);
}

static int
get_column (const SummerSalvageReader *self, const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i], name))
      return (int) i;
  g_assert_not_reached ();
}

/* Keeps the rows below @prefix within @gap of the next column of the key, in its order or against it, up to the first
 * that cannot be read. reached: the value of that column in the last row. Whether it came to the end. */
static gboolean
scan (SummerSalvageReader *self,
      const gint64 *prefix,
      guint n_prefix,
      const Gap *gap,
      gboolean backwards,
      gint64 *reached)
{
  g_autofree char *columns = dup_list (self->columns, "\"%s\"", ", ");
  g_autofree char *order = dup_list (self->keys, backwards ? "\"%s\" DESC" : "\"%s\"", ", ");
  g_autoptr (GString) sql = g_string_new (NULL);
  const gboolean bounded = n_prefix < self->n_keys;
  sqlite3_stmt *each = NULL;
  int result, index = 1;

  g_string_printf (sql, "SELECT %s FROM \"%s\" WHERE 1", columns, self->table);
  for (guint i = 0; i < n_prefix; i++)
    g_string_append_printf (sql, " AND \"%s\" = ?", self->keys[i]);
  if (bounded && gap->low > G_MININT64)
    g_string_append_printf (sql, " AND \"%s\" > ?", self->keys[n_prefix]);
  if (bounded && gap->high < G_MAXINT64)
    g_string_append_printf (sql, " AND \"%s\" < ?", self->keys[n_prefix]);
  g_string_append_printf (sql, " ORDER BY %s", order);

  result = sqlite3_prepare_v2 (self->from, sql->str, -1, &each, NULL);
  if (result == SQLITE_OK)
    {
      for (guint i = 0; i < n_prefix; i++)
        sqlite3_bind_int64 (each, index++, prefix[i]);
      if (bounded && gap->low > G_MININT64)
        sqlite3_bind_int64 (each, index++, gap->low);
      if (bounded && gap->high < G_MAXINT64)
        sqlite3_bind_int64 (each, index++, gap->high);
      while ((result = sqlite3_step (each)) == SQLITE_ROW && keep_row (self, each))
        if (bounded)
          *reached = sqlite3_column_int64 (each, get_column (self, self->keys[n_prefix]));
    }
  sqlite3_finalize (each);
  if (result != SQLITE_DONE)
    self->damaged = TRUE;
  return result == SQLITE_DONE;
}

static gboolean
is_numbered (const SummerSalvageReader *self, guint key)
{
  sqlite3_stmt *ask = NULL;
  gboolean numbered = FALSE;

  if (sqlite3_prepare_v2 (self->to,
                          "SELECT type = 'INTEGER' FROM pragma_table_info (?1) WHERE name = ?2", -1,
                          &ask, NULL)
      == SQLITE_OK)
    {
      sqlite3_bind_text (ask, 1, self->table, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (ask, 2, self->keys[key], -1, SQLITE_TRANSIENT);
      numbered = sqlite3_step (ask) == SQLITE_ROW && sqlite3_column_int (ask, 0) != 0;
    }
  sqlite3_finalize (ask);
  return numbered;
}

/* Everything below @prefix that can be reached: from both ends up to the damage, then what lies behind it. A gap is
 * halved, the widest first, until looking into it has been vain too often. */
static void
read_below (SummerSalvageReader *self, const gint64 *prefix, guint n_prefix)
{
  g_autoptr (GQueue) gaps = g_queue_new ();
  guint looks = 0;

  g_queue_push_tail (gaps, g_memdup2 (&(Gap){ G_MININT64, G_MAXINT64 }, sizeof (Gap)));
  while (!g_queue_is_empty (gaps) && self->failure == NULL)
    {
      g_autofree Gap *gap = g_queue_pop_head (gaps);
      gint64 low = gap->low, high = gap->high, middle;
      gint64 deeper[MOST_KEYS];

      if (looks >= MOST_LOOKS || scan (self, prefix, n_prefix, gap, FALSE, &low)
          || n_prefix >= self->n_keys || !is_numbered (self, n_prefix)
          || scan (self, prefix, n_prefix, gap, TRUE, &high))
        continue;
      looks += low == gap->low && high == gap->high;
      /* Of the values at the edges only a part may have been read. */
      for (guint i = 0; n_prefix + 1 < self->n_keys && i < 2; i++)
        {
          const gint64 edge = i == 0 ? low : high;

          if (edge == (i == 0 ? gap->low : gap->high) || (i == 1 && edge == low))
            continue;
          for (guint k = 0; k < n_prefix; k++)
            deeper[k] = prefix[k];
          deeper[n_prefix] = edge;
          read_below (self, deeper, n_prefix + 1);
        }
      /* Ids and days are numbers from nought on; what is below it is none of ours. */
      low = MAX (low, -25568);
      if (high <= low + 1)
        continue;
      middle = low + (high - low) / 2;
      g_queue_push_tail (gaps, g_memdup2 (&(Gap){ low, middle + 1 }, sizeof (Gap)));
      g_queue_push_tail (gaps, g_memdup2 (&(Gap){ middle, high }, sizeof (Gap)));
    }
  g_queue_foreach (gaps, (GFunc) (void (*) (void)) g_free, NULL);
}

static gboolean
pass_failure (SummerSalvageReader *self, GError **error)
{
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}

gboolean
summer_salvage_reader_scan (SummerSalvageReader *self, GError **error)
{
  read_below (self, NULL, 0);
  return pass_failure (self, error);
}

/* Runs on @db, whatever comes of it, and keeps what it selects among what is known to have been there. */
static void
learn_from (SummerSalvageReader *self, sqlite3 *db, const char *select)
{
  g_autoptr (GString) sql = g_string_new ("INSERT OR IGNORE INTO temp.known VALUES (?1, ?2, ?3)");
  sqlite3_stmt *each = NULL, *keep = NULL;

  if (sqlite3_prepare_v2 (self->to, sql->str, -1, &keep, NULL) == SQLITE_OK
      && sqlite3_prepare_v2 (db, select, -1, &each, NULL) == SQLITE_OK)
    while (sqlite3_step (each) == SQLITE_ROW)
      {
        /* A primary key of NULLs would hold any number of them. */
        for (int i = 0; i < MOST_KEYS; i++)
          if (i < sqlite3_column_count (each))
            sqlite3_bind_value (keep, i + 1, sqlite3_column_value (each, i));
          else
            sqlite3_bind_int (keep, i + 1, 0);
        sqlite3_step (keep);
        sqlite3_reset (keep);
      }
  sqlite3_finalize (each);
  sqlite3_finalize (keep);
}

/* The keys that indexes of the damaged database hold, and that records of the new one refer to. */
static void
learn (SummerSalvageReader *self)
{
  g_autofree char *keys = dup_list (self->keys, "\"%s\"", ", ");
  g_auto (GStrv) indexes
      = list_names (self->to,
                    "SELECT name FROM pragma_index_list (?1) WHERE origin <> 'pk' AND NOT partial",
                    self->table);
  sqlite3_stmt *each = NULL;

  for (guint i = 0; indexes[i] != NULL; i++)
    {
      g_autofree char *select = g_strdup_printf ("SELECT %s FROM \"%s\" INDEXED BY \"%s\"", keys,
                                                 self->table, indexes[i]);

      learn_from (self, self->from, select);
    }
  if (self->n_keys == 1
      && sqlite3_prepare_v2 (self->to,
                             "SELECT t.name, f.\"from\" FROM pragma_table_list t,"
                             " pragma_foreign_key_list (t.name) f WHERE t.schema = 'main' AND"
                             " f.\"table\" = ?1",
                             -1, &each, NULL)
             == SQLITE_OK)
    {
      sqlite3_bind_text (each, 1, self->table, -1, SQLITE_TRANSIENT);
      while (sqlite3_step (each) == SQLITE_ROW)
        {
          g_autofree char *select
              = g_strdup_printf ("SELECT DISTINCT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL",
                                 (const char *) sqlite3_column_text (each, 1),
                                 (const char *) sqlite3_column_text (each, 0),
                                 (const char *) sqlite3_column_text (each, 1));

          learn_from (self, self->to, select);
        }
    }
  sqlite3_finalize (each);
}

/* Reads the rows of the keys that are known and not there yet; whether the new database took them. */
static void
fetch_known (SummerSalvageReader *self)
{
  g_autofree char *columns = dup_list (self->columns, "\"%s\"", ", ");
  g_autofree char *match = dup_list (self->keys, "\"%s\" = ?", " AND ");
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE %s", columns, self->table, match);
  sqlite3_stmt *known = NULL, *one = NULL;

  if (sqlite3_prepare_v2 (self->to, "SELECT a, b, c FROM temp.unread", -1, &known, NULL)
          == SQLITE_OK
      && sqlite3_prepare_v2 (self->from, sql, -1, &one, NULL) == SQLITE_OK)
    while (self->failure == NULL && sqlite3_step (known) == SQLITE_ROW)
      {
        for (guint i = 0; i < self->n_keys; i++)
          sqlite3_bind_value (one, (int) i + 1, sqlite3_column_value (known, (int) i));
        if (sqlite3_step (one) == SQLITE_ROW)
          keep_row (self, one);
        sqlite3_reset (one);
      }
  sqlite3_finalize (known);
  sqlite3_finalize (one);
}

/* Known keys of which the new database has no row, into temp.unread. */
static gboolean
list_unread (SummerSalvageReader *self, gint64 *n, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autofree char *sql = NULL;
  sqlite3_stmt *count = NULL;

  for (guint i = 0; i < self->n_keys; i++)
    g_string_append_printf (match, "%st.\"%s\" = k.%c", i > 0 ? " AND " : "", self->keys[i],
                            'a' + (int) i);
  sql = g_strdup_printf (
      "DELETE FROM temp.unread; INSERT INTO temp.unread SELECT a, b, c FROM temp.known k"
      " WHERE NOT EXISTS (SELECT 1 FROM \"%s\" t WHERE %s)",
      self->table, match->str);
  if (!summer_store_exec (self->to, sql, error))
    return FALSE;
  *n = sqlite3_prepare_v2 (self->to, "SELECT count (*) FROM temp.unread", -1, &count, NULL)
                   == SQLITE_OK
               && sqlite3_step (count) == SQLITE_ROW
           ? sqlite3_column_int64 (count, 0)
           : 0;
  sqlite3_finalize (count);
  return TRUE;
}

gboolean
summer_salvage_reader_probe (SummerSalvageReader *self, gint64 *missing, GError **error)
{
  if (!summer_store_exec (self->to,
                          "DROP TABLE IF EXISTS temp.known; DROP TABLE IF EXISTS temp.unread;"
                          "CREATE TEMP TABLE known (a, b, c, PRIMARY KEY (a, b, c)) WITHOUT ROWID;"
                          "CREATE TEMP TABLE unread (a, b, c)",
                          error))
    return FALSE;
  learn (self);
  if (!list_unread (self, missing, error))
    return FALSE;
  if (*missing > 0)
    {
      fetch_known (self);
      if (!list_unread (self, missing, error))
        return FALSE;
    }
  return pass_failure (self, error);
}
