/* What if: finance drags a threshold, supposes an outcome, compares variants and keeps one; nothing is stored before. */
#include "config.h"

#include "harness.h"

#include "summer-journal.h"
#include "summer-policy-dials.h"
#include "summer-policy-editor.h"
#include "summer-policy-sources.h"
#include "summer-policy-version-table.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-suppose-panel.h"
#include "summer-table.h"
#include "summer-what-if-rows.h"
#include "summer-what-if-view.h"
#include "summer-wording.h"

static SummerWhatIfView *
open_view (Harness *harness)
{
  SummerPage *page;

  g_assert_true (
      summer_window_set_page (harness->window, "subsidy", g_variant_new_string ("what-if")));
  harness_settle (harness);
  page = summer_window_get_page_widget (harness->window);
  return SUMMER_WHAT_IF_VIEW (harness_find (page, SUMMER_TYPE_WHAT_IF_VIEW));
}

static SummerSandbox *
get_sandbox (SummerWhatIfView *view)
{
  return summer_what_if_view_get_sandbox (view);
}

static SummerAssessment *
get_result (SummerWhatIfView *view)
{
  SummerSandbox *sandbox = get_sandbox (view);

  return summer_sandbox_get_result (sandbox, summer_sandbox_get_chosen (sandbox));
}

static SummerTable *
get_table (SummerWhatIfView *view)
{
  return SUMMER_TABLE (harness_find (view, SUMMER_TYPE_TABLE));
}

static void
focus_threshold (Harness *harness, SummerWhatIfView *view)
{
  SummerPolicyDials *dials = harness_find (view, SUMMER_TYPE_POLICY_DIALS);

  g_assert_true (gtk_widget_grab_focus (summer_policy_dials_get_slider (dials, "attendance_min")));
  harness_settle (harness);
}

static gboolean
has_computed (gpointer data)
{
  return !summer_sandbox_is_computing (data);
}

static void
press (Harness *harness, SummerWhatIfView *view, const char *keys)
{
  harness_press (harness, keys);
  harness_settle (harness);
  harness_wait (has_computed, get_sandbox (view));
  harness_settle (harness);
}

/* The result is what the rules say from scratch, and the list is of the classes that differ, with their sums. */
static void
check_against_rules (Harness *harness, SummerWhatIfView *view)
{
  SummerAssessment *base = summer_office_get_whole_assessment (harness->office);
  SummerAssessment *result = get_result (view);
  SummerSandbox *sandbox = get_sandbox (view);
  g_autoptr (SummerAssessment) fresh
      = summer_rules_assess (base->facts,
                             summer_sandbox_get_policy (sandbox,
                                                        summer_sandbox_get_chosen (sandbox)),
                             base->as_of);
  g_autoptr (GPtrArray) texts = summer_table_list_texts (get_table (view));
  g_autofree char *before = NULL, *after = NULL;
  SummerMoney sum_before = 0, sum_after = 0;
  guint moved = 0;
  char **total;

  g_assert_cmpint (result->granted_total, ==, fresh->granted_total);
  for (guint i = 0; i < fresh->n_classes; i++)
    {
      const SummerClassAssessment *was = &base->classes[i], *is = &fresh->classes[i];

      g_assert_cmpint (result->classes[i].verdict, ==, is->verdict);
      g_assert_cmpint (result->classes[i].granted, ==, is->granted);
      if (was->verdict == is->verdict && was->granted == is->granted)
        continue;
      moved++;
      sum_before += was->granted;
      sum_after += is->granted;
    }
  g_assert_cmpuint (summer_table_get_n_shown (get_table (view)), ==, moved);
  g_assert_cmpint (sum_after - sum_before, ==, fresh->granted_total - base->granted_total);
  before = summer_money_dup_text (sum_before);
  after = summer_money_dup_text (sum_after);
  total = g_ptr_array_index (texts, texts->len - 1);
  g_assert_cmpstr (total[4], ==, before);
  g_assert_cmpstr (total[5], ==, after);
}

/* Each press of an arrow moves the threshold by a point, and with it the classes, the amounts and the fund. */
static void
test_threshold_is_dragged (void)
{
  g_autoptr (Harness) harness = harness_new (40);
  SummerWhatIfView *view = open_view (harness);
  const int now = summer_office_get_whole_assessment (harness->office)->policy->attendance_min;
  guint fewest = G_MAXUINT;

  g_assert_nonnull (harness_find_label (view, "No class gets another verdict"));
  focus_threshold (harness, view);
  for (int i = 1; i <= 20; i++)
    {
      press (harness, view, "Right");
      g_assert_cmpint (get_result (view)->policy->attendance_min, ==, now + 100 * i);
      check_against_rules (harness, view);
      g_assert_cmpuint (summer_assessment_count (get_result (view), SUMMER_VERDICT_ELIGIBLE), <=,
                        fewest);
      fewest = summer_assessment_count (get_result (view), SUMMER_VERDICT_ELIGIBLE);
    }
  g_assert_cmpuint (summer_table_get_n_shown (get_table (view)), >, 0);
  for (int i = 1; i <= 20; i++)
    harness_press (harness, "Left");
  press (harness, view, "Home");
  g_assert_cmpint (get_result (view)->policy->attendance_min, ==, 0);
  check_against_rules (harness, view);
}

/* More classes than a frame has time for are judged in a worker; the latest that was set wins. */
static void
test_latest_wins (void)
{
  g_autoptr (Harness) harness = harness_new (210);
  SummerWhatIfView *view = open_view (harness);

  focus_threshold (harness, view);
  press (harness, view, "Right Right Right Right Right Right Right Right Right Right Left");
  g_assert_cmpint (get_result (view)->policy->attendance_min, ==, 7900);
  check_against_rules (harness, view);
}

static const SummerClassAssessment *
find_eligible (SummerAssessment *assessment)
{
  for (guint i = 0; i < assessment->n_classes; i++)
    if (assessment->classes[i].verdict == SUMMER_VERDICT_ELIGIBLE)
      return &assessment->classes[i];
  g_assert_not_reached ();
}

/* One condition of one class is supposed to fail, and is told as supposed wherever it stands. */
static void
test_outcome_is_supposed (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  SummerWhatIfView *view = open_view (harness);
  SummerAssessment *base = summer_office_get_whole_assessment (harness->office);
  const SummerClassAssessment *of = find_eligible (base);
  SummerSupposePanel *panel = harness_find (view, SUMMER_TYPE_SUPPOSE_PANEL);
  GtkWidget *entry = harness_find (panel, GTK_TYPE_ENTRY), *choice;

  gtk_widget_grab_focus (entry);
  harness_type (harness, "no-such-class");
  press (harness, view, "Return");
  g_assert_nonnull (harness_find_label (panel, "No class has the code “no-such-class”"));
  press (harness, view, "ctrl+a");
  harness_type (harness, of->code);
  press (harness, view, "Return");
  g_assert_null (harness_find_label (panel, "No class has the code"));

  choice = summer_suppose_panel_get_choice (panel, SUMMER_CONDITION_ATTENDANCE);
  g_assert_true (gtk_widget_get_visible (choice));
  gtk_widget_grab_focus (choice);
  press (harness, view, "space");
  press (harness, view, "End Return");
  g_assert_cmpint (summer_sandbox_get_supposed (get_sandbox (view), of->code,
                                                SUMMER_CONDITION_ATTENDANCE),
                   ==, SUMMER_OUTCOME_FAIL);
  g_assert_cmpint (summer_assessment_find (get_result (view), of->code)->verdict, ==,
                   SUMMER_VERDICT_INELIGIBLE);
  g_assert_cmpint (base->granted_total - get_result (view)->granted_total, ==, of->granted);
  g_assert_nonnull (harness_find_label (panel, "supposed: "));
  g_assert_nonnull (harness_find_label (get_table (view), "(supposed)"));
  g_assert_cmpint (of->verdict, ==, SUMMER_VERDICT_ELIGIBLE); /* the records say what they said */
  g_assert_cmpint (summer_class_assessment_find (of, SUMMER_CONDITION_ATTENDANCE)->outcome, ==,
                   SUMMER_OUTCOME_PASS);

  gtk_widget_grab_focus (choice);
  press (harness, view, "space");
  press (harness, view, "Up Return");
  g_assert_cmpint (summer_assessment_find (get_result (view), of->code)->verdict, ==,
                   SUMMER_VERDICT_UNPROVEN);

  gtk_widget_grab_focus (choice);
  press (harness, view, "space");
  press (harness, view, "Home Return");
  g_assert_cmpint (get_result (view)->granted_total, ==, base->granted_total);
  g_assert_null (harness_find_label (panel, "supposed: "));
}

static gboolean
count_version (const SummerPolicyVersionRecord *record, gpointer user_data)
{
  ++*(int *) user_data;
  return TRUE;
}

static int
count_versions (Harness *harness)
{
  g_autoptr (GError) error = NULL;
  int n = 0;

  summer_policy_version_each (summer_office_get_store (harness->office),
                              summer_office_get_programme (harness->office), count_version, &n,
                              &error);
  g_assert_no_error (error);
  return n;
}

static int
load_threshold (Harness *harness)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) policy
      = summer_programme_load_policy (summer_office_get_store (harness->office),
                                      summer_office_get_programme (harness->office), &error);

  g_assert_no_error (error);
  return policy->attendance_min;
}

/* Two variants stand side by side; one is thrown away, and nothing of it is stored. */
static void
test_variants (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  SummerWhatIfView *view = open_view (harness);
  SummerSandbox *sandbox = get_sandbox (view);
  const int versions = count_versions (harness);
  GtkStack *stack = GTK_STACK (
      gtk_widget_get_ancestor (harness_find (view, SUMMER_TYPE_POLICY_EDITOR), GTK_TYPE_STACK));

  focus_threshold (harness, view);
  press (harness, view, "Right Right");
  press (harness, view, "ctrl+n");
  g_assert_cmpuint (summer_sandbox_get_n (sandbox), ==, 2);
  g_assert_cmpuint (summer_sandbox_get_chosen (sandbox), ==, 1);
  focus_threshold (harness, view);
  press (harness, view, "Right Right Right");
  g_assert_cmpint (summer_sandbox_get_policy (sandbox, 0)->attendance_min, ==, 7200);
  g_assert_cmpint (summer_sandbox_get_policy (sandbox, 1)->attendance_min, ==, 7500);

  gtk_stack_set_visible_child_name (stack, "comparison");
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (stack, "70%"));
  g_assert_nonnull (harness_find_label (stack, "72%"));
  g_assert_nonnull (harness_find_label (stack, "75%"));

  press (harness, view, "ctrl+1");
  g_assert_cmpuint (summer_sandbox_get_chosen (sandbox), ==, 0);
  harness_act (harness, "win.page::overview");
  open_view (harness);
  g_assert_cmpint (get_result (view)->policy->attendance_min, ==, 7200);

  gtk_widget_activate_action (GTK_WIDGET (view), "what-if.throw-away", NULL);
  harness_settle (harness);
  g_assert_cmpuint (summer_sandbox_get_n (sandbox), ==, 1);
  g_assert_cmpint (get_result (view)->policy->attendance_min, ==, 7500);
  gtk_widget_activate_action (GTK_WIDGET (view), "what-if.throw-away", NULL);
  harness_settle (harness);
  g_assert_cmpint (get_result (view)->policy->attendance_min, ==, 7000);
  g_assert_cmpint (count_versions (harness), ==, versions);
  g_assert_cmpint (load_threshold (harness), ==, 7000);
}

static gboolean
check_reason (const SummerPolicyVersionRecord *record, gpointer user_data)
{
  char **reason = user_data;

  g_free (*reason);
  *reason = g_strdup (record->reason);
  return TRUE;
}

static gboolean
is_in_force (gpointer data)
{
  Harness *harness = data;
  SummerAssessment *whole = summer_office_get_whole_assessment (harness->office);

  return whole != NULL && whole->policy->attendance_min == load_threshold (harness);
}

static gboolean
is_asked (gpointer data)
{
  return harness_find_window ("AdwMessageDialog") != NULL;
}

static gboolean
is_answered (gpointer data)
{
  return harness_find_window ("AdwMessageDialog") == NULL;
}

/* A variant is kept as a version with its reason, can be undone, and the list is empty: it is what is in force. */
static void
test_variant_is_kept (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  SummerWhatIfView *view = open_view (harness);
  const int versions = count_versions (harness);
  g_autofree char *reason = NULL;
  g_autoptr (GError) error = NULL;

  focus_threshold (harness, view);
  press (harness, view, "Left Left Left Left Left");
  harness_press (harness, "ctrl+s");
  harness_wait (is_asked, NULL);
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (harness_find_window ("AdwMessageDialog"), "70% → 65%"));
  harness_press (harness, "Escape");
  harness_wait (is_answered, NULL);
  harness_settle (harness);
  g_assert_cmpint (count_versions (harness), ==, versions);

  focus_threshold (harness, view);
  harness_press (harness, "ctrl+s");
  harness_wait (is_asked, NULL);
  harness_settle (harness);
  harness_type (harness, "Notice 12");
  harness_press (harness, "Return");
  harness_wait (is_answered, NULL);
  harness_settle (harness);
  g_assert_cmpint (count_versions (harness), ==, versions + 1);
  g_assert_cmpint (load_threshold (harness), ==, 6500);
  summer_policy_version_each (summer_office_get_store (harness->office),
                              summer_office_get_programme (harness->office), check_reason, &reason,
                              &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reason, ==, "Notice 12");
  harness_wait (is_in_force, harness);
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (view, "No class gets another verdict"));
  check_against_rules (harness, view);

  harness_press (harness, "ctrl+z");
  harness_wait_idle_work (harness);
  g_assert_cmpint (load_threshold (harness), ==, 7000);
  g_assert_cmpint (count_versions (harness), ==, versions);
}

static void
check_not_kept (Harness *harness, SummerWhatIfView *view, const char *why)
{
  GtkWidget *button = harness_find_button (view, "what-if.keep");

  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), why));
  gtk_widget_activate_action (GTK_WIDGET (view), "what-if.keep", NULL);
  harness_settle (harness);
  g_assert_null (harness_find_window ("AdwMessageDialog"));
}

/* Any number can be tried; with steps by headcount there is a slider for each step. A number that cannot be is not kept. */
static void
test_all_numbers (void)
{
  g_autoptr (Harness) harness = harness_new (20);
  SummerWhatIfView *view = open_view (harness);
  SummerPolicyEditor *editor = harness_find (view, SUMMER_TYPE_POLICY_EDITOR);
  SummerPolicyDials *dials = harness_find (view, SUMMER_TYPE_POLICY_DIALS);
  GtkStack *stack = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (editor), GTK_TYPE_STACK));
  g_autoptr (SummerPolicy) policy
      = summer_policy_copy (summer_office_get_whole_assessment (harness->office)->policy);
  SummerMoney step;

  gtk_stack_set_visible_child_name (stack, "numbers");
  harness_settle (harness);
  summer_policy_editor_set_preset (editor, "xiamen-2019");
  harness_settle (harness);
  g_assert_cmpint (get_result (view)->policy->amount.mode, ==, SUMMER_AMOUNT_TIERS);
  check_against_rules (harness, view);

  step = get_result (view)->policy->amount.tiers[0].amount;
  g_assert_true (gtk_widget_grab_focus (summer_policy_dials_get_slider (dials, "amount")));
  press (harness, view, "Right");
  g_assert_cmpint (get_result (view)->policy->amount.tiers[0].amount, ==, step + 100000);
  g_assert_cmpint (summer_policy_editor_get_policy (editor)->amount.tiers[0].amount, ==,
                   step + 100000);
  check_against_rules (harness, view);

  summer_policy_editor_set_value (editor, "attendance_min", "101%");
  harness_settle (harness);
  check_not_kept (harness, view, "Lowest attendance: ");
  g_assert_cmpint (get_result (view)->policy->attendance_min, <=, 10000);
  summer_policy_editor_set_value (editor, "attendance_min", "71%");
  summer_policy_editor_set_value (editor, "children_min", "99");
  harness_settle (harness);
  check_not_kept (harness, view, "mend one of the two");
  g_assert_cmpint (get_result (view)->policy->attendance_min, ==, 7100);
  g_assert_cmpint (get_result (view)->policy->children_min, <, 99);

  /* So with numbers that the sandbox has by other ways than the form. */
  g_assert_true (summer_policy_set (policy, "children_max", "3", FALSE, NULL));
  gtk_stack_set_visible_child_name (stack, "comparison");
  summer_sandbox_set_policy (get_sandbox (view), policy);
  harness_settle (harness);
  check_not_kept (harness, view, "mend one of the two");
}

static void
collect_thresholds (SummerSandbox *sandbox, GArray *thresholds)
{
  SummerAssessment *result
      = summer_sandbox_get_result (sandbox, summer_sandbox_get_chosen (sandbox));

  if (result != NULL)
    g_array_append_val (thresholds, result->policy->attendance_min);
}

static gboolean
has_tried (gpointer thresholds)
{
  const GArray *tried = thresholds;

  return tried->len > 0 && g_array_index (tried, int, tried->len - 1) == 7500;
}

/* What is half typed is tried by nobody: neither a 7 on the way to 75, nor what is left while it is deleted. */
static void
test_half_typed (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  SummerWhatIfView *view = open_view (harness);
  SummerPolicyEditor *editor = harness_find (view, SUMMER_TYPE_POLICY_EDITOR);
  GtkStack *stack = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (editor), GTK_TYPE_STACK));
  const int now = summer_office_get_whole_assessment (harness->office)->policy->attendance_min;
  static const char *const typed[] = { "7%", "75%", "7%", "75%" };
  g_autoptr (GArray) thresholds = g_array_new (FALSE, FALSE, sizeof (int));

  gtk_stack_set_visible_child_name (stack, "numbers");
  harness_settle (harness);
  g_signal_connect (get_sandbox (view), "computed", G_CALLBACK (collect_thresholds), thresholds);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      summer_policy_editor_set_value (editor, "attendance_min", typed[i]);
      g_assert_cmpint (summer_sandbox_get_policy (get_sandbox (view), 0)->attendance_min, ==, now);
    }
  harness_wait (has_tried, thresholds);
  for (guint i = 0; i < thresholds->len; i++)
    if (g_array_index (thresholds, int, i) != now)
      g_assert_cmpint (g_array_index (thresholds, int, i), ==, 7500);
  g_signal_handlers_disconnect_by_func (get_sandbox (view), collect_thresholds, thresholds);
  check_against_rules (harness, view);

  /* Another field, or another variant, is not waited for. */
  summer_policy_editor_set_value (editor, "attendance_min", "66%");
  gtk_widget_activate_action (GTK_WIDGET (view), "what-if.add", NULL);
  g_assert_cmpint (summer_sandbox_get_policy (get_sandbox (view), 0)->attendance_min, ==, 6600);
}

/* All numbers of a preset at once, or of a file; what cannot be read changes nothing. */
static void
test_preset_is_tried (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  SummerWhatIfView *view = open_view (harness);
  GtkWidget *sources = harness_find (view, SUMMER_TYPE_POLICY_SOURCES);
  GtkStack *stack = GTK_STACK (gtk_widget_get_ancestor (sources, GTK_TYPE_STACK));
  g_autoptr (SummerPolicy) xiamen = summer_policy_new_from_preset ("xiamen-2019", NULL);
  g_autoptr (SummerPolicy) stored = NULL;
  g_autoptr (GError) error = NULL;

  gtk_stack_set_visible_child_name (stack, "numbers");
  harness_settle (harness);
  gtk_widget_activate_action (sources, "policy-sources.preset", "s", "xiamen-2019");
  harness_settle (harness);
  harness_wait (has_computed, get_sandbox (view));
  g_assert_true (summer_policy_equal (get_result (view)->policy, xiamen));
  check_against_rules (harness, view);
  gtk_widget_activate_action (sources, "policy-sources.read", "s", "/no/such/policy.txt");
  g_assert_true (summer_policy_equal (get_result (view)->policy, xiamen));
  stored = summer_programme_load_policy (summer_office_get_store (harness->office),
                                         summer_office_get_programme (harness->office), &error);
  g_assert_no_error (error);
  g_assert_false (summer_policy_equal (stored, xiamen));
}

/* Only a condition that can be without application can be supposed to be. */
static void
test_not_applicable_is_supposed (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  SummerWhatIfView *view = open_view (harness);
  SummerAssessment *base = summer_office_get_whole_assessment (harness->office);
  SummerSupposePanel *panel = harness_find (view, SUMMER_TYPE_SUPPOSE_PANEL);
  const SummerClassAssessment *of = NULL;
  const SummerFinding *finding;
  GtkDropDown *choice;

  for (guint i = 0; i < base->n_classes && of == NULL; i++)
    {
      finding = summer_class_assessment_find (&base->classes[i], SUMMER_CONDITION_PROVIDER);
      if (finding != NULL && finding->outcome != SUMMER_OUTCOME_NOT_APPLICABLE)
        of = &base->classes[i];
    }
  g_assert_nonnull (of);
  summer_suppose_panel_show_class (panel, of->code);
  for (int i = 0; i < SUMMER_N_CONDITIONS; i++)
    {
      choice = GTK_DROP_DOWN (summer_suppose_panel_get_choice (panel, (SummerCondition) i));
      g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (choice)), ==,
                        i == SUMMER_CONDITION_PROVIDER ? 5 : 4);
    }
  choice = GTK_DROP_DOWN (summer_suppose_panel_get_choice (panel, SUMMER_CONDITION_PROVIDER));
  gtk_drop_down_set_selected (choice, 4);
  harness_settle (harness);
  harness_wait (has_computed, get_sandbox (view));
  finding = summer_class_assessment_find (summer_assessment_find (get_result (view), of->code),
                                          SUMMER_CONDITION_PROVIDER);
  g_assert_cmpint (finding->outcome, ==, SUMMER_OUTCOME_NOT_APPLICABLE);
  g_assert_true (finding->supposed);
  g_assert_nonnull (harness_find_label (panel, "supposed: "));
}

/* Words that a person writes stay as they are written. */
static void
test_variant_is_named (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  SummerWhatIfView *view = open_view (harness);

  gtk_widget_grab_focus (harness_find (view, GTK_TYPE_ENTRY));
  harness_press (harness, "ctrl+a");
  harness_type (harness, "less strict");
  harness_settle (harness);
  g_assert_cmpstr (summer_sandbox_get_name (get_sandbox (view), 0), ==, "less strict");
}

/* Of a union its classes are listed; the fund is still that of all. */
static void
test_union_is_listed (void)
{
  g_autoptr (Harness) harness = harness_new (40);
  SummerWhatIfView *view = open_view (harness);
  SummerAssessment *base = summer_office_get_whole_assessment (harness->office);
  const guint n_classes = base->n_classes;
  g_autofree char *name = NULL;
  guint all, shown = 0;

  focus_threshold (harness, view);
  press (harness, view, "End");
  all = summer_table_get_n_shown (get_table (view));
  name = g_strdup (base->facts->classes[0].union_name);
  summer_office_set_union (harness->office, name);
  harness_wait_assessed (harness);
  harness_settle (harness);
  g_assert_cmpuint (get_result (view)->n_classes, ==, n_classes);
  base = summer_office_get_whole_assessment (harness->office);
  for (guint i = 0; i < n_classes; i++)
    shown += base->classes[i].verdict != get_result (view)->classes[i].verdict
             && summer_office_shows_union (harness->office, base->facts->classes[i].union_name);
  g_assert_cmpuint (shown, >, 0);
  g_assert_cmpuint (shown, <, all);
  g_assert_cmpuint (summer_table_get_n_shown (get_table (view)), ==, shown);
}

/* One line of the comparison: what it is, in force, the first variant. */
static char **
dup_compared (Harness *harness, SummerWhatIfView *view, const char *title)
{
  g_autofree char *block = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_widget_activate_action (GTK_WIDGET (view), "sheet.copy", NULL);
  block = harness_dup_clipboard (harness);
  lines = g_strsplit (block, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], title))
      return g_strsplit (lines[i], "\t", -1);
  return NULL;
}

/* Side by side stands what comes of it for all classes, and below it for those of the union. */
static void
test_union_is_compared (void)
{
  g_autoptr (Harness) harness = harness_new (40);
  SummerWhatIfView *view = open_view (harness);
  GtkStack *stack = GTK_STACK (
      gtk_widget_get_ancestor (harness_find (view, SUMMER_TYPE_POLICY_EDITOR), GTK_TYPE_STACK));
  SummerAssessment *base = summer_office_get_whole_assessment (harness->office);
  g_autofree char *name = g_strdup (base->facts->classes[0].union_name), *granted = NULL,
                  *title = NULL, *then = NULL;
  g_auto (GStrv) all = NULL, of_all = NULL, of_union = NULL;
  SummerWhatIfSums sums;

  focus_threshold (harness, view);
  press (harness, view, "End");
  gtk_stack_set_visible_child_name (stack, "comparison");
  harness_settle (harness);
  title = g_strdup_printf ("Granted to %s, yuan", name);
  all = dup_compared (harness, view, "Granted, yuan");
  g_assert_null (dup_compared (harness, view, title));

  summer_office_set_union (harness->office, name);
  harness_wait_assessed (harness);
  harness_settle (harness);
  base = summer_office_get_whole_assessment (harness->office);
  summer_what_if_sum (base, get_result (view), harness->office, &sums);
  granted = summer_money_dup_text (sums.granted_before);
  then = summer_money_dup_text (sums.granted_after);
  g_assert_cmpint (sums.granted_before, !=, sums.granted_after);
  of_all = dup_compared (harness, view, "Granted, yuan");
  of_union = dup_compared (harness, view, title);
  g_assert_cmpstr (of_all[0], ==, "Granted, yuan (whole programme)");
  g_assert_true (g_strv_equal ((const char *const *) of_all + 1, (const char *const *) all + 1));
  g_assert_nonnull (of_union);
  g_assert_cmpstr (of_union[1], ==, granted);
  g_assert_cmpstr (of_union[2], ==, then);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/what-if/threshold-is-dragged", test_threshold_is_dragged);
  g_test_add_func ("/what-if/latest-wins", test_latest_wins);
  g_test_add_func ("/what-if/outcome-is-supposed", test_outcome_is_supposed);
  g_test_add_func ("/what-if/variants", test_variants);
  g_test_add_func ("/what-if/variant-is-kept", test_variant_is_kept);
  g_test_add_func ("/what-if/all-numbers", test_all_numbers);
  g_test_add_func ("/what-if/half-typed", test_half_typed);
  g_test_add_func ("/what-if/preset-is-tried", test_preset_is_tried);
  g_test_add_func ("/what-if/not-applicable-is-supposed", test_not_applicable_is_supposed);
  g_test_add_func ("/what-if/variant-is-named", test_variant_is_named);
  g_test_add_func ("/what-if/union-is-listed", test_union_is_listed);
  g_test_add_func ("/what-if/union-is-compared", test_union_is_compared);
  return g_test_run ();
}
