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
  return g_test_run ();
}
