/* The panel beside a list that says more about the one row chosen: sections of labels and values, and where
 * to go from here. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_DETAILS (summer_details_get_type ())
G_DECLARE_FINAL_TYPE (SummerDetails, summer_details, SUMMER, DETAILS, GtkWidget)

GtkWidget *summer_details_new         (void);
void       summer_details_begin       (SummerDetails *self, const char *title, const char *subtitle); /* empties it */
void       summer_details_add_section (SummerDetails *self, const char *title);
void       summer_details_add_line    (SummerDetails *self, const char *label, const char *value); /* nothing where value is NULL or "" */
void       summer_details_add_note    (SummerDetails *self, const char *text);
void       summer_details_add_warning (SummerDetails *self, const char *text); /* in red: what must not be overlooked */
void       summer_details_add_button  (SummerDetails *self, const char *label, const char *action, GVariant *target); /* takes target */

G_END_DECLS
