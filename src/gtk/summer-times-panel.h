/* When a child came and went, to be set right: a late arrival, a time that was mistyped. */
#pragma once

#include <gtk/gtk.h>

#include "summer-class-day.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TIMES_PANEL (summer_times_panel_get_type ())
G_DECLARE_FINAL_TYPE (SummerTimesPanel, summer_times_panel, SUMMER, TIMES_PANEL, GtkWidget)

/* Signal "apply": the person means it. */
GtkWidget *summer_times_panel_new       (void);
void       summer_times_panel_set_child (SummerTimesPanel *self, const SummerDayChild *child, SummerTime now); /* read at once, not kept */
gboolean   summer_times_panel_get       (SummerTimesPanel *self, SummerTime *in, SummerTime *out); /* FALSE where one is no time */
void       summer_times_panel_say       (SummerTimesPanel *self, const char *text); /* why it cannot be; NULL = nothing */

G_END_DECLS
