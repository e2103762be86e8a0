#include "config.h"

#include "summer-invocation.h"

#include <glib/gi18n.h>

#include "summer-desk.h"
#include "summer-money.h"
#include "summer-programme-table.h"
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
  g_autofree char *database = NULL;
  const GOptionEntry common[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &database, N_ ("The database, instead of your own"),
      N_ ("FILE") },
    { "programme", 0, 0, G_OPTION_ARG_INT, &self->year,
      N_ ("The programme of this year, where there are several"), N_ ("YEAR") },
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
  SummerStore *store = summer_store_open (path, flags, &error);

  if (store == NULL)
    {
      summer_invocation_fail (self, error);
      self->status = SUMMER_EXIT_FAILED;
    }
  return store;
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
