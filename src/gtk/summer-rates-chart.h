/* The spread of the attendance rates over the classes, with the threshold. A bar leads to its classes: signal "activated". */
#pragma once

#include "summer-assessment.h"
#include "summer-chart.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_RATES_CHART (summer_rates_chart_get_type ())
G_DECLARE_FINAL_TYPE (SummerRatesChart, summer_rates_chart, SUMMER, RATES_CHART, SummerChart)

GtkWidget *summer_rates_chart_new        (void);
void       summer_rates_chart_set        (SummerRatesChart *self, const SummerAssessment *assessment); /* NULL = nothing is known */
char      *summer_rates_chart_dup_filter (SummerRatesChart *self, guint point); /* "65%–70%": what the list of classes is filtered by */

G_END_DECLS
