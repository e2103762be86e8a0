/* The keyring in its table, vault. */
#include "config.h"

#include "summer-keyring-private.h"
#include "summer-secret.h"
#include "summer-store-private.h"

#include <glib/gi18n.h>

static gboolean
read_blob (sqlite3_stmt *row, int column, guint8 *to, gsize size)
{
  if ((gsize) sqlite3_column_bytes (row, column) != size)
    return FALSE;
  memcpy (to, sqlite3_column_blob (row, column), size);
  return TRUE;
}

/* Anything that is not as it should be is left at 0, which summer_keyring_check() refuses. */
static SummerWay *
read_way (sqlite3_stmt *row)
{
  int kind = sqlite3_column_int (row, 0);
  SummerWay *way
      = summer_way_new ((SummerWayKind) kind, (const char *) sqlite3_column_text (row, 1));
  gsize size = kind == SUMMER_WAY_IN_THE_CLEAR ? SUMMER_VAULT_KEY : SUMMER_KEYRING_WRAPPED;

  if (!read_blob (row, 6, way->wrapped, size) || kind == SUMMER_WAY_IN_THE_CLEAR
      || !read_blob (row, 2, way->salt, sizeof way->salt)
      || !read_blob (row, 5, way->nonce, sizeof way->nonce))
    return way;
  way->opslimit = (guint64) sqlite3_column_int64 (row, 3);
  way->memlimit = (guint64) sqlite3_column_int64 (row, 4);
  return way;
}

/**
 * summer_keyring_read:
 *
 * Returns: (transfer full) (nullable): as it is in the file, checked, or NULL with @error set
 */
SummerKeyring *
summer_keyring_read (sqlite3 *db, GError **error)
{
  static const char sql[] = "SELECT kind, account, salt, opslimit, memlimit, nonce, wrapped, proof"
                            " FROM main.vault ORDER BY id";
  g_autoptr (SummerKeyring) self = summer_keyring_new ();
  sqlite3_stmt *each = NULL;
  int result = sqlite3_prepare_v2 (db, sql, -1, &each, NULL);

  while (result == SQLITE_OK && (result = sqlite3_step (each)) == SQLITE_ROW)
    {
      g_ptr_array_add (self->ways, read_way (each));
      read_blob (each, 7, self->proof, sizeof self->proof);
      result = SQLITE_OK;
    }
  sqlite3_finalize (each);
  if (result != SQLITE_DONE)
    {
      summer_store_set_error (db, result, error);
      return NULL;
    }
  if (!summer_keyring_check (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * summer_keyring_load:
 *
 * Returns: (transfer full) (nullable): the ways into the file of @store
 */
SummerKeyring *
summer_keyring_load (SummerStore *store, GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  return summer_keyring_read (summer_store_get_db (store), error);
}

/**
 * summer_keyring_load_file:
 * @path: a database of the present version, which need not be opened
 *
 * Returns: (transfer full) (nullable): the ways into it
 */
SummerKeyring *
summer_keyring_load_file (const char *path, GError **error)
{
  sqlite3 *db = NULL;
  SummerKeyring *self = NULL;
  int result = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);

  if (result == SQLITE_OK)
    self = summer_keyring_read (db, error);
  else
    summer_store_set_error (db, result, error);
  sqlite3_close (db);
  return self;
}

static int
insert (sqlite3_stmt *stmt, const SummerWay *way, const guint8 *proof, gboolean swept)
{
  gboolean clear = way->kind == SUMMER_WAY_IN_THE_CLEAR;

  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  sqlite3_bind_int (stmt, 1, way->kind);
  sqlite3_bind_text (stmt, 2, way->account, -1, SQLITE_STATIC);
  if (!clear)
    {
      sqlite3_bind_blob (stmt, 3, way->salt, sizeof way->salt, SQLITE_STATIC);
      sqlite3_bind_int64 (stmt, 4, (gint64) way->opslimit);
      sqlite3_bind_int64 (stmt, 5, (gint64) way->memlimit);
      sqlite3_bind_blob (stmt, 6, way->nonce, sizeof way->nonce, SQLITE_STATIC);
    }
  sqlite3_bind_blob (stmt, 7, way->wrapped, clear ? SUMMER_VAULT_KEY : SUMMER_KEYRING_WRAPPED,
                     SQLITE_STATIC);
  sqlite3_bind_blob (stmt, 8, proof, SUMMER_VAULT_HASH, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 9, swept);
  return sqlite3_step (stmt);
}

/**
 * summer_keyring_write:
 *
 * In the place of what is there, inside of a transaction.
 */
gboolean
summer_keyring_write (SummerKeyring *self, sqlite3 *db, gboolean swept, GError **error)
{
  static const char sql[]
      = "INSERT INTO main.vault (kind, account, salt, opslimit, memlimit, nonce, wrapped, proof,"
        " swept) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
  sqlite3_stmt *stmt = NULL;

  if (!summer_store_exec (db, "DELETE FROM main.vault", error))
    return FALSE;

  int result = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);
  for (guint i = 0; i < self->ways->len && (result == SQLITE_OK || result == SQLITE_DONE); i++)
    result = insert (stmt, g_ptr_array_index (self->ways, i), self->proof, swept);
  sqlite3_finalize (stmt);
  return result == SQLITE_DONE || summer_store_set_error (db, result, error);
}

/**
 * summer_keyring_make:
 * @swept: whether the file never held anything that was not sealed
 *
 * Makes the key of the data, by chance, and lays it into the file in the clear: until there is an account nothing is
 * protected by it. Inside of a transaction.
 */
gboolean
summer_keyring_make (sqlite3 *db, gboolean swept, GError **error)
{
  g_autoptr (SummerKeyring) self = summer_keyring_new ();
  g_autoptr (SummerVault) vault = summer_vault_new (NULL, error);
  SummerWay *way;

  if (vault == NULL)
    return FALSE;
  way = summer_way_new (SUMMER_WAY_IN_THE_CLEAR, NULL);
  memcpy (way->wrapped, summer_vault_get_data_key (vault), SUMMER_VAULT_KEY);
  g_ptr_array_add (self->ways, way);
  summer_vault_prove (vault, self->proof);
  return summer_keyring_write (self, db, swept, error);
}
