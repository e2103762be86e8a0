#include "config.h"

#include "summer-restore.h"

#include "summer-backup-private.h"

#include "summer-database-file.h"
#include "summer-journal.h"
#include "summer-keyring-private.h"
#include "summer-migration.h"
#include "summer-sign-in.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_LOST 5

struct _SummerRestore
{
  char *backup;               /* owned */
  SummerVault *vault;         /* owned; NULL = the key lies in it in the clear */
  GVariant *contents;         /* owned */
  SummerPackageHeader header; /* of either; its keyring is not set */
  gboolean is_package, is_protected, by_code;
};

void
summer_loss_free (SummerLoss *loss)
{
  g_ptr_array_unref (loss->first);
  g_free (loss);
}

void
summer_restore_free (SummerRestore *self)
{
  g_clear_pointer (&self->vault, summer_vault_unref);
  g_clear_pointer (&self->contents, g_variant_unref);
  g_free (self->backup);
  g_free (self);
}

/* {{{ What it is */

/* The key of a plain copy with accounts is that of who has signed in. */
static gboolean
take_vault (SummerRestore *self, sqlite3 *db, const SummerBackupKey *key, GError **error)
{
  if (self->header.version < SUMMER_SEALED_SINCE)
    return TRUE;

  g_autoptr (SummerKeyring) keyring = summer_keyring_read (db, error);
  if (keyring == NULL || summer_keyring_is_in_the_clear (keyring))
    return keyring != NULL;
  self->is_protected = TRUE;
  if (key != NULL && key->session != NULL
      && summer_keyring_fits (keyring, summer_session_get_vault (key->session)))
    self->vault = summer_vault_copy (summer_session_get_vault (key->session), error);
  else
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
                         _ ("This database has accounts. Sign in with yours."));
  return self->vault != NULL;
}

static gboolean
read_plain (SummerRestore *self, const SummerBackupKey *key, GError **error)
{
  int newest = summer_migration_get_version (SUMMER_SCHEMA_FOLDER);
  gboolean exists = FALSE;
  sqlite3 *db = NULL;

  if (!summer_database_file_check (self->backup, newest, &exists, error))
    return FALSE;
  if (!exists)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                   _ ("There is no backup “%s”."), self->backup);
      return FALSE;
    }
  int result
      = sqlite3_open_v2 (self->backup, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean done = result == SQLITE_OK
                      ? summer_backup_describe (db, NULL, &self->header, error)
                            && (self->contents = summer_backup_read_contents (db, error))
                            && take_vault (self, db, key, error)
                      : summer_store_set_error (db, result, error);
  sqlite3_close (db);
  self->header.time = 0;
  return done;
}

static gboolean
read_package (SummerRestore *self, const SummerBackupKey *key, GError **error)
{
  g_autoptr (SummerPackageReader) reader
      = summer_backup_open (self->backup, key, &self->vault, &self->contents, error);

  if (reader == NULL)
    return FALSE;
  self->is_package = TRUE;
  self->header = *summer_package_reader_get_header (reader);
  self->is_protected = self->header.keyring != NULL;
  self->by_code = key != NULL && key->code != NULL;
  self->header.keyring = NULL;
  int newest = summer_migration_get_version (SUMMER_SCHEMA_FOLDER);
  if (self->header.version <= (guint32) newest)
    return TRUE;
  summer_database_file_set_newer (self->backup, self->header.version, newest, error);
  return FALSE;
}

/**
 * summer_restore_new:
 * @key: (nullable): what may open the backup
 *
 * Opens a backup and reads what it holds.
 *
 * Returns: (transfer full) (nullable): NULL with @error set; %SUMMER_STORE_ERROR_LOCKED when another key is needed
 */
SummerRestore *
summer_restore_new (const char *backup, const SummerBackupKey *key, GError **error)
{
  g_return_val_if_fail (backup != NULL, NULL);

  g_autoptr (SummerRestore) self = g_new0 (SummerRestore, 1);
  self->backup = g_strdup (backup);
  gboolean done = summer_package_is_one (backup) ? read_package (self, key, error)
                                                 : read_plain (self, key, error);
  return done ? g_steal_pointer (&self) : NULL;
}

GVariant *
summer_restore_get_contents (SummerRestore *self)
{
  return self->contents;
}

gint64
summer_restore_get_time (SummerRestore *self)
{
  return self->header.time;
}

gboolean
summer_restore_is_protected (SummerRestore *self)
{
  return self->is_protected;
}

/* }}} */
/* {{{ What would be lost */

typedef struct
{
  gint64 after;
  GQueue first; /* of texts, owned; the newest first */
  guint n;
} Collector;

static gboolean
collect (const SummerJournalEntry *entry, gpointer user_data)
{
  Collector *collector = user_data;

  if (entry->sequence <= collector->after)
    return FALSE;

  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->time);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;
  const char *reason = entry->reason != NULL ? entry->reason : "";
  g_queue_push_tail (&collector->first,
                     g_strdup_printf ("%s · %s · %s%s%s", when != NULL ? when : "", entry->account,
                                      summer_journal_get_action_text (entry->action),
                                      *reason != '\0' ? " · " : "", reason));
  if (collector->first.length > FIRST_LOST)
    g_free (g_queue_pop_head (&collector->first));
  collector->n++;
  return TRUE;
}

/* Whether the journal still holds the entry that was the backup's last, as it was. */
static gboolean
has_head (sqlite3 *db, const SummerPackageHeader *header, gboolean *has, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (db, "SELECT hash FROM main.journal WHERE sequence = ?1", -1,
                                   &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_bind_int64 (stmt, 1, header->sequence);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  *has = header->sequence == 0
         || (result == SQLITE_ROW && sqlite3_column_bytes (stmt, 0) == sizeof header->head
             && memcmp (sqlite3_column_blob (stmt, 0), header->head, sizeof header->head) == 0);
  sqlite3_finalize (stmt);
  return result == SQLITE_ROW || result == SQLITE_DONE
         || summer_store_set_error (db, result, error);
}

/**
 * summer_restore_compare:
 * @present: the records that the backup would take the place of
 *
 * Returns: (transfer full) (nullable): what they hold that the backup does not
 */
SummerLoss *
summer_restore_compare (SummerRestore *self, SummerStore *present, GError **error)
{
  Collector collector = { 0, G_QUEUE_INIT, 0 };
  gboolean has = FALSE;

  if (!has_head (summer_store_get_db (present), &self->header, &has, error))
    return NULL;
  collector.after = has ? self->header.sequence : 0;
  if (!summer_journal_each (present, collect, &collector, error))
    {
      g_queue_clear_full (&collector.first, g_free);
      return NULL;
    }

  SummerLoss *loss = g_new0 (SummerLoss, 1);
  loss->apart = !has;
  loss->n = collector.n;
  loss->first = g_ptr_array_new_with_free_func (g_free);
  while (collector.first.length > 0)
    g_ptr_array_add (loss->first, g_queue_pop_tail (&collector.first));
  return loss;
}

/* }}} */
/* {{{ The change */

static gboolean
write_part (gint64 offset, const void *data, gsize size, gpointer user_data, GError **error)
{
  return summer_durable_file_write_at (user_data, offset, data, size, error);
}

/* A copy that earlier versions wrote, page by page. */
static gboolean
copy_plain (const char *backup,
            SummerDurableFile *file,
            const SummerBackupWatch *watch,
            GError **error)
{
  sqlite3 *from = NULL;
  int result = sqlite3_open_v2 (backup, &from, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean done = result == SQLITE_OK ? summer_backup_copy_to (from, file, watch, error)
                                      : summer_store_set_error (from, result, error);

  sqlite3_close (from);
  return done;
}

/* The same checks as of any database: whoever wrote in a backup is found out before it is used. */
static gboolean
check_copy (SummerRestore *self, const char *copy, GError **error)
{
  g_autoptr (SummerStore) store = summer_store_open_copy (copy, self->vault, error);
  g_autoptr (GPtrArray) problems = NULL;

  if (store == NULL || !summer_store_check (store, &problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
               _ ("The backup “%s” is not sound and was not used: %s"), self->backup,
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/* The present file as one file without a log, with nobody else in it. A damaged one cannot be brought to
 * that, and is kept with whatever lies beside it. */
static gboolean
settle_present (const char *path, GError **error)
{
  sqlite3 *db = NULL;
  int result = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_exec (db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  gboolean busy = (result & 0xff) == SQLITE_BUSY || (result & 0xff) == SQLITE_LOCKED;
  sqlite3_close (db);
  if (busy)
    g_set_error (
        error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_BUSY,
        _ ("The database “%s” is open in another window or program. Close it there and try again."),
        path);
  return !busy;
}

/* The log first, and the database itself last, by a second name that it keeps: at no moment is there nothing at path. */
static gboolean
keep_aside (const char *path, GError **error)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal", "" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *aside = g_strdup_printf ("%s.replaced-%s", path, stamp);

  for (guint i = 1; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.replaced-%s-%u", path, stamp, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strconcat (aside, endings[i], NULL);
      const gboolean last = *endings[i] == '\0';

      if (last && link (from, to) == 0)
        continue;
      if (g_rename (from, to) != 0 && errno != ENOENT)
        return summer_file_set_error (to, errno, error);
    }
  return TRUE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat a_status, b_status;

  return stat (a, &a_status) == 0 && stat (b, &b_status) == 0 && a_status.st_dev == b_status.st_dev
         && a_status.st_ino == b_status.st_ino;
}

/* What was shown is what is unpacked, also when it is tried again. */
static gboolean
unpack_package (SummerRestore *self,
                SummerDurableFile *file,
                const SummerBackupWatch *watch,
                GError **error)
{
  g_autoptr (SummerPackageReader) reader = summer_package_reader_new (self->backup, error);
  g_autoptr (GVariant) contents = NULL;

  if (reader == NULL)
    return FALSE;

  const SummerPackageHeader *header = summer_package_reader_get_header (reader);
  if (header->time != self->header.time
      || memcmp (header->head, self->header.head, sizeof header->head) != 0)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                   _ ("“%s” is another backup than it was a moment ago. Choose one again."),
                   self->backup);
      return FALSE;
    }
  return summer_package_reader_unlock (reader,
                                       self->vault != NULL
                                           ? summer_vault_get_backup_key (self->vault)
                                           : header->key,
                                       SUMMER_BACKUP_CONTENTS, &contents, error)
         && summer_package_reader_each (reader, write_part, file, watch->progress, watch->user_data,
                                        watch->cancellable, error);
}

/* Whoever has the recovery sheet of the records that are there may do with them what an administrator may. */
static gboolean
check_right (SummerRestore *self, const char *path, SummerSession *session, GError **error)
{
  if (session != NULL || !summer_sign_in_is_needed (path))
    return summer_session_require (session, SUMMER_RIGHT_RESTORE, error);

  g_autoptr (SummerKeyring) keyring = summer_keyring_load_file (path, NULL);
  if (self->by_code && self->vault != NULL && keyring != NULL
      && summer_keyring_fits (keyring, self->vault))
    return TRUE;
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
                       _ ("This database has accounts. Sign in with yours."));
  return FALSE;
}

/**
 * summer_restore_run:
 * @session: (nullable): who has signed in to what is there
 * @watch: (nullable)
 *
 * Unpacks the backup beside @path and checks it, moves the present file to "@path.replaced-" and the time, and puts the
 * copy in its place. When anything fails before that, nothing has changed.
 */
gboolean
summer_restore_run (SummerRestore *self,
                    const char *path,
                    SummerSession *session,
                    const SummerBackupWatch *watch,
                    GError **error)
{
  const SummerBackupWatch none = { 0 };
  const SummerBackupWatch *w = watch != NULL ? watch : &none;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!check_right (self, path, session, error))
    return FALSE;
  if (is_same_file (path, self->backup))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                   _ ("“%s” is the database itself. Choose a backup."), self->backup);
      return FALSE;
    }

  g_autofree char *folder = g_path_get_dirname (path);
  summer_durable_file_sweep (folder);
  gboolean present = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (SummerDurableFile) file = summer_durable_file_new (path, error);
  if (file == NULL)
    return FALSE;
  g_autofree char *copy = g_strdup (summer_durable_file_get_path (file));
  gboolean done = (self->is_package ? unpack_package (self, file, w, error)
                                    : copy_plain (self->backup, file, w, error))
                  && check_copy (self, copy, error) && summer_durable_file_sync (file, error)
                  && (!present || settle_present (path, error))
                  && (!present || keep_aside (path, error))
                  && summer_durable_file_put_in_place (file, error);
  if (!done)
    summer_backup_remove (copy);
  return done;
}

/**
 * summer_store_restore:
 * @path: the database to be replaced, open nowhere; there need not be one
 * @backup: one that opens without a password, or with the session
 * @session: (nullable): who has signed in to the database, where it has accounts
 *
 * See summer_restore_run().
 */
gboolean
summer_store_restore (const char *path, const char *backup, SummerSession *session, GError **error)
{
  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);

  const SummerBackupKey key = { .session = session };
  g_autoptr (SummerRestore) restore = summer_restore_new (backup, &key, error);
  return restore != NULL && summer_restore_run (restore, path, session, NULL, error);
}

/* }}} */
