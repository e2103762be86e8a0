/* The row that is chosen in a sheet, as what a form begins with; and what a form has just added, chosen. */
#pragma once

#include "summer-sheet-view.h"

G_BEGIN_DECLS

gint64   summer_sheet_chosen_get_class  (SummerSheetView *view); /* id of the class that the row is of, by its column "class_code"; 0 = none */
gboolean summer_sheet_chosen_show_added (SummerSheetView *view, const char *table); /* what the last entry added to its table */

G_END_DECLS
