#include "config.h"

#include "payment-fixture.h"

#include "finance-fixture.h"

#include "summer-payment-table.h"
#include "summer-settled.h"

static gboolean
take_payment (const SummerPaymentRecord *payment, gpointer ids)
{
  g_array_append_val (ids, payment->id);
  return TRUE;
}

/* What is asked for one class, or as one sum, is what the whole book has. */
static void
assert_asked_alone (Fixture *fixture, const SummerPaymentBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) settled = summer_settled_load (fixture->store, fixture->programme, &error);
  gint64 paid;

  g_assert_no_error (error);
  g_assert_cmpint (summer_settled_sum (settled, TRUE), ==, book->total.granted);
  g_assert_true (summer_payment_sum_paid (fixture->store, fixture->programme, NULL, &paid, &error));
  g_assert_cmpint (paid, ==, book->total.paid);
  for (guint i = 0; i < book->n_classes; i++)
    {
      const gint64 id = book->classes[i].class.id;
      const SummerSettled *of = summer_settled_get (settled, id);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      SummerSettled alone;
      guint n = 0;

      g_assert_true (summer_settled_load_class (fixture->store, id, &alone, &error));
      g_assert_cmpint (alone.granted, ==, of != NULL ? of->granted : 0);
      g_assert_cmpint (alone.all, ==, of != NULL ? of->all : 0);
      g_assert_cmpint (alone.number, ==, of != NULL ? of->number : 0);
      g_assert_true (summer_payment_each_of_class (fixture->store, id, take_payment, ids, &error));
      for (guint j = 0; j < book->n_payments; j++)
        if (book->payments[j].class_id == id)
          g_assert_cmpint (g_array_index (ids, gint64, n++), ==, book->payments[j].id);
      g_assert_cmpuint (n, ==, ids->len);
    }
}

SummerPaymentBook *
payments_load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SummerPaymentBook *book = summer_payment_book_load (fixture->store, fixture->programme, &error);

  g_assert_no_error (error);
  assert_asked_alone (fixture, book);
  return book;
}

void
payments_fill (Fixture *fixture)
{
  fixture_fill (fixture);
  finance_settle (fixture->store, fixture->programme, fixture->classes[0], GRANT);
  finance_settle (fixture->store, fixture->programme, fixture->classes[1], GRANT + 50);
}

void
payments_assert_class (Fixture *fixture, guint class, SummerMoney paid, SummerMoney on_way)
{
  g_autoptr (SummerPaymentBook) book = payments_load (fixture);
  const SummerBalance *balance = summer_payment_book_find_class (book, fixture->classes[class]);

  g_assert_cmpint (balance->paid, ==, paid);
  g_assert_cmpint (balance->on_way, ==, on_way);
  g_assert_cmpint (paid, <=, balance->granted);
  g_assert_cmpint (paid + on_way, <=, balance->granted);
}

gboolean
payments_try_batch (Fixture *fixture,
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

gint64
payments_make_batch (Fixture *fixture, const SummerPaymentLine *lines, guint n_lines)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  gint64 batch = 0;

  payments_try_batch (fixture, lines, n_lines, complaints, &batch);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, NULL);
  return batch;
}

gint64
payments_make_batch_of (Fixture *fixture, guint class, SummerMoney amount, const char *source)
{
  const SummerPaymentLine line = { fixture->classes[class], amount };
  const SummerPaymentBatchForm form = { .programme = fixture->programme,
                                        .made_on = DAY,
                                        .made_by = "郑会计",
                                        .lines = &line,
                                        .n_lines = 1,
                                        .source = source };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  gint64 batch = 0;
  const gboolean saved
      = summer_payment_batch_save (fixture->store, &form, TODAY, complaints, &batch, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (saved == summer_complaints_is_empty (complaints));
  return saved ? batch : 0;
}

void
payments_assert_refused (Fixture *fixture,
                         const SummerPaymentLine *lines,
                         guint n_lines,
                         const char *field,
                         const char *text)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  const gint64 before = fixture_ask (fixture->path, "SELECT count (*) FROM journal");

  g_assert_false (payments_try_batch (fixture, lines, n_lines, complaints, NULL));
  g_assert_cmpstr (summer_complaints_get (complaints, field), ==, text);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal"), ==, before);
}

gint64
payments_find (Fixture *fixture, guint class, SummerPaymentState state)
{
  g_autoptr (SummerPaymentBook) book = payments_load (fixture);

  for (guint i = 0; i < book->n_payments; i++)
    if (book->payments[i].class_id == fixture->classes[class]
        && summer_payment_get_state (&book->payments[i]) == state)
      return book->payments[i].id;
  return 0;
}

char *
payments_dup_complaint (Fixture *fixture,
                        PaymentStep step,
                        SummerPaymentForm form,
                        const char *field)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  gboolean saved;

  form.programme = fixture->programme;
  saved = step (fixture->store, &form, TODAY, complaints, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (saved == summer_complaints_is_empty (complaints));
  return g_strdup (summer_complaints_get (complaints, field));
}
