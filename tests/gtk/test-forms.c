/* Forms as a clerk uses them all day: opened from wherever the focus is, begun with the row that is chosen, filled by
 * searching, and what they stored chosen in the list. */
#include "config.h"

#include <string.h>

#include "harness.h"

#include "summer-class-life.h"
#include "summer-class-table.h"
#include "summer-people-index.h"
#include "summer-pinyin.h"
#include "summer-record-dialog.h"
#include "summer-sheet-view.h"
#include "summer-sidebar.h"
#include "summer-workplace.h"

#define N_CLASSES 20 /* more than a list to look through */

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
  SummerRecordDialog *dialog = find_dialog ();

  return dialog != NULL && gtk_window_is_active (GTK_WINDOW (dialog));
}

static gboolean
is_closed (gpointer unused)
{
  return find_dialog () == NULL;
}

static gboolean
window_is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
wait_for_form (Harness *harness)
{
  harness_wait (is_active, NULL);
  harness_settle (harness);
}

static void
wait_for_window (Harness *harness)
{
  harness_wait (is_closed, NULL);
  gtk_window_present (GTK_WINDOW (harness->window));
  harness_wait (window_is_active, harness->window);
  harness_settle (harness);
}

static void
leave_form (Harness *harness)
{
  harness_press (harness, "Escape");
  wait_for_window (harness);
}

static void
store_form (Harness *harness)
{
  harness_press (harness, "ctrl+Return");
  wait_for_window (harness);
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

static SummerSheetView *
get_view (Harness *harness)
{
  return SUMMER_SHEET_VIEW (
      summer_page_get_commands (summer_window_get_page_widget (harness->window)));
}

static void
show_page (Harness *harness, const char *page, const char *tab)
{
  summer_window_set_page (harness->window, page, tab != NULL ? g_variant_new_string (tab) : NULL);
  harness_settle (harness);
}

static void
focus_sidebar (Harness *harness)
{
  GtkWidget *sidebar = harness_find (harness->window, SUMMER_TYPE_SIDEBAR);

  g_assert_true (gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (harness->window)), sidebar));
  harness_settle (harness);
}

static const char *
get_title (void)
{
  return gtk_window_get_title (GTK_WINDOW (find_dialog ()));
}

static const char *
get_choice (const char *field)
{
  GtkWidget *control = summer_record_dialog_get_field (find_dialog (), field);
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (control));

  return chosen != NULL ? gtk_string_object_get_string (chosen) : "";
}

static void
write_field (Harness *harness, const char *field, const char *text)
{
  gtk_widget_grab_focus (summer_record_dialog_get_field (find_dialog (), field));
  harness_press (harness, "ctrl+a");
  harness_type (harness, text);
}

/* The text of the row that is chosen, in a column. */
static char *
dup_chosen (Harness *harness, const char *column)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (get_view (harness));
  const guint position
      = summer_sheet_find_key (sheet, summer_sheet_view_get_chosen (get_view (harness)));
  g_autoptr (SummerSheetRow) row = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;
  row = g_list_model_get_item (G_LIST_MODEL (sheet), position);
  return summer_sheet_row_dup_text (row, summer_sheet_find_column (summer_sheet_get_spec (sheet),
                                                                   column));
}

static void
choose_row (Harness *harness, guint position)
{
  g_autoptr (SummerSheetRow) row
      = g_list_model_get_item (G_LIST_MODEL (summer_sheet_view_get_sheet (get_view (harness))),
                               position);

  g_assert_true (summer_sheet_view_choose (get_view (harness), summer_sheet_row_get_key (row)));
  harness_settle (harness);
}

static void
test_keys_from_everywhere (void)
{
  static const struct
  {
    const char *page, *tab, *title;
  } lists[] = {
    { "classes", NULL, "New Class" },     { "safety", "visits", "Visit" },
    { "safety", "drills", "Drill" },      { "enrolment", "list", "Application for a Place" },
    { "staff", "persons", "New Person" },
  };
  g_autoptr (Harness) harness = open_office ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      show_page (harness, lists[i].page, lists[i].tab);
      focus_sidebar (harness);
      harness_press (harness, "ctrl+n");
      wait_for_form (harness);
      g_assert_cmpstr (get_title (), ==, lists[i].title);
      leave_form (harness);

      /* Nothing has the focus after a form closed, or what had it before: the key works again. */
      gtk_window_set_focus (GTK_WINDOW (harness->window), NULL);
      harness_press (harness, "ctrl+n");
      wait_for_form (harness);
      leave_form (harness);
    }
}

/* What deletes does so only where the focus is. */
static void
test_delete_stays_in_the_list (void)
{
  g_autoptr (Harness) harness = open_office ();
  guint n;

  show_page (harness, "classes", NULL);
  choose_row (harness, 0);
  n = g_list_model_get_n_items (G_LIST_MODEL (summer_sheet_view_get_sheet (get_view (harness))));
  focus_sidebar (harness);
  harness_press (harness, "Delete");
  harness_press (harness, "ctrl+Delete");
  harness_settle (harness);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (summer_sheet_view_get_sheet (get_view (harness)))),
                    ==, n);
}

static void
search_class (Harness *harness, const char *text)
{
  gtk_widget_grab_focus (summer_record_dialog_get_field (find_dialog (), "class"));
  harness_settle (harness);
  harness_press (harness, "space");
  harness_settle (harness);
  harness_type (harness, text);
  harness_press (harness, "Return");
  harness_settle (harness);
}

static void
test_choices_are_searched (void)
{
  g_autoptr (Harness) harness = open_office ();
  const SummerFacts *facts = summer_office_get_assessment (harness->office)->facts;
  const SummerClassFacts *of = &facts->classes[16];
  g_autofree char *last = g_strdup_printf ("%s %s", of->code, of->name);
  g_autofree char *tail = g_ascii_strdown (of->code + 3, -1);
  g_autofree char *other = NULL, *typed = NULL, *initials = NULL;

  show_page (harness, "safety", "visits");
  harness_press (harness, "ctrl+n");
  wait_for_form (harness);
  search_class (harness, tail);
  g_assert_cmpstr (get_choice ("class"), ==, last);

  /* Every class is there again the next time, and a second search is a new one. */
  search_class (harness, facts->classes[3].code);
  other = g_strdup_printf ("%s %s", facts->classes[3].code, facts->classes[3].name);
  g_assert_cmpstr (get_choice ("class"), ==, other);

  /* By the initials of a name behind its code. */
  typed = summer_pinyin_dup_initials (facts->classes[9].name);
  search_class (harness, typed);
  initials = summer_pinyin_dup_initials (get_choice ("class"));
  g_assert_cmpstr (get_choice ("class"), !=, other);
  g_assert_nonnull (strstr (initials, typed));
}

static void
test_form_begins_with_the_row (void)
{
  static const struct
  {
    const char *tab, *field;
  } lists[] = { { "visits", "class" }, { "drills", "class" }, { "calendar", "class" } };
  g_autoptr (Harness) harness = open_office ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *code = NULL;

      show_page (harness, "safety", lists[i].tab);
      choose_row (harness, 1);
      code = dup_chosen (harness, "class_code");
      harness_press (harness, "ctrl+n");
      wait_for_form (harness);
      g_assert_true (g_str_has_prefix (get_choice (lists[i].field), code));
      leave_form (harness);
    }
}

static void
test_stored_row_is_chosen (void)
{
  g_autoptr (Harness) harness = open_office ();
  g_autofree char *leader = NULL, *name = NULL, *class = NULL;

  show_page (harness, "safety", "drills");
  choose_row (harness, 0);
  harness_press (harness, "ctrl+n");
  wait_for_form (harness);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (
                                  summer_record_dialog_get_field (find_dialog (), "kind")),
                              0);
  write_field (harness, "leader", "Drill Master");
  store_form (harness);
  leader = dup_chosen (harness, "leader");
  g_assert_cmpstr (leader, ==, "Drill Master");

  /* Also where a filter would hide it. */
  show_page (harness, "staff", "persons");
  summer_sheet_view_set_filter (get_view (harness), "nobody of this name");
  harness_settle (harness);
  harness_press (harness, "ctrl+n");
  wait_for_form (harness);
  write_field (harness, "name", "Zhao Newcomer");
  store_form (harness);
  name = dup_chosen (harness, "name");
  g_assert_cmpstr (name, ==, "Zhao Newcomer");

  show_page (harness, "classes", NULL);
  harness_press (harness, "ctrl+n");
  wait_for_form (harness);
  write_field (harness, "name", "Xindian");
  write_field (harness, "first_day", "2019-07-08");
  write_field (harness, "last_day", "2019-08-09");
  write_field (harness, "applied_by", "Chen");
  store_form (harness);
  class = dup_chosen (harness, "name");
  g_assert_cmpstr (class, ==, "Xindian");
}

static gboolean
says (gpointer text)
{
  SummerRecordDialog *dialog = find_dialog ();

  return dialog != NULL && harness_find_label (dialog, text) != NULL;
}

static guint
count_staff (Harness *harness, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPeopleIndex) index
      = summer_people_index_new (summer_office_get_store (harness->office),
                                 summer_office_get_programme (harness->office), &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < index->staff->len; i++)
    {
      const SummerStaffEntry *staff = &g_array_index (index->staff, SummerStaffEntry, i);

      n += g_strcmp0 (staff->record.name, name) == 0 && staff->person != 0;
    }
  return n;
}

static void
choose_term (const char *field, guint position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (
                                  summer_record_dialog_get_field (find_dialog (), field)),
                              position);
}

/* From the class: somebody new, in one step that one Undo takes back. */
static void
test_assigned_from_the_class (void)
{
  g_autoptr (Harness) harness = open_office ();
  const SummerFacts *facts = summer_office_get_assessment (harness->office)->facts;
  g_autofree char *code = g_strdup (facts->classes[2].code);

  show_page (harness, "class", code);
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (harness->window)),
                              "class.tab", "s", "staff");
  harness_settle (harness);
  harness_press (harness, "ctrl+n");
  wait_for_form (harness);
  g_assert_true (g_str_has_prefix (get_choice ("class_id"), code));
  g_assert_false (
      gtk_widget_get_sensitive (summer_record_dialog_get_field (find_dialog (), "name")));

  choose_term ("who", 0);
  choose_term ("role", SUMMER_ROLE_VOLUNTEER);
  harness_settle (harness);
  harness_press (harness, "ctrl+Return");
  harness_wait (says, "Write the name.");
  write_field (harness, "name", "Qian Newhand");
  write_field (harness, "telephone", "12345");
  harness_wait (says, "This number cannot be dialled.");
  write_field (harness, "telephone", "13600002086");
  store_form (harness);
  g_assert_cmpuint (count_staff (harness, "Qian Newhand"), ==, 1);

  harness_press (harness, "ctrl+z");
  harness_wait_idle_work (harness);
  harness_settle (harness);
  g_assert_cmpuint (count_staff (harness, "Qian Newhand"), ==, 0);
}

/* From the list of assignments: a person of the records, once more in the class of the row. */
static void
test_assigned_from_the_list (void)
{
  g_autoptr (Harness) harness = open_office ();
  g_autofree char *code = NULL, *chosen = NULL, *name = NULL;
  guint n;

  show_page (harness, "staff", "people");
  choose_row (harness, 0);
  code = dup_chosen (harness, "class_code");
  harness_press (harness, "ctrl+n");
  wait_for_form (harness);
  g_assert_true (g_str_has_prefix (get_choice ("class_id"), code));
  choose_term ("who", 5);
  chosen = g_strdup (get_choice ("who"));
  *strchrnul (chosen, ' ') = '\0';
  n = count_staff (harness, chosen);
  choose_term ("role", SUMMER_ROLE_VOLUNTEER);
  store_form (harness);
  g_assert_cmpuint (count_staff (harness, chosen), ==, n + 1);
  name = dup_chosen (harness, "name");
  g_assert_cmpstr (name, ==, chosen);
}

typedef struct
{
  SummerClassState states[N_CLASSES];
  gint64 ids[N_CLASSES];
  guint n;
} States;

static gboolean
take_state (const SummerClassRecord *record, gpointer user_data)
{
  States *self = user_data;

  g_assert_cmpuint (self->n, <, N_CLASSES);
  self->ids[self->n] = record->id;
  self->states[self->n++] = record->state;
  return TRUE;
}

static States
read_states (Harness *harness)
{
  States states = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_class_each (summer_office_get_store (harness->office),
                                    summer_office_get_programme (harness->office), take_state,
                                    &states, &error));
  g_assert_no_error (error);
  return states;
}

static guint
count_changed (const States *before, const States *after)
{
  guint n = 0;

  for (guint i = 0; i < before->n; i++)
    n += before->states[i] != after->states[i];
  return n;
}

/* How many of the classes may be withdrawn, by the rules of each of them. */
static guint
count_allowed (Harness *harness, const States *states, SummerStep step)
{
  SummerDay today;
  guint n = 0;

  summer_workplace_get_now (summer_workplace_get (harness->office), &today, NULL);
  for (guint i = 0; i < states->n; i++)
    {
      g_autoptr (SummerClassLife) life
          = summer_class_life_load (summer_office_get_store (harness->office), states->ids[i],
                                    today, NULL);

      g_assert_nonnull (life);
      n += summer_stage_allows (life->stage, step);
    }
  return n;
}

/* One step for all that are selected: those that it cannot be taken for stay, with the reason said; one entry, taken
 * back as one. */
static void
test_a_step_for_several_classes (void)
{
  g_autoptr (Harness) harness = open_office ();
  const States before = read_states (harness);
  const guint n = count_allowed (harness, &before, SUMMER_STEP_WITHDRAW);
  g_autofree char *go = g_strdup_printf ("%u classes take the step", n);
  g_autofree char *stay = g_strdup_printf ("%u stay", before.n - n);
  States after;

  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (n, <, before.n - 1);
  show_page (harness, "classes", NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_view (harness)), "sheet.select-all", NULL);
  harness_settle (harness);
  harness_press (harness, "ctrl+Return");
  wait_for_form (harness);
  g_assert_cmpstr (get_title (), ==, "A Step for Several Classes");
  choose_term ("step", SUMMER_STEP_WITHDRAW - SUMMER_STEP_APPLY - 1);
  write_field (harness, "person", "Chen");
  harness_settle (harness);
  harness_wait (says, go);
  harness_wait (says, stay);
  harness_wait (says, "cannot follow on that.");

  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  g_assert_nonnull (find_dialog ());
  after = read_states (harness);
  g_assert_cmpuint (count_changed (&before, &after), ==, 0);

  write_field (harness, "note", "The host closes.");
  store_form (harness);
  after = read_states (harness);
  g_assert_cmpuint (count_changed (&before, &after), ==, n);

  harness_press (harness, "ctrl+z");
  harness_wait_idle_work (harness);
  harness_settle (harness);
  after = read_states (harness);
  g_assert_cmpuint (count_changed (&before, &after), ==, 0);
}

static int
get_bottom (SummerRecordDialog *dialog, const char *field)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (summer_record_dialog_get_field (dialog, field),
                                            GTK_WIDGET (dialog), &bounds));
  return (int) (bounds.origin.y + bounds.size.height);
}

/* What is wrong with a field is said below it, in a line that is there already: neither the fields below nor the buttons
 * slip away. */
static void
test_messages_do_not_move_the_fields (void)
{
  g_autoptr (Harness) harness = harness_new (N_CLASSES);
  SummerRecordDialog *dialog;
  int height, bottom;

  harness_act (harness, "win.new-visit(int64 0)");
  wait_for_form (harness);
  leave_form (harness);
  harness_act (harness, "win.class-new");
  wait_for_form (harness);
  dialog = find_dialog ();
  height = gtk_widget_get_height (GTK_WIDGET (dialog));
  bottom = get_bottom (dialog, "last_day");
  gtk_widget_grab_focus (summer_record_dialog_get_field (dialog, "first_day"));
  harness_type (harness, "2019-02-30");
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (dialog, "This is no date"));
  g_assert_cmpint (get_bottom (dialog, "last_day"), ==, bottom);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (dialog)), ==, height);
  harness_press (harness, "ctrl+a BackSpace Escape Escape");
  harness_settle (harness);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/forms/keys-from-everywhere", test_keys_from_everywhere);
  g_test_add_func ("/forms/delete-stays-in-the-list", test_delete_stays_in_the_list);
  g_test_add_func ("/forms/choices-are-searched", test_choices_are_searched);
  g_test_add_func ("/forms/form-begins-with-the-row", test_form_begins_with_the_row);
  g_test_add_func ("/forms/stored-row-is-chosen", test_stored_row_is_chosen);
  g_test_add_func ("/forms/assigned-from-the-class", test_assigned_from_the_class);
  g_test_add_func ("/forms/assigned-from-the-list", test_assigned_from_the_list);
  g_test_add_func ("/forms/messages-do-not-move-the-fields", test_messages_do_not_move_the_fields);
  g_test_add_func ("/forms/a-step-for-several-classes", test_a_step_for_several_classes);

  return g_test_run ();
}
