/* A long random life of payments against sums so plain that nothing can be wrong with them. */
#include "config.h"

#include "finance-fixture.h"
#include "payment-fixture.h"

#include "summer-payment-table.h"
#include "summer-sheet.h"
#include "summer-spending.h"

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

#define MOST_PAYMENTS 512
#define STEPS 200

typedef struct
{
  SummerMoney granted[FIXTURE_CLASSES], spent[FIXTURE_CLASSES];
  SummerMoney most[FIXTURE_CLASSES]; /* ever granted */
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

/* What the class has or is about to get: what is to be got back counts once it came. */
static SummerMoney
get_out (const Plain *plain, guint class)
{
  SummerMoney out = sum_of (plain, class, SUMMER_PAYMENT_PAID);

  for (guint i = 0; i < plain->n_payments; i++)
    if (plain->payments[i].class == class && plain->payments[i].amount > 0
        && plain->payments[i].state == SUMMER_PAYMENT_PREPARED)
      out += plain->payments[i].amount;
  return out;
}

/* Below the rows stands what the book comes to. */
static void
assert_total (SummerSheet *sheet, const SummerBalance *total)
{
  const struct
  {
    const char *column;
    SummerMoney amount;
  } figures[] = { { "granted", total->granted },
                  { "paid", total->paid },
                  { "unpaid", summer_balance_get_unpaid (total) },
                  { "on_way", total->on_way },
                  { "spent", summer_balance_get_spent (total) },
                  { "returned", total->returned },
                  { "to_return", total->to_return } };
  g_autofree gint64 *sums = summer_sheet_dup_sums (sheet);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_assert_cmpint (sums[summer_sheet_find_column (&summer_sheet_balances, figures[i].column)], ==,
                     figures[i].amount);
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
                      { "returned", balance->returned },
                      { "to_return", balance->to_return } };
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
  assert_total (sheet, &book->total);
}

static void
assert_like (Fixture *fixture, const Plain *plain)
{
  g_autoptr (SummerPaymentBook) book = payments_load (fixture);

  for (guint c = 0; c < FIXTURE_CLASSES; c++)
    {
      const SummerBalance *balance = &book->classes[c];

      g_assert_cmpint (balance->granted, ==, plain->granted[c]);
      g_assert_cmpint (balance->paid, ==, sum_of (plain, c, SUMMER_PAYMENT_PAID));
      g_assert_cmpint (balance->on_way, ==, sum_of (plain, c, SUMMER_PAYMENT_PREPARED));
      g_assert_cmpint (summer_balance_get_spent (balance), ==, plain->spent[c]);
      g_assert_cmpint (get_out (plain, c), <=, plain->most[c]);
      g_assert_cmpint (balance->paid, <=, plain->most[c]);
    }
  assert_sheet (fixture, book);
}

/* A step puts no class above its grant, on the way or paid; it may be there by a supplement. */
static void
assert_within_grants (const Plain *before, const Plain *plain)
{
  for (guint c = 0; c < FIXTURE_CLASSES; c++)
    {
      g_assert_cmpint (get_out (plain, c), <=, MAX (plain->granted[c], get_out (before, c)));
      g_assert_cmpint (sum_of (plain, c, SUMMER_PAYMENT_PAID), <=,
                       MAX (plain->granted[c], sum_of (before, c, SUMMER_PAYMENT_PAID)));
    }
}

static SummerMoney
get_owed (const Plain *plain, guint class)
{
  const SummerMoney on_way_back
      = sum_of (plain, class, SUMMER_PAYMENT_PREPARED)
        - (get_out (plain, class) - sum_of (plain, class, SUMMER_PAYMENT_PAID));

  return MAX (0, sum_of (plain, class, SUMMER_PAYMENT_PAID) + on_way_back - plain->granted[class]);
}

static gboolean
may_prepare (const Plain *plain, guint class, SummerMoney amount)
{
  if (amount > 0)
    return get_out (plain, class) + amount <= plain->granted[class];
  return amount < 0 && -amount <= get_owed (plain, class);
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
      const SummerMoney left = get_owed (plain, class) > 0
                                   ? -get_owed (plain, class)
                                   : plain->granted[class] - get_out (plain, class);

      lines[i] = (SummerPaymentLine){ fixture->classes[class],
                                      g_test_rand_bit () ? left : g_test_rand_int_range (-9, 9) };
      may = may && may_prepare (plain, class, lines[i].amount);
    }
  g_assert_true (payments_try_batch (fixture, lines, n_lines, complaints, NULL) == may);
  if (!may)
    return;

  g_autoptr (SummerPaymentBook) book = payments_load (fixture);
  for (guint i = 0; i < n_lines; i++)
    {
      const SummerPaymentRecord *payment = &book->payments[book->n_payments - n_lines + i];

      plain->payments[plain->n_payments].id = payment->id;
      plain->payments[plain->n_payments].class = (first + i) % FIXTURE_CLASSES;
      plain->payments[plain->n_payments].amount = lines[i].amount;
      plain->payments[plain->n_payments++].state = SUMMER_PAYMENT_PREPARED;
    }
}

static gboolean
may_step (const Plain *plain, guint at, SummerPaymentState to)
{
  const guint class = plain->payments[at].class;
  const SummerMoney amount = plain->payments[at].amount,
                    paid = sum_of (plain, class, SUMMER_PAYMENT_PAID);

  if (to == SUMMER_PAYMENT_RETURNED)
    return amount > 0;
  return amount > 0 ? paid + amount <= plain->granted[class] : paid + amount >= 0;
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
  const gboolean may = plain->payments[at].state == from && may_step (plain, at, to);
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
  plain->most[class] = MAX (plain->most[class], plain->granted[class]);
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
undo (Fixture *fixture, gint64 sequence)
{
  g_autoptr (GError) error = NULL;
  gboolean undone = summer_journal_undo (fixture->store, sequence, NULL, &error);

  if (!undone)
    g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  return undone;
}

typedef struct
{
  Fixture *fixture;
  Plain *plain;
} Rows;

static gboolean
take_payment (const SummerPaymentRecord *record, gpointer user_data)
{
  const Rows *rows = user_data;
  Plain *plain = rows->plain;

  for (guint c = 0; c < FIXTURE_CLASSES; c++)
    if (rows->fixture->classes[c] == record->class_id)
      plain->payments[plain->n_payments].class = c;
  plain->payments[plain->n_payments].id = record->id;
  plain->payments[plain->n_payments].amount = record->amount;
  plain->payments[plain->n_payments++].state = summer_payment_get_state (record);
  return TRUE;
}

/* After an entry of long ago was taken back: what the rows are now. */
static void
read_rows (Fixture *fixture, Plain *plain)
{
  Rows rows = { fixture, plain };

  plain->n_payments = 0;
  g_assert_true (
      summer_payment_each (fixture->store, fixture->programme, take_payment, &rows, NULL));
  for (guint c = 0; c < FIXTURE_CLASSES; c++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT coalesce (sum (amount), 0) FROM spending WHERE class = %lld",
                             (long long) fixture->classes[c]);

      plain->spent[c] = fixture_ask (fixture->path, sql);
    }
}

/* Any entry about money, an undo as well, which is a redo. Returns whether it was taken back. */
static gboolean
undo_any (Fixture *fixture, Plain *plain)
{
#define OF_MONEY                                                                                   \
  " FROM journal_state WHERE undone_by IS NULL AND action IN ('payment', 'payment-batch',"         \
  " 'spending', 'undo', 'redo')"
  const gint64 n_entries = fixture_ask (fixture->path, "SELECT count (*)" OF_MONEY);
  g_autofree char *sql = NULL;

  if (n_entries == 0)
    return FALSE;
  sql = g_strdup_printf ("SELECT sequence" OF_MONEY " ORDER BY sequence LIMIT 1 OFFSET %d",
                         g_test_rand_int_range (0, (gint32) n_entries));
#undef OF_MONEY
  if (!undo (fixture, fixture_ask (fixture->path, sql)))
    return FALSE;
  read_rows (fixture, plain);
  return TRUE;
}

static gboolean
is_above_grant (const Plain *plain)
{
  for (guint c = 0; c < FIXTURE_CLASSES; c++)
    if (get_out (plain, c) > plain->granted[c])
      return TRUE;
  return FALSE;
}

/* Now and then a step is taken back, and the sums are those before it; or an earlier one, where that may be. */
static void
test_random_life (Fixture *fixture, gconstpointer unused)
{
  Plain plain = { 0 };
  guint n_undone = 0;

  fixture_fill (fixture);
  for (guint i = 0; i < STEPS; i++)
    {
      const Plain before = plain;

      take_step (fixture, &plain);
      assert_like (fixture, &plain);
      assert_within_grants (&before, &plain);
      if (g_test_rand_bit () && memcmp (&before, &plain, sizeof plain) != 0
          && memcmp (before.granted, plain.granted, sizeof plain.granted) == 0)
        {
          if (undo (fixture, summer_journal_get_undoable (fixture->store)))
            plain = before;
          else
            g_assert_true (is_above_grant (&before));
          assert_like (fixture, &plain);
        }
      if (g_test_rand_bit ())
        {
          n_undone += undo_any (fixture, &plain);
          assert_like (fixture, &plain);
        }
    }
  g_assert_cmpuint (n_undone, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/payments/random-life-against-plain-sums", test_random_life);

  return g_test_run ();
}
