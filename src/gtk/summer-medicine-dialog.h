/* The medicines that the guardians of a class asked to be given on a day, and their giving. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_medicine_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day);

G_END_DECLS
