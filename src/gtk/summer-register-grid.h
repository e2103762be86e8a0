/* The register as a sheet, children by days: drawn as one, moved about and marked by keys and mouse. It changes
 * nothing itself: it says what is to be marked, and is given the register anew when that was written. */
#pragma once

#include <gtk/gtk.h>

#include "summer-register.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_REGISTER_GRID (summer_register_grid_get_type ())
G_DECLARE_FINAL_TYPE (SummerRegisterGrid, summer_register_grid, SUMMER, REGISTER_GRID, GtkWidget)

/* Signals: "selected": another cell or block is;
 *          "mark" (GArray of SummerDeskMark): these are to be written, at least one;
 *          "said" (const char *): why something was not done, or NULL: the last word is out of date.
 * Actions, all of the selection: register.mark (i, a SummerMark), register.copy, register.cut, register.paste,
 * register.fill-down, register.fill-right, register.select-all, register.typing (a state). */
GtkWidget            *summer_register_grid_new          (void);
void                  summer_register_grid_set_register (SummerRegisterGrid *self, const SummerRegister *reg); /* borrowed until the next one; NULL = none */
const SummerRegister *summer_register_grid_get_register (SummerRegisterGrid *self);

void                  summer_register_grid_get_block    (SummerRegisterGrid *self, SummerRegisterBlock *block); /* what is selected; empty without cells */
void                  summer_register_grid_get_cell     (SummerRegisterGrid *self, guint *child, guint *day);   /* the active one of it */
void                  summer_register_grid_select       (SummerRegisterGrid *self, guint child, guint day);
void                  summer_register_grid_extend       (SummerRegisterGrid *self, guint child, guint day); /* from the active cell to this one */
void                  summer_register_grid_go_to_day    (SummerRegisterGrid *self, SummerDay day);

void                  summer_register_grid_set_typing   (SummerRegisterGrid *self, gboolean typing); /* each mark moves on */
gboolean              summer_register_grid_get_typing   (SummerRegisterGrid *self);
void                  summer_register_grid_marked       (SummerRegisterGrid *self); /* what "mark" asked for is written */

G_END_DECLS
