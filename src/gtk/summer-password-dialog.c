#include "config.h"

#include "summer-password-dialog.h"

#include <glib/gi18n.h>

#include "summer-account-table.h"
#include "summer-secret.h"

struct _SummerPasswordDialog
{
  AdwWindow parent_instance;

  SummerWindow *window; /* weak */
  gboolean busy;

  GtkWidget *form;
  GtkEditable *before, *first, *second;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (SummerPasswordDialog, summer_password_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  char *path;             /* owned */
  SummerSession *session; /* owned */
  char *before, *after;   /* owned, secrets */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->path);
  summer_session_unref (change->session);
  summer_secret_free (change->before);
  summer_secret_free (change->after);
  g_free (change);
}

static gpointer
change_password (SummerWork *work, gpointer data, GError **error)
{
  const Change *change = data;

  return summer_account_change_password (change->path, change->session, change->before,
                                         change->after, error);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerPasswordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerSession) session
      = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);

  self->busy = FALSE;
  if (self->form == NULL)
    return;
  if (session == NULL)
    {
      gtk_label_set_text (self->message, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->before));
      return;
    }
  if (self->window != NULL)
    summer_window_toast (self->window, _ ("The password is another one now."), NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
change_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SummerPasswordDialog *self = SUMMER_PASSWORD_DIALOG (widget);
  SummerOffice *office = self->window != NULL ? summer_window_get_office (self->window) : NULL;
  Change *change;

  if (self->busy || office == NULL || summer_office_get_session (office) == NULL)
    return;
  if (!g_str_equal (gtk_editable_get_text (self->first), gtk_editable_get_text (self->second)))
    {
      gtk_label_set_text (self->message, _ ("The two new passwords are not the same."));
      gtk_widget_grab_focus (GTK_WIDGET (self->second));
      return;
    }
  change = g_new0 (Change, 1);
  change->path = g_strdup (summer_office_get_path (office));
  change->session = summer_session_ref (summer_office_get_session (office));
  change->before = summer_secret_dup (gtk_editable_get_text (self->before));
  change->after = summer_secret_dup (gtk_editable_get_text (self->first));
  self->busy = TRUE;
  gtk_label_set_text (self->message, _ ("Looking at the password…"));
  summer_office_run_async (office, NULL, SUMMER_WORK_WITHOUT_STORE, change_password, change,
                           change_free, (GDestroyNotify) summer_session_unref, changed_cb,
                           g_object_ref (self));
}

static void
activate_cb (SummerPasswordDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "password.change", NULL);
}

static void
summer_password_dialog_dispose (GObject *object)
{
  SummerPasswordDialog *self = SUMMER_PASSWORD_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  self->form = NULL;

  G_OBJECT_CLASS (summer_password_dialog_parent_class)->dispose (object);
}

static void
summer_password_dialog_class_init (SummerPasswordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_password_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "password.change", NULL, change_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerPasswordDialog, form);
  gtk_widget_class_bind_template_child (widget_class, SummerPasswordDialog, before);
  gtk_widget_class_bind_template_child (widget_class, SummerPasswordDialog, first);
  gtk_widget_class_bind_template_child (widget_class, SummerPasswordDialog, second);
  gtk_widget_class_bind_template_child (widget_class, SummerPasswordDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
summer_password_dialog_init (SummerPasswordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "summer");
}

/**
 * summer_password_dialog_present:
 * @parent: a window in which somebody has signed in
 */
void
summer_password_dialog_present (SummerWindow *parent)
{
  SummerPasswordDialog *self
      = g_object_new (SUMMER_TYPE_PASSWORD_DIALOG, "transient-for", parent, NULL);

  g_set_weak_pointer (&self->window, parent);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->before));
}
