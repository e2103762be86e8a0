/* A chart with its title, what is read out of it, and its numbers as a table in its place. */
#pragma once

#include "summer-chart.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CHART_PANEL (summer_chart_panel_get_type ())
G_DECLARE_FINAL_TYPE (SummerChartPanel, summer_chart_panel, SUMMER, CHART_PANEL, GtkWidget)

GtkWidget   *summer_chart_panel_new       (GtkWidget *chart); /* a SummerChart */
void         summer_chart_panel_set_note  (SummerChartPanel *self, const char *note); /* beside the title: of what */
SummerChart *summer_chart_panel_get_chart (SummerChartPanel *self);
char        *summer_chart_panel_dup_block (SummerChartPanel *self); /* for a spreadsheet */

G_END_DECLS
