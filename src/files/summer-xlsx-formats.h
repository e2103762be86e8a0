/* Which of a workbook's cell styles show a number as a date or a time. */
#pragma once

#include "summer-xlsx-package.h"

G_BEGIN_DECLS

typedef struct _SummerXlsxFormats SummerXlsxFormats;

SummerXlsxFormats *summer_xlsx_formats_new          (SummerXlsxPackage *package, const char *part, GCancellable *cancellable,
                                                     GError **error); /* part NULL = none */
void               summer_xlsx_formats_free         (SummerXlsxFormats *self);
gboolean           summer_xlsx_formats_is_date      (SummerXlsxFormats *self, guint style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerXlsxFormats, summer_xlsx_formats_free)

G_END_DECLS
