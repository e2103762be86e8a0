/* A long journal that is narrowed to a union for the first time: what its entries are about is found out by a worker, and
 * taken over between frames. */
#pragma once

#include "summer-office.h"
#include "summer-sheet.h"

G_BEGIN_DECLS

/* TRUE = it is under way: done is called with widget, while that is there, when the sheet can be made. */
gboolean summer_sheet_gatherer_waits (SummerOffice *office, const SummerSheetSpec *spec, void (*done) (gpointer widget), gpointer widget);

G_END_DECLS
