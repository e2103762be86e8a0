/* The key of the data while the file is open, and the keys that follow from it. They lie in memory that is kept out
 * of the swap and of core dumps, and is wiped when the last reference goes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SUMMER_VAULT_KEY     32 /* bytes of a key */
#define SUMMER_VAULT_HASH    16 /* of summer_vault_hash() */
#define SUMMER_VAULT_NONCE   16 /* of which the 24 bytes of XChaCha20 are made: the others are 0 */
#define SUMMER_VAULT_TAG     16
#define SUMMER_VAULT_WRAPPED (SUMMER_VAULT_NONCE + SUMMER_VAULT_KEY + SUMMER_VAULT_TAG)

typedef struct _SummerVault SummerVault;

/* data_key: SUMMER_VAULT_KEY bytes, copied; NULL = a new one, by chance. */
SummerVault  *summer_vault_new          (const guint8 *data_key, GError **error);
/* A vault holds what it unwrapped last, and so is of one thread; a copy is for another. */
SummerVault  *summer_vault_copy         (SummerVault *self, GError **error);
SummerVault  *summer_vault_ref          (SummerVault *self);
void          summer_vault_unref        (SummerVault *self);
void          summer_vault_wipe         (SummerVault *self); /* now, whoever still holds it: it opens nothing any more */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerVault, summer_vault_unref)

const guint8 *summer_vault_get_data_key (SummerVault *self); /* from which all others follow: to be wrapped, and kept nowhere */
const guint8 *summer_vault_get_backup_key (SummerVault *self); /* for packages of backups */
void          summer_vault_prove        (SummerVault *self, guint8 *proof); /* SUMMER_VAULT_HASH bytes that only this key gives */
const guint8 *summer_vault_get_cell_key (SummerVault *self); /* for what stands in the tables */
/* The nonce of a text of a place: another text or another place has another one, the same always the same. */
void          summer_vault_derive_nonce (SummerVault *self, const void *place_and_text, gsize size, guint8 *nonce);
void          summer_vault_hash         (SummerVault *self, const char *text, guint8 *hash);
/* The keys of programmes; wrapped is what programme_key keeps. NULL when it is none of this programme and vault. */
void          summer_vault_wrap_new     (SummerVault *self, gint64 programme, guint8 *wrapped);
const guint8 *summer_vault_unwrap       (SummerVault *self, gint64 programme, const void *wrapped, gsize size);

/* In place, with XChaCha20-Poly1305; place: what the text belongs to, and is opened with alone. */
void          summer_vault_encrypt      (const guint8 *key, const guint8 *nonce, const void *place, gsize place_size,
                                         guint8 *text, gsize size, guint8 *tag);
gboolean      summer_vault_decrypt      (const guint8 *key, const guint8 *nonce, const void *place, gsize place_size,
                                         guint8 *text, gsize size, const guint8 *tag);

G_END_DECLS
