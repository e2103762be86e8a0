/* What the rows of an insurer's list, held against the roster, show in a table. */
#pragma once

#include "summer-reconciliation.h"
#include "summer-table.h"

G_BEGIN_DECLS

typedef struct
{
  SummerReconciliation *made;       /* borrowed; NULL = none */
  int                   kind;       /* a SummerListed, -1 = all */
  const char           *class_code; /* borrowed; NULL = all */
} SummerReconcileRows;

SummerTable *summer_reconcile_rows_new_table    (SummerReconcileRows *self);
SummerTable *summer_reconcile_rows_new_classes  (gpointer owner); /* of the classes looked at, for these: */
GPtrArray   *summer_reconcile_rows_list_classes (SummerReconciliation *made);
char        *summer_reconcile_rows_dup_counts   (SummerReconciliation *made); /* of all rows, and the classes that are missing */
char        *summer_reconcile_rows_dup_waiting  (SummerReconciliation *made); /* who is not recorded, and why; NULL = nobody */
char        *summer_reconcile_rows_dup_columns  (SummerBlock *block); /* what they were taken for */

G_END_DECLS
