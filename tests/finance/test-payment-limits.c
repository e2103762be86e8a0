/* No class is paid more than it was granted: not by a step, not by an undo, and not by two who pay at once. */
#include "config.h"

#include "finance-fixture.h"
#include "payment-fixture.h"

#include "summer-payment-table.h"

/* A supplement took some of it away after it was paid. */
static void
test_got_back (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentLine line;
  gint64 batch;
  g_autoptr (SummerPaymentBook) book = NULL;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  batch = payments_make_batch (fixture, &line, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT - 500000);
  book = payments_load (fixture);
  g_assert_cmpint (summer_balance_get_unpaid (&book->classes[0]), ==, -500000);
  g_assert_cmpint (book->classes[0].to_return, ==, GRANT);
  line.amount = 1;
  payments_assert_refused (fixture, &line, 1, "FZ-001", "Nothing is to be paid to this class.");
  line.amount = -500001;
  payments_assert_refused (fixture, &line, 1, "FZ-001",
                           "This is more than the 5,000 yuan that are to be got back.");
  line.amount = -500000;
  batch = payments_make_batch (fixture, &line, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  payments_assert_class (fixture, 0, GRANT - 500000, 0);
}

/* A supplement grants less than what is prepared already. */
static void
test_cut_after_it_was_prepared (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentLine line;
  gint64 batch;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  batch = payments_make_batch (fixture, &line, 1);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT - 500000);
  assert_step (
      summer_payment_save_paid, "day",
      "榕荫社区班: no more than 25,000 yuan are still to be paid. Take the payment out of the"
      " batch and prepare what is left.",
      .batch = batch, .day = DAY);
  line.amount = -1; /* nothing was paid that could be got back */
  payments_assert_refused (
      fixture, &line, 1, "FZ-001",
      "What is above the grant was not paid yet. Take the payment that is prepared out"
      " of its batch first.");
  g_assert_true (
      summer_payment_batch_take_out (fixture->store, fixture->programme, batch, NULL, NULL));
  payments_assert_refused (fixture, &line, 1, "FZ-001",
                           "Nothing is to be got back from this class.");
  line.amount = GRANT - 500000;
  batch = payments_make_batch (fixture, &line, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  payments_assert_class (fixture, 0, GRANT - 500000, 0);
}

/* It is prepared that some comes back, but the bank returns the payment itself. */
static void
test_got_back_of_nothing (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentLine line;
  gint64 batch, paid;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  batch = payments_make_batch (fixture, &line, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  paid = payments_find (fixture, 0, SUMMER_PAYMENT_PAID);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT - 500000);
  line.amount = -300000;
  batch = payments_make_batch (fixture, &line, 1);
  line.amount = -200001; /* the rest is on its way back */
  payments_assert_refused (fixture, &line, 1, "FZ-001",
                           "This is more than the 2,000 yuan that are to be got back.");
  assert_step (summer_payment_save_returned, "day", NULL, .payment = paid, .day = DAY, .text = "?");
  assert_step (summer_payment_save_paid, "day",
               "榕荫社区班: so much was never paid to it. Take the payment out of the batch.",
               .batch = batch, .day = DAY);
  line.amount = GRANT - 500000; /* what is not back yet makes no room for more */
  payments_make_batch (fixture, &line, 1);
  line.amount = 1;
  payments_assert_refused (fixture, &line, 1, "FZ-001", "Nothing is to be paid to this class.");
}

static gint64
get_newest (Fixture *fixture)
{
  return fixture_ask (fixture->path, "SELECT max (sequence) FROM journal");
}

static void
assert_undone (Fixture *fixture, gint64 sequence, gboolean may)
{
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean undone = summer_journal_undo (fixture->store, sequence, NULL, &error);

  g_assert_true (undone == may);
  if (may)
    return;
  after = fixture_dup_dump (fixture->path);
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "would be paid more than it was granted"));
  g_assert_cmpstr (before, ==, after);
}

/* What was given up cannot come back once another payment took its place. */
static void
test_undo_keeps_within_the_grant (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentLine line;
  gint64 batch, returned, deleted, paid, unpaid;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  batch = payments_make_batch (fixture, &line, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  assert_step (summer_payment_save_returned, "day", NULL,
               .payment = payments_find (fixture, 0, SUMMER_PAYMENT_PAID), .day = DAY, .text = "?");
  returned = get_newest (fixture);
  batch = payments_make_batch (fixture, &line, 1);
  assert_undone (fixture, returned, FALSE);
  g_assert_true (
      summer_payment_batch_take_out (fixture->store, fixture->programme, batch, NULL, NULL));
  deleted = get_newest (fixture);
  assert_undone (fixture, returned, TRUE);
  assert_undone (fixture, deleted, FALSE);
  payments_assert_class (fixture, 0, GRANT, 0);

  line = (SummerPaymentLine){ fixture->classes[1], GRANT };
  batch = payments_make_batch (fixture, &line, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  paid = get_newest (fixture);
  finance_settle (fixture->store, fixture->programme, fixture->classes[1], GRANT / 2);
  assert_undone (fixture, paid, TRUE);
  unpaid = get_newest (fixture);
  assert_undone (fixture, unpaid, FALSE); /* paid again, though less is granted by now */
}

/* Money that came back is written down and taken back again; no more is out than ever was granted. */
static void
test_undo_of_got_back (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentLine line;
  gint64 batch, came;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  batch = payments_make_batch (fixture, &line, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT - 500000);
  line.amount = -500000;
  batch = payments_make_batch (fixture, &line, 1);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  assert_undone (fixture, get_newest (fixture), TRUE);
  assert_step (summer_payment_save_paid, "day", NULL, .batch = batch, .day = DAY);
  came = get_newest (fixture);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT);
  line.amount = 500000;
  payments_make_batch (fixture, &line, 1);
  assert_undone (fixture, came, FALSE);
  payments_assert_class (fixture, 0, GRANT - 500000, 500000);
}

/* A program past the steps is told the same. */
static void
test_store_keeps_within_the_grant (Fixture *fixture, gconstpointer unused)
{
  SummerPaymentRecord payment
      = { .amount = 51, .paid_on = SUMMER_DAY_NONE, .returned_on = SUMMER_DAY_NONE };
  SummerPaymentLine line;
  g_autoptr (GError) error = NULL;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[1], GRANT };
  payment.batch = payments_make_batch (fixture, &line, 1);
  payment.class_id = fixture->classes[1];
  fixture_begin (fixture->store, "payment");
  g_assert_false (summer_payment_insert (fixture->store, &payment, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  g_assert_true (g_str_has_prefix (error->message,
                                   "With this a class would be paid more than it was granted"));
  g_clear_error (&error);
  payment.amount = 50;
  payment.id = 0;
  g_assert_true (summer_payment_insert (fixture->store, &payment, &error));
  g_assert_no_error (error);
  summer_store_rollback (fixture->store);
}

/* {{{ Two at once */

typedef enum
{
  RACE_PAID,
  RACE_ACCOUNT,
  RACE_TAKE_OUT,
  RACE_TAKE_OUT_BATCH,
  RACE_BATCH,
  N_RACES,
} Race;

typedef struct
{
  Fixture *fixture;
  Race race;
  gint64 batch, payment;
  char *refusal; /* owned */
} Racer;

/* In a thread of its own: waits for the other to have written. */
static gpointer
run (gpointer data)
{
  Racer *self = data;
  SummerStore *store = self->fixture->store;
  const gint64 programme = self->fixture->programme;
  const SummerPaymentLine line = { self->fixture->classes[1], GRANT };
  const SummerPaymentForm paid = { programme, self->batch, self->payment, DAY, "2" };
  const SummerPaymentAccountForm account
      = { programme, self->payment, "东街", "福州银行", "6222020000004409", 0 };
  const SummerPaymentBatchForm batch = { programme, DAY, "郑会计", NULL, &line, 1 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  switch ((int) self->race)
    {
    case RACE_PAID:
      done = summer_payment_save_paid (store, &paid, DAY, complaints, NULL, &error);
      break;
    case RACE_ACCOUNT:
      done = summer_payment_account_save (store, &account, complaints, NULL, &error);
      break;
    case RACE_TAKE_OUT:
      done = summer_payment_take_out (store, programme, self->payment, NULL, &error);
      break;
    case RACE_TAKE_OUT_BATCH:
      done = summer_payment_batch_take_out (store, programme, self->batch, NULL, &error);
      break;
    default:
      done = summer_payment_batch_save (store, &batch, DAY, complaints, NULL, NULL, &error);
    }
  self->refusal = done            ? NULL
                  : error != NULL ? g_strdup (error->message)
                                  : g_strdup (summer_complaints_get_first (complaints, NULL));
  return NULL;
}

/* What another office wrote in the meantime is seen: the first class is paid, the second prepared. */
static void
test_two_at_once (Fixture *fixture, gconstpointer unused)
{
  static const char *const refusals[N_RACES] = {
    [RACE_PAID] = "Nothing of this waits to be paid.",
    [RACE_ACCOUNT] = "This payment was made already: its account stays as it was.",
    [RACE_TAKE_OUT] = "This payment was made: it stays. Mark it as returned if it came back.",
    [RACE_TAKE_OUT_BATCH]
    = "Payments of this batch were made: it stays. Take out single payments that are not.",
    [RACE_BATCH] = "This is more than the 0.50 yuan that are still to be paid.",
  };
  g_autoptr (SummerStore) other = summer_store_open (fixture->path, 0, NULL);
  SummerPaymentLine line;
  gint64 batch;

  payments_fill (fixture);
  line = (SummerPaymentLine){ fixture->classes[0], GRANT };
  batch = payments_make_batch (fixture, &line, 1);
  for (Race race = 0; race < N_RACES; race++)
    {
      Racer racer
          = { fixture, race, batch, payments_find (fixture, 0, SUMMER_PAYMENT_PREPARED), NULL };
      g_autoptr (SummerPaymentBook) book = payments_load (fixture);
      SummerPaymentRecord first = book->payments[0];
      SummerPaymentRecord second = book->payments[0];
      GThread *thread;

      first.paid_on = DAY;
      second.id = 0;
      second.class_id = fixture->classes[1];
      fixture_begin (other, "payment");
      g_assert_true (summer_payment_update (other, &first, NULL));
      g_assert_true (summer_payment_insert (other, &second, NULL));
      thread = g_thread_new ("racer", run, &racer);
      g_usleep (G_USEC_PER_SEC / 5);
      g_assert_true (summer_store_commit (other, NULL, NULL));
      g_thread_join (thread);
      g_assert_cmpstr (racer.refusal, ==, refusals[race]);
      g_free (racer.refusal);
      g_assert_true (summer_journal_undo (other, get_newest (fixture), NULL, NULL));
    }
}

/* }}} */

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/payment-limits/got-back-after-a-supplement", test_got_back);
  fixture_add ("/payment-limits/cut-after-it-was-prepared", test_cut_after_it_was_prepared);
  fixture_add ("/payment-limits/got-back-of-nothing", test_got_back_of_nothing);
  fixture_add ("/payment-limits/undo-keeps-within-the-grant", test_undo_keeps_within_the_grant);
  fixture_add ("/payment-limits/undo-of-got-back", test_undo_of_got_back);
  fixture_add ("/payment-limits/store-keeps-within-the-grant", test_store_keeps_within_the_grant);
  fixture_add ("/payment-limits/two-at-once", test_two_at_once);

  return g_test_run ();
}
