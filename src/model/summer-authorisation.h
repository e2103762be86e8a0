/* What a guardian's authorisation is worth on a day. */
#pragma once

#include "summer-desk-records.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_COLLECTOR_VALID,
  SUMMER_COLLECTOR_NOT_YET,  /* before its first day */
  SUMMER_COLLECTOR_EXPIRED,
  SUMMER_COLLECTOR_OTHER_WEEKDAY,
  SUMMER_COLLECTOR_USED,     /* good for one release, which was */
  SUMMER_COLLECTOR_MINOR,    /* under 18 on the day */
  SUMMER_COLLECTOR_FORBIDDEN,
} SummerCollectorState;

SummerCollectorState summer_authorisation_judge   (const SummerAuthorisationRecord *record, SummerDay day); /* who may collect, or go alone */
gboolean             summer_authorisation_forbids (const SummerAuthorisationRecord *record, SummerDay day);

G_END_DECLS
