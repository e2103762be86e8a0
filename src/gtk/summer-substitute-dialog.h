/* Who stands in where the plan of a class has too few: those who could, best first, and from when to when. */
#pragma once

#include <gtk/gtk.h>

#include "summer-staff-survey.h"

G_BEGIN_DECLS

void summer_substitute_dialog_present (GtkWindow *parent, SummerOffice *office, SummerStaffSurvey *survey, guint gap);

G_END_DECLS
