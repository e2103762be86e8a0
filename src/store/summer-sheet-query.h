/* The SQL of a sheet: put together from its spec, with everything that a person typed bound. */
#pragma once

#include "summer-sheet.h"
#include "summer-statement.h"

G_BEGIN_DECLS

#define SUMMER_SHEET_ROW_KEY 3 /* parameter of summer_sheet_query_row() */

typedef struct
{
  const SummerSheetSpec *spec; /* static */
  gint64   programme;
  char    *filter;       /* owned, NULL = none */
  char    *unions;       /* owned: names, parted; NULL = all */
  int      where_column; /* -1 = none */
  gint64   where_value;
  int      sort;         /* column, -1 = the default order */
  gboolean descending;
} SummerSheetQuery;

GArray          *summer_sheet_query_read_keys (const SummerSheetQuery *self, SummerStore *store, GError **error); /* gint64, in order; those before an error */
gint64          *summer_sheet_query_add_up    (const SummerSheetQuery *self, SummerStore *store, GError **error);
SummerStatement *summer_sheet_query_row       (const SummerSheetQuery *self, SummerStore *store, GError **error); /* ?3 = the key; values in the order of the columns, the whole after its part */

G_END_DECLS
