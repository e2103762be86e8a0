/* What happened to a record, field by field, out of the journal: who changed what, when and why. */
#pragma once

#include <gio/gio.h>

#include "summer-journal.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_HISTORY_ADDED,
  SUMMER_HISTORY_CHANGED,
  SUMMER_HISTORY_REMOVED,
} SummerHistoryKind;

/* One field of one record in one entry; of a record that was added or removed, all its fields at once. All texts as
 * people read them. */
typedef struct
{
  const SummerJournalEntry *entry;
  SummerHistoryKind         kind;
  gboolean                  own;    /* the record asked for, and not one that hangs on it */
  const char               *record; /* "Child FZ-001-01 林甜甜" */
  const char               *field;  /* "School"; "" = all: then they are named in before or after */
  const char               *before; /* "" = nothing */
  const char               *after;  /* "" = nothing; "…" = not to be shown */
} SummerHistoryChange;

typedef gboolean (*SummerHistoryFunc)     (const SummerHistoryChange *change, gpointer user_data); /* FALSE stops */
typedef void     (*SummerHistoryProgress) (double fraction, gpointer user_data);

/* "Child FZ-001-01 林甜甜"; of a record that is gone, what its table is called. */
char    *summer_history_dup_subject (SummerStore *store, const char *table, gint64 id);
char    *summer_history_dup_name    (SummerStore *store, const char *table, gint64 id); /* "FZ-001-01 林甜甜"; NULL when it is gone */

/* Of the record of a table with the id, and of the few that hang on it; newest first. */
gboolean summer_history_of_record (SummerStore *store, const char *table, gint64 id, SummerHistoryFunc func, gpointer user_data,
                                   SummerHistoryProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error);
/* Of one entry of the journal, as its changes lie in it. */
gboolean summer_history_of_entry  (SummerStore *store, gint64 sequence, SummerHistoryFunc func, gpointer user_data,
                                   GCancellable *cancellable, GError **error);

/* The record that the last entry of this store added to a table: its id, the first of several; 0 = none. */
gint64   summer_history_find_added (SummerStore *store, const char *table);

G_END_DECLS
