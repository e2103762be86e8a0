/* The verdict on a class in a sentence, beside its title, and its conditions counted. */
#pragma once

#include <gtk/gtk.h>

#include "summer-reading.h"

G_BEGIN_DECLS

/* "2 conditions still open, first by 25 July"; of a class that has not begun, what is to be seen to. tone: (out): a style class. */
char *summer_class_headline_dup_text    (const SummerAssessment *assessment, const SummerClassAssessment *of, gboolean money, const char **tone);
char *summer_class_headline_dup_summary (const SummerAssessment *assessment, const SummerClassAssessment *of); /* "16 conditions: 12 passed, …" */
void  summer_class_headline_show        (GtkLabel *line, GtkLabel *summary, const SummerAssessment *assessment, const SummerClassAssessment *of,
                                         gboolean money); /* FALSE: amounts are not told */

G_END_DECLS
