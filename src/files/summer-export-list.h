/* A list that was worked out and is no sheet, as a workbook or as text: figures and days as such, ready to sort and
 * filter. Columns and rows are the caller's. */
#pragma once

#include <glib.h>

#include "summer-day.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_LIST_TEXT,
  SUMMER_LIST_CODE, /* text that must never be read as a number */
  SUMMER_LIST_CENTRE,
  SUMMER_LIST_WRAP, /* read in whole, on several lines where need be */
  SUMMER_LIST_COUNT,
  SUMMER_LIST_DAY,
} SummerListKind;

typedef struct
{
  const char    *context, *heading; /* NC_() or N_() */
  double         width;             /* characters */
  SummerListKind kind;
} SummerListColumn;

typedef struct
{
  gboolean  is_given; /* FALSE = an empty cell */
  char     *text;     /* owned by the list, which frees it */
  gint64    number;   /* of a count or a day */
} SummerListValue;

/* values: one a column, empty. */
typedef void (*SummerListRowFunc) (gpointer owner, guint row, SummerListValue *values);

void        summer_list_set_text     (SummerListValue *value, const char *text); /* NULL = empty */
void        summer_list_set_number   (SummerListValue *value, gint64 number);
const char *summer_list_get_heading  (const SummerListColumn *column);

/* CSV where the path ends so, otherwise a workbook. */
gboolean    summer_export_list       (const char *title, const char *subtitle, const SummerListColumn *columns, guint n_columns,
                                      SummerListRowFunc fill, gpointer owner, guint n_rows, const char *path, GError **error);

G_END_DECLS
