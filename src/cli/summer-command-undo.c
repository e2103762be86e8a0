#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-journal.h"
#include "summer-terminal.h"

typedef struct
{
  SummerInvocation *invocation;
  gint64 sequence;
} Last;

/* Nobody takes back what another desk did a moment ago for having typed too little. */
static gboolean
name_last (const SummerJournalEntry *entry, gpointer user_data)
{
  Last *last = user_data;
  g_autofree char *number = NULL;

  if (entry->undoes != 0 || entry->undone_by != 0)
    return TRUE;
  last->sequence = entry->sequence;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->sequence);
  last->invocation->status
      = summer_invocation_fail_usage (last->invocation,
                                      _ ("Say which entry. The last one is %s, %s: %s."), number,
                                      summer_journal_get_action_text (entry->action),
                                      entry->reason != NULL ? entry->reason : "—");
  return FALSE;
}

static SummerExit
ask_which (SummerInvocation *invocation, SummerStore *store)
{
  g_autoptr (GError) error = NULL;
  Last last = { invocation, 0 };

  if (!summer_journal_each (store, name_last, &last, &error))
    return summer_invocation_fail (invocation, error);
  if (last.sequence != 0)
    return invocation->status;
  summer_terminal_say ("%s", _ ("There is nothing to take back."));
  return SUMMER_EXIT_INPUT;
}

/**
 * summer_command_undo:
 *
 * `summerctl undo NUMBER`: takes an entry of the journal back by its inverse. Records that were changed since
 * are named, and then nothing is changed. Without a number it says which entry is the last.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_undo (SummerInvocation *invocation, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto (GStrv) rest = NULL;
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;

  if (!summer_invocation_parse (invocation, entries, argv, 0, 1, &rest))
    return invocation->status;
  if (rest[0] != NULL && !g_ascii_string_to_signed (rest[0], 10, 1, G_MAXINT64, &sequence, NULL))
    return summer_invocation_fail_usage (invocation, _ ("“%s” is no number of an entry."), rest[0]);
  store = summer_invocation_open (invocation, SUMMER_STORE_NONE);
  if (store == NULL)
    return invocation->status;
  if (rest[0] == NULL)
    return ask_which (invocation, store);
  if (!summer_journal_undo (store, sequence, &conflicts, &error))
    {
      for (guint i = 0; conflicts != NULL && conflicts[i] != NULL; i++)
        summer_terminal_say ("%s", conflicts[i]);
      return summer_invocation_fail (invocation, error);
    }
  number = g_strdup_printf ("%" G_GINT64_FORMAT, sequence);
  summer_terminal_say (_ ("Entry %s was taken back."), number);
  return SUMMER_EXIT_DONE;
}
