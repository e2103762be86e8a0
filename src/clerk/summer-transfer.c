/*
 *   old class  ├──────────────┤ last_day
 *   new class                     first_day ├─────────────┤
 *   marks       √  √  √  √  √  |  √  √       those after the last day go along, or stop the transfer
 */
#include "config.h"

#include "summer-transfer.h"

#include <glib/gi18n.h>

#include "summer-agreement-table.h"
#include "summer-calendar.h"
#include "summer-child-table.h"
#include "summer-clerk-entry.h"
#include "summer-day-table.h"
#include "summer-facts-loader.h"
#include "summer-place-table.h"
#include "summer-stay.h"

typedef struct
{
  SummerDay today; /* looked for */
  SummerEnrolmentRecord record;
  SummerPeriod period;
  char *class, *child; /* owned: code and name */
} Enrolment;

static void
enrolment_clear (Enrolment *self)
{
  g_free (self->class);
  g_free (self->child);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Enrolment, enrolment_clear)

static gboolean
note_latest (const SummerEnrolmentPeriod *enrolment, gpointer user_data)
{
  Enrolment *found = user_data;

  found->record = enrolment->record;
  return enrolment->period.last < found->today;
}

/**
 * summer_transfer_find_enrolment:
 * @today: the clock's day
 */
gint64
summer_transfer_find_enrolment (SummerStore *store, gint64 child, SummerDay today, GError **error)
{
  Enrolment found = { .today = today };

  return summer_enrolment_period_each (store, child, note_latest, &found, error) ? found.record.id
                                                                                 : 0;
}

static gboolean
note_enrolment (const SummerEnrolmentPeriod *enrolment, gpointer user_data)
{
  Enrolment *found = user_data;

  found->record = enrolment->record;
  found->period = enrolment->period;
  found->class = g_strdup_printf ("%s %s", enrolment->code, enrolment->name);
  found->child = g_strdup_printf ("%s %s", enrolment->child_code, enrolment->child_name);
  return FALSE;
}

static void
complain (SummerComplaints *complaints, const char *field, const GError *error)
{
  summer_complaints_add (complaints, field, "%s", error->message);
}

static void
check_last_day (SummerStore *store,
                const SummerTransfer *transfer,
                const Enrolment *from,
                SummerComplaints *complaints)
{
  g_autofree char *first = summer_day_dup_iso (from->period.first);
  g_autofree char *last = summer_day_dup_iso (from->period.last);
  g_autofree char *needed = NULL;
  g_autoptr (GError) error = NULL;
  SummerDay open;

  if (transfer->last_day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "last_day", _ ("Write the last day in the class."));
  else if (transfer->last_day < from->period.first || transfer->last_day > from->period.last)
    summer_complaints_add (complaints, "last_day",
                           _ ("The child is in class %s from %s to %s. Choose a day within."),
                           from->class, first, last);
  else if (!summer_stay_get_first_open (store, from->record.class_id, transfer->last_day + 1, &open,
                                        &error))
    complain (complaints, "last_day", error);
  else if (open > transfer->last_day + 1 && transfer->last_day < from->period.last)
    {
      needed = summer_day_dup_iso (open - 1);
      summer_complaints_add (complaints, "last_day",
                             _ ("Class %s has signed off its days up to %s: the last day cannot be "
                                "earlier."),
                             from->class, needed);
    }
}

static GArray *
list_later_marks (SummerStore *store,
                  const SummerTransfer *transfer,
                  const Enrolment *from,
                  gint64 class_id,
                  GError **error)
{
  const SummerPeriod later = { transfer->last_day + 1, G_MAXINT32 };

  return summer_mark_list_days (store, class_id, from->record.child, later, error);
}

static gboolean
is_open (const SummerFacts *facts, SummerDay day)
{
  SummerCalendar calendar;
  gboolean found;

  summer_calendar_init (&calendar, facts, &facts->classes[0], day);
  found = summer_calendar_find (&calendar, day) >= 0;
  summer_calendar_clear (&calendar);
  return found;
}

static gboolean
has_day (const GArray *days, SummerDay day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, SummerDay, i) == day)
      return TRUE;
  return FALSE;
}

void
summer_transfer_days_clear (SummerTransferDays *self)
{
  g_clear_pointer (&self->from, summer_facts_unref);
  g_clear_pointer (&self->to, summer_facts_unref);
}

/* The old class stays the same while a form is open; the new one is chosen in it. */
static gboolean
load_days (SummerTransferDays *self,
           SummerStore *store,
           gint64 from_class,
           gint64 to_class,
           GError **error)
{
  if (self->from == NULL)
    self->from = summer_store_load_class_facts (store, from_class, FALSE, error);
  if (self->from == NULL)
    return FALSE;
  if (self->to_class != to_class)
    g_clear_pointer (&self->to, summer_facts_unref);
  self->to_class = to_class;
  if (self->to == NULL)
    self->to = summer_store_load_class_facts (store, to_class, FALSE, error);
  return self->to != NULL;
}

/* Marks go along only to a day on which both classes are held, the child is in the new one, and has no mark there. */
static gboolean
check_marks_can_go (SummerStore *store,
                    const SummerTransfer *transfer,
                    const Enrolment *from,
                    const GArray *marks,
                    SummerTransferDays *days,
                    SummerComplaints *complaints,
                    GError **error)
{
  g_autoptr (GArray) there = list_later_marks (store, transfer, from, transfer->to_class, error);
  g_autoptr (GArray) stuck = g_array_new (FALSE, FALSE, sizeof (SummerDay));
  g_autofree char *text = NULL;

  if (there == NULL || !load_days (days, store, from->record.class_id, transfer->to_class, error))
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    {
      const SummerDay day = g_array_index (marks, SummerDay, i);

      if (day < transfer->first_day || has_day (there, day) || !is_open (days->from, day)
          || !is_open (days->to, day))
        g_array_append_val (stuck, day);
    }
  if (stuck->len == 0)
    return TRUE;
  text = summer_stay_dup_days ((const SummerDay *) (gpointer) stuck->data, stuck->len);
  summer_complaints_add (complaints, "move_marks",
                         _ ("The attendance of %s cannot go along: the new class has no such day "
                            "for the child. Choose other days, or mend the register first."),
                         text);
  return TRUE;
}

static void
check_marks (SummerStore *store,
             const SummerTransfer *transfer,
             const Enrolment *from,
             SummerTransferDays *days,
             SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) marks
      = list_later_marks (store, transfer, from, from->record.class_id, &error);
  g_autofree char *text = NULL;

  if (marks == NULL)
    complain (complaints, "last_day", error);
  else if (marks->len > 0 && transfer->to_class != 0 && transfer->move_marks)
    {
      if (!check_marks_can_go (store, transfer, from, marks, days, complaints, &error))
        complain (complaints, "last_day", error);
    }
  else if (marks->len > 0)
    {
      text = summer_stay_dup_days ((const SummerDay *) (gpointer) marks->data, marks->len);
      summer_complaints_add (
          complaints, "last_day",
          transfer->to_class != 0
              ? _ ("Attendance is recorded after that: %s. Let it go along, or choose a later day.")
              : _ ("Attendance is recorded after that: %s. Choose a later day, or mend the "
                   "register first."),
          text);
    }
}

static gboolean
note_offered (const SummerClassPlaces *places, gpointer user_data)
{
  SummerStay *stay = user_data;

  stay->held = places->offered;
  stay->period.last = places->last_day;
  return FALSE;
}

typedef struct
{
  gint64 class_id;
  gboolean found;
} Agreed;

static gboolean
find_agreed (const SummerAgreementRecord *record, gpointer user_data)
{
  Agreed *agreed = user_data;

  agreed->found |= record->class_id == agreed->class_id;
  return !agreed->found;
}

/* The subsidy asks for an agreement for the class that the child is in. */
static void
warn_of_agreement (SummerStore *store,
                   const SummerTransfer *transfer,
                   const Enrolment *from,
                   SummerComplaints *complaints)
{
  Agreed agreed = { transfer->to_class, FALSE };
  g_autoptr (GError) error = NULL;

  if (!summer_agreement_each (store, from->record.child, find_agreed, &agreed, &error))
    complain (complaints, "to_class", error);
  else if (!agreed.found)
    summer_complaints_warn (complaints, "to_class",
                            _ ("The new class needs an agreement of its own with the guardian."));
}

static void
check_target (SummerStore *store,
              const SummerTransfer *transfer,
              const Enrolment *from,
              SummerComplaints *complaints)
{
  SummerStay stay = { .child = from->record.child,
                      .class_id = transfer->to_class,
                      .period = { transfer->first_day, transfer->first_day },
                      .instead = from->record.id };
  g_autoptr (GError) error = NULL;

  if (transfer->to_class == 0)
    summer_complaints_add (complaints, "to_class", _ ("Choose the new class."));
  else if (transfer->to_class == from->record.class_id)
    summer_complaints_add (complaints, "to_class", _ ("The child is in this class already."));
  if (transfer->first_day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "first_day", _ ("Write the first day in the new class."));
  else if (transfer->last_day != SUMMER_DAY_NONE && transfer->first_day <= transfer->last_day)
    summer_complaints_add (complaints, "first_day",
                           _ ("The first day in the new class comes after the last in the old."));
  if (!summer_complaints_is_empty (complaints))
    return;
  if (!summer_class_places_find (store, transfer->to_class, transfer->first_day, note_offered,
                                 &stay, &error)
      || !summer_stay_check (store, &stay, &error))
    complain (complaints, "to_class", error);
  else
    warn_of_agreement (store, transfer, from, complaints);
}

static gboolean
look (SummerStore *store,
      const SummerTransfer *transfer,
      gboolean leaves,
      SummerTransferDays *days,
      Enrolment *from,
      SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;

  if (!summer_enrolment_period_find (store, transfer->enrolment, note_enrolment, from, &error))
    {
      complain (complaints, "last_day", error);
      return FALSE;
    }
  if (transfer->reason == NULL || *transfer->reason == '\0')
    summer_complaints_add (complaints, "reason", _ ("Write the reason."));
  check_last_day (store, transfer, from, complaints);
  if (!leaves)
    check_target (store, transfer, from, complaints);
  if (summer_complaints_get (complaints, "last_day") == NULL)
    check_marks (store, transfer, from, days, complaints);
  return summer_complaints_is_empty (complaints);
}

/**
 * summer_transfer_check:
 * @leaves: the child leaves, and no new class is asked for
 * @days: the form's, of this enrolment; what is done looks again
 *
 * What is wrong with a transfer as it stands in the form, field by field.
 */
void
summer_transfer_check (SummerStore *store,
                       const SummerTransfer *transfer,
                       gboolean leaves,
                       SummerTransferDays *days,
                       SummerComplaints *complaints)
{
  g_auto (Enrolment) from = { 0 };

  look (store, transfer, leaves, days, &from, complaints);
}

/* Ends the enrolment in the old class and keeps why. */
static gboolean
end_enrolment (SummerStore *store,
               const SummerTransfer *transfer,
               const Enrolment *from,
               GError **error)
{
  SummerEnrolmentRecord ended = from->record;
  SummerLeavingRecord leaving = { .class_id = from->record.class_id,
                                  .child = from->record.child,
                                  .last_day = transfer->last_day,
                                  .to_class = transfer->to_class,
                                  .reason = transfer->reason,
                                  .person = transfer->person };

  ended.last_day = transfer->last_day;
  return summer_enrolment_update (store, &ended, error)
         && summer_leaving_insert (store, &leaving, error);
}

static gboolean
move_marks (SummerStore *store,
            const SummerTransfer *transfer,
            const Enrolment *from,
            GError **error)
{
  g_autoptr (GArray) days = list_later_marks (store, transfer, from, from->record.class_id, error);

  for (guint i = 0; days != NULL && i < days->len; i++)
    if (!summer_mark_move (store, from->record.class_id, g_array_index (days, SummerDay, i),
                           from->record.child, transfer->to_class, error))
      return FALSE;
  return days != NULL;
}

/* Every class asks for an agreement of its own: only one that was signed for the new class counts in it. */
static gboolean
open_enrolment (SummerStore *store,
                const SummerTransfer *transfer,
                const Enrolment *from,
                GError **error)
{
  SummerEnrolmentRecord opened = { .class_id = transfer->to_class,
                                   .child = from->record.child,
                                   .first_day = transfer->first_day,
                                   .last_day = SUMMER_DAY_NONE,
                                   .agreement = SUMMER_DAY_NONE };

  return summer_enrolment_insert (store, &opened, error)
         && summer_agreement_apply (store, opened.class_id, opened.child, SUMMER_DAY_NONE, error);
}

/**
 * summer_transfer_child:
 * @complaints: what is wrong, and nothing was written
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Ends the enrolment in the old class and begins one in the new class, up to its last day. Attendance that was
 * recorded after the last day goes along where that is asked for, or stops the transfer.
 *
 * Returns: FALSE with complaints, or with @error set
 */
gboolean
summer_transfer_child (SummerStore *store,
                       const SummerTransfer *transfer,
                       SummerComplaints *complaints,
                       char **done,
                       GError **error)
{
  g_auto (Enrolment) from = { 0 };
  g_auto (SummerTransferDays) days = { 0 };

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (!look (store, transfer, FALSE, &days, &from, complaints)
      || !summer_store_begin (store, "transfer", transfer->reason, error))
    return FALSE;
  return summer_clerk_finish (store,
                              end_enrolment (store, transfer, &from, error)
                                  && move_marks (store, transfer, &from, error)
                                  && open_enrolment (store, transfer, &from, error),
                              _ ("Transferred: %s"), from.child, done, error);
}

/**
 * summer_transfer_leave:
 * @transfer: to_class is 0
 * @complaints: what is wrong, and nothing was written
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * The child leaves the programme. Its place is free for the next.
 *
 * Returns: FALSE with complaints, or with @error set
 */
gboolean
summer_transfer_leave (SummerStore *store,
                       const SummerTransfer *transfer,
                       SummerComplaints *complaints,
                       char **done,
                       GError **error)
{
  g_auto (Enrolment) from = { 0 };
  g_auto (SummerTransferDays) days = { 0 };

  g_return_val_if_fail (SUMMER_IS_STORE (store) && transfer->to_class == 0, FALSE);

  if (!look (store, transfer, TRUE, &days, &from, complaints)
      || !summer_store_begin (store, "leave", transfer->reason, error))
    return FALSE;
  return summer_clerk_finish (store, end_enrolment (store, transfer, &from, error),
                              _ ("Has left: %s"), from.child, done, error);
}
