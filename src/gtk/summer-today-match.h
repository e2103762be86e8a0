/* Whom of a class a few letters mean: a code, a name, pinyin initials, the end of a telephone number. */
#pragma once

#include "summer-class-day.h"

G_BEGIN_DECLS

/* guint indexes, the best first; empty text: nobody */
GArray *summer_today_match       (const SummerClassDay *day, const char *text);
/* The same among the staff of the day, whose telephone numbers are looked up in the store. NULL with error set. */
GArray *summer_today_match_staff (const SummerClassDay *day, SummerStore *store, gint64 programme, const char *text, GError **error);

G_END_DECLS
