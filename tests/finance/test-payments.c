/* Payments and the use of the grants, step by step. */
#include "config.h"

#include "finance-fixture.h"
#include "payment-fixture.h"

#include "summer-clerk-entry.h"
#include "summer-journal.h"
#include "summer-repayment.h"
#include "summer-sheet.h"
#include "summer-spending.h"

#define CITY "市级"

static void
test_paid_returned_paid_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerPaymentBook) book = NULL;
  g_autoptr (GArray) lines = NULL;
  gint64 batch, again;

  payments_fill (fixture);
  book = payments_load (fixture);
  lines = summer_payment_batch_propose (book, NULL, 0);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpint (book->total.granted, ==, 2 * GRANT + 50);
  batch = payments_make_batch (fixture, (SummerPaymentLine *) lines->data, lines->len);
  payments_assert_class (fixture, 0, 0, GRANT);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY + 1,
               .text = "20190920-1");
  payments_assert_class (fixture, 0, GRANT, 0);
  payments_assert_class (fixture, 1, GRANT + 50, 0);
  assert_step (summer_payment_save_returned, "day", NULL,
               .payment = payments_find (fixture, 1, SUMMER_PAYMENT_PAID), .day = DAY + 4,
               .text = "账号户名不符");
  payments_assert_class (fixture, 1, 0, 0);

  g_clear_pointer (&book, summer_payment_book_free);
  g_clear_pointer (&lines, g_array_unref);
  book = payments_load (fixture);
  lines = summer_payment_batch_propose (book, NULL, 0);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (g_array_index (lines, SummerPaymentLine, 0).amount, ==, GRANT + 50);
  again = payments_make_batch (fixture, (SummerPaymentLine *) lines->data, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = again, .day = DAY + 8);
  payments_assert_class (fixture, 1, GRANT + 50, 0);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM payment"), ==, 3);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT max (number) FROM payment_batch"), ==, 2);
}

static void
test_what_a_batch_refuses (Fixture *fixture, gconstpointer unused)
{
  const gint64 *classes = fixture->classes;
  SummerPaymentLine lines[3];

  payments_fill (fixture);
  lines[0] = (SummerPaymentLine){ classes[0], GRANT + 1 };
  payments_assert_refused (fixture, lines, 1, "FZ-001",
                           "This is more than the 30,000 yuan that are still to be paid.");
  lines[0].amount = 0;
  payments_assert_refused (fixture, lines, 1, "FZ-001", "Write an amount, or leave it out.");
  lines[0].amount = -1;
  payments_assert_refused (fixture, lines, 1, "FZ-001",
                           "Nothing is to be got back from this class.");
  payments_assert_refused (fixture, lines, 0, "lines", "Choose the classes that are to be paid.");
  lines[0] = (SummerPaymentLine){ 4711, 1 };
  payments_assert_refused (fixture, lines, 1, "lines",
                           "A class of the list is no more. Open the form anew.");
  lines[0] = (SummerPaymentLine){ classes[0], 100 };
  lines[1] = (SummerPaymentLine){ classes[1], 100 };
  lines[2] = (SummerPaymentLine){ classes[0], 100 };
  payments_assert_refused (fixture, lines, 3, "FZ-001",
                           "This class stands in the batch twice. Take one of them out.");
  lines[2] = (SummerPaymentLine){ classes[1], GRANT }; /* 50 are on the way with the one before */
  payments_make_batch (fixture, lines, 2);
  payments_assert_refused (fixture, &lines[2], 1, "FZ-002",
                           "This is more than the 29,999.50 yuan that are still to be paid.");
}

static void
test_accounts_that_no_bank_takes (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *number, *name, *text;
  } cases[] = {
    { NULL, "东街街道工会", "The account number is missing. Write it into the class." },
    { "6222 O200 0000 3308", "东街街道工会", "An account number has digits alone." },
    { "6222 020", "东街街道工会",
      "This account number is too short. Look for the digits that are missing." },
    { "622202000000330862220200000033081", "东街街道工会",
      "This account number is too long. Look for the digits that are too many." },
    { "6222020000003308", NULL, "The name of the account is missing. Write it into the class." },
  };
  SummerPaymentLine line;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *sql = sqlite3_mprintf ("UPDATE class SET account_name = %Q, account_number ="
                                   " summer_sealed ('class.account_number', %Q, id) WHERE code ="
                                   " 'FZ-001'",
                                   cases[i].name, cases[i].number);

      fixture_tamper (fixture->path, sql);
      sqlite3_free (sql);
      summer_store_poll (fixture->store);
      payments_assert_refused (fixture, &line, 1, "FZ-001", cases[i].text);
    }
}

static void
test_days_in_order (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentLine line;
  gint64 batch, payment;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  batch = payments_make_batch (fixture, &line, 1);
  payment = payments_find (fixture, 0, SUMMER_PAYMENT_PREPARED);
  assert_step (summer_payment_save_returned, "day", "Only a payment that was made can be returned.",
               .payment = payment, .day = DAY, .text = "?");
  assert_step (summer_payment_save_paid, "day",
               "This is before the batch was made. Write a later day.", .batch = batch,
               .day = DAY - 1);
  assert_step (summer_payment_save_paid, "day", "This day is still to come.", .batch = batch,
               .day = TODAY + 1);
  assert_step (summer_payment_save_paid, "day", "Write the day.", .batch = batch,
               .day = SUMMER_DAY_NONE);
  assert_step (summer_payment_save_paid, "day", NULL, .payment = payment, .day = DAY + 2);
  assert_step (summer_payment_save_paid, "day", "Nothing of this waits to be paid.", .batch = batch,
               .day = DAY + 2);
  assert_step (summer_payment_save_returned, "day",
               "This is before it was paid. Write a later day.", .payment = payment, .day = DAY + 1,
               .text = "?");
  assert_step (summer_payment_save_returned, "text", "Write why the bank returned it.",
               .payment = payment, .day = DAY + 3);
}

static void
test_account_corrected (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentAccountForm form = { .account_name = "东街街道总工会",
                                    .bank = "福州银行",
                                    .account_number = "6222 0200 0000 4409",
                                    .class_too = 1 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerPaymentBook) book = NULL;
  g_autoptr (GError) error = NULL;
  SummerPaymentLine line;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  payments_make_batch (fixture, &line, 1);
  form.programme = fixture->programme;
  form.payment = payments_find (fixture, 0, SUMMER_PAYMENT_PREPARED);
  g_assert_true (summer_payment_account_save (fixture->store, &form, complaints, NULL, &error));
  g_assert_no_error (error);
  book = payments_load (fixture);
  g_assert_cmpstr (book->payments[0].account_number, ==, "6222020000004409");
  g_assert_cmpstr (book->classes[0].class.account_name, ==, "东街街道总工会");

  assert_step (summer_payment_save_paid, "day", NULL, .payment = form.payment, .day = DAY);
  g_assert_false (summer_payment_account_save (fixture->store, &form, complaints, NULL, &error));
  g_assert_cmpstr (summer_complaints_get (complaints, "account-number"), ==,
                   "This payment was made already: its account stays as it was.");
}

static void
test_batch_taken_out (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentLine lines[2];
  gint64 batch, one;
  g_autoptr (GError) error = NULL;

  payments_fill (fixture);
  lines[0] = (SummerPaymentLine){ fixture->classes[0], GRANT };
  lines[1] = (SummerPaymentLine){ fixture->classes[1], GRANT };
  batch = payments_make_batch (fixture, lines, 2);
  one = payments_find (fixture, 0, SUMMER_PAYMENT_PREPARED);
  assert_step (summer_payment_save_paid, "day", NULL, .payment = one, .day = DAY);
  g_assert_false (
      summer_payment_batch_take_out (fixture->store, fixture->programme, batch, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (summer_payment_take_out (fixture->store, fixture->programme, one, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  one = payments_find (fixture, 1, SUMMER_PAYMENT_PREPARED);
  g_assert_true (summer_payment_take_out (fixture->store, fixture->programme, one, NULL, &error));
  payments_assert_class (fixture, 1, 0, 0);

  batch = payments_make_batch (fixture, &lines[1], 1);
  g_assert_true (
      summer_payment_batch_take_out (fixture->store, fixture->programme, batch, NULL, &error));
  g_assert_no_error (error);
  payments_assert_class (fixture, 1, 0, 0);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM payment_batch"), ==, 1);

  batch = payments_make_batch (fixture, &lines[1], 1); /* the last payment takes the batch along */
  one = payments_find (fixture, 1, SUMMER_PAYMENT_PREPARED);
  g_assert_true (summer_payment_take_out (fixture->store, fixture->programme, one, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM payment_batch"), ==, 1);
}

static void
test_use_of_a_grant (Fixture *fixture, gconstpointer unused)
{
  SummerSpendingRecord spending = { .day = DAY,
                                    .category = SUMMER_SPENDING_TEACHING,
                                    .amount = 1200000,
                                    .what = "教材",
                                    .receipt = "00123" };
  SummerSpendingRecord wrong = { .day = TODAY + 1, .category = (SummerSpendingCategory) -1 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerPaymentBook) book = NULL;
  g_autoptr (GError) error = NULL;
  SummerPaymentLine line;
  gint64 batch;

  payments_fill (fixture);
  spending.class_id = fixture->classes[0];
  g_assert_false (summer_spending_save (fixture->store, fixture->programme, &wrong, TODAY,
                                        complaints, NULL, &error));
  g_assert_nonnull (summer_complaints_get (complaints, "class"));
  g_assert_nonnull (summer_complaints_get (complaints, "category"));
  g_assert_nonnull (summer_complaints_get (complaints, "amount"));
  g_assert_cmpstr (summer_complaints_get (complaints, "day"), ==, "This day is still to come.");
  summer_complaints_clear (complaints);

  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  batch = payments_make_batch (fixture, &line, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  g_assert_true (summer_spending_save (fixture->store, fixture->programme, &spending, TODAY,
                                       complaints, NULL, &error));
  g_assert_no_error (error);
  book = payments_load (fixture);
  g_assert_cmpint (book->classes[0].spent[SUMMER_SPENDING_TEACHING], ==, 1200000);
  g_assert_cmpint (book->total.to_return, ==, GRANT - 1200000);

  spending.amount = GRANT; /* the same entry changed: just the grant, and nothing to warn of */
  summer_spending_check (book, &spending, TODAY, complaints);
  g_assert_null (summer_complaints_get_warning (complaints, "amount"));
  spending.amount++;
  g_assert_true (summer_spending_save (fixture->store, fixture->programme, &spending, TODAY,
                                       complaints, NULL, &error));
  g_assert_cmpstr (summer_complaints_get_warning (complaints, "amount"), ==,
                   "With this more is spent than the 30,000 yuan granted.");
  g_clear_pointer (&book, summer_payment_book_free);
  book = payments_load (fixture);
  g_assert_cmpuint (book->n_spendings, ==, 1);
  g_assert_cmpint (book->total.to_return, ==, 0);
  g_assert_true (
      summer_spending_take_out (fixture->store, fixture->programme, spending.id, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM spending"), ==, 0);
}

/* Every sheet of finance shows, sorts and filters by each of its columns. */
static void
test_sheets (Fixture *fixture, gconstpointer unused)
{
  static const SummerSheetSpec *const specs[]
      = { &summer_sheet_balances, &summer_sheet_payments, &summer_sheet_spendings };
  SummerSpendingRecord spending
      = { .day = DAY, .category = SUMMER_SPENDING_MEALS, .amount = 100, .what = "午餐" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerPaymentLine line;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  payments_make_batch (fixture, &line, 1);
  spending.class_id = fixture->classes[1];
  g_assert_true (summer_spending_save (fixture->store, fixture->programme, &spending, TODAY,
                                       complaints, NULL, NULL));
  for (guint s = 0; s < G_N_ELEMENTS (specs); s++)
    {
      g_autoptr (SummerSheet) sheet
          = summer_sheet_new (fixture->store, specs[s], fixture->programme);

      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, s == 0 ? 2 : 1);
      for (guint c = 0; c < specs[s]->n_columns; c++)
        {
          g_autoptr (SummerSheetRow) row = NULL;

          g_assert_cmpuint (summer_sheet_find_column (specs[s], specs[s]->columns[c].id), ==, c);
          summer_sheet_set_sort (sheet, (int) c, TRUE);
          row = g_list_model_get_item (G_LIST_MODEL (sheet), 0);
          g_free (summer_sheet_row_dup_text (row, c));
          g_assert_no_error (summer_sheet_get_error (sheet));
        }
      summer_sheet_set_filter (sheet, "no such row");
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 0);
      g_assert_no_error (summer_sheet_get_error (sheet));
    }
}

/* A balance that was not used is paid back, once and no more than it is, and sinks by it. */
static void
test_balance_paid_back (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    SummerMoney amount;
    SummerDay day;
    const char *field; /* NULL = it is taken */
  } cases[] = {
    { GRANT - 1000000 + 1, DAY + 9, "amount" }, /* a fen more than was left */
    { 0, DAY + 9, "amount" },
    { 500000, TODAY + 1, "day" },
    { 500000, DAY + 9, NULL },
    { GRANT - 1500000 + 1, DAY + 10, "amount" },
    { GRANT - 1500000, DAY + 10, NULL },
    { 1, DAY + 11, "amount" }, /* nothing is left to return */
  };
  SummerPaymentLine line = { 0, GRANT };
  SummerSpendingRecord spending = { .day = DAY + 5, .amount = 1000000 };
  g_autoptr (SummerComplaints) of_spending = summer_complaints_new ();
  g_autoptr (SummerPaymentBook) book = NULL, less = NULL, undone = NULL;
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  payments_fill (fixture);
  line.class_id = spending.class_id = fixture->classes[0];
  assert_step (summer_payment_save_paid, "day", NULL,
               .batch = payments_make_batch (fixture, &line, 1), .day = DAY + 1);
  g_assert_true (summer_spending_save (fixture->store, fixture->programme, &spending, TODAY,
                                       of_spending, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SummerRepaymentRecord record
          = { .class_id = fixture->classes[0], .day = cases[i].day, .amount = cases[i].amount };
      g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
      const gboolean saved = summer_repayment_save (fixture->store, fixture->programme, &record,
                                                    TODAY, complaints, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("case %u", i);
      g_assert_cmpint (saved, ==, cases[i].field == NULL);
      if (cases[i].field != NULL)
        g_assert_nonnull (summer_complaints_get (complaints, cases[i].field));
    }
  book = payments_load (fixture);
  g_assert_cmpint (book->classes[0].returned, ==, GRANT - 1000000);
  g_assert_cmpint (book->classes[0].to_return, ==, 0);
  g_assert_cmpint (book->classes[0].paid, ==, GRANT); /* what was granted and paid stays */
  g_assert_cmpint (book->total.returned, ==, GRANT - 1000000);

  g_assert_true (summer_repayment_take_out (fixture->store, fixture->programme,
                                            book->repayments[0].id, NULL, &error));
  less = payments_load (fixture);
  g_assert_cmpint (less->classes[0].to_return, ==, 500000);
  summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store), &conflicts,
                       &error);
  g_assert_no_error (error);
  undone = payments_load (fixture);
  g_assert_cmpint (undone->classes[0].to_return, ==, 0);
}

static void
assert_sources (Fixture *fixture, SummerMoney paid_by_fund, SummerMoney paid_by_city)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPaymentBook) all = payments_load (fixture);
  g_autoptr (SummerPaymentBook) city
      = summer_payment_book_load_source (fixture->store, fixture->programme, CITY, &error);
  g_autoptr (SummerPaymentBook) fund
      = summer_payment_book_load_source (fixture->store, fixture->programme, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fund->total.paid, ==, paid_by_fund);
  g_assert_cmpint (city->total.paid, ==, paid_by_city);
  g_assert_cmpint (all->total.paid, ==, paid_by_fund + paid_by_city);
  g_assert_cmpint (all->total.granted, ==, city->total.granted + fund->total.granted);
  g_assert_cmpint (all->total.on_way, ==, city->total.on_way + fund->total.on_way);
  g_assert_cmpint (all->total.on_way_back, ==, city->total.on_way_back + fund->total.on_way_back);
  g_assert_cmpint (summer_balance_get_unpaid (&all->total), ==,
                   summer_balance_get_unpaid (&city->total)
                       + summer_balance_get_unpaid (&fund->total));
  g_assert_cmpuint (all->n_payments, ==, city->n_payments + fund->n_payments);
  for (guint i = 0; i < all->n_classes; i++)
    {
      const SummerSourceBalance *of_fund = summer_balance_find_source (&all->classes[i], NULL);
      const SummerSourceBalance *of_city = summer_balance_find_source (&all->classes[i], CITY);

      g_assert_cmpint (of_fund->paid, ==, fund->classes[i].paid);
      g_assert_cmpint (of_fund->granted, ==, fund->classes[i].granted);
      g_assert_cmpint (of_city != NULL ? of_city->paid : 0, ==, city->classes[i].paid);
      g_assert_cmpint (of_city != NULL ? of_city->granted : 0, ==, city->classes[i].granted);
    }
}

static void
undo_newest (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store), NULL, &error);
  g_assert_no_error (error);
}

/* Each source pays, has returned and gets back its own grants and no other's; paid and unpaid add up to what was granted,
 * per source and in all. */
static void
test_source_by_source (Fixture *fixture, gconstpointer unused)
{
  const struct
  {
    const char *source;
    SummerMoney amount;
    gboolean taken;
  } cases[] = {
    { CITY, 70001, FALSE }, /* a fen more than it granted, though the fund has more */
    { CITY, 70000, TRUE },      { CITY, 1, FALSE }, { "区级", 1, FALSE },
    { NULL, GRANT + 1, FALSE }, /* nor does the fund pay what the city granted */
    { NULL, GRANT, TRUE },
  };
  gint64 batches[G_N_ELEMENTS (cases)], back;
  g_autoptr (SummerPaymentBook) book = NULL;

  payments_fill (fixture);
  finance_settle_of (fixture->store, fixture->programme, fixture->classes[0], GRANT, CITY, 70000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      batches[i] = payments_make_batch_of (fixture, 0, cases[i].amount, cases[i].source);
      g_assert_true ((batches[i] != 0) == cases[i].taken);
    }
  book = payments_load (fixture);
  g_assert_cmpuint (book->sources->len, ==, 1);
  g_assert_cmpint (book->total.on_way, ==, GRANT + 70000);
  assert_sources (fixture, 0, 0);

  assert_step (summer_payment_save_paid, "day", NULL, .batch = batches[1], .day = DAY + 1);
  assert_sources (fixture, 0, 70000);
  assert_step (summer_payment_save_returned, "day", NULL,
               .payment = payments_find (fixture, 0, SUMMER_PAYMENT_PAID), .day = DAY + 2,
               .text = "账号户名不符");
  assert_sources (fixture, 0, 0);
  undo_newest (fixture);
  assert_sources (fixture, 0, 70000);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batches[5], .day = DAY + 1);
  assert_sources (fixture, GRANT, 70000);

  finance_settle_of (fixture->store, fixture->programme, fixture->classes[0], GRANT, CITY, 50000);
  assert_sources (fixture, GRANT, 70000);
  g_assert_cmpint (payments_make_batch_of (fixture, 0, -20000, NULL), ==, 0); /* not the fund's */
  g_assert_cmpint (payments_make_batch_of (fixture, 0, -20001, CITY), ==, 0);
  back = payments_make_batch_of (fixture, 0, -20000, CITY);
  g_assert_cmpint (back, !=, 0);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = back, .day = DAY + 3);
  assert_sources (fixture, GRANT, 50000);
  undo_newest (fixture);
  assert_sources (fixture, GRANT, 70000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/payments/paid-returned-and-paid-again", test_paid_returned_paid_again);
  fixture_add ("/payments/what-a-batch-refuses", test_what_a_batch_refuses);
  fixture_add ("/payments/accounts-that-no-bank-takes", test_accounts_that_no_bank_takes);
  fixture_add ("/payments/days-in-order", test_days_in_order);
  fixture_add ("/payments/account-corrected", test_account_corrected);
  fixture_add ("/payments/batch-taken-out", test_batch_taken_out);
  fixture_add ("/payments/use-of-a-grant", test_use_of_a_grant);
  fixture_add ("/payments/balance-paid-back", test_balance_paid_back);
  fixture_add ("/payments/source-by-source", test_source_by_source);
  fixture_add ("/payments/sheets", test_sheets);

  return g_test_run ();
}
