/* The long work of an office. */
#include "config.h"

#include "summer-office-private.h"

#include "summer-journal.h"

/* How often the progress of long work is looked at, in ms. */
#define PROGRESS_INTERVAL 120

typedef struct
{
  GTask *task;      /* owned */
  SummerWork *work; /* owned */
} RunJob;

static void
run_job_free (RunJob *job)
{
  g_clear_object (&job->task);
  g_clear_object (&job->work);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RunJob, run_job_free)

static gboolean
progress_cb (gpointer user_data)
{
  summer_office_emit (user_data, SUMMER_OFFICE_WORK_CHANGED);
  return G_SOURCE_CONTINUE;
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RunJob) job = user_data;
  g_autoptr (GError) error = NULL;
  SummerOffice *self = g_task_get_source_object (job->task);
  GDestroyNotify free_result = g_task_get_task_data (job->task);
  gpointer value;

  value = summer_work_run_finish (job->work, result, &error);
  if (self->store != NULL)
    summer_journal_adopt_entries (self->store, summer_work_get_entries (job->work));

  if (g_ptr_array_remove (self->works, job->work))
    {
      if (self->works->len == 0)
        g_clear_handle_id (&self->progress_id, g_source_remove);
      summer_office_emit (self, SUMMER_OFFICE_WORK_CHANGED);
    }
  summer_office_refresh (self);

  if (value != NULL)
    g_task_return_pointer (job->task, value, free_result);
  else
    g_task_return_error (job->task, g_steal_pointer (&error));
}

/**
 * summer_office_run_async:
 * @title: (nullable): what is being done; shown with progress and Cancel. %NULL = quiet
 * @func: runs in a thread; see summer_work_run_async()
 *
 * Changes that the work commits are noticed by every page as soon as it ends.
 */
void
summer_office_run_async (SummerOffice *self,
                         const char *title,
                         SummerWorkAccess access,
                         SummerWorkFunc func,
                         gpointer data,
                         GDestroyNotify free_data,
                         GDestroyNotify free_result,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  RunJob *job;

  g_return_if_fail (SUMMER_IS_OFFICE (self));

  job = g_new0 (RunJob, 1);
  job->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (job->task, summer_office_run_async);
  g_task_set_task_data (job->task, free_result, NULL);
  job->work = g_object_new (SUMMER_TYPE_WORK, NULL);
  summer_work_set_session (job->work, self->session);

  summer_work_run_async (job->work, title, self->path, access, func, data, free_data, free_result,
                         run_done_cb, job);
  if (title == NULL)
    return;

  g_ptr_array_add (self->works, g_object_ref (job->work));
  if (self->progress_id == 0)
    self->progress_id = g_timeout_add (PROGRESS_INTERVAL, progress_cb, self);
  summer_office_emit (self, SUMMER_OFFICE_WORK_CHANGED);
}

gpointer
summer_office_run_finish (SummerOffice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

SummerWork *
summer_office_get_work (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  return self->works->len == 0 ? NULL : self->works->pdata[self->works->len - 1];
}

void
summer_office_cancel_all (SummerOffice *self)
{
  summer_assessor_stop (self->assessor);
  for (guint k = 0; k < self->works->len; k++)
    summer_work_cancel (self->works->pdata[k]);
}

void
summer_office_cancel_work (SummerOffice *self)
{
  SummerWork *work = summer_office_get_work (self);

  if (work != NULL)
    summer_work_cancel (work);
}
