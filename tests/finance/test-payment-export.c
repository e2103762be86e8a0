/* The workbooks of payments read again: what stands in them is what the book says, and the formulas agree. */
#include "config.h"

#include "../files/read-back.h"
#include "../store/fixture.h"
#include "finance-fixture.h"

#include "summer-export-payments.h"
#include "summer-payments.h"
#include "summer-spending.h"

#define DAY 18158 /* 2019-09-19 */
#define GRANT 3000000

static gint64
pay_all (Fixture *fixture)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_load (fixture->store, fixture->programme, NULL);
  g_autoptr (GArray) lines = summer_payment_batch_propose (book, NULL, 0);
  const SummerPaymentBatchForm form = { .programme = fixture->programme,
                                        .made_on = DAY,
                                        .made_by = "郑会计",
                                        .lines = (SummerPaymentLine *) lines->data,
                                        .n_lines = lines->len };
  SummerPaymentForm paid = { .programme = fixture->programme, .day = DAY + 1, .text = "0920-1" };

  g_assert_true (
      summer_payment_batch_save (fixture->store, &form, DAY, complaints, &paid.batch, NULL, NULL));
  g_assert_true (summer_payment_save_paid (fixture->store, &paid, DAY + 1, complaints, NULL, NULL));
  return paid.batch;
}

static void
return_one (Fixture *fixture)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_load (fixture->store, fixture->programme, NULL);
  const SummerPaymentForm form = { .programme = fixture->programme,
                                   .payment = book->payments[1].id,
                                   .day = DAY + 3,
                                   .text = "户名不符" };

  g_assert_true (
      summer_payment_save_returned (fixture->store, &form, DAY + 3, complaints, NULL, NULL));
}

static gint64
fill (Fixture *fixture)
{
  SummerSpendingRecord spending
      = { .day = DAY + 2, .category = SUMMER_SPENDING_EQUIPMENT, .amount = 1234567 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  gint64 batch;

  fixture_fill (fixture);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT);
  finance_settle (fixture->store, fixture->programme, fixture->classes[1], GRANT + 50);
  batch = pay_all (fixture);
  return_one (fixture);
  spending.class_id = fixture->classes[0];
  g_assert_true (summer_spending_save (fixture->store, fixture->programme, &spending, DAY + 2,
                                       complaints, NULL, NULL));
  return batch;
}

static gint64
prepare (Fixture *fixture, const SummerPaymentLine *lines, guint n_lines)
{
  const SummerPaymentBatchForm form = { .programme = fixture->programme,
                                        .made_on = DAY,
                                        .made_by = "郑会计",
                                        .lines = lines,
                                        .n_lines = n_lines };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  gint64 batch = 0;

  g_assert_true (
      summer_payment_batch_save (fixture->store, &form, DAY, complaints, &batch, NULL, NULL));
  return batch;
}

static ReadBack *
export_batch (Fixture *fixture, gint64 batch)
{
  g_autofree char *path = fixture_dup_path (fixture, "batch.xlsx");
  g_autoptr (GError) error = NULL;

  g_assert_true (
      summer_export_payment_batch (fixture->store, fixture->programme, batch, path, &error));
  g_assert_no_error (error);
  return read_back_new (path);
}

/* The bank reads what it has still to pay, and nothing that it has paid already. */
static void
test_batch (Fixture *fixture, gconstpointer unused)
{
  const char *sheet = "Batch 1";
  SummerPaymentLine lines[2];
  g_autoptr (ReadBack) back = NULL;
  guint total;

  fixture_fill (fixture);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT);
  finance_settle (fixture->store, fixture->programme, fixture->classes[1], GRANT + 50);
  lines[0] = (SummerPaymentLine){ fixture->classes[0], GRANT };
  lines[1] = (SummerPaymentLine){ fixture->classes[1], GRANT + 50 };
  back = export_batch (fixture, prepare (fixture, lines, 2));
  total = read_back_find (back, sheet, 'B', "Total");
  g_assert_cmpuint (total, >, 3);
  g_assert_cmpstr (read_back_get (back, sheet, 'C', total - 2), ==, "6222020000003308");
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total - 1), ==, 30000.50);
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total), ==, 60000.50);
  g_assert_cmpstr (read_back_get (back, sheet, 'A', total + 1), ==,
                   "In capital numerals: 陆万元伍角整");
  g_assert_cmpuint (read_back_find (back, sheet, 'B', "The whole batch"), ==, 0);
}

/* What is paid, returned or to be got back stands below the list, and all of it is the batch. */
static void
test_batch_begun (Fixture *fixture, gconstpointer unused)
{
  const char *sheet = "Batch 1";
  SummerPaymentForm paid = { .programme = fixture->programme, .day = DAY, .text = "0919-1" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerPaymentBook) book = NULL;
  g_autoptr (ReadBack) back = NULL;
  SummerPaymentLine lines[2];
  gint64 batch;
  guint total;

  fill (fixture);
  book = summer_payment_book_load (fixture->store, fixture->programme, NULL);
  back = export_batch (fixture, book->batches[0].id);
  total = read_back_find (back, sheet, 'B', "Total");
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total), ==, 0);
  g_assert_cmpstr (read_back_get (back, sheet, 'B', total + 3), ==, "Not in the list: paid");
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total + 3), ==, 30000);
  g_assert_cmpstr (read_back_get (back, sheet, 'B', total + 4), ==,
                   "Not in the list: returned by the bank");
  g_assert_cmpstr (read_back_get (back, sheet, 'D', total + 4), ==, "1 payment");
  g_assert_cmpstr (read_back_get (back, sheet, 'B', total + 5), ==, "The whole batch");
  g_assert_cmpstr (read_back_get (back, sheet, 'D', total + 5), ==, "2 payments");
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total + 5), ==, 60000.50);

  sheet = "Batch 2";
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT - 100);
  lines[0] = (SummerPaymentLine){ fixture->classes[0], -100 };
  lines[1] = (SummerPaymentLine){ fixture->classes[1], 250 };
  batch = prepare (fixture, lines, 2);
  g_clear_pointer (&back, read_back_free);
  back = export_batch (fixture, batch);
  total = read_back_find (back, sheet, 'B', "Total");
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total), ==, 2.50);
  g_assert_cmpstr (read_back_get (back, sheet, 'B', total + 3), ==,
                   "Not in the list: to be got back");
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total + 4), ==, 1.50);

  paid.programme = fixture->programme;
  paid.batch = batch;
  g_assert_true (summer_payment_save_paid (fixture->store, &paid, DAY, complaints, NULL, NULL));
  g_clear_pointer (&back, read_back_free);
  back = export_batch (fixture, batch);
  total = read_back_find (back, sheet, 'B', "Total");
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total), ==, 0);
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total + 3), ==, 2.50);
  g_assert_cmpfloat (read_back_number (back, sheet, 'E', total + 5), ==, 1.50);
}

static void
test_ledger_and_use (Fixture *fixture, gconstpointer unused)
{
  const char *use = "Statement of use";
  g_autofree char *path = fixture_dup_path (fixture, "payments.xlsx");
  g_autofree char *formula = NULL;
  g_autoptr (ReadBack) back = NULL;
  g_autoptr (GError) error = NULL;
  guint row, total;

  fill (fixture);
  g_assert_true (
      summer_export_payments (fixture->store, fixture->programme, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  back = read_back_new (path);
  g_assert_cmpuint (back->sheets->len, ==, 3);
  row = read_back_find (back, "Ledger", 'C', "FZ-002");
  g_assert_cmpstr (read_back_get (back, "Ledger", 'F', row), ==, "returned");
  g_assert_cmpstr (read_back_get (back, "Ledger", 'K', row), ==, "户名不符");
  g_assert_cmpstr (read_back_get (back, "Ledger", 'F', row + 2), ==, "paid");
  g_assert_cmpfloat (read_back_number (back, "Ledger", 'E', row + 2), ==, 30000);
  g_assert_cmpfloat (read_back_number (back, "Ledger", 'E', row + 3), ==, 30000.50);

  row = read_back_find (back, use, 'B', "FZ-001");
  total = read_back_find (back, use, 'B', "Total");
  g_assert_cmpuint (total, ==, row + 2);
  g_assert_cmpfloat (read_back_number (back, use, 'L', row), ==, 12345.67);
  g_assert_cmpfloat (read_back_number (back, use, 'P', row), ==, 17654.33);
  g_assert_cmpfloat (read_back_number (back, use, 'H', total), ==, 30000.50);
  g_assert_cmpfloat (read_back_number (back, use, 'G', total)
                         + read_back_number (back, use, 'H', total),
                     ==, read_back_number (back, use, 'F', total));
  formula = g_strdup_printf ("%s!P%u", use, row);
  g_assert_nonnull (g_hash_table_lookup (back->formulas, formula));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/payment-export/batch-for-the-bank", test_batch);
  fixture_add ("/payment-export/batch-that-is-paid-in-part", test_batch_begun);
  fixture_add ("/payment-export/ledger-and-use", test_ledger_and_use);

  return g_test_run ();
}
