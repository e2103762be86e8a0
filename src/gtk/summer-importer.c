#include "config.h"

#include <glib/gi18n.h>

#include "summer-importer.h"

static void
import_files (SummerWindow *window, GPtrArray *paths)
{
  if (paths->len == 0)
    summer_window_toast (window, _ ("Only files of this computer can be imported."), NULL, NULL);
  else
    summer_window_set_page (window, "exchange",
                            g_variant_new_strv ((const char *const *) paths->pdata, paths->len));
}

static void
add_path (GPtrArray *paths, GFile *file)
{
  char *path = g_file_get_path (file);

  if (path)
    g_ptr_array_add (paths, path);
}

static void
response_cb (GtkNativeDialog *dialog, int response, SummerWindow *window)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);

          add_path (paths, file);
        }
      import_files (window, paths);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Import"), user_data, GTK_FILE_CHOOSER_ACTION_OPEN,
                                     _ ("_Read"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) sheets = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (sheets, _ ("Workbooks and sheets (.xlsx, .csv)"));
  gtk_file_filter_add_suffix (sheets, "xlsx");
  gtk_file_filter_add_suffix (sheets, "csv");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), sheets);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), user_data);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
import_files_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_window_set_page (user_data, "exchange", parameter);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, SummerWindow *window)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = g_value_get_boxed (value); l; l = l->next)
    add_path (paths, l->data);
  import_files (window, paths);
  return TRUE;
}

/**
 * summer_importer_add_actions:
 *
 * Puts the actions on the window, Ctrl+O on the first, and lets files be dropped on it.
 */
void
summer_importer_add_actions (SummerWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "import", .activate = import_cb },
    { .name = "import-files", .activate = import_files_cb, .parameter_type = "as" },
  };
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
  gtk_application_set_accels_for_action (application, "win.import",
                                         (const char *[]){ "<Control>o", NULL });
}
