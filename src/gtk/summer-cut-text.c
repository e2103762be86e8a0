#include "config.h"

#include "summer-cut-text.h"

/* A label with a tooltip of its own was asked before. */
static gboolean
query_tooltip_cb (GtkWidget *window, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *at = keyboard ? gtk_window_get_focus (GTK_WINDOW (window))
                           : gtk_widget_pick (window, x, y, GTK_PICK_DEFAULT);

  if (!GTK_IS_LABEL (at) || !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (at))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (at)));
  return TRUE;
}

void
summer_cut_text_watch (gpointer window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_widget_set_has_tooltip (window, TRUE);
  g_signal_connect (window, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
