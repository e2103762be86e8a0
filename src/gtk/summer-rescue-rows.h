/* The rows of the rescue list: every class, the most urgent first, and what it still needs. The owner of the rows'
 * tables: the page of that name, and the beginning of it on the overview. */
#pragma once

#include "summer-assessment.h"
#include "summer-report.h"
#include "summer-table.h"

G_BEGIN_DECLS

typedef struct _SummerRescueRows SummerRescueRows;

SummerRescueRows *summer_rescue_rows_new            (void);
void              summer_rescue_rows_free           (SummerRescueRows *self);
void              summer_rescue_rows_set_assessment (SummerRescueRows *self, SummerAssessment *assessment); /* a row a class */
SummerAssessment *summer_rescue_rows_get_assessment (SummerRescueRows *self); /* NULL at first */
guint             summer_rescue_rows_count_urgent   (SummerRescueRows *self); /* the first so many are not on track */
/* Empty text, state -1 and district NULL let all through. */
void              summer_rescue_rows_set_filter     (SummerRescueRows *self, const char *text, int state, const char *district);
void              summer_rescue_rows_add_columns    (SummerTable *table);
void              summer_rescue_rows_add_few_columns (SummerTable *table); /* without figures and filter, for the overview */
SummerReport     *summer_rescue_rows_new_report     (SummerRescueRows *self, GPtrArray *texts); /* takes the texts of the table */
guint            *summer_rescue_rows_dup_classes   (SummerRescueRows *self, const guint *rows, guint n_rows); /* their indices */

const SummerClassAssessment *summer_rescue_rows_get_class (SummerRescueRows *self, guint row);

G_END_DECLS
