/* The pages with a mind of their own, from an import to the workbook for finance. */
#include "config.h"

#include "harness.h"

#include <glib/gstdio.h>

#include "summer-amount-editor.h"
#include "summer-attendance-chart.h"
#include "summer-fund-bar.h"
#include "summer-journal.h"
#include "summer-policy-editor.h"
#include "summer-programme-table.h"
#include "summer-table.h"
#include "summer-wording.h"
#include "summer-workbook.h"

static SummerPage *
get_page (Harness *harness)
{
  return summer_window_get_page_widget (harness->window);
}

/* The shown child of the page's outermost stack. */
static const char *
get_state (Harness *harness)
{
  return gtk_stack_get_visible_child_name (harness_find (get_page (harness), GTK_TYPE_STACK));
}

static void
act_on_page (Harness *harness, const char *name, const char *target)
{
  g_assert_true (
      gtk_widget_activate_action_variant (GTK_WIDGET (get_page (harness)), name,
                                          target ? g_variant_new_string (target) : NULL));
  harness_settle (harness);
}

static gboolean
is_read (gpointer data)
{
  return g_strcmp0 (get_state (data), "busy") != 0;
}

static void
read_files (Harness *harness, const char *file)
{
  g_autofree char *path = g_build_filename (TEST_DATA, "cases", file, NULL);
  const char *const paths[] = { path, NULL };

  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "import-files",
                                  g_variant_new_strv (paths, -1));
  harness_settle (harness);
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "exchange");
  harness_wait (is_read, harness);
  harness_settle (harness);
}

static gboolean
has_classes (gpointer data)
{
  Harness *harness = data;
  SummerAssessment *assessment = summer_office_get_assessment (harness->office);

  return summer_office_get_programme (harness->office) != 0
         && !summer_office_get_assessing (harness->office) && assessment
         && assessment->n_classes > 0;
}

static gboolean
has_no_programme (gpointer data)
{
  return summer_office_get_programme (((Harness *) data)->office) == 0;
}

/* A workbook comes in by its plan, Enter writes it, the class page tells the verdict that the workbook is
 * known to lead to, and undo takes all of it back. */
static void
test_import_and_undo (void)
{
  g_autoptr (Harness) harness = harness_new (0);
  g_autofree char *path
      = g_build_filename (TEST_DATA, "cases", "02-fujian-untidy.expected.json", NULL);
  g_autofree char *expected = NULL, *granted = NULL;
  SummerAssessment *assessment;

  read_files (harness, "02-fujian-untidy.xlsx");
  g_assert_cmpstr (get_state (harness), ==, "plan");
  g_assert_nonnull (harness_find_label (get_page (harness), "rows added"));
  g_assert_nonnull (harness_find_label (get_page (harness), "班级"));
  g_assert_true (has_no_programme (harness));

  harness_press (harness, "Return");
  harness_wait (has_classes, harness);
  harness_wait_idle_work (harness);

  assessment = summer_office_get_assessment (harness->office);
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  granted = g_strdup_printf ("\"granted_total_fen\": %" G_GINT64_FORMAT, assessment->granted_total);
  g_assert_nonnull (strstr (expected, granted));
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-class::%s", assessment->classes[i].code);

      harness_act (harness, action);
      g_assert_nonnull (harness_find_label (get_page (harness), assessment->classes[i].code));
      g_assert_nonnull (
          harness_find_label (get_page (harness),
                              summer_verdict_get_text (assessment->classes[i].verdict)));
    }

  harness_press (harness, "ctrl+z");
  harness_wait (has_no_programme, harness);
  harness_wait_idle_work (harness);
  harness_act (harness, "win.page::subsidy");
  g_assert_cmpstr (get_state (harness), ==, "placeholder");
  g_assert_nonnull (harness_find_label (get_page (harness), "No programme yet"));
}

/* While an error is open nothing can be written; the page says so, and the list of what is wrong can be
 * pasted into a message. */
static void
test_errors_keep_the_import_shut (void)
{
  g_autoptr (Harness) harness = harness_new (0);
  g_autofree char *copied = NULL;
  GtkWidget *apply;

  read_files (harness, "bad/01-unknown-class.xlsx");
  g_assert_cmpstr (get_state (harness), ==, "plan");
  apply = harness_find_button (get_page (harness), "exchange.apply");
  g_assert_nonnull (apply);
  g_assert_false (gtk_widget_is_sensitive (apply));
  g_assert_nonnull (harness_find_label (get_page (harness), "Nothing is written while"));

  harness_act (harness, "win.copy");
  copied = harness_dup_clipboard (harness);
  g_assert_nonnull (strstr (copied, "!"));
  g_assert_nonnull (strstr (copied, "Error"));
  g_assert_true (has_no_programme (harness));
  g_assert_cmpint (summer_journal_get_undoable (summer_office_get_store (harness->office)), ==, 0);

  harness_press (harness, "Escape");
  g_assert_cmpstr (get_state (harness), ==, "idle");
}

/* What is no workbook at all is told in words, and the page leads on. */
static void
test_no_workbook (void)
{
  g_autoptr (Harness) harness = harness_new (0);

  read_files (harness, "bad/08-truncated.xlsx");
  g_assert_nonnull (harness_find_button (get_page (harness), "exchange.reread"));
  g_assert_true (has_no_programme (harness));
  g_assert_cmpstr (get_state (harness), !=, "idle");
}

/* The same file again has nothing to write. */
static void
test_import_twice (void)
{
  g_autoptr (Harness) harness = harness_new (0);

  read_files (harness, "01-fujian-tidy.xlsx");
  act_on_page (harness, "exchange.apply", NULL);
  harness_wait (has_classes, harness);
  harness_wait_idle_work (harness);
  read_files (harness, "01-fujian-tidy.xlsx");
  g_assert_nonnull (harness_find_label (get_page (harness), "already stored"));
  g_assert_false (
      gtk_widget_is_sensitive (harness_find_button (get_page (harness), "exchange.apply")));
}

/* Every workbook of the list is written and opens again. */
static void
test_exports (void)
{
  const char *const kinds[]
      = { "programme", "template", "subsidy", "attendance", "roster", "insurance", "payments" };
  g_autoptr (Harness) harness = harness_new (4);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat (kinds[i], ".xlsx", NULL);
      g_autofree char *path = g_build_filename (harness->folder, name, NULL);
      g_autoptr (SummerWorkbook) workbook = NULL;
      g_autoptr (GError) error = NULL;

      g_action_group_activate_action (G_ACTION_GROUP (harness->window), "save-to",
                                      g_variant_new ("(ss)", kinds[i], path));
      harness_wait_idle_work (harness);
      workbook = summer_workbook_open (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (summer_workbook_get_n_sheets (workbook), >, 0);
    }
}

/* A place that cannot be written is said; the window goes on. */
static void
test_export_fails (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *path = g_build_filename (harness->folder, "missing", "subsidy.xlsx", NULL);

  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "save-to",
                                  g_variant_new ("(ss)", "subsidy", path));
  harness_wait_idle_work (harness);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (harness_find_label (harness->window, "Written"));
}

/* Alt and Page Down go through the classes; the form of the shown one prints to a PDF. */
static void
test_class_page (void)
{
  g_autoptr (Harness) harness = harness_new (5);
  SummerAssessment *assessment = summer_office_get_assessment (harness->office);
  g_autofree char *action = g_strdup_printf ("win.show-class::%s", assessment->classes[0].code);
  g_autofree char *path = g_build_filename (harness->folder, "form.pdf", NULL);
  g_autofree char *contents = NULL, *copied = NULL;
  const SummerFinding *finding = &assessment->classes[1].findings[0];
  g_autofree char *sentence
      = summer_finding_dup_sentence (finding, assessment->policy, assessment->as_of);

  harness_act (harness, action);
  gtk_widget_grab_focus (GTK_WIDGET (get_page (harness)));
  harness_press (harness, "alt+Next");
  g_assert_nonnull (harness_find_label (get_page (harness), assessment->classes[1].code));
  harness_act (harness, "win.copy");
  copied = harness_dup_clipboard (harness);
  g_assert_nonnull (strstr (copied, sentence));

  act_on_page (harness, "class.tab", "children");
  g_assert_nonnull (
      harness_find_label (get_page (harness), assessment->facts->classes[1].children[0].name));
  act_on_page (harness, "class.print-to", path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));

  harness_act (harness, "win.show-class::nowhere");
  g_assert_cmpstr (get_state (harness), ==, "gone");
}

/* A low rate leads to the children it comes from, the lowest first. */
static void
test_attendance_leads_to_lowest_rates (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autofree char *action = NULL, *copied = NULL;
  g_auto (GStrv) lines = NULL;
  double before = 0;
  guint n_rates = 0;

  harness_wait_assessed (harness);
  action = g_strdup_printf ("win.show-class::%s",
                            summer_office_get_assessment (harness->office)->classes[0].code);
  harness_act (harness, action);
  act_on_page (harness, "class.lowest-rates", NULL);
  harness_act (harness, "win.copy");
  copied = harness_dup_clipboard (harness);
  lines = g_strsplit (g_strchomp (copied), "\n", -1);
  for (guint i = 1; lines[i]; i++)
    {
      const char *rate = strrchr (lines[i], '\t') + 1;

      if (!g_ascii_isdigit (*rate))
        continue;
      g_assert_cmpfloat (g_ascii_strtod (rate, NULL), >=, before);
      before = g_ascii_strtod (rate, NULL);
      n_rates++;
    }
  g_assert_cmpuint (n_rates, >=, 2);
}

/* The list of what needs attention opens the class by Enter. */
static void
test_overview_opens_class (void)
{
  g_autoptr (Harness) harness = harness_new (30);
  SummerTable *todos;
  SummerFundBar *fund;
  SummerChart *chart;
  g_autofree char *granted = NULL;

  harness_act (harness, "win.page::overview");
  todos = harness_find (get_page (harness), SUMMER_TYPE_TABLE);
  g_assert_cmpuint (summer_table_get_n_shown (todos), >, 0);
  fund = harness_find (get_page (harness), SUMMER_TYPE_FUND_BAR);
  granted = summer_money_dup_text (summer_office_get_assessment (harness->office)->granted_total);
  g_assert_nonnull (strstr (summer_fund_bar_get_summary (fund), granted));
  chart = harness_find (get_page (harness), SUMMER_TYPE_ATTENDANCE_CHART);
  g_assert_nonnull (strstr (summer_chart_get_said (chart), "lowest"));

  summer_table_select (todos, 0);
  gtk_widget_grab_focus (GTK_WIDGET (todos));
  harness_press (harness, "Home Return");
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "class");
}

/* Choosing a class explains its amount; the explanation can be copied. */
static void
test_subsidy_explains (void)
{
  g_autoptr (Harness) harness = harness_new (6);
  SummerAssessment *assessment = summer_office_get_assessment (harness->office);
  const SummerClassAssessment *of = &assessment->classes[3];
  g_autoptr (GPtrArray) steps = summer_explanation_new (assessment, of);
  g_autofree char *expected = summer_explanation_dup_text (steps);
  g_autofree char *copied = NULL;

  g_assert_true (
      summer_window_set_page (harness->window, "subsidy", g_variant_new_string (of->code)));
  harness_settle (harness);
  act_on_page (harness, "subsidy.copy-explanation", NULL);
  copied = harness_dup_clipboard (harness);
  g_assert_cmpstr (copied, ==, expected);
  act_on_page (harness, "subsidy.open-class", NULL);
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "class");
  g_assert_nonnull (harness_find_label (get_page (harness), of->code));
}

/* From a condition of the explanation to the records that it rests on. */
static void
test_explanation_leads_to_records (void)
{
  g_autoptr (Harness) harness = harness_new (6);
  SummerAssessment *assessment = summer_office_get_assessment (harness->office);
  const SummerClassAssessment *of = assessment->classes;
  GtkWidget *way;
  GtkLabel *child;

  while (of->verdict != SUMMER_VERDICT_ELIGIBLE)
    g_assert_true (++of < assessment->classes + assessment->n_classes);
  summer_window_set_page (harness->window, "subsidy", g_variant_new_string (of->code));
  harness_settle (harness);
  way = harness_find_button (get_page (harness), "win.show-class-tab");
  g_assert_nonnull (way);
  gtk_widget_grab_focus (way);
  harness_press (harness, "Return");
  harness_settle (harness);
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "class");
  g_assert_nonnull (harness_find_label (get_page (harness), of->code));
  /* Its first condition is the headcount: the list of children is what is shown. */
  child
      = harness_find_label (get_page (harness),
                            assessment->facts->classes[of - assessment->classes].children[0].name);
  g_assert_true (child != NULL && gtk_widget_get_mapped (GTK_WIDGET (child)));
}

static gboolean
check_days (const SummerProgrammeRecord *record, gpointer user_data)
{
  g_assert_cmpint (record->first_day, ==, summer_day_parse ("2026-07-06"));
  g_assert_cmpint (record->last_day, ==, summer_day_parse ("2026-08-07"));
  return TRUE;
}

/* A programme begins with the numbers that were shown, changed ones included; a wrong one keeps it from
 * beginning. */
static void
test_new_programme (void)
{
  g_autoptr (Harness) harness = harness_new (0);
  SummerPolicyEditor *editor;
  SummerStore *store = summer_office_get_store (harness->office);
  g_autoptr (SummerPolicy) policy = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *create;

  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "start");
  create = harness_find_button (get_page (harness), "start.create");
  g_assert_false (gtk_widget_is_sensitive (create));
  gtk_widget_grab_focus (GTK_WIDGET (get_page (harness)));
  harness_type (harness, "Summer");
  g_assert_true (gtk_widget_is_sensitive (create));

  editor = harness_find (get_page (harness), SUMMER_TYPE_POLICY_EDITOR);
  g_assert_cmpuint (summer_policy_editor_get_n_assumed (editor), >, 0);
  g_assert_true (summer_policy_editor_set_value (editor, "days_min", "many"));
  g_assert_false (gtk_widget_is_sensitive (create));
  g_assert_true (summer_policy_editor_set_value (editor, "days_min", "18"));
  g_assert_true (gtk_widget_is_sensitive (create));

  /* Year, then the days: a last day before the first is told at once. */
  harness_press (harness, "alt+f");
  harness_type (harness, "2026-07-06");
  harness_press (harness, "alt+a");
  harness_type (harness, "2026-07-03");
  g_assert_false (gtk_widget_is_sensitive (create));
  g_assert_nonnull (harness_find_label (get_page (harness), "before the first"));
  harness_press (harness, "ctrl+a");
  harness_type (harness, "2026-08-07");
  g_assert_true (gtk_widget_is_sensitive (create));

  harness_press (harness, "Return");
  g_assert_cmpint (summer_office_get_programme (harness->office), !=, 0);
  g_assert_true (summer_programme_each (store, check_days, NULL, &error));
  g_assert_no_error (error);
  policy
      = summer_programme_load_policy (store, summer_office_get_programme (harness->office), &error);
  g_assert_no_error (error);
  g_assert_cmpint (policy->days_min, ==, 18);
  g_assert_cmpint (policy->children_min, ==, 15);
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "exchange");
}

/* The last widget of a type that is mapped below root: of a row of like ones the newest. */
static gpointer
find_last (gpointer root, GType type)
{
  if (!gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_last_child (root); child;
       child = gtk_widget_get_prev_sibling (child))
    {
      gpointer found = find_last (child, type);

      if (found)
        return found;
    }
  return NULL;
}

/* What a class is due is a form, not a formula: each of its three ways reads back as it was filled in, and a
 * slip in it is told and keeps the programme from beginning. */
static void
test_amount_is_a_form (void)
{
  g_autoptr (Harness) harness = harness_new (0);
  SummerPolicyEditor *editor = harness_find (get_page (harness), SUMMER_TYPE_POLICY_EDITOR);
  GtkWidget *form = harness_find (editor, SUMMER_TYPE_AMOUNT_EDITOR);
  GtkDropDown *mode = harness_find (form, GTK_TYPE_DROP_DOWN);
  const SummerPolicy *policy;
  g_autofree char *problem = NULL, *none = NULL;

  summer_policy_editor_set_preset (editor, "xiamen-2019");
  policy = summer_policy_editor_get_policy (editor);
  g_assert_cmpuint (gtk_drop_down_get_selected (mode), ==, SUMMER_AMOUNT_TIERS);
  g_assert_cmpuint (policy->amount.n_tiers, ==, 6);

  harness_settle (harness);
  g_signal_emit_by_name (gtk_widget_get_ancestor (
                             GTK_WIDGET (harness_find_label (form, "dd a step")), GTK_TYPE_BUTTON),
                         "clicked");
  gtk_editable_set_text (GTK_EDITABLE (find_last (form, GTK_TYPE_ENTRY)), "25000");
  g_assert_cmpuint (policy->amount.n_tiers, ==, 7);
  g_assert_cmpint (policy->amount.tiers[6].children_min, ==, 40);
  g_assert_cmpint (policy->amount.tiers[6].amount, ==, 2500000);

  gtk_editable_set_text (GTK_EDITABLE (find_last (form, GTK_TYPE_ENTRY)), "much");
  problem = summer_policy_editor_dup_problem (editor);
  g_assert_nonnull (strstr (problem, "much"));
  gtk_drop_down_set_selected (mode, SUMMER_AMOUNT_CHILD_DAY);
  harness_settle (harness);
  gtk_editable_set_text (GTK_EDITABLE (find_last (form, GTK_TYPE_ENTRY)), "20000");
  g_assert_cmpint (policy->amount.child_day_max, ==, 2000000);
  gtk_drop_down_set_selected (mode, SUMMER_AMOUNT_FLAT);
  gtk_editable_set_text (GTK_EDITABLE (harness_find (form, GTK_TYPE_ENTRY)), "12,000.50");
  g_assert_cmpint (policy->amount.mode, ==, SUMMER_AMOUNT_FLAT);
  g_assert_cmpint (policy->amount.flat, ==, 1200050);
  none = summer_policy_editor_dup_problem (editor);
  g_assert_null (none);
}

/* Kinds of insurance and marks are ticked; numbers that contradict each other are told until one is mended. */
static void
test_ticks_and_contradictions (void)
{
  g_autoptr (Harness) harness = harness_new (0);
  SummerPolicyEditor *editor = harness_find (get_page (harness), SUMMER_TYPE_POLICY_EDITOR);
  GtkCheckButton *injury = harness_find (editor, GTK_TYPE_CHECK_BUTTON);
  GtkCheckButton *absent = find_last (editor, GTK_TYPE_CHECK_BUTTON);
  const SummerPolicy *policy = summer_policy_editor_get_policy (editor);
  g_autofree char *problem = NULL, *none = NULL;

  gtk_check_button_set_active (injury, FALSE);
  g_assert_cmpuint (policy->insurance_kinds, ==, 1u << SUMMER_INSURANCE_ACCIDENT_MEDICAL);
  gtk_check_button_set_active (absent, TRUE);
  g_assert_cmpuint (policy->excluded_marks, ==, 1u << SUMMER_MARK_ABSENT);

  summer_policy_editor_set_value (editor, "children_max", "10");
  problem = summer_policy_editor_dup_problem (editor);
  g_assert_nonnull (problem);
  summer_policy_editor_set_value (editor, "children_min", "5");
  none = summer_policy_editor_dup_problem (editor);
  g_assert_null (none);
}

/* The sample fills an empty database and leads to its overview. */
static void
test_sample (void)
{
  g_autoptr (Harness) harness = harness_new (0);

  act_on_page (harness, "start.sample", NULL);
  harness_wait (has_classes, harness);
  harness_wait_idle_work (harness);
  g_assert_cmpuint (summer_office_get_assessment (harness->office)->n_classes, ==, 100);
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "overview");
  g_assert_cmpstr (get_state (harness), ==, "content");
}

static gboolean
has_tooltip (Harness *harness, GtkLabel *label)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  graphene_rect_t bounds;
  gboolean shown = FALSE;

  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (label), GTK_WIDGET (harness->window), &bounds));
  g_signal_emit_by_name (harness->window, "query-tooltip",
                         (int) (bounds.origin.x + bounds.size.width / 2),
                         (int) (bounds.origin.y + bounds.size.height / 2), FALSE, tooltip, &shown);
  return shown;
}

/* A text that has no room is read under the pointer; one that is seen in whole needs no tooltip. */
static void
test_cut_text_has_a_tooltip (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  GtkLabel *label = harness_find_label (harness->window, "Rescue list");

  g_assert_false (has_tooltip (harness, label));
  gtk_label_set_text (label,
                      "The rescue list under a name that is longer than the sidebar is wide");
  harness_settle (harness);
  g_assert_true (has_tooltip (harness, label));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/pages/import-and-undo", test_import_and_undo);
  g_test_add_func ("/pages/errors-keep-the-import-shut", test_errors_keep_the_import_shut);
  g_test_add_func ("/pages/no-workbook", test_no_workbook);
  g_test_add_func ("/pages/import-twice", test_import_twice);
  g_test_add_func ("/pages/exports", test_exports);
  g_test_add_func ("/pages/export-fails", test_export_fails);
  g_test_add_func ("/pages/class", test_class_page);
  g_test_add_func ("/pages/attendance-leads-to-lowest-rates",
                   test_attendance_leads_to_lowest_rates);
  g_test_add_func ("/pages/overview-opens-class", test_overview_opens_class);
  g_test_add_func ("/pages/subsidy-explains", test_subsidy_explains);
  g_test_add_func ("/pages/explanation-leads-to-records", test_explanation_leads_to_records);
  g_test_add_func ("/pages/new-programme", test_new_programme);
  g_test_add_func ("/pages/amount-is-a-form", test_amount_is_a_form);
  g_test_add_func ("/pages/ticks-and-contradictions", test_ticks_and_contradictions);
  g_test_add_func ("/pages/sample", test_sample);

  g_test_add_func ("/gtk/pages/cut-text-has-a-tooltip", test_cut_text_has_a_tooltip);
  return g_test_run ();
}
