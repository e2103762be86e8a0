#include "config.h"

#include "summer-sealing-changeset.h"

#include "summer-seal.h"

#include <glib/gi18n.h>
#include <string.h>

/* The format is described at the top of sqlite3session.c:
 *
 *   'T' varint number of columns, a byte a column: its place in the key or 0, name of the table, 0
 *       SQLITE_INSERT  indirect  new record
 *       SQLITE_DELETE  indirect  old record
 *       SQLITE_UPDATE  indirect  old record  new record
 *       …
 *   record: a value a column: its type, then 8 bytes of a number, or a varint length and so many bytes, or nothing. */
#define UNDEFINED 0 /* the type of a value that an UPDATE does not touch */
#define CHUNK 65536
#define MOST_COLUMNS 100

typedef struct
{
  guint8 type;
  gsize offset, size;    /* in the input: all of it, with its type */
  gsize body, body_size; /* what stands behind type and length */
} Value;

typedef struct
{
  SummerVault *vault; /* borrowed */
  sqlite3 *db;        /* borrowed */
  SummerChangesetReader *reader;
  SummerChangesetWriter *writer;
  GByteArray *in;  /* owned: what was read and is still needed */
  gsize start, at; /* in in: where the change at hand begins, and how far it was taken apart */
  gboolean damaged;

  /* Of the table at hand. */
  guint n_columns;
  int sealed[MOST_COLUMNS]; /* SummerSealed, or -1 */
  guint n_key,
      key[SUMMER_SEAL_KEY_MAX]; /* columns in the order of the key; of a sealed table alone */
  int hashed;                   /* the column whose hash comes behind the others, -1 = none */
  gboolean any;                 /* it has sealed columns */
} Sealer;

/* Whether n more bytes are there; they are read when they are not. */
static gboolean
need (Sealer *self, gsize n)
{
  while (self->in->len - self->at < n)
    {
      guint before = self->in->len;
      int size = CHUNK;

      g_byte_array_set_size (self->in, before + CHUNK);
      if (summer_changeset_reader_input (self->reader, self->in->data + before, &size) != SQLITE_OK)
        size = 0;
      g_byte_array_set_size (self->in, before + (guint) size);
      if (size == 0)
        return FALSE;
    }
  return TRUE;
}

static guint8
take_byte (Sealer *self)
{
  if (!need (self, 1))
    {
      self->damaged = TRUE;
      return 0;
    }
  return self->in->data[self->at++];
}

static gsize
take_varint (Sealer *self)
{
  gsize number = 0;
  guint8 byte = 0x80;

  for (guint i = 0; i < 5 && (byte & 0x80) != 0; i++)
    {
      byte = take_byte (self);
      number = number << 7 | (byte & 0x7f);
    }
  self->damaged = self->damaged || (byte & 0x80) != 0;
  return number;
}

static void
put_varint (GByteArray *into, gsize number)
{
  guint8 bytes[5];
  guint n = sizeof bytes;

  bytes[--n] = number & 0x7f;
  while ((number >>= 7) > 0)
    bytes[--n] = 0x80 | (number & 0x7f);
  g_byte_array_append (into, bytes + n, (guint) sizeof bytes - n);
}

static Value
take_value (Sealer *self)
{
  Value value = { .offset = self->at };

  value.type = take_byte (self);
  switch (value.type)
    {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      value.body_size = 8;
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      value.body_size = take_varint (self);
      break;
    case UNDEFINED:
    case SQLITE_NULL:
      break;
    default:
      self->damaged = TRUE;
    }
  value.body = self->at;
  if (self->damaged || !need (self, value.body_size))
    self->damaged = TRUE;
  else
    self->at += value.body_size;
  value.size = self->at - value.offset;
  return value;
}

/* The columns of the table as it is now: those of an entry of before stand in front of them. */
static void
look_at_columns (Sealer *self, const char *table)
{
  sqlite3_stmt *stmt = NULL;
  int result
      = sqlite3_prepare_v2 (self->db,
                            "SELECT cid, name FROM pragma_table_info (?1, 'main') ORDER BY cid", -1,
                            &stmt, NULL);

  if (result == SQLITE_OK)
    sqlite3_bind_text (stmt, 1, table, -1, SQLITE_STATIC);
  while (result == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
    {
      guint i = (guint) sqlite3_column_int (stmt, 0);
      int sealed = summer_sealed_find (table, (const char *) sqlite3_column_text (stmt, 1));

      if (sealed < 0 || i >= self->n_columns)
        continue;
      self->sealed[i] = sealed;
      self->any = TRUE;
      if (summer_sealed_get ((SummerSealed) sealed)->hashed)
        self->hashed = (int) i;
    }
  sqlite3_finalize (stmt);
}

static void
take_table (Sealer *self)
{
  guint8 places[MOST_COLUMNS];
  g_autoptr (GByteArray) head = g_byte_array_new ();
  gsize name;

  self->n_columns = (guint) take_varint (self);
  if (self->n_columns == 0 || self->n_columns >= MOST_COLUMNS || !need (self, self->n_columns))
    {
      self->damaged = TRUE;
      return;
    }
  memcpy (places, self->in->data + self->at, self->n_columns);
  self->at += self->n_columns;
  name = self->at;
  while (!self->damaged && take_byte (self) != 0)
    continue;
  if (self->damaged)
    return;

  self->any = FALSE;
  self->hashed = -1;
  self->n_key = 0;
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->sealed[i] = -1;
      if (places[i] >= 1 && places[i] <= SUMMER_SEAL_KEY_MAX)
        {
          self->key[places[i] - 1] = i;
          self->n_key = MAX (self->n_key, places[i]);
        }
    }
  look_at_columns (self, (const char *) self->in->data + name);

  g_byte_array_append (head, (const guint8 *) "T", 1);
  put_varint (head, self->n_columns + (self->hashed >= 0));
  g_byte_array_append (head, places, self->n_columns);
  if (self->hashed >= 0)
    g_byte_array_append (head, (const guint8 *) "", 1);
  g_byte_array_append (head, self->in->data + name, (guint) (self->at - name));
  summer_changeset_writer_add (self->writer, head->data, head->len);
}

static void
put_cell (Sealer *self, GByteArray *into, int sealed, const gint64 *key, const Value *value)
{
  g_autofree char *plain
      = g_strndup ((const char *) self->in->data + value->body, value->body_size);
  g_autofree char *cell = summer_seal (self->vault, (SummerSealed) sealed, key, self->n_key, plain);
  guint8 type = cell != NULL ? SQLITE_TEXT : SQLITE_NULL;

  g_byte_array_append (into, &type, 1);
  if (cell == NULL)
    return;
  put_varint (into, strlen (cell));
  g_byte_array_append (into, (const guint8 *) cell, (guint) strlen (cell));
}

static void
put_hash (Sealer *self, GByteArray *into, const Value *value)
{
  guint8 type = value->type, hash[SUMMER_VAULT_HASH];

  if (type == SQLITE_TEXT)
    {
      g_autofree char *plain
          = g_strndup ((const char *) self->in->data + value->body, value->body_size);

      type = summer_seal_hash_identity (self->vault, plain, hash) ? SQLITE_BLOB : SQLITE_NULL;
    }
  g_byte_array_append (into, &type, 1);
  if (type != SQLITE_BLOB)
    return;
  put_varint (into, sizeof hash);
  g_byte_array_append (into, hash, sizeof hash);
}

static void
put_record (Sealer *self, GByteArray *into, const gint64 *key, const Value *values)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->sealed[i] >= 0 && values[i].type == SQLITE_TEXT)
      put_cell (self, into, self->sealed[i], key, &values[i]);
    else
      g_byte_array_append (into, self->in->data + values[i].offset, (guint) values[i].size);
  if (self->hashed >= 0)
    put_hash (self, into, &values[self->hashed]);
}

/* The key stands in the first record of a change. */
static void
read_key (Sealer *self, const Value *values, gint64 *key)
{
  for (guint i = 0; i < self->n_key; i++)
    {
      guint64 bytes = 0;

      if (values[self->key[i]].type != SQLITE_INTEGER)
        {
          self->damaged = TRUE;
          return;
        }
      memcpy (&bytes, self->in->data + values[self->key[i]].body, sizeof bytes);
      key[i] = (gint64) GUINT64_FROM_BE (bytes);
    }
}

static void
take_change (Sealer *self, guint8 op)
{
  Value values[2][MOST_COLUMNS];
  gint64 key[SUMMER_SEAL_KEY_MAX] = { 0 };
  guint n_records = op == SQLITE_UPDATE ? 2 : 1;
  guint8 head[2] = { op, take_byte (self) };

  if (self->n_columns == 0 || (op != SQLITE_INSERT && op != SQLITE_UPDATE && op != SQLITE_DELETE))
    self->damaged = TRUE;
  for (guint r = 0; r < n_records; r++)
    for (guint i = 0; i < self->n_columns && !self->damaged; i++)
      values[r][i] = take_value (self);
  if (!self->damaged && self->any)
    read_key (self, values[0], key);
  if (self->damaged)
    return;
  if (!self->any)
    {
      summer_changeset_writer_add (self->writer, self->in->data + self->start,
                                   self->at - self->start);
      return;
    }

  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_byte_array_append (out, head, sizeof head);
  for (guint r = 0; r < n_records; r++)
    put_record (self, out, key, values[r]);
  summer_changeset_writer_add (self->writer, out->data, out->len);
}

/**
 * summer_sealing_changeset:
 * @packing: how @data lies
 *
 * Reads and writes it as a stream, change by change.
 */
SummerChangeset *
summer_sealing_changeset (
    sqlite3 *db, SummerVault *vault, int packing, const void *data, gsize size, GError **error)
{
  Sealer self = { .vault = vault,
                  .db = db,
                  .reader = summer_changeset_reader_new_borrowed (packing, data, size),
                  .writer = summer_changeset_writer_new (),
                  .in = g_byte_array_new () };
  SummerChangeset *changeset = NULL;

  while (!self.damaged && need (&self, 1))
    {
      if (self.at >= CHUNK)
        {
          g_byte_array_remove_range (self.in, 0, (guint) self.at);
          self.at = 0;
        }
      self.start = self.at;
      guint8 first = take_byte (&self);

      if (first == 'T')
        take_table (&self);
      else
        take_change (&self, first);
    }
  if (self.damaged)
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
                         _ ("What it changed cannot be read. Restore a backup."));
  else
    changeset = summer_changeset_writer_finish (self.writer, NULL, error);
  summer_changeset_reader_free (self.reader);
  summer_changeset_writer_free (self.writer);
  g_byte_array_unref (self.in);
  return changeset;
}
