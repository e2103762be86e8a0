/* The cells of one worksheet part, row by row. */
#pragma once

#include "summer-xlsx-formats.h"
#include "summer-xlsx-strings.h"

G_BEGIN_DECLS

gboolean summer_xlsx_sheet_read (SummerXlsxPackage *package, const char *part, const char *name, SummerXlsxStrings *strings,
                                 SummerXlsxFormats *formats, gboolean date1904, gboolean formulas, SummerRowFunc func,
                                 gpointer user_data, int *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
