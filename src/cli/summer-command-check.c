#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-journal.h"
#include "summer-terminal.h"

/**
 * summer_command_check:
 *
 * `summerctl check`: says what is wrong with the database, a line each on standard output.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_check (SummerInvocation *invocation, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto (GStrv) rest = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (!summer_invocation_parse (invocation, entries, argv, 0, 0, &rest))
    return invocation->status;
  store = summer_invocation_open_with (invocation, SUMMER_STORE_READ_ONLY, SUMMER_RIGHT_CHECK);
  if (store == NULL)
    return invocation->status;
  if (!summer_store_check (store, &problems, &error))
    {
      summer_invocation_fail (invocation, error);
      return SUMMER_EXIT_FAILED;
    }
  for (guint i = 0; i < problems->len; i++)
    {
      summer_terminal_print (problems->pdata[i]);
      summer_terminal_print ("\n");
    }
  if (problems->len > 0)
    return SUMMER_EXIT_FAILED;
  summer_terminal_say (_ ("%s is sound."), summer_store_get_path (store));
  return SUMMER_EXIT_DONE;
}
