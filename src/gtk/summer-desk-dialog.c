#include "config.h"

#include "summer-desk-dialog.h"

#include <glib/gi18n.h>

#include "summer-field.h"
#include "summer-window.h"

typedef struct
{
  SummerDay day;
  SummerDeskFunc func;
  gpointer data;
  GDestroyNotify free_data;
} Job;

typedef struct
{
  SummerWorkplace *workplace; /* owned */
  SummerDay day;
  char *subject;             /* owned; NULL = a class on a day */
  SummerClassDay *class_day; /* owned; NULL when it cannot be read */
  Job *job;                  /* owned; the one that waits for its reason, or NULL */
  GtkWidget *wrong;          /* weak; the field that was complained of last */
  GtkWidget *focus;          /* weak; what had the focus before the reason was asked for */
  gboolean filling;          /* the list of staff is being written, not chosen from */

  AdwWindowTitle *title;
  GtkWidget *by_box;
  GtkDropDown *by;
  GtkStringList *by_names;
  AdwBin *body;
  AdwBin *foot;
  GtkWidget *reason_bar;
  GtkLabel *reason_text;
  GtkEditable *reason;
  GtkWidget *message;
  GtkImage *message_icon;
  GtkLabel *message_text;
} SummerDeskDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SummerDeskDialog, summer_desk_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_BODY = 1,
  PROP_FOOT,
};

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static void
update_title (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);
  g_autofree char *day = summer_day_dup_text (priv->day);
  g_autofree char *text = NULL;

  if (priv->class_day != NULL)
    text
        = g_strdup_printf ("%s %s · %s", priv->class_day->of->code, priv->class_day->of->name, day);
  adw_window_title_set_title (priv->title, gtk_window_get_title (GTK_WINDOW (self)));
  adw_window_title_set_subtitle (priv->title, priv->subject != NULL ? priv->subject
                                              : text != NULL        ? text
                                                                    : day);
}

/* Those of the day's staff, the one at the desk chosen. */
static void
fill_by (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);
  const SummerClassDay *day = priv->class_day;
  const char *by = summer_workplace_get_by (priv->workplace);
  guint chosen = 0;

  priv->filling = TRUE;
  gtk_string_list_splice (priv->by_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (priv->by_names)), NULL);
  gtk_string_list_append (priv->by_names, _ ("(not said)"));
  for (guint i = 0; day != NULL && i < day->n_staff; i++)
    {
      gtk_string_list_append (priv->by_names, day->staff[i].name);
      if (g_strcmp0 (day->staff[i].name, by) == 0)
        chosen = i + 1;
    }
  if (by != NULL && chosen == 0)
    {
      gtk_string_list_append (priv->by_names, by);
      chosen = g_list_model_get_n_items (G_LIST_MODEL (priv->by_names)) - 1;
    }
  gtk_drop_down_set_selected (priv->by, chosen);
  priv->filling = FALSE;
}

static void
by_cb (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);
  const guint chosen = gtk_drop_down_get_selected (priv->by);

  if (priv->filling || priv->workplace == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;
  summer_workplace_set_by (priv->workplace,
                           chosen == 0 ? NULL
                                       : gtk_string_list_get_string (priv->by_names, chosen));
}

static void
refresh (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);
  SummerStore *store = summer_desk_dialog_get_store (self);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&priv->class_day, summer_class_day_free);
  if (priv->subject == NULL)
    {
      priv->class_day = summer_class_day_load (store, summer_workplace_get_class (priv->workplace),
                                               priv->day, &error);
      if (priv->class_day == NULL)
        summer_desk_dialog_say (self, SUMMER_TONE_BAD, error->message);
    }
  update_title (self);
  fill_by (self);
  if (SUMMER_DESK_DIALOG_GET_CLASS (self)->refresh != NULL)
    SUMMER_DESK_DIALOG_GET_CLASS (self)->refresh (self);
}

static void
set_weak (GtkWidget **place, GtkWidget *widget)
{
  if (*place != NULL)
    g_object_remove_weak_pointer (G_OBJECT (*place), (gpointer *) place);
  *place = widget;
  if (widget != NULL)
    g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) place);
}

/* What waited for its reason waits no more; the focus goes back to where it was. */
static void
drop_job (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  g_clear_pointer (&priv->job, job_free);
  if (!gtk_widget_get_visible (priv->reason_bar))
    return;
  gtk_widget_set_visible (priv->reason_bar, FALSE);
  gtk_editable_set_text (priv->reason, "");
  if (priv->focus != NULL)
    gtk_widget_grab_focus (priv->focus);
}

static void
ask_reason (SummerDeskDialog *self, const char *text)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  if (!gtk_widget_get_visible (priv->reason_bar))
    set_weak (&priv->focus, gtk_root_get_focus (GTK_ROOT (self)));
  summer_desk_dialog_say (self, SUMMER_TONE_PLAIN, NULL);
  gtk_label_set_text (priv->reason_text, text);
  gtk_widget_set_visible (priv->reason_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (priv->reason));
}

static void
carry_out (SummerDeskDialog *self, Job *job, const char *reason)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);
  const SummerDesk desk = summer_workplace_get_desk (priv->workplace, job->day, reason);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (job->func (&desk, job->data, &done, &error))
    {
      drop_job (self);
      summer_desk_dialog_say (self, SUMMER_TONE_GOOD,
                              done != NULL ? done : _ ("Nothing to change"));
      refresh (self);
      if (SUMMER_DESK_DIALOG_GET_CLASS (self)->done != NULL)
        SUMMER_DESK_DIALOG_GET_CLASS (self)->done (self);
    }
  else if (g_error_matches (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_REASON))
    ask_reason (self, error->message);
  else
    {
      drop_job (self);
      refresh (self);
      summer_desk_dialog_say (self, SUMMER_TONE_BAD, error->message);
    }
}

static void
reason_cb (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (priv->reason)));

  if (priv->job == NULL)
    return;
  if (*reason == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (priv->reason));
  else
    carry_out (self, priv->job, reason);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerDeskDialog *self = SUMMER_DESK_DIALOG (widget);
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  if (priv->job != NULL)
    drop_job (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The window behind knows how to take back the last thing, whatever it was. */
static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
summer_desk_dialog_dispose (GObject *object)
{
  SummerDeskDialog *self = SUMMER_DESK_DIALOG (object);
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  set_weak (&priv->wrong, NULL);
  set_weak (&priv->focus, NULL);
  g_clear_pointer (&priv->job, job_free);
  g_clear_pointer (&priv->class_day, summer_class_day_free);
  g_clear_pointer (&priv->subject, g_free);
  g_clear_object (&priv->workplace);

  G_OBJECT_CLASS (summer_desk_dialog_parent_class)->dispose (object);
}

static void
summer_desk_dialog_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *param_spec)
{
  SummerDeskDialogPrivate *priv
      = summer_desk_dialog_get_instance_private (SUMMER_DESK_DIALOG (object));

  switch (id)
    {
    case PROP_BODY:
      adw_bin_set_child (priv->body, g_value_get_object (value));
      break;
    case PROP_FOOT:
      adw_bin_set_child (priv->foot, g_value_get_object (value));
      gtk_widget_set_visible (GTK_WIDGET (priv->foot), g_value_get_object (value) != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, param_spec);
    }
}

static void
summer_desk_dialog_class_init (SummerDeskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->dispose = summer_desk_dialog_dispose;
  G_OBJECT_CLASS (klass)->set_property = summer_desk_dialog_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_BODY,
                                   g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET,
                                                        flags));
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FOOT,
                                   g_param_spec_object ("foot", NULL, NULL, GTK_TYPE_WIDGET,
                                                        flags));

  gtk_widget_class_install_action (widget_class, "desk.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "desk.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "desk.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "desk.undo",
                                       NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-desk-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, title);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, by_box);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, by);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, by_names);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, body);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, foot);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, reason_bar);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, reason_text);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, reason);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, message);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, message_icon);
  gtk_widget_class_bind_template_child_private (widget_class, SummerDeskDialog, message_text);
  gtk_widget_class_bind_template_callback (widget_class, by_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_cb);
}

static void
summer_desk_dialog_init (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  priv->day = SUMMER_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * summer_desk_dialog_open:
 * @day: the day it is about
 *
 * Gives the window what it works on, and presents it.
 */
void
summer_desk_dialog_open (SummerDeskDialog *self,
                         GtkWindow *parent,
                         SummerWorkplace *workplace,
                         SummerDay day)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  g_return_if_fail (SUMMER_IS_DESK_DIALOG (self) && priv->workplace == NULL);
  g_return_if_fail (SUMMER_IS_WORKPLACE (workplace));

  priv->workplace = g_object_ref (workplace);
  priv->day = day;
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  g_signal_connect_object (workplace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (summer_workplace_get_office (workplace), "changed", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * summer_desk_dialog_set_subject:
 * @subject: what the window is about, below its title
 */
void
summer_desk_dialog_set_subject (SummerDeskDialog *self, const char *subject)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  g_return_if_fail (SUMMER_IS_DESK_DIALOG (self) && priv->workplace == NULL);

  g_free (priv->subject);
  priv->subject = g_strdup (subject);
  gtk_widget_set_visible (priv->by_box, FALSE);
}

/**
 * summer_desk_dialog_run:
 * @day: the day to write to
 * @reason: (nullable): given already; where it is %NULL and one is needed, it is asked for
 * @data: (transfer full): of the piece of work
 *
 * Carries a piece of work out and says what was done, or why it was not.
 */
void
summer_desk_dialog_run (SummerDeskDialog *self,
                        SummerDay day,
                        const char *reason,
                        SummerDeskFunc func,
                        gpointer data,
                        GDestroyNotify free_data)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (SUMMER_IS_DESK_DIALOG (self) && func != NULL);

  *job = (Job){ day, func, data, free_data };
  g_clear_pointer (&priv->job, job_free);
  priv->job = job;
  carry_out (self, job, reason != NULL && *reason != '\0' ? reason : NULL);
}

/**
 * summer_desk_dialog_say:
 * @text: (nullable): %NULL takes away what was said
 */
void
summer_desk_dialog_say (SummerDeskDialog *self, SummerTone tone, const char *text)
{
  static const char *const classes[] = { "note", "note", "good", "wait", "bad" };
  static const char *const icons[]
      = { "summer-dot-symbolic", "summer-dot-symbolic", "summer-pass-symbolic",
          "summer-warning-symbolic", "summer-fail-symbolic" };
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  g_return_if_fail (SUMMER_IS_DESK_DIALOG (self));

  if (priv->wrong != NULL)
    summer_field_set_wrong (priv->wrong, NULL);
  set_weak (&priv->wrong, NULL);
  gtk_widget_set_visible (priv->message, text != NULL);
  if (text == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (priv->message, classes[i]);
  gtk_widget_add_css_class (priv->message, classes[tone]);
  gtk_image_set_from_icon_name (priv->message_icon, icons[tone]);
  gtk_label_set_text (priv->message_text, text);
}

void
summer_desk_dialog_say_at (SummerDeskDialog *self, GtkWidget *field, const char *text)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  g_return_if_fail (SUMMER_IS_DESK_DIALOG (self) && GTK_IS_WIDGET (field) && text != NULL);

  summer_desk_dialog_say (self, SUMMER_TONE_BAD, text);
  set_weak (&priv->wrong, field);
  summer_field_set_wrong (field, text);
  gtk_widget_grab_focus (field);
}

void
summer_desk_dialog_finish (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);
  GtkWindow *parent;

  g_return_if_fail (SUMMER_IS_DESK_DIALOG (self));

  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (SUMMER_IS_WINDOW (parent))
    summer_window_toast (SUMMER_WINDOW (parent), gtk_label_get_text (priv->message_text),
                         _ ("_Undo"), "win.undo");
  gtk_window_close (GTK_WINDOW (self));
}

SummerWorkplace *
summer_desk_dialog_get_workplace (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  g_return_val_if_fail (SUMMER_IS_DESK_DIALOG (self), NULL);

  return priv->workplace;
}

SummerStore *
summer_desk_dialog_get_store (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  g_return_val_if_fail (SUMMER_IS_DESK_DIALOG (self), NULL);

  return summer_office_get_store (summer_workplace_get_office (priv->workplace));
}

SummerDay
summer_desk_dialog_get_day (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  g_return_val_if_fail (SUMMER_IS_DESK_DIALOG (self), SUMMER_DAY_NONE);

  return priv->day;
}

/**
 * summer_desk_dialog_get_class_day:
 *
 * Returns: (nullable) (transfer none): good until the next refresh
 */
const SummerClassDay *
summer_desk_dialog_get_class_day (SummerDeskDialog *self)
{
  SummerDeskDialogPrivate *priv = summer_desk_dialog_get_instance_private (self);

  g_return_val_if_fail (SUMMER_IS_DESK_DIALOG (self), NULL);

  return priv->class_day;
}
