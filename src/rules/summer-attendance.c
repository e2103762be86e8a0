#include "config.h"

#include "summer-attendance.h"

#include <string.h>

/* Makes room for a class and empties it. */
static void
attendance_reset (SummerAttendance *attendance, guint n_children, const SummerCalendar *calendar)
{
  gsize n_cells = (gsize) n_children * calendar->n_held;

  if (n_cells > attendance->allocated_cells)
    {
      g_free (attendance->cells);
      attendance->cells = g_new (SummerCell, n_cells);
      attendance->allocated_cells = n_cells;
    }
  if (n_children > attendance->allocated_children)
    {
      attendance->children = g_renew (SummerChildTotals, attendance->children, n_children);
      attendance->allocated_children = n_children;
    }
  if (calendar->n_days > attendance->allocated_days)
    {
      attendance->days = g_renew (SummerDayTotals, attendance->days, calendar->n_days);
      attendance->allocated_days = calendar->n_days;
    }
  if (n_cells)
    memset (attendance->cells, 0, n_cells * sizeof (SummerCell));
  if (calendar->n_days)
    memset (attendance->days, 0, calendar->n_days * sizeof (SummerDayTotals));
  for (guint i = 0; i < n_children; i++)
    attendance->children[i]
        = (SummerChildTotals){ .first_present = -1, .agreement = SUMMER_DAY_NONE };
  attendance->n_children = n_children;
  attendance->expected = attendance->present = attendance->sick = attendance->leave = 0;
  attendance->absent = attendance->unrecorded = attendance->to_come = 0;
  attendance->stray = attendance->unlisted = attendance->confirmed = 0;
}

/* Enrolments of one child come by their first day, so each adds what lies behind the one before:
 *
 *     first enrolment   ├────────────┤
 *     second                    ├──────────┤
 *     counted           ├────────────┼─────┤   no day twice
 */
static void
load_enrolments (SummerAttendance *attendance,
                 const SummerClassFacts *of,
                 const SummerCalendar *calendar)
{
  guint child = G_MAXUINT, covered = 0;

  for (guint i = 0; i < of->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &of->enrolments[i];
      SummerChildTotals *totals = &attendance->children[enrolment->child];
      guint from, to;

      if (enrolment->child != child)
        covered = 0;
      child = enrolment->child;
      if (enrolment->agreement != SUMMER_DAY_NONE
          && (totals->agreement == SUMMER_DAY_NONE || enrolment->agreement < totals->agreement))
        totals->agreement = enrolment->agreement;
      if (!summer_calendar_range (calendar, enrolment->first, enrolment->last, &from, &to))
        continue;
      for (guint day = MAX (from, covered); day < to; day++)
        {
          attendance->days[day].enrolled++;
          totals->open_days++;
          if (day < calendar->n_held)
            attendance->cells[(gsize) day * attendance->n_children + child].expected = TRUE;
        }
      covered = MAX (covered, to);
    }
}

/* Marks come by day, so the open day moves along with them. What is dated after as_of does not exist yet;
 * what falls on no expected child-day is counted apart. */
static void
load_marks (SummerAttendance *attendance,
            const SummerClassFacts *of,
            const SummerCalendar *calendar,
            SummerDay as_of)
{
  guint day = 0;

  for (guint i = 0; i < of->n_marks && of->marks[i].day <= as_of; i++)
    {
      const SummerFactMark *mark = &of->marks[i];
      SummerCell *cell;

      while (day < calendar->n_held && calendar->days[day] < mark->day)
        day++;
      cell = day < calendar->n_held && calendar->days[day] == mark->day
                 ? &attendance->cells[(gsize) day * attendance->n_children + mark->child]
                 : NULL;
      if (cell == NULL || !cell->expected)
        {
          attendance->stray++;
          continue;
        }
      cell->mark = mark->mark & 7;
      cell->has_in = mark->has_in;
      cell->has_out = mark->has_out;
      cell->has_collector = mark->has_collector;
      cell->collector_listed = mark->collector_listed;
      attendance->confirmed += mark->mark == SUMMER_MARK_PRESENT && mark->has_collector
                               && !mark->collector_listed && mark->release_confirmed;
    }
}

/**
 * summer_attendance_is_counted:
 * @mark: of an expected child-day
 *
 * Whether the child-day stands in the denominator: every one does, but for those of the marks that the policy
 * leaves out. One that is unrecorded always stands in it.
 */
gboolean
summer_attendance_is_counted (const SummerPolicy *policy, SummerMark mark)
{
  return mark == SUMMER_MARK_UNRECORDED || !(policy->excluded_marks & 1u << mark);
}

/**
 * summer_attendance_reaches:
 *
 * Whether @present of @expected child-days reach `attendance_min`, which is inclusive (rules.md 3).
 */
gboolean
summer_attendance_reaches (const SummerPolicy *policy, gint64 present, gint64 expected)
{
  return present * 10000 >= (gint64) policy->attendance_min * expected;
}

static void
count_cell (SummerAttendance *attendance, const SummerPolicy *policy, guint day, guint child)
{
  const SummerCell *cell = &attendance->cells[(gsize) day * attendance->n_children + child];
  SummerChildTotals *totals = &attendance->children[child];

  switch ((SummerMark) cell->mark)
    {
    case SUMMER_MARK_PRESENT:
      attendance->present++;
      attendance->days[day].present++;
      totals->present++;
      if (totals->first_present < 0)
        totals->first_present = (int) day;
      attendance->unlisted += cell->has_collector && !cell->collector_listed;
      break;
    case SUMMER_MARK_SICK:
      attendance->sick++;
      break;
    case SUMMER_MARK_LEAVE:
      attendance->leave++;
      break;
    case SUMMER_MARK_ABSENT:
      attendance->absent++;
      break;
    case SUMMER_MARK_UNRECORDED:
    default:
      attendance->unrecorded++;
      attendance->days[day].unrecorded++;
      break;
    }
  if (summer_attendance_is_counted (policy, cell->mark))
    {
      attendance->expected++;
      attendance->days[day].expected++;
      totals->expected++;
    }
}

/**
 * summer_attendance_load:
 * @attendance: the register, zeroed before its first use
 * @of: a class
 * @policy: for the marks that leave the denominator
 * @calendar: the open days of the class on @as_of
 * @as_of: the day of the assessment
 *
 * Enters the enrolments and marks of a class and counts them. What it counted of another class is
 * forgotten, its memory kept.
 */
void
summer_attendance_load (SummerAttendance *attendance,
                        const SummerClassFacts *of,
                        const SummerPolicy *policy,
                        const SummerCalendar *calendar,
                        SummerDay as_of)
{
  attendance_reset (attendance, of->n_children, calendar);
  load_enrolments (attendance, of, calendar);
  load_marks (attendance, of, calendar, as_of);
  for (guint day = 0; day < calendar->n_held; day++)
    for (guint child = 0; child < attendance->n_children; child++)
      if (attendance->cells[(gsize) day * attendance->n_children + child].expected)
        count_cell (attendance, policy, day, child);
  for (guint day = calendar->n_held; day < calendar->n_days; day++)
    attendance->to_come += attendance->days[day].enrolled;
}

/**
 * summer_attendance_clear:
 *
 * Frees the memory of a register.
 */
void
summer_attendance_clear (SummerAttendance *attendance)
{
  g_free (attendance->cells);
  g_free (attendance->children);
  g_free (attendance->days);
  *attendance = (SummerAttendance){ 0 };
}

/**
 * summer_attendance_headcount:
 *
 * The children of the class (rules.md 3, Headcount): those with an expected child-day on any open day, held
 * or to come; on the basis `attending` only those whose own attendance reaches `attendance_min` on the
 * recorded marks, with what is unrecorded taken as absent.
 */
int
summer_attendance_headcount (const SummerAttendance *attendance, const SummerPolicy *policy)
{
  int headcount = 0;

  for (guint i = 0; i < attendance->n_children; i++)
    {
      const SummerChildTotals *child = &attendance->children[i];

      if (policy->headcount_basis == SUMMER_BASIS_ENROLLED)
        headcount += child->open_days > 0;
      else
        headcount += child->expected > 0
                     && summer_attendance_reaches (policy, child->present, child->expected);
    }
  return headcount;
}
