/* The rows of a pasted roster as a table: what each does and what is wrong with it, its cells in red where they are
 * to be mended, and above each column a drop-down that says what it means.
 *
 * Signals: "selected": another row, see get_selected; "edit" (int column): Enter, or a click on a cell that is to be
 * mended, column -1 = the first such; "meaning" (guint column, int meaning): a person says what a column means. */
#pragma once

#include <gtk/gtk.h>

#include "summer-roster-paste.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PASTE_TABLE (summer_paste_table_get_type ())
G_DECLARE_FINAL_TYPE (SummerPasteTable, summer_paste_table, SUMMER, PASTE_TABLE, GtkWidget)

void     summer_paste_table_set_paste    (SummerPasteTable *self, SummerRosterPaste *paste); /* NULL = empties it */
void     summer_paste_table_refresh      (SummerPasteTable *self); /* what the rows do has changed */
void     summer_paste_table_set_state    (SummerPasteTable *self, int state); /* rows of that SummerPasteState; -1 = all */
guint    summer_paste_table_get_selected (SummerPasteTable *self); /* GTK_INVALID_LIST_POSITION = none */
gboolean summer_paste_table_select_next  (SummerPasteTable *self); /* the next row to be mended or decided, from the top again; FALSE = none, or later: then comes "edit" */
void     summer_paste_table_scroll_to    (SummerPasteTable *self, guint column); /* so that it is seen */

G_END_DECLS
