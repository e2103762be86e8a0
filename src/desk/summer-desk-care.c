#include "config.h"

#include "summer-desk-entry.h"

#include "summer-care-table.h"
#include "summer-class-table.h"

#include <glib/gi18n.h>

/* Who did it: the member of staff at the desk, else the account of the computer. */
static const char *
get_by (const SummerDesk *desk)
{
  return desk->by != NULL ? desk->by : g_get_user_name ();
}

static const SummerDayMedicine *
find_medicine (const SummerClassDay *day, gint64 id)
{
  for (guint i = 0; day != NULL && i < day->n_medicines; i++)
    if (day->medicines[i].id == id)
      return &day->medicines[i];
  return NULL;
}

static gboolean
give (const SummerDesk *desk,
      gint64 id,
      gboolean given,
      SummerTime time,
      const char *note,
      GError **error)
{
  g_autoptr (SummerClassDay) day
      = summer_class_day_load (desk->store, desk->class_id, desk->day, error);
  const SummerDayMedicine *medicine = find_medicine (day, id);
  SummerMedicineGivenRecord record = { id, desk->day, given ? 1 : 0, time, get_by (desk), note };

  if (day == NULL)
    return FALSE;
  if (medicine == NULL)
    return summer_desk_set_refused (
        error, _ ("This medicine is not to be given that day. Look at the guardian's request."));
  if (medicine->done)
    {
      g_autofree char *at = summer_time_dup_text (medicine->given_at);

      return summer_desk_set_conflict (error, _ ("It is noted already, at %s by %s."), at,
                                       medicine->given_by);
    }
  if (!given && (note == NULL || *note == '\0'))
    return summer_desk_set_reason (error, _ ("Say why the medicine was not given."));
  return summer_medicine_given_insert (desk->store, &record, error);
}

/**
 * summer_desk_give:
 * @given: FALSE: it was not given, and @note says why
 * @note: (nullable)
 *
 * Notes that a medicine was given, once a day and time. Nobody is given it twice: the second desk is told.
 */
gboolean
summer_desk_give (const SummerDesk *desk,
                  gint64 medicine,
                  gboolean given,
                  SummerTime time,
                  const char *note,
                  char **done,
                  GError **error)
{
  g_autoptr (SummerClassDay) day
      = summer_class_day_load (desk->store, desk->class_id, desk->day, error);
  const SummerDayMedicine *found = find_medicine (day, medicine);
  g_autofree char *what = found != NULL
                              ? summer_desk_dup_timed (desk, day->children[found->child].name, time)
                              : g_strdup ("");

  if (day == NULL || !summer_desk_entry_begin (desk, "medicine", what, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  return summer_desk_entry_end (desk, "medicine", what,
                                give (desk, medicine, given, time, note, error), done, error);
}

/* An incident ends after it began. */
static gboolean
check_end (const SummerIncidentNoteRecord *incident, GError **error)
{
  g_autofree char *at = summer_time_dup_text (incident->time);
  g_autofree char *day = summer_day_dup_text (incident->day);

  if (incident->ended_on == SUMMER_DAY_NONE || incident->ended_on > incident->day
      || (incident->ended_on == incident->day
          && (incident->ended_at == SUMMER_TIME_NONE || incident->ended_at >= incident->time)))
    return TRUE;
  return summer_desk_set_refused (
      error, _ ("It happened on %s at %s and cannot have ended before. Correct the time."), day,
      at);
}

/**
 * summer_desk_note:
 * @incident: its class and day become the desk's; its id is filled in
 * @children: (array length=n_children): who was part of it; may be none
 *
 * Notes an incident with what was done first. It waits for the clerk's review, and for its end.
 */
gboolean
summer_desk_note (const SummerDesk *desk,
                  SummerIncidentNoteRecord *incident,
                  const gint64 *children,
                  guint n_children,
                  char **done,
                  GError **error)
{
  g_autofree char *what = NULL;

  if (incident->what == NULL || *incident->what == '\0')
    return summer_desk_set_refused (error, _ ("Say what happened."));
  incident->class_id = desk->class_id;
  incident->day = desk->day;
  if (!check_end (incident, error))
    return FALSE;
  if (incident->noted_by == NULL)
    incident->noted_by = get_by (desk);
  what = summer_desk_dup_timed (desk,
                                summer_terms_get_text (SUMMER_TERMS_INCIDENT_KIND,
                                                       (int) incident->kind),
                                incident->time);
  if (!summer_desk_entry_begin (desk, "incident", what, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  return summer_desk_entry_end (desk, "incident", what,
                                summer_incident_note_insert (desk->store, incident, children,
                                                             n_children, error),
                                done, error);
}

typedef struct
{
  const SummerDesk *desk;
  gint64 id;
  SummerTime time;
  const char *outcome;
  gboolean found;
  GError *error; /* owned */
} Ending;

static gboolean
end_one (const SummerIncidentNoteRecord *record, gpointer user_data)
{
  Ending *ending = user_data;
  SummerIncidentNoteRecord ended = *record;

  if (record->id != ending->id)
    return TRUE;
  ending->found = TRUE;
  if (record->ended_on != SUMMER_DAY_NONE)
    {
      summer_desk_set_conflict (&ending->error, _ ("Its end is noted already."));
      return FALSE;
    }
  ended.ended_on = ending->desk->day;
  ended.ended_at = ending->time;
  ended.outcome = ending->outcome;
  if (check_end (&ended, &ending->error))
    summer_incident_note_update (ending->desk->store, &ended, &ending->error);
  return FALSE;
}

static gboolean
end_incident (Ending *ending, GError **error)
{
  const SummerDesk *desk = ending->desk;

  if (!summer_incident_note_each (desk->store, desk->class_id, end_one, ending, error))
    return FALSE;
  if (!ending->found)
    return summer_desk_set_refused (error, _ ("This incident is no longer in the records."));
  if (ending->error != NULL)
    g_propagate_error (error, g_steal_pointer (&ending->error));
  else
    return TRUE;
  return FALSE;
}

/**
 * summer_desk_end:
 * @outcome: how it ended
 *
 * Notes the end of an incident.
 */
gboolean
summer_desk_end (const SummerDesk *desk,
                 gint64 incident,
                 SummerTime time,
                 const char *outcome,
                 char **done,
                 GError **error)
{
  Ending ending = { desk, incident, time, outcome, FALSE, NULL };
  g_autofree char *at = summer_time_dup_text (time);

  if (outcome == NULL || *outcome == '\0')
    return summer_desk_set_refused (error, _ ("Say how it ended."));
  if (!summer_desk_entry_begin (desk, "incident-end", at, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  return summer_desk_entry_end (desk, "incident-end", at, end_incident (&ending, error), done,
                                error);
}

static gboolean
get_number (SummerStore *store,
            gint64 programme,
            const char *name,
            int otherwise,
            int *number,
            GError **error)
{
  GError *local = NULL;
  g_autofree char *text = summer_setting_dup (store, programme, name, &local);
  gint64 parsed;

  *number = text != NULL && g_ascii_string_to_signed (text, 10, 1, 100000, &parsed, NULL)
                ? (int) parsed
                : otherwise;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * summer_desk_get_sample_rule:
 * @programme: whose settings they are
 * @hours: (out): for how long a sample is kept
 * @grams: (out): of how much at least
 *
 * 48 hours and 200 g where no settings were made, which is the practice of school canteens.
 */
gboolean
summer_desk_get_sample_rule (
    SummerStore *store, gint64 programme, int *hours, int *grams, GError **error)
{
  return get_number (store, programme, SUMMER_SETTING_SAMPLE_HOURS, SUMMER_SAMPLE_HOURS, hours,
                     error)
         && get_number (store, programme, SUMMER_SETTING_SAMPLE_GRAMS, SUMMER_SAMPLE_GRAMS, grams,
                        error);
}

static gboolean
get_rule (const SummerDesk *desk, int *hours, int *grams, GError **error)
{
  gint64 programme = summer_class_find_programme (desk->store, desk->class_id, error);

  return programme != 0
         && summer_desk_get_sample_rule (desk->store, programme, hours, grams, error);
}

/**
 * summer_desk_keep_sample:
 * @grams: at least what the settings ask for; less takes a reason
 */
gboolean
summer_desk_keep_sample (const SummerDesk *desk,
                         const char *dish,
                         int grams,
                         SummerTime time,
                         char **done,
                         GError **error)
{
  SummerFoodSampleRecord record = { 0,
                                    desk->class_id,
                                    desk->day,
                                    time,
                                    dish,
                                    grams,
                                    get_by (desk),
                                    SUMMER_DAY_NONE,
                                    SUMMER_TIME_NONE,
                                    NULL };
  g_autofree char *what = NULL;
  int hours, least;

  if (dish == NULL || *dish == '\0')
    return summer_desk_set_refused (error, _ ("Name the dish."));
  if (!get_rule (desk, &hours, &least, error))
    return FALSE;
  if (grams < 1)
    return summer_desk_set_refused (error, _ ("Say how many grams were kept."));
  if (grams < least && !summer_desk_has_reason (desk))
    return summer_desk_set_reason (
        error, _ ("%d g are too little: %d g are to be kept. Keep more, or give a reason."), grams,
        least);
  what = g_strdup_printf (_ ("%s %d g"), dish, grams);
  if (!summer_desk_entry_begin (desk, "sample-kept", what, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  return summer_desk_entry_end (desk, "sample-kept", what,
                                summer_food_sample_insert (desk->store, &record, error), done,
                                error);
}

/**
 * summer_desk_is_sample_due:
 * @hours: of summer_desk_get_sample_rule()
 *
 * Returns: whether a sample has been kept for its hours
 */
gboolean
summer_desk_is_sample_due (const SummerFoodSampleRecord *sample,
                           int hours,
                           SummerDay day,
                           SummerTime time)
{
  gint64 kept = ((gint64) day - sample->day) * 1440 + time - sample->time;

  return kept >= (gint64) hours * 60;
}

typedef struct
{
  const SummerDesk *desk;
  gint64 id;
  SummerTime time;
  int hours;
  gboolean found;
  GError *error; /* owned */
} Discarding;

static gboolean
discard_one (const SummerFoodSampleRecord *record, gpointer user_data)
{
  Discarding *discarding = user_data;
  const SummerDesk *desk = discarding->desk;
  SummerFoodSampleRecord gone = *record;

  if (record->id != discarding->id)
    return TRUE;
  discarding->found = TRUE;
  if (record->discarded_on != SUMMER_DAY_NONE)
    summer_desk_set_conflict (&discarding->error, _ ("It is thrown away already."));
  else if (!summer_desk_is_sample_due (record, discarding->hours, desk->day, discarding->time)
           && !summer_desk_has_reason (desk))
    summer_desk_set_reason (
        &discarding->error,
        _ ("The sample is to be kept for %d hours. Give a reason to throw it away now."),
        discarding->hours);
  else
    {
      gone.discarded_on = desk->day;
      gone.discarded_at = discarding->time;
      gone.discarded_by = get_by (desk);
      summer_food_sample_update (desk->store, &gone, &discarding->error);
    }
  return FALSE;
}

static gboolean
discard (Discarding *discarding, GError **error)
{
  const SummerDesk *desk = discarding->desk;

  if (!summer_food_sample_each (desk->store, desk->class_id, discard_one, discarding, error))
    return FALSE;
  if (!discarding->found)
    return summer_desk_set_refused (error, _ ("This sample is no longer in the records."));
  if (discarding->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&discarding->error));
  return FALSE;
}

/**
 * summer_desk_discard_sample:
 *
 * Notes that a food sample was thrown away: after its hours, or with a reason before.
 */
gboolean
summer_desk_discard_sample (
    const SummerDesk *desk, gint64 sample, SummerTime time, char **done, GError **error)
{
  Discarding discarding = { desk, sample, time, 0, FALSE, NULL };
  g_autofree char *at = summer_time_dup_text (time);
  int grams;

  if (!get_rule (desk, &discarding.hours, &grams, error)
      || !summer_desk_entry_begin (desk, "sample-discarded", at, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  return summer_desk_entry_end (desk, "sample-discarded", at, discard (&discarding, error), done,
                                error);
}
