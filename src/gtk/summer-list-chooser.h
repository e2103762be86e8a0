/* The dialog that asks where a list is to be saved, and as what: a workbook, text or pages. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SummerListChosenFunc) (GtkWidget *widget, const char *path); /* the path ends in .xlsx, .csv or .pdf */

void     summer_list_chooser_ask (GtkWidget *widget, const char *title, SummerListChosenFunc chosen);
gboolean summer_list_chooser_is  (const char *path, const char *ending); /* ".csv" */

G_END_DECLS
