/* The result of a comparison with an insurer's list on its way out: to the clipboard, to a file, to the printer. */
#pragma once

#include "summer-reconciliation.h"
#include "summer-table.h"

G_BEGIN_DECLS

typedef struct
{
  SummerReconciliation *made;
  SummerStore          *store;
  SummerTable          *rows; /* with a row for each of made */
} SummerReconcileOutput; /* all borrowed */

gboolean summer_reconcile_output_copy  (const SummerReconcileOutput *self, GError **error); /* the rows chosen, else those shown */
gboolean summer_reconcile_output_save  (const SummerReconcileOutput *self, const char *path, GError **error); /* .xlsx, .csv, .pdf */
void     summer_reconcile_output_print (const SummerReconcileOutput *self);

G_END_DECLS
