#include "config.h"

#include "summer-daily.h"

#include "summer-attendance.h"

static const char *
find_reason (const SummerClassFacts *of, SummerDay day)
{
  for (guint i = 0; i < of->n_adjustments; i++)
    if (of->adjustments[i].day == day && of->adjustments[i].kind == SUMMER_ADJUSTMENT_CANCELLED)
      return of->adjustments[i].reason;
  return NULL;
}

/* The Mondays to Fridays of a class, held or not: a closed one is shown, with the reason if one was given. */
static void
add_weekdays (GArray *days, SummerDay first, const SummerClassFacts *of, SummerDay as_of)
{
  for (SummerDay day = of->first_day; day <= MIN (of->last_day, as_of); day++)
    if (summer_day_get_weekday (day) <= 5)
      {
        SummerDaily *daily = &g_array_index (days, SummerDaily, day - first);

        daily->day = day;
        if (daily->reason == NULL)
          daily->reason = find_reason (of, day);
      }
}

static void
add_held_days (GArray *days,
               SummerDay first,
               const SummerCalendar *calendar,
               const SummerAttendance *attendance,
               const SummerPolicy *policy)
{
  for (guint i = 0; i < calendar->n_held; i++)
    {
      const SummerDayTotals *totals = &attendance->days[i];
      SummerDaily *daily = &g_array_index (days, SummerDaily, calendar->days[i] - first);

      daily->day = calendar->days[i];
      daily->held++;
      daily->expected += totals->expected;
      daily->present += totals->present;
      daily->unrecorded += totals->unrecorded;
      daily->below
          += totals->expected > 0
             && !summer_attendance_reaches (policy, (gint64) totals->present + totals->unrecorded,
                                            totals->expected);
    }
}

/**
 * summer_daily_new:
 * @facts: the facts of a programme
 * @policy: for the threshold and the marks that leave the denominator
 * @as_of: the last day that counts
 *
 * The expected, present and unrecorded child-days of every day from the first day of a class to @as_of,
 * out of the same registers that the classes are judged by. A day is in the list when a class held it, or
 * when it is a Monday to Friday on which every class that would have been open was closed.
 *
 * Returns: (transfer full): an array of SummerDaily, by day; empty when no class has begun
 */
GArray *
summer_daily_new (const SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (SummerDaily));
  SummerAttendance attendance = { 0 };
  SummerDay first = G_MAXINT32, last = G_MININT32;
  guint n_days = 0;

  g_return_val_if_fail (facts != NULL && policy != NULL, days);

  for (guint i = 0; i < facts->n_classes; i++)
    {
      first = MIN (first, facts->classes[i].first_day);
      last = MAX (last, facts->classes[i].last_day);
    }
  last = MIN (last, as_of);
  if (facts->n_classes == 0 || first > last)
    return days;

  g_array_set_size (days, (guint) (last - first + 1));
  for (guint i = 0; i < days->len; i++)
    g_array_index (days, SummerDaily, i).day = SUMMER_DAY_NONE;
  for (guint i = 0; i < facts->n_classes; i++)
    {
      const SummerClassFacts *of = &facts->classes[i];
      SummerCalendar calendar;

      summer_calendar_init (&calendar, facts, of, as_of);
      summer_attendance_load (&attendance, of, policy, &calendar, as_of);
      add_weekdays (days, first, of, as_of);
      add_held_days (days, first, &calendar, &attendance, policy);
      summer_calendar_clear (&calendar);
    }
  summer_attendance_clear (&attendance);

  for (guint i = 0; i < days->len; i++)
    {
      SummerDaily daily = g_array_index (days, SummerDaily, i);

      if (daily.held > 0)
        daily.reason = NULL;
      if (daily.day != SUMMER_DAY_NONE)
        g_array_index (days, SummerDaily, n_days++) = daily;
    }
  g_array_set_size (days, n_days);
  return days;
}
