/* The dialog that asks which workbook or sheet is to be read. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SummerWorkbookChosenFunc) (GtkWidget *widget, const char *path);

void summer_workbook_chooser_ask (GtkWidget *widget, const char *title, SummerWorkbookChosenFunc chosen);

G_END_DECLS
