/* The open days of a class (rules.md 1). */
#pragma once

#include "summer-facts.h"

G_BEGIN_DECLS

typedef struct
{
  SummerDay *days; /* owned, sorted */
  guint      n_days;
  guint      n_held; /* the first n_held are on or before as_of */
} SummerCalendar;

void     summer_calendar_init  (SummerCalendar *calendar, const SummerFacts *facts, const SummerClassFacts *of, SummerDay as_of);
void     summer_calendar_clear (SummerCalendar *calendar);
int      summer_calendar_find  (const SummerCalendar *calendar, SummerDay day); /* index, or -1 when not an open day */
gboolean summer_calendar_range (const SummerCalendar *calendar, SummerDay first, SummerDay last, guint *from, guint *to);

G_END_DECLS
