/* What the text of a cell says: numbers, dates written out, addresses. */
#pragma once

#include "summer-workbook.h"

G_BEGIN_DECLS

gboolean summer_cell_parse_number (const char *text, double *number);
gboolean summer_cell_parse_iso    (const char *text, gboolean date1904, double *serial); /* 2019-07-08T08:05:00 */

G_END_DECLS
