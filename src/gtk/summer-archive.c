#include "config.h"

#include "summer-archive.h"

#include <glib/gi18n.h>

#include "summer-backup-banner.h"
#include "summer-backups-dialog.h"
#include "summer-journal.h"
#include "summer-salvage.h"

/* A restore waits so long for connections of this program that are just closing. */
#define PATIENCE (10 * G_USEC_PER_SEC)

/* {{{ Asking for a file */

typedef struct
{
  SummerWindow *window; /* owned */
  const char *action;   /* static: is given the path */
} Asker;

static void
response_cb (GtkNativeDialog *dialog, int response, Asker *asker)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file ? g_file_get_path (file) : NULL;

      if (path)
        g_action_group_activate_action (G_ACTION_GROUP (asker->window), asker->action,
                                        g_variant_new_string (path));
      else
        summer_window_toast (asker->window, _ ("Choose a folder of this computer."), NULL, NULL);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (asker->window);
  g_free (asker);
}

static void
ask (SummerWindow *window,
     const char *title,
     GtkFileChooserAction way,
     const char *accept,
     const char *name,
     const char *action)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, GTK_WINDOW (window), way, accept, _ ("_Cancel"));
  Asker *asker = g_new0 (Asker, 1);

  asker->window = g_object_ref (window);
  asker->action = action;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asker);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* }}} */
/* {{{ Backup and check */

static gpointer
write_backup (SummerWork *work, gpointer data, GError **error)
{
  const SummerBackupWatch watch
      = { summer_work_progress, work, summer_work_get_cancellable (work) };

  return summer_store_backup_for (summer_work_get_store (work), data, SUMMER_OCCASION_ASKED, &watch,
                                  error)
             ? g_strdup (data)
             : NULL;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);

  if (path)
    summer_window_toast_file (window, path, FALSE);
  else
    summer_window_toast_error (window, error);
}

static void
backup_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_office_run_async (summer_window_get_office (user_data), _ ("Writing the backup"),
                           SUMMER_WORK_READS, write_backup, g_variant_dup_string (parameter, NULL),
                           g_free, g_free, backed_up_cb, g_object_ref (user_data));
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  /* Translators: the name of a file; %s is a day */
  g_autofree char *name = g_strdup_printf (_ ("Summer classes backup %s.summer-backup"), day);

  ask (user_data, _ ("Back Up the Records"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), name,
       "backup-to");
}

static gpointer
check_records (SummerWork *work, gpointer data, GError **error)
{
  GPtrArray *problems = NULL;

  return summer_store_check (summer_work_get_store (work), &problems, error) ? problems : NULL;
}

static void
damage_answered_cb (AdwMessageDialog *dialog, const char *response, SummerWindow *window)
{
  if (strcmp (response, "salvage") == 0)
    g_action_group_activate_action (G_ACTION_GROUP (window), "salvage", NULL);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems
      = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);
  g_autoptr (GString) list = g_string_new (NULL);
  GtkWidget *dialog;

  if (!problems)
    {
      summer_window_toast_error (window, error);
      return;
    }
  if (problems->len == 0)
    {
      summer_window_toast (window, _ ("The records are sound: nothing is damaged or missing."),
                           NULL, NULL);
      return;
    }
  for (guint i = 0; i < problems->len && i < 12; i++)
    g_string_append_printf (list, "%s\n", (const char *) problems->pdata[i]);
  g_string_append (list,
                   _ ("Restore the latest backup from the menu. Where there is none, read what "
                      "is left into a new file."));
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _ ("The Records Are Damaged"), list->str);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "salvage",
                                    _ ("_Read What Is Left…"), NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (damage_answered_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
check_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_office_run_async (summer_window_get_office (user_data), _ ("Checking the records"),
                           SUMMER_WORK_READS, check_records, NULL, NULL,
                           (GDestroyNotify) g_ptr_array_unref, checked_cb,
                           g_object_ref (user_data));
}

/* }}} */
/* {{{ Restore: the window goes, the file is replaced, a new window comes */

typedef struct
{
  GtkApplication *application; /* owned, held */
  GSettings *settings;         /* owned */
  SummerSession *session;      /* owned; may be NULL */
  SummerRestore *restore;      /* owned */
  char *path, **folders;       /* owned: of the records, and where their backups go */
} Restore;

static void
restore_free (Restore *restore)
{
  g_object_unref (restore->application);
  g_object_unref (restore->settings);
  g_clear_pointer (&restore->session, summer_session_unref);
  summer_restore_free (restore->restore);
  g_strfreev (restore->folders);
  g_free (restore->path);
  g_free (restore);
}

/* Where the present records can still be read. That they cannot is a reason to restore, not one against it. */
static void
keep_present (const Restore *restore)
{
  g_autoptr (SummerStore) store
      = summer_store_open_for (restore->path, SUMMER_STORE_READ_ONLY, restore->session, NULL);

  for (guint i = 0; store != NULL && restore->folders[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (summer_backup_folder_needs (restore->folders[i], store)
          && !summer_backup_folder_add (restore->folders[i], store, SUMMER_OCCASION_RESTORE, NULL,
                                        NULL, &error))
        g_info ("No backup before the restore: %s", error->message);
    }
}

static void
restore_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Restore *restore = task_data;
  const gint64 end = g_get_monotonic_time () + PATIENCE;

  keep_present (restore);
  for (;;)
    {
      g_autoptr (GError) error = NULL;

      if (summer_restore_run (restore->restore, restore->path, restore->session, NULL, &error))
        break;
      if (!g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_BUSY)
          || g_get_monotonic_time () > end)
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      g_usleep (G_USEC_PER_SEC / 10);
    }
  g_task_return_boolean (task, TRUE);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Restore *restore = g_task_get_task_data (G_TASK (result));
  g_autoptr (SummerOffice) office = summer_office_new (restore->path);
  SummerWindow *window = summer_window_new (restore->application, office, restore->settings);
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (window));
  if (g_task_propagate_boolean (G_TASK (result), &error))
    summer_window_toast (window,
                         _ ("The backup is in place. The file that was there is kept beside it."),
                         NULL, NULL);
  else
    summer_window_toast_error (window, error);
  g_application_release (G_APPLICATION (restore->application));
}

/**
 * summer_archive_restore:
 * @restore: (transfer full): a backup that was opened
 *
 * Closes the window, puts the backup in the place of its records and opens another one.
 */
void
summer_archive_restore (SummerWindow *window, SummerRestore *backup)
{
  SummerOffice *office = summer_window_get_office (window);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, restored_cb, NULL);
  Restore *restore = g_new0 (Restore, 1);

  restore->application = g_object_ref (gtk_window_get_application (GTK_WINDOW (window)));
  restore->settings = g_object_ref (summer_window_get_settings (window));
  restore->restore = backup;
  restore->path = g_strdup (summer_office_get_path (office));
  if (summer_office_get_session (office) != NULL)
    restore->session = summer_session_ref (summer_office_get_session (office));
  restore->folders = summer_backup_keeper_list_folders (summer_backup_keeper_get (office));
  g_task_set_task_data (task, restore, (GDestroyNotify) restore_free);
  g_application_hold (G_APPLICATION (restore->application));
  gtk_window_destroy (GTK_WINDOW (window));
  g_task_run_in_thread (task, restore_thread);
}

static void
restore_from_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  SummerStore *store = summer_office_get_store (summer_window_get_office (user_data));
  const SummerBackupKey key
      = { .session = store != NULL ? summer_store_get_session (store) : NULL };
  SummerRestore *restore
      = summer_restore_new (g_variant_get_string (parameter, NULL), &key, &error);

  if (restore != NULL)
    summer_archive_restore (user_data, restore);
  else
    summer_window_toast_error (user_data, error);
}

static void
backups_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_backups_dialog_present (user_data);
}

/* }}} */
/* {{{ Reading what is left */

/* What is read and where to, and afterwards what came of it. */
typedef struct
{
  SummerWindow *window;        /* borrowed: when it closes, so does the dialog that asks */
  char *damaged, *to, *report; /* owned */
  SummerSession *session;      /* owned; may be NULL */
} Salvage;

static Salvage *
salvage_new (const char *damaged, const char *to)
{
  Salvage *salvage = g_new0 (Salvage, 1);

  salvage->damaged = g_strdup (damaged);
  salvage->to = g_strdup (to);
  return salvage;
}

static void
salvage_free (gpointer data)
{
  Salvage *salvage = data;

  g_clear_pointer (&salvage->session, summer_session_unref);
  g_free (salvage->damaged);
  g_free (salvage->to);
  g_free (salvage->report);
  g_free (salvage);
}

static gpointer
read_what_is_left (SummerWork *work, gpointer data, GError **error)
{
  const Salvage *order = data;
  g_autoptr (SummerSalvage) salvage
      = summer_store_salvage (order->damaged, order->to, order->session, error);
  Salvage *done;

  if (salvage == NULL)
    return NULL;
  done = salvage_new (NULL, order->to);
  done->report = summer_salvage_dup_report (salvage);
  return done;
}

static gboolean
open_new_file_cb (gpointer user_data)
{
  const Salvage *salvage = user_data;

  g_action_group_activate_action (G_ACTION_GROUP (salvage->window), "open-path",
                                  g_variant_new_string (salvage->to));
  g_object_unref (salvage->window);
  return G_SOURCE_REMOVE;
}

/* The dialog goes with the window that the new file takes the place of: it is let go first. */
static void
report_answered_cb (AdwMessageDialog *dialog, const char *response, Salvage *salvage)
{
  Salvage *next;

  if (strcmp (response, "open") != 0)
    return;
  next = salvage_new (NULL, salvage->to);
  next->window = g_object_ref (salvage->window);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, open_new_file_cb, next, salvage_free);
}

/* It can be long, and is for somebody who has to know what to enter again: it can be copied. */
static GtkWidget *
make_report (const char *report)
{
  GtkWidget *label = gtk_label_new (report);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 520);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  return scroller;
}

static void
salvaged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  Salvage *done = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);
  GtkWidget *dialog;

  if (done == NULL)
    {
      summer_window_toast_error (window, error);
      return;
    }
  done->window = window;
  dialog = adw_message_dialog_new (
      GTK_WINDOW (window), _ ("What Could Be Read"),
      _ ("It is in a new file; the damaged one was not touched. Enter again what is missing."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_report (done->report));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "open",
                                    _ ("_Open the New File"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  g_signal_connect_data (dialog, "response", G_CALLBACK (report_answered_cb), done,
                         (GClosureNotify) (void (*) (void)) salvage_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
salvage_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerOffice *office = summer_window_get_office (user_data);
  Salvage *order
      = salvage_new (summer_office_get_path (office), g_variant_get_string (parameter, NULL));

  if (summer_office_get_session (office) != NULL)
    order->session = summer_session_ref (summer_office_get_session (office));

  summer_office_run_async (office, _ ("Reading what is left"), SUMMER_WORK_WITHOUT_STORE,
                           read_what_is_left, order, salvage_free, salvage_free, salvaged_cb,
                           g_object_ref (user_data));
}

static void
salvage_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask (user_data, _ ("Read What Is Left into a New File"), GTK_FILE_CHOOSER_ACTION_SAVE,
       _ ("_Read"), _ ("Summer classes, what was left.db"), "salvage-to");
}

/* }}} */

static void
open_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerWindow *window = user_data;
  g_autoptr (SummerOffice) office = summer_office_new (g_variant_get_string (parameter, NULL));
  SummerWindow *other = summer_window_new (gtk_window_get_application (GTK_WINDOW (window)), office,
                                           summer_window_get_settings (window));

  gtk_window_present (GTK_WINDOW (other));
  gtk_window_close (GTK_WINDOW (window));
}

static void
open_database_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask (user_data, _ ("Open Other Records"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL,
       "open-path");
}

static void
new_database_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask (user_data, _ ("Begin New Records"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Create"),
       "summer-classes.db", "open-path");
}

/**
 * summer_archive_add_actions:
 *
 * Puts the actions on the window.
 */
void
summer_archive_add_actions (SummerWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "backup", .activate = backup_cb },
    { .name = "backup-to", .activate = backup_to_cb, .parameter_type = "s" },
    { .name = "check", .activate = check_cb },
    { .name = "backups", .activate = backups_cb },
    { .name = "restore", .activate = backups_cb },
    { .name = "restore-from", .activate = restore_from_cb, .parameter_type = "s" },
    { .name = "salvage", .activate = salvage_cb },
    { .name = "salvage-to", .activate = salvage_to_cb, .parameter_type = "s" },
    { .name = "open-database", .activate = open_database_cb },
    { .name = "new-database", .activate = new_database_cb },
    { .name = "open-path", .activate = open_path_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  gtk_application_set_accels_for_action (gtk_window_get_application (GTK_WINDOW (window)),
                                         "win.backups",
                                         (const char *[]){ "<Control><Shift>b", NULL });
  summer_backup_banner_set_keeper (SUMMER_BACKUP_BANNER (gtk_widget_get_template_child (
                                       GTK_WIDGET (window), SUMMER_TYPE_WINDOW, "backup_banner")),
                                   summer_backup_keeper_get (summer_window_get_office (window)));
}

void
summer_archive_update_actions (SummerWindow *window)
{
  const char *const open_only[] = { "backup", "backup-to", "check" };
  const char *const idle_only[] = { "backups", "restore", "restore-from", "salvage", "salvage-to" };
  SummerOffice *office = summer_window_get_office (window);
  const gboolean idle = summer_office_get_work (office) == NULL;
  const gboolean open = summer_office_get_store (office) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (open_only); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window),
                                                                              open_only[i])),
                                 open && idle);
  for (guint i = 0; i < G_N_ELEMENTS (idle_only); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window),
                                                                              idle_only[i])),
                                 idle);
}
