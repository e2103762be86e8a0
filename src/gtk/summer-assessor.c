#include "config.h"

#include "summer-assessor.h"

#include "summer-daily.h"
#include "summer-facts-loader.h"
#include "summer-rules.h"

/* After a change the assessment waits, so that a desk at work is not judged anew with every child: at least this
 * long, in ms, and for several times what the last one took. */
#define DELAY 100
#define SHARE 4

/* But never so long that somebody who looks for the change takes it for lost, in ms. */
#define LONGEST 5000

struct _SummerAssessor
{
  GObject parent_instance;

  char *path;                   /* owned */
  SummerSession *session;       /* owned; may be NULL */
  SummerAssessment *assessment; /* owned; NULL until the first */
  GArray *daily;                /* owned: SummerDaily; NULL with it */
  GError *error;                /* owned */
  SummerWork *running;          /* owned; the one whose result is still wanted */

  gint64 programme; /* of what comes soon */
  SummerDay as_of;
  guint soon_id;
  gint64 began, took; /* us */
};

G_DEFINE_FINAL_TYPE (SummerAssessor, summer_assessor, G_TYPE_OBJECT)

enum
{
  ASSESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  gint64 programme;
  SummerDay as_of;
} Job;

typedef struct
{
  SummerAssessment *assessment; /* owned */
  GArray *daily;                /* owned */
} Result;

static void
result_free (Result *self)
{
  g_clear_pointer (&self->daily, g_array_unref);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

/**
 * summer_assessor_stop:
 *
 * What is under way is no longer wanted, and what was to come does not.
 */
void
summer_assessor_stop (SummerAssessor *self)
{
  g_return_if_fail (SUMMER_IS_ASSESSOR (self));

  g_clear_handle_id (&self->soon_id, g_source_remove);
  if (self->running != NULL)
    summer_work_cancel (self->running);
  g_clear_object (&self->running);
}

static void
summer_assessor_dispose (GObject *object)
{
  summer_assessor_stop (SUMMER_ASSESSOR (object));
  g_clear_pointer (&SUMMER_ASSESSOR (object)->session, summer_session_unref);

  G_OBJECT_CLASS (summer_assessor_parent_class)->dispose (object);
}

static void
summer_assessor_finalize (GObject *object)
{
  SummerAssessor *self = SUMMER_ASSESSOR (object);

  g_clear_pointer (&self->daily, g_array_unref);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  g_clear_error (&self->error);
  g_free (self->path);

  G_OBJECT_CLASS (summer_assessor_parent_class)->finalize (object);
}

static void
summer_assessor_class_init (SummerAssessorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_assessor_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_assessor_finalize;

  signals[ASSESSED] = g_signal_new ("assessed", SUMMER_TYPE_ASSESSOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
summer_assessor_init (SummerAssessor *self)
{
}

/**
 * summer_assessor_new:
 * @path: the database that the worker opens
 */
SummerAssessor *
summer_assessor_new (const char *path)
{
  SummerAssessor *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (SUMMER_TYPE_ASSESSOR, NULL);
  self->path = g_strdup (path);
  return self;
}

void
summer_assessor_set_session (SummerAssessor *self, SummerSession *session)
{
  g_return_if_fail (SUMMER_IS_ASSESSOR (self));

  g_clear_pointer (&self->session, summer_session_unref);
  if (session != NULL)
    self->session = summer_session_ref (session);
}

/* A programme without a record of any day is judged as of its first day, as at the terminal. */
static SummerDay
get_first_day (const SummerFacts *facts)
{
  SummerDay day = facts->first_day;

  for (guint i = 0; i < facts->n_classes && facts->first_day == SUMMER_DAY_NONE; i++)
    if (day == SUMMER_DAY_NONE || facts->classes[i].first_day < day)
      day = facts->classes[i].first_day;
  return day != SUMMER_DAY_NONE ? day : summer_day_get_today ();
}

static gpointer
assess_work (SummerWork *work, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (SummerFacts) facts = NULL;
  Result *judged;
  SummerDay as_of;

  facts = summer_store_load_facts (summer_work_get_store (work), job->programme,
                                   summer_work_get_cancellable (work), error);
  if (facts == NULL)
    return NULL;

  as_of = job->as_of != SUMMER_DAY_NONE ? job->as_of : facts->latest;
  if (as_of == SUMMER_DAY_NONE)
    as_of = get_first_day (facts);
  judged = g_new0 (Result, 1);
  judged->assessment = summer_rules_assess (facts, facts->policy, as_of);
  judged->daily = summer_daily_new (facts, facts->policy, as_of);
  return judged;
}

static void
assessed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerAssessor) self = user_data;
  g_autoptr (GError) error = NULL;
  SummerWork *work = SUMMER_WORK (source);
  g_autoptr (Result) judged = summer_work_run_finish (work, result, &error);

  /* The records went on meanwhile: a younger one is on its way. */
  if (work != self->running)
    return;

  g_clear_object (&self->running);
  self->took = g_get_monotonic_time () - self->began;
  summer_assessor_forget (self);
  if (judged != NULL)
    {
      self->assessment = g_steal_pointer (&judged->assessment);
      self->daily = g_steal_pointer (&judged->daily);
    }
  self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[ASSESSED], 0);
}

/**
 * summer_assessor_run:
 * @programme: 0 = there is none: nothing is judged, and that is told
 * @as_of: %SUMMER_DAY_NONE = the latest day recorded
 */
void
summer_assessor_run (SummerAssessor *self, gint64 programme, SummerDay as_of)
{
  Job *job;

  g_return_if_fail (SUMMER_IS_ASSESSOR (self));

  summer_assessor_stop (self);
  if (programme == 0)
    {
      summer_assessor_forget (self);
      g_signal_emit (self, signals[ASSESSED], 0);
      return;
    }

  job = g_new0 (Job, 1);
  job->programme = programme;
  job->as_of = as_of;
  self->began = g_get_monotonic_time ();
  self->running = g_object_new (SUMMER_TYPE_WORK, NULL);
  summer_work_set_session (self->running, self->session);
  summer_work_run_async (self->running, NULL, self->path, SUMMER_WORK_READS, assess_work, job,
                         g_free, (GDestroyNotify) result_free, assessed_cb, g_object_ref (self));
}

static gboolean
soon_cb (gpointer user_data)
{
  SummerAssessor *self = user_data;

  self->soon_id = 0;
  summer_assessor_run (self, self->programme, self->as_of);
  return G_SOURCE_REMOVE;
}

/**
 * summer_assessor_run_soon:
 *
 * As summer_assessor_run(), after a wait that is counted from the first change, so that it ends while changes
 * go on. The first assessment does not wait.
 */
void
summer_assessor_run_soon (SummerAssessor *self, gint64 programme, SummerDay as_of)
{
  guint delay;

  g_return_if_fail (SUMMER_IS_ASSESSOR (self));

  self->programme = programme;
  self->as_of = as_of;
  delay = self->assessment == NULL ? 0 : (guint) MIN (DELAY + SHARE * self->took / 1000, LONGEST);
  if (self->soon_id == 0)
    self->soon_id = g_timeout_add (delay, soon_cb, self);
}

void
summer_assessor_forget (SummerAssessor *self)
{
  g_return_if_fail (SUMMER_IS_ASSESSOR (self));

  g_clear_pointer (&self->daily, g_array_unref);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  g_clear_error (&self->error);
}

/**
 * summer_assessor_get_daily:
 *
 * Returns: (transfer none) (nullable) (element-type SummerDaily): the attendance of each day by the same records
 */
const GArray *
summer_assessor_get_daily (SummerAssessor *self)
{
  g_return_val_if_fail (SUMMER_IS_ASSESSOR (self), NULL);

  return self->daily;
}

SummerAssessment *
summer_assessor_get_assessment (SummerAssessor *self)
{
  g_return_val_if_fail (SUMMER_IS_ASSESSOR (self), NULL);

  return self->assessment;
}

const GError *
summer_assessor_get_error (SummerAssessor *self)
{
  g_return_val_if_fail (SUMMER_IS_ASSESSOR (self), NULL);

  return self->error;
}

gboolean
summer_assessor_is_running (SummerAssessor *self)
{
  g_return_val_if_fail (SUMMER_IS_ASSESSOR (self), FALSE);

  return self->running != NULL || self->soon_id != 0;
}
