#include "config.h"

#include "summer-accounts-dialog.h"

#include <glib/gi18n.h>

#include "summer-account-form.h"
#include "summer-first-account-dialog.h"
#include "summer-line.h"
#include "summer-secret.h"

struct _SummerAccountsDialog
{
  AdwWindow parent_instance;

  SummerWindow *window; /* weak */
  GArray *accounts;     /* of Account, owned; row i of the list shows account i */
  gboolean busy;

  GtkListBox *list;
  GtkWidget *given;
  GtkLabel *given_text, *given_password, *message;
};

G_DEFINE_FINAL_TYPE (SummerAccountsDialog, summer_accounts_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  gint64 id;
  char *name; /* owned */
  SummerAccountRole role;
  gboolean active;
} Account;

static void
account_clear (gpointer data)
{
  g_free (((Account *) data)->name);
}

static SummerOffice *
get_office (SummerAccountsDialog *self)
{
  return self->window != NULL ? summer_window_get_office (self->window) : NULL;
}

static const Account *
get_chosen (SummerAccountsDialog *self)
{
  const int chosen = summer_line_get_chosen (self->list);

  return chosen >= 0 && (guint) chosen < self->accounts->len
             ? &g_array_index (self->accounts, Account, chosen)
             : NULL;
}

static void
selected_cb (SummerAccountsDialog *self)
{
  const char *const actions[] = { "accounts.edit", "accounts.reset", "accounts.deactivate" };
  const Account *chosen = self->window != NULL ? get_chosen (self) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   chosen != NULL && !self->busy && (i < 2 || chosen->active));
}

static gboolean
add_account (const SummerAccountRecord *record, gpointer user_data)
{
  SummerAccountsDialog *self = user_data;
  const Account account = { record->id, g_strdup (record->name), record->role, record->active };
  GtkWidget *line = summer_line_new ();
  g_autofree char *classes
      = record->role == SUMMER_ACCOUNT_ORGANISER
            ? g_strdup_printf (ngettext ("%u class", "%u classes", record->n_classes),
                               record->n_classes)
            : NULL;

  summer_line_add_text (line, record->name, 20, "strong");
  summer_line_add_text (line,
                        record->single ? _ ("Single account")
                                       : summer_account_role_get_text (record->role),
                        16, NULL);
  summer_line_add_text (line, classes, -1, "faint");
  if (!record->active)
    summer_line_add_chip (line, 200, SUMMER_TONE_PLAIN, "summer-dot-symbolic", _ ("Deactivated"));
  else if (record->must_change)
    summer_line_add_chip (line, 200, SUMMER_TONE_WAIT, "summer-warning-symbolic",
                          _ ("Has to choose a password"));
  else
    summer_line_add_chip (line, 200, SUMMER_TONE_GOOD, "summer-pass-symbolic", _ ("Active"));
  gtk_list_box_append (self->list, line);
  g_array_append_val (self->accounts, account);
  return TRUE;
}

static void
refresh (SummerAccountsDialog *self)
{
  const int chosen = MAX (summer_line_get_chosen (self->list), 0);
  g_autoptr (GError) error = NULL;

  summer_line_clear (self->list);
  g_array_set_size (self->accounts, 0);
  if (!summer_account_each (summer_office_get_store (get_office (self)), add_account, self, &error))
    gtk_label_set_text (self->message, error->message);
  summer_line_choose (self->list, chosen, TRUE);
  selected_cb (self);
}

/* {{{ What is done, in a worker: a password is derived */

typedef enum
{
  SAVE,
  RESET,
  DEACTIVATE,
  RECOVERY,
} What;

typedef struct
{
  What what;
  gint64 id;
  SummerAccountForm *form; /* owned */
  char *name;              /* owned: whose password it is */
  char *secret;            /* owned: the password or code that was made */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->form, summer_account_form_free);
  g_free (order->name);
  summer_secret_free (order->secret);
  g_free (order);
}

static gboolean
save (SummerStore *store, const Order *order, Order *done, GError **error)
{
  const SummerAccountForm *form = order->form;
  const gint64 *classes = (const gint64 *) (gpointer) form->classes->data;

  if (form->id != 0)
    return summer_account_set_role (store, form->id, form->role, error)
           && (form->role != SUMMER_ACCOUNT_ORGANISER
               || summer_account_set_classes (store, form->id, classes, form->classes->len, error));
  done->secret = summer_account_make_password (error);
  return done->secret != NULL
         && summer_account_add (store, form->name, form->role, classes, form->classes->len,
                                done->secret, TRUE, NULL, error);
}

static gpointer
carry_out (SummerWork *work, gpointer data, GError **error)
{
  const Order *order = data;
  SummerStore *store = summer_work_get_store (work);
  Order *done = g_new0 (Order, 1);
  gboolean good = FALSE;

  done->what = order->what;
  done->name = g_strdup (order->name);
  switch (order->what)
    {
    case SAVE:
      good = save (store, order, done, error);
      break;
    case RESET:
      done->secret = summer_account_make_password (error);
      good = done->secret != NULL && summer_account_reset (store, order->id, done->secret, error);
      break;
    case DEACTIVATE:
      good = summer_account_deactivate (store, order->id, error);
      break;
    case RECOVERY:
    default:
      done->secret = summer_account_make_recovery (store, error);
      good = done->secret != NULL;
      break;
    }
  if (good)
    return done;
  order_free (done);
  return NULL;
}

static void
show_given (SummerAccountsDialog *self, const Order *done)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->given, done->secret != NULL);
  if (done->secret == NULL)
    return;
  text = g_strdup_printf (_ ("Hand this password to %s. It is shown only now, opens once, and has "
                             "to be changed then."),
                          done->name);
  gtk_label_set_text (self->given_text, text);
  gtk_label_set_text (self->given_password, done->secret);
}

static void
carried_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerAccountsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Order *done = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);

  self->busy = FALSE;
  if (self->window == NULL || summer_office_get_store (get_office (self)) == NULL)
    {
      g_clear_pointer (&done, order_free);
      return;
    }
  gtk_label_set_text (self->message, error != NULL ? error->message : "");
  if (done != NULL && done->what == RECOVERY)
    summer_first_account_dialog_present_sheet (self->window, GTK_WINDOW (self),
                                               g_steal_pointer (&done->secret));
  else if (done != NULL)
    show_given (self, done);
  refresh (self);
  g_clear_pointer (&done, order_free);
}

static void
run (SummerAccountsDialog *self, What what, SummerAccountForm *form)
{
  const Account *chosen = get_chosen (self);
  Order *order;

  if (self->busy || self->window == NULL)
    {
      g_clear_pointer (&form, summer_account_form_free);
      return;
    }
  order = g_new0 (Order, 1);
  order->what = what;
  order->form = form;
  order->id = chosen != NULL ? chosen->id : 0;
  order->name = g_strdup (form != NULL ? form->name : chosen != NULL ? chosen->name : NULL);
  self->busy = TRUE;
  gtk_label_set_text (self->message, "");
  gtk_widget_set_visible (self->given, FALSE);
  selected_cb (self);
  summer_office_run_async (get_office (self), NULL, SUMMER_WORK_WRITES, carry_out, order,
                           order_free, order_free, carried_out_cb, g_object_ref (self));
}

/* }}} */

static void
saved_cb (SummerAccountForm *form, gpointer user_data)
{
  run (user_data, SAVE, form);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerAccountsDialog *self = SUMMER_ACCOUNTS_DIALOG (widget);
  SummerAccountForm *form = g_new0 (SummerAccountForm, 1);

  form->role = SUMMER_ACCOUNT_CLERK;
  form->classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  summer_account_form_ask (GTK_WINDOW (self), get_office (self), form, saved_cb, self);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerAccountsDialog *self = SUMMER_ACCOUNTS_DIALOG (widget);
  const Account *chosen = get_chosen (self);
  SummerStore *store = summer_office_get_store (get_office (self));
  g_autoptr (GError) error = NULL;
  SummerAccountForm *form;
  GArray *classes;

  if (chosen == NULL)
    return;
  classes = summer_account_list_classes (store, chosen->id, &error);
  if (classes == NULL)
    {
      gtk_label_set_text (self->message, error->message);
      return;
    }
  form = g_new0 (SummerAccountForm, 1);
  form->id = chosen->id;
  form->name = g_strdup (chosen->name);
  form->role = chosen->role;
  form->classes = classes;
  summer_account_form_ask (GTK_WINDOW (self), get_office (self), form, saved_cb, self);
}

static void
reset_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (SUMMER_ACCOUNTS_DIALOG (widget), RESET, NULL);
}

static void
deactivate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (SUMMER_ACCOUNTS_DIALOG (widget), DEACTIVATE, NULL);
}

static void
recovery_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (SUMMER_ACCOUNTS_DIALOG (widget), RECOVERY, NULL);
}

static void
summer_accounts_dialog_dispose (GObject *object)
{
  SummerAccountsDialog *self = SUMMER_ACCOUNTS_DIALOG (object);

  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (summer_accounts_dialog_parent_class)->dispose (object);
}

static void
summer_accounts_dialog_finalize (GObject *object)
{
  g_array_unref (SUMMER_ACCOUNTS_DIALOG (object)->accounts);

  G_OBJECT_CLASS (summer_accounts_dialog_parent_class)->finalize (object);
}

static void
summer_accounts_dialog_class_init (SummerAccountsDialogClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "accounts.add", add_cb, GDK_KEY_n, GDK_CONTROL_MASK },
    { "accounts.edit", edit_cb, GDK_KEY_F2, 0 },
    { "accounts.reset", reset_cb, GDK_KEY_r, GDK_CONTROL_MASK },
    { "accounts.deactivate", deactivate_cb, GDK_KEY_Delete, 0 },
    { "accounts.recovery", recovery_cb, 0, 0 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_accounts_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_accounts_dialog_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-accounts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerAccountsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SummerAccountsDialog, given);
  gtk_widget_class_bind_template_child (widget_class, SummerAccountsDialog, given_text);
  gtk_widget_class_bind_template_child (widget_class, SummerAccountsDialog, given_password);
  gtk_widget_class_bind_template_child (widget_class, SummerAccountsDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
summer_accounts_dialog_init (SummerAccountsDialog *self)
{
  self->accounts = g_array_new (FALSE, TRUE, sizeof (Account));
  g_array_set_clear_func (self->accounts, account_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "summer");
}

/**
 * summer_accounts_dialog_present:
 * @parent: of an administrator
 */
void
summer_accounts_dialog_present (SummerWindow *parent)
{
  SummerAccountsDialog *self
      = g_object_new (SUMMER_TYPE_ACCOUNTS_DIALOG, "transient-for", parent, NULL);

  g_set_weak_pointer (&self->window, parent);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}
