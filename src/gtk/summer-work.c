#include "config.h"

#include "summer-work.h"

#include <glib/gi18n.h>

#include "summer-journal.h"

/* A cancelled or failed piece of work leaves nothing behind: the store rolls back, exports are written
 * beside their target. So the worker needs no word from the main thread but the cancellable. */
struct _SummerWork
{
  GObject parent_instance;

  GCancellable *cancellable;
  char *title;            /* owned; NULL = quiet */
  char *path;             /* owned */
  SummerSession *session; /* owned; NULL = the file has no accounts */
  SummerStore *store;     /* the worker's own */
  GArray *entries; /* owned, gint64: what it committed; for the window when the work is over */
  gint64 started;  /* monotonic, µs */
  int permille;    /* atomic; -1 = not known */

  SummerWorkAccess access;
  SummerWorkFunc func;
  gpointer data;
  GDestroyNotify free_data, free_result;
};

G_DEFINE_FINAL_TYPE (SummerWork, summer_work, G_TYPE_OBJECT)

static void
summer_work_finalize (GObject *object)
{
  SummerWork *self = SUMMER_WORK (object);

  if (self->free_data != NULL && self->data != NULL)
    self->free_data (self->data);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->session, summer_session_unref);
  g_array_unref (self->entries);
  g_free (self->title);
  g_free (self->path);

  G_OBJECT_CLASS (summer_work_parent_class)->finalize (object);
}

static void
summer_work_class_init (SummerWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_work_finalize;
}

static void
summer_work_init (SummerWork *self)
{
  self->cancellable = g_cancellable_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->permille = -1;
}

/**
 * summer_work_get_store:
 *
 * The worker's own connection, open for the length of the work; %NULL where the work asked for none.
 */
SummerStore *
summer_work_get_store (SummerWork *self)
{
  g_return_val_if_fail (SUMMER_IS_WORK (self), NULL);

  return self->store;
}

GCancellable *
summer_work_get_cancellable (SummerWork *self)
{
  g_return_val_if_fail (SUMMER_IS_WORK (self), NULL);

  return self->cancellable;
}

/**
 * summer_work_progress:
 * @fraction: 0 to 1
 * @work: a #SummerWork
 *
 * Notes how far the work is. From the worker, as often as it likes: the window looks at it in its own time.
 */
void
summer_work_progress (double fraction, gpointer work)
{
  SummerWork *self = work;

  g_return_if_fail (SUMMER_IS_WORK (self));

  g_atomic_int_set (&self->permille, (int) (CLAMP (fraction, 0.0, 1.0) * 1000.0));
}

const char *
summer_work_get_title (SummerWork *self)
{
  g_return_val_if_fail (SUMMER_IS_WORK (self), NULL);

  return self->title;
}

/**
 * summer_work_get_fraction:
 *
 * How far the work is, 0 to 1; -1 while it has not said.
 */
double
summer_work_get_fraction (SummerWork *self)
{
  int permille;

  g_return_val_if_fail (SUMMER_IS_WORK (self), -1);

  permille = g_atomic_int_get (&self->permille);
  return permille < 0 ? -1.0 : permille / 1000.0;
}

/**
 * summer_work_dup_estimate:
 *
 * The time left in words, from the pace so far. %NULL in the first second and the first twentieth, when
 * any estimate would jump about.
 */
char *
summer_work_dup_estimate (SummerWork *self)
{
  double fraction, elapsed;
  int seconds;

  g_return_val_if_fail (SUMMER_IS_WORK (self), NULL);

  fraction = summer_work_get_fraction (self);
  elapsed = (g_get_monotonic_time () - self->started) / (double) G_USEC_PER_SEC;
  if (fraction < 0.05 || elapsed < 1.0)
    return NULL;

  seconds = (int) (elapsed * (1.0 - fraction) / fraction) + 1;
  if (seconds < 60)
    return g_strdup_printf (ngettext ("about %d second left", "about %d seconds left", seconds),
                            seconds);

  seconds = (seconds + 59) / 60;
  return g_strdup_printf (ngettext ("about %d minute left", "about %d minutes left", seconds),
                          seconds);
}

/**
 * summer_work_get_entries:
 *
 * Returns: (transfer none) (element-type gint64): the entries of the journal that the work wrote, once it is over
 */
const GArray *
summer_work_get_entries (SummerWork *self)
{
  g_return_val_if_fail (SUMMER_IS_WORK (self), NULL);

  return self->entries;
}

void
summer_work_cancel (SummerWork *self)
{
  g_return_if_fail (SUMMER_IS_WORK (self));

  g_cancellable_cancel (self->cancellable);
}

static void
summer_work_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SummerWork *self = source;
  GError *error = NULL;
  gpointer result = NULL;

  if (self->access != SUMMER_WORK_WITHOUT_STORE)
    {
      self->store
          = summer_store_open_for (self->path,
                                   self->access == SUMMER_WORK_READS ? SUMMER_STORE_READ_ONLY
                                                                     : SUMMER_STORE_NONE,
                                   self->session, &error);
      g_clear_pointer (&self->session, summer_session_unref);
      if (self->store == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }

  result = self->func (self, self->data, &error);

  if (self->store != NULL)
    {
      const GArray *entries = summer_journal_get_entries (self->store);

      g_array_append_vals (self->entries, entries->data, entries->len);
    }
  /* The connection goes before the result is told: whoever waits for it may move or check the file. */
  g_clear_object (&self->store);

  if (result == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, self->free_result);
}

/**
 * summer_work_set_session:
 * @session: (nullable): who has signed in
 */
void
summer_work_set_session (SummerWork *self, SummerSession *session)
{
  g_return_if_fail (SUMMER_IS_WORK (self) && self->func == NULL);

  g_clear_pointer (&self->session, summer_session_unref);
  if (session != NULL)
    self->session = summer_session_ref (session);
}

/**
 * summer_work_run_async:
 * @title: (nullable): what is being done, for the person who waits; %NULL for quiet work
 * @path: (nullable): the database, for a connection of the worker's own
 * @func: runs in a thread; returns the result or %NULL with an error
 * @data: (transfer full): handed to @func
 * @free_result: (nullable): frees a result that nobody fetched
 *
 * Runs @func once. A #SummerWork is used for one piece of work only.
 */
void
summer_work_run_async (SummerWork *self,
                       const char *title,
                       const char *path,
                       SummerWorkAccess access,
                       SummerWorkFunc func,
                       gpointer data,
                       GDestroyNotify free_data,
                       GDestroyNotify free_result,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SUMMER_IS_WORK (self) && self->func == NULL);
  g_return_if_fail (access == SUMMER_WORK_WITHOUT_STORE || path != NULL);

  self->title = g_strdup (title);
  self->path = g_strdup (path);
  self->access = access;
  self->func = func;
  self->data = data;
  self->free_data = free_data;
  self->free_result = free_result;
  self->started = g_get_monotonic_time ();

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, summer_work_run_async);
  /* A commit that is through stays done, even when Cancel came a moment later: the result says what is. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, summer_work_thread);
}

/**
 * summer_work_run_finish:
 *
 * Returns: (transfer full): what the work gave, or %NULL with @error set (%G_IO_ERROR_CANCELLED when it
 *   was cancelled)
 */
gpointer
summer_work_run_finish (SummerWork *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
