/* The rows that are chosen together in a sheet, by their keys: they stay chosen when rows are read anew, wherever they
 * stand then. */
#pragma once

#include <gtk/gtk.h>

#include "summer-sheet.h"

G_BEGIN_DECLS

typedef struct _SummerSheetSeveral SummerSheetSeveral;

SummerSheetSeveral *summer_sheet_several_new     (void);
void                summer_sheet_several_free    (SummerSheetSeveral *self);
/* Around each change of the sheet's rows: the selection forgets those that were read anew. */
void                summer_sheet_several_watch   (SummerSheetSeveral *self, SummerSheet *sheet); /* before the selection does */
void                summer_sheet_several_note    (SummerSheetSeveral *self, SummerSheet *sheet, GtkBitset *selected);
gboolean            summer_sheet_several_restore (SummerSheetSeveral *self, SummerSheet *sheet, GtkSelectionModel *selection); /* FALSE: there were not several */

G_END_DECLS
