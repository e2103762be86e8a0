/* How many staff a number of children needs (rules.md 3, Staffing). */
#pragma once

#include "summer-policy.h"

G_BEGIN_DECLS

typedef struct
{
  int teams, tutors, volunteers, volunteers_max;
} SummerStaffing;

SummerStaffing summer_staffing_required (const SummerPolicy *policy, int children);

G_END_DECLS
