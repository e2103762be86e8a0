/* What stands over a list that shows nothing: why, and what to do. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* all: every row; shown: those that the filter lets through. Floating; both are kept. */
GtkWidget *summer_table_note_new      (GListModel *all, GListModel *shown);
void       summer_table_note_set_text (GtkWidget *note, const char *text); /* where there are no rows at all; NULL = nothing */

G_END_DECLS
