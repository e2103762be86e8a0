/* libxlsxwriter writing the cells of a workbook from memory: what an export of the same cells is measured against. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BareWorkbook BareWorkbook;

BareWorkbook *bare_workbook_read (const char *path);                       /* its cells */
void          bare_workbook_free (BareWorkbook *self);
double        bare_workbook_time (const BareWorkbook *self, const char *to); /* seconds to write them */

G_END_DECLS
