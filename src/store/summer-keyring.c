#include "config.h"

#include "summer-keyring-private.h"

#include "summer-recovery-code.h"
#include "summer-secret.h"
#include "summer-store-private.h"

#include <glib/gi18n.h>
#include <sodium.h>

G_STATIC_ASSERT (SUMMER_KEYRING_SALT == crypto_pwhash_SALTBYTES);
G_STATIC_ASSERT (SUMMER_KEYRING_MEMLIMIT_MIN >= crypto_pwhash_MEMLIMIT_MIN);

/* The name of an account follows: a way of one account is none of another. */
#define PLACE "SummerClasses way"
#define PLACE_MAX (sizeof PLACE + 1 + SUMMER_ACCOUNT_NAME)

SummerKeyring *
summer_keyring_new (void)
{
  SummerKeyring *self = g_new0 (SummerKeyring, 1);

  self->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_way_free);
  self->opslimit = SUMMER_KEYRING_OPSLIMIT;
  self->memlimit = SUMMER_KEYRING_MEMLIMIT;
  return self;
}

void
summer_keyring_free (SummerKeyring *self)
{
  g_ptr_array_unref (self->ways);
  g_free (self);
}

SummerWay *
summer_way_new (SummerWayKind kind, const char *account)
{
  SummerWay *way = g_new0 (SummerWay, 1);

  way->kind = kind;
  way->account = g_strdup (account);
  return way;
}

void
summer_way_free (SummerWay *way)
{
  g_free (way->account);
  summer_secret_wipe (way, sizeof *way); /* in the clear it is the key */
  g_free (way);
}

/* account: of which it is; any when NULL. */
static SummerWay *
find (SummerKeyring *self, SummerWayKind kind, const char *account)
{
  for (guint i = 0; i < self->ways->len; i++)
    {
      SummerWay *way = g_ptr_array_index (self->ways, i);

      if (way->kind == kind && (account == NULL || g_strcmp0 (way->account, account) == 0))
        return way;
    }
  return NULL;
}

static gboolean
is_name (const char *name)
{
  return name != NULL && *name != '\0' && strlen (name) <= SUMMER_ACCOUNT_NAME
         && g_utf8_validate (name, -1, NULL);
}

static gboolean
is_sound (SummerKeyring *self, SummerWay *way)
{
  if ((way->kind == SUMMER_WAY_ACCOUNT) != (way->account != NULL)
      || (way->account != NULL && !is_name (way->account))
      || find (self, way->kind, way->account) != way) /* another before it is of the same */
    return FALSE;
  return way->kind == SUMMER_WAY_IN_THE_CLEAR
             ? self->ways->len == 1
             : way->opslimit >= 1 && way->opslimit <= SUMMER_KEYRING_OPSLIMIT_MAX
                   && way->memlimit >= SUMMER_KEYRING_MEMLIMIT_MIN
                   && way->memlimit <= SUMMER_KEYRING_MEMLIMIT_MAX;
}

/**
 * summer_keyring_check:
 *
 * Returns: FALSE, with @error set to %SUMMER_STORE_ERROR_DAMAGED, when it is none that this program made: no way at
 *   all, one beside the key in the clear, two of one account, or one that would cost too much
 */
gboolean
summer_keyring_check (SummerKeyring *self, GError **error)
{
  gboolean sound = self->ways->len > 0 && self->ways->len <= SUMMER_KEYRING_MAX;

  for (guint i = 0; i < self->ways->len && sound; i++)
    sound = is_sound (self, g_ptr_array_index (self->ways, i));
  if (!sound)
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
                         _ ("The key of this database is not in it, and what is sealed cannot be "
                            "opened. Restore a backup."));
  return sound;
}

gboolean
summer_keyring_is_in_the_clear (SummerKeyring *self)
{
  return find (self, SUMMER_WAY_IN_THE_CLEAR, NULL) != NULL;
}

gboolean
summer_keyring_has_recovery (SummerKeyring *self)
{
  return find (self, SUMMER_WAY_RECOVERY, NULL) != NULL;
}

/**
 * summer_keyring_list_accounts:
 *
 * Returns: (transfer full): the names of the accounts that can sign in, as they were made
 */
char **
summer_keyring_list_accounts (SummerKeyring *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->ways->len; i++)
    {
      SummerWay *way = g_ptr_array_index (self->ways, i);

      if (way->kind == SUMMER_WAY_ACCOUNT)
        g_strv_builder_add (names, way->account);
    }
  return g_strv_builder_end (names);
}

/**
 * summer_keyring_open:
 *
 * Returns: (transfer full) (nullable): the keys of a file without accounts; NULL with @error set to
 *   %SUMMER_STORE_ERROR_LOCKED when it has some
 */
SummerVault *
summer_keyring_open (SummerKeyring *self, GError **error)
{
  SummerWay *way = find (self, SUMMER_WAY_IN_THE_CLEAR, NULL);
  g_autoptr (SummerVault) vault = NULL;

  if (way == NULL)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
                           _ ("This database has accounts. Sign in with yours."));
      return NULL;
    }
  vault = summer_vault_new (way->wrapped, error);
  if (vault == NULL || summer_keyring_fits (self, vault))
    return g_steal_pointer (&vault);
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
                       _ ("The key of this database is damaged, and what is sealed cannot be "
                          "opened. Restore a backup."));
  return NULL;
}

static guint8 *
derive (const SummerWay *way, const char *password, GError **error)
{
  guint8 *key = summer_secret_alloc (SUMMER_VAULT_KEY, error);

  if (key == NULL)
    return NULL;
  if (crypto_pwhash (key, SUMMER_VAULT_KEY, password, strlen (password), way->salt, way->opslimit,
                     way->memlimit, crypto_pwhash_ALG_ARGON2ID13)
      == 0)
    return key;
  summer_secret_free (key);
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
               _ ("%u MiB of memory are needed for a moment to look at a password. Close other "
                  "programs and try again."),
               (guint) (way->memlimit >> 20));
  return NULL;
}

/* What a way is bound to: its kind, and the account that it is of. */
static gsize
write_place (const SummerWay *way, guint8 *place)
{
  gsize size = sizeof PLACE, length = way->account != NULL ? strlen (way->account) : 0;

  memcpy (place, PLACE, size);
  place[size++] = (guint8) way->kind;
  if (length > 0)
    memcpy (place + size, way->account, length);
  return size + length;
}

static SummerVault *
unwrap (SummerKeyring *self, const SummerWay *way, const char *password, GError **error)
{
  guint8 place[PLACE_MAX];
  gsize size = write_place (way, place);
  guint8 *key = derive (way, password, error);
  guint8 *data = key != NULL ? summer_secret_alloc (SUMMER_VAULT_KEY, error) : NULL;
  SummerVault *vault = NULL;

  if (data != NULL)
    {
      memcpy (data, way->wrapped, SUMMER_VAULT_KEY);
      if (summer_vault_decrypt (key, way->nonce, place, size, data, SUMMER_VAULT_KEY,
                                way->wrapped + SUMMER_VAULT_KEY))
        vault = summer_vault_new (data, error);
      else
        g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
                             way->kind == SUMMER_WAY_RECOVERY
                                 ? _ (
                                     "This recovery code does not open this database. Only the one "
                                     "on the newest recovery sheet does.")
                                 : _ ("The name or the password is not right."));
    }
  summer_secret_free (data);
  summer_secret_free (key);
  if (vault != NULL && !summer_keyring_fits (self, vault))
    {
      g_clear_pointer (&vault, summer_vault_unref);
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
                           _ ("The key of this database is damaged, and what is sealed cannot be "
                              "opened. Restore a backup."));
    }
  return vault;
}

/**
 * summer_keyring_unlock:
 *
 * Returns: (transfer full) (nullable): the keys, or NULL with @error set
 */
SummerVault *
summer_keyring_unlock (SummerKeyring *self,
                       const char *account,
                       const char *password,
                       GError **error)
{
  SummerWay *way = find (self, SUMMER_WAY_ACCOUNT, account);
  SummerWay *like = find (self, SUMMER_WAY_ACCOUNT, NULL);
  SummerWay nobody = { .kind = SUMMER_WAY_ACCOUNT,
                       .opslimit = like != NULL ? like->opslimit : self->opslimit,
                       .memlimit = like != NULL ? like->memlimit : self->memlimit };

  return unwrap (self, way != NULL ? way : &nobody, password, error);
}

/**
 * summer_keyring_recover:
 * @code: of the recovery sheet, as it was typed
 *
 * Returns: (transfer full) (nullable): the keys, or NULL with @error set
 */
SummerVault *
summer_keyring_recover (SummerKeyring *self, const char *code, GError **error)
{
  SummerWay *way = find (self, SUMMER_WAY_RECOVERY, NULL);
  g_autoptr (SummerSecretText) parsed = summer_recovery_code_parse (code, error);

  if (parsed == NULL)
    return NULL;
  if (way != NULL)
    return unwrap (self, way, parsed, error);
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
                       _ ("There is no recovery sheet for this database."));
  return NULL;
}

/* In the place of one of the same account, of the recovery sheet before, and of the one in the clear. */
static void
put (SummerKeyring *self, SummerWay *way)
{
  for (guint i = self->ways->len; i-- > 0;)
    {
      SummerWay *other = g_ptr_array_index (self->ways, i);

      if (other->kind == SUMMER_WAY_IN_THE_CLEAR
          || (other->kind == way->kind && g_strcmp0 (other->account, way->account) == 0))
        g_ptr_array_remove_index (self->ways, i);
    }
  g_ptr_array_add (self->ways, way);
}

static gboolean
add (SummerKeyring *self,
     SummerVault *vault,
     SummerWayKind kind,
     const char *account,
     const char *password,
     GError **error)
{
  SummerWay *way = summer_way_new (kind, account);
  guint8 place[PLACE_MAX];
  gsize size = write_place (way, place);

  way->opslimit = self->opslimit;
  way->memlimit = self->memlimit;
  randombytes_buf (way->salt, sizeof way->salt);
  randombytes_buf (way->nonce, sizeof way->nonce);
  guint8 *key = derive (way, password, error);
  if (key == NULL)
    {
      summer_way_free (way);
      return FALSE;
    }
  memcpy (way->wrapped, summer_vault_get_data_key (vault), SUMMER_VAULT_KEY);
  summer_vault_encrypt (key, way->nonce, place, size, way->wrapped, SUMMER_VAULT_KEY,
                        way->wrapped + SUMMER_VAULT_KEY);
  summer_secret_free (key);

  put (self, way);
  summer_vault_prove (vault, self->proof);
  return TRUE;
}

/**
 * summer_keyring_add_account:
 * @account: up to %SUMMER_ACCOUNT_NAME bytes
 */
gboolean
summer_keyring_add_account (SummerKeyring *self,
                            SummerVault *vault,
                            const char *account,
                            const char *password,
                            GError **error)
{
  g_return_val_if_fail (is_name (account), FALSE);

  return add (self, vault, SUMMER_WAY_ACCOUNT, account, password, error);
}

/**
 * summer_keyring_add_recovery:
 * @code: of summer_recovery_code_new()
 */
gboolean
summer_keyring_add_recovery (SummerKeyring *self,
                             SummerVault *vault,
                             const char *code,
                             GError **error)
{
  return add (self, vault, SUMMER_WAY_RECOVERY, NULL, code, error);
}

void
summer_keyring_adopt (SummerKeyring *self, SummerKeyring *other)
{
  while (other->ways->len > 0)
    put (self, g_ptr_array_steal_index (other->ways, 0));
}

void
summer_keyring_remove_account (SummerKeyring *self, const char *account)
{
  SummerWay *way = find (self, SUMMER_WAY_ACCOUNT, account);

  if (way != NULL)
    g_ptr_array_remove (self->ways, way);
}

/**
 * summer_keyring_set_cost:
 *
 * What the ways cost that are added from now on, for tests that have many of them.
 */
void
summer_keyring_set_cost (SummerKeyring *self, guint64 opslimit, guint64 memlimit)
{
  self->opslimit = opslimit;
  self->memlimit = memlimit;
}

gboolean
summer_keyring_fits (SummerKeyring *self, SummerVault *vault)
{
  guint8 proof[SUMMER_VAULT_HASH];

  summer_vault_prove (vault, proof);
  return sodium_memcmp (proof, self->proof, sizeof proof) == 0;
}
