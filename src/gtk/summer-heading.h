/* The headings of a column view, which GTK 4.8 gives no say in: which one was clicked, and how they stand. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A sorter that sorts nothing: it makes a heading clickable, and lets the view be asked what was clicked. */
#define SUMMER_TYPE_HEADING_SORTER (summer_heading_sorter_get_type ())
G_DECLARE_FINAL_TYPE (SummerHeadingSorter, summer_heading_sorter, SUMMER, HEADING_SORTER, GtkSorter)

GtkSorter *summer_heading_sorter_new (int column);

int        summer_heading_get_sort   (GtkColumnView *view, gboolean *descending); /* the column clicked last, or -1 */
void       summer_heading_align      (GtkColumnView *view, GtkColumnViewColumn *column, float xalign);

G_END_DECLS
