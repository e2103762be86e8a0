#include "config.h"

#include "summer-document-table.h"

#include <glib/gi18n.h>

#include "summer-table.h"

#define DOCUMENT_COLUMNS                                                                           \
  "SELECT id, programme, owner_table, owner, name, kind, media_type, bytes, sha256, added_on,"     \
  " added_by, note FROM document "

static const SummerField document_fields[] = {
  SUMMER_FIELD (SummerDocumentRecord, ID, id),
  SUMMER_FIELD (SummerDocumentRecord, ID, programme),
  SUMMER_FIELD (SummerDocumentRecord, TEXT, owner_table),
  SUMMER_FIELD (SummerDocumentRecord, ID, owner),
  SUMMER_FIELD (SummerDocumentRecord, TEXT, name),
  SUMMER_FIELD (SummerDocumentRecord, TEXT, kind),
  SUMMER_FIELD (SummerDocumentRecord, TEXT, media_type),
  SUMMER_FIELD (SummerDocumentRecord, ID, bytes),
  SUMMER_FIELD (SummerDocumentRecord, TEXT, sha256),
  SUMMER_FIELD (SummerDocumentRecord, DAY, added_on),
  SUMMER_FIELD (SummerDocumentRecord, TEXT, added_by),
  SUMMER_FIELD (SummerDocumentRecord, TEXT, note),
};
static const SummerTable document_table = {
  .fields = document_fields,
  .n_fields = G_N_ELEMENTS (document_fields),
  .n_key = 1,
  .insert = "INSERT INTO main.document (id, programme, owner_table, owner, name, kind, media_type,"
            " bytes, sha256, added_on, added_by, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
            " ?9, ?10, ?11, ?12)",
  .update
  = "UPDATE main.document SET programme = ?2, owner_table = ?3, owner = ?4, name = ?5, kind ="
    " ?6, media_type = ?7, bytes = ?8, sha256 = ?9, added_on = ?10, added_by = ?11, note"
    " = ?12 WHERE id = ?1",
  .delete = "DELETE FROM main.document WHERE id = ?1",
};

SUMMER_DEFINE_INSERT_WITH_ID (document, SummerDocument)
SUMMER_DEFINE_UPDATE (document, SummerDocument)
SUMMER_DEFINE_DELETE_BY_ID (document, SummerDocument)

/**
 * summer_document_each_of:
 * @owner_table: the table of the record they belong to
 * @owner: its id
 *
 * The documents of one record, by day.
 */
gboolean
summer_document_each_of (SummerStore *store,
                         const char *owner_table,
                         gint64 owner,
                         SummerDocumentFunc func,
                         gpointer user_data,
                         GError **error)
{
  static const char sql[]
      = DOCUMENT_COLUMNS "WHERE owner = ?1 AND owner_table = ?2 ORDER BY added_on, id";
  g_auto (SummerRows) rows = { 0 };
  SummerDocumentRecord record;

  if (!summer_rows_open (&rows, store, &document_table, sql, owner, error))
    return FALSE;
  summer_statement_bind_text (rows.statement, 2, owner_table);
  while (summer_rows_next (&rows, &record, error))
    if (!func (&record, user_data))
      break;
  return !summer_rows_failed (&rows);
}

/**
 * summer_document_find:
 *
 * Calls @func once, for the document of this id. %SUMMER_STORE_ERROR_NOT_FOUND when it is not there.
 */
gboolean
summer_document_find (
    SummerStore *store, gint64 id, SummerDocumentFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = DOCUMENT_COLUMNS "WHERE id = ?1";
  g_auto (SummerRows) rows = { 0 };
  SummerDocumentRecord record;

  if (!summer_rows_open (&rows, store, &document_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This document is no longer in the records."));
  return FALSE;
}

/**
 * summer_document_count:
 * @count: (out): documents of one record
 */
gboolean
summer_document_count (
    SummerStore *store, const char *owner_table, gint64 owner, guint *count, GError **error)
{
  static const char sql[] = "SELECT count (*) FROM document WHERE owner_table = ?1 AND owner = ?2";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *count = 0;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_text (each, 1, owner_table);
  summer_statement_bind_int (each, 2, owner);
  if (!summer_statement_step (each, error))
    return FALSE;
  *count = (guint) summer_statement_get_int (each, 0);
  return TRUE;
}

/**
 * summer_document_delete_of:
 * @owner_table: the table of the record they belong to
 * @owner: its id
 *
 * Deletes the documents of one record, which is deleted with them.
 */
gboolean
summer_document_delete_of (SummerStore *store,
                           const char *owner_table,
                           gint64 owner,
                           GError **error)
{
  static const char sql[] = "DELETE FROM main.document WHERE owner_table = ?1 AND owner = ?2";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_text (write, 1, owner_table);
  summer_statement_bind_int (write, 2, owner);
  return summer_statement_run (write, error);
}

/**
 * summer_document_content_save:
 * @sha256: the hash of @content
 */
gboolean
summer_document_content_save (SummerStore *store,
                              const char *sha256,
                              GBytes *content,
                              GError **error)
{
  static const char sql[] = "INSERT INTO main.document_content (sha256, content) VALUES (?1, ?2) "
                            "ON CONFLICT DO NOTHING";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_text (write, 1, sha256);
  summer_statement_bind_blob (write, 2, g_bytes_get_data (content, NULL),
                              g_bytes_get_size (content));
  return summer_statement_run (write, error);
}

static gboolean
is_content (const char *sha256, const void *data, gsize size)
{
  g_autofree char *found = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);

  return g_strcmp0 (found, sha256) == 0;
}

/**
 * summer_document_content_load:
 *
 * Returns: (transfer full) (nullable): what was stored under this hash; NULL with @error set,
 *   %SUMMER_STORE_ERROR_DAMAGED when it is gone or was changed by something else
 */
GBytes *
summer_document_content_load (SummerStore *store, const char *sha256, GError **error)
{
  static const char sql[] = "SELECT content FROM document_content WHERE sha256 = ?1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  const void *data = NULL;
  gsize size = 0;

  if (each == NULL)
    return NULL;
  summer_statement_bind_text (each, 1, sha256);
  if (summer_statement_step (each, error))
    {
      data = summer_statement_get_blob (each, 0, &size);
      if (data != NULL && is_content (sha256, data, size))
        return g_bytes_new (data, size);
    }
  if (!summer_statement_failed (each))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
                         _ ("What this document holds is gone from the database, or was changed by "
                            "another program. Attach it again, or restore a backup."));
  return NULL;
}

/**
 * summer_document_content_check:
 * @problems: (element-type utf8): what is wrong is added, in words
 *
 * Reads every content and compares it with its hash.
 */
gboolean
summer_document_content_check (SummerStore *store, GPtrArray *problems, GError **error)
{
  static const char sql[]
      = "SELECT d.name, d.sha256, d.bytes, c.content FROM document d LEFT JOIN document_content c"
        " ON c.sha256 = d.sha256 ORDER BY d.id";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return FALSE;
  while (summer_statement_step (each, error))
    {
      const char *name = summer_statement_get_text (each, 0);
      gsize size = 0;
      const void *data = summer_statement_get_blob (each, 3, &size);

      if (data == NULL)
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("The content of the document “%s” is not there."),
                                          name));
      else if ((gint64) size != summer_statement_get_int (each, 2)
               || !is_content (summer_statement_get_text (each, 1), data, size))
        g_ptr_array_add (
            problems,
            g_strdup_printf (_ ("The content of the document “%s” is not as it was attached."),
                             name));
    }
  return !summer_statement_failed (each);
}
