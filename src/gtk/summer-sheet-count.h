/* How many rows a sheet has, and how many of them its filter lets through. */
#pragma once

#include <gtk/gtk.h>

#include "summer-sheet.h"

G_BEGIN_DECLS

typedef char *(*SummerCountText) (guint count); /* "100 classes"; NULL = rows */

/* all: (inout) how many there are without a filter; -1 = to be counted, as after a change of the records. */
char *summer_sheet_count_dup_text (SummerSheet *shown, gint64 programme, gboolean narrowed, int *all,
                                   SummerCountText dup_count_text);
void  summer_sheet_count_show     (GtkLabel *label, const char *text);
void  summer_sheet_count_show_waiting (GtkLabel *label); /* for a long journal */

G_END_DECLS
