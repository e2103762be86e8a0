#include "config.h"

#include "summer-vault.h"

#include "summer-secret.h"
#include "summer-store.h"

#include <sodium.h>

G_STATIC_ASSERT (SUMMER_VAULT_KEY == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT (SUMMER_VAULT_KEY == crypto_kdf_KEYBYTES);
G_STATIC_ASSERT (SUMMER_VAULT_NONCE <= crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT (SUMMER_VAULT_TAG == crypto_aead_xchacha20poly1305_ietf_ABYTES);

/* What the subkeys are derived for. The numbers are in every file: they never change. */
enum
{
  FOR_CELLS = 1,
  FOR_NONCES,
  FOR_HASHES,
  FOR_PROGRAMMES,
  FOR_BACKUPS,
};
#define CONTEXT "SummerKy"

typedef struct
{
  guint8 data[SUMMER_VAULT_KEY];
  guint8 cells[SUMMER_VAULT_KEY], nonces[SUMMER_VAULT_KEY], hashes[SUMMER_VAULT_KEY];
  guint8 programmes[SUMMER_VAULT_KEY], backups[SUMMER_VAULT_KEY];
  guint8 programme[SUMMER_VAULT_KEY]; /* the one that was unwrapped last */
} Keys;

struct _SummerVault
{
  gatomicrefcount references;
  Keys *keys; /* owned: guarded memory */

  /* Whose keys->programme is: a journal is read entry by entry, and most are of one programme. */
  gint64 programme; /* -1 = none yet */
  guint8 wrapped[SUMMER_VAULT_WRAPPED];
};

/**
 * summer_vault_new:
 * @data_key: (nullable): copied; NULL makes a new one, by chance
 *
 * Returns: (transfer full) (nullable): the keys that follow from it, or NULL with @error set
 */
SummerVault *
summer_vault_new (const guint8 *data_key, GError **error)
{
  Keys *keys = summer_secret_alloc (sizeof *keys, error);

  if (keys == NULL)
    return NULL;
  if (data_key != NULL)
    memcpy (keys->data, data_key, SUMMER_VAULT_KEY);
  else
    crypto_kdf_keygen (keys->data);
  crypto_kdf_derive_from_key (keys->cells, SUMMER_VAULT_KEY, FOR_CELLS, CONTEXT, keys->data);
  crypto_kdf_derive_from_key (keys->nonces, SUMMER_VAULT_KEY, FOR_NONCES, CONTEXT, keys->data);
  crypto_kdf_derive_from_key (keys->hashes, SUMMER_VAULT_KEY, FOR_HASHES, CONTEXT, keys->data);
  crypto_kdf_derive_from_key (keys->programmes, SUMMER_VAULT_KEY, FOR_PROGRAMMES, CONTEXT,
                              keys->data);
  crypto_kdf_derive_from_key (keys->backups, SUMMER_VAULT_KEY, FOR_BACKUPS, CONTEXT, keys->data);

  SummerVault *self = g_new0 (SummerVault, 1);
  g_atomic_ref_count_init (&self->references);
  self->keys = keys;
  self->programme = -1;
  return self;
}

/**
 * summer_vault_copy:
 *
 * Returns: (transfer full) (nullable): the same keys for another thread, or NULL with @error set
 */
SummerVault *
summer_vault_copy (SummerVault *self, GError **error)
{
  return summer_vault_new (self->keys->data, error);
}

SummerVault *
summer_vault_ref (SummerVault *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
summer_vault_unref (SummerVault *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  summer_secret_free (self->keys);
  g_free (self);
}

/**
 * summer_vault_wipe:
 *
 * Does not wait for the last reference.
 */
void
summer_vault_wipe (SummerVault *self)
{
  summer_secret_wipe (self->keys, sizeof *self->keys);
  self->programme = -1;
}

const guint8 *
summer_vault_get_data_key (SummerVault *self)
{
  return self->keys->data;
}

const guint8 *
summer_vault_get_backup_key (SummerVault *self)
{
  return self->keys->backups;
}

/**
 * summer_vault_prove:
 * @proof: (out): SUMMER_VAULT_HASH bytes
 *
 * A hash of the key with itself: whoever holds another key gets another one, and it tells nothing of the key.
 */
void
summer_vault_prove (SummerVault *self, guint8 *proof)
{
  summer_vault_hash (self, "the key of this file", proof);
}

const guint8 *
summer_vault_get_cell_key (SummerVault *self)
{
  return self->keys->cells;
}

/**
 * summer_vault_derive_nonce:
 * @place_and_text: where the text stands, and the text behind it
 * @nonce: (out): SUMMER_VAULT_NONCE bytes
 *
 * A nonce by chance would make another cell of a value that did not change: every saved form would look like a change
 * of all that is sealed in it, in the history and to an undo. This one is a keyed hash, as in SIV (Rogaway and
 * Shrimpton, 2006): it repeats only where place and text do, and shows no more than that a cell is what it was.
 */
void
summer_vault_derive_nonce (SummerVault *self, const void *place_and_text, gsize size, guint8 *nonce)
{
  crypto_generichash (nonce, SUMMER_VAULT_NONCE, place_and_text, size, self->keys->nonces,
                      SUMMER_VAULT_KEY);
}

/**
 * summer_vault_hash:
 * @hash: (out): SUMMER_VAULT_HASH bytes
 *
 * What a text is found by that is sealed: without the key nobody can try out numbers.
 */
void
summer_vault_hash (SummerVault *self, const char *text, guint8 *hash)
{
  crypto_generichash (hash, SUMMER_VAULT_HASH, (const guint8 *) text, strlen (text),
                      self->keys->hashes, SUMMER_VAULT_KEY);
}

/**
 * summer_vault_encrypt:
 * @nonce: SUMMER_VAULT_NONCE bytes, by chance or derived: 128 bits are as good as never met twice
 * @text: (inout) (array length=size): becomes the encrypted one, of the same size
 * @tag: (out): SUMMER_VAULT_TAG bytes
 */
void
summer_vault_encrypt (const guint8 *key,
                      const guint8 *nonce,
                      const void *place,
                      gsize place_size,
                      guint8 *text,
                      gsize size,
                      guint8 *tag)
{
  guint8 whole[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES] = { 0 };

  memcpy (whole, nonce, SUMMER_VAULT_NONCE);
  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (text, tag, NULL, text, size, place,
                                                       place_size, NULL, whole, key);
}

/**
 * summer_vault_decrypt:
 *
 * Returns: FALSE when the text is not what was encrypted with this key for this place
 */
gboolean
summer_vault_decrypt (const guint8 *key,
                      const guint8 *nonce,
                      const void *place,
                      gsize place_size,
                      guint8 *text,
                      gsize size,
                      const guint8 *tag)
{
  guint8 whole[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES] = { 0 };

  memcpy (whole, nonce, SUMMER_VAULT_NONCE);
  return crypto_aead_xchacha20poly1305_ietf_decrypt_detached (text, NULL, text, size, tag, place,
                                                              place_size, whole, key)
         == 0;
}

/**
 * summer_vault_wrap_new:
 * @wrapped: (out): SUMMER_VAULT_WRAPPED bytes: nonce, encrypted key, tag
 *
 * Makes the key of a programme, by chance.
 */
void
summer_vault_wrap_new (SummerVault *self, gint64 programme, guint8 *wrapped)
{
  guint64 place = GUINT64_TO_BE ((guint64) programme);
  guint8 *key = wrapped + SUMMER_VAULT_NONCE;

  randombytes_buf (wrapped, SUMMER_VAULT_NONCE);
  randombytes_buf (key, SUMMER_VAULT_KEY);
  summer_vault_encrypt (self->keys->programmes, wrapped, &place, sizeof place, key,
                        SUMMER_VAULT_KEY, key + SUMMER_VAULT_KEY);
}

/**
 * summer_vault_unwrap:
 *
 * Returns: (transfer none) (nullable): the key, good until another programme's is asked for
 */
const guint8 *
summer_vault_unwrap (SummerVault *self, gint64 programme, const void *wrapped, gsize size)
{
  guint64 place = GUINT64_TO_BE ((guint64) programme);
  const guint8 *bytes = wrapped;

  if (wrapped == NULL || size != SUMMER_VAULT_WRAPPED)
    return NULL;
  if (self->programme == programme && memcmp (self->wrapped, wrapped, size) == 0)
    return self->keys->programme;

  self->programme = -1;
  memcpy (self->keys->programme, bytes + SUMMER_VAULT_NONCE, SUMMER_VAULT_KEY);
  if (!summer_vault_decrypt (self->keys->programmes, bytes, &place, sizeof place,
                             self->keys->programme, SUMMER_VAULT_KEY,
                             bytes + SUMMER_VAULT_NONCE + SUMMER_VAULT_KEY))
    return NULL;
  self->programme = programme;
  memcpy (self->wrapped, wrapped, size);
  return self->keys->programme;
}
