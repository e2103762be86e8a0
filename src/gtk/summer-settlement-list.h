/* The list box of the settlements of a programme, the newest first: number, state, total, and who did what. */
#pragma once

#include <gtk/gtk.h>

#include "summer-settlement.h"

G_BEGIN_DECLS

/* last: (out): id, number and state of the one with the highest number; id 0 = there is none. */
gboolean summer_settlement_list_fill   (GtkListBox *list, SummerStore *store, gint64 programme, SummerSettlementRecord *last, GError **error);
gboolean summer_settlement_list_choose (GtkListBox *list, gint64 settlement); /* whether it is there */
gint64   summer_settlement_list_get    (GtkListBoxRow *row);

G_END_DECLS
