/* Attendance by day as a line with the threshold, and under it the classes below the threshold; of one class, the children away. */
#pragma once

#include "summer-chart.h"
#include "summer-daily.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_ATTENDANCE_CHART (summer_attendance_chart_get_type ())
G_DECLARE_FINAL_TYPE (SummerAttendanceChart, summer_attendance_chart, SUMMER, ATTENDANCE_CHART, SummerChart)

GtkWidget *summer_attendance_chart_new      (void);
void       summer_attendance_chart_set_days (SummerAttendanceChart *self, const SummerDaily *days, guint n_days,
                                             int threshold, gboolean of_class); /* threshold: basis points */

G_END_DECLS
