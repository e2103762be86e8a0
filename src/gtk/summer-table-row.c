#include "config.h"

#include "summer-table-row.h"

struct _SummerTableRow
{
  GObject parent_instance;
  guint number;
};

G_DEFINE_FINAL_TYPE (SummerTableRow, summer_table_row, G_TYPE_OBJECT)

static void
summer_table_row_class_init (SummerTableRowClass *klass)
{
}

static void
summer_table_row_init (SummerTableRow *self)
{
}

/**
 * summer_table_row_new:
 * @number: the row, counted from 0, or %SUMMER_TABLE_TOTAL
 *
 * Returns: (transfer full): a row
 */
SummerTableRow *
summer_table_row_new (guint number)
{
  SummerTableRow *row = g_object_new (SUMMER_TYPE_TABLE_ROW, NULL);

  row->number = number;
  return row;
}

/**
 * summer_table_row_get_number:
 *
 * Returns: the number that it was made with
 */
guint
summer_table_row_get_number (SummerTableRow *self)
{
  g_return_val_if_fail (SUMMER_IS_TABLE_ROW (self), 0);
  return self->number;
}
