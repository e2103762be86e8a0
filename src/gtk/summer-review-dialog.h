/* The clerk's review of an incident that was noted at a desk: its severity confirmed or changed, and a note. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_review_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 incident);

G_END_DECLS
