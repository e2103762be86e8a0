#include "config.h"

#include "summer-paste-work.h"

#include <glib/gi18n.h>

#include "summer-block-work.h"

typedef struct
{
  SummerBlockSource source;
  gint64 programme;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  summer_block_source_clear (&reading->source);
  g_free (reading);
}

static gpointer
read_roster (SummerWork *work, gpointer data, GError **error)
{
  const Reading *reading = data;
  g_autoptr (SummerBlock) block
      = summer_block_source_read (&reading->source, summer_work_get_cancellable (work), error);

  if (block == NULL)
    return NULL;
  return summer_roster_paste_new (block, summer_work_get_store (work), reading->programme, 0,
                                  error);
}

/**
 * summer_paste_read_async:
 * @text: (nullable): a block as it was copied
 * @path: (nullable): a file
 */
void
summer_paste_read_async (SummerOffice *office,
                         const char *text,
                         const char *path,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Reading *reading = g_new0 (Reading, 1);

  summer_block_source_set (&reading->source, text, path);
  reading->programme = summer_office_get_programme (office);
  summer_office_run_async (office, NULL, SUMMER_WORK_READS, read_roster, reading, reading_free,
                           g_object_unref, callback, user_data);
}

typedef struct
{
  SummerRosterPaste *paste; /* owned */
  guint column;
  SummerMeaning meaning;
  char *reason; /* owned */
} Job;

static Job *
job_new (SummerRosterPaste *paste)
{
  Job *job = g_new0 (Job, 1);

  job->paste = g_object_ref (paste);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->paste);
  g_free (job->reason);
  g_free (job);
}

static gpointer
compare (SummerWork *work, gpointer data, GError **error)
{
  Job *job = data;

  if (job->column != G_MAXUINT)
    summer_roster_paste_set_meaning (job->paste, job->column, job->meaning);
  else if (!summer_roster_paste_reload (job->paste, summer_work_get_store (work), error))
    return NULL;
  return g_object_ref (job->paste);
}

void
summer_paste_compare_async (SummerOffice *office,
                            SummerRosterPaste *paste,
                            guint column,
                            SummerMeaning meaning,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job = job_new (paste);

  job->column = column;
  job->meaning = meaning;
  summer_office_run_async (office, NULL, SUMMER_WORK_READS, compare, job, job_free, g_object_unref,
                           callback, user_data);
}

/**
 * summer_paste_work_finish:
 *
 * Returns: (transfer full) (nullable): NULL with @error: it cannot be read, or nothing is in it
 */
SummerRosterPaste *
summer_paste_work_finish (SummerOffice *office, GAsyncResult *result, GError **error)
{
  return summer_office_run_finish (office, result, error);
}

static gpointer
write_roster (SummerWork *work, gpointer data, GError **error)
{
  Job *job = data;
  gint64 sequence = 0;

  if (!summer_roster_paste_apply (job->paste, summer_work_get_store (work), job->reason,
                                  summer_work_progress, work, summer_work_get_cancellable (work),
                                  &sequence, error))
    return NULL;
  return g_memdup2 (&sequence, sizeof sequence);
}

/**
 * summer_paste_write_async:
 * @reason: for the journal
 */
void
summer_paste_write_async (SummerOffice *office,
                          SummerRosterPaste *paste,
                          const char *reason,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job = job_new (paste);

  job->reason = g_strdup (reason);
  summer_office_run_async (office, _ ("Writing the roster"), SUMMER_WORK_WRITES, write_roster, job,
                           job_free, g_free, callback, user_data);
}

gboolean
summer_paste_write_finish (SummerOffice *office,
                           GAsyncResult *result,
                           gint64 *sequence,
                           GError **error)
{
  g_autofree gint64 *written = summer_office_run_finish (office, result, error);

  if (written == NULL)
    return FALSE;
  *sequence = *written;
  return TRUE;
}
