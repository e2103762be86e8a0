/* The rows of the subsidy: its classes by code or, in groups, each union's classes with their subtotal; and
 * what stands in them, under which filter. The owner of the rows' table. */
#pragma once

#include "summer-assessment.h"
#include "summer-table.h"

G_BEGIN_DECLS

typedef struct _SummerSubsidyRows SummerSubsidyRows;

SummerSubsidyRows *summer_subsidy_rows_new            (void);
void               summer_subsidy_rows_free           (SummerSubsidyRows *self);
void               summer_subsidy_rows_set_assessment (SummerSubsidyRows *self, SummerAssessment *assessment);
SummerAssessment  *summer_subsidy_rows_get_assessment (SummerSubsidyRows *self); /* NULL at first */
guint              summer_subsidy_rows_fill           (SummerSubsidyRows *self, gboolean grouped); /* how many there are */
/* settled: (transfer full) (nullable): of summer_settled_load(). Whether that changes what the rows say. */
gboolean           summer_subsidy_rows_take_settled   (SummerSubsidyRows *self, GHashTable *settled);
void               summer_subsidy_rows_set_filter     (SummerSubsidyRows *self, const char *text); /* empty = none */
void               summer_subsidy_rows_add_columns    (SummerTable *table, gboolean with_sources); /* of other sources than the fund */

/* Both NULL in a subtotal and in the total. */
const SummerClassAssessment *summer_subsidy_rows_get_class (SummerSubsidyRows *self, guint row);
const char                  *summer_subsidy_rows_get_code  (SummerSubsidyRows *self, guint row);
guint summer_subsidy_rows_find (SummerSubsidyRows *self, const char *code); /* SUMMER_TABLE_TOTAL = not there */

G_END_DECLS
