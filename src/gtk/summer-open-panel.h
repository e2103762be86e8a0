/* Beside the list of what is open at a class: the one thing that is chosen, and what closes it right there. */
#pragma once

#include "summer-close-out.h"
#include "summer-desk-dialog.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_OPEN_PANEL (summer_open_panel_get_type ())
G_DECLARE_FINAL_TYPE (SummerOpenPanel, summer_open_panel, SUMMER, OPEN_PANEL, GtkWidget)

void summer_open_panel_set_dialog (SummerOpenPanel *self, SummerDeskDialog *dialog); /* once: carries the work out */
void summer_open_panel_show       (SummerOpenPanel *self, const SummerOpenThing *thing); /* NULL = nothing is open */
void summer_open_panel_choose     (SummerOpenPanel *self, guint option); /* from 0; what needs nothing more is done at once */
void summer_open_panel_carry_out  (SummerOpenPanel *self); /* the option chosen */

G_END_DECLS
