/* The columns of a sheet's view: made from its spec, as they were last left; sorted by a click on a heading;
 * chosen, widened and moved about, and all of it remembered. */
#pragma once

#include <gtk/gtk.h>

#include "summer-sheet.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SHEET_COLUMNS (summer_sheet_columns_get_type ())
G_DECLARE_FINAL_TYPE (SummerSheetColumns, summer_sheet_columns, SUMMER, SHEET_COLUMNS, GObject)

/* Signal "sorted": a heading was clicked. */
SummerSheetColumns *summer_sheet_columns_new      (GtkColumnView *view, const SummerSheetSpec *spec, GSettings *settings);
guint              *summer_sheet_columns_dup_shown (SummerSheetColumns *self, guint *n_shown); /* indices into the spec, as they stand */
gboolean            summer_sheet_columns_get_shown (SummerSheetColumns *self, guint column);
void                summer_sheet_columns_set_shown (SummerSheetColumns *self, guint column, gboolean shown);
int                 summer_sheet_columns_get_sort (SummerSheetColumns *self, gboolean *descending); /* -1 = the sheet's own order */
GtkWidget          *summer_sheet_columns_new_chooser (SummerSheetColumns *self);

G_END_DECLS
