/* A drop-down of the staff of a day, who is here first; of the others it says why they are not. */
#pragma once

#include <gtk/gtk.h>

#include "summer-class-day.h"

G_BEGIN_DECLS

/* none: the first line, which is nobody. leave_out, chosen: names, or NULL. day is read at once, not kept; NULL = no staff. */
void        summer_staff_choice_fill (GtkDropDown *drop_down, const SummerClassDay *day, const char *none, const char *leave_out, const char *chosen);
const char *summer_staff_choice_get  (GtkDropDown *drop_down); /* borrowed; NULL = nobody */

G_END_DECLS
