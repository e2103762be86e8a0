/* What a label has no room for is read in its tooltip, wherever in a window it stands. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_cut_text_watch (gpointer window); /* once */

G_END_DECLS
