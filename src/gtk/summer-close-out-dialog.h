/* The evening of a class in one window: everything that is still open with the action that closes it, signing the
 * day off, and after that what was corrected. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_close_out_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day);

G_END_DECLS
