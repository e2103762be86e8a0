/* What is supposed of one class in the variant that is chosen: each of its conditions as recorded, passed, failed or n/a. The
 * class is chosen by its code. */
#pragma once

#include <gtk/gtk.h>

#include "summer-sandbox.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SUPPOSE_PANEL (summer_suppose_panel_get_type ())
G_DECLARE_FINAL_TYPE (SummerSupposePanel, summer_suppose_panel, SUMMER, SUPPOSE_PANEL, GtkWidget)

GtkWidget *summer_suppose_panel_new        (void);
void       summer_suppose_panel_set        (SummerSupposePanel *self, SummerSandbox *sandbox);
void       summer_suppose_panel_show_class (SummerSupposePanel *self, const char *code);
void       summer_suppose_panel_update     (SummerSupposePanel *self); /* the sandbox has another result, or variant */
GtkWidget *summer_suppose_panel_get_choice (SummerSupposePanel *self, SummerCondition condition); /* its drop-down */

G_END_DECLS
