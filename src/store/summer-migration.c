#include "config.h"

#include "summer-migration.h"

#include "summer-backup-private.h"
#include "summer-database-file.h"
#include "summer-keyring-private.h"
#include "summer-schema.h"
#include "summer-sealing.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

static GBytes *
load_script (const char *schema, int number)
{
  g_autofree char *name = g_strdup_printf ("%s/%04d.sql", schema, number);

  /* Named here so that the linker keeps the resource of a static library. */
  g_assert (summer_schema_get_resource () != NULL);
  return g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

int
summer_migration_get_version (const char *schema)
{
  for (int version = 0;; version++)
    {
      g_autoptr (GBytes) next = load_script (schema, version + 1);
      if (next == NULL)
        return version;
    }
}

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

static gboolean
run_scripts (sqlite3 *db, const char *schema, int from, int to, GError **error)
{
  for (int version = from + 1; version <= to; version++)
    {
      g_autoptr (GBytes) script = load_script (schema, version);
      if (!summer_store_exec (db, g_bytes_get_data (script, NULL), error))
        return FALSE;
    }
  if (!summer_sealing_run (db, error))
    return FALSE;

  gint64 orphans = 0;
  if (!read_int (db, "SELECT count (*) FROM pragma_foreign_key_check", &orphans, error))
    return FALSE;
  if (orphans != 0)
    {
      g_set_error_literal (
          error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
          _ ("Some records refer to others that are not there. Restore a backup."));
      return FALSE;
    }

  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
                                            to, SUMMER_STORE_APPLICATION_ID);
  return summer_store_exec (db, stamp, error);
}

/**
 * summer_migration_make:
 * @db: an empty database
 * @version: up to which scripts are run
 *
 * The schema as it was in that version, for records that were written by it.
 */
gboolean
summer_migration_make (sqlite3 *db, const char *schema, int version, GError **error)
{
  return run_scripts (db, schema, 0, version, error);
}

/* An older file is backed up before it is changed, so that the older program can still be given what it wrote. Of before
 * version 6 it has no key of its own. */
static gboolean
keep_backup (sqlite3 *db, const char *path, gint64 version, char **backup, GError **error)
{
  g_autofree char *folder = summer_backup_folder_dup_default (path);
  g_autoptr (SummerKeyring) keyring
      = version >= SUMMER_SEALED_SINCE ? summer_keyring_read (db, error) : NULL;
  g_autoptr (SummerVault) vault = keyring != NULL ? summer_keyring_open (keyring, error) : NULL;

  return (version < SUMMER_SEALED_SINCE || vault != NULL)
         && summer_backup_folder_add_plain (folder, db, vault, SUMMER_OCCASION_MIGRATION, backup,
                                            error);
}

/**
 * summer_migration_run:
 * @schema: the resource folder with the numbered scripts
 * @keep: whether an older file is backed up before
 *
 * Foreign keys are off while the scripts run (a script may rebuild a table) and checked before the end.
 * Several programs may get here at once: the version is read again inside of the transaction.
 */
gboolean
summer_migration_run (
    sqlite3 *db, const char *path, const char *schema, gboolean keep, GError **error)
{
  int newest = summer_migration_get_version (schema);
  gint64 present = 0;
  g_autofree char *backup = NULL;

  if (!read_int (db, "PRAGMA user_version", &present, error))
    return FALSE;
  if (present == newest)
    return TRUE;
  if (present > newest)
    {
      /* The header of the file may lag behind its log, and only now is the log read. */
      summer_database_file_set_newer (path, (guint32) present, newest, error);
      return FALSE;
    }
  if (present > 0 && keep && !keep_backup (db, path, present, &backup, error))
    return FALSE;
  if (!summer_store_exec (db, "PRAGMA foreign_keys = OFF; BEGIN EXCLUSIVE", error))
    return FALSE;

  GError *local = NULL;
  if (read_int (db, "PRAGMA user_version", &present, &local)
      && (present == newest || run_scripts (db, schema, (int) present, newest, &local))
      && summer_store_exec (db, "COMMIT", &local))
    return TRUE;

  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  if (backup != NULL)
    g_prefix_error (
        &local,
        _ ("The database could not be brought to version %d and was left at version %d; nothing "
           "was changed, and a backup is in “%s”. "),
        newest, (int) present, backup);
  g_propagate_error (error, local);
  return FALSE;
}
