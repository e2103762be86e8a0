/* The counts of the day that are always right, and the staff here against those required for the children here
 * now. A count chosen asks for its children alone. */
#pragma once

#include <gtk/gtk.h>

#include "summer-class-day.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TODAY_STRIP (summer_today_strip_get_type ())
G_DECLARE_FINAL_TYPE (SummerTodayStrip, summer_today_strip, SUMMER, TODAY_STRIP, GtkWidget)

/* Signals "filtered": another count was chosen; "staff": the staff were asked for. */
GtkWidget *summer_today_strip_new       (void);
void       summer_today_strip_set_day   (SummerTodayStrip *self, const SummerClassDay *day); /* read at once, not kept */
guint      summer_today_strip_get_shown (SummerTodayStrip *self); /* bits 1 << SummerPresence; 0 = everybody */
void       summer_today_strip_set_shown (SummerTodayStrip *self, guint presences); /* emits "filtered" where it changes */

G_END_DECLS
