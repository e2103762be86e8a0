/* What a class is, at the head of its page: a grid of labels and values, five pairs a row. */
#pragma once

#include <gtk/gtk.h>

#include "summer-assessment.h"

G_BEGIN_DECLS

void summer_class_facts_create (GtkGrid *grid); /* once, into an empty one */
void summer_class_facts_fill   (GtkGrid *grid, const SummerAssessment *assessment, const SummerClassAssessment *of);

G_END_DECLS
