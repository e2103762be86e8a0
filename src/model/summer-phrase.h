/* The small parts that sentences about an assessment are made of. In the user's language. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

char     *summer_phrase_dup_day      (SummerDay day, SummerDay as_of);           /* 7 月 24 日; with the year when it is another */
char     *summer_phrase_dup_count    (gint64 count);                             /* 2,614 */
char     *summer_phrase_dup_counted  (const char *format, gint64 count);         /* "%s classes" → 1,000 classes */
char     *summer_phrase_dup_list     (const SummerFigure *figure, SummerDay as_of, guint at_most);
char     *summer_phrase_dup_terms    (SummerTerms terms, guint bits);            /* 意外伤害、意外医疗 */
guint     summer_phrase_get_length   (const SummerFigure *figure);               /* how many a list figure has; 0 for NULL */
SummerDay summer_phrase_get_day      (const SummerFinding *finding, const char *key); /* none when absent */
gboolean  summer_phrase_has          (const SummerFinding *finding, const char *key);

G_END_DECLS
