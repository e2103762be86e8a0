/* What narrows a list: it is still there when one comes back to the page, also at the next start; it can be seen that it is
 * on, and one action lets everything through again. */
#include "config.h"

#include "harness.h"

#include "summer-filter-mark.h"
#include "summer-sheet-view.h"
#include "summer-table.h"

#define N_CLASSES 20

static Harness *
open_sample (void)
{
  Harness *harness = harness_new (N_CLASSES);

  harness_wait_assessed (harness);
  return harness;
}

/* The list that can be seen: a page has several. */
static gpointer
find_mapped (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
find_here (Harness *harness, GType type)
{
  return find_mapped (GTK_WIDGET (summer_window_get_page_widget (harness->window)), type);
}

static void
turn_to (Harness *harness, const char *page)
{
  g_autofree char *action = g_strconcat ("win.page::", page, NULL);

  harness_act (harness, action);
  harness_settle (harness);
}

static guint
count_rows (Harness *harness)
{
  SummerSheetView *view = find_here (harness, SUMMER_TYPE_SHEET_VIEW);

  return view != NULL ? g_list_model_get_n_items (G_LIST_MODEL (summer_sheet_view_get_sheet (view)))
                      : summer_table_get_n_shown (find_here (harness, SUMMER_TYPE_TABLE));
}

static gboolean
is_marked (gpointer harness)
{
  return find_here (harness, SUMMER_TYPE_FILTER_MARK) != NULL;
}

static gboolean
is_not_marked (gpointer harness)
{
  return !is_marked (harness);
}

static void
test_there_on_return (gconstpointer data)
{
  const char *page = data;
  g_autoptr (Harness) harness = open_sample ();
  GtkEditable *filter;
  guint all;

  turn_to (harness, page);
  filter = find_here (harness, GTK_TYPE_SEARCH_ENTRY);
  all = count_rows (harness);
  g_assert_false (is_marked (harness));
  gtk_editable_set_text (filter, "zzz");
  harness_wait (is_marked, harness);
  turn_to (harness, "overview");
  turn_to (harness, page);
  g_assert_cmpstr (gtk_editable_get_text (filter), ==, "zzz");
  g_assert_true (is_marked (harness));

  gtk_widget_activate_action (find_here (harness, SUMMER_TYPE_FILTER_MARK), "filter.clear", NULL);
  harness_wait (is_not_marked, harness);
  harness_settle (harness);
  g_assert_cmpstr (gtk_editable_get_text (filter), ==, "");
  g_assert_cmpuint (count_rows (harness), ==, all);
}

/* The state is remembered as the text is; Escape in the filter lets everything through. */
static void
test_next_start (void)
{
  guint narrowed;

  {
    g_autoptr (Harness) harness = open_sample ();

    turn_to (harness, "classes");
    summer_sheet_view_set_where (find_here (harness, SUMMER_TYPE_SHEET_VIEW),
                                 SUMMER_VERDICT_ELIGIBLE);
    harness_settle (harness);
    narrowed = count_rows (harness);
    g_assert_cmpuint (narrowed, <, N_CLASSES);
  }
  {
    g_autoptr (Harness) harness = open_sample ();

    turn_to (harness, "classes");
    g_assert_cmpuint (count_rows (harness), ==, narrowed);
    g_assert_true (is_marked (harness));
    gtk_widget_grab_focus (find_here (harness, GTK_TYPE_SEARCH_ENTRY));
    harness_press (harness, "Escape");
    harness_settle (harness);
    g_assert_cmpuint (count_rows (harness), ==, N_CLASSES);
    g_assert_false (is_marked (harness));
  }
}

static gboolean
has_journal (gpointer harness)
{
  SummerSheetView *view = find_here (harness, SUMMER_TYPE_SHEET_VIEW);

  return view != NULL && summer_sheet_view_get_sheet (view) != NULL;
}

/* A long journal is narrowed while the window goes on; then it has the entries that it has when it is asked at once. */
static void
test_long_journal (void)
{
  g_autoptr (Harness) harness = harness_new (60);
  g_autoptr (SummerStore) other = NULL;
  g_autoptr (SummerSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  const SummerAssessment *assessment;
  g_autofree char *first = NULL, *last = NULL;

  harness_wait_assessed (harness);
  assessment = summer_office_get_assessment (harness->office);
  first = g_strdup (assessment->facts->classes[0].union_name);
  last = g_strdup (assessment->facts->classes[59].union_name);
  turn_to (harness, "journal");
  summer_office_set_union (harness->office, first);
  g_assert_nonnull (
      harness_find_label (summer_window_get_page_widget (harness->window), "Reading the journal"));
  harness_wait (has_journal, harness);
  harness_settle (harness);
  other = summer_store_open (harness->database, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  sheet = summer_sheet_new (other, &summer_sheet_journal,
                            summer_office_get_programme (harness->office));
  summer_sheet_set_unions (sheet, summer_office_get_unions (harness->office));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), >, 0);
  g_assert_cmpuint (count_rows (harness), ==, g_list_model_get_n_items (G_LIST_MODEL (sheet)));

  /* Once it is there, another union is shown at once. */
  summer_office_set_union (harness->office, NULL);
  harness_settle (harness);
  summer_office_set_union (harness->office, last);
  g_assert_true (has_journal (harness));
}

int
main (int argc, char **argv)
{
  static const char *const pages[]
      = { "classes", "children", "rescue", "subsidy", "enrolment", "staff", "safety", "insurance" };

  harness_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat ("/filters/there-on-return/", pages[i], NULL);

      g_test_add_data_func (name, pages[i], test_there_on_return);
    }
  g_test_add_func ("/filters/next-start", test_next_start);
  g_test_add_func ("/filters/long-journal", test_long_journal);
  return g_test_run ();
}
