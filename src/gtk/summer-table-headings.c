#include "config.h"

#include "summer-table-headings.h"

#include "summer-table-column.h"

static gboolean
is_end (GPtrArray *columns, const char *heading)
{
  for (guint i = 0; i < columns->len; i++)
    if (summer_table_column_is_end (g_ptr_array_index (columns, i))
        && g_strcmp0 (summer_table_column_get_heading (g_ptr_array_index (columns, i)), heading)
               == 0)
      return TRUE;
  return FALSE;
}

/**
 * summer_table_headings_align:
 *
 * A title is an implementation detail of the column view without API in 4.8: the header is its first child, its titles
 * each hold a box with the label. Their order is not always that of the columns.
 */
void
summer_table_headings_align (GtkColumnView *view, GPtrArray *columns)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header ? gtk_widget_get_first_child (header) : NULL;

  for (; title; title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *box = gtk_widget_get_first_child (title);
      GtkWidget *label = box ? gtk_widget_get_first_child (box) : NULL;

      if (GTK_IS_LABEL (label) && is_end (columns, gtk_label_get_text (GTK_LABEL (label))))
        gtk_widget_set_halign (box, GTK_ALIGN_END);
    }
}
