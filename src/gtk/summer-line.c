#include "config.h"

#include "summer-line.h"

GtkWidget *
summer_line_new (void)
{
  GtkWidget *line = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line),
                              gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10));
  return line;
}

/* What a reader says of the row grows with it. */
static void
append (GtkWidget *line, GtkWidget *widget, const char *text)
{
  const char *said = g_object_get_data (G_OBJECT (line), "said");
  char *all = said != NULL ? g_strconcat (said, ", ", text, NULL) : g_strdup (text);

  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (line))), widget);
  if (text == NULL || *text == '\0')
    {
      g_free (all);
      return;
    }
  g_object_set_data_full (G_OBJECT (line), "said", all, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

/* Said again only where the line cuts it off. */
static gboolean
tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

void
summer_line_add_text (GtkWidget *line, const char *text, int width, const char *style)
{
  GtkWidget *label = gtk_label_new (text != NULL ? text : "");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (width != 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_has_tooltip (label, TRUE);
      g_signal_connect (label, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
    }
  if (width > 0)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), width);
      gtk_label_set_max_width_chars (GTK_LABEL (label), width);
    }
  gtk_widget_set_hexpand (label, width < 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  append (line, label, text);
}

void
summer_line_add_chip (
    GtkWidget *line, int pixels, SummerTone tone, const char *icon, const char *text)
{
  GtkWidget *chip = summer_chip_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  summer_chip_set (SUMMER_CHIP (chip), tone, icon, text);
  gtk_widget_set_size_request (box, pixels, -1);
  gtk_box_append (GTK_BOX (box), chip);
  append (line, box, text);
}

void
summer_line_add_key (GtkWidget *line, const char *key)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "key");
  append (line, label, key);
}

int
summer_line_get_chosen (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/**
 * summer_line_choose:
 * @index: of a row; where there are fewer, the last one is chosen
 * @focus: whether the row gets the focus too
 */
void
summer_line_choose (GtkListBox *list, int index, gboolean focus)
{
  GtkListBoxRow *row = NULL;

  for (int i = MAX (index, 0); row == NULL && i >= 0; i--)
    row = gtk_list_box_get_row_at_index (list, i);
  gtk_list_box_select_row (list, row);
  if (row != NULL && focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
summer_line_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}
