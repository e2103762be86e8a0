/* The line of the stages of a class: what it has gone through, what comes next, and the buttons for it. Its buttons
 * activate the actions "class.…" of the page: the name of a step, and class.review. */
#pragma once

#include <gtk/gtk.h>

#include "summer-class-life.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CLASS_LIFE_BAR (summer_class_life_bar_get_type ())
G_DECLARE_FINAL_TYPE (SummerClassLifeBar, summer_class_life_bar, SUMMER, CLASS_LIFE_BAR, GtkWidget)

void        summer_class_life_bar_set        (SummerClassLifeBar *self, const SummerClassLife *life); /* NULL = nothing */
const char *summer_class_life_bar_get_action (SummerClassLifeBar *self); /* "class.approve": what comes next; NULL = nothing */
const char *summer_class_life_bar_get_step_action (SummerStep step); /* "class.approve" */

G_END_DECLS
