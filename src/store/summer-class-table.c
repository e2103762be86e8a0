#include "config.h"

#include "summer-class-table.h"

#include "summer-pinyin.h"
#include "summer-statement.h"

static gboolean
provider_write (SummerStore *store,
                const char *sql,
                const SummerProviderRecord *record,
                gboolean (*run) (SummerStatement *, GError **),
                GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->id);
  summer_statement_bind_id (write, 2, record->programme);
  summer_statement_bind_text (write, 3, record->name);
  summer_statement_bind_text (write, 4, record->credit_code);
  summer_statement_bind_day (write, 5, record->qualified_until);
  summer_statement_bind_int (write, 6, record->state);
  return run (write, error);
}

gboolean
summer_provider_insert (SummerStore *store, SummerProviderRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO provider (id, programme, name, credit_code, qualified_until, state) VALUES"
        " (?1, ?2, ?3, ?4, ?5, ?6)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return provider_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_provider_update (SummerStore *store, const SummerProviderRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE provider SET programme = ?2, name = ?3, credit_code = ?4, qualified_until = ?5,"
        " state = ?6 WHERE id = ?1";

  return provider_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_provider_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM provider WHERE id = ?1", id, error);
}

/**
 * summer_provider_each:
 *
 * Calls @func for every provider of the programme, by name, until it returns FALSE.
 */
gboolean
summer_provider_each (SummerStore *store,
                      gint64 programme,
                      SummerProviderFunc func,
                      gpointer user_data,
                      GError **error)
{
  static const char sql[]
      = "SELECT id, programme, name, credit_code, qualified_until, state FROM provider WHERE"
        " programme = ?1 ORDER BY name, id";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerProviderRecord record = {
        .id = summer_statement_get_int (each, 0),
        .programme = summer_statement_get_int (each, 1),
        .name = summer_statement_get_text (each, 2),
        .credit_code = summer_statement_get_text (each, 3),
        .qualified_until = summer_statement_get_day (each, 4),
        .state = summer_statement_get_number (each, 5),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}

static gboolean
class_write (SummerStore *store,
             const char *sql,
             const SummerClassRecord *record,
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
  summer_statement_bind_text (write, 5, record->union_name);
  summer_statement_bind_text (write, 6, record->host);
  summer_statement_bind_text (write, 7, record->co_organiser);
  summer_statement_bind_text (write, 8, record->venue);
  summer_statement_bind_id (write, 9, record->provider);
  summer_statement_bind_int (write, 10, record->kind);
  summer_statement_bind_int (write, 11, record->state);
  summer_statement_bind_day (write, 12, record->first_day);
  summer_statement_bind_day (write, 13, record->last_day);
  summer_statement_bind_day (write, 14, record->emergency_plan);
  summer_statement_bind_id (write, 15, record->places);
  if (record->rank != SUMMER_RANK_NONE)
    summer_statement_bind_int (write, 16, record->rank);
  summer_statement_bind_text (write, 17, record->account_name);
  summer_statement_bind_text (write, 18, record->bank);
  summer_statement_bind_text (write, 19, record->account_number);
  summer_statement_take_text (write, 20, summer_pinyin_dup_initials (record->name));
  return run (write, error);
}

gboolean
summer_class_insert (SummerStore *store, SummerClassRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO class (id, programme, code, name, union_name, host, co_organiser, venue,"
        " provider, kind, state, first_day, last_day, emergency_plan, places, rank,"
        " account_name, bank, account_number, pinyin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
        " ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return class_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_class_update (SummerStore *store, const SummerClassRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE class SET programme = ?2, code = ?3, name = ?4, union_name = ?5, host = ?6,"
        " co_organiser = ?7, venue = ?8, provider = ?9, kind = ?10, state = ?11, first_day ="
        " ?12, last_day = ?13, emergency_plan = ?14, places = ?15, rank = ?16, account_name ="
        " ?17, bank = ?18, account_number = ?19, pinyin = ?20 WHERE id = ?1";

  return class_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_class_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM class WHERE id = ?1", id, error);
}

/**
 * summer_class_each:
 *
 * Calls @func for every class of the programme, by code, until it returns FALSE.
 */
gboolean
summer_class_each (
    SummerStore *store, gint64 programme, SummerClassFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT id, programme, code, name, union_name, host, co_organiser, venue, provider,"
        " kind, state, first_day, last_day, emergency_plan, places, rank, account_name, bank,"
        " account_number FROM class WHERE programme = ?1 ORDER BY code";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerClassRecord record = {
        .id = summer_statement_get_int (each, 0),
        .programme = summer_statement_get_int (each, 1),
        .code = summer_statement_get_text (each, 2),
        .name = summer_statement_get_text (each, 3),
        .union_name = summer_statement_get_text (each, 4),
        .host = summer_statement_get_text (each, 5),
        .co_organiser = summer_statement_get_text (each, 6),
        .venue = summer_statement_get_text (each, 7),
        .provider = summer_statement_get_int (each, 8),
        .kind = summer_statement_get_number (each, 9),
        .state = summer_statement_get_number (each, 10),
        .first_day = summer_statement_get_day (each, 11),
        .last_day = summer_statement_get_day (each, 12),
        .emergency_plan = summer_statement_get_day (each, 13),
        .places = summer_statement_get_number (each, 14),
        .rank = summer_statement_is_null (each, 15) ? SUMMER_RANK_NONE
                                                    : summer_statement_get_number (each, 15),
        .account_name = summer_statement_get_text (each, 16),
        .bank = summer_statement_get_text (each, 17),
        .account_number = summer_statement_get_text (each, 18),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}

static gboolean
adjustment_write (SummerStore *store,
                  const char *sql,
                  const SummerAdjustmentRecord *record,
                  gboolean (*run) (SummerStatement *, GError **),
                  GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->class_id);
  summer_statement_bind_day (write, 2, record->day);
  summer_statement_bind_int (write, 3, record->kind);
  summer_statement_bind_text (write, 4, record->reason);
  return run (write, error);
}

gboolean
summer_adjustment_insert (SummerStore *store, const SummerAdjustmentRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO adjustment (class, day, kind, reason) VALUES (?1, ?2, ?3, ?4)";

  return adjustment_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_adjustment_update (SummerStore *store, const SummerAdjustmentRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE adjustment SET kind = ?3, reason = ?4 WHERE class = ?1 AND day = ?2";

  return adjustment_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_adjustment_delete (SummerStore *store, gint64 class_id, SummerDay day, GError **error)
{
  g_autoptr (SummerStatement) delete
      = summer_statement_new (store, "DELETE FROM adjustment WHERE class = ?1 AND day = ?2", error);

  if (delete == NULL)
    return FALSE;
  summer_statement_bind_int (delete, 1, class_id);
  summer_statement_bind_day (delete, 2, day);
  return summer_statement_run_one (delete, error);
}

/**
 * summer_adjustment_each:
 *
 * Calls @func for every adjustment of the calendar of the programme, by class code, then day, until it returns FALSE.
 */
gboolean
summer_adjustment_each (SummerStore *store,
                        gint64 programme,
                        SummerAdjustmentFunc func,
                        gpointer user_data,
                        GError **error)
{
  static const char sql[]
      = "SELECT a.class, a.day, a.kind, a.reason FROM class c JOIN adjustment a ON a.class ="
        " c.id WHERE c.programme = ?1 ORDER BY c.code, a.day";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerAdjustmentRecord record = {
        .class_id = summer_statement_get_int (each, 0),
        .day = summer_statement_get_day (each, 1),
        .kind = summer_statement_get_number (each, 2),
        .reason = summer_statement_get_text (each, 3),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}
