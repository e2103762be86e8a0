/* A row of a short list in a dialog: texts side by side and chips, with what a reader says of it. And the list:
 * filled anew without losing the row that was chosen. */
#pragma once

#include "summer-chip.h"

G_BEGIN_DECLS

GtkWidget *summer_line_new       (void); /* a GtkListBoxRow */
/* pixels: at least, so that what stands before is in line. width: in letters, 0 = as wide as it is, -1 = the room that is left. style: a style class, or NULL. text NULL = empty. */
void       summer_line_add_text  (GtkWidget *line, const char *text, int width, const char *style);
void       summer_line_add_chip  (GtkWidget *line, int pixels, SummerTone tone, const char *icon, const char *text);
void       summer_line_add_key   (GtkWidget *line, const char *key); /* the key that chooses it */

int        summer_line_get_chosen (GtkListBox *list); /* index; -1 = none */
void       summer_line_choose     (GtkListBox *list, int index, gboolean focus); /* or the last one, where there are fewer */
void       summer_line_clear      (GtkListBox *list);

G_END_DECLS
