/* What a transaction changed, as it lies in the journal: packed when that pays. Made and read as streams,
 * so that an import of a million rows never stands in memory unpacked. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

typedef struct
{
  int     packing; /* 0 = as it is, 1 = zlib; summer-journal-seal.h has another bit */
  guint8 *data;    /* owned */
  gsize   size;    /* 0: nothing changed */
} SummerChangeset;

typedef struct _SummerChangesetWriter SummerChangesetWriter;
typedef struct _SummerChangesetReader SummerChangesetReader;

void                   summer_changeset_free                (SummerChangeset *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerChangeset, summer_changeset_free)

/* Of one transaction: rows told one by one, then what a session saw of the others. */
SummerChangesetWriter *summer_changeset_writer_new          (void);
void                   summer_changeset_writer_free         (SummerChangesetWriter *self);
void                   summer_changeset_writer_begin_insert (SummerChangesetWriter *self, const char *table, guint n_columns, guint n_key);
void                   summer_changeset_writer_add_int      (SummerChangesetWriter *self, gint64 value);
void                   summer_changeset_writer_add_text     (SummerChangesetWriter *self, const char *value);
void                   summer_changeset_writer_add          (SummerChangesetWriter *self, const void *data, gsize size);
SummerChangeset       *summer_changeset_writer_finish       (SummerChangesetWriter *self, sqlite3_session *session, GError **error);

SummerChangesetReader *summer_changeset_reader_new          (int packing, void *data, gsize size); /* takes data */
SummerChangesetReader *summer_changeset_reader_new_borrowed (int packing, const void *data, gsize size);
void                   summer_changeset_reader_rewind       (SummerChangesetReader *self);
void                   summer_changeset_reader_free         (SummerChangesetReader *self);
int                    summer_changeset_reader_input        (void *reader, void *buffer, int *size); /* for the streams of SQLite */
int                    summer_changeset_bind                (sqlite3_stmt *stmt, int index, sqlite3_value *value); /* NULL: the change does not say it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerChangesetReader, summer_changeset_reader_free)

G_END_DECLS
