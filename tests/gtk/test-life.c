/* A class from its application to its opening, as a clerk does it: by keys, with what is wrong said where it is. And
 * documents, providers and hosts in the window. */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "harness.h"

#include "summer-chip.h"
#include "summer-class-table.h"
#include "summer-details.h"
#include "summer-document-list.h"
#include "summer-life-queries.h"
#include "summer-life-table.h"
#include "summer-record-dialog.h"
#include "summer-sheet-view.h"
#include "summer-staff-table.h"
#include "summer-wording.h"
#include "summer-workplace.h"

static SummerRecordDialog *
find_dialog (void)
{
  return (SummerRecordDialog *) harness_find_window ("SummerRecordDialog");
}

static gboolean
says (gpointer text)
{
  SummerRecordDialog *dialog = find_dialog ();

  return dialog != NULL && harness_find_label (dialog, text) != NULL;
}

static gboolean
is_closed (gpointer unused)
{
  return find_dialog () == NULL;
}

static gboolean
window_says (gpointer data)
{
  gpointer *of = data;
  Harness *harness = of[0];

  return harness_find_label (harness->window, of[1]) != NULL;
}

static void
wait_for_label (Harness *harness, const char *text)
{
  gpointer of[] = { harness, (gpointer) text };

  harness_wait (window_says, of);
}

static void
save (Harness *harness)
{
  harness_press (harness, "ctrl+Return");
  harness_wait (is_closed, NULL);
  harness_wait_assessed (harness);
  harness_settle (harness);
}

static void
write_field (Harness *harness, const char *field, const char *text)
{
  gtk_widget_grab_focus (summer_record_dialog_get_field (find_dialog (), field));
  harness_press (harness, "ctrl+a");
  harness_type (harness, text);
}

static void
set_today (Harness *harness, int month, int day)
{
  summer_workplace_set_now (summer_workplace_get (harness->office),
                            summer_day_from_ymd (2019, month, day), 540);
  harness_settle (harness);
}

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  SummerClassRecord *found = user_data;

  if (!g_str_equal (record->code, found->code))
    return TRUE;
  found->id = record->id;
  found->state = record->state;
  return FALSE;
}

/* The class of this code: id 0 = there is none. */
static SummerClassRecord
look (Harness *harness, const char *code)
{
  SummerClassRecord found = { .code = code };

  summer_class_each (summer_office_get_store (harness->office),
                     summer_office_get_programme (harness->office), take_class, &found, NULL);
  return found;
}

static void
hire (Harness *harness, gint64 class_id, const char *name, SummerRole role)
{
  SummerStore *store = summer_office_get_store (harness->office);
  SummerStaffRecord staff = { .class_id = class_id,
                              .name = name,
                              .role = role,
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_begin (store, "add", NULL, &error));
  g_assert_true (summer_staff_insert (store, &staff, &error));
  g_assert_true (summer_store_commit (store, NULL, &error));
  g_assert_no_error (error);
}

static void
test_from_application_to_opening (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  gint64 id;

  set_today (harness, 6, 3);
  harness_act (harness, "win.page::classes");
  summer_window_focus_page (harness->window);
  harness_press (harness, "ctrl+n");
  harness_wait (says, "New Class");

  /* The code follows on the last one, and the name has the focus. */
  harness_type (harness, "Xindian");
  harness_press (harness, "Tab Tab Tab Tab");
  harness_type (harness, "2019-07-08");
  harness_press (harness, "Tab");
  harness_type (harness, "2019-07-07");
  harness_wait (says, "This is before the first day.");
  harness_press (harness, "ctrl+a");
  harness_type (harness, "2019-08-09");
  harness_press (harness, "ctrl+Return");
  harness_wait (says, "Fill this in.");
  harness_type (harness, "Chen");
  save (harness);
  id = look (harness, "FZ-004").id;
  g_assert_cmpint (id, !=, 0);
  harness_wait_assessed (harness);

  /* What comes next is one key: the review of the site … */
  harness_act (harness, "win.show-class::FZ-004");
  wait_for_label (harness, "Next: the site review");
  harness_press (harness, "ctrl+Return");
  harness_wait (says, "Site Review");
  save (harness);
  wait_for_label (harness, "Next: approve or reject");

  /* … and the approval, which says what is missing. */
  harness_press (harness, "ctrl+Return");
  harness_wait (says, "There is no emergency plan. Write its date into the class.");
  harness_press (harness, "ctrl+Return");
  g_assert_nonnull (find_dialog ());
  g_assert_cmpint (look (harness, "FZ-004").state, ==, SUMMER_CLASS_APPLIED);
  harness_press (harness, "Escape");
  harness_wait (is_closed, NULL);

  harness_press (harness, "F2");
  harness_wait (says, "Change a Class");
  write_field (harness, "emergency_plan", "2019-06-01");
  save (harness);
  harness_press (harness, "ctrl+Return");
  harness_wait (says, "Emergency plan of Sat 1 Jun");
  save (harness);
  g_assert_cmpint (look (harness, "FZ-004").state, ==, SUMMER_CLASS_APPROVED);
  wait_for_label (harness, "Next: open the class");

  /* Nobody would be there to teach. */
  set_today (harness, 7, 8);
  harness_press (harness, "ctrl+Return");
  harness_wait (says, "Tutors on the first day: 0 of the 1 needed for 0 children.");
  harness_press (harness, "Escape");
  harness_wait (is_closed, NULL);
  hire (harness, id, "Zhao", SUMMER_ROLE_TUTOR);
  hire (harness, id, "Sun", SUMMER_ROLE_VOLUNTEER);
  harness_settle (harness);
  harness_press (harness, "ctrl+Return");
  harness_wait (says, "Staff on the first day: tutors 1, volunteers 1");
  save (harness);
  g_assert_cmpint (look (harness, "FZ-004").state, ==, SUMMER_CLASS_OPEN);

  harness_press (harness, "ctrl+z");
  wait_for_label (harness, "Next: open the class");
  g_assert_cmpint (look (harness, "FZ-004").state, ==, SUMMER_CLASS_APPROVED);
}

static gint64
add_class_to_come (Harness *harness, SummerDay first_day)
{
  SummerStore *store = summer_office_get_store (harness->office);
  SummerClassRecord class = { .programme = summer_office_get_programme (harness->office),
                              .code = "FZ-090",
                              .name = "Xindian",
                              .state = SUMMER_CLASS_APPROVED,
                              .first_day = first_day,
                              .last_day = first_day + 25,
                              .emergency_plan = SUMMER_DAY_NONE,
                              .rank = SUMMER_RANK_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_begin (store, "add", NULL, &error));
  g_assert_true (summer_class_insert (store, &class, &error));
  g_assert_true (summer_store_commit (store, NULL, &error));
  harness_settle (harness);
  harness_wait_assessed (harness);
  harness_settle (harness);
  return class.id;
}

/* Of a class that has not begun lists and its page say that, and what is to be seen to; the rules judge it all the same. */
static void
test_not_begun (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  SummerSheetView *view;
  SummerSheet *sheet;
  GtkWidget *page;
  gint64 id;

  harness_wait_assessed (harness);
  id = add_class_to_come (harness, summer_office_get_assessment (harness->office)->as_of + 5);
  g_assert_cmpint (
      summer_assessment_find (summer_office_get_assessment (harness->office), "FZ-090")->verdict,
      ==, SUMMER_VERDICT_INELIGIBLE);

  harness_act (harness, "win.page::overview");
  harness_settle (harness);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (
      harness_find_label (summer_window_get_page_widget (harness->window), "Not begun"))));
  harness_act (harness, "win.show-classes(3)");
  harness_settle (harness);
  page = GTK_WIDGET (summer_window_get_page_widget (harness->window));
  view = harness_find (page, SUMMER_TYPE_SHEET_VIEW);
  sheet = summer_sheet_view_get_sheet (view);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 1);
  g_assert_cmpuint (summer_sheet_find_key (sheet, id), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (view), "sheet.clear-filter", NULL);

  harness_act (harness, "win.show-class::FZ-090");
  harness_settle (harness);
  page = GTK_WIDGET (summer_window_get_page_widget (harness->window));
  g_assert_nonnull (harness_find_label (harness_find (page, SUMMER_TYPE_CHIP), "Not begun"));
  g_assert_nonnull (harness_find_label (page, "begins on"));
  g_assert_nonnull (harness_find_label (page, "before the class begins"));
}

static void
test_a_reason_is_asked_for (void)
{
  g_autoptr (Harness) harness = harness_new (2);

  set_today (harness, 8, 7);
  harness_act (harness, "win.show-class::FZ-001");
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (harness->window)),
                              "class.withdraw", NULL);
  harness_wait (says, "Withdraw");
  harness_type (harness, "Li");
  harness_press (harness, "ctrl+Return");
  harness_wait (says, "Fill this in.");
  harness_type (harness, "no children");
  save (harness);
  g_assert_cmpint (look (harness, "FZ-001").state, ==, SUMMER_CLASS_WITHDRAWN);
}

static gboolean
take_note (const SummerClassStepRecord *record, gpointer user_data)
{
  char **note = user_data;

  g_free (*note);
  *note = g_strdup (record->note);
  return TRUE;
}

static gboolean
forget_plan (const SummerClassRecord *record, gpointer store)
{
  SummerClassRecord class = *record;
  g_autoptr (GError) error = NULL;

  class.emergency_plan = SUMMER_DAY_NONE;
  g_assert_true (summer_store_begin (store, "edit", class.code, &error));
  g_assert_true (summer_class_update (store, &class, &error));
  g_assert_true (summer_store_commit (store, NULL, &error));
  return FALSE;
}

static const char *
find_eligible (Harness *harness)
{
  static const char *const codes[] = { "FZ-001", "FZ-002", "FZ-003", "FZ-004", "FZ-005", "FZ-006" };
  SummerAssessment *assessment = summer_office_get_assessment (harness->office);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (summer_assessment_find (assessment, codes[i])->verdict == SUMMER_VERDICT_ELIGIBLE)
      return codes[i];
  g_assert_not_reached ();
}

/* What is noted is the assessment of the moment, not that of when the form was opened. */
static void
test_assessed_as_it_is_now (void)
{
  g_autoptr (Harness) harness = harness_new (6);
  SummerStore *store = summer_office_get_store (harness->office);
  const char *const code = find_eligible (harness);
  const gint64 id = look (harness, code).id;
  g_autofree char *action = g_strconcat ("win.show-class::", code, NULL);
  const SummerClassAssessment *of;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;

  set_today (harness, 10, 1);
  g_assert_true (summer_store_begin (store, "edit", code, &error));
  g_assert_true (summer_class_set_state (store, id, SUMMER_CLASS_ENDED, &error));
  g_assert_true (summer_store_commit (store, NULL, &error));
  harness_settle (harness);
  harness_wait_assessed (harness);
  harness_act (harness, action);
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (harness->window)),
                              "class.assess", NULL);
  harness_wait (says, "Assess");
  write_field (harness, "person", "Li");
  of = summer_assessment_find (summer_office_get_assessment (harness->office), code);
  before = g_strdup (summer_verdict_get_text (of->verdict));

  g_assert_true (summer_class_find (store, id, forget_plan, store, &error));
  summer_office_set_as_of (harness->office, summer_day_from_ymd (2019, 9, 30));
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "record.save", NULL);
  harness_wait (says, "The assessment is being made anew. Wait a moment, then assess again.");
  harness_wait_assessed (harness);
  of = summer_assessment_find (summer_office_get_assessment (harness->office), code);
  after = g_strdup (summer_verdict_get_text (of->verdict));
  g_assert_cmpstr (after, !=, before);
  save (harness);
  g_assert_true (summer_class_step_each (store, id, take_note, &note, &error));
  g_assert_nonnull (note);
  g_assert_true (g_str_has_prefix (note, after));
}

static void
test_what_others_refer_to_stays (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerSheetView *view;

  harness_act (harness, "win.page::classes");
  view = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_SHEET_VIEW);
  summer_sheet_view_choose (view, look (harness, "FZ-001").id);
  gtk_widget_activate_action (GTK_WIDGET (view), "page.delete", NULL);
  harness_settle (harness);
  g_assert_cmpint (look (harness, "FZ-001").id, !=, 0);
  g_assert_nonnull (harness_find_label (harness->window, "cannot be deleted"));
}

static void
test_documents (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *path = g_build_filename (harness->folder, "scan.pdf", NULL);
  g_autofree char *large = g_build_filename (harness->folder, "large.pdf", NULL);
  g_autofree char *copy = g_build_filename (harness->folder, "copy.pdf", NULL);
  g_autofree char *content = NULL;
  SummerDocumentList *documents;
  GtkWidget *page;

  g_assert_true (g_file_set_contents (path, "%PDF-1.4 x", -1, NULL));
  g_assert_true (g_file_set_contents (large, "%PDF-1.4 x", -1, NULL));
  g_assert_cmpint (truncate (large, 40 * 1024 * 1024), ==, 0);
  harness_act (harness, "win.show-class::FZ-001");
  page = GTK_WIDGET (summer_window_get_page_widget (harness->window));
  gtk_widget_activate_action (page, "class.tab", "s", "life");
  harness_settle (harness);
  documents = harness_find (page, SUMMER_TYPE_DOCUMENT_LIST);

  gtk_widget_activate_action (GTK_WIDGET (documents), "document.attach-file", "s", large);
  g_assert_nonnull (harness_find_label (documents, "has 40.0 MiB"));
  gtk_widget_activate_action (GTK_WIDGET (documents), "document.attach-file", "s", path);
  harness_settle (harness);
  g_assert_cmpuint (summer_document_list_get_count (documents), ==, 1);
  g_assert_null (harness_find_label (documents, "has 40.0 MiB"));

  harness_click_on (harness, harness_find_label (documents, "scan.pdf"));
  gtk_widget_activate_action (GTK_WIDGET (documents), "document.save-to", "s", copy);
  g_assert_true (g_file_get_contents (copy, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "%PDF-1.4 x");
  gtk_widget_activate_action (GTK_WIDGET (documents), "document.describe", NULL);
  harness_wait (says, "Describe a Document");
  harness_type (harness, "licence");
  save (harness);
  g_assert_nonnull (harness_find_label (documents, "licence"));
  harness_click_on (harness, harness_find_label (documents, "scan.pdf"));
  harness_press (harness, "Delete");
  harness_settle (harness);
  g_assert_cmpuint (summer_document_list_get_count (documents), ==, 0);
  harness_press (harness, "ctrl+z");
  harness_wait_idle_work (harness);
  harness_settle (harness);
  g_assert_cmpuint (summer_document_list_get_count (documents), ==, 1);

  /* Another class has its own. */
  gtk_widget_activate_action (page, "class.next", NULL);
  harness_settle (harness);
  g_assert_cmpuint (summer_document_list_get_count (documents), ==, 0);
}

static gboolean
take_provider (const SummerProviderRecord *record, gpointer user_data)
{
  *(SummerProviderRecord *) user_data = *record;
  return FALSE;
}

static SummerProviderRecord
get_provider (Harness *harness)
{
  SummerProviderRecord found = { 0 };

  summer_provider_each (summer_office_get_store (harness->office),
                        summer_office_get_programme (harness->office), take_provider, &found, NULL);
  return found;
}

static gboolean
is_not_barred (gpointer harness)
{
  return get_provider (harness).state == SUMMER_PROVIDER_NORMAL;
}

static void
test_a_provider_is_barred (void)
{
  g_autoptr (Harness) harness = harness_new (6);
  const gint64 id = get_provider (harness).id;

  g_assert_cmpint (id, !=, 0);
  set_today (harness, 8, 7);
  harness_act (harness, "win.page::classes");
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (harness->window)),
                              "win.provider-event", "(xi)", id, (int) SUMMER_INTEGRITY_BARRED);
  harness_wait (says, "Without a day it is barred for good.");
  write_field (harness, "person", "Li");
  write_field (harness, "until", "2019-08-01");
  harness_wait (says, "This is before its first day.");
  write_field (harness, "until", "2020-08-01");
  write_field (harness, "reason", "false numbers");
  save (harness);
  g_assert_cmpint (get_provider (harness).state, ==, SUMMER_PROVIDER_BARRED);
  harness_press (harness, "ctrl+z");
  harness_wait (is_not_barred, harness);
}

/* F2 over several classes offers their state as well: a step, with its day and its person. */
static void
test_state_of_several (void)
{
  g_autoptr (Harness) harness = harness_new (6);
  GtkDropDown *field;
  GtkWindow *batch;

  set_today (harness, 8, 7);
  harness_act (harness, "win.page::classes");
  harness_settle (harness);
  summer_window_focus_page (harness->window);
  harness_press (harness, "ctrl+a F2");
  harness_settle (harness);
  batch = harness_find_window ("SummerBatchDialog");
  g_assert_nonnull (batch);
  field = harness_find (batch, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (field,
                              g_list_model_get_n_items (gtk_drop_down_get_model (field)) - 1);
  harness_wait (says, "6 rows selected");
  g_assert_null (harness_find_window ("SummerBatchDialog"));
  g_assert_nonnull (summer_record_dialog_get_field (find_dialog (), "person"));
  g_assert_nonnull (summer_record_dialog_get_field (find_dialog (), "day"));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/gtk/life/from-application-to-opening", test_from_application_to_opening);
  g_test_add_func ("/gtk/life/a-reason-is-asked-for", test_a_reason_is_asked_for);
  g_test_add_func ("/gtk/life/assessed-as-it-is-now", test_assessed_as_it_is_now);
  g_test_add_func ("/gtk/life/what-others-refer-to-stays", test_what_others_refer_to_stays);
  g_test_add_func ("/gtk/life/documents", test_documents);
  g_test_add_func ("/gtk/life/a-provider-is-barred", test_a_provider_is_barred);
  g_test_add_func ("/gtk/life/state-of-several", test_state_of_several);
  g_test_add_func ("/gtk/life/not-begun", test_not_begun);
  return g_test_run ();
}
