/* Searching the choices of a drop-down from the first letter typed, also by pinyin initials. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of a drop-down over a GtkStringList, with search enabled and its expression set; once. */
void summer_choice_search_attach (GtkDropDown *control);
void summer_choice_keys_attach   (GtkDropDown *control); /* short lists: a letter chooses the next choice that begins with it */

G_END_DECLS
