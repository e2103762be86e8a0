/* How the attendance rates of classes spread: counted in steps of five points, parted at the threshold. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

typedef struct
{
  int   from, to; /* basis points; from counts, to does not, but 10000 does; -1 = without a rate */
  guint n;        /* classes */
  guint n_open;   /* of them: below the threshold, but what is not recorded can bring them to it */
} SummerRateBin;

GArray  *summer_rate_spread_new (const SummerAssessment *assessment); /* SummerRateBin, by rate, from the lowest that is not empty */
/* As it is written into a filter: "65%–70%", "–%" without a rate. */
char    *summer_rate_range_dup_text (int from, int to);
gboolean summer_rate_range_parse    (const char *text, int *from, int *to);
gboolean summer_rate_range_holds    (int from, int to, const SummerClassAssessment *of);

G_END_DECLS
