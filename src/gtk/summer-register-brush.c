#include "config.h"

#include "summer-register-brush.h"

#include <math.h>

#include "summer-chart-palette.h"

/* A register has a few hundred texts; what was shown long ago may go. */
#define MOST_TEXTS 3000

struct _SummerRegisterBrush
{
  GtkWidget *widget;     /* borrowed */
  GtkSnapshot *snapshot; /* borrowed */
  GHashTable *layouts;   /* owned: PangoLayout by style, room and text */
  GString *key;          /* owned; scratch */
  GdkRGBA colors[SUMMER_N_BRUSH_COLORS];
};

typedef struct
{
  const char *name, *fallback;
} Color;

static const Color colors[SUMMER_N_BRUSH_COLORS] = {
  [SUMMER_INK] = { "frame_fg", "#1d2126" },
  [SUMMER_INK_FAINT] = { "faint_fg", "#6d747d" },
  [SUMMER_INK_PLAIN] = { "plain_fg", "#4a5058" },
  [SUMMER_INK_ACCENT] = { "accent_color", "#1f5f9e" },
  [SUMMER_INK_CHOSEN] = { "chosen_fg", "#123e69" },
  [SUMMER_INK_WAIT] = { "wait_fg", "#7d5200" },
  [SUMMER_INK_BAD] = { "bad_fg", "#a32a20" },
  [SUMMER_INK_GOOD] = { "good_fg", "#1e6b40" },
  [SUMMER_INK_SICK] = { "note_fg", "#1f5f9e" },
  [SUMMER_INK_LEAVE] = { "leave_fg", "#4f3a8c" },
  [SUMMER_INK_ABSENT] = { "bad_fg", "#a32a20" },
  [SUMMER_PAPER] = { "content_bg", "#ffffff" },
  [SUMMER_PAPER_HEAD] = { "heading_bg", "#f3f4f6" },
  [SUMMER_PAPER_FOOT] = { "subtotal_bg", "#f0f2f5" },
  [SUMMER_PAPER_CLOSED] = { "plain_bg", "#eceef1" },
  [SUMMER_PAPER_TODAY] = { "chosen_bg", "#cfdced" },
  [SUMMER_PAPER_ROW] = { "row_hint_bg", "#eef4fb" },
  [SUMMER_PAPER_WAIT] = { "wait_bg", "#fbefd0" },
  [SUMMER_PAPER_BAD] = { "bad_bg", "#f9e2df" },
  [SUMMER_PAPER_SICK] = { "note_bg", "#dfeaf6" },
  [SUMMER_PAPER_LEAVE] = { "leave_bg", "#e8e3f4" },
  [SUMMER_HAIRLINE] = { "hairline", "#e6e8ec" },
  [SUMMER_LINE] = { "line", "#cdd1d7" },
};

SummerRegisterBrush *
summer_register_brush_new (GtkWidget *widget)
{
  SummerRegisterBrush *self = g_new0 (SummerRegisterBrush, 1);

  self->widget = widget;
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->key = g_string_new (NULL);
  return self;
}

void
summer_register_brush_free (SummerRegisterBrush *self)
{
  g_hash_table_unref (self->layouts);
  g_string_free (self->key, TRUE);
  g_free (self);
}

void
summer_register_brush_forget (SummerRegisterBrush *self)
{
  g_hash_table_remove_all (self->layouts);
}

/**
 * summer_register_brush_begin:
 *
 * Begins a drawing, in the colours that the widget has now.
 */
void
summer_register_brush_begin (SummerRegisterBrush *self, GtkSnapshot *snapshot)
{
  self->snapshot = snapshot;
  for (guint i = 0; i < SUMMER_N_BRUSH_COLORS; i++)
    self->colors[i]
        = summer_chart_palette_look_up (self->widget, colors[i].name, colors[i].fallback);
  if (g_hash_table_size (self->layouts) > MOST_TEXTS)
    g_hash_table_remove_all (self->layouts);
}

const GdkRGBA *
summer_register_brush_get_color (SummerRegisterBrush *self, SummerBrushColor color)
{
  return &self->colors[color];
}

GtkSnapshot *
summer_register_brush_get_snapshot (SummerRegisterBrush *self)
{
  return self->snapshot;
}

void
summer_register_brush_fill (SummerRegisterBrush *self,
                            SummerBrushColor color,
                            double x,
                            double y,
                            double width,
                            double height)
{
  gtk_snapshot_append_color (self->snapshot, &self->colors[color],
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                  (float) height));
}

void
summer_register_brush_frame (SummerRegisterBrush *self,
                             SummerBrushColor color,
                             double x,
                             double y,
                             double width,
                             double height,
                             double line)
{
  const float lines[4] = { (float) line, (float) line, (float) line, (float) line };
  const GdkRGBA sides[4]
      = { self->colors[color], self->colors[color], self->colors[color], self->colors[color] };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height), 0);
  gtk_snapshot_append_border (self->snapshot, &outline, lines, sides);
}

static PangoLayout *
create_layout (SummerRegisterBrush *self, SummerBrushText style, const char *text, int room)
{
  static const struct
  {
    double size; /* points */
    gboolean bold;
  } styles[] = {
    [SUMMER_BRUSH_PLAIN] = { 10, FALSE },  [SUMMER_BRUSH_BOLD] = { 10, TRUE },
    [SUMMER_BRUSH_SMALL] = { 8.5, FALSE }, [SUMMER_BRUSH_MARK] = { 9.5, TRUE },
    [SUMMER_BRUSH_DOWN] = { 8.5, FALSE },
  };
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_size_new ((int) (styles[style].size * PANGO_SCALE)));
  if (styles[style].bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  if (style == SUMMER_BRUSH_DOWN)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (room > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, room * PANGO_SCALE);
    }
  return layout;
}

static PangoLayout *
get_layout (SummerRegisterBrush *self, SummerBrushText style, const char *text, int room)
{
  PangoLayout *layout;

  g_string_printf (self->key, "%d %d %s", style, room, text);
  layout = g_hash_table_lookup (self->layouts, self->key->str);
  if (layout == NULL)
    {
      layout = create_layout (self, style, text, room);
      g_hash_table_insert (self->layouts, g_strdup (self->key->str), layout);
    }
  return layout;
}

void
summer_register_brush_write (SummerRegisterBrush *self,
                             SummerBrushText style,
                             SummerBrushColor color,
                             const char *text,
                             double x,
                             double y,
                             double align,
                             int room)
{
  PangoLayout *layout = get_layout (self, style, text, room);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) round (x - width * align),
                                                                (float) round (y - height / 2.0)));
  gtk_snapshot_append_layout (self->snapshot, layout, &self->colors[color]);
  gtk_snapshot_restore (self->snapshot);
}

/**
 * summer_register_brush_measure:
 *
 * Returns: the width of a text, of one down a column its height; in pixels
 */
int
summer_register_brush_measure (SummerRegisterBrush *self, SummerBrushText style, const char *text)
{
  int width, height;

  pango_layout_get_pixel_size (get_layout (self, style, text, 0), &width, &height);
  return style == SUMMER_BRUSH_DOWN ? height : width;
}
