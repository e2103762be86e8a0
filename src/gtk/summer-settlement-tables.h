/* The tables of one settlement: its lines, what has changed since, and what was objected; and each on paper. */
#pragma once

#include "summer-form.h"
#include "summer-settlement-rows.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_SETTLEMENT_CLASSES,
  SUMMER_SETTLEMENT_DIFFERENCES, /* takes summer_settlement_list_difference_rows() */
  SUMMER_SETTLEMENT_OBJECTIONS,  /* takes summer_settlement_list_objection_rows() */
  SUMMER_N_SETTLEMENT_TABS,
} SummerSettlementTab;

SummerTable *summer_settlement_table_new   (SummerSettlementTab tab, SummerSettlementRows *rows, gpointer owner);
void         summer_settlement_table_tell_settled (SummerTable *table, gboolean settled); /* that of the differences: against what */
SummerForm  *summer_settlement_table_print (SummerSettlementTab tab, SummerTable *table, const SummerSettlementRecord *of,
                                            const char *programme, const char *title, const char *filter);

G_END_DECLS
