#include "config.h"

#include "summer-journal-gathering.h"

#include "summer-journal-touched.h"
#include "summer-statement.h"
#include "summer-store-private.h"

#define LONG_JOURNAL (1 << 20) /* bytes of sealed changesets: they take longer than some frames */

typedef struct
{
  gint64 first, second; /* of a row: the key it is sorted by */
  gint64 third;
  char *text; /* owned: of a class that is gone, its union */
} Row;

/* The tables of the connection that are filled, with their columns in the order of their keys. */
static const struct
{
  const char *read, *write;
} tables[] = {
  { "SELECT kind, id, sequence, NULL FROM temp.journal_touched ORDER BY kind, id, sequence",
    "INSERT OR IGNORE INTO temp.journal_touched (kind, id, sequence) VALUES (?1, ?2, ?3)" },
  { "SELECT class, 0, 0, union_name FROM temp.gone_class ORDER BY class",
    "INSERT OR IGNORE INTO temp.gone_class (class, union_name) VALUES (?1, ?2)" },
  { "SELECT child, class, 0, NULL FROM temp.gone_enrolment ORDER BY child, class",
    "INSERT OR IGNORE INTO temp.gone_enrolment (child, class) VALUES (?1, ?2)" },
};

struct _SummerJournalGathering
{
  GArray *rows[G_N_ELEMENTS (tables)]; /* owned: Row */
  guint table, at;                     /* what is taken next */
  gint64 head;                         /* the last entry that was read; 0 = there is none */
};

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->text);
}

void
summer_journal_gathering_free (SummerJournalGathering *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_clear_pointer (&self->rows[i], g_array_unref);
  g_free (self);
}

static gboolean
get_head (SummerStore *store, gint64 *head, GError **error)
{
  static const char sql[] = "SELECT head FROM temp.gathered WHERE what = 'journal'";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *head = 0;
  if (each == NULL)
    return FALSE;
  if (summer_statement_step (each, error))
    *head = summer_statement_get_int (each, 0);
  return !summer_statement_failed (each);
}

gboolean
summer_journal_gathering_is_long (SummerStore *store)
{
  static const char sql[] = "SELECT ifnull (sum (length (changeset)), 0) FROM journal";
  g_autoptr (SummerStatement) each = NULL;
  gint64 head;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (!get_head (store, &head, NULL) || head != 0)
    return FALSE;
  each = summer_statement_new (store, sql, NULL);
  return each != NULL && summer_statement_step (each, NULL)
         && summer_statement_get_int (each, 0) > LONG_JOURNAL;
}

static GArray *
read_rows (SummerStore *store, const char *sql, GError **error)
{
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));

  if (each == NULL)
    return NULL;
  g_array_set_clear_func (rows, clear_row);
  while (summer_statement_step (each, error))
    {
      const Row row
          = { summer_statement_get_int (each, 0), summer_statement_get_int (each, 1),
              summer_statement_get_int (each, 2), g_strdup (summer_statement_get_text (each, 3)) };

      g_array_append_val (rows, row);
    }
  return summer_statement_failed (each) ? NULL : g_steal_pointer (&rows);
}

/**
 * summer_journal_gathering_read:
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
SummerJournalGathering *
summer_journal_gathering_read (SummerStore *store, GError **error)
{
  g_autoptr (SummerJournalGathering) self = g_new0 (SummerJournalGathering, 1);

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  /* Whichever unions are asked for: what the entries are about does not hang on them. */
  if (!summer_journal_touched_gather (store, 0, "", error) || !get_head (store, &self->head, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if ((self->rows[i] = read_rows (store, tables[i].read, error)) == NULL)
      return NULL;
  return g_steal_pointer (&self);
}

static void
bind_row (sqlite3_stmt *write, guint table, const Row *row)
{
  const int last = sqlite3_bind_parameter_count (write);

  sqlite3_bind_int64 (write, 1, row->first);
  if (table == 1)
    sqlite3_bind_text (write, last, row->text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_int64 (write, 2, row->second);
  if (table == 0)
    sqlite3_bind_int64 (write, last, row->third);
}

/* From @self->at on, @most of them. The tables are the connection's own: this is no change of records, and is written
 * past the statements that guard them. */
static gboolean
write_rows (SummerJournalGathering *self, SummerStore *store, guint most, GError **error)
{
  GArray *rows = self->rows[self->table];
  sqlite3 *db = summer_store_get_db (store);
  sqlite3_stmt *write = NULL;
  int result = sqlite3_prepare_v2 (db, tables[self->table].write, -1, &write, NULL);

  for (; result == SQLITE_OK && self->at < rows->len && most > 0; self->at++, most--)
    {
      bind_row (write, self->table, &g_array_index (rows, Row, self->at));
      sqlite3_step (write);
      result = sqlite3_reset (write);
    }
  sqlite3_finalize (write);
  return result == SQLITE_OK || summer_store_set_error (db, result, error);
}

static gboolean
write_step (SummerJournalGathering *self, SummerStore *store, guint most, GError **error)
{
  sqlite3 *db = summer_store_get_db (store);
  gboolean written;

  if (!summer_store_exec (db, "SAVEPOINT gathering", error))
    return FALSE;
  written = write_rows (self, store, most, error);
  return summer_store_exec (db, "RELEASE gathering", written ? error : NULL) && written;
}

static gboolean
write_head (SummerJournalGathering *self, SummerStore *store, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT OR REPLACE INTO temp.gathered VALUES ('journal', 0, NULL, %" G_GINT64_FORMAT ")",
      self->head);

  return summer_store_exec (summer_store_get_db (store), sql, error);
}

/**
 * summer_journal_gathering_take:
 * @most: rows that are taken over at once
 *
 * What was written into the journal since it was read is gathered with the next look at it, as ever.
 *
 * Returns: FALSE with @error set; the journal is gathered anew then when it is asked for
 */
gboolean
summer_journal_gathering_take (
    SummerJournalGathering *self, SummerStore *store, guint most, gboolean *done, GError **error)
{
  gint64 head;

  g_return_val_if_fail (self != NULL && SUMMER_IS_STORE (store) && done != NULL, FALSE);

  *done = FALSE;
  if (!get_head (store, &head, error))
    return FALSE;
  if (self->head == 0 || head >= self->head)
    {
      *done = TRUE;
      return TRUE;
    }
  if (!write_step (self, store, most, error))
    return FALSE;
  if (self->at < self->rows[self->table]->len)
    return TRUE;
  self->at = 0;
  if (++self->table < G_N_ELEMENTS (tables))
    return TRUE;
  *done = write_head (self, store, error);
  return *done;
}
