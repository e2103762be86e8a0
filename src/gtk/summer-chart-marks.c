#include "config.h"

#include "summer-chart-marks.h"

#include <math.h>

#include "summer-chart-text.h"

static void
draw_strokes (cairo_t *cr, const graphene_rect_t *area)
{
  const double height = area->size.height;

  cairo_rectangle (cr, area->origin.x, area->origin.y, area->size.width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1.4);
  for (double x = area->origin.x - height; x < area->origin.x + area->size.width; x += 5)
    {
      cairo_move_to (cr, x, area->origin.y + height);
      cairo_line_to (cr, x + height, area->origin.y);
    }
  cairo_stroke (cr);
  cairo_reset_clip (cr);
}

static void
draw_outline (cairo_t *cr, const graphene_rect_t *area)
{
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, round (area->origin.x) + 0.5, round (area->origin.y) + 0.5,
                   MAX (1, round (area->size.width) - 1), MAX (1, round (area->size.height) - 1));
  cairo_stroke (cr);
}

void
summer_chart_mark_draw (GtkSnapshot *snapshot,
                        SummerChartMark mark,
                        const GdkRGBA *color,
                        const graphene_rect_t *area)
{
  const double x = area->origin.x + area->size.width / 2;
  const double y = area->origin.y + area->size.height / 2;
  const double dashes[] = { 4, 3 };
  cairo_t *cr;

  if (mark == SUMMER_CHART_SOLID)
    {
      gtk_snapshot_append_color (snapshot, color, area);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, area);
  gdk_cairo_set_source_rgba (cr, color);
  switch (mark)
    {
    case SUMMER_CHART_HATCHED:
      draw_strokes (cr, area);
      draw_outline (cr, area);
      break;
    case SUMMER_CHART_HOLLOW:
      draw_outline (cr, area);
      break;
    case SUMMER_CHART_DOT:
    case SUMMER_CHART_RING:
      cairo_set_line_width (cr, 1.4);
      cairo_arc (cr, x, y, 3, 0, 2 * G_PI);
      if (mark == SUMMER_CHART_DOT)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
      break;
    case SUMMER_CHART_DASHES:
      cairo_set_line_width (cr, 1.2);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_move_to (cr, area->origin.x, round (y) + 0.5);
      cairo_line_to (cr, area->origin.x + area->size.width, round (y) + 0.5);
      cairo_stroke (cr);
      break;
    case SUMMER_CHART_SOLID: /* above */
    default:
      break;
    }
  cairo_destroy (cr);
}

double
summer_chart_legend_draw (GtkWidget *widget,
                          GtkSnapshot *snapshot,
                          const SummerChartKey *keys,
                          guint n_keys,
                          double x,
                          double y)
{
  const GdkRGBA dim = summer_chart_palette_get (widget).dim;

  for (guint i = 0; i < n_keys; i++)
    {
      const double width = keys[i].mark == SUMMER_CHART_DASHES ? 18 : 11;

      summer_chart_mark_draw (snapshot, keys[i].mark, &keys[i].color,
                              &GRAPHENE_RECT_INIT ((float) x, (float) (y - 4.5), (float) width, 9));
      x += width + 5;
      summer_chart_text_draw (widget, snapshot, keys[i].text, 8.5, FALSE, &dim, x, y, 0, 0.5);
      x += summer_chart_text_get_width (widget, keys[i].text, 8.5) + 16;
    }
  return x;
}

gint64
summer_chart_get_step (gint64 most, guint n_steps)
{
  static const gint64 parts[] = { 1, 2, 5 };

  g_return_val_if_fail (n_steps > 0, 1);

  for (gint64 power = 1; power < G_MAXINT64 / 100; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      if (parts[i] * power * n_steps >= most)
        return parts[i] * power;
  return MAX (1, most / n_steps);
}
