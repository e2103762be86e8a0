/* The colours that a chart is drawn in, light or dark as its widget is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GdkRGBA ink, dim, line, bad, band;
} SummerChartPalette;

SummerChartPalette summer_chart_palette_get     (GtkWidget *widget);
GdkRGBA            summer_chart_palette_look_up (GtkWidget *widget, const char *name, const char *fallback);

G_END_DECLS
