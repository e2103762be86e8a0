#include "config.h"

#include "summer-seal.h"

#include <glib/gi18n.h>
#include <sodium.h>

#define TAIL 4
/* No text that a person writes begins so; the digit is the version of what follows, which is base64 of the nonce, the
 * encrypted text and the tag. */
#define MARK "\u26bf1"
/* All telephone numbers are of one length then, all identity numbers, and most accounts. */
#define NUMBER 16
#define NOTE SUMMER_SEAL_NOTE
#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

/* A cell of a short field fits the stack. */
#define SHORT 512

static const SummerSealedColumn columns[SUMMER_N_SEALED] = {
#define COLUMN(ENUM, table, column, key, block, hashed)                                            \
  [SUMMER_SEALED_##ENUM] = { table, column, table "." column, key, block, hashed }
  COLUMN (APPLICATION_HEALTH, "application", "health", "id", NOTE, FALSE),
  COLUMN (APPLICATION_IDENTITY_NUMBER, "application", "identity_number", "id", NUMBER, FALSE),
  COLUMN (APPLICATION_TELEPHONE, "application", "telephone", "id", NUMBER, FALSE),
  COLUMN (AUTHORISATION_NOTE, "authorisation", "note", "id", NOTE, FALSE),
  COLUMN (AUTHORISATION_TELEPHONE, "authorisation", "telephone", "id", NUMBER, FALSE),
  COLUMN (CERTIFICATE_NUMBER, "certificate", "number", "id", NUMBER, FALSE),
  COLUMN (CHILD_COLLECTOR1_TELEPHONE, "child", "collector1_telephone", "id", NUMBER, FALSE),
  COLUMN (CHILD_COLLECTOR2_TELEPHONE, "child", "collector2_telephone", "id", NUMBER, FALSE),
  COLUMN (CHILD_COLLECTOR3_TELEPHONE, "child", "collector3_telephone", "id", NUMBER, FALSE),
  COLUMN (CHILD_HEALTH, "child", "health", "id", NOTE, FALSE),
  COLUMN (CHILD_IDENTITY_NUMBER, "child", "identity_number", "id", NUMBER, TRUE),
  COLUMN (CHILD_TELEPHONE, "child", "telephone", "id", NUMBER, FALSE),
  COLUMN (CLASS_ACCOUNT_NUMBER, "class", "account_number", "id", NUMBER, FALSE),
  COLUMN (MEDICINE_DOSE, "medicine", "dose", "id", NOTE, FALSE),
  COLUMN (MEDICINE_DRUG, "medicine", "drug", "id", NOTE, FALSE),
  COLUMN (MEDICINE_NOTE, "medicine", "note", "id", NOTE, FALSE),
  COLUMN (MEDICINE_GIVEN_NOTE, "medicine_given", "note", "medicine, day", NOTE, FALSE),
  COLUMN (OBJECTION_TELEPHONE, "objection", "telephone", "id", NUMBER, FALSE),
  COLUMN (ORGANISATION_TELEPHONE, "organisation", "telephone", "id", NUMBER, FALSE),
  COLUMN (PAYMENT_ACCOUNT_NUMBER, "payment", "account_number", "id", NUMBER, FALSE),
  COLUMN (PERSON_IDENTITY_NUMBER, "person", "identity_number", "id", NUMBER, TRUE),
  COLUMN (PERSON_TELEPHONE, "person", "telephone", "id", NUMBER, FALSE),
  COLUMN (PROVIDER_DETAIL_TELEPHONE, "provider_detail", "telephone", "provider", NUMBER, FALSE),
  COLUMN (RELEASE_EXCEPTION_TELEPHONE,
          "release_exception",
          "telephone",
          "class, day, child",
          NUMBER,
          FALSE),
  COLUMN (STAFF_IDENTITY_NUMBER, "staff", "identity_number", "id", NUMBER, TRUE),
  COLUMN (STAFF_TELEPHONE, "staff", "telephone", "id", NUMBER, FALSE),
#undef COLUMN
};

const SummerSealedColumn *
summer_sealed_get (SummerSealed sealed)
{
  return &columns[sealed];
}

/**
 * summer_sealed_find:
 *
 * Returns: the #SummerSealed of a column; -1 when it is not sealed
 */
int
summer_sealed_find (const char *table, const char *column)
{
  for (int i = 0; i < SUMMER_N_SEALED; i++)
    if (g_str_equal (columns[i].table, table) && g_str_equal (columns[i].column, column))
      return i;
  return -1;
}

/* A buffer that is on the stack where it fits, and is wiped: plain text passes through it. */
typedef struct
{
  guint8 room[SHORT];
  guint8 *bytes;
  gsize size;
} Buffer;

static guint8 *
buffer_init (Buffer *self, gsize size)
{
  self->size = size;
  self->bytes = size <= sizeof self->room ? self->room : g_malloc (size);
  return self->bytes;
}

static void
buffer_clear (Buffer *self)
{
  sodium_memzero (self->bytes, self->size);
  if (self->bytes != self->room)
    g_free (self->bytes);
}

/* The name of the column with its final zero, and the key. */
static gsize
write_place (guint8 *place, SummerSealed sealed, const gint64 *key, guint n_key)
{
  gsize size = strlen (columns[sealed].name) + 1;

  memcpy (place, columns[sealed].name, size);
  for (guint i = 0; i < n_key; i++)
    {
      guint64 part = GUINT64_TO_BE ((guint64) key[i]);

      memcpy (place + size, &part, sizeof part);
      size += sizeof part;
    }
  return size;
}
#define PLACE_MAX (48 + SUMMER_SEAL_KEY_MAX * sizeof (gint64))

static char *
encode (const guint8 *bytes, gsize size)
{
  gsize room = strlen (MARK) + sodium_base64_encoded_len (size, VARIANT);
  char *cell = g_malloc (room);

  memcpy (cell, MARK, strlen (MARK));
  sodium_bin2base64 (cell + strlen (MARK), room - strlen (MARK), bytes, size, VARIANT);
  return cell;
}

/* vault: where the nonce comes from; NULL = by chance. */
static char *
seal_text (SummerVault *vault,
           const guint8 *key,
           const void *place,
           gsize place_size,
           guint block,
           const char *plain)
{
  gsize length = strlen (plain), padded = (length / block + 1) * block;
  Buffer buffer;
  /* place, nonce, text, tag: the nonce is made of place and text before it comes to stand between them. */
  guint8 *bytes
      = buffer_init (&buffer, place_size + SUMMER_VAULT_NONCE + padded + SUMMER_VAULT_TAG);
  guint8 *nonce = bytes + place_size, *text = nonce + SUMMER_VAULT_NONCE;

  memcpy (bytes, place, place_size);
  memcpy (nonce, plain, length);
  memset (nonce + length, 0, padded - length);
  nonce[length] = 0x80; /* ISO/IEC 7816-4, as sodium_unpad() reads it */
  if (vault != NULL)
    {
      guint8 derived[SUMMER_VAULT_NONCE];

      summer_vault_derive_nonce (vault, bytes, place_size + padded, derived);
      memmove (text, nonce, padded);
      memcpy (nonce, derived, sizeof derived);
    }
  else
    {
      memmove (text, nonce, padded);
      randombytes_buf (nonce, SUMMER_VAULT_NONCE);
    }
  summer_vault_encrypt (key, nonce, place, place_size, text, padded, text + padded);

  char *cell = encode (nonce, SUMMER_VAULT_NONCE + padded + SUMMER_VAULT_TAG);
  buffer_clear (&buffer);
  return cell;
}

/**
 * summer_seal_text:
 * @place: what the text belongs to
 *
 * Returns: (transfer full): as it is kept in the file
 */
char *
summer_seal_text (
    const guint8 *key, const void *place, gsize place_size, guint block, const char *plain)
{
  return seal_text (NULL, key, place, place_size, block, plain);
}

/**
 * summer_seal_open_text:
 *
 * Returns: (transfer full) (nullable): as people read it; NULL when it was not sealed with this key for this place
 */
char *
summer_seal_open_text (
    const guint8 *key, const void *place, gsize place_size, guint block, const char *cell)
{
  gsize length = strlen (cell), size = 0, unpadded = 0;
  char *plain = NULL;
  Buffer buffer;

  if (!g_str_has_prefix (cell, MARK))
    return NULL;

  guint8 *nonce = buffer_init (&buffer, length);
  if (sodium_base642bin (nonce, length, cell + strlen (MARK), length - strlen (MARK), NULL, &size,
                         NULL, VARIANT)
          == 0
      && size >= SUMMER_VAULT_NONCE + block + SUMMER_VAULT_TAG)
    {
      guint8 *text = nonce + SUMMER_VAULT_NONCE;
      gsize padded = size - SUMMER_VAULT_NONCE - SUMMER_VAULT_TAG;

      if (summer_vault_decrypt (key, nonce, place, place_size, text, padded, text + padded)
          && sodium_unpad (&unpadded, text, padded, block) == 0)
        plain = g_strndup ((const char *) text, unpadded);
    }
  buffer_clear (&buffer);
  return plain;
}

/**
 * summer_seal:
 * @key: (array length=n_key): the primary key of the record, in the order of its columns
 * @plain: (nullable): as people read it
 *
 * The same text in the same place is always sealed alike; see summer_vault_derive_nonce().
 *
 * Returns: (transfer full) (nullable): as it is kept in the file
 */
char *
summer_seal (
    SummerVault *vault, SummerSealed sealed, const gint64 *key, guint n_key, const char *plain)
{
  guint8 place[PLACE_MAX] = { 0 };

  if (plain == NULL || *plain == '\0')
    return NULL;

  gsize size = write_place (place, sealed, key, n_key);
  return seal_text (vault, summer_vault_get_cell_key (vault), place, size, columns[sealed].block,
                    plain);
}

static const char *
get_unreadable (void)
{
  return _ ("(unreadable)");
}

/**
 * summer_seal_open:
 * @cell: (nullable): as it is kept in the file
 *
 * A cell that was changed, or carried here from another place, is no reason to show nothing of the record: a text
 * stands in for it, which is never written back, and summer_store_check() names it.
 *
 * Returns: (transfer full) (nullable): as people read it
 */
char *
summer_seal_open (
    SummerVault *vault, SummerSealed sealed, const gint64 *key, guint n_key, const char *cell)
{
  guint8 place[PLACE_MAX] = { 0 };

  if (cell == NULL)
    return NULL;

  gsize size = write_place (place, sealed, key, n_key);
  char *plain = summer_seal_open_text (summer_vault_get_cell_key (vault), place, size,
                                       columns[sealed].block, cell);
  return plain != NULL ? plain : g_strdup (get_unreadable ());
}

gboolean
summer_seal_is_unreadable (const char *plain)
{
  return plain != NULL && g_str_equal (plain, get_unreadable ());
}

/**
 * summer_seal_hash_identity:
 * @number: (nullable): an identity number, with or without spaces, in capitals or not
 * @hash: (out): SUMMER_VAULT_HASH bytes
 */
gboolean
summer_seal_hash_identity (SummerVault *vault, const char *number, guint8 *hash)
{
  g_autoptr (GString) plain = g_string_sized_new (32);

  for (; number != NULL && *number != '\0'; number++)
    if (!g_ascii_isspace (*number))
      g_string_append_c (plain, g_ascii_toupper (*number));
  if (plain->len == 0)
    return FALSE;
  summer_vault_hash (vault, plain->str, hash);
  sodium_memzero (plain->str, plain->len);
  return TRUE;
}

/**
 * summer_seal_dup_telephone_tails:
 * @telephones: (array length=n_telephones): each may be NULL
 *
 * The last four digits of each number. They are kept beside the sealed numbers, because a clerk looks for
 * the end of a telephone number; four digits alone identify nobody.
 *
 * Returns: (transfer full) (nullable): the ends, parted by spaces
 */
char *
summer_seal_dup_telephone_tails (const char *const *telephones, guint n_telephones)
{
  g_autoptr (GString) tails = g_string_new (NULL);

  for (guint i = 0; i < n_telephones; i++)
    {
      g_autoptr (GString) digits = g_string_new (NULL);
      for (const char *c = telephones[i]; c != NULL && *c != '\0'; c++)
        if (g_ascii_isdigit (*c))
          g_string_append_c (digits, *c);
      if (digits->len == 0)
        continue;
      if (tails->len > 0)
        g_string_append_c (tails, ' ');
      g_string_append (tails, digits->str + (digits->len > TAIL ? digits->len - TAIL : 0));
    }
  return tails->len > 0 ? g_string_free (g_steal_pointer (&tails), FALSE) : NULL;
}
