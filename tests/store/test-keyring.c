/* The ways to the key of the data: who opens it and who does not, and what is made of a block of bytes by somebody
 * else. The derivations here are as cheap as argon2id can be, but for one. */
#include "config.h"

#include "summer-keyring-private.h"

#include "summer-recovery-code.h"
#include "summer-store-private.h"

#include <glib/gstdio.h>

#include "fixture.h"

static SummerKeyring *
make (SummerVault *vault, const char *code)
{
  SummerKeyring *self = summer_keyring_new ();

  summer_keyring_set_cost (self, 1, SUMMER_KEYRING_MEMLIMIT_MIN);
  g_assert_true (summer_keyring_add_account (self, vault, "林芳", "first password", NULL));
  g_assert_true (summer_keyring_add_account (self, vault, "陈强", "second password", NULL));
  g_assert_true (summer_keyring_add_recovery (self, vault, code, NULL));
  return self;
}

static void
assert_same_key (SummerVault *a, SummerVault *b)
{
  g_assert_nonnull (a);
  g_assert_cmpmem (summer_vault_get_data_key (a), SUMMER_VAULT_KEY, summer_vault_get_data_key (b),
                   SUMMER_VAULT_KEY);
}

static void
assert_shut (SummerKeyring *self, const char *account, const char *password)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (summer_keyring_unlock (self, account, password, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD);
  g_assert_cmpstr (error->message, ==, "The name or the password is not right.");
}

static void
assert_opens (SummerKeyring *self, SummerVault *vault, const char *code)
{
  g_autoptr (SummerVault) first = summer_keyring_unlock (self, "林芳", "first password", NULL);
  g_autoptr (SummerVault) second = summer_keyring_unlock (self, "陈强", "second password", NULL);
  g_autoptr (SummerVault) third = summer_keyring_recover (self, code, NULL);

  assert_same_key (first, vault);
  assert_same_key (second, vault);
  assert_same_key (third, vault);
  assert_shut (self, "林芳", "second password");
  assert_shut (self, "林芳", "");
  assert_shut (self, "nobody", "first password");
}

static void
test_every_way_opens (void)
{
  g_autoptr (SummerVault) vault = summer_vault_new (NULL, NULL);
  g_autoptr (SummerSecretText) code = summer_recovery_code_new (NULL);
  g_autoptr (SummerSecretText) other = summer_recovery_code_new (NULL);
  g_autoptr (SummerKeyring) self = make (vault, code);
  g_autoptr (GBytes) saved = summer_keyring_save (self);
  g_autoptr (SummerKeyring) parsed = summer_keyring_parse (saved, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = summer_keyring_list_accounts (parsed);

  g_assert_false (summer_keyring_is_in_the_clear (parsed));
  g_assert_true (summer_keyring_has_recovery (parsed));
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "林芳");
  assert_opens (self, vault, code);
  assert_opens (parsed, vault, code);
  g_assert_null (summer_keyring_open (parsed, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (summer_keyring_recover (parsed, other, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD);
}

static void
test_a_new_password_and_sheet_end_the_old (void)
{
  g_autoptr (SummerVault) vault = summer_vault_new (NULL, NULL);
  g_autoptr (SummerSecretText) code = summer_recovery_code_new (NULL);
  g_autoptr (SummerSecretText) anew = summer_recovery_code_new (NULL);
  g_autoptr (SummerKeyring) self = make (vault, code);
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_keyring_add_account (self, vault, "林芳", "another password", NULL));
  g_assert_true (summer_keyring_add_recovery (self, vault, anew, NULL));
  g_assert_cmpuint (self->ways->len, ==, 3);
  assert_shut (self, "林芳", "first password");
  g_autoptr (SummerVault) opened = summer_keyring_unlock (self, "林芳", "another password", NULL);
  assert_same_key (opened, vault);
  g_assert_null (summer_keyring_recover (self, code, &error));
  summer_keyring_remove_account (self, "陈强");
  assert_shut (self, "陈强", "second password");
}

/* A way of one account is none of another, nor of the recovery sheet; a bit that is not as it was opens nothing. */
static void
test_a_way_is_bound_to_its_account (void)
{
  g_autoptr (SummerVault) vault = summer_vault_new (NULL, NULL);
  g_autoptr (SummerSecretText) code = summer_recovery_code_new (NULL);
  g_autoptr (SummerKeyring) self = make (vault, code);
  SummerWay *first = g_ptr_array_index (self->ways, 0);
  g_autofree char *name = g_steal_pointer (&first->account);

  first->account = g_strdup ("administrator");
  assert_shut (self, "administrator", "first password");
  g_free (first->account);
  first->account = g_steal_pointer (&name);
  for (guint bit = 0; bit < 8 * sizeof first->wrapped; bit++)
    {
      first->wrapped[bit / 8] ^= (guint8) (1u << bit % 8);
      assert_shut (self, "林芳", "first password");
      first->wrapped[bit / 8] ^= (guint8) (1u << bit % 8);
    }
  g_autoptr (SummerVault) opened = summer_keyring_unlock (self, "林芳", "first password", NULL);
  assert_same_key (opened, vault);
}

static SummerKeyring *
parse (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return summer_keyring_parse (bytes, error);
}

/* Whatever is done to a block, it is refused or still one: never more is read than is there, and never more is asked of
 * the machine than our limits. */
static void
test_a_block_by_somebody_else_is_not_believed (void)
{
  g_autoptr (SummerVault) vault = summer_vault_new (NULL, NULL);
  g_autoptr (SummerSecretText) code = summer_recovery_code_new (NULL);
  g_autoptr (SummerKeyring) self = make (vault, code);
  g_autoptr (GBytes) saved = summer_keyring_save (self);
  gsize size;
  const guint8 *data = g_bytes_get_data (saved, &size);

  for (gsize cut = 0; cut < size; cut++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (data, cut, &error));
      g_assert_nonnull (error);
    }
  for (gsize bit = 0; bit < 8 * size; bit++)
    {
      g_autofree guint8 *other = g_memdup2 (data, size);

      other[bit / 8] ^= (guint8) (1u << bit % 8);
      g_autoptr (SummerKeyring) parsed = parse (other, size, NULL);
      for (guint i = 0; parsed != NULL && i < parsed->ways->len; i++)
        {
          SummerWay *way = g_ptr_array_index (parsed->ways, i);

          g_assert_cmpuint (way->opslimit, <=, SUMMER_KEYRING_OPSLIMIT_MAX);
          g_assert_cmpuint (way->memlimit, <=, SUMMER_KEYRING_MEMLIMIT_MAX);
        }
    }
  g_autofree guint8 *longer = g_malloc0 (size + 1);
  memcpy (longer, data, size);
  g_assert_null (parse (longer, size + 1, NULL));
}

static void
test_a_way_that_costs_too_much_is_refused (void)
{
  static const guint64 costs[][2] = { { SUMMER_KEYRING_OPSLIMIT_MAX + 1, 8192 },
                                      { 1, (guint64) SUMMER_KEYRING_MEMLIMIT_MAX + 1 },
                                      { 0, 8192 },
                                      { 1, 8191 } };

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      g_autoptr (SummerVault) vault = summer_vault_new (NULL, NULL);
      g_autoptr (SummerSecretText) code = summer_recovery_code_new (NULL);
      g_autoptr (SummerKeyring) self = make (vault, code);
      SummerWay *way = g_ptr_array_index (self->ways, 1);
      g_autoptr (GError) error = NULL;

      way->opslimit = costs[i][0];
      way->memlimit = costs[i][1];
      g_autoptr (GBytes) saved = summer_keyring_save (self);
      g_assert_null (summer_keyring_parse (saved, &error));
      g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED);
    }
}

static void
test_two_ways_of_one_account_are_refused (void)
{
  g_autoptr (SummerVault) vault = summer_vault_new (NULL, NULL);
  g_autoptr (SummerSecretText) code = summer_recovery_code_new (NULL);
  g_autoptr (SummerKeyring) self = make (vault, code);

  g_ptr_array_add (self->ways, summer_way_new (SUMMER_WAY_IN_THE_CLEAR, NULL));
  g_autoptr (GBytes) beside = summer_keyring_save (self);
  g_assert_null (summer_keyring_parse (beside, NULL));
  g_ptr_array_set_size (self->ways, 3);

  SummerWay *second = g_ptr_array_index (self->ways, 1);
  g_free (second->account);
  second->account = g_strdup ("林芳");
  g_autoptr (GBytes) twice = summer_keyring_save (self);
  g_assert_null (summer_keyring_parse (twice, NULL));
}

/* As a user has it: at least 64 MiB and three passes. */
static void
test_a_password_costs_what_it_should (void)
{
  g_autoptr (SummerVault) vault = summer_vault_new (NULL, NULL);
  g_autoptr (SummerKeyring) self = summer_keyring_new ();

  g_assert_true (summer_keyring_add_account (self, vault, "林芳", "first password", NULL));
  SummerWay *way = g_ptr_array_index (self->ways, 0);
  g_assert_cmpuint (way->memlimit, >=, 64 * 1024 * 1024);
  g_assert_cmpuint (way->opslimit, >=, 3);
  g_autoptr (SummerVault) opened = summer_keyring_unlock (self, "林芳", "first password", NULL);
  assert_same_key (opened, vault);
}

/* Without accounts the file opens by itself; another key in the place of its own is noticed. */
static void
test_a_file_without_accounts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SummerKeyring) loaded = summer_keyring_load (fixture->store, NULL);
  g_autoptr (SummerKeyring) file = summer_keyring_load_file (fixture->path, NULL);
  g_autoptr (GBytes) saved = summer_keyring_save (loaded);
  g_autoptr (SummerKeyring) parsed = summer_keyring_parse (saved, NULL);
  g_autoptr (SummerVault) first = summer_keyring_open (file, NULL);
  g_autoptr (SummerVault) second = summer_keyring_open (parsed, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_keyring_is_in_the_clear (loaded));
  assert_same_key (first, summer_store_get_vault (fixture->store));
  assert_same_key (second, first);

  SummerWay *way = g_ptr_array_index (parsed->ways, 0);
  way->wrapped[0] ^= 1;
  g_assert_null (summer_keyring_open (parsed, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED);
}

static void
test_a_code_is_read_as_people_write (void)
{
  g_autoptr (SummerSecretText) code = summer_recovery_code_new (NULL);
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *typed = g_strdelimit (g_strdup (lower), "0", 'o');
  g_strdelimit (typed, "1", 'l');
  g_strdelimit (typed, "-", ' ');
  g_autoptr (SummerSecretText) parsed = summer_recovery_code_parse (typed, NULL);

  g_assert_cmpuint (strlen (code), ==, SUMMER_RECOVERY_GROUPS * (SUMMER_RECOVERY_GROUP + 1) - 1);
  g_assert_cmpstr (parsed, ==, code);
  g_assert_true (summer_recovery_code_is_last_group (code, strrchr (typed, ' ')));
  g_assert_false (summer_recovery_code_is_last_group (code, ""));
  g_assert_false (summer_recovery_code_is_last_group (code, "7777"));
}

static void
test_every_slip_in_a_code_is_noticed (void)
{
  g_autoptr (SummerSecretText) code = summer_recovery_code_new (NULL);

  for (gsize at = 0; code[at] != '\0'; at++)
    for (const char *c = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; *c != '\0'; c++)
      {
        g_autofree char *slip = g_strdup (code);
        g_autoptr (GError) error = NULL;

        if (slip[at] == '-' || slip[at] == *c)
          continue;
        slip[at] = *c;
        g_assert_null (summer_recovery_code_parse (slip, &error));
        g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD);
      }
  g_assert_null (summer_recovery_code_parse ("", NULL));
  g_assert_null (summer_recovery_code_parse ("U", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyring/every way opens", test_every_way_opens);
  g_test_add_func ("/keyring/a new password and a new sheet end the old ones",
                   test_a_new_password_and_sheet_end_the_old);
  g_test_add_func ("/keyring/a way is bound to its account", test_a_way_is_bound_to_its_account);
  g_test_add_func ("/keyring/a block by somebody else is not believed",
                   test_a_block_by_somebody_else_is_not_believed);
  g_test_add_func ("/keyring/a way that costs too much is refused",
                   test_a_way_that_costs_too_much_is_refused);
  g_test_add_func ("/keyring/two ways of one account are refused",
                   test_two_ways_of_one_account_are_refused);
  g_test_add_func ("/keyring/a password costs what it should",
                   test_a_password_costs_what_it_should);
  g_test_add ("/keyring/a file without accounts opens by itself", Fixture, NULL, fixture_set_up,
              test_a_file_without_accounts, fixture_tear_down);
  g_test_add_func ("/keyring/a code is read as people write it",
                   test_a_code_is_read_as_people_write);
  g_test_add_func ("/keyring/every slip in a code is noticed",
                   test_every_slip_in_a_code_is_noticed);
  return g_test_run ();
}
