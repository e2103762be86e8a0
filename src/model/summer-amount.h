/* How the amount of a class is written in a policy: flat, by tiers, or by the child-day (rules.md 5). */
#pragma once

#include "summer-funding.h"

G_BEGIN_DECLS

gboolean summer_amount_read (SummerAmount *amount, const char *text, GError **error);
char    *summer_amount_dup  (const SummerAmount *amount);

G_END_DECLS
