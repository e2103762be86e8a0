/* What stands in the fields of a form: read, written, and marked where it cannot stay. */
#pragma once

#include <gtk/gtk.h>

#include "summer-day.h"

G_BEGIN_DECLS

char      *summer_field_dup_text   (gpointer field); /* without the space around; NULL = empty */
void       summer_field_set_text   (gpointer field, const char *text); /* NULL = empty */
gboolean   summer_field_get_time   (gpointer field, SummerTime *time); /* FALSE: something else stands there; empty = none */
void       summer_field_set_time   (gpointer field, SummerTime time);
gboolean   summer_field_get_day    (gpointer field, SummerDay *day);   /* FALSE: something else stands there; empty = none */
void       summer_field_set_day    (gpointer field, SummerDay day);
void       summer_field_set_wrong  (GtkWidget *field, const char *text); /* NULL = nothing is wrong with it */
char      *summer_field_dup_chosen (GtkDropDown *field); /* of a list of texts; NULL = none */

G_END_DECLS
