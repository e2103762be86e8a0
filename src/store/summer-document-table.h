/* Documents and their contents. A content is stored once, by its hash, and never taken away. */
#pragma once

#include "summer-life-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerDocumentFunc) (const SummerDocumentRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_document_each_of (SummerStore *store, const char *owner_table, gint64 owner, SummerDocumentFunc func, gpointer user_data, GError **error); /* by day, id */
gboolean summer_document_find    (SummerStore *store, gint64 id, SummerDocumentFunc func, gpointer user_data, GError **error); /* else NOT_FOUND */
gboolean summer_document_count   (SummerStore *store, const char *owner_table, gint64 owner, guint *count, GError **error);
gboolean summer_document_insert  (SummerStore *store, SummerDocumentRecord *record, GError **error);
gboolean summer_document_update  (SummerStore *store, const SummerDocumentRecord *record, GError **error);
gboolean summer_document_delete  (SummerStore *store, gint64 id, GError **error);
gboolean summer_document_delete_of (SummerStore *store, const char *owner_table, gint64 owner, GError **error);

/* sha256 is that of content: what is there by it stays. */
gboolean summer_document_content_save  (SummerStore *store, const char *sha256, GBytes *content, GError **error);
/* Owned; NULL with DAMAGED when it is not there or is not what it was. */
GBytes  *summer_document_content_load  (SummerStore *store, const char *sha256, GError **error);
/* Adds to problems, in words, the documents whose content is gone or was changed. */
gboolean summer_document_content_check (SummerStore *store, GPtrArray *problems, GError **error);

G_END_DECLS
