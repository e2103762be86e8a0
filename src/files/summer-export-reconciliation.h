/* What came of an insurer's list, on its way back to the insurer: with names and identity numbers in full, because nobody
 * can be insured without. For a spreadsheet, from a file or by the clipboard. */
#pragma once

#include "summer-reconciliation.h"

G_BEGIN_DECLS

/* rows: indices into summer_reconciliation_get_rows(), in the order in which they are to stand. */
gboolean summer_export_reconciliation    (SummerReconciliation *made, SummerStore *store, const guint *rows, guint n_rows,
                                          const char *path, GError **error); /* CSV where the path ends so, otherwise a workbook */
char    *summer_reconciliation_dup_block (SummerReconciliation *made, SummerStore *store, const guint *rows, guint n_rows, GError **error);

G_END_DECLS
