/* A column view over numbered rows that its page holds in an array: for lists that are worked out of the
 * assessment or a plan and are no query. The page says what stands in row i; the table shows, sorts,
 * filters, copies. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_TABLE_TOTAL G_MAXUINT /* the row number of the total */

typedef enum
{
  SUMMER_TABLE_PLAIN = 0,
  SUMMER_TABLE_END = 1 << 0,    /* figures: to the right */
  SUMMER_TABLE_EXPAND = 1 << 1, /* takes the room that is left */
  SUMMER_TABLE_STRONG = 1 << 2,
  SUMMER_TABLE_DIM = 1 << 3,
  SUMMER_TABLE_WRAP = 1 << 5,     /* read in whole, on several lines where need be */
  SUMMER_TABLE_UNSORTED = 1 << 4, /* given texts whose order as words means nothing, such as days */
} SummerTableFlags;

/* All with the owner given to summer_table_new(). */
typedef char       *(*SummerTableTextFunc)    (gpointer owner, guint row); /* NULL = empty */
typedef char       *(*SummerTableNumberedFunc) (gpointer owner, guint row, guint number);
typedef const char *(*SummerTableNumberedStyleFunc) (gpointer owner, guint row, guint number);
typedef int         (*SummerTableCompareFunc) (gpointer owner, guint a, guint b);
typedef gboolean    (*SummerTableFilterFunc)  (gpointer owner, guint row);
typedef const char *(*SummerTableStyleFunc)   (gpointer owner, guint row);  /* a style class, or NULL */
typedef GtkWidget  *(*SummerTableCreateFunc)  (gpointer owner);
typedef void        (*SummerTableBindFunc)    (gpointer owner, GtkWidget *cell, guint row);

#define SUMMER_TYPE_TABLE (summer_table_get_type ())
G_DECLARE_FINAL_TYPE (SummerTable, summer_table, SUMMER, TABLE, GtkWidget)

/* Signals "activated" (guint row): Enter or a double click; "selected" (guint row): the first one chosen. */
SummerTable *summer_table_new           (gpointer owner, const char *name);
void         summer_table_add_text      (SummerTable *self, const char *heading, int width, SummerTableFlags flags,
                                         SummerTableTextFunc text, SummerTableCompareFunc compare);
void         summer_table_style_text    (SummerTable *self, SummerTableStyleFunc style); /* of the column added last */
void         summer_table_add_cell      (SummerTable *self, const char *heading, int width, SummerTableFlags flags,
                                         SummerTableCreateFunc create, SummerTableBindFunc bind,
                                         SummerTableTextFunc text, SummerTableCompareFunc compare);
/* Of many columns alike, such as days: what stands in a row of the column of that number, and how. */
void         summer_table_add_numbered  (SummerTable *self, guint number, const char *heading, int width, SummerTableFlags flags,
                                         SummerTableNumberedFunc text, SummerTableNumberedStyleFunc style);
void         summer_table_show_column   (SummerTable *self, guint column, gboolean shown); /* by index; one not shown is not copied */
/* A table of given texts: its columns, and its rows as a GStrv each. */
void         summer_table_add_given     (SummerTable *self, const char *heading, int width, SummerTableFlags flags);
void         summer_table_take_texts    (SummerTable *self, GPtrArray *rows);
void         summer_table_set_row_style (SummerTable *self, SummerTableStyleFunc style);
void         summer_table_set_empty     (SummerTable *self, const char *text); /* what stands where there are no rows */
void         summer_table_set_filter    (SummerTable *self, SummerTableFilterFunc filter);
void         summer_table_refilter      (SummerTable *self);
void         summer_table_set_sortable  (SummerTable *self, gboolean sortable);
void         summer_table_sort_by      (SummerTable *self, guint column); /* as a click on its heading, smallest first */
void         summer_table_set_has_total (SummerTable *self, gboolean has_total);
void         summer_table_set_n_rows    (SummerTable *self, guint n_rows); /* all rows are new */
guint        summer_table_get_n_shown   (SummerTable *self);
guint       *summer_table_dup_shown    (SummerTable *self, guint *n); /* row numbers in their order */
guint       *summer_table_dup_selected (SummerTable *self, guint *n); /* row numbers of those chosen, in their order */
guint        summer_table_get_selected  (SummerTable *self); /* SUMMER_TABLE_TOTAL = none */
gboolean     summer_table_select        (SummerTable *self, guint row);
char        *summer_table_dup_block     (SummerTable *self, gboolean selected_only); /* tab-separated, with headings */
GPtrArray   *summer_table_list_texts    (SummerTable *self); /* of GStrv: the rows as shown, for printing */

G_END_DECLS
