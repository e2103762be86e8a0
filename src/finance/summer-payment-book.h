/* The payments of a programme and what follows from them: of each class what was granted, paid, is on the way to the
 * bank and was spent. paid - got_back + unpaid = granted, of each class and in all. Money in fen. */
#pragma once

#include "summer-finance-records.h"
#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* What one source of money gives one class. */
typedef struct
{
  const char *source; /* the book's; "" = the fund */
  SummerMoney granted, paid, on_way, on_way_back, returned; /* as of a balance */
  SummerMoney spent[SUMMER_N_SPENDINGS];
  SummerMoney got_back; /* of what the class paid back: paid above the grant of this source */
} SummerSourceBalance;

typedef struct
{
  SummerClassRecord class;
  SummerMoney       granted; /* by all settlements that are confirmed; of the source of the book, or of all */
  SummerMoney       paid;    /* and not returned by the bank; less what came back from the class */
  SummerMoney       on_way;  /* prepared, and not paid yet */
  SummerMoney       on_way_back; /* of this, below zero: what is to be got back */
  SummerMoney       spent[SUMMER_N_SPENDINGS]; /* by SummerSpendingCategory */
  SummerMoney       returned; /* of a balance that was not used; no part of paid */
  SummerMoney       got_back; /* of this: what was paid above the grant, and is not asked for twice */
  SummerMoney       to_return; /* source by source: what was paid, is not covered by use within its grant, and did not come back */
  guint             n_payments, n_prepared;    /* of any state; of those on the way */
  GArray           *shares; /* the book's, of SummerSourceBalance: the fund, then every source, whatever the book is of; NULL of a total */
} SummerBalance;

typedef struct
{
  SummerBalance            *classes; /* every class of the programme, by code */
  guint                     n_classes;
  SummerBalance             total;   /* its class is empty */
  SummerPaymentBatchRecord *batches; /* by number */
  guint                     n_batches;
  SummerPaymentRecord      *payments; /* by batch */
  guint                     n_payments;
  SummerSpendingRecord     *spendings; /* by class, day */
  guint                     n_spendings;
  SummerRepaymentRecord    *repayments; /* by class, day */
  guint                     n_repayments;
  GPtrArray                *sources; /* owned: names of the further sources of which anything was settled; texts are the book's */
  GStringChunk             *texts; /* owned: of all of the above */
} SummerPaymentBook;

SummerPaymentBook *summer_payment_book_load (SummerStore *store, gint64 programme, GError **error); /* of the fund and all sources */
/* What concerns one source alone; "" = the fund. */
SummerPaymentBook *summer_payment_book_load_source (SummerStore *store, gint64 programme, const char *source, GError **error);
/* Within an entry of the journal that it begins, so that what is checked by it is still so when it is written. */
SummerPaymentBook *summer_payment_book_begin (SummerStore *store, gint64 programme, const char *action, GError **error);
void               summer_payment_book_free (SummerPaymentBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerPaymentBook, summer_payment_book_free)

const SummerBalance            *summer_payment_book_find_class   (const SummerPaymentBook *self, gint64 class_id); /* NULL = no such */
const SummerPaymentBatchRecord *summer_payment_book_find_batch   (const SummerPaymentBook *self, gint64 batch);
const SummerPaymentRecord      *summer_payment_book_find_payment (const SummerPaymentBook *self, gint64 payment);
const SummerSpendingRecord     *summer_payment_book_find_spending (const SummerPaymentBook *self, gint64 spending);
const SummerRepaymentRecord    *summer_payment_book_find_repayment (const SummerPaymentBook *self, gint64 repayment);

gboolean summer_payment_book_has_batch_in (const SummerPaymentBook *self, gint64 batch, SummerPaymentState state); /* one of its payments at least */
gboolean summer_payment_book_is_batch_in  (const SummerPaymentBook *self, gint64 batch, SummerPaymentState state); /* every one of them */

/* The bank returned it, and its source owes the class something that is not on the way. */
gboolean    summer_payment_book_may_pay_again (const SummerPaymentBook *self, const SummerPaymentRecord *payment);
SummerPaymentState summer_payment_get_state (const SummerPaymentRecord *payment);
char       *summer_payment_batch_dup_text (int number, guint n_payments, SummerMoney sum); /* "no. 2, 3 payments, 90,000 yuan" */

const SummerSourceBalance *summer_balance_find_source (const SummerBalance *self, const char *source); /* NULL = neither granted nor paid anything */
SummerMoney summer_source_balance_get_unpaid    (const SummerSourceBalance *self); /* below zero: to be got back */
SummerMoney summer_source_balance_get_spent     (const SummerSourceBalance *self); /* in all categories */
SummerMoney summer_source_balance_get_to_return (const SummerSourceBalance *self); /* never below zero */
gboolean    summer_source_balance_is_concerned  (const SummerSourceBalance *self);
SummerMoney summer_balance_get_unpaid    (const SummerBalance *self); /* below zero: to be got back */
SummerMoney summer_balance_get_payable   (const SummerBalance *self); /* unpaid less what is on the way to the class; below zero: more than was granted */
SummerMoney summer_balance_get_owed      (const SummerBalance *self); /* paid above the grant, less what is being got back; never below zero */
SummerMoney summer_balance_get_spent     (const SummerBalance *self); /* in all categories */
gboolean    summer_balance_is_concerned  (const SummerBalance *self); /* anything was granted, paid, prepared, spent or paid back */

G_END_DECLS
