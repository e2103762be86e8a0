/* Which insurance covers a child on a day (rules.md 3, insurance). */
#pragma once

#include "summer-facts.h"

G_BEGIN_DECLS

guint *summer_cover_index     (const SummerClassFacts *facts); /* (transfer full): covers of child i lie from [i] up to [i + 1] */
guint  summer_cover_get_kinds (const SummerClassFacts *facts, const guint *index, guint child, SummerDay day); /* bits 1 << SummerInsuranceKind */

G_END_DECLS
