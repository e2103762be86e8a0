#include "config.h"

#include "summer-attendance-table.h"

#include "summer-statement.h"

static gboolean
mark_write (SummerStore *store,
            const char *sql,
            const SummerMarkRecord *record,
            gboolean (*run) (SummerStatement *, GError **),
            GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->class_id);
  summer_statement_bind_day (write, 2, record->day);
  summer_statement_bind_id (write, 3, record->child);
  summer_statement_bind_int (write, 4, record->mark);
  summer_statement_bind_time (write, 5, record->in);
  summer_statement_bind_time (write, 6, record->out);
  summer_statement_bind_text (write, 7, record->brought_by);
  summer_statement_bind_text (write, 8, record->collected_by);
  return run (write, error);
}

gboolean
summer_mark_insert (SummerStore *store, const SummerMarkRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO attendance (class, day, child, mark, time_in, time_out, brought_by,"
        " collected_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

  return mark_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_mark_update (SummerStore *store, const SummerMarkRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE attendance SET mark = ?4, time_in = ?5, time_out = ?6, brought_by = ?7,"
        " collected_by = ?8 WHERE class = ?1 AND day = ?2 AND child = ?3";

  return mark_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_mark_delete (
    SummerStore *store, gint64 class_id, SummerDay day, gint64 child, GError **error)
{
  g_autoptr (SummerStatement) delete
      = summer_statement_new (store,
                              "DELETE FROM attendance WHERE class = ?1 AND day = ?2 AND child = ?3",
                              error);

  if (delete == NULL)
    return FALSE;
  summer_statement_bind_int (delete, 1, class_id);
  summer_statement_bind_day (delete, 2, day);
  summer_statement_bind_int (delete, 3, child);
  return summer_statement_run_one (delete, error);
}

/**
 * summer_mark_each:
 *
 * Calls @func for every mark of the programme, by class id, day and child id, until it returns FALSE.
 */
gboolean
summer_mark_each (
    SummerStore *store, gint64 programme, SummerMarkFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT a.class, a.day, a.child, a.mark, a.time_in, a.time_out, a.brought_by,"
        " a.collected_by FROM class c CROSS JOIN attendance a ON a.class = c.id WHERE"
        " c.programme = ?1 ORDER BY c.id, a.day, a.child";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerMarkRecord record = {
        .class_id = summer_statement_get_int (each, 0),
        .day = summer_statement_get_day (each, 1),
        .child = summer_statement_get_int (each, 2),
        .mark = summer_statement_get_number (each, 3),
        .in = summer_statement_get_time (each, 4),
        .out = summer_statement_get_time (each, 5),
        .brought_by = summer_statement_get_text (each, 6),
        .collected_by = summer_statement_get_text (each, 7),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}
