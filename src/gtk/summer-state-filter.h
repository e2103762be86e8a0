/* A drop-down that narrows a sheet by one state: all, or one value of it. */
#pragma once

#include <gtk/gtk.h>

#include "summer-sheet.h"

G_BEGIN_DECLS

void summer_state_filter_set_up (GtkDropDown *drop_down, const SummerSheetColumn *column);
int  summer_state_filter_get    (GtkDropDown *drop_down); /* -1 = all */
void summer_state_filter_set    (GtkDropDown *drop_down, int value);

G_END_DECLS
