/* A column of a table: its cells in the list and in the total, the text that a copy or a print has of
 * them, and the order of rows by it. */
#pragma once

#include "summer-table.h"

G_BEGIN_DECLS

/* Where all columns of a table read; the table's, and it may change between two bindings. */
typedef struct
{
  gpointer owner;                 /* borrowed: the page that holds the rows */
  GPtrArray *texts;               /* owned: GStrv, the rows of a table of given texts, or NULL */
  SummerTableStyleFunc row_style; /* NULL = none */
} SummerTableSource;

/* What stands in a column: a text, a widget, or with neither one of the given texts. */
typedef struct
{
  SummerTableFlags flags;
  SummerTableTextFunc text;       /* NULL: given texts, or cells that are not copied */
  SummerTableCompareFunc compare; /* NULL: given texts, or rows are not sorted by it */
  SummerTableCreateFunc create;
  SummerTableBindFunc bind;
  SummerTableNumberedFunc numbered; /* in the place of text, with the number; NULL = none */
  SummerTableNumberedStyleFunc numbered_style;
  guint number;
} SummerTableCells;

typedef struct _SummerTableColumn SummerTableColumn;

/* index: among all columns; width: pixels, not read where the column expands */
SummerTableColumn   *summer_table_column_new          (const SummerTableSource *source, guint index,
                                                       const char *heading, int width,
                                                       const SummerTableCells *cells);
void                 summer_table_column_free         (SummerTableColumn *self);
void                 summer_table_column_set_style    (SummerTableColumn *self, SummerTableStyleFunc style);
void                 summer_table_column_set_sortable (SummerTableColumn *self, gboolean sortable);
const char          *summer_table_column_get_heading  (const SummerTableColumn *self);
GtkColumnViewColumn *summer_table_column_get_view     (const SummerTableColumn *self); /* in the list */
GtkColumnViewColumn *summer_table_column_get_sum      (const SummerTableColumn *self); /* in the total */
gboolean             summer_table_column_is_shown     (const SummerTableColumn *self);
gboolean             summer_table_column_is_end       (const SummerTableColumn *self); /* to the right */
gboolean             summer_table_column_has_text     (const SummerTableColumn *self); /* copied and printed */
char                *summer_table_column_dup_text     (const SummerTableColumn *self, guint row); /* NULL = empty */

/* Of all columns that are copied and printed: (element-type SummerTableColumn), GStrv, owned. */
char               **summer_table_columns_dup_headings (GPtrArray *columns);
char               **summer_table_columns_dup_texts    (GPtrArray *columns, guint row);

G_END_DECLS
