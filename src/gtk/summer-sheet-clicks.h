/* Ctrl and a click on a row of a sheet: the row joins those selected, or leaves them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column view of GTK 4.8 answers such a click twice, once for the cell and once for the row, and nothing is
 * selected in the end. */
void summer_sheet_clicks_watch     (GtkColumnView *view);
/* By each factory of cells, when it makes one: which row it stands in. */
void summer_sheet_clicks_note_cell (GtkListItem *item);

G_END_DECLS
