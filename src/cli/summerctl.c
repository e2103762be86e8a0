#include "config.h"

#include <glib/gi18n.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>

#include "summer-command.h"
#include "summer-locale.h"
#include "summer-process.h"
#include "summer-terminal.h"

static const struct
{
  const char *name, *arguments, *summary;
  SummerExit (*run) (SummerInvocation *invocation, char **argv);
} commands[] = {
  { "import", N_ ("FILE…"), N_ ("Read workbooks (.xlsx) or single sheets (.csv) into the database"),
    summer_command_import },
  { "assess", NULL, N_ ("Judge every class and compute the amounts"), summer_command_assess },
  { "rescue", NULL, N_ ("List what every class still needs, the most urgent first"),
    summer_command_rescue },
  { "years", NULL, N_ ("Compare the figures with those of the programmes of earlier years"),
    summer_command_years },
  { "export", N_ ("WHAT --to=FILE.xlsx"),
    N_ ("Write a workbook: subsidy, settlement, forms, payments, attendance, roster, insurance or "
        "programme"),
    summer_command_export },
  { "sign", N_ ("in|out CHILD…"), N_ ("Sign children, or staff, in and out at the desk of a class"),
    summer_command_sign },
  { "mark", N_ ("CHILD… MARK"),
    N_ ("Mark children in the register: present, sick, leave, absent or clear"),
    summer_command_mark },
  { "close", N_ ("CLASS --by=NAME"), N_ ("Sign the day of a class off, which locks it"),
    summer_command_close },
  { "print", N_ ("WHAT [--class=CODE] --to=FILE.pdf"),
    N_ ("Write a paper form of a class: register, pickup, roster, cards, questionnaires or"
        " application; of all classes: summary; or of a settlement: notice or approval"),
    summer_command_print },
  { "account",
    N_ ("list|add|role|classes|reset|password|deactivate|activate|recovery|recover [NAME]"),
    N_ ("Say who may work with the database, and give passwords"), summer_command_account },
  { "sample", NULL, N_ ("Fill an empty database with an invented programme"),
    summer_command_sample },
  { "check", NULL,
    N_ ("Check the database: integrity, links between records, the chain of the journal"),
    summer_command_check },
  { "verify", N_ ("FILE.xlsx"),
    N_ ("Compare a workbook of the subsidies or of a settlement with the database, cell by cell"),
    summer_command_verify },
  { "backup", N_ ("--to=FILE | --keep | --list"),
    N_ ("Write an encrypted backup while others work"), summer_command_backup },
  { "restore", N_ ("FILE"), N_ ("Put a backup in the place of the database, which is kept aside"),
    summer_command_restore },
  { "salvage", N_ ("DAMAGED --to=FILE"),
    N_ ("Read what can still be read of a damaged database into a new one, and say what was lost"),
    summer_command_salvage },
  { "journal", NULL, N_ ("List what was done, newest first"), summer_command_journal },
  { "undo", N_ ("[NUMBER]"),
    N_ ("Take back the entry of the journal of this number; without it, say which is the last"),
    summer_command_undo },
};

static void
show_help (void)
{
  g_autoptr (SummerTextTable) table = summer_text_table_new ("<<");
  g_autofree char *lines = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *name
          = g_strdup_printf ("  %s %s", commands[i].name,
                             commands[i].arguments != NULL ? _ (commands[i].arguments) : "");

      summer_text_table_add (table, name);
      summer_text_table_add (table, _ (commands[i].summary));
    }
  lines = summer_text_table_dup_text (table);
  text = g_strdup_printf (
      "%s\n\n%s\n\n%s\n%s\n%s\n",
      _ ("Usage: summerctl [--database=FILE] [--account=NAME] [--programme=YEAR] COMMAND …"),
      _ ("Summer Classes without a window, for scripts and scheduled jobs."), _ ("Commands:"),
      lines,
      _ ("“summerctl COMMAND --help” shows the options of a command.\n"
         "Exit status: 0 done; 1 the input is wrong, nothing was changed; 2 "
         "wrong usage; 3 the file or the database failed."));
  summer_terminal_print (text);
}

/* Ctrl+C cancels what is under way, so that it ends with nothing half done; the second one ends at once. */
static gpointer
wait_for_signal (gpointer data)
{
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  if (sigwait (&signals, &number) == 0)
    {
      signal (number, SIG_DFL);
      pthread_sigmask (SIG_UNBLOCK, &signals, NULL);
      g_cancellable_cancel (data);
    }
  g_object_unref (data);
  return NULL;
}

static void
cancel_on_signal (GCancellable *cancellable)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, g_object_ref (cancellable)));
}

static SummerExit
run_command (SummerInvocation *invocation, char **argv)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[0], commands[i].name))
      {
        invocation->command = commands[i].name;
        invocation->arguments = commands[i].arguments;
        invocation->summary = commands[i].summary;
        return commands[i].run (invocation, argv);
      }
  return summer_invocation_fail_usage (invocation, _ ("There is no command “%s”."), argv[0]);
}

static SummerExit
run (SummerInvocation *invocation, char **argv)
{
  gboolean help = FALSE, version = FALSE;
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &invocation->database, NULL, NULL },
    { "programme", 0, 0, G_OPTION_ARG_INT, &invocation->year, NULL, NULL },
    { "account", 0, 0, G_OPTION_ARG_STRING, &invocation->account, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &invocation->password_file, NULL, NULL },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &invocation->password_fd, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = g_strdupv (argv);

  /* The first word that is no option is the command: what follows is its own. */
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &left, &error))
    return summer_invocation_fail_usage (invocation, "%s", error->message);
  if (version)
    {
      summer_terminal_print ("summerctl " PACKAGE_VERSION "\n");
      return SUMMER_EXIT_DONE;
    }
  if (help)
    {
      show_help ();
      return SUMMER_EXIT_DONE;
    }
  if (left[1] == NULL)
    return summer_invocation_fail_usage (invocation, "%s", _ ("Name a command."));
  return run_command (invocation, left + 1);
}

int
main (int argc, char **argv)
{
  SummerInvocation invocation = { .cancellable = g_cancellable_new () };
  SummerExit status;

  summer_process_keep_memory ();
  summer_locale_init ();
  cancel_on_signal (invocation.cancellable);
  status = run (&invocation, argv);
  summer_terminal_end_progress ();
  if (!summer_terminal_finish () && status == SUMMER_EXIT_DONE)
    {
      summer_terminal_say ("%s", _ ("The result could not be written to standard output."));
      status = SUMMER_EXIT_FAILED;
    }
  summer_invocation_clear (&invocation);
  return status;
}
