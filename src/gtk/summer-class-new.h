/* What can be added to the records of a class: a button over each list of them, and the form behind it. */
#pragma once

#include <gtk/gtk.h>

#include "summer-class-records.h"
#include "summer-window.h"

G_BEGIN_DECLS

GtkWidget *summer_class_new_list    (SummerClassRecords kind, GtkWidget *table); /* the table, with the button where one is due */
GtkWidget *summer_class_new_empty   (SummerClassRecords kind); /* what stands there while there are none */
void       summer_class_new_present (SummerWindow *parent, SummerClassRecords kind, gint64 class_id); /* nothing where nothing is added by a form */

G_END_DECLS
