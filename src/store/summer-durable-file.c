#include "config.h"

#include "summer-durable-file.h"

#include "summer-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define EARLY (8 * 1024 * 1024)
#define UNFINISHED ".part-" /* and six letters, after the name of the file */

struct _SummerDurableFile
{
  char *path, *temporary; /* owned; temporary is NULL once it is in its place */
  int fd;
  gint64 written,
      told; /* bytes: in order, and of them those that the disk was told to begin with */
};

/**
 * summer_file_set_error:
 *
 * Says that a file cannot be written, and what can be done about it.
 *
 * Returns: FALSE, with @error set
 */
gboolean
summer_file_set_error (const char *path, int saved_errno, GError **error)
{
  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                 _ ("There is no room left for “%s”. Make room on that disk, or choose another "
                    "folder."),
                 path);
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                 _ ("“%s” cannot be written: its folder is not there. Put the stick or disk back "
                    "in, or choose another folder."),
                 path);
  else
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                 _ ("“%s” cannot be written: %s"), path, g_strerror (saved_errno));
  return FALSE;
}

/**
 * summer_file_sync:
 *
 * Waits until what was written to a file, or renamed in a folder, is on the disk.
 */
gboolean
summer_file_sync (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  /* Some file systems of sticks know no sync of a folder. */
  if (fd < 0 || (fsync (fd) != 0 && errno != EINVAL))
    {
      int saved_errno = errno;
      if (fd >= 0)
        close (fd);
      return summer_file_set_error (path, saved_errno, error);
    }
  close (fd);
  return TRUE;
}

/**
 * summer_durable_file_new:
 *
 * Begins a file beside @path, readable by nobody else. As long as it is open it is locked, which is how
 * summer_durable_file_sweep() knows it from one that was left behind.
 */
SummerDurableFile *
summer_durable_file_new (const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, UNFINISHED "XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      summer_file_set_error (path, errno, error);
      return NULL;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    g_info ("%s is not locked: %s", temporary, g_strerror (errno));

  SummerDurableFile *self = g_new0 (SummerDurableFile, 1);
  self->path = g_strdup (path);
  self->temporary = g_steal_pointer (&temporary);
  self->fd = fd;
  return self;
}

void
summer_durable_file_free (SummerDurableFile *self)
{
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  close (self->fd);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

const char *
summer_durable_file_get_path (SummerDurableFile *self)
{
  return self->temporary != NULL ? self->temporary : self->path;
}

gboolean
summer_durable_file_write (SummerDurableFile *self, const void *data, gsize size, GError **error)
{
  const guint8 *bytes = data;

  while (size > 0)
    {
      gssize written = write (self->fd, bytes, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return summer_file_set_error (self->path, written < 0 ? errno : EIO, error);
      bytes += written;
      size -= (gsize) written;
      self->written += written;
    }
  /* The disk writes while we encrypt, so that there is little to wait for at the end. */
  if (self->written - self->told >= EARLY)
    {
      sync_file_range (self->fd, self->told, self->written - self->told, SYNC_FILE_RANGE_WRITE);
      self->told = self->written;
    }
  return TRUE;
}

gboolean
summer_durable_file_write_at (
    SummerDurableFile *self, gint64 offset, const void *data, gsize size, GError **error)
{
  if (lseek (self->fd, offset, SEEK_SET) < 0)
    return summer_file_set_error (self->path, errno, error);
  self->written = self->told = offset;
  return summer_durable_file_write (self, data, size, error);
}

/**
 * summer_durable_file_sync:
 *
 * Waits until all of it is on the disk, and has it read from there the next time.
 */
gboolean
summer_durable_file_sync (SummerDurableFile *self, GError **error)
{
  if (fsync (self->fd) != 0)
    return summer_file_set_error (self->path, errno, error);
  posix_fadvise (self->fd, 0, 0, POSIX_FADV_DONTNEED);
  return TRUE;
}

/**
 * summer_durable_file_put_in_place:
 *
 * In one step: whoever looks finds the file that was there before, or this one.
 */
gboolean
summer_durable_file_put_in_place (SummerDurableFile *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (g_rename (self->temporary, self->path) != 0)
    return summer_file_set_error (self->path, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  return summer_file_sync (folder, error);
}

/**
 * summer_durable_file_sweep:
 *
 * What another program is just writing is locked and stays.
 */
void
summer_durable_file_sweep (const char *folder)
{
  static const char *const beside[] = { "-wal", "-shm", "-journal", "" }; /* of a database */
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      const char *ending = strstr (name, UNFINISHED);

      if (ending == NULL || strlen (ending) != strlen (UNFINISHED "XXXXXX"))
        continue;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
      if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
        for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
          {
            g_autofree char *left = g_strconcat (path, beside[i], NULL);
            g_unlink (left);
          }
      if (fd >= 0)
        close (fd);
    }
}
