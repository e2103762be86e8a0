/* A child of the day in words: what stands in the cells of the list, and the whole row as a sentence. */
#pragma once

#include "summer-chip.h"
#include "summer-class-day.h"

G_BEGIN_DECLS

char       *summer_today_words_dup_in       (const SummerDayChild *child); /* "08:06 mother"; "" = not signed in */
char       *summer_today_words_dup_out      (const SummerDayChild *child);
char       *summer_today_words_dup_health   (const SummerClassDay *day, guint child); /* with the medicines of the day; "" = nothing to mind */
char       *summer_today_words_dup_flags    (const SummerClassDay *day, guint child); /* all that is to be said of it; NULL = nothing */
char       *summer_today_words_dup_about    (const SummerClassDay *day, guint child); /* "girl · 8 years · grade 2" */
char       *summer_today_words_dup_sentence (const SummerClassDay *day, guint child);
SummerTone  summer_today_words_get_tone     (const SummerDayChild *child, const char **icon); /* of its flags */
void        summer_today_words_set_presence (SummerChip *chip, SummerPresence presence);
const char *summer_today_words_get_icon     (SummerPresence presence);

G_END_DECLS
