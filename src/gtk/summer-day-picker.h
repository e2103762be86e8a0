/* A calendar beside an entry for a day: the icon in it or Alt+Down opens it, a day chosen is written. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_day_picker_attach (GtkEntry *entry);

G_END_DECLS
