/* An entry for a time of the day: 8:05, or quicker 805. */
#pragma once

#include <gtk/gtk.h>

#include "summer-day.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TIME_ENTRY (summer_time_entry_get_type ())
G_DECLARE_FINAL_TYPE (SummerTimeEntry, summer_time_entry, SUMMER, TIME_ENTRY, GtkEntry)

GtkWidget *summer_time_entry_new      (void);
void       summer_time_entry_set_time (SummerTimeEntry *self, SummerTime time); /* none = empty */
/* FALSE where what stands there is no time; the entry shows it. Empty is SUMMER_TIME_NONE. */
gboolean   summer_time_entry_get_time (SummerTimeEntry *self, SummerTime *time);

G_END_DECLS
