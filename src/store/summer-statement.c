#include "config.h"

#include "summer-statement.h"

#include <glib/gi18n.h>

struct _SummerStatement
{
  sqlite3 *db;        /* borrowed */
  sqlite3_stmt *stmt; /* owned */
  int bind_result;    /* the first that failed */
  guint cached : 1;
  guint busy : 1;
  guint stepped : 1;
  guint failed : 1;
};

static void
statement_destroy (gpointer data)
{
  SummerStatement *self = data;

  sqlite3_finalize (self->stmt);
  g_free (self);
}

static SummerStatement *
statement_prepare (SummerStore *store, const char *sql, gboolean cached, GError **error)
{
  sqlite3 *db = summer_store_get_db (store);
  sqlite3_stmt *stmt = NULL;
  int result
      = sqlite3_prepare_v3 (db, sql, -1, cached ? SQLITE_PREPARE_PERSISTENT : 0, &stmt, NULL);

  if (result != SQLITE_OK)
    {
      summer_store_set_error (db, result, error);
      return NULL;
    }

  SummerStatement *self = g_new0 (SummerStatement, 1);
  self->db = db;
  self->stmt = stmt;
  self->cached = cached;
  return self;
}

/* The journal is the only door: a statement that writes has no business outside of a transaction. */
static SummerStatement *
statement_admit (SummerStore *store, SummerStatement *self, GError **error)
{
  if (!sqlite3_stmt_readonly (self->stmt) && !summer_store_is_writing (store))
    {
      g_set_error_literal (
          error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
          _ ("The database is written only inside of a transaction; nothing was changed."));
      if (!self->cached)
        statement_destroy (self);
      return NULL;
    }
  self->busy = TRUE;
  self->stepped = FALSE;
  self->failed = FALSE;
  return self;
}

/**
 * summer_statement_new:
 * @sql: static text; its address is the key of the cache
 *
 * A statement to be bound and run, prepared once a connection. When the cached one is in use further up
 * the stack (a callback that reads the same table), a fresh one is prepared.
 *
 * Returns: (transfer full) (nullable): the statement, or NULL with @error set
 */
SummerStatement *
summer_statement_new (SummerStore *store, const char *sql, GError **error)
{
  GHashTable *cache = summer_store_get_statements (store);

  if (cache == NULL)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                           _ ("The database is closed."));
      return NULL;
    }

  SummerStatement *self = g_hash_table_lookup (cache, sql);
  if (self != NULL && self->busy)
    self = statement_prepare (store, sql, FALSE, error);
  else if (self == NULL)
    {
      self = statement_prepare (store, sql, TRUE, error);
      if (self != NULL)
        g_hash_table_insert (cache, (gpointer) sql, self);
    }
  return self == NULL ? NULL : statement_admit (store, self, error);
}

/**
 * summer_statement_new_once:
 *
 * As summer_statement_new(), for text that is put together (from static parts) for one use.
 */
SummerStatement *
summer_statement_new_once (SummerStore *store, const char *sql, GError **error)
{
  SummerStatement *self = statement_prepare (store, sql, FALSE, error);

  return self == NULL ? NULL : statement_admit (store, self, error);
}

void
summer_statement_free (SummerStatement *self)
{
  if (self->cached)
    {
      summer_statement_reset (self);
      sqlite3_clear_bindings (self->stmt);
      self->busy = FALSE;
    }
  else
    statement_destroy (self);
}

GHashTable *
summer_statement_cache_new (void)
{
  return g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, statement_destroy);
}

static void
note_bind (SummerStatement *self, int result)
{
  if (result != SQLITE_OK && self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

void
summer_statement_bind_int (SummerStatement *self, int index, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->stmt, index, value));
}

void
summer_statement_bind_id (SummerStatement *self, int index, gint64 id)
{
  note_bind (self, id == 0 ? sqlite3_bind_null (self->stmt, index)
                           : sqlite3_bind_int64 (self->stmt, index, id));
}

static void
bind_text (SummerStatement *self, int index, const char *text, void (*destroy) (void *))
{
  if (text == NULL || *text == '\0')
    {
      note_bind (self, sqlite3_bind_null (self->stmt, index));
      if (destroy == g_free)
        g_free ((char *) text);
    }
  else
    note_bind (self, sqlite3_bind_text (self->stmt, index, text, -1, destroy));
}

void
summer_statement_bind_text (SummerStatement *self, int index, const char *text)
{
  bind_text (self, index, text, SQLITE_STATIC);
}

void
summer_statement_bind_copy (SummerStatement *self, int index, const char *text)
{
  bind_text (self, index, text, SQLITE_TRANSIENT);
}

void
summer_statement_take_text (SummerStatement *self, int index, char *text)
{
  bind_text (self, index, text, g_free);
}

void
summer_statement_bind_blob (SummerStatement *self, int index, const void *data, gsize size)
{
  note_bind (self,
             sqlite3_bind_blob64 (self->stmt, index, size == 0 ? "" : data, size, SQLITE_STATIC));
}

void
summer_statement_bind_blob_copy (SummerStatement *self, int index, const void *data, gsize size)
{
  note_bind (self, sqlite3_bind_blob64 (self->stmt, index, data, size, SQLITE_TRANSIENT));
}

void
summer_statement_bind_day (SummerStatement *self, int index, SummerDay day)
{
  note_bind (self, day == SUMMER_DAY_NONE ? sqlite3_bind_null (self->stmt, index)
                                          : sqlite3_bind_int (self->stmt, index, day));
}

/**
 * summer_statement_step:
 *
 * Returns: TRUE with a row; FALSE at the end, or with @error set, which summer_statement_failed() tells apart
 */
gboolean
summer_statement_step (SummerStatement *self, GError **error)
{
  int result = self->bind_result;

  if (G_LIKELY (result == SQLITE_OK))
    {
      self->stepped = TRUE;
      result = sqlite3_step (self->stmt);
    }
  self->failed = result != SQLITE_ROW && result != SQLITE_DONE;
  if (self->failed)
    summer_store_set_error (self->db, result, error);
  return result == SQLITE_ROW;
}

gboolean
summer_statement_failed (SummerStatement *self)
{
  return self->failed;
}

/**
 * summer_statement_run:
 *
 * Runs to the end and resets, keeping the bindings.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_statement_run (SummerStatement *self, GError **error)
{
  while (summer_statement_step (self, error))
    continue;
  summer_statement_reset (self);
  return !self->failed;
}

/**
 * summer_statement_run_one:
 *
 * As summer_statement_run(), for an UPDATE or DELETE of one record: it is an error when there was none.
 */
gboolean
summer_statement_run_one (SummerStatement *self, GError **error)
{
  if (!summer_statement_run (self, error))
    return FALSE;
  if (sqlite3_changes (self->db) == 1)
    return TRUE;
  g_set_error_literal (
      error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
      _ ("The record is no longer there; somebody else has deleted it. Reload and try again."));
  return FALSE;
}

void
summer_statement_reset (SummerStatement *self)
{
  if (self->stepped)
    sqlite3_reset (self->stmt);
  self->stepped = FALSE;
  self->bind_result = SQLITE_OK;
}

gboolean
summer_statement_is_null (SummerStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

int
summer_statement_get_number (SummerStatement *self, int column)
{
  return sqlite3_column_int (self->stmt, column);
}

gint64
summer_statement_get_int (SummerStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

const char *
summer_statement_get_text (SummerStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

const void *
summer_statement_get_blob (SummerStatement *self, int column, gsize *size)
{
  const void *data = sqlite3_column_blob (self->stmt, column);

  *size = (gsize) sqlite3_column_bytes (self->stmt, column);
  return data;
}

SummerDay
summer_statement_get_day (SummerStatement *self, int column)
{
  return summer_statement_is_null (self, column) ? SUMMER_DAY_NONE
                                                 : sqlite3_column_int (self->stmt, column);
}

SummerTime
summer_statement_get_time (SummerStatement *self, int column)
{
  return summer_statement_is_null (self, column)
             ? SUMMER_TIME_NONE
             : (SummerTime) sqlite3_column_int (self->stmt, column);
}

gint64
summer_statement_get_money (SummerStatement *self, int column)
{
  return summer_statement_is_null (self, column) ? -1 : sqlite3_column_int64 (self->stmt, column);
}

sqlite3_stmt *
summer_statement_get_handle (SummerStatement *self)
{
  return self->stmt;
}
