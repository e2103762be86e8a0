/* The insurer's list against the roster, as a clerk does it: pasted, read, recorded, taken back. */
#include "config.h"

#include "harness.h"

#include <string.h>

#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-insurance-table.h"
#include "summer-reconciliation.h"
#include "summer-roster-index.h"
#include "summer-table.h"
#include "summer-waiting.h"

static GtkWindow *
find_dialog (void)
{
  return harness_find_window ("SummerReconcileDialog");
}

static gboolean
says (gpointer text)
{
  GtkWindow *dialog = find_dialog ();

  return dialog != NULL && harness_find_label (dialog, text) != NULL;
}

/* The children of the first class as an insurer lists them, but for the first so many. */
static char *
dup_list (Harness *harness, guint left_out)
{
  SummerStore *store = summer_office_get_store (harness->office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerRosterIndex) index
      = summer_roster_index_new (store, summer_office_get_programme (harness->office), &error);
  GString *text = g_string_new ("被保险人姓名\t被保险人证件号码\n");
  gint64 class_id = 0;
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < index->enrolments->len; i++)
    {
      const SummerEnrolmentRecord *enrolment
          = &g_array_index (index->enrolments, SummerEnrolmentRecord, i);
      const SummerChildRecord *child = summer_roster_index_get_child (index, enrolment->child);

      if (class_id == 0)
        class_id = enrolment->class_id;
      if (enrolment->class_id == class_id && n++ >= left_out)
        g_string_append_printf (text, "%s\t%s\n", child->name,
                                child->identity_number != NULL ? child->identity_number : "");
    }
  g_string_append (text, "慕容外人\t34052419800101001X\n");
  return g_string_free (text, FALSE);
}

static gboolean
count (const SummerInsuredRecord *record, gpointer n)
{
  (*(guint *) n)++;
  return TRUE;
}

static guint
count_insured (Harness *harness)
{
  guint n = 0;

  g_assert_true (summer_insured_each (summer_office_get_store (harness->office),
                                      summer_office_get_programme (harness->office), count, &n,
                                      NULL));
  return n;
}

static void
paste (Harness *harness, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (harness->window)), text);
  harness_press (harness, "ctrl+v");
}

/* The first of several, which the list is of. */
static void
choose_policy (void)
{
  gtk_drop_down_set_selected (harness_find (find_dialog (), GTK_TYPE_DROP_DOWN), 1);
}

static void
test_compare_and_record (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autofree char *list = dup_list (harness, 2);
  const guint before = count_insured (harness);
  SummerTable *rows;

  harness_act (harness, "win.page::insurance");
  harness_press (harness, "ctrl+shift+i");
  harness_wait (says, "Whom Does the Insurer Have?");
  paste (harness, list);
  harness_wait (says, "Choose the policy that the list is of");
  /* The policy is of three classes, and two of them are not on the list at all. */
  choose_policy ();
  harness_wait (says, "2 whole classes missing");
  g_assert_true (says ("not ours 1"));
  g_assert_true (says ("all "));
  g_assert_true (says ("Ask the insurer to add the child"));

  /* A new policy needs its number before anything is recorded. */
  GtkDropDown *policy = harness_find (find_dialog (), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (policy,
                              g_list_model_get_n_items (gtk_drop_down_get_model (policy)) - 1);
  harness_settle (harness);
  harness_wait_idle_work (harness);
  /* Nobody knows yet which classes it is for. */
  harness_wait (says, "only the 1 class that is on the list");
  g_assert_false (says ("whole classes missing"));
  harness_press (harness, "ctrl+Return");
  g_assert_true (says ("Write the number of the policy."));
  g_assert_cmpuint (count_insured (harness), ==, before);

  /* A word is pasted into its field, a list beside it is a list. */
  paste (harness, "NEW-77");
  harness_settle (harness);
  paste (harness, list);
  harness_wait_idle_work (harness);
  harness_settle (harness);
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  g_assert_cmpuint (count_insured (harness), >, before + 5);
  rows = harness_find (find_dialog (), SUMMER_TYPE_TABLE);
  g_assert_nonnull (rows);

  harness_press (harness, "Escape");
  harness_settle (harness);
  g_assert_null (find_dialog ());
  harness_press (harness, "ctrl+z");
  harness_wait_idle_work (harness);
  harness_settle (harness);
  g_assert_cmpuint (count_insured (harness), ==, before);
}

/* Who is listed for a part of the days is not written down as covered to the end of the policy, which is said. */
static void
test_too_few_days_wait (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autofree char *list = dup_list (harness, 0);
  g_auto (GStrv) lines = g_strsplit (list, "\n", 3);
  g_autofree char *short_list
      = g_strdup_printf ("%s\t保险起期\t保险止期\n%s\t2019-07-15\t2019-07-15\n", lines[0],
                         lines[1]);
  const guint before = count_insured (harness);

  harness_act (harness, "win.reconcile-insurance");
  harness_wait (says, "Whom Does the Insurer Have?");
  paste (harness, short_list);
  harness_wait (says, "Choose the policy that the list is of");
  choose_policy ();
  harness_wait (says, "too few days 1");
  harness_press (harness, "ctrl+Return");
  harness_wait (says, "1 child with too few days was not recorded");
  g_assert_cmpuint (count_insured (harness), ==, before);
}

typedef struct
{
  const char *code;
  char *identity; /* owned */
} Sought;

static gboolean
take_identity (const SummerChildRecord *record, gpointer user_data)
{
  Sought *sought = user_data;

  if (g_strcmp0 (record->code, sought->code) == 0)
    sought->identity = g_strdup (record->identity_number);
  return sought->identity == NULL;
}

static void
assert_for_the_insurer (Harness *harness, const char *text, const char *separator)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_missing = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], separator, -1);
      Sought sought = { NULL, NULL };

      if (g_strcmp0 (cells[0], summer_listed_get_text (SUMMER_LISTED_MISSING)) != 0)
        continue;
      n_missing++;
      sought.code = cells[5];
      summer_child_each (summer_office_get_store (harness->office),
                         summer_office_get_programme (harness->office), take_identity, &sought,
                         NULL);
      g_assert_nonnull (sought.identity);
      g_assert_nonnull (strstr (cells[7], sought.identity));
      /* Eighteen digits would be a number to a spreadsheet. */
      if (g_str_equal (separator, "\t") && g_ascii_isdigit (sought.identity[17]))
        g_assert_true (g_str_has_prefix (cells[7], "=\""));
      g_free (sought.identity);
    }
  g_assert_cmpuint (n_missing, >, 1);
  g_assert_nonnull (strstr (text, "34052419800101001X"));
  g_assert_null (strstr (text, "**"));
}

/* What goes back to the insurer has names and numbers in full, by the clipboard as in a file; shown and printed they are
 * masked. */
static void
test_back_to_the_insurer (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autofree char *list = dup_list (harness, 2), *block = NULL, *text = NULL, *shown = NULL;
  g_autofree char *csv = g_build_filename (harness->folder, "insurer.csv", NULL);
  g_autofree char *xlsx = g_build_filename (harness->folder, "insurer.xlsx", NULL);
  g_autofree char *pdf = g_build_filename (harness->folder, "insurer.pdf", NULL);
  SummerTable *rows;
  GtkWidget *last;

  harness_act (harness, "win.reconcile-insurance");
  harness_wait (says, "Whom Does the Insurer Have?");
  g_assert_null (harness_find_button (find_dialog (), "reconcile.copy"));
  paste (harness, list);
  harness_wait (says, "Choose the policy that the list is of");
  choose_policy ();
  harness_wait (says, "not ours 1");
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "reconcile.copy", NULL);
  block = harness_dup_clipboard (harness);
  assert_for_the_insurer (harness, block, "\t");

  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "reconcile.save-to", "s", csv);
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  assert_for_the_insurer (harness, text, ",");
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "reconcile.save-to", "s", xlsx);
  g_assert_true (g_file_test (xlsx, G_FILE_TEST_EXISTS));
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "reconcile.save-to", "s", pdf);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));

  /* The key copies the row that is chosen. */
  last = gtk_widget_get_last_child (
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (find_dialog ()),
                                                 G_OBJECT_TYPE (find_dialog ()), "rows_bin")));
  rows = SUMMER_TABLE (last);
  shown = summer_table_dup_block (rows, FALSE);
  g_assert_nonnull (strstr (shown, "**"));
  g_assert_true (summer_table_select (rows, 0));
  gtk_widget_grab_focus (GTK_WIDGET (rows));
  harness_press (harness, "ctrl+c");
  harness_settle (harness);
  g_free (block);
  block = harness_dup_clipboard (harness);
  g_assert_null (strstr (block, "**"));
  g_auto (GStrv) lines = g_strsplit (g_strchomp (block), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
}

static void
set_first_day (Harness *harness, SummerClassRecord *class, SummerDay day)
{
  SummerStore *store = summer_office_get_store (harness->office);
  g_autoptr (GError) error = NULL;

  class->first_day = day;
  class->last_day = day + 20;
  g_assert_true (summer_store_begin (store, "edit", NULL, &error));
  g_assert_true (class->id == 0 ? summer_class_insert (store, class, &error)
                                : summer_class_update (store, class, &error));
  g_assert_true (summer_store_commit (store, NULL, &error));
  harness_settle (harness);
  harness_wait_assessed (harness);
}

/* The badge counts a class that opens in a few days with a child that is not insured; one that opens in a month not yet. */
static void
test_class_about_to_open (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  SummerStore *store = summer_office_get_store (harness->office);
  const gint64 programme = summer_office_get_programme (harness->office);
  SummerClassRecord class = { .programme = programme,
                              .code = "ZZ-001",
                              .name = "新班",
                              .state = SUMMER_CLASS_APPROVED,
                              .emergency_plan = SUMMER_DAY_NONE,
                              .rank = SUMMER_RANK_NONE };
  SummerChildRecord child
      = { .programme = programme, .code = "ZZ-001-01", .name = "林双双", .birth = SUMMER_DAY_NONE };
  SummerEnrolmentRecord enrolment
      = { .first_day = SUMMER_DAY_NONE, .last_day = SUMMER_DAY_NONE, .agreement = SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;
  SummerDay today;
  guint before;

  harness_wait_assessed (harness);
  today = summer_office_get_assessment (harness->office)->as_of;
  before = summer_waiting_count_uninsured (harness->office);
  set_first_day (harness, &class, today + 30);
  enrolment.class_id = class.id;
  g_assert_true (summer_store_begin (store, "add", NULL, &error));
  g_assert_true (summer_child_insert (store, &child, &error));
  enrolment.child = child.id;
  g_assert_true (summer_enrolment_insert (store, &enrolment, &error));
  g_assert_true (summer_store_commit (store, NULL, &error));
  harness_settle (harness);
  harness_wait_assessed (harness);
  g_assert_cmpuint (summer_waiting_count_uninsured (harness->office), ==, before);
  set_first_day (harness, &class, today + 2);
  g_assert_cmpuint (summer_waiting_count_uninsured (harness->office), ==, before + 1);
  /* It has begun, and nobody has marked a child yet: the days held are not insured all the same. */
  set_first_day (harness, &class, today - 7);
  g_assert_cmpuint (summer_waiting_count_uninsured (harness->office), ==, before + 1);
}

/* Which of several policies a list is of nobody knows: it is asked before anything is compared. */
static void
test_policy_is_asked_for (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autofree char *list = dup_list (harness, 2);
  GtkDropDown *policy;

  harness_act (harness, "win.page::overview");
  harness_settle (harness);
  harness_press (harness, "ctrl+shift+i");
  harness_wait (says, "Whom Does the Insurer Have?");
  policy = harness_find (find_dialog (), GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (policy)), >, 3);
  g_assert_true (gtk_drop_down_get_enable_search (policy));
  paste (harness, list);
  harness_wait (says, "Choose the policy that the list is of");
  gtk_drop_down_set_selected (policy, 1);
  harness_wait (says, "not ours 1");
}

static void
test_what_is_no_list (void)
{
  g_autoptr (Harness) harness = harness_new (2);

  harness_act (harness, "win.reconcile-insurance");
  harness_settle (harness);
  paste (harness, "1\n2\n3\n");
  harness_wait (says, "No column of names or identity numbers was found");
  paste (harness, " \n");
  harness_wait (says, "There is nothing in it");
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/gtk/insurance/policy-is-asked-for", test_policy_is_asked_for);
  g_test_add_func ("/gtk/insurance/compare-and-record", test_compare_and_record);
  g_test_add_func ("/gtk/insurance/too-few-days-wait", test_too_few_days_wait);
  g_test_add_func ("/gtk/insurance/back-to-the-insurer", test_back_to_the_insurer);
  g_test_add_func ("/gtk/insurance/class-about-to-open", test_class_about_to_open);
  g_test_add_func ("/gtk/insurance/what-is-no-list", test_what_is_no_list);
  return g_test_run ();
}
