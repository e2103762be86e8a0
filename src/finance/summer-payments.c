#include "config.h"

#include "summer-payments.h"

#include <glib/gi18n.h>

#include "summer-account-number.h"
#include "summer-class-table.h"
#include "summer-clerk-entry.h"
#include "summer-payment-table.h"

/* The payments that a form is about, in the state in which the step finds them. */
static gboolean
is_meant (const SummerPaymentForm *form,
          const SummerPaymentRecord *payment,
          SummerPaymentState state)
{
  return summer_payment_get_state (payment) == state
         && (form->payment != 0 ? payment->id == form->payment : payment->batch == form->batch);
}

/* A supplement may have granted less since it was prepared, or the bank returned what is to be got back. What counts is
 * the money of the payment's own source: the others have neither to pay for it nor to give it room. */
static void
check_amount (const SummerBalance *balance,
              const SummerPaymentRecord *payment,
              SummerComplaints *complaints)
{
  const SummerSourceBalance *share = summer_balance_find_source (balance, payment->source);
  const SummerMoney amount = payment->amount;
  const SummerMoney left = share != NULL ? MAX (0, summer_source_balance_get_unpaid (share)) : 0;
  g_autofree char *most = summer_money_dup_text (left);

  if (amount > left)
    summer_complaints_add (complaints, "day",
                           _ ("%s: no more than %s yuan are still to be paid. Take the payment out"
                              " of the batch and prepare what is left."),
                           balance->class.name, most);
  else if (amount < 0 && (share == NULL || share->paid + amount < 0))
    summer_complaints_add (complaints, "day",
                           _ ("%s: so much was never paid to it. Take the payment out of the"
                              " batch."),
                           balance->class.name);
}

static void
check_day (SummerDay day, SummerDay today, SummerComplaints *complaints)
{
  if (day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", "%s", _ ("Write the day."));
  else if (day > today)
    summer_complaints_add (complaints, "day", "%s", _ ("This day is still to come."));
}

/**
 * summer_payment_check_paid:
 * @today: the clock's day
 */
void
summer_payment_check_paid (const SummerPaymentBook *book,
                           const SummerPaymentForm *form,
                           SummerDay today,
                           SummerComplaints *complaints)
{
  guint n_meant = 0;

  check_day (form->day, today, complaints);
  for (guint i = 0; i < book->n_payments; i++)
    {
      const SummerPaymentRecord *payment = &book->payments[i];

      if (!is_meant (form, payment, SUMMER_PAYMENT_PREPARED))
        continue;
      n_meant++;
      check_amount (summer_payment_book_find_class (book, payment->class_id), payment, complaints);
      if (form->day != SUMMER_DAY_NONE
          && form->day < summer_payment_book_find_batch (book, payment->batch)->made_on)
        summer_complaints_add (complaints, "day", "%s",
                               _ ("This is before the batch was made. Write a later day."));
    }
  if (n_meant == 0)
    summer_complaints_add (complaints, "day", "%s", _ ("Nothing of this waits to be paid."));
  if (form->text == NULL)
    summer_complaints_warn (complaints, "text", "%s",
                            _ ("Without the bank's reference it is hard to find again."));
}

/**
 * summer_payment_check_returned:
 * @today: the clock's day
 */
void
summer_payment_check_returned (const SummerPaymentBook *book,
                               const SummerPaymentForm *form,
                               SummerDay today,
                               SummerComplaints *complaints)
{
  const SummerPaymentRecord *payment = summer_payment_book_find_payment (book, form->payment);

  check_day (form->day, today, complaints);
  if (payment == NULL || summer_payment_get_state (payment) != SUMMER_PAYMENT_PAID)
    summer_complaints_add (complaints, "day", "%s",
                           _ ("Only a payment that was made can be returned."));
  else if (payment->amount < 0)
    summer_complaints_add (complaints, "day", "%s",
                           _ ("This was got back from the class: no bank returns it. Undo the entry"
                              " if it did not come."));
  else if (form->day != SUMMER_DAY_NONE && form->day < payment->paid_on)
    summer_complaints_add (complaints, "day", "%s",
                           _ ("This is before it was paid. Write a later day."));
  if (form->text == NULL)
    summer_complaints_add (complaints, "text", "%s", _ ("Write why the bank returned it."));
}

/* {{{ Storing */

static char *
dup_what (const SummerPaymentBook *book, const SummerPaymentForm *form, SummerPaymentState state)
{
  const SummerPaymentRecord *one = summer_payment_book_find_payment (book, form->payment);
  const SummerPaymentBatchRecord *batch
      = summer_payment_book_find_batch (book, one != NULL ? one->batch : form->batch);
  guint n_payments = 0;
  SummerMoney sum = 0;

  for (guint i = 0; i < book->n_payments; i++)
    if (is_meant (form, &book->payments[i], state))
      {
        n_payments++;
        sum += book->payments[i].amount;
      }
  if (one != NULL)
    {
      g_autofree char *amount = summer_money_dup_text (sum);

      return g_strdup_printf (_ ("%s, %s yuan"),
                              summer_payment_book_find_class (book, one->class_id)->class.name,
                              amount);
    }
  return summer_payment_batch_dup_text (batch->number, n_payments, sum);
}

static gboolean
write_step (SummerStore *store,
            const SummerPaymentBook *book,
            const SummerPaymentForm *form,
            SummerPaymentState state,
            GError **error)
{
  for (guint i = 0; i < book->n_payments; i++)
    {
      SummerPaymentRecord payment = book->payments[i];

      if (!is_meant (form, &payment, state))
        continue;
      if (state == SUMMER_PAYMENT_PREPARED)
        {
          payment.paid_on = form->day;
          payment.reference = form->text;
        }
      else
        {
          payment.returned_on = form->day;
          payment.returned_why = form->text;
        }
      if (!summer_payment_update (store, &payment, error))
        return FALSE;
    }
  return TRUE;
}

/* Inside of the entry that is begun. */
static gboolean
save_step (SummerStore *store,
           const SummerPaymentBook *book,
           const SummerPaymentForm *form,
           SummerPaymentState state,
           const char *format,
           char **done,
           GError **error)
{
  g_autofree char *what = dup_what (book, form, state);
  g_autofree char *reason = g_strdup_printf (format, what);

  summer_store_set_reason (store, reason);
  return summer_clerk_finish (store, write_step (store, book, form, state, error), "%s", reason,
                              done, error);
}

/**
 * summer_payment_save_paid:
 * @today: the clock's day
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_payment_save_paid (SummerStore *store,
                          const SummerPaymentForm *form,
                          SummerDay today,
                          SummerComplaints *complaints,
                          char **done,
                          GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, form->programme, "payment", error);

  if (book == NULL)
    return FALSE;
  summer_payment_check_paid (book, form, today, complaints);
  if (summer_complaints_is_empty (complaints))
    return save_step (store, book, form, SUMMER_PAYMENT_PREPARED, _ ("Paid: %s"), done, error);
  summer_store_rollback (store);
  return FALSE;
}

/**
 * summer_payment_save_returned:
 * @today: the clock's day
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_payment_save_returned (SummerStore *store,
                              const SummerPaymentForm *form,
                              SummerDay today,
                              SummerComplaints *complaints,
                              char **done,
                              GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, form->programme, "payment", error);

  if (book == NULL)
    return FALSE;
  summer_payment_check_returned (book, form, today, complaints);
  if (summer_complaints_is_empty (complaints))
    return save_step (store, book, form, SUMMER_PAYMENT_PAID, _ ("Returned by the bank: %s"), done,
                      error);
  summer_store_rollback (store);
  return FALSE;
}

/* }}} */
/* {{{ Account */

void
summer_payment_account_check (const SummerPaymentBook *book,
                              const SummerPaymentAccountForm *form,
                              SummerComplaints *complaints)
{
  const SummerPaymentRecord *payment = summer_payment_book_find_payment (book, form->payment);
  const char *fault = summer_account_number_get_fault (form->account_number, NULL);

  if (payment == NULL || summer_payment_get_state (payment) != SUMMER_PAYMENT_PREPARED)
    summer_complaints_add (complaints, "account-number", "%s",
                           _ ("This payment was made already: its account stays as it was."));
  if (form->account_name == NULL)
    summer_complaints_add (complaints, "account-name", "%s", _ ("Write the name of the account."));
  if (form->account_number == NULL)
    summer_complaints_add (complaints, "account-number", "%s", _ ("Write the account number."));
  else if (fault != NULL)
    summer_complaints_add (complaints, "account-number", "%s", fault);
}

static gboolean
write_account (SummerStore *store,
               const SummerPaymentBook *book,
               const SummerPaymentAccountForm *form,
               GError **error)
{
  SummerPaymentRecord payment = *summer_payment_book_find_payment (book, form->payment);
  SummerClassRecord class = summer_payment_book_find_class (book, payment.class_id)->class;
  g_autofree char *number = summer_account_number_dup_plain (form->account_number);

  payment.account_name = class.account_name = form->account_name;
  payment.bank = class.bank = form->bank;
  payment.account_number = class.account_number = number;
  return summer_payment_update (store, &payment, error)
         && (form->class_too != 1 || summer_class_update (store, &class, error));
}

/**
 * summer_payment_account_save:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_payment_account_save (SummerStore *store,
                             const SummerPaymentAccountForm *form,
                             SummerComplaints *complaints,
                             char **done,
                             GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, form->programme, "payment", error);
  const SummerPaymentRecord *payment;
  g_autofree char *reason = NULL;

  if (book == NULL)
    return FALSE;
  summer_payment_account_check (book, form, complaints);
  if (!summer_complaints_is_empty (complaints))
    {
      summer_store_rollback (store);
      return FALSE;
    }
  payment = summer_payment_book_find_payment (book, form->payment);
  reason = g_strdup_printf (_ ("Account corrected: %s"),
                            summer_payment_book_find_class (book, payment->class_id)->class.name);
  summer_store_set_reason (store, reason);
  return summer_clerk_finish (store, write_account (store, book, form, error), "%s", reason, done,
                              error);
}

/* }}} */
