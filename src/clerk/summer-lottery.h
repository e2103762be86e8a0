/* The lottery among applications of a class that nothing else decides between. */
#pragma once

#include "summer-day.h"
#include "summer-store.h"

G_BEGIN_DECLS

char    *summer_lottery_dup_seed (void); /* a fresh one, to be said before the draw */
/* Gives all of the class that tie a number, one entry of the journal; see summer_waiting_list_draw(). */
gboolean summer_lottery_hold     (SummerStore *store, gint64 programme, gint64 class_id, const char *seed, const char *person,
                                  SummerDay today, char **done, GError **error);

G_END_DECLS
