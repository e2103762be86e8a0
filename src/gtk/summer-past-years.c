#include "config.h"

#include "summer-past-years.h"

#include <glib/gi18n.h>

#include "summer-touched.h"

struct _SummerPastYears
{
  GObject parent_instance;

  GPtrArray *years;        /* owned: SummerYear; NULL until the first */
  gint64 programme, asked; /* that they end with; that is being loaded */
  SummerAssessment *whole; /* owned: of it, the newest one is */
  gint64 sequence;         /* of the journal, up to which they are right */
  GError *error;           /* owned */
  gboolean loading, again; /* again: something changed while they were loaded */
};

G_DEFINE_FINAL_TYPE (SummerPastYears, summer_past_years, G_TYPE_OBJECT)

static guint loaded_signal;

/* {{{ In the worker */

typedef struct
{
  gint64 programme;
  SummerAssessment *whole; /* owned */
  GPtrArray *former;       /* owned; NULL = none */
  gint64 sequence;
} Job;

typedef struct
{
  GPtrArray *years; /* owned */
  gint64 sequence;
} Result;

static void
job_free (gpointer data)
{
  Job *job = data;

  summer_assessment_unref (job->whole);
  g_clear_pointer (&job->former, g_ptr_array_unref);
  g_free (job);
}

static void
result_free (gpointer data)
{
  Result *result = data;

  g_clear_pointer (&result->years, g_ptr_array_unref);
  g_free (result);
}

/* Those of before that nothing has touched; the newest one follows its assessment, which is there. */
static GPtrArray *
list_kept (const Job *job, const SummerTouched *touched)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; job->former != NULL && i < job->former->len; i++)
    {
      SummerYear *year = g_ptr_array_index (job->former, i);

      if (year->programme != job->programme && !summer_touched_is (touched, year->programme))
        g_ptr_array_add (kept, year);
    }
  return kept;
}

static gpointer
load_work (SummerWork *work, gpointer data, GError **error)
{
  const Job *job = data;
  SummerStore *store = summer_work_get_store (work);
  g_autoptr (SummerTouched) touched = summer_touched_new (store, job->sequence, error);
  g_autoptr (GPtrArray) kept = NULL, years = NULL;
  Result *result;

  if (touched == NULL)
    return NULL;
  kept = list_kept (job, touched);
  years = summer_years_load (store, job->programme, job->whole, kept, summer_work_progress, work,
                             summer_work_get_cancellable (work), error);
  if (years == NULL)
    return NULL;
  result = g_new0 (Result, 1);
  result->years = g_steal_pointer (&years);
  result->sequence = touched->sequence;
  return result;
}

/* }}} */

static void
clear (SummerPastYears *self)
{
  g_clear_pointer (&self->years, g_ptr_array_unref);
  g_clear_pointer (&self->whole, summer_assessment_unref);
  g_clear_error (&self->error);
  self->sequence = 0;
}

static void
loaded_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (SummerPastYears) self = user_data;
  SummerOffice *office = SUMMER_OFFICE (source);
  g_autoptr (GError) error = NULL;
  Result *result = summer_office_run_finish (office, async, &error);
  const gboolean of_another = self->asked != summer_office_get_programme (office);

  self->loading = FALSE;
  g_clear_error (&self->error);
  if (result != NULL && self->programme == summer_office_get_programme (office))
    {
      g_clear_pointer (&self->years, g_ptr_array_unref);
      self->years = g_steal_pointer (&result->years);
      self->sequence = result->sequence;
    }
  else if (result == NULL && !of_another)
    {
      clear (self);
      self->error = g_steal_pointer (&error);
    }
  g_clear_pointer (&result, result_free);
  g_signal_emit (self, loaded_signal, 0);
  if ((self->again || of_another) && self->error == NULL)
    summer_past_years_refresh (self, office);
}

/* Only what takes a while is told of, with a way to cancel it. */
static void
load (SummerPastYears *self, SummerOffice *office, SummerAssessment *whole)
{
  Job *job = g_new0 (Job, 1);

  job->programme = self->asked = self->programme;
  job->whole = summer_assessment_ref (whole);
  job->former = self->years != NULL ? g_ptr_array_ref (self->years) : NULL;
  job->sequence = self->sequence;
  g_clear_pointer (&self->whole, summer_assessment_unref);
  self->whole = summer_assessment_ref (whole);
  self->loading = TRUE;
  self->again = FALSE;
  summer_office_run_async (office, self->years == NULL ? _ ("Comparing the years") : NULL,
                           SUMMER_WORK_READS, load_work, job, job_free, result_free, loaded_cb,
                           g_object_ref (self));
}

/**
 * summer_past_years_refresh:
 *
 * To be called whenever the office has changed. Without another assessment of the newest year the journal has nothing new
 * either: then nothing is done. Otherwise the years that the journal has not touched are kept.
 */
void
summer_past_years_refresh (SummerPastYears *self, SummerOffice *office)
{
  SummerAssessment *whole;

  g_return_if_fail (SUMMER_IS_PAST_YEARS (self) && SUMMER_IS_OFFICE (office));

  if (self->programme != summer_office_get_programme (office))
    {
      clear (self);
      self->programme = summer_office_get_programme (office);
      self->again = self->loading;
    }
  whole = summer_office_get_whole_assessment (office);
  if (whole == NULL || whole == self->whole || self->error != NULL)
    return;
  if (self->loading)
    self->again = TRUE;
  else
    load (self, office, whole);
}

void
summer_past_years_retry (SummerPastYears *self, SummerOffice *office)
{
  g_return_if_fail (SUMMER_IS_PAST_YEARS (self));

  if (self->loading)
    return;
  clear (self);
  summer_past_years_refresh (self, office);
}

static void
summer_past_years_finalize (GObject *object)
{
  clear (SUMMER_PAST_YEARS (object));
  G_OBJECT_CLASS (summer_past_years_parent_class)->finalize (object);
}

static void
summer_past_years_class_init (SummerPastYearsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_past_years_finalize;
  loaded_signal = g_signal_new ("loaded", SUMMER_TYPE_PAST_YEARS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
summer_past_years_init (SummerPastYears *self)
{
}

SummerPastYears *
summer_past_years_new (void)
{
  return g_object_new (SUMMER_TYPE_PAST_YEARS, NULL);
}

GPtrArray *
summer_past_years_get (SummerPastYears *self)
{
  g_return_val_if_fail (SUMMER_IS_PAST_YEARS (self), NULL);

  return self->years;
}

const GError *
summer_past_years_get_error (SummerPastYears *self)
{
  g_return_val_if_fail (SUMMER_IS_PAST_YEARS (self), NULL);

  return self->error;
}

gboolean
summer_past_years_is_loading (SummerPastYears *self)
{
  g_return_val_if_fail (SUMMER_IS_PAST_YEARS (self), FALSE);

  return self->loading;
}
