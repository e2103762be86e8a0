#include "summer-daily.h"

#include "summer-calendar.h"

/* One class, day by day: the children enrolled on each of its held days and their marks. */
typedef struct
{
  gint64 *expected, *present, *recorded, *excluded; /* by index of the held day */
} Tally;

/* An end that was not given is the class's. */
static SummerDay
get_first (const SummerClassFacts *of, const SummerFactEnrolment *enrolment)
{
  return enrolment->first != SUMMER_DAY_NONE ? enrolment->first : of->first_day;
}

static SummerDay
get_last (const SummerClassFacts *of, const SummerFactEnrolment *enrolment)
{
  return enrolment->last != SUMMER_DAY_NONE ? enrolment->last : of->last_day;
}

static gboolean
is_enrolled (const SummerClassFacts *of, guint child, SummerDay day)
{
  guint low = 0, high = of->n_enrolments;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (of->enrolments[middle].child < child)
        low = middle + 1;
      else
        high = middle;
    }

  for (; low < of->n_enrolments && of->enrolments[low].child == child; low++)
    if (get_first (of, &of->enrolments[low]) <= day && day <= get_last (of, &of->enrolments[low]))
      return TRUE;
  return FALSE;
}

/* The first held day on or after a day, as an index; n_held when there is none. */
static guint
first_held_from (const SummerCalendar *calendar, SummerDay day)
{
  guint low = 0, high = calendar->n_held;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (calendar->days[middle] < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
tally_class (const SummerClassFacts *of,
             const SummerCalendar *calendar,
             const SummerPolicy *policy,
             Tally *tally)
{
  guint held = 0;

  /* Steps up and down at the ends of the enrolments, added up afterwards. */
  for (guint i = 0; i < of->n_enrolments; i++)
    {
      const guint first = first_held_from (calendar, get_first (of, &of->enrolments[i]));
      const guint end = first_held_from (calendar, get_last (of, &of->enrolments[i]) + 1);

      if (first < end)
        {
          tally->expected[first]++;
          tally->expected[end]--;
        }
    }
  for (guint i = 1; i < calendar->n_held; i++)
    tally->expected[i] += tally->expected[i - 1];

  for (guint i = 0; i < of->n_marks; i++)
    {
      const SummerFactMark *mark = &of->marks[i];

      while (held < calendar->n_held && calendar->days[held] < mark->day)
        held++;
      if (held == calendar->n_held)
        break;
      if (calendar->days[held] != mark->day || !is_enrolled (of, mark->child, mark->day))
        continue;

      if (policy->excluded_marks & (1u << mark->mark))
        tally->excluded[held]++;
      else
        {
          tally->recorded[held]++;
          if (mark->mark == SUMMER_MARK_PRESENT)
            tally->present[held]++;
        }
    }
}

static const char *
find_reason (const SummerClassFacts *of, SummerDay day)
{
  for (guint i = 0; i < of->n_adjustments; i++)
    if (of->adjustments[i].day == day && of->adjustments[i].kind == SUMMER_ADJUSTMENT_CANCELLED)
      return of->adjustments[i].reason;
  return NULL;
}

static void
add_class (GArray *days,
           SummerDay first,
           const SummerFacts *facts,
           const SummerClassFacts *of,
           const SummerPolicy *policy,
           SummerDay as_of)
{
  SummerCalendar calendar;
  Tally tally;

  summer_calendar_init (&calendar, facts, of, as_of);

  /* One more than there are days, for the step down after the last. */
  tally.expected = g_new0 (gint64, 4 * ((gsize) calendar.n_held + 1));
  tally.present = tally.expected + calendar.n_held + 1;
  tally.recorded = tally.present + calendar.n_held + 1;
  tally.excluded = tally.recorded + calendar.n_held + 1;
  tally_class (of, &calendar, policy, &tally);

  for (guint i = 0; i < calendar.n_held; i++)
    {
      SummerDaily *daily = &g_array_index (days, SummerDaily, calendar.days[i] - first);
      const gint64 expected = tally.expected[i] - tally.excluded[i];
      const gint64 unrecorded = expected - tally.recorded[i];

      daily->held++;
      daily->expected += expected;
      daily->present += tally.present[i];
      daily->unrecorded += unrecorded;
      if (expected > 0
          && (tally.present[i] + unrecorded) * 10000 < (gint64) policy->attendance_min * expected)
        daily->below++;
    }

  g_free (tally.expected);
  summer_calendar_clear (&calendar);
}

/**
 * summer_daily_new:
 * @facts: the facts of a programme
 * @policy: for the threshold and the marks that leave the denominator
 * @as_of: the last day that counts
 *
 * Adds up the expected, present and unrecorded child-days of every day from the first day of a class
 * to @as_of (rules.md 1: a mark on a day that is no expected child-day counts nowhere). A day is in
 * the list when a class held it, or when it is a Monday to Friday on which every class that would
 * have been open was closed.
 *
 * Returns: (transfer full): an array of SummerDaily, by day; empty when no class has begun
 */
GArray *
summer_daily_new (const SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (SummerDaily));
  GArray *days = g_array_new (FALSE, TRUE, sizeof (SummerDaily));
  SummerDay first = G_MAXINT32, last = G_MININT32;

  g_return_val_if_fail (facts && policy, days);

  for (guint i = 0; i < facts->n_classes; i++)
    {
      first = MIN (first, facts->classes[i].first_day);
      last = MAX (last, facts->classes[i].last_day);
    }
  last = MIN (last, as_of);
  if (facts->n_classes == 0 || first > last)
    return days;

  g_array_set_size (all, (guint) (last - first + 1));
  for (guint i = 0; i < facts->n_classes; i++)
    add_class (all, first, facts, &facts->classes[i], policy, as_of);

  for (guint i = 0; i < all->len; i++)
    {
      SummerDaily *daily = &g_array_index (all, SummerDaily, i);
      gboolean inside = FALSE;

      daily->day = first + (SummerDay) i;
      if (daily->held == 0 && summer_day_get_weekday (daily->day) <= 5)
        for (guint j = 0; j < facts->n_classes; j++)
          if (facts->classes[j].first_day <= daily->day && daily->day <= facts->classes[j].last_day)
            {
              inside = TRUE;
              if (!daily->reason)
                daily->reason = find_reason (&facts->classes[j], daily->day);
            }
      if (daily->held > 0 || inside)
        g_array_append_val (days, *daily);
    }
  return days;
}
