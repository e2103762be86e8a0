/* Years beside each other: as a workbook with a sheet a measure, whose sums, rates and changes are formulas; as CSV; as JSON. */
#pragma once

#include "summer-years.h"

G_BEGIN_DECLS

/* rows: SummerYearsRow, in the order in which they are to stand. CSV where the path ends so, otherwise a workbook. */
gboolean summer_export_years   (GPtrArray *years, GPtrArray *rows, SummerYearsBy by, const char *path, GError **error);
char    *summer_years_dup_json (GPtrArray *years, GPtrArray *rows, SummerYearsBy by);
const char *summer_years_by_get_title (SummerYearsBy by); /* "Host": over the names */

G_END_DECLS
