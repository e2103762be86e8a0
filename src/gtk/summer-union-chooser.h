/* The button that says whose classes are shown, and narrows everything to a union and those below it: the tree, narrowed as
 * one types. */
#pragma once

#include "summer-office.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_UNION_CHOOSER (summer_union_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SummerUnionChooser, summer_union_chooser, SUMMER, UNION_CHOOSER, GtkWidget)

void summer_union_chooser_set_office (SummerUnionChooser *self, SummerOffice *office); /* once */
void summer_union_chooser_update     (SummerUnionChooser *self); /* the tree or what is shown of it is another one */
void summer_union_chooser_open       (SummerUnionChooser *self);

G_END_DECLS
