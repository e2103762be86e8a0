/* What narrows a sheet's view: the filter as one types, and the drop-down of one state. Both are
 * remembered. */
#pragma once

#include <gtk/gtk.h>

#include "summer-filter-mark.h"
#include "summer-sheet.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SHEET_NARROWING (summer_sheet_narrowing_get_type ())
G_DECLARE_FINAL_TYPE (SummerSheetNarrowing, summer_sheet_narrowing, SUMMER, SHEET_NARROWING, GObject)

/* Signal "changed": by the person or by a setter. where: the state column of the drop-down, or NULL. */
SummerSheetNarrowing *summer_sheet_narrowing_new       (GtkSearchEntry *filter, GtkDropDown *states, SummerFilterMark *mark,
                                                        const SummerSheetSpec *spec, const char *where, GSettings *settings);
void                  summer_sheet_narrowing_apply     (SummerSheetNarrowing *self, SummerSheet *sheet);
gboolean              summer_sheet_narrowing_is_on     (SummerSheetNarrowing *self); /* not every row is let through */
const char           *summer_sheet_narrowing_get_text  (SummerSheetNarrowing *self); /* "" = all */
void                  summer_sheet_narrowing_set_text  (SummerSheetNarrowing *self, const char *text);
void                  summer_sheet_narrowing_flush     (SummerSheetNarrowing *self); /* what is being typed counts now */
int                   summer_sheet_narrowing_get_where (SummerSheetNarrowing *self, const char **column_id); /* -1 = all */
void                  summer_sheet_narrowing_set_where (SummerSheetNarrowing *self, int value);

G_END_DECLS
