/* What the files of this floor share of a store, and nobody else sees. */
#pragma once

#include <sqlite3.h>

#include "summer-store.h"

G_BEGIN_DECLS

struct _SummerChangesetWriter;
struct _SummerProgrammeFinder;
struct _SummerVault;

#define SUMMER_STORE_APPLICATION_ID 0x53756d43 /* "SumC" */

/* Opens with the schema of another GResource folder: for the tests of migrations. */
SummerStore     *summer_store_open_with_schema (const char *path, SummerStoreFlags flags, const char *schema, GError **error);

/* Opens a copy of a database that a backup was unpacked to, with the key that it came with: where it is old, it is
 * brought up to date without a backup of its own. vault: NULL = the key lies in it in the clear. */
SummerStore     *summer_store_open_copy        (const char *path, struct _SummerVault *vault, GError **error);

/* For a change of one's own password, which may be all that the session can be used for. */
SummerStore     *summer_store_open_to_change   (const char *path, SummerSession *session, GError **error);

sqlite3         *summer_store_get_db           (SummerStore *self);
GHashTable      *summer_store_get_statements   (SummerStore *self); /* of summer-statement.c */
const char      *summer_store_get_schema       (SummerStore *self); /* resource folder of the schema */
struct _SummerVault *summer_store_get_vault    (SummerStore *self);
struct _SummerProgrammeFinder *summer_store_get_finder (SummerStore *self);
GArray          *summer_store_get_entries      (SummerStore *self); /* gint64: sequences of what was committed here, in order */
gboolean         summer_store_is_writing       (SummerStore *self); /* between begin and commit */
const char      *summer_store_get_reason       (SummerStore *self); /* of the transaction under way, or what it does, in words */
void             summer_store_emit_changed     (SummerStore *self, const char *what); /* "records", "assessment" or "papers" */
struct _SummerChangesetWriter *summer_store_begin_told (SummerStore *self); /* borrowed */
void             summer_store_end_told         (SummerStore *self);
const char      *summer_store_get_account      (SummerStore *self); /* in whose name entries are written */
void             summer_store_set_noted        (SummerStore *self); /* the transaction under way is an entry though no record changes */
void             summer_store_set_undoes       (SummerStore *self, gint64 sequence); /* of the transaction under way */

/* Sets error from a result code of SQLite, in words that say what to do. Returns FALSE always. */
gboolean         summer_store_set_error        (sqlite3 *db, int result, GError **error);
/* Runs statements of our own that carry no data. */
gboolean         summer_store_exec             (sqlite3 *db, const char *sql, GError **error);

G_END_DECLS
