#include "config.h"

#include "summer-assessor.h"

#include "summer-daily.h"
#include "summer-facts-loader.h"
#include "summer-rules.h"

typedef struct
{
  gint64 programme;
  SummerDay as_of;
} Job;

void
summer_assessed_free (SummerAssessed *self)
{
  g_clear_pointer (&self->daily, g_array_unref);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  g_free (self);
}

static void
free_assessed (gpointer data)
{
  summer_assessed_free (data);
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
assess (SummerWork *work, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (SummerFacts) facts = NULL;
  SummerAssessed *assessed;
  SummerDay as_of;

  facts = summer_store_load_facts (summer_work_get_store (work), job->programme,
                                   summer_work_get_cancellable (work), error);
  if (facts == NULL)
    return NULL;

  as_of = job->as_of != SUMMER_DAY_NONE ? job->as_of : facts->latest;
  if (as_of == SUMMER_DAY_NONE)
    as_of = get_first_day (facts);
  assessed = g_new0 (SummerAssessed, 1);
  assessed->assessment = summer_rules_assess (facts, facts->policy, as_of);
  assessed->daily = summer_daily_new (facts, facts->policy, as_of);
  return assessed;
}

/**
 * summer_assessor_run_async:
 * @work: a new one
 * @path: the database
 * @as_of: %SUMMER_DAY_NONE = the latest day recorded
 */
void
summer_assessor_run_async (SummerWork *work,
                           const char *path,
                           gint64 programme,
                           SummerDay as_of,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->programme = programme;
  job->as_of = as_of;
  summer_work_run_async (work, NULL, path, SUMMER_WORK_READS, assess, job, g_free, free_assessed,
                         callback, user_data);
}

/**
 * summer_assessor_run_finish:
 *
 * Returns: (transfer full): or %NULL with @error set
 */
SummerAssessed *
summer_assessor_run_finish (SummerWork *work, GAsyncResult *result, GError **error)
{
  return summer_work_run_finish (work, result, error);
}
