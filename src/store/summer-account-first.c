/* The first account of a file, and what each account does for itself. */
#include "config.h"

#include "summer-account-private.h"
#include "summer-door.h"
#include "summer-recovery-code.h"
#include "summer-sealing.h"
#include "summer-secret.h"
#include "summer-session-private.h"
#include "summer-sign-in.h"
#include "summer-statement.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Copies that were kept before an update hold everything open, or the key in the clear. */
static void
remove_copies (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, ".version-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix))
      {
        g_autofree char *copy = g_build_filename (folder, entry, NULL);

        if (g_unlink (copy) != 0)
          g_warning ("%s still holds what is protected now", copy);
      }
}

/* With a connection of its own, which keeps what is temporary on the disk: it is the whole file. */
static gboolean
sweep (const char *path, GError **error)
{
  g_auto (SummerDoor) door = { NULL };

  return summer_door_open (&door, path, error) && summer_sealing_sweep (door.db, error);
}

static gboolean
write_first (
    SummerStore *store, SummerKeyring *ways, const char *name, gboolean single, GError **error)
{
  if (!summer_store_begin (store, "account-first", name, error))
    return FALSE;
  if (summer_account_insert (store, summer_store_new_id (store), name, SUMMER_ACCOUNT_ADMINISTRATOR,
                             FALSE, single, error)
      && summer_keyring_write (ways, summer_store_get_db (store), FALSE, error))
    return summer_store_commit (store, NULL, error);
  summer_store_rollback (store);
  return FALSE;
}

/**
 * summer_account_make_first:
 * @store: of a file without accounts
 * @single: it is to be the only one, with every right
 * @code: (out): of the recovery sheet, to be freed with summer_secret_free()
 *
 * Returns: (transfer full) (nullable): the session of the new account, or NULL with @error set
 */
SummerSession *
summer_account_make_first (SummerStore *store,
                           const char *name,
                           const char *password,
                           gboolean single,
                           char **code,
                           GError **error)
{
  SummerVault *vault = summer_store_get_vault (store);
  g_autoptr (SummerKeyring) ways = summer_keyring_new ();
  g_autoptr (SummerSecretText) new_code = NULL;

  g_return_val_if_fail (code != NULL, NULL);

  *code = NULL;
  if (summer_store_get_session (store) != NULL)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT,
                           _ ("This database has accounts already."));
      return NULL;
    }
  if (!summer_account_check_name (name, error)
      || !summer_account_check_password (name, password, error))
    return NULL;
  new_code = summer_recovery_code_new (error);
  if (new_code == NULL || !summer_keyring_add_account (ways, vault, name, password, error)
      || !summer_keyring_add_recovery (ways, vault, new_code, error)
      || !write_first (store, ways, name, single, error)
      || !sweep (summer_store_get_path (store), error))
    return NULL;
  remove_copies (summer_store_get_path (store));
  *code = g_steal_pointer (&new_code);
  return summer_session_read (summer_store_get_db (store), name, vault, error);
}

/**
 * summer_account_change_password:
 * @before: the password until now
 *
 * Returns: (transfer full) (nullable): the session with the new password, or NULL with @error set
 */
SummerSession *
summer_account_change_password (const char *path,
                                SummerSession *session,
                                const char *before,
                                const char *password,
                                GError **error)
{
  const char *name = summer_session_get_name (session);
  g_autoptr (SummerSession) again = NULL;
  g_autoptr (SummerStore) store = NULL;

  if (!summer_account_check_password (name, password, error))
    return NULL;
  if (g_str_equal (before, password))
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
                           _ ("This is the password until now. Choose another one."));
      return NULL;
    }
  again = summer_sign_in (path, name, before, NULL, error);
  if (again == NULL)
    return NULL;
  store = summer_store_open_to_change (path, again, error);
  if (store == NULL || !summer_account_set_password (store, password, error))
    return NULL;
  return summer_session_read (summer_store_get_db (store), name, summer_store_get_vault (store),
                              error);
}
