#include "config.h"

#include "summer-office-private.h"

#include <glib/gi18n.h>

#include "summer-assessed.h"
#include "summer-assessor.h"
#include "summer-journal.h"
#include "summer-programme-table.h"
#include "summer-sign-in.h"
#include "summer-union-scope.h"

/* How often other programs' changes are looked at, in ms. What another desk
 * recorded is to be seen within a second. */
#define POLL_INTERVAL 400

static guint signals[SUMMER_OFFICE_N_SIGNALS];

G_DEFINE_FINAL_TYPE (SummerOffice, summer_office, G_TYPE_OBJECT)

static void
summer_office_programme_free (SummerOfficeProgramme *programme)
{
  g_free (programme->name);
  g_free (programme);
}

/* For the files of the office. */
void
summer_office_emit (SummerOffice *self, SummerOfficeSignal what)
{
  g_signal_emit (self, signals[what], 0);
}

static void
summer_office_dispose (GObject *object)
{
  SummerOffice *self = SUMMER_OFFICE (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_handle_id (&self->changed_id, g_source_remove);
  if (self->assessor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->assessor, self);
      summer_assessor_stop (self->assessor);
    }
  g_clear_object (&self->assessor);
  g_ptr_array_set_size (self->works, 0);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->session, summer_session_unref);

  G_OBJECT_CLASS (summer_office_parent_class)->dispose (object);
}

static void
summer_office_finalize (GObject *object)
{
  SummerOffice *self = SUMMER_OFFICE (object);

  summer_union_scope_free (self->scope);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->programmes);
  g_ptr_array_unref (self->works);
  g_free (self->path);

  G_OBJECT_CLASS (summer_office_parent_class)->finalize (object);
}

static void
summer_office_class_init (SummerOfficeClass *klass)
{
  const char *names[SUMMER_OFFICE_N_SIGNALS] = { "changed", "assessed", "work-changed" };

  G_OBJECT_CLASS (klass)->dispose = summer_office_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_office_finalize;

  for (guint i = 0; i < SUMMER_OFFICE_N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], SUMMER_TYPE_OFFICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
summer_office_init (SummerOffice *self)
{
  self->as_of = SUMMER_DAY_NONE;
  self->scope = summer_union_scope_new ();
  self->programmes = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_office_programme_free);
  self->works = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
assessed_cb (SummerOffice *self)
{
  SummerAssessment *assessment = summer_assessor_get_assessment (self->assessor);

  summer_union_scope_forget (self->scope);
  g_clear_error (&self->error);
  if (assessment != NULL)
    summer_store_publish_assessment (self->store, assessment, &self->error);
  g_signal_emit (self, signals[SUMMER_OFFICE_ASSESSED], 0);
}

/**
 * summer_office_new:
 * @path: the database; it is not touched before summer_office_open()
 */
SummerOffice *
summer_office_new (const char *path)
{
  SummerOffice *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (SUMMER_TYPE_OFFICE, NULL);
  self->path = g_strdup (path);
  self->assessor = summer_assessor_new (path);
  g_signal_connect_swapped (self->assessor, "assessed", G_CALLBACK (assessed_cb), self);
  return self;
}

static gboolean
collect_programme (const SummerProgrammeRecord *record, gpointer user_data)
{
  GPtrArray *programmes = user_data;
  SummerOfficeProgramme *programme = g_new0 (SummerOfficeProgramme, 1);

  programme->id = record->id;
  programme->year = record->year;
  programme->name = g_strdup (record->name);
  g_ptr_array_add (programmes, programme);
  return TRUE;
}

static gboolean
take_time (const SummerJournalEntry *entry, gpointer user_data)
{
  SummerOffice *self = user_data;

  self->saved_time = entry->time;
  return FALSE;
}

/* Reads the programmes anew and keeps the chosen one, or takes the newest. */
static gboolean
summer_office_read (SummerOffice *self, GError **error)
{
  gboolean kept = FALSE;

  g_ptr_array_set_size (self->programmes, 0);
  if (!summer_programme_each (self->store, collect_programme, self->programmes, error))
    return FALSE;

  for (guint i = 0; i < self->programmes->len && !kept; i++)
    kept = ((SummerOfficeProgramme *) self->programmes->pdata[i])->id == self->programme;
  if (!kept)
    self->programme
        = self->programmes->len == 0
              ? 0
              : ((SummerOfficeProgramme *) self->programmes->pdata[self->programmes->len - 1])->id;

  if (!summer_union_scope_read (self->scope, self->store, self->programme, error))
    return FALSE;
  return summer_journal_each (self->store, take_time, self, error);
}

static gboolean
changed_idle_cb (gpointer user_data)
{
  g_autoptr (SummerOffice) self = g_object_ref (SUMMER_OFFICE (user_data));
  g_autoptr (GError) error = NULL;

  self->changed_id = 0;
  if (!summer_office_read (self, &error))
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
    }
  summer_assessor_run_soon (self->assessor, self->programme, self->as_of);
  g_signal_emit (self, signals[SUMMER_OFFICE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Several commits in one go are one change to look at. */
static void
store_changed_cb (SummerOffice *self)
{
  if (self->changed_id == 0)
    self->changed_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, changed_idle_cb, self, NULL);
}

static gboolean
poll_cb (gpointer user_data)
{
  summer_office_refresh (user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * summer_office_open:
 *
 * Opens the database, makes it where there is none, chooses the newest programme and sets the first
 * assessment going. Nothing of this happens before the window's first frame.
 *
 * Returns: whether it is open; the error says what to do
 */
gboolean
summer_office_open (SummerOffice *self, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (SUMMER_IS_OFFICE (self), FALSE);
  g_return_val_if_fail (self->store == NULL, FALSE);

  folder = g_path_get_dirname (self->path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                   _ ("The folder %s cannot be made: %s. Choose another place with --database."),
                   folder, g_strerror (saved));
      return FALSE;
    }

  self->store = summer_store_open_for (self->path, SUMMER_STORE_CREATE, self->session, error);
  if (self->store == NULL)
    return FALSE;

  if (!summer_office_read (self, error))
    {
      g_clear_object (&self->store);
      return FALSE;
    }

  g_signal_connect_swapped (self->store, "changed::records", G_CALLBACK (store_changed_cb), self);
  self->poll_id = g_timeout_add (POLL_INTERVAL, poll_cb, self);
  summer_assessor_run (self->assessor, self->programme, self->as_of);
  g_signal_emit (self, signals[SUMMER_OFFICE_CHANGED], 0);
  return TRUE;
}

void
summer_office_refresh (SummerOffice *self)
{
  g_return_if_fail (SUMMER_IS_OFFICE (self));

  if (self->store != NULL)
    summer_store_poll (self->store);
}

/**
 * summer_office_set_session:
 *
 * For the connections of the office and of all its work.
 */
void
summer_office_set_session (SummerOffice *self, SummerSession *session)
{
  g_return_if_fail (SUMMER_IS_OFFICE (self) && self->store == NULL && session != NULL);

  g_clear_pointer (&self->session, summer_session_unref);
  self->session = summer_session_ref (session);
  summer_assessor_set_session (self->assessor, session);
}

/**
 * summer_office_get_session:
 *
 * Returns: (nullable) (transfer none): who has signed in
 */
SummerSession *
summer_office_get_session (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  return self->session;
}

gboolean
summer_office_may (SummerOffice *self, SummerRight right)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), FALSE);

  return summer_session_may (self->session, right);
}

/**
 * summer_office_stop:
 *
 * Does not wait for whoever still holds the office. Nothing of work that is cancelled stays half done.
 */
void
summer_office_stop (SummerOffice *self)
{
  g_return_if_fail (SUMMER_IS_OFFICE (self));

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_handle_id (&self->changed_id, g_source_remove);
  summer_office_cancel_all (self);
  summer_assessor_set_session (self->assessor, NULL);
  g_clear_pointer (&self->session, summer_session_unref);
  if (self->store == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->store, self);
  summer_sign_in_close (self->store);
  g_clear_object (&self->store);
}

const char *
summer_office_get_path (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  return self->path;
}

/**
 * summer_office_get_store:
 *
 * Returns: (nullable) (transfer none): the main thread's connection; %NULL until it is open
 */
SummerStore *
summer_office_get_store (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  return self->store;
}

GPtrArray *
summer_office_get_programmes (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  return self->programmes;
}

gint64
summer_office_get_programme (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), 0);

  return self->programme;
}

/**
 * summer_office_set_programme:
 *
 * Turns every page to another programme of the file. The day to judge as of goes back to the latest.
 */
void
summer_office_set_programme (SummerOffice *self, gint64 programme)
{
  g_return_if_fail (SUMMER_IS_OFFICE (self));

  if (self->programme == programme)
    return;

  self->programme = programme;
  self->as_of = SUMMER_DAY_NONE;
  summer_union_scope_set_name (self->scope, NULL);
  g_clear_error (&self->error);
  summer_union_scope_read (self->scope, self->store, programme, &self->error);
  summer_assessor_forget (self->assessor);
  summer_assessor_run (self->assessor, self->programme, self->as_of);
  g_signal_emit (self, signals[SUMMER_OFFICE_CHANGED], 0);
}

const SummerUnionTree *
summer_office_get_union_tree (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  return summer_union_scope_get_tree (self->scope);
}

const char *
summer_office_get_union (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  return summer_union_scope_get_name (self->scope);
}

/**
 * summer_office_set_union:
 * @name: (nullable): of a node of the tree; %NULL for all
 *
 * Narrows everything that lists or sums to the classes of a union and of those below it.
 */
void
summer_office_set_union (SummerOffice *self, const char *name)
{
  g_return_if_fail (SUMMER_IS_OFFICE (self));

  if (self->store == NULL || g_strcmp0 (name, summer_union_scope_get_name (self->scope)) == 0)
    return;
  summer_union_scope_set_name (self->scope, name);
  g_clear_error (&self->error);
  summer_union_scope_read (self->scope, self->store, self->programme, &self->error);
  g_signal_emit (self, signals[SUMMER_OFFICE_CHANGED], 0);
}

const char *
summer_office_get_unions (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  return summer_union_scope_get_unions (self->scope);
}

gboolean
summer_office_shows_union (SummerOffice *self, const char *name)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), FALSE);

  return summer_union_scope_holds (self->scope, name);
}

/**
 * summer_office_get_whole_assessment:
 *
 * The one assessment behind everything that the window shows.
 *
 * Returns: (nullable) (transfer none): %NULL while the first is made, and where there is no programme
 */
SummerAssessment *
summer_office_get_whole_assessment (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  return self->assessor != NULL ? summer_assessor_get_assessment (self->assessor) : NULL;
}

/**
 * summer_office_get_assessment:
 *
 * What the whole assessment says of the classes that are shown.
 *
 * Returns: (nullable) (transfer none): %NULL while the first is made, and where there is no programme
 */
SummerAssessment *
summer_office_get_assessment (SummerOffice *self)
{
  SummerAssessment *whole = summer_office_get_whole_assessment (self);

  return whole != NULL ? summer_union_scope_get_part (self->scope, whole) : NULL;
}

/**
 * summer_office_get_daily:
 *
 * Returns: (transfer none) (nullable) (element-type SummerDaily): the attendance of each day, by the same records as
 *   the assessment; %NULL until there is one
 */
const GArray *
summer_office_get_daily (SummerOffice *self)
{
  SummerAssessment *shown = summer_office_get_assessment (self);

  if (shown == NULL || shown->whole == NULL)
    return self->assessor != NULL ? summer_assessor_get_daily (self->assessor) : NULL;
  return summer_union_scope_get_daily (self->scope, shown);
}

gboolean
summer_office_get_assessing (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), FALSE);

  return self->assessor != NULL && summer_assessor_is_running (self->assessor);
}

const GError *
summer_office_get_error (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), NULL);

  if (self->error != NULL)
    return self->error;
  return self->assessor != NULL ? summer_assessor_get_error (self->assessor) : NULL;
}

SummerDay
summer_office_get_as_of (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), SUMMER_DAY_NONE);

  return self->as_of;
}

/**
 * summer_office_set_as_of:
 * @as_of: the day to judge as of; %SUMMER_DAY_NONE for the latest day recorded
 */
void
summer_office_set_as_of (SummerOffice *self, SummerDay as_of)
{
  g_return_if_fail (SUMMER_IS_OFFICE (self));

  if (self->as_of == as_of)
    return;

  self->as_of = as_of;
  if (self->store != NULL)
    summer_assessor_run (self->assessor, self->programme, self->as_of);
}

gint64
summer_office_get_saved_time (SummerOffice *self)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (self), 0);

  return self->saved_time;
}
