/* A row of the day's list: which child it shows, and that what it shows has changed. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_TODAY_ROW (summer_today_row_get_type ())
G_DECLARE_FINAL_TYPE (SummerTodayRow, summer_today_row, SUMMER, TODAY_ROW, GObject)

/* Signal "changed": what it shows is to be drawn anew. */
SummerTodayRow *summer_today_row_new          (guint child);
guint           summer_today_row_get_child    (SummerTodayRow *self);
const char     *summer_today_row_get_sentence (SummerTodayRow *self); /* all that it shows, in words */
void            summer_today_row_set_sentence (SummerTodayRow *self, const char *sentence);
gboolean        summer_today_row_get_matched  (SummerTodayRow *self);
void            summer_today_row_set_matched  (SummerTodayRow *self, gboolean matched);

G_END_DECLS
