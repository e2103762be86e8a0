/* The lines of one settlement as the rows of a table: what stands in them, of whose classes, under which filter, and their sums. The owner
 * of the table. */
#pragma once

#include "summer-office.h"
#include "summer-settlement.h"
#include "summer-table.h"

G_BEGIN_DECLS

typedef struct _SummerSettlementRows SummerSettlementRows;

SummerSettlementRows *summer_settlement_rows_new         (void);
void                  summer_settlement_rows_free        (SummerSettlementRows *self);
/* of: (transfer full) (nullable). office: names the classes, and says whose are shown. The table must be empty; how many rows
 * there are now, those included that are not shown. */
guint                 summer_settlement_rows_take        (SummerSettlementRows *self, SummerSettlement *of, SummerOffice *office);
void                  summer_settlement_rows_set_filter  (SummerSettlementRows *self, const char *text); /* empty = none */
void                  summer_settlement_rows_add_columns (SummerTable *table);

const SummerSettlement           *summer_settlement_rows_get      (SummerSettlementRows *self); /* NULL = nothing is shown */
const SummerSettlementLineRecord *summer_settlement_rows_get_line (SummerSettlementRows *self, guint row);
const SummerClassFacts           *summer_settlement_rows_get_class (SummerSettlementRows *self, guint row); /* NULL: not known any more */
guint                             summer_settlement_rows_find     (SummerSettlementRows *self, gint64 class_id); /* SUMMER_TABLE_TOTAL = not there */

G_END_DECLS
