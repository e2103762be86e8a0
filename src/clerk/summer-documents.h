/* Documents of any record: a scan, a PDF, a photo, taken into the database and given out again. */
#pragma once

#include "summer-life-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

#define SUMMER_DOCUMENT_LIMIT 10       /* MiB, where the programme has not set another */
#define SUMMER_DOCUMENT_LIMIT_MOST 200 /* MiB: what a programme may set */

/* The largest document that is taken, in MiB: 0 with error. */
int      summer_documents_get_limit (SummerStore *store, gint64 programme, GError **error);
gboolean summer_documents_set_limit (SummerStore *store, gint64 programme, int limit, char **done, GError **error);

/* Takes the file in as one entry. about: to whom it belongs, kind, note, who and when; name NULL = the file's. */
gboolean summer_documents_attach    (SummerStore *store, const SummerDocumentRecord *about, const char *path, char **done, GError **error);
gboolean summer_documents_remove    (SummerStore *store, gint64 id, char **done, GError **error);
/* What it is and what is to be said of it; the content stays. */
gboolean summer_documents_describe  (SummerStore *store, gint64 id, const char *name, const char *kind, const char *note, char **done, GError **error);

/* Writes the content into a file of its own. */
gboolean summer_documents_save_as   (SummerStore *store, gint64 id, const char *path, GError **error);
/* The same below folder, under the document's name, readable by nobody else and written by nobody: owned path. */
char    *summer_documents_lay_out   (SummerStore *store, gint64 id, const char *folder, GError **error);

/* Pure: "application/pdf" from the first bytes, and the name where they do not tell. */
const char *summer_documents_sniff  (const char *name, const void *data, gsize size);
char    *summer_documents_dup_size  (gint64 bytes); /* "1.4 MB" */

G_END_DECLS
