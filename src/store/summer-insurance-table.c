#include "config.h"

#include "summer-insurance-table.h"

#include "summer-table.h"

static const SummerField insurance_fields[] = {
  SUMMER_FIELD (SummerInsuranceRecord, ID, id),
  SUMMER_FIELD (SummerInsuranceRecord, ID, programme),
  SUMMER_FIELD (SummerInsuranceRecord, TEXT, number),
  SUMMER_FIELD (SummerInsuranceRecord, TEXT, insurer),
  SUMMER_FIELD (SummerInsuranceRecord, CODE, kind),
  SUMMER_FIELD (SummerInsuranceRecord, DAY, first_day),
  SUMMER_FIELD (SummerInsuranceRecord, DAY, last_day),
  SUMMER_FIELD (SummerInsuranceRecord, MONEY, sum_insured),
  SUMMER_FIELD (SummerInsuranceRecord, MONEY, premium),
};
static const SummerTable insurance_table = {
  .fields = insurance_fields,
  .n_fields = G_N_ELEMENTS (insurance_fields),
  .n_key = 1,
  .each = "SELECT id, programme, number, insurer, kind, first_day, last_day, sum_insured,"
          " premium FROM insurance WHERE programme = ?1 ORDER BY number",
  .insert = "INSERT INTO main.insurance (id, programme, number, insurer, kind, first_day, last_day,"
            " sum_insured, premium) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
  .update = "UPDATE main.insurance SET programme = ?2, number = ?3, insurer = ?4, kind = ?5,"
            " first_day = ?6, last_day = ?7, sum_insured = ?8, premium = ?9 WHERE id = ?1",
  .delete = "DELETE FROM main.insurance WHERE id = ?1",
};

/* Policies, by number. */
SUMMER_DEFINE_RECORD (insurance, SummerInsurance)

/**
 * summer_insurance_each_of_child:
 *
 * The policies that name a child, by number, whatever days they cover.
 */
gboolean
summer_insurance_each_of_child (
    SummerStore *store, gint64 child, SummerInsuranceFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT i.id, i.programme, i.number, i.insurer, i.kind, i.first_day, i.last_day,"
        " i.sum_insured, i.premium FROM insured n JOIN insurance i ON i.id = n.policy WHERE"
        " n.child = ?1 ORDER BY i.number";
  g_auto (SummerRows) rows = { 0 };
  SummerInsuranceRecord record;
  gboolean more = summer_rows_open (&rows, store, &insurance_table, sql, child, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

static const SummerField insured_fields[] = {
  SUMMER_FIELD (SummerInsuredRecord, ID, policy),
  SUMMER_FIELD (SummerInsuredRecord, ID, child),
};
static const SummerTable insured_table = {
  .fields = insured_fields,
  .n_fields = G_N_ELEMENTS (insured_fields),
  .n_key = 2,
  .each = "SELECT n.policy, n.child FROM insurance i JOIN insured n ON n.policy = i.id JOIN"
          " child h ON h.id = n.child WHERE i.programme = ?1 ORDER BY i.number, h.code",
  .insert = "INSERT INTO main.insured (policy, child) VALUES (?1, ?2)",
  .delete = "DELETE FROM main.insured WHERE policy = ?1 AND child = ?2",
};

/* Children whom a policy names, by policy number and child code. */
SUMMER_DEFINE_EACH (insured, SummerInsured)
SUMMER_DEFINE_INSERT (insured, SummerInsured)

gboolean
summer_insured_delete (SummerStore *store, gint64 policy, gint64 child, GError **error)
{
  const SummerInsuredRecord key = { .policy = policy, .child = child };

  return summer_table_delete (store, &insured_table, &key, error);
}
