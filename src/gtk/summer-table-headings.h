/* The words over the columns of a table: over figures they stand to the right, as the figures do. */
#pragma once

#include "summer-table.h"

G_BEGIN_DECLS

void summer_table_headings_align (GtkColumnView *view, GPtrArray *columns); /* SummerTableColumn, shown or not */

G_END_DECLS
