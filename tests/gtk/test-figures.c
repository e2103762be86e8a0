/* What finance looks at rather than reads: charts whose every point is read out, copied and leads on, and the years beside each
 * other. */
#include "config.h"

#include "harness.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "summer-attendance-chart.h"
#include "summer-chart-panel.h"
#include "summer-class-attendance.h"
#include "summer-class-table.h"
#include "summer-fund-chart.h"
#include "summer-past-years.h"
#include "summer-policy.h"
#include "summer-programme-table.h"
#include "summer-rate-spread.h"
#include "summer-rates-chart.h"
#include "summer-safety-table.h"
#include "summer-table.h"
#include "summer-year-measure.h"
#include "summer-years-view.h"

#define N_CLASSES 24
#define N_EARLIER 4

static gpointer
open_tab (Harness *harness, const char *tab, GType type)
{
  harness_wait_assessed (harness);
  g_assert_true (summer_window_set_page (harness->window, "subsidy", g_variant_new_string (tab)));
  harness_settle (harness);
  return harness_find (summer_window_get_page_widget (harness->window), type);
}

static SummerAssessment *
get_assessment (Harness *harness)
{
  return summer_office_get_assessment (harness->office);
}

static gint64
sum_column (GPtrArray *rows, guint column)
{
  gint64 sum = 0;

  for (guint i = 1; i < rows->len; i++)
    sum += g_ascii_strtoll (((char **) g_ptr_array_index (rows, i))[column], NULL, 10);
  return sum;
}

/* What is read out is what is shown below, and what a screen reader has. */
static void
check_said (Harness *harness, SummerChart *chart, const char *part)
{
  const char *said = summer_chart_get_said (chart);
  g_autofree char *problem = NULL;

  g_assert_nonnull (strstr (said, part));
  g_assert_nonnull (harness_find_label (gtk_widget_get_root (GTK_WIDGET (chart)), said));
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (chart),
                                                GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said);
  g_assert_cmpstr (problem, ==, NULL);
}

/* The counts of the bars are those of the classes; keys walk over them, and Enter leads to the classes of one. */
static void
test_bar_leads_to_its_classes (void)
{
  g_autoptr (Harness) harness = harness_new (N_CLASSES);
  SummerChart *chart = open_tab (harness, "charts", SUMMER_TYPE_RATES_CHART);
  SummerAssessment *assessment = get_assessment (harness);
  g_autoptr (GPtrArray) rows = summer_chart_list_rows (chart);
  const int threshold = assessment->policy->attendance_min;
  guint n_below = 0, told_below = 0, most = 0, point = 0;
  g_auto (GStrv) edges = NULL;
  SummerTable *table;

  g_assert_cmpint (sum_column (rows, 1), ==, N_CLASSES);
  for (guint i = 0; i < assessment->n_classes; i++)
    n_below
        += assessment->classes[i].unrecorded < assessment->classes[i].expected
           && assessment->classes[i].present * 10000 < threshold * assessment->classes[i].expected;
  for (guint i = 1; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      const guint n = (guint) atoi (row[1]);

      told_below += strcmp (row[2], "below the threshold") == 0 ? n : 0;
      if (n > most)
        {
          most = n;
          point = i - 1;
        }
    }
  g_assert_cmpuint (told_below, ==, n_below);

  gtk_widget_grab_focus (GTK_WIDGET (chart));
  harness_press (harness, "Home");
  for (guint i = 0; i < point; i++)
    harness_press (harness, "Right");
  harness_settle (harness);
  edges = g_strdupv (g_ptr_array_index (rows, point + 1));
  check_said (harness, chart, edges[0]);
  harness_press (harness, "End Right");
  g_assert_cmpuint (summer_chart_get_point (chart), ==, summer_chart_get_n_points (chart) - 1);
  summer_chart_set_point (chart, point);
  harness_press (harness, "Return");
  harness_settle (harness);
  table = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_TABLE);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (table)));
  g_assert_cmpuint (summer_table_get_n_shown (table), ==, most);
}

/* Of three classes without a mark on the days held, none is below the threshold: nobody knows. One that may still come
 * to it by what is missing is open. */
static void
test_unrecorded_is_below_nothing (void)
{
  SummerClassAssessment classes[] = { { .expected = 100, .unrecorded = 100 },
                                      { .expected = 100, .present = 40, .unrecorded = 40 },
                                      { .expected = 100, .present = 40, .unrecorded = 10 },
                                      { .expected = 100, .present = 40, .unrecorded = 30 } };
  SummerPolicy policy = { .attendance_min = 7000 };
  SummerAssessment assessment
      = { .policy = &policy, .classes = classes, .n_classes = G_N_ELEMENTS (classes) };
  g_autoptr (GArray) bins = summer_rate_spread_new (&assessment);
  const SummerRateBin *without = &g_array_index (bins, SummerRateBin, 0);
  const SummerRateBin *below = &g_array_index (bins, SummerRateBin, 1);

  g_assert_cmpint (without->from, ==, -1);
  g_assert_cmpuint (without->n, ==, 1);
  g_assert_cmpint (below->from, ==, 4000);
  g_assert_cmpuint (below->n, ==, 3);
  g_assert_cmpuint (below->n_open, ==, 2);
  g_assert_true (summer_rate_range_holds (-1, -1, &classes[0]));
  g_assert_false (summer_rate_range_holds (0, 7000, &classes[0]));
}

/* A range of rates can be written as well; the classes on both sides of an edge are apart. */
static void
test_rates_are_a_filter (void)
{
  g_autoptr (Harness) harness = harness_new (N_CLASSES);
  SummerTable *table = open_tab (harness, "subsidy", SUMMER_TYPE_TABLE);
  GtkWidget *page = GTK_WIDGET (summer_window_get_page_widget (harness->window));
  SummerAssessment *assessment = get_assessment (harness);
  static const struct
  {
    const char *text;
    int from, to;
  } cases[] = { { "0%–70%", 0, 7000 }, { "70-100%", 7000, 10001 }, { "80%-85.5%", 8000, 8550 } };
  guint sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint wanted = 0;

      for (guint j = 0; j < assessment->n_classes; j++)
        {
          const SummerClassAssessment *of = &assessment->classes[j];

          wanted += of->unrecorded < of->expected
                    && of->present * 10000 >= cases[i].from * of->expected
                    && of->present * 10000 < cases[i].to * of->expected;
        }
      gtk_widget_activate_action (page, "subsidy.filter", "s", cases[i].text);
      harness_settle (harness);
      g_assert_cmpuint (summer_table_get_n_shown (table), ==, wanted);
      sum += i < 2 ? wanted : 0;
    }
  for (guint j = 0; j < assessment->n_classes; j++)
    sum += assessment->classes[j].unrecorded >= assessment->classes[j].expected;
  g_assert_cmpuint (sum, ==, N_CLASSES);
  gtk_widget_activate_action (page, "subsidy.filter", "s", "no such class 70%");
  harness_settle (harness);
  g_assert_cmpuint (summer_table_get_n_shown (table), ==, 0);
}

/* Each held day is a point with the numbers of the records; a closed one is none. */
static void
test_days_are_those_of_the_records (void)
{
  g_autoptr (Harness) harness = harness_new (N_CLASSES);
  SummerChart *chart = open_tab (harness, "charts", SUMMER_TYPE_ATTENDANCE_CHART);
  SummerAssessment *assessment = get_assessment (harness);
  const GArray *days = summer_office_get_daily (harness->office);
  g_autoptr (GPtrArray) rows = summer_chart_list_rows (chart);
  g_autofree char *block = NULL, *copied = NULL;
  gint64 expected = 0, present = 0, unrecorded = 0;
  guint held = 0;

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      expected += assessment->classes[i].expected;
      present += assessment->classes[i].present;
      unrecorded += assessment->classes[i].unrecorded;
    }
  for (guint i = 0; i < days->len; i++)
    held += g_array_index (days, SummerDaily, i).held > 0;
  g_assert_cmpuint (held, <, days->len); /* there is a closed one */
  g_assert_cmpuint (summer_chart_get_n_points (chart), ==, held);
  g_assert_cmpint (sum_column (rows, 2), ==, expected);
  g_assert_cmpint (sum_column (rows, 3), ==, present);
  g_assert_cmpint (sum_column (rows, 5), ==, unrecorded);
  g_assert_cmpint (sum_column (rows, 4), ==, expected - present - unrecorded);

  gtk_widget_grab_focus (GTK_WIDGET (chart));
  harness_press (harness, "Right Right");
  harness_settle (harness);
  check_said (harness, chart, "not recorded");
  harness_press (harness, "ctrl+c");
  harness_settle (harness);
  copied = harness_dup_clipboard (harness);
  block = summer_chart_dup_block (chart);
  g_assert_cmpstr (copied, ==, block);
}

/* The page of a class has its own days. */
static void
test_days_of_a_class (void)
{
  g_autoptr (Harness) harness = harness_new (N_CLASSES);
  const SummerClassAssessment *of = NULL;
  SummerChart *chart;
  g_autoptr (GPtrArray) rows = NULL;

  harness_wait_assessed (harness);
  for (guint i = 0; i < N_CLASSES && of == NULL; i++)
    if (get_assessment (harness)->classes[i].unrecorded > 0)
      of = &get_assessment (harness)->classes[i];
  g_assert_nonnull (of);
  summer_window_set_page (harness->window, "class", g_variant_new ("(ss)", of->code, "attendance"));
  harness_settle (harness);
  chart = harness_find (harness_find (summer_window_get_page_widget (harness->window),
                                      SUMMER_TYPE_CLASS_ATTENDANCE),
                        SUMMER_TYPE_ATTENDANCE_CHART);
  rows = summer_chart_list_rows (chart);
  g_assert_cmpuint (summer_chart_get_n_points (chart), ==, (guint) of->held_days);
  g_assert_cmpint (sum_column (rows, 2), ==, of->expected);
  g_assert_cmpint (sum_column (rows, 3), ==, of->present);
  g_assert_cmpint (sum_column (rows, 4), ==, of->sick + of->leave + of->absent);
  g_assert_cmpint (sum_column (rows, 5), ==, of->unrecorded);
}

/* The states of the fund, as a chart and as a table. */
static void
test_fund_by_state (void)
{
  g_autoptr (Harness) harness = harness_new (N_CLASSES);
  SummerChart *chart = open_tab (harness, "charts", SUMMER_TYPE_FUND_CHART);
  SummerAssessment *assessment = get_assessment (harness);
  GtkWidget *panel = gtk_widget_get_ancestor (GTK_WIDGET (chart), SUMMER_TYPE_CHART_PANEL);
  g_autoptr (GPtrArray) rows = summer_chart_list_rows (chart);
  g_autofree char *granted = summer_money_dup_plain (assessment->granted_total);
  SummerMoney undecided = 0;

  for (guint i = 0; i < assessment->n_classes; i++)
    if (assessment->classes[i].verdict == SUMMER_VERDICT_UNPROVEN)
      undecided += assessment->classes[i].would_be;
  g_assert_cmpstr (((char **) g_ptr_array_index (rows, 1))[1], ==, granted);
  g_assert_cmpint (sum_column (rows, 1) * 100, ==,
                   assessment->fund); /* nothing is settled or paid: the rest adds up to it */
  g_assert_cmpint (g_ascii_strtoll (((char **) g_ptr_array_index (rows, 4))[1], NULL, 10) * 100, ==,
                   undecided);

  gtk_toggle_button_set_active (harness_find (panel, GTK_TYPE_TOGGLE_BUTTON), TRUE);
  harness_settle (harness);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (chart)));
  g_assert_cmpuint (summer_table_get_n_shown (harness_find (panel, SUMMER_TYPE_TABLE)), ==,
                    summer_chart_get_n_points (chart));
}

/* {{{ The years */

static gboolean
copy_class (const SummerClassRecord *record, gpointer user_data)
{
  GArray *list = user_data;
  SummerClassRecord copy = *record;

  copy.id = 0;
  copy.provider = 0;
  copy.code = g_strdup (record->code);
  copy.name = g_strdup (record->name);
  copy.union_name = g_strdup (record->union_name);
  copy.host = g_strdup (record->host);
  copy.co_organiser = copy.venue = copy.account_name = copy.bank = copy.account_number = NULL;
  copy.first_day -= 364;
  copy.last_day -= 364;
  copy.emergency_plan = SUMMER_DAY_NONE;
  g_array_append_val (list, copy);
  return list->len < N_EARLIER;
}

/* The programme of the year before, with a few of the classes. Returns one of them. */
static gint64
add_earlier (Harness *harness, gint64 *programme)
{
  SummerStore *store = summer_office_get_store (harness->office);
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", NULL);
  SummerProgrammeRecord record = { .name = "2018",
                                   .year = 2018,
                                   .first_day = summer_day_from_ymd (2018, 7, 2),
                                   .last_day = summer_day_from_ymd (2018, 8, 10) };
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (SummerClassRecord));
  g_autoptr (GError) error = NULL;
  gint64 first = 0;

  summer_class_each (store, summer_office_get_programme (harness->office), copy_class, classes,
                     &error);
  g_assert_no_error (error);
  summer_store_begin (store, "edit", NULL, &error);
  g_assert_no_error (error);
  summer_programme_insert (store, &record, &error);
  g_assert_no_error (error);
  summer_programme_save_policy (store, record.id, policy, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < classes->len; i++)
    {
      SummerClassRecord *class = &g_array_index (classes, SummerClassRecord, i);

      class->programme = record.id;
      summer_class_insert (store, class, &error);
      g_assert_no_error (error);
      first = class->id;
      g_free ((char *) class->code);
      g_free ((char *) class->name);
      g_free ((char *) class->union_name);
      g_free ((char *) class->host);
    }
  summer_store_commit (store, NULL, &error);
  g_assert_no_error (error);
  *programme = record.id;
  harness_settle (harness);
  harness_wait_assessed (harness);
  return first;
}

/* The table of the lines; the one above it has the years. */
static SummerTable *
get_lines (SummerYearsView *view)
{
  GtkWidget *bar = gtk_widget_get_parent (harness_find (view, GTK_TYPE_DROP_DOWN));

  return SUMMER_TABLE (harness_find (gtk_widget_get_next_sibling (bar), SUMMER_TYPE_TABLE));
}

/* Not one of those within the drop-downs. */
static GtkEditable *
get_filter (SummerYearsView *view)
{
  GtkWidget *widget = harness_find (view, GTK_TYPE_DROP_DOWN);

  while (!GTK_IS_SEARCH_ENTRY (widget))
    widget = gtk_widget_get_next_sibling (widget);
  return GTK_EDITABLE (widget);
}

static gboolean
has_lines (gpointer view)
{
  return get_lines (view) != NULL && summer_table_get_n_shown (get_lines (view)) > 0;
}

static void
choose (Harness *harness, SummerYearsView *view, SummerYearsBy by, SummerYearMeasure measure)
{
  GtkWidget *first = harness_find (view, GTK_TYPE_DROP_DOWN);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (first), by);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_next_sibling (first)), measure);
  harness_settle (harness);
}

static void
test_years_beside_each_other (void)
{
  g_autoptr (Harness) harness = harness_new (N_CLASSES);
  SummerYearsView *view;
  gint64 earlier;
  g_autofree char *path = g_build_filename (harness->folder, "years.csv", NULL);
  g_autofree char *written = NULL, *granted = NULL;

  harness_wait_assessed (harness);
  add_earlier (harness, &earlier);
  g_assert_cmpint (summer_office_get_assessment (harness->office)->facts->year, ==, 2019);
  view = open_tab (harness, "years", SUMMER_TYPE_YEARS_VIEW);
  harness_wait (has_lines, view);
  granted = summer_money_dup_text (get_assessment (harness)->granted_total);

  for (int by = 0; by < SUMMER_N_YEARS_BY; by++)
    {
      g_autoptr (GPtrArray) rows = NULL;
      char **total;

      choose (harness, view, (SummerYearsBy) by, SUMMER_YEAR_CLASSES);
      rows = summer_table_list_texts (get_lines (view));
      g_assert_cmpstr (((char **) g_ptr_array_index (rows, 0))[1], ==, "2018");
      total = g_ptr_array_index (rows, rows->len - 1);
      g_assert_cmpstr (total[1], ==, "4");
      g_assert_cmpstr (total[2], ==, "24");
      g_assert_cmpstr (total[3], ==, "+20");
      choose (harness, view, (SummerYearsBy) by, SUMMER_YEAR_GRANTED);
      g_ptr_array_unref (rows);
      rows = summer_table_list_texts (get_lines (view));
      total = g_ptr_array_index (rows, rows->len - 1);
      g_assert_cmpstr (total[2], ==, granted);
    }

  gtk_widget_activate_action (GTK_WIDGET (view), "years.save-to", "s", path);
  harness_settle (harness);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "\"Granted, yuan 2018\",\"Granted, yuan 2019\""));
  remove (path);
}

/* A union in the header narrows both years; a filter narrows the sums; the row that is chosen is told year by year. */
static void
test_years_are_narrowed (void)
{
  g_autoptr (Harness) harness = harness_new (N_CLASSES);
  SummerYearsView *view;
  g_autofree char *name = NULL, *block = NULL;
  gint64 earlier;
  guint n = 0, n_rows;

  harness_wait_assessed (harness);
  add_earlier (harness, &earlier);
  view = open_tab (harness, "years", SUMMER_TYPE_YEARS_VIEW);
  harness_wait (has_lines, view);
  choose (harness, view, SUMMER_YEARS_BY_UNION, SUMMER_YEAR_CLASSES);
  n_rows = summer_table_get_n_shown (get_lines (view));
  g_assert_cmpuint (n_rows, >, 2);
  name = g_strdup (get_assessment (harness)->facts->classes[0].union_name);
  for (guint i = 0; i < N_CLASSES; i++)
    n += g_strcmp0 (get_assessment (harness)->facts->classes[i].union_name, name) == 0;

  gtk_editable_set_text (get_filter (view), name);
  harness_wait (has_lines, view);
  while (summer_table_get_n_shown (get_lines (view)) != 1)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (view), "sheet.copy", NULL);
  block = harness_dup_clipboard (harness);
  g_assert_true (g_str_has_prefix (block, "Union\t2018\t2019\tChange"));
  g_assert_nonnull (strstr (block, "Total\t"));
  gtk_editable_set_text (get_filter (view), "");
  while (summer_table_get_n_shown (get_lines (view)) != n_rows)
    g_main_context_iteration (NULL, TRUE);

  summer_table_select (get_lines (view), 0);
  harness_settle (harness);
  g_assert_nonnull (harness_find_button (view, "years.all"));
  g_assert_true (gtk_widget_get_mapped (harness_find_button (view, "years.all")));

  summer_office_set_union (harness->office, name);
  harness_settle (harness);
  harness_wait_assessed (harness);
  harness_settle (harness);
  {
    g_autoptr (GPtrArray) rows = summer_table_list_texts (get_lines (view));
    char **total = g_ptr_array_index (rows, rows->len - 1);

    g_assert_cmpuint (rows->len, ==, 3);
    g_assert_cmpuint ((guint) atoi (total[2]), ==, n);
  }
}

static gboolean
is_loaded (gpointer past)
{
  return !summer_past_years_is_loading (past);
}

static void
change (Harness *harness, gint64 class_id)
{
  SummerStore *store = summer_office_get_store (harness->office);
  SummerIncidentRecord incident = { .class_id = class_id,
                                    .day = summer_day_from_ymd (2018, 7, 4),
                                    .severity = SUMMER_INCIDENT_MINOR,
                                    .what = "擦伤" };
  g_autoptr (GError) error = NULL;

  summer_store_begin (store, "edit", NULL, &error);
  g_assert_no_error (error);
  summer_incident_insert (store, &incident, &error);
  g_assert_no_error (error);
  summer_store_commit (store, NULL, &error);
  g_assert_no_error (error);
  harness_settle (harness);
  harness_wait_assessed (harness);
}

static gconstpointer
load (Harness *harness, SummerPastYears *past, guint year)
{
  summer_past_years_refresh (past, harness->office);
  harness_wait (is_loaded, past);
  g_assert_no_error (summer_past_years_get_error (past));
  return ((SummerYear *) g_ptr_array_index (summer_past_years_get (past), year))->classes;
}

/* A change of this year does not have the years before judged anew; one of an earlier year has. */
static void
test_only_what_changed_is_judged_anew (void)
{
  g_autoptr (Harness) harness = harness_new (6);
  g_autoptr (SummerPastYears) past = summer_past_years_new ();
  gint64 earlier, old_class;
  gconstpointer old, now;

  harness_wait_assessed (harness);
  old_class = add_earlier (harness, &earlier);
  old = load (harness, past, 0);
  now = load (harness, past, 1);
  g_assert_true (load (harness, past, 0) == old && load (harness, past, 1) == now);
  change (harness, get_assessment (harness)->classes[0].id);
  g_assert_true (load (harness, past, 0) == old);
  g_assert_false (load (harness, past, 1) == now);
  change (harness, old_class);
  g_assert_false (load (harness, past, 0) == old);
}

/* What goes wrong is told and not tried again by itself, but when somebody asks for it; and nobody waits for what is cancelled. */
static void
test_asked_for_again (void)
{
  g_autoptr (Harness) harness = harness_new (6);
  g_autoptr (SummerPastYears) past = summer_past_years_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *away = NULL;
  gint64 earlier;

  harness_wait_assessed (harness);
  add_earlier (harness, &earlier);
  away = g_strconcat (harness->database, ".away", NULL);
  g_assert_cmpint (g_rename (harness->database, away), ==, 0);
  summer_past_years_refresh (past, harness->office);
  harness_wait (is_loaded, past);
  g_assert_cmpint (g_rename (away, harness->database), ==, 0);
  g_assert_nonnull (summer_past_years_get_error (past));
  g_assert_null (summer_past_years_get (past));
  summer_past_years_refresh (past, harness->office);
  g_assert_false (summer_past_years_is_loading (past));
  summer_past_years_retry (past, harness->office);
  harness_wait (is_loaded, past);
  g_assert_no_error (summer_past_years_get_error (past));
  g_assert_cmpuint (summer_past_years_get (past)->len, ==, 2);

  g_cancellable_cancel (cancelled);
  g_assert_null (summer_years_load (summer_office_get_store (harness->office),
                                    summer_office_get_programme (harness->office), NULL, NULL, NULL,
                                    NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* }}} */

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/figures/a bar leads to its classes", test_bar_leads_to_its_classes);
  g_test_add_func ("/figures/unrecorded is below nothing", test_unrecorded_is_below_nothing);
  g_test_add_func ("/figures/rates are a filter", test_rates_are_a_filter);
  g_test_add_func ("/figures/days are those of the records", test_days_are_those_of_the_records);
  g_test_add_func ("/figures/days of a class", test_days_of_a_class);
  g_test_add_func ("/figures/fund by state", test_fund_by_state);
  g_test_add_func ("/figures/years beside each other", test_years_beside_each_other);
  g_test_add_func ("/figures/years are narrowed", test_years_are_narrowed);
  g_test_add_func ("/figures/only what changed is judged anew",
                   test_only_what_changed_is_judged_anew);
  g_test_add_func ("/figures/asked for again", test_asked_for_again);
  return g_test_run ();
}
