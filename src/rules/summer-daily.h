/* Attendance by day over all classes of a programme: what the chart of the overview shows. */
#pragma once

#include "summer-facts.h"

G_BEGIN_DECLS

typedef struct
{
  SummerDay   day;
  guint       held;     /* classes that held the day; 0 = closed everywhere */
  gint64      expected; /* child-days, without those of an excluded mark */
  gint64      present, unrecorded;
  guint       below;    /* classes under the threshold even if every unrecorded child had come */
  const char *reason;   /* closed days: as recorded with a cancelled day, borrowed from the facts; or NULL */
} SummerDaily;

GArray *summer_daily_new (const SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of); /* SummerDaily, by day */

G_END_DECLS
