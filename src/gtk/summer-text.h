/* A text on one line or wrapped into as many as its room asks for. Unlike a label it is laid out once for each width it
 * is shown in, and is asked for no narrowest one: where many texts change at once, that is what a frame is spent on. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_TEXT (summer_text_get_type ())
G_DECLARE_FINAL_TYPE (SummerText, summer_text, SUMMER, TEXT, GtkWidget)

/* wraps: it takes the room it is given, and asks for SUMMER_TEXT_WIDTH; else it asks for its whole line. xalign: 0 to 1. */
#define SUMMER_TEXT_WIDTH 160 /* pixels */
GtkWidget  *summer_text_new      (const char *text, gboolean wraps, float xalign);
const char *summer_text_get_text (SummerText *self);

G_END_DECLS
