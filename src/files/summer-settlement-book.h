/* The sheets of the workbook of a settlement, and what all of them are written from. */
#pragma once

#include "summer-policy-version-table.h"
#include "summer-settlement.h"
#include "summer-xlsx-style.h"

G_BEGIN_DECLS

/* What is written of a class beside its line; texts are the book's. */
typedef struct
{
  gint64 id;
  const char *code, *name, *union_name, *host;
  const SummerSettlementLineRecord *line;
} SummerSettlementRow;

typedef struct
{
  SummerStore *store;
  SummerSettlement *settlement; /* owned */
  SummerPolicy *policy;         /* owned: of its version */
  SummerPolicyVersionRecord version;
  GStringChunk *texts; /* owned */
  GArray *rows;        /* owned: SummerSettlementRow, by union and code */
  char *programme;     /* owned */
  int year;
  SummerXlsx *xlsx;             /* owned */
  char *basis;                  /* owned */
  lxw_row_t first, last, total; /* of the lines on the first sheet */
  lxw_row_t grants_total;       /* of the sheet of further sources; 0 = there is none */
} SummerSettlementBook;

typedef struct
{
  guint classes, eligible;
  gint64 headcount, expected, present, base, granted, before, due;
} SummerSettlementSums;

void summer_settlement_sums_add   (SummerSettlementSums *into, const SummerSettlementSums *sums);
void summer_settlement_write_lines (SummerSettlementBook *book);
void summer_settlement_write_unions (SummerSettlementBook *book);
void summer_settlement_write_grants (SummerSettlementBook *book); /* where there are other sources than the fund */

G_END_DECLS
