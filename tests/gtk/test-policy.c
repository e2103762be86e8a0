/* The policy of a programme in the settings: changed with a reason, its versions, and as a file. */
#include "config.h"

#include "harness.h"

#include <glib/gstdio.h>

#include "summer-amount-editor.h"
#include "summer-clerk-entry.h"
#include "summer-fund-bar.h"
#include "summer-funding-editor.h"
#include "summer-policy-editor.h"
#include "summer-rules.h"
#include "summer-policy-record.h"
#include "summer-policy-sources.h"
#include "summer-programme-table.h"
#include "summer-table.h"

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

static gboolean
is_closed (gpointer data)
{
  return harness_find_window ("SummerPolicyDialog") == NULL;
}

static GtkWindow *
open_dialog (Harness *harness)
{
  SummerPage *page;

  harness_act (harness, "win.page::settings");
  page = summer_window_get_page_widget (harness->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "settings.policy", NULL));
  harness_settle (harness);
  return harness_find_window ("SummerPolicyDialog");
}

static SummerPolicy *
load (Harness *harness)
{
  g_autoptr (GError) error = NULL;
  SummerPolicy *policy
      = summer_programme_load_policy (summer_office_get_store (harness->office),
                                      summer_office_get_programme (harness->office), &error);

  g_assert_no_error (error);
  return policy;
}

static gboolean
can_save (GtkWindow *dialog)
{
  return gtk_widget_is_sensitive (harness_find_button (dialog, "policy.save"));
}

/* A changed number is a version with its reason; the list says what it changed. */
static void
test_change_is_a_version (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  GtkWindow *dialog = open_dialog (harness);
  SummerPolicyEditor *editor = harness_find (dialog, SUMMER_TYPE_POLICY_EDITOR);
  SummerTable *table = harness_find (dialog, SUMMER_TYPE_TABLE);
  g_autoptr (SummerPolicy) policy = NULL;
  const guint versions = summer_table_get_n_shown (table);

  g_assert_cmpuint (versions, ==, 1);
  g_assert_nonnull (harness_find_label (dialog, "The first version"));
  g_assert_false (can_save (dialog));
  summer_policy_editor_set_value (editor, "days_min", "18");
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (dialog, "1 number changed, not saved yet"));
  g_assert_true (can_save (dialog));
  harness_press (harness, "ctrl+s");
  harness_wait (is_asked, NULL);
  harness_settle (harness);
  g_assert_nonnull (
      harness_find_label (harness_find_window ("AdwMessageDialog"), "Fewest open days: 15 → 18"));
  harness_type (harness, "Notice 12");
  harness_press (harness, "Return");
  harness_wait (is_closed, NULL);
  harness_settle (harness);
  policy = load (harness);
  g_assert_cmpint (policy->days_min, ==, 18);

  dialog = open_dialog (harness);
  table = harness_find (dialog, SUMMER_TYPE_TABLE);
  g_assert_cmpuint (summer_table_get_n_shown (table), ==, 2);
  g_assert_nonnull (harness_find_label (table, "Notice 12"));
  g_assert_nonnull (harness_find_label (dialog, "Fewest open days: 15 → 18"));
  harness_press (harness, "Escape");
  harness_wait (is_closed, NULL);
}

/* Written to a file it is read back; a wrong file is told by its line and changes nothing. */
static void
test_file (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  GtkWindow *dialog = open_dialog (harness);
  SummerPolicyEditor *editor = harness_find (dialog, SUMMER_TYPE_POLICY_EDITOR);
  g_autofree char *path = g_build_filename (harness->folder, "policy.txt", NULL);
  g_autofree char *wrong = g_build_filename (harness->folder, "wrong.txt", NULL);
  g_autoptr (SummerPolicy) policy = load (harness);

  summer_policy_editor_set_value (editor, "attendance_min", "66.6%");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "policy.write", "s", path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  summer_policy_editor_set_policy (editor, policy);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "policy.read", "s", path);
  harness_settle (harness);
  g_assert_cmpint (summer_policy_editor_get_policy (editor)->attendance_min, ==, 6660);
  g_assert_true (can_save (dialog));

  g_assert_true (g_file_set_contents (wrong, "preset = fujian-2019\nfnd = 1\n", -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "policy.read", "s", wrong);
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (dialog, "Line 2: there is no number named “fnd”"));
  g_assert_cmpint (summer_policy_editor_get_policy (editor)->attendance_min, ==, 6660);
  g_unlink (path);
  g_unlink (wrong);
}

/* A preset fills in every number, and says in what it differs; nothing is stored until it is saved with a reason. */
static void
test_preset (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  GtkWindow *dialog = open_dialog (harness);
  SummerPolicyEditor *editor = harness_find (dialog, SUMMER_TYPE_POLICY_EDITOR);
  GtkWidget *sources = harness_find (dialog, SUMMER_TYPE_POLICY_SOURCES);
  const char *const *presets = summer_policy_list_presets ();
  g_autoptr (SummerPolicy) before = load (harness);

  for (guint i = 0; presets[i] != NULL; i++)
    {
      g_autoptr (SummerPolicy) preset = summer_policy_new_from_preset (presets[i], NULL);
      g_autoptr (SummerPolicy) stored = NULL;
      g_autoptr (GPtrArray) lines = summer_policy_record_list_differences (before, preset);

      g_assert_true (
          gtk_widget_activate_action (sources, "policy-sources.preset", "s", presets[i]));
      harness_settle (harness);
      g_assert_true (summer_policy_equal (summer_policy_editor_get_policy (editor), preset));
      g_assert_true (can_save (dialog));
      g_assert_nonnull (harness_find_label (dialog, "Changed here, not saved yet"));
      for (guint j = 0; j < lines->len; j++)
        g_assert_nonnull (harness_find_label (dialog, g_ptr_array_index (lines, j)));
      stored = load (harness);
      g_assert_true (summer_policy_equal (stored, before));
    }
  summer_policy_editor_set_policy (editor, before);
  harness_settle (harness);
  g_assert_null (harness_find_label (dialog, "Changed here, not saved yet"));
  g_assert_false (can_save (dialog));
}

/* What cannot be is said at its field, and cannot be saved. */
static void
test_wrong_numbers (void)
{
  static const struct
  {
    const char *name, *value, *told;
  } cases[] = {
    { "fund", "-1", "-1" },
    { "fund", "50", "below “Unit of payment”" },
    { "attendance_min", "101%", "101%" },
    { "attendance_min", "-5%", "-5%" },
    { "unit", "0", "too small" },
    { "children_max", "3", "mend one of the two" },
  };
  g_autoptr (Harness) harness = harness_new (4);
  GtkWindow *dialog = open_dialog (harness);
  SummerPolicyEditor *editor = harness_find (dialog, SUMMER_TYPE_POLICY_EDITOR);
  g_autoptr (SummerPolicy) policy = load (harness), tiers = summer_policy_copy (policy);
  g_autoptr (GError) error = NULL;
  GtkWidget *form;

  summer_policy_set (policy, "unit", "100", FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s = %s", cases[i].name, cases[i].value);
      summer_policy_editor_set_policy (editor, policy);
      g_assert_null (harness_find_label (editor, cases[i].told));
      g_assert_true (summer_policy_editor_set_value (editor, cases[i].name, cases[i].value));
      g_assert_nonnull (harness_find_label (editor, cases[i].told));
      g_assert_false (can_save (dialog));
    }

  /* Two steps for the same number of children. */
  summer_policy_set (tiers, "amount", "tiers:new@10=10000;new@20=20000;continuing@0=5000", FALSE,
                     &error);
  g_assert_no_error (error);
  summer_policy_editor_set_policy (editor, tiers);
  harness_settle (harness);
  g_assert_true (can_save (dialog));
  form = harness_find (editor, SUMMER_TYPE_AMOUNT_EDITOR);
  gtk_spin_button_set_value (harness_find (gtk_widget_get_last_child (
                                               gtk_widget_get_first_child (form)),
                                           GTK_TYPE_SPIN_BUTTON),
                             20);
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (editor, "is there twice"));
  g_assert_false (can_save (dialog));
}

/* NULL = nothing holds that text. */
static GtkWidget *
find_written (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ENTRY (widget) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_written (child, text);
  return found;
}

static guint
count_wrong (GtkWidget *widget)
{
  guint n = GTK_IS_ENTRY (widget) && gtk_widget_has_css_class (widget, "error");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_wrong (child);
  return n;
}

/* Of several sources the one field that is wrong is marked, and the mark goes when it is mended. */
static void
test_wrong_source (void)
{
  static const struct
  {
    const char *text, *wrong; /* of the field that is written, and what is written into it */
  } cases[] = { { "300", "many" }, { "区级", "" }, { "区级", "市级" }, { "保险", "a=b" } };
  g_autoptr (Harness) harness = harness_new (4);
  GtkWindow *dialog = open_dialog (harness);
  SummerPolicyEditor *editor = harness_find (dialog, SUMMER_TYPE_POLICY_EDITOR);
  g_autoptr (SummerPolicy) policy = load (harness);
  g_autoptr (GError) error = NULL;

  summer_policy_set (policy, "sources",
                     "市级=match:50%{for=配套} / 区级=flat:300{max=3000;for=保险}", FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *field, *form;
      const guint n_wrong = g_str_equal (cases[i].wrong, "市级") ? 2 : 1; /* both bear the name */

      g_test_message ("%s: %s", cases[i].text, cases[i].wrong);
      summer_policy_editor_set_policy (editor, policy);
      harness_settle (harness);
      field = find_written (GTK_WIDGET (editor), cases[i].text);
      g_assert_nonnull (field);
      form = gtk_widget_get_ancestor (field, SUMMER_TYPE_FUNDING_EDITOR);
      g_assert_cmpuint (count_wrong (form), ==, 0);
      gtk_editable_set_text (GTK_EDITABLE (field), cases[i].wrong);
      harness_settle (harness);
      g_assert_false (can_save (dialog));
      g_assert_true (gtk_widget_has_css_class (field, "error"));
      g_assert_cmpuint (count_wrong (form), ==, n_wrong);
      g_assert_false (gtk_widget_has_css_class (form, "error"));
      gtk_editable_set_text (GTK_EDITABLE (field), cases[i].text);
      harness_settle (harness);
      g_assert_cmpuint (count_wrong (form), ==, 0);
      g_assert_true (can_save (dialog));
    }
}

/* Numbers that were written are left only when asked twice, and do not undo what another has stored meanwhile. */
static void
test_not_lost (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  GtkWindow *dialog = open_dialog (harness);
  SummerPolicyEditor *editor = harness_find (dialog, SUMMER_TYPE_POLICY_EDITOR);
  g_autoptr (SummerPolicy) others = load (harness), policy = NULL;
  g_autoptr (GError) error = NULL;

  summer_policy_editor_set_value (editor, "days_min", "18");
  harness_settle (harness);
  g_assert_true (summer_policy_set (others, "days_min", "16", FALSE, NULL));
  g_assert_true (summer_policy_record_save (summer_office_get_store (harness->office),
                                            summer_office_get_programme (harness->office), others,
                                            NULL, "Notice 11", NULL, &error));
  g_assert_no_error (error);
  harness_press (harness, "ctrl+s");
  harness_wait (is_asked, NULL);
  harness_settle (harness);
  harness_type (harness, "Notice 12");
  harness_press (harness, "Return");
  harness_wait (is_answered, NULL);
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (dialog, "Somebody has changed the policy meanwhile"));
  g_assert_nonnull (harness_find_label (harness_find (dialog, SUMMER_TYPE_TABLE), "Notice 11"));
  policy = load (harness);
  g_assert_cmpint (policy->days_min, ==, 16);
  g_assert_cmpint (summer_policy_editor_get_policy (editor)->days_min, ==, 18);

  harness_press (harness, "Escape");
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (dialog, "Press Esc again"));
  g_assert_false (is_closed (NULL));
  harness_press (harness, "Escape");
  harness_wait (is_closed, NULL);
}

/* Without a reason, without a change, and with numbers that contradict each other there is no version. */
static void
test_refused (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  SummerStore *store = summer_office_get_store (harness->office);
  const gint64 programme = summer_office_get_programme (harness->office);
  g_autoptr (SummerPolicy) policy = load (harness), after = NULL;
  g_autoptr (GError) same = NULL, reasonless = NULL, contradictory = NULL;
  const int days = policy->days_min;

  g_assert_false (summer_policy_record_save (store, programme, policy, NULL, "why", NULL, &same));
  g_assert_error (same, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  policy->days_min = days + 1;
  g_assert_false (
      summer_policy_record_save (store, programme, policy, NULL, "  ", NULL, &reasonless));
  g_assert_error (reasonless, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  policy->fund = 1;
  policy->unit = 100;
  g_assert_false (
      summer_policy_record_save (store, programme, policy, NULL, "why", NULL, &contradictory));
  g_assert_error (contradictory, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
  after = load (harness);
  g_assert_cmpint (after->days_min, ==, days);
}

/* The button of a form by the words on it. */
static void
press (gpointer within, const char *words)
{
  g_signal_emit_by_name (gtk_widget_get_ancestor (GTK_WIDGET (harness_find_label (within, words)),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
}

static GtkEditable *
find_entry (gpointer within, const char *tooltip)
{
  if (GTK_IS_ENTRY (within)
      && g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (within)), tooltip) == 0)
    return GTK_EDITABLE (within);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (within)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_entry (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
find_funding (gpointer within, const char *add)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (harness_find_label (within, add)),
                                  SUMMER_TYPE_FUNDING_EDITOR);
}

/* Shares and sources are lines to fill in; what is wrong is told at them, and what names nobody is warned of. */
static void
test_shares_and_sources (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  GtkWindow *dialog = open_dialog (harness);
  SummerPolicyEditor *editor = harness_find (dialog, SUMMER_TYPE_POLICY_EDITOR);
  const SummerPolicy *policy = summer_policy_editor_get_policy (editor);
  gpointer shares = find_funding (dialog, "Add a share");
  gpointer sources = find_funding (dialog, "Add a source");
  g_autofree char *text = NULL, *unfinished = NULL, *problem = NULL, *none = NULL;

  press (shares, "Add a share");
  harness_settle (harness);
  gtk_editable_set_text (find_entry (shares, "Union or place that the share is for"), "无人市");
  unfinished = summer_policy_editor_dup_problem (editor);
  g_assert_nonnull (unfinished);
  gtk_editable_set_text (
      find_entry (shares, "The share: yuan, or a percentage of the fund less its reserve"), "150%");
  problem = summer_policy_editor_dup_problem (editor);
  g_assert_nonnull (problem);
  gtk_editable_set_text (
      find_entry (shares, "The share: yuan, or a percentage of the fund less its reserve"), "25%");
  none = summer_policy_editor_dup_problem (editor);
  g_assert_null (none);
  g_assert_cmpuint (policy->n_shares, ==, 1);
  g_assert_cmpint (policy->shares[0].basis_points, ==, 2500);
  g_assert_nonnull (harness_find_label (dialog, "No class lies under “无人市”"));

  press (sources, "Add a source");
  harness_settle (harness);
  gtk_editable_set_text (find_entry (sources, "Whose money it is"), "市级配套");
  gtk_drop_down_set_selected (harness_find (sources, GTK_TYPE_DROP_DOWN), 1);
  gtk_editable_set_text (find_entry (sources, "How much"), "50%");
  g_assert_nonnull (harness_find_label (dialog, "needs a purpose of its own"));
  gtk_editable_set_text (
      find_entry (sources,
                  "What it pays for; empty = the same as the fund, whose grant is taken off"),
      "配套");
  gtk_editable_set_text (find_entry (sources, "Ceiling of the source in yuan; empty = none"),
                         "5000");
  text = summer_policy_dup_value (policy, "sources");
  g_assert_cmpstr (text, ==, "市级配套=match:50%{max=5000;for=配套}");
  g_assert_true (can_save (dialog));
}

/* What is held back is a part of the bar of its own, and is said with the rest. */
static void
test_reserve_in_the_bar (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  SummerAssessment *whole = summer_office_get_whole_assessment (harness->office);
  g_autoptr (SummerPolicy) policy = summer_policy_copy (whole->policy);
  g_autoptr (SummerFundBar) bar = g_object_ref_sink (SUMMER_FUND_BAR (summer_fund_bar_new ()));
  g_autoptr (SummerAssessment) held = NULL;

  summer_fund_bar_set_assessment (bar, whole);
  g_assert_null (strstr (summer_fund_bar_get_summary (bar), "in reserve"));
  policy->reserve = 1000000;
  held = summer_rules_assess (whole->facts, policy, whole->as_of);
  summer_fund_bar_set_assessment (bar, held);
  g_assert_nonnull (strstr (summer_fund_bar_get_summary (bar), ", of it in reserve 10,000 yuan"));
  g_assert_nonnull (harness_find_label (bar, "10,000 yuan"));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/policy/change-is-a-version", test_change_is_a_version);
  g_test_add_func ("/policy/file", test_file);
  g_test_add_func ("/policy/preset", test_preset);
  g_test_add_func ("/policy/reserve-in-the-bar", test_reserve_in_the_bar);
  g_test_add_func ("/policy/wrong-numbers", test_wrong_numbers);
  g_test_add_func ("/policy/the-field-of-a-source-that-is-wrong", test_wrong_source);
  g_test_add_func ("/policy/not-lost", test_not_lost);
  g_test_add_func ("/policy/refused", test_refused);
  g_test_add_func ("/policy/shares-and-sources-are-lines-to-fill-in", test_shares_and_sources);
  return g_test_run ();
}
