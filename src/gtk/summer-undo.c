#include "config.h"

#include "summer-undo.h"

#include <glib/gi18n.h>

#include "summer-journal.h"

typedef struct
{
  gint64 sequence;
  char *text; /* owned */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry);
}

static gboolean
describe_entry (const SummerJournalEntry *found, gpointer user_data)
{
  Entry *entry = user_data;

  if (found->sequence != entry->sequence)
    return TRUE;

  if (found->reason != NULL && *found->reason != '\0')
    entry->text = g_strdup_printf ("%s · %s", summer_journal_get_action_text (found->action),
                                   found->reason);
  else
    entry->text = g_strdup (summer_journal_get_action_text (found->action));
  return FALSE;
}

/**
 * summer_undo_dup_next:
 *
 * Returns: (transfer full) (nullable): what an undo would take back now, in words
 */
char *
summer_undo_dup_next (SummerOffice *office)
{
  SummerStore *store = summer_office_get_store (office);
  Entry entry = { 0 };

  if (store == NULL)
    return NULL;

  entry.sequence = summer_journal_get_undoable (store);
  if (entry.sequence != 0)
    summer_journal_each (store, describe_entry, &entry, NULL);
  return entry.text;
}

static gpointer
undo_work (SummerWork *work, gpointer data, GError **error)
{
  Entry *entry = data;
  SummerStore *store = summer_work_get_store (work);
  g_auto (GStrv) conflicts = NULL;

  if (entry->sequence == 0)
    entry->sequence = summer_journal_get_undoable (store);
  if (entry->sequence == 0)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                           _ ("There is nothing to undo."));
      return NULL;
    }
  if (!summer_journal_each (store, describe_entry, entry, error))
    return NULL;

  if (!summer_journal_undo (store, entry->sequence, &conflicts, error))
    {
      if (conflicts != NULL && *conflicts != NULL)
        {
          g_autofree char *list = g_strjoinv ("\n", conflicts);

          g_prefix_error (error, "%s\n", list);
        }
      return NULL;
    }

  return g_strdup (entry->text != NULL ? entry->text : "");
}

/**
 * summer_undo_async:
 * @sequence: the journal entry; 0 = the last one that can be undone
 *
 * Takes an entry back by an entry of its own. Taking back an undo is redo.
 */
void
summer_undo_async (SummerOffice *office,
                   gint64 sequence,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->sequence = sequence;
  summer_office_run_async (office, _ ("Undoing"), SUMMER_WORK_WRITES, undo_work, entry, entry_free,
                           g_free, callback, user_data);
}

/**
 * summer_undo_finish:
 *
 * Returns: (transfer full): what was taken back, in words; %NULL with @error set, whose message lists the
 *   records that stand in the way where later changes do
 */
char *
summer_undo_finish (SummerOffice *office, GAsyncResult *result, GError **error)
{
  return summer_office_run_finish (office, result, error);
}
