/* The food samples that a class keeps: noted when they are put away, thrown away when their hours are over. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_sample_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day);

G_END_DECLS
