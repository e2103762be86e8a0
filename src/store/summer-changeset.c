#include "config.h"

#include "summer-changeset.h"

#include "summer-changeset-packer.h"

/* Below this size packing costs more than it saves: a sign-in is about a hundred bytes. */
#define PACK_FROM 1024
#define CHUNK 65536

struct _SummerChangesetWriter
{
  GByteArray *out;               /* owned: all of it, until it is PACK_FROM */
  GByteArray *pending;           /* owned: changes written one by one, up to a CHUNK */
  SummerChangesetPacker *packer; /* owned, NULL while raw */
  const char *table; /* borrowed: of the changes written one by one, NULL before the first */
};

/**
 * summer_changeset_writer_new:
 *
 * A changeset that is still being written. Its parts stand one behind the other, and no two of them may be
 * about the same row: the inverse of a changeset inverts each change where it stands.
 */
SummerChangesetWriter *
summer_changeset_writer_new (void)
{
  SummerChangesetWriter *self = g_new0 (SummerChangesetWriter, 1);

  self->out = g_byte_array_new ();
  self->pending = g_byte_array_new ();
  return self;
}

void
summer_changeset_writer_free (SummerChangesetWriter *self)
{
  g_clear_pointer (&self->packer, summer_changeset_packer_free);
  g_byte_array_unref (self->out);
  g_byte_array_unref (self->pending);
  g_free (self);
}

static int
write_chunk (void *data, const void *bytes, int size)
{
  SummerChangesetWriter *self = data;

  if (self->packer == NULL && self->out->len + (guint) size < PACK_FROM)
    {
      g_byte_array_append (self->out, bytes, (guint) size);
      return SQLITE_OK;
    }
  if (self->packer == NULL)
    {
      self->packer = summer_changeset_packer_new ();
      summer_changeset_packer_add (self->packer, self->out->data, self->out->len);
      g_byte_array_set_size (self->out, 0);
    }
  summer_changeset_packer_add (self->packer, bytes, (gsize) size);
  return SQLITE_OK;
}

/* What was written one by one goes the way of the rest. */
static void
flush (SummerChangesetWriter *self)
{
  write_chunk (self, self->pending->data, (int) self->pending->len);
  g_byte_array_set_size (self->pending, 0);
}

/* SQLite's variable-length integer, of up to 32 bits. */
static void
add_varint (SummerChangesetWriter *self, guint32 number)
{
  guint8 bytes[5];
  guint n = sizeof bytes;

  bytes[--n] = number & 0x7f;
  while ((number >>= 7) > 0)
    bytes[--n] = 0x80 | (number & 0x7f);
  g_byte_array_append (self->pending, bytes + n, (guint) sizeof bytes - n);
}

/**
 * summer_changeset_writer_begin_insert:
 * @table: static text
 * @n_key: how many of the columns, from the first on, are the primary key
 *
 * Writes the head of an inserted row, whose @n_columns values have to follow. The format is the one that
 * SQLite describes at the top of sqlite3session.c.
 */
void
summer_changeset_writer_begin_insert (SummerChangesetWriter *self,
                                      const char *table,
                                      guint n_columns,
                                      guint n_key)
{
  static const guint8 insert[] = { SQLITE_INSERT, FALSE };

  if (self->pending->len >= CHUNK)
    flush (self);
  if (self->table != table)
    {
      g_byte_array_append (self->pending, (const guint8 *) "T", 1);
      add_varint (self, n_columns);
      for (guint8 i = 1; i <= n_columns; i++)
        {
          guint8 place = i <= n_key ? i : 0;
          g_byte_array_append (self->pending, &place, 1);
        }
      g_byte_array_append (self->pending, (const guint8 *) table, (guint) strlen (table) + 1);
      self->table = table;
    }
  g_byte_array_append (self->pending, insert, sizeof insert);
}

void
summer_changeset_writer_add_int (SummerChangesetWriter *self, gint64 value)
{
  guint8 bytes[9] = { SQLITE_INTEGER };
  guint64 ordered = GUINT64_TO_BE ((guint64) value);

  memcpy (bytes + 1, &ordered, sizeof ordered);
  g_byte_array_append (self->pending, bytes, sizeof bytes);
}

/**
 * summer_changeset_writer_add_text:
 * @value: (nullable): NULL or empty is written as NULL, as everywhere in this store
 */
void
summer_changeset_writer_add_text (SummerChangesetWriter *self, const char *value)
{
  const gsize length = value != NULL ? strlen (value) : 0;
  const guint8 type = length > 0 ? SQLITE_TEXT : SQLITE_NULL;

  g_byte_array_append (self->pending, &type, 1);
  if (length == 0)
    return;
  add_varint (self, (guint32) length);
  g_byte_array_append (self->pending, (const guint8 *) value, (guint) length);
}

/**
 * summer_changeset_writer_add:
 * @data: changes in the format of SQLite, or a piece of them
 */
void
summer_changeset_writer_add (SummerChangesetWriter *self, const void *data, gsize size)
{
  if (self->pending->len >= CHUNK)
    flush (self);
  g_byte_array_append (self->pending, data, (guint) size);
}

static int
write_session (SummerChangesetWriter *self, sqlite3_session *session)
{
  static gsize configured;

  if (g_once_init_enter (&configured))
    {
      int chunk = CHUNK;
      sqlite3session_config (SQLITE_SESSION_CONFIG_STRMSIZE, &chunk);
      g_once_init_leave (&configured, 1);
    }
  return sqlite3session_changeset_strm (session, write_chunk, self);
}

/**
 * summer_changeset_writer_finish:
 * @session: (nullable): whose changes come last: of one row that was written several times only the difference between
 *   first and last counts; of rows that ended as they began nothing is left
 *
 * Returns: (transfer full) (nullable): the changeset, or NULL with @error set
 */
SummerChangeset *
summer_changeset_writer_finish (SummerChangesetWriter *self,
                                sqlite3_session *session,
                                GError **error)
{
  flush (self);

  int result = session != NULL ? write_session (self, session) : SQLITE_OK;
  if (result != SQLITE_OK)
    {
      summer_store_set_error (NULL, result, error);
      return NULL;
    }
  if (self->packer != NULL)
    {
      GByteArray *packed = summer_changeset_packer_finish (self->packer, error);

      if (packed == NULL)
        return NULL;
      g_byte_array_unref (self->out);
      self->out = packed;
    }

  SummerChangeset *changeset = g_new0 (SummerChangeset, 1);
  changeset->packing = self->packer != NULL;
  changeset->size = self->out->len;
  changeset->data = g_byte_array_free (g_steal_pointer (&self->out), FALSE);
  self->out = g_byte_array_new ();
  return changeset;
}

void
summer_changeset_free (SummerChangeset *self)
{
  g_free (self->data);
  g_free (self);
}

struct _SummerChangesetReader
{
  guint8 *owned;
  const guint8 *whole;
  gsize whole_size;
  const guint8 *data; /* in whole: what is still to be read */
  gsize size;
  GConverter *unpacker; /* owned, NULL when it lies as it is */
  gboolean finished;
};

/**
 * summer_changeset_reader_new:
 * @data: (transfer full): as summer_changeset_writer_finish() gave it
 *
 * A stream of the unpacked changeset, for the functions of SQLite that take one.
 */
SummerChangesetReader *
summer_changeset_reader_new (int packing, void *data, gsize size)
{
  SummerChangesetReader *self = g_new0 (SummerChangesetReader, 1);

  self->owned = data;
  self->whole = self->data = data;
  self->whole_size = self->size = size;
  if (packing != 0)
    self->unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  return self;
}

/**
 * summer_changeset_reader_new_borrowed:
 * @data: (transfer none): has to stay until the reader is freed
 */
SummerChangesetReader *
summer_changeset_reader_new_borrowed (int packing, const void *data, gsize size)
{
  SummerChangesetReader *self = summer_changeset_reader_new (packing, NULL, size);

  self->whole = self->data = data;
  return self;
}

/**
 * summer_changeset_reader_rewind:
 *
 * What comes next is the beginning again.
 */
void
summer_changeset_reader_rewind (SummerChangesetReader *self)
{
  self->data = self->whole;
  self->size = self->whole_size;
  self->finished = FALSE;
  if (self->unpacker != NULL)
    g_converter_reset (self->unpacker);
}

void
summer_changeset_reader_free (SummerChangesetReader *self)
{
  g_clear_object (&self->unpacker);
  g_free (self->owned);
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

/**
 * summer_changeset_bind:
 * @value: (nullable): of a change, as SQLite gave it. A change that was written by hand may leave a value out even of a
 *   key, which none of SQLite's own does
 *
 * Returns: a result code of SQLite
 */
int
summer_changeset_bind (sqlite3_stmt *stmt, int index, sqlite3_value *value)
{
  return value != NULL ? sqlite3_bind_value (stmt, index, value) : sqlite3_bind_null (stmt, index);
}
