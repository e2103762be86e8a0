#include "config.h"

#include "summer-package-stream.h"

#include "summer-durable-file.h"

struct _SummerPackageWriter
{
  SummerDurableFile *file; /* owned */
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 *part, *sealed; /* owned; a message, and it sealed with its length before it */
  gsize used;            /* of part */
  gint64 next;           /* the offset that would follow in the same message */
  gint64 written;        /* bytes of the image */
};

void
summer_package_writer_free (SummerPackageWriter *self)
{
  sodium_memzero (&self->state, sizeof self->state);
  g_clear_pointer (&self->file, summer_durable_file_free);
  g_free (self->part);
  g_free (self->sealed);
  g_free (self);
}

static gboolean
push (SummerPackageWriter *self,
      const void *message,
      gsize size,
      const void *bound,
      gsize bound_size,
      guint8 tag,
      GError **error)
{
  const guint32 length
      = GUINT32_TO_BE ((guint32) (size + crypto_secretstream_xchacha20poly1305_ABYTES));

  memcpy (self->sealed, &length, sizeof length);
  crypto_secretstream_xchacha20poly1305_push (&self->state, self->sealed + sizeof length, NULL,
                                              message, size, bound, bound_size, tag);
  return summer_durable_file_write (self->file, self->sealed,
                                    sizeof length + size
                                        + crypto_secretstream_xchacha20poly1305_ABYTES,
                                    error);
}

/**
 * summer_package_writer_new:
 * @path: where it is to be; nothing changes there before summer_package_writer_put_in_place()
 * @key: of the stream, %SUMMER_PACKAGE_KEY bytes
 *
 * Returns: (transfer full) (nullable): NULL with @error set when nothing can be written there
 */
SummerPackageWriter *
summer_package_writer_new (const char *path,
                           const SummerPackageHeader *header,
                           const guint8 *key,
                           GVariant *contents,
                           GError **error)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (contents);
  g_autoptr (SummerPackageWriter) self = g_new0 (SummerPackageWriter, 1);
  g_autoptr (GBytes) clear = summer_package_header_save (header);
  guint8 start[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  guint8 bound[crypto_generichash_BYTES];
  gsize size = 0;
  const void *data = g_bytes_get_data (clear, &size);

  self->file = summer_durable_file_new (path, error);
  if (self->file == NULL)
    return NULL;
  self->part = g_malloc (SUMMER_PACKAGE_MESSAGE);
  self->sealed = g_malloc (sizeof (guint32) + SUMMER_PACKAGE_SEALED);
  crypto_generichash (bound, sizeof bound, data, size, NULL, 0);
  crypto_secretstream_xchacha20poly1305_init_push (&self->state, start, key);
  g_assert (g_variant_get_size (held) <= SUMMER_PACKAGE_MESSAGE);
  if (!summer_durable_file_write (self->file, data, size, error)
      || !summer_durable_file_write (self->file, start, sizeof start, error)
      || !push (self, g_variant_get_data (held), g_variant_get_size (held), bound, sizeof bound, 0,
                error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
flush (SummerPackageWriter *self, GError **error)
{
  const gsize size = self->used;

  self->used = 0;
  return size == 0 || push (self, self->part, size, NULL, 0, 0, error);
}

/**
 * summer_package_writer_add:
 *
 * Adds a part of the image. Parts that follow each other share messages.
 */
gboolean
summer_package_writer_add (
    gint64 offset, const void *data, gsize size, gpointer user_data, GError **error)
{
  SummerPackageWriter *self = user_data;

  g_return_val_if_fail (size <= SUMMER_PACKAGE_PART, FALSE);

  if ((offset != self->next || self->used + size > SUMMER_PACKAGE_MESSAGE) && !flush (self, error))
    return FALSE;
  if (self->used == 0)
    {
      const guint64 start = GUINT64_TO_BE ((guint64) offset);

      memcpy (self->part, &start, sizeof start);
      self->used = sizeof start;
    }
  memcpy (self->part + self->used, data, size);
  self->used += size;
  self->next = offset + (gint64) size;
  self->written += (gint64) size;
  return TRUE;
}

/**
 * summer_package_writer_end:
 *
 * Ends the stream and waits until it is on the disk.
 */
gboolean
summer_package_writer_end (SummerPackageWriter *self, GError **error)
{
  if (!flush (self, error))
    return FALSE;

  const guint64 written = GUINT64_TO_BE ((guint64) self->written);
  return push (self, &written, sizeof written, NULL, 0,
               crypto_secretstream_xchacha20poly1305_TAG_FINAL, error)
         && summer_durable_file_sync (self->file, error);
}

const char *
summer_package_writer_get_path (SummerPackageWriter *self)
{
  return summer_durable_file_get_path (self->file);
}

gboolean
summer_package_writer_put_in_place (SummerPackageWriter *self, GError **error)
{
  return summer_durable_file_put_in_place (self->file, error);
}
