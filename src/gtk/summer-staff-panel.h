/* The staff of the day: who is here since when, to be signed in and out or noted as away. */
#pragma once

#include <gtk/gtk.h>

#include "summer-class-day.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_STAFF_PANEL (summer_staff_panel_get_type ())
G_DECLARE_FINAL_TYPE (SummerStaffPanel, summer_staff_panel, SUMMER, STAFF_PANEL, GtkWidget)

typedef enum
{
  SUMMER_STAFF_MOVE_IN,
  SUMMER_STAFF_MOVE_OUT,
  SUMMER_STAFF_MOVE_AWAY,
} SummerStaffMove;

/* Signal "move" (const char *name, int SummerStaffMove): the person means it. */
GtkWidget *summer_staff_panel_new      (void);
void       summer_staff_panel_set_day  (SummerStaffPanel *self, const SummerClassDay *day); /* read at once, not kept */
void       summer_staff_panel_select   (SummerStaffPanel *self, const char *name); /* Enter in the list would be about it */
void       summer_staff_panel_tick     (SummerStaffPanel *self, SummerTime now); /* the time goes on unless it was typed */
gboolean   summer_staff_panel_get_time (SummerStaffPanel *self, SummerTime *time); /* FALSE where it is none */
void       summer_staff_panel_say      (SummerStaffPanel *self, const char *text); /* why it cannot be; NULL = nothing */

SummerStaffMove summer_staff_panel_get_next_move (const SummerDayStaff *staff); /* what Enter means */
const char     *summer_staff_panel_get_state     (const SummerDayStaff *staff); /* in words: here, gone home, away, not recorded */

G_END_DECLS
