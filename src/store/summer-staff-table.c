#include "config.h"

#include "summer-staff-table.h"

#include "summer-pinyin.h"
#include "summer-seal.h"
#include "summer-table.h"

static const SummerField staff_fields[] = {
  SUMMER_FIELD (SummerStaffRecord, ID, id),
  SUMMER_FIELD (SummerStaffRecord, ID, class_id),
  SUMMER_FIELD (SummerStaffRecord, TEXT, name),
  SUMMER_FIELD (SummerStaffRecord, CODE, role),
  SUMMER_SEALED_FIELD (SummerStaffRecord, STAFF_IDENTITY_NUMBER, identity_number),
  SUMMER_SEALED_FIELD (SummerStaffRecord, STAFF_TELEPHONE, telephone),
  SUMMER_FIELD (SummerStaffRecord, TEXT, qualification),
  SUMMER_FIELD (SummerStaffRecord, DAY, first_day),
  SUMMER_FIELD (SummerStaffRecord, DAY, last_day),
};

/* Found by the initials of the name and the ends of the telephone number. */
static void
derive_staff (SummerStore *store, SummerStatement *write, int index, gconstpointer record)
{
  const SummerStaffRecord *staff = record;

  summer_statement_take_text (write, index, summer_pinyin_dup_initials (staff->name));
  summer_statement_take_text (write, index + 1,
                              summer_seal_dup_telephone_tails (&staff->telephone, 1));
  summer_table_bind_identity_hash (store, write, index + 2, staff->identity_number);
}

static const SummerTable staff_table = {
  .fields = staff_fields,
  .n_fields = G_N_ELEMENTS (staff_fields),
  .n_key = 1,
  .derive = derive_staff,
  .each = "SELECT s.id, s.class, s.name, s.role, s.identity_number, s.telephone,"
          " s.qualification, s.first_day, s.last_day FROM class c JOIN staff s ON s.class ="
          " c.id WHERE c.programme = ?1 ORDER BY c.code, s.id",
  .insert = "INSERT INTO main.staff (id, class, name, role, identity_number, telephone,"
            " qualification, first_day, last_day, pinyin, telephone_tails, identity_hash) VALUES"
            " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
  .update
  = "UPDATE main.staff SET class = ?2, name = ?3, role = ?4, identity_number = ?5, telephone"
    " = ?6, qualification = ?7, first_day = ?8, last_day = ?9, pinyin = ?10,"
    " telephone_tails = ?11, identity_hash = ?12 WHERE id = ?1",
  .delete = "DELETE FROM main.staff WHERE id = ?1",
};

/* Members of staff, by class code and id. */
SUMMER_DEFINE_RECORD (staff, SummerStaff)

static const SummerField staff_mark_fields[] = {
  SUMMER_FIELD (SummerStaffMarkRecord, ID, class_id),
  SUMMER_FIELD (SummerStaffMarkRecord, DAY, day),
  SUMMER_FIELD (SummerStaffMarkRecord, TEXT, name),
  SUMMER_FIELD (SummerStaffMarkRecord, CODE, mark),
};
static const SummerTable staff_mark_table = {
  .fields = staff_mark_fields,
  .n_fields = G_N_ELEMENTS (staff_mark_fields),
  .n_key = 3,
  .each = "SELECT a.class, a.day, a.name, a.mark FROM class c JOIN staff_attendance a ON"
          " a.class = c.id WHERE c.programme = ?1 ORDER BY c.code, a.day, a.name",
  .insert = "INSERT INTO main.staff_attendance (class, day, name, mark) VALUES (?1, ?2, ?3, ?4)",
  /* Whoever was not there has no times. */
  .update
  = "UPDATE main.staff_attendance SET mark = ?4, time_in = iif (?4 = 1, time_in, NULL), time_out"
    " = iif (?4 = 1, time_out, NULL) WHERE class = ?1 AND day = ?2 AND name = ?3",
  .delete = "DELETE FROM main.staff_attendance WHERE class = ?1 AND day = ?2 AND name = ?3",
};

/* Marks of staff, by class code, day and name. */
SUMMER_DEFINE_EACH (staff_mark, SummerStaffMark)
SUMMER_DEFINE_INSERT (staff_mark, SummerStaffMark)
SUMMER_DEFINE_UPDATE (staff_mark, SummerStaffMark)

gboolean
summer_staff_mark_delete (
    SummerStore *store, gint64 class_id, SummerDay day, const char *name, GError **error)
{
  const SummerStaffMarkRecord key = { .class_id = class_id, .day = day, .name = name };

  return summer_table_delete (store, &staff_mark_table, &key, error);
}

/**
 * summer_staff_mark_is_any:
 * @any: (out): whether somebody was marked in the class under this name
 */
gboolean
summer_staff_mark_is_any (
    SummerStore *store, gint64 class_id, const char *name, gboolean *any, GError **error)
{
  static const char sql[] = "SELECT 1 FROM staff_attendance WHERE class = ?1 AND name = ?2 LIMIT 1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *any = FALSE;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  summer_statement_bind_text (each, 2, name);
  *any = summer_statement_step (each, error);
  return !summer_statement_failed (each);
}

/**
 * summer_staff_mark_find_left:
 * @staff: an assignment as it is stored, under a name and with its days filled in
 * @kept: the days of the class that it is to cover; first after last = none
 * @day: (out): the first day in @staff on which this name was marked in the class and which neither @kept nor another
 *   assignment of the same name covers; none
 */
gboolean
summer_staff_mark_find_left (SummerStore *store,
                             const SummerStaffRecord *staff,
                             SummerPeriod kept,
                             SummerDay *day,
                             GError **error)
{
  static const char sql[]
      = "SELECT a.day FROM staff_attendance a WHERE a.class = ?1 AND a.name = ?2 AND a.day BETWEEN"
        " ?3 AND ?4 AND a.day NOT BETWEEN ?5 AND ?6 AND NOT EXISTS (SELECT 1 FROM staff s WHERE"
        " s.class = ?1 AND s.name = ?2 AND s.id <> ?7 AND a.day >= ifnull (s.first_day, a.day) AND"
        " a.day <= ifnull (s.last_day, a.day)) ORDER BY a.day LIMIT 1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *day = SUMMER_DAY_NONE;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, staff->class_id);
  summer_statement_bind_text (each, 2, staff->name);
  summer_statement_bind_int (each, 3, staff->first_day);
  summer_statement_bind_int (each, 4, staff->last_day);
  summer_statement_bind_int (each, 5, kept.first);
  summer_statement_bind_int (each, 6, kept.last);
  summer_statement_bind_int (each, 7, staff->id);
  if (summer_statement_step (each, error))
    *day = summer_statement_get_day (each, 0);
  return !summer_statement_failed (each);
}

gboolean
summer_staff_find_named (SummerStore *store,
                         const SummerStaffRecord *staff,
                         gint64 *id,
                         GError **error)
{
  static const char sql[]
      = "SELECT id FROM staff WHERE class = ?1 AND name = ?2 AND role = ?3 ORDER"
        " BY first_day IS NOT ?4, id LIMIT 1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *id = 0;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, staff->class_id);
  summer_statement_bind_text (each, 2, staff->name);
  summer_statement_bind_int (each, 3, staff->role);
  summer_statement_bind_day (each, 4, staff->first_day);
  if (summer_statement_step (each, error))
    *id = summer_statement_get_int (each, 0);
  return !summer_statement_failed (each);
}
