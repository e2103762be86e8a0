/* Everything that can be done with a sheet, as actions "sheet.…" of its view, with the keys that work in it. */
#include "config.h"

#include "summer-sheet-view.h"

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_sheet_view_copy (SUMMER_SHEET_VIEW (widget));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_sheet_view_export (SUMMER_SHEET_VIEW (widget));
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_sheet_view_save_as (SUMMER_SHEET_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_sheet_view_print (SUMMER_SHEET_VIEW (widget));
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (
      gtk_column_view_get_model (summer_sheet_view_get_column_view (SUMMER_SHEET_VIEW (widget))));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 chosen = summer_sheet_view_get_chosen (SUMMER_SHEET_VIEW (widget));

  if (chosen != 0)
    g_signal_emit_by_name (widget, "activate", chosen);
}

static void
filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_sheet_view_focus_filter (SUMMER_SHEET_VIEW (widget));
}

static void
clear_filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_sheet_view_set_where (SUMMER_SHEET_VIEW (widget), -1);
  summer_sheet_view_set_filter (SUMMER_SHEET_VIEW (widget), "");
}

static void
toggle_column_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_sheet_view_toggle_column (SUMMER_SHEET_VIEW (widget),
                                   g_variant_get_string (parameter, NULL));
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* From the keyboard: over the first rows. */
  summer_sheet_view_pop_up_menu (SUMMER_SHEET_VIEW (widget), 60, 90);
}

/**
 * summer_sheet_view_install_actions:
 *
 * For the view's class_init.
 */
void
summer_sheet_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "sheet.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "sheet.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "sheet.filter", NULL, filter_cb);
  gtk_widget_class_install_action (widget_class, "sheet.clear-filter", NULL, clear_filter_cb);
  gtk_widget_class_install_action (widget_class, "sheet.toggle-column", "s", toggle_column_cb);
  gtk_widget_class_install_action (widget_class, "sheet.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "sheet.save-as", "s", save_as_cb);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "sheet.menu", NULL, menu_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "sheet.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK,
                                       "sheet.select-all", NULL);
}

/* Offered to the pages and views around the sheet, which know what can be taken out. */
static gboolean
delete_cb (GtkEventControllerKey *keys,
           guint key,
           guint keycode,
           GdkModifierType state,
           gpointer user_data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  GtkWidget *sheet = gtk_widget_get_ancestor (list, SUMMER_TYPE_SHEET_VIEW);

  if (key != GDK_KEY_Delete || sheet == NULL)
    return FALSE;
  for (GtkWidget *at = gtk_widget_get_parent (sheet); at != NULL && !GTK_IS_ROOT (at);
       at = gtk_widget_get_parent (at))
    if (gtk_event_controller_key_forward (keys, at))
      return TRUE;
  return FALSE;
}

/**
 * summer_sheet_view_add_row_keys:
 * @list: the rows of a sheet
 *
 * The keys that open a menu, and the one that deletes, stand on the rows themselves: further out, the filter that takes
 * what is typed anywhere in the sheet would open its own menu for them, or delete in its text.
 */
void
summer_sheet_view_add_row_keys (GtkWidget *list)
{
  GtkEventController *menu = gtk_shortcut_controller_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (menu),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                              "Menu|<Shift>F10"),
                                                          gtk_named_action_new ("sheet.menu")));
  gtk_widget_add_controller (list, menu);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (delete_cb), NULL);
  gtk_widget_add_controller (list, keys);
}
