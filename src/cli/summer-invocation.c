#include "config.h"

#include "summer-invocation.h"

#include <glib/gi18n.h>

#include "summer-desk.h"
#include "summer-money.h"
#include "summer-password.h"
#include "summer-programme-table.h"
#include "summer-sign-in.h"
#include "summer-terminal.h"
#include "summer-workbook.h"

/**
 * summer_invocation_clear:
 *
 * Frees what the invocation owns.
 */
void
summer_invocation_clear (SummerInvocation *self)
{
  g_clear_pointer (&self->database, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->password_file, g_free);
  g_clear_object (&self->cancellable);
}

static void
append_option (GString *text, const GOptionEntry *entry)
{
  g_autofree char *name
      = entry->arg_description != NULL
            ? g_strdup_printf ("--%s=%s", entry->long_name, _ (entry->arg_description))
            : g_strdup_printf ("--%s", entry->long_name);
  guint width = summer_terminal_get_width (name);

  g_string_append_printf (text, "  %s%*s  %s\n", name, (int) (width < 22 ? 22 - width : 0), "",
                          _ (entry->description));
}

static void
show_help (SummerInvocation *self, const GOptionEntry *entries, const GOptionEntry *common)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Usage: summerctl [--database=FILE] %s %s"), self->command,
                          self->arguments != NULL ? _ (self->arguments) : "");
  g_string_append_printf (text, "\n\n%s\n\n", _ (self->summary));
  for (; entries->long_name != NULL; entries++)
    append_option (text, entries);
  for (; common->long_name != NULL; common++)
    append_option (text, common);
  summer_terminal_print (text->str);
}

/**
 * summer_invocation_parse:
 * @entries: the command's own options, ended by an empty one
 * @argv: (array zero-terminated): the command's name and what follows it; left alone
 * @at_least: how many arguments the command needs
 * @at_most: how many it takes
 * @rest: (out): the arguments without the name, to be freed with g_strfreev()
 *
 * Returns: FALSE when there is nothing more to do: the help was shown, or the usage was wrong
 */
gboolean
summer_invocation_parse (SummerInvocation *self,
                         const GOptionEntry *entries,
                         char **argv,
                         guint at_least,
                         guint at_most,
                         char ***rest)
{
  gboolean help = FALSE;
  g_autofree char *database = NULL, *account = NULL, *password_file = NULL;
  const GOptionEntry common[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &database, N_ ("The database, instead of your own"),
      N_ ("FILE") },
    { "programme", 0, 0, G_OPTION_ARG_INT, &self->year,
      N_ ("The programme of this year, where there are several"), N_ ("YEAR") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, N_ ("Whose account signs in"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file,
      N_ ("A file with the password, which nobody else can read; asked for otherwise"),
      N_ ("FILE") },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &self->password_fd,
      N_ ("A file descriptor with the password"), N_ ("N") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = g_strdupv (argv);
  guint n;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common, NULL);
  if (!g_option_context_parse_strv (context, &left, &error))
    {
      self->status = summer_invocation_fail_usage (self, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      show_help (self, entries, common);
      self->status = SUMMER_EXIT_DONE;
      return FALSE;
    }
  if (database != NULL)
    {
      g_free (self->database);
      self->database = g_steal_pointer (&database);
    }
  if (account != NULL)
    {
      g_free (self->account);
      self->account = g_steal_pointer (&account);
    }
  if (password_file != NULL)
    {
      g_free (self->password_file);
      self->password_file = g_steal_pointer (&password_file);
    }
  n = g_strv_length (left) - 1;
  /* What follows a lone "--" are arguments, whatever they look like. */
  if (n > 0 && g_str_equal (left[1], "--"))
    n--;
  if (n < at_least)
    {
      self->status
          = summer_invocation_fail_usage (self, _ ("%s needs %s"), self->command,
                                          self->arguments != NULL ? _ (self->arguments) : "");
      return FALSE;
    }
  if (n > at_most)
    {
      self->status = summer_invocation_fail_usage (self, _ ("“%s” is one argument too many"),
                                                   left[g_strv_length (left) - n + at_most]);
      return FALSE;
    }
  *rest = g_strdupv (left + g_strv_length (left) - n);
  return TRUE;
}

/**
 * summer_invocation_dup_database:
 *
 * Returns: (transfer full): the file that the call is about
 */
char *
summer_invocation_dup_database (SummerInvocation *self)
{
  return self->database != NULL ? g_strdup (self->database) : summer_store_dup_default_path ();
}

/* Wrong input: nothing is broken. */
static gboolean
is_about_accounts (const GError *error)
{
  return error->domain == SUMMER_STORE_ERROR
         && (error->code == SUMMER_STORE_ERROR_LOCKED || error->code == SUMMER_STORE_ERROR_FORBIDDEN
             || error->code == SUMMER_STORE_ERROR_PASSWORD);
}

/**
 * summer_invocation_read_password:
 *
 * Returns: (transfer full) (nullable): a secret, or NULL with @error set
 */
char *
summer_invocation_read_password (SummerInvocation *self, const char *question, GError **error)
{
  if (self->password_file != NULL)
    return summer_password_read_file (self->password_file, error);
  if (self->password_fd > 0)
    return summer_password_read_fd (self->password_fd, error);
  return summer_password_ask (question, error);
}

/**
 * summer_invocation_sign_in:
 *
 * Without --account it is the only one there is.
 *
 * Returns: (transfer full) (nullable): who works with the file
 */
SummerSession *
summer_invocation_sign_in (SummerInvocation *self, const char *path, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *question = NULL;
  g_autoptr (SummerSecretText) password = NULL;

  if (!summer_sign_in_is_needed (path))
    return NULL;
  names = summer_sign_in_list_accounts (path, error);
  if (names == NULL)
    return NULL;
  if (self->account == NULL && g_strv_length (names) != 1)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
                           _ ("This database has accounts. Say whose is yours with "
                              "--account=NAME."));
      return NULL;
    }
  if (self->account == NULL)
    self->account = g_strdup (names[0]);
  question = g_strdup_printf (_ ("Password of %s"), self->account);
  password = summer_invocation_read_password (self, question, error);
  return password != NULL ? summer_sign_in (path, self->account, password, NULL, error) : NULL;
}

/**
 * summer_invocation_open:
 *
 * Returns: (transfer full) (nullable): the database, or NULL with the status set after saying why
 */
SummerStore *
summer_invocation_open (SummerInvocation *self, SummerStoreFlags flags)
{
  g_autofree char *path = summer_invocation_dup_database (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerSession) session = summer_invocation_sign_in (self, path, &error);
  SummerStore *store = error == NULL ? summer_store_open_for (path, flags, session, &error) : NULL;

  if (store == NULL)
    {
      summer_invocation_fail (self, error);
      if (!is_about_accounts (error))
        self->status = SUMMER_EXIT_FAILED;
    }
  else if (summer_store_get_session (store) == NULL)
    summer_terminal_say ("%s", _ ("Nothing in this database is protected: it has no accounts. "
                                  "“summerctl account add” makes the first."));
  return store;
}

/**
 * summer_invocation_open_with:
 *
 * Returns: (transfer full) (nullable): the database, or NULL with the status set after saying why
 */
SummerStore *
summer_invocation_open_with (SummerInvocation *self, SummerStoreFlags flags, SummerRight right)
{
  g_autoptr (SummerStore) store = summer_invocation_open (self, flags);
  g_autoptr (GError) error = NULL;

  if (store == NULL || summer_session_require (summer_store_get_session (store), right, &error))
    return g_steal_pointer (&store);
  summer_invocation_fail (self, error);
  return NULL;
}

/**
 * summer_invocation_find_programme:
 *
 * Returns: the programme asked for, or 0 with the status set after saying that there is none
 */
gint64
summer_invocation_find_programme (SummerInvocation *self, SummerStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 programme = summer_programme_find (store, self->year, &error);

  if (programme == 0)
    self->status = summer_invocation_fail (self, error);
  return programme;
}

static SummerExit
status_of (const GError *error)
{
  if (error->domain == SUMMER_WORKBOOK_ERROR)
    return error->code == SUMMER_WORKBOOK_ERROR_OPEN ? SUMMER_EXIT_FAILED : SUMMER_EXIT_INPUT;
  if (error->domain == SUMMER_VALUE_ERROR || error->domain == SUMMER_DESK_ERROR)
    return SUMMER_EXIT_INPUT;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return SUMMER_EXIT_INPUT;
  if (error->domain == SUMMER_STORE_ERROR)
    switch ((SummerStoreError) error->code)
      {
      case SUMMER_STORE_ERROR_CONFLICT:
      case SUMMER_STORE_ERROR_NOT_FOUND:
      case SUMMER_STORE_ERROR_CONSTRAINT:
      case SUMMER_STORE_ERROR_LOCKED:
      case SUMMER_STORE_ERROR_FORBIDDEN:
      case SUMMER_STORE_ERROR_PASSWORD:
        return SUMMER_EXIT_INPUT;
      case SUMMER_STORE_ERROR_FAILED:
      case SUMMER_STORE_ERROR_BUSY:
      case SUMMER_STORE_ERROR_DAMAGED:
      case SUMMER_STORE_ERROR_FOREIGN:
      case SUMMER_STORE_ERROR_NEWER:
      case SUMMER_STORE_ERROR_NETWORK:
      default:
        return SUMMER_EXIT_FAILED;
      }
  return SUMMER_EXIT_FAILED;
}

/**
 * summer_invocation_fail:
 * @error: what went wrong
 *
 * Says it on standard error.
 *
 * Returns: the status to exit with: whether the input was wrong, or a file or the database failed
 */
SummerExit
summer_invocation_fail (SummerInvocation *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    summer_terminal_say ("%s", _ ("Interrupted: nothing was changed."));
  else
    summer_terminal_say ("%s", error->message);
  self->status = status_of (error);
  return self->status;
}

/**
 * summer_invocation_fail_usage:
 *
 * Says on standard error how the call was wrong and where help is.
 *
 * Returns: %SUMMER_EXIT_USAGE
 */
SummerExit
summer_invocation_fail_usage (SummerInvocation *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  summer_terminal_say ("%s", message);
  if (self->command != NULL)
    summer_terminal_say (_ ("“summerctl %s --help” shows how it is used."), self->command);
  else
    summer_terminal_say ("%s", _ ("“summerctl --help” shows how it is used."));
  return SUMMER_EXIT_USAGE;
}
