/* What a page shows in place of its content while there is nothing to show, and what to do next. */
#pragma once

#include <gtk/gtk.h>

#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PLACEHOLDER (summer_placeholder_get_type ())
G_DECLARE_FINAL_TYPE (SummerPlaceholder, summer_placeholder, SUMMER, PLACEHOLDER, GtkWidget)

GtkWidget *summer_placeholder_new    (void);
gboolean   summer_placeholder_update (SummerPlaceholder *self, SummerOffice *office); /* whether there are classes to show */

G_END_DECLS
