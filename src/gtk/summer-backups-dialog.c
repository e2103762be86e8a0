#include "config.h"

#include "summer-backups-dialog.h"

#include <glib/gi18n.h>

#include "summer-backup-keeper.h"
#include "summer-restore-dialog.h"
#include "summer-restore.h"
#include "summer-settings.h"
#include "summer-table.h"

#define SUMMER_TYPE_BACKUPS_DIALOG (summer_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SummerBackupsDialog, summer_backups_dialog, SUMMER, BACKUPS_DIALOG, AdwWindow)

struct _SummerBackupsDialog
{
  AdwWindow parent_instance;

  SummerWindow *window;       /* borrowed: the dialog goes with it */
  SummerBackupKeeper *keeper; /* owned */
  GSettings *settings;        /* owned */
  GPtrArray *files;           /* owned: SummerBackupFile, as the rows of the table */

  GtkLabel *folder, *stick, *last, *contents;
  GtkSpinButton *minutes;
  GtkBox *place;
  SummerTable *list;
};

G_DEFINE_FINAL_TYPE (SummerBackupsDialog, summer_backups_dialog, ADW_TYPE_WINDOW)

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup ("");
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const SummerBackupFile *one = *(SummerBackupFile *const *) a;
  const SummerBackupFile *other = *(SummerBackupFile *const *) b;

  return one->time < other->time ? 1 : one->time > other->time ? -1 : 0;
}

static GPtrArray *
list_files (char **folders)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_backup_file_free);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) some = summer_backup_folder_list (folders[i]);

      g_ptr_array_set_free_func (some, NULL);
      g_ptr_array_extend (files, some, NULL, NULL);
    }
  g_ptr_array_sort (files, compare_newest);
  return files;
}

/* Where it opens without a question: by the session, or because it is not protected. */
static char *
dup_contents (SummerBackupsDialog *self, const SummerBackupFile *file)
{
  SummerStore *store = summer_office_get_store (summer_window_get_office (self->window));
  const SummerBackupKey key
      = { .session = store != NULL ? summer_store_get_session (store) : NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerRestore) restore = summer_restore_new (file->path, &key, &error);

  if (restore == NULL)
    return g_strdup (error->message);
  return g_strchomp (summer_backup_dup_contents_text (summer_restore_get_contents (restore)));
}

static void
update_restore (SummerBackupsDialog *self)
{
  const guint row = summer_table_get_selected (self->list);
  g_autofree char *contents = self->files != NULL && row < self->files->len
                                  ? dup_contents (self, g_ptr_array_index (self->files, row))
                                  : NULL;

  gtk_label_set_text (self->contents, contents != NULL ? contents : "");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.restore",
                                 self->files != NULL && row < self->files->len);
}

static void
update (SummerBackupsDialog *self)
{
  g_auto (GStrv) folders = summer_backup_keeper_list_folders (self->keeper);
  const char *problem = summer_backup_keeper_get_problem (self->keeper);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *last = NULL;

  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = list_files (folders);
  for (guint i = 0; i < self->files->len; i++)
    {
      const SummerBackupFile *file = g_ptr_array_index (self->files, i);
      g_autofree char *when = dup_time (file->time);
      g_autofree char *size = g_format_size ((guint64) file->file_size);
      g_autofree char *entries = g_strdup_printf ("%" G_GINT64_FORMAT, file->sequence);
      const char *const texts[] = {
        when,       summer_occasion_get_text (file->occasion),
        size,       entries,
        file->path, file->is_protected ? _ ("Password or recovery code") : _ ("No protection"),
        NULL
      };

      g_ptr_array_add (rows, g_strdupv ((char **) texts));
    }
  summer_table_take_texts (self->list, rows);
  summer_table_select (self->list, 0);

  gtk_label_set_text (self->folder, folders[0]);
  gtk_label_set_text (self->stick, folders[1] != NULL ? folders[1] : _ ("none"));
  if (problem != NULL)
    last = g_strdup (problem);
  else if (self->files->len > 0)
    last = dup_time (((SummerBackupFile *) self->files->pdata[0])->time);
  gtk_label_set_text (self->last, last != NULL ? last : _ ("none yet"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.now",
                                 !summer_backup_keeper_is_running (self->keeper));
  update_restore (self);
}

/* {{{ What can be done */

static void
now_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerBackupsDialog *self = SUMMER_BACKUPS_DIALOG (widget);

  summer_backup_keeper_run (self->keeper, SUMMER_OCCASION_ASKED, _ ("Writing the backup"));
  gtk_widget_action_set_enabled (widget, "backups.now", FALSE);
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerBackupsDialog *self = SUMMER_BACKUPS_DIALOG (widget);
  const guint row = summer_table_get_selected (self->list);

  if (self->files != NULL && row < self->files->len)
    summer_restore_dialog_present (
        GTK_WINDOW (self), self->window,
        ((SummerBackupFile *) g_ptr_array_index (self->files, row))->path);
}

static void
activated_cb (SummerBackupsDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "backups.restore", NULL);
}

typedef void (*SetPlace) (SummerBackupKeeper *keeper, const char *folder);

static void
chosen_cb (GtkNativeDialog *chooser, int response, SummerBackupsDialog *self)
{
  SetPlace set = g_object_get_data (G_OBJECT (chooser), "set");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL && set != NULL)
        {
          set (self->keeper, path);
          /* Whether it can be written there is seen at once. */
          summer_backup_keeper_run (self->keeper, SUMMER_OCCASION_TIME, _ ("Writing the backup"));
        }
      else if (path != NULL)
        summer_restore_dialog_present (GTK_WINDOW (self), self->window, path);
    }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

/* set: NULL = a file is chosen, to be restored. */
static void
choose (SummerBackupsDialog *self, const char *title, GtkFileChooserAction way, SetPlace set)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (self), way, _ ("_Choose"), _ ("_Cancel"));

  g_object_set_data (G_OBJECT (chooser), "set", set);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (SUMMER_BACKUPS_DIALOG (widget), _ ("Folder for Backups"),
          GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, summer_backup_keeper_set_folder);
}

static void
own_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_backup_keeper_set_folder (SUMMER_BACKUPS_DIALOG (widget)->keeper, NULL);
}

static void
stick_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (SUMMER_BACKUPS_DIALOG (widget), _ ("Stick or Second Disk for Backups"),
          GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, summer_backup_keeper_set_stick);
}

static void
no_stick_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_backup_keeper_set_stick (SUMMER_BACKUPS_DIALOG (widget)->keeper, NULL);
}

static void
file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (SUMMER_BACKUPS_DIALOG (widget), _ ("Restore a Backup"), GTK_FILE_CHOOSER_ACTION_OPEN,
          NULL);
}

/* }}} */

static void
summer_backups_dialog_dispose (GObject *object)
{
  SummerBackupsDialog *self = SUMMER_BACKUPS_DIALOG (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (summer_backups_dialog_parent_class)->dispose (object);
}

static void
summer_backups_dialog_class_init (SummerBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_backups_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "backups.now", NULL, now_cb);
  gtk_widget_class_install_action (widget_class, "backups.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "backups.file", NULL, file_cb);
  gtk_widget_class_install_action (widget_class, "backups.folder", NULL, folder_cb);
  gtk_widget_class_install_action (widget_class, "backups.own-folder", NULL, own_folder_cb);
  gtk_widget_class_install_action (widget_class, "backups.stick", NULL, stick_cb);
  gtk_widget_class_install_action (widget_class, "backups.no-stick", NULL, no_stick_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "backups.now",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "backups.file",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerBackupsDialog, folder);
  gtk_widget_class_bind_template_child (widget_class, SummerBackupsDialog, stick);
  gtk_widget_class_bind_template_child (widget_class, SummerBackupsDialog, last);
  gtk_widget_class_bind_template_child (widget_class, SummerBackupsDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, SummerBackupsDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, SummerBackupsDialog, place);
}

static void
summer_backups_dialog_init (SummerBackupsDialog *self)
{
  static const struct
  {
    const char *heading;
    int width;
    SummerTableFlags flags;
  } columns[] = {
    { N_ ("Time"), 172, SUMMER_TABLE_STRONG }, { N_ ("What for"), 130, SUMMER_TABLE_PLAIN },
    { N_ ("Size"), 90, SUMMER_TABLE_END },     { N_ ("Journal entries"), 90, SUMMER_TABLE_END },
    { N_ ("File"), 300, SUMMER_TABLE_EXPAND }, { N_ ("Opens with"), 170, SUMMER_TABLE_DIM },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = summer_settings_new ();
  g_settings_bind (self->settings, "backup-minutes", gtk_spin_button_get_adjustment (self->minutes),
                   "value", G_SETTINGS_BIND_DEFAULT);
  self->list = summer_table_new (self, _ ("Backups"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_table_add_given (self->list, _ (columns[i].heading), columns[i].width, columns[i].flags);
  summer_table_set_empty (self->list, _ ("There is no backup yet. The button above makes one."));
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (update_restore), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (self->place, GTK_WIDGET (self->list));
}

/**
 * summer_backups_dialog_present:
 *
 * Returns: (transfer none): the dialog, which goes with the window
 */
GtkWindow *
summer_backups_dialog_present (SummerWindow *parent)
{
  SummerBackupsDialog *self
      = g_object_new (SUMMER_TYPE_BACKUPS_DIALOG, "transient-for", parent, NULL);

  self->window = parent;
  self->keeper = g_object_ref (summer_backup_keeper_get (summer_window_get_office (parent)));
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return GTK_WINDOW (self);
}
