#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "summer-backup-folder.h"
#include "summer-command.h"
#include "summer-plan.h"
#include "summer-terminal.h"

static void
remove_database (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

/* Where it is, as far as that is known: the file, its sheet, the cell. */
static char *
dup_place (const SummerProblem *problem)
{
  if (problem->sheet == NULL)
    return g_strdup (problem->file);
  if (problem->cell == NULL)
    /* Translators: a file, and a sheet of it. */
    return g_strdup_printf (_ ("%s, %s"), problem->file, problem->sheet);
  /* Translators: a file, a sheet of it, and a cell, as in 学生!C7. */
  return g_strdup_printf (_ ("%s, %s!%s"), problem->file, problem->sheet, problem->cell);
}

static void
say_problems (SummerPlan *plan)
{
  GPtrArray *problems = summer_plan_get_problems (plan);
  GPtrArray *ignored = summer_plan_get_ignored (plan);

  for (guint i = 0; i < ignored->len; i++)
    summer_terminal_say (_ ("Left alone: %s"), (const char *) ignored->pdata[i]);
  for (guint i = 0; i < problems->len; i++)
    {
      const SummerProblem *problem = problems->pdata[i];
      const char *kind = problem->is_error ? _ ("Error") : _ ("Warning");
      g_autofree char *place = dup_place (problem);

      if (place == NULL)
        /* Translators: error or warning, and what it says. */
        summer_terminal_say (_ ("%s: %s"), kind, problem->message);
      else
        /* Translators: error or warning, the place, and what it says. */
        summer_terminal_say (_ ("%s: %s: %s"), kind, place, problem->message);
    }
}

static void
add_count (SummerTextTable *table, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  summer_text_table_add (table, text);
}

static void
print_sheets (SummerPlan *plan)
{
  g_autoptr (SummerTextTable) table = summer_text_table_new ("<>>>>>");
  g_autofree char *text = NULL;
  GPtrArray *sheets = summer_plan_get_sheets (plan);

  summer_text_table_add (table, _ ("Sheet"));
  summer_text_table_add (table, _ ("Rows"));
  summer_text_table_add (table, _ ("Added"));
  summer_text_table_add (table, _ ("Changed"));
  summer_text_table_add (table, _ ("Removed"));
  summer_text_table_add (table, _ ("Same"));
  for (guint i = 0; i < sheets->len; i++)
    {
      const SummerPlanSheet *sheet = sheets->pdata[i];

      summer_text_table_add (table, sheet->sheet);
      add_count (table, sheet->rows);
      add_count (table, sheet->added);
      add_count (table, sheet->changed);
      add_count (table, sheet->removed);
      add_count (table, sheet->same);
    }
  text = summer_text_table_dup_text (table);
  summer_terminal_print (text);
}

/* An import can be undone; where somebody undoes it on another day, what it was like before is at hand, too. That no
 * backup could be made is said, and keeps nobody from working. */
static void
keep_backup (SummerInvocation *invocation, SummerStore *store)
{
  const SummerBackupWatch watch = { NULL, NULL, invocation->cancellable };
  g_autofree char *folder = summer_backup_folder_dup_default (summer_store_get_path (store));
  g_autoptr (GError) error = NULL;

  if (summer_backup_folder_needs (folder, store)
      && !summer_backup_folder_add (folder, store, SUMMER_OCCASION_IMPORT, &watch, NULL, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    summer_terminal_say (_ ("No backup was made before: %s"), error->message);
}

static SummerExit
apply (SummerInvocation *invocation, SummerPlan *plan, SummerStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;

  keep_backup (invocation, store);
  if (!summer_plan_apply (plan, store, summer_terminal_progress, (gpointer) _ ("Writing"),
                          invocation->cancellable, &sequence, &error))
    return summer_invocation_fail (invocation, error);
  if (sequence == 0)
    summer_terminal_say ("%s", _ ("Nothing to change: all of it was there already."));
  else
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, sequence);

      summer_terminal_say (_ ("Imported. “summerctl undo %s” takes it back."), number);
    }
  return SUMMER_EXIT_DONE;
}

static SummerExit
import (
    SummerInvocation *invocation, SummerStore *store, char **files, gboolean dry_run, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPlan) plan
      = summer_plan_new (store, (const char *const *) files, invocation->year,
                         summer_terminal_progress, (gpointer) _ ("Reading"),
                         invocation->cancellable, &error);
  SummerExit status = SUMMER_EXIT_DONE;
  guint n_errors;

  if (plan == NULL)
    return summer_invocation_fail (invocation, error);
  summer_terminal_end_progress ();
  say_problems (plan);
  n_errors = summer_plan_get_n_errors (plan);
  if (n_errors > 0)
    {
      summer_terminal_say (ngettext ("Nothing was changed: %u error has to be mended first.",
                                     "Nothing was changed: %u errors have to be mended first.",
                                     n_errors),
                           n_errors);
      status = SUMMER_EXIT_INPUT;
    }
  else if (dry_run)
    summer_terminal_say ("%s", _ ("Nothing was changed: this was a trial."));
  else
    status = apply (invocation, plan, store);

  if (json)
    {
      g_autofree char *text = summer_plan_dup_json (plan);

      summer_terminal_print_json (text);
    }
  else
    print_sheets (plan);
  return status;
}

/* A trial on a database that is not there yet reads against an empty one that goes away again. */
static SummerExit
try_without_database (SummerInvocation *invocation, char **files, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("summerctl-XXXXXX", &error);
  g_autofree char *path = NULL;
  SummerExit status;

  if (folder == NULL)
    return summer_invocation_fail (invocation, error);
  path = g_build_filename (folder, "trial.db", NULL);
  {
    g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_CREATE, &error);

    status = store != NULL ? import (invocation, store, files, TRUE, json)
                           : summer_invocation_fail (invocation, error);
  }
  remove_database (path);
  g_rmdir (folder);
  return status;
}

/**
 * summer_command_import:
 *
 * `summerctl import FILE… [--dry-run] [--json]`: parse, plan, one transaction (workbook.md). The plan goes to
 * standard output, its problems to standard error.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_import (SummerInvocation *invocation, char **argv)
{
  gboolean dry_run = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Show what would be done, and do nothing"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the result as JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) files = NULL;
  g_autofree char *path = NULL;
  gboolean is_new;
  SummerExit status;

  if (!summer_invocation_parse (invocation, entries, argv, 1, G_MAXUINT, &files))
    return invocation->status;
  path = summer_invocation_dup_database (invocation);
  is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  if (is_new && dry_run)
    return try_without_database (invocation, files, json);
  {
    g_autoptr (SummerStore) store
        = summer_invocation_open_with (invocation, SUMMER_STORE_CREATE, SUMMER_RIGHT_RECORDS);

    if (store == NULL)
      return invocation->status;
    status = import (invocation, store, files, dry_run, json);
  }
  /* Nothing was changed: no empty database is left behind either. */
  if (is_new && status != SUMMER_EXIT_DONE)
    remove_database (path);
  return status;
}
