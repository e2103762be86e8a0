#include "config.h"

#include "summer-filter-mark.h"

#include <glib/gi18n.h>

struct _SummerFilterMark
{
  GtkWidget parent_instance;

  GtkWidget *button;   /* child */
  GPtrArray *controls; /* GtkWidget, owned */
};

G_DEFINE_FINAL_TYPE (SummerFilterMark, summer_filter_mark, GTK_TYPE_WIDGET)

static gboolean
is_on (GtkWidget *control)
{
  guint chosen;

  if (GTK_IS_EDITABLE (control))
    return *gtk_editable_get_text (GTK_EDITABLE (control)) != '\0';
  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
  return chosen != 0 && chosen != GTK_INVALID_LIST_POSITION;
}

static void
update (SummerFilterMark *self)
{
  gboolean on = FALSE;

  for (guint i = 0; i < self->controls->len; i++)
    on = on || is_on (g_ptr_array_index (self->controls, i));
  gtk_widget_set_visible (GTK_WIDGET (self), on);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_filter_mark_clear (SUMMER_FILTER_MARK (widget));
}

static void
summer_filter_mark_dispose (GObject *object)
{
  SummerFilterMark *self = SUMMER_FILTER_MARK (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_ptr_array_set_size (self->controls, 0);

  G_OBJECT_CLASS (summer_filter_mark_parent_class)->dispose (object);
}

static void
summer_filter_mark_finalize (GObject *object)
{
  g_ptr_array_unref (SUMMER_FILTER_MARK (object)->controls);

  G_OBJECT_CLASS (summer_filter_mark_parent_class)->finalize (object);
}

static void
summer_filter_mark_class_init (SummerFilterMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_filter_mark_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_filter_mark_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "filter.clear", NULL, clear_action);
}

static void
summer_filter_mark_init (SummerFilterMark *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "edit-clear-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->controls = g_ptr_array_new_with_free_func (g_object_unref);
  self->button = gtk_button_new ();
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Show All")));
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "narrowed");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button,
                               _ ("A filter is on: shows all again (Esc in the filter)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "filter.clear");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * summer_filter_mark_watch:
 * @control: a search entry, or a drop-down that has its choices already
 * @settings: (nullable): a sheet's: the text is its "filter", the number of the choice its "state"
 */
void
summer_filter_mark_watch (SummerFilterMark *self, gpointer control, GSettings *settings)
{
  const gboolean chosen = GTK_IS_DROP_DOWN (control);

  g_return_if_fail (SUMMER_IS_FILTER_MARK (self));
  g_return_if_fail (GTK_IS_SEARCH_ENTRY (control) || chosen);

  if (settings != NULL)
    g_settings_bind (settings, chosen ? "state" : "filter", control, chosen ? "selected" : "text",
                     G_SETTINGS_BIND_DEFAULT);
  g_ptr_array_add (self->controls, g_object_ref (control));
  g_signal_connect_object (control, chosen ? "notify::selected" : "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * summer_filter_mark_clear:
 *
 * Lets everything through again.
 */
void
summer_filter_mark_clear (SummerFilterMark *self)
{
  g_return_if_fail (SUMMER_IS_FILTER_MARK (self));

  for (guint i = 0; i < self->controls->len; i++)
    if (GTK_IS_EDITABLE (g_ptr_array_index (self->controls, i)))
      gtk_editable_set_text (g_ptr_array_index (self->controls, i), "");
    else
      gtk_drop_down_set_selected (g_ptr_array_index (self->controls, i), 0);
}
