/* Whom of a class a few letters mean: a code, a name, pinyin initials, the end of a telephone number. */
#pragma once

#include "summer-class-day.h"

G_BEGIN_DECLS

GArray *summer_today_match (const SummerClassDay *day, const char *text); /* guint indexes, the best first; empty text: nobody */

G_END_DECLS
