#include "config.h"

#include "summer-database-file.h"
#include "summer-store-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#define HEADER_SIZE 100

/**
 * summer_filesystem_is_network:
 *
 * Whether a file system lies on another computer. Locks and shared memory do not hold there, and a
 * database in WAL mode is damaged sooner or later. File systems in user space are told apart by the type
 * of the mount: an NTFS disk is local, sshfs is not.
 */
gboolean
summer_filesystem_is_network (gint64 magic, const char *type)
{
  static const guint32 network[] = {
    0x6969,     /* NFS */
    0x517b,     /* SMB */
    0xff534d42, /* CIFS */
    0xfe534d42, /* SMB 2 */
    0x564c,     /* NCP */
    0x73757245, /* Coda */
    0x5346414f, /* AFS */
    0x6b414653, /* AFS in the kernel */
    0x00c36400, /* Ceph */
    0x01021997, /* 9P */
    0x0bd00bd0, /* Lustre */
    0x7461636f, /* OCFS2 */
    0x01161970, /* GFS2 */
    0x19830326, /* BeeGFS */
    0x47504653, /* GPFS */
  };
  static const char *const fuse[]
      = { "fuse.sshfs",     "fuse.gvfsd-fuse", "fuse.davfs2",    "fuse.davfs",
          "fuse.rclone",    "fuse.smbnetfs",   "fuse.s3fs",      "fuse.curlftpfs",
          "fuse.glusterfs", "fuse.ceph",       "fuse.ceph-fuse", "fuse.kio-fuse",
          "fuse.onedriver", "fuse.goofys",     "fuse.juicefs",   "fuse.cephfs" };

  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    if ((guint32) magic == network[i])
      return TRUE;
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (fuse); i++)
    if (g_str_equal (type, fuse[i]))
      return TRUE;
  return FALSE;
}

/* The type of the mount that a device number belongs to, out of /proc/self/mountinfo. */
static char *
dup_mount_type (dev_t device)
{
  g_autofree char *table = NULL;
  g_autofree char *wanted = g_strdup_printf ("%u:%u", major (device), minor (device));

  if (!g_file_get_contents ("/proc/self/mountinfo", &table, NULL, NULL))
    return NULL;

  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], " ", -1);
      if (g_strv_length (fields) < 4 || !g_str_equal (fields[2], wanted))
        continue;
      for (guint j = 3; fields[j] != NULL; j++)
        if (g_str_equal (fields[j], "-"))
          return g_strdup (fields[j + 1]);
    }
  return NULL;
}

static gboolean
check_filesystem (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *where = g_file_test (path, G_FILE_TEST_EXISTS) ? path : folder;
  struct statfs filesystem;
  struct stat status;

  if (statfs (where, &filesystem) != 0 || stat (where, &status) != 0)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                   _ ("The folder of “%s” cannot be opened: %s"), path, g_strerror (errno));
      return FALSE;
    }

  g_autofree char *type = dup_mount_type (status.st_dev);
  if (!summer_filesystem_is_network ((gint64) filesystem.f_type, type))
    return TRUE;
  g_set_error (
      error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NETWORK,
      _ ("“%s” is on a network drive. A database there is damaged when two computers write to it. "
         "Keep it on a disk of this computer, and put backups on the network drive."),
      path);
  return FALSE;
}

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
damaged (const char *path, const char *detail, GError **error)
{
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
               _ ("The database “%s” is damaged (%s). It was left as it is. Restore a backup."),
               path, detail);
  return FALSE;
}

static gboolean
foreign (const char *path, GError **error)
{
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FOREIGN,
               _ ("“%s” is not a database of Summer Classes. It was left as it is."), path);
  return FALSE;
}

/**
 * summer_database_file_set_newer:
 * @written: the version of the database
 * @version: the newest that this program knows
 *
 * Sets %SUMMER_STORE_ERROR_NEWER.
 */
void
summer_database_file_set_newer (const char *path, guint32 written, int version, GError **error)
{
  g_set_error (
      error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NEWER,
      _ ("“%s” was written by a newer version of Summer Classes (database version %u, this "
         "program "
         "knows up to %d). It was left as it is. Install the newer version to open it."),
      path, written, version);
}

/* The header as documented in "Database File Format" of SQLite, section 1.3. */
static gboolean
check_header (const char *path,
              const guint8 *header,
              gssize n_read,
              gint64 size,
              gboolean has_wal,
              int version,
              GError **error)
{
  if (n_read < 16 || memcmp (header, "SQLite format 3", 16) != 0)
    return foreign (path, error);
  if (n_read < HEADER_SIZE)
    return damaged (path, _ ("it has been cut short"), error);
  if (read_be32 (header + 68) != SUMMER_STORE_APPLICATION_ID)
    return foreign (path, error);

  guint32 written = read_be32 (header + 60);
  if (written > (guint32) version)
    {
      summer_database_file_set_newer (path, written, version, error);
      return FALSE;
    }

  guint32 page_size = (guint32) header[16] << 8 | header[17];
  if (page_size == 1)
    page_size = 65536;
  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    return damaged (path, _ ("its header is broken"), error);

  /* While others write, the file may lag behind its header; the log beside it then says so. */
  gint64 expected = (gint64) read_be32 (header + 28) * page_size;
  if (!has_wal && read_be32 (header + 24) == read_be32 (header + 92) && size < expected)
    return damaged (path, _ ("it has been cut short"), error);
  return TRUE;
}

/* Reads the schema and the first page of every table through a connection that cannot write and takes no
 * locks: only when nobody has the file open, which is when there is no log beside it. */
static gboolean
check_pages (const char *path, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  sqlite3 *db = NULL;
  sqlite3_stmt *names = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);

  int result = sqlite3_open_v2 (uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1,
                                 &names, NULL);
  while (result == SQLITE_OK && sqlite3_step (names) == SQLITE_ROW)
    g_string_append_printf (sql, "SELECT 1 FROM \"%s\" LIMIT 1;", sqlite3_column_text (names, 0));
  if (result == SQLITE_OK)
    result = sqlite3_finalize (names);
  if (result == SQLITE_OK)
    result = sqlite3_exec (db, sql->str, NULL, NULL, NULL);

  gboolean sound = result == SQLITE_OK || damaged (path, sqlite3_errmsg (db), error);
  sqlite3_close (db);
  return sound;
}

/* Reads through SQLite's own files. A descriptor of ours would do harm: closing it drops every lock that this
 * process holds on the database (POSIX), and the next program to leave would take itself for the last one and
 * throw the log away, with what was committed to it. */
static gssize
read_header (const char *path, guint8 *header, gint64 *size)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  g_autofree sqlite3_file *file = vfs != NULL ? g_malloc0 ((gsize) vfs->szOsFile) : NULL;
  const char *name = sqlite3_create_filename (path, "", "", 0, NULL);
  gssize n_read = -1;

  /* There was no memory for SQLite to begin with. */
  if (file == NULL || name == NULL)
    {
      sqlite3_free_filename (name);
      errno = ENOMEM;
      return -1;
    }

  if (vfs->xOpen (vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL) == SQLITE_OK)
    {
      sqlite3_int64 length = 0;

      if (file->pMethods->xFileSize (file, &length) == SQLITE_OK)
        {
          n_read = (gssize) MIN (length, HEADER_SIZE);
          *size = length;
          /* What is missing of a short file is filled with zeros. */
          int result = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
          if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ)
            n_read = -1;
        }
    }
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);
  return n_read;
}

/**
 * summer_database_file_check:
 * @version: the newest version of the schema that this program knows
 * @exists: (out): FALSE when there is no such file yet, or an empty one
 *
 * Returns: FALSE with @error set when the file is to be left alone; it has not been touched
 */
gboolean
summer_database_file_check (const char *path, int version, gboolean *exists, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  GStatBuf status;
  gint64 size = 0;

  *exists = FALSE;
  if (!check_filesystem (path, error))
    return FALSE;

  if (g_stat (path, &status) != 0 && errno == ENOENT)
    return TRUE;

  errno = 0;
  gssize n_read = g_access (path, R_OK) == 0 ? read_header (path, header, &size) : -1;
  if (n_read < 0)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                   _ ("“%s” cannot be read: %s"), path, g_strerror (errno != 0 ? errno : EIO));
      return FALSE;
    }
  if (n_read == 0)
    return TRUE;

  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gboolean has_wal = g_file_test (wal, G_FILE_TEST_EXISTS);
  if (!check_header (path, header, n_read, size, has_wal, version, error))
    return FALSE;
  *exists = TRUE;
  return has_wal || check_pages (path, error);
}
