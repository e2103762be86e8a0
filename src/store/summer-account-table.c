#include "config.h"

#include "summer-account-private.h"

#include "summer-keyring-private.h"
#include "summer-recovery-code.h"
#include "summer-secret.h"
#include "summer-session-private.h"
#include "summer-statement.h"

#include <glib/gi18n.h>
#include <sodium.h>

#define ONCE 12 /* characters of a password that is given to somebody once */

/**
 * summer_account_each:
 *
 * In the order in which they were made.
 */
gboolean
summer_account_each (SummerStore *store, SummerAccountFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT a.id, a.name, a.role, a.active, a.must_change, a.single, a.created, (SELECT count "
        "(*)"
        " FROM account_class c WHERE c.account = a.id) FROM account a ORDER BY a.created, a.id";
  g_autoptr (SummerStatement) each = NULL;
  gboolean more = TRUE;

  if (!summer_session_require (summer_store_get_session (store), SUMMER_RIGHT_ACCOUNTS, error))
    return FALSE;
  each = summer_statement_new (store, sql, error);
  if (each == NULL)
    return FALSE;
  while (more && summer_statement_step (each, error))
    {
      SummerAccountRecord record = { .id = summer_statement_get_int (each, 0),
                                     .name = summer_statement_get_text (each, 1),
                                     .active = summer_statement_get_number (each, 3),
                                     .must_change = summer_statement_get_number (each, 4),
                                     .single = summer_statement_get_number (each, 5),
                                     .created = summer_statement_get_int (each, 6),
                                     .n_classes = (guint) summer_statement_get_int (each, 7) };

      if (summer_account_role_parse (summer_statement_get_text (each, 2), &record.role))
        more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}

/**
 * summer_account_find:
 *
 * Returns: its id, or 0 with @error set
 */
gint64
summer_account_find (SummerStore *store, const char *name, GError **error)
{
  static const char sql[] = "SELECT id FROM account WHERE name = ?1";
  g_autoptr (SummerStatement) find = NULL;

  if (!summer_session_require (summer_store_get_session (store), SUMMER_RIGHT_ACCOUNTS, error))
    return 0;
  find = summer_statement_new (store, sql, error);
  if (find == NULL)
    return 0;
  summer_statement_bind_text (find, 1, name);
  if (summer_statement_step (find, error))
    return summer_statement_get_int (find, 0);
  if (!summer_statement_failed (find))
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                 _ ("There is no account “%s”."), name);
  return 0;
}

/**
 * summer_account_list_classes:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): of an organiser
 */
GArray *
summer_account_list_classes (SummerStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT class FROM account_class WHERE account = ?1 ORDER BY class";
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, id);
  while (summer_statement_step (each, error))
    {
      gint64 class_id = summer_statement_get_int (each, 0);

      g_array_append_val (classes, class_id);
    }
  return summer_statement_failed (each) ? NULL : g_steal_pointer (&classes);
}

/**
 * summer_account_check_password:
 *
 * Returns: FALSE with @error set when it is no password for this account
 */
gboolean
summer_account_check_password (const char *name, const char *password, GError **error)
{
  if (g_utf8_strlen (password, -1) < SUMMER_PASSWORD_MIN)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
                   _ ("A password has at least %d characters. Choose a longer one."),
                   SUMMER_PASSWORD_MIN);
      return FALSE;
    }
  if (g_strcmp0 (name, password) != 0)
    return TRUE;
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
                       _ ("The password is the name of the account. Choose another one."));
  return FALSE;
}

/**
 * summer_account_make_password:
 *
 * Returns: (transfer full) (nullable): "kf7m-x2wq-9rtd", without letters that look like others
 */
char *
summer_account_make_password (GError **error)
{
  static const char letters[] = "23456789abcdefghjkmnpqrstuvwxyz";
  char *password = summer_secret_alloc (ONCE + ONCE / 4, error), *to = password;

  for (guint i = 0; i < ONCE && password != NULL; i++)
    {
      if (i > 0 && i % 4 == 0)
        *to++ = '-';
      *to++ = letters[randombytes_uniform (sizeof letters - 1)];
    }
  return password;
}

gboolean
summer_account_check_name (const char *name, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*name != '\0' && *name != '?' && strlen (name) <= SUMMER_ACCOUNT_NAME
      && g_utf8_validate (name, -1, NULL) && g_str_equal (stripped, name))
    return TRUE;
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT,
               _ ("An account needs a name of up to %d letters, without spaces around it."),
               SUMMER_ACCOUNT_NAME / 3);
  return FALSE;
}

static gboolean
run (SummerStore *store, const char *sql, gint64 id, gint64 value, GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  if (sqlite3_bind_parameter_count (summer_statement_get_handle (write)) > 1)
    summer_statement_bind_int (write, 2, value);
  return summer_statement_run (write, error);
}

gboolean
summer_account_insert (SummerStore *store,
                       gint64 id,
                       const char *name,
                       SummerAccountRole role,
                       gboolean must_change,
                       gboolean single,
                       GError **error)
{
  static const char sql[]
      = "INSERT INTO main.account (id, name, role, active, must_change, single, created)"
        " VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6)";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  summer_statement_bind_text (write, 2, name);
  summer_statement_bind_text (write, 3, summer_account_role_get_code (role));
  summer_statement_bind_int (write, 4, must_change);
  summer_statement_bind_int (write, 5, single);
  summer_statement_bind_int (write, 6, g_get_real_time () / G_USEC_PER_SEC);
  return summer_statement_run (write, error);
}

static gboolean
write_classes (
    SummerStore *store, gint64 id, const gint64 *classes, guint n_classes, GError **error)
{
  static const char clear[] = "DELETE FROM main.account_class WHERE account = ?1";
  static const char add[] = "INSERT INTO main.account_class (account, class) VALUES (?1, ?2)";
  gboolean done = run (store, clear, id, 0, error);

  for (guint i = 0; i < n_classes && done; i++)
    done = run (store, add, id, classes[i], error);
  return done;
}

static char *
dup_name (SummerStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT name FROM account WHERE id = ?1";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);

  if (find == NULL)
    return NULL;
  summer_statement_bind_int (find, 1, id);
  if (summer_statement_step (find, error))
    return g_strdup (summer_statement_get_text (find, 0));
  if (!summer_statement_failed (find))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This account is not there any more."));
  return NULL;
}

/* The way of a password is derived before the transaction: others write meanwhile. */
static SummerKeyring *
derive (SummerStore *store, const char *name, const char *password, GError **error)
{
  g_autoptr (SummerKeyring) way = summer_keyring_new ();

  return summer_account_check_password (name, password, error)
                 && summer_keyring_add_account (way, summer_store_get_vault (store), name, password,
                                                error)
             ? g_steal_pointer (&way)
             : NULL;
}

/* Into the keyring as the file has it now. added: whose ways come, or NULL; removed: the name whose way goes, or NULL. */
static gboolean
change_keyring (SummerStore *store, SummerKeyring *added, const char *removed, GError **error)
{
  sqlite3 *db = summer_store_get_db (store);
  g_autoptr (SummerKeyring) keyring = summer_keyring_read (db, error);

  if (keyring == NULL)
    return FALSE;
  if (summer_keyring_is_in_the_clear (keyring))
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT,
                           _ ("This database has no accounts yet. Make the first one: an "
                              "administrator."));
      return FALSE;
    }
  if (added != NULL)
    summer_keyring_adopt (keyring, added);
  if (removed != NULL)
    summer_keyring_remove_account (keyring, removed);
  summer_store_set_noted (store);
  return summer_keyring_write (keyring, db, TRUE, error);
}

static gboolean
finish (SummerStore *store, gboolean done, GError **error)
{
  if (done)
    return summer_store_commit (store, NULL, error);
  summer_store_rollback (store);
  return FALSE;
}

/**
 * summer_account_add:
 * @classes: (array length=n_classes) (nullable): of an organiser
 * @password: to be given to who is to use it
 * @once: it has to be changed before anything else
 * @id: (out) (optional)
 *
 * The single account of an office becomes an administrator beside others.
 */
gboolean
summer_account_add (SummerStore *store,
                    const char *name,
                    SummerAccountRole role,
                    const gint64 *classes,
                    guint n_classes,
                    const char *password,
                    gboolean once,
                    gint64 *id,
                    GError **error)
{
  static const char several[] = "UPDATE main.account SET single = 0 WHERE single AND id <> ?1";
  g_autoptr (SummerKeyring) way = NULL;
  gint64 new_id = summer_store_new_id (store);

  g_return_val_if_fail (n_classes == 0 || role == SUMMER_ACCOUNT_ORGANISER, FALSE);

  if (!summer_session_require (summer_store_get_session (store), SUMMER_RIGHT_ACCOUNTS, error)
      || !summer_account_check_name (name, error))
    return FALSE;
  way = derive (store, name, password, error);
  if (way == NULL || !summer_store_begin (store, "account", name, error))
    return FALSE;
  if (!finish (store,
               summer_account_insert (store, new_id, name, role, once, FALSE, error)
                   && write_classes (store, new_id, classes, n_classes, error)
                   && run (store, several, new_id, 0, error)
                   && change_keyring (store, way, NULL, error),
               error))
    return FALSE;
  if (id != NULL)
    *id = new_id;
  return TRUE;
}

/**
 * summer_account_set_role:
 *
 * Who is no organiser any more is bound to no classes.
 */
gboolean
summer_account_set_role (SummerStore *store, gint64 id, SummerAccountRole role, GError **error)
{
  static const char sql[] = "UPDATE main.account SET role = ?2, single = 0 WHERE id = ?1";
  g_autofree char *name = dup_name (store, id, error);
  g_autoptr (SummerStatement) write = NULL;

  if (name == NULL || !summer_store_begin (store, "account", name, error))
    return FALSE;
  write = summer_statement_new (store, sql, error);
  if (write != NULL)
    {
      summer_statement_bind_int (write, 1, id);
      summer_statement_bind_text (write, 2, summer_account_role_get_code (role));
    }
  return finish (store,
                 write != NULL && summer_statement_run (write, error)
                     && (role == SUMMER_ACCOUNT_ORGANISER
                         || write_classes (store, id, NULL, 0, error)),
                 error);
}

/**
 * summer_account_set_classes:
 * @classes: (array length=n_classes): in the place of those before
 */
gboolean
summer_account_set_classes (
    SummerStore *store, gint64 id, const gint64 *classes, guint n_classes, GError **error)
{
  g_autofree char *name = dup_name (store, id, error);

  return name != NULL && summer_store_begin (store, "account", name, error)
         && finish (store, write_classes (store, id, classes, n_classes, error), error);
}

/**
 * summer_account_reset:
 * @password: to be given to who is to use it
 */
gboolean
summer_account_reset (SummerStore *store, gint64 id, const char *password, GError **error)
{
  static const char sql[] = "UPDATE main.account SET must_change = 1, active = 1 WHERE id = ?1";
  g_autofree char *name = dup_name (store, id, error);
  g_autoptr (SummerKeyring) way = NULL;

  if (name == NULL
      || !summer_session_require (summer_store_get_session (store), SUMMER_RIGHT_ACCOUNTS, error))
    return FALSE;
  way = derive (store, name, password, error);
  return way != NULL && summer_store_begin (store, "account", name, error)
         && finish (store,
                    run (store, sql, id, 0, error) && change_keyring (store, way, NULL, error),
                    error);
}

/**
 * summer_account_deactivate:
 *
 * Its way to the key is gone: not even the password opens the file any more.
 */
gboolean
summer_account_deactivate (SummerStore *store, gint64 id, GError **error)
{
  static const char sql[] = "UPDATE main.account SET active = 0 WHERE id = ?1";
  g_autofree char *name = dup_name (store, id, error);

  return name != NULL && summer_store_begin (store, "account", name, error)
         && finish (store,
                    run (store, sql, id, 0, error) && change_keyring (store, NULL, name, error),
                    error);
}

/**
 * summer_account_make_recovery:
 *
 * Returns: (transfer full) (nullable): the code of a new recovery sheet
 */
char *
summer_account_make_recovery (SummerStore *store, GError **error)
{
  g_autoptr (SummerKeyring) way = summer_keyring_new ();
  g_autoptr (SummerSecretText) code = NULL;

  if (!summer_session_require (summer_store_get_session (store), SUMMER_RIGHT_ACCOUNTS, error))
    return NULL;
  code = summer_recovery_code_new (error);
  if (code == NULL
      || !summer_keyring_add_recovery (way, summer_store_get_vault (store), code, error)
      || !summer_store_begin (store, "account-recovery", NULL, error)
      || !finish (store, change_keyring (store, way, NULL, error), error))
    return NULL;
  return g_steal_pointer (&code);
}

/**
 * summer_account_set_password:
 * @store: of this account, or opened to change its password
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_account_set_password (SummerStore *store, const char *password, GError **error)
{
  static const char sql[] = "UPDATE main.account SET must_change = 0 WHERE id = ?1";
  SummerSession *session = summer_store_get_session (store);
  g_autoptr (SummerKeyring) way
      = derive (store, summer_session_get_name (session), password, error);

  return way != NULL && summer_store_begin (store, "account-password", NULL, error)
         && finish (store,
                    run (store, sql, summer_session_get_id (session), 0, error)
                        && change_keyring (store, way, NULL, error),
                    error);
}
