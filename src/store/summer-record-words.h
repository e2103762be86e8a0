/* Records in words: what a table, a column and a value are called, and which record a key means. For
 * telling a person about what the journal holds. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

const char *summer_record_get_table_text   (const char *table);  /* "Child", in the user's language */
const char *summer_record_get_column_text  (const char *table, const char *column); /* NULL: of no interest to people */
char       *summer_record_dup_value_text   (const char *table, const char *column, sqlite3_value *value);
/* The SELECT of the words of a record, ?1 … = its key; NULL = there is none. */
const char *summer_record_get_sql          (const char *table);
/* "FZ-001 榕荫社区班"; key: the values of the primary key. NULL when the record is gone. */
char       *summer_record_dup_description  (sqlite3 *db, const char *table, sqlite3_value *const *key, guint n_key);

G_END_DECLS
