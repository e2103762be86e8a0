#include "config.h"

#include "summer-document-table.h"
#include "summer-journal-private.h"
#include "summer-migration.h"
#include "summer-record-words.h"
#include "summer-seal.h"
#include "summer-session.h"
#include "summer-statement.h"

#include <glib/gi18n.h>

/* Damage repeats itself: the first findings of each kind are enough to act on. */
#define MOST_A_KIND "20"

static gboolean
check_pages (SummerStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr (SummerStatement) each
      = summer_statement_new (store, "PRAGMA integrity_check (" MOST_A_KIND ")", error);

  if (each == NULL)
    return FALSE;
  while (summer_statement_step (each, error))
    {
      const char *finding = summer_statement_get_text (each, 0);
      if (g_strcmp0 (finding, "ok") != 0)
        g_ptr_array_add (problems, g_strdup_printf (_ ("The file is damaged: %s"), finding));
    }
  return !summer_statement_failed (each);
}

static gboolean
check_references (SummerStore *store, GPtrArray *problems, GError **error)
{
  static const char sql[]
      = "SELECT \"table\", \"parent\", count (*) FROM pragma_foreign_key_check GROUP BY 1, 2";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return FALSE;
  while (summer_statement_step (each, error))
    g_ptr_array_add (
        problems,
        g_strdup_printf (_ ("Records of “%s” refer to records of “%s” that are not there: %d"),
                         summer_record_get_table_text (summer_statement_get_text (each, 0)),
                         summer_record_get_table_text (summer_statement_get_text (each, 1)),
                         summer_statement_get_number (each, 2)));
  return !summer_statement_failed (each);
}

/* The schema as the scripts make it, in a database in memory, against the one in the file. */
static gboolean
check_schema (SummerStore *store, GPtrArray *problems, GError **error)
{
  static const char sql[]
      = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name";
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  sqlite3 *model = NULL;
  sqlite3_stmt *stmt = NULL;

  if (each == NULL)
    return FALSE;

  int result = sqlite3_open (":memory:", &model);
  gboolean ready
      = result == SQLITE_OK
        && summer_migration_run (model, "", summer_store_get_schema (store), FALSE, error);
  if (ready && sqlite3_prepare_v2 (model, sql, -1, &stmt, NULL) == SQLITE_OK)
    while (sqlite3_step (stmt) == SQLITE_ROW)
      g_hash_table_insert (expected, g_strdup ((const char *) sqlite3_column_text (stmt, 0)),
                           g_strdup ((const char *) sqlite3_column_text (stmt, 1)));
  sqlite3_finalize (stmt);
  sqlite3_close (model);
  if (!ready)
    return FALSE;

  while (summer_statement_step (each, error))
    {
      const char *name = summer_statement_get_text (each, 0);
      if (g_strcmp0 (g_hash_table_lookup (expected, name), summer_statement_get_text (each, 1))
          != 0)
        g_ptr_array_add (
            problems,
            g_strdup_printf (_ ("“%s” in the database was changed by another program."), name));
      g_hash_table_remove (expected, name);
    }

  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (problems, g_strdup_printf (_ ("“%s” is missing from the database."),
                                                (const char *) name));
  return !summer_statement_failed (each);
}

static gboolean
check_journal (SummerStore *store, GPtrArray *problems, GError **error)
{
  gint64 broken = 0;

  if (!summer_journal_verify_chain (store, &broken, error))
    return FALSE;
  if (broken != 0)
    g_ptr_array_add (
        problems, g_strdup_printf (
                      _ ("Entry %lld of the journal is not as it was written, "
                         "or the one before it is gone. What came after it cannot be relied on."),
                      (long long) broken));
  return TRUE;
}

/* A finding for each of the first records of a table of which a condition says that something is wrong. */
static gboolean
find_wrong (SummerStore *store,
            const SummerSealedColumn *of,
            const char *condition,
            const char *format,
            GPtrArray *problems,
            GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s FROM %s WHERE %s IS NOT NULL AND %s ORDER BY 1 LIMIT"
                         " " MOST_A_KIND,
                         of->key, of->table, of->column, condition);
  g_autoptr (SummerStatement) each = summer_statement_new_once (store, sql, error);

  if (each == NULL)
    return FALSE;
  while (summer_statement_step (each, error))
    {
      sqlite3_stmt *stmt = summer_statement_get_handle (each);
      guint n_key = (guint) sqlite3_column_count (stmt);
      sqlite3_value *key[SUMMER_SEAL_KEY_MAX] = { NULL };

      for (guint i = 0; i < n_key; i++)
        key[i] = sqlite3_column_value (stmt, (int) i);
      g_autofree char *record
          = summer_record_dup_description (summer_store_get_db (store), of->table, key, n_key);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_ptr_array_add (problems,
                       g_strdup_printf (format, summer_record_get_table_text (of->table),
                                        record != NULL ? record : "",
                                        summer_record_get_column_text (of->table, of->column)));
#pragma GCC diagnostic pop
    }
  return !summer_statement_failed (each);
}

/* Opens every cell: one that was changed, or carried to another place, does not. */
static gboolean
check_cells (SummerStore *store, GPtrArray *problems, GError **error)
{
  for (guint i = 0; i < SUMMER_N_SEALED; i++)
    {
      const SummerSealedColumn *of = summer_sealed_get ((SummerSealed) i);
      g_autofree char *closed
          = g_strdup_printf ("NOT summer_is_sealed ('%s', %s, %s)", of->name, of->column, of->key);
      g_autofree char *unfound = g_strdup_printf (
          "summer_is_sealed ('%s', %s, %s) AND identity_hash IS NOT summer_identity_hash"
          " (summer_opened ('%s', %s, %s))",
          of->name, of->column, of->key, of->name, of->column, of->key);

      if (!find_wrong (store, of, closed,
                       _ ("%s %s: what is sealed in “%s” cannot be opened. Another program "
                          "changed it, or carried it there from another record."),
                       problems, error))
        return FALSE;
      if (of->hashed
          && !find_wrong (store, of, unfound,
                          _ ("%s %s: “%s” is not found by searching. Another program changed what "
                             "it is found by; save the record once."),
                          problems, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_keys (SummerStore *store, GPtrArray *problems, GError **error)
{
  static const char keys[]
      = "SELECT programme, wrapped FROM programme_key WHERE wrapped IS NOT NULL ORDER BY 1";
  static const char unswept[] = "SELECT 1 FROM vault WHERE swept = 0";
  g_autoptr (SummerStatement) each = summer_statement_new (store, keys, error);
  g_autoptr (SummerStatement) left = summer_statement_new (store, unswept, error);

  if (each == NULL || left == NULL)
    return FALSE;
  while (summer_statement_step (each, error))
    {
      gsize size = 0;
      const void *wrapped = summer_statement_get_blob (each, 1, &size);

      if (summer_vault_unwrap (summer_store_get_vault (store), summer_statement_get_int (each, 0),
                               wrapped, size)
          == NULL)
        g_ptr_array_add (problems,
                         g_strdup (_ ("A key of the journal is damaged: what was done to its "
                                      "programme cannot be read. Restore a backup.")));
    }
  if (summer_statement_step (left, error))
    g_ptr_array_add (problems,
                     g_strdup (_ ("Parts of the file that are not in use may still hold, unsealed, "
                                  "what was sealed since. Make room on the disk, close other "
                                  "windows and open the database once more.")));
  return !summer_statement_failed (each) && !summer_statement_failed (left);
}

/**
 * summer_store_check:
 * @problems: (out) (element-type utf8): what is wrong, in words; empty when the database is sound
 *
 * Pages, references, schema, the chain of the journal, what is sealed, and the contents of documents. Damage is a finding, not an error.
 *
 * Returns: FALSE with @error set when the check itself could not be made
 */
gboolean
summer_store_check (SummerStore *store, GPtrArray **problems, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean (*const checks[]) (SummerStore *, GPtrArray *, GError **)
      = { check_pages,
          check_references,
          check_schema,
          check_journal,
          check_keys,
          check_cells,
          summer_document_content_check };

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);
  g_return_val_if_fail (problems != NULL, FALSE);

  if (!summer_session_require (summer_store_get_session (store), SUMMER_RIGHT_CHECK, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      GError *local = NULL;
      if (checks[i](store, found, &local))
        continue;
      if (!g_error_matches (local, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED))
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      g_ptr_array_add (found, g_strdup (local->message));
      g_error_free (local);
    }
  *problems = g_steal_pointer (&found);
  return TRUE;
}
