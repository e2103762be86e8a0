/* The journal as the store writes it. */
#pragma once

#include "summer-changeset.h"
#include "summer-journal.h"

G_BEGIN_DECLS

#define SUMMER_JOURNAL_HASH 32
#define SUMMER_JOURNAL_OPEN (-1) /* for a programme: the entry is of before the journal was sealed, and had none */

/* An entry as it lies in the file; all is borrowed. */
typedef struct
{
  gint64      sequence, time;
  const char *account, *action, *reason;
  gint64      undoes, programme;
  int         packing;
  const void *changeset;
  gsize       size;
} SummerJournalRow;

void     summer_journal_row_hash     (const SummerJournalRow *entry, const guint8 *previous, guint8 *hash);
gboolean summer_journal_append       (SummerStore *store, const char *action, const char *reason, gint64 undoes,
                                      SummerChangeset *changeset, gint64 *sequence, GError **error); /* seals changeset */
/* Follows the chain from its start; broken: the first entry that is not as it was written, 0 when sound. */
gboolean summer_journal_verify_chain (SummerStore *store, gint64 *broken, GError **error);

/* A note past a store, of somebody who may not be signed in: without a reason, without changes, of no programme. Inside
 * of a transaction. */
gboolean summer_journal_append_note (sqlite3 *db, const char *account, const char *action, GError **error);

G_END_DECLS
