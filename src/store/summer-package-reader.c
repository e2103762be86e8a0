#include "config.h"

#include "summer-package-stream.h"

#include "summer-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _SummerPackageReader
{
  char *path; /* owned */
  int fd;
  SummerPackageHeader header;
  gint64 file_size, at; /* bytes: of the file, and read of it */
  guint8 bound[crypto_generichash_BYTES];
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 *sealed, *message; /* owned */
};

void
summer_package_reader_free (SummerPackageReader *self)
{
  sodium_memzero (&self->state, sizeof self->state);
  sodium_memzero (&self->header.key, sizeof self->header.key);
  summer_package_header_clear (&self->header);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->sealed);
  g_free (self->message);
  g_free (self->path);
  g_free (self);
}

static gboolean
set_read_error (SummerPackageReader *self, int saved_errno, GError **error)
{
  g_set_error (error, SUMMER_STORE_ERROR,
               saved_errno == ENOENT || saved_errno == ENOTDIR ? SUMMER_STORE_ERROR_NOT_FOUND
                                                               : SUMMER_STORE_ERROR_FAILED,
               _ ("The backup “%s” cannot be read: %s"), self->path, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
set_damaged (SummerPackageReader *self, GError **error)
{
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
               _ ("The backup “%s” is damaged: it is not what was written, or a part of it is "
                  "missing. Nothing of it was used. Take another one."),
               self->path);
  return FALSE;
}

/* As much of size as there is. */
static gssize
read_some (SummerPackageReader *self, void *data, gsize size, GError **error)
{
  gsize n = 0;

  while (n < size)
    {
      gssize got = read (self->fd, (guint8 *) data + n, size - n);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          set_read_error (self, errno, error);
          return -1;
        }
      if (got == 0)
        break;
      n += (gsize) got;
    }
  self->at += (gint64) n;
  return (gssize) n;
}

static gboolean
read_all (SummerPackageReader *self, void *data, gsize size, GError **error)
{
  gssize n = read_some (self, data, size, error);

  return n == (gssize) size || (n >= 0 && set_damaged (self, error));
}

static gboolean
read_header (SummerPackageReader *self, GError **error)
{
  g_autofree guint8 *start = g_malloc (SUMMER_PACKAGE_HEADER_MAX);
  gssize n = read_some (self, start, SUMMER_PACKAGE_FIXED, error), more = 0;

  if (n == SUMMER_PACKAGE_FIXED)
    more = read_some (self, start + n, summer_package_header_get_rest (start), error);
  gsize size = (gsize) (MAX (n, 0) + MAX (more, 0));
  if (n < 0 || more < 0
      || !summer_package_header_parse (&self->header, self->path, start, &size, error))
    return FALSE;
  crypto_generichash (self->bound, sizeof self->bound, start, size, NULL, 0);
  return TRUE;
}

/**
 * summer_package_reader_new:
 *
 * Opens a backup and reads what it says of itself; the rest waits for its key.
 *
 * Returns: (transfer full) (nullable): NULL with @error set when it cannot be read or is none
 */
SummerPackageReader *
summer_package_reader_new (const char *path, GError **error)
{
  g_autoptr (SummerPackageReader) self = g_new0 (SummerPackageReader, 1);
  struct stat status;

  self->path = g_strdup (path);
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->fd < 0 || fstat (self->fd, &status) != 0)
    {
      set_read_error (self, errno, error);
      return NULL;
    }
  self->file_size = status.st_size;
  self->sealed = g_malloc (SUMMER_PACKAGE_SEALED);
  self->message = g_malloc (SUMMER_PACKAGE_MESSAGE);
  return read_header (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * summer_package_is_one:
 *
 * Whether a file begins as a backup does, or cannot be read at all: a plain copy of a database is no package.
 */
gboolean
summer_package_is_one (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPackageReader) reader = summer_package_reader_new (path, &error);

  return reader != NULL || !g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FOREIGN);
}

const SummerPackageHeader *
summer_package_reader_get_header (SummerPackageReader *self)
{
  return &self->header;
}

gint64
summer_package_reader_get_file_size (SummerPackageReader *self)
{
  return self->file_size;
}

/* The next message, into self->message. */
static gboolean
pull (SummerPackageReader *self,
      const void *bound,
      gsize bound_size,
      gsize *size,
      guint8 *tag,
      GError **error)
{
  guint32 length = 0;
  unsigned long long plain = 0;

  if (!read_all (self, &length, sizeof length, error))
    return FALSE;
  length = GUINT32_FROM_BE (length);
  if (length < crypto_secretstream_xchacha20poly1305_ABYTES || length > SUMMER_PACKAGE_SEALED)
    return set_damaged (self, error);
  if (!read_all (self, self->sealed, length, error))
    return FALSE;
  if (crypto_secretstream_xchacha20poly1305_pull (&self->state, self->message, &plain, tag,
                                                  self->sealed, length, bound, bound_size)
      != 0)
    return set_damaged (self, error);
  *size = (gsize) plain;
  return TRUE;
}

/**
 * summer_package_reader_unlock:
 * @contents: (out): of @type, as it was given to the writer
 */
gboolean
summer_package_reader_unlock (SummerPackageReader *self,
                              const guint8 *key,
                              const GVariantType *type,
                              GVariant **contents,
                              GError **error)
{
  guint8 start[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  gsize size = 0;
  guint8 tag = 0;

  if (!read_all (self, start, sizeof start, error))
    return FALSE;
  if (crypto_secretstream_xchacha20poly1305_init_pull (&self->state, start, key) != 0)
    return set_damaged (self, error);
  if (!pull (self, self->bound, sizeof self->bound, &size, &tag, error))
    return FALSE;

  g_autoptr (GBytes) bytes = g_bytes_new (self->message, size);
  g_autoptr (GVariant) held = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
  if (tag != 0 || !g_variant_is_normal_form (held))
    return set_damaged (self, error);
  *contents = g_steal_pointer (&held);
  return TRUE;
}

/* An image has every page once, but for the first, which may come twice, and one that no database uses. */
static gboolean
is_whole (SummerPackageReader *self, gint64 got, guint64 said)
{
  return got == (gint64) said && got >= self->header.size - 65536
         && got <= self->header.size + 65536;
}

/**
 * summer_package_reader_each:
 * @func: (nullable): is given nothing that was not authenticated
 *
 * Reads to the end. That the end is that of the stream, and nothing follows, is checked, too.
 */
gboolean
summer_package_reader_each (SummerPackageReader *self,
                            SummerImageFunc func,
                            gpointer user_data,
                            SummerImageProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error)
{
  gint64 got = 0;

  for (;;)
    {
      guint64 offset = 0;
      gsize size = 0;
      guint8 tag = 0, more = 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !pull (self, NULL, 0, &size, &tag, error))
        return FALSE;
      if (size < SUMMER_PACKAGE_OFFSET)
        return set_damaged (self, error);
      memcpy (&offset, self->message, sizeof offset);
      offset = GUINT64_FROM_BE (offset);
      if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
        {
          gssize rest = read_some (self, &more, 1, error);

          return rest == 0 && size == SUMMER_PACKAGE_OFFSET && is_whole (self, got, offset)
                     ? TRUE
                     : rest >= 0 && set_damaged (self, error);
        }
      size -= SUMMER_PACKAGE_OFFSET;
      if (tag != 0 || offset > (guint64) self->header.size
          || size > (guint64) self->header.size - offset)
        return set_damaged (self, error);
      if (func != NULL
          && !func ((gint64) offset, self->message + SUMMER_PACKAGE_OFFSET, size, user_data, error))
        return FALSE;
      got += (gint64) size;
      if (progress != NULL)
        progress (CLAMP ((double) self->at / (double) MAX (self->file_size, 1), 0, 1),
                  progress_data);
    }
}
