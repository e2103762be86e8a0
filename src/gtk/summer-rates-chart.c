#include "config.h"

#include "summer-rates-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "summer-chart-marks.h"
#include "summer-chart-text.h"
#include "summer-rate-spread.h"

/* Counts at the left, rates below; what has no rate yet stands apart at the left. What is below the threshold only for
 * want of records stands hollow above what is.
 *
 *   classes        ┊      █
 *   20          ▨  ┊   █  █
 *    0   ▯   ▨  ▨  ┊█  █  █
 *        –   60 65 70 … 95 100%
 */
enum
{
  LEFT = 48,
  RIGHT = 24,
  TOP = 46,
  LEGEND = 9,
  SCALE_HEIGHT = 22,
};

struct _SummerRatesChart
{
  SummerChart parent_instance;

  GArray *bins; /* SummerRateBin, owned; NULL = nothing is known */
  int threshold;
  guint n_classes;
};

G_DEFINE_FINAL_TYPE (SummerRatesChart, summer_rates_chart, SUMMER_TYPE_CHART)

static const SummerRateBin *
get_bin (SummerRatesChart *self, guint i)
{
  return &g_array_index (self->bins, SummerRateBin, i);
}

static guint
get_n_points (SummerChart *chart)
{
  SummerRatesChart *self = SUMMER_RATES_CHART (chart);

  return self->bins != NULL && self->n_classes > 0 ? self->bins->len : 0;
}

typedef struct
{
  double left, width, height; /* of the rates; of the plot */
  double apart;               /* room of what has no rate */
  int from;                   /* the lowest rate */
  gint64 step, most;
  SummerChartPalette palette;
} Frame;

static Frame
get_frame (SummerRatesChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const guint without = get_bin (self, 0)->from < 0;
  Frame frame = { .most = 1 };

  for (guint i = 0; i < self->bins->len; i++)
    frame.most = MAX (frame.most, get_bin (self, i)->n);
  frame.apart = without ? 54 : 0;
  frame.left = LEFT + frame.apart;
  frame.width = MAX (1, gtk_widget_get_width (widget) - frame.left - RIGHT);
  frame.height = MAX (1, gtk_widget_get_height (widget) - TOP - SCALE_HEIGHT);
  frame.from = self->bins->len > without ? get_bin (self, without)->from : 0;
  frame.step = summer_chart_get_step (frame.most, (guint) MAX (2, frame.height / 34));
  frame.palette = summer_chart_palette_get (widget);
  return frame;
}

static double
get_x (const Frame *frame, int rate)
{
  return frame->left + frame->width * (rate - frame->from) / (10000 - frame->from);
}

static void
get_slot (SummerRatesChart *self, const Frame *frame, guint i, double *x, double *width)
{
  const SummerRateBin *bin = get_bin (self, i);

  *x = bin->from < 0 ? LEFT + 6 : get_x (frame, bin->from);
  *width = bin->from < 0 ? frame->apart - 18 : get_x (frame, bin->to) - *x;
}

static void
draw_scales (SummerRatesChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const double bottom = TOP + frame->height, room = get_x (frame, frame->from + 500) - frame->left;
  const int every = room < 34 ? 1000 : 500;

  for (gint64 at = 0; at <= frame->most; at += frame->step)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, at);
      const double y = round (bottom - frame->height * (double) at / (double) frame->most);

      gtk_snapshot_append_color (snapshot, &frame->palette.band,
                                 &GRAPHENE_RECT_INIT (LEFT, (float) y,
                                                      (float) (frame->width + frame->apart), 1));
      summer_chart_text_draw (widget, snapshot, text, 8.5, FALSE, &frame->palette.dim, LEFT - 8, y,
                              1, 0.5);
    }
  summer_chart_text_draw (widget, snapshot, C_ ("axis", "classes"), 8.5, FALSE, &frame->palette.dim,
                          LEFT - 8, TOP - 12, 1, 1);
  for (int rate = (frame->from + every - 1) / every * every; rate <= 10000; rate += every)
    {
      g_autofree char *text = summer_rate_dup_basis_points (rate);

      summer_chart_text_draw (widget, snapshot, text, 8.5, FALSE, &frame->palette.dim,
                              get_x (frame, rate), bottom + 4, 0.5, 0);
    }
  if (frame->apart > 0)
    summer_chart_text_draw (widget, snapshot, _ ("no rate"), 8.5, FALSE, &frame->palette.dim,
                            LEFT + frame->apart / 2 - 3, bottom + 4, 0.5, 0);
}

static gboolean
is_below (SummerRatesChart *self, const SummerRateBin *bin)
{
  return bin->from >= 0 && bin->to <= self->threshold;
}

static gboolean
has_open (SummerRatesChart *self)
{
  for (guint i = 0; i < self->bins->len; i++)
    if (get_bin (self, i)->n_open > 0)
      return TRUE;
  return FALSE;
}

static SummerChartMark
get_mark (SummerRatesChart *self, const SummerRateBin *bin, const Frame *frame, GdkRGBA *color)
{
  *color = is_below (self, bin) ? frame->palette.bad : frame->palette.line;
  if (bin->from < 0)
    return SUMMER_CHART_HOLLOW;
  return is_below (self, bin) ? SUMMER_CHART_HATCHED : SUMMER_CHART_SOLID;
}

static void
draw_bin (SummerRatesChart *self, GtkSnapshot *snapshot, const Frame *frame, guint i)
{
  const SummerRateBin *bin = get_bin (self, i);
  const double bottom = TOP + frame->height;
  const double height = MAX (2, round (frame->height * bin->n / (double) frame->most));
  const double open = round (height * bin->n_open / MAX (1, bin->n));
  g_autofree char *text = g_strdup_printf ("%u", bin->n);
  SummerChartMark mark;
  double x, width;
  GdkRGBA color;

  if (bin->n == 0)
    return;
  get_slot (self, frame, i, &x, &width);
  mark = get_mark (self, bin, frame, &color);
  if (bin->n > bin->n_open)
    summer_chart_mark_draw (snapshot, mark, &color,
                            &GRAPHENE_RECT_INIT ((float) round (x + 2),
                                                 (float) (bottom - height + open),
                                                 (float) MAX (2, round (width - 4)),
                                                 (float) MAX (2, height - open)));
  if (bin->n_open > 0)
    summer_chart_mark_draw (snapshot, SUMMER_CHART_HOLLOW, &frame->palette.line,
                            &GRAPHENE_RECT_INIT ((float) round (x + 2), (float) (bottom - height),
                                                 (float) MAX (2, round (width - 4)),
                                                 (float) MAX (2, open)));
  summer_chart_text_draw (GTK_WIDGET (self), snapshot, text, 8.5, FALSE, &frame->palette.ink,
                          x + width / 2, bottom - height - 1, 0.5, 1);
}

static void
draw_threshold (SummerRatesChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  g_autofree char *rate = summer_rate_dup_basis_points (self->threshold);
  g_autofree char *label = g_strdup_printf (_ ("Threshold (%s passes)"), rate);
  const double x = round (get_x (frame, self->threshold)) + 0.5, dashes[] = { 4, 3 };
  cairo_t *cr
      = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x - 1, TOP - 8, 3,
                                                                  (float) frame->height + 8));

  gdk_cairo_set_source_rgba (cr, &frame->palette.bad);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, x, TOP - 8);
  cairo_line_to (cr, x, TOP + frame->height);
  cairo_stroke (cr);
  cairo_destroy (cr);
  summer_chart_text_draw (GTK_WIDGET (self), snapshot, label, 8.5, FALSE, &frame->palette.bad, x,
                          TOP - 9, 0.5, 1);
}

static void
draw (SummerChart *chart, GtkSnapshot *snapshot)
{
  SummerRatesChart *self = SUMMER_RATES_CHART (chart);
  const Frame frame = get_frame (self);
  const SummerChartKey keys[] = {
    { SUMMER_CHART_HATCHED, frame.palette.bad, _ ("below the threshold") },
    { SUMMER_CHART_SOLID, frame.palette.line, _ ("at the threshold or above") },
    { SUMMER_CHART_HOLLOW, frame.palette.line, _ ("not recorded") },
  };

  summer_chart_legend_draw (GTK_WIDGET (self), snapshot, keys,
                            frame.apart > 0 || has_open (self) ? G_N_ELEMENTS (keys)
                                                               : G_N_ELEMENTS (keys) - 1,
                            LEFT, LEGEND);
  draw_scales (self, snapshot, &frame);
  draw_threshold (self, snapshot, &frame);
  for (guint i = 0; i < self->bins->len; i++)
    draw_bin (self, snapshot, &frame, i);
}

static void
get_area (SummerChart *chart, guint point, graphene_rect_t *area)
{
  SummerRatesChart *self = SUMMER_RATES_CHART (chart);
  const Frame frame = get_frame (self);
  double x, width;

  get_slot (self, &frame, point, &x, &width);
  *area = GRAPHENE_RECT_INIT ((float) x, TOP, (float) width, (float) (frame.height + SCALE_HEIGHT));
}

static char *
dup_name (const SummerRateBin *bin)
{
  return bin->from < 0 ? g_strdup (_ ("no rate")) : summer_rate_range_dup_text (bin->from, bin->to);
}

static const char *
get_side (SummerRatesChart *self, const SummerRateBin *bin)
{
  if (bin->from < 0)
    return _ ("nothing recorded yet");
  return is_below (self, bin) ? _ ("below the threshold") : _ ("at the threshold or above");
}

static char *
dup_point (SummerChart *chart, guint point)
{
  SummerRatesChart *self = SUMMER_RATES_CHART (chart);
  const SummerRateBin *bin = get_bin (self, point);
  g_autofree char *name = dup_name (bin);
  g_autofree char *classes = g_strdup_printf (ngettext ("%u class", "%u classes", bin->n), bin->n);

  if (bin->n_open > 0)
    /* Translators: the same, with how many of the classes may still come to the threshold */
    return g_strdup_printf (_ ("%s: %s, %s, %u of them for want of records alone"), name, classes,
                            get_side (self, bin), bin->n_open);
  /* Translators: a bar of the spread of rates: "65%–70%: 4 classes, below the threshold" */
  return g_strdup_printf (_ ("%s: %s, %s"), name, classes, get_side (self, bin));
}

static GPtrArray *
list_rows (SummerChart *chart)
{
  SummerRatesChart *self = SUMMER_RATES_CHART (chart);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *const headings[] = { _ ("Attendance rate"), _ ("Number of classes"), _ ("Threshold"),
                                   _ ("For want of records"), NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) headings));
  for (guint i = 0; i < get_n_points (chart); i++)
    {
      char **row = g_new0 (char *, 5);

      row[0] = dup_name (get_bin (self, i));
      row[1] = g_strdup_printf ("%u", get_bin (self, i)->n);
      row[2] = g_strdup (get_side (self, get_bin (self, i)));
      row[3] = g_strdup_printf ("%u", get_bin (self, i)->n_open);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static const char *
get_empty (SummerChart *chart)
{
  return _ ("There are no classes yet.");
}

char *
summer_rates_chart_dup_filter (SummerRatesChart *self, guint point)
{
  g_return_val_if_fail (SUMMER_IS_RATES_CHART (self), NULL);
  g_return_val_if_fail (point < get_n_points (SUMMER_CHART (self)), NULL);

  return summer_rate_range_dup_text (get_bin (self, point)->from, get_bin (self, point)->to);
}

static void
summer_rates_chart_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 180;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 460 : 220;
}

static void
summer_rates_chart_finalize (GObject *object)
{
  g_clear_pointer (&SUMMER_RATES_CHART (object)->bins, g_array_unref);
  G_OBJECT_CLASS (summer_rates_chart_parent_class)->finalize (object);
}

static void
summer_rates_chart_class_init (SummerRatesChartClass *klass)
{
  SummerChartClass *chart_class = SUMMER_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_rates_chart_finalize;
  GTK_WIDGET_CLASS (klass)->measure = summer_rates_chart_measure;
  chart_class->get_n_points = get_n_points;
  chart_class->draw = draw;
  chart_class->get_area = get_area;
  chart_class->dup_point = dup_point;
  chart_class->list_rows = list_rows;
  chart_class->get_empty = get_empty;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rateschart");
}

static void
summer_rates_chart_init (SummerRatesChart *self)
{
  summer_rates_chart_set (self, NULL);
}

GtkWidget *
summer_rates_chart_new (void)
{
  return g_object_new (SUMMER_TYPE_RATES_CHART, NULL);
}

static char *
dup_summary (SummerRatesChart *self)
{
  g_autofree char *rate = summer_rate_dup_basis_points (self->threshold);
  guint below = 0, above = 0, open = 0;

  if (get_n_points (SUMMER_CHART (self)) == 0)
    return g_strdup (get_empty (SUMMER_CHART (self)));
  for (guint i = 0; i < self->bins->len; i++)
    {
      const SummerRateBin *bin = get_bin (self, i);

      below += is_below (self, bin) ? bin->n - bin->n_open : 0;
      open += bin->n_open;
      above += bin->from >= 0 && !is_below (self, bin) ? bin->n : 0;
    }
  /* Translators: %s is "70%", the others are numbers of classes */
  return g_strdup_printf (_ ("Threshold %s: %u below, %u at it or above, %u open, %u without a "
                             "rate"),
                          rate, below, above, open, self->n_classes - below - above - open);
}

/**
 * summer_rates_chart_set:
 * @assessment: (nullable): of the classes shown; read at once and not kept
 */
void
summer_rates_chart_set (SummerRatesChart *self, const SummerAssessment *assessment)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (SUMMER_IS_RATES_CHART (self));

  g_clear_pointer (&self->bins, g_array_unref);
  self->n_classes = assessment != NULL ? assessment->n_classes : 0;
  self->threshold = assessment != NULL ? assessment->policy->attendance_min : 0;
  if (assessment != NULL)
    self->bins = summer_rate_spread_new (assessment);
  summary = dup_summary (self);
  summer_chart_set_words (SUMMER_CHART (self), _ ("Classes by attendance rate"), summary);
}
