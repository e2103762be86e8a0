#include "config.h"

#include "summer-sealing.h"

#include "summer-journal-private.h"
#include "summer-journal-seal.h"
#include "summer-keyring-private.h"
#include "summer-programme-finder.h"
#include "summer-programme-key.h"
#include "summer-seal-functions.h"
#include "summer-sealing-changeset.h"

#include <glib/gi18n.h>

#define HASH_SIZE SUMMER_JOURNAL_HASH

/* The journal on its way from the table where it lay open to the one where it is sealed. */
typedef struct
{
  sqlite3 *db;                   /* borrowed */
  SummerVault *vault;            /* borrowed */
  SummerProgrammeFinder *finder; /* owned */
  sqlite3_stmt *insert;          /* owned */
  guint8 head[HASH_SIZE];        /* of the entry that was written last */
  gint64 last;
  guint8 former[HASH_SIZE]; /* the head of the journal as it lay open */
} Move;

static gboolean
read_int (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  *value = result == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_finalize (stmt);
  return result == SQLITE_ROW || result == SQLITE_DONE
         || summer_store_set_error (db, result, error);
}

/* One UPDATE a table: the columns of one stand together. */
static gboolean
seal_tables (sqlite3 *db, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const SummerSealedColumn *before = NULL;

  for (guint i = 0; i < SUMMER_N_SEALED; i++)
    {
      const SummerSealedColumn *of = summer_sealed_get ((SummerSealed) i);

      if (before == NULL || !g_str_equal (before->table, of->table))
        g_string_append_printf (sql, "%sUPDATE \"%s\" SET ", before != NULL ? ";" : "", of->table);
      else
        g_string_append (sql, ", ");
      g_string_append_printf (sql, "%s = summer_sealed ('%s', %s, %s)", of->column, of->name,
                              of->column, of->key);
      if (of->hashed)
        g_string_append_printf (sql, ", identity_hash = summer_identity_hash (%s)", of->column);
      before = of;
    }
  return summer_store_exec (db, sql->str, error);
}

/* broken: the hash that an entry had which was not as it was written. It keeps it, and so stays a broken one. */
static gboolean
write_entry (Move *self, SummerJournalRow *entry, const guint8 *broken, GError **error)
{
  guint8 previous[HASH_SIZE];
  int at = 0, result = SQLITE_OK;

  memcpy (previous, self->head, HASH_SIZE);
  summer_journal_row_hash (entry, previous, self->head);
  self->last = entry->sequence;

  sqlite3_reset (self->insert);
  sqlite3_bind_int64 (self->insert, ++at, entry->sequence);
  sqlite3_bind_int64 (self->insert, ++at, entry->time);
  sqlite3_bind_text (self->insert, ++at, entry->account, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->insert, ++at, entry->action, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->insert, ++at, entry->reason, -1, SQLITE_STATIC);
  if (entry->undoes != 0)
    sqlite3_bind_int64 (self->insert, ++at, entry->undoes);
  else
    sqlite3_bind_null (self->insert, ++at);
  sqlite3_bind_int64 (self->insert, ++at, entry->programme);
  sqlite3_bind_int (self->insert, ++at, entry->packing);
  sqlite3_bind_blob64 (self->insert, ++at, entry->changeset, entry->size, SQLITE_STATIC);
  sqlite3_bind_blob (self->insert, ++at, previous, HASH_SIZE, SQLITE_STATIC);
  result = sqlite3_bind_blob (self->insert, ++at, broken != NULL ? broken : self->head, HASH_SIZE,
                              SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (self->insert);
  return result == SQLITE_DONE || summer_store_set_error (self->db, result, error);
}

/* Seals changes and reason with the key of the programme they are about, and writes them. */
static gboolean
seal_entry (Move *self,
            SummerJournalRow *entry,
            const char *reason,
            SummerChangeset *changeset,
            const guint8 *broken,
            GError **error)
{
  const guint8 *key = NULL;

  if (!summer_programme_finder_ask (self->finder, changeset, &entry->programme, error)
      || !summer_programme_key_get (self->db, self->vault, &entry->programme, &key, error))
    return FALSE;

  g_autofree char *sealed = summer_journal_seal_reason (key, entry->sequence, reason);
  summer_journal_seal_changeset (key, entry->sequence, changeset);
  entry->reason = sealed;
  entry->packing = changeset->packing;
  entry->changeset = changeset->data;
  entry->size = changeset->size;
  return write_entry (self, entry, broken, error);
}

/* As it lay open, against the hash that it has and the one of the entry before. */
static gboolean
is_sound (const Move *self, SummerJournalRow entry, sqlite3_stmt *row)
{
  guint8 expected[HASH_SIZE];

  entry.programme = SUMMER_JOURNAL_OPEN;
  entry.reason = (const char *) sqlite3_column_text (row, 4);
  entry.packing = sqlite3_column_int (row, 6);
  entry.changeset = sqlite3_column_blob (row, 7);
  entry.size = (gsize) sqlite3_column_bytes (row, 7);
  summer_journal_row_hash (&entry, self->former, expected);
  return memcmp (sqlite3_column_blob (row, 8), expected, HASH_SIZE) == 0
         && memcmp (sqlite3_column_blob (row, 9), self->former, HASH_SIZE) == 0;
}

static gboolean
move_entry (Move *self, sqlite3_stmt *row, GError **error)
{
  SummerJournalRow entry = {
    .sequence = sqlite3_column_int64 (row, 0),
    .time = sqlite3_column_int64 (row, 1),
    .account = (const char *) sqlite3_column_text (row, 2),
    .action = (const char *) sqlite3_column_text (row, 3),
    .undoes = sqlite3_column_int64 (row, 5),
  };
  gboolean sound = is_sound (self, entry, row);
  g_autoptr (SummerChangeset) changeset
      = summer_sealing_changeset (self->db, self->vault, sqlite3_column_int (row, 6),
                                  sqlite3_column_blob (row, 7),
                                  (gsize) sqlite3_column_bytes (row, 7), error);

  if (changeset == NULL)
    {
      g_prefix_error (error, _ ("Entry %lld of the journal: "), (long long) entry.sequence);
      return FALSE;
    }
  memcpy (self->former, sqlite3_column_blob (row, 8), HASH_SIZE);
  return seal_entry (self, &entry, (const char *) sqlite3_column_text (row, 4), changeset,
                     sound ? NULL : self->former, error);
}

/* Says what became of the chain: whoever kept the hash of its head finds it here. */
static gboolean
write_witness (Move *self, gint64 n_entries, GError **error)
{
  g_autoptr (GString) hash = g_string_new (NULL);
  g_autofree char *reason = NULL;
  SummerChangeset *nothing = g_new0 (SummerChangeset, 1);
  SummerJournalRow entry = { .sequence = self->last + 1,
                             .time = g_get_real_time () / G_USEC_PER_SEC,
                             .account = g_get_user_name (),
                             .action = "sealing" };

  for (guint i = 0; i < HASH_SIZE; i++)
    g_string_append_printf (hash, "%02x", self->former[i]);
  reason = g_strdup_printf (_ ("Entries before it that were sealed: %lld. The hash of the last of "
                               "them was %s."),
                            (long long) n_entries, hash->str);

  gboolean done = seal_entry (self, &entry, reason, nothing, NULL, error);
  summer_changeset_free (nothing);
  return done;
}

static gboolean
move_journal (sqlite3 *db, SummerVault *vault, GError **error)
{
  Move self = { .db = db, .vault = vault, .finder = summer_programme_finder_new (db) };
  sqlite3_stmt *each = NULL;
  gint64 n_entries = 0;
  int result = sqlite3_prepare_v2 (
      db,
      "INSERT INTO journal (sequence, time, account, action, reason, undoes, programme, packing,"
      " changeset, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      -1, &self.insert, NULL);
  gboolean done = TRUE;

  if (result == SQLITE_OK)
    result
        = sqlite3_prepare_v2 (db,
                              "SELECT sequence, time, account, action, reason, undoes, packing,"
                              " changeset, hash, previous FROM unsealed_journal ORDER BY sequence",
                              -1, &each, NULL);
  while (done && result == SQLITE_OK && (result = sqlite3_step (each)) == SQLITE_ROW)
    {
      done = move_entry (&self, each, error);
      n_entries++;
      result = SQLITE_OK;
    }
  if (done && result != SQLITE_DONE)
    done = summer_store_set_error (db, result, error);
  sqlite3_finalize (each);
  done = done && (n_entries == 0 || write_witness (&self, n_entries, error));
  sqlite3_finalize (self.insert);
  summer_programme_finder_free (self.finder);
  return done;
}

/**
 * summer_sealing_run:
 *
 * Makes the key of the file, seals every column of summer_sealed_get(), and the journal: the values in its changesets
 * become the very cells that stand in the tables, so that an entry of before can still be taken back.
 */
gboolean
summer_sealing_run (sqlite3 *db, GError **error)
{
  gint64 waiting = 0, n_entries = 0;

  if (!read_int (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'unsealed_journal'",
                 &waiting, error))
    return FALSE;
  if (waiting == 0)
    return TRUE;
  if (!read_int (db, "SELECT count (*) FROM unsealed_journal", &n_entries, error)
      || !summer_keyring_make (db, n_entries == 0, error))
    return FALSE;
  if (n_entries > 0)
    {
      g_autoptr (SummerKeyring) keyring = summer_keyring_read (db, error);
      g_autoptr (SummerVault) vault = keyring != NULL ? summer_keyring_open (keyring, error) : NULL;

      if (vault == NULL || !summer_seal_functions_register (db, vault, error)
          || !seal_tables (db, error) || !move_journal (db, vault, error))
        return FALSE;
    }
  return summer_store_exec (db, "DROP TABLE unsealed_journal", error);
}

static gboolean
has_vault (sqlite3 *db, gint64 *has, GError **error)
{
  return read_int (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'vault'", has, error);
}

/**
 * summer_sealing_take_key:
 *
 * A file of before the fields were sealed has none, and is left alone.
 */
gboolean
summer_sealing_take_key (sqlite3 *db, GError **error)
{
  gint64 has = 0;

  return has_vault (db, &has, error)
         && (has == 0 || summer_store_exec (db, "DELETE FROM vault", error));
}

/**
 * summer_sealing_give_key:
 */
gboolean
summer_sealing_give_key (sqlite3 *db, GError **error)
{
  gint64 has = 0, n_keys = 0;

  if (!has_vault (db, &has, error))
    return FALSE;
  if (has == 0)
    return TRUE;
  return read_int (db, "SELECT count (*) FROM vault", &n_keys, error)
         && (n_keys > 0 || summer_keyring_make (db, TRUE, error));
}

/**
 * summer_sealing_sweep:
 *
 * Before the connection is told to keep in memory what is temporary: that would be the whole file.
 *
 * Returns: FALSE with @error set when the file cannot even be asked
 */
gboolean
summer_sealing_sweep (sqlite3 *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 unswept = 0, busy = 0;

  if (!read_int (db, "SELECT count (*) FROM vault WHERE swept = 0", &unswept, error))
    return FALSE;
  if (unswept == 0)
    return TRUE;
  /* VACUUM writes the file anew; the log still has the pages of before until it is cut off. */
  if (!summer_store_exec (db, "VACUUM", &local)
      || !read_int (db, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, &local) || busy != 0
      || !summer_store_exec (db, "UPDATE vault SET swept = 1", &local))
    g_info ("Plain text is left in free parts of the file: %s",
            local != NULL ? local->message : "another program has it open");
  return TRUE;
}
