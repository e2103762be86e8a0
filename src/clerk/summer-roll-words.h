/* How an application stands, in sentences, and the places of a class in a line. In the user's language. */
#pragma once

#include "summer-roll.h"

G_BEGIN_DECLS

GPtrArray  *summer_roll_list_reasons   (const SummerRoll *self, const SummerRollEntry *entry); /* char, owned: eligibility, points, rank, place */
char       *summer_roll_dup_state      (const SummerRoll *self, const SummerRollEntry *entry); /* "offered until 5 Jul" */
const char *summer_roll_get_place_text (const SummerRollEntry *entry); /* "free", "lottery", "no place"; "" outside the queue */
/* "30 places · 26 taken · 2 offered (until 5 Jul) · 4 waiting"; class G_MAXUINT = all of them */
char       *summer_roll_dup_places     (const SummerRoll *self, guint class);

G_END_DECLS
