#include "config.h"

#include "summer-insurance-table.h"

#include "summer-statement.h"

static gboolean
insurance_write (SummerStore *store,
                 const char *sql,
                 const SummerInsuranceRecord *record,
                 gboolean (*run) (SummerStatement *, GError **),
                 GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->id);
  summer_statement_bind_id (write, 2, record->programme);
  summer_statement_bind_text (write, 3, record->number);
  summer_statement_bind_text (write, 4, record->insurer);
  summer_statement_bind_int (write, 5, record->kind);
  summer_statement_bind_day (write, 6, record->first_day);
  summer_statement_bind_day (write, 7, record->last_day);
  summer_statement_bind_money (write, 8, record->sum_insured);
  summer_statement_bind_money (write, 9, record->premium);
  return run (write, error);
}

gboolean
summer_insurance_insert (SummerStore *store, SummerInsuranceRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO insurance (id, programme, number, insurer, kind, first_day, last_day,"
        " sum_insured, premium) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return insurance_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_insurance_update (SummerStore *store, const SummerInsuranceRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE insurance SET programme = ?2, number = ?3, insurer = ?4, kind = ?5, first_day ="
        " ?6, last_day = ?7, sum_insured = ?8, premium = ?9 WHERE id = ?1";

  return insurance_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_insurance_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM insurance WHERE id = ?1", id, error);
}

/**
 * summer_insurance_each:
 *
 * Calls @func for every policy of the programme, by number, until it returns FALSE.
 */
gboolean
summer_insurance_each (SummerStore *store,
                       gint64 programme,
                       SummerInsuranceFunc func,
                       gpointer user_data,
                       GError **error)
{
  static const char sql[]
      = "SELECT id, programme, number, insurer, kind, first_day, last_day, sum_insured, premium"
        " FROM insurance WHERE programme = ?1 ORDER BY number";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerInsuranceRecord record = {
        .id = summer_statement_get_int (each, 0),
        .programme = summer_statement_get_int (each, 1),
        .number = summer_statement_get_text (each, 2),
        .insurer = summer_statement_get_text (each, 3),
        .kind = summer_statement_get_number (each, 4),
        .first_day = summer_statement_get_day (each, 5),
        .last_day = summer_statement_get_day (each, 6),
        .sum_insured = summer_statement_get_money (each, 7),
        .premium = summer_statement_get_money (each, 8),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}

static gboolean
insured_write (SummerStore *store,
               const char *sql,
               const SummerInsuredRecord *record,
               gboolean (*run) (SummerStatement *, GError **),
               GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->policy);
  summer_statement_bind_id (write, 2, record->child);
  return run (write, error);
}

gboolean
summer_insured_insert (SummerStore *store, const SummerInsuredRecord *record, GError **error)
{
  static const char sql[] = "INSERT INTO insured (policy, child) VALUES (?1, ?2)";

  return insured_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_insured_delete (SummerStore *store, gint64 policy, gint64 child, GError **error)
{
  g_autoptr (SummerStatement) delete
      = summer_statement_new (store, "DELETE FROM insured WHERE policy = ?1 AND child = ?2", error);

  if (delete == NULL)
    return FALSE;
  summer_statement_bind_int (delete, 1, policy);
  summer_statement_bind_int (delete, 2, child);
  return summer_statement_run_one (delete, error);
}

/**
 * summer_insured_each:
 *
 * Calls @func for every child that a policy names of the programme, by policy number, then child code, until it returns FALSE.
 */
gboolean
summer_insured_each (SummerStore *store,
                     gint64 programme,
                     SummerInsuredFunc func,
                     gpointer user_data,
                     GError **error)
{
  static const char sql[]
      = "SELECT n.policy, n.child FROM insurance i JOIN insured n ON n.policy = i.id JOIN child"
        " h ON h.id = n.child WHERE i.programme = ?1 ORDER BY i.number, h.code";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerInsuredRecord record = {
        .policy = summer_statement_get_int (each, 0),
        .child = summer_statement_get_int (each, 1),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}
