/* The smaller forms of the office, filled in by keys: what is wrong is said at its field, and what is right is there
 * when the form is opened again. */
#include "config.h"

#include "harness.h"

#include "summer-record-dialog.h"
#include "summer-sheet-view.h"
#include "summer-terms.h"
#include "summer-visit-table.h"
#include "summer-workplace.h"

#define N_CLASSES 6
#define MOST 6

/* One field: what is typed first, what is said of it, and what is typed then; bad NULL = only that. A choice is given
 * as its number: "#1". */
typedef struct
{
  const char *field, *bad, *says, *good;
} Typed;

typedef struct
{
  const char *name;
  const char *page, *tab; /* whose first row is chosen; tab may be NULL */
  const char *action;     /* %s: a class of the programme */
  const char *again;      /* the action that shows what was stored; NULL = the same */
  Typed typed[MOST];
} Form;

static const Form forms[] = {
  { "venue",
    "classes",
    NULL,
    "win.class-venue(int64 %s)",
    NULL,
    { { "floor", "top", "Write the floor as a number", "2" },
      { "area", "wide", "Write a number", "120.5" },
      { "exits", "two", "Write a whole number.", "3" },
      { "address", NULL, NULL, "12 Wuyi Road" } } },
  { "host",
    "classes",
    NULL,
    "win.organisation-new",
    "page.open",
    { { "name", "", "Fill this in.", "Aofeng School" },
      { "credit_code", "1234", "This is no unified social credit code", "" },
      { "telephone", NULL, NULL, "0591-83350000" } } },
  { "drill",
    "safety",
    "drills",
    "page.new",
    "page.change",
    { { "day", "yesterday", "This is no date.", "2019-08-01" },
      { "leader", "", "Fill this in.", "Captain Lin" },
      { "children", "many", "Write a whole number.", "23" },
      { "seconds", NULL, NULL, "140" } } },
  { "limit",
    "settings",
    NULL,
    "settings.documents",
    NULL,
    { { "limit", "huge", "Write a whole number.", "9" } } },
};

static SummerRecordDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SUMMER_IS_RECORD_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_active (gpointer unused)
{
  return find_dialog () != NULL && gtk_window_is_active (GTK_WINDOW (find_dialog ()));
}

static gboolean
is_closed (gpointer unused)
{
  return find_dialog () == NULL;
}

static GtkWidget *
get_field (const char *field)
{
  GtkWidget *control = summer_record_dialog_get_field (find_dialog (), field);

  g_assert_nonnull (control);
  return control;
}

/* What is said of a field stands below it. */
static gboolean
says_at_field (gpointer data)
{
  const Typed *typed = data;

  return harness_find_label (gtk_widget_get_parent (get_field (typed->field)), typed->says) != NULL;
}

static char *
dup_shown (const char *field)
{
  GtkWidget *control = get_field (field);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (control))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (control));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
write_field (Harness *harness, const char *field, const char *text)
{
  GtkWidget *control = get_field (field);

  if (GTK_IS_DROP_DOWN (control))
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (control),
                                  (guint) g_ascii_strtoull (text + 1, NULL, 10));
      return;
    }
  gtk_widget_grab_focus (control);
  harness_press (harness, "ctrl+a");
  if (*text != '\0')
    harness_type (harness, text);
  else
    harness_press (harness, "BackSpace");
  harness_settle (harness);
}

static Harness *
open_office (void)
{
  Harness *harness = harness_new (N_CLASSES);

  harness_wait_assessed (harness);
  summer_workplace_set_now (summer_workplace_get (harness->office),
                            summer_office_get_assessment (harness->office)->as_of, 600);
  harness_settle (harness);
  return harness;
}

static GtkWidget *
get_commands (Harness *harness)
{
  SummerPage *page = summer_window_get_page_widget (harness->window);
  GtkWidget *commands = summer_page_get_commands (page);

  return commands != NULL ? commands : GTK_WIDGET (page);
}

static void
show_page (Harness *harness, const char *page, const char *tab)
{
  summer_window_set_page (harness->window, page, tab != NULL ? g_variant_new_string (tab) : NULL);
  harness_settle (harness);
}

/* The first row with this number in a column; column NULL = the first of all. FALSE: there is none. */
static gboolean
choose_row (Harness *harness, const char *column, gint64 number)
{
  SummerSheetView *view = SUMMER_SHEET_VIEW (get_commands (harness));
  SummerSheet *sheet = summer_sheet_view_get_sheet (view);
  const guint index
      = column != NULL ? summer_sheet_find_column (summer_sheet_get_spec (sheet), column) : 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      if (column != NULL && summer_sheet_row_get_number (row, index) != number)
        continue;
      g_assert_true (summer_sheet_view_choose (view, summer_sheet_row_get_key (row)));
      harness_settle (harness);
      return TRUE;
    }
  return FALSE;
}

static void
act (Harness *harness, const char *action)
{
  g_autofree char *id
      = g_strdup_printf ("%" G_GINT64_FORMAT,
                         summer_office_get_assessment (harness->office)->facts->classes[0].id);
  g_auto (GStrv) parts = g_strsplit (action, "%s", 2);
  g_autofree char *detailed
      = parts[1] != NULL ? g_strconcat (parts[0], id, parts[1], NULL) : g_strdup (action);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  gtk_widget_activate_action_variant (get_commands (harness), name, target);
  harness_wait (is_active, NULL);
  harness_settle (harness);
}

/* Everything wrong first, and it is not stored; then everything right. */
static void
fill (Harness *harness, const Typed *typed)
{
  for (guint i = 0; i < MOST && typed[i].field != NULL; i++)
    if (typed[i].bad != NULL)
      write_field (harness, typed[i].field, typed[i].bad);
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  for (guint i = 0; i < MOST && typed[i].field != NULL; i++)
    if (typed[i].bad != NULL)
      harness_wait (says_at_field, (gpointer) &typed[i]);
  for (guint i = 0; i < MOST && typed[i].field != NULL; i++)
    write_field (harness, typed[i].field, typed[i].good);
}

static void
store (Harness *harness)
{
  harness_press (harness, "ctrl+Return");
  harness_wait (is_closed, NULL);
  gtk_window_present (GTK_WINDOW (harness->window));
  harness_wait_assessed (harness);
  harness_settle (harness);
}

static void
test_form (gconstpointer data)
{
  const Form *form = data;
  g_autoptr (Harness) harness = open_office ();

  show_page (harness, form->page, form->tab);
  if (g_str_equal (form->name, "host"))
    {
      GtkStack *stack
          = harness_find (summer_window_get_page_widget (harness->window), GTK_TYPE_STACK);

      gtk_stack_set_visible_child_name (stack, "organisations");
      harness_settle (harness);
    }
  act (harness, form->action);
  fill (harness, form->typed);
  if (g_str_equal (form->name, "drill"))
    {
      write_field (harness, "class", "#0");
      write_field (harness, "kind", "#0");
    }
  store (harness);

  act (harness, form->again != NULL ? form->again : form->action);
  for (guint i = 0; i < MOST && form->typed[i].field != NULL; i++)
    {
      g_autofree char *shown = dup_shown (form->typed[i].field);

      g_assert_cmpstr (shown, ==, form->typed[i].good);
    }
}

static guint
count_adjustments (Harness *harness)
{
  return summer_office_get_assessment (harness->office)->facts->classes[0].n_adjustments;
}

/* Days called off: an end before the first is said at the field, and the days are those of the class then. */
static void
test_calendar (void)
{
  static const Typed wrong[MOST] = { { "day", "someday", "This is no date.", "2019-08-01" },
                                     { "reason", "", "Fill this in.", "Typhoon" } };
  static const Typed backwards = { "last_day", NULL, "before", NULL };
  g_autoptr (Harness) harness = open_office ();
  const SummerClassFacts *of = &summer_office_get_assessment (harness->office)->facts->classes[0];
  const guint before = count_adjustments (harness);
  SummerDay day = of->last_day;
  g_autofree char *last = NULL, *first = NULL;

  while (summer_day_get_weekday (day) > 5)
    day--;
  last = summer_day_dup_iso (day);
  first = summer_day_dup_iso (of->first_day);
  show_page (harness, "classes", NULL);
  act (harness, "win.class-calendar(int64 %s)");
  write_field (harness, "kind", "#0");
  fill (harness, wrong);
  write_field (harness, "day", last);
  write_field (harness, "last_day", first);
  harness_press (harness, "ctrl+Return");
  harness_wait (says_at_field, (gpointer) &backwards);
  write_field (harness, "last_day", "");
  store (harness);
  g_assert_cmpuint (count_adjustments (harness), ==, before + 1);
}

static gboolean
take_back (const SummerVisitProblemRecord *record, gpointer store)
{
  SummerVisitProblemRecord open = *record;

  open.fixed_on = open.confirmed_on = SUMMER_DAY_NONE;
  open.fix = open.confirmed_by = NULL;
  g_assert_true (summer_visit_problem_update (store, &open, NULL));
  return FALSE;
}

/* The problem that is chosen was never mended: those of the sample all were. */
static void
forget_correction (Harness *harness)
{
  SummerStore *records = summer_office_get_store (harness->office);
  const gint64 problem = summer_sheet_view_get_chosen (SUMMER_SHEET_VIEW (get_commands (harness)));
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_begin (records, "edit", NULL, &error));
  summer_visit_problem_find (records, problem, take_back, records, &error);
  g_assert_no_error (error);
  g_assert_true (summer_store_commit (records, NULL, &error));
  harness_wait_assessed (harness);
  harness_settle (harness);
}

/* What was done is asked for, and the day it was done. */
static void
test_correction (void)
{
  static const Typed report[MOST] = { { "fix", "", "Fill this in.", "The rail was mended." },
                                      { "fixed-on", "soon", "This is no date.", NULL } };
  g_autoptr (Harness) harness = open_office ();
  g_autofree char *today
      = summer_day_dup_iso (summer_office_get_assessment (harness->office)->as_of);
  g_autofree char *shown = NULL;
  Typed typed[MOST] = { 0 };

  for (guint i = 0; i < MOST; i++)
    typed[i] = report[i];
  typed[1].good = today;
  show_page (harness, "safety", "corrections");
  g_assert_true (choose_row (harness, NULL, 0));
  forget_correction (harness);
  act (harness, "page.report");
  fill (harness, typed);
  store (harness);
  act (harness, "page.report");
  shown = dup_shown ("fix");
  g_assert_cmpstr (shown, ==, "The rail was mended.");
}

/* A claim of an incident: no amount, then one that is stored. */
static void
test_claim (void)
{
  static const Typed typed[MOST] = { { "amount", "a lot", "This is no amount.", "350.50" },
                                     { "reported-on", "soon", "This is no date.", NULL } };
  g_autoptr (Harness) harness = open_office ();
  g_autofree char *today
      = summer_day_dup_iso (summer_office_get_assessment (harness->office)->as_of);
  Typed filled[MOST] = { 0 };

  for (guint i = 0; i < MOST; i++)
    filled[i] = typed[i];
  filled[1].good = today;
  show_page (harness, "safety", "incidents");
  g_assert_true (choose_row (harness, NULL, 0));
  act (harness, "page.new-claim");
  write_field (harness, "child", "#0");
  fill (harness, filled);
  store (harness);

  show_page (harness, "insurance", NULL);
  gtk_stack_set_visible_child_name (harness_find (summer_window_get_page_widget (harness->window),
                                                  GTK_TYPE_STACK),
                                    "claims");
  harness_settle (harness);
  g_assert_true (choose_row (harness, "amount", 35050));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/records/", forms[i].name, NULL);

      g_test_add_data_func (path, &forms[i], test_form);
    }
  g_test_add_func ("/records/calendar", test_calendar);
  g_test_add_func ("/records/correction", test_correction);
  g_test_add_func ("/records/claim", test_claim);

  return g_test_run ();
}
