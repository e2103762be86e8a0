#include "config.h"

#include "summer-chart.h"

#include "summer-chart-palette.h"
#include "summer-chart-text.h"

typedef struct
{
  char *title, *summary; /* owned */
  char *said;            /* owned: of the point; NULL = the summary */
  guint point;           /* that is read out */
} SummerChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SummerChart, summer_chart, GTK_TYPE_WIDGET)

enum
{
  POINTED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SummerChartPrivate *
get (SummerChart *self)
{
  return summer_chart_get_instance_private (self);
}

guint
summer_chart_get_n_points (SummerChart *self)
{
  g_return_val_if_fail (SUMMER_IS_CHART (self), 0);

  return SUMMER_CHART_GET_CLASS (self)->get_n_points (self);
}

static void
say (SummerChart *self)
{
  SummerChartPrivate *priv = get (self);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, priv->title != NULL ? priv->title : "",
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      summer_chart_get_said (self) != NULL ? summer_chart_get_said (self) : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[POINTED], 0);
}

/**
 * summer_chart_set_point:
 * @point: the one that is read out; %SUMMER_CHART_NO_POINT = none: then the summary is
 */
void
summer_chart_set_point (SummerChart *self, guint point)
{
  SummerChartPrivate *priv;

  g_return_if_fail (SUMMER_IS_CHART (self));

  priv = get (self);
  if (point >= summer_chart_get_n_points (self))
    point = SUMMER_CHART_NO_POINT;
  priv->point = point;
  g_clear_pointer (&priv->said, g_free);
  if (point != SUMMER_CHART_NO_POINT)
    priv->said = SUMMER_CHART_GET_CLASS (self)->dup_point (self, point);
  say (self);
}

/**
 * summer_chart_set_words:
 * @title: what the chart is of
 * @summary: the whole of it in words
 *
 * To be called whenever the points are others. The place of the one that is read out is kept.
 */
void
summer_chart_set_words (SummerChart *self, const char *title, const char *summary)
{
  SummerChartPrivate *priv;

  g_return_if_fail (SUMMER_IS_CHART (self));

  priv = get (self);
  g_free (priv->title);
  g_free (priv->summary);
  priv->title = g_strdup (title);
  priv->summary = g_strdup (summary);
  summer_chart_set_point (self, priv->point);
}

const char *
summer_chart_get_title (SummerChart *self)
{
  g_return_val_if_fail (SUMMER_IS_CHART (self), NULL);

  return get (self)->title;
}

const char *
summer_chart_get_said (SummerChart *self)
{
  g_return_val_if_fail (SUMMER_IS_CHART (self), NULL);

  return get (self)->said != NULL ? get (self)->said : get (self)->summary;
}

guint
summer_chart_get_point (SummerChart *self)
{
  g_return_val_if_fail (SUMMER_IS_CHART (self), SUMMER_CHART_NO_POINT);

  return get (self)->point;
}

GPtrArray *
summer_chart_list_rows (SummerChart *self)
{
  g_return_val_if_fail (SUMMER_IS_CHART (self), NULL);

  return SUMMER_CHART_GET_CLASS (self)->list_rows (self);
}

/**
 * summer_chart_dup_block:
 *
 * Returns: (transfer full): the headings and a line a row, as a spreadsheet takes them apart again
 */
char *
summer_chart_dup_block (SummerChart *self)
{
  g_autoptr (GPtrArray) rows = summer_chart_list_rows (self);
  g_autoptr (GString) block = g_string_new (NULL);

  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = g_strjoinv ("\t", g_ptr_array_index (rows, i));

      g_string_append_printf (block, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&block), FALSE);
}

/* {{{ Keys and the pointer */

static guint
find_point (SummerChart *self, double x, double y)
{
  const graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y);

  for (guint i = 0; i < summer_chart_get_n_points (self); i++)
    {
      graphene_rect_t area;

      SUMMER_CHART_GET_CLASS (self)->get_area (self, i, &area);
      if (graphene_rect_contains_point (&area, &at))
        return i;
    }
  return SUMMER_CHART_NO_POINT;
}

/* "i" = how far; the first move goes to the first point, or to the last. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer unused)
{
  SummerChart *self = SUMMER_CHART (widget);
  const gint64 n = summer_chart_get_n_points (self);
  const guint point = summer_chart_get_point (self);
  const int step = g_variant_get_int32 (args);
  gint64 to;

  if (n == 0)
    return FALSE;
  if (point == SUMMER_CHART_NO_POINT)
    to = step > 0 ? 0 : n - 1;
  else
    to = CLAMP ((gint64) point + step, 0, n - 1);
  summer_chart_set_point (self, (guint) to);
  return TRUE;
}

/* "b" = to the last one. */
static gboolean
jump_cb (GtkWidget *widget, GVariant *args, gpointer unused)
{
  SummerChart *self = SUMMER_CHART (widget);
  const guint n = summer_chart_get_n_points (self);

  if (n == 0)
    return FALSE;
  summer_chart_set_point (self, g_variant_get_boolean (args) ? n - 1 : 0);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer unused)
{
  SummerChart *self = SUMMER_CHART (widget);

  if (summer_chart_get_point (self) == SUMMER_CHART_NO_POINT)
    return FALSE;
  g_signal_emit (self, signals[ACTIVATED], 0, summer_chart_get_point (self));
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, SummerChart *self)
{
  const guint point = find_point (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  summer_chart_set_point (self, point);
  if (n_presses == 2 && point != SUMMER_CHART_NO_POINT)
    g_signal_emit (self, signals[ACTIVATED], 0, point);
}

static gboolean
summer_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SummerChart *self = SUMMER_CHART (widget);
  const guint point = keyboard ? SUMMER_CHART_NO_POINT : find_point (self, x, y);
  g_autofree char *text = NULL;

  if (keyboard && summer_chart_get_n_points (self) > 0)
    text = g_strdup (summer_chart_get_said (self));
  else if (point != SUMMER_CHART_NO_POINT)
    text = SUMMER_CHART_GET_CLASS (self)->dup_point (self, point);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *block = summer_chart_dup_block (SUMMER_CHART (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

/* }}} */

/* The point that is read out is marked whoever has the focus, so that the eye finds it again. */
static void
mark_point (SummerChart *self, GtkSnapshot *snapshot)
{
  const guint point = summer_chart_get_point (self);
  GdkRGBA color = summer_chart_palette_get (GTK_WIDGET (self)).line;
  graphene_rect_t area;

  if (point >= summer_chart_get_n_points (self))
    return;
  SUMMER_CHART_GET_CLASS (self)->get_area (self, point, &area);
  color.alpha *= 0.16f;
  gtk_snapshot_append_color (snapshot, &color, &area);
}

static void
summer_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SummerChart *self = SUMMER_CHART (widget);
  const SummerChartPalette palette = summer_chart_palette_get (widget);

  if (summer_chart_get_n_points (self) == 0)
    {
      summer_chart_text_draw (widget, snapshot, SUMMER_CHART_GET_CLASS (self)->get_empty (self), 9,
                              FALSE, &palette.dim, gtk_widget_get_width (widget) / 2.0,
                              gtk_widget_get_height (widget) / 2.0, 0.5, 0.5);
      return;
    }
  mark_point (self, snapshot);
  SUMMER_CHART_GET_CLASS (self)->draw (self, snapshot);
}

static void
summer_chart_finalize (GObject *object)
{
  SummerChartPrivate *priv = get (SUMMER_CHART (object));

  g_free (priv->title);
  g_free (priv->summary);
  g_free (priv->said);
  G_OBJECT_CLASS (summer_chart_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    int step;
  } moves[] = { { GDK_KEY_Left, -1 },    { GDK_KEY_KP_Left, -1 }, { GDK_KEY_Right, 1 },
                { GDK_KEY_KP_Right, 1 }, { GDK_KEY_Page_Up, -5 }, { GDK_KEY_Page_Down, 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (klass, moves[i].key, 0, move_cb, "i", moves[i].step);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, jump_cb, "b", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, jump_cb, "b", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_install_action (klass, "chart.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
}

static void
summer_chart_class_init (SummerChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_chart_finalize;
  widget_class->snapshot = summer_chart_snapshot;
  widget_class->query_tooltip = summer_chart_query_tooltip;
  signals[POINTED] = g_signal_new ("pointed", SUMMER_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", SUMMER_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
summer_chart_init (SummerChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  get (self)->point = SUMMER_CHART_NO_POINT;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chart");
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
