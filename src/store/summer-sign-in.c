#include "config.h"

#include "summer-sign-in.h"

#include "summer-account-private.h"
#include "summer-database-file.h"
#include "summer-door.h"
#include "summer-migration.h"
#include "summer-session-private.h"
#include "summer-store-private.h"

#include <glib/gi18n.h>

/* The code of the recovery sheet waits like the password of an account that nobody has. */
#define SHEET "\x01"

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * summer_sign_in_list_accounts:
 *
 * Returns: (transfer full) (nullable): the names to choose from, or NULL with @error set
 */
char **
summer_sign_in_list_accounts (const char *path, GError **error)
{
  g_autoptr (SummerKeyring) keyring = summer_keyring_load_file (path, error);

  return keyring != NULL ? summer_keyring_list_accounts (keyring) : NULL;
}

gboolean
summer_sign_in_is_needed (const char *path)
{
  g_autoptr (SummerKeyring) keyring = NULL;
  gboolean exists = FALSE;

  if (!summer_database_file_check (path, summer_migration_get_version (SUMMER_SCHEMA_FOLDER),
                                   &exists, NULL)
      || !exists)
    return FALSE;
  keyring = summer_keyring_load_file (path, NULL);
  return keyring != NULL && !summer_keyring_is_in_the_clear (keyring);
}

/**
 * summer_sign_in_get_wait:
 *
 * Returns: seconds until the next password of this account is looked at
 */
int
summer_sign_in_get_wait (const char *path, const char *account)
{
  g_auto (SummerDoor) door = { NULL };

  return summer_door_open (&door, path, NULL) ? summer_door_get_wait (&door, account, get_now ())
                                              : 0;
}

/**
 * summer_sign_in:
 * @account: as it was chosen or typed
 * @wait: (out) (optional): seconds until the next attempt is looked at
 *
 * Takes as long as argon2id does, whether there is such an account or not.
 *
 * Returns: (transfer full) (nullable): what a store is opened with, or NULL with @error set
 */
SummerSession *
summer_sign_in (
    const char *path, const char *account, const char *password, int *wait, GError **error)
{
  g_auto (SummerDoor) door = { NULL };
  g_autoptr (SummerVault) vault = NULL;
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (GError) local = NULL;
  int left = 0;

  g_return_val_if_fail (path != NULL && account != NULL && password != NULL, NULL);

  if (wait == NULL)
    wait = &left;
  *wait = 0;
  if (!summer_door_open (&door, path, error))
    return NULL;
  if (summer_keyring_is_in_the_clear (door.keyring))
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                           _ ("This database has no accounts: nothing in it is protected."));
      return NULL;
    }
  if (!summer_door_knock (&door, account, get_now (), wait, error))
    return NULL;

  vault = summer_keyring_unlock (door.keyring, account, password, &local);
  if (vault != NULL)
    session = summer_session_read (door.db, account, vault, &local);
  if (session == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      summer_door_failed (&door, account, NULL); /* the first error is the one to be told */
      return NULL;
    }
  *wait = 0;
  return summer_door_passed (&door, account, "account-in", error) ? g_steal_pointer (&session)
                                                                  : NULL;
}

/**
 * summer_sign_in_leave:
 * @action: "account-out" or "account-lock"
 */
gboolean
summer_sign_in_leave (const char *path, SummerSession *session, const char *action, GError **error)
{
  g_auto (SummerDoor) door = { NULL };

  g_return_val_if_fail (session != NULL, FALSE);

  return summer_door_open (&door, path, error)
         && summer_door_passed (&door, summer_session_get_name (session), action, error);
}

/**
 * summer_sign_in_close:
 *
 * Nothing can be asked of the store afterwards: every question is an error.
 */
void
summer_sign_in_close (SummerStore *store)
{
  g_return_if_fail (SUMMER_IS_STORE (store));

  if (summer_store_get_vault (store) != NULL)
    summer_vault_wipe (summer_store_get_vault (store));
  g_object_run_dispose (G_OBJECT (store));
}

static char **
list_administrators (sqlite3 *db, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *each = NULL;
  int result = sqlite3_prepare_v2 (
      db, "SELECT name FROM main.account WHERE role = 'administrator' AND active ORDER BY id", -1,
      &each, NULL);

  while (result == SQLITE_OK && (result = sqlite3_step (each)) == SQLITE_ROW)
    {
      g_strv_builder_add (names, (const char *) sqlite3_column_text (each, 0));
      result = SQLITE_OK;
    }
  sqlite3_finalize (each);
  if (result == SQLITE_DONE)
    return g_strv_builder_end (names);
  summer_store_set_error (db, result, error);
  return NULL;
}

/**
 * summer_sign_in_list_administrators:
 *
 * Returns: (transfer full) (nullable): the names of the administrators; NULL with @error set
 */
char **
summer_sign_in_list_administrators (const char *path, GError **error)
{
  g_auto (SummerDoor) door = { NULL };

  return summer_door_open (&door, path, error) ? list_administrators (door.db, error) : NULL;
}

static SummerVault *
try_code (SummerDoor *door, const char *code, const char *account, int *wait, GError **error)
{
  g_auto (GStrv) names = list_administrators (door->db, error);
  g_autoptr (SummerVault) vault = NULL;

  if (names == NULL || !summer_door_knock (door, SHEET, get_now (), wait, error))
    return NULL;
  vault = summer_keyring_recover (door->keyring, code, error);
  if (vault == NULL)
    summer_door_failed (door, SHEET, NULL);
  else if (!g_strv_contains ((const char *const *) names, account))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
                   _ ("“%s” is no administrator. The recovery sheet gives a new password to one."),
                   account);
      return NULL;
    }
  return g_steal_pointer (&vault);
}

/**
 * summer_sign_in_recover:
 * @code: of the recovery sheet, as it was typed
 * @account: of an administrator
 * @password: that the account is to have from now on
 *
 * The code stays good.
 *
 * Returns: (transfer full) (nullable): what a store is opened with, or NULL with @error set
 */
SummerSession *
summer_sign_in_recover (const char *path,
                        const char *code,
                        const char *account,
                        const char *password,
                        int *wait,
                        GError **error)
{
  g_auto (SummerDoor) door = { NULL };
  g_autoptr (SummerVault) vault = NULL;
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (SummerStore) store = NULL;
  int left = 0;

  if (wait == NULL)
    wait = &left;
  *wait = 0;
  if (!summer_account_check_password (account, password, error)
      || !summer_door_open (&door, path, error))
    return NULL;
  vault = try_code (&door, code, account, wait, error);
  if (vault == NULL)
    return NULL;
  *wait = 0;
  session = summer_session_read (door.db, account, vault, error);
  if (session == NULL || !summer_door_passed (&door, SHEET, "account-recovered", error))
    return NULL;
  store = summer_store_open_to_change (path, session, error);
  if (store == NULL || !summer_account_set_password (store, password, error)
      || !summer_door_passed (&door, account, "account-in", error))
    return NULL;
  return summer_session_read (door.db, account, vault, error);
}
