/* What families answered, summed up beside the records before a list shows it: a union's answers are those of all its
 * classes, and each row would else read the answers of a province once a column. As a sheet's gather. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

/* temp.union_answers, by union of the tree and below it; a union that is in no tree stands for itself. */
gboolean summer_answers_gather_unions    (SummerStore *store, gint64 programme, const char *unions, GError **error);
/* temp.question_answers, of the classes of the unions shown (NULL = all), by question and by aspect. */
gboolean summer_answers_gather_questions (SummerStore *store, gint64 programme, const char *unions, GError **error);

G_END_DECLS
