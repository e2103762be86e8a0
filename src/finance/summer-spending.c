#include "config.h"

#include "summer-spending.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-funding.h"
#include "summer-payment-table.h"

/* What the class has spent of the source with this, and without what this replaces. */
static SummerMoney
get_spent_with (const SummerPaymentBook *book,
                const SummerSourceBalance *share,
                const SummerSpendingRecord *record)
{
  const SummerSpendingRecord *former = summer_payment_book_find_spending (book, record->id);
  SummerMoney spent = summer_source_balance_get_spent (share) + MAX (0, record->amount);

  if (former != NULL && former->class_id == record->class_id
      && g_strcmp0 (former->source, record->source) == 0)
    spent -= former->amount;
  return spent;
}

/* What is spent above the grant of its source; where the grant is of several, the source is said. */
static void
warn_of_excess (const SummerPaymentBook *book,
                const SummerSourceBalance *share,
                const SummerSpendingRecord *record,
                SummerComplaints *complaints)
{
  g_autofree char *granted = summer_money_dup_text (share->granted);

  if (get_spent_with (book, share, record) <= share->granted)
    return;
  if (book->sources->len == 0)
    summer_complaints_warn (complaints, "amount",
                            _ ("With this more is spent than the %s yuan granted."), granted);
  else
    summer_complaints_warn (complaints, "amount",
                            _ ("With this more is spent of %s than the %s yuan that it granted."),
                            summer_source_get_text (record->source), granted);
}

static void
check_source (const SummerPaymentBook *book,
              const SummerBalance *balance,
              const SummerSpendingRecord *record,
              SummerComplaints *complaints)
{
  const SummerSourceBalance *share = summer_balance_find_source (balance, record->source);

  if (share == NULL)
    summer_complaints_add (complaints, "source", _ ("%s granted this class nothing."),
                           record->source);
  else if (record->amount > 0)
    warn_of_excess (book, share, record, complaints);
}

/**
 * summer_spending_check:
 * @today: the clock's day
 *
 * More than was granted is only warned of: it was spent all the same, and the class bears it.
 */
void
summer_spending_check (const SummerPaymentBook *book,
                       const SummerSpendingRecord *record,
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
  if ((int) record->category < 0 || record->category >= SUMMER_N_SPENDINGS)
    summer_complaints_add (complaints, "category", "%s", _ ("Choose what it was used for."));
  if (record->amount <= 0)
    summer_complaints_add (complaints, "amount", "%s",
                           _ ("Write how much was spent, more than nothing."));
  if (balance != NULL)
    check_source (book, balance, record, complaints);
}

static char *
dup_what (const SummerPaymentBook *book, const SummerSpendingRecord *record)
{
  g_autofree char *amount = summer_money_dup_text (record->amount);

  return g_strdup_printf ("%s %s %s",
                          summer_payment_book_find_class (book, record->class_id)->class.name,
                          summer_terms_get_text (SUMMER_TERMS_SPENDING, (int) record->category),
                          amount);
}

/**
 * summer_spending_save:
 * @today: the clock's day
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_spending_save (SummerStore *store,
                      gint64 programme,
                      SummerSpendingRecord *record,
                      SummerDay today,
                      SummerComplaints *complaints,
                      char **done,
                      GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, programme, "spending", error);
  g_autofree char *what = NULL;
  SummerSpendingRecord written = *record;
  gboolean stored;

  if (book == NULL)
    return FALSE;
  summer_spending_check (book, record, today, complaints);
  if (!summer_complaints_is_empty (complaints))
    {
      summer_store_rollback (store);
      return FALSE;
    }
  what = dup_what (book, record);
  summer_store_set_reason (store, what);
  stored = written.id == 0 ? summer_spending_insert (store, &written, error)
                           : summer_spending_update (store, &written, error);
  if (!summer_clerk_finish (store, stored, _ ("Use of the grant: %s"), what, done, error))
    return FALSE;
  record->id = written.id;
  return TRUE;
}

/**
 * summer_spending_take_out:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is gone
 */
gboolean
summer_spending_take_out (
    SummerStore *store, gint64 programme, gint64 spending, char **done, GError **error)
{
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_begin (store, programme, "spending", error);
  const SummerSpendingRecord *record;
  g_autofree char *what = NULL;

  if (book == NULL)
    return FALSE;
  record = summer_payment_book_find_spending (book, spending);
  if (record == NULL)
    {
      summer_store_rollback (store);
      return summer_clerk_set_refused (error, "%s", _ ("This entry is no more."));
    }
  what = dup_what (book, record);
  summer_store_set_reason (store, what);
  return summer_clerk_finish (store, summer_spending_delete (store, spending, error),
                              _ ("Deleted: %s"), what, done, error);
}
