/* The insurer's list against the roster, as a clerk does it: pasted, read, recorded, taken back. */
#include "config.h"

#include "harness.h"

#include "summer-insurance-table.h"
#include "summer-roster-index.h"
#include "summer-table.h"

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
  /* The policy is of three classes, and two of them are not on the list at all. */
  harness_wait (says, "2 whole classes missing");
  g_assert_true (says ("not ours 1"));
  g_assert_true (says ("Ask the insurer to add the child"));

  /* A new policy needs its number before anything is recorded. */
  GtkDropDown *policy = harness_find (find_dialog (), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (policy,
                              g_list_model_get_n_items (gtk_drop_down_get_model (policy)) - 1);
  harness_settle (harness);
  harness_wait_idle_work (harness);
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
  g_test_add_func ("/gtk/insurance/compare-and-record", test_compare_and_record);
  g_test_add_func ("/gtk/insurance/what-is-no-list", test_what_is_no_list);
  return g_test_run ();
}
