#include "config.h"

#include <glib/gi18n.h>

#include "summer-table-form-private.h"

G_DEFINE_FINAL_TYPE (SummerTableForm, summer_table_form, SUMMER_TYPE_FORM)

static void
column_clear (gpointer data)
{
  SummerFormColumn *column = data;

  g_free (column->heading);
  g_free (column->under);
  g_free (column->reason);
}

static void
row_free (gpointer data)
{
  SummerFormRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_free (row->cells[i].text);
  g_free (row);
}

static void
summer_table_form_finalize (GObject *object)
{
  SummerTableForm *self = SUMMER_TABLE_FORM (object);

  g_free (self->left);
  g_free (self->right);
  g_free (self->foot);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->sums);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->signatures);
  g_array_unref (self->widths);
  g_array_unref (self->heights);
  g_array_unref (self->pages);

  G_OBJECT_CLASS (summer_table_form_parent_class)->finalize (object);
}

static void
summer_table_form_class_init (SummerTableFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_table_form_finalize;
  SUMMER_FORM_CLASS (klass)->paginate = summer_table_form_paginate;
  SUMMER_FORM_CLASS (klass)->draw_page = summer_table_form_draw_page;
}

static void
summer_table_form_init (SummerTableForm *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (SummerFormColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->sums = g_ptr_array_new_with_free_func (row_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->signatures = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_array_new (FALSE, FALSE, sizeof (double));
  self->heights = g_array_new (FALSE, FALSE, sizeof (double));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * summer_table_form_new:
 *
 * Returns: (transfer full): a form without columns
 */
SummerTableForm *
summer_table_form_new (const char *title, gboolean landscape)
{
  SummerTableForm *self = g_object_new (SUMMER_TYPE_TABLE_FORM, NULL);

  summer_form_set_title (SUMMER_FORM (self), title, landscape);
  return self;
}

/**
 * summer_table_form_set_words:
 * @left: what stands above the table
 * @right: (nullable): at the end of that line
 * @today: when it is printed
 *
 * The words above the table and below it, on every page.
 */
void
summer_table_form_set_words (SummerTableForm *self,
                             const char *left,
                             const char *right,
                             SummerDay today)
{
  g_autofree char *printed = summer_day_dup_text_in_year (today);

  g_return_if_fail (SUMMER_IS_TABLE_FORM (self) && left != NULL);

  g_free (self->left);
  self->left = g_strdup (left);
  g_free (self->right);
  self->right = g_strdup (right);
  g_free (self->foot);
  /* Translators: below a printed form: the day of printing. */
  self->foot = g_strdup_printf (_ ("Summer Classes · printed on %s"), printed);
}

/**
 * summer_table_form_set_about:
 * @of: the class that the form is of
 * @words: what else stands above the table: the days, how many children
 * @today: when it is printed
 *
 * The words above the table and below it, on every page.
 */
void
summer_table_form_set_about (SummerTableForm *self,
                             const SummerClassFacts *of,
                             const char *words,
                             SummerDay today)
{
  const char *name;
  g_autofree char *left = NULL;

  g_return_if_fail (SUMMER_IS_TABLE_FORM (self) && of != NULL);

  name = of->name != NULL ? of->name : "";
  /* Translators: above a printed form: the code and name of a class, and who holds it. */
  left = of->host != NULL
             ? g_strdup_printf (_ ("Class: %s %s     Host: %s"), of->code, name, of->host)
             : g_strdup_printf (_ ("Class: %s %s"), of->code, name);
  summer_table_form_set_words (self, left, words, today);
}

void
summer_table_form_set_heights (SummerTableForm *self, double lowest, double highest)
{
  g_return_if_fail (SUMMER_IS_TABLE_FORM (self) && lowest > 0);

  self->lowest = lowest;
  self->highest = highest;
}

/**
 * summer_table_form_add_column:
 * @under: (nullable): a second line of the heading
 *
 * Returns: its number, from 0
 */
guint
summer_table_form_add_column (SummerTableForm *self,
                              const char *heading,
                              const char *under,
                              double width,
                              double grow,
                              SummerFormStyle style)
{
  guint at;

  g_return_val_if_fail (SUMMER_IS_TABLE_FORM (self), 0);
  g_return_val_if_fail (self->rows->len == 0 && self->sums->len == 0, 0);

  at = self->columns->len;
  g_array_set_size (self->columns, at + 1);
  g_array_index (self->columns, SummerFormColumn, at)
      = (SummerFormColumn){ .heading = g_strdup (heading),
                            .under = g_strdup (under),
                            .width = width,
                            .grow = grow,
                            .style = style };
  return at;
}

/**
 * summer_form_get_code_width:
 * @longest: the bytes of the longest code
 *
 * Returns: how wide a column of codes is to be, in points: codes are not broken, and not so small that nobody
 *   reads them
 */
double
summer_form_get_code_width (gsize longest)
{
  return CLAMP (8 + 5.6 * (double) longest, 34, 112);
}

/**
 * summer_form_get_name_width:
 * @longest: the characters of the longest name
 *
 * Returns: how wide a column of names is to be, in points: enough for nine Chinese characters at most
 */
double
summer_form_get_name_width (glong longest)
{
  return CLAMP (6 + 9.5 * (double) longest, 50, 92);
}

/**
 * summer_table_form_shade_column:
 * @reason: (nullable): stands down the column, where nothing else does
 *
 * Nothing is to be written into this column.
 */
void
summer_table_form_shade_column (SummerTableForm *self, guint column, const char *reason)
{
  SummerFormColumn *at;

  g_return_if_fail (SUMMER_IS_TABLE_FORM (self) && column < self->columns->len);

  at = &g_array_index (self->columns, SummerFormColumn, column);
  at->shaded = TRUE;
  g_free (at->reason);
  at->reason = g_strdup (reason);
}

static SummerFormRow *
add_row (SummerTableForm *self, GPtrArray *rows)
{
  const guint n = self->columns->len;
  SummerFormRow *row = g_malloc0 (sizeof (SummerFormRow) + n * sizeof (SummerFormCell));

  row->n_cells = n;
  for (guint i = 0; i < n; i++)
    {
      row->cells[i].style = g_array_index (self->columns, SummerFormColumn, i).style;
      row->cells[i].span = 1;
    }
  g_ptr_array_add (rows, row);
  return row;
}

/**
 * summer_table_form_add_row:
 *
 * Returns: (transfer none): an empty row, the last
 */
SummerFormRow *
summer_table_form_add_row (SummerTableForm *self)
{
  g_return_val_if_fail (SUMMER_IS_TABLE_FORM (self), NULL);

  return add_row (self, self->rows);
}

/**
 * summer_table_form_add_sum:
 *
 * Returns: (transfer none): an empty row below all others, on the last page
 */
SummerFormRow *
summer_table_form_add_sum (SummerTableForm *self)
{
  g_return_val_if_fail (SUMMER_IS_TABLE_FORM (self), NULL);

  return add_row (self, self->sums);
}

/**
 * summer_form_row_set:
 * @text: (nullable): NULL leaves the cell empty
 * @style: added to the style of the column
 */
void
summer_form_row_set (SummerFormRow *row, guint column, const char *text, SummerFormStyle style)
{
  g_return_if_fail (row != NULL && column < row->n_cells);

  g_free (row->cells[column].text);
  row->cells[column].text = g_strdup (text);
  row->cells[column].style |= style;
}

/**
 * summer_form_row_merge:
 *
 * Makes one cell of this and those to its right; the text and the style are the first one's.
 */
void
summer_form_row_merge (SummerFormRow *row, guint column, guint n_columns)
{
  g_return_if_fail (row != NULL && n_columns > 0 && column + n_columns <= row->n_cells);

  row->cells[column].span = n_columns;
  for (guint i = 1; i < n_columns; i++)
    row->cells[column + i].span = 0;
}

void
summer_table_form_add_note (SummerTableForm *self, const char *note)
{
  g_return_if_fail (SUMMER_IS_TABLE_FORM (self));

  g_ptr_array_add (self->notes, g_strdup (note));
}

void
summer_table_form_add_signature (SummerTableForm *self, const char *label)
{
  g_return_if_fail (SUMMER_IS_TABLE_FORM (self));

  g_ptr_array_add (self->signatures, g_strdup (label));
}
