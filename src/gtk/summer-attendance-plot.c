#include "config.h"

#include "summer-attendance-plot.h"

#include <glib/gi18n.h>
#include <math.h>

#include "summer-chart-marks.h"
#include "summer-chart-text.h"

/* Top to bottom: the legend, the rates with their grid, the days, the bars of classes below the threshold; of one class, of the
 * children who are away or not recorded. A closed day has its reason, and is no point.
 *
 *   100% ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
 *    90% ┄o─o─o┄┄┄o─o┄87.83%
 *    70% - - - - - - - - -
 *    50% ────────────────
 *    7月  1 2 3 … 22 23
 *   under ▁ ▂ █     ▂
 */
enum
{
  LEFT = 48,
  RIGHT = 20,
  TOP = 26,
  LEGEND = 9,
  DAYS_HEIGHT = 24,
  CLOSED_HALF = 6, /* of a letter of a reason */
  BARS_HEIGHT = 44,
};

/* The share of those that are recorded: a mark not made yet is not an absence. */
static gboolean
get_rate (const SummerDaily *day, double *rate)
{
  const gint64 recorded = day->expected - day->unrecorded;

  *rate = 0;
  if (recorded <= 0)
    return FALSE;
  *rate = (double) day->present / (double) recorded;
  return TRUE;
}

char *
summer_attendance_plot_dup_rate (const SummerDaily *day)
{
  g_autofree char *percent
      = summer_rate_dup_percent (day->present, day->expected - day->unrecorded);

  return percent ? g_strdup_printf ("%s%%", percent) : g_strdup ("–");
}

typedef struct
{
  double width, height; /* of the plot alone */
  double step;          /* of one day */
  double floor;         /* the rate at the bottom of the plot */
  SummerChartPalette palette;
} Frame;

static double
get_x (const Frame *frame, guint i)
{
  return LEFT + frame->step * (i + 0.5);
}

static double
get_y (const Frame *frame, double rate)
{
  return TOP + frame->height * (1 - (rate - frame->floor) / (1 - frame->floor));
}

static Frame
get_frame (const SummerAttendancePlot *self)
{
  GtkWidget *widget = self->widget;
  Frame frame = { 0 };
  double lowest = self->threshold / 10000.0;

  for (guint i = 0; i < self->n_days; i++)
    {
      double rate;

      if (get_rate (&self->days[i], &rate))
        lowest = MIN (lowest, rate);
    }
  frame.floor = CLAMP (floor (lowest * 10 - 0.5) / 10, 0, 0.5);
  frame.width = MAX (1, gtk_widget_get_width (widget) - LEFT - RIGHT);
  frame.height = MAX (1, gtk_widget_get_height (widget) - TOP - DAYS_HEIGHT - BARS_HEIGHT);
  frame.step = frame.width / MAX (1, self->n_days);
  frame.palette = summer_chart_palette_get (widget);
  return frame;
}

static void
draw_grid (const SummerAttendancePlot *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = self->widget;
  const double threshold = self->threshold / 10000.0;
  const int bottom = (int) lround (frame->floor * 10);
  const int every = frame->floor < 0.3 ? 2 : 1;

  for (guint i = 0; i < self->n_days; i++)
    if (self->days[i].held == 0)
      gtk_snapshot_append_color (snapshot, &frame->palette.band,
                                 &GRAPHENE_RECT_INIT ((float) (get_x (frame, i) - frame->step / 2),
                                                      TOP, (float) frame->step,
                                                      (float) frame->height));

  for (int tenth = bottom; tenth <= 10; tenth += every)
    {
      g_autofree char *label = g_strdup_printf ("%d%%", tenth * 10);
      const double y = get_y (frame, tenth / 10.0);

      gtk_snapshot_append_color (snapshot, &frame->palette.band,
                                 &GRAPHENE_RECT_INIT (LEFT, (float) round (y), (float) frame->width,
                                                      1));
      if (fabs (tenth / 10.0 - threshold) >= 0.04)
        summer_chart_text_draw (widget, snapshot, label, 8.5, FALSE, &frame->palette.dim, LEFT - 8,
                                y, 1, 0.5);
    }
}

static void
draw_threshold (const SummerAttendancePlot *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = self->widget;
  g_autofree char *rate = summer_rate_dup_basis_points (self->threshold);
  /* Translators: the dashed line of the attendance chart; %s is "70%" */
  g_autofree char *label = g_strdup_printf (_ ("Threshold (%s passes)"), rate);
  const double y = round (get_y (frame, self->threshold / 10000.0)) + 0.5;
  const double dashes[] = { 4, 3 };
  cairo_t *cr;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (LEFT, (float) y - 1,
                                                                 (float) frame->width, 3));
  gdk_cairo_set_source_rgba (cr, &frame->palette.bad);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, LEFT, y);
  cairo_line_to (cr, LEFT + frame->width, y);
  cairo_stroke (cr);
  cairo_destroy (cr);

  summer_chart_text_draw (widget, snapshot, rate, 8.5, TRUE, &frame->palette.bad, LEFT - 8, y, 1,
                          0.5);
  summer_chart_text_draw (widget, snapshot, label, 8.5, FALSE, &frame->palette.bad, LEFT + 4, y + 1,
                          0, 0);
}

static void
draw_line (const SummerAttendancePlot *self, GtkSnapshot *snapshot, const Frame *frame)
{
  const int width = gtk_widget_get_width (self->widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot,
                                           &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                (float) (TOP + frame->height + 8)));
  GdkRGBA paper = summer_chart_palette_look_up (self->widget, "content_bg", "#ffffff");
  gboolean pen_down = FALSE;

  gdk_cairo_set_source_rgba (cr, &frame->palette.line);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->n_days; i++)
    {
      double rate;

      /* A day without a rate breaks the line: nothing is known in between. */
      if (!get_rate (&self->days[i], &rate))
        {
          pen_down = FALSE;
          continue;
        }
      if (pen_down)
        cairo_line_to (cr, get_x (frame, i), get_y (frame, rate));
      else
        cairo_move_to (cr, get_x (frame, i), get_y (frame, rate));
      pen_down = TRUE;
    }
  cairo_stroke (cr);

  for (guint i = 0; i < self->n_days; i++)
    {
      double rate;

      if (!get_rate (&self->days[i], &rate))
        continue;
      cairo_arc (cr, get_x (frame, i), get_y (frame, rate), frame->step < 9 ? 1.8 : 2.6, 0,
                 2 * G_PI);
      if (self->days[i].unrecorded > 0)
        {
          gdk_cairo_set_source_rgba (cr, &paper);
          cairo_fill_preserve (cr);
          gdk_cairo_set_source_rgba (cr, &frame->palette.line);
          cairo_set_line_width (cr, 1.4);
          cairo_stroke (cr);
        }
      else
        cairo_fill (cr);
    }
  cairo_destroy (cr);
}

/* The last day with a rate and the lowest; n_days when there is none. */
void
summer_attendance_plot_find_marked (const SummerAttendancePlot *self, guint *last, guint *lowest)
{
  double least = G_MAXDOUBLE, rate;

  *last = *lowest = self->n_days;
  for (guint i = 0; i < self->n_days; i++)
    if (get_rate (&self->days[i], &rate))
      {
        *last = i;
        if (rate < least)
          {
            least = rate;
            *lowest = i;
          }
      }
}

/* Where a rate of the last day stands clear of the curve: above the days that it is as wide as. */
static double
get_top (const SummerAttendancePlot *self, const Frame *frame, guint last)
{
  double top = TOP + frame->height, rate;

  for (guint i = last - MIN (last, 2); i <= last; i++)
    if (get_rate (&self->days[i], &rate))
      top = MIN (top, get_y (frame, rate));
  return top;
}

/* The middle of a text of that @width at @x, moved off the closed days, whose reasons stand upright in their columns. */
static double
avoid_closed (const SummerAttendancePlot *self, const Frame *frame, double x, double width)
{
  const double half = width / 2 + CLOSED_HALF + 2;

  for (guint i = 0; i < self->n_days; i++)
    {
      const double closed = get_x (frame, i);

      if (self->days[i].held == 0 && fabs (closed - x) < half)
        x = closed < x ? closed + half : closed - half;
    }
  return x;
}

static void
draw_labels (const SummerAttendancePlot *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = self->widget;
  guint last, lowest;
  double rate;

  summer_attendance_plot_find_marked (self, &last, &lowest);
  if (last < self->n_days)
    {
      g_autofree char *text = summer_attendance_plot_dup_rate (&self->days[last]);

      summer_chart_text_draw (widget, snapshot, text, 8.5, TRUE, &frame->palette.line,
                              get_x (frame, last), get_top (self, frame, last) - 5, 0.5, 1);
    }
  if (lowest < self->n_days && lowest != last)
    {
      g_autofree char *text = summer_attendance_plot_dup_rate (&self->days[lowest]);

      const double threshold = get_y (frame, self->threshold / 10000.0);
      double y;

      get_rate (&self->days[lowest], &rate);
      /* Below its point, but never across the threshold. */
      y = get_y (frame, rate) + 3;
      if (y < threshold + 2 && y + 15 > threshold)
        y = threshold + 2;
      summer_chart_text_draw (widget, snapshot, text, 8.5, FALSE, &frame->palette.ink,
                              avoid_closed (self, frame, get_x (frame, lowest),
                                            summer_chart_text_get_width (widget, text, 8.5)),
                              y, 0.5, 0);
    }
}

/* The months and days below the curve. */
static void
draw_days (const SummerAttendancePlot *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = self->widget;
  const double y = TOP + frame->height + DAYS_HEIGHT / 2.0;
  const guint every = MAX (1, (guint) ceil (17 / frame->step));
  int shown = 0;

  for (guint i = 0; i < self->n_days; i++)
    {
      const double x = get_x (frame, i);
      int year, month, mday;

      summer_day_to_ymd (self->days[i].day, &year, &month, &mday);
      if (month != shown)
        {
          /* Translators: a month and a day left of or among the days of the chart, as short as can be */
          g_autofree char *text = i == 0 ? g_strdup_printf (C_ ("month", "%d/"), month)
                                         : g_strdup_printf ("%d/%d", month, mday);

          if (i == 0)
            summer_chart_text_draw (widget, snapshot, text, 8.5, FALSE, &frame->palette.dim,
                                    LEFT - 8, y, 1, 0.5);
          else
            summer_chart_text_draw (widget, snapshot, text, 8.5, TRUE, &frame->palette.ink, x, y,
                                    0.5, 0.5);
        }
      if ((month == shown || i == 0) && (i % every == 0 || i + 1 == self->n_days)
          && (i + 1 == self->n_days || i + every < self->n_days || every == 1))
        {
          g_autofree char *text = g_strdup_printf ("%d", mday);
          const gboolean is_last = i + 1 == self->n_days;

          summer_chart_text_draw (widget, snapshot, text, 8.5, is_last,
                                  is_last ? &frame->palette.ink : &frame->palette.dim, x, y, 0.5,
                                  0.5);
        }
      shown = month;
      if (self->days[i].held == 0)
        summer_chart_text_draw_down (widget, snapshot, self->reasons[i], &frame->palette.dim, x,
                                     TOP + frame->height, frame->height);
    }
}

gint64
summer_attendance_plot_get_away (const SummerDaily *day)
{
  return MAX (0, day->expected - day->present - day->unrecorded);
}

/* What the bar of a day counts. */
static gint64
get_bar (const SummerAttendancePlot *self, const SummerDaily *day)
{
  return self->of_class ? summer_attendance_plot_get_away (day) + day->unrecorded : day->below;
}

/* A bar from the ground up, the height of which is told above it: who is away, and on top who is not recorded. */
static void
draw_bar (const SummerAttendancePlot *self,
          GtkSnapshot *snapshot,
          const Frame *frame,
          guint i,
          double bottom,
          double unit,
          gboolean strong)
{
  const SummerDaily *day = &self->days[i];
  const double x = get_x (frame, i), left = x - MIN (5, frame->step * 0.35);
  const double width = MIN (10, frame->step * 0.7);
  const gint64 solid = self->of_class ? summer_attendance_plot_get_away (day) : day->below;
  const double height = solid > 0 ? MAX (2, round (unit * (double) solid)) : 0;
  const double above = self->of_class && day->unrecorded > 0
                           ? MAX (3, round (unit * (double) day->unrecorded))
                           : 0;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, get_bar (self, day));
  GdkRGBA color = frame->palette.bad;

  color.alpha *= strong ? 0.8f : 0.42f;
  if (height > 0)
    summer_chart_mark_draw (snapshot, SUMMER_CHART_SOLID, &color,
                            &GRAPHENE_RECT_INIT ((float) left, (float) round (bottom - height),
                                                 (float) width, (float) height));
  if (above > 0)
    summer_chart_mark_draw (snapshot, SUMMER_CHART_HOLLOW, &frame->palette.line,
                            &GRAPHENE_RECT_INIT ((float) left,
                                                 (float) round (bottom - height - above),
                                                 (float) width, (float) above));
  if (frame->step >= 12 || strong)
    summer_chart_text_draw (self->widget, snapshot, text, 8, FALSE, &frame->palette.ink, x,
                            bottom - height - above - 1, 0.5, 1);
}

static void
draw_bars (const SummerAttendancePlot *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = self->widget;
  const double bottom = gtk_widget_get_height (widget) - 6;
  const double room = BARS_HEIGHT - 22;
  g_autofree char *rate = summer_rate_dup_basis_points (self->threshold);
  /* Translators: two short lines left of the bars of the attendance chart; %s is "70%" */
  g_autofree char *under = self->of_class ? g_strdup (_ ("children\naway"))
                                          : g_strdup_printf (_ ("classes\nbelow %s"), rate);
  gint64 most = 1;

  for (guint i = 0; i < self->n_days; i++)
    most = MAX (most, get_bar (self, &self->days[i]));
  summer_chart_text_draw (widget, snapshot, under, 7.5, FALSE, &frame->palette.dim, LEFT - 8,
                          bottom - room / 2 - 4, 1, 0.5);
  for (guint i = 0; i < self->n_days; i++)
    {
      const gint64 bar = get_bar (self, &self->days[i]);

      if (bar > 0)
        draw_bar (self, snapshot, frame, i, bottom, room / (double) most,
                  bar * 2 > most && most > 2);
    }
  gtk_snapshot_append_color (snapshot, &frame->palette.band,
                             &GRAPHENE_RECT_INIT (LEFT, (float) bottom, (float) frame->width, 1));
}

static void
draw_legend (const SummerAttendancePlot *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GdkRGBA bad = frame->palette.bad;
  const SummerChartKey keys[] = {
    { SUMMER_CHART_DOT, frame->palette.line, _ ("all recorded") },
    { SUMMER_CHART_RING, frame->palette.line, _ ("some not recorded") },
    { SUMMER_CHART_SOLID, bad, self->of_class ? C_ ("attendance", "away") : _ ("classes below") },
    { SUMMER_CHART_HOLLOW, frame->palette.line, _ ("not recorded") },
  };

  summer_chart_legend_draw (self->widget, snapshot, keys,
                            self->of_class ? G_N_ELEMENTS (keys) : G_N_ELEMENTS (keys) - 1, LEFT,
                            LEGEND);
}

void
summer_attendance_plot_draw (const SummerAttendancePlot *self, GtkSnapshot *snapshot)
{
  const Frame frame = get_frame (self);

  draw_legend (self, snapshot, &frame);
  draw_grid (self, snapshot, &frame);
  draw_threshold (self, snapshot, &frame);
  draw_line (self, snapshot, &frame);
  draw_labels (self, snapshot, &frame);
  draw_days (self, snapshot, &frame);
  draw_bars (self, snapshot, &frame);
}

void
summer_attendance_plot_get_area (const SummerAttendancePlot *self, guint day, graphene_rect_t *area)
{
  const Frame frame = get_frame (self);

  *area
      = GRAPHENE_RECT_INIT ((float) (get_x (&frame, day) - frame.step / 2), TOP, (float) frame.step,
                            (float) (gtk_widget_get_height (self->widget) - TOP));
}
