#include "config.h"

#include "summer-union-chooser.h"

#include <glib/gi18n.h>

#include "summer-pinyin.h"

#define INDENT 16 /* pixels for each step down */

struct _SummerUnionChooser
{
  GtkWidget parent_instance;

  SummerOffice *office; /* owned */
  char *words;          /* owned: what is searched for, folded; NULL = everything */

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkEditable *entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SummerUnionChooser, summer_union_chooser, GTK_TYPE_WIDGET)

/* NULL = the row of all. */
static const char *
get_name (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "name");
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  const SummerUnionChooser *self = user_data;
  g_autofree char *folded = NULL, *initials = NULL;

  if (self->words == NULL || get_name (row) == NULL)
    return self->words == NULL;
  folded = g_utf8_casefold (get_name (row), -1);
  initials = summer_pinyin_dup_initials (get_name (row));
  return strstr (folded, self->words) != NULL || strstr (initials, self->words) != NULL;
}

/* The next row that the search leaves, after the one of index at; step: 1 or -1. */
static GtkListBoxRow *
find_left (SummerUnionChooser *self, int at, int step)
{
  GtkListBoxRow *row;

  for (at += step; at >= 0 && (row = gtk_list_box_get_row_at_index (self->list, at)) != NULL;
       at += step)
    if (filter_cb (row, self))
      return row;
  return NULL;
}

static void
scroll_to (SummerUnionChooser *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  if (adjustment != NULL
      && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The arrows move the choice while the entry keeps the focus, so that one can go on typing. */
static gboolean
key_pressed_cb (SummerUnionChooser *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  row = find_left (self, row != NULL ? gtk_list_box_row_get_index (row) : -1,
                   key == GDK_KEY_Down ? 1 : -1);
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      scroll_to (self, row);
    }
  return TRUE;
}

static void
search_changed_cb (SummerUnionChooser *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  g_clear_pointer (&self->words, g_free);
  if (*words != '\0')
    self->words = g_utf8_casefold (words, -1);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, find_left (self, -1, 1));
}

static GtkWidget *
new_row (const char *name, const char *text, guint depth, guint n_classes)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *number = g_strdup_printf ("%u", n_classes);
  g_autofree char *spoken
      = g_strdup_printf (ngettext ("%s, %u class", "%s, %u classes", n_classes), text, n_classes);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, (int) (INDENT * depth));
  gtk_widget_add_css_class (count, "faint");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  return row;
}

static void
fill (SummerUnionChooser *self)
{
  const SummerUnionTree *tree = summer_office_get_union_tree (self->office);
  const char *shown = summer_office_get_union (self->office);
  const SummerAssessment *whole = summer_office_get_whole_assessment (self->office);
  const SummerUnionNode *node;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_append (self->list,
                       new_row (NULL, _ ("All unions"), 0, whole != NULL ? whole->n_classes : 0));
  for (guint i = 0; tree != NULL && (node = summer_union_tree_get (tree, i)) != NULL; i++)
    gtk_list_box_append (self->list,
                         new_row (node->name, node->name, node->depth, node->n_classes));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_name (row), shown) == 0)
      gtk_list_box_select_row (self->list, row);
}

static void
show_cb (SummerUnionChooser *self)
{
  gtk_editable_set_text (self->entry, "");
  g_clear_pointer (&self->words, g_free);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
close_cb (SummerUnionChooser *self)
{
  gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (SummerUnionChooser *self, GtkListBoxRow *row)
{
  g_autofree char *name = g_strdup (get_name (row));

  close_cb (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.union", "s", name != NULL ? name : "");
}

static void
entry_activate_cb (SummerUnionChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
place_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SummerUnionChooser *self = SUMMER_UNION_CHOOSER (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  g_autofree char *name = row != NULL ? g_strdup (get_name (row)) : NULL;

  if (name == NULL)
    return;
  close_cb (self);
  gtk_widget_activate_action (widget, "win.place-union", "s", name);
}

static void
selected_cb (SummerUnionChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "union-chooser.place",
                                 row != NULL && get_name (row) != NULL);
}

static void
summer_union_chooser_dispose (GObject *object)
{
  SummerUnionChooser *self = SUMMER_UNION_CHOOSER (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->office);

  G_OBJECT_CLASS (summer_union_chooser_parent_class)->dispose (object);
}

static void
summer_union_chooser_finalize (GObject *object)
{
  g_free (SUMMER_UNION_CHOOSER (object)->words);

  G_OBJECT_CLASS (summer_union_chooser_parent_class)->finalize (object);
}

static void
summer_union_chooser_class_init (SummerUnionChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_union_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_union_chooser_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-union-chooser.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "union-chooser.place", NULL, place_action);
  gtk_widget_class_bind_template_child (widget_class, SummerUnionChooser, button);
  gtk_widget_class_bind_template_child (widget_class, SummerUnionChooser, label);
  gtk_widget_class_bind_template_child (widget_class, SummerUnionChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, SummerUnionChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, SummerUnionChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
summer_union_chooser_init (SummerUnionChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry),
                                           GTK_WIDGET (self->popover));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_swapped (self->list, "selected-rows-changed", G_CALLBACK (selected_cb), self);
  selected_cb (self);
}

/**
 * summer_union_chooser_update:
 *
 * Says whose classes are shown; where the programme has no unions there is nothing to choose.
 */
void
summer_union_chooser_update (SummerUnionChooser *self)
{
  const SummerUnionTree *tree;
  const char *shown;
  g_autofree char *spoken = NULL;

  g_return_if_fail (SUMMER_IS_UNION_CHOOSER (self));

  tree = summer_office_get_union_tree (self->office);
  shown = summer_office_get_union (self->office);
  gtk_widget_set_visible (GTK_WIDGET (self), tree != NULL && summer_union_tree_get_size (tree) > 0);
  gtk_label_set_text (self->label, shown != NULL ? shown : _ ("All unions"));
  /* Translators: said of the button that narrows everything to a union. */
  spoken = g_strdup_printf (_ ("Shown: %s"), gtk_label_get_text (self->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  if (shown != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "narrowed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "narrowed");
}

void
summer_union_chooser_set_office (SummerUnionChooser *self, SummerOffice *office)
{
  g_return_if_fail (SUMMER_IS_UNION_CHOOSER (self) && SUMMER_IS_OFFICE (office));
  g_return_if_fail (self->office == NULL);

  self->office = g_object_ref (office);
  summer_union_chooser_update (self);
}

void
summer_union_chooser_open (SummerUnionChooser *self)
{
  g_return_if_fail (SUMMER_IS_UNION_CHOOSER (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_menu_button_popup (self->button);
}
