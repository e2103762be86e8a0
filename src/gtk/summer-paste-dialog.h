/* The window in which a roster is pasted or opened, mended and applied. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_paste_dialog_present (SummerWindow *window, gint64 class_id); /* reads the clipboard where a block of cells is in it */

G_END_DECLS
