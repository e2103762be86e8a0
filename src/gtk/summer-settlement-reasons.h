/* Why classes that the records do not decide are settled all the same: a line with a reason for each, and one reason for
 * all of them. For the form that draws a settlement up. */
#pragma once

#include <adwaita.h>

#include "summer-settlement.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SETTLEMENT_REASONS (summer_settlement_reasons_get_type ())
G_DECLARE_FINAL_TYPE (SummerSettlementReasons, summer_settlement_reasons, SUMMER, SETTLEMENT_REASONS, AdwBin)

/* Signal "changed": a person wrote in it. draft outlives it. NULL where every class is decided. */
GtkWidget *summer_settlement_reasons_new      (SummerSettlement *draft, const SummerAssessment *whole);
void       summer_settlement_reasons_store    (SummerSettlementReasons *self); /* into the draft */
void       summer_settlement_reasons_complain (SummerSettlementReasons *self, const SummerComplaints *complaints); /* at each line */

G_END_DECLS
