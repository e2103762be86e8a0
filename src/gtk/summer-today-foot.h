/* What is still open before the day can be signed off, each with the way to close it. */
#pragma once

#include <gtk/gtk.h>

#include "summer-close-out.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TODAY_FOOT (summer_today_foot_get_type ())
G_DECLARE_FINAL_TYPE (SummerTodayFoot, summer_today_foot, SUMMER, TODAY_FOOT, GtkWidget)

/* Signal "open" (int SummerOpenKind): the person wants to see these. */
GtkWidget *summer_today_foot_new (void);
void       summer_today_foot_set (SummerTodayFoot *self, const SummerClassDay *day, const SummerCloseOut *open); /* read at once, not kept */

G_END_DECLS
