/* A long random life of payments against sums so plain that nothing can be wrong with them. */
#include "config.h"

#include "../store/fixture.h"
#include "finance-fixture.h"

#include "summer-payments.h"
#include "summer-sheet.h"
#include "summer-spending.h"

#define DAY 18158 /* 2019-09-19 */
#define TODAY (DAY + 60)

static SummerPaymentBook *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SummerPaymentBook *book = summer_payment_book_load (fixture->store, fixture->programme, &error);

  g_assert_no_error (error);
  return book;
}

static gboolean
try_batch (Fixture *fixture,
           const SummerPaymentLine *lines,
           guint n_lines,
           SummerComplaints *complaints,
           gint64 *batch)
{
  const SummerPaymentBatchForm form = { .programme = fixture->programme,
                                        .made_on = DAY,
                                        .made_by = "郑会计",
                                        .lines = lines,
                                        .n_lines = n_lines };
  g_autoptr (GError) error = NULL;
  gboolean saved
      = summer_payment_batch_save (fixture->store, &form, TODAY, complaints, batch, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (saved == summer_complaints_is_empty (complaints));
  return saved;
}

static gboolean
try_step (Fixture *fixture, SummerPaymentState to, SummerPaymentForm form)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  gboolean saved;

  form.programme = fixture->programme;
  saved
      = to == SUMMER_PAYMENT_PAID
            ? summer_payment_save_paid (fixture->store, &form, TODAY, complaints, NULL, &error)
            : summer_payment_save_returned (fixture->store, &form, TODAY, complaints, NULL, &error);
  g_assert_no_error (error);
  return saved;
}

#define MOST_PAYMENTS 256
#define STEPS 200

typedef struct
{
  SummerMoney granted[FIXTURE_CLASSES], spent[FIXTURE_CLASSES];
  struct
  {
    gint64 id;
    guint class;
    SummerMoney amount;
    SummerPaymentState state;
  } payments[MOST_PAYMENTS];
  guint n_payments;
} Plain;

static SummerMoney
sum_of (const Plain *plain, guint class, SummerPaymentState state)
{
  SummerMoney sum = 0;

  for (guint i = 0; i < plain->n_payments; i++)
    if (plain->payments[i].class == class && plain->payments[i].state == state)
      sum += plain->payments[i].amount;
  return sum;
}

static void
assert_sheet (Fixture *fixture, const SummerPaymentBook *book)
{
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_balances, fixture->programme);

  for (guint c = 0; c < FIXTURE_CLASSES; c++)
    {
      const SummerBalance *balance = &book->classes[c];
      const guint at = summer_sheet_find_key (sheet, balance->class.id);
      const struct
      {
        const char *column;
        SummerMoney amount;
      } figures[] = { { "granted", balance->granted },
                      { "paid", balance->paid },
                      { "unpaid", summer_balance_get_unpaid (balance) },
                      { "on_way", balance->on_way },
                      { "spent", summer_balance_get_spent (balance) },
                      { "to_return", summer_balance_get_to_return (balance) } };
      g_autoptr (SummerSheetRow) row = NULL;

      g_assert_true ((at != G_MAXUINT) == summer_balance_is_concerned (balance));
      if (at == G_MAXUINT)
        continue;
      row = g_list_model_get_item (G_LIST_MODEL (sheet), at);
      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        g_assert_cmpint (
            summer_sheet_row_get_number (row, summer_sheet_find_column (&summer_sheet_balances,
                                                                        figures[i].column)),
            ==, figures[i].amount);
    }
  g_assert_no_error (summer_sheet_get_error (sheet));
}

static void
assert_like (Fixture *fixture, const Plain *plain)
{
  g_autoptr (SummerPaymentBook) book = load (fixture);
  SummerMoney granted = 0, paid = 0, unpaid = 0;

  for (guint c = 0; c < FIXTURE_CLASSES; c++)
    {
      const SummerBalance *balance = &book->classes[c];

      g_assert_cmpint (balance->granted, ==, plain->granted[c]);
      g_assert_cmpint (balance->paid, ==, sum_of (plain, c, SUMMER_PAYMENT_PAID));
      g_assert_cmpint (balance->on_way, ==, sum_of (plain, c, SUMMER_PAYMENT_PREPARED));
      g_assert_cmpint (summer_balance_get_spent (balance), ==, plain->spent[c]);
      g_assert_cmpint (balance->paid + summer_balance_get_unpaid (balance), ==, balance->granted);
      granted += balance->granted;
      paid += balance->paid;
      unpaid += summer_balance_get_unpaid (balance);
    }
  g_assert_cmpint (book->total.granted, ==, granted);
  g_assert_cmpint (book->total.paid, ==, paid);
  g_assert_cmpint (paid + unpaid, ==, granted);
  assert_sheet (fixture, book);
}

static gboolean
may_pay (const Plain *plain, guint class, SummerMoney amount)
{
  const SummerMoney left = plain->granted[class] - sum_of (plain, class, SUMMER_PAYMENT_PAID)
                           - sum_of (plain, class, SUMMER_PAYMENT_PREPARED);

  return amount != 0 && ((amount > 0 && amount <= left) || (amount < 0 && amount >= left));
}

static void
step_batch (Fixture *fixture, Plain *plain)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerPaymentLine lines[FIXTURE_CLASSES];
  const guint n_lines = (guint) g_test_rand_int_range (1, FIXTURE_CLASSES + 1);
  const guint first = (guint) g_test_rand_int_range (0, FIXTURE_CLASSES);
  gboolean may = TRUE;

  for (guint i = 0; i < n_lines; i++)
    {
      const guint class = (first + i) % FIXTURE_CLASSES;
      const SummerMoney left = plain->granted[class] - sum_of (plain, class, SUMMER_PAYMENT_PAID)
                               - sum_of (plain, class, SUMMER_PAYMENT_PREPARED);

      lines[i] = (SummerPaymentLine){ fixture->classes[class],
                                      g_test_rand_bit () ? left : g_test_rand_int_range (-9, 9) };
      may = may && may_pay (plain, class, lines[i].amount);
    }
  g_assert_true (try_batch (fixture, lines, n_lines, complaints, NULL) == may);
  if (!may)
    return;

  g_autoptr (SummerPaymentBook) book = load (fixture);
  for (guint i = 0; i < n_lines; i++)
    {
      const SummerPaymentRecord *payment = &book->payments[book->n_payments - n_lines + i];

      plain->payments[plain->n_payments].id = payment->id;
      plain->payments[plain->n_payments].class = (first + i) % FIXTURE_CLASSES;
      plain->payments[plain->n_payments].amount = lines[i].amount;
      plain->payments[plain->n_payments++].state = SUMMER_PAYMENT_PREPARED;
    }
}

static void
step_payment (Fixture *fixture, Plain *plain, SummerPaymentState to)
{
  const guint at = plain->n_payments > 0
                       ? (guint) g_test_rand_int_range (0, (gint32) plain->n_payments)
                       : MOST_PAYMENTS;
  const SummerPaymentState from = to - 1;

  if (at == MOST_PAYMENTS)
    return;
  const gboolean may = plain->payments[at].state == from;
  const SummerPaymentForm form = { .payment = plain->payments[at].id, .day = DAY + 1, .text = "x" };
  g_assert_true (try_step (fixture, to, form) == may);
  if (may)
    plain->payments[at].state = to;
}

static void
step_take_out (Fixture *fixture, Plain *plain)
{
  const guint at = plain->n_payments > 0
                       ? (guint) g_test_rand_int_range (0, (gint32) plain->n_payments)
                       : MOST_PAYMENTS;

  if (at == MOST_PAYMENTS)
    return;
  const gboolean may = plain->payments[at].state == SUMMER_PAYMENT_PREPARED;
  g_assert_true (summer_payment_take_out (fixture->store, fixture->programme,
                                          plain->payments[at].id, NULL, NULL)
                 == may);
  if (may)
    plain->payments[at] = plain->payments[--plain->n_payments];
}

static void
step_spend (Fixture *fixture, Plain *plain)
{
  const guint class = (guint) g_test_rand_int_range (0, FIXTURE_CLASSES);
  SummerSpendingRecord record
      = { .class_id = fixture->classes[class],
          .day = DAY,
          .category = (SummerSpendingCategory) g_test_rand_int_range (0, SUMMER_N_SPENDINGS),
          .amount = g_test_rand_int_range (1, 900000) };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  g_assert_true (summer_spending_save (fixture->store, fixture->programme, &record, TODAY,
                                       complaints, NULL, NULL));
  plain->spent[class] += record.amount;
}

/* What is confirmed is not undone. */
static void
step_settle (Fixture *fixture, Plain *plain)
{
  const guint class = (guint) g_test_rand_int_range (0, FIXTURE_CLASSES);

  plain->granted[class] = g_test_rand_int_range (0, 40) * 100000;
  finance_settle (fixture->store, fixture->programme, fixture->classes[class],
                  plain->granted[class]);
}

static void
take_step (Fixture *fixture, Plain *plain)
{
  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
    case 1:
    case 2:
      step_batch (fixture, plain);
      break;
    case 3:
    case 4:
    case 5:
      step_payment (fixture, plain, SUMMER_PAYMENT_PAID);
      break;
    case 6:
    case 7:
      step_payment (fixture, plain, SUMMER_PAYMENT_RETURNED);
      break;
    case 8:
      step_take_out (fixture, plain);
      break;
    case 9:
    case 10:
      step_spend (fixture, plain);
      break;
    default:
      step_settle (fixture, plain);
    }
}

static gboolean
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) conflicts = NULL;
  gboolean undone
      = summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store),
                             &conflicts, &error);

  g_assert_no_error (error);
  return undone;
}

/* Now and then a step is taken back: the sums are those before it. */
static void
test_random_life (Fixture *fixture, gconstpointer unused)
{
  Plain plain = { 0 };

  fixture_fill (fixture);
  for (guint i = 0; i < STEPS; i++)
    {
      const Plain before = plain;

      take_step (fixture, &plain);
      assert_like (fixture, &plain);
      if (g_test_rand_bit () && memcmp (&before, &plain, sizeof plain) != 0
          && memcmp (before.granted, plain.granted, sizeof plain.granted) == 0)
        {
          undo (fixture);
          plain = before;
          assert_like (fixture, &plain);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/payments/random-life-against-plain-sums", test_random_life);

  return g_test_run ();
}
