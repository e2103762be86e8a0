/* The search in the header: finds any child, class or person while one types, and opens it. */
#pragma once

#include "summer-office.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_SEARCH_BOX (summer_search_box_get_type ())
G_DECLARE_FINAL_TYPE (SummerSearchBox, summer_search_box, SUMMER, SEARCH_BOX, GtkWidget)

void summer_search_box_set_office (SummerSearchBox *self, SummerOffice *office);

G_END_DECLS
