#include "config.h"

#include "summer-import.h"

#include <glib/gi18n.h>

#include "summer-backup-keeper.h"

/**
 * summer_import_dup_names:
 * @paths: (nullable): files
 *
 * Returns: (transfer full): their names, without folders, as people list them
 */
char *
summer_import_dup_names (char **paths)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; paths && paths[i]; i++)
    {
      g_autofree char *name = g_filename_display_basename (paths[i]);

      if (i > 0)
        g_string_append (names, _ (", "));
      g_string_append (names, name);
    }
  return g_strdup (names->str);
}

typedef struct
{
  char **paths; /* owned */
  int year;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_strfreev (reading->paths);
  g_free (reading);
}

static gpointer
read_files (SummerWork *work, gpointer data, GError **error)
{
  const Reading *reading = data;

  return summer_plan_new (summer_work_get_store (work), (const char *const *) reading->paths,
                          reading->year, summer_work_progress, work,
                          summer_work_get_cancellable (work), error);
}

/* The year of the programme shown: what a file without a programme of its own goes to. */
static int
get_year (SummerOffice *office)
{
  GPtrArray *programmes = summer_office_get_programmes (office);

  for (guint i = 0; i < programmes->len; i++)
    {
      const SummerOfficeProgramme *programme = g_ptr_array_index (programmes, i);

      if (programme->id == summer_office_get_programme (office))
        return programme->year;
    }
  return 0;
}

/**
 * summer_import_read_async:
 * @title: what is said while it is read
 * @paths: the files
 *
 * Plans what an import of the files would write. Nothing is written.
 */
void
summer_import_read_async (SummerOffice *office,
                          const char *title,
                          const char *const *paths,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->paths = g_strdupv ((char **) paths);
  reading->year = get_year (office);
  summer_office_run_async (office, title, SUMMER_WORK_READS, read_files, reading, reading_free,
                           g_object_unref, callback, user_data);
}

/**
 * summer_import_read_finish:
 *
 * Returns: (transfer full): the plan, whose problems may keep it from being written; %NULL with @error set
 *   when a file cannot be read at all, or the reading was cancelled
 */
SummerPlan *
summer_import_read_finish (SummerOffice *office, GAsyncResult *result, GError **error)
{
  return summer_office_run_finish (office, result, error);
}

typedef struct
{
  SummerPlan *plan; /* owned */
  char **folders;   /* owned: where backups go */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->plan);
  g_strfreev (writing->folders);
  g_free (writing);
}

static gpointer
write_plan (SummerWork *work, gpointer data, GError **error)
{
  const Writing *writing = data;
  SummerPlan *plan = writing->plan;
  gint64 sequence = 0;
  SummerImported *written;

  summer_backup_keeper_write_first (work, writing->folders, SUMMER_OCCASION_IMPORT);
  if (!summer_plan_apply (plan, summer_work_get_store (work), summer_work_progress, work,
                          summer_work_get_cancellable (work), &sequence, error))
    return NULL;
  written = g_new0 (SummerImported, 1);
  written->sequence = sequence;
  written->programme = summer_plan_get_programme (plan);
  return written;
}

/**
 * summer_import_write_async:
 *
 * Writes @plan in one transaction, after a backup of what is there. Cancelled or failed, it leaves nothing.
 */
void
summer_import_write_async (SummerOffice *office,
                           const char *title,
                           SummerPlan *plan,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->plan = g_object_ref (plan);
  writing->folders = summer_backup_keeper_list_folders (summer_backup_keeper_get (office));
  summer_office_run_async (office, title, SUMMER_WORK_WRITES, write_plan, writing, writing_free,
                           g_free, callback, user_data);
}

SummerImported *
summer_import_write_finish (SummerOffice *office, GAsyncResult *result, GError **error)
{
  return summer_office_run_finish (office, result, error);
}
