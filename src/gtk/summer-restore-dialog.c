#include "config.h"

#include "summer-restore-dialog.h"

#include <glib/gi18n.h>

#include "summer-archive.h"
#include "summer-restore.h"
#include "summer-secret.h"

/* What is asked for, and what the worker brings. */
typedef struct
{
  char *backup;                    /* owned */
  char *account, *password, *code; /* owned; secrets, NULL = not given */
  SummerSession *session;          /* owned; may be NULL */
  SummerRestore *restore;          /* owned; NULL = it is locked */
  char *text;                      /* owned */
  char *lock;                      /* owned: why it is locked */
} Reading;

typedef struct
{
  GtkWindow *parent;                      /* weak */
  SummerWindow *window;                   /* weak */
  char *backup;                           /* owned */
  SummerRestore *restore;                 /* owned; may be NULL */
  GtkEditable *account, *password, *code; /* borrowed: of the dialog that asks */
} Asking;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->backup);
  g_free (reading->account);
  summer_secret_free (reading->password);
  summer_secret_free (reading->code);
  g_clear_pointer (&reading->session, summer_session_unref);
  g_clear_pointer (&reading->restore, summer_restore_free);
  g_free (reading->text);
  g_free (reading->lock);
  g_free (reading);
}

static Asking *
asking_new (GtkWindow *parent, SummerWindow *window, const char *backup)
{
  Asking *asking = g_new0 (Asking, 1);

  g_set_weak_pointer (&asking->parent, parent);
  g_set_weak_pointer (&asking->window, window);
  asking->backup = g_strdup (backup);
  return asking;
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_clear_weak_pointer (&asking->parent);
  g_clear_weak_pointer (&asking->window);
  g_clear_pointer (&asking->restore, summer_restore_free);
  g_free (asking->backup);
  g_free (asking);
}

/* {{{ In the worker */

static void
add_loss (GString *text, const SummerLoss *loss)
{
  if (loss->n == 0)
    {
      g_string_append_printf (text, "\n%s\n",
                              _ ("Nothing of the present records is missing in it."));
      return;
    }
  g_string_append_c (text, '\n');
  if (loss->apart)
    g_string_append_printf (text, "%s\n",
                            _ ("The present records are not what this backup was made of."));
  g_string_append_printf (text,
                          ngettext ("%u entry of the journal would be lost:",
                                    "%u entries of the journal would be lost:", loss->n),
                          loss->n);
  for (guint i = 0; i < loss->first->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (loss->first, i));
  if (loss->n > loss->first->len)
    g_string_append (text, "\n…");
  g_string_append_c (text, '\n');
}

static gpointer
read_backup (SummerWork *work, gpointer data, GError **error)
{
  const Reading *asked = data;
  const SummerBackupKey key = { asked->session, asked->account, asked->password, asked->code };
  SummerStore *store = summer_work_get_store (work);
  g_autoptr (GString) text = g_string_new (NULL);
  GError *local = NULL;
  Reading *reading = g_new0 (Reading, 1);

  reading->restore = summer_restore_new (asked->backup, &key, &local);
  if (g_error_matches (local, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED)
      || g_error_matches (local, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD))
    {
      reading->lock = g_strdup (local->message);
      g_clear_error (&local);
      return reading;
    }
  if (reading->restore != NULL)
    {
      g_autofree char *contents
          = summer_backup_dup_contents_text (summer_restore_get_contents (reading->restore));
      g_autoptr (SummerLoss) loss
          = store != NULL ? summer_restore_compare (reading->restore, store, &local) : NULL;

      g_string_append (text, contents);
      if (loss != NULL)
        add_loss (text, loss);
    }
  if (local != NULL)
    {
      reading_free (reading);
      g_propagate_error (error, local);
      return NULL;
    }
  reading->text = g_strdup (text->str);
  return reading;
}

/* }}} */

static void read_with (Asking *asking, Reading *reading);

/* {{{ It is locked */

static char *
dup_given (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text != '\0' ? summer_secret_dup (text) : NULL;
}

static void
unlock_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  if (!g_str_equal (response, "open") || asking->window == NULL)
    return;

  Reading *reading = g_new0 (Reading, 1);
  reading->account = g_strdup (gtk_editable_get_text (asking->account));
  reading->password = dup_given (asking->password);
  reading->code = dup_given (asking->code);
  read_with (asking_new (asking->parent, asking->window, asking->backup), reading);
}

static GtkEditable *
add_entry (GtkGrid *grid, int row, const char *label, GtkWidget *entry)
{
  GtkWidget *text = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (text), entry);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_grid_attach (grid, text, 0, row, 1, 1);
  gtk_grid_attach (grid, entry, 1, row, 1, 1);
  return GTK_EDITABLE (entry);
}

static void
ask_for_key (Asking *asking, const char *why)
{
  GtkWidget *dialog = adw_message_dialog_new (asking->parent, _ ("This Backup Is Protected"), why);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 10);
  asking->account = add_entry (grid, 0, _ ("_Account"), gtk_entry_new ());
  asking->password = add_entry (grid, 1, _ ("_Password"), gtk_password_entry_new ());
  asking->code = add_entry (grid, 2, _ ("Or _recovery code"), gtk_password_entry_new ());
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (grid));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "open",
                                    _ ("_Open"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  g_signal_connect_data (dialog, "response", G_CALLBACK (unlock_cb), asking,
                         (GClosureNotify) (void (*) (void)) asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* }}} */
/* {{{ It is open */

/* The dialog that was answered goes with the window: it is let go first. */
static gboolean
restore_idle_cb (gpointer user_data)
{
  Asking *asking = user_data;

  if (asking->window != NULL)
    summer_archive_restore (asking->window, g_steal_pointer (&asking->restore));
  return G_SOURCE_REMOVE;
}

static void
confirmed_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  if (!g_str_equal (response, "restore") || asking->window == NULL)
    return;

  Asking *next = asking_new (asking->parent, asking->window, asking->backup);
  next->restore = g_steal_pointer (&asking->restore);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, restore_idle_cb, next, asking_free);
}

static void
ask_to_restore (Asking *asking, const char *text)
{
  g_autofree char *body = g_strdup_printf (
      "%s\n%s", text,
      _ ("The present file is kept beside it under another name. Close other windows that show "
         "these records first."));
  GtkWidget *dialog
      = adw_message_dialog_new (asking->parent, _ ("Put This Backup in the Place of the Records?"),
                                body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                    _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (confirmed_cb), asking,
                         (GClosureNotify) (void (*) (void)) asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* }}} */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (GError) error = NULL;
  Reading *reading = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);

  if (asking->window == NULL || asking->parent == NULL)
    asking_free (asking);
  else if (reading == NULL)
    {
      summer_window_toast_error (asking->window, error);
      asking_free (asking);
    }
  else if (reading->lock != NULL)
    ask_for_key (asking, reading->lock);
  else
    {
      asking->restore = g_steal_pointer (&reading->restore);
      ask_to_restore (asking, reading->text);
    }
  g_clear_pointer (&reading, reading_free);
}

static void
read_with (Asking *asking, Reading *reading)
{
  SummerOffice *office = summer_window_get_office (asking->window);

  SummerStore *store = summer_office_get_store (office);

  reading->backup = g_strdup (asking->backup);
  if (store != NULL && summer_store_get_session (store) != NULL)
    reading->session = summer_session_ref (summer_store_get_session (store));
  summer_office_run_async (office, NULL,
                           store != NULL ? SUMMER_WORK_READS : SUMMER_WORK_WITHOUT_STORE,
                           read_backup, reading, reading_free, reading_free, read_cb, asking);
}

/**
 * summer_restore_dialog_present:
 *
 * Opens the backup and asks whether it is to be restored.
 */
void
summer_restore_dialog_present (GtkWindow *parent, SummerWindow *window, const char *backup)
{
  read_with (asking_new (parent, window, backup), g_new0 (Reading, 1));
}
