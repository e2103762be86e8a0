/* A quick note of an incident at the desk, on the day looked at there: kind, severity, children, time, what happened,
 * first action. It waits for its end and for the review of the clerk. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_incident_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day, gint64 child /* 0 = none chosen */);

G_END_DECLS
