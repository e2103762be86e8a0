#include "config.h"

#include "summer-session-private.h"

#include "summer-store-private.h"

#include <glib/gi18n.h>

/* Nothing of it changes: it may be read from any thread. */
struct _SummerSession
{
  gatomicrefcount references;
  gint64 id;
  char *name; /* owned */
  SummerAccountRole role;
  gboolean single, must_change;
  GArray *classes;    /* owned: gint64 */
  SummerVault *vault; /* owned: to be copied, not used */
};

SummerSession *
summer_session_ref (SummerSession *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
summer_session_unref (SummerSession *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->vault, summer_vault_unref);
  g_array_unref (self->classes);
  g_free (self->name);
  g_free (self);
}

static int
read_account (sqlite3 *db, SummerSession *self)
{
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (db,
                                   "SELECT id, role, single, must_change FROM main.account WHERE"
                                   " name = ?1 AND active",
                                   -1, &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_bind_text (stmt, 1, self->name, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  if (result == SQLITE_ROW)
    {
      self->id = sqlite3_column_int64 (stmt, 0);
      if (!summer_account_role_parse ((const char *) sqlite3_column_text (stmt, 1), &self->role))
        result = SQLITE_CORRUPT;
      self->single = sqlite3_column_int (stmt, 2);
      self->must_change = sqlite3_column_int (stmt, 3);
    }
  sqlite3_finalize (stmt);
  return result;
}

static int
read_classes (sqlite3 *db, SummerSession *self)
{
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (
      db, "SELECT class FROM main.account_class WHERE account = ?1 ORDER BY class", -1, &stmt,
      NULL);

  if (result == SQLITE_OK)
    result = sqlite3_bind_int64 (stmt, 1, self->id);
  while (result == SQLITE_OK && (result = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      gint64 class_id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (self->classes, class_id);
      result = SQLITE_OK;
    }
  sqlite3_finalize (stmt);
  return result;
}

/**
 * summer_session_read:
 *
 * Returns: (transfer full) (nullable): who has signed in, or NULL with @error set
 */
SummerSession *
summer_session_read (sqlite3 *db, const char *name, SummerVault *vault, GError **error)
{
  g_autoptr (SummerSession) self = g_new0 (SummerSession, 1);
  int result;

  g_atomic_ref_count_init (&self->references);
  self->name = g_strdup (name);
  self->classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  result = read_account (db, self);
  if (result == SQLITE_DONE)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
                   _ ("The account “%s” is not in use any more. Ask an administrator."), name);
      return NULL;
    }
  if (result == SQLITE_ROW)
    result = read_classes (db, self);
  if (result != SQLITE_DONE)
    {
      summer_store_set_error (db, result, error);
      return NULL;
    }
  self->vault = summer_vault_copy (vault, error);
  return self->vault != NULL ? g_steal_pointer (&self) : NULL;
}

SummerVault *
summer_session_get_vault (SummerSession *self)
{
  return self->vault;
}

gint64
summer_session_get_id (SummerSession *self)
{
  return self->id;
}

const char *
summer_session_get_name (SummerSession *self)
{
  return self->name;
}

SummerAccountRole
summer_session_get_role (SummerSession *self)
{
  return self->role;
}

gboolean
summer_session_is_single (SummerSession *self)
{
  return self->single;
}

gboolean
summer_session_must_change (SummerSession *self)
{
  return self->must_change;
}

/**
 * summer_session_get_classes:
 *
 * Returns: (transfer none) (array length=n): the classes that the account is bound to
 */
const gint64 *
summer_session_get_classes (SummerSession *self, guint *n)
{
  *n = self->classes->len;
  return (const gint64 *) (gpointer) self->classes->data;
}

gboolean
summer_session_may (SummerSession *self, SummerRight right)
{
  return self == NULL || summer_account_role_may (self->role, right);
}

/**
 * summer_session_require:
 * @self: (nullable)
 */
gboolean
summer_session_require (SummerSession *self, SummerRight right, GError **error)
{
  if (summer_session_may (self, right))
    return TRUE;
  /* Translators: a name, a role, and a kind of work: “林芳” (Auditor) has no right to: payments. */
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FORBIDDEN,
               _ ("“%s” (%s) has no right to: %s. Nothing was done; ask an administrator, or sign "
                  "in with another account."),
               self->name, summer_account_role_get_text (self->role),
               summer_right_get_text (right));
  return FALSE;
}
