#include "config.h"

#include "summer-times-panel.h"

#include <glib/gi18n.h>

#include "summer-time-entry.h"

struct _SummerTimesPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  SummerTimeEntry *in, *out;
  GtkLabel *hint, *message, *label;
};

G_DEFINE_FINAL_TYPE (SummerTimesPanel, summer_times_panel, GTK_TYPE_WIDGET)

enum
{
  APPLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
apply_cb (SummerTimesPanel *self)
{
  g_signal_emit (self, signals[APPLY], 0);
}

static gboolean
summer_times_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_TIMES_PANEL (widget)->in));
}

static void
summer_times_panel_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_TIMES_PANEL (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_times_panel_parent_class)->dispose (object);
}

static void
summer_times_panel_class_init (SummerTimesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_times_panel_dispose;
  widget_class->grab_focus = summer_times_panel_grab_focus;
  signals[APPLY] = g_signal_new ("apply", SUMMER_TYPE_TIMES_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  g_type_ensure (SUMMER_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-times-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerTimesPanel, box);
  gtk_widget_class_bind_template_child (widget_class, SummerTimesPanel, in);
  gtk_widget_class_bind_template_child (widget_class, SummerTimesPanel, out);
  gtk_widget_class_bind_template_child (widget_class, SummerTimesPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, SummerTimesPanel, message);
  gtk_widget_class_bind_template_child (widget_class, SummerTimesPanel, label);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
summer_times_panel_init (SummerTimesPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
summer_times_panel_new (void)
{
  return g_object_new (SUMMER_TYPE_TIMES_PANEL, NULL);
}

/**
 * summer_times_panel_set_child:
 * @now: stands there for a child that has not come
 *
 * When a child goes is said with whom it goes, in the release check: only a sign-out that there is has a time
 * to be corrected.
 */
void
summer_times_panel_set_child (SummerTimesPanel *self, const SummerDayChild *child, SummerTime now)
{
  const gboolean came = child != NULL && child->mark == SUMMER_MARK_PRESENT;
  const gboolean went = came && child->out != SUMMER_TIME_NONE;

  g_return_if_fail (SUMMER_IS_TIMES_PANEL (self) && child != NULL);

  summer_time_entry_set_time (self->in, came ? child->in : now);
  summer_time_entry_set_time (self->out, went ? child->out : SUMMER_TIME_NONE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->out), went);
  gtk_label_set_text (self->hint, went   ? _ ("An empty time of leaving takes the sign-out back.")
                                  : came ? _ ("An early leave: release the child; the release "
                                              "check has the time.")
                                         : _ ("A late arrival: the time at which the child came."));
  gtk_label_set_text (self->label, came ? _ ("Set the times") : _ ("Sign in"));
  summer_times_panel_say (self, NULL);
}

gboolean
summer_times_panel_get (SummerTimesPanel *self, SummerTime *in, SummerTime *out)
{
  g_return_val_if_fail (SUMMER_IS_TIMES_PANEL (self) && in != NULL && out != NULL, FALSE);

  if (summer_time_entry_get_time (self->in, in) && summer_time_entry_get_time (self->out, out))
    return TRUE;
  summer_times_panel_say (self, _ ("Write the time like 16:58."));
  return FALSE;
}

void
summer_times_panel_say (SummerTimesPanel *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_TIMES_PANEL (self));

  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}
