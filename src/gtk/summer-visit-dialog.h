/* The form of a visit: where, when and who, the checklist with its score, and the problems found. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_visit_dialog_present_new     (GtkWindow *parent, SummerWorkplace *workplace, gint64 class_id); /* 0 = to be chosen */
void summer_visit_dialog_present_planned (GtkWindow *parent, SummerWorkplace *workplace, gint64 planned);
void summer_visit_dialog_present_stored  (GtkWindow *parent, SummerWorkplace *workplace, gint64 visit);

/* To be made: one planned visit; 0 = a new one, of the class where that is known already, else 0. */
void summer_planned_visit_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 planned, gint64 class_id);

G_END_DECLS
