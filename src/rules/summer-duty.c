#include "config.h"

#include "summer-duty.h"

#include <string.h>

#define NOBODY G_MAXUINT

static void
duty_reset (SummerDuty *duty, guint n_persons, const SummerCalendar *calendar)
{
  gsize n_marks = (gsize) n_persons * calendar->n_held;

  if (calendar->n_days > duty->allocated_days)
    {
      duty->days = g_renew (SummerDutyDay, duty->days, calendar->n_days);
      duty->allocated_days = calendar->n_days;
    }
  if (n_marks > duty->allocated_marks)
    {
      g_free (duty->marks);
      duty->marks = g_new (guint8, n_marks);
      duty->allocated_marks = n_marks;
    }
  for (guint i = 0; i < calendar->n_days; i++)
    duty->days[i] = (SummerDutyDay){
      .tutors.last_person = NOBODY,
      .volunteers.last_person = NOBODY,
    };
  if (n_marks)
    memset (duty->marks, 0, n_marks);
  duty->n_days = calendar->n_days;
}

/* Staff marks come by day; those of a day that is not held belong to no day. */
static void
load_marks (SummerDuty *duty, const SummerClassFacts *of, const SummerCalendar *calendar)
{
  guint day = 0;

  for (guint i = 0; i < of->n_staff_marks; i++)
    {
      const SummerFactStaffMark *mark = &of->staff_marks[i];

      while (day < calendar->n_held && calendar->days[day] < mark->day)
        day++;
      if (day < calendar->n_held && calendar->days[day] == mark->day)
        duty->marks[(gsize) day * of->n_persons + mark->person]
            = 1 + (mark->present ? SUMMER_STAFF_PRESENT : SUMMER_STAFF_ABSENT);
    }
}

/**
 * summer_duty_load:
 * @duty: zeroed before its first use; used again for the next class
 *
 * Counts tutors and volunteers on each open day of a class. A person assigned in both roles counts in each
 * of them, and one assigned twice in one role counts once. Who is not assigned that day does not count
 * as present (rules.md 3, Staffing).
 */
void
summer_duty_load (SummerDuty *duty, const SummerClassFacts *of, const SummerCalendar *calendar)
{
  duty_reset (duty, of->n_persons, calendar);
  load_marks (duty, of, calendar);
  for (guint i = 0; i < of->n_assignments; i++)
    {
      const SummerFactAssignment *assignment = &of->assignments[i];
      guint from, to;

      if (assignment->role != SUMMER_ROLE_TUTOR && assignment->role != SUMMER_ROLE_VOLUNTEER)
        continue;
      if (!summer_calendar_range (calendar, assignment->first, assignment->last, &from, &to))
        continue;
      for (guint day = from; day < to; day++)
        {
          SummerDutyCount *count = assignment->role == SUMMER_ROLE_TUTOR
                                       ? &duty->days[day].tutors
                                       : &duty->days[day].volunteers;
          guint8 mark = 0;

          if (count->last_person == assignment->person)
            continue;
          count->last_person = assignment->person;
          count->assigned++;
          if (day >= calendar->n_held)
            continue;
          mark = duty->marks[(gsize) day * of->n_persons + assignment->person];
          count->present += mark == 1 + SUMMER_STAFF_PRESENT;
          count->unrecorded += mark == 0;
        }
    }
}

/**
 * summer_duty_clear:
 *
 * Frees the memory.
 */
void
summer_duty_clear (SummerDuty *duty)
{
  g_free (duty->days);
  g_free (duty->marks);
  *duty = (SummerDuty){ 0 };
}

/**
 * summer_duty_get_lack:
 * @day: of a class
 * @enrolled: the children enrolled that day
 *
 * The staff assigned that day against those required (rules.md 3, staff_plan).
 */
SummerDutyLack
summer_duty_get_lack (const SummerDutyDay *day, const SummerPolicy *policy, int enrolled)
{
  SummerStaffing required = summer_staffing_required (policy, enrolled);

  return (SummerDutyLack){
    .required = required,
    .tutors = MAX (0, required.tutors - day->tutors.assigned),
    .volunteers = MAX (0, required.volunteers - day->volunteers.assigned),
  };
}
