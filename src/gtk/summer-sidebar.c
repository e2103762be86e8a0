#include "config.h"

#include "summer-sidebar.h"

#include <glib/gi18n.h>

#include "summer-window.h"

struct _SummerSidebar
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkLabel *office;
  GtkLabel *state;
  GtkWidget *protect;
};

G_DEFINE_FINAL_TYPE (SummerSidebar, summer_sidebar, GTK_TYPE_WIDGET)

static GQuark
quark (const char *name)
{
  return g_quark_from_string (name);
}

static void
row_activated_cb (SummerSidebar *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s",
                              g_object_get_qdata (G_OBJECT (row), quark ("page")));
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = g_object_get_qdata (G_OBJECT (row), quark ("group"));
  const char *above
      = before == NULL ? NULL : g_object_get_qdata (G_OBJECT (before), quark ("group"));

  if (group == NULL || g_strcmp0 (group, above) == 0)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) == NULL)
    {
      GtkWidget *label = gtk_label_new (group);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "sidebar-group");
      gtk_list_box_row_set_header (row, label);
    }
}

static void
summer_sidebar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (summer_sidebar_parent_class)->dispose (object);
}

static void
summer_sidebar_class_init (SummerSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_sidebar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, SummerSidebar, office);
  gtk_widget_class_bind_template_child (widget_class, SummerSidebar, state);
  gtk_widget_class_bind_template_child (widget_class, SummerSidebar, protect);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sidebar");
}

/* The keys of a page (Ctrl+N, F2, Ctrl+H …) are for the page that is shown, also while the list of pages has the focus. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state)
{
  GtkWidget *self = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  SummerPage *page = summer_window_get_page_widget (SUMMER_WINDOW (gtk_widget_get_root (self)));
  GtkWidget *commands = page != NULL ? summer_page_get_commands (page) : NULL;
  const gboolean is_command
      = (state & GDK_CONTROL_MASK) != 0 || (key >= GDK_KEY_F2 && key <= GDK_KEY_F12);

  for (; is_command && commands != NULL; commands = gtk_widget_get_parent (commands))
    {
      if (gtk_event_controller_key_forward (controller, commands))
        return TRUE;
      if (commands == GTK_WIDGET (page))
        break;
    }
  return FALSE;
}

static void
summer_sidebar_init (SummerSidebar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

static GtkListBoxRow *
find_row (SummerSidebar *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (id, g_object_get_qdata (G_OBJECT (row), quark ("page"))) == 0)
      return row;

  return NULL;
}

/**
 * summer_sidebar_add:
 * @id: the page's id; static
 * @group: (nullable): the heading it stands under, translated and static; %NULL = none
 * @title: translated
 */
void
summer_sidebar_add (
    SummerSidebar *self, const char *id, const char *group, const char *icon, const char *title)
{
  GtkWidget *row, *box, *label, *badge;

  g_return_if_fail (SUMMER_IS_SIDEBAR (self) && id != NULL);

  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  badge = gtk_label_new (NULL);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);

  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_qdata (G_OBJECT (row), quark ("page"), (gpointer) id);
  g_object_set_qdata (G_OBJECT (row), quark ("group"), (gpointer) group);
  g_object_set_qdata (G_OBJECT (row), quark ("badge"), badge);
  gtk_list_box_append (self->list, row);
}

void
summer_sidebar_set_page (SummerSidebar *self, const char *id)
{
  g_return_if_fail (SUMMER_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->list, find_row (self, id));
}

/**
 * summer_sidebar_set_count:
 * @count: how many things wait on the page; 0 shows no badge
 */
void
summer_sidebar_set_count (SummerSidebar *self, const char *id, guint count)
{
  GtkListBoxRow *row;
  GtkLabel *badge;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (SUMMER_IS_SIDEBAR (self));

  row = find_row (self, id);
  if (row == NULL)
    return;

  badge = g_object_get_qdata (G_OBJECT (row), quark ("badge"));
  text = g_strdup_printf ("%u", count);
  spoken = g_strdup_printf (ngettext ("%u thing to do", "%u things to do", count), count);
  gtk_label_set_text (badge, text);
  gtk_widget_set_visible (GTK_WIDGET (badge), count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  count > 0 ? spoken : "", -1);
}

void
summer_sidebar_set_shown (SummerSidebar *self, const char *id, gboolean shown)
{
  GtkListBoxRow *row;

  g_return_if_fail (SUMMER_IS_SIDEBAR (self));

  row = find_row (self, id);
  if (row != NULL)
    gtk_widget_set_visible (GTK_WIDGET (row), shown);
}

void
summer_sidebar_set_protected (SummerSidebar *self, gboolean is_protected)
{
  g_return_if_fail (SUMMER_IS_SIDEBAR (self));

  gtk_widget_set_visible (self->protect, !is_protected);
}

void
summer_sidebar_set_status (SummerSidebar *self, const char *office, const char *state)
{
  g_return_if_fail (SUMMER_IS_SIDEBAR (self));

  gtk_label_set_text (self->office, office);
  gtk_label_set_text (self->state, state);
}
