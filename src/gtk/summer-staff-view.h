/* A sheet over the plan of the staff: its bar, its table, and what it says when there is nothing in it. It answers
 * "sheet.copy", "sheet.export", "sheet.print", "sheet.filter", and for a gap "staff.assign". */
#pragma once

#include <adwaita.h>

#include "summer-staff-rows.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_STAFF_VIEW (summer_staff_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerStaffView, summer_staff_view, SUMMER, STAFF_VIEW, AdwBin)

GtkWidget *summer_staff_view_new        (const SummerStaffSheet *sheet);
void       summer_staff_view_add_switch (SummerStaffView *self, GtkWidget *widget); /* into its bar, beside the title */
/* survey NULL: there is nothing to show yet, or error says why. */
void       summer_staff_view_refresh    (SummerStaffView *self, SummerOffice *office, SummerStaffSurvey *survey, const GError *error);

G_END_DECLS
