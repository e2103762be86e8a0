#include "config.h"

#include "summer-classes-page.h"

#include <glib/gi18n.h>

#include "summer-batch-dialog.h"
#include "summer-batch.h"
#include "summer-class-batch-form.h"
#include "summer-phrase.h"
#include "summer-provider-details.h"
#include "summer-sheet-chosen.h"
#include "summer-sheet-view.h"
#include "summer-window.h"

enum
{
  CLASSES,
  PROVIDERS,
  ORGANISATIONS,
  N_VIEWS,
};

struct _SummerClassesPage
{
  SummerPage parent_instance;

  GtkStack *stack;
  SummerSheetView *views[N_VIEWS];
  SummerDetails *details[N_VIEWS]; /* of the row chosen; NULL for classes, which have a page */
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (SummerClassesPage, summer_classes_page, SUMMER_TYPE_PAGE)

static char *
dup_classes_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s class", "%s classes", count), count);
}

static char *
dup_providers_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s provider", "%s providers", count), count);
}

static char *
dup_organisations_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s organisation", "%s organisations", count), count);
}

/* What is different about each list. */
static const struct
{
  const char *id, *title;
  const SummerSheetSpec *spec;
  const char *table, *where;
  const char *empty_title, *empty_text;
  char *(*dup_count_text) (guint count);
  const char *new_label, *new_action, *delete_action;
} lists[N_VIEWS] = {
  { "classes", N_ ("Classes"), &summer_sheet_classes, "class", "verdict", N_ ("No Classes Yet"),
    N_ ("Import the programme workbook: its sheet of classes fills this list. Or let a class apply "
        "with Ctrl+N."),
    dup_classes_text, N_ ("_New…"), "win.class-new", "win.class-delete" },
  { "providers", N_ ("Providers"), &summer_sheet_providers, "provider", NULL,
    N_ ("No Providers Yet"),
    N_ ("Import the programme workbook: its sheet of classes names them. Or add one with Ctrl+N."),
    dup_providers_text, N_ ("_New…"), "win.provider-new", "win.provider-delete" },
  { "organisations", N_ ("Hosts"), &summer_sheet_organisations, "organisation", NULL,
    N_ ("No Hosts Yet"),
    N_ ("Import the programme workbook: its sheet of classes names them. Or add one with Ctrl+N."),
    dup_organisations_text, N_ ("_New…"), "win.organisation-new", "win.organisation-delete" },
};

/* {{{ The row chosen */

static guint
get_shown (SummerClassesPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (guint i = 0; i < N_VIEWS; i++)
    if (shown != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->views[i]), shown))
      return i;
  return CLASSES;
}

static SummerSheetRow *
dup_row (SummerClassesPage *self, guint list, gint64 key)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (self->views[list]);
  const guint position
      = key != 0 && sheet != NULL ? summer_sheet_find_key (sheet, key) : GTK_INVALID_LIST_POSITION;

  return position != GTK_INVALID_LIST_POSITION
             ? g_list_model_get_item (G_LIST_MODEL (sheet), position)
             : NULL;
}

static const char *
get_raw (guint list, SummerSheetRow *row, const char *column)
{
  return summer_sheet_row_get_raw (row, summer_sheet_find_column (lists[list].spec, column));
}

static void
edit_organisation (SummerClassesPage *self, SummerSheetRow *row)
{
  const guint kind = summer_sheet_find_column (&summer_sheet_organisations, "kind");
  const gint64 key = summer_sheet_row_get_key (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.organisation-edit", "(xis)", MAX (key, 0),
                              (int) summer_sheet_row_get_number (row, kind),
                              get_raw (ORGANISATIONS, row, "name"));
}

static void
open_row (SummerClassesPage *self, guint list, gint64 key)
{
  g_autoptr (SummerSheetRow) row = dup_row (self, list, key);

  if (row == NULL)
    return;
  if (list == CLASSES)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s",
                                get_raw (CLASSES, row, "code"));
  else if (list == PROVIDERS)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.provider-edit", "x", key);
  else
    edit_organisation (self, row);
}

static void
activate_cb (SummerClassesPage *self, gint64 key, SummerSheetView *view)
{
  for (guint i = 0; i < N_VIEWS; i++)
    if (self->views[i] == view)
      open_row (self, i, key);
}

static void
describe_organisation (SummerClassesPage *self, SummerSheetRow *row)
{
  static const char *const columns[]
      = { "kind", "credit_code", "contact", "telephone", "address", "note", "classes" };
  SummerDetails *details = self->details[ORGANISATIONS];

  summer_details_begin (details, get_raw (ORGANISATIONS, row, "name"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const guint index = summer_sheet_find_column (&summer_sheet_organisations, columns[i]);
      g_autofree char *text = summer_sheet_row_dup_text (row, index);

      summer_details_add_line (details, _ (summer_sheet_organisations.columns[index].heading),
                               text);
    }
  summer_details_add_button (details, _ ("Change…"), "page.open", NULL);
  if (summer_sheet_row_get_key (row) > 0)
    summer_details_add_button (details, _ ("History…"), "page.history", NULL);
}

static void
describe (SummerClassesPage *self, guint list)
{
  const gint64 key = summer_sheet_view_get_chosen (self->views[list]);
  g_autoptr (SummerSheetRow) row = dup_row (self, list, key);

  if (self->details[list] == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->details[list]), row != NULL);
  if (row != NULL && list == PROVIDERS)
    summer_provider_details_fill (self->details[list],
                                  summer_office_get_store (
                                      summer_page_get_office (SUMMER_PAGE (self))),
                                  key);
  else if (row != NULL)
    describe_organisation (self, row);
}

static void
selected_cb (SummerClassesPage *self, gint64 key, SummerSheetView *view)
{
  for (guint i = 0; i < N_VIEWS; i++)
    if (self->views[i] == view)
      describe (self, i);
}

/* }}} */
/* {{{ The page */

static void
set_up (SummerClassesPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));

  self->ready = TRUE;
  for (guint i = 0; i < N_VIEWS; i++)
    {
      summer_sheet_view_set_count_text (self->views[i], lists[i].dup_count_text);
      summer_sheet_view_set_empty (self->views[i], "summer-classes-symbolic",
                                   _ (lists[i].empty_title), _ (lists[i].empty_text),
                                   _ ("_Import a Workbook…"), "exchange");
      summer_sheet_view_set_up (self->views[i], office, lists[i].spec, lists[i].where);
    }
}

static void
summer_classes_page_refresh (SummerPage *page)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (page);

  if (!self->ready)
    set_up (self);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      summer_sheet_view_refresh (self->views[i]);
      describe (self, i);
    }
}

/* "x" = the key of a class; "i" = a verdict to narrow by, -1 = all. */
static void
summer_classes_page_show (SummerPage *page, GVariant *target)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (page);
  SummerSheetView *classes = self->views[CLASSES];

  gtk_stack_set_visible_child_name (self->stack, lists[CLASSES].id);
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    summer_sheet_view_choose (classes, g_variant_get_int64 (target));
  else if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT32))
    {
      summer_sheet_view_set_filter (classes, "");
      summer_sheet_view_set_where (classes, g_variant_get_int32 (target));
    }
}

static GtkWidget *
summer_classes_page_get_commands (SummerPage *page)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (page);

  return GTK_WIDGET (self->views[get_shown (self)]);
}

static gint64
summer_classes_page_get_class (SummerPage *page)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (page);

  return get_shown (self) == CLASSES ? summer_sheet_view_get_chosen (self->views[CLASSES]) : 0;
}

static void
summer_classes_page_show_added (SummerPage *page)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (page);
  const guint shown = get_shown (self);

  summer_sheet_chosen_show_added (self->views[shown], lists[shown].table);
}

/* }}} */
/* {{{ Actions */

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, lists[get_shown (SUMMER_CLASSES_PAGE (widget))].new_action,
                              NULL);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (widget);
  const guint shown = get_shown (self);

  open_row (self, shown, summer_sheet_view_get_chosen (self->views[shown]));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (widget);
  const guint shown = get_shown (self);
  const gint64 key = summer_sheet_view_get_chosen (self->views[shown]);

  if (key > 0)
    gtk_widget_activate_action (widget, lists[shown].delete_action, "x", key);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (widget);
  const guint shown = get_shown (self);
  const gint64 key = summer_sheet_view_get_chosen (self->views[shown]);

  if (key > 0)
    gtk_widget_activate_action (widget, "win.history", "(sx)", lists[shown].table, key);
}

/* One field of the classes that are selected; of the others the row is opened. */
static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (widget);
  const guint shown = get_shown (self);
  guint n = 0;
  g_autofree gint64 *keys
      = summer_sheet_view_dup_selected (self->views[shown], SUMMER_BATCH_MOST, &n);

  if (shown != CLASSES)
    open_action (widget, name, parameter);
  else if (n > 0)
    summer_batch_dialog_present (SUMMER_WINDOW (gtk_widget_get_root (widget)), lists[shown].table,
                                 keys, n);
}

/* One step of the classes that are selected. */
static void
take_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (widget);
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));
  guint n = 0;
  g_autofree gint64 *keys
      = summer_sheet_view_dup_selected (self->views[CLASSES], SUMMER_BATCH_MOST, &n);

  if (get_shown (self) != CLASSES)
    return;
  if (n == 0)
    summer_window_toast (window, _ ("Select the classes first, with Shift or Ctrl."), NULL, NULL);
  else if (n <= SUMMER_BATCH_MOST)
    summer_class_batch_form_present (window, keys, n, -1);
  else
    summer_batch_dialog_present (window, lists[CLASSES].table, keys,
                                 n); /* says that they are too many */
}

/* }}} */

static void
summer_classes_page_class_init (SummerClassesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SUMMER_PAGE_CLASS (klass)->refresh = summer_classes_page_refresh;
  SUMMER_PAGE_CLASS (klass)->show = summer_classes_page_show;
  SUMMER_PAGE_CLASS (klass)->get_commands = summer_classes_page_get_commands;
  SUMMER_PAGE_CLASS (klass)->get_class = summer_classes_page_get_class;
  SUMMER_PAGE_CLASS (klass)->show_added = summer_classes_page_show_added;

  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "page.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "page.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "page.take-step", NULL, take_step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "page.take-step", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "page.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "page.history",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "page.change", NULL);
}

/* What can be done with the classes that are selected. */
static void
add_batch_button (SummerClassesPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Take a Step…"), "page.take-step");
  g_menu_append (menu, _ ("_Change a Field…"), "page.change");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("_Batch"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button,
                               _ ("For all selected classes: a step (Ctrl+Enter) or a field (F2)"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  summer_sheet_view_add_button (self->views[CLASSES], button);
}

static void
add_new_button (SummerClassesPage *self, guint list)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (lists[list].new_label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), lists[list].new_action);
  gtk_widget_set_tooltip_text (button, _ ("Fill in a new one (Ctrl+N)"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  summer_sheet_view_add_button (self->views[list], button);
}

/* The switch stands in the bar of every sheet, so that it does not move when the sheet does. */
static GtkWidget *
new_switch (SummerClassesPage *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  return switcher;
}

static void
summer_classes_page_init (SummerClassesPage *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  for (guint i = 0; i < N_VIEWS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      self->views[i] = SUMMER_SHEET_VIEW (summer_sheet_view_new ());
      g_signal_connect_swapped (self->views[i], "activate", G_CALLBACK (activate_cb), self);
      g_signal_connect_swapped (self->views[i], "selected", G_CALLBACK (selected_cb), self);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views[i]));
      if (i != CLASSES)
        {
          self->details[i] = SUMMER_DETAILS (summer_details_new ());
          gtk_widget_set_visible (GTK_WIDGET (self->details[i]), FALSE);
          gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details[i]));
        }
      gtk_stack_add_titled (self->stack, box, lists[i].id, _ (lists[i].title));
    }
  for (guint i = 0; i < N_VIEWS; i++)
    {
      summer_sheet_view_add_switch (self->views[i], new_switch (self));
      add_new_button (self, i);
    }
  add_batch_button (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
