/* Several sources of money: what one granted, paid and is owed is nothing to the others. */
#include "config.h"

#include "finance-fixture.h"
#include "payment-fixture.h"

#include "summer-repayment.h"
#include "summer-sheet.h"
#include "summer-spending.h"

#define CITY "市级"

static void
settle (Fixture *fixture, SummerMoney of_fund, SummerMoney of_city)
{
  finance_settle_of (fixture->store, fixture->programme, fixture->classes[0], of_fund, CITY,
                     of_city);
}

static void
pay (Fixture *fixture, SummerMoney amount, const char *source)
{
  const gint64 batch = payments_make_batch_of (fixture, 0, amount, source);

  g_assert_cmpint (batch, !=, 0);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
}

/* The fund is cut below what it has paid: that is nothing to the city, which pays what it granted. */
static void
test_cut_of_another_source (Fixture *fixture, gconstpointer unused)
{
  gint64 batch;
  g_autoptr (SummerPaymentBook) book = NULL;

  fixture_fill (fixture);
  settle (fixture, GRANT, 1000000);
  pay (fixture, GRANT, NULL);
  batch = payments_make_batch_of (fixture, 0, 1000000, CITY);
  settle (fixture, GRANT / 2, 1000000);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  book = payments_load (fixture);
  g_assert_cmpint (summer_balance_find_source (&book->classes[0], NULL)->paid, ==, GRANT);
  g_assert_cmpint (summer_balance_find_source (&book->classes[0], CITY)->paid, ==, 1000000);
  g_assert_null (summer_balance_find_source (&book->classes[0], "区级"));
}

/* The city is cut below what it has prepared: that the fund grants more is no money of the city. */
static void
test_room_of_another_source (Fixture *fixture, gconstpointer unused)
{
  gint64 batch;

  fixture_fill (fixture);
  settle (fixture, GRANT, 1000000);
  batch = payments_make_batch_of (fixture, 0, 1000000, CITY);
  settle (fixture, GRANT + 1000000, 400000);
  assert_step (
      summer_payment_save_paid, "day",
      "榕荫社区班: no more than 4,000 yuan are still to be paid. Take the payment out of the"
      " batch and prepare what is left.",
      .batch = batch, .day = DAY);
}

/* What the city wants back and the bank has returned is not taken from what the fund paid. */
static void
test_got_back_of_another_source (Fixture *fixture, gconstpointer unused)
{
  gint64 batch, of_city;

  fixture_fill (fixture);
  settle (fixture, GRANT, 1000000);
  pay (fixture, 1000000, CITY);
  of_city = payments_find (fixture, 0, SUMMER_PAYMENT_PAID);
  pay (fixture, GRANT, NULL);
  settle (fixture, GRANT, 0);
  batch = payments_make_batch_of (fixture, 0, -1000000, CITY);
  g_assert_cmpint (batch, !=, 0);
  assert_step (summer_payment_save_returned, "day", NULL, .payment = of_city, .day = DAY,
               .text = "?");
  assert_step (summer_payment_save_paid, "day",
               "榕荫社区班: so much was never paid to it. Take the payment out of the batch.",
               .batch = batch, .day = DAY);
}

static SummerRepaymentRecord
pay_back (Fixture *fixture, SummerMoney amount, const char *source)
{
  SummerRepaymentRecord record
      = { .class_id = fixture->classes[0], .day = DAY + 1, .amount = amount, .source = source };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_repayment_save (fixture->store, fixture->programme, &record, TODAY,
                                        complaints, NULL, &error));
  g_assert_no_error (error);
  return record;
}

static void
spend (Fixture *fixture, SummerMoney amount, const char *source)
{
  SummerSpendingRecord spending = {
    .class_id = fixture->classes[0], .day = DAY, .amount = amount, .what = "教材", .source = source
  };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_spending_save (fixture->store, fixture->programme, &spending, TODAY,
                                       complaints, NULL, &error));
  g_assert_no_error (error);
}

/* The book of a source (NULL = of all), and for the latter the sheet. */
static void
assert_unpaid (Fixture *fixture, const char *source, SummerMoney unpaid, SummerMoney owed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPaymentBook) book
      = source != NULL
            ? summer_payment_book_load_source (fixture->store, fixture->programme, source, &error)
            : payments_load (fixture);
  const SummerBalance *balance;

  g_assert_no_error (error);
  balance = &book->classes[0];
  g_assert_cmpint (summer_balance_get_unpaid (balance), ==, unpaid);
  g_assert_cmpint (summer_balance_get_unpaid (&book->total), ==, unpaid);
  g_assert_cmpint (summer_balance_get_owed (balance), ==, owed);
  g_assert_cmpint (balance->paid - balance->got_back + unpaid, ==, balance->granted);
  if (source == NULL)
    {
      g_autoptr (SummerSheet) sheet
          = summer_sheet_new (fixture->store, &summer_sheet_balances, fixture->programme);
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), 0);

      g_assert_no_error (summer_sheet_get_error (sheet));
      g_assert_cmpint (summer_sheet_row_get_number (
                           row, summer_sheet_find_column (&summer_sheet_balances, "unpaid")),
                       ==, unpaid);
    }
}

/* A balance came back, and a supplement then takes away just that: it is not asked for again. */
static void
test_paid_back_is_got_back (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentLine line = { 0, -1 };
  g_autoptr (SummerPaymentBook) book = NULL;

  fixture_fill (fixture);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT);
  pay (fixture, GRANT, NULL);
  spend (fixture, 2000000, NULL);
  pay_back (fixture, GRANT - 2000000, NULL);
  assert_unpaid (fixture, NULL, 0, 0);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], 2000000);
  assert_unpaid (fixture, NULL, 0, 0);
  book = payments_load (fixture);
  g_assert_cmpint (book->classes[0].to_return, ==, 0);
  line.class_id = fixture->classes[0];
  payments_assert_refused (fixture, &line, 1, "FZ-001",
                           "Nothing is to be got back from this class.");
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], 1500000);
  assert_unpaid (fixture, NULL, -500000, 500000);
}

/* Two sources are above their grants: what came back to one is nothing to the other. */
static void
test_paid_back_counts_once (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  settle (fixture, GRANT, 1000000);
  pay (fixture, GRANT, NULL);
  pay (fixture, 1000000, CITY);
  pay_back (fixture, 1000000, NULL);
  pay_back (fixture, 200000, CITY);
  settle (fixture, GRANT - 1000000, 400000);
  assert_unpaid (fixture, "", 0, 0);
  assert_unpaid (fixture, CITY, -400000, 400000);
  assert_unpaid (fixture, NULL, -400000, 400000);
  settle (fixture, GRANT + 500000,
          400000); /* the fund pays again; that takes nothing from the city */
  assert_unpaid (fixture, "", 500000, 0);
  assert_unpaid (fixture, CITY, -400000, 400000);
  assert_unpaid (fixture, NULL, 100000, 0);
}

static void
assert_to_return (Fixture *fixture, SummerMoney of_fund, SummerMoney of_city)
{
  const SummerMoney expected[] = { of_fund, of_city };
  static const char *const sources[] = { "", CITY };
  g_autoptr (SummerPaymentBook) all = payments_load (fixture);
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_balances, fixture->programme);
  const guint column = summer_sheet_find_column (&summer_sheet_balances, "to_return");
  g_autofree gint64 *sums = summer_sheet_dup_sums (sheet);
  g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), 0);

  g_assert_cmpint (all->classes[0].to_return, ==, of_fund + of_city);
  g_assert_cmpint (all->total.to_return, ==, of_fund + of_city);
  g_assert_cmpint (summer_sheet_row_get_number (row, column), ==, of_fund + of_city);
  g_assert_cmpint (sums[column], ==, of_fund + of_city);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (SummerPaymentBook) of_source
          = summer_payment_book_load_source (fixture->store, fixture->programme, sources[i], NULL);

      g_assert_cmpint (summer_source_balance_get_to_return (
                           summer_balance_find_source (&all->classes[0], sources[i])),
                       ==, expected[i]);
      g_assert_cmpint (of_source->total.to_return, ==, expected[i]);
    }
}

static char *
dup_complaint_of_repayment (Fixture *fixture,
                            SummerMoney amount,
                            const char *source,
                            const char *field)
{
  SummerRepaymentRecord record
      = { .class_id = fixture->classes[0], .day = DAY + 1, .amount = amount, .source = source };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  g_assert_false (summer_repayment_save (fixture->store, fixture->programme, &record, TODAY,
                                         complaints, NULL, NULL));
  return g_strdup (summer_complaints_get (complaints, field));
}

/* What is spent of the fund leaves what the city paid untouched, and what comes back to one is not the other's. */
static void
test_each_source_gets_its_own_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *wrong_source = NULL, *too_much = NULL;
  SummerRepaymentRecord record;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  fixture_fill (fixture);
  settle (fixture, GRANT, 1000000);
  pay (fixture, GRANT, NULL);
  pay (fixture, 1000000, CITY);
  spend (fixture, GRANT + 700000, NULL); /* above the grant of the fund: the class's own affair */
  assert_to_return (fixture, 0, 1000000);
  wrong_source = dup_complaint_of_repayment (fixture, 1000000, NULL, "source");
  g_assert_cmpstr (wrong_source, ==,
                   "Of this money the class has nothing to return: it is of another source. Choose"
                   " that.");
  spend (fixture, 300000, CITY);
  assert_to_return (fixture, 0, 700000);
  too_much = dup_complaint_of_repayment (fixture, 700001, CITY, "amount");
  g_assert_cmpstr (too_much, ==,
                   "This is more than the balance of 7,000 yuan that is to be returned.");
  record = pay_back (fixture, 400000, CITY);
  assert_to_return (fixture, 0, 300000);
  record.amount = 700000; /* the entry mended: what it takes the place of is free again */
  g_assert_true (summer_repayment_save (fixture->store, fixture->programme, &record, TODAY,
                                        complaints, NULL, NULL));
  assert_to_return (fixture, 0, 0);
}

/* Nothing is spent of money that the class never got any of. */
static void
test_spent_of_no_source (Fixture *fixture, gconstpointer unused)
{
  SummerSpendingRecord spending = { .day = DAY, .amount = 100, .source = "区级", .what = "教材" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  fixture_fill (fixture);
  settle (fixture, GRANT, 1000000);
  spending.class_id = fixture->classes[0];
  g_assert_false (summer_spending_save (fixture->store, fixture->programme, &spending, TODAY,
                                        complaints, NULL, NULL));
  g_assert_cmpstr (summer_complaints_get (complaints, "source"), ==,
                   "区级 granted this class nothing.");
  summer_complaints_clear (complaints);
  spending.source = CITY;
  spending.amount = 1000001;
  g_assert_true (summer_spending_save (fixture->store, fixture->programme, &spending, TODAY,
                                       complaints, NULL, NULL));
  g_assert_cmpstr (summer_complaints_get_warning (complaints, "amount"), ==,
                   "With this more is spent of 市级 than the 10,000 yuan that it granted.");
}

/* What came back did come back, whatever the class spends afterwards: its entry can still be mended. */
static void
test_paid_back_before_it_was_spent (Fixture *fixture, gconstpointer unused)
{
  SummerRepaymentRecord record;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerPaymentBook) book = NULL;
  g_autoptr (GError) error = NULL;

  payments_fill (fixture);
  pay (fixture, GRANT, NULL);
  spend (fixture, 2000000, NULL);
  record = pay_back (fixture, GRANT - 2000000, NULL);
  spend (fixture, GRANT - 2000000, NULL);
  record.note = "改到账日期";
  record.day++;
  g_assert_true (summer_repayment_save (fixture->store, fixture->programme, &record, TODAY,
                                        complaints, NULL, &error));
  g_assert_no_error (error);
  book = payments_load (fixture);
  g_assert_cmpuint (book->n_repayments, ==, 1);
  g_assert_cmpint (book->repayments[0].day, ==, DAY + 2);
  record.amount++; /* but no more than came */
  g_assert_false (summer_repayment_save (fixture->store, fixture->programme, &record, TODAY,
                                         complaints, NULL, &error));
  g_assert_nonnull (summer_complaints_get (complaints, "amount"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/payment-sources/cut-of-another-source", test_cut_of_another_source);
  fixture_add ("/payment-sources/room-of-another-source", test_room_of_another_source);
  fixture_add ("/payment-sources/got-back-of-another-source", test_got_back_of_another_source);
  fixture_add ("/payment-sources/each-source-gets-its-own-back",
               test_each_source_gets_its_own_back);
  fixture_add ("/payment-sources/spent-of-no-source", test_spent_of_no_source);
  fixture_add ("/payment-sources/paid-back-is-got-back", test_paid_back_is_got_back);
  fixture_add ("/payment-sources/paid-back-counts-once", test_paid_back_counts_once);
  fixture_add ("/payment-sources/paid-back-before-it-was-spent",
               test_paid_back_before_it_was_spent);

  return g_test_run ();
}
