/* A child that is to be signed in: who brings it, and the reason that is asked for where something stands against
 * it. */
#pragma once

#include <gtk/gtk.h>

#include "summer-class-day.h"
#include "summer-release-check.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_ARRIVAL_PANEL (summer_arrival_panel_get_type ())
G_DECLARE_FINAL_TYPE (SummerArrivalPanel, summer_arrival_panel, SUMMER, ARRIVAL_PANEL, GtkWidget)

/* Signal "sign-in": the person means it. */
GtkWidget  *summer_arrival_panel_new            (void);
void        summer_arrival_panel_set_check      (SummerArrivalPanel *self, SummerReleaseCheck *check); /* taken; NULL = none */
const SummerReleaseCheck *summer_arrival_panel_get_check (SummerArrivalPanel *self);
gboolean    summer_arrival_panel_choose         (SummerArrivalPanel *self, guint number); /* who brings the child; FALSE: nobody of this number */
void        summer_arrival_panel_ask            (SummerArrivalPanel *self, const char *why); /* for a reason; it has the focus */
gboolean    summer_arrival_panel_get_asking     (SummerArrivalPanel *self);
void        summer_arrival_panel_say            (SummerArrivalPanel *self, const char *text); /* why it cannot be */
const char *summer_arrival_panel_get_reason     (SummerArrivalPanel *self); /* NULL = none was asked for or given */
const char *summer_arrival_panel_get_brought_by (SummerArrivalPanel *self); /* NULL = not said */

G_END_DECLS
