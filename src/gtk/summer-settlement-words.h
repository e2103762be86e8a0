/* What a settlement says of itself on screen: its totals, its line in the list of settlements, and the texts of its
 * differences and objections as rows. In the user's language; texts are owned by the caller. */
#pragma once

#include "summer-settlement-cause.h"

G_BEGIN_DECLS

#define SUMMER_SETTLEMENT_N_FACTS 9

/* Label and value by turns, NULL-terminated: 2 * SUMMER_SETTLEMENT_N_FACTS texts. */
char     **summer_settlement_dup_facts       (const SummerSettlement *self, int version);
char      *summer_settlement_dup_people      (const SummerSettlementRecord *record); /* who drew up, checked, confirmed; a line each */
char      *summer_settlement_dup_since       (const GArray *differences); /* SummerSettlementDifference; NULL where there are none */
GPtrArray *summer_settlement_list_difference_rows (const GArray *differences, const SummerSettledBasis *basis, const SummerAssessment *now); /* GStrv, as the headings */
GPtrArray *summer_settlement_list_objection_rows  (SummerStore *store, gint64 settlement, const SummerAssessment *whole, GArray *ids, GError **error); /* ids: gint64, filled */
char      *summer_settlement_dup_hindrance   (const SummerSettlementRecord *record, SummerSettlementStep step); /* NULL: nothing stands in the way */

G_END_DECLS
