/* The union in the header: one choice narrows every list, figure and sum to its classes and those of the unions below it,
 * and a union is put where it belongs in the tree. */
#include "config.h"

#include "harness.h"

#include "summer-assignment-form.h"
#include "summer-child-table.h"
#include "summer-class-chooser.h"
#include "summer-class-page.h"
#include "summer-duplicates-view.h"
#include "summer-fund-bar.h"
#include "summer-pinyin.h"
#include "summer-record-dialog.h"
#include "summer-sheet-view.h"
#include "summer-table.h"
#include "summer-union-chooser.h"
#include "summer-waiting.h"
#include "summer-workplace.h"

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

/* The arrows go through the list while one can go on typing; Escape leaves everything as it was. */
static void
test_arrows (void)
{
  g_autoptr (Harness) harness = open_sample ();
  GtkListBox *list;
  GtkWidget *popover;
  const SummerUnionNode *second = summer_union_tree_get (get_tree (harness), 1);
  g_autofree char *name = g_strdup (second->name);

  popover = GTK_WIDGET (
      gtk_widget_get_template_child (harness_find (harness->window, SUMMER_TYPE_UNION_CHOOSER),
                                     SUMMER_TYPE_UNION_CHOOSER, "popover"));
  list = harness_find (popover, GTK_TYPE_LIST_BOX);
  harness_press (harness, "ctrl+u Down Down Down Up");
  harness_settle (harness);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, 2);
  harness_press (harness, "Escape");
  harness_settle (harness);
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_null (summer_office_get_union (harness->office));

  harness_press (harness, "ctrl+u Down Down Return");
  harness_settle (harness);
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_cmpstr (summer_office_get_union (harness->office), ==, name);
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
  const guint all_admissions = summer_waiting_count_admissions (harness->office);
  const guint all_unsafe = summer_waiting_count_unsafe (harness->office);
  guint admissions = 0, unsafe = 0;

  g_assert_cmpuint (all_admissions, >, 0);
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
      admissions += summer_waiting_count_admissions (harness->office);
      unsafe += summer_waiting_count_unsafe (harness->office);
      g_assert_cmpint (part->fund, ==, whole->fund);
      for (guint j = 0; j < G_N_ELEMENTS (pages); j++)
        rows[j] += count_rows (harness, pages[j]);
    }
  g_assert_cmpuint (n_classes, ==, N_CLASSES);
  g_assert_cmpint (granted, ==, whole->granted_total);
  g_assert_cmpuint (admissions, ==, all_admissions);
  g_assert_cmpuint (unsafe, ==, all_unsafe);

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

static void
enrol_twin (Harness *harness, gint64 class_id, const char *code)
{
  SummerStore *store = summer_office_get_store (harness->office);
  SummerChildRecord child = { .programme = summer_office_get_programme (harness->office),
                              .code = code,
                              .name = "林双双",
                              .birth = summer_day_from_ymd (2010, 3, 1) };
  SummerEnrolmentRecord enrolment = { .class_id = class_id,
                                      .first_day = SUMMER_DAY_NONE,
                                      .last_day = SUMMER_DAY_NONE,
                                      .agreement = SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_begin (store, "add", NULL, &error));
  g_assert_true (summer_child_insert (store, &child, &error));
  enrolment.child = child.id;
  g_assert_true (summer_enrolment_insert (store, &enrolment, &error));
  g_assert_true (summer_store_commit (store, NULL, &error));
}

static gboolean
is_told_as_twin (Harness *harness, const char *name)
{
  SummerDuplicatesView *view;
  SummerTable *table;
  g_autofree char *block = NULL;

  narrow_to (harness, name);
  view
      = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_DUPLICATES_VIEW);
  table = harness_find (view, SUMMER_TYPE_TABLE);
  block = summer_table_dup_block (table, FALSE);
  return strstr (block, "林双双") != NULL;
}

/* A child that is recorded in two unions is the business of both, and of no third. */
static void
test_duplicates (void)
{
  g_autoptr (Harness) harness = open_sample ();
  const SummerFacts *facts = summer_office_get_whole_assessment (harness->office)->facts;
  g_autoptr (GPtrArray) unions = g_ptr_array_new_with_free_func (g_free);
  gint64 classes[3];

  for (guint i = 0; i < facts->n_classes && unions->len < G_N_ELEMENTS (classes); i++)
    if (!g_ptr_array_find_with_equal_func (unions, facts->classes[i].union_name, g_str_equal, NULL))
      {
        classes[unions->len] = facts->classes[i].id;
        g_ptr_array_add (unions, g_strdup (facts->classes[i].union_name));
      }
  enrol_twin (harness, classes[0], "ZZ001");
  enrol_twin (harness, classes[1], "ZZ002");
  harness_settle (harness);
  harness_wait_assessed (harness);
  harness_act (harness, "win.page::enrolment");
  g_assert_true (is_told_as_twin (harness, ""));
  g_assert_true (is_told_as_twin (harness, unions->pdata[0]));
  g_assert_true (is_told_as_twin (harness, unions->pdata[1]));
  g_assert_false (is_told_as_twin (harness, unions->pdata[2]));
}

/* The journal is of the whole file: of a union it has what touched one of its classes. */
static void
test_journal (void)
{
  g_autoptr (Harness) harness = open_sample ();
  const SummerFacts *facts = summer_office_get_whole_assessment (harness->office)->facts;
  g_autofree char *of_it = g_strdup (facts->classes[0].union_name), *other = NULL;
  guint whole, n_other;

  for (guint i = 0; i < facts->n_classes && other == NULL; i++)
    if (g_strcmp0 (facts->classes[i].union_name, of_it) != 0)
      other = g_strdup (facts->classes[i].union_name);
  whole = count_rows (harness, "journal");
  narrow_to (harness, other);
  n_other = count_rows (harness, "journal");
  g_assert_cmpuint (n_other, >, 0); /* the programme itself came with classes of every union */
  enrol_twin (harness, facts->classes[0].id, "ZZ001");
  harness_wait_assessed (harness);
  harness_settle (harness);
  g_assert_cmpuint (count_rows (harness, "journal"), ==, n_other);
  narrow_to (harness, of_it);
  g_assert_cmpuint (count_rows (harness, "journal"), ==, n_other + 1);
  narrow_to (harness, "");
  g_assert_cmpuint (count_rows (harness, "journal"), ==, whole + 1);
}

static SummerClassPage *
get_class_page (Harness *harness)
{
  SummerPage *page = summer_window_get_page_widget (harness->window);

  return SUMMER_IS_CLASS_PAGE (page) ? SUMMER_CLASS_PAGE (page) : NULL;
}

/* Another union leads from an open class to the list; back at it, it is said that the class is of another one. The keys
 * for the next class pass over those that are not shown. */
static void
test_open_class (void)
{
  g_autoptr (Harness) harness = open_sample ();
  const SummerAssessment *whole = summer_office_get_whole_assessment (harness->office);
  const SummerUnionNode *district = get_district (harness);
  g_autofree char *name = g_strdup (district->name);
  g_autofree char *code = NULL, *action = NULL;
  guint n_next = 0;

  for (guint i = 0; i < whole->n_classes && code == NULL; i++)
    if (g_strcmp0 (whole->facts->classes[i].union_name, name) != 0)
      code = g_strdup (whole->classes[i].code);
  action = g_strdup_printf ("win.show-class::%s", code);
  harness_act (harness, action);
  harness_settle (harness);
  g_assert_false (summer_class_page_is_outside (get_class_page (harness)));
  narrow_to (harness, name);
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "classes");

  harness_press (harness, "alt+Left");
  harness_settle (harness);
  g_assert_true (summer_class_page_is_outside (get_class_page (harness)));
  g_assert_nonnull (harness_find_label (get_class_page (harness), "lists and sums show"));
  for (guint i = 0; i < whole->n_classes; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (get_class_page (harness)), "class.next", NULL);
      harness_settle (harness);
      n_next += !summer_class_page_is_outside (get_class_page (harness));
    }
  g_assert_cmpuint (n_next, >, 0);
  g_assert_false (summer_class_page_is_outside (get_class_page (harness)));
  narrow_to (harness, "");
  g_assert_false (gtk_widget_get_mapped (
      GTK_WIDGET (harness_find_label (get_class_page (harness), "lists and sums show"))));
}

/* The fund is one for all: the bar says so as soon as a part is shown. */
static void
test_fund (void)
{
  static const char *const pages[] = { "overview", "subsidy" };
  g_autoptr (Harness) harness = open_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *action = g_strconcat ("win.page::", pages[i], NULL);
      SummerFundBar *bar;
      g_autofree char *whole = NULL;

      narrow_to (harness, "");
      harness_act (harness, action);
      harness_settle (harness);
      bar = harness_find (summer_window_get_page_widget (harness->window), SUMMER_TYPE_FUND_BAR);
      whole = g_strdup (strchr (summer_fund_bar_get_summary (bar), ':'));
      g_assert_null (harness_find_label (bar, "Fund of the whole programme"));
      narrow_to (harness, get_district (harness)->name);
      g_assert_nonnull (harness_find_label (bar, "Fund of the whole programme"));
      g_assert_cmpstr (strchr (summer_fund_bar_get_summary (bar), ':'), ==, whole);
    }
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

static guint
count_choices (gpointer drop_down)
{
  return g_list_model_get_n_items (gtk_drop_down_get_model (drop_down));
}

/* Where a class is chosen, it is one of the unions shown; the one that is open stays open. */
static void
test_class_choosers (void)
{
  static const char *const pages[] = { "today", "register" };
  g_autoptr (Harness) harness = open_sample ();
  SummerWorkplace *workplace = summer_workplace_get (harness->office);
  const gint64 open = summer_workplace_get_class (workplace);
  const SummerUnionNode *district = get_district (harness);
  const guint n = district->n_classes;
  SummerRecordDialog *form;

  narrow_to (harness, district->name);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *action = g_strconcat ("win.page::", pages[i], NULL);
      GtkWidget *page;
      GtkListView *list;

      harness_act (harness, action);
      harness_settle (harness);
      page = GTK_WIDGET (summer_window_get_page_widget (harness->window));
      list = GTK_LIST_VIEW (
          gtk_widget_get_template_child (harness_find (page, SUMMER_TYPE_CLASS_CHOOSER),
                                         SUMMER_TYPE_CLASS_CHOOSER, "list"));
      harness_press (harness, "F4");
      harness_settle (harness);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))),
                        ==, n);
      harness_press (harness, "Escape");
      harness_settle (harness);
      g_assert_cmpint (summer_workplace_get_class (workplace), ==, open);
    }
  harness_act (harness, "win.new-visit(int64 0)");
  form = find_form ();
  harness_wait (is_active, form);
  g_assert_cmpuint (count_choices (summer_record_dialog_get_field (form, "class")), ==, n);
  harness_press (harness, "Escape");
  harness_settle (harness);
  summer_assignment_form_present (harness->window, 0);
  form = find_form ();
  harness_wait (is_active, form);
  g_assert_cmpuint (count_choices (summer_record_dialog_get_field (form, "class_id")), ==, n);
  harness_press (harness, "Escape");
  harness_settle (harness);
  narrow_to (harness, "");
  harness_act (harness, "win.new-visit(int64 0)");
  form = find_form ();
  harness_wait (is_active, form);
  g_assert_cmpuint (count_choices (summer_record_dialog_get_field (form, "class")), ==, N_CLASSES);
  harness_press (harness, "Escape");
  harness_settle (harness);
}

static gboolean
is_proposing (gpointer entry)
{
  GtkWidget *popover = harness_find (entry, GTK_TYPE_POPOVER);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

/* A new class is of the union shown; a host that is in the records is proposed by its initials. */
static void
test_new_class (void)
{
  g_autoptr (Harness) harness = open_sample ();
  const SummerAssessment *whole = summer_office_get_whole_assessment (harness->office);
  g_autofree char *name = g_strdup (get_district (harness)->name);
  g_autofree char *host = g_strdup (whole->facts->classes[0].host);
  g_autofree char *initials = summer_pinyin_dup_initials (host);
  SummerRecordDialog *form;
  GtkWidget *entry;

  narrow_to (harness, name);
  harness_act (harness, "win.class-new");
  form = find_form ();
  harness_wait (is_active, form);
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (summer_record_dialog_get_field (form, "union_name"))),
                   ==, name);
  entry = summer_record_dialog_get_field (form, "host");
  gtk_widget_grab_focus (entry);
  harness_settle (harness);
  harness_type (harness, initials);
  harness_wait (is_proposing, entry);
  harness_press (harness, "Down Return");
  harness_settle (harness);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, host);
  g_assert_true (find_form () == form);
  harness_press (harness, "Escape Escape");
  harness_settle (harness);
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
  g_test_add_func ("/unions/arrows-and-escape", test_arrows);
  g_test_add_func ("/unions/parts-add-up-to-the-city", test_sums);
  g_test_add_func ("/unions/every-page-follows", test_other_pages);
  g_test_add_func ("/unions/duplicates-of-either", test_duplicates);
  g_test_add_func ("/unions/journal-of-the-classes-shown", test_journal);
  g_test_add_func ("/unions/open-class-gives-way", test_open_class);
  g_test_add_func ("/unions/fund-of-the-whole", test_fund);
  g_test_add_func ("/unions/class-choosers-follow", test_class_choosers);
  g_test_add_func ("/unions/new-class", test_new_class);
  g_test_add_func ("/unions/placed-in-the-tree-and-taken-back", test_place);
  g_test_add_func ("/unions/escape-does-not-lose-what-was-filled-in", test_escape_asks);
  return g_test_run ();
}
