/* Which of a workbook's cell styles show a number as a date or a time. */
#pragma once

#include "summer-xlsx-package.h"

G_BEGIN_DECLS

typedef struct _SummerXlsxStyles SummerXlsxStyles;

SummerXlsxStyles *summer_xlsx_styles_new     (SummerXlsxPackage *package, const char *part, GCancellable *cancellable,
                                              GError **error); /* part NULL = none */
void              summer_xlsx_styles_free    (SummerXlsxStyles *self);
gboolean          summer_xlsx_styles_is_date (SummerXlsxStyles *self, guint style);
gboolean          summer_xlsx_styles_is_date_format (const char *code); /* yyyy"年"m"月", [h]:mm … */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerXlsxStyles, summer_xlsx_styles_free)

G_END_DECLS
