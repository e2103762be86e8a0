#include "config.h"

#include "summer-settlement-view.h"
#include <glib/gi18n.h>

#include "summer-class-batch-form.h"
#include "summer-notice-form.h"
#include "summer-print.h"
#include "summer-settlement-bar.h"
#include "summer-settlement-dialogs.h"
#include "summer-settlement-facts.h"
#include "summer-settlement-list.h"
#include "summer-settlement-rows.h"
#include "summer-settlement-scope.h"
#include "summer-settlement-tables.h"
#include "summer-settlement-words.h"
#include "summer-window.h"

#define CLASSES SUMMER_SETTLEMENT_CLASSES
#define DIFFERENCES SUMMER_SETTLEMENT_DIFFERENCES
#define OBJECTIONS SUMMER_SETTLEMENT_OBJECTIONS
#define N_TABS SUMMER_N_SETTLEMENT_TABS

static const struct
{
  const char *name, *title;
} tabs[N_TABS] = {
  [CLASSES] = { "classes", N_ ("Classes") },
  [DIFFERENCES] = { "differences", N_ ("Since Then") },
  [OBJECTIONS] = { "objections", N_ ("Objections") },
};

struct _SummerSettlementView
{
  AdwBin parent_instance;

  SummerOffice *office; /* owned; NULL until the first refresh */
  GtkBox *buttons;
  GtkStack *stack, *tabs;
  GtkListBox *list;
  GtkGrid *facts;
  GtkWidget *since, *side, *answer;
  GtkLabel *since_text, *scope, *why, *which, *explanation;
  GtkSearchEntry *filter;
  SummerTable *tables[N_TABS];

  SummerSettlementRows *rows;  /* owned */
  SummerSettlementRecord last; /* id 0 = there is none; no texts */
  GArray *objections;          /* gint64 */
  gint64 chosen, class_id;     /* the settlement, 0 = the last; of the line explained, 0 = none */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SummerSettlementView, summer_settlement_view, ADW_TYPE_BIN)

static SummerStore *
get_store (SummerSettlementView *self)
{
  return summer_office_get_store (self->office);
}

static SummerAssessment *
get_whole (SummerSettlementView *self)
{
  return summer_office_get_whole_assessment (self->office);
}

static SummerWindow *
get_window (gpointer self)
{
  return SUMMER_WINDOW (gtk_widget_get_root (self));
}

static void
tell (SummerSettlementView *self, const GError *error)
{
  if (SUMMER_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))
    summer_window_toast_error (get_window (self), error);
}

static guint
get_tab (SummerSettlementView *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->tabs);
  guint i = 0;

  while (i < N_TABS - 1 && g_strcmp0 (tabs[i].name, name) != 0)
    i++;
  return i;
}

/* {{{ What can be done now */

static void
update_actions (SummerSettlementView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const SummerSettlement *of = summer_settlement_rows_get (self->rows);
  const guint tab = get_tab (self);

  summer_settlement_bar_update (self->buttons, widget, of != NULL ? &of->record : NULL, &self->last,
                                get_whole (self) != NULL
                                    && !summer_office_get_assessing (self->office));
  gtk_widget_action_set_enabled (widget, "settlement.open-class", self->class_id != 0);
  gtk_widget_action_set_enabled (widget, "settlement.answer",
                                 tab == OBJECTIONS
                                     && summer_table_get_selected (self->tables[OBJECTIONS])
                                            != SUMMER_TABLE_TOTAL);
  gtk_widget_set_visible (self->answer, tab == OBJECTIONS);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), tab == CLASSES);
  gtk_widget_set_visible (self->side, tab == CLASSES);
}

/* }}} */
/* {{{ The one chosen */

static void
explain (SummerSettlementView *self, guint row)
{
  const SummerSettlementLineRecord *line;
  const SummerClassFacts *class = NULL;
  g_autofree char *which = NULL, *amount = NULL, *why = NULL;

  self->class_id = 0;
  if (row == SUMMER_TABLE_TOTAL)
    {
      gtk_label_set_text (self->why, _ ("Choose a class to read why it was settled so"));
      gtk_label_set_text (self->explanation, NULL);
    }
  else
    {
      line = summer_settlement_rows_get_line (self->rows, row);
      class = summer_settlement_rows_get_class (self->rows, row);
      amount = summer_money_dup_text (
          summer_settlement_get_granted_all (summer_settlement_rows_get (self->rows),
                                             line->class_id));
      why = g_strdup_printf (_ ("Why it was %s yuan"), amount);
      self->class_id = line->class_id;
      gtk_label_set_text (self->why, why);
      gtk_label_set_text (self->explanation, line->explanation);
    }
  which = class != NULL ? g_strdup_printf ("%s %s", class->code, class->name) : NULL;
  gtk_label_set_text (self->which, which);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settlement.open-class", class != NULL);
}

static void
title_tab (SummerSettlementView *self, guint tab, guint count)
{
  g_autofree char *title = count > 0 ? g_strdup_printf ("%s (%u)", _ (tabs[tab].title), count)
                                     : g_strdup (_ (tabs[tab].title));

  gtk_stack_page_set_title (gtk_stack_get_page (self->tabs, GTK_WIDGET (self->tables[tab])), title);
}

static void
fill_objections (SummerSettlementView *self, gint64 settlement)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows
      = summer_settlement_list_objection_rows (get_store (self), settlement, get_whole (self),
                                               self->objections, &error);

  if (rows == NULL)
    {
      tell (self, error);
      return;
    }
  summer_settlement_scope_keep_objections (self->office, rows, self->objections);
  title_tab (self, OBJECTIONS, rows->len);
  summer_table_take_texts (self->tables[OBJECTIONS], rows);
}

static void
show_chosen (SummerSettlementView *self)
{
  const gint64 class_id = self->class_id;
  g_autoptr (GError) error = NULL;
  SummerSettlement *of = NULL;
  guint row;

  /* Rows ask for what they show: the table is emptied before they go. */
  summer_table_set_n_rows (self->tables[CLASSES], 0);
  if (self->chosen != 0 && get_whole (self) != NULL)
    of = summer_settlement_load (get_store (self), self->chosen, &error);
  if (error != NULL)
    tell (self, error);
  summer_table_set_n_rows (self->tables[CLASSES],
                           summer_settlement_rows_take (self->rows, of, self->office));
  if (of != NULL && !summer_settlement_facts_fill (self->facts, get_store (self), of, &error))
    tell (self, error);
  fill_objections (self, of != NULL ? of->record.id : 0);
  row = summer_settlement_rows_find (self->rows, class_id);
  if (row == SUMMER_TABLE_TOTAL || !summer_table_select (self->tables[CLASSES], row))
    explain (self, SUMMER_TABLE_TOTAL);
  update_actions (self);
}

/* }}} */
/* {{{ The list of settlements */

static void
fill_list (SummerSettlementView *self)
{
  const gint64 last = self->last.id;
  g_autoptr (GError) error = NULL;

  self->filling = TRUE;
  if (!summer_settlement_list_fill (self->list, get_store (self),
                                    summer_office_get_programme (self->office), &self->last,
                                    &error))
    tell (self, error);
  /* The one that was just drawn up is looked at; so is the last where the one before was discarded. */
  if (self->last.id != last || !summer_settlement_list_choose (self->list, self->chosen))
    {
      self->chosen = self->last.id;
      summer_settlement_list_choose (self->list, self->chosen);
    }
  self->filling = FALSE;
}

static void
row_selected_cb (SummerSettlementView *self, GtkListBoxRow *row)
{
  if (self->filling || row == NULL)
    return;
  self->chosen = summer_settlement_list_get (row);
  show_chosen (self);
}

/* }}} */

static void
fill_differences (SummerSettlementView *self)
{
  g_autofree char *since = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean settled = self->last.number > 1 || self->last.state >= SUMMER_SETTLEMENT_CONFIRMED;
  GPtrArray *rows
      = summer_settlement_scope_list_differences (self->office, settled, &since, &error);

  if (rows == NULL)
    {
      tell (self, error);
      return;
    }
  gtk_widget_set_visible (self->since, since != NULL);
  gtk_label_set_text (self->since_text, since);
  title_tab (self, DIFFERENCES, rows->len);
  summer_settlement_table_tell_settled (self->tables[DIFFERENCES], settled);
  summer_table_take_texts (self->tables[DIFFERENCES], rows);
}

void
summer_settlement_view_refresh (GtkWidget *view, SummerOffice *office)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (view);

  g_return_if_fail (SUMMER_IS_OFFICE (office));

  g_set_object (&self->office, office);
  summer_settlement_scope_tell (office, self->scope);
  if (get_whole (self) != NULL)
    {
      fill_list (self);
      fill_differences (self);
    }
  else /* another programme, of which nothing is known yet: no key may act on the one left behind */
    self->last.id = self->chosen = 0;
  show_chosen (self);
  gtk_stack_set_visible_child_name (self->stack, self->last.id != 0 ? "content" : "empty");
}

/* {{{ Actions */

static void
tab_cb (SummerSettlementView *self)
{
  if (self->office != NULL)
    update_actions (self);
}

static void
filter_changed_cb (SummerSettlementView *self)
{
  summer_settlement_rows_set_filter (self->rows,
                                     gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  summer_table_refilter (self->tables[CLASSES]);
}

static void
stop_filter_cb (SummerSettlementView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->tables[CLASSES]));
}

static void
open_class_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);
  const guint row = summer_settlement_rows_find (self->rows, self->class_id);

  if (row != SUMMER_TABLE_TOTAL)
    gtk_widget_activate_action (widget, "win.show-class", "s",
                                summer_settlement_rows_get_class (self->rows, row)->code);
}

static void
activated_cb (SummerSettlementView *self)
{
  open_class_action (GTK_WIDGET (self), NULL, NULL);
}

static void
draw_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_settlement_draw_dialog_present (GTK_WINDOW (get_window (widget)),
                                         summer_workplace_get (
                                             SUMMER_SETTLEMENT_VIEW (widget)->office));
}

static void
take (SummerSettlementView *self, SummerSettlementStep step)
{
  summer_settlement_step_dialog_present (GTK_WINDOW (get_window (self)),
                                         summer_workplace_get (self->office), self->chosen, step);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementStep step;

  if (summer_settlement_bar_find (name, &step))
    take (SUMMER_SETTLEMENT_VIEW (widget), step);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);
  const SummerSettlement *of = summer_settlement_rows_get (self->rows);
  SummerSettlementStep step;

  if (of != NULL && summer_settlement_find_next (&of->record, &step))
    take (self, step);
}

static void
present_objection (SummerSettlementView *self, gint64 objection)
{
  summer_objection_dialog_present (GTK_WINDOW (get_window (self)),
                                   summer_workplace_get (self->office), self->chosen, objection);
}

static void
new_objection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);

  gtk_stack_set_visible_child_name (self->tabs, tabs[OBJECTIONS].name);
  present_objection (self, 0);
}

static void
answer_cb (SummerSettlementView *self, guint row)
{
  if (row < self->objections->len)
    present_objection (self, g_array_index (self->objections, gint64, row));
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);

  answer_cb (self, summer_table_get_selected (self->tables[OBJECTIONS]));
}

static void
differences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);

  gtk_stack_set_visible_child_name (self->tabs, tabs[DIFFERENCES].name);
  gtk_widget_grab_focus (GTK_WIDGET (self->tables[DIFFERENCES]));
}

static void
print_notice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);
  g_autoptr (SummerForm) form = NULL;
  g_autoptr (GError) error = NULL;
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (self->office), &today, NULL);
  form = summer_notice_form_new (summer_settlement_rows_get (self->rows), get_whole (self)->facts,
                                 today, &error);
  if (form == NULL)
    tell (self, error);
  else
    summer_print_form (form, GTK_WINDOW (get_window (self)));
}

/* The step "settled" of each class of this settlement, as one entry. */
static void
take_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);
  const SummerSettlement *of = summer_settlement_rows_get (self->rows);
  g_autofree gint64 *classes = g_new (gint64, MAX (of->n_lines, 1));

  for (guint i = 0; i < of->n_lines; i++)
    classes[i] = of->lines[i].class_id;
  if (of->n_lines > 0)
    summer_class_batch_form_present (get_window (widget), classes, of->n_lines, SUMMER_STEP_SETTLE);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const gint64 chosen = SUMMER_SETTLEMENT_VIEW (widget)->chosen;

  if (chosen != 0)
    gtk_widget_activate_action (widget, "win.history", "(sx)", "settlement", chosen);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);
  g_autofree char *block = summer_table_dup_block (self->tables[get_tab (self)], FALSE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);
  const SummerSettlement *of = summer_settlement_rows_get (self->rows);
  const guint tab = get_tab (self);
  const char *filter = tab == CLASSES ? gtk_editable_get_text (GTK_EDITABLE (self->filter)) : "";
  g_autoptr (SummerForm) form = NULL;

  if (of == NULL || get_whole (self) == NULL)
    return;
  form = summer_settlement_table_print ((SummerSettlementTab) tab, self->tables[tab], &of->record,
                                        get_whole (self)->facts->name, _ (tabs[tab].title), filter);
  summer_print_form (form, GTK_WINDOW (get_window (widget)));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SummerSettlement *of = summer_settlement_rows_get (SUMMER_SETTLEMENT_VIEW (widget)->rows);
  g_autofree char *kind
      = of != NULL ? g_strdup_printf ("settlement-%" G_GINT64_FORMAT, of->record.id) : NULL;

  if (kind != NULL)
    gtk_widget_activate_action (widget, "win.save-as", "s", kind);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);

  gtk_stack_set_visible_child_name (self->tabs, tabs[CLASSES].name);
  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

/* }}} */

static gboolean
summer_settlement_view_grab_focus (GtkWidget *widget)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (widget);

  if (self->last.id == 0)
    return gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->buttons)));
  return gtk_widget_grab_focus (GTK_WIDGET (self->tables[get_tab (self)]));
}

static void
summer_settlement_view_dispose (GObject *object)
{
  SummerSettlementView *self = SUMMER_SETTLEMENT_VIEW (object);

  self->filling = TRUE;
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->rows, summer_settlement_rows_free);
  g_clear_pointer (&self->objections, g_array_unref);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (summer_settlement_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      klass, "/org/summerclasses/SummerClasses/summer-settlement-view.ui");
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, buttons);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, stack);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, tabs);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, list);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, facts);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, since);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, since_text);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, scope);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, side);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, answer);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, why);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, which);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, explanation);
  gtk_widget_class_bind_template_child (klass, SummerSettlementView, filter);
  gtk_widget_class_bind_template_callback (klass, row_selected_cb);
  gtk_widget_class_bind_template_callback (klass, filter_changed_cb);
  gtk_widget_class_bind_template_callback (klass, stop_filter_cb);
  gtk_widget_class_bind_template_callback (klass, tab_cb);
}

static void
summer_settlement_view_class_init (SummerSettlementViewClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "settlement.draw-up", draw_up_action, GDK_KEY_n, GDK_CONTROL_MASK },
    { "settlement.check", step_action, 0, 0 },
    { "settlement.confirm", step_action, 0, 0 },
    { "settlement.publish", step_action, 0, 0 },
    { "settlement.discard", step_action, GDK_KEY_Delete, 0 },
    { "settlement.next", next_action, GDK_KEY_Return, GDK_CONTROL_MASK },
    { "settlement.new-objection", new_objection_action, GDK_KEY_Insert, 0 },
    { "settlement.answer", answer_action, GDK_KEY_F2, 0 },
    { "settlement.differences", differences_action, 0, 0 },
    { "settlement.print-notice", print_notice_action, 0, 0 },
    { "settlement.take-step", take_step_action, 0, 0 },
    { "settlement.open-class", open_class_action, 0, 0 },
    { "settlement.history", history_action, GDK_KEY_h, GDK_CONTROL_MASK },
    { "sheet.copy", copy_action, 0, 0 },
    { "sheet.print", print_action, 0, 0 },
    { "sheet.export", export_action, 0, 0 },
    { "settlement.export", export_action, 0, 0 },
    { "sheet.filter", filter_action, 0, 0 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_settlement_view_dispose;
  widget_class->grab_focus = summer_settlement_view_grab_focus;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  bind_children (widget_class);
}

static void
add_tables (SummerSettlementView *self)
{
  for (guint i = 0; i < N_TABS; i++)
    {
      self->tables[i] = summer_settlement_table_new ((SummerSettlementTab) i, self->rows, self);
      gtk_stack_add_titled (self->tabs, GTK_WIDGET (self->tables[i]), tabs[i].name,
                            _ (tabs[i].title));
    }
  g_signal_connect_swapped (self->tables[CLASSES], "selected", G_CALLBACK (explain), self);
  g_signal_connect_swapped (self->tables[CLASSES], "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->tables[OBJECTIONS], "selected", G_CALLBACK (tab_cb), self);
  g_signal_connect_swapped (self->tables[OBJECTIONS], "activated", G_CALLBACK (answer_cb), self);
}

static void
summer_settlement_view_init (SummerSettlementView *self)
{
  self->rows = summer_settlement_rows_new ();
  self->objections = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  summer_settlement_bar_fill (self->buttons);
  summer_settlement_facts_create (self->facts);
  add_tables (self);
}

GtkWidget *
summer_settlement_view_new (void)
{
  return g_object_new (SUMMER_TYPE_SETTLEMENT_VIEW, NULL);
}
