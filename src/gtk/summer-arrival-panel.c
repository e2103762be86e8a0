#include "config.h"

#include "summer-arrival-panel.h"

#include "summer-collector-list.h"

struct _SummerArrivalPanel
{
  GtkWidget parent_instance;

  SummerReleaseCheck *check; /* owned; NULL = none */

  GtkWidget *box;
  GtkLabel *message;
  GtkEditable *reason;
  GtkWidget *button;
  SummerCollectorList *list;
};

G_DEFINE_FINAL_TYPE (SummerArrivalPanel, summer_arrival_panel, GTK_TYPE_WIDGET)

enum
{
  SIGN_IN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
sign_in_cb (SummerArrivalPanel *self)
{
  g_signal_emit (self, signals[SIGN_IN], 0);
}

static void
summer_arrival_panel_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_ARRIVAL_PANEL (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_arrival_panel_parent_class)->dispose (object);
}

static void
summer_arrival_panel_finalize (GObject *object)
{
  g_clear_pointer (&SUMMER_ARRIVAL_PANEL (object)->check, summer_release_check_free);

  G_OBJECT_CLASS (summer_arrival_panel_parent_class)->finalize (object);
}

static void
summer_arrival_panel_class_init (SummerArrivalPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_arrival_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_arrival_panel_finalize;
  signals[SIGN_IN] = g_signal_new ("sign-in", SUMMER_TYPE_ARRIVAL_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SUMMER_TYPE_COLLECTOR_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-arrival-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerArrivalPanel, box);
  gtk_widget_class_bind_template_child (widget_class, SummerArrivalPanel, message);
  gtk_widget_class_bind_template_child (widget_class, SummerArrivalPanel, reason);
  gtk_widget_class_bind_template_child (widget_class, SummerArrivalPanel, button);
  gtk_widget_class_bind_template_child (widget_class, SummerArrivalPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
}

static void
summer_arrival_panel_init (SummerArrivalPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
summer_arrival_panel_new (void)
{
  return g_object_new (SUMMER_TYPE_ARRIVAL_PANEL, NULL);
}

/**
 * summer_arrival_panel_set_check:
 * @check: (transfer full) (nullable): who may bring the child; %NULL empties the panel
 */
void
summer_arrival_panel_set_check (SummerArrivalPanel *self, SummerReleaseCheck *check)
{
  g_return_if_fail (SUMMER_IS_ARRIVAL_PANEL (self));

  summer_collector_list_set_check (self->list, check, FALSE);
  g_clear_pointer (&self->check, summer_release_check_free);
  self->check = check;
  gtk_editable_set_text (self->reason, "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  summer_arrival_panel_say (self, NULL);
}

const SummerReleaseCheck *
summer_arrival_panel_get_check (SummerArrivalPanel *self)
{
  g_return_val_if_fail (SUMMER_IS_ARRIVAL_PANEL (self), NULL);

  return self->check;
}

gboolean
summer_arrival_panel_choose (SummerArrivalPanel *self, guint number)
{
  g_return_val_if_fail (SUMMER_IS_ARRIVAL_PANEL (self), FALSE);

  return summer_collector_list_choose (self->list, number);
}

/**
 * summer_arrival_panel_ask:
 * @why: what stands against signing in, in words
 */
void
summer_arrival_panel_ask (SummerArrivalPanel *self, const char *why)
{
  g_return_if_fail (SUMMER_IS_ARRIVAL_PANEL (self) && why != NULL);

  summer_arrival_panel_say (self, why);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

gboolean
summer_arrival_panel_get_asking (SummerArrivalPanel *self)
{
  g_return_val_if_fail (SUMMER_IS_ARRIVAL_PANEL (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->reason));
}

void
summer_arrival_panel_say (SummerArrivalPanel *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_ARRIVAL_PANEL (self));

  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

const char *
summer_arrival_panel_get_reason (SummerArrivalPanel *self)
{
  const char *text;

  g_return_val_if_fail (SUMMER_IS_ARRIVAL_PANEL (self), NULL);

  text = gtk_editable_get_text (self->reason);
  return summer_arrival_panel_get_asking (self) && *text != '\0' ? text : NULL;
}

const char *
summer_arrival_panel_get_brought_by (SummerArrivalPanel *self)
{
  const SummerReleasePerson *person;

  g_return_val_if_fail (SUMMER_IS_ARRIVAL_PANEL (self), NULL);

  person = summer_collector_list_get_person (self->list);
  return person != NULL ? person->name : NULL;
}
