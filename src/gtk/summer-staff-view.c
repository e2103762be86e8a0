#include "config.h"

#include "summer-staff-view.h"

#include <glib/gi18n.h>

#include "summer-filter-mark.h"
#include "summer-list-chooser.h"
#include "summer-placeholder.h"
#include "summer-print.h"
#include "summer-settings.h"
#include "summer-substitute-dialog.h"
#include "summer-union-filter.h"
#include "summer-window.h"

struct _SummerStaffView
{
  AdwBin parent_instance;

  GtkStack *stack;
  SummerPlaceholder *placeholder;
  GtkLabel *title, *note;
  SummerFilterMark *mark;
  GtkSearchEntry *filter;
  GtkDropDown *district;
  GtkWidget *assign, *month_box;
  GtkLabel *month;
  GtkStack *content;
  AdwStatusPage *empty;
  AdwBin *table_bin;
  SummerTable *table;

  SummerStaffRows *rows; /* owned */
  gboolean is_filling;   /* the drop-down changes by itself */
  gboolean is_narrowed;  /* by text or union */
};

G_DEFINE_FINAL_TYPE (SummerStaffView, summer_staff_view, ADW_TYPE_BIN)

static void
set_empty (SummerStaffView *self, const char *icon, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (self->empty, icon);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, escaped);
}

/* What stands where the rows would be, when there are none. */
static void
update_content (SummerStaffView *self)
{
  const SummerStaffSheet *sheet = self->rows->sheet;
  const SummerStaffSurvey *survey = self->rows->survey;

  if (sheet->set_month != NULL && !self->is_narrowed)
    set_empty (self, "summer-staff-symbolic", _ (sheet->empty_title), _ (sheet->empty_text));
  else if (sheet->count (survey) > 0)
    set_empty (self, "system-search-symbolic", _ ("Nothing Matches the Filter"),
               _ ("Esc in the filter shows all again."));
  else if (sheet->can_assign && !summer_staff_survey_is_asked (survey))
    set_empty (self, "summer-staff-symbolic", _ ("The Rules Ask for No Plan"),
               _ ("The condition on the plan of the staff is switched off for this programme."));
  else
    set_empty (self, "summer-pass-symbolic", _ (sheet->empty_title), _ (sheet->empty_text));
  gtk_stack_set_visible_child_name (self->content,
                                    summer_table_get_n_shown (self->table) > 0 ? "table" : "empty");
}

static void
update_assign (SummerStaffView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "staff.assign",
                                 self->rows->sheet->can_assign
                                     && summer_table_get_selected (self->table)
                                            != SUMMER_TABLE_TOTAL);
}

static void
narrow (SummerStaffView *self)
{
  if (self->is_filling || self->rows->survey == NULL)
    return;
  self->is_narrowed = *gtk_editable_get_text (GTK_EDITABLE (self->filter)) != '\0'
                      || summer_union_filter_get (self->district) != NULL;
  summer_staff_rows_set_filter (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->filter)),
                                summer_union_filter_get (self->district));
  summer_table_refilter (self->table);
  update_content (self);
  update_assign (self);
}

static void
filter_changed_cb (SummerStaffView *self)
{
  narrow (self);
}

static void
stop_filter_cb (SummerStaffView *self)
{
  summer_filter_mark_clear (self->mark);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Turns to the month that the day lies in. The table is emptied: its rows ask for days of the month. */
static void
set_month (SummerStaffView *self, SummerDay day)
{
  g_autofree char *text = summer_day_dup_month (day);

  if (self->rows->sheet->set_month == NULL)
    return;
  summer_table_set_n_rows (self->table, 0);
  self->rows->month = summer_day_get_month (day);
  self->rows->sheet->set_month (self->rows, self->table);
  gtk_label_set_text (self->month, text);
}

static void
turn_month (SummerStaffView *self, SummerDay day)
{
  set_month (self, day);
  summer_table_set_n_rows (self->table, self->rows->sheet->count (self->rows->survey));
  update_content (self);
  update_assign (self);
}

static void
previous_month_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn_month (SUMMER_STAFF_VIEW (widget), SUMMER_STAFF_VIEW (widget)->rows->month.first - 1);
}

static void
next_month_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn_month (SUMMER_STAFF_VIEW (widget), SUMMER_STAFF_VIEW (widget)->rows->month.last + 1);
}

static void
activated_cb (SummerTable *table, guint row, SummerStaffView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s",
                              self->rows->sheet->get_class (self->rows->survey, row, 0)->code);
}

static void
set_enabled (SummerStaffView *self, gboolean enabled)
{
  static const char *const actions[]
      = { "sheet.copy", "sheet.print", "sheet.export", "staff.save-to" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "staff.previous-month",
                                 enabled && self->rows->sheet->set_month != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "staff.next-month",
                                 enabled && self->rows->sheet->set_month != NULL);
}

/**
 * summer_staff_view_refresh:
 * @survey: (nullable): what is shown from now on; %NULL where there is none yet
 * @error: (nullable): why there is none
 */
void
summer_staff_view_refresh (SummerStaffView *self,
                           SummerOffice *office,
                           SummerStaffSurvey *survey,
                           const GError *error)
{
  const gboolean ready = summer_placeholder_update (self->placeholder, office) && survey != NULL;
  gboolean is_same; /* of the programme that was shown before: the month stays */
  g_autofree char *note = NULL;

  g_return_if_fail (SUMMER_IS_STAFF_VIEW (self));

  gtk_stack_set_visible_child_name (self->stack,
                                    ready || error != NULL ? "content" : "placeholder");
  set_enabled (self, ready);
  if (!ready)
    {
      if (error != NULL)
        {
          set_empty (self, "dialog-warning-symbolic", _ ("The Staff Cannot Be Read"),
                     error->message);
          gtk_stack_set_visible_child_name (self->content, "empty");
        }
      return;
    }
  if (survey == self->rows->survey)
    return;

  is_same = self->rows->survey != NULL
            && self->rows->survey->assessment->facts->id == survey->assessment->facts->id;
  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->table, 0);
  summer_staff_rows_set_survey (self->rows, survey);
  self->is_filling = TRUE;
  summer_union_filter_fill (self->district, self->rows->survey->assessment->facts);
  self->is_filling = FALSE;
  set_month (self, is_same ? self->rows->month.first : survey->assessment->as_of);
  summer_table_set_n_rows (self->table, self->rows->sheet->count (survey));
  narrow (self);
  note = self->rows->sheet->dup_note (survey);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note), note);
}

/* What is chosen; all, where nothing is. */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerTable *table = SUMMER_STAFF_VIEW (widget)->table;
  const gboolean some = summer_table_get_selected (table) != SUMMER_TABLE_TOTAL;
  g_autofree char *block = summer_table_dup_block (table, some);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerStaffView *self = SUMMER_STAFF_VIEW (widget);
  g_autoptr (SummerReport) report
      = summer_staff_rows_new_report (self->rows, summer_table_list_texts (self->table));

  summer_print_form (SUMMER_FORM (report), GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
save_to (GtkWidget *widget, const char *path)
{
  SummerStaffView *self = SUMMER_STAFF_VIEW (widget);
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);

  if (summer_staff_rows_save (self->rows, self->table, path, &error))
    summer_window_toast (window, text, NULL, NULL);
  else
    summer_window_toast_error (window, error);
}

static void
save_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_to (widget, g_variant_get_string (parameter, NULL));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_list_chooser_ask (widget, _ (SUMMER_STAFF_VIEW (widget)->rows->sheet->title), save_to);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SUMMER_STAFF_VIEW (widget)->filter));
}

static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerStaffView *self = SUMMER_STAFF_VIEW (widget);
  const guint row = summer_table_get_selected (self->table);
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));

  if (row != SUMMER_TABLE_TOTAL)
    summer_substitute_dialog_present (GTK_WINDOW (window), summer_window_get_office (window),
                                      self->rows->survey, row);
}

static gboolean
summer_staff_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_STAFF_VIEW (widget)->table));
}

static void
summer_staff_view_dispose (GObject *object)
{
  SummerStaffView *self = SUMMER_STAFF_VIEW (object);

  if (self->table_bin != NULL)
    adw_bin_set_child (self->table_bin, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->rows, summer_staff_rows_free);

  G_OBJECT_CLASS (summer_staff_view_parent_class)->dispose (object);
}

static void
summer_staff_view_class_init (SummerStaffViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_staff_view_dispose;
  widget_class->grab_focus = summer_staff_view_grab_focus;

  g_type_ensure (SUMMER_TYPE_FILTER_MARK);
  g_type_ensure (SUMMER_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-staff-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, title);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, note);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, filter);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, mark);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, district);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, assign);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, month_box);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, month);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, content);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, empty);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffView, table_bin);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "sheet.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "staff.save-to", "s", save_to_action);
  gtk_widget_class_install_action (widget_class, "staff.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "staff.previous-month", NULL,
                                   previous_month_action);
  gtk_widget_class_install_action (widget_class, "staff.next-month", NULL, next_month_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "staff.assign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK,
                                       "staff.previous-month", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK,
                                       "staff.next-month", NULL);
}

static void
summer_staff_view_init (SummerStaffView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * summer_staff_view_new:
 * @sheet: what it shows
 */
GtkWidget *
summer_staff_view_new (const SummerStaffSheet *sheet)
{
  SummerStaffView *self = g_object_new (SUMMER_TYPE_STAFF_VIEW, NULL);
  g_autoptr (GSettings) settings = summer_settings_new_for_sheet (sheet->id);

  self->rows = summer_staff_rows_new (sheet);
  g_object_set (self->filter, "placeholder-text", _ (sheet->filter), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (sheet->filter), -1);
  summer_filter_mark_watch (self->mark, self->filter, settings);
  summer_filter_mark_watch (self->mark, self->district, NULL);
  gtk_widget_set_visible (self->assign, sheet->can_assign);
  gtk_widget_set_visible (self->month_box, sheet->set_month != NULL);
  g_signal_connect_swapped (self->district, "notify::selected", G_CALLBACK (narrow), self);

  self->table = summer_table_new (self->rows, _ (sheet->title));
  sheet->add_columns (self->table);
  g_signal_connect (self->table, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->table, "selected", G_CALLBACK (update_assign), self);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
  set_enabled (self, FALSE);
  update_assign (self);
  return GTK_WIDGET (self);
}

void
summer_staff_view_add_switch (SummerStaffView *self, GtkWidget *widget)
{
  GtkWidget *title = GTK_WIDGET (self->title);

  g_return_if_fail (SUMMER_IS_STAFF_VIEW (self));

  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (title)), widget, title);
}
