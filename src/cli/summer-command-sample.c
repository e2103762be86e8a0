#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-sample-accounts.h"
#include "summer-sample.h"
#include "summer-terminal.h"

#define MOST_CLASSES 20000

/**
 * summer_command_sample:
 *
 * `summerctl sample [--classes N] [--seed S]`: an invented programme, the same for the same seed.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_sample (SummerInvocation *invocation, char **argv)
{
  int classes = 100;
  gint64 seed = 2019;
  gboolean accounts = FALSE;
  const GOptionEntry entries[] = {
    { "classes", 0, 0, G_OPTION_ARG_INT, &classes, N_ ("How many classes; 100 otherwise"),
      N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed,
      N_ ("A number: the same one gives the same programme"), N_ ("S") },
    { "accounts", 0, 0, G_OPTION_ARG_NONE, &accounts,
      N_ ("With an account of each role; the password of each is summer-2019"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!summer_invocation_parse (invocation, entries, argv, 0, 0, &rest))
    return invocation->status;
  if (classes < 1 || classes > MOST_CLASSES)
    return summer_invocation_fail_usage (invocation,
                                         _ ("The number of classes lies between 1 and %d."),
                                         MOST_CLASSES);
  store = summer_invocation_open (invocation, SUMMER_STORE_CREATE);
  if (store == NULL)
    return invocation->status;
  if (!summer_sample_fill (store, (guint) classes, (guint64) seed, summer_terminal_progress,
                           (gpointer) _ ("Inventing"), invocation->cancellable, NULL, &error)
      || (accounts && !summer_sample_add_accounts (store, &error)))
    return summer_invocation_fail (invocation, error);
  summer_terminal_say (ngettext ("An invented programme of %d class is in %s.",
                                 "An invented programme of %d classes is in %s.", (guint) classes),
                       classes, summer_store_get_path (store));
  return SUMMER_EXIT_DONE;
}
