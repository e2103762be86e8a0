#include "config.h"

#include "summer-changeset.h"

#include <gio/gio.h>

/* Below this size packing costs more than it saves: a sign-in is about a hundred bytes. */
#define PACK_FROM 1024
#define CHUNK 65536
#define LEVEL 1

typedef struct
{
  GByteArray *out;    /* owned: raw until PACK_FROM, packed from then on */
  GConverter *packer; /* owned, NULL while raw */
  GError *error;      /* owned */
} Writer;

static gboolean
convert (Writer *writer, const guint8 *data, gsize size, GConverterFlags flags)
{
  guint8 buffer[16384];
  gsize n_read = 0, n_written = 0;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (size > 0 || (flags == G_CONVERTER_INPUT_AT_END && result != G_CONVERTER_FINISHED))
    {
      result = g_converter_convert (writer->packer, data, size, buffer, sizeof buffer, flags,
                                    &n_read, &n_written, &writer->error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      data += n_read;
      size -= n_read;
      g_byte_array_append (writer->out, buffer, (guint) n_written);
    }
  return TRUE;
}

static int
write_chunk (void *data, const void *bytes, int size)
{
  Writer *writer = data;

  if (writer->packer == NULL && writer->out->len + (guint) size < PACK_FROM)
    {
      g_byte_array_append (writer->out, bytes, (guint) size);
      return SQLITE_OK;
    }
  if (writer->packer == NULL)
    {
      g_autoptr (GByteArray) raw = g_steal_pointer (&writer->out);

      writer->out = g_byte_array_new ();
      writer->packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
      if (!convert (writer, raw->data, raw->len, G_CONVERTER_NO_FLAGS))
        return SQLITE_ERROR;
    }
  return convert (writer, bytes, (gsize) size, G_CONVERTER_NO_FLAGS) ? SQLITE_OK : SQLITE_ERROR;
}

/**
 * summer_changeset_new_from_session:
 *
 * Everything that the session has seen. Of one row that was written several times only the difference
 * between first and last counts; of rows that ended as they began nothing is left.
 *
 * Returns: (transfer full) (nullable): the changeset, or NULL with @error set
 */
SummerChangeset *
summer_changeset_new_from_session (sqlite3_session *session, GError **error)
{
  static gsize configured;
  Writer writer = { g_byte_array_new (), NULL, NULL };

  if (g_once_init_enter (&configured))
    {
      int chunk = CHUNK;
      sqlite3session_config (SQLITE_SESSION_CONFIG_STRMSIZE, &chunk);
      g_once_init_leave (&configured, 1);
    }

  int result = sqlite3session_changeset_strm (session, write_chunk, &writer);
  if (result == SQLITE_OK && writer.packer != NULL
      && !convert (&writer, NULL, 0, G_CONVERTER_INPUT_AT_END))
    result = SQLITE_ERROR;

  gboolean packed = writer.packer != NULL;
  g_clear_object (&writer.packer);
  if (result != SQLITE_OK)
    {
      g_byte_array_unref (writer.out);
      if (writer.error != NULL)
        g_propagate_error (error, writer.error);
      else
        summer_store_set_error (NULL, result, error);
      return NULL;
    }

  SummerChangeset *self = g_new0 (SummerChangeset, 1);
  self->packing = packed;
  self->size = writer.out->len;
  self->data = g_byte_array_free (writer.out, FALSE);
  return self;
}

void
summer_changeset_free (SummerChangeset *self)
{
  g_free (self->data);
  g_free (self);
}

struct _SummerChangesetReader
{
  const guint8 *data; /* borrowed: what is still to be read */
  gsize size;
  GConverter *unpacker; /* owned, NULL when it lies as it is */
  gboolean finished;
};

/**
 * summer_changeset_reader_new:
 * @data: (not nullable): borrowed until the reader is freed
 *
 * A stream of the unpacked changeset, for the functions of SQLite that take one.
 */
SummerChangesetReader *
summer_changeset_reader_new (int packing, const void *data, gsize size)
{
  SummerChangesetReader *self = g_new0 (SummerChangesetReader, 1);

  self->data = data;
  self->size = size;
  if (packing != 0)
    self->unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  return self;
}

void
summer_changeset_reader_free (SummerChangesetReader *self)
{
  g_clear_object (&self->unpacker);
  g_free (self);
}

static int
read_raw (SummerChangesetReader *self, void *buffer, int *size)
{
  gsize n = MIN (self->size, (gsize) *size);

  if (n > 0)
    memcpy (buffer, self->data, n);
  self->data += n;
  self->size -= n;
  *size = (int) n;
  return SQLITE_OK;
}

/**
 * summer_changeset_reader_input:
 * @reader: a #SummerChangesetReader
 * @size: (inout): the room in @buffer, and how much of it was filled; 0 at the end
 *
 * Returns: a result code of SQLite
 */
int
summer_changeset_reader_input (void *reader, void *buffer, int *size)
{
  SummerChangesetReader *self = reader;
  int filled = 0;

  if (self->unpacker == NULL)
    return read_raw (self, buffer, size);

  while (filled == 0 && !self->finished)
    {
      gsize n_read = 0, n_written = 0;
      GConverterResult result
          = g_converter_convert (self->unpacker, self->data, self->size, buffer, (gsize) *size,
                                 G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return SQLITE_CORRUPT;
      self->finished = result == G_CONVERTER_FINISHED;
      self->data += n_read;
      self->size -= n_read;
      filled = (int) n_written;
    }
  *size = filled;
  return SQLITE_OK;
}
