/* A keyring as bytes: what a package of a backup has at its head.
 *
 *   "SumCKeys"  version  proof  ways: number, then of each
 *      8           1       16      2      kind 1, length of the name 1, name, wrapped 48
 *                                         and when it is not in the clear: salt 16, nonce 16, opslimit 4, memlimit 4
 *
 * Numbers have their highest byte first. */
#include "config.h"

#include "summer-keyring-private.h"
#include "summer-secret.h"

#include <glib/gi18n.h>

#define MAGIC "SumCKeys"
#define VERSION 1

static void
write_number (GByteArray *to, guint64 number, guint size)
{
  guint64 bytes = GUINT64_TO_BE (number);

  g_byte_array_append (to, (const guint8 *) &bytes + sizeof bytes - size, size);
}

static void
write_way (GByteArray *to, const SummerWay *way)
{
  gsize length = way->account != NULL ? strlen (way->account) : 0;

  write_number (to, way->kind, 1);
  write_number (to, length, 1);
  if (length > 0)
    g_byte_array_append (to, (const guint8 *) way->account, (guint) length);
  g_byte_array_append (to, way->wrapped, sizeof way->wrapped);
  if (way->kind == SUMMER_WAY_IN_THE_CLEAR)
    return;
  g_byte_array_append (to, way->salt, sizeof way->salt);
  g_byte_array_append (to, way->nonce, sizeof way->nonce);
  write_number (to, way->opslimit, 4);
  write_number (to, way->memlimit, 4);
}

/**
 * summer_keyring_save:
 *
 * Of a file without accounts it holds the key in the clear, as the file does.
 *
 * Returns: (transfer full)
 */
GBytes *
summer_keyring_save (SummerKeyring *self)
{
  GByteArray *to = g_byte_array_new ();

  g_byte_array_append (to, (const guint8 *) MAGIC, strlen (MAGIC));
  write_number (to, VERSION, 1);
  g_byte_array_append (to, self->proof, sizeof self->proof);
  write_number (to, self->ways->len, 2);
  for (guint i = 0; i < self->ways->len; i++)
    write_way (to, g_ptr_array_index (self->ways, i));
  return g_byte_array_free_to_bytes (to);
}

typedef struct
{
  const guint8 *at;
  gsize left;
  gboolean short_of; /* more was asked for than is there */
} Reader;

static void
read_bytes (Reader *from, guint8 *to, gsize size)
{
  if (size > from->left)
    {
      from->short_of = TRUE;
      from->left = 0;
      memset (to, 0, size);
      return;
    }
  memcpy (to, from->at, size);
  from->at += size;
  from->left -= size;
}

static guint64
read_number (Reader *from, guint size)
{
  guint8 bytes[8] = { 0 };
  guint64 number = 0;

  read_bytes (from, bytes, size);
  for (guint i = 0; i < size; i++)
    number = number << 8 | bytes[i];
  return number;
}

/* NULL: no kind that we know. */
static SummerWay *
read_way (Reader *from)
{
  guint64 kind = read_number (from, 1), length = read_number (from, 1);
  char name[256] = { 0 };
  SummerWay *way;

  read_bytes (from, (guint8 *) name, length);
  if (kind > SUMMER_WAY_RECOVERY || from->short_of || strlen (name) != length)
    return NULL;
  way = summer_way_new ((SummerWayKind) kind, length > 0 ? name : NULL);
  read_bytes (from, way->wrapped, sizeof way->wrapped);
  if (kind == SUMMER_WAY_IN_THE_CLEAR)
    return way;
  read_bytes (from, way->salt, sizeof way->salt);
  read_bytes (from, way->nonce, sizeof way->nonce);
  way->opslimit = read_number (from, 4);
  way->memlimit = read_number (from, 4);
  return way;
}

/**
 * summer_keyring_parse:
 * @bytes: of summer_keyring_save(), from wherever: nothing in it is believed
 *
 * Returns: (transfer full) (nullable): the keyring, or NULL with @error set
 */
SummerKeyring *
summer_keyring_parse (GBytes *bytes, GError **error)
{
  g_autoptr (SummerKeyring) self = summer_keyring_new ();
  Reader from = { NULL };
  guint8 magic[8];
  guint64 n;

  from.at = g_bytes_get_data (bytes, &from.left);
  read_bytes (&from, magic, sizeof magic);
  if (memcmp (magic, MAGIC, sizeof magic) != 0)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FOREIGN,
                           _ ("This is no list of keys of Summer Classes."));
      return NULL;
    }
  if (read_number (&from, 1) > VERSION)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NEWER,
                           _ ("The keys were written by a newer version of Summer Classes. Open "
                              "them with that."));
      return NULL;
    }
  read_bytes (&from, self->proof, sizeof self->proof);
  n = read_number (&from, 2);
  for (guint64 i = 0; i < n && !from.short_of; i++)
    {
      SummerWay *way = read_way (&from);

      if (way == NULL)
        from.short_of = TRUE;
      else
        g_ptr_array_add (self->ways, way);
    }
  if (from.short_of || from.left > 0)
    g_ptr_array_set_size (self->ways, 0); /* and so it is refused */
  if (!summer_keyring_check (self, error))
    return NULL;
  return g_steal_pointer (&self);
}
