/* How an entry of the journal is sealed: what it changed and why, with the key of its programme. */
#pragma once

#include "summer-changeset.h"
#include "summer-statement.h"
#include "summer-vault.h"

G_BEGIN_DECLS

#define SUMMER_PACKING_SEALED 2 /* a bit beside those of the changeset */

char    *summer_journal_seal_reason    (const guint8 *key, gint64 sequence, const char *reason); /* NULL for NULL or empty */
char    *summer_journal_open_reason    (const guint8 *key, gint64 sequence, const char *cell);
void     summer_journal_seal_changeset (const guint8 *key, gint64 sequence, SummerChangeset *changeset); /* in place */

/* The columns of an entry from which its changeset is read, behind those of one's own; j is the journal. */
#define SUMMER_JOURNAL_SEALED                                                           \
  "j.sequence, j.programme, (SELECT k.wrapped FROM programme_key k WHERE k.programme =" \
  " j.programme), j.packing, j.changeset"
/* NULL with error, NOT_FOUND when the key of its programme is gone. */
SummerChangesetReader *summer_journal_read_changeset (SummerStore *store, SummerStatement *row, int column, GError **error);

G_END_DECLS
