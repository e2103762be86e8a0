#include "config.h"

#include "summer-payment-table.h"

#include "summer-table.h"

static const SummerField payment_batch_fields[] = {
  SUMMER_FIELD (SummerPaymentBatchRecord, ID, id),
  SUMMER_FIELD (SummerPaymentBatchRecord, ID, programme),
  SUMMER_FIELD (SummerPaymentBatchRecord, CODE, number),
  SUMMER_FIELD (SummerPaymentBatchRecord, DAY, made_on),
  SUMMER_FIELD (SummerPaymentBatchRecord, TEXT, made_by),
  SUMMER_FIELD (SummerPaymentBatchRecord, TEXT, note),
};
static const SummerTable payment_batch_table = {
  .fields = payment_batch_fields,
  .n_fields = G_N_ELEMENTS (payment_batch_fields),
  .n_key = 1,
  .each = "SELECT id, programme, number, made_on, made_by, note FROM payment_batch WHERE"
          " programme = ?1 ORDER BY number",
  .insert = "INSERT INTO main.payment_batch (id, programme, number, made_on, made_by, note) VALUES"
            " (?1, ?2, ?3, ?4, ?5, ?6)",
  .delete = "DELETE FROM main.payment_batch WHERE id = ?1",
};

/* Batches of a programme by number. */
SUMMER_DEFINE_EACH (payment_batch, SummerPaymentBatch)
SUMMER_DEFINE_INSERT_WITH_ID (payment_batch, SummerPaymentBatch)
SUMMER_DEFINE_DELETE_BY_ID (payment_batch, SummerPaymentBatch)

static const SummerField payment_fields[] = {
  SUMMER_FIELD (SummerPaymentRecord, ID, id),
  SUMMER_FIELD (SummerPaymentRecord, ID, batch),
  SUMMER_FIELD (SummerPaymentRecord, ID, class_id),
  SUMMER_FIELD (SummerPaymentRecord, AMOUNT, amount),
  SUMMER_FIELD (SummerPaymentRecord, TEXT, account_name),
  SUMMER_FIELD (SummerPaymentRecord, TEXT, bank),
  SUMMER_SEALED_FIELD (SummerPaymentRecord, PAYMENT_ACCOUNT_NUMBER, account_number),
  SUMMER_FIELD (SummerPaymentRecord, DAY, paid_on),
  SUMMER_FIELD (SummerPaymentRecord, TEXT, reference),
  SUMMER_FIELD (SummerPaymentRecord, DAY, returned_on),
  SUMMER_FIELD (SummerPaymentRecord, TEXT, returned_why),
  SUMMER_FIELD (SummerPaymentRecord, TEXT, source),
};
#define SELECT_PAYMENTS                                                                            \
  "SELECT id, batch, class, amount, account_name, bank, account_number, paid_on, reference,"       \
  " returned_on, returned_why, nullif (source, '') FROM payment "
static const SummerTable payment_table = {
  .fields = payment_fields,
  .n_fields = G_N_ELEMENTS (payment_fields),
  .n_key = 1,
  .each = SELECT_PAYMENTS
  "WHERE batch IN (SELECT id FROM payment_batch WHERE programme = ?1) ORDER BY batch, id",
  .insert
  = "INSERT INTO main.payment (id, batch, class, amount, account_name, bank, account_number,"
    " paid_on, reference, returned_on, returned_why, source) VALUES (?1, ?2, ?3, ?4, ?5,"
    " ?6, ?7, ?8, ?9, ?10, ?11, ifnull (?12, ''))",
  .update = "UPDATE main.payment SET batch = ?2, class = ?3, amount = ?4, account_name = ?5, bank ="
            " ?6, account_number = ?7, paid_on = ?8, reference = ?9, returned_on = ?10,"
            " returned_why = ?11, source = ifnull (?12, '') WHERE id = ?1",
  .delete = "DELETE FROM main.payment WHERE id = ?1",
};

/* Payments of a programme by batch. */
SUMMER_DEFINE_RECORD (payment, SummerPayment)

gboolean
summer_payment_each_of_class (
    SummerStore *store, gint64 class_id, SummerPaymentFunc func, gpointer user_data, GError **error)
{
  g_auto (SummerRows) rows = { 0 };
  SummerPaymentRecord record;
  gboolean more
      = summer_rows_open (&rows, store, &payment_table,
                          SELECT_PAYMENTS "WHERE class = ?1 ORDER BY batch, id", class_id, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

/**
 * summer_payment_sum_paid:
 * @source: (nullable): a further source, "" = the fund, NULL = all of them
 * @sum: (out): what was paid to the classes of a programme and did not come back, in fen
 */
gboolean
summer_payment_sum_paid (
    SummerStore *store, gint64 programme, const char *source, gint64 *sum, GError **error)
{
  static const char sql[]
      = "SELECT coalesce (sum (p.amount), 0) FROM payment p JOIN payment_batch b ON b.id = p.batch"
        " WHERE b.programme = ?1 AND p.paid_on IS NOT NULL AND p.returned_on IS NULL"
        " AND p.source = coalesce (?2, p.source)";
  g_autoptr (SummerStatement) add = summer_statement_new (store, sql, error);

  *sum = 0;
  if (add == NULL)
    return FALSE;
  summer_statement_bind_int (add, 1, programme);
  if (source != NULL)
    sqlite3_bind_text (summer_statement_get_handle (add), 2, source, -1, SQLITE_TRANSIENT);
  if (summer_statement_step (add, error))
    *sum = summer_statement_get_int (add, 0);
  return !summer_statement_failed (add);
}

static const SummerField spending_fields[] = {
  SUMMER_FIELD (SummerSpendingRecord, ID, id),
  SUMMER_FIELD (SummerSpendingRecord, ID, class_id),
  SUMMER_FIELD (SummerSpendingRecord, DAY, day),
  SUMMER_FIELD (SummerSpendingRecord, CODE, category),
  SUMMER_FIELD (SummerSpendingRecord, AMOUNT, amount),
  SUMMER_FIELD (SummerSpendingRecord, TEXT, what),
  SUMMER_FIELD (SummerSpendingRecord, TEXT, receipt),
  SUMMER_FIELD (SummerSpendingRecord, TEXT, source),
};
static const SummerTable spending_table = {
  .fields = spending_fields,
  .n_fields = G_N_ELEMENTS (spending_fields),
  .n_key = 1,
  .each = "SELECT id, class, day, category, amount, what, receipt, nullif (source, '') FROM"
          " spending WHERE class IN (SELECT id FROM class WHERE programme = ?1) ORDER BY class,"
          " day, id",
  .insert
  = "INSERT INTO main.spending (id, class, day, category, amount, what, receipt, source) VALUES"
    " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ifnull (?8, ''))",
  .update = "UPDATE main.spending SET class = ?2, day = ?3, category = ?4, amount = ?5, what = ?6,"
            " receipt = ?7, source = ifnull (?8, '') WHERE id = ?1",
  .delete = "DELETE FROM main.spending WHERE id = ?1",
};

/* What the classes of a programme spent, class by class. */
SUMMER_DEFINE_RECORD (spending, SummerSpending)

static const SummerField repayment_fields[] = {
  SUMMER_FIELD (SummerRepaymentRecord, ID, id),
  SUMMER_FIELD (SummerRepaymentRecord, ID, class_id),
  SUMMER_FIELD (SummerRepaymentRecord, DAY, day),
  SUMMER_FIELD (SummerRepaymentRecord, AMOUNT, amount),
  SUMMER_FIELD (SummerRepaymentRecord, TEXT, reference),
  SUMMER_FIELD (SummerRepaymentRecord, TEXT, note),
  SUMMER_FIELD (SummerRepaymentRecord, TEXT, source),
};
static const SummerTable repayment_table = {
  .fields = repayment_fields,
  .n_fields = G_N_ELEMENTS (repayment_fields),
  .n_key = 1,
  .each = "SELECT id, class, day, amount, reference, note, nullif (source, '') FROM repayment WHERE"
          " class IN (SELECT id FROM class WHERE programme = ?1) ORDER BY class, day, id",
  .insert
  = "INSERT INTO main.repayment (id, class, day, amount, reference, note, source) VALUES (?1,"
    " ?2, ?3, ?4, ?5, ?6, ifnull (?7, ''))",
  .update
  = "UPDATE main.repayment SET class = ?2, day = ?3, amount = ?4, reference = ?5, note = ?6,"
    " source = ifnull (?7, '') WHERE id = ?1",
  .delete = "DELETE FROM main.repayment WHERE id = ?1",
};

/* What the classes of a programme paid back, class by class. */
SUMMER_DEFINE_RECORD (repayment, SummerRepayment)
