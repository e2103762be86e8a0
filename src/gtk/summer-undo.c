#include "config.h"

#include "summer-undo.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-journal.h"

typedef struct
{
  gint64 sequence;
  gint64 described; /* the entry whose words are told */
  gboolean deed;    /* told of the deed itself, not of the undo that took it back */
  char *text;       /* owned */
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

  if (found->sequence != entry->described)
    return TRUE;
  if (entry->deed && found->undoes != 0)
    {
      entry->described = found->undoes;
      return TRUE;
    }

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
 * Returns: (transfer full) (nullable): what an undo would take back now, in words; %NULL without @error set when
 *   there is nothing
 */
char *
summer_undo_dup_next (SummerOffice *office, GError **error)
{
  SummerStore *store = summer_office_get_store (office);
  Entry entry = { 0 };

  if (store == NULL)
    return NULL;

  entry.sequence = entry.described = summer_journal_get_undoable (store);
  entry.deed = TRUE;
  if (entry.sequence == 0 || summer_journal_each (store, describe_entry, &entry, error))
    return entry.text;
  g_free (entry.text);
  return NULL;
}

static gpointer
undo_work (SummerWork *work, gpointer data, GError **error)
{
  Entry *entry = data;
  SummerStore *store = summer_work_get_store (work);
  g_auto (GStrv) conflicts = NULL;

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

/* One that waits, or is under way: keys come faster than the disk. */
typedef struct
{
  gint64 sequence;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Request;

/* The requests of an office, the one under way first. */
static GQueue *
get_requests (SummerOffice *office)
{
  GQueue *requests = g_object_get_data (G_OBJECT (office), "summer-undo");

  if (requests == NULL)
    {
      requests = g_queue_new ();
      g_object_set_data_full (G_OBJECT (office), "summer-undo", requests,
                              (GDestroyNotify) g_queue_free);
    }
  return requests;
}

static void run_first (SummerOffice *office);

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SummerOffice *office = SUMMER_OFFICE (source);
  g_autofree Request *request = g_queue_pop_head (get_requests (office));

  if (!g_queue_is_empty (get_requests (office)))
    run_first (office);
  request->callback (source, result, request->user_data);
}

static void
run_first (SummerOffice *office)
{
  const Request *request = g_queue_peek_head (get_requests (office));
  SummerStore *store = summer_office_get_store (office);
  Entry *entry = g_new0 (Entry, 1);

  entry->sequence = request->sequence;
  if (entry->sequence == SUMMER_UNDO_LAST)
    entry->sequence = summer_journal_get_undoable (store);
  else if (entry->sequence == SUMMER_UNDO_AGAIN)
    entry->sequence = summer_journal_get_redoable (store);
  entry->described = entry->sequence;
  entry->deed = request->sequence == SUMMER_UNDO_LAST || request->sequence == SUMMER_UNDO_AGAIN;
  summer_office_run_async (office, _ ("Undoing"), SUMMER_WORK_WRITES, undo_work, entry, entry_free,
                           g_free, done_cb, NULL);
}

/**
 * summer_undo_async:
 * @sequence: the journal entry, %SUMMER_UNDO_LAST or %SUMMER_UNDO_AGAIN
 *
 * Takes an entry back by an entry of its own. Taking back an undo is redo. Several are done one after the
 * other, and what is the last one is asked only when its turn comes.
 */
void
summer_undo_async (SummerOffice *office,
                   gint64 sequence,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GQueue *requests = get_requests (office);
  Request *request = g_new0 (Request, 1);

  *request = (Request){ sequence, callback, user_data };
  g_queue_push_tail (requests, request);
  if (requests->length == 1)
    run_first (office);
}

gboolean
summer_undo_is_running (SummerOffice *office)
{
  return !g_queue_is_empty (get_requests (office));
}

/**
 * summer_undo_finish:
 *
 * Returns: (transfer full): what was taken back, or done again, in words; %NULL with @error set, whose message lists the
 *   records that stand in the way where later changes do
 */
char *
summer_undo_finish (SummerOffice *office, GAsyncResult *result, GError **error)
{
  return summer_office_run_finish (office, result, error);
}

static GtkWidget *
new_list (const char *lines)
{
  GtkWidget *list = gtk_label_new (lines), *scroller = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (list), TRUE);
  gtk_label_set_xalign (GTK_LABEL (list), 0);
  gtk_label_set_selectable (GTK_LABEL (list), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  return scroller;
}

/**
 * summer_undo_tell:
 * @error: of summer_undo_finish()
 *
 * Says why nothing was taken back: what stands in the way in a list that can be scrolled and closed, anything else as
 * every other error.
 */
void
summer_undo_tell (SummerWindow *window, const GError *error)
{
  const char *why = strrchr (error->message, '\n');
  g_autofree char *lines = NULL;
  GtkWidget *dialog;

  if (why == NULL || !g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT))
    {
      summer_window_toast_error (window, error);
      return;
    }
  lines = g_strndup (error->message, (gsize) (why - error->message));
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _ ("Nothing Was Undone"), why + 1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_list (lines));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
