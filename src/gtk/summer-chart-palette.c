#include "config.h"

#include "summer-chart-palette.h"

/**
 * summer_chart_palette_look_up:
 * @name: of a colour of the style
 * @fallback: as CSS writes it, where the style has none of that name
 */
GdkRGBA
summer_chart_palette_look_up (GtkWidget *widget, const char *name, const char *fallback)
{
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color))
    gdk_rgba_parse (&color, fallback);
  return color;
}

/**
 * summer_chart_palette_get:
 *
 * Returns: the colours of a chart in the style that @widget has now
 */
SummerChartPalette
summer_chart_palette_get (GtkWidget *widget)
{
  SummerChartPalette palette;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &palette.ink);
  palette.dim = palette.ink;
  palette.dim.alpha *= 0.62f;
  palette.band = palette.ink;
  palette.band.alpha *= 0.08f;
  palette.line = summer_chart_palette_look_up (widget, "accent_color", "#1f5f9e");
  palette.bad = summer_chart_palette_look_up (widget, "bad_fg", "#a32a20");
  return palette;
}
