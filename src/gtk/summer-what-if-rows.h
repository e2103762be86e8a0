/* The classes that another policy, or what is supposed, gives another verdict or another amount: what was and what would
 * be, and which condition decides it. The owner of the rows' table. */
#pragma once

#include "summer-office.h"
#include "summer-table.h"

G_BEGIN_DECLS

typedef struct _SummerWhatIfRows SummerWhatIfRows;

/* The same over the classes shown, whether they change or not. */
typedef struct
{
  guint before[3], after[3]; /* classes, by SummerVerdict */
  guint flips;               /* with another verdict */
  SummerMoney granted_before, granted_after;
} SummerWhatIfSums;

SummerWhatIfRows *summer_what_if_rows_new         (void);
void              summer_what_if_rows_free        (SummerWhatIfRows *self);
/* Of the classes that office shows; the table must be empty. How many rows there are now. */
guint             summer_what_if_rows_set         (SummerWhatIfRows *self, SummerAssessment *before, SummerAssessment *after, SummerOffice *office);
const char       *summer_what_if_rows_get_code    (SummerWhatIfRows *self, guint row); /* NULL in the total */
guint             summer_what_if_rows_find        (SummerWhatIfRows *self, const char *code); /* SUMMER_TABLE_TOTAL = not there */
void              summer_what_if_rows_add_columns (SummerTable *table);

void              summer_what_if_sum              (const SummerAssessment *before, const SummerAssessment *after, SummerOffice *office, SummerWhatIfSums *sums);

G_END_DECLS
