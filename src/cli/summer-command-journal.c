#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-journal.h"
#include "summer-terminal.h"

static void
add_sequence (SummerTextTable *table, gint64 sequence)
{
  g_autofree char *text = sequence != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, sequence) : NULL;

  summer_text_table_add (table, text);
}

static gboolean
add_entry (const SummerJournalEntry *entry, gpointer user_data)
{
  SummerTextTable *table = user_data;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%d %H:%M:%S");

  add_sequence (table, entry->sequence);
  summer_text_table_add (table, text);
  summer_text_table_add (table, entry->account);
  summer_text_table_add (table, summer_journal_get_action_text (entry->action));
  summer_text_table_add (table, entry->reason);
  add_sequence (table, entry->undoes);
  add_sequence (table, entry->undone_by);
  return TRUE;
}

/**
 * summer_command_journal:
 *
 * `summerctl journal`: what was done, newest first.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_journal (SummerInvocation *invocation, char **argv)
{
  static const char *const headings[]
      = { N_ ("Number"), N_ ("Time"),       N_ ("Account"),      N_ ("What"),
          N_ ("Reason"), N_ ("Takes back"), N_ ("Taken back by") };
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (SummerTextTable) table = summer_text_table_new ("><<<<>>");
  g_auto (GStrv) rest = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!summer_invocation_parse (invocation, entries, argv, 0, 0, &rest))
    return invocation->status;
  store = summer_invocation_open_with (invocation, SUMMER_STORE_READ_ONLY, SUMMER_RIGHT_HISTORY);
  if (store == NULL)
    return invocation->status;
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    summer_text_table_add (table, _ (headings[i]));
  if (!summer_journal_each (store, add_entry, table, &error))
    return summer_invocation_fail (invocation, error);
  text = summer_text_table_dup_text (table);
  summer_terminal_print (text);
  return SUMMER_EXIT_DONE;
}
