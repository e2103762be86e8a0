#include "config.h"

#include "summer-programme-key.h"

#include "summer-store-private.h"

#include <glib/gi18n.h>

/* destroyed: it has a key no more. */
static int
find (sqlite3 *db, gint64 programme, guint8 *wrapped, gboolean *destroyed)
{
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (db, "SELECT wrapped FROM programme_key WHERE programme = ?1", -1,
                                   &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_bind_int64 (stmt, 1, programme);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  *destroyed = result == SQLITE_ROW && sqlite3_column_type (stmt, 0) == SQLITE_NULL;
  if (result == SQLITE_ROW && sqlite3_column_bytes (stmt, 0) == SUMMER_VAULT_WRAPPED)
    memcpy (wrapped, sqlite3_column_blob (stmt, 0), SUMMER_VAULT_WRAPPED);
  sqlite3_finalize (stmt);
  return result;
}

static int
add (sqlite3 *db, gint64 programme, const guint8 *wrapped)
{
  sqlite3_stmt *stmt = NULL;
  int result
      = sqlite3_prepare_v2 (db,
                            "INSERT INTO main.programme_key (programme, wrapped) VALUES (?1, ?2)",
                            -1, &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_bind_int64 (stmt, 1, programme);
  if (result == SQLITE_OK)
    result = sqlite3_bind_blob (stmt, 2, wrapped, SUMMER_VAULT_WRAPPED, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  sqlite3_finalize (stmt);
  return result;
}

/**
 * summer_programme_key_get:
 * @programme: (inout): whose key is wanted, and whose it is
 * @key: (out) (transfer none)
 *
 * The file is asked each time, so that a key that was destroyed meanwhile, or whose making was taken back, is not
 * used again.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_programme_key_get (
    sqlite3 *db, SummerVault *vault, gint64 *programme, const guint8 **key, GError **error)
{
  guint8 wrapped[SUMMER_VAULT_WRAPPED] = { 0 };
  gboolean destroyed = FALSE;
  int result = find (db, *programme, wrapped, &destroyed);

  if (destroyed)
    {
      *programme = 0;
      result = find (db, *programme, wrapped, &destroyed);
    }
  if (result == SQLITE_DONE)
    {
      summer_vault_wrap_new (vault, *programme, wrapped);
      result = add (db, *programme, wrapped);
    }
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return summer_store_set_error (db, result, error);
  *key = summer_vault_unwrap (vault, *programme, wrapped, sizeof wrapped);
  if (*key == NULL)
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
                         _ ("The key of this programme’s journal is damaged. Nothing was written; "
                            "restore a backup."));
  return *key != NULL;
}
