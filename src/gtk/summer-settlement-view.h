/* The settlements of a programme: each with its totals, its lines, what has changed since and what was objected; and the
 * steps from a draft to the public notice. A tab of the Subsidy page. */
#pragma once

#include <adwaita.h>

#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SETTLEMENT_VIEW (summer_settlement_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerSettlementView, summer_settlement_view, SUMMER, SETTLEMENT_VIEW, AdwBin)

/* It answers "sheet.copy", "sheet.print" and "sheet.filter" for the list shown. */
GtkWidget *summer_settlement_view_new     (void);
void       summer_settlement_view_refresh (GtkWidget *view, SummerOffice *office); /* the same office always; assessed once */

G_END_DECLS
