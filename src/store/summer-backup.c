#include "config.h"

#include "summer-backup.h"

#include "summer-database-file.h"
#include "summer-journal-private.h"
#include "summer-migration.h"
#include "summer-session.h"
#include "summer-sign-in.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGES_A_STEP 1024

static gboolean
set_file_error (const char *path, int saved_errno, GError **error)
{
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
               _ ("“%s” cannot be written: %s"), path, g_strerror (saved_errno));
  return FALSE;
}

/* An empty file of our own, readable by nobody else, beside its target. */
static char *
make_temporary (const char *path, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX", path);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_file_error (path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

static gboolean
sync_path (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0 || fsync (fd) != 0)
    {
      int saved_errno = errno;
      if (fd >= 0)
        close (fd);
      return set_file_error (path, saved_errno, error);
    }
  close (fd);
  return TRUE;
}

/* Flushes the copy, puts it in the place of path and flushes the folder's entry. */
static gboolean
put_in_place (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, error))
    return FALSE;
  if (g_rename (temporary, path) != 0)
    return set_file_error (path, errno, error);
  return sync_path (folder, error);
}

/* Page by page, in steps, so that others may write in between; what they write is copied too. The copy is
 * one file: it leaves the log behind. */
static gboolean
copy_pages (sqlite3 *from, sqlite3 *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int result = backup == NULL ? sqlite3_errcode (to) : SQLITE_OK;

  while (result == SQLITE_OK || result == SQLITE_BUSY || result == SQLITE_LOCKED)
    {
      result = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        sqlite3_sleep (20);
    }
  sqlite3_backup_finish (backup);
  if (result != SQLITE_DONE)
    return summer_store_set_error (to, result, error);
  return summer_store_exec (to, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
verify_pages (sqlite3 *db, const char *path, GError **error)
{
  sqlite3_stmt *check = NULL;
  const char *answer = NULL;
  int result = sqlite3_prepare_v2 (db, "PRAGMA integrity_check (1)", -1, &check, NULL);

  if (result == SQLITE_OK && sqlite3_step (check) == SQLITE_ROW)
    answer = (const char *) sqlite3_column_text (check, 0);
  gboolean sound = g_strcmp0 (answer, "ok") == 0;
  if (!sound)
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
                 _ ("The copy “%s” is damaged (%s) and was not used. Nothing was replaced."), path,
                 answer != NULL ? answer : sqlite3_errmsg (db));
  sqlite3_finalize (check);
  return sound;
}

/**
 * summer_backup_remove:
 * @path: a database that nobody has open
 *
 * Removes it with its log and whatever else SQLite left beside it.
 */
void
summer_backup_remove (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_unlink (name);
    }
}

/**
 * summer_backup_write:
 *
 * The copy is written beside @path, read again from the disk and checked, and only then renamed over it:
 * a failed backup leaves the one before.
 */
gboolean
summer_backup_write (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *temporary = make_temporary (path, error);
  sqlite3 *copy = NULL;

  if (temporary == NULL)
    return FALSE;

  int result
      = sqlite3_open_v2 (temporary, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean done = result == SQLITE_OK ? copy_pages (db, copy, error)
                                      : summer_store_set_error (copy, result, error);
  sqlite3_close (copy);

  copy = NULL;
  if (done)
    {
      result = sqlite3_open_v2 (temporary, &copy, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
      done = result == SQLITE_OK ? verify_pages (copy, path, error)
                                 : summer_store_set_error (copy, result, error);
      sqlite3_close (copy);
    }
  if (done && put_in_place (temporary, path, error))
    return TRUE;
  summer_backup_remove (temporary);
  return FALSE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat a_status, b_status;

  return stat (a, &a_status) == 0 && stat (b, &b_status) == 0 && a_status.st_dev == b_status.st_dev
         && a_status.st_ino == b_status.st_ino;
}

/**
 * summer_store_backup:
 * @path: where the copy goes; what is there is replaced once the copy is sound
 *
 * A consistent copy of everything committed, while others work.
 */
gboolean
summer_store_backup (SummerStore *self, const char *path, GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!summer_session_require (summer_store_get_session (self), SUMMER_RIGHT_BACKUP, error))
    return FALSE;
  if (is_same_file (summer_store_get_path (self), path))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                   _ ("“%s” is the database itself. Choose another name for the backup."), path);
      return FALSE;
    }
  return summer_backup_write (summer_store_get_db (self), path, error);
}

/* A working copy of the backup beside the target, brought to the present version and checked throughout:
 * pages, references, journal. */
static gboolean
prepare_copy (const char *backup, const char *temporary, SummerSession *session, GError **error)
{
  sqlite3 *from = NULL, *to = NULL;
  int result = sqlite3_open_v2 (backup, &from, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_open_v2 (temporary, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean done = result == SQLITE_OK
                      ? copy_pages (from, to, error) && verify_pages (to, backup, error)
                      : summer_store_set_error (to != NULL ? to : from, result, error);
  sqlite3_close (to);
  sqlite3_close (from);
  if (!done)
    return FALSE;

  g_autoptr (SummerStore) store
      = summer_store_open_for (temporary, SUMMER_STORE_NONE, session, error);
  g_autoptr (GPtrArray) problems = NULL;
  if (store == NULL || !summer_store_check (store, &problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
               _ ("The backup “%s” is not sound and was not used: %s"), backup,
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

static gboolean
keep_aside (const char *path, GError **error)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
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
      if (g_rename (from, to) != 0 && errno != ENOENT)
        return set_file_error (to, errno, error);
    }
  return TRUE;
}

/**
 * summer_store_restore:
 * @path: the database to be replaced, open nowhere; there need not be one
 * @backup: a file that summer_store_backup() wrote
 * @session: (nullable): of somebody who may restore, where the file that is there or the backup has accounts
 *
 * Checks a copy of the backup, moves the present file to "@path.replaced-" and the time, and puts the copy
 * in its place. When anything fails before that, nothing has changed.
 */
gboolean
summer_store_restore (const char *path, const char *backup, SummerSession *session, GError **error)
{
  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);

  int newest = summer_migration_get_version (SUMMER_SCHEMA_FOLDER);
  gboolean exists = FALSE;

  if (session == NULL && summer_sign_in_is_needed (path))
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
                           _ ("This database has accounts. Sign in with yours."));
      return FALSE;
    }
  if (!summer_session_require (session, SUMMER_RIGHT_RESTORE, error))
    return FALSE;
  if (is_same_file (path, backup))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                   _ ("“%s” is the database itself. Choose a backup."), backup);
      return FALSE;
    }
  if (!summer_database_file_check (backup, newest, &exists, error))
    return FALSE;
  if (!exists)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                   _ ("There is no backup “%s”."), backup);
      return FALSE;
    }

  g_autofree char *temporary = make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  gboolean present = g_file_test (path, G_FILE_TEST_EXISTS);
  if (prepare_copy (backup, temporary, session, error) && sync_path (temporary, error)
      && (!present || settle_present (path, error)) && (!present || keep_aside (path, error))
      && put_in_place (temporary, path, error))
    return TRUE;
  summer_backup_remove (temporary);
  return FALSE;
}
