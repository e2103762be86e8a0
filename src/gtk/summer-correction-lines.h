/* What was changed after a day was signed off, as rows of a list: what stood there, who changed it, when and why. */
#pragma once

#include "summer-class-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Appends a row a correction, the newest first. n: (out): how many. */
gboolean summer_correction_lines_append (GtkListBox *list, SummerStore *store, const SummerClassDay *day, guint *n, GError **error);

G_END_DECLS
