#include "config.h"

#include <math.h>

#include "summer-chart-text.h"

static PangoLayout *
create_layout (GtkWidget *widget, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new ((int) (size * PANGO_SCALE)));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/**
 * summer_chart_text_draw:
 * @size: in points
 * @x, @y: the point that the text's box is placed by
 * @x_align: 0 = begins at @x, 0.5 = centred, 1 = ends
 * @y_align: the same of the height, at @y
 *
 * Draws a text; it never leaves the widget on the left or the right.
 */
void
summer_chart_text_draw (GtkWidget *widget,
                        GtkSnapshot *snapshot,
                        const char *text,
                        double size,
                        gboolean bold,
                        const GdkRGBA *color,
                        double x,
                        double y,
                        double x_align,
                        double y_align)
{
  g_autoptr (PangoLayout) layout = create_layout (widget, text, size, bold);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width * x_align, 0, MAX (0, gtk_widget_get_width (widget) - width));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x),
                                                          (float) round (y - height * y_align)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* In pixels, of a text in one line. */
double
summer_chart_text_get_width (GtkWidget *widget, const char *text, double size)
{
  g_autoptr (PangoLayout) layout = create_layout (widget, text, size, FALSE);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/**
 * summer_chart_text_draw_down:
 * @x: the middle of the column
 * @bottom: where it ends
 * @room: the height there is; a word that does not fit is left out
 *
 * Draws a word down a narrow column, its first six letters one under the other.
 */
void
summer_chart_text_draw_down (GtkWidget *widget,
                             GtkSnapshot *snapshot,
                             const char *text,
                             const GdkRGBA *color,
                             double x,
                             double bottom,
                             double room)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (PangoLayout) layout = NULL;
  int width, height, n = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      if (++n > 6)
        break;
      if (letters->len > 0)
        g_string_append_c (letters, '\n');
      g_string_append_unichar (letters, g_utf8_get_char (p));
    }

  layout = create_layout (widget, letters->str, 8, FALSE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_spacing (layout, -3 * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (height > room)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x - width / 2.0),
                                                          (float) round (bottom - height - 3)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}
