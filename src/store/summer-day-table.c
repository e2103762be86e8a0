#include "config.h"

#include "summer-day-table.h"

#include <glib/gi18n.h>

#include "summer-seal-functions.h"
#include "summer-table.h"

/* ?1 class, ?2 day; the day of an earlier sign-in without a sign-out comes after these. It is looked back for a
 * week: what was forgotten longer ago is in the register. */
#define ROW_COLUMNS                                                                                \
  "SELECT h.id, h.code, h.name, h.pinyin, h.telephone_tails, h.grade, " SUMMER_OPENED (            \
      "child", "health", "h") ", h.guardian, h.relationship, h.sex, h.birth, a.mark, a.time_in,"   \
                              " a.time_out, a.brought_by, a.collected_by, "
#define IS_STILL_IN "b.mark = 1 AND b.time_in IS NOT NULL AND b.time_out IS NULL"

static gboolean
read_rows (SummerStore *store,
           SummerStatement *each,
           SummerDayRowFunc func,
           gpointer user_data,
           guint *n,
           GError **error)
{
  gboolean more = TRUE;

  *n = 0;
  while (more && summer_statement_step (each, error))
    {
      SummerDayRow row = {
        .id = summer_statement_get_int (each, 0),
        .code = summer_statement_get_text (each, 1),
        .name = summer_statement_get_text (each, 2),
        .pinyin = summer_statement_get_text (each, 3),
        .telephone_tails = summer_statement_get_text (each, 4),
        .grade = summer_statement_get_text (each, 5),
        .health = summer_statement_get_text (each, 6),
        .guardian = summer_statement_get_text (each, 7),
        .relationship = summer_statement_get_text (each, 8),
        .sex = (SummerSex) summer_statement_get_number (each, 9),
        .birth = summer_statement_get_day (each, 10),
        .mark = (SummerMark) summer_statement_get_number (each, 11),
        .in = summer_statement_get_time (each, 12),
        .out = summer_statement_get_time (each, 13),
        .brought_by = summer_statement_get_text (each, 14),
        .collected_by = summer_statement_get_text (each, 15),
        .still_in = summer_statement_get_day (each, 16),
      };

      ++*n;
      more = func (&row, user_data);
    }
  return !summer_statement_failed (each);
}

/**
 * summer_day_row_each:
 *
 * The children of a class with their marks of one day: those with an enrolment there, whatever its dates, and
 * those with a mark. In the order of their codes, which is the order of the desk, the register and the paper.
 */
gboolean
summer_day_row_each (SummerStore *store,
                     gint64 class_id,
                     SummerDay day,
                     SummerDayRowFunc func,
                     gpointer user_data,
                     GError **error)
{
  static const char sql[]
      = ROW_COLUMNS "s.day FROM (SELECT child FROM enrolment WHERE class = ?1 UNION SELECT child"
                    " FROM attendance WHERE class = ?1 AND day = ?2) e CROSS JOIN child h ON h.id ="
                    " e.child LEFT JOIN attendance a ON a.class = ?1 AND a.day = ?2 AND a.child ="
                    " h.id LEFT JOIN (SELECT b.child, max (b.day) AS day FROM attendance b WHERE"
                    " b.class = ?1 AND b.day BETWEEN ?2 - 7 AND ?2 - 1 AND " IS_STILL_IN
                    " GROUP BY b.child) s ON s.child = h.id ORDER BY h.code";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  guint n;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  summer_statement_bind_day (each, 2, day);
  return read_rows (store, each, func, user_data, &n, error);
}

/**
 * summer_day_row_find:
 *
 * Calls @func once, for one child, whether or not it belongs to the class.
 */
gboolean
summer_day_row_find (SummerStore *store,
                     gint64 class_id,
                     SummerDay day,
                     gint64 child,
                     SummerDayRowFunc func,
                     gpointer user_data,
                     GError **error)
{
  static const char sql[]
      = ROW_COLUMNS "(SELECT max (b.day) FROM attendance b WHERE b.class = ?1 AND b.day BETWEEN ?2"
                    " - 7 AND ?2 - 1 AND b.child = h.id AND " IS_STILL_IN ") FROM child h LEFT JOIN"
                    " attendance a ON a.class = ?1 AND a.day = ?2 AND a.child = h.id WHERE h.id ="
                    " ?3";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  guint n;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  summer_statement_bind_day (each, 2, day);
  summer_statement_bind_int (each, 3, child);
  if (!read_rows (store, each, func, user_data, &n, error))
    return FALSE;
  if (n == 0)
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This child is no longer in the records."));
  return n > 0;
}

static const SummerField staff_day_fields[] = {
  SUMMER_FIELD (SummerStaffDayRecord, ID, class_id),
  SUMMER_FIELD (SummerStaffDayRecord, DAY, day),
  SUMMER_FIELD (SummerStaffDayRecord, TEXT, name),
  SUMMER_FIELD (SummerStaffDayRecord, CODE, mark),
  SUMMER_FIELD (SummerStaffDayRecord, TIME, in),
  SUMMER_FIELD (SummerStaffDayRecord, TIME, out),
};
static const SummerTable staff_day_table = {
  .fields = staff_day_fields,
  .n_fields = G_N_ELEMENTS (staff_day_fields),
  .n_key = 3,
  .insert
  = "INSERT INTO main.staff_attendance (class, day, name, mark, time_in, time_out) VALUES (?1,"
    " ?2, ?3, ?4, ?5, ?6) ON CONFLICT (class, day, name) DO UPDATE SET mark ="
    " excluded.mark, time_in = excluded.time_in, time_out = excluded.time_out",
};

/**
 * summer_staff_day_each:
 *
 * The staff of a class that have a mark of one day.
 */
gboolean
summer_staff_day_each (SummerStore *store,
                       gint64 class_id,
                       SummerDay day,
                       SummerStaffDayFunc func,
                       gpointer user_data,
                       GError **error)
{
  static const char sql[] = "SELECT class, day, name, mark, time_in, time_out FROM"
                            " staff_attendance WHERE class = ?1 AND day = ?2 ORDER BY name";
  g_auto (SummerRows) rows = { 0 };
  SummerStaffDayRecord record;
  gboolean more = summer_rows_open (&rows, store, &staff_day_table, sql, class_id, error);

  if (more)
    summer_statement_bind_day (rows.statement, 2, day);
  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

/**
 * summer_staff_day_save:
 *
 * Adds what is known of a member of staff on one day, or puts it in the place of what was.
 */
gboolean
summer_staff_day_save (SummerStore *store, const SummerStaffDayRecord *record, GError **error)
{
  return summer_table_insert (store, &staff_day_table, record, error);
}

static const SummerField sign_off_fields[] = {
  SUMMER_FIELD (SummerSignOffRecord, ID, class_id),
  SUMMER_FIELD (SummerSignOffRecord, DAY, day),
  SUMMER_FIELD (SummerSignOffRecord, ID, time),
  SUMMER_FIELD (SummerSignOffRecord, TEXT, signed_by),
  SUMMER_FIELD (SummerSignOffRecord, TEXT, note),
};
static const SummerTable sign_off_table = {
  .fields = sign_off_fields,
  .n_fields = G_N_ELEMENTS (sign_off_fields),
  .n_key = 2,
  .each = "SELECT class, day, time, signed_by, note FROM sign_off WHERE class = ?1 ORDER BY day",
  .insert
  = "INSERT INTO main.sign_off (class, day, time, signed_by, note) VALUES (?1, ?2, ?3, ?4, ?5)",
};

/* Days of a class that were signed off, by day. */
SUMMER_DEFINE_EACH (sign_off, SummerSignOff)
SUMMER_DEFINE_INSERT (sign_off, SummerSignOff)

/**
 * summer_sign_off_each_in_programme:
 *
 * The days of all classes of a programme that were signed off.
 */
gboolean
summer_sign_off_each_in_programme (SummerStore *store,
                                   gint64 programme,
                                   SummerSignOffFunc func,
                                   gpointer user_data,
                                   GError **error)
{
  static const char sql[] = "SELECT s.class, s.day, s.time, s.signed_by, s.note FROM class c CROSS"
                            " JOIN sign_off s ON s.class = c.id WHERE c.programme = ?1 ORDER BY"
                            " c.id, s.day";
  g_auto (SummerRows) rows = { 0 };
  SummerSignOffRecord record;
  gboolean more = summer_rows_open (&rows, store, &sign_off_table, sql, programme, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

/**
 * summer_sign_off_is_there:
 * @there: (out): whether the day is locked
 */
gboolean
summer_sign_off_is_there (
    SummerStore *store, gint64 class_id, SummerDay day, gboolean *there, GError **error)
{
  static const char sql[] = "SELECT 1 FROM sign_off WHERE class = ?1 AND day = ?2";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *there = FALSE;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  summer_statement_bind_day (each, 2, day);
  *there = summer_statement_step (each, error);
  return !summer_statement_failed (each);
}

static const SummerField correction_fields[] = {
  SUMMER_FIELD (SummerCorrectionRecord, ID, id),
  SUMMER_FIELD (SummerCorrectionRecord, ID, class_id),
  SUMMER_FIELD (SummerCorrectionRecord, DAY, day),
  SUMMER_FIELD (SummerCorrectionRecord, ID, child),
  SUMMER_FIELD (SummerCorrectionRecord, TEXT, staff),
  SUMMER_FIELD (SummerCorrectionRecord, CODE, mark),
  SUMMER_FIELD (SummerCorrectionRecord, TIME, in),
  SUMMER_FIELD (SummerCorrectionRecord, TIME, out),
  SUMMER_FIELD (SummerCorrectionRecord, TEXT, brought_by),
  SUMMER_FIELD (SummerCorrectionRecord, TEXT, collected_by),
  SUMMER_FIELD (SummerCorrectionRecord, TEXT, reason),
  SUMMER_FIELD (SummerCorrectionRecord, ID, time),
  SUMMER_FIELD (SummerCorrectionRecord, TEXT, corrected_by),
};
static const SummerTable correction_table = {
  .fields = correction_fields,
  .n_fields = G_N_ELEMENTS (correction_fields),
  .n_key = 1,
  .each = "SELECT id, class, day, child, staff, mark, time_in, time_out, brought_by,"
          " collected_by, reason, time, corrected_by FROM correction WHERE class = ?1 ORDER BY "
          "day, time, id",
  .insert = "INSERT INTO main.correction (id, class, day, child, staff, mark, time_in, time_out,"
            " brought_by, collected_by, reason, time, corrected_by) VALUES (?1, ?2, ?3, ?4, ?5,"
            " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
};

/* Corrections of the days of a class, by day and time. */
SUMMER_DEFINE_EACH (correction, SummerCorrection)
SUMMER_DEFINE_INSERT_WITH_ID (correction, SummerCorrection)

/* ?1 id, ?2 class, ?3 day, ?4 child or name, ?5 reason, ?6 time, ?7 by whom. */
static gboolean
keep_former (SummerStore *store,
             const char *sql,
             gint64 class_id,
             SummerDay day,
             gint64 child,
             const char *staff,
             const char *reason,
             const char *by,
             GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, summer_store_new_id (store));
  summer_statement_bind_int (write, 2, class_id);
  summer_statement_bind_day (write, 3, day);
  if (staff == NULL)
    summer_statement_bind_int (write, 4, child);
  else
    summer_statement_bind_text (write, 4, staff);
  summer_statement_bind_text (write, 5, reason);
  summer_statement_bind_int (write, 6, g_get_real_time () / G_USEC_PER_SEC);
  summer_statement_bind_text (write, 7, by);
  return summer_statement_run (write, error);
}

/**
 * summer_correction_keep_child:
 * @reason: why it will be changed, not empty
 * @by: who changes it
 *
 * Keeps the mark, times and names of a child on a day as a correction, made now. To be called before the change.
 */
gboolean
summer_correction_keep_child (SummerStore *store,
                              gint64 class_id,
                              SummerDay day,
                              gint64 child,
                              const char *reason,
                              const char *by,
                              GError **error)
{
  static const char sql[]
      = "INSERT INTO main.correction (id, class, day, child, mark, time_in, time_out, brought_by,"
        " collected_by, reason, time, corrected_by) SELECT ?1, ?2, ?3, ?4, ifnull (a.mark, 0),"
        " a.time_in, a.time_out, a.brought_by, a.collected_by, ?5, ?6, ?7 FROM (SELECT 1) LEFT "
        "JOIN attendance a"
        " ON a.class = ?2 AND a.day = ?3 AND a.child = ?4";

  return keep_former (store, sql, class_id, day, child, NULL, reason, by, error);
}

/**
 * summer_correction_keep_staff:
 * @reason: why it will be changed, not empty
 * @by: who changes it
 *
 * The same of a member of staff.
 */
gboolean
summer_correction_keep_staff (SummerStore *store,
                              gint64 class_id,
                              SummerDay day,
                              const char *staff,
                              const char *reason,
                              const char *by,
                              GError **error)
{
  static const char sql[]
      = "INSERT INTO main.correction (id, class, day, staff, mark, time_in, time_out, reason, time,"
        " corrected_by) SELECT ?1, ?2, ?3, ?4, ifnull (1 + a.mark, 0), a.time_in, a.time_out, ?5,"
        " ?6, ?7 FROM"
        " (SELECT 1) LEFT JOIN staff_attendance a ON a.class = ?2 AND a.day = ?3 AND a.name = ?4";

  return keep_former (store, sql, class_id, day, 0, staff, reason, by, error);
}

/**
 * summer_setting_dup:
 *
 * Returns: (transfer full) (nullable): the value; NULL when it was never set, or with @error set
 */
char *
summer_setting_dup (SummerStore *store, gint64 programme, const char *name, GError **error)
{
  static const char sql[]
      = "SELECT value FROM programme_setting WHERE programme = ?1 AND name = ?2";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_text (each, 2, name);
  return summer_statement_step (each, error) ? g_strdup (summer_statement_get_text (each, 0))
                                             : NULL;
}

gboolean
summer_setting_save (
    SummerStore *store, gint64 programme, const char *name, const char *value, GError **error)
{
  static const char sql[]
      = "INSERT INTO main.programme_setting (programme, name, value) VALUES (?1, ?2,"
        " ?3) ON CONFLICT (programme, name) DO UPDATE SET value ="
        " excluded.value";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, programme);
  summer_statement_bind_text (write, 2, name);
  summer_statement_bind_text (write, 3, value);
  return summer_statement_run (write, error);
}
