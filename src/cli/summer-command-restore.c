#include "config.h"

#include <glib/gi18n.h>

#include "summer-backup-folder.h"
#include "summer-command.h"
#include "summer-password.h"
#include "summer-restore.h"
#include "summer-sign-in.h"
#include "summer-terminal.h"

static char *
read_code (const char *file, int fd, GError **error)
{
  return file != NULL ? summer_password_read_file (file, error)
                      : summer_password_read_fd (fd, error);
}

static void
say_loss (const SummerLoss *loss)
{
  if (loss->n == 0)
    {
      summer_terminal_say ("%s", _ ("Nothing of the present records is missing in it."));
      return;
    }
  if (loss->apart)
    summer_terminal_say ("%s",
                         _ ("The present records are not what this backup was made of. All of "
                            "their entries are not in it:"));
  summer_terminal_say (ngettext ("%u entry of the journal is not in it:",
                                 "%u entries of the journal are not in it:", loss->n),
                       loss->n);
  for (guint i = 0; i < loss->first->len; i++)
    summer_terminal_say ("  %s", (const char *) g_ptr_array_index (loss->first, i));
  if (loss->n > loss->first->len)
    summer_terminal_say ("  …");
}

static gboolean
is_about_accounts (const GError *error)
{
  return g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED)
         || g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FORBIDDEN)
         || g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD);
}

/* Where the present records can still be read: what of them is not in the backup, and unless it is only asked about, a
 * backup of them. That they cannot is a reason to restore, not one against it. */
static void
look_at_present (SummerRestore *restore, const char *path, SummerSession *session, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store
      = summer_store_open_for (path, SUMMER_STORE_READ_ONLY, session, &error);
  g_autoptr (SummerLoss) loss
      = store != NULL ? summer_restore_compare (restore, store, &error) : NULL;

  if (loss != NULL)
    say_loss (loss);
  else if (!g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
    summer_terminal_say (_ ("The present records cannot be compared with it: %s"), error->message);
  if (loss == NULL || dry_run)
    return;

  g_autofree char *folder = summer_backup_folder_dup_default (path);
  g_clear_error (&error);
  if (summer_backup_folder_needs (folder, store)
      && !summer_backup_folder_add (folder, store, SUMMER_OCCASION_RESTORE, NULL, NULL, &error))
    summer_terminal_say (_ ("No backup was made of the present records: %s"), error->message);
}

/* By the session or the code; where neither opens it, by the password that somebody had when it was made. */
static SummerRestore *
open_backup (SummerInvocation *invocation,
             const char *backup,
             SummerSession *session,
             const char *code,
             GError **error)
{
  SummerBackupKey key = { .session = session, .code = code };
  GError *local = NULL;
  SummerRestore *restore = summer_restore_new (backup, &key, &local);

  if (g_error_matches (local, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED)
      && invocation->account != NULL)
    {
      g_autofree char *question = g_strdup_printf (_ ("Password of %s"), invocation->account);
      g_autoptr (SummerSecretText) password
          = summer_invocation_read_password (invocation, question, error);

      g_clear_error (&local);
      if (password == NULL)
        return NULL;
      key.account = invocation->account;
      key.password = password;
      return summer_restore_new (backup, &key, error);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return restore;
}

static gboolean
restore_from (SummerInvocation *invocation,
              const char *path,
              const char *backup,
              const char *code,
              gboolean dry_run,
              GError **error)
{
  const SummerBackupWatch watch = { NULL, NULL, invocation->cancellable };
  const gboolean present = g_file_test (path, G_FILE_TEST_EXISTS);
  GError *local = NULL;
  /* Where there is nothing to be replaced, by whose a plain copy is. */
  g_autoptr (SummerSession) session
      = code == NULL ? summer_invocation_sign_in (invocation, present ? path : backup, &local)
                     : NULL;

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  g_autoptr (SummerRestore) restore = open_backup (invocation, backup, session, code, error);
  if (restore == NULL)
    return FALSE;
  g_autofree char *text = summer_backup_dup_contents_text (summer_restore_get_contents (restore));
  summer_terminal_say ("%s", g_strchomp (text));
  if (present && (session != NULL || !summer_sign_in_is_needed (path)))
    look_at_present (restore, path, session, dry_run);
  return dry_run || summer_restore_run (restore, path, session, &watch, error);
}

/**
 * summer_command_restore:
 *
 * `summerctl restore FILE [--dry-run] [--recovery-file FILE | --recovery-fd N]`: says what a backup holds and what would
 * be lost, and puts it in the place of the database, which is kept aside.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_restore (SummerInvocation *invocation, char **argv)
{
  gboolean dry_run = FALSE;
  g_autofree char *file = NULL;
  int fd = -1;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run,
      N_ ("Only say what it holds and what would be lost"), NULL },
    { "recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &file,
      N_ ("Read the code of the recovery sheet from this file"), N_ ("FILE") },
    { "recovery-fd", 0, 0, G_OPTION_ARG_INT, &fd,
      N_ ("Read it from what is open under this number"), N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SummerSecretText) code = NULL;
  g_autoptr (GError) error = NULL;

  if (!summer_invocation_parse (invocation, entries, argv, 1, 1, &rest))
    return invocation->status;
  if (file != NULL || fd >= 0)
    {
      code = read_code (file, fd, &error);
      if (code == NULL)
        return summer_invocation_fail (invocation, error);
    }
  path = summer_invocation_dup_database (invocation);
  if (!restore_from (invocation, path, rest[0], code, dry_run, &error))
    {
      SummerExit status = summer_invocation_fail (invocation, error);

      return is_about_accounts (error) ? status : SUMMER_EXIT_FAILED;
    }
  if (!dry_run)
    summer_terminal_say (_ ("%s now holds what was in %s."), path, rest[0]);
  return SUMMER_EXIT_DONE;
}
