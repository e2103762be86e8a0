/* The shared strings of a workbook: all their bytes in one block, found by number. */
#pragma once

#include "summer-xlsx-package.h"

G_BEGIN_DECLS

typedef struct _SummerXlsxStrings SummerXlsxStrings;

SummerXlsxStrings *summer_xlsx_strings_new  (SummerXlsxPackage *package, const char *part, GCancellable *cancellable,
                                             GError **error); /* part NULL = none */
void               summer_xlsx_strings_free (SummerXlsxStrings *self);
const char        *summer_xlsx_strings_get  (SummerXlsxStrings *self, guint index); /* NULL = no such string */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerXlsxStrings, summer_xlsx_strings_free)

G_END_DECLS
