#include "config.h"

#include "summer-backup-folder.h"

#include "summer-backup-private.h"
#include "summer-generation.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

void
summer_backup_file_free (SummerBackupFile *file)
{
  g_free (file->path);
  g_free (file);
}

/**
 * summer_backup_folder_dup_default:
 *
 * Returns: (transfer full): "summer-backups" for "summer.db"
 */
char *
summer_backup_folder_dup_default (const char *database)
{
  g_autofree char *name = g_path_get_basename (database);
  g_autofree char *folder = g_path_get_dirname (database);

  if (g_str_has_suffix (name, ".db"))
    name[strlen (name) - strlen (".db")] = '\0';
  g_autofree char *own = g_strconcat (name, "-backups", NULL);
  return g_build_filename (folder, own, NULL);
}

static SummerBackupFile *
read_file (const char *path)
{
  g_autoptr (SummerPackageReader) reader = summer_package_reader_new (path, NULL);

  if (reader == NULL)
    return NULL;

  const SummerPackageHeader *header = summer_package_reader_get_header (reader);
  SummerBackupFile *file = g_new0 (SummerBackupFile, 1);
  file->path = g_strdup (path);
  file->time = header->time;
  file->sequence = header->sequence;
  file->version = header->version;
  file->occasion = header->occasion;
  file->file_size = summer_package_reader_get_file_size (reader);
  file->is_protected = header->keyring != NULL;
  memcpy (file->head, header->head, sizeof file->head);
  memcpy (file->origin, header->origin, sizeof file->origin);
  return file;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const SummerBackupFile *one = *(SummerBackupFile *const *) a;
  const SummerBackupFile *other = *(SummerBackupFile *const *) b;

  if (one->time != other->time)
    return one->time < other->time ? 1 : -1;
  if (one->sequence != other->sequence)
    return one->sequence < other->sequence ? 1 : -1;
  return strcmp (other->path, one->path);
}

/**
 * summer_backup_folder_list:
 *
 * Returns: (transfer full) (element-type SummerBackupFile): the newest first
 */
GPtrArray *
summer_backup_folder_list (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_backup_file_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      SummerBackupFile *file
          = g_str_has_suffix (name, SUMMER_PACKAGE_ENDING) ? read_file (path) : NULL;

      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_files);
  return files;
}

/**
 * summer_backup_folder_needs:
 *
 * Also where that cannot be found out: then the try to write one says why.
 */
gboolean
summer_backup_folder_needs (const char *folder, SummerStore *store)
{
  g_autoptr (GPtrArray) files = summer_backup_folder_list (folder);
  g_auto (SummerPackageHeader) now = { 0 };

  if (!summer_backup_describe (summer_store_get_db (store), summer_store_get_vault (store), &now,
                               NULL))
    return TRUE;
  for (guint i = 0; i < files->len; i++)
    {
      const SummerBackupFile *file = g_ptr_array_index (files, i);

      if (memcmp (file->origin, now.origin, sizeof now.origin) == 0)
        return file->version != now.version || memcmp (file->head, now.head, sizeof now.head) != 0;
    }
  return now.sequence > 0;
}

/* "summer 2019-07-23 15.30.12.summer-backup": for people; the program goes by what is in it. */
static char *
dup_path (const char *folder)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  char *path = g_strdup_printf ("%s/summer %s" SUMMER_PACKAGE_ENDING, folder, stamp);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/summer %s-%u" SUMMER_PACKAGE_ENDING, folder, stamp, i);
    }
  return path;
}

static void
remove_file (const SummerBackupFile *file)
{
  if (g_unlink (file->path) != 0)
    g_info ("%s stays: %s", file->path, g_strerror (errno));
}

/* Of before the records had a key that they could be told apart by: such lie in the folder beside the database alone. */
static gboolean
is_older (const SummerBackupFile *file)
{
  static const guint8 none[SUMMER_PACKAGE_ORIGIN];

  return memcmp (file->origin, none, sizeof none) == 0;
}

/* What the rule no longer keeps of the records that a backup is of. One that is in use stays until the next time. */
static void
thin (const char *folder, const char *newest, gboolean own)
{
  g_autoptr (GPtrArray) files = summer_backup_folder_list (folder);
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (SummerGeneration));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (SummerPackageReader) reader = summer_package_reader_new (newest, NULL);

  if (reader == NULL)
    return;
  const SummerPackageHeader *header = summer_package_reader_get_header (reader);
  for (guint i = files->len; i-- > 0;)
    {
      SummerBackupFile *file = g_ptr_array_index (files, i);
      SummerGeneration generation = { file->time, file->version, file->sequence };

      if (memcmp (file->origin, header->origin, sizeof file->origin) != 0
          && !(own && is_older (file)))
        continue;
      /* Whoever found it would have all that has an account's password before it now. */
      if (header->keyring != NULL && !file->is_protected)
        {
          remove_file (file);
          continue;
        }
      if (memcmp (file->origin, header->origin, sizeof file->origin) != 0)
        continue;
      g_ptr_array_add (ours, file);
      g_array_append_val (all, generation);
    }

  g_autofree gboolean *keep = g_new0 (gboolean, ours->len + 1);
  summer_generation_choose ((const SummerGeneration *) (const void *) all->data, all->len,
                            g_date_time_to_unix (now),
                            g_date_time_get_utc_offset (now) / G_TIME_SPAN_SECOND, keep);
  for (guint i = 0; i < ours->len; i++)
    {
      const SummerBackupFile *file = g_ptr_array_index (ours, i);

      if (!keep[i] && !g_str_equal (file->path, newest))
        remove_file (file);
    }
}

static gboolean
prepare (const char *folder, gboolean make, GError **error)
{
  if (make && g_mkdir_with_parents (folder, 0700) != 0)
    return summer_file_set_error (folder, errno, error);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                   _ ("The folder for backups “%s” is not there. Put the stick or disk back in, or "
                      "choose another folder."),
                   folder);
      return FALSE;
    }
  summer_durable_file_sweep (folder);
  return TRUE;
}

static void
finish (const char *folder, char *written, gboolean own, SummerOccasion occasion, char **path)
{
  /* Before a restore nothing goes: it may be the one that is about to be restored. */
  if (occasion != SUMMER_OCCASION_RESTORE)
    thin (folder, written, own);
  if (path != NULL)
    *path = written;
  else
    g_free (written);
}

/**
 * summer_backup_folder_add_plain:
 * @folder: is made where it is missing
 * @path: (out) (optional): what was written
 */
gboolean
summer_backup_folder_add_plain (const char *folder,
                                sqlite3 *db,
                                SummerVault *vault,
                                SummerOccasion occasion,
                                char **path,
                                GError **error)
{
  if (!prepare (folder, TRUE, error))
    return FALSE;
  g_autofree char *written = dup_path (folder);
  if (!summer_backup_write (db, vault, written, occasion, NULL, error))
    return FALSE;
  finish (folder, g_steal_pointer (&written), TRUE, occasion, path);
  return TRUE;
}

/**
 * summer_backup_folder_add:
 * @path: (out) (optional): what was written
 */
gboolean
summer_backup_folder_add (const char *folder,
                          SummerStore *store,
                          SummerOccasion occasion,
                          const SummerBackupWatch *watch,
                          char **path,
                          GError **error)
{
  g_autofree char *own = summer_backup_folder_dup_default (summer_store_get_path (store));

  const gboolean is_own = g_str_equal (own, folder);

  if (!prepare (folder, is_own, error))
    return FALSE;
  g_autofree char *written = dup_path (folder);
  if (!summer_store_backup_for (store, written, occasion, watch, error))
    return FALSE;
  finish (folder, g_steal_pointer (&written), is_own, occasion, path);
  return TRUE;
}
