/* What comes in through the window: dropped on it, and broken off while it is under way. */
#include "config.h"

#include "harness.h"

#include "summer-export.h"
#include "summer-journal.h"
#include "summer-sample.h"

static SummerPage *
get_page (Harness *harness)
{
  return summer_window_get_page_widget (harness->window);
}

static const char *
get_state (Harness *harness)
{
  return gtk_stack_get_visible_child_name (harness_find (get_page (harness), GTK_TYPE_STACK));
}

static gboolean
has_plan (gpointer data)
{
  return g_strcmp0 (summer_window_get_page (((Harness *) data)->window), "exchange") == 0
         && g_strcmp0 (get_state (data), "plan") == 0;
}

static gboolean
has_programme (gpointer data)
{
  return summer_office_get_programme (((Harness *) data)->office) != 0;
}

/* A window of another program, with a file in it that can be dragged out. */
static GtkWindow *
open_folder (const char *path)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *file = gtk_label_new ("file");
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr (GFile) dragged = g_file_new_for_path (path);
  GdkFileList *files = gdk_file_list_new_from_array (&dragged, 1);
  g_autoptr (GdkContentProvider) content
      = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);

  gtk_drag_source_set_content (source, content);
  gtk_widget_add_controller (file, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_child (window, file);
  gtk_window_set_default_size (window, 120, 60);
  gtk_window_present (window);
  g_boxed_free (GDK_TYPE_FILE_LIST, files);
  return window;
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* A workbook that is dragged from another window and dropped anywhere on this one is read: its plan is shown,
 * and nothing is written yet. */
static void
test_drop (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *path = g_build_filename (TEST_DATA, "cases", "01-fujian-tidy.xlsx", NULL);
  GtkWindow *folder = open_folder (path);
  const gint64 entries = summer_journal_get_undoable (summer_office_get_store (harness->office));

  harness_wait (is_active, folder);
  harness_act (harness, "win.page::overview");
  harness_drag (harness, gtk_window_get_child (folder), get_page (harness));
  harness_wait (has_plan, harness);
  g_assert_nonnull (harness_find_label (get_page (harness), "01-fujian-tidy.xlsx"));
  g_assert_nonnull (harness_find_label (get_page (harness), "rows added"));
  g_assert_cmpint (summer_journal_get_undoable (summer_office_get_store (harness->office)), ==,
                   entries);
  gtk_window_destroy (folder);
}

/* A whole programme as a workbook, large enough that its import is still under way when Cancel is pressed. */
static char *
make_workbook (const char *folder, guint *n_classes)
{
  g_autofree char *database = g_build_filename (folder, "whole.db", NULL);
  char *path = g_build_filename (folder, "whole.xlsx", NULL);
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 programme = 0;

  *n_classes = 150;
  store = summer_store_open (database, SUMMER_STORE_CREATE, &error);
  g_assert_no_error (error);
  summer_sample_fill (store, (int) *n_classes, 1, NULL, NULL, NULL, &programme, &error);
  g_assert_no_error (error);
  summer_export_programme (store, programme, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
import_file (Harness *harness, const char *path)
{
  const char *const paths[] = { path, NULL };

  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "import-files",
                                  g_variant_new_strv (paths, -1));
}

static GtkWidget *
find_cancel (gpointer root)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_actionable_get_action_name (root), "win.cancel-work") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cancel (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
can_be_cancelled (gpointer data)
{
  Harness *harness = data;

  return summer_office_get_work (harness->office) != NULL && find_cancel (harness->window) != NULL;
}

/* Rows are being written, or all of them are already. */
static gboolean
is_writing (gpointer data)
{
  SummerWork *work = summer_office_get_work (((Harness *) data)->office);

  return (work != NULL && summer_work_get_fraction (work) >= 0.1) || has_programme (data);
}

static gboolean
has_no_programme (gpointer data)
{
  return !has_programme (data);
}

#define MOST_TRIES 6 /* work that was quicker than the hand is done again */

static void
cancel_reading (Harness *harness, const char *path)
{
  for (int tries = 1; g_strcmp0 (get_state (harness), "idle") != 0 || tries == 1; tries++)
    {
      g_assert_cmpint (tries, <=, MOST_TRIES);
      import_file (harness, path);
      harness_wait (can_be_cancelled, harness);
      harness_click_on (harness, find_cancel (harness->window));
      harness_wait_idle_work (harness);
    }
}

static void
cancel_writing (Harness *harness, const char *path)
{
  for (int tries = 1;; tries++)
    {
      GtkWidget *cancel;

      g_assert_cmpint (tries, <=, MOST_TRIES);
      import_file (harness, path);
      harness_wait (has_plan, harness);
      harness_settle (harness);
      harness_press (harness, "Return");
      harness_wait (is_writing, harness);
      cancel = find_cancel (harness->window);
      if (cancel != NULL)
        harness_click_on (harness, cancel);
      harness_wait_idle_work (harness);
      if (!has_programme (harness))
        return;
      harness_act (harness, "win.undo");
      harness_wait (has_no_programme, harness);
      harness_wait_idle_work (harness);
    }
}

/* Cancel during an import, first while the workbook is read and then while rows are written: nothing is written,
 * the window says so, and the same import can be made again. */
static void
test_cancel (void)
{
  g_autoptr (Harness) harness = harness_new (0);
  guint n_classes;
  g_autofree char *path = make_workbook (harness->folder, &n_classes);
  gint64 undoable;

  harness_act (harness, "win.page::exchange");
  cancel_reading (harness, path);
  g_assert_nonnull (harness_find_label (harness->window, "Cancelled: nothing was written"));
  undoable = summer_journal_get_undoable (summer_office_get_store (harness->office));
  g_assert_cmpint (undoable, ==, 0);

  cancel_writing (harness, path);
  g_assert_nonnull (harness_find_label (get_page (harness), "Cancelled: nothing was written"));
  g_assert_cmpstr (get_state (harness), ==, "plan");
  undoable = summer_journal_get_undoable (summer_office_get_store (harness->office));
  g_assert_cmpint (undoable, ==, 0);

  /* The plan is as it was, and Enter is again on its button. */
  harness_press (harness, "Return");
  harness_wait (has_programme, harness);
  harness_wait_idle_work (harness);
  harness_wait_assessed (harness);
  g_assert_cmpuint (summer_office_get_assessment (harness->office)->n_classes, ==, n_classes);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/gtk/import/drop", test_drop);
  g_test_add_func ("/gtk/import/cancel", test_cancel);

  return g_test_run ();
}
