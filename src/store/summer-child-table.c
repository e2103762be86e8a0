#include "config.h"

#include "summer-child-table.h"

#include <glib/gi18n.h>

#include "summer-pinyin.h"
#include "summer-seal.h"
#include "summer-table.h"

#define CHILD_COLUMNS                                                                              \
  "SELECT id, programme, code, name, sex, birth, document, identity_number, school, grade,"        \
  " priority, health, guardian, relationship, telephone, employer, collector1,"                    \
  " collector1_relationship, collector1_telephone, collector2, collector2_relationship,"           \
  " collector2_telephone, collector3, collector3_relationship, collector3_telephone FROM child "

static const SummerField child_fields[] = {
  SUMMER_FIELD (SummerChildRecord, ID, id),
  SUMMER_FIELD (SummerChildRecord, ID, programme),
  SUMMER_FIELD (SummerChildRecord, TEXT, code),
  SUMMER_FIELD (SummerChildRecord, TEXT, name),
  SUMMER_FIELD (SummerChildRecord, CODE, sex),
  SUMMER_FIELD (SummerChildRecord, DAY, birth),
  SUMMER_FIELD (SummerChildRecord, TEXT, document),
  SUMMER_SEALED_FIELD (SummerChildRecord, CHILD_IDENTITY_NUMBER, identity_number),
  SUMMER_FIELD (SummerChildRecord, TEXT, school),
  SUMMER_FIELD (SummerChildRecord, TEXT, grade),
  SUMMER_FIELD (SummerChildRecord, TEXT, priority),
  SUMMER_SEALED_FIELD (SummerChildRecord, CHILD_HEALTH, health),
  SUMMER_FIELD (SummerChildRecord, TEXT, guardian),
  SUMMER_FIELD (SummerChildRecord, TEXT, relationship),
  SUMMER_SEALED_FIELD (SummerChildRecord, CHILD_TELEPHONE, telephone),
  SUMMER_FIELD (SummerChildRecord, TEXT, employer),
  SUMMER_FIELD (SummerChildRecord, TEXT, collectors[0].name),
  SUMMER_FIELD (SummerChildRecord, TEXT, collectors[0].relationship),
  SUMMER_SEALED_FIELD (SummerChildRecord, CHILD_COLLECTOR1_TELEPHONE, collectors[0].telephone),
  SUMMER_FIELD (SummerChildRecord, TEXT, collectors[1].name),
  SUMMER_FIELD (SummerChildRecord, TEXT, collectors[1].relationship),
  SUMMER_SEALED_FIELD (SummerChildRecord, CHILD_COLLECTOR2_TELEPHONE, collectors[1].telephone),
  SUMMER_FIELD (SummerChildRecord, TEXT, collectors[2].name),
  SUMMER_FIELD (SummerChildRecord, TEXT, collectors[2].relationship),
  SUMMER_SEALED_FIELD (SummerChildRecord, CHILD_COLLECTOR3_TELEPHONE, collectors[2].telephone),
};

/* Found by the initials of the name and the ends of the telephone numbers of its adults. */
static void
derive_child (SummerStore *store, SummerStatement *write, int index, gconstpointer record)
{
  const SummerChildRecord *child = record;
  const char *telephones[] = { child->telephone, child->collectors[0].telephone,
                               child->collectors[1].telephone, child->collectors[2].telephone };

  summer_statement_take_text (write, index, summer_pinyin_dup_initials (child->name));
  summer_statement_take_text (write, index + 1,
                              summer_seal_dup_telephone_tails (telephones,
                                                               G_N_ELEMENTS (telephones)));
  summer_table_bind_identity_hash (store, write, index + 2, child->identity_number);
}

static const SummerTable child_table = {
  .fields = child_fields,
  .n_fields = G_N_ELEMENTS (child_fields),
  .n_key = 1,
  .derive = derive_child,
  .each = CHILD_COLUMNS "WHERE programme = ?1 ORDER BY code",
  .insert
  = "INSERT INTO main.child (id, programme, code, name, sex, birth, document,"
    " identity_number, school, grade, priority, health, guardian, relationship,"
    " telephone, employer, collector1, collector1_relationship, collector1_telephone,"
    " collector2, collector2_relationship, collector2_telephone, collector3,"
    " collector3_relationship, collector3_telephone, pinyin, telephone_tails, identity_hash) VALUES"
    " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
    " ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28)",
  .update = "UPDATE main.child SET programme = ?2, code = ?3, name = ?4, sex = ?5, birth = ?6,"
            " document = ?7, identity_number = ?8, school = ?9, grade = ?10, priority = ?11,"
            " health = ?12, guardian = ?13, relationship = ?14, telephone = ?15, employer ="
            " ?16, collector1 = ?17, collector1_relationship = ?18, collector1_telephone = ?19,"
            " collector2 = ?20, collector2_relationship = ?21, collector2_telephone = ?22,"
            " collector3 = ?23, collector3_relationship = ?24, collector3_telephone = ?25,"
            " pinyin = ?26, telephone_tails = ?27, identity_hash = ?28 WHERE id = ?1",
  .delete = "DELETE FROM main.child WHERE id = ?1",
};

/* Children, by code. */
SUMMER_DEFINE_RECORD (child, SummerChild)

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
  g_auto (SummerRows) rows = { 0 };
  SummerChildRecord record;

  if (!summer_rows_open (&rows, store, &child_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This child is no longer in the records."));
  return FALSE;
}

static const SummerField enrolment_fields[] = {
  SUMMER_FIELD (SummerEnrolmentRecord, ID, id),
  SUMMER_FIELD (SummerEnrolmentRecord, ID, class_id),
  SUMMER_FIELD (SummerEnrolmentRecord, ID, child),
  SUMMER_FIELD (SummerEnrolmentRecord, DAY, first_day),
  SUMMER_FIELD (SummerEnrolmentRecord, DAY, last_day),
  SUMMER_FIELD (SummerEnrolmentRecord, DAY, agreement),
};
static const SummerTable enrolment_table = {
  .fields = enrolment_fields,
  .n_fields = G_N_ELEMENTS (enrolment_fields),
  .n_key = 1,
  .each = "SELECT e.id, e.class, e.child, e.first_day, e.last_day, e.agreement FROM class c"
          " JOIN enrolment e ON e.class = c.id JOIN child h ON h.id = e.child WHERE c.programme"
          " = ?1 ORDER BY c.code, h.code, e.first_day, e.id",
  .insert = "INSERT INTO main.enrolment (id, class, child, first_day, last_day, agreement) VALUES"
            " (?1, ?2, ?3, ?4, ?5, ?6)",
  .update = "UPDATE main.enrolment SET class = ?2, child = ?3, first_day = ?4, last_day = ?5,"
            " agreement = ?6 WHERE id = ?1",
  .delete = "DELETE FROM main.enrolment WHERE id = ?1",
};

/* Enrolments, by class code, child code and first day. */
SUMMER_DEFINE_RECORD (enrolment, SummerEnrolment)

/**
 * summer_child_find_code:
 * @code: as it stands on the child's card, in any case
 *
 * Returns: the child of the programme; 0 with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when it is nobody's code
 */
gint64
summer_child_find_code (SummerStore *store, gint64 programme, const char *code, GError **error)
{
  static const char sql[] = "SELECT id FROM child WHERE programme = ?1 AND code = ?2 COLLATE NOCASE"
                            " ORDER BY code <> ?2 LIMIT 1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return 0;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_text (each, 2, code);
  if (summer_statement_step (each, error))
    return summer_statement_get_int (each, 0);
  if (!summer_statement_failed (each))
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                 _ ("There is no child with the code “%s” in this programme."), code);
  return 0;
}

/**
 * summer_enrolment_find_class:
 *
 * Returns: the class in which the child is enrolled on @day; 0 with @error set, %SUMMER_STORE_ERROR_NOT_FOUND
 *   when there is none, %SUMMER_STORE_ERROR_CONFLICT when there is more than one
 */
gint64
summer_enrolment_find_class (SummerStore *store, gint64 child, SummerDay day, GError **error)
{
  static const char sql[]
      = "SELECT DISTINCT e.class FROM enrolment e JOIN class c ON c.id = e.class WHERE e.child = ?1"
        " AND ifnull (e.first_day, c.first_day) <= ?2 AND ifnull (e.last_day, c.last_day) >= ?2";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gint64 class_id = 0;

  if (each == NULL)
    return 0;
  summer_statement_bind_int (each, 1, child);
  summer_statement_bind_day (each, 2, day);
  if (summer_statement_step (each, error))
    class_id = summer_statement_get_int (each, 0);
  if (summer_statement_failed (each))
    return 0;
  if (class_id == 0)
    {
      g_autofree char *iso = summer_day_dup_iso (day);

      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                   _ ("The child is enrolled in no class on %s. Name the class."), iso);
      return 0;
    }
  if (summer_statement_step (each, error))
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
                           _ ("The child is enrolled in more than one class that day. Name the "
                              "class."));
      return 0;
    }
  return summer_statement_failed (each) ? 0 : class_id;
}
