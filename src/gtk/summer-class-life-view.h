/* What the office has on record of a class: the steps taken, the reviews of its site, its calendar, its venue and its
 * documents, each with the way to change it. */
#pragma once

#include "summer-class-life.h"
#include "summer-office.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_CLASS_LIFE_VIEW (summer_class_life_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerClassLifeView, summer_class_life_view, SUMMER, CLASS_LIFE_VIEW, GtkWidget)

GtkWidget *summer_class_life_view_new (void);
/* life: not kept; NULL = nothing. */
void       summer_class_life_view_set (SummerClassLifeView *self, SummerOffice *office, const SummerClassLife *life);

G_END_DECLS
