/* The register of a class: its children against its held days, counted once for all conditions. */
#pragma once

#include "summer-calendar.h"

G_BEGIN_DECLS

/* One child on one held day. */
typedef struct
{
  guint8 expected : 1;
  guint8 mark : 3; /* SummerMark; counts only where expected */
  guint8 has_in : 1;
  guint8 has_out : 1;
  guint8 has_collector : 1;
  guint8 collector_listed : 1;
} SummerCell;

typedef struct
{
  int       present, expected; /* child-days; expected leaves out excluded marks */
  int       open_days;         /* open days enrolled, held or to come */
  int       first_present;     /* index of the day, -1 = never */
  SummerDay agreement;         /* the earliest of its enrolments */
} SummerChildTotals;

typedef struct
{
  int enrolled;                      /* children, on any open day */
  int expected, present, unrecorded; /* of them, on a held day; expected leaves out excluded marks */
} SummerDayTotals;

typedef struct
{
  SummerCell        *cells; /* n_children a held day, day after day */
  SummerChildTotals *children;
  SummerDayTotals   *days;  /* by open day */
  guint              n_children;
  gint64             expected, present, sick, leave, absent, unrecorded;
  gint64             to_come; /* child-days expected on the open days after as_of */
  gint64             stray;
  gint64             unlisted, confirmed; /* collections by somebody not listed; of them with a second member of staff */

  gsize allocated_cells; /* the arrays are used again for the next class */
  guint allocated_children, allocated_days;
} SummerAttendance;

void summer_attendance_load      (SummerAttendance *attendance, const SummerClassFacts *of, const SummerPolicy *policy,
                                  const SummerCalendar *calendar, SummerDay as_of);
void summer_attendance_clear     (SummerAttendance *attendance);
int  summer_attendance_headcount (const SummerAttendance *attendance, const SummerPolicy *policy);

gboolean summer_attendance_is_counted (const SummerPolicy *policy, SummerMark mark);
gboolean summer_attendance_reaches    (const SummerPolicy *policy, gint64 present, gint64 expected);

G_END_DECLS
