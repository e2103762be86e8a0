/* Scrolling a list to a row, also before the list was first laid out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_scroll_to_item        (GtkWidget *list, guint position); /* a GtkListView, or a GtkColumnView */
void summer_scroll_focus_selected (GtkWidget *list, guint position); /* and gives the row, which is selected, the focus */

G_END_DECLS
