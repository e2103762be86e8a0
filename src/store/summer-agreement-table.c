#include "config.h"

#include "summer-agreement-table.h"

#include <glib/gi18n.h>

#include "summer-table.h"

#define AGREEMENT_COLUMNS                                                                          \
  "SELECT id, class, child, version, signed_on, guardian, host, union_name, note FROM agreement "

static const SummerField agreement_fields[] = {
  SUMMER_FIELD (SummerAgreementRecord, ID, id),
  SUMMER_FIELD (SummerAgreementRecord, ID, class_id),
  SUMMER_FIELD (SummerAgreementRecord, ID, child),
  SUMMER_FIELD (SummerAgreementRecord, TEXT, version),
  SUMMER_FIELD (SummerAgreementRecord, DAY, signed_on),
  SUMMER_FIELD (SummerAgreementRecord, TEXT, guardian),
  SUMMER_FIELD (SummerAgreementRecord, TEXT, host),
  SUMMER_FIELD (SummerAgreementRecord, TEXT, union_name),
  SUMMER_FIELD (SummerAgreementRecord, TEXT, note),
};
static const SummerTable agreement_table = {
  .fields = agreement_fields,
  .n_fields = G_N_ELEMENTS (agreement_fields),
  .n_key = 1,
  .each = AGREEMENT_COLUMNS "WHERE child = ?1 ORDER BY signed_on, id",
  .insert = "INSERT INTO main.agreement (id, class, child, version, signed_on, guardian, host,"
            " union_name, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
  .update
  = "UPDATE main.agreement SET class = ?2, child = ?3, version = ?4, signed_on = ?5, guardian ="
    " ?6, host = ?7, union_name = ?8, note = ?9 WHERE id = ?1",
  .delete = "DELETE FROM main.agreement WHERE id = ?1",
};

/* Agreements of a child, by the day on which they were signed. */
SUMMER_DEFINE_RECORD (agreement, SummerAgreement)

/**
 * summer_agreement_find:
 *
 * Calls @func once, for the agreement of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is none.
 */
gboolean
summer_agreement_find (
    SummerStore *store, gint64 id, SummerAgreementFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = AGREEMENT_COLUMNS "WHERE id = ?1";
  g_auto (SummerRows) rows = { 0 };
  SummerAgreementRecord record;

  if (!summer_rows_open (&rows, store, &agreement_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This agreement is no longer in the records."));
  return FALSE;
}

/**
 * summer_agreement_apply:
 * @former: the day that is no longer one of an agreement; none = none
 *
 * An earlier day that the enrolment has already stays: it came out of a workbook. Without an agreement none is left
 * of @former.
 */
gboolean
summer_agreement_apply (
    SummerStore *store, gint64 class_id, gint64 child, SummerDay former, GError **error)
{
  static const char sql[]
      = "UPDATE main.enrolment SET agreement = min (s.day, ifnull (nullif (agreement, ?3), s.day)) "
        "FROM"
        " (SELECT min (signed_on) day FROM agreement WHERE class = ?1 AND child = ?2) s WHERE class"
        " = ?1 AND child = ?2 AND (s.day IS NOT NULL OR agreement = ?3)";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, class_id);
  summer_statement_bind_int (write, 2, child);
  summer_statement_bind_day (write, 3, former);
  return summer_statement_run (write, error);
}

static const SummerField leaving_fields[] = {
  SUMMER_FIELD (SummerLeavingRecord, ID, id),
  SUMMER_FIELD (SummerLeavingRecord, ID, class_id),
  SUMMER_FIELD (SummerLeavingRecord, ID, child),
  SUMMER_FIELD (SummerLeavingRecord, DAY, last_day),
  SUMMER_FIELD (SummerLeavingRecord, ID, to_class),
  SUMMER_FIELD (SummerLeavingRecord, TEXT, reason),
  SUMMER_FIELD (SummerLeavingRecord, TEXT, person),
};
static const SummerTable leaving_table = {
  .fields = leaving_fields,
  .n_fields = G_N_ELEMENTS (leaving_fields),
  .n_key = 1,
  .each = "SELECT id, class, child, last_day, to_class, reason, person FROM leaving WHERE child ="
          " ?1 ORDER BY last_day, id",
  .insert
  = "INSERT INTO main.leaving (id, class, child, last_day, to_class, reason, person) VALUES (?1,"
    " ?2, ?3, ?4, ?5, ?6, ?7)",
};

/* The classes that a child left, by the last day there. */
SUMMER_DEFINE_EACH (leaving, SummerLeaving)
SUMMER_DEFINE_INSERT_WITH_ID (leaving, SummerLeaving)
