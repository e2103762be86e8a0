#include "config.h"

#include "summer-sheet-gatherer.h"

#include "summer-journal-gathering.h"

#define ROWS_A_STEP 2000 /* some milliseconds */
#define UNDER_WAY "summer-gathering"
#define TRIED                                                                                      \
  "summer-gathered" /* once: what fails is read by the sheet itself, which says what is the matter */

typedef struct
{
  SummerStore *store;                /* owned: that shows the journal */
  SummerJournalGathering *gathering; /* owned; NULL before the worker ends */
  void (*done) (gpointer widget);
  GWeakRef widget;
} Job;

static void
finish (Job *self)
{
  g_autoptr (GObject) widget = g_weak_ref_get (&self->widget);

  g_object_set_data (G_OBJECT (self->store), UNDER_WAY, NULL);
  if (widget != NULL)
    self->done (widget);
  g_weak_ref_clear (&self->widget);
  g_clear_pointer (&self->gathering, summer_journal_gathering_free);
  g_object_unref (self->store);
  g_free (self);
}

static gboolean
step_cb (gpointer user_data)
{
  Job *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (summer_journal_gathering_take (self->gathering, self->store, ROWS_A_STEP, &done, &error)
      && !done)
    return G_SOURCE_CONTINUE;
  if (error != NULL)
    g_info ("The journal is gathered at once: %s", error->message);
  finish (self);
  return G_SOURCE_REMOVE;
}

static gpointer
read_work (SummerWork *work, gpointer data, GError **error)
{
  return summer_journal_gathering_read (summer_work_get_store (work), error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *self = user_data;
  g_autoptr (GError) error = NULL;

  self->gathering = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);
  if (self->gathering != NULL)
    g_idle_add (step_cb, self);
  else
    finish (self);
}

gboolean
summer_sheet_gatherer_waits (SummerOffice *office,
                             const SummerSheetSpec *spec,
                             void (*done) (gpointer widget),
                             gpointer widget)
{
  SummerStore *store;
  Job *self;

  g_return_val_if_fail (SUMMER_IS_OFFICE (office) && done != NULL, FALSE);

  store = summer_office_get_store (office);
  if (spec != &summer_sheet_journal || summer_office_get_unions (office) == NULL || store == NULL)
    return FALSE;
  if (g_object_get_data (G_OBJECT (store), UNDER_WAY) != NULL)
    return TRUE;
  if (g_object_get_data (G_OBJECT (store), TRIED) != NULL
      || !summer_journal_gathering_is_long (store))
    return FALSE;
  self = g_new0 (Job, 1);
  self->store = g_object_ref (store);
  self->done = done;
  g_weak_ref_init (&self->widget, widget);
  g_object_set_data (G_OBJECT (store), UNDER_WAY, self);
  g_object_set_data (G_OBJECT (store), TRIED, GINT_TO_POINTER (1));
  summer_office_run_async (office, NULL, SUMMER_WORK_READS, read_work, NULL, NULL,
                           (GDestroyNotify) summer_journal_gathering_free, read_cb, self);
  return TRUE;
}
