#include "config.h"

#include <glib/gi18n.h>

#include "summer-calendar.h"
#include "summer-class-record.h"
#include "summer-clerk-entry.h"
#include "summer-facts-loader.h"
#include "summer-life-queries.h"

static SummerDay
get_last (const SummerCalendarForm *form)
{
  return form->last_day != SUMMER_DAY_NONE ? form->last_day : form->day;
}

static const SummerAdjustmentRecord *
find_adjustment (const SummerClassFacts *of, SummerDay day)
{
  for (guint i = 0; i < of->n_adjustments; i++)
    if (of->adjustments[i].day == day)
      return &of->adjustments[i];
  return NULL;
}

/* A day that is no open day anyway is left out of a period that is cancelled, an open one out of one that is added. */
static gboolean
is_changed (const SummerCalendarForm *form, const SummerCalendar *calendar, SummerDay day)
{
  const gboolean open = summer_calendar_find (calendar, day) >= 0;

  return form->kind == SUMMER_ADJUSTMENT_CANCELLED ? open : !open;
}

static void
check_day (const SummerCalendarForm *form,
           const SummerFacts *facts,
           SummerStore *store,
           SummerDay day,
           SummerComplaints *complaints)
{
  const SummerAdjustmentRecord *other = find_adjustment (&facts->classes[0], day);
  g_autofree char *text = summer_day_dup_text (day);
  guint present = 0;
  g_autoptr (GError) error = NULL;

  if (other != NULL)
    summer_complaints_add (complaints, "day",
                           _ ("%s is in the calendar already: %s. Take that back first."), text,
                           summer_terms_get_text (SUMMER_TERMS_ADJUSTMENT_KIND, (int) other->kind));
  if (form->kind != SUMMER_ADJUSTMENT_CANCELLED)
    return;
  if (!summer_class_count_present (store, form->class_id, day, &present, &error))
    summer_complaints_add (complaints, "day", "%s", error->message);
  else if (present > 0)
    summer_complaints_warn (
        complaints, "day",
        ngettext ("%u child is marked present on %s: that would count nowhere.",
                  "%u children are marked present on %s: that would count nowhere.", present),
        present, text);
}

static void
check_period (const SummerCalendarForm *form,
              const SummerFacts *facts,
              SummerStore *store,
              SummerComplaints *complaints)
{
  const SummerClassFacts *of = &facts->classes[0];
  g_autofree char *first = summer_day_dup_text (of->first_day);
  g_autofree char *last = summer_day_dup_text (of->last_day);
  SummerCalendar calendar;
  guint n = 0;

  if (form->day < of->first_day || form->day > of->last_day)
    summer_complaints_add (complaints, "day", _ ("The class goes from %s to %s."), first, last);
  else if (get_last (form) > of->last_day)
    summer_complaints_add (complaints, "last_day", _ ("The class goes from %s to %s."), first,
                           last);
  else if (get_last (form) < form->day)
    summer_complaints_add (complaints, "last_day", _ ("This is before the first day."));
  if (!summer_complaints_is_empty (complaints))
    return;

  summer_calendar_init (&calendar, facts, of, SUMMER_DAY_NONE);
  for (SummerDay day = form->day; day <= get_last (form); day++)
    {
      if (find_adjustment (of, day) != NULL)
        check_day (form, facts, store, day, complaints);
      if (!is_changed (form, &calendar, day))
        continue;
      n++;
      check_day (form, facts, store, day, complaints);
    }
  if (n == 0)
    summer_complaints_add (complaints, "day", "%s",
                           form->kind == SUMMER_ADJUSTMENT_CANCELLED
                               ? _ ("The class is not held on this day anyway.")
                               : _ ("This is an open day already."));
  summer_calendar_clear (&calendar);
}

static gboolean
check (SummerStore *store,
       const SummerCalendarForm *form,
       const SummerFacts *facts,
       SummerComplaints *complaints)
{
  if (form->day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", _ ("Write the day."));
  else
    check_period (form, facts, store, complaints);
  if (form->reason == NULL)
    summer_complaints_add (complaints, "reason", _ ("Write the reason."));
  return summer_complaints_is_empty (complaints);
}

/**
 * summer_calendar_form_check:
 *
 * A day may not be cancelled and extra, lie outside the class's dates, or be changed into what it is already
 * (rules.md 1, open day).
 */
void
summer_calendar_form_check (SummerStore *store,
                            const SummerCalendarForm *form,
                            SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts
      = summer_store_load_class_facts (store, form->class_id, FALSE, &error);

  if (facts == NULL)
    summer_complaints_add (complaints, "day", "%s", error->message);
  else
    check (store, form, facts, complaints);
}

static gboolean
write_days (SummerStore *store,
            const SummerCalendarForm *form,
            const SummerFacts *facts,
            GError **error)
{
  SummerCalendar calendar;
  gboolean written = TRUE;

  summer_calendar_init (&calendar, facts, &facts->classes[0], SUMMER_DAY_NONE);
  for (SummerDay day = form->day; written && day <= get_last (form); day++)
    {
      const SummerAdjustmentRecord record
          = { .class_id = form->class_id, .day = day, .kind = form->kind, .reason = form->reason };

      if (is_changed (form, &calendar, day))
        written = summer_adjustment_insert (store, &record, error);
    }
  summer_calendar_clear (&calendar);
  return written;
}

/* "FZ-001 6 Aug Tue", of an entry about a day of a class. */
static char *
dup_name (const SummerFacts *facts, SummerDay day)
{
  g_autofree char *text = summer_day_dup_text (day);

  return g_strdup_printf ("%s %s", facts->classes[0].code, text);
}

/**
 * summer_calendar_form_save:
 *
 * Cancels or adds the days of a period, as one entry.
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_calendar_form_save (SummerStore *store,
                           const SummerCalendarForm *form,
                           SummerComplaints *complaints,
                           char **done,
                           GError **error)
{
  g_autoptr (SummerFacts) facts
      = summer_store_load_class_facts (store, form->class_id, FALSE, error);
  g_autofree char *name = NULL;

  if (facts == NULL || !check (store, form, facts, complaints))
    return FALSE;
  name = dup_name (facts, form->day);
  if (!summer_store_begin (store, "calendar", name, error))
    return FALSE;
  return summer_clerk_finish (store, write_days (store, form, facts, error),
                              form->kind == SUMMER_ADJUSTMENT_CANCELLED ? _ ("Cancelled: %s")
                                                                        : _ ("Extra day: %s"),
                              name, done, error);
}

gboolean
summer_calendar_take_back (
    SummerStore *store, gint64 class_id, SummerDay day, char **done, GError **error)
{
  g_autoptr (SummerFacts) facts = summer_store_load_class_facts (store, class_id, FALSE, error);
  g_autofree char *name = NULL;

  if (facts == NULL)
    return FALSE;
  name = dup_name (facts, day);
  if (!summer_store_begin (store, "calendar", name, error))
    return FALSE;
  return summer_clerk_finish (store, summer_adjustment_delete (store, class_id, day, error),
                              _ ("Taken back: %s"), name, done, error);
}
