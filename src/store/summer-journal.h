/* The chained journal: what was done, when, by whom and why, and how to take it back. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      sequence;
  gint64      time;   /* seconds since 1970-01-01 UTC */
  const char *account, *action, *reason; /* action is a code such as "import" */
  gint64      undoes, undone_by; /* sequences, 0 = none */
} SummerJournalEntry;

typedef gboolean (*SummerJournalFunc) (const SummerJournalEntry *entry, gpointer user_data);

gboolean    summer_journal_each            (SummerStore *store, SummerJournalFunc func, gpointer user_data, GError **error); /* newest first */
/* Of what was done through this store, not of what others did. A window writes through the stores of its workers,
 * too, and adopts their entries (gint64, in order). */
const GArray *summer_journal_get_entries   (SummerStore *store);
void        summer_journal_adopt_entries   (SummerStore *store, const GArray *entries);
gint64      summer_journal_get_undoable    (SummerStore *store);  /* newest entry not yet undone and no undo itself; 0 = none */
gint64      summer_journal_get_redoable    (SummerStore *store);  /* newest undo not itself taken back, with nothing done since; 0 = none */
/* Applies the inverse as an entry of its own. With SUMMER_STORE_ERROR_CONFLICT, conflicts lists in words
 * the records that were changed since, and nothing is written. */
gboolean    summer_journal_undo            (SummerStore *store, gint64 sequence, char ***conflicts, GError **error);
const char *summer_journal_get_action_text (const char *action);  /* in the user's language */

/* Integrity, foreign keys, schema, the chain and the contents of documents; problems in words, an empty list when sound. */
gboolean    summer_store_check             (SummerStore *store, GPtrArray **problems, GError **error);

G_END_DECLS
