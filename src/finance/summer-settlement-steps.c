#include "config.h"

#include "summer-settlement.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-settlement-table.h"

/* Where each step leads from, and what it is called in the journal and afterwards. */
static const struct
{
  guint from; /* bit 1 << SummerSettlementState */
  SummerSettlementState to;
  const char *action, *done;
} steps[SUMMER_N_SETTLEMENT_STEPS] = {
  [SUMMER_SETTLEMENT_CHECK] = { 1u << SUMMER_SETTLEMENT_DRAFT, SUMMER_SETTLEMENT_CHECKED,
                                "settlement-checked", N_ ("Settlement %s is checked") },
  [SUMMER_SETTLEMENT_CONFIRM] = { 1u << SUMMER_SETTLEMENT_CHECKED, SUMMER_SETTLEMENT_CONFIRMED,
                                  "settlement-confirmed", N_ ("Settlement %s is confirmed") },
  [SUMMER_SETTLEMENT_PUBLISH] = { 1u << SUMMER_SETTLEMENT_CONFIRMED, SUMMER_SETTLEMENT_PUBLISHED,
                                  "settlement-published", N_ ("Settlement %s is published") },
  [SUMMER_SETTLEMENT_DISCARD]
  = { 1u << SUMMER_SETTLEMENT_DRAFT | 1u << SUMMER_SETTLEMENT_CHECKED, SUMMER_SETTLEMENT_DRAFT,
      "settlement-discarded", N_ ("Settlement %s is discarded") },
};

gboolean
summer_settlement_allows (SummerSettlementState state, SummerSettlementStep step)
{
  return (steps[step].from & 1u << state) != 0;
}

static void
complain_of_day (SummerDay day, SummerDay earliest, SummerDay today, SummerComplaints *complaints)
{
  g_autofree char *text
      = earliest != SUMMER_DAY_NONE ? summer_day_dup_text_in_year (earliest) : NULL;

  if (day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", "%s", _ ("Write the day."));
  else if (day > today)
    summer_complaints_add (complaints, "day", "%s",
                           _ ("This day is still to come. Write the day on which it was."));
  else if (text != NULL && day < earliest)
    summer_complaints_add (complaints, "day",
                           _ ("The step before was on %s. This one cannot have been earlier."),
                           text);
}

static void
complain_of_notice (const SummerSettlementOrder *order, SummerComplaints *complaints)
{
  if (order->notice_first == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "notice_first", "%s",
                           _ ("Write the first day of the public notice."));
  else if (order->notice_first < order->day)
    summer_complaints_add (complaints, "notice_first", "%s",
                           _ ("The notice cannot begin before the settlement is published."));
  if (order->notice_last == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "notice_last", "%s",
                           _ ("Write the last day of the public notice."));
  else if (order->notice_last < order->notice_first)
    summer_complaints_add (complaints, "notice_last", "%s",
                           _ ("The notice ends before it begins. Swap the days or mend one."));
}

/* The day of the step that was taken last. */
static SummerDay
get_last_day (const SummerSettlementRecord *record)
{
  if (record->published_on != SUMMER_DAY_NONE)
    return record->published_on;
  if (record->confirmed_on != SUMMER_DAY_NONE)
    return record->confirmed_on;
  return record->checked_on != SUMMER_DAY_NONE ? record->checked_on : record->made_on;
}

/* What changed since it was drawn up is no reason not to go on, but somebody should know. */
static void
warn_of_changes (const SummerSettlement *self,
                 const SummerAssessment *now,
                 SummerComplaints *complaints)
{
  g_autofree gboolean *regranted = summer_settlement_dup_regranted (self, now);
  guint n = 0;

  for (guint i = 0; i < now->n_classes; i++)
    {
      gint64 granted = 0; /* of a class that came in since */

      for (guint j = 0; j < self->n_lines; j++)
        if (self->lines[j].class_id == now->classes[i].id)
          granted = self->lines[j].granted;
      n += regranted[i] || now->classes[i].granted != granted;
    }
  if (n > 0)
    summer_complaints_warn (
        complaints, "step",
        ngettext ("%u class would get another amount by the records of today. Discard the draft and"
                  " draw it up anew, or settle the difference by a supplement.",
                  "%u classes would get another amount by the records of today. Discard the draft"
                  " and draw it up anew, or settle the differences by a supplement.",
                  n),
        n);
}

/**
 * summer_settlement_complain:
 * @now: (nullable): the present assessment of the whole programme
 */
void
summer_settlement_complain (const SummerSettlement *self,
                            const SummerSettlementOrder *order,
                            SummerDay today,
                            const SummerAssessment *now,
                            SummerComplaints *complaints)
{
  const SummerSettlementRecord *record = &self->record;

  if (!summer_settlement_allows (record->state, order->step))
    {
      summer_complaints_add (complaints, "step",
                             _ ("Settlement %d is %s; this cannot be done now."), record->number,
                             summer_terms_get_text (SUMMER_TERMS_SETTLEMENT, (int) record->state));
      return;
    }
  complain_of_day (order->day, get_last_day (record), today, complaints);
  if (order->person == NULL || *order->person == '\0')
    summer_complaints_add (complaints, "person", "%s", _ ("Write who does this."));
  else if (order->step == SUMMER_SETTLEMENT_CHECK && g_str_equal (order->person, record->made_by))
    summer_complaints_add (complaints, "person",
                           _ ("%s has drawn it up. A second person must check it."),
                           record->made_by);
  if (order->step == SUMMER_SETTLEMENT_PUBLISH)
    complain_of_notice (order, complaints);
  if (now != NULL && order->step != SUMMER_SETTLEMENT_PUBLISH)
    warn_of_changes (self, now, complaints);
}

/* What was noted with the steps before, and with this one. */
static char *
dup_note (const SummerSettlementRecord *record, const SummerSettlementOrder *order)
{
  const gboolean is_noted = order->note != NULL && *order->note != '\0';

  if (record->note == NULL)
    return is_noted ? g_strdup_printf ("%s: %s", order->person, order->note) : NULL;
  return is_noted ? g_strdup_printf ("%s\n%s: %s", record->note, order->person, order->note)
                  : g_strdup (record->note);
}

/* Number, person and what was noted: the journal knows the account alone. */
static char *
dup_reason (const SummerSettlementRecord *record, const SummerSettlementOrder *order)
{
  return order->note != NULL && *order->note != '\0'
             ? g_strdup_printf ("%d · %s · %s", record->number, order->person, order->note)
             : g_strdup_printf ("%d · %s", record->number, order->person);
}

static gboolean
write_step (SummerStore *store,
            SummerSettlement *self,
            const SummerSettlementOrder *order,
            GError **error)
{
  SummerSettlementRecord *record = &self->record;
  g_autofree char *note = NULL;

  if (order->step == SUMMER_SETTLEMENT_DISCARD)
    return summer_settlement_grant_clear (store, record->id, error)
           && summer_settlement_line_clear (store, record->id, error)
           && summer_settlement_delete (store, record->id, error);
  record->state = steps[order->step].to;
  if (order->step == SUMMER_SETTLEMENT_CHECK)
    {
      record->checked_on = order->day;
      record->checked_by = order->person;
    }
  else if (order->step == SUMMER_SETTLEMENT_CONFIRM)
    {
      record->confirmed_on = order->day;
      record->confirmed_by = order->person;
    }
  else
    {
      record->published_on = order->day;
      record->published_by = order->person;
      record->notice_first = order->notice_first;
      record->notice_last = order->notice_last;
    }
  note = dup_note (record, order);
  record->note = note;
  return summer_settlement_update (store, record, error);
}

/**
 * summer_settlement_take:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Takes one step, as one entry of the journal.
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_settlement_take (SummerStore *store,
                        gint64 id,
                        const SummerSettlementOrder *order,
                        SummerDay today,
                        SummerComplaints *complaints,
                        char **done,
                        GError **error)
{
  g_autoptr (SummerSettlement) self = summer_settlement_load (store, id, error);
  g_autofree char *number = NULL, *reason = NULL;
  gboolean written;

  if (self == NULL || !summer_store_begin (store, steps[order->step].action, NULL, error))
    return FALSE;
  /* Anew, now that nobody else can write. */
  summer_settlement_free (self);
  self = summer_settlement_load (store, id, error);
  if (self != NULL)
    summer_settlement_complain (self, order, today, NULL, complaints);
  if (self == NULL || !summer_complaints_is_empty (complaints))
    {
      summer_store_rollback (store);
      return FALSE;
    }
  number = g_strdup_printf ("%d", self->record.number);
  reason = dup_reason (&self->record, order);
  summer_store_set_reason (store, reason);
  written = write_step (store, self, order, error);
  return summer_clerk_finish (store, written, _ (steps[order->step].done), number, done, error);
}

/**
 * summer_objection_complain:
 * @of: the settlement, which must be published
 */
void
summer_objection_complain (const SummerSettlement *of,
                           const SummerObjectionRecord *record,
                           SummerDay today,
                           SummerComplaints *complaints)
{
  const SummerSettlementRecord *settlement = &of->record;

  if (settlement->state != SUMMER_SETTLEMENT_PUBLISHED)
    {
      summer_complaints_add (complaints, "day", "%s",
                             _ ("It is not published yet, so nothing can be objected."));
      return;
    }
  if (record->day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", "%s", _ ("Write the day."));
  else if (record->day > today)
    summer_complaints_add (complaints, "day", "%s",
                           _ ("This day is still to come. Write the day on which it was."));
  else if (record->day < settlement->notice_first || record->day > settlement->notice_last)
    {
      g_autofree char *first = summer_day_dup_text_in_year (settlement->notice_first);
      g_autofree char *last = summer_day_dup_text_in_year (settlement->notice_last);

      summer_complaints_add (complaints, "day",
                             _ ("The notice was from %s to %s. What comes after it is settled by a"
                                " supplement, not as an objection."),
                             first, last);
    }
  if (record->what == NULL || *record->what == '\0')
    summer_complaints_add (complaints, "what", "%s", _ ("Write what is objected."));
  if ((record->answer == NULL || *record->answer == '\0')
      != (record->answered_on == SUMMER_DAY_NONE))
    summer_complaints_add (complaints,
                           record->answered_on == SUMMER_DAY_NONE ? "answered_on" : "answer", "%s",
                           _ ("An answer has its day, and a day its answer."));
  else if (record->answered_on != SUMMER_DAY_NONE && record->answered_on < record->day)
    summer_complaints_add (complaints, "answered_on", "%s",
                           _ ("The answer is earlier than the objection. Mend one of the days."));
  else if (record->answered_on != SUMMER_DAY_NONE && record->answered_on > today)
    summer_complaints_add (complaints, "answered_on", "%s",
                           _ ("This day is still to come. Write the day on which it was."));
}

/**
 * summer_objection_save:
 * @record: id 0 = a new one, and is filled in
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_objection_save (SummerStore *store,
                       SummerObjectionRecord *record,
                       SummerDay today,
                       SummerComplaints *complaints,
                       char **done,
                       GError **error)
{
  g_autoptr (SummerSettlement) of = summer_settlement_load (store, record->settlement, error);
  const gboolean is_new = record->id == 0;
  gboolean written;

  if (of == NULL)
    return FALSE;
  summer_objection_complain (of, record, today, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_store_begin (store, "objection", record->what, error))
    return FALSE;
  written = is_new ? summer_objection_insert (store, record, error)
                   : summer_objection_update (store, record, error);
  if (summer_clerk_finish (store, written, _ ("Objection: %s"), record->what, done, error))
    return TRUE;
  if (is_new)
    record->id = 0;
  return FALSE;
}
