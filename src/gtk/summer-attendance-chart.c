#include "config.h"

#include "summer-attendance-chart.h"

#include <glib/gi18n.h>

#include "summer-attendance-plot.h"
#include "summer-phrase.h"

struct _SummerAttendanceChart
{
  SummerChart parent_instance;

  SummerAttendancePlot plot;
  guint *points; /* owned: the places of the days that were held */
  guint n_points;
};

G_DEFINE_FINAL_TYPE (SummerAttendanceChart, summer_attendance_chart, SUMMER_TYPE_CHART)

static void
draw (SummerChart *chart, GtkSnapshot *snapshot)
{
  summer_attendance_plot_draw (&SUMMER_ATTENDANCE_CHART (chart)->plot, snapshot);
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
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 370 : 226;
}

/* {{{ The points: the days that were held */

static guint
get_n_points (SummerChart *chart)
{
  return SUMMER_ATTENDANCE_CHART (chart)->n_points;
}

static const SummerDaily *
get_point (SummerAttendanceChart *self, guint point)
{
  return &self->plot.days[self->points[point]];
}

static void
get_area (SummerChart *chart, guint point, graphene_rect_t *area)
{
  SummerAttendanceChart *self = SUMMER_ATTENDANCE_CHART (chart);

  summer_attendance_plot_get_area (&self->plot, self->points[point], area);
}

static char *
dup_point (SummerChart *chart, guint point)
{
  SummerAttendanceChart *self = SUMMER_ATTENDANCE_CHART (chart);
  const SummerDaily *daily = get_point (self, point);
  g_autofree char *day = summer_day_dup_text (daily->day);
  g_autofree char *rate = summer_attendance_plot_dup_rate (daily);
  g_autofree char *present = summer_phrase_dup_count (daily->present);
  g_autofree char *expected = summer_phrase_dup_count (daily->expected);
  g_autofree char *away = summer_phrase_dup_count (summer_attendance_plot_get_away (daily));
  g_autofree char *unrecorded = summer_phrase_dup_count (daily->unrecorded);

  if (self->plot.of_class)
    /* Translators: a day of the attendance of one class: day, rate, counts of children */
    return g_strdup_printf (_ ("%s: %s · present %s of %s expected, %s away, %s not recorded"), day,
                            rate, present, expected, away, unrecorded);
  /* Translators: a day of the attendance of a programme: day, rate, child-days, classes */
  return g_strdup_printf (_ ("%s: %s · present %s of %s expected, %s away, %s not recorded · "
                             "%u of %u classes below the threshold"),
                          day, rate, present, expected, away, unrecorded, daily->below,
                          daily->held);
}

static GPtrArray *
list_rows (SummerChart *chart)
{
  SummerAttendanceChart *self = SUMMER_ATTENDANCE_CHART (chart);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GStrvBuilder *builder = g_strv_builder_new ();

  g_strv_builder_add_many (builder, _ ("Day"), _ ("Attendance rate"), _ ("Expected"), _ ("Present"),
                           C_ ("attendance", "Away"), _ ("Unrecorded"), NULL);
  if (!self->plot.of_class)
    g_strv_builder_add_many (builder, _ ("Classes held"), _ ("Below the threshold"), NULL);
  g_ptr_array_add (rows, g_strv_builder_end (builder));
  for (guint i = 0; i < self->n_points; i++)
    {
      const SummerDaily *daily = get_point (self, i);
      char **row = g_new0 (char *, 9);

      row[0] = summer_day_dup_iso (daily->day);
      row[1] = summer_attendance_plot_dup_rate (daily);
      row[2] = g_strdup_printf ("%" G_GINT64_FORMAT, daily->expected);
      row[3] = g_strdup_printf ("%" G_GINT64_FORMAT, daily->present);
      row[4] = g_strdup_printf ("%" G_GINT64_FORMAT, summer_attendance_plot_get_away (daily));
      row[5] = g_strdup_printf ("%" G_GINT64_FORMAT, daily->unrecorded);
      row[6] = self->plot.of_class ? NULL : g_strdup_printf ("%u", daily->held);
      row[7] = self->plot.of_class ? NULL : g_strdup_printf ("%u", daily->below);
      g_ptr_array_add (rows, row);
    }
  g_strv_builder_unref (builder);
  return rows;
}

static const char *
get_empty (SummerChart *chart)
{
  return SUMMER_ATTENDANCE_CHART (chart)->plot.of_class ? _ ("The class has not begun yet.")
                                                        : _ ("No class has begun yet.");
}

/* }}} */

static void
clear_days (SummerAttendanceChart *self)
{
  g_clear_pointer (&self->plot.days, g_free);
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->plot.reasons, g_strfreev);
  self->plot.n_days = self->n_points = 0;
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
  SummerChartClass *chart_class = SUMMER_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_attendance_chart_finalize;
  widget_class->measure = summer_attendance_chart_measure;
  chart_class->get_n_points = get_n_points;
  chart_class->draw = draw;
  chart_class->get_area = get_area;
  chart_class->dup_point = dup_point;
  chart_class->list_rows = list_rows;
  chart_class->get_empty = get_empty;
  gtk_widget_class_set_css_name (widget_class, "attendancechart");
}

static void
summer_attendance_chart_init (SummerAttendanceChart *self)
{
  self->plot.widget = GTK_WIDGET (self);
  summer_attendance_chart_set_days (self, NULL, 0, 0, FALSE);
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

  summer_attendance_plot_find_marked (&self->plot, &last, &lowest);
  if (last == self->plot.n_days)
    return g_strdup (_ ("No attendance has been recorded yet."));
  for (guint i = 0; i < self->plot.n_days; i++)
    closed += self->plot.days[i].held == 0;

  last_day = summer_day_dup_text (self->plot.days[last].day);
  last_rate = summer_attendance_plot_dup_rate (&self->plot.days[last]);
  lowest_day = summer_day_dup_text (self->plot.days[lowest].day);
  lowest_rate = summer_attendance_plot_dup_rate (&self->plot.days[lowest]);
  if (self->plot.of_class)
    return g_strdup_printf (_ ("Last %s on %s; lowest %s on %s; %u days held, %u closed."),
                            last_rate, last_day, lowest_rate, lowest_day,
                            self->plot.n_days - closed, closed);
  return g_strdup_printf (_ ("Last %s on %s, %u classes below the threshold; lowest %s on %s; "
                             "%u days held, %u closed."),
                          last_rate, last_day, self->plot.days[last].below, lowest_rate, lowest_day,
                          self->plot.n_days - closed, closed);
}

/**
 * summer_attendance_chart_set_days:
 * @days: (array length=n_days) (nullable): what summer_daily_new() gave; copied
 * @threshold: the policy's least attendance, in basis points
 * @of_class: they are of one class
 *
 * Shows these days. A day on which marks are still missing has a hollow point at the rate of the
 * marks that are there: what is not recorded is no absence.
 */
void
summer_attendance_chart_set_days (SummerAttendanceChart *self,
                                  const SummerDaily *days,
                                  guint n_days,
                                  int threshold,
                                  gboolean of_class)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (SUMMER_IS_ATTENDANCE_CHART (self));

  clear_days (self);
  self->plot.days = g_memdup2 (days, n_days * sizeof *days);
  self->plot.n_days = n_days;
  self->plot.threshold = threshold;
  self->plot.of_class = of_class;
  self->plot.reasons = g_new0 (char *, (gsize) n_days + 1);
  self->points = g_new0 (guint, (gsize) n_days + 1);
  for (guint i = 0; i < n_days; i++)
    {
      const char *reason = days[i].reason;

      self->plot.reasons[i] = g_strdup (reason && *reason ? reason : _ ("Closed day"));
      self->plot.days[i].reason = NULL; /* it was borrowed from facts that may go */
      if (days[i].held > 0)
        self->points[self->n_points++] = i;
    }
  summary = dup_summary (self);
  summer_chart_set_words (SUMMER_CHART (self), _ ("Attendance by day"), summary);
}
