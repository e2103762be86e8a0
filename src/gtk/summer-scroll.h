/* Scrolling a list to a row, also before the list was first laid out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_scroll_to_item        (GtkWidget *list, guint position); /* a GtkListView, or a GtkColumnView */
void summer_scroll_focus_selected (GtkWidget *list, guint position); /* and gives the row, which is selected, the focus */
/* Before the list has the model, once a model: a row that is read anew does not take the focus with it. */
void summer_scroll_keep_focus     (GtkWidget *list, GListModel *model);

G_END_DECLS
