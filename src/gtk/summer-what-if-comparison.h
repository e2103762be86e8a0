/* The variants of the sandbox side by side with what is in force: the numbers in which they differ and what comes of it,
 * for the whole programme and, where the classes of some unions are shown, for these. */
#pragma once

#include "summer-office.h"
#include "summer-sandbox.h"
#include "summer-table.h"

G_BEGIN_DECLS

SummerTable *summer_what_if_comparison_new  (void);
void         summer_what_if_comparison_fill (SummerTable *table, SummerSandbox *sandbox, SummerOffice *office);

G_END_DECLS
