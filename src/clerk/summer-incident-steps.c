#include "config.h"

#include "summer-incident-steps.h"

#include <glib/gi18n.h>

#include "summer-clerk-day.h"
#include "summer-clerk-entry.h"
#include "summer-history.h"
#include "summer-incident-table.h"

#define MOST_SECONDS 7200 /* of a drill; more was meant as something else */

/* When something was: a day, and the minute where it is known. */
typedef struct
{
  SummerDay day;
  SummerTime time;
} Moment;

/* Whether it was surely earlier. */
static gboolean
is_before (Moment a, Moment b)
{
  return a.day < b.day
         || (a.day == b.day && a.time != SUMMER_TIME_NONE && b.time != SUMMER_TIME_NONE
             && a.time < b.time);
}

static gboolean
take_when (SummerDay day, SummerTime time, gint64 class_id, gpointer user_data)
{
  *(Moment *) user_data = (Moment){ day, time };
  return FALSE;
}

static gboolean
take_last (const SummerIncidentStepRecord *record, gpointer user_data)
{
  *(Moment *) user_data = (Moment){ record->day, record->time };
  return TRUE;
}

/**
 * summer_incident_step_check:
 * @today: the clock's day
 * @now: and minute
 *
 * Fields: "kind", "day", "time", "person".
 */
void
summer_incident_step_check (SummerStore *store,
                            const SummerIncidentStepRecord *step,
                            SummerDay today,
                            SummerTime now,
                            SummerComplaints *complaints)
{
  const Moment when = { step->day, step->time };
  const char *field = step->day == today ? "time" : "day";
  Moment incident = { SUMMER_DAY_NONE, SUMMER_TIME_NONE }, last = incident;
  g_autoptr (GError) error = NULL;

  if (step->person == NULL || *step->person == '\0')
    summer_complaints_add (complaints, "person", "%s",
                           step->kind == SUMMER_STEP_FOLLOWED_UP ? _ ("Write who followed it up.")
                                                                 : _ ("Write who was told."));
  if (step->day == SUMMER_DAY_NONE)
    {
      summer_complaints_add (complaints, "day", "%s", _ ("Write the date."));
      return;
    }
  if (!summer_incident_find_when (store, step->incident, take_when, &incident, &error)
      || !summer_incident_step_each (store, step->incident, take_last, &last, &error))
    {
      summer_complaints_add (complaints, "day", "%s", error->message);
      return;
    }

  if (is_before ((Moment){ today, now }, when))
    summer_complaints_add (complaints, field, "%s",
                           _ ("This is still to come. Write when it was."));
  else if (is_before (when, incident))
    summer_complaints_add (complaints, when.day == incident.day ? "time" : "day", "%s",
                           _ ("This is before the incident. Write a later time."));
  else if (step->id == 0 && is_before (when, last))
    summer_complaints_warn (complaints, "time", "%s",
                            _ ("This is before what is noted last. The list is kept in order."));
  if (step->time == SUMMER_TIME_NONE && step->kind != SUMMER_STEP_FOLLOWED_UP)
    summer_complaints_warn (complaints, "time", "%s",
                            _ ("Write the time too: it will be asked for."));
}

/**
 * summer_incident_step_save:
 * @step: id 0 = a new one, and is filled in
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_incident_step_save (SummerStore *store,
                           SummerIncidentStepRecord *step,
                           SummerDay today,
                           SummerTime now,
                           SummerComplaints *complaints,
                           char **done,
                           GError **error)
{
  SummerIncidentStepRecord record = *step;
  g_autofree char *incident = summer_history_dup_name (store, "incident", step->incident);
  g_autofree char *what = NULL;
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  summer_incident_step_check (store, step, today, now, complaints);
  if (!summer_complaints_is_empty (complaints))
    return FALSE;
  what = g_strdup_printf ("%s %s %s", incident,
                          summer_terms_get_text (SUMMER_TERMS_INCIDENT_STEP, (int) step->kind),
                          step->person);
  if (!summer_store_begin (store, "incident-step", what, error))
    return FALSE;
  written = record.id == 0 ? summer_incident_step_insert (store, &record, error)
                           : summer_incident_step_update (store, &record, error);
  if (!summer_clerk_finish (store, written, _ ("Follow-up: %s"), what, done, error))
    return FALSE;
  step->id = record.id;
  return TRUE;
}

gboolean
summer_incident_step_take_out (SummerStore *store, gint64 step, char **done, GError **error)
{
  g_autofree char *what = summer_history_dup_name (store, "incident_step", step);

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (what == NULL)
    return summer_clerk_set_conflict (error, "%s", _ ("It was deleted already."));
  if (!summer_store_begin (store, "delete", what, error))
    return FALSE;
  return summer_clerk_finish (store, summer_incident_step_delete (store, step, error),
                              _ ("Deleted: %s"), what, done, error);
}

/**
 * summer_drill_check:
 * @drill: a count of -1 or 0 is not given
 * @today: the clock's day
 *
 * Fields: "class", "day", "kind", "children", "staff", "seconds", "leader".
 */
void
summer_drill_check (SummerStore *store,
                    const SummerDrillRecord *drill,
                    SummerDay today,
                    SummerComplaints *complaints)
{
  summer_clerk_day_check (store, drill->class_id, drill->day, today, "day", complaints);
  if (drill->leader == NULL || *drill->leader == '\0')
    summer_complaints_add (complaints, "leader", "%s", _ ("Write who led it."));
  if (drill->children <= 0)
    summer_complaints_warn (complaints, "children", "%s", _ ("How many children took part?"));
  if (drill->seconds > MOST_SECONDS)
    summer_complaints_warn (complaints, "seconds", "%s",
                            _ ("More than two hours? The time is in seconds."));
}

gboolean
summer_drill_save (SummerStore *store,
                   SummerDrillRecord *drill,
                   SummerDay today,
                   SummerComplaints *complaints,
                   char **done,
                   GError **error)
{
  SummerDrillRecord record = *drill;
  g_autofree char *what = NULL;
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  summer_drill_check (store, drill, today, complaints);
  if (!summer_complaints_is_empty (complaints) || !summer_store_begin (store, "drill", NULL, error))
    return FALSE;
  record.children = MAX (record.children, 0);
  record.staff = MAX (record.staff, 0);
  record.seconds = MAX (record.seconds, 0);
  written = record.id == 0 ? summer_drill_insert (store, &record, error)
                           : summer_drill_update (store, &record, error);
  what = written ? summer_history_dup_name (store, "drill", record.id) : NULL;
  if (written)
    summer_store_set_reason (store, what);
  if (!summer_clerk_finish (store, written, _ ("Drill: %s"), what, done, error))
    return FALSE;
  drill->id = record.id;
  return TRUE;
}

gboolean
summer_drill_take_out (SummerStore *store, gint64 drill, char **done, GError **error)
{
  g_autofree char *what = summer_history_dup_name (store, "drill", drill);

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (what == NULL)
    return summer_clerk_set_conflict (error, "%s", _ ("It was deleted already."));
  if (!summer_store_begin (store, "delete", what, error))
    return FALSE;
  return summer_clerk_finish (store, summer_drill_delete (store, drill, error), _ ("Deleted: %s"),
                              what, done, error);
}
