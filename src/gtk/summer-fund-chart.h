/* The fund by state, a bar each: what is granted, and of it settled and paid; what is undecided; what is left, or lacking. */
#pragma once

#include "summer-assessment.h"
#include "summer-chart.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_FUND_CHART (summer_fund_chart_get_type ())
G_DECLARE_FINAL_TYPE (SummerFundChart, summer_fund_chart, SUMMER, FUND_CHART, SummerChart)

GtkWidget *summer_fund_chart_new (void);
/* whole: of all classes, NULL = nothing is known; settled: by all settlements that are confirmed; paid: of that. */
void       summer_fund_chart_set (SummerFundChart *self, const SummerAssessment *whole, SummerMoney settled, SummerMoney paid);

G_END_DECLS
