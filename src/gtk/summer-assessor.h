/* Judges a programme in a worker, and counts there what is counted from the same marks. */
#pragma once

#include "summer-assessment.h"
#include "summer-work.h"

G_BEGIN_DECLS

typedef struct
{
  SummerAssessment *assessment; /* owned */
  GArray           *daily;      /* owned: SummerDaily, by day */
} SummerAssessed;

void            summer_assessed_free       (SummerAssessed *self);

/* as_of: SUMMER_DAY_NONE = the latest day recorded */
void            summer_assessor_run_async  (SummerWork *work, const char *path, gint64 programme, SummerDay as_of,
                                            GAsyncReadyCallback callback, gpointer user_data);
SummerAssessed *summer_assessor_run_finish (SummerWork *work, GAsyncResult *result, GError **error);

G_END_DECLS
