#include "config.h"

#include "summer-child-table.h"

#include <glib/gi18n.h>

#include "summer-pinyin.h"
#include "summer-seal.h"
#include "summer-statement.h"

static char *
dup_telephone_tails (const SummerChildRecord *record)
{
  const char *telephones[] = { record->telephone, record->collectors[0].telephone,
                               record->collectors[1].telephone, record->collectors[2].telephone };

  return summer_seal_dup_telephone_tails (telephones, G_N_ELEMENTS (telephones));
}

static gboolean
child_write (SummerStore *store,
             const char *sql,
             const SummerChildRecord *record,
             gboolean (*run) (SummerStatement *, GError **),
             GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->id);
  summer_statement_bind_id (write, 2, record->programme);
  summer_statement_bind_text (write, 3, record->code);
  summer_statement_bind_text (write, 4, record->name);
  summer_statement_bind_int (write, 5, record->sex);
  summer_statement_bind_day (write, 6, record->birth);
  summer_statement_bind_text (write, 7, record->document);
  summer_statement_take_text (write, 8, summer_seal (store, record->identity_number));
  summer_statement_bind_text (write, 9, record->school);
  summer_statement_bind_text (write, 10, record->grade);
  summer_statement_bind_text (write, 11, record->priority);
  summer_statement_take_text (write, 12, summer_seal (store, record->health));
  summer_statement_bind_text (write, 13, record->guardian);
  summer_statement_bind_text (write, 14, record->relationship);
  summer_statement_take_text (write, 15, summer_seal (store, record->telephone));
  summer_statement_bind_text (write, 16, record->employer);
  summer_statement_bind_text (write, 17, record->collectors[0].name);
  summer_statement_bind_text (write, 18, record->collectors[0].relationship);
  summer_statement_take_text (write, 19, summer_seal (store, record->collectors[0].telephone));
  summer_statement_bind_text (write, 20, record->collectors[1].name);
  summer_statement_bind_text (write, 21, record->collectors[1].relationship);
  summer_statement_take_text (write, 22, summer_seal (store, record->collectors[1].telephone));
  summer_statement_bind_text (write, 23, record->collectors[2].name);
  summer_statement_bind_text (write, 24, record->collectors[2].relationship);
  summer_statement_take_text (write, 25, summer_seal (store, record->collectors[2].telephone));
  summer_statement_take_text (write, 26, summer_pinyin_dup_initials (record->name));
  summer_statement_take_text (write, 27, dup_telephone_tails (record));
  return run (write, error);
}

gboolean
summer_child_insert (SummerStore *store, SummerChildRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO child (id, programme, code, name, sex, birth, document, identity_number,"
        " school, grade, priority, health, guardian, relationship, telephone, employer,"
        " collector1, collector1_relationship, collector1_telephone, collector2,"
        " collector2_relationship, collector2_telephone, collector3, collector3_relationship,"
        " collector3_telephone, pinyin, telephone_tails) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
        " ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,"
        " ?26, ?27)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return child_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_child_update (SummerStore *store, const SummerChildRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE child SET programme = ?2, code = ?3, name = ?4, sex = ?5, birth = ?6, document ="
        " ?7, identity_number = ?8, school = ?9, grade = ?10, priority = ?11, health = ?12,"
        " guardian = ?13, relationship = ?14, telephone = ?15, employer = ?16, collector1 = ?17,"
        " collector1_relationship = ?18, collector1_telephone = ?19, collector2 = ?20,"
        " collector2_relationship = ?21, collector2_telephone = ?22, collector3 = ?23,"
        " collector3_relationship = ?24, collector3_telephone = ?25, pinyin = ?26,"
        " telephone_tails = ?27 WHERE id = ?1";

  return child_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_child_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM child WHERE id = ?1", id, error);
}

#define CHILD_COLUMNS                                                                              \
  "SELECT id, programme, code, name, sex, birth, document, identity_number, school, grade,"        \
  " priority, health, guardian, relationship, telephone, employer, collector1,"                    \
  " collector1_relationship, collector1_telephone, collector2, collector2_relationship,"           \
  " collector2_telephone, collector3, collector3_relationship, collector3_telephone FROM child "

static gboolean
child_read (SummerStore *store, SummerStatement *row, SummerChildFunc func, gpointer user_data)
{
  g_autofree char *identity_number = summer_seal_open (store, summer_statement_get_text (row, 7));
  g_autofree char *health = summer_seal_open (store, summer_statement_get_text (row, 11));
  g_autofree char *telephone = summer_seal_open (store, summer_statement_get_text (row, 14));
  g_autofree char *collector1_telephone
      = summer_seal_open (store, summer_statement_get_text (row, 18));
  g_autofree char *collector2_telephone
      = summer_seal_open (store, summer_statement_get_text (row, 21));
  g_autofree char *collector3_telephone
      = summer_seal_open (store, summer_statement_get_text (row, 24));
  SummerChildRecord record = {
    .id = summer_statement_get_int (row, 0),
    .programme = summer_statement_get_int (row, 1),
    .code = summer_statement_get_text (row, 2),
    .name = summer_statement_get_text (row, 3),
    .sex = summer_statement_get_number (row, 4),
    .birth = summer_statement_get_day (row, 5),
    .document = summer_statement_get_text (row, 6),
    .identity_number = identity_number,
    .school = summer_statement_get_text (row, 8),
    .grade = summer_statement_get_text (row, 9),
    .priority = summer_statement_get_text (row, 10),
    .health = health,
    .guardian = summer_statement_get_text (row, 12),
    .relationship = summer_statement_get_text (row, 13),
    .telephone = telephone,
    .employer = summer_statement_get_text (row, 15),
    .collectors[0].name = summer_statement_get_text (row, 16),
    .collectors[0].relationship = summer_statement_get_text (row, 17),
    .collectors[0].telephone = collector1_telephone,
    .collectors[1].name = summer_statement_get_text (row, 19),
    .collectors[1].relationship = summer_statement_get_text (row, 20),
    .collectors[1].telephone = collector2_telephone,
    .collectors[2].name = summer_statement_get_text (row, 22),
    .collectors[2].relationship = summer_statement_get_text (row, 23),
    .collectors[2].telephone = collector3_telephone,
  };

  return func (&record, user_data);
}

/**
 * summer_child_each:
 *
 * Calls @func for every child of the programme, by code, until it returns FALSE.
 */
gboolean
summer_child_each (
    SummerStore *store, gint64 programme, SummerChildFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = CHILD_COLUMNS "WHERE programme = ?1 ORDER BY code";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    more = child_read (store, each, func, user_data);
  return !summer_statement_failed (each);
}

/**
 * summer_child_find:
 *
 * Calls @func once, for the child of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is none.
 */
gboolean
summer_child_find (
    SummerStore *store, gint64 id, SummerChildFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = CHILD_COLUMNS "WHERE id = ?1";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);

  if (find == NULL)
    return FALSE;
  summer_statement_bind_int (find, 1, id);
  if (!summer_statement_step (find, error))
    {
      if (!summer_statement_failed (find))
        g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                             _ ("This child is no longer in the records."));
      return FALSE;
    }
  child_read (store, find, func, user_data);
  return TRUE;
}

static gboolean
enrolment_write (SummerStore *store,
                 const char *sql,
                 const SummerEnrolmentRecord *record,
                 gboolean (*run) (SummerStatement *, GError **),
                 GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->id);
  summer_statement_bind_id (write, 2, record->class_id);
  summer_statement_bind_id (write, 3, record->child);
  summer_statement_bind_day (write, 4, record->first_day);
  summer_statement_bind_day (write, 5, record->last_day);
  summer_statement_bind_day (write, 6, record->agreement);
  return run (write, error);
}

gboolean
summer_enrolment_insert (SummerStore *store, SummerEnrolmentRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO enrolment (id, class, child, first_day, last_day, agreement) VALUES (?1,"
        " ?2, ?3, ?4, ?5, ?6)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return enrolment_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_enrolment_update (SummerStore *store, const SummerEnrolmentRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE enrolment SET class = ?2, child = ?3, first_day = ?4, last_day = ?5, agreement ="
        " ?6 WHERE id = ?1";

  return enrolment_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_enrolment_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM enrolment WHERE id = ?1", id, error);
}

/**
 * summer_enrolment_each:
 *
 * Calls @func for every enrolment of the programme, by class code, child code and first day, until it returns FALSE.
 */
gboolean
summer_enrolment_each (SummerStore *store,
                       gint64 programme,
                       SummerEnrolmentFunc func,
                       gpointer user_data,
                       GError **error)
{
  static const char sql[]
      = "SELECT e.id, e.class, e.child, e.first_day, e.last_day, e.agreement FROM class c JOIN"
        " enrolment e ON e.class = c.id JOIN child h ON h.id = e.child WHERE c.programme = ?1"
        " ORDER BY c.code, h.code, e.first_day, e.id";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerEnrolmentRecord record = {
        .id = summer_statement_get_int (each, 0),
        .class_id = summer_statement_get_int (each, 1),
        .child = summer_statement_get_int (each, 2),
        .first_day = summer_statement_get_day (each, 3),
        .last_day = summer_statement_get_day (each, 4),
        .agreement = summer_statement_get_day (each, 5),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}
