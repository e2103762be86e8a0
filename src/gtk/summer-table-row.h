/* A row of a table's model: nothing but the number by which its page knows it. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_TABLE_ROW (summer_table_row_get_type ())
G_DECLARE_FINAL_TYPE (SummerTableRow, summer_table_row, SUMMER, TABLE_ROW, GObject)

SummerTableRow *summer_table_row_new        (guint number);
guint           summer_table_row_get_number (SummerTableRow *self);

G_END_DECLS
