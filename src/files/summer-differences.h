/* The sheet that says what has changed since an earlier export: class by class, with live differences. */
#pragma once

#include "summer-exported.h"
#include "summer-since.h"
#include "summer-xlsx-style.h"

G_BEGIN_DECLS

/* Where the classes of the workbook stand. */
typedef struct
{
  const char *sheet;
  lxw_row_t   first, last, total;
  lxw_col_t   all; /* what the fund and all further sources grant, on that sheet; 0 = there are none */
  const char *grants; /* the sheet of further sources of a settlement; NULL = there is none */
  lxw_row_t   grants_total;
} SummerDifferencesRange;

/* now: filled in. since: NULL or empty = there is nothing to compare with, which the sheet then says. */
gboolean summer_differences_write (SummerXlsx *xlsx, const SummerExported *now, const SummerSince *since, const SummerDifferencesRange *range,
                                   const char *basis, GCancellable *cancellable, GError **error);

G_END_DECLS
