#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-terminal.h"
#include "summer-verify.h"

#define MOST_DIFFERENCES 50

/**
 * summer_command_verify:
 *
 * `summerctl verify FILE.xlsx`: whether a workbook of the subsidies or of a settlement still says what the database
 * says; each cell that does not, on standard output.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_verify (SummerInvocation *invocation, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto (GStrv) rest = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (SummerVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!summer_invocation_parse (invocation, entries, argv, 1, 1, &rest))
    return invocation->status;
  store = summer_invocation_open_with (invocation, SUMMER_STORE_READ_ONLY, SUMMER_RIGHT_MONEY);
  if (store == NULL)
    return invocation->status;
  verification = summer_verify_workbook (store, rest[0], invocation->cancellable, &error);
  if (verification == NULL)
    return summer_invocation_fail (invocation, error);
  text = summer_verification_dup_text (verification, MOST_DIFFERENCES);
  summer_terminal_print (text);
  return summer_verification_is_sound (verification) ? SUMMER_EXIT_DONE : SUMMER_EXIT_INPUT;
}
