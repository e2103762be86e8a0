/* Rows, as the sheet makes them; their public face is in summer-sheet.h. */
#pragma once

#include "summer-sheet-reader.h"

G_BEGIN_DECLS

SummerSheetRow *summer_sheet_row_new     (SummerSheetReader *reader, gint64 key); /* not read yet */
gboolean        summer_sheet_row_is_read (SummerSheetRow *self); /* somebody looked into it */
gboolean        summer_sheet_row_equal   (SummerSheetRow *self, SummerSheetRow *other);

G_END_DECLS
