/* A drop-down that narrows a list to the classes of one union: all, or one of those there are. */
#pragma once

#include <gtk/gtk.h>

#include "summer-facts.h"

G_BEGIN_DECLS

/* The unions of the programme, each once, by the codes of their classes; the chosen one is kept where it is there. */
void        summer_union_filter_fill (GtkDropDown *drop_down, const SummerFacts *facts);
const char *summer_union_filter_get  (GtkDropDown *drop_down); /* NULL = all */

G_END_DECLS
