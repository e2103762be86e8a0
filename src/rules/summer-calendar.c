#include "config.h"

#include "summer-calendar.h"

static void
calendar_add (SummerCalendar *calendar, guint *allocated, SummerDay day)
{
  if (calendar->n_days == *allocated)
    {
      *allocated = *allocated ? *allocated * 2 : 32;
      calendar->days = g_renew (SummerDay, calendar->days, *allocated);
    }
  calendar->days[calendar->n_days++] = day;
}

/**
 * summer_calendar_init:
 * @calendar: (out caller-allocates): the calendar; clear it with summer_calendar_clear()
 * @facts: the programme, for its closed days
 * @of: a class
 * @as_of: the day up to which an open day is a held one
 *
 * The open days of a class (rules.md 1): Monday to Friday from its first to its last day, less the closed
 * days, less its cancelled days, plus its extra days, which count on a closed day too. Adjustments outside
 * the class's dates have no effect.
 */
void
summer_calendar_init (SummerCalendar *calendar,
                      const SummerFacts *facts,
                      const SummerClassFacts *of,
                      SummerDay as_of)
{
  guint closed = 0, adjusted = 0, allocated = 0;

  g_return_if_fail (calendar != NULL && facts != NULL && of != NULL);

  *calendar = (SummerCalendar){ 0 };
  if (of->first_day == SUMMER_DAY_NONE || of->last_day == SUMMER_DAY_NONE)
    return;
  for (SummerDay day = of->first_day; day <= of->last_day; day++)
    {
      gboolean open = summer_day_get_weekday (day) <= 5;

      while (closed < facts->n_closed_days && facts->closed_days[closed] < day)
        closed++;
      if (closed < facts->n_closed_days && facts->closed_days[closed] == day)
        open = FALSE;
      while (adjusted < of->n_adjustments && of->adjustments[adjusted].day < day)
        adjusted++;
      if (adjusted < of->n_adjustments && of->adjustments[adjusted].day == day)
        open = of->adjustments[adjusted].kind == SUMMER_ADJUSTMENT_EXTRA;
      if (!open)
        continue;
      calendar_add (calendar, &allocated, day);
      calendar->n_held += day <= as_of;
    }
}

/**
 * summer_calendar_clear:
 *
 * Frees the days of a calendar.
 */
void
summer_calendar_clear (SummerCalendar *calendar)
{
  g_clear_pointer (&calendar->days, g_free);
  calendar->n_days = calendar->n_held = 0;
}

/* The index of the first open day that is not before @day; the number of them when all are. */
static guint
calendar_lower_bound (const SummerCalendar *calendar, SummerDay day)
{
  guint low = 0, high = calendar->n_days;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (calendar->days[middle] < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * summer_calendar_find:
 *
 * The index of @day among the open days, or -1 when it is none.
 */
int
summer_calendar_find (const SummerCalendar *calendar, SummerDay day)
{
  guint at;

  g_return_val_if_fail (calendar != NULL, -1);

  at = calendar_lower_bound (calendar, day);
  return at < calendar->n_days && calendar->days[at] == day ? (int) at : -1;
}

/**
 * summer_calendar_range:
 * @first: the first day, SUMMER_DAY_NONE for the class's
 * @last: the last day, SUMMER_DAY_NONE for the class's
 * @from: (out): index of the first open day in the period
 * @to: (out): index behind the last one
 *
 * The open days of a period, both ends included.
 *
 * Returns: whether there are any
 */
gboolean
summer_calendar_range (
    const SummerCalendar *calendar, SummerDay first, SummerDay last, guint *from, guint *to)
{
  *from = first == SUMMER_DAY_NONE ? 0 : calendar_lower_bound (calendar, first);
  *to = last == SUMMER_DAY_NONE ? calendar->n_days : calendar_lower_bound (calendar, last + 1);
  return *from < *to;
}
