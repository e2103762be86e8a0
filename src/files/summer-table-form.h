/* A form that is one table: a title and words above it, columns, rows, sums below the last row, notes and places
 * to sign. Headings stand on every page, a row is never split. Texts are copied. */
#pragma once

#include "summer-facts.h"
#include "summer-form.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TABLE_FORM (summer_table_form_get_type ())
G_DECLARE_FINAL_TYPE (SummerTableForm, summer_table_form, SUMMER, TABLE_FORM, SummerForm)

typedef struct _SummerFormRow SummerFormRow; /* of the form it was added to */

typedef enum
{
  SUMMER_FORM_PLAIN = 0,
  SUMMER_FORM_CENTRE = 1 << 0,
  SUMMER_FORM_END = 1 << 1,
  SUMMER_FORM_STRONG = 1 << 2,
  SUMMER_FORM_SHADED = 1 << 3, /* nothing is to be written there */
  SUMMER_FORM_WHOLE = 1 << 4,  /* a line ends at spaces only */
} SummerFormStyle;

SummerTableForm *summer_table_form_new           (const char *title, gboolean landscape);
void             summer_table_form_set_about     (SummerTableForm *self, const SummerClassFacts *of, const char *words, SummerDay today);
void             summer_table_form_set_words     (SummerTableForm *self, const char *left, const char *right, SummerDay today); /* of no one class */
/* Points. All rows of one height between the two that fills the pages well; with highest 0 each as its texts need. */
void             summer_table_form_set_heights   (SummerTableForm *self, double lowest, double highest);

/* Columns first, then rows. Width in points; what is left of the page goes to those that grow, by their shares. */
guint            summer_table_form_add_column    (SummerTableForm *self, const char *heading, const char *under,
                                                  double width, double grow, SummerFormStyle style);
double           summer_form_get_code_width      (gsize longest); /* of a column of codes, by the bytes of the longest */
double           summer_form_get_name_width      (glong longest); /* of a column of names, by the characters of the longest */
void             summer_table_form_shade_column  (SummerTableForm *self, guint column, const char *reason); /* reason may be NULL */
SummerFormRow   *summer_table_form_add_row       (SummerTableForm *self);
SummerFormRow   *summer_table_form_add_sum       (SummerTableForm *self);
void             summer_form_row_set             (SummerFormRow *row, guint column, const char *text, SummerFormStyle style);
void             summer_form_row_merge           (SummerFormRow *row, guint column, guint n_columns); /* into one cell */

/* Below the table, on the last page. */
void             summer_table_form_add_note      (SummerTableForm *self, const char *note);
void             summer_table_form_add_signature (SummerTableForm *self, const char *label);

G_END_DECLS
