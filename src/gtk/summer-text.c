#include "config.h"

#include "summer-text.h"

struct _SummerText
{
  GtkWidget parent_instance;

  PangoLayout *layout; /* owned */
  gboolean wraps;
  float xalign;
};

G_DEFINE_FINAL_TYPE (SummerText, summer_text, GTK_TYPE_WIDGET)

static void
summer_text_finalize (GObject *object)
{
  g_object_unref (SUMMER_TEXT (object)->layout);
  G_OBJECT_CLASS (summer_text_parent_class)->finalize (object);
}

static GtkSizeRequestMode
summer_text_get_request_mode (GtkWidget *widget)
{
  return SUMMER_TEXT (widget)->wraps ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                     : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
lay_out (SummerText *self, int width)
{
  if (self->wraps)
    pango_layout_set_width (self->layout, width * PANGO_SCALE);
}

static void
summer_text_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  SummerText *self = SUMMER_TEXT (widget);
  int width, height;

  if (self->wraps && orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = SUMMER_TEXT_WIDTH;
      return;
    }

  lay_out (self, for_size < 0 ? SUMMER_TEXT_WIDTH : for_size);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum_baseline = *natural_baseline
        = PANGO_PIXELS_CEIL (pango_layout_get_baseline (self->layout));
}

static void
summer_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SummerText *self = SUMMER_TEXT (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget), used;
  double x;

  lay_out (self, width);
  pango_layout_get_pixel_size (self->layout, &used, NULL);
  x = self->wraps ? 0 : (double) (int) ((float) (width - used) * self->xalign);
  gtk_snapshot_render_layout (snapshot, style, x, 0, self->layout);
}

static void
summer_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (summer_text_parent_class)->css_changed (widget, change);
  if (SUMMER_TEXT (widget)->layout != NULL)
    pango_layout_context_changed (SUMMER_TEXT (widget)->layout);
}

static void
summer_text_class_init (SummerTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_text_finalize;
  widget_class->get_request_mode = summer_text_get_request_mode;
  widget_class->measure = summer_text_measure;
  widget_class->snapshot = summer_text_snapshot;
  widget_class->css_changed = summer_text_css_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
summer_text_init (SummerText *self)
{
}

/**
 * summer_text_new:
 *
 * Returns: a floating reference
 */
GtkWidget *
summer_text_new (const char *text, gboolean wraps, float xalign)
{
  SummerText *self = g_object_new (SUMMER_TYPE_TEXT, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_val_if_fail (text != NULL, NULL);

  self->wraps = wraps;
  self->xalign = xalign;
  /* Figures stand below one another, as those of the style class "numeric". */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_attributes (self->layout, attributes);
  if (wraps)
    {
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (self->layout,
                                  xalign > 0.5F ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

const char *
summer_text_get_text (SummerText *self)
{
  g_return_val_if_fail (SUMMER_IS_TEXT (self), NULL);

  return pango_layout_get_text (self->layout);
}
