#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-salvage.h"
#include "summer-terminal.h"

/**
 * summer_command_salvage:
 *
 * `summerctl salvage DAMAGED --to FILE`: what can still be read of a damaged database, in a new one. What was lost is
 * reported on standard output, a line a kind of record.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_salvage (SummerInvocation *invocation, char **argv)
{
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("The new database"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (SummerSalvage) salvage = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *report = NULL;

  if (!summer_invocation_parse (invocation, entries, argv, 1, 1, &rest))
    return invocation->status;
  if (to == NULL)
    return summer_invocation_fail_usage (invocation, "%s",
                                         _ ("Name the new database with --to=FILE."));
  session = summer_invocation_sign_in (invocation, rest[0], &error);
  if (error != NULL)
    return summer_invocation_fail (invocation, error);
  salvage = summer_store_salvage (rest[0], to, session, &error);
  if (salvage == NULL)
    {
      SummerExit status = summer_invocation_fail (invocation, error);

      return error->code == SUMMER_STORE_ERROR_FORBIDDEN ? status : SUMMER_EXIT_FAILED;
    }
  report = summer_salvage_dup_report (salvage);
  summer_terminal_print (report);
  if (summer_salvage_is_whole (salvage))
    summer_terminal_say (_ ("All of %s is in %s."), rest[0], to);
  else
    summer_terminal_say (
        _ ("What could be read of %s is in %s; the lines above say what was lost."), rest[0], to);
  return SUMMER_EXIT_DONE;
}
