/* The window that says what this program is. libadwaita's is kept inside this one file, because later
 * releases replace it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_about_present (GtkWindow *parent);

G_END_DECLS
