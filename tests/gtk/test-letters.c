/* Letters under Alt: on every page, in every menu and in every form each leads to one place only, in English and in
 * Chinese. Two that lead to two places at once lead nowhere. */
#include "config.h"

#include <string.h>

#include "harness.h"

#include "summer-page-table.h"
#include "summer-sheet-view.h"
#include "summer-table.h"
#include "summer-terms.h"
#include "summer-workplace.h"

typedef struct
{
  Harness *harness; /* owned */
  GString *clashes; /* owned */
  guint n_forms;    /* looked at */
  GPtrArray *where; /* owned: char, the places with a clash said already */
} Walk;

static void
walk_clear (Walk *self)
{
  harness_free (self->harness);
  g_string_free (self->clashes, TRUE);
  g_ptr_array_unref (self->where);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* By letter: the text that has it first. Texts are the widgets'. */
typedef const char *Letters[128];

static void
add_letter (Walk *self, Letters letters, guint key, const char *text, const char *where)
{
  g_autofree char *line = NULL;

  if (key >= 128 || key == 0)
    return;
  if (letters[key] == NULL)
    {
      letters[key] = text;
      return;
    }
  line = g_strdup_printf ("Alt+%c is both “%s” and “%s”", (char) key, letters[key], text);
  if (!g_ptr_array_find_with_equal_func (self->where, line, g_str_equal, NULL))
    g_string_append_printf (self->clashes, "%s: %s\n", where, line);
  g_ptr_array_add (self->where, g_steal_pointer (&line));
}

/* {{{ Widgets */

static void
collect (Walk *self, GtkWidget *widget, Letters letters, const char *where)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget)
      || (GTK_IS_POPOVER (widget) && !gtk_widget_get_mapped (widget)))
    return;
  if (GTK_IS_LABEL (widget))
    {
      const guint key = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)));

      add_letter (self, letters, key, gtk_label_get_label (GTK_LABEL (widget)), where);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (self, child, letters, where);
}

static void
check_menu (Walk *self, GMenuModel *menu, Letters of_level, const char *where)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;
      Letters below = { 0 };
      const char *at;

      if (section != NULL)
        check_menu (self, section, of_level, where);
      if (submenu != NULL)
        check_menu (self, submenu, below, where);
      if (!g_menu_model_get_item_attribute (menu, i, "label", "s", &label))
        continue;
      at = strchr (label, '_');
      if (at != NULL && at[1] != '_')
        add_letter (self, of_level, gdk_keyval_to_lower ((guint) at[1]), g_intern_string (label),
                    where);
    }
}

/* Menus, and what else opens from a button, stand for themselves. */
static void
check_popovers (Walk *self, GtkWidget *widget, const char *where)
{
  if (GTK_IS_POPOVER (widget))
    {
      GMenuModel *menu = GTK_IS_POPOVER_MENU (widget)
                             ? gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (widget))
                             : NULL;
      Letters letters = { 0 };

      if (menu != NULL)
        check_menu (self, menu, letters, where);
      else if (gtk_popover_get_child (GTK_POPOVER (widget)) != NULL)
        collect (self, gtk_popover_get_child (GTK_POPOVER (widget)), letters, where);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_popovers (self, child, where);
}

static void
check_window (Walk *self, GtkWidget *window, const char *where)
{
  Letters letters = { 0 };

  collect (self, window, letters, where);
  check_popovers (self, window, where);
}

/* }}} */
/* {{{ Pages */

/* The first row of each list: the panel about it has buttons of its own. */
static void
choose_first (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (SUMMER_IS_SHEET_VIEW (widget))
    {
      GListModel *rows = G_LIST_MODEL (summer_sheet_view_get_sheet (SUMMER_SHEET_VIEW (widget)));
      g_autoptr (SummerSheetRow) row = rows != NULL ? g_list_model_get_item (rows, 0) : NULL;

      if (row != NULL)
        summer_sheet_view_choose (SUMMER_SHEET_VIEW (widget), summer_sheet_row_get_key (row));
    }
  else if (SUMMER_IS_TABLE (widget))
    {
      guint n = 0;
      g_autofree guint *rows = summer_table_dup_shown (SUMMER_TABLE (widget), &n);

      if (n > 0)
        summer_table_select (SUMMER_TABLE (widget), rows[0]);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    choose_first (child);
}

/* The first stack below that a person can switch. */
static GtkStack *
find_tabs (GtkWidget *widget)
{
  GtkStack *found = NULL;

  if (GTK_IS_STACK (widget))
    {
      g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (GTK_STACK (widget));
      g_autoptr (GObject) first = g_list_model_get_item (G_LIST_MODEL (pages), 0);

      if (first != NULL && gtk_stack_page_get_title (GTK_STACK_PAGE (first)) != NULL)
        return GTK_STACK (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_tabs (child);
  return found;
}

static void
check_shown (Walk *self, const char *where)
{
  harness_settle (self->harness);
  choose_first (GTK_WIDGET (summer_window_get_page_widget (self->harness->window)));
  harness_settle (self->harness);
  check_window (self, GTK_WIDGET (self->harness->window), where);
}

static void
check_page (Walk *self, const char *id)
{
  g_autoptr (GtkSelectionModel) pages = NULL;
  GtkStack *tabs;

  g_assert_true (summer_window_set_page (self->harness->window, id, NULL));
  check_shown (self, id);
  tabs = find_tabs (GTK_WIDGET (summer_window_get_page_widget (self->harness->window)));
  if (tabs == NULL)
    return;
  pages = gtk_stack_get_pages (tabs);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) tab = g_list_model_get_item (G_LIST_MODEL (pages), i);
      g_autofree char *where
          = g_strdup_printf ("%s, %s", id, gtk_stack_page_get_title (GTK_STACK_PAGE (tab)));

      gtk_stack_set_visible_child (tabs, gtk_stack_page_get_child (GTK_STACK_PAGE (tab)));
      check_shown (self, where);
    }
}

static Walk
walk_begin (void)
{
  Walk self = { .harness = harness_new (6),
                .clashes = g_string_new (NULL),
                .where = g_ptr_array_new_with_free_func (g_free) };

  harness_wait_assessed (self.harness);
  summer_workplace_set_now (summer_workplace_get (self.harness->office),
                            summer_office_get_assessment (self.harness->office)->as_of, 600);
  harness_settle (self.harness);
  return self;
}

static void
test_pages (void)
{
  g_auto (Walk) walk = walk_begin ();
  const SummerPageRow *row;

  for (guint i = 0; (row = summer_page_table_get (i)) != NULL; i++)
    check_page (&walk, row->id);
  if (walk.clashes->len > 0)
    g_error ("%s", walk.clashes->str);
}

/* }}} */
/* {{{ Forms */

/* Each is looked at, and closed again. */
static void
check_forms (Walk *self, const char *where)
{
  g_autoptr (GList) windows = NULL;

  harness_settle (self->harness);
  harness_settle (self->harness);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != self->harness->window && gtk_widget_get_mapped (l->data))
      {
        check_window (self, l->data, where);
        gtk_window_destroy (l->data);
        self->n_forms++;
      }
  harness_settle (self->harness);
}

/* action: of the list that is shown, or of the window. */
static void
check_form (Walk *self, const char *action)
{
  GtkWidget *page = GTK_WIDGET (summer_window_get_page_widget (self->harness->window));
  GtkWidget *commands = summer_page_get_commands (SUMMER_PAGE (page));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, &error));
  gtk_widget_activate_action_variant (commands != NULL ? commands : page, name, target);
  check_forms (self, action);
}

static void
test_forms_of_lists (void)
{
  static const struct
  {
    const char *page, *tab, *actions[8];
  } lists[] = {
    { "classes",
      NULL,
      { "win.class-new", "win.provider-new", "win.organisation-new", "page.change",
        "page.take-step", "page.history" } },
    { "class", NULL, { "class.edit", "class.review", "class.new-visit", "class.history" } },
    { "enrolment", "list", { "enrol.new", "enrol.edit", "enrol.next-step", "enrol.draw" } },
    { "children", NULL, { "page.transfer", "page.leave", "page.agreement", "page.change" } },
    { "staff",
      "people",
      { "page.new", "page.change-assignment", "page.end-assignment", "page.change" } },
    { "staff",
      "persons",
      { "page.add-person", "page.change-person", "page.add-paper", "page.assign" } },
    { "staff", "gaps", { "staff.assign" } },
    { "insurance", NULL, { "win.reconcile-insurance", "win.paste-roster" } },
    { "safety", "visits", { "page.new", "page.change", "win.checklist(0)", "win.checklist(1)" } },
    { "safety", "corrections", { "page.report", "page.confirm", "page.send-back" } },
    { "safety", "calendar", { "page.new", "page.change", "page.make" } },
    { "safety", "incidents", { "page.add-step", "page.new-claim" } },
    { "safety", "drills", { "page.new", "page.change" } },
    { "subsidy", "settlement", { "settlement.draw-up" } },
    { "satisfaction", NULL, { "page.questions", "page.import-answers" } },
    { "settings", NULL, { "settings.places", "settings.documents" } },
    { "overview", NULL, { "win.choose-union", "win.place-union::No Such Union" } },
  };
  g_auto (Walk) walk = walk_begin ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i].actions[j] != NULL; j++)
      {
        g_assert_true (summer_window_set_page (walk.harness->window, lists[i].page,
                                               lists[i].tab != NULL
                                                   ? g_variant_new_string (lists[i].tab)
                                                   : NULL));
        harness_settle (walk.harness);
        choose_first (GTK_WIDGET (summer_window_get_page_widget (walk.harness->window)));
        harness_settle (walk.harness);
        check_form (&walk, lists[i].actions[j]);
      }
  g_assert_cmpuint (walk.n_forms, >=, 30);
  if (walk.clashes->len > 0)
    g_error ("%s", walk.clashes->str);
}

static void
test_forms_of_a_class (void)
{
  static const char *const actions[] = { "class-edit", "class-venue", "class-calendar" };
  g_auto (Walk) walk = walk_begin ();
  const SummerFacts *facts = summer_office_get_assessment (walk.harness->office)->facts;

  summer_window_set_page (walk.harness->window, "classes", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.%s(int64 %" G_GINT64_FORMAT ")", actions[i],
                                                 facts->classes[0].id);

      check_form (&walk, action);
    }
  for (int step = 0; step < (int) summer_terms_get_size (SUMMER_TERMS_STEP); step++)
    {
      g_autofree char *action = g_strdup_printf ("win.class-step((int64 %" G_GINT64_FORMAT ", %d))",
                                                 facts->classes[0].id, step);

      check_form (&walk, action);
    }
  g_assert_cmpuint (walk.n_forms, >=, G_N_ELEMENTS (actions) + 5);
  if (walk.clashes->len > 0)
    g_error ("%s", walk.clashes->str);
}

/* }}} */

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/letters/pages", test_pages);
  g_test_add_func ("/letters/forms-of-lists", test_forms_of_lists);
  g_test_add_func ("/letters/forms-of-a-class", test_forms_of_a_class);

  return g_test_run ();
}
