#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "summer-attendance-chart.h"

#include "summer-chart-palette.h"
#include "summer-chart-text.h"
#include "summer-phrase.h"

/* Top to bottom: the rates with their grid, the days, the bars of classes below the threshold.
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
  TOP = 12,
  DAYS_HEIGHT = 24,
  BARS_HEIGHT = 44,
};

struct _SummerAttendanceChart
{
  GtkWidget parent_instance;

  SummerDaily *days; /* owned */
  char **reasons;    /* owned: why the closed days are closed, by day; NULL-terminated */
  guint n_days;
  int threshold;
  char *summary; /* owned */
};

G_DEFINE_FINAL_TYPE (SummerAttendanceChart, summer_attendance_chart, GTK_TYPE_WIDGET)

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

static char *
dup_rate (const SummerDaily *day)
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
get_frame (SummerAttendanceChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
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
draw_grid (SummerAttendanceChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
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
draw_threshold (SummerAttendanceChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
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
draw_line (SummerAttendanceChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot,
                                           &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                (float) (TOP + frame->height + 8)));
  GdkRGBA paper = summer_chart_palette_look_up (GTK_WIDGET (self), "content_bg", "#ffffff");
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
static void
find_marked (SummerAttendanceChart *self, guint *last, guint *lowest)
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
get_top (SummerAttendanceChart *self, const Frame *frame, guint last)
{
  double top = TOP + frame->height, rate;

  for (guint i = last - MIN (last, 2); i <= last; i++)
    if (get_rate (&self->days[i], &rate))
      top = MIN (top, get_y (frame, rate));
  return top;
}

static void
draw_labels (SummerAttendanceChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint last, lowest;
  double rate;

  find_marked (self, &last, &lowest);
  if (last < self->n_days)
    {
      g_autofree char *text = dup_rate (&self->days[last]);

      summer_chart_text_draw (widget, snapshot, text, 8.5, TRUE, &frame->palette.line,
                              get_x (frame, last), get_top (self, frame, last) - 5, 0.5, 1);
    }
  if (lowest < self->n_days && lowest != last)
    {
      g_autofree char *text = dup_rate (&self->days[lowest]);

      const double threshold = get_y (frame, self->threshold / 10000.0);
      double y;

      get_rate (&self->days[lowest], &rate);
      /* Below its point, but never across the threshold. */
      y = get_y (frame, rate) + 3;
      if (y < threshold + 2 && y + 15 > threshold)
        y = threshold + 2;
      summer_chart_text_draw (widget, snapshot, text, 8.5, FALSE, &frame->palette.ink,
                              get_x (frame, lowest), y, 0.5, 0);
    }
}

static void
draw_days (SummerAttendanceChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const double y = TOP + frame->height + DAYS_HEIGHT / 2.0;
  const double bottom = gtk_widget_get_height (widget) - 6;
  const double room = BARS_HEIGHT - 22;
  const guint every = MAX (1, (guint) ceil (17 / frame->step));
  g_autofree char *rate = summer_rate_dup_basis_points (self->threshold);
  /* Translators: two short lines left of the bars of the attendance chart; %s is "70%" */
  g_autofree char *under = g_strdup_printf (_ ("classes\nbelow %s"), rate);
  guint most = 1;
  int shown = 0;

  for (guint i = 0; i < self->n_days; i++)
    most = MAX (most, self->days[i].below);

  summer_chart_text_draw (widget, snapshot, under, 7.5, FALSE, &frame->palette.dim, LEFT - 8,
                          bottom - room / 2 - 4, 1, 0.5);

  for (guint i = 0; i < self->n_days; i++)
    {
      const SummerDaily *day = &self->days[i];
      const double x = get_x (frame, i);
      int year, month, mday;

      summer_day_to_ymd (day->day, &year, &month, &mday);
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

      if (day->held == 0)
        summer_chart_text_draw_down (widget, snapshot, self->reasons[i], &frame->palette.dim, x,
                                     TOP + frame->height, frame->height);
      if (day->below > 0)
        {
          g_autofree char *text = g_strdup_printf ("%u", day->below);
          const double height = MAX (2, room * day->below / most);
          GdkRGBA color = frame->palette.bad;

          color.alpha *= day->below * 2 > most && most > 2 ? 0.8f : 0.42f;
          gtk_snapshot_append_color (snapshot, &color,
                                     &GRAPHENE_RECT_INIT ((float) (x - MIN (5, frame->step * 0.35)),
                                                          (float) round (bottom - height),
                                                          (float) MIN (10, frame->step * 0.7),
                                                          (float) round (height)));
          if (frame->step >= 12 || day->below == most)
            summer_chart_text_draw (widget, snapshot, text, 8, FALSE, &frame->palette.ink, x,
                                    bottom - height - 1, 0.5, 1);
        }
    }
  gtk_snapshot_append_color (snapshot, &frame->palette.band,
                             &GRAPHENE_RECT_INIT (LEFT, (float) bottom, (float) frame->width, 1));
}

static void
summer_attendance_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SummerAttendanceChart *self = SUMMER_ATTENDANCE_CHART (widget);
  Frame frame = get_frame (self);

  if (self->n_days == 0)
    {
      summer_chart_text_draw (widget, snapshot, _ ("No class has begun yet."), 9, FALSE,
                              &frame.palette.dim, gtk_widget_get_width (widget) / 2.0,
                              gtk_widget_get_height (widget) / 2.0, 0.5, 0.5);
      return;
    }
  draw_grid (self, snapshot, &frame);
  draw_threshold (self, snapshot, &frame);
  draw_line (self, snapshot, &frame);
  draw_labels (self, snapshot, &frame);
  draw_days (self, snapshot, &frame);
}

static void
summer_attendance_chart_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 190;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 370 : 216;
}

static gboolean
summer_attendance_chart_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SummerAttendanceChart *self = SUMMER_ATTENDANCE_CHART (widget);
  const Frame frame = get_frame (self);
  g_autofree char *day = NULL, *text = NULL, *rate = NULL;
  const SummerDaily *daily;
  guint i;

  if (keyboard || self->n_days == 0)
    {
      gtk_tooltip_set_text (tooltip, self->summary);
      return self->n_days > 0;
    }
  if (x < LEFT || x >= LEFT + frame.width)
    return FALSE;

  i = MIN (self->n_days - 1, (guint) ((x - LEFT) / frame.step));
  daily = &self->days[i];
  day = summer_day_dup_text (daily->day);
  rate = dup_rate (daily);
  if (daily->held == 0)
    text = g_strdup_printf ("%s\n%s", day, self->reasons[i]);
  else
    {
      g_autofree char *present = summer_phrase_dup_count (daily->present);
      g_autofree char *expected = summer_phrase_dup_count (daily->expected);
      g_autofree char *unrecorded = summer_phrase_dup_count (daily->unrecorded);

      text = g_strdup_printf (_ ("%s: %s\npresent %s of %s expected, %s not recorded\n"
                                 "%u of %u classes below the threshold"),
                              day, rate, present, expected, unrecorded, daily->below, daily->held);
    }
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
clear_days (SummerAttendanceChart *self)
{
  g_clear_pointer (&self->days, g_free);
  g_clear_pointer (&self->reasons, g_strfreev);
  g_clear_pointer (&self->summary, g_free);
  self->n_days = 0;
}

static void
summer_attendance_chart_finalize (GObject *object)
{
  clear_days (SUMMER_ATTENDANCE_CHART (object));
  G_OBJECT_CLASS (summer_attendance_chart_parent_class)->finalize (object);
}

static void
summer_attendance_chart_class_init (SummerAttendanceChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_attendance_chart_finalize;
  widget_class->snapshot = summer_attendance_chart_snapshot;
  widget_class->measure = summer_attendance_chart_measure;
  widget_class->query_tooltip = summer_attendance_chart_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "attendancechart");
}

static void
summer_attendance_chart_init (SummerAttendanceChart *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  summer_attendance_chart_set_days (self, NULL, 0, 0);
}

GtkWidget *
summer_attendance_chart_new (void)
{
  return g_object_new (SUMMER_TYPE_ATTENDANCE_CHART, NULL);
}

static char *
dup_summary (SummerAttendanceChart *self)
{
  g_autofree char *lowest_day = NULL, *lowest_rate = NULL, *last_day = NULL, *last_rate = NULL;
  guint last, lowest, closed = 0;

  find_marked (self, &last, &lowest);
  if (last == self->n_days)
    return g_strdup (_ ("No attendance has been recorded yet."));
  for (guint i = 0; i < self->n_days; i++)
    closed += self->days[i].held == 0;

  last_day = summer_day_dup_text (self->days[last].day);
  last_rate = dup_rate (&self->days[last]);
  lowest_day = summer_day_dup_text (self->days[lowest].day);
  lowest_rate = dup_rate (&self->days[lowest]);
  return g_strdup_printf (_ ("Last %s on %s, %u classes below the threshold; lowest %s on %s; "
                             "%u days held, %u closed."),
                          last_rate, last_day, self->days[last].below, lowest_rate, lowest_day,
                          self->n_days - closed, closed);
}

/**
 * summer_attendance_chart_set_days:
 * @days: (array length=n_days) (nullable): what summer_daily_new() gave; copied
 * @threshold: the policy's least attendance, in basis points
 *
 * Shows these days. A day on which marks are still missing has a hollow point at the rate of the
 * marks that are there: what is not recorded is no absence.
 */
void
summer_attendance_chart_set_days (SummerAttendanceChart *self,
                                  const SummerDaily *days,
                                  guint n_days,
                                  int threshold)
{
  g_return_if_fail (SUMMER_IS_ATTENDANCE_CHART (self));

  clear_days (self);
  self->days = g_memdup2 (days, n_days * sizeof *days);
  self->n_days = n_days;
  self->threshold = threshold;
  self->reasons = g_new0 (char *, (gsize) n_days + 1);
  for (guint i = 0; i < n_days; i++)
    {
      const char *reason = days[i].reason;

      self->reasons[i] = g_strdup (reason && *reason ? reason : _ ("Closed day"));
      self->days[i].reason = NULL; /* it was borrowed from facts that may go */
    }
  self->summary = dup_summary (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attendance by day"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->summary, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
summer_attendance_chart_get_summary (SummerAttendanceChart *self)
{
  g_return_val_if_fail (SUMMER_IS_ATTENDANCE_CHART (self), NULL);
  return self->summary;
}
