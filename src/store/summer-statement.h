/* A prepared statement with GError. Bound by position from 1, read by column from 0. Empty text and
 * "not given" days, times and ids are one and the same in the file: NULL. */
#pragma once

#include "summer-day.h"
#include "summer-store-private.h"

G_BEGIN_DECLS

typedef struct _SummerStatement SummerStatement;

/* sql is static text: its address is the key of the cache. NULL with error when SQLite refuses it, or when
 * it writes and the store is not between begin and commit. */
GHashTable      *summer_statement_cache_new  (void); /* for the store */
SummerStatement *summer_statement_new        (SummerStore *store, const char *sql, GError **error);
SummerStatement *summer_statement_new_once   (SummerStore *store, const char *sql, GError **error); /* not cached */
void             summer_statement_free       (SummerStatement *self); /* back into the cache */

void             summer_statement_bind_int   (SummerStatement *self, int index, gint64 value);
void             summer_statement_bind_id    (SummerStatement *self, int index, gint64 id);          /* 0 = NULL */
void             summer_statement_bind_text  (SummerStatement *self, int index, const char *text);   /* borrowed until the next reset */
void             summer_statement_bind_copy  (SummerStatement *self, int index, const char *text);
void             summer_statement_take_text  (SummerStatement *self, int index, char *text);
void             summer_statement_bind_blob  (SummerStatement *self, int index, const void *data, gsize size); /* borrowed */
void             summer_statement_bind_blob_copy (SummerStatement *self, int index, const void *data, gsize size);
void             summer_statement_bind_day   (SummerStatement *self, int index, SummerDay day);

gboolean         summer_statement_step       (SummerStatement *self, GError **error); /* TRUE: a row; FALSE: the end, or error */
gboolean         summer_statement_failed     (SummerStatement *self);                /* whether the last step was an error */
gboolean         summer_statement_run        (SummerStatement *self, GError **error); /* to the end, then ready to be bound again */
gboolean         summer_statement_run_one    (SummerStatement *self, GError **error); /* and exactly one row must have changed */
void             summer_statement_reset      (SummerStatement *self);

gboolean         summer_statement_is_null    (SummerStatement *self, int column);
int              summer_statement_get_number (SummerStatement *self, int column);
gint64           summer_statement_get_int    (SummerStatement *self, int column);
const char      *summer_statement_get_text   (SummerStatement *self, int column); /* until the next step; NULL = not given */
const void      *summer_statement_get_blob   (SummerStatement *self, int column, gsize *size);
SummerDay        summer_statement_get_day    (SummerStatement *self, int column);
SummerTime       summer_statement_get_time   (SummerStatement *self, int column);
gint64           summer_statement_get_money  (SummerStatement *self, int column); /* -1 = NULL */
sqlite3_stmt    *summer_statement_get_handle (SummerStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerStatement, summer_statement_free)

G_END_DECLS
