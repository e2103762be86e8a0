/* The cells of a sheet as plain text, for CSV and for the clipboard. */
#pragma once

#include "summer-sheet.h"

G_BEGIN_DECLS

guint *summer_sheet_dup_columns (SummerSheet *sheet, const guint *columns, guint *n_columns); /* those given, or all that are not hidden */
char  *summer_sheet_dup_plain   (SummerSheetRow *row, const SummerSheetColumn *column, guint at);

#define SUMMER_CSV_START "\xef\xbb\xbf" /* the mark that Excel and WPS need to see UTF-8 */

void     summer_csv_append_cell (GString *into, const char *text, char separator);
gboolean summer_csv_save        (const GString *text, const char *path, GError **error);

G_END_DECLS
