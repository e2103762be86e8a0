/* The cells of a sheet as plain text, for CSV and for the clipboard. */
#pragma once

#include "summer-sheet.h"

G_BEGIN_DECLS

guint *summer_sheet_dup_columns (SummerSheet *sheet, const guint *columns, guint *n_columns); /* those given, or all that are not hidden */
char  *summer_sheet_dup_plain   (SummerSheetRow *row, const SummerSheetColumn *column, guint at);

G_END_DECLS
