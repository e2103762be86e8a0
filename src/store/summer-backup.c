#include "config.h"

#include "summer-backup.h"

#include "summer-backup-private.h"

#include "summer-journal.h"
#include "summer-keyring-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/stat.h>

#define ORIGIN "summer-backup origin" /* what the origin is the keyed hash of */

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

/* {{{ What it says of the records */

static gboolean
read_head (sqlite3 *db, SummerPackageHeader *header, GError **error)
{
  static const char sql[]
      = "SELECT sequence, hash FROM main.journal ORDER BY sequence DESC LIMIT 1";
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  if (result == SQLITE_ROW && sqlite3_column_bytes (stmt, 1) == sizeof header->head)
    {
      header->sequence = sqlite3_column_int64 (stmt, 0);
      memcpy (header->head, sqlite3_column_blob (stmt, 1), sizeof header->head);
    }
  sqlite3_finalize (stmt);
  return result == SQLITE_ROW || result == SQLITE_DONE
         || summer_store_set_error (db, result, error);
}

/**
 * summer_backup_describe:
 * @vault: (nullable)
 * @header: (out): what is known of the records without their contents
 */
gboolean
summer_backup_describe (sqlite3 *db,
                        SummerVault *vault,
                        SummerPackageHeader *header,
                        GError **error)
{
  sqlite3_stmt *stmt = NULL;

  memset (header, 0, sizeof *header);
  header->time = g_get_real_time () / G_USEC_PER_SEC;
  if (vault != NULL)
    summer_vault_hash (vault, ORIGIN, header->origin);
  if (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    header->version = (guint32) sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return read_head (db, header, error) && summer_image_get_size (db, &header->size, error);
}

static const char *
text_or_empty (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : "";
}

/* Most of what a list needs fits in a line; a file with more programmes than that is none of ours. */
#define MOST_PROGRAMMES 200

/**
 * summer_backup_read_contents:
 *
 * Returns: (transfer full) (nullable): %SUMMER_BACKUP_CONTENTS, or NULL with @error set
 */
GVariant *
summer_backup_read_contents (sqlite3 *db, GError **error)
{
  static const char programmes[]
      = "SELECT p.name, p.year, (SELECT count (*) FROM main.class WHERE programme = p.id),"
        " (SELECT count (*) FROM main.child WHERE programme = p.id) FROM main.programme p"
        " ORDER BY p.year DESC, p.name LIMIT ?1";
  static const char last[]
      = "SELECT time, account, action FROM main.journal ORDER BY sequence DESC LIMIT 1";
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (SUMMER_BACKUP_CONTENTS);
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (db, programmes, -1, &stmt, NULL);

  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(siuu)"));
  if (result == SQLITE_OK)
    result = sqlite3_bind_int (stmt, 1, MOST_PROGRAMMES);
  while (result == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
    g_variant_builder_add (&builder, "(siuu)", text_or_empty (stmt, 0),
                           sqlite3_column_int (stmt, 1), (guint32) sqlite3_column_int (stmt, 2),
                           (guint32) sqlite3_column_int (stmt, 3));
  g_variant_builder_close (&builder);
  if (result == SQLITE_OK)
    result = sqlite3_finalize (stmt);
  stmt = NULL;
  if (result == SQLITE_OK)
    result = sqlite3_prepare_v2 (db, last, -1, &stmt, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    summer_store_set_error (db, result, error);
  else
    {
      gboolean is = result == SQLITE_ROW;
      g_variant_builder_add (&builder, "x", is ? sqlite3_column_int64 (stmt, 0) : (gint64) 0);
      g_variant_builder_add (&builder, "s", is ? text_or_empty (stmt, 1) : "");
      g_variant_builder_add (&builder, "s", is ? text_or_empty (stmt, 2) : "");
    }
  sqlite3_finalize (stmt);
  return result == SQLITE_ROW || result == SQLITE_DONE
             ? g_variant_ref_sink (g_variant_builder_end (&builder))
             : NULL;
}

/**
 * summer_backup_dup_contents_text:
 *
 * Returns: (transfer full): a line a programme, and one of what was done last
 */
char *
summer_backup_dup_contents_text (GVariant *contents)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GVariantIter) programmes = NULL;
  const char *name, *account, *action;
  guint32 classes, children;
  gint64 time;
  int year;

  g_variant_get (contents, "(a(siuu)x&s&s)", &programmes, &time, &account, &action);
  while (g_variant_iter_next (programmes, "(&siuu)", &name, &year, &classes, &children))
    {
      /* Translators: a year and the name of a programme */
      g_string_append_printf (text, _ ("%d %s: "), year, name);
      g_string_append_printf (text, ngettext ("%u class", "%u classes", classes), classes);
      g_string_append (text, _ (", "));
      g_string_append_printf (text, ngettext ("%u child", "%u children", children), children);
      g_string_append_c (text, '\n');
    }
  if (text->len == 0)
    g_string_append_printf (text, "%s\n", _ ("No programme yet"));

  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;
  if (*action != '\0' && when != NULL)
    /* Translators: a time, a person, and what was done, such as Import */
    g_string_append_printf (text, _ ("Last entry: %s · %s · %s\n"), when, account,
                            summer_journal_get_action_text (action));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* }}} */
/* {{{ Writing */

/* Everything of it is read again, from the disk. That it opens means that every byte is what was written. */
static gboolean
verify (const char *path, const guint8 *key, GError **error)
{
  g_autoptr (SummerPackageReader) reader = summer_package_reader_new (path, error);
  g_autoptr (GVariant) contents = NULL;

  return reader != NULL
         && summer_package_reader_unlock (reader, key, SUMMER_BACKUP_CONTENTS, &contents, error)
         && summer_package_reader_each (reader, NULL, NULL, NULL, NULL, NULL, error);
}

/* A backup says how to come by its key: as the records do, by the password of any of their accounts or by the recovery
 * sheet. As long as there is none of these, it is a key by chance that lies in it in the clear. */
static gboolean
choose_key (
    sqlite3 *db, SummerVault *vault, SummerPackageHeader *header, guint8 *key, GError **error)
{
  g_autoptr (SummerKeyring) keyring = vault != NULL ? summer_keyring_read (db, error) : NULL;

  if (vault != NULL && keyring == NULL)
    return FALSE;
  if (keyring != NULL && !summer_keyring_is_in_the_clear (keyring))
    {
      header->keyring = summer_keyring_save (keyring);
      memcpy (key, summer_vault_get_backup_key (vault), SUMMER_PACKAGE_KEY);
      return TRUE;
    }
  randombytes_buf (header->key, sizeof header->key);
  memcpy (key, header->key, sizeof header->key);
  return TRUE;
}

static gboolean
write_snapshot (sqlite3 *db,
                SummerVault *vault,
                const char *path,
                SummerOccasion occasion,
                const SummerBackupWatch *watch,
                GError **error)
{
  const SummerBackupWatch none = { 0 };
  const SummerBackupWatch *w = watch != NULL ? watch : &none;
  g_auto (SummerPackageHeader) header = { 0 };
  g_autoptr (GVariant) contents = NULL;
  g_autoptr (SummerPackageWriter) writer = NULL;
  guint8 key[SUMMER_PACKAGE_KEY];

  if (!summer_backup_describe (db, vault, &header, error)
      || !choose_key (db, vault, &header, key, error))
    return FALSE;
  header.occasion = occasion;
  contents = summer_backup_read_contents (db, error);
  if (contents == NULL)
    return FALSE;
  writer = summer_package_writer_new (path, &header, key, contents, error);
  gboolean done = writer != NULL
                  && summer_image_each (db, summer_package_writer_add, writer, w->progress,
                                        w->user_data, w->cancellable, error)
                  && summer_package_writer_end (writer, error)
                  && verify (summer_package_writer_get_path (writer), key, error)
                  && summer_package_writer_put_in_place (writer, error);
  sodium_memzero (key, sizeof key);
  return done;
}

/**
 * summer_backup_write:
 * @db: not inside of a transaction
 * @vault: (nullable): of the records
 * @watch: (nullable)
 *
 * The records as they are at this moment, while others go on writing. The file is written beside @path, read again from
 * the disk, and only then renamed: a backup that fails leaves the one before.
 */
gboolean
summer_backup_write (sqlite3 *db,
                     SummerVault *vault,
                     const char *path,
                     SummerOccasion occasion,
                     const SummerBackupWatch *watch,
                     GError **error)
{
  if (!summer_store_exec (db, "BEGIN", error))
    return FALSE;
  gboolean done = write_snapshot (db, vault, path, occasion, watch, error);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

static gboolean
write_part (gint64 offset, const void *data, gsize size, gpointer file, GError **error)
{
  return summer_durable_file_write_at (file, offset, data, size, error);
}

gboolean
summer_backup_copy_to (sqlite3 *db,
                       SummerDurableFile *file,
                       const SummerBackupWatch *watch,
                       GError **error)
{
  const SummerBackupWatch none = { 0 };
  const SummerBackupWatch *w = watch != NULL ? watch : &none;

  return summer_image_each (db, write_part, file, w->progress, w->user_data, w->cancellable, error)
         && summer_durable_file_sync (file, error);
}

/**
 * summer_backup_copy:
 *
 * What is at @path is replaced once the copy is on the disk.
 */
gboolean
summer_backup_copy (sqlite3 *db, const char *path, const SummerBackupWatch *watch, GError **error)
{
  g_autoptr (SummerDurableFile) file = summer_durable_file_new (path, error);

  return file != NULL && summer_backup_copy_to (db, file, watch, error)
         && summer_durable_file_put_in_place (file, error);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat a_status, b_status;

  return stat (a, &a_status) == 0 && stat (b, &b_status) == 0 && a_status.st_dev == b_status.st_dev
         && a_status.st_ino == b_status.st_ino;
}

/**
 * summer_store_backup_for:
 * @path: where the backup goes; what is there is replaced once the new one is verified
 *
 * See summer_backup_write(). What is asked for needs the right to it; what the program makes of itself is made whoever
 * works.
 */
gboolean
summer_store_backup_for (SummerStore *self,
                         const char *path,
                         SummerOccasion occasion,
                         const SummerBackupWatch *watch,
                         GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (!summer_store_is_writing (self), FALSE);

  if (occasion == SUMMER_OCCASION_ASKED
      && !summer_session_require (summer_store_get_session (self), SUMMER_RIGHT_BACKUP, error))
    return FALSE;
  if (is_same_file (path, summer_store_get_path (self)))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                   _ ("“%s” is the database itself. Choose another name for the backup."), path);
      return FALSE;
    }
  return summer_backup_write (summer_store_get_db (self), summer_store_get_vault (self), path,
                              occasion, watch, error);
}

/**
 * summer_store_backup:
 *
 * As summer_store_backup_for(), because somebody asked for it.
 */
gboolean
summer_store_backup (SummerStore *self, const char *path, GError **error)
{
  return summer_store_backup_for (self, path, SUMMER_OCCASION_ASKED, NULL, error);
}

/* }}} */
/* {{{ Opening */

/* The vault that the keyring of a backup is opened to. */
static SummerVault *
open_keyring (const char *path, GBytes *bytes, const SummerBackupKey *key, GError **error)
{
  g_autoptr (SummerKeyring) keyring = summer_keyring_parse (bytes, error);

  if (keyring == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (summer_keyring_is_in_the_clear (keyring))
    return summer_keyring_open (keyring, error);
  if (key != NULL && key->code != NULL)
    return summer_keyring_recover (keyring, key->code, error);
  if (key != NULL && key->account != NULL && key->password != NULL)
    return summer_keyring_unlock (keyring, key->account, key->password, error);
  if (key != NULL && key->session != NULL
      && summer_keyring_fits (keyring, summer_session_get_vault (key->session)))
    return summer_vault_copy (summer_session_get_vault (key->session), error);
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
               _ ("The backup “%s” is protected. It opens with the name and password of an account "
                  "of the time it was made, or with the code of the recovery sheet."),
               path);
  return NULL;
}

/**
 * summer_backup_open:
 * @key: (nullable): what may open it: a recovery code before a password, and that before the session
 * @vault: (out): (transfer full) (nullable): of the records in it
 * @contents: (out): %SUMMER_BACKUP_CONTENTS
 *
 * Returns: (transfer full) (nullable): the backup, its contents read
 */
SummerPackageReader *
summer_backup_open (const char *path,
                    const SummerBackupKey *key,
                    SummerVault **vault,
                    GVariant **contents,
                    GError **error)
{
  g_autoptr (SummerPackageReader) reader = summer_package_reader_new (path, error);

  *vault = NULL;
  if (reader == NULL)
    return NULL;

  const SummerPackageHeader *header = summer_package_reader_get_header (reader);
  g_autoptr (SummerVault) opened = NULL;
  if (header->keyring != NULL)
    {
      opened = open_keyring (path, header->keyring, key, error);
      if (opened == NULL)
        return NULL;
    }
  if (!summer_package_reader_unlock (reader,
                                     opened != NULL ? summer_vault_get_backup_key (opened)
                                                    : header->key,
                                     SUMMER_BACKUP_CONTENTS, contents, error))
    return NULL;
  *vault = g_steal_pointer (&opened);
  return g_steal_pointer (&reader);
}

/* }}} */
