#include "config.h"

#include "summer-details.h"

#define WIDTH 300

struct _SummerDetails
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *box;
  GtkGrid *lines; /* of the present section; NULL = none yet */
  int n_lines;
};

G_DEFINE_FINAL_TYPE (SummerDetails, summer_details, GTK_TYPE_WIDGET)

static void
summer_details_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_DETAILS (object)->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_details_parent_class)->dispose (object);
}

static void
summer_details_class_init (SummerDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_details_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "details");
}

static void
summer_details_init (SummerDetails *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-panel");
}

GtkWidget *
summer_details_new (void)
{
  return g_object_new (SUMMER_TYPE_DETAILS, NULL);
}

static GtkWidget *
append_label (SummerDetails *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

/**
 * summer_details_begin:
 * @subtitle: (nullable): a line below the title
 *
 * Empties the panel and writes whom or what it is about.
 */
void
summer_details_begin (SummerDetails *self, const char *title, const char *subtitle)
{
  GtkWidget *child;

  g_return_if_fail (SUMMER_IS_DETAILS (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->lines = NULL;

  append_label (self, title, "title");
  if (subtitle != NULL)
    append_label (self, subtitle, "faint");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
summer_details_add_section (SummerDetails *self, const char *title)
{
  g_return_if_fail (SUMMER_IS_DETAILS (self));

  append_label (self, title, "section");
  self->lines = NULL;
}

static void
add_cell (SummerDetails *self, const char *text, gboolean value)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (value)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_set_hexpand (label, TRUE);
    }
  else
    gtk_widget_add_css_class (label, "label");
  gtk_grid_attach (self->lines, label, value ? 1 : 0, self->n_lines, 1, 1);
}

/**
 * summer_details_add_line:
 * @value: (nullable): nothing is added where it is %NULL or empty
 */
void
summer_details_add_line (SummerDetails *self, const char *label, const char *value)
{
  g_return_if_fail (SUMMER_IS_DETAILS (self));

  if (value == NULL || *value == '\0')
    return;

  if (self->lines == NULL)
    {
      self->lines = GTK_GRID (gtk_grid_new ());
      gtk_grid_set_column_spacing (self->lines, 10);
      gtk_grid_set_row_spacing (self->lines, 3);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->lines));
      self->n_lines = 0;
    }
  add_cell (self, label, FALSE);
  add_cell (self, value, TRUE);
  self->n_lines++;
}

void
summer_details_add_note (SummerDetails *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_DETAILS (self));

  append_label (self, text, "faint");
  self->lines = NULL;
}

/**
 * summer_details_add_warning:
 *
 * What must not be overlooked, in red words of its own box.
 */
void
summer_details_add_warning (SummerDetails *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_DETAILS (self));

  append_label (self, text, "forbidden");
  self->lines = NULL;
}

/**
 * summer_details_add_button:
 * @action: name of the action, without its target
 * @target: (transfer floating) (nullable): its target
 */
void
summer_details_add_button (SummerDetails *self,
                           const char *label,
                           const char *action,
                           GVariant *target)
{
  GtkWidget *button;

  g_return_if_fail (SUMMER_IS_DETAILS (self));

  button = gtk_button_new_with_label (label);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), button);
  self->lines = NULL;
}
