/* Whatever opens a list to choose from closes with Escape, and nothing else does with it; rows are chosen one by one with
 * Ctrl and the mouse; a roster pasted on the page of a class is of that class. */
#include "config.h"

#include "harness.h"

#include "summer-record-dialog.h"
#include "summer-sheet-view.h"

#define N_CLASSES 16 /* more than a list to look through */

static GtkWidget *
find_open_below (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_open_below (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list that is open in any window. */
static GtkWidget *
find_open (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWidget *found = NULL;

  for (GList *l = windows; l != NULL && found == NULL; l = l->next)
    found = gtk_widget_get_mapped (l->data) ? find_open_below (l->data) : NULL;
  return found;
}

static gboolean
is_open (gpointer unused)
{
  return find_open () != NULL;
}

static gboolean
is_closed (gpointer unused)
{
  return find_open () == NULL;
}

static void
escape (Harness *harness)
{
  harness_wait (is_open, NULL);
  harness_settle (harness);
  harness_press (harness, "Escape");
  harness_wait (is_closed, NULL);
  harness_settle (harness);
}

/* On the pages of the window. */
static void
test_escape_on_pages (void)
{
  static const struct
  {
    const char *page, *keys, *typed;
  } cases[] = {
    { "classes", "ctrl+u", NULL },                               /* the union */
    { "classes", "ctrl+u", "f" },                                /* … narrowed */
    { "register", "F4", NULL },                                  /* the class of the desk */
    { "today", "F4", "f" },        { "classes", "ctrl+k", "f" }, /* what is found */
  };
  g_autoptr (Harness) harness = harness_new (N_CLASSES);

  harness_wait_assessed (harness);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *action = g_strconcat ("win.page::", cases[i].page, NULL);

      g_test_message ("%s %s", cases[i].page, cases[i].keys);
      harness_act (harness, action);
      harness_settle (harness);
      harness_press (harness, cases[i].keys);
      if (cases[i].typed != NULL)
        harness_type (harness, cases[i].typed);
      escape (harness);
      g_assert_cmpstr (summer_window_get_page (harness->window), ==, cases[i].page);
    }
}

static GtkWindow *
find_form (void)
{
  return harness_find_window ("SummerRecordDialog");
}

static gboolean
has_form (gpointer unused)
{
  return find_form () != NULL && gtk_window_is_active (find_form ());
}

/* In a form: the list goes, and the form stays with what it had. */
static void
test_escape_in_forms (void)
{
  static const struct
  {
    const char *form, *field, *keys, *typed;
  } cases[] = {
    { "win.new-visit(int64 0)", "class", "space", NULL }, /* a choice that is searched */
    { "win.new-visit(int64 0)", "class", "space", "f" },
    { "win.new-visit(int64 0)", "day", "alt+Down", NULL }, /* the calendar */
  };
  g_autoptr (Harness) harness = harness_new (N_CLASSES);

  harness_wait_assessed (harness);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *field;
      GtkWindow *form;

      g_test_message ("%s %s", cases[i].form, cases[i].field);
      harness_act (harness, cases[i].form);
      harness_wait (has_form, NULL);
      form = find_form ();
      field = summer_record_dialog_get_field (SUMMER_RECORD_DIALOG (form), cases[i].field);
      gtk_widget_grab_focus (field);
      harness_settle (harness);
      harness_press (harness, cases[i].keys);
      if (cases[i].typed != NULL)
        {
          harness_wait (is_open, NULL);
          harness_type (harness, cases[i].typed);
        }
      escape (harness);
      g_assert_true (find_form () == form);
      if (GTK_IS_DROP_DOWN (field))
        g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (field)), ==,
                          GTK_INVALID_LIST_POSITION);
      gtk_window_destroy (form);
      gtk_window_present (GTK_WINDOW (harness->window));
      harness_settle (harness);
    }
}

/* The columns that a sheet shows. */
static void
test_escape_from_the_columns (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  SummerPage *page;

  harness_act (harness, "win.page::children");
  harness_settle (harness);
  page = summer_window_get_page_widget (harness->window);
  gtk_menu_button_popup (
      harness_find (harness_find (page, SUMMER_TYPE_SHEET_VIEW), GTK_TYPE_MENU_BUTTON));
  escape (harness);
}

/* The cell of a sheet that shows the text. */
static GtkWidget *
find_cell (GtkWidget *widget, const char *text)
{
  if ((GTK_IS_INSCRIPTION (widget)
       && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
      || (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
dup_chosen (SummerSheetView *view)
{
  GString *text = g_string_new (NULL);
  guint n;
  g_autofree gint64 *keys = summer_sheet_view_dup_selected (view, 10, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " %u",
                            summer_sheet_find_key (summer_sheet_view_get_sheet (view), keys[i]));
  return g_string_free (text, FALSE);
}

static void
assert_chosen (SummerSheetView *view, const char *expected)
{
  g_autofree char *chosen = dup_chosen (view);

  g_assert_cmpstr (chosen, ==, expected);
}

/* A click chooses one row, with Ctrl another one as well, and with Ctrl once more none of it. */
static void
test_ctrl_click (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  SummerSheetView *view;
  GtkSelectionModel *model;
  GtkWidget *cells[3];

  harness_act (harness, "win.page::children");
  harness_settle (harness);
  view = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_SHEET_VIEW);
  model = gtk_column_view_get_model (summer_sheet_view_get_column_view (view));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      cells[i] = find_cell (GTK_WIDGET (summer_sheet_view_get_column_view (view)),
                            summer_sheet_row_get_raw (row, 0));
      g_assert_nonnull (cells[i]);
    }
  harness_click_on (harness, cells[0]);
  harness_settle (harness);
  assert_chosen (view, " 0");
  harness_click_with (harness, "ctrl", cells[2]);
  harness_settle (harness);
  assert_chosen (view, " 0 2");
  harness_click_with (harness, "ctrl", cells[0]);
  harness_settle (harness);
  assert_chosen (view, " 2");
  harness_click_with (harness, "ctrl", cells[1]);
  harness_settle (harness);
  assert_chosen (view, " 1 2");
  harness_click_on (harness, cells[0]);
  harness_settle (harness);
  assert_chosen (view, " 0");
}

/* What was changed together stays chosen, and so it does when it is taken back: the next change is of the same rows. */
static void
test_changed_rows_stay_chosen (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  SummerSheetView *view;
  GtkSelectionModel *selection;
  g_autofree char *before = NULL, *changed = NULL, *again = NULL, *venue = NULL;
  g_autoptr (SummerSheetRow) row = NULL;
  GtkWindow *dialog;

  harness_act (harness, "win.page::classes");
  harness_settle (harness);
  view = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_SHEET_VIEW);
  selection = gtk_column_view_get_model (summer_sheet_view_get_column_view (view));
  summer_window_focus_page (harness->window);
  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  before = dup_chosen (view);
  g_assert_nonnull (strchr (before + 1, ' '));
  gtk_widget_activate_action (GTK_WIDGET (view), "page.change", NULL);
  harness_settle (harness);
  dialog = harness_find_window ("SummerBatchDialog");
  gtk_drop_down_set_selected (harness_find (dialog, GTK_TYPE_DROP_DOWN), 3);
  gtk_widget_grab_focus (harness_find (dialog, GTK_TYPE_ENTRY));
  harness_type (harness, "Hall 2");
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  harness_wait_assessed (harness);
  harness_settle (harness);
  row = g_list_model_get_item (G_LIST_MODEL (selection), 0);
  venue
      = summer_sheet_row_dup_text (row, summer_sheet_find_column (&summer_sheet_classes, "venue"));
  g_assert_cmpstr (venue, ==, "Hall 2");
  changed = dup_chosen (view);
  g_assert_cmpstr (changed, ==, before);

  harness_press (harness, "ctrl+z");
  harness_wait_idle_work (harness);
  harness_wait_assessed (harness);
  harness_settle (harness);
  again = dup_chosen (view);
  g_assert_cmpstr (again, ==, before);
}

static gboolean
has_rows (gpointer unused)
{
  GtkWindow *dialog = harness_find_window ("SummerPasteDialog");

  return dialog != NULL && gtk_window_is_active (dialog)
         && harness_find_label (dialog, "1 new") != NULL;
}

/* Ctrl+Shift+V on the page of a class: rows that name none are of that class. */
static void
test_roster_of_the_class (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  const SummerAssessment *assessment;
  g_autofree char *action = NULL, *code = NULL;
  GtkDropDown *choice;
  GtkStringObject *chosen;

  harness_wait_assessed (harness);
  assessment = summer_office_get_assessment (harness->office);
  code = g_strdup (assessment->classes[2].code);
  action = g_strdup_printf ("win.show-class::%s", code);
  harness_act (harness, action);
  harness_settle (harness);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (harness->window)),
                          "姓名\t联系电话\n张三三\t13600001111\n");
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_rows, NULL);
  choice = GTK_DROP_DOWN (
      gtk_widget_get_template_child (GTK_WIDGET (harness_find_window ("SummerPasteDialog")),
                                     G_OBJECT_TYPE (harness_find_window ("SummerPasteDialog")),
                                     "class_choice"));
  chosen = gtk_drop_down_get_selected_item (choice);
  g_assert_nonnull (chosen);
  g_assert_true (g_str_has_prefix (gtk_string_object_get_string (chosen), code));
  harness_press (harness, "Escape");
  harness_settle (harness);
}

/* A letter chooses the next choice that begins with it, as in every other list of a desktop. */
static void
test_letters_choose (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  GtkDropDown *field;

  harness_act (harness, "win.page::classes");
  harness_settle (harness);
  summer_window_focus_page (harness->window);
  harness_press (harness, "ctrl+a F2");
  harness_settle (harness);
  field = harness_find (harness_find_window ("SummerBatchDialog"), GTK_TYPE_DROP_DOWN);
  gtk_widget_child_focus (GTK_WIDGET (field), GTK_DIR_TAB_FORWARD);
  for (int i = 0; i < 2; i++)
    {
      GtkStringObject *chosen;

      harness_press (harness, "v");
      harness_settle (harness);
      chosen = gtk_drop_down_get_selected_item (field);
      g_assert_cmpstr (gtk_string_object_get_string (chosen), ==, "Venue");
    }
}

/* The keys of a page are its own while the list of pages has the focus. */
static void
test_keys_from_the_list_of_pages (void)
{
  g_autoptr (Harness) harness = harness_new (4);
  GtkWidget *list;

  harness_act (harness, "win.page::safety");
  harness_settle (harness);
  list = harness_find (harness_find (harness->window, g_type_from_name ("SummerSidebar")),
                       GTK_TYPE_LIST_BOX);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (harness->window)), list));
  harness_press (harness, "ctrl+n");
  harness_settle (harness);
  g_assert_nonnull (harness_find_window ("SummerRecordDialog"));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/choosers/escape-on-pages", test_escape_on_pages);
  g_test_add_func ("/choosers/escape-in-forms", test_escape_in_forms);
  g_test_add_func ("/choosers/escape-from-the-columns", test_escape_from_the_columns);
  g_test_add_func ("/choosers/ctrl-click-chooses-one-by-one", test_ctrl_click);
  g_test_add_func ("/choosers/changed-rows-stay-chosen", test_changed_rows_stay_chosen);
  g_test_add_func ("/choosers/letters-choose", test_letters_choose);
  g_test_add_func ("/choosers/keys-from-the-list-of-pages", test_keys_from_the_list_of_pages);
  g_test_add_func ("/choosers/roster-of-the-class-that-is-open", test_roster_of_the_class);
  return g_test_run ();
}
