/* The button that says at which class the desk works, and turns it to another one: a list that narrows as one
 * types a code, a name or pinyin initials. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_CLASS_CHOOSER (summer_class_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SummerClassChooser, summer_class_chooser, SUMMER, CLASS_CHOOSER, GtkWidget)

GtkWidget *summer_class_chooser_new           (void);
void       summer_class_chooser_set_workplace (SummerClassChooser *self, SummerWorkplace *workplace); /* once */

G_END_DECLS
