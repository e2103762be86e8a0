#include "config.h"

#include "summer-sign-in-page.h"

#include <glib/gi18n.h>

#include "summer-account-table.h"
#include "summer-secret.h"
#include "summer-sign-in.h"

typedef enum
{
  SIGN_IN,
  CHANGE,  /* the password was given by an administrator */
  RECOVER, /* with the recovery sheet */
} View;

struct _SummerSignInPage
{
  GtkWidget parent_instance;

  char *path; /* owned */
  View view;
  SummerSession *session; /* owned: of who has to choose a password */
  char *given;            /* owned, a secret: the password until then */
  gboolean busy;
  gint64 until; /* monotonic, us: before, nothing is looked at */
  guint tick_id;

  GtkWidget *box;
  GtkLabel *title, *message;
  GtkDropDown *names;
  GtkWidget *code_label, *password_label, *new_label;
  GtkEditable *code, *password, *first, *second;
  GtkWidget *forgotten, *back;
  GtkButton *enter;
};

G_DEFINE_FINAL_TYPE (SummerSignInPage, summer_sign_in_page, GTK_TYPE_WIDGET)

enum
{
  SIGNED_IN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a thread is asked, and what came of it: argon2id takes its time. */
typedef struct
{
  View view;
  char *path, *account;             /* owned */
  char *code, *password, *new_word; /* owned, secrets */
  SummerSession *session;           /* owned: who changes, and who has signed in */
  int wait;
} Attempt;

static void
attempt_free (Attempt *attempt)
{
  g_free (attempt->path);
  g_free (attempt->account);
  summer_secret_free (attempt->code);
  summer_secret_free (attempt->password);
  summer_secret_free (attempt->new_word);
  g_clear_pointer (&attempt->session, summer_session_unref);
  g_free (attempt);
}

static void
attempt_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Attempt *attempt = data;
  g_autoptr (SummerSession) before = g_steal_pointer (&attempt->session);
  GError *error = NULL;

  if (attempt->view == CHANGE)
    attempt->session = summer_account_change_password (attempt->path, before, attempt->password,
                                                       attempt->new_word, &error);
  else if (attempt->view == RECOVER)
    attempt->session = summer_sign_in_recover (attempt->path, attempt->code, attempt->account,
                                               attempt->new_word, &attempt->wait, &error);
  else
    attempt->session = summer_sign_in (attempt->path, attempt->account, attempt->password,
                                       &attempt->wait, &error);
  if (attempt->session != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
say (SummerSignInPage *self, const char *text, gboolean bad)
{
  gtk_label_set_text (self->message, text);
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "bad");
}

static void
update_enter (SummerSignInPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.enter",
                                 !self->busy && self->until == 0);
}

/* The seconds that are left, counted down. */
static gboolean
tick_cb (gpointer data)
{
  SummerSignInPage *self = data;
  gint64 left = (self->until - g_get_monotonic_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  g_autofree char *text = NULL;

  if (left <= 0)
    {
      self->until = 0;
      self->tick_id = 0;
      say (self, "", FALSE);
      update_enter (self);
      return G_SOURCE_REMOVE;
    }
  text = g_strdup_printf (ngettext ("That was not right. Try again in %d second.",
                                    "That was not right. Try again in %d seconds.", (int) left),
                          (int) left);
  say (self, text, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
wait_for (SummerSignInPage *self, int seconds)
{
  if (seconds <= 0)
    return;
  self->until = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add (250, tick_cb, self);
  tick_cb (self);
}

/* The texts of entries are in memory that is wiped: GTK keeps passwords in such. */
static void
clear_entries (SummerSignInPage *self)
{
  gtk_editable_set_text (self->code, "");
  gtk_editable_set_text (self->password, "");
  gtk_editable_set_text (self->first, "");
  gtk_editable_set_text (self->second, "");
}

static void
fill_names (SummerSignInPage *self, const char *chosen)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = self->view == RECOVER
                             ? summer_sign_in_list_administrators (self->path, &error)
                             : summer_sign_in_list_accounts (self->path, &error);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) names);

  if (names == NULL)
    say (self, error->message, TRUE);
  gtk_drop_down_set_model (self->names, G_LIST_MODEL (list));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_strcmp0 (names[i], chosen) == 0)
      gtk_drop_down_set_selected (self->names, i);
}

static const char *
get_name (SummerSignInPage *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->names);

  return chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;
}

static void
focus (SummerSignInPage *self)
{
  GtkEditable *const first[]
      = { [SIGN_IN] = self->password, [CHANGE] = self->first, [RECOVER] = self->code };

  gtk_widget_grab_focus (GTK_WIDGET (first[self->view]));
}

static void
turn_to (SummerSignInPage *self, View view, const char *account)
{
  static const char *const titles[] = {
    [SIGN_IN] = N_ ("Sign In"),
    [CHANGE] = N_ ("Choose a Password of Your Own"),
    [RECOVER] = N_ ("Open with the Recovery Sheet"),
  };
  static const char *const buttons[] = {
    [SIGN_IN] = N_ ("_Sign In"),
    [CHANGE] = N_ ("_Change and Sign In"),
    [RECOVER] = N_ ("_Open"),
  };

  self->view = view;
  clear_entries (self);
  fill_names (self, account);
  gtk_label_set_text (self->title, _ (titles[view]));
  gtk_button_set_label (self->enter, _ (buttons[view]));
  gtk_widget_set_sensitive (GTK_WIDGET (self->names), view != CHANGE);
  gtk_widget_set_visible (self->code_label, view == RECOVER);
  gtk_widget_set_visible (self->password_label, view == SIGN_IN);
  gtk_widget_set_visible (self->new_label, view != SIGN_IN);
  gtk_widget_set_visible (self->forgotten, view == SIGN_IN);
  gtk_widget_set_visible (self->back, view != SIGN_IN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.back", view != SIGN_IN);
  say (self,
       view == RECOVER  ? _ ("Another administrator can also give a new password. Without one, the "
                              "code of the sheet gives one to the administrator chosen above.")
       : view == CHANGE ? _ ("The one you have was given to you by an administrator, for once. At "
                             "least 8 characters.")
                        : "",
       FALSE);
  update_enter (self);
  focus (self);
}

static void
attempted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SummerSignInPage) self = data;
  Attempt *attempt = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->busy = FALSE;
  if (self->box == NULL) /* the window is gone */
    return;
  update_enter (self);
  if (!done)
    {
      say (self, error->message, TRUE);
      gtk_editable_set_text (self->password, "");
      wait_for (self, attempt->wait);
      focus (self);
      return;
    }
  if (!summer_session_must_change (attempt->session))
    {
      clear_entries (self);
      g_signal_emit (self, signals[SIGNED_IN], 0, attempt->session);
      return;
    }
  self->session = summer_session_ref (attempt->session);
  self->given = g_steal_pointer (&attempt->password);
  turn_to (self, CHANGE, attempt->account);
}

static void
enter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSignInPage *self = SUMMER_SIGN_IN_PAGE (widget);
  g_autoptr (GTask) task = NULL;
  Attempt *attempt;

  if (self->busy || self->until != 0 || get_name (self) == NULL)
    return;
  if (self->view != SIGN_IN
      && !g_str_equal (gtk_editable_get_text (self->first), gtk_editable_get_text (self->second)))
    {
      say (self, _ ("The two new passwords are not the same."), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->second));
      return;
    }

  attempt = g_new0 (Attempt, 1);
  attempt->view = self->view;
  attempt->path = g_strdup (self->path);
  attempt->account = g_strdup (get_name (self));
  attempt->code = summer_secret_dup (gtk_editable_get_text (self->code));
  attempt->password = summer_secret_dup (
      self->view == CHANGE ? self->given : gtk_editable_get_text (self->password));
  attempt->new_word = summer_secret_dup (gtk_editable_get_text (self->first));
  if (self->view == CHANGE)
    attempt->session = summer_session_ref (self->session);
  self->busy = TRUE;
  say (self, _ ("Looking at the password…"), FALSE);
  update_enter (self);
  task = g_task_new (NULL, NULL, attempted_cb, g_object_ref (self));
  g_task_set_task_data (task, attempt, (GDestroyNotify) attempt_free);
  g_task_run_in_thread (task, attempt_thread);
}

static void
activate_cb (SummerSignInPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.enter", NULL);
}

static void
name_cb (SummerSignInPage *self)
{
  if (self->view != SIGN_IN || self->path == NULL || get_name (self) == NULL || self->until != 0)
    return;
  say (self, "", FALSE);
  wait_for (self, summer_sign_in_get_wait (self->path, get_name (self)));
}

static void
forgotten_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSignInPage *self = SUMMER_SIGN_IN_PAGE (widget);

  turn_to (self, RECOVER, get_name (self));
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSignInPage *self = SUMMER_SIGN_IN_PAGE (widget);
  g_autofree char *account = g_strdup (get_name (self));

  g_clear_pointer (&self->session, summer_session_unref);
  g_clear_pointer (&self->given, summer_secret_free);
  turn_to (self, SIGN_IN, account);
}

static void
summer_sign_in_page_dispose (GObject *object)
{
  SummerSignInPage *self = SUMMER_SIGN_IN_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->session, summer_session_unref);
  g_clear_pointer (&self->given, summer_secret_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_sign_in_page_parent_class)->dispose (object);
}

static void
summer_sign_in_page_class_init (SummerSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_sign_in_page_dispose;

  /**
   * SummerSignInPage::signed-in:
   * @session: (transfer none): who it is
   */
  signals[SIGNED_IN] = g_signal_new ("signed-in", SUMMER_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "sign-in.enter", NULL, enter_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.forgotten", NULL, forgotten_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sign-in.back", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, box);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, title);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, message);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, names);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, code_label);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, password_label);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, new_label);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, code);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, password);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, first);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, second);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, forgotten);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, back);
  gtk_widget_class_bind_template_child (widget_class, SummerSignInPage, enter);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
summer_sign_in_page_init (SummerSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * summer_sign_in_page_ask:
 * @path: of a file with accounts
 * @account: (nullable): chosen beforehand
 */
void
summer_sign_in_page_ask (SummerSignInPage *self, const char *path, const char *account)
{
  g_return_if_fail (SUMMER_IS_SIGN_IN_PAGE (self) && path != NULL);

  g_free (self->path);
  self->path = g_strdup (path);
  turn_to (self, SIGN_IN, account);
  name_cb (self);
}
