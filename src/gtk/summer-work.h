/* One long piece of work in a thread of its own: its connection, its progress, its way to be cancelled. */
#pragma once

#include <gio/gio.h>

#include "summer-session.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_WORK_WITHOUT_STORE,
  SUMMER_WORK_READS,
  SUMMER_WORK_WRITES,
} SummerWorkAccess;

#define SUMMER_TYPE_WORK (summer_work_get_type ())
G_DECLARE_FINAL_TYPE (SummerWork, summer_work, SUMMER, WORK, GObject)

/* Runs in the worker: the result (owned by whoever finishes), or NULL with error set. */
typedef gpointer (*SummerWorkFunc) (SummerWork *work, gpointer data, GError **error);

/* For the worker. */
SummerStore  *summer_work_get_store       (SummerWork *self); /* a connection of its own; NULL without store */
GCancellable *summer_work_get_cancellable (SummerWork *self);
void          summer_work_progress        (double fraction, gpointer work); /* a SummerProgressFunc */

/* For the window. */
const char   *summer_work_get_title       (SummerWork *self); /* NULL = quiet, not shown */
double        summer_work_get_fraction    (SummerWork *self); /* -1 = not known */
char         *summer_work_dup_estimate    (SummerWork *self); /* "about 12 s left"; NULL = not known yet */
const GArray *summer_work_get_entries     (SummerWork *self); /* gint64: what it wrote to the journal, once it is over */
void          summer_work_cancel          (SummerWork *self);

void          summer_work_set_session     (SummerWork *self, SummerSession *session); /* before it runs: whose connection it has; may be NULL */
void          summer_work_run_async       (SummerWork *self, const char *title, const char *path, SummerWorkAccess access,
                                           SummerWorkFunc func, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result,
                                           GAsyncReadyCallback callback, gpointer user_data);
gpointer      summer_work_run_finish      (SummerWork *self, GAsyncResult *result, GError **error);

G_END_DECLS
