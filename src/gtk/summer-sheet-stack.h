/* What stands in the place of the rows of a sheet: the list of them, that there are none, that the filter lets none
 * through, or why they cannot be read. */
#pragma once

#include <adwaita.h>

#include "summer-sheet.h"

G_BEGIN_DECLS

/* stack: with pages "list", "empty" and "unmatched", the last of which is unmatched. narrowed: a filter is on. */
void summer_sheet_stack_update (GtkStack *stack, AdwStatusPage *unmatched, SummerSheet *sheet, gboolean narrowed);
/* What the page "empty" says, and its button, which goes to a page of the window; NULL = no button. */
void summer_sheet_stack_set_empty (AdwStatusPage *empty, GtkButton *go, const char *icon, const char *title, const char *text,
                                   const char *button, const char *page);

G_END_DECLS
