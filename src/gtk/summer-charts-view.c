#include "config.h"

#include "summer-charts-view.h"

#include <glib/gi18n.h>

#include "summer-attendance-chart.h"
#include "summer-chart-panel.h"
#include "summer-fund-chart.h"
#include "summer-payment-table.h"
#include "summer-print.h"
#include "summer-rates-chart.h"
#include "summer-report.h"
#include "summer-settled.h"
#include "summer-window.h"

enum
{
  FUND,
  SPREAD,
  DAYS,
  N_CHARTS,
};

struct _SummerChartsView
{
  AdwBin parent_instance;

  SummerChartPanel *panels[N_CHARTS];
  SummerOffice *office;         /* borrowed: it outlives the window; NULL until the first refresh */
  SummerAssessment *assessment; /* owned: what is shown */
};

G_DEFINE_FINAL_TYPE (SummerChartsView, summer_charts_view, ADW_TYPE_BIN)

static void
fill_fund (SummerChartsView *self, SummerAssessment *whole)
{
  SummerStore *store = summer_office_get_store (self->office);
  const gint64 programme = summer_office_get_programme (self->office);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) settled = summer_settled_load (store, programme, &error);
  SummerMoney paid = 0;

  if (settled != NULL)
    summer_payment_sum_paid (store, programme, "", &paid, &error);
  if (error != NULL && SUMMER_IS_WINDOW (root))
    summer_window_toast_error (SUMMER_WINDOW (root), error);
  summer_fund_chart_set (SUMMER_FUND_CHART (summer_chart_panel_get_chart (self->panels[FUND])),
                         whole, settled != NULL ? summer_settled_sum (settled, FALSE) : 0, paid);
}

static void
fill (SummerChartsView *self, SummerAssessment *assessment)
{
  const GArray *days = summer_office_get_daily (self->office);
  const char *shown = summer_office_get_union (self->office);
  g_autofree char *as_of = summer_day_dup_text (assessment->as_of);
  g_autofree char *note = shown == NULL ? g_strdup_printf (_ ("all classes, up to %s"), as_of)
                                        : g_strdup_printf (_ ("%s, up to %s"), shown, as_of);

  summer_attendance_chart_set_days (SUMMER_ATTENDANCE_CHART (
                                        summer_chart_panel_get_chart (self->panels[DAYS])),
                                    (const SummerDaily *) days->data, days->len,
                                    assessment->policy->attendance_min, FALSE);
  summer_rates_chart_set (SUMMER_RATES_CHART (summer_chart_panel_get_chart (self->panels[SPREAD])),
                          assessment);
  summer_chart_panel_set_note (self->panels[DAYS], note);
  summer_chart_panel_set_note (self->panels[SPREAD], note);
  summer_chart_panel_set_note (self->panels[FUND],
                               shown != NULL ? _ ("of the whole programme") : NULL);
}

/**
 * summer_charts_view_refresh:
 *
 * What was paid and settled may be another even where the assessment is not.
 */
void
summer_charts_view_refresh (GtkWidget *view, SummerOffice *office)
{
  SummerChartsView *self;
  SummerAssessment *assessment;

  g_return_if_fail (SUMMER_IS_CHARTS_VIEW (view) && SUMMER_IS_OFFICE (office));

  self = SUMMER_CHARTS_VIEW (view);
  self->office = office;
  assessment = summer_office_get_assessment (office);
  if (assessment == NULL)
    return;
  fill_fund (self, summer_office_get_whole_assessment (office));
  if (assessment == self->assessment)
    return;
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  self->assessment = summer_assessment_ref (assessment);
  fill (self, assessment);
}

static void
rates_activated_cb (SummerChart *chart, guint point, SummerChartsView *self)
{
  g_autofree char *filter = summer_rates_chart_dup_filter (SUMMER_RATES_CHART (chart), point);

  gtk_widget_activate_action (GTK_WIDGET (self), "subsidy.filter", "s", filter);
}

/* {{{ The numbers of the charts, on paper and in a spreadsheet */

/* That of the chart that has the focus, or of all of them, one below the other. */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerChartsView *self = SUMMER_CHARTS_VIEW (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_CHARTS; i++)
    {
      g_autofree char *block = summer_chart_panel_dup_block (self->panels[i]);

      g_string_append_printf (text, "%s%s\n%s", i > 0 ? "\n" : "",
                              summer_chart_get_title (
                                  summer_chart_panel_get_chart (self->panels[i])),
                              block);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerChartsView *self = SUMMER_CHARTS_VIEW (widget);
  const double shares[] = { 20, 14, 12, 12, 12, 12, 12, 14 };
  g_autoptr (SummerReport) report = NULL;
  g_autofree char *as_of = NULL, *subtitle = NULL;

  if (self->assessment == NULL)
    return;
  as_of = summer_day_dup_text_in_year (self->assessment->as_of);
  subtitle = g_strdup_printf ("%s · %s", self->assessment->facts->name, as_of);
  report = summer_report_new (_ ("Charts"), subtitle);
  for (guint i = 0; i < N_CHARTS; i++)
    {
      SummerChart *chart = summer_chart_panel_get_chart (self->panels[i]);
      g_autoptr (GPtrArray) rows = summer_chart_list_rows (chart);
      const guint n = g_strv_length (g_ptr_array_index (rows, 0));

      summer_report_add_text (report, summer_chart_get_title (chart), TRUE);
      summer_report_add_table (report, rows, shares, n, i == DAYS ? ~1u : 1u << 1 | 1u << 2);
    }
  summer_print_form (SUMMER_FORM (report), GTK_WINDOW (gtk_widget_get_root (widget)));
}

/* }}} */

static gboolean
summer_charts_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_CHARTS_VIEW (widget)->panels[FUND]));
}

static void
summer_charts_view_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&SUMMER_CHARTS_VIEW (object)->assessment, summer_assessment_unref);
  G_OBJECT_CLASS (summer_charts_view_parent_class)->dispose (object);
}

static void
summer_charts_view_class_init (SummerChartsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_charts_view_dispose;
  widget_class->grab_focus = summer_charts_view_grab_focus;
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
}

static void
summer_charts_view_init (SummerChartsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *upper = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *const charts[N_CHARTS]
      = { summer_fund_chart_new (), summer_rates_chart_new (), summer_attendance_chart_new () };

  for (guint i = 0; i < N_CHARTS; i++)
    {
      self->panels[i] = SUMMER_CHART_PANEL (summer_chart_panel_new (charts[i]));
      gtk_widget_set_hexpand (GTK_WIDGET (self->panels[i]), TRUE);
      gtk_widget_set_vexpand (GTK_WIDGET (self->panels[i]), TRUE);
    }
  g_signal_connect (charts[SPREAD], "activated", G_CALLBACK (rates_activated_cb), self);
  gtk_widget_set_vexpand (upper, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (upper), TRUE);
  gtk_box_append (GTK_BOX (upper), GTK_WIDGET (self->panels[FUND]));
  gtk_box_append (GTK_BOX (upper), GTK_WIDGET (self->panels[SPREAD]));
  gtk_box_append (GTK_BOX (box), upper);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->panels[DAYS]));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
summer_charts_view_new (void)
{
  return g_object_new (SUMMER_TYPE_CHARTS_VIEW, NULL);
}
