/* The attendance of one class by day, a tab of its page. */
#pragma once

#include <adwaita.h>

#include "summer-assessment.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CLASS_ATTENDANCE (summer_class_attendance_get_type ())
G_DECLARE_FINAL_TYPE (SummerClassAttendance, summer_class_attendance, SUMMER, CLASS_ATTENDANCE, AdwBin)

GtkWidget *summer_class_attendance_new (void);
void       summer_class_attendance_set (SummerClassAttendance *self, SummerAssessment *whole, guint index); /* whole NULL = no class */

G_END_DECLS
