#include "config.h"

#include "summer-repayment.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-payment-table.h"

/* The most that can have come: what is to be returned, and what this takes the place of. What the class spent beyond
 * that since then is no reason to refuse what came before. */
static SummerMoney
get_most (const SummerPaymentBook *book,
          const SummerSourceBalance *share,
          const SummerRepaymentRecord *record)
{
  const SummerRepaymentRecord *former = summer_payment_book_find_repayment (book, record->id);
  SummerSourceBalance without = *share;

  if (former == NULL || former->class_id != record->class_id
      || g_strcmp0 (former->source, record->source) != 0)
    return summer_source_balance_get_to_return (share);
  without.returned -= former->amount;
  return MAX (summer_source_balance_get_to_return (&without), former->amount);
}

static void
check_amount (const SummerPaymentBook *book,
              const SummerBalance *balance,
              const SummerRepaymentRecord *record,
              SummerComplaints *complaints)
{
  const SummerSourceBalance *share = summer_balance_find_source (balance, record->source);
  const SummerMoney most = share != NULL ? get_most (book, share, record) : 0;
  g_autofree char *text = summer_money_dup_text (most);

  if (most == 0 && balance->to_return > 0)
    summer_complaints_add (complaints, "source", "%s",
                           _ ("Of this money the class has nothing to return: it is of another"
                              " source. Choose that."));
  else if (most == 0)
    summer_complaints_add (complaints, "amount", "%s",
                           _ ("This class has no balance to return. Note first what it was paid and"
                              " what it used."));
  else if (record->amount > most)
    summer_complaints_add (complaints, "amount",
                           _ ("This is more than the balance of %s yuan that is to be returned."),
                           text);
}

/**
 * summer_repayment_check:
 * @today: the clock's day
 */
void
summer_repayment_check (const SummerPaymentBook *book,
                        const SummerRepaymentRecord *record,
                        SummerDay today,
                        SummerComplaints *complaints)
{
  const SummerBalance *balance = summer_payment_book_find_class (book, record->class_id);

  if (balance == NULL)
    summer_complaints_add (complaints, "class", "%s", _ ("Choose the class."));
  if (record->day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", "%s", _ ("Write the day."));
  else if (record->day > today)
    summer_complaints_add (complaints, "day", "%s", _ ("This day is still to come."));
  if (record->amount <= 0)
    summer_complaints_add (complaints, "amount", "%s",
                           _ ("Write how much was paid back, more than nothing."));
  else if (balance != NULL)
    check_amount (book, balance, record, complaints);
}

static char *
dup_what (const SummerPaymentBook *book, const SummerRepaymentRecord *record)
{
  g_autofree char *amount = summer_money_dup_text (record->amount);

  return g_strdup_printf ("%s %s",
                          summer_payment_book_find_class (book, record->class_id)->class.name,
                          amount);
}

/**
 * summer_repayment_save:
 * @today: the clock's day
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_repayment_save (SummerStore *store,
                       gint64 programme,
                       SummerRepaymentRecord *record,
                       SummerDay today,
                       SummerComplaints *complaints,
                       char **done,
                       GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, programme, "repayment", error);
  g_autofree char *what = NULL;
  SummerRepaymentRecord written = *record;
  gboolean stored;

  if (book == NULL)
    return FALSE;
  summer_repayment_check (book, record, today, complaints);
  if (!summer_complaints_is_empty (complaints))
    {
      summer_store_rollback (store);
      return FALSE;
    }
  what = dup_what (book, record);
  summer_store_set_reason (store, what);
  stored = written.id == 0 ? summer_repayment_insert (store, &written, error)
                           : summer_repayment_update (store, &written, error);
  if (!summer_clerk_finish (store, stored, _ ("Paid back: %s"), what, done, error))
    return FALSE;
  record->id = written.id;
  return TRUE;
}

/**
 * summer_repayment_take_out:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is gone
 */
gboolean
summer_repayment_take_out (
    SummerStore *store, gint64 programme, gint64 repayment, char **done, GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, programme, "repayment", error);
  const SummerRepaymentRecord *record;
  g_autofree char *what = NULL;

  if (book == NULL)
    return FALSE;
  record = summer_payment_book_find_repayment (book, repayment);
  if (record == NULL)
    {
      summer_store_rollback (store);
      return summer_clerk_set_refused (error, "%s", _ ("This entry is no more."));
    }
  what = dup_what (book, record);
  summer_store_set_reason (store, what);
  return summer_clerk_finish (store, summer_repayment_delete (store, repayment, error),
                              _ ("Deleted: %s"), what, done, error);
}
