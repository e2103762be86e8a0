/* The union in the header: one choice narrows every list, figure and sum to its classes and those of the unions below it,
 * and a union is put where it belongs in the tree. */
#include "config.h"

#include "harness.h"

#include "summer-pinyin.h"
#include "summer-record-dialog.h"
#include "summer-sheet-view.h"
#include "summer-table.h"
#include "summer-union-chooser.h"

#define N_CLASSES 30
#define CITY "福州市总工会"

static Harness *
open_sample (void)
{
  Harness *harness = harness_new (N_CLASSES);

  harness_wait_assessed (harness);
  return harness;
}

static const SummerUnionTree *
get_tree (Harness *harness)
{
  return summer_office_get_union_tree (harness->office);
}

/* The first union of a district that has classes, but not all. */
static const SummerUnionNode *
get_district (Harness *harness)
{
  const SummerUnionNode *node;

  for (guint i = 0; (node = summer_union_tree_get (get_tree (harness), i)) != NULL; i++)
    if (node->level == SUMMER_UNION_DISTRICT && node->n_classes > 0 && node->n_classes < N_CLASSES)
      return node;
  g_assert_not_reached ();
}

static guint
count_rows (Harness *harness, const char *page)
{
  SummerSheetView *view;
  g_autofree char *action = g_strconcat ("win.page::", page, NULL);

  harness_act (harness, action);
  harness_settle (harness);
  view = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_SHEET_VIEW);
  summer_sheet_catch_up (summer_sheet_view_get_sheet (view));
  return g_list_model_get_n_items (G_LIST_MODEL (summer_sheet_view_get_sheet (view)));
}

static void
narrow_to (Harness *harness, const char *name)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (name));
  g_autofree char *printed = g_variant_print (target, FALSE);
  g_autofree char *action = g_strdup_printf ("win.union(%s)", printed);

  harness_act (harness, action);
  harness_settle (harness);
}

static void
test_keys (void)
{
  g_autoptr (Harness) harness = open_sample ();
  g_autofree char *name = g_strdup (get_district (harness)->name);
  g_autofree char *initials = summer_pinyin_dup_initials (name);

  harness_press (harness, "ctrl+u");
  harness_settle (harness);
  harness_type (harness, initials);
  harness_settle (harness);
  harness_press (harness, "Return");
  harness_settle (harness);
  g_assert_cmpstr (summer_office_get_union (harness->office), ==, name);
  g_assert_nonnull (
      harness_find_label (harness_find (harness->window, SUMMER_TYPE_UNION_CHOOSER), name));
}

/* Whatever is counted over the districts one by one is what is counted over the city. */
static void
test_sums (void)
{
  static const char *const pages[] = { "classes", "staff", "children" };
  g_autoptr (Harness) harness = open_sample ();
  const SummerAssessment *whole = summer_office_get_whole_assessment (harness->office);
  const SummerUnionNode *node;
  g_autoptr (GPtrArray) districts = g_ptr_array_new_with_free_func (g_free);
  guint rows[G_N_ELEMENTS (pages)] = { 0 }, n_classes = 0;
  SummerMoney granted = 0;

  for (guint i = 0; (node = summer_union_tree_get (get_tree (harness), i)) != NULL; i++)
    if (node->level == SUMMER_UNION_DISTRICT)
      g_ptr_array_add (districts, g_strdup (node->name));
  g_assert_cmpuint (districts->len, >, 1);
  for (guint i = 0; i < districts->len; i++)
    {
      const SummerAssessment *part;

      narrow_to (harness, districts->pdata[i]);
      part = summer_office_get_assessment (harness->office);
      n_classes += part->n_classes;
      granted += part->granted_total;
      g_assert_cmpint (part->fund, ==, whole->fund);
      for (guint j = 0; j < G_N_ELEMENTS (pages); j++)
        rows[j] += count_rows (harness, pages[j]);
    }
  g_assert_cmpuint (n_classes, ==, N_CLASSES);
  g_assert_cmpint (granted, ==, whole->granted_total);

  narrow_to (harness, CITY);
  g_assert_cmpuint (summer_office_get_assessment (harness->office)->n_classes, ==, N_CLASSES);
  for (guint j = 0; j < G_N_ELEMENTS (pages) - 1; j++)
    g_assert_cmpuint (count_rows (harness, pages[j]), ==, rows[j]);
  /* A child may have been in classes of two districts. */
  g_assert_cmpuint (count_rows (harness, "children"), <=, rows[2]);

  narrow_to (harness, "");
  g_assert_null (summer_office_get_union (harness->office));
  g_assert_cmpuint (count_rows (harness, "classes"), ==, N_CLASSES);
}

/* The lists that are made from the assessment follow too, and the class page still finds any class. */
static void
test_other_pages (void)
{
  static const char *const pages[] = { "overview", "rescue", "subsidy" };
  g_autoptr (Harness) harness = open_sample ();
  const SummerUnionNode *district = get_district (harness);
  g_autofree char *name = g_strdup (district->name);
  const guint n = district->n_classes;
  const SummerAssessment *whole = summer_office_get_whole_assessment (harness->office);

  narrow_to (harness, name);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *action = g_strconcat ("win.page::", pages[i], NULL);

      harness_act (harness, action);
      harness_settle (harness);
      g_assert_nonnull (
          harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_TABLE));
    }
  g_assert_cmpuint (summer_office_get_assessment (harness->office)->n_classes, ==, n);
  for (guint i = 0; i < whole->n_classes; i++)
    if (g_strcmp0 (whole->facts->classes[i].union_name, name) != 0)
      {
        g_autofree char *action = g_strdup_printf ("win.show-class::%s", whole->classes[i].code);

        harness_act (harness, action);
        harness_settle (harness);
        g_assert_nonnull (harness_find_label (summer_window_get_page_widget (harness->window),
                                              whole->facts->classes[i].name));
        return;
      }
  g_assert_not_reached ();
}

static SummerRecordDialog *
find_form (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SUMMER_IS_RECORD_DIALOG (window))
        return SUMMER_RECORD_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* A district cannot hang on another district: that is said under the field, and nothing is stored until it is mended. */
static void
test_place (void)
{
  g_autoptr (Harness) harness = open_sample ();
  const int city = summer_union_tree_find (get_tree (harness), CITY);
  g_autofree char *name = g_strdup (get_district (harness)->name);
  g_autofree char *action = g_strdup_printf ("win.place-union::%s", name);
  SummerRecordDialog *form;
  GtkDropDown *level;

  g_assert_cmpint (city, >=, 0);
  harness_act (harness, action);
  form = find_form ();
  g_assert_nonnull (form);
  harness_wait (is_active, form);
  level = GTK_DROP_DOWN (summer_record_dialog_get_field (form, "level"));
  gtk_drop_down_set_selected (level, SUMMER_UNION_CITY);
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (form, "must be further down"));
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  g_assert_true (find_form () == form);

  gtk_drop_down_set_selected (level, SUMMER_UNION_GRASSROOTS);
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  g_assert_null (find_form ());
  g_assert_cmpint (summer_union_tree_get (get_tree (harness),
                                          (guint) summer_union_tree_find (get_tree (harness), name))
                       ->level,
                   ==, SUMMER_UNION_GRASSROOTS);
  harness_press (harness, "ctrl+z");
  harness_wait_idle_work (harness);
  harness_settle (harness);
  g_assert_cmpint (summer_union_tree_get (get_tree (harness),
                                          (guint) summer_union_tree_find (get_tree (harness), name))
                       ->level,
                   ==, SUMMER_UNION_DISTRICT);
}

/* What was filled in is not lost by one Escape. */
static void
test_escape_asks (void)
{
  g_autoptr (Harness) harness = open_sample ();
  g_autofree char *action = g_strdup_printf ("win.place-union::%s", get_district (harness)->name);
  SummerRecordDialog *form;

  harness_act (harness, action);
  form = find_form ();
  harness_wait (is_active, form);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (summer_record_dialog_get_field (form, "level")),
                              SUMMER_UNION_GRASSROOTS);
  harness_settle (harness);
  harness_press (harness, "Escape");
  harness_settle (harness);
  g_assert_true (find_form () == form);
  g_assert_nonnull (harness_find_label (form, "not stored yet"));
  harness_press (harness, "Escape");
  harness_settle (harness);
  g_assert_null (find_form ());
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/unions/chosen-by-keys", test_keys);
  g_test_add_func ("/unions/parts-add-up-to-the-city", test_sums);
  g_test_add_func ("/unions/every-page-follows", test_other_pages);
  g_test_add_func ("/unions/placed-in-the-tree-and-taken-back", test_place);
  g_test_add_func ("/unions/escape-does-not-lose-what-was-filled-in", test_escape_asks);
  return g_test_run ();
}
