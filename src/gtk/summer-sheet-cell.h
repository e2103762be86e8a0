/* The cells of a sheet's column: figures on the right, states as chips, everything else as one line of text. */
#pragma once

#include <gtk/gtk.h>

#include "summer-sheet.h"

G_BEGIN_DECLS

GtkListItemFactory *summer_sheet_cell_factory_new (const SummerSheetSpec *spec, guint column);
float               summer_sheet_cell_get_xalign  (const SummerSheetColumn *column);

G_END_DECLS
