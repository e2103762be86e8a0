/* What differs between two exports, as rows; and the earlier of both, from the rows that were written. */
#pragma once

#include "summer-exported.h"
#include "summer-workbook-map.h"

G_BEGIN_DECLS

#define SUMMER_DIFFERENCE_VERDICT SUMMER_N_EXPORTED
#define SUMMER_DIFFERENCE_CLASS (SUMMER_N_EXPORTED + 1)

typedef struct
{
  const char               *code, *name;  /* borrowed */
  int                       what;         /* a figure, or one of the above */
  const SummerExportedClass *before, *now; /* borrowed; NULL = the class is not there */
} SummerDifferenceRow;

GArray        *summer_difference_rows_list   (const SummerExported *before, const SummerExported *now); /* SummerDifferenceRow, by code */
const char    *summer_difference_get_what    (int what); /* in words */
char          *summer_difference_rows_dup_check (const SummerExported *before, GArray *rows); /* over what is said of the earlier */
SummerExported *summer_difference_rows_restore (const SummerMapSheet *sheet, const SummerExported *now,
                                                GCancellable *cancellable, GError **error); /* NULL without error: it was compared with nothing */
gboolean       summer_difference_rows_are_too_many (const SummerMapSheet *sheet); /* to tell which of them is another than was written */

enum
{
  SUMMER_DIFFERENCE_COLUMN_NUMBER,
  SUMMER_DIFFERENCE_COLUMN_CODE,
  SUMMER_DIFFERENCE_COLUMN_NAME,
  SUMMER_DIFFERENCE_COLUMN_WHAT,
  SUMMER_DIFFERENCE_COLUMN_BEFORE,
  SUMMER_DIFFERENCE_COLUMN_NOW,
  SUMMER_DIFFERENCE_COLUMN_CHANGE,
  SUMMER_N_DIFFERENCE_COLUMNS,
};

#define SUMMER_DIFFERENCE_N_DIGITS 16
#define SUMMER_DIFFERENCE_FIRST 3u /* the first row of classes */

G_END_DECLS
