/* The forms of what follows on an incident, and of a drill. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_incident_step_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 incident, gint64 step); /* 0 = a new one */
void summer_drill_dialog_present         (GtkWindow *parent, SummerWorkplace *workplace, gint64 drill, gint64 class_id); /* drill 0 = a new one, of the class; 0 = to be chosen */

G_END_DECLS
