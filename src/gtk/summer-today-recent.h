/* Who went home last. */
#pragma once

#include "summer-class-day.h"

G_BEGIN_DECLS

/* const SummerDayChild of the day, borrowed: the last that was recorded first. NULL with error set. */
GPtrArray *summer_today_recent_list (SummerStore *store, const SummerClassDay *day, guint most, GError **error);

G_END_DECLS
