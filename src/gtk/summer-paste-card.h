/* One row of a pasted roster, to be mended: its cells as fields, what is wrong with each and what is proposed, and
 * beside them what is stored of the child that it may be.
 *
 * Signals: "changed": a cell, or what is said of the row, is another; "entered" (guint column): the focus came into
 * that field; "done": Enter in a field where nothing is left to mend in the row. */
#pragma once

#include <gtk/gtk.h>

#include "summer-roster-paste.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PASTE_CARD (summer_paste_card_get_type ())
G_DECLARE_FINAL_TYPE (SummerPasteCard, summer_paste_card, SUMMER, PASTE_CARD, GtkWidget)

void     summer_paste_card_set_paste (SummerPasteCard *self, SummerRosterPaste *paste); /* NULL = empties it */
void     summer_paste_card_show      (SummerPasteCard *self, guint row); /* GTK_INVALID_LIST_POSITION = none */
void     summer_paste_card_refresh   (SummerPasteCard *self);
void     summer_paste_card_check     (SummerPasteCard *self); /* what is being typed counts from now on */
gboolean summer_paste_card_edit      (SummerPasteCard *self, int column); /* the focus into that field; -1 = into the first to be mended; FALSE: nothing is */

G_END_DECLS
