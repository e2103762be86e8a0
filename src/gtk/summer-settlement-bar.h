/* The buttons over the settlements: what can be done with the one chosen, and in the tooltip of each what stands in its
 * way. Their actions are those of the view. */
#pragma once

#include <gtk/gtk.h>

#include "summer-settlement.h"

G_BEGIN_DECLS

void     summer_settlement_bar_fill     (GtkBox *bar);
/* view: has the actions. of: the one chosen, or NULL. last: id 0 = none yet. ready: there is an assessment of now. */
void     summer_settlement_bar_update   (GtkBox *bar, GtkWidget *view, const SummerSettlementRecord *of, const SummerSettlementRecord *last, gboolean ready);
gboolean summer_settlement_bar_find     (const char *action, SummerSettlementStep *step); /* which step an action takes */
gboolean summer_settlement_find_next    (const SummerSettlementRecord *of, SummerSettlementStep *step); /* FALSE: it is published */

G_END_DECLS
