#include "config.h"

#include "harness.h"

#include "summer-child-table.h"
#include "summer-chip.h"
#include "summer-details.h"
#include "summer-settings.h"
#include "summer-sheet-view.h"

#define TOOLTIP_COMES 700 /* ms: longer than GTK waits before it shows one */

static SummerSheetView *
open_list (Harness *harness, const char *page)
{
  g_autofree char *action = g_strdup_printf ("win.page::%s", page);

  harness_act (harness, action);
  return harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_SHEET_VIEW);
}

static guint
get_n_rows (SummerSheetView *view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (summer_sheet_view_get_sheet (view)));
}

typedef struct
{
  SummerSheetView *view;
  guint n_rows;
} Rows;

static gboolean
has_rows (gpointer data)
{
  return get_n_rows (((Rows *) data)->view) == ((Rows *) data)->n_rows;
}

/* The entry waits a moment for more to be typed. */
static void
wait_for_rows (SummerSheetView *view, guint n_rows)
{
  harness_wait (has_rows, (&(Rows){ view, n_rows }));
}

static gint64
get_number (SummerSheetView *view, guint row, const char *column)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (view);
  g_autoptr (SummerSheetRow) item = g_list_model_get_item (G_LIST_MODEL (sheet), row);

  return summer_sheet_row_get_number (item, summer_sheet_find_column (summer_sheet_get_spec (sheet),
                                                                      column));
}

static char *
dup_text (SummerSheetView *view, guint row, const char *column)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (view);
  g_autoptr (SummerSheetRow) item = g_list_model_get_item (G_LIST_MODEL (sheet), row);

  return summer_sheet_row_dup_text (item, summer_sheet_find_column (summer_sheet_get_spec (sheet),
                                                                    column));
}

/* Typing in a list filters it; the counts say how many there are and how many are left; Esc shows all. */
static void
test_filter_as_you_type (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  SummerSheetView *view = open_list (harness, "classes");
  g_autofree char *code = dup_text (view, 7, "code");

  g_assert_cmpuint (get_n_rows (view), ==, 12);
  g_assert_nonnull (harness_find_label (view, "12 classes"));

  harness_press (harness, "ctrl+shift+l");
  harness_type (harness, code);
  wait_for_rows (view, 1);
  g_assert_nonnull (harness_find_label (view, "12 classes, 1 after the filter"));

  harness_press (harness, "Escape");
  wait_for_rows (view, 12);
}

/* A filter that nothing passes says so, and lets one back. */
static void
test_nothing_matches (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerSheetView *view = open_list (harness, "children");

  summer_sheet_view_set_filter (view, "no such child");
  harness_settle (harness);
  g_assert_cmpuint (get_n_rows (view), ==, 0);
  g_assert_true (
      gtk_widget_get_mapped (GTK_WIDGET (harness_find_label (view, "Nothing Matches the Filter"))));
  gtk_widget_activate_action (GTK_WIDGET (view), "sheet.clear-filter", NULL);
  harness_settle (harness);
  g_assert_cmpuint (get_n_rows (view), >, 0);
}

static gboolean
is_up_to_date (gpointer label)
{
  return strstr (gtk_label_get_text (label), "after the filter") != NULL;
}

/* A list of thousands of rows is filtered and sorted beside the window: what is shown stays until the answer is there,
 * and the last letters count. Who asks for a row gets the right one at once. */
static void
test_long_list_keeps_the_window_free (void)
{
  g_autoptr (Harness) harness = harness_new (160);
  SummerSheetView *view = open_list (harness, "children");
  SummerSheet *sheet = summer_sheet_view_get_sheet (view);
  const guint all = g_list_model_get_n_items (G_LIST_MODEL (sheet));
  GtkLabel *counts = harness_find_label (view, "children");
  g_autofree char *code = dup_text (view, all - 1, "code");

  g_assert_cmpuint (all, >, 3000);
  summer_sheet_view_set_filter (view, "no such child");
  summer_sheet_view_set_filter (view, code);
  g_assert_true (summer_sheet_is_behind (sheet));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, all);
  g_assert_false (is_up_to_date (counts));
  harness_wait (is_up_to_date, counts);
  g_assert_false (summer_sheet_is_behind (sheet));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 1);
  g_assert_nonnull (strstr (gtk_label_get_text (counts), "1 after the filter"));

  /* One that cannot wait. */
  summer_sheet_view_set_filter (view, "");
  g_assert_true (summer_sheet_is_behind (sheet));
  g_assert_cmpuint (get_n_rows (view), ==, all);
  harness_settle (harness);
  g_assert_null (strstr (gtk_label_get_text (counts), "after the filter"));
}

/* A click on a heading sorts by it, a second one the other way. */
static void
test_headings_sort (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  SummerSheetView *view = open_list (harness, "classes");
  GtkLabel *label = harness_find_label (summer_sheet_view_get_column_view (view), "Headcount");
  GtkWidget *heading = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (label)));
  gboolean descending;
  int column;

  g_assert_nonnull (label);
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 1); /* over figures on the right */

  for (int click = 0; click < 2; click++)
    {
      double x, y;

      gtk_widget_translate_coordinates (heading, GTK_WIDGET (harness->window),
                                        gtk_widget_get_width (heading) / 2.0,
                                        gtk_widget_get_height (heading) / 2.0, &x, &y);
      harness_click (harness, x - 20 * click, y); /* elsewhere: two clicks, not a double one */
      column = summer_sheet_get_sort (summer_sheet_view_get_sheet (view), &descending);
      g_assert_cmpint (column, ==, summer_sheet_find_column (&summer_sheet_classes, "headcount"));
      g_assert_cmpint (descending, ==, click);
      for (guint i = 1; i < get_n_rows (view); i++)
        {
          gint64 before = get_number (view, i - 1, "headcount");
          gint64 after = get_number (view, i, "headcount");

          if (descending)
            g_assert_cmpint (before, >=, after);
          else
            g_assert_cmpint (before, <=, after);
        }
    }
}

/* The state of a class narrows the list from elsewhere: the overview shows the ineligible ones. */
static void
test_show_ineligible (void)
{
  g_autoptr (Harness) harness = harness_new (40);
  SummerSheetView *view;
  guint ineligible;

  harness_wait_assessed (harness);
  ineligible = summer_assessment_count (summer_office_get_assessment (harness->office),
                                        SUMMER_VERDICT_INELIGIBLE);
  g_assert_cmpuint (ineligible, >, 0);
  harness_act (harness, "win.show-classes(1)");
  view = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_SHEET_VIEW);
  g_assert_cmpuint (get_n_rows (view), ==, ineligible);
  for (guint i = 0; i < ineligible; i++)
    g_assert_cmpint (get_number (view, i, "verdict"), ==, SUMMER_VERDICT_INELIGIBLE);

  harness_act (harness, "win.show-classes(-1)");
  g_assert_cmpuint (get_n_rows (view), ==, 40);
}

/* Rows are copied as a spreadsheet takes them: tabs, lines, headings, the columns that are shown. */
static void
test_copy_for_a_spreadsheet (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  SummerSheetView *view = open_list (harness, "classes");
  g_autofree char *code = dup_text (view, 2, "code");
  g_autofree char *block = NULL;
  g_auto (GStrv) lines = NULL;

  summer_window_focus_page (harness->window);
  harness_press (harness, "Home ctrl+a ctrl+c");
  block = harness_dup_clipboard (harness);
  g_assert_nonnull (block);
  lines = g_strsplit (g_strchomp (block), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "Code\tClass\t"));
  g_assert_true (g_str_has_prefix (lines[3], code));
}

/* Columns, sort and filter are there again the next time the list is made. */
static void
test_remembers_how_it_was_left (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  SummerSheetView *view = open_list (harness, "staff");
  g_autoptr (GSettings) settings = summer_settings_new_for_sheet ("staff");
  SummerSheetView *again;
  guint n_before, n_after;
  g_autofree guint *before = summer_sheet_view_dup_columns (view, &n_before);
  g_autofree guint *after = NULL;

  gtk_widget_activate_action (GTK_WIDGET (view), "sheet.toggle-column", "s", "telephone");
  summer_sheet_view_set_filter (view, "FZ");
  harness_settle (harness);

  again = SUMMER_SHEET_VIEW (g_object_ref_sink (summer_sheet_view_new ()));
  summer_sheet_view_set_up (again, harness->office, &summer_sheet_staff, NULL);
  summer_sheet_view_refresh (again);
  after = summer_sheet_view_dup_columns (again, &n_after);
  g_assert_cmpuint (n_after, ==, n_before - 1);
  g_assert_cmpstr (summer_sheet_view_get_filter (again), ==, "FZ");
  g_object_unref (again);

  g_settings_reset (settings, "columns");
  g_settings_reset (settings, "filter");
}

/* Numbers that belong to a child are shown masked, in the list and in the panel. */
static void
test_sensitive_is_masked (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerSheetView *view = open_list (harness, "children");
  g_autofree char *number = dup_text (view, 0, "identity_number");
  g_autofree char *telephone = dup_text (view, 0, "telephone");
  SummerSheet *sheet = summer_sheet_view_get_sheet (view);
  g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), 0);
  GtkWidget *details
      = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_DETAILS);

  g_assert_nonnull (strstr (number, "**"));
  g_assert_nonnull (strstr (telephone, "**"));
  g_assert_false (gtk_widget_get_mapped (details));
  g_assert_true (summer_sheet_view_choose (view, summer_sheet_row_get_key (row)));
  harness_settle (harness);
  g_assert_true (gtk_widget_get_mapped (details));
  g_assert_nonnull (harness_find_label (details, number));
  g_assert_nonnull (harness_find_label (details, "May take the child home"));
}

static void
assert_chips_whole (GtkWidget *root, guint *n_chips)
{
  if (SUMMER_IS_CHIP (root) && gtk_widget_get_mapped (root))
    {
      int natural;

      gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      g_assert_cmpint (natural, <=, gtk_widget_get_width (gtk_widget_get_parent (root)));
      (*n_chips)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_chips_whole (child, n_chips);
}

/* A state is never cut short, and the lists as they come need no sideways scrolling on 1366 pixels. */
static void
test_columns_have_room (void)
{
  const char *lists[] = { "classes", "children", "staff", "insurance", "safety", "journal" };
  g_autoptr (Harness) harness = harness_new (30);

  harness_wait_assessed (harness);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      SummerSheetView *list = open_list (harness, lists[i]);
      GtkColumnView *view = harness_find (list, GTK_TYPE_COLUMN_VIEW);
      GListModel *columns = gtk_column_view_get_columns (view);
      guint n_chips = 0;
      int width = 0;

      for (guint j = 0; j < g_list_model_get_n_items (columns); j++)
        {
          g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, j);

          if (gtk_column_view_column_get_visible (column))
            width += gtk_column_view_column_get_fixed_width (column);
        }
      g_test_message ("%s: %d", lists[i], width);
      g_assert_cmpint (width, <=, 1366 - 190);
      assert_chips_whole (GTK_WIDGET (view), &n_chips);
      if (i == 0)
        g_assert_cmpuint (n_chips, >, 0);
    }
}

static GtkWidget *
find_open_menu (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *menu = find_open_menu (child);

      if (menu != NULL)
        return menu;
    }
  return NULL;
}

/* An open menu holds the keyboard, also after its window. */
static gboolean
is_closed (gpointer menu)
{
  return !gtk_widget_get_mapped (menu);
}

/* The menu key opens the menu of the rows, not that of the filter which takes what is typed. */
static gboolean
say_so_cb (gpointer said)
{
  *(gboolean *) said = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer said)
{
  return *(gboolean *) said;
}

static void
test_menu_key (void)
{
  gboolean has_come = FALSE;
  g_autoptr (Harness) harness = harness_new (2);
  SummerSheetView *view = open_list (harness, "classes");
  GtkWidget *menu;

  summer_window_focus_page (harness->window);
  harness_press (harness, "Home shift+F10");
  harness_settle (harness);
  menu = find_open_menu (GTK_WIDGET (view));
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_get_parent (menu) == GTK_WIDGET (view));

  gtk_popover_popdown (GTK_POPOVER (menu));
  harness_wait (is_closed, menu);
  /* A tooltip that was about to come over the menu comes, or not, while the window is still there: GTK 4.8 looks for its
   * surface without asking. */
  g_timeout_add (TOOLTIP_COMES, say_so_cb, &has_come);
  harness_wait (is_true, &has_come);
}

/* Enter on a row of the classes opens the class. */
static void
test_enter_opens (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  SummerSheetView *view = open_list (harness, "classes");
  g_autofree char *name = dup_text (view, 1, "name");

  summer_window_focus_page (harness->window);
  harness_press (harness, "Home Down Return");
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "class");
  g_assert_nonnull (harness_find_label (summer_window_get_page_widget (harness->window), name));
}

/* A list is saved as it is shown, in a worker. */
static void
test_saves_what_is_shown (void)
{
  g_autoptr (Harness) harness = harness_new (5);
  SummerSheetView *view = open_list (harness, "classes");
  const char *endings[] = { "xlsx", "csv", "pdf" };
  g_autofree char *code = dup_text (view, 3, "code");
  g_autofree char *other = dup_text (view, 2, "code");

  summer_sheet_view_set_filter (view, code);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("list.%s", endings[i]);
      g_autofree char *path = g_build_filename (harness->folder, name, NULL);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      gtk_widget_activate_action (GTK_WIDGET (view), "sheet.save-as", "s", path);
      harness_wait_idle_work (harness);
      g_file_get_contents (path, &content, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (length, >, 0);
      if (i == 1)
        {
          g_assert_nonnull (strstr (content, code));
          g_assert_null (strstr (content, other));
        }
    }
}

/* A list that cannot be written says so and leaves nothing behind. */
static void
test_failed_save_is_told (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerSheetView *view = open_list (harness, "classes");
  g_autofree char *path = g_build_filename (harness->folder, "no such folder", "list.csv", NULL);

  gtk_widget_activate_action (GTK_WIDGET (view), "sheet.save-as", "s", path);
  harness_wait_idle_work (harness);
  g_assert_null (harness_find_label (harness->window, "Saved as"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* An entry of the journal is taken back from its list. */
static void
test_journal_undoes_an_entry (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerSheetView *view = open_list (harness, "journal");

  g_assert_cmpuint (get_n_rows (view), ==, 1);
  summer_window_focus_page (harness->window);
  harness_press (harness, "Home space");
  harness_act (harness, "win.undo-entry(int64 1)");
  harness_wait_idle_work (harness);
  g_assert_cmpint (summer_office_get_programme (harness->office), ==, 0);
}

static guint
count_rows_in_sight (GtkWidget *view)
{
  guint n = 0;

  for (GtkWidget *list = gtk_widget_get_first_child (view); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    for (GtkWidget *row = GTK_IS_LIST_VIEW (list) ? gtk_widget_get_first_child (list) : NULL;
         row != NULL; row = gtk_widget_get_next_sibling (row))
      n += gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0;
  return n;
}

static gboolean
row_has_focus (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (data);

  return focus != NULL && (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* A child found by the search stands in a list that is full, chosen and ready for its keys, also on the first
 * visit of the page. */
static void
test_found_row_is_in_sight (void)
{
  g_autoptr (Harness) harness = harness_new (12);
  SummerSheetView *view;

  harness_press (harness, "ctrl+k");
  harness_type (harness, "FZ1900171");
  harness_press (harness, "Return");
  view = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_SHEET_VIEW);
  g_assert_nonnull (view);
  harness_wait (row_has_focus, harness->window);
  g_assert_cmpuint (count_rows_in_sight (GTK_WIDGET (summer_sheet_view_get_column_view (view))), >,
                    15);
  g_assert_cmpint (summer_sheet_view_get_chosen (view), !=, 0);
}

static gboolean
history_is_read (gpointer data)
{
  GtkWindow *window = harness_find_window ("SummerHistoryDialog");

  return window != NULL && harness_find_label (window, data) != NULL;
}

/* Ctrl+H tells who changed the chosen record, field by field; an entry is taken back from there. */
static void
test_history_of_a_record (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerSheetView *view = open_list (harness, "children");
  SummerStore *store = summer_office_get_store (harness->office);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = dup_text (view, 0, "code");
  g_autofree char *name = dup_text (view, 0, "name");
  g_autofree char *school = dup_text (view, 0, "school");
  g_autoptr (SummerSheetRow) row
      = g_list_model_get_item (G_LIST_MODEL (summer_sheet_view_get_sheet (view)), 0);
  const SummerChildRecord child = { .id = summer_sheet_row_get_key (row),
                                    .programme = summer_office_get_programme (harness->office),
                                    .code = code,
                                    .name = name,
                                    .birth = SUMMER_DAY_NONE,
                                    .school = "台江小学" };

  g_assert_true (summer_store_begin (store, "edit", "moved house", &error));
  g_assert_true (summer_child_update (store, &child, &error));
  g_assert_true (summer_store_commit (store, NULL, &error));
  harness_settle (harness);
  g_assert_true (summer_sheet_view_choose (view, child.id));
  harness_wait (row_has_focus, harness->window);
  harness_press (harness, "ctrl+h");
  harness_wait (history_is_read, "moved house");
  harness_wait (history_is_read, "台江小学");

  harness_press (harness, "ctrl+u");
  harness_wait_idle_work (harness);
  harness_settle (harness);
  g_autofree char *again = dup_text (view, 0, "school");
  g_assert_cmpstr (again, ==, school);
  harness_press (harness, "Escape");
  harness_settle (harness);
  g_assert_null (harness_find_window ("SummerHistoryDialog"));
}

/* F2 sets one field of all that are selected: shown before, and taken back as one. */
static void
test_change_selected_rows (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  SummerSheetView *view = open_list (harness, "classes");
  g_autofree char *before = NULL, *changed = NULL, *again = NULL;
  GtkWindow *dialog;
  GtkDropDown *field;

  gtk_widget_activate_action (GTK_WIDGET (view), "sheet.clear-filter", NULL);
  wait_for_rows (view, 4);
  before = dup_text (view, 1, "venue");
  summer_window_focus_page (harness->window);
  harness_press (harness, "ctrl+a F2");
  harness_settle (harness);
  dialog = harness_find_window ("SummerBatchDialog");
  g_assert_nonnull (dialog);
  g_assert_nonnull (harness_find_label (dialog, "4 rows selected"));

  /* A date that is none is told at once. */
  field = harness_find (dialog, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (field, 4);
  gtk_widget_grab_focus (harness_find (dialog, GTK_TYPE_ENTRY));
  harness_type (harness, "2019-02-30");
  g_assert_nonnull (harness_find_label (dialog, "is no date"));

  gtk_drop_down_set_selected (field, 3);
  gtk_widget_grab_focus (harness_find (dialog, GTK_TYPE_ENTRY));
  harness_type (harness, "Hall 2");
  g_assert_nonnull (harness_find_label (dialog, "4 records change"));
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  g_assert_null (harness_find_window ("SummerBatchDialog"));
  changed = dup_text (view, 1, "venue");
  g_assert_cmpstr (changed, ==, "Hall 2");

  harness_press (harness, "ctrl+z");
  harness_wait_idle_work (harness);
  harness_settle (harness);
  again = dup_text (view, 1, "venue");
  g_assert_cmpstr (again, ==, before);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/gtk/lists/filter-as-you-type", test_filter_as_you_type);
  g_test_add_func ("/gtk/lists/nothing-matches", test_nothing_matches);
  g_test_add_func ("/gtk/lists/long-list-keeps-the-window-free",
                   test_long_list_keeps_the_window_free);
  g_test_add_func ("/gtk/lists/headings-sort", test_headings_sort);
  g_test_add_func ("/gtk/lists/show-ineligible", test_show_ineligible);
  g_test_add_func ("/gtk/lists/copy-for-a-spreadsheet", test_copy_for_a_spreadsheet);
  g_test_add_func ("/gtk/lists/remembers-how-it-was-left", test_remembers_how_it_was_left);
  g_test_add_func ("/gtk/lists/sensitive-is-masked", test_sensitive_is_masked);
  g_test_add_func ("/gtk/lists/columns-have-room", test_columns_have_room);
  g_test_add_func ("/gtk/lists/menu-key", test_menu_key);
  g_test_add_func ("/gtk/lists/enter-opens", test_enter_opens);
  g_test_add_func ("/gtk/lists/saves-what-is-shown", test_saves_what_is_shown);
  g_test_add_func ("/gtk/lists/failed-save-is-told", test_failed_save_is_told);
  g_test_add_func ("/gtk/lists/journal-undoes-an-entry", test_journal_undoes_an_entry);

  g_test_add_func ("/gtk/lists/found-row-is-in-sight", test_found_row_is_in_sight);
  g_test_add_func ("/gtk/lists/history-of-a-record", test_history_of_a_record);
  g_test_add_func ("/gtk/lists/change-selected-rows", test_change_selected_rows);
  return g_test_run ();
}
