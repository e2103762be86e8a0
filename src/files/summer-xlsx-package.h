/* The zip package around an .xlsx: parts by name, inflated a chunk at a time, within limits. */
#pragma once

#include "summer-workbook.h"

G_BEGIN_DECLS

typedef struct _SummerXlsxPackage SummerXlsxPackage;

SummerXlsxPackage *summer_xlsx_package_open         (const char *path, GError **error);
void               summer_xlsx_package_free         (SummerXlsxPackage *self);
gboolean           summer_xlsx_package_has_part     (SummerXlsxPackage *self, const char *part);
char              *summer_xlsx_package_resolve      (const char *base, const char *target); /* NULL = climbs out */

gboolean           summer_xlsx_package_begin        (SummerXlsxPackage *self, const char *part, const char *sheet, GError **error);
gssize             summer_xlsx_package_read         (SummerXlsxPackage *self, void *buffer, gsize size, GError **error);
double             summer_xlsx_package_get_progress (SummerXlsxPackage *self); /* of the part begun, 0 to 1 */
gboolean           summer_xlsx_package_end          (SummerXlsxPackage *self, gboolean check, GError **error);

GError            *summer_xlsx_package_new_error    (SummerXlsxPackage *self, SummerWorkbookError code,
                                                     const char *reason); /* names the file and the sheet begun */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerXlsxPackage, summer_xlsx_package_free)

G_END_DECLS
