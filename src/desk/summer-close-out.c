#include "config.h"

#include "summer-close-out.h"

#include "summer-care-table.h"
#include "summer-day-table.h"
#include "summer-desk-entry.h"

#include <glib/gi18n.h>

typedef struct
{
  SummerCloseOut *close_out;
  const SummerClassDay *day;
  SummerDay today;
  SummerTime now;
  int hours; /* for which a sample is kept */
} Gathering;

static void
thing_free (gpointer data)
{
  SummerOpenThing *thing = data;

  g_free (thing->name);
  g_free (thing->text);
  g_free (thing);
}

/* Takes text. */
static void
add (SummerCloseOut *self,
     SummerOpenKind kind,
     gint64 id,
     SummerDay day,
     const char *name,
     char *text)
{
  SummerOpenThing *thing = g_new0 (SummerOpenThing, 1);

  thing->kind = kind;
  thing->id = id;
  thing->day = day;
  thing->name = g_strdup (name);
  thing->text = text;
  g_ptr_array_add (self->things, thing);
  self->counts[kind]++;
}

static void
add_children (Gathering *gathering)
{
  const SummerClassDay *day = gathering->day;

  for (guint i = 0; i < day->n_children; i++)
    {
      const SummerDayChild *child = &day->children[i];
      g_autofree char *in = summer_time_dup_text (child->in);

      /* A mark out of the register has no times: nobody is waited for. */
      if (child->presence == SUMMER_PRESENCE_HERE && child->in != SUMMER_TIME_NONE)
        add (gathering->close_out, SUMMER_OPEN_CHILD_IN, child->id, day->day, child->name,
             g_strdup_printf (_ ("still here, since %s"), in));
      if (child->presence == SUMMER_PRESENCE_UNRECORDED && child->expected)
        add (gathering->close_out, SUMMER_OPEN_CHILD_UNMARKED, child->id, day->day, child->name,
             g_strdup (_ ("neither came nor is excused")));
      if (child->still_in != SUMMER_DAY_NONE)
        {
          g_autofree char *earlier = summer_day_dup_text (child->still_in);

          add (gathering->close_out, SUMMER_OPEN_EARLIER_OUT, child->id, child->still_in,
               child->name, g_strdup_printf (_ ("the sign-out of %s is missing"), earlier));
        }
    }
}

static void
add_staff (Gathering *gathering)
{
  const SummerClassDay *day = gathering->day;

  for (guint i = 0; i < day->n_staff; i++)
    {
      const SummerDayStaff *staff = &day->staff[i];
      g_autofree char *in = summer_time_dup_text (staff->in);

      if (!staff->recorded && day->is_open)
        add (gathering->close_out, SUMMER_OPEN_STAFF_UNMARKED, 0, day->day, staff->name,
             g_strdup (_ ("has no mark")));
      else if (staff->here && staff->in != SUMMER_TIME_NONE)
        add (gathering->close_out, SUMMER_OPEN_STAFF_IN, 0, day->day, staff->name,
             g_strdup_printf (_ ("not signed out, here since %s"), in));
    }
}

/* A child that did not come is not given its medicine, and nobody need note why. */
static void
add_medicines (Gathering *gathering)
{
  const SummerClassDay *day = gathering->day;

  for (guint i = 0; i < day->n_medicines; i++)
    {
      const SummerDayMedicine *medicine = &day->medicines[i];
      const SummerDayChild *child = &day->children[medicine->child];
      g_autofree char *at = summer_time_dup_text (medicine->time);

      if (!medicine->done && child->mark == SUMMER_MARK_PRESENT)
        add (gathering->close_out, SUMMER_OPEN_MEDICINE, medicine->id, day->day, child->name,
             g_strdup_printf (_ ("%s %s %s not given"), at, medicine->drug, medicine->dose));
    }
}

static gboolean
add_incident (const SummerIncidentNoteRecord *record, gpointer user_data)
{
  Gathering *gathering = user_data;
  g_autofree char *at = summer_time_dup_text (record->time);
  const char *kind = summer_terms_get_text (SUMMER_TERMS_INCIDENT_KIND, (int) record->kind);

  if (record->ended_on == SUMMER_DAY_NONE && record->day <= gathering->day->day)
    add (gathering->close_out, SUMMER_OPEN_INCIDENT, record->id, record->day, kind,
         g_strdup_printf (_ ("%s, without an end: %s"), at, record->what));
  return TRUE;
}

static gboolean
add_sample (const SummerFoodSampleRecord *record, gpointer user_data)
{
  Gathering *gathering = user_data;
  g_autofree char *kept = summer_day_dup_text (record->day);

  if (record->discarded_on == SUMMER_DAY_NONE
      && summer_desk_is_sample_due (record, gathering->hours, gathering->today, gathering->now))
    add (gathering->close_out, SUMMER_OPEN_SAMPLE, record->id, record->day, record->dish,
         g_strdup_printf (_ ("kept on %s, to be thrown away"), kept));
  return TRUE;
}

static int
compare_things (gconstpointer a, gconstpointer b)
{
  const SummerOpenThing *left = *(SummerOpenThing *const *) a;
  const SummerOpenThing *right = *(SummerOpenThing *const *) b;

  return (left->kind > right->kind) - (left->kind < right->kind);
}

/**
 * summer_close_out_load:
 * @day: the day that is to be signed off
 * @today: with @now, for the samples whose hours are over
 *
 * Returns: (transfer full) (nullable): everything that is open, or NULL with @error set
 */
SummerCloseOut *
summer_close_out_load (
    SummerStore *store, const SummerClassDay *day, SummerDay today, SummerTime now, GError **error)
{
  g_autoptr (SummerCloseOut) self = g_new0 (SummerCloseOut, 1);
  Gathering gathering = { self, day, today, now, 0 };
  int grams;

  self->things = g_ptr_array_new_with_free_func (thing_free);
  if (!summer_desk_get_sample_rule (store, day->facts->id, &gathering.hours, &grams, error))
    return NULL;
  add_children (&gathering);
  add_staff (&gathering);
  add_medicines (&gathering);
  if (!summer_incident_note_each (store, day->of->id, add_incident, &gathering, error)
      || !summer_food_sample_each (store, day->of->id, add_sample, &gathering, error))
    return NULL;
  /* Stable: within a kind, things stay in the order of the desk. */
  g_ptr_array_sort (self->things, compare_things);
  return g_steal_pointer (&self);
}

/**
 * summer_close_out_free:
 */
void
summer_close_out_free (SummerCloseOut *self)
{
  g_ptr_array_unref (self->things);
  g_free (self);
}

/**
 * summer_close_out_blocking:
 *
 * Returns: how many things must be closed before the day is signed off without a reason; samples wait
 */
guint
summer_close_out_blocking (const SummerCloseOut *self)
{
  return self->things->len - self->counts[SUMMER_OPEN_SAMPLE];
}

/* "2 children still here, 1 medicine not given": the names are in the records. */
static char *
dup_counts (const SummerCloseOut *self)
{
  static const char *const texts[SUMMER_N_OPEN] = {
    [SUMMER_OPEN_CHILD_IN] = N_ ("children still here: %u"),
    [SUMMER_OPEN_CHILD_UNMARKED] = N_ ("children not recorded: %u"),
    [SUMMER_OPEN_EARLIER_OUT] = N_ ("earlier sign-outs missing: %u"),
    [SUMMER_OPEN_STAFF_UNMARKED] = N_ ("staff without a mark: %u"),
    [SUMMER_OPEN_STAFF_IN] = N_ ("staff not signed out: %u"),
    [SUMMER_OPEN_MEDICINE] = N_ ("medicines not given: %u"),
    [SUMMER_OPEN_INCIDENT] = N_ ("incidents without an end: %u"),
  };
  g_autoptr (GString) list = g_string_new (NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  for (guint i = 0; i < SUMMER_N_OPEN; i++)
    if (self->counts[i] > 0 && texts[i] != NULL)
      {
        if (list->len > 0)
          g_string_append (list, _ (", "));
        g_string_append_printf (list, _ (texts[i]), self->counts[i]);
      }
#pragma GCC diagnostic pop
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
sign (const SummerDesk *desk, const char *signed_by, GError **error)
{
  g_autoptr (SummerClassDay) day
      = summer_class_day_load (desk->store, desk->class_id, desk->day, error);
  g_autoptr (SummerCloseOut) open = NULL;
  SummerSignOffRecord record
      = { desk->class_id, desk->day, g_get_real_time () / G_USEC_PER_SEC, signed_by, NULL };

  if (day == NULL)
    return FALSE;
  if (day->signed_off)
    return summer_desk_set_conflict (error, _ ("The day is signed off already, by %s."),
                                     day->signed_off_by);
  if (!day->is_open)
    return summer_desk_set_refused (error, _ ("There is no class that day: nothing to sign off."));
  open = summer_close_out_load (desk->store, day, desk->today, desk->now, error);
  if (open == NULL)
    return FALSE;
  if (summer_close_out_blocking (open) > 0 && !summer_desk_has_reason (desk))
    {
      g_autofree char *counts = dup_counts (open);

      return summer_desk_set_reason (
          error, _ ("Still open: %s. Close it, or give a reason to sign the day off as it is."),
          counts);
    }
  if (summer_desk_has_reason (desk))
    record.note = desk->reason;
  return summer_sign_off_insert (desk->store, &record, error);
}

/**
 * summer_close_out_sign:
 * @signed_by: the member of staff who signs
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Signs a day off, also an earlier one that was forgotten. From then on it is locked: what changes takes a
 * reason, and what stood there stays visible.
 */
gboolean
summer_close_out_sign (const SummerDesk *desk, const char *signed_by, char **done, GError **error)
{
  g_autofree char *day = summer_day_dup_text (desk->day);
  g_autofree char *what = NULL;

  if (signed_by == NULL || *signed_by == '\0')
    return summer_desk_set_refused (error, _ ("Say who signs the day off."));
  if (desk->day > desk->today)
    return summer_desk_set_refused (error, _ ("%s is yet to come. Choose today."), day);
  what = g_strdup_printf ("%s · %s", day, signed_by);
  if (!summer_desk_entry_begin (desk, "sign-off", what, SUMMER_ENTRY_ANY_DAY, error))
    return FALSE;
  return summer_desk_entry_end (desk, "sign-off", what, sign (desk, signed_by, error), done, error);
}
