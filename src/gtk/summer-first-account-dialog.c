#include "config.h"

#include "summer-first-account-dialog.h"

#include <glib/gi18n.h>

#include "summer-account-table.h"
#include "summer-lock.h"
#include "summer-print.h"
#include "summer-recovery-code.h"
#include "summer-recovery-form.h"
#include "summer-workplace.h"

struct _SummerFirstAccountDialog
{
  AdwWindow parent_instance;

  SummerWindow *window;   /* weak: whose records they are */
  SummerSession *session; /* owned: of the account that was made */
  char *secret;           /* owned: the code */
  char *account;          /* owned: whose it is */
  gboolean busy;

  GtkStack *views;
  GtkWidget *form;
  GtkCheckButton *single;
  GtkEditable *name, *first, *second, *group;
  GtkLabel *message, *code;
};

G_DEFINE_FINAL_TYPE (SummerFirstAccountDialog, summer_first_account_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  char *name, *password; /* owned; password: a secret */
  gboolean single;
  char *code;             /* owned, a secret */
  SummerSession *session; /* owned */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->name);
  summer_secret_free (making->password);
  summer_secret_free (making->code);
  g_clear_pointer (&making->session, summer_session_unref);
  g_free (making);
}

static gpointer
make_account (SummerWork *work, gpointer data, GError **error)
{
  const Making *order = data;
  Making *made;
  char *code = NULL;
  SummerSession *session = summer_account_make_first (summer_work_get_store (work), order->name,
                                                      order->password, order->single, &code, error);

  if (session == NULL)
    return NULL;
  made = g_new0 (Making, 1);
  made->session = session;
  made->code = code;
  return made;
}

static void
show_sheet (SummerFirstAccountDialog *self)
{
  gtk_label_set_text (self->code, self->secret);
  gtk_stack_set_visible_child_name (self->views, "sheet");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "first.done", FALSE);
  /* Not to be closed by chance: the code is shown once. */
  gtk_window_set_deletable (GTK_WINDOW (self), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->group));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerFirstAccountDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Making *made = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);

  self->busy = FALSE;
  if (self->form == NULL) /* closed meanwhile */
    {
      g_clear_pointer (&made, making_free);
      return;
    }
  if (made == NULL)
    {
      gtk_label_set_text (self->message, error->message);
      return;
    }
  self->session = g_steal_pointer (&made->session);
  self->secret = g_steal_pointer (&made->code);
  making_free (made);
  gtk_editable_set_text (self->first, "");
  gtk_editable_set_text (self->second, "");
  show_sheet (self);
}

static void
make_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SummerFirstAccountDialog *self = SUMMER_FIRST_ACCOUNT_DIALOG (widget);
  Making *making;

  if (self->busy || self->window == NULL || self->session != NULL)
    return;
  if (!g_str_equal (gtk_editable_get_text (self->first), gtk_editable_get_text (self->second)))
    {
      gtk_label_set_text (self->message, _ ("The two passwords are not the same."));
      gtk_widget_grab_focus (GTK_WIDGET (self->second));
      return;
    }
  making = g_new0 (Making, 1);
  making->name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  making->password = summer_secret_dup (gtk_editable_get_text (self->first));
  making->single = gtk_check_button_get_active (self->single);
  g_free (self->account);
  self->account = g_strdup (making->name);
  self->busy = TRUE;
  gtk_label_set_text (self->message, _ ("Protecting…"));
  summer_office_run_async (summer_window_get_office (self->window), NULL, SUMMER_WORK_WRITES,
                           make_account, making, making_free, making_free, made_cb,
                           g_object_ref (self));
}

static void
activate_cb (SummerFirstAccountDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "first.make", NULL);
}

static SummerForm *
make_form (SummerFirstAccountDialog *self)
{
  SummerOffice *office = summer_window_get_office (self->window);
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
  return summer_recovery_form_new (self->secret, summer_office_get_path (office), self->account,
                                   today);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SummerFirstAccountDialog *self = SUMMER_FIRST_ACCOUNT_DIALOG (widget);
  g_autoptr (SummerForm) form = self->window != NULL ? make_form (self) : NULL;

  if (form != NULL)
    summer_print_form (form, GTK_WINDOW (self));
}

static void
save_response_cb (GtkNativeDialog *dialog, int response, SummerFirstAccountDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->window != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      g_autoptr (SummerForm) form = make_form (self);
      g_autoptr (GError) error = NULL;

      if (path != NULL && !summer_form_save_pdf (form, path, &error))
        summer_window_toast_error (self->window, error);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SummerFirstAccountDialog *self = SUMMER_FIRST_ACCOUNT_DIALOG (widget);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Save the Recovery Sheet"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *name = g_strconcat (_ ("Recovery sheet"), ".pdf", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
is_at_hand (SummerFirstAccountDialog *self)
{
  return self->secret != NULL
         && summer_recovery_code_is_last_group (self->secret, gtk_editable_get_text (self->group));
}

static void
group_cb (SummerFirstAccountDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "first.done", is_at_hand (self));
}

/* A window with the new account takes the place of the one without. */
static void
done_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SummerFirstAccountDialog *self = SUMMER_FIRST_ACCOUNT_DIALOG (widget);
  g_autoptr (SummerSession) session = g_steal_pointer (&self->session);
  SummerWindow *window = self->window;

  if (!is_at_hand (self))
    return;
  if (session != NULL && window != NULL)
    summer_lock_replace (window, session);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
done_cb (SummerFirstAccountDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "first.done", NULL);
}

/* While the account is made and until the sheet is at hand it stays. */
static gboolean
summer_first_account_dialog_close_request (GtkWindow *window)
{
  SummerFirstAccountDialog *self = SUMMER_FIRST_ACCOUNT_DIALOG (window);

  if (self->busy || self->secret != NULL)
    return TRUE;
  return GTK_WINDOW_CLASS (summer_first_account_dialog_parent_class)->close_request (window);
}

static void
summer_first_account_dialog_dispose (GObject *object)
{
  SummerFirstAccountDialog *self = SUMMER_FIRST_ACCOUNT_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->session, summer_session_unref);
  g_clear_pointer (&self->secret, summer_secret_free);
  g_clear_pointer (&self->account, g_free);
  self->form = NULL;

  G_OBJECT_CLASS (summer_first_account_dialog_parent_class)->dispose (object);
}

static void
summer_first_account_dialog_class_init (SummerFirstAccountDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_first_account_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = summer_first_account_dialog_close_request;

  gtk_widget_class_install_action (widget_class, "first.make", NULL, make_cb);
  gtk_widget_class_install_action (widget_class, "first.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "first.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "first.done", NULL, done_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-first-account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerFirstAccountDialog, views);
  gtk_widget_class_bind_template_child (widget_class, SummerFirstAccountDialog, form);
  gtk_widget_class_bind_template_child (widget_class, SummerFirstAccountDialog, single);
  gtk_widget_class_bind_template_child (widget_class, SummerFirstAccountDialog, name);
  gtk_widget_class_bind_template_child (widget_class, SummerFirstAccountDialog, first);
  gtk_widget_class_bind_template_child (widget_class, SummerFirstAccountDialog, second);
  gtk_widget_class_bind_template_child (widget_class, SummerFirstAccountDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SummerFirstAccountDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SummerFirstAccountDialog, code);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
summer_first_account_dialog_init (SummerFirstAccountDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "summer");
}

/**
 * summer_first_account_dialog_present:
 * @parent: a window of records without accounts
 */
void
summer_first_account_dialog_present (SummerWindow *parent)
{
  SummerFirstAccountDialog *self
      = g_object_new (SUMMER_TYPE_FIRST_ACCOUNT_DIALOG, "transient-for", parent, NULL);

  g_set_weak_pointer (&self->window, parent);
  gtk_editable_set_text (self->name, g_get_user_name ());
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/**
 * summer_first_account_dialog_present_sheet:
 * @before: before which it stands
 * @code: (transfer full): of the new sheet
 */
void
summer_first_account_dialog_present_sheet (SummerWindow *parent, GtkWindow *before, char *code)
{
  SummerFirstAccountDialog *self
      = g_object_new (SUMMER_TYPE_FIRST_ACCOUNT_DIALOG, "transient-for", before, NULL);
  SummerSession *session = summer_office_get_session (summer_window_get_office (parent));

  g_set_weak_pointer (&self->window, parent);
  self->secret = code;
  self->account = g_strdup (session != NULL ? summer_session_get_name (session) : "");
  gtk_window_set_title (GTK_WINDOW (self), _ ("New Recovery Sheet"));
  show_sheet (self);
  gtk_window_present (GTK_WINDOW (self));
}
