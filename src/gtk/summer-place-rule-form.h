/* The form of the limits, points and days by which places are given. */
#pragma once

#include "summer-office.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_place_rule_form_present (GtkWindow *parent, SummerOffice *office);

G_END_DECLS
