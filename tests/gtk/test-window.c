#include "config.h"

#include "harness.h"

#include <adwaita.h>

#include <glib/gstdio.h>

#include "summer-child-table.h"
#include "summer-journal.h"
#include "summer-search-box.h"
#include "summer-sheet-view.h"

static const char *const pages[] = { "overview", "classes", "children", "staff",  "insurance",
                                     "safety",   "subsidy", "exchange", "journal" };

static void
assert_fits (Harness *harness, const char *page)
{
  int minimum, natural;

  g_assert_cmpstr (summer_window_get_page (harness->window), ==, page);
  gtk_widget_measure (GTK_WIDGET (harness->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      &natural, NULL, NULL);
  g_test_message ("%s: %d to %d", page, minimum, natural);
  g_assert_cmpint (minimum, <=, 1366);
  g_assert_cmpint (natural, <=, 1366);
  gtk_widget_measure (GTK_WIDGET (summer_window_get_page_widget (harness->window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, <=, 1366 - 190);
  gtk_widget_measure (GTK_WIDGET (harness->window), GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 768);
}

/* An office PC has 1366 pixels: no page may push the window beyond. */
static void
test_pages_fit (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  SummerAssessment *assessment;

  harness_wait_assessed (harness);
  assessment = summer_office_get_assessment (harness->office);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", pages[i]);

      harness_act (harness, action);
      assert_fits (harness, pages[i]);
    }
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-class::%s", assessment->classes[i].code);

      harness_act (harness, action);
      assert_fits (harness, "class");
    }
}

/* The first page of an empty database, whose long sentences wrap, goes into the window as well. */
static void
test_start_fits (void)
{
  g_autoptr (Harness) harness = harness_new (0);
  int minimum;

  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "start");
  gtk_widget_measure (GTK_WIDGET (harness->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 1366);
  gtk_widget_measure (GTK_WIDGET (harness->window), GTK_ORIENTATION_VERTICAL, 1366, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 768);
}

/* Alt and a figure turn to the pages in the order of the sidebar. */
static void
test_keys_turn_pages (void)
{
  g_autoptr (Harness) harness = harness_new (2);

  harness_press (harness, "alt+3");
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, summer_window_get_nth_page (2));
  harness_press (harness, "alt+2");
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, summer_window_get_nth_page (1));
  harness_press (harness, "alt+Left");
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, summer_window_get_nth_page (2));
}

/* A class is found by its code and opened by Enter, without the mouse. */
static gboolean
shows_keys (gpointer shown)
{
  return (harness_find_window ("GtkShortcutsWindow") != NULL) == GPOINTER_TO_INT (shown);
}

/* The table of the keys is made when it is first asked for, and is there the second time, too. */
static void
test_keys_are_listed (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  /* GTK 4.8 warns of the width of a label of its own in that window. */
  const GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  for (int i = 0; i < 2; i++)
    {
      harness_press (harness, "ctrl+question");
      harness_wait (shows_keys, GINT_TO_POINTER (TRUE));
      harness_settle (harness);
      harness_press (harness, "Escape");
      harness_wait (shows_keys, GINT_TO_POINTER (FALSE));
      harness_settle (harness);
    }
  g_log_set_always_fatal (fatal);
}

static void
test_search_opens_class (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  GtkWidget *box = harness_find (harness->window, SUMMER_TYPE_SEARCH_BOX);
  const SummerAssessment *assessment = summer_office_get_assessment (harness->office);

  harness_press (harness, "ctrl+k");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (harness->window)), box));
  harness_type (harness, assessment->classes[4].code);
  harness_press (harness, "Return");
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "class");
  g_assert_nonnull (harness_find_label (summer_window_get_page_widget (harness->window),
                                        assessment->facts->classes[4].name));
}

/* A child is found by the initials of its name; the list of children then shows that child. */
static void
test_search_opens_child (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  const SummerFactChild *child
      = &summer_office_get_assessment (harness->office)->facts->classes[1].children[3];
  SummerSheetView *view;

  harness_press (harness, "ctrl+f");
  harness_type (harness, child->code);
  harness_press (harness, "Return");
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "children");
  view = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_SHEET_VIEW);
  g_assert_cmpint (summer_sheet_view_get_chosen (view), ==, child->id);
}

/* Taking back an entry says what it was; so do Ctrl+Shift+Z, which does it again, and Ctrl+Z after that. What the
 * window did not do itself no key takes back. */
static void
test_undo_names_what_it_was (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *what = g_strdup (summer_journal_get_action_text ("sample"));
  g_autofree char *redone = NULL;

  g_assert_cmpint (summer_office_get_programme (harness->office), !=, 0);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (harness->window), "undo"));
  harness_press (harness, "ctrl+z");
  harness_wait_idle_work (harness);
  g_assert_cmpint (summer_office_get_programme (harness->office), !=, 0);
  harness_act (harness, "win.undo-entry(int64 1)");
  harness_wait_idle_work (harness);
  g_assert_cmpint (summer_office_get_programme (harness->office), ==, 0);
  g_assert_nonnull (harness_find_label (harness->window, "Undone:"));

  harness_press (harness, "ctrl+shift+z");
  harness_wait_idle_work (harness);
  g_assert_cmpint (summer_office_get_programme (harness->office), !=, 0);
  redone = g_strdup_printf ("Redone: %s", what);
  g_assert_nonnull (harness_find_label (harness->window, redone));
}

/* What cannot be done now cannot be pressed. */
static void
test_empty_database_disables (void)
{
  g_autoptr (Harness) harness = harness_new (0);

  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (harness->window), "undo"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (harness->window), "redo"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (harness->window), "search"));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (harness->window), "page"));
}

/* A file of another program is left alone, and the window says what to do. */
static void
test_foreign_file_is_explained (void)
{
  g_autoptr (Harness) harness = harness_new (-1);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (harness->database, "this is a letter, not a database", -1, &error);
  g_assert_no_error (error);
  harness_open (harness);

  g_assert_null (summer_office_get_store (harness->office));
  g_assert_nonnull (harness_find_label (harness->window, "Open another file"));
  g_file_get_contents (harness->database, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, "this is a letter, not a database");

  /* Once the way is clear, trying again opens it. */
  g_unlink (harness->database);
  g_signal_emit_by_name (
      harness_find_label (harness->window, "Try Again") != NULL
          ? gtk_widget_get_ancestor (GTK_WIDGET (harness_find_label (harness->window, "Try Again")),
                                     GTK_TYPE_BUTTON)
          : NULL,
      "clicked");
  harness_settle (harness);
  g_assert_nonnull (summer_office_get_store (harness->office));
}

static gboolean
is_sound (gpointer data)
{
  return harness_find_label (((Harness *) data)->window, "records are sound") != NULL;
}

static gboolean
is_written (gpointer data)
{
  return harness_find_label (((Harness *) data)->window, "Written: copy.db") != NULL;
}

static gboolean
is_back (gpointer data)
{
  Harness *harness = data;
  GtkWindow *window = gtk_application_get_active_window (harness->application);

  if (!SUMMER_IS_WINDOW (window))
    return FALSE;
  harness->window = SUMMER_WINDOW (window);
  g_set_object (&harness->office, summer_window_get_office (harness->window));
  return summer_office_get_store (harness->office) != NULL;
}

/* The records are checked, copied and brought back from the menu; what came after the copy is gone then. */
static void
test_backup_and_restore (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *copy = g_build_filename (harness->folder, "copy.db", NULL);

  harness_act (harness, "win.check");
  harness_wait (is_sound, harness);
  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "backup-to",
                                  g_variant_new_string (copy));
  harness_wait (is_written, harness);
  harness_act (harness, "win.undo-entry(int64 1)");
  harness_wait_idle_work (harness);
  g_assert_cmpint (summer_office_get_programme (harness->office), ==, 0);

  g_clear_object (&harness->office);
  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "restore-from",
                                  g_variant_new_string (copy));
  harness_wait (is_back, harness);
  harness_wait_idle_work (harness);
  g_assert_cmpint (summer_office_get_programme (harness->office), !=, 0);
}

static gboolean
name_first (const SummerChildRecord *found, gpointer user_data)
{
  Harness *harness = user_data;
  SummerStore *store = summer_office_get_store (harness->office);
  SummerChildRecord child = *found;
  g_autoptr (GError) error = NULL;

  child.name = "林改改";
  g_assert_true (summer_store_begin (store, "edit", NULL, &error));
  g_assert_true (summer_child_update (store, &child, &error));
  g_assert_true (summer_store_commit (store, NULL, &error));
  return FALSE;
}

static gboolean
is_refused (gpointer data)
{
  GtkWindow *dialog = harness_find_window ("AdwMessageDialog");

  return dialog != NULL && harness_find_label (dialog, "Nothing Was Undone") != NULL;
}

/* What stands in the way of taking back is listed where it can be scrolled and closed. */
static void
test_refused_undo_is_closed (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  GtkWindow *dialog;

  g_assert_true (summer_child_each (summer_office_get_store (harness->office),
                                    summer_office_get_programme (harness->office), name_first,
                                    harness, NULL));
  harness_settle (harness);
  harness_act (harness, "win.undo-entry(int64 1)");
  harness_wait (is_refused, NULL);
  dialog = harness_find_window ("AdwMessageDialog");
  g_assert_nonnull (harness_find_label (harness_find (dialog, GTK_TYPE_SCROLLED_WINDOW), "林改改"));
  g_assert_nonnull (harness_find_label (dialog, "undo the later changes first"));
  g_assert_null (harness_find_label (harness->window, "cannot be undone"));
  harness_press (harness, "Escape");
  harness_settle (harness);
  g_assert_null (harness_find_window ("AdwMessageDialog"));
}

static gboolean
is_reported (gpointer data)
{
  GtkWindow *dialog = harness_find_window ("AdwMessageDialog");

  return dialog != NULL && harness_find_label (dialog, "Child: ") != NULL;
}

static gboolean
is_new_file (gpointer data)
{
  Harness *harness = data;

  return is_back (harness)
         && g_str_has_suffix (summer_office_get_path (harness->office), "left.db");
}

/* What can be read goes into a new file, is reported, and opens in the place of the one that was. */
static void
test_what_is_left_is_read (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *to = g_build_filename (harness->folder, "left.db", NULL);

  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "salvage-to",
                                  g_variant_new_string (to));
  harness_wait (is_reported, harness);
  g_clear_object (&harness->office);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (harness_find_window ("AdwMessageDialog")),
                               "open");
  harness_wait (is_new_file, harness);
  harness_wait_idle_work (harness);
  g_assert_cmpint (summer_office_get_programme (harness->office), !=, 0);
}

static gboolean
has_no_programme (gpointer data)
{
  return summer_office_get_programme (((Harness *) data)->office) == 0;
}

/* What another program commits is seen without being asked for. */
static void
test_changes_of_others_are_seen (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autoptr (SummerStore) other = NULL;
  g_autoptr (GError) error = NULL;

  other = summer_store_open (harness->database, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (summer_journal_undo (other, 1, NULL, &error));
  g_assert_no_error (error);

  harness_wait (has_no_programme, harness);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/gtk/window/pages-fit", test_pages_fit);
  g_test_add_func ("/gtk/window/start-fits", test_start_fits);
  g_test_add_func ("/gtk/window/keys-turn-pages", test_keys_turn_pages);
  g_test_add_func ("/gtk/window/keys-are-listed", test_keys_are_listed);
  g_test_add_func ("/gtk/window/search-opens-class", test_search_opens_class);
  g_test_add_func ("/gtk/window/search-opens-child", test_search_opens_child);
  g_test_add_func ("/gtk/window/refused-undo-is-closed", test_refused_undo_is_closed);
  g_test_add_func ("/gtk/window/undo-names-what-it-was", test_undo_names_what_it_was);
  g_test_add_func ("/gtk/window/empty-database-disables", test_empty_database_disables);
  g_test_add_func ("/gtk/window/foreign-file-is-explained", test_foreign_file_is_explained);
  g_test_add_func ("/gtk/window/backup-and-restore", test_backup_and_restore);
  g_test_add_func ("/gtk/window/what-is-left-is-read", test_what_is_left_is_read);
  g_test_add_func ("/gtk/window/changes-of-others-are-seen", test_changes_of_others_are_seen);

  return g_test_run ();
}
