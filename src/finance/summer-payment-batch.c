#include "config.h"

#include "summer-payments.h"

#include <glib/gi18n.h>

#include "summer-account-number.h"
#include "summer-clerk-entry.h"
#include "summer-payment-table.h"

static gboolean
is_chosen (gint64 class_id, const gint64 *classes, guint n_classes)
{
  for (guint i = 0; i < n_classes; i++)
    if (classes[i] == class_id)
      return TRUE;
  return classes == NULL;
}

/**
 * summer_payment_batch_propose:
 * @classes: (nullable) (array length=n_classes): ids; %NULL = every class
 *
 * What came to be overpaid is left to a person: it is got back, not paid out, and seldom by the same batch.
 *
 * Returns: (transfer full): lines with all that is unpaid, by the code of the class
 */
GArray *
summer_payment_batch_propose (const SummerPaymentBook *book, const gint64 *classes, guint n_classes)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (SummerPaymentLine));

  for (guint i = 0; i < book->n_classes; i++)
    {
      const SummerBalance *balance = &book->classes[i];
      const SummerPaymentLine line = { balance->class.id, summer_balance_get_payable (balance) };

      if (balance->n_prepared == 0 && line.amount > 0
          && is_chosen (line.class_id, classes, n_classes))
        g_array_append_val (lines, line);
    }
  return lines;
}

void
summer_payment_check_account (const char *account_name,
                              const char *account_number,
                              const char *name_field,
                              const char *number_field,
                              SummerComplaints *complaints)
{
  const char *fault = summer_account_number_get_fault (account_number, NULL);

  if (account_number == NULL)
    summer_complaints_add (complaints, number_field, "%s",
                           _ ("The account number is missing. Write it into the class."));
  else if (fault != NULL)
    summer_complaints_add (complaints, number_field, "%s", fault);
  if (account_name == NULL)
    summer_complaints_add (complaints, name_field, "%s",
                           _ ("The name of the account is missing. Write it into the class."));
}

static void
check_amount_back (const SummerBalance *balance, SummerMoney amount, SummerComplaints *complaints)
{
  const char *field = balance->class.code;
  const SummerMoney owed = summer_balance_get_owed (balance);
  g_autofree char *most = summer_money_dup_text (owed);

  if (owed > 0 && -amount > owed)
    summer_complaints_add (complaints, field,
                           _ ("This is more than the %s yuan that are to be got back."), most);
  else if (owed == 0 && balance->on_way > balance->on_way_back
           && summer_balance_get_payable (balance) < 0)
    summer_complaints_add (complaints, field, "%s",
                           _ ("What is above the grant was not paid yet. Take the payment that is"
                              " prepared out of its batch first."));
  else if (owed == 0)
    summer_complaints_add (complaints, field, "%s",
                           _ ("Nothing is to be got back from this class."));
}

static void
check_amount (const SummerBalance *balance, SummerMoney amount, SummerComplaints *complaints)
{
  const char *field = balance->class.code;
  const SummerMoney payable = summer_balance_get_payable (balance);
  g_autofree char *most = summer_money_dup_text (MAX (0, payable));

  if (amount == 0)
    summer_complaints_add (complaints, field, "%s", _ ("Write an amount, or leave it out."));
  else if (amount < 0)
    check_amount_back (balance, amount, complaints);
  else if (payable <= 0)
    summer_complaints_add (complaints, field, "%s", _ ("Nothing is to be paid to this class."));
  else if (amount > payable)
    summer_complaints_add (complaints, field,
                           _ ("This is more than the %s yuan that are still to be paid."), most);
}

static void
check_line (const SummerPaymentBook *book,
            const SummerPaymentBatchForm *form,
            guint at,
            SummerComplaints *complaints)
{
  const SummerPaymentLine *line = &form->lines[at];
  const SummerBalance *balance = summer_payment_book_find_class (book, line->class_id);

  if (balance == NULL)
    {
      summer_complaints_add (complaints, "lines", "%s",
                             _ ("A class of the list is no more. Open the form anew."));
      return;
    }
  for (guint i = 0; i < at; i++)
    if (form->lines[i].class_id == line->class_id)
      summer_complaints_add (complaints, balance->class.code, "%s",
                             _ ("This class stands in the batch twice. Take one of them out."));
  check_amount (balance, line->amount, complaints);
  if (line->amount > 0)
    summer_payment_check_account (balance->class.account_name, balance->class.account_number,
                                  balance->class.code, balance->class.code, complaints);
}

/**
 * summer_payment_batch_check:
 * @today: the clock's day
 */
void
summer_payment_batch_check (const SummerPaymentBook *book,
                            const SummerPaymentBatchForm *form,
                            SummerDay today,
                            SummerComplaints *complaints)
{
  if (form->made_on == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "made-on", "%s", _ ("Write the day."));
  else if (form->made_on > today)
    summer_complaints_add (complaints, "made-on", "%s", _ ("This day is still to come."));
  if (form->made_by == NULL)
    summer_complaints_add (complaints, "made-by", "%s", _ ("Write who makes the batch."));
  if (form->n_lines == 0)
    summer_complaints_add (complaints, "lines", "%s",
                           _ ("Choose the classes that are to be paid."));
  for (guint i = 0; i < form->n_lines; i++)
    check_line (book, form, i, complaints);
}

static gboolean
write_batch (SummerStore *store,
             const SummerPaymentBook *book,
             const SummerPaymentBatchForm *form,
             SummerPaymentBatchRecord *batch,
             GError **error)
{
  if (!summer_payment_batch_insert (store, batch, error))
    return FALSE;
  for (guint i = 0; i < form->n_lines; i++)
    {
      const SummerPaymentLine *line = &form->lines[i];
      const SummerClassRecord *class = &summer_payment_book_find_class (book, line->class_id)
                                            ->class;
      g_autofree char *number = summer_account_number_dup_plain (class->account_number);
      SummerPaymentRecord payment = { .batch = batch->id,
                                      .class_id = line->class_id,
                                      .amount = line->amount,
                                      .account_name = class->account_name,
                                      .bank = class->bank,
                                      .account_number = number,
                                      .paid_on = SUMMER_DAY_NONE,
                                      .returned_on = SUMMER_DAY_NONE,
                                      .source = form->source };

      if (!summer_payment_insert (store, &payment, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_payment_batch_save:
 * @today: the clock's day
 * @batch: (out) (optional): its id
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Each payment keeps the account that its class has now. No source pays more than it granted itself.
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_payment_batch_save (SummerStore *store,
                           const SummerPaymentBatchForm *form,
                           SummerDay today,
                           SummerComplaints *complaints,
                           gint64 *batch,
                           char **done,
                           GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, form->programme, "payment-batch", error);
  SummerPaymentBatchRecord record = { .programme = form->programme,
                                      .number = 1,
                                      .made_on = form->made_on,
                                      .made_by = form->made_by,
                                      .note = form->note };
  g_autoptr (SummerPaymentBook) of_source = NULL;
  g_autofree char *what = NULL;
  SummerMoney sum = 0;

  if (book == NULL)
    return FALSE;
  of_source = summer_payment_book_load_source (store, form->programme, form->source, error);
  if (of_source == NULL)
    {
      summer_store_rollback (store);
      return FALSE;
    }
  summer_payment_batch_check (of_source, form, today, complaints);
  if (!summer_complaints_is_empty (complaints))
    {
      summer_store_rollback (store);
      return FALSE;
    }
  if (book->n_batches > 0)
    record.number = book->batches[book->n_batches - 1].number + 1;
  for (guint i = 0; i < form->n_lines; i++)
    sum += form->lines[i].amount;
  what = summer_payment_batch_dup_text (record.number, form->n_lines, sum);
  summer_store_set_reason (store, what);
  if (!summer_clerk_finish (store, write_batch (store, book, form, &record, error),
                            _ ("Payment batch %s"), what, done, error))
    return FALSE;
  if (batch != NULL)
    *batch = record.id;
  return TRUE;
}

static gboolean
delete_batch (SummerStore *store, const SummerPaymentBook *book, gint64 batch, GError **error)
{
  for (guint i = 0; i < book->n_payments; i++)
    if (book->payments[i].batch == batch
        && !summer_payment_delete (store, book->payments[i].id, error))
      return FALSE;
  return summer_payment_batch_delete (store, batch, error);
}

/* (transfer full): the batch in words; NULL with @error where it cannot go */
static char *
dup_what_goes (const SummerPaymentBook *book, gint64 batch, GError **error)
{
  const SummerPaymentBatchRecord *record = summer_payment_book_find_batch (book, batch);
  guint n_payments = 0;
  SummerMoney sum = 0;

  if (record == NULL)
    {
      summer_clerk_set_refused (error, "%s", _ ("This batch is no more."));
      return NULL;
    }
  if (!summer_payment_book_is_batch_in (book, batch, SUMMER_PAYMENT_PREPARED))
    {
      summer_clerk_set_refused (
          error, "%s",
          _ ("Payments of this batch were made: it stays. Take out single payments that are not."));
      return NULL;
    }
  for (guint i = 0; i < book->n_payments; i++)
    if (book->payments[i].batch == batch)
      {
        n_payments++;
        sum += book->payments[i].amount;
      }
  return summer_payment_batch_dup_text (record->number, n_payments, sum);
}

/**
 * summer_payment_batch_take_out:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is gone; FALSE with %SUMMER_CLERK_ERROR_REFUSED where something of it was paid
 */
gboolean
summer_payment_batch_take_out (
    SummerStore *store, gint64 programme, gint64 batch, char **done, GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, programme, "payment-batch", error);
  g_autofree char *what = NULL;

  if (book == NULL)
    return FALSE;
  what = dup_what_goes (book, batch, error);
  if (what != NULL)
    summer_store_set_reason (store, what);
  return summer_clerk_finish (store, what != NULL && delete_batch (store, book, batch, error),
                              _ ("Payment batch deleted: %s"), what, done, error);
}

static gboolean
delete_payment (SummerStore *store,
                const SummerPaymentBook *book,
                const SummerPaymentRecord *payment,
                GError **error)
{
  guint n_others = 0;

  for (guint i = 0; i < book->n_payments; i++)
    n_others += book->payments[i].batch == payment->batch && book->payments[i].id != payment->id;
  return summer_payment_delete (store, payment->id, error)
         && (n_others > 0 || summer_payment_batch_delete (store, payment->batch, error));
}

/**
 * summer_payment_take_out:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is gone; FALSE with %SUMMER_CLERK_ERROR_REFUSED where it was paid
 */
gboolean
summer_payment_take_out (
    SummerStore *store, gint64 programme, gint64 payment, char **done, GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, programme, "payment", error);
  const SummerPaymentRecord *record;
  const char *name;

  if (book == NULL)
    return FALSE;
  record = summer_payment_book_find_payment (book, payment);
  if (record == NULL || summer_payment_get_state (record) != SUMMER_PAYMENT_PREPARED)
    {
      summer_store_rollback (store);
      return summer_clerk_set_refused (
          error, "%s", _ ("This payment was made: it stays. Mark it as returned if it came back."));
    }
  name = summer_payment_book_find_class (book, record->class_id)->class.name;
  summer_store_set_reason (store, name);
  return summer_clerk_finish (store, delete_payment (store, book, record, error),
                              _ ("Payment taken out: %s"), name, done, error);
}
