#include "config.h"

#include "summer-package-header.h"

#include "summer-package-stream.h"
#include "summer-store.h"

#include <glib/gi18n.h>

/* Whoever takes it for text, or sends it through something that does, breaks it in a way that is seen. */
static const guint8 magic[16]
    = { 0x89, 'S', 'u', 'm', 'm', 'e', 'r', 'B', 'a', 'c', 'k', 'u', 'p', '\r', '\n', 0x1a };

#define FORMAT 1

/* Numbers are big-endian.
 *
 *    0  magic                    36  size of the database, 8
 *   16  FORMAT, 4                44  last entry of the journal, 8
 *   20  time, 8                  52  its hash
 *   28  version, 4               84  origin
 *   32  occasion, 4             100  0: a key follows, 1: a keyring, 4
 *                               104  its length, 4; and it
 */
#define FIXED SUMMER_PACKAGE_FIXED

void
summer_package_header_clear (SummerPackageHeader *self)
{
  g_clear_pointer (&self->keyring, g_bytes_unref);
  memset (self, 0, sizeof *self);
}

static void
put_number (GByteArray *to, guint64 number, guint bytes)
{
  for (guint i = bytes; i-- > 0;)
    {
      guint8 byte = (guint8) (number >> (8 * i));
      g_byte_array_append (to, &byte, 1);
    }
}

static guint64
take_number (const guint8 **from, guint bytes)
{
  guint64 number = 0;

  for (guint i = 0; i < bytes; i++)
    number = number << 8 | *(*from)++;
  return number;
}

static void
take_bytes (const guint8 **from, guint8 *bytes, gsize size)
{
  memcpy (bytes, *from, size);
  *from += size;
}

gsize
summer_package_header_get_rest (const guint8 *fixed)
{
  const guint8 *at = fixed + FIXED - 4;
  const guint64 length = take_number (&at, 4);

  return (gsize) MIN (length, SUMMER_PACKAGE_HEADER_MAX - FIXED);
}

/**
 * summer_package_header_save:
 *
 * Returns: (transfer full): as it stands at the start of the file
 */
GBytes *
summer_package_header_save (const SummerPackageHeader *self)
{
  GByteArray *to = g_byte_array_new ();
  gsize length = SUMMER_PACKAGE_KEY;
  const guint8 *key = self->keyring != NULL ? g_bytes_get_data (self->keyring, &length) : self->key;

  g_byte_array_append (to, magic, sizeof magic);
  put_number (to, FORMAT, 4);
  put_number (to, (guint64) self->time, 8);
  put_number (to, self->version, 4);
  put_number (to, self->occasion, 4);
  put_number (to, (guint64) self->size, 8);
  put_number (to, (guint64) self->sequence, 8);
  g_byte_array_append (to, self->head, sizeof self->head);
  g_byte_array_append (to, self->origin, sizeof self->origin);
  put_number (to, self->keyring != NULL, 4);
  put_number (to, length, 4);
  g_byte_array_append (to, key, (guint) length);
  g_assert (to->len == FIXED + length && to->len <= SUMMER_PACKAGE_HEADER_MAX);
  return g_byte_array_free_to_bytes (to);
}

static gboolean
damaged (const char *path, GError **error)
{
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
               _ ("The backup “%s” is damaged: what it says of itself cannot be read. Take another "
                  "one."),
               path);
  return FALSE;
}

/**
 * summer_package_header_parse:
 * @path: what messages call it
 * @data: the start of the file, %SUMMER_PACKAGE_HEADER_MAX bytes or all of a shorter one
 * @size: (inout): of @data; how much of it the header is
 *
 * Nothing of it is relied on before the stream has been opened, which is bound to every byte of it.
 */
gboolean
summer_package_header_parse (
    SummerPackageHeader *self, const char *path, const guint8 *data, gsize *size, GError **error)
{
  const guint8 *at = data + sizeof magic;

  memset (self, 0, sizeof *self);
  if (*size < sizeof magic || memcmp (data, magic, sizeof magic) != 0)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FOREIGN,
                   _ ("“%s” is no backup of Summer Classes."), path);
      return FALSE;
    }
  if (*size < FIXED)
    return damaged (path, error);

  guint64 format = take_number (&at, 4);
  if (format > FORMAT)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NEWER,
                   _ ("The backup “%s” was written by a newer version of Summer Classes. Install "
                      "the newer version to restore it."),
                   path);
      return FALSE;
    }
  self->time = (gint64) take_number (&at, 8);
  self->version = (guint32) take_number (&at, 4);
  guint64 occasion = take_number (&at, 4);
  self->occasion = (SummerOccasion) MIN (occasion, SUMMER_N_OCCASIONS);
  self->size = (gint64) take_number (&at, 8);
  self->sequence = (gint64) take_number (&at, 8);
  take_bytes (&at, self->head, sizeof self->head);
  take_bytes (&at, self->origin, sizeof self->origin);
  guint64 kind = take_number (&at, 4), length = take_number (&at, 4);
  if (format != FORMAT || occasion >= SUMMER_N_OCCASIONS || self->size <= 0 || self->sequence < 0
      || kind > 1 || length == 0 || length > *size - FIXED
      || (kind == 0 && length != SUMMER_PACKAGE_KEY))
    return damaged (path, error);

  if (kind == 0)
    take_bytes (&at, self->key, sizeof self->key);
  else
    self->keyring = g_bytes_new (at, (gsize) length);
  *size = FIXED + (gsize) length;
  return TRUE;
}

/**
 * summer_occasion_get_text:
 *
 * Returns: (transfer none): what a backup was made for, as a list shows it
 */
const char *
summer_occasion_get_text (SummerOccasion occasion)
{
  switch (occasion)
    {
    case SUMMER_OCCASION_ASKED:
      return _ ("Asked for");
    case SUMMER_OCCASION_TIME:
      return _ ("By time");
    case SUMMER_OCCASION_CLOSE:
      return _ ("On closing");
    case SUMMER_OCCASION_MIGRATION:
      return _ ("Before a new version");
    case SUMMER_OCCASION_IMPORT:
      return _ ("Before an import");
    case SUMMER_OCCASION_SETTLEMENT:
      return _ ("Before a settlement");
    case SUMMER_OCCASION_RESTORE:
      return _ ("Before a restore");
    case SUMMER_N_OCCASIONS:
    default:
      return "";
    }
}
