/* The calendar of visits: above, what is planned; below, which classes to visit
 * next and why, to be planned on a day. */
#pragma once

#include "summer-sheet-view.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_VISIT_CALENDAR_VIEW (summer_visit_calendar_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerVisitCalendarView, summer_visit_calendar_view, SUMMER, VISIT_CALENDAR_VIEW, GtkBox)

/* Actions: "calendar.plan": the classes chosen, on the day that is written. */
GtkWidget *summer_visit_calendar_view_new     (SummerSheetView *planned); /* what is planned, which stands above */
void       summer_visit_calendar_view_refresh (SummerVisitCalendarView *self, SummerOffice *office);

G_END_DECLS
