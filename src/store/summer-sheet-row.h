/* Rows, as the sheet makes them; their public face is in summer-sheet.h. */
#pragma once

#include "summer-sheet.h"
#include "summer-statement.h"

G_BEGIN_DECLS

/* values: on a row of summer_sheet_query_row(), or NULL when the record is gone: every cell is empty then. */
SummerSheetRow *summer_sheet_row_new   (SummerStore *store, const SummerSheetSpec *spec, gint64 key, SummerStatement *values);
gboolean        summer_sheet_row_equal (SummerSheetRow *self, SummerSheetRow *other);

G_END_DECLS
