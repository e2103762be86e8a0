#include "config.h"

#include "summer-application-table.h"

#include <glib/gi18n.h>

#include "summer-pinyin.h"
#include "summer-seal.h"
#include "summer-table.h"

#define NUMBER_PREFIX "BM" /* 报名 */

#define APPLICATION_COLUMNS                                                                        \
  "SELECT a.id, a.programme, a.class, a.number, a.applied_on, a.name, a.sex, a.birth, a.document," \
  " a.identity_number, a.school, a.grade, a.health, a.guardian, a.relationship, a.telephone,"      \
  " a.employer, a.other_guardian, a.other_employer, a.both_work, a.host_staff, a.state,"           \
  " a.offered_on, a.offer_until, a.decided_on, a.reason, a.draw, a.child, a.note FROM"             \
  " application a "

static const SummerField application_fields[] = {
  SUMMER_FIELD (SummerApplicationRecord, ID, id),
  SUMMER_FIELD (SummerApplicationRecord, ID, programme),
  SUMMER_FIELD (SummerApplicationRecord, ID, class_id),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, number),
  SUMMER_FIELD (SummerApplicationRecord, DAY, applied_on),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, name),
  SUMMER_FIELD (SummerApplicationRecord, CODE, sex),
  SUMMER_FIELD (SummerApplicationRecord, DAY, birth),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, document),
  SUMMER_SEALED_FIELD (SummerApplicationRecord, APPLICATION_IDENTITY_NUMBER, identity_number),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, school),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, grade),
  SUMMER_SEALED_FIELD (SummerApplicationRecord, APPLICATION_HEALTH, health),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, guardian),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, relationship),
  SUMMER_SEALED_FIELD (SummerApplicationRecord, APPLICATION_TELEPHONE, telephone),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, employer),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, other_guardian),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, other_employer),
  SUMMER_FIELD (SummerApplicationRecord, ANSWER, both_work),
  SUMMER_FIELD (SummerApplicationRecord, ANSWER, host_staff),
  SUMMER_FIELD (SummerApplicationRecord, CODE, state),
  SUMMER_FIELD (SummerApplicationRecord, DAY, offered_on),
  SUMMER_FIELD (SummerApplicationRecord, DAY, offer_until),
  SUMMER_FIELD (SummerApplicationRecord, DAY, decided_on),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, reason),
  SUMMER_FIELD (SummerApplicationRecord, COUNT, draw),
  SUMMER_FIELD (SummerApplicationRecord, ID, child),
  SUMMER_FIELD (SummerApplicationRecord, TEXT, note),
};

/* Found as children are: by the initials of the name and the end of the telephone number. */
static void
derive_application (SummerStore *store, SummerStatement *write, int index, gconstpointer record)
{
  const SummerApplicationRecord *application = record;

  summer_statement_take_text (write, index, summer_pinyin_dup_initials (application->name));
  summer_statement_take_text (write, index + 1,
                              summer_seal_dup_telephone_tails (&application->telephone, 1));
}

static const SummerTable application_table = {
  .fields = application_fields,
  .n_fields = G_N_ELEMENTS (application_fields),
  .n_key = 1,
  .derive = derive_application,
  .each = APPLICATION_COLUMNS "WHERE a.programme = ?1 ORDER BY a.number",
  .insert
  = "INSERT INTO main.application (id, programme, class, number, applied_on, name, sex, birth,"
    " document, identity_number, school, grade, health, guardian, relationship, telephone,"
    " employer, other_guardian, other_employer, both_work, host_staff, state, offered_on,"
    " offer_until, decided_on, reason, draw, child, note, pinyin, telephone_tails) VALUES"
    " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
    " ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31)",
  .update
  = "UPDATE main.application SET programme = ?2, class = ?3, number = ?4, applied_on = ?5, name"
    " = ?6, sex = ?7, birth = ?8, document = ?9, identity_number = ?10, school = ?11, grade"
    " = ?12, health = ?13, guardian = ?14, relationship = ?15, telephone = ?16, employer ="
    " ?17, other_guardian = ?18, other_employer = ?19, both_work = ?20, host_staff = ?21,"
    " state = ?22, offered_on = ?23, offer_until = ?24, decided_on = ?25, reason = ?26,"
    " draw = ?27, child = ?28, note = ?29, pinyin = ?30, telephone_tails = ?31 WHERE id ="
    " ?1",
};

/* Applications of a programme, by number. */
SUMMER_DEFINE_EACH (application, SummerApplication)
SUMMER_DEFINE_INSERT_WITH_ID (application, SummerApplication)
SUMMER_DEFINE_UPDATE (application, SummerApplication)

gboolean
summer_application_each_in_class (SummerStore *store,
                                  gint64 class_id,
                                  SummerApplicationFunc func,
                                  gpointer user_data,
                                  GError **error)
{
  static const char sql[] = APPLICATION_COLUMNS "WHERE a.class = ?1 ORDER BY a.number";
  g_auto (SummerRows) rows = { 0 };
  SummerApplicationRecord record;
  gboolean more = summer_rows_open (&rows, store, &application_table, sql, class_id, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

/* Sealed fields cost more to open than all the others to read, and a list shows none of them. */
#define BRIEF_COLUMNS                                                                              \
  "SELECT a.id, a.class, a.number, a.name, a.pinyin, a.grade, a.guardian, a.telephone_tails,"      \
  " a.applied_on, a.birth, a.both_work, a.host_staff, a.state, a.offer_until, a.draw, a.child "    \
  "FROM application a "

static const SummerField brief_fields[] = {
  SUMMER_FIELD (SummerApplicationBriefRecord, ID, id),
  SUMMER_FIELD (SummerApplicationBriefRecord, ID, class_id),
  SUMMER_FIELD (SummerApplicationBriefRecord, TEXT, number),
  SUMMER_FIELD (SummerApplicationBriefRecord, TEXT, name),
  SUMMER_FIELD (SummerApplicationBriefRecord, TEXT, pinyin),
  SUMMER_FIELD (SummerApplicationBriefRecord, TEXT, grade),
  SUMMER_FIELD (SummerApplicationBriefRecord, TEXT, guardian),
  SUMMER_FIELD (SummerApplicationBriefRecord, TEXT, telephone_tails),
  SUMMER_FIELD (SummerApplicationBriefRecord, DAY, applied_on),
  SUMMER_FIELD (SummerApplicationBriefRecord, DAY, birth),
  SUMMER_FIELD (SummerApplicationBriefRecord, ANSWER, both_work),
  SUMMER_FIELD (SummerApplicationBriefRecord, ANSWER, host_staff),
  SUMMER_FIELD (SummerApplicationBriefRecord, CODE, state),
  SUMMER_FIELD (SummerApplicationBriefRecord, DAY, offer_until),
  SUMMER_FIELD (SummerApplicationBriefRecord, COUNT, draw),
  SUMMER_FIELD (SummerApplicationBriefRecord, ID, child),
};
static const SummerTable application_brief_table = {
  .fields = brief_fields,
  .n_fields = G_N_ELEMENTS (brief_fields),
  .n_key = 1,
  .each = BRIEF_COLUMNS "WHERE a.programme = ?1",
};

/* Applications of a programme as lists show them, in no order. */
SUMMER_DEFINE_EACH (application_brief, SummerApplicationBrief)

gboolean
summer_application_brief_each_in_class (SummerStore *store,
                                        gint64 class_id,
                                        SummerApplicationBriefFunc func,
                                        gpointer user_data,
                                        GError **error)
{
  static const char sql[] = BRIEF_COLUMNS "WHERE a.class = ?1";
  g_auto (SummerRows) rows = { 0 };
  SummerApplicationBriefRecord record;
  gboolean more = summer_rows_open (&rows, store, &application_brief_table, sql, class_id, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

/**
 * summer_application_find:
 *
 * Calls @func once, for the application of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is none.
 */
gboolean
summer_application_find (
    SummerStore *store, gint64 id, SummerApplicationFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = APPLICATION_COLUMNS "WHERE a.id = ?1";
  g_auto (SummerRows) rows = { 0 };
  SummerApplicationRecord record;

  if (!summer_rows_open (&rows, store, &application_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This application is no longer in the records."));
  return FALSE;
}

/**
 * summer_application_find_number:
 *
 * Returns: the application of this number; 0 when there is none, or with @error set
 */
gint64
summer_application_find_number (SummerStore *store,
                                gint64 programme,
                                const char *number,
                                GError **error)
{
  static const char sql[] = "SELECT id FROM application WHERE programme = ?1 AND number = ?2";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return 0;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_text (each, 2, number);
  return summer_statement_step (each, error) ? summer_statement_get_int (each, 0) : 0;
}

/**
 * summer_application_dup_next_number:
 *
 * Returns: (transfer full) (nullable): BM and one more than the highest such number; %NULL with @error set
 */
char *
summer_application_dup_next_number (SummerStore *store, gint64 programme, GError **error)
{
  static const char sql[]
      = "SELECT max (CAST (substr (number, 3) AS INTEGER)) FROM application WHERE programme = ?1"
        " AND number GLOB '" NUMBER_PREFIX "[0-9]*'";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, programme);
  if (!summer_statement_step (each, error))
    return NULL;
  return g_strdup_printf (NUMBER_PREFIX "%04" G_GINT64_FORMAT,
                          summer_statement_get_int (each, 0) + 1);
}

static const SummerField group_fields[] = {
  SUMMER_FIELD (SummerApplicationGroupRecord, ID, application),
  SUMMER_FIELD (SummerApplicationGroupRecord, CODE, priority),
  SUMMER_FIELD (SummerApplicationGroupRecord, CODE, proved),
};
static const SummerTable application_group_table = {
  .fields = group_fields,
  .n_fields = G_N_ELEMENTS (group_fields),
  .n_key = 2,
  .each = "SELECT g.application, g.priority_group, g.proved FROM application a JOIN"
          " application_group g ON g.application = a.id WHERE a.programme = ?1 ORDER BY"
          " g.application, g.priority_group",
};

/* What the applications of a programme claim. */
SUMMER_DEFINE_EACH (application_group, SummerApplicationGroup)

static gboolean
each_group (SummerStore *store,
            const char *sql,
            gint64 id,
            SummerApplicationGroupFunc func,
            gpointer user_data,
            GError **error)
{
  g_auto (SummerRows) rows = { 0 };
  SummerApplicationGroupRecord record;
  gboolean more = summer_rows_open (&rows, store, &application_group_table, sql, id, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

gboolean
summer_application_group_each_in_class (SummerStore *store,
                                        gint64 class_id,
                                        SummerApplicationGroupFunc func,
                                        gpointer user_data,
                                        GError **error)
{
  static const char sql[]
      = "SELECT g.application, g.priority_group, g.proved FROM application a JOIN"
        " application_group g ON g.application = a.id WHERE a.class = ?1 ORDER BY"
        " g.application, g.priority_group";

  return each_group (store, sql, class_id, func, user_data, error);
}

gboolean
summer_application_group_each_of (SummerStore *store,
                                  gint64 application,
                                  SummerApplicationGroupFunc func,
                                  gpointer user_data,
                                  GError **error)
{
  static const char sql[] = "SELECT application, priority_group, proved FROM application_group"
                            " WHERE application = ?1 ORDER BY priority_group";

  return each_group (store, sql, application, func, user_data, error);
}

/**
 * summer_application_group_save:
 * @claim: none takes the claim away
 */
gboolean
summer_application_group_save (SummerStore *store,
                               gint64 application,
                               SummerPriority priority,
                               SummerClaim claim,
                               GError **error)
{
  static const char put[]
      = "INSERT INTO main.application_group (application, priority_group, proved) VALUES (?1, ?2, "
        "?3)"
        " ON CONFLICT (application, priority_group) DO UPDATE SET proved = excluded.proved WHERE"
        " proved <> excluded.proved";
  static const char drop[]
      = "DELETE FROM main.application_group WHERE application = ?1 AND priority_group = ?2";
  g_autoptr (SummerStatement) write
      = summer_statement_new (store, claim == SUMMER_CLAIM_NONE ? drop : put, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, application);
  summer_statement_bind_int (write, 2, priority);
  if (claim != SUMMER_CLAIM_NONE)
    summer_statement_bind_int (write, 3, claim == SUMMER_CLAIM_PROVED);
  return summer_statement_run (write, error);
}

static const SummerField lottery_fields[] = {
  SUMMER_FIELD (SummerLotteryRecord, ID, id),
  SUMMER_FIELD (SummerLotteryRecord, ID, class_id),
  SUMMER_FIELD (SummerLotteryRecord, DAY, day),
  SUMMER_FIELD (SummerLotteryRecord, TEXT, seed),
  SUMMER_FIELD (SummerLotteryRecord, TEXT, person),
  SUMMER_FIELD (SummerLotteryRecord, CODE, drawn),
  SUMMER_FIELD (SummerLotteryRecord, TEXT, note),
};
static const SummerTable lottery_table = {
  .fields = lottery_fields,
  .n_fields = G_N_ELEMENTS (lottery_fields),
  .n_key = 1,
  .each = "SELECT id, class, day, seed, person, drawn, note FROM lottery WHERE class = ?1 ORDER BY"
          " day, id",
  .insert
  = "INSERT INTO main.lottery (id, class, day, seed, person, drawn, note) VALUES (?1, ?2, ?3,"
    " ?4, ?5, ?6, ?7)",
};

/* Lotteries of a class, oldest first. */
SUMMER_DEFINE_EACH (lottery, SummerLottery)
SUMMER_DEFINE_INSERT_WITH_ID (lottery, SummerLottery)

/**
 * summer_lottery_get_highest:
 * @draw: (out): the highest number drawn in the class so far; 0 when none was
 */
gboolean
summer_lottery_get_highest (SummerStore *store, gint64 class_id, int *draw, GError **error)
{
  static const char sql[] = "SELECT max (draw) FROM application WHERE class = ?1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *draw = 0;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  if (summer_statement_step (each, error))
    *draw = summer_statement_get_number (each, 0);
  return !summer_statement_failed (each);
}
