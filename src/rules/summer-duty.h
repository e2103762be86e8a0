/* The staff of a class day by day: how many are assigned, and how many of them were there. */
#pragma once

#include "summer-calendar.h"

G_BEGIN_DECLS

typedef struct
{
  int assigned;
  int present;    /* marked so; on held days */
  int unrecorded; /* without a mark; on held days */
  guint last_person; /* who was counted last: a person counts once in a role, however often assigned */
} SummerDutyCount;

typedef struct
{
  SummerDutyCount tutors, volunteers;
} SummerDutyDay;

typedef struct
{
  SummerDutyDay *days; /* by open day */
  guint8        *marks; /* a person's marks by held day: 0 none, else 1 + SummerStaffMark */
  guint          n_days, allocated_days;
  gsize          allocated_marks;
} SummerDuty;

void summer_duty_load  (SummerDuty *duty, const SummerClassFacts *of, const SummerCalendar *calendar);
void summer_duty_clear (SummerDuty *duty);

G_END_DECLS
