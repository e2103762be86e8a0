/* Charts, a tab of the subsidy page: the fund by state, the attendance by day, the spread of rates over the classes. A bar of the
 * spread leads to its classes: the action subsidy.filter of the page. */
#pragma once

#include <adwaita.h>

#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CHARTS_VIEW (summer_charts_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerChartsView, summer_charts_view, SUMMER, CHARTS_VIEW, AdwBin)

GtkWidget *summer_charts_view_new     (void);
void       summer_charts_view_refresh (GtkWidget *view, SummerOffice *office);

G_END_DECLS
