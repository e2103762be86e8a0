#include "config.h"

#include "summer-attendance-table.h"

#include "summer-table.h"

static const SummerField mark_fields[] = {
  SUMMER_FIELD (SummerMarkRecord, ID, class_id),
  SUMMER_FIELD (SummerMarkRecord, DAY, day),
  SUMMER_FIELD (SummerMarkRecord, ID, child),
  SUMMER_FIELD (SummerMarkRecord, CODE, mark),
  SUMMER_FIELD (SummerMarkRecord, TIME, in),
  SUMMER_FIELD (SummerMarkRecord, TIME, out),
  SUMMER_FIELD (SummerMarkRecord, TEXT, brought_by),
  SUMMER_FIELD (SummerMarkRecord, TEXT, collected_by),
};
static const SummerTable mark_table = {
  .name = "attendance",
  .fields = mark_fields,
  .n_fields = G_N_ELEMENTS (mark_fields),
  .n_key = 3,
  .each = "SELECT a.class, a.day, a.child, a.mark, a.time_in, a.time_out, a.brought_by,"
          " a.collected_by FROM class c CROSS JOIN attendance a ON a.class = c.id WHERE"
          " c.programme = ?1 ORDER BY c.id, a.day, a.child",
  .insert = "INSERT INTO main.attendance (class, day, child, mark, time_in, time_out, brought_by,"
            " collected_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  .update = "UPDATE main.attendance SET mark = ?4, time_in = ?5, time_out = ?6, brought_by = ?7,"
            " collected_by = ?8 WHERE class = ?1 AND day = ?2 AND child = ?3",
  .delete = "DELETE FROM main.attendance WHERE class = ?1 AND day = ?2 AND child = ?3",
};

/* Marks, by class id, day and child id. */
SUMMER_DEFINE_EACH (mark, SummerMark)
SUMMER_DEFINE_INSERT (mark, SummerMark)
SUMMER_DEFINE_UPDATE (mark, SummerMark)

/**
 * summer_mark_append:
 *
 * As summer_mark_insert(), for many at once. The transaction must not write the same mark a second time.
 */
gboolean
summer_mark_append (SummerStore *store, const SummerMarkRecord *record, GError **error)
{
  return summer_table_append (store, &mark_table, record, error);
}

gboolean
summer_mark_delete (
    SummerStore *store, gint64 class_id, SummerDay day, gint64 child, GError **error)
{
  const SummerMarkRecord key = { .class_id = class_id, .day = day, .child = child };

  return summer_table_delete (store, &mark_table, &key, error);
}
