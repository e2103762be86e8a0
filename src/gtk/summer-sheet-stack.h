/* What stands in the place of the rows of a sheet: the list of them, that there are none, that the filter lets none
 * through, or why they cannot be read. */
#pragma once

#include <adwaita.h>

#include "summer-sheet.h"

G_BEGIN_DECLS

/* stack: with pages "list", "empty" and "unmatched", the last of which is unmatched. narrowed: a filter is on. */
void summer_sheet_stack_update (GtkStack *stack, AdwStatusPage *unmatched, SummerSheet *sheet, gboolean narrowed);
/* Where a page without rows leads: to a page of the window; both NULL = nowhere. */
void summer_sheet_stack_set_way (GtkButton *button, const char *label, const char *page);

G_END_DECLS
