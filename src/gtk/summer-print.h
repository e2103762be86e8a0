/* The way of a form to paper: the desktop's print dialog, which also prints to PDF. */
#pragma once

#include <gtk/gtk.h>

#include "summer-form.h"

G_BEGIN_DECLS

void summer_print_form (SummerForm *form, GtkWindow *parent);

G_END_DECLS
