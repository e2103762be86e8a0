/* The button that is there while a list is narrowed, says so, and shows all of it again. It watches the list's entry and
 * drop-downs; the first choice of each is "all". */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_FILTER_MARK (summer_filter_mark_get_type ())
G_DECLARE_FINAL_TYPE (SummerFilterMark, summer_filter_mark, SUMMER, FILTER_MARK, GtkWidget)

/* Once for each GtkSearchEntry or GtkDropDown. settings: of the list, where what was in the control is there again at the
 * next start; NULL = it is not, or somebody else sees to that. */
void summer_filter_mark_watch (SummerFilterMark *self, gpointer control, GSettings *settings);
void summer_filter_mark_clear (SummerFilterMark *self);

G_END_DECLS
