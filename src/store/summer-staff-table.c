#include "config.h"

#include "summer-staff-table.h"

#include "summer-pinyin.h"
#include "summer-seal.h"
#include "summer-statement.h"

static gboolean
staff_write (SummerStore *store,
             const char *sql,
             const SummerStaffRecord *record,
             gboolean (*run) (SummerStatement *, GError **),
             GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->id);
  summer_statement_bind_id (write, 2, record->class_id);
  summer_statement_bind_text (write, 3, record->name);
  summer_statement_bind_int (write, 4, record->role);
  summer_statement_take_text (write, 5, summer_seal (store, record->identity_number));
  summer_statement_take_text (write, 6, summer_seal (store, record->telephone));
  summer_statement_bind_text (write, 7, record->qualification);
  summer_statement_bind_day (write, 8, record->first_day);
  summer_statement_bind_day (write, 9, record->last_day);
  summer_statement_take_text (write, 10, summer_pinyin_dup_initials (record->name));
  summer_statement_take_text (write, 11, summer_seal_dup_telephone_tails (&record->telephone, 1));
  return run (write, error);
}

gboolean
summer_staff_insert (SummerStore *store, SummerStaffRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO staff (id, class, name, role, identity_number, telephone, qualification,"
        " first_day, last_day, pinyin, telephone_tails) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
        " ?9, ?10, ?11)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return staff_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_staff_update (SummerStore *store, const SummerStaffRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE staff SET class = ?2, name = ?3, role = ?4, identity_number = ?5, telephone ="
        " ?6, qualification = ?7, first_day = ?8, last_day = ?9, pinyin = ?10, telephone_tails ="
        " ?11 WHERE id = ?1";

  return staff_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_staff_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM staff WHERE id = ?1", id, error);
}

/**
 * summer_staff_each:
 *
 * Calls @func for every member of staff of the programme, by class code, then id, until it returns FALSE.
 */
gboolean
summer_staff_each (
    SummerStore *store, gint64 programme, SummerStaffFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT s.id, s.class, s.name, s.role, s.identity_number, s.telephone, s.qualification,"
        " s.first_day, s.last_day FROM class c JOIN staff s ON s.class = c.id WHERE c.programme"
        " = ?1 ORDER BY c.code, s.id";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      g_autofree char *identity_number
          = summer_seal_open (store, summer_statement_get_text (each, 4));
      g_autofree char *telephone = summer_seal_open (store, summer_statement_get_text (each, 5));
      SummerStaffRecord record = {
        .id = summer_statement_get_int (each, 0),
        .class_id = summer_statement_get_int (each, 1),
        .name = summer_statement_get_text (each, 2),
        .role = summer_statement_get_number (each, 3),
        .identity_number = identity_number,
        .telephone = telephone,
        .qualification = summer_statement_get_text (each, 6),
        .first_day = summer_statement_get_day (each, 7),
        .last_day = summer_statement_get_day (each, 8),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}

static gboolean
staff_mark_write (SummerStore *store,
                  const char *sql,
                  const SummerStaffMarkRecord *record,
                  gboolean (*run) (SummerStatement *, GError **),
                  GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->class_id);
  summer_statement_bind_day (write, 2, record->day);
  summer_statement_bind_text (write, 3, record->name);
  summer_statement_bind_int (write, 4, record->mark);
  return run (write, error);
}

gboolean
summer_staff_mark_insert (SummerStore *store, const SummerStaffMarkRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO staff_attendance (class, day, name, mark) VALUES (?1, ?2, ?3, ?4)";

  return staff_mark_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_staff_mark_update (SummerStore *store, const SummerStaffMarkRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE staff_attendance SET mark = ?4 WHERE class = ?1 AND day = ?2 AND name = ?3";

  return staff_mark_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_staff_mark_delete (
    SummerStore *store, gint64 class_id, SummerDay day, const char *name, GError **error)
{
  g_autoptr (SummerStatement) delete = summer_statement_new (
      store, "DELETE FROM staff_attendance WHERE class = ?1 AND day = ?2 AND name = ?3", error);

  if (delete == NULL)
    return FALSE;
  summer_statement_bind_int (delete, 1, class_id);
  summer_statement_bind_day (delete, 2, day);
  summer_statement_bind_text (delete, 3, name);
  return summer_statement_run_one (delete, error);
}

/**
 * summer_staff_mark_each:
 *
 * Calls @func for every mark of a member of staff of the programme, by class code, day and name, until it returns FALSE.
 */
gboolean
summer_staff_mark_each (SummerStore *store,
                        gint64 programme,
                        SummerStaffMarkFunc func,
                        gpointer user_data,
                        GError **error)
{
  static const char sql[]
      = "SELECT a.class, a.day, a.name, a.mark FROM class c JOIN staff_attendance a ON a.class ="
        " c.id WHERE c.programme = ?1 ORDER BY c.code, a.day, a.name";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerStaffMarkRecord record = {
        .class_id = summer_statement_get_int (each, 0),
        .day = summer_statement_get_day (each, 1),
        .name = summer_statement_get_text (each, 2),
        .mark = summer_statement_get_number (each, 3),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}
