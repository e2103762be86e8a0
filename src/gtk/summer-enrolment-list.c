#include "config.h"

#include "summer-enrolment-list.h"

#include <glib/gi18n.h>

#include "summer-application-form.h"
#include "summer-choice-search.h"
#include "summer-details.h"
#include "summer-enrolment-panel.h"
#include "summer-enrolment-rows.h"
#include "summer-enrolment-steps.h"
#include "summer-filter-mark.h"
#include "summer-history.h"
#include "summer-list-chooser.h"
#include "summer-placeholder.h"
#include "summer-print.h"
#include "summer-roll-words.h"
#include "summer-settings.h"
#include "summer-window.h"
#include "summer-workplace.h"

struct _SummerEnrolmentList
{
  AdwBin parent_instance;

  GtkStack *stack, *content;
  SummerPlaceholder *placeholder;
  GtkLabel *title, *note;
  SummerFilterMark *mark;
  GtkSearchEntry *filter;
  GtkDropDown *class_choice, *state;
  GtkStringList *class_names;
  AdwStatusPage *empty;
  AdwBin *table_bin;
  SummerTable *table;
  SummerDetails *details;

  SummerOffice *office;       /* borrowed: lives longer */
  SummerEnrolmentRows *rows;  /* owned */
  GArray *classes;            /* owned: gint64, of the drop-down after "all" */
  gint64 programme, class_id; /* shown; 0 = all classes */
  gboolean is_filling;        /* the drop-downs change by themselves */
};

G_DEFINE_FINAL_TYPE (SummerEnrolmentList, summer_enrolment_list, ADW_TYPE_BIN)

static SummerWindow *
get_window (SummerEnrolmentList *self)
{
  return SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static SummerRoll *
get_roll (SummerEnrolmentList *self)
{
  return summer_enrolment_rows_get_roll (self->rows);
}

static SummerDay
get_today (SummerEnrolmentList *self)
{
  SummerDay today;
  SummerTime time;

  summer_workplace_get_now (summer_workplace_get (self->office), &today, &time);
  return today;
}

/* The one application that is chosen; NULL = none. */
static const SummerRollEntry *
get_entry (SummerEnrolmentList *self)
{
  const guint row = summer_table_get_selected (self->table);

  return get_roll (self) != NULL && row != SUMMER_TABLE_TOTAL
             ? summer_enrolment_rows_get_entry (self->rows, row)
             : NULL;
}

/* Actions on an application are enabled only while one is chosen. */
static gint64
get_application (SummerEnrolmentList *self)
{
  const SummerRollEntry *entry = get_entry (self);

  return entry != NULL ? entry->record.id : 0;
}

/* {{{ What is shown */

static void
selected_cb (SummerEnrolmentList *self)
{
  const SummerRollEntry *entry = get_entry (self);

  summer_enrolment_steps_enable (GTK_WIDGET (self), get_roll (self), get_entry (self),
                                 self->class_id);
  gtk_widget_set_visible (GTK_WIDGET (self->details), entry != NULL);
  if (entry != NULL)
    summer_enrolment_panel_describe (self->details, summer_office_get_store (self->office),
                                     get_roll (self), entry);
}

static void
update_content (SummerEnrolmentList *self)
{
  summer_enrolment_panel_tell_empty (self->empty, get_roll (self)->n_entries == 0);
  gtk_stack_set_visible_child_name (self->content,
                                    summer_table_get_n_shown (self->table) > 0 ? "table" : "empty");
}

static void
narrow_cb (SummerEnrolmentList *self)
{
  if (self->is_filling || get_roll (self) == NULL)
    return;
  summer_enrolment_rows_set_filter (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->filter)),
                                    (int) gtk_drop_down_get_selected (self->state) - 1);
  summer_table_refilter (self->table);
  update_content (self);
}

static void
stop_filter_cb (SummerEnrolmentList *self)
{
  summer_filter_mark_clear (self->mark);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
fill_classes (SummerEnrolmentList *self, const SummerRoll *roll)
{
  self->is_filling = TRUE;
  gtk_string_list_splice (self->class_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->class_names)), NULL);
  g_array_set_size (self->classes, 0);
  gtk_string_list_append (self->class_names, _ ("All classes"));
  for (guint i = 0; i < roll->n_classes; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("%s %s", roll->classes[i].code, roll->classes[i].name);

      gtk_string_list_append (self->class_names, text);
      g_array_append_val (self->classes, roll->classes[i].id);
      if (roll->classes[i].id == self->class_id)
        gtk_drop_down_set_selected (self->class_choice, i + 1);
    }
  if (self->class_id == 0)
    gtk_drop_down_set_selected (self->class_choice, 0);
  self->is_filling = FALSE;
}

/* What was chosen before stays chosen. */
static void
show_roll (SummerEnrolmentList *self, SummerRoll *roll)
{
  const SummerRollEntry *former = get_entry (self);
  const gint64 chosen = former != NULL ? former->record.id : 0;
  guint row;

  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->table, 0);
  summer_enrolment_rows_take_roll (self->rows, roll);
  summer_table_show_column (self->table, 1, self->class_id == 0);
  summer_table_set_n_rows (self->table, roll->n_entries);
  narrow_cb (self);
  row = summer_enrolment_rows_find (self->rows, chosen);
  if (row != SUMMER_TABLE_TOTAL)
    summer_table_select (self->table, row);
  summer_enrolment_panel_tell_places (self->note, roll, self->class_id != 0 ? 0 : G_MAXUINT);
  selected_cb (self);
}

static void
load (SummerEnrolmentList *self)
{
  g_autoptr (GError) error = NULL;
  SummerRoll *roll = summer_roll_new (summer_office_get_store (self->office), self->programme,
                                      self->class_id, get_today (self), &error);

  if (roll != NULL)
    {
      summer_roll_narrow (roll, summer_office_get_unions (self->office));
      show_roll (self, roll);
    }
  else
    summer_window_toast_error (get_window (self), error);
}

static void
class_cb (SummerEnrolmentList *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->class_choice);

  if (self->is_filling || chosen > self->classes->len)
    return;
  self->class_id = chosen == 0 ? 0 : g_array_index (self->classes, gint64, chosen - 1);
  load (self);
}

/* The classes may be others than before; the one shown may be gone. */
static void
load_all (SummerEnrolmentList *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerRoll) all = summer_roll_new (summer_office_get_store (self->office),
                                                self->programme, 0, get_today (self), &error);
  gboolean there = FALSE;

  if (all == NULL)
    {
      summer_window_toast_error (get_window (self), error);
      return;
    }
  summer_roll_narrow (all, summer_office_get_unions (self->office));
  for (guint i = 0; i < all->n_classes; i++)
    there |= all->classes[i].id == self->class_id;
  if (!there)
    self->class_id = 0;
  fill_classes (self, all);
  if (self->class_id == 0)
    show_roll (self, g_steal_pointer (&all));
  else
    load (self);
}

/**
 * summer_enrolment_list_refresh:
 *
 * Reads the applications anew.
 */
void
summer_enrolment_list_refresh (SummerEnrolmentList *self, SummerOffice *office)
{
  const gboolean ready = summer_placeholder_update (self->placeholder, office);
  static const char *const actions[]
      = { "sheet.copy", "sheet.print", "sheet.export", "enrol.save-to" };

  g_return_if_fail (SUMMER_IS_ENROLMENT_LIST (self));

  self->office = office;
  gtk_stack_set_visible_child_name (self->stack, ready ? "content" : "placeholder");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], ready);
  if (!ready)
    return;
  if (self->programme != summer_office_get_programme (office))
    self->class_id = 0;
  self->programme = summer_office_get_programme (office);
  load_all (self);
}

/**
 * summer_enrolment_list_choose:
 *
 * Chooses an application; where the filter or the class hides it, all are shown.
 */
void
summer_enrolment_list_choose (SummerEnrolmentList *self, gint64 application)
{
  g_return_if_fail (SUMMER_IS_ENROLMENT_LIST (self));

  self->is_filling = TRUE;
  summer_filter_mark_clear (self->mark);
  gtk_drop_down_set_selected (self->class_choice, 0);
  self->is_filling = FALSE;
  self->class_id = 0;
  load (self);
  summer_table_select (self->table, summer_enrolment_rows_find (self->rows, application));
}

/**
 * summer_enrolment_list_get_class:
 *
 * Returns: the class that is shown alone, or that the application chosen is for; 0 = none
 */
gint64
summer_enrolment_list_get_class (SummerEnrolmentList *self)
{
  const SummerRollEntry *entry;

  g_return_val_if_fail (SUMMER_IS_ENROLMENT_LIST (self), 0);

  entry = self->class_id == 0 ? get_entry (self) : NULL;
  return entry != NULL ? entry->record.class_id : self->class_id;
}

/**
 * summer_enrolment_list_show_added:
 *
 * Chooses the application that was just written down, and shows all where it would be hidden.
 */
void
summer_enrolment_list_show_added (SummerEnrolmentList *self)
{
  gint64 added;
  guint row;

  g_return_if_fail (SUMMER_IS_ENROLMENT_LIST (self));

  added = self->office != NULL && get_roll (self) != NULL
              ? summer_history_find_added (summer_office_get_store (self->office), "application")
              : 0;
  if (added == 0)
    return;
  load (self);
  row = summer_enrolment_rows_find (self->rows, added);
  if (row == SUMMER_TABLE_TOTAL || !summer_table_select (self->table, row))
    summer_enrolment_list_choose (self, added);
}
/* }}} */

/* {{{ What is done */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (widget);

  summer_application_form_new (GTK_WINDOW (get_window (self)), self->office,
                               summer_enrolment_list_get_class (self));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (widget);

  summer_application_form_edit (GTK_WINDOW (get_window (self)), self->office, get_entry (self));
}

static void
activated_cb (SummerTable *table, guint row, SummerEnrolmentList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "enrol.edit", NULL);
}

/* One that waits is offered a place, one that was offered it accepts. */
static void
next_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (widget);
  const SummerRollEntry *entry = get_entry (self);

  if (entry != NULL && entry->record.state == SUMMER_APPLICATION_OFFERED)
    summer_application_form_accept (GTK_WINDOW (get_window (self)), self->office, get_roll (self),
                                    entry);
  else if (entry != NULL)
    summer_application_form_offer (GTK_WINDOW (get_window (self)), self->office, get_roll (self),
                                   entry);
}

static void
draw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (widget);
  const SummerRoll *roll = get_roll (self);
  const SummerRollEntry *entry = get_entry (self);

  summer_application_form_draw (GTK_WINDOW (get_window (self)), self->office,
                                &roll->classes[entry != NULL ? entry->class : 0]);
}

static void
offer_in_turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (widget);

  summer_enrolment_steps_offer (widget, self->office, self->class_id,
                                g_str_equal (name, "enrol.offer-next") ? 1 : G_MAXUINT);
}

/* The steps that need no form. */
static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (widget);

  if (g_str_equal (name, "enrol.expire"))
    summer_enrolment_steps_expire (widget, self->office);
  else if (g_str_equal (name, "enrol.decline"))
    summer_enrolment_steps_decline (widget, self->office, get_application (self));
  else if (g_str_equal (name, "enrol.reopen"))
    summer_enrolment_steps_reopen (widget, self->office, get_application (self));
  else
    summer_enrolment_steps_ask (widget, self->office, get_entry (self),
                                g_str_equal (name, "enrol.refuse") ? SUMMER_APPLICATION_REFUSED
                                                                   : SUMMER_APPLICATION_TAKEN_BACK);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.history", "(sx)", "application",
                              get_application (SUMMER_ENROLMENT_LIST (widget)));
}
/* }}} */

/* {{{ The list as a sheet */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerTable *table = SUMMER_ENROLMENT_LIST (widget)->table;
  g_autofree char *block
      = summer_table_dup_block (table, summer_table_get_selected (table) != SUMMER_TABLE_TOTAL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (widget);
  g_autoptr (SummerReport) report
      = summer_enrolment_rows_new_report (self->rows, summer_table_list_texts (self->table));

  summer_print_form (SUMMER_FORM (report), GTK_WINDOW (get_window (self)));
}

static void
save_to (GtkWidget *widget, const char *path)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);

  if (summer_enrolment_rows_save (self->rows, self->table, path, &error))
    summer_window_toast (get_window (self), text, NULL, NULL);
  else
    summer_window_toast_error (get_window (self), error);
}

static void
save_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_to (widget, g_variant_get_string (parameter, NULL));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_list_chooser_ask (widget, _ ("Waiting list"), save_to);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SUMMER_ENROLMENT_LIST (widget)->filter));
}
/* }}} */

static gboolean
summer_enrolment_list_grab_focus (GtkWidget *widget)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (widget);

  /* The keys of the list work while the focus is in it, also before there is a row. */
  return gtk_widget_grab_focus (summer_table_get_n_shown (self->table) > 0
                                    ? GTK_WIDGET (self->table)
                                    : GTK_WIDGET (self->class_choice));
}

static void
summer_enrolment_list_dispose (GObject *object)
{
  SummerEnrolmentList *self = SUMMER_ENROLMENT_LIST (object);

  if (self->table_bin != NULL)
    adw_bin_set_child (self->table_bin, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->rows, summer_enrolment_rows_free);
  g_clear_pointer (&self->classes, g_array_unref);

  G_OBJECT_CLASS (summer_enrolment_list_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "enrol.new", new_action, GDK_KEY_n, GDK_CONTROL_MASK },
    { "enrol.edit", edit_action, GDK_KEY_F2, 0 },
    { "enrol.offer-next", offer_in_turn_action, GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "enrol.offer-all", offer_in_turn_action, 0, 0 },
    { "enrol.next-step", next_step_action, GDK_KEY_Return, GDK_CONTROL_MASK },
    { "enrol.decline", step_action, 0, 0 },
    { "enrol.take-back", step_action, 0, 0 },
    { "enrol.refuse", step_action, 0, 0 },
    { "enrol.reopen", step_action, 0, 0 },
    { "enrol.expire", step_action, 0, 0 },
    { "enrol.draw", draw_action, GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "enrol.history", history_action, GDK_KEY_h, GDK_CONTROL_MASK },
    { "sheet.copy", copy_action, 0, 0 },
    { "sheet.print", print_action, 0, 0 },
    { "sheet.export", export_action, 0, 0 },
    { "sheet.filter", filter_action, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_install_action (widget_class, "enrol.save-to", "s", save_to_action);
}

static void
summer_enrolment_list_class_init (SummerEnrolmentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_enrolment_list_dispose;
  widget_class->grab_focus = summer_enrolment_list_grab_focus;
  install_actions (widget_class);

  g_type_ensure (SUMMER_TYPE_FILTER_MARK);
  g_type_ensure (SUMMER_TYPE_PLACEHOLDER);
  g_type_ensure (SUMMER_TYPE_DETAILS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-enrolment-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, content);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, title);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, note);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, filter);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, mark);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, class_choice);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, class_names);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, state);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, empty);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, table_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerEnrolmentList, details);
  gtk_widget_class_bind_template_callback (widget_class, class_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
}

static void
fill_states (SummerEnrolmentList *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All states"));
  for (guint i = 0; i < summer_terms_get_size (SUMMER_TERMS_APPLICATION_STATE); i++)
    gtk_string_list_append (names, summer_terms_get_text (SUMMER_TERMS_APPLICATION_STATE, (int) i));
  gtk_drop_down_set_model (self->state, G_LIST_MODEL (names));
}

static void
summer_enrolment_list_init (SummerEnrolmentList *self)
{
  g_autoptr (GtkExpression) text = NULL;
  g_autoptr (GSettings) settings = summer_settings_new_for_sheet ("applications");

  self->rows = summer_enrolment_rows_new ();
  self->classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->class_choice, text);
  summer_choice_search_attach (self->class_choice);
  fill_states (self);
  summer_filter_mark_watch (self->mark, self->filter, settings);
  summer_filter_mark_watch (self->mark, self->state, settings);
  self->is_filling = FALSE;
  self->table = summer_table_new (self->rows, _ ("Waiting list"));
  summer_enrolment_rows_add_columns (self->table);
  g_signal_connect (self->table, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->table, "selected", G_CALLBACK (selected_cb), self);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
  summer_enrolment_steps_enable (GTK_WIDGET (self), get_roll (self), get_entry (self),
                                 self->class_id);
}

GtkWidget *
summer_enrolment_list_new (void)
{
  return g_object_new (SUMMER_TYPE_ENROLMENT_LIST, NULL);
}

void
summer_enrolment_list_add_switch (SummerEnrolmentList *self, GtkWidget *widget)
{
  GtkWidget *title = GTK_WIDGET (self->title);

  g_return_if_fail (SUMMER_IS_ENROLMENT_LIST (self));

  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (title)), widget, title);
}
