/* The line below a sheet: how many rows are selected, and what their figures add up to. */
#pragma once

#include <gtk/gtk.h>

#include "summer-sheet-columns.h"

G_BEGIN_DECLS

/* NULL when fewer than two rows are selected. */
char *summer_sheet_foot_dup_text (SummerSheet *sheet, SummerSheetColumns *columns, GtkBitset *selected);

G_END_DECLS
