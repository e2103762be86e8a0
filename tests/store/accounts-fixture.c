#include "accounts-fixture.h"

#include "summer-account-private.h"
#include "summer-keyring-private.h"
#include "summer-secret.h"
#include "summer-store-private.h"

#define CODE "00000-00000-00000-00000-00000-00000"

static char *
dup_password (SummerAccountRole role)
{
  return g_strdup_printf ("%s password", summer_account_role_get_code (role));
}

char *
accounts_get_code (void)
{
  return summer_secret_dup (CODE);
}

void
accounts_protect (Fixture *fixture)
{
  SummerStore *store = fixture->store;
  SummerVault *vault = summer_store_get_vault (store);
  g_autoptr (SummerKeyring) keyring = summer_keyring_new ();
  g_autoptr (GError) error = NULL;

  summer_keyring_set_cost (keyring, 1, SUMMER_KEYRING_MEMLIMIT_MIN);
  fixture_begin (store, "account-first");
  for (SummerAccountRole role = 0; role < SUMMER_N_ACCOUNT_ROLES; role++)
    {
      const char *name = summer_account_role_get_code (role);
      g_autofree char *password = dup_password (role);

      g_assert_true (summer_account_insert (store, 100 + role, name, role, FALSE, FALSE, &error));
      g_assert_true (summer_keyring_add_account (keyring, vault, name, password, &error));
    }
  if (fixture->classes[0] != 0)
    {
      g_autofree char *sql
          = g_strdup_printf ("INSERT INTO account_class VALUES (%d, %lld)",
                             100 + SUMMER_ACCOUNT_ORGANISER, (long long) fixture->classes[0]);
      g_assert_true (summer_store_exec (summer_store_get_db (store), sql, &error));
    }
  g_assert_true (summer_keyring_add_recovery (keyring, vault, CODE, &error));
  g_assert_true (summer_keyring_write (keyring, summer_store_get_db (store), TRUE, &error));
  fixture_commit (store);
  g_clear_object (&fixture->store);
}

SummerSession *
accounts_sign_in (Fixture *fixture, SummerAccountRole role)
{
  g_autofree char *password = dup_password (role);
  g_autoptr (GError) error = NULL;
  SummerSession *session
      = summer_sign_in (fixture->path, summer_account_role_get_code (role), password, NULL, &error);

  g_assert_no_error (error);
  return session;
}

SummerStore *
accounts_open (Fixture *fixture, SummerAccountRole role)
{
  g_autoptr (SummerSession) session = accounts_sign_in (fixture, role);
  g_autoptr (GError) error = NULL;
  SummerStore *store = summer_store_open_for (fixture->path, SUMMER_STORE_NONE, session, &error);

  g_assert_no_error (error);
  return store;
}
