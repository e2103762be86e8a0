/* The staff of a class day by day: how many are assigned, and how many of them were there. */
#pragma once

#include "summer-calendar.h"
#include "summer-staffing.h"

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

/* What the plan of a day lacks. */
typedef struct
{
  SummerStaffing required;
  int            tutors, volunteers; /* too few assigned by so many */
} SummerDutyLack;

void summer_duty_load  (SummerDuty *duty, const SummerClassFacts *of, const SummerCalendar *calendar);
void summer_duty_clear (SummerDuty *duty);

SummerDutyLack summer_duty_get_lack (const SummerDutyDay *day, const SummerPolicy *policy, int enrolled);

G_END_DECLS
