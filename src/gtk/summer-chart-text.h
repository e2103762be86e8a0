/* Words in a chart: placed by a point of their box, or written down a narrow column. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_chart_text_draw      (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, double size, gboolean bold,
                                  const GdkRGBA *color, double x, double y, double x_align, double y_align);
void summer_chart_text_draw_down (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, const GdkRGBA *color,
                                  double x, double bottom, double room);
double summer_chart_text_get_width (GtkWidget *widget, const char *text, double size);

G_END_DECLS
