#include "config.h"

#include "summer-search-box.h"

#include <glib/gi18n.h>

#include "summer-search.h"

#define MAX_HITS 14

struct _SummerSearchBox
{
  GtkWidget parent_instance;

  SummerOffice *office; /* owned */
  char *searched;       /* owned; what the hits were found by */
  GPtrArray *hits;      /* of SummerHit, owned; row i of the list shows hit i; NULL = none */

  GtkSearchEntry *entry;
  GtkPopover *popover;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SummerSearchBox, summer_search_box, GTK_TYPE_WIDGET)

static const char *
get_kind_icon (SummerHitKind kind)
{
  static const char *const icons[]
      = { "summer-classes-symbolic", "summer-children-symbolic", "summer-staff-symbolic" };

  return icons[kind];
}

static const char *
get_kind_word (SummerHitKind kind)
{
  static const char *const words[] = { N_ ("Class"), N_ ("Child"), N_ ("Staff member") };

  return _ (words[kind]);
}

static GtkWidget *
new_row (const SummerHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (hit->title);
  GtkWidget *detail = gtk_label_new (hit->detail);
  g_autofree char *spoken
      = g_strdup_printf ("%s, %s, %s", hit->title, get_kind_word (hit->kind), hit->detail);

  gtk_widget_add_css_class (title, "strong");
  gtk_widget_add_css_class (detail, "faint");
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (get_kind_icon (hit->kind)));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
show_message (SummerSearchBox *self, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "faint");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

static void
search_changed_cb (SummerSearchBox *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_free (self->searched);
  self->searched = g_strdup (text);

  if (*words == '\0' || self->office == NULL || summer_office_get_store (self->office) == NULL)
    {
      gtk_popover_popdown (self->popover);
      return;
    }

  self->hits
      = summer_store_search (summer_office_get_store (self->office),
                             summer_office_get_programme (self->office), words, MAX_HITS, &error);
  if (self->hits == NULL)
    show_message (self, error->message);
  else if (self->hits->len == 0)
    show_message (self, _ ("Nobody and nothing of this name, code or telephone number"));
  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    gtk_list_box_append (self->list, new_row (self->hits->pdata[i]));

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_size_request (GTK_WIDGET (self->popover), gtk_widget_get_width (GTK_WIDGET (self)),
                               -1);
  gtk_popover_popup (self->popover);
}

static void
leave (SummerSearchBox *self)
{
  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
row_activated_cb (SummerSearchBox *self, GtkListBoxRow *row)
{
  const SummerHit *hit;
  SummerHitKind kind;
  gint64 id;
  g_autofree char *code = NULL;

  if (self->hits == NULL || gtk_list_box_row_get_index (row) >= (int) self->hits->len)
    return;

  hit = self->hits->pdata[gtk_list_box_row_get_index (row)];
  kind = hit->kind;
  id = hit->id;
  /* A class is opened by its code, with which its detail begins. */
  code = g_strndup (hit->detail, strcspn (hit->detail, " "));
  leave (self);

  switch (kind)
    {
    case SUMMER_HIT_CLASS:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s", code);
      break;
    case SUMMER_HIT_CHILD:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-child", "x", id);
      break;
    case SUMMER_HIT_STAFF:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-staff", "x", id);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
activate_cb (SummerSearchBox *self)
{
  GtkListBoxRow *row;

  /* Who types fast, or scans a card, is through before the entry has asked. */
  if (g_strcmp0 (self->searched, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    search_changed_cb (self);

  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    row_activated_cb (self, row);
}

static void
stop_search_cb (SummerSearchBox *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  leave (self);
  gtk_root_set_focus (root, NULL);
}

/* The arrows move the choice while the entry keeps the focus, so that one can go on typing. */
static gboolean
key_pressed_cb (SummerSearchBox *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || row == NULL)
    return FALSE;

  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return TRUE;
}

static void
focus_leave_cb (SummerSearchBox *self)
{
  gtk_popover_popdown (self->popover);
}

static gboolean
summer_search_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_SEARCH_BOX (widget)->entry));
}

static void
summer_search_box_dispose (GObject *object)
{
  SummerSearchBox *self = SUMMER_SEARCH_BOX (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->searched, g_free);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (summer_search_box_parent_class)->dispose (object);
}

static void
summer_search_box_class_init (SummerSearchBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_search_box_dispose;
  widget_class->grab_focus = summer_search_box_grab_focus;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-search-box.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerSearchBox, entry);
  gtk_widget_class_bind_template_child (widget_class, SummerSearchBox, popover);
  gtk_widget_class_bind_template_child (widget_class, SummerSearchBox, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
summer_search_box_init (SummerSearchBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * summer_search_box_set_office:
 *
 * Gives the box what to search, once.
 */
void
summer_search_box_set_office (SummerSearchBox *self, SummerOffice *office)
{
  g_return_if_fail (SUMMER_IS_SEARCH_BOX (self) && self->office == NULL);

  self->office = g_object_ref (office);
}
