#include "config.h"

#include <glib/gi18n.h>

#include "summer-backup-folder.h"
#include "summer-command.h"
#include "summer-terminal.h"

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup ("");
}

/* A line each: when, how large, what for, where. */
static void
print_list (const char *folder)
{
  g_autoptr (GPtrArray) files = summer_backup_folder_list (folder);

  for (guint i = 0; i < files->len; i++)
    {
      const SummerBackupFile *file = g_ptr_array_index (files, i);
      g_autofree char *when = dup_time (file->time);
      g_autofree char *size = g_format_size ((guint64) file->file_size);
      g_autofree char *line
          = g_strdup_printf ("%s\t%s\t%s\t%s\n", when, size,
                             summer_occasion_get_text (file->occasion), file->path);

      summer_terminal_print (line);
    }
  if (files->len == 0)
    summer_terminal_say (_ ("There are no backups in %s."), folder);
}

static SummerExit
write_backup (SummerInvocation *invocation, SummerStore *store, const char *to, const char *folder)
{
  const SummerBackupWatch watch = { NULL, NULL, invocation->cancellable };
  g_autofree char *written = g_strdup (to);
  g_autoptr (GError) error = NULL;

  if (to != NULL ? !summer_store_backup_for (store, to, SUMMER_OCCASION_ASKED, &watch, &error)
                 : !summer_backup_folder_add (folder, store, SUMMER_OCCASION_ASKED, &watch,
                                              &written, &error))
    {
      summer_invocation_fail (invocation, error);
      return SUMMER_EXIT_FAILED;
    }
  summer_terminal_say (_ ("Written and verified: %s"), written);
  return SUMMER_EXIT_DONE;
}

/**
 * summer_command_backup:
 *
 * `summerctl backup --to FILE | --folder FOLDER | --list`: the records as they are, encrypted, while others work.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_backup (SummerInvocation *invocation, char **argv)
{
  g_autofree char *to = NULL, *folder = NULL;
  gboolean list = FALSE, generation = FALSE;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("The backup to write"), N_ ("FILE") },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &generation,
      N_ ("Add one to the folder, and thin out the old ones there"), NULL },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder,
      N_ ("The folder of --keep and --list, instead of the one beside the database"),
      N_ ("FOLDER") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List the backups of the folder"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SummerStore) store = NULL;

  if (!summer_invocation_parse (invocation, entries, argv, 0, 0, &rest))
    return invocation->status;
  if ((to != NULL) + list + generation != 1)
    return summer_invocation_fail_usage (
        invocation, "%s", _ ("Name the backup to write with --to=FILE, or give --keep or --list."));
  if (folder == NULL)
    {
      path = summer_invocation_dup_database (invocation);
      folder = summer_backup_folder_dup_default (path);
    }
  if (list)
    {
      print_list (folder);
      return SUMMER_EXIT_DONE;
    }
  store = summer_invocation_open_with (invocation, SUMMER_STORE_READ_ONLY, SUMMER_RIGHT_BACKUP);
  return store != NULL ? write_backup (invocation, store, to, folder) : invocation->status;
}
