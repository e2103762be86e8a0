/* Base amounts and the division of a fund that is too small (rules.md 5). */
#pragma once

#include "summer-policy.h"

G_BEGIN_DECLS

typedef struct
{
  const char *code; /* borrowed */
  int         rank; /* SUMMER_RANK_NONE = none */
  SummerMoney base; /* 0 for a class that is not eligible */
  SummerMoney granted; /* out */
} SummerGrant;

SummerMoney summer_grants_base   (const SummerAmount *amount, SummerClassKind kind, int headcount, gint64 present);
gboolean    summer_grants_divide (const SummerPolicy *policy, SummerMoney ceiling, SummerGrant *grants, guint n_grants); /* whether it was short */

G_END_DECLS
