/* The ways to the key of the data: in the clear as long as there is no account, then one for each account and one for
 * the recovery sheet. A way is that key, wrapped with a key that argon2id makes of the password; a package of a backup
 * carries the keyring along, so that it opens without the machine it was made on. */
#pragma once

#include "summer-store.h"
#include "summer-vault.h"

G_BEGIN_DECLS

typedef struct _SummerKeyring SummerKeyring;

/* Of a database, opened or not. NULL with error set: SUMMER_STORE_ERROR_DAMAGED when there is no way to the key. */
SummerKeyring *summer_keyring_load      (SummerStore *store, GError **error);
SummerKeyring *summer_keyring_load_file (const char *path, GError **error);
/* As a block of bytes that describes itself; what is read is checked throughout, and may cost no more than we ask. */
GBytes        *summer_keyring_save      (SummerKeyring *self);
SummerKeyring *summer_keyring_parse     (GBytes *bytes, GError **error);
void           summer_keyring_free      (SummerKeyring *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerKeyring, summer_keyring_free)

gboolean       summer_keyring_is_in_the_clear (SummerKeyring *self);
char         **summer_keyring_list_accounts   (SummerKeyring *self); /* names, to be freed with g_strfreev(); none when in the clear */
gboolean       summer_keyring_has_recovery    (SummerKeyring *self);

/* The keys; NULL with error set, SUMMER_STORE_ERROR_PASSWORD when the name, password or code is not right. An account that
 * is not there costs the same time and gives the same answer. */
SummerVault   *summer_keyring_open    (SummerKeyring *self, GError **error); /* in the clear */
SummerVault   *summer_keyring_unlock  (SummerKeyring *self, const char *account, const char *password, GError **error);
SummerVault   *summer_keyring_recover (SummerKeyring *self, const char *code, GError **error);

G_END_DECLS
