/* How the base amount of a class is written in a policy: flat, by tiers, or by the child-day (rules.md 5). */
#pragma once

#include "summer-policy.h"

G_BEGIN_DECLS

gboolean summer_amount_read (SummerPolicy *policy, const char *text, GError **error);
char    *summer_amount_dup  (const SummerPolicy *policy);

G_END_DECLS
