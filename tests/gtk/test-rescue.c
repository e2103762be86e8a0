/* The rescue list: where a clerk sees which class is in danger, why, and what must happen by when. */
#include "config.h"

#include "harness.h"

#include "summer-table.h"
#include "summer-wording.h"

#define N_CLASSES 30

typedef struct
{
  Harness *harness;             /* owned */
  SummerAssessment *assessment; /* borrowed */
  guint *order;                 /* owned */
  SummerTable *table;           /* borrowed */
} List;

static SummerPage *
get_page (List *list)
{
  return summer_window_get_page_widget (list->harness->window);
}

static void
list_clear (List *list)
{
  g_free (list->order);
  harness_free (list->harness);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

static List
list_open (void)
{
  List list = { .harness = harness_new (N_CLASSES) };

  harness_wait_assessed (list.harness);
  harness_act (list.harness, "win.page::rescue");
  list.assessment = summer_office_get_assessment (list.harness->office);
  list.order = summer_assessment_list_by_urgency (list.assessment);
  list.table = harness_find (get_page (&list), SUMMER_TYPE_TABLE);
  return list;
}

static char **
dup_lines (List *list)
{
  g_autofree char *block = summer_table_dup_block (list->table, FALSE);

  return g_strsplit (g_strchomp (block), "\n", -1);
}

/* The drop-down of that number on the page. */
static GtkDropDown *
find_drop_down (gpointer root, guint *n)
{
  if (GTK_IS_DROP_DOWN (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = find_drop_down (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
choose (List *list, guint n, const char *text)
{
  GtkDropDown *drop_down = find_drop_down (get_page (list), &n);
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), text) == 0)
      {
        gtk_drop_down_set_selected (drop_down, i);
        harness_settle (list->harness);
        return;
      }
  g_error ("no choice %s", text);
}

/* Every class is there, the one to save first at the top, and each says what it needs. */
static void
test_most_urgent_first (void)
{
  g_auto (List) list = list_open ();
  g_auto (GStrv) lines = dup_lines (&list);

  g_assert_cmpuint (g_strv_length (lines), ==, N_CLASSES + 1);
  for (guint i = 0; i < N_CLASSES; i++)
    {
      const SummerClassAssessment *of = &list.assessment->classes[list.order[i]];
      const SummerFinding *urgent = summer_class_assessment_get_urgent (of);
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], "\t", -1);

      g_assert_cmpstr (cells[0], ==, of->code);
      if (urgent != NULL)
        {
          g_autofree char *sentence = summer_prospect_dup_sentence (urgent, list.assessment->policy,
                                                                    list.assessment->as_of);

          g_assert_true (g_str_has_prefix (cells[5], sentence));
        }
    }
  g_assert_cmpint (list.assessment->classes[list.order[0]].outlook, ==, SUMMER_PROSPECT_AT_RISK);
}

/* Enter opens the class, which says the same beside its open condition, and the way back is one key. */
static void
test_enter_opens_the_class (void)
{
  g_auto (List) list = list_open ();
  const SummerClassAssessment *of = &list.assessment->classes[list.order[0]];
  const SummerFinding *urgent = summer_class_assessment_get_urgent (of);
  g_autofree char *sentence
      = summer_prospect_dup_sentence (urgent, list.assessment->policy, list.assessment->as_of);

  gtk_widget_grab_focus (GTK_WIDGET (list.table));
  harness_press (list.harness, "Home Return");
  g_assert_cmpstr (summer_window_get_page (list.harness->window), ==, "class");
  g_assert_nonnull (harness_find_label (get_page (&list), of->code));
  g_assert_nonnull (harness_find_label (get_page (&list), sentence));
  harness_press (list.harness, "alt+Left");
  g_assert_cmpstr (summer_window_get_page (list.harness->window), ==, "rescue");
}

static gboolean
shows_one (gpointer data)
{
  return summer_table_get_n_shown (data) == 1;
}

static gboolean
shows_all (gpointer data)
{
  return summer_table_get_n_shown (data) == N_CLASSES;
}

/* By outlook, by union and by what is typed. */
static void
test_narrows (void)
{
  g_auto (List) list = list_open ();
  const char *lost = summer_prospect_get_text (SUMMER_PROSPECT_LOST);
  const char *district = list.assessment->facts->classes[0].union_name;
  guint n_lost = summer_assessment_count_outlook (list.assessment, SUMMER_PROSPECT_LOST);
  guint n_here = 0;

  for (guint i = 0; i < N_CLASSES; i++)
    n_here += g_strcmp0 (list.assessment->facts->classes[i].union_name, district) == 0;
  g_assert_cmpuint (n_lost, >, 0);
  g_assert_cmpuint (n_here, <, N_CLASSES);

  choose (&list, 0, lost);
  g_assert_cmpuint (summer_table_get_n_shown (list.table), ==, n_lost);
  choose (&list, 0, "Outlook: all");
  choose (&list, 1, district);
  g_assert_cmpuint (summer_table_get_n_shown (list.table), ==, n_here);
  choose (&list, 1, "Union: all");
  harness_act (list.harness, "win.filter");
  harness_type (list.harness, list.assessment->classes[2].code);
  harness_wait (shows_one, list.table);
  harness_press (list.harness, "Escape");
  harness_wait (shows_all, list.table);
}

static void
save_to (List *list, const char *path)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (get_page (list)), "rescue.save-to",
                                                     g_variant_new_string (path)));
  harness_settle (list->harness);
}

/* As shown, as text, as a workbook and as pages; a folder that is not there is said to be none. */
static void
test_is_saved (void)
{
  g_auto (List) list = list_open ();
  g_autofree char *csv = g_build_filename (list.harness->folder, "list.csv", NULL);
  g_autofree char *xlsx = g_build_filename (list.harness->folder, "list.xlsx", NULL);
  g_autofree char *pdf = g_build_filename (list.harness->folder, "list.PDF", NULL);
  g_autofree char *nowhere = g_build_filename (list.harness->folder, "no", "list.csv", NULL);
  g_autofree char *text = NULL, *workbook = NULL, *pages = NULL;
  g_auto (GStrv) lines = NULL;

  save_to (&list, nowhere);
  g_assert_null (harness_find_label (list.harness->window, "Saved as"));
  g_assert_nonnull (harness_find_label (list.harness->window, "No such file"));

  choose (&list, 0, summer_prospect_get_text (SUMMER_PROSPECT_LOST));
  save_to (&list, csv);
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + summer_table_get_n_shown (list.table));
  g_assert_true (g_str_has_suffix (lines[0], "Code,Class,Union,Outlook,Condition,What must "
                                             "happen,Needed,To come,Latest"));
  g_assert_true (strstr (lines[1], ",Lost,") != NULL);

  save_to (&list, xlsx);
  g_assert_true (g_file_get_contents (xlsx, &workbook, NULL, NULL));
  g_assert_true (g_str_has_prefix (workbook, "PK"));
  save_to (&list, pdf);
  g_assert_true (g_file_get_contents (pdf, &pages, NULL, NULL));
  g_assert_true (g_str_has_prefix (pages, "%PDF"));
}

/* The overview shows those that are not on track, in the same order, and leads to the whole list. */
static void
test_overview_begins_with_it (void)
{
  g_auto (List) list = list_open ();
  g_auto (GStrv) lines = NULL;
  SummerTable *first;

  harness_act (list.harness, "win.page::overview");
  first = harness_find (get_page (&list), SUMMER_TYPE_TABLE);
  list.table = first;
  lines = dup_lines (&list);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 0; lines[i + 1] != NULL; i++)
    {
      const SummerClassAssessment *of = &list.assessment->classes[list.order[i]];

      g_assert_true (g_str_has_prefix (lines[i + 1], of->code));
      g_assert_cmpint (of->outlook, >, SUMMER_PROSPECT_ON_TRACK);
    }
  harness_click_on (list.harness, harness_find_label (get_page (&list), "Rescue list"));
  g_assert_cmpstr (summer_window_get_page (list.harness->window), ==, "rescue");
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/rescue/most-urgent-first", test_most_urgent_first);
  g_test_add_func ("/rescue/enter-opens-the-class", test_enter_opens_the_class);
  g_test_add_func ("/rescue/narrows", test_narrows);
  g_test_add_func ("/rescue/is-saved", test_is_saved);
  g_test_add_func ("/rescue/overview-begins-with-it", test_overview_begins_with_it);

  return g_test_run ();
}
