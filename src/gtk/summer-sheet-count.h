/* How many rows a sheet has, and how many of them its filter lets through. */
#pragma once

#include "summer-sheet.h"

G_BEGIN_DECLS

typedef char *(*SummerCountText) (guint count); /* "100 classes"; NULL = rows */

/* whole: the same sheet without a filter, made when it is first needed and kept by the caller. */
char *summer_sheet_count_dup_text (SummerSheet *shown, gint64 programme, gboolean narrowed, SummerSheet **whole,
                                   SummerCountText dup_count_text);

G_END_DECLS
