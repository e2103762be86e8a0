#include "config.h"

#include "summer-payment-book.h"

#include <glib/gi18n.h>

#include "summer-class-table.h"
#include "summer-payment-table.h"
#include "summer-settlement-table.h"

/* What the rows are read into before they stand still. */
typedef struct
{
  SummerPaymentBook *book;
  GArray *classes, *batches, *payments, *spendings, *repayments;
  GHashTable *by_id;  /* id of a class → its place + 1 */
  const char *source; /* the only one wanted; "" = the fund, NULL = all */
} Reading;

static const char *
keep (Reading *reading, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (reading->book->texts, text) : NULL;
}

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  SummerBalance balance
      = { .class = *record, .shares = g_array_new (FALSE, TRUE, sizeof (SummerSourceBalance)) };
  const SummerSourceBalance fund = { .source = "" };
  SummerClassRecord *class = &balance.class;

  class->code = keep (reading, record->code);
  class->name = keep (reading, record->name);
  class->union_name = keep (reading, record->union_name);
  class->host = keep (reading, record->host);
  class->co_organiser = keep (reading, record->co_organiser);
  class->venue = keep (reading, record->venue);
  class->account_name = keep (reading, record->account_name);
  class->bank = keep (reading, record->bank);
  class->account_number = keep (reading, record->account_number);
  g_array_append_val (balance.shares, fund);
  g_array_append_val (reading->classes, balance);
  g_hash_table_insert (reading->by_id, g_memdup2 (&record->id, sizeof record->id),
                       GUINT_TO_POINTER (reading->classes->len));
  return TRUE;
}

static SummerBalance *
find_class (Reading *reading, gint64 class_id)
{
  const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (reading->by_id, &class_id));

  return place > 0 ? &g_array_index (reading->classes, SummerBalance, place - 1) : NULL;
}

/* (nullable): of a class of the programme; made where there is none yet */
static SummerSourceBalance *
find_share (Reading *reading, gint64 class_id, const char *source)
{
  const SummerBalance *balance = find_class (reading, class_id);
  const SummerSourceBalance fresh = { .source = keep (reading, source) };

  if (balance == NULL)
    return NULL;
  for (guint i = 0; i < balance->shares->len; i++)
    if (g_str_equal (g_array_index (balance->shares, SummerSourceBalance, i).source, source))
      return &g_array_index (balance->shares, SummerSourceBalance, i);
  g_array_append_val (balance->shares, fresh);
  return &g_array_index (balance->shares, SummerSourceBalance, balance->shares->len - 1);
}

static gboolean
take_settled (gint64 class_id, gint64 granted, int number, gpointer user_data)
{
  SummerSourceBalance *share = find_share (user_data, class_id, "");

  if (share != NULL)
    share->granted += granted;
  return TRUE;
}

static gboolean
take_grant (gint64 class_id, const char *source, gint64 granted, gpointer user_data)
{
  Reading *reading = user_data;
  SummerSourceBalance *share = find_share (reading, class_id, source);
  GPtrArray *sources = reading->book->sources;

  /* They come by source. */
  if (sources->len == 0 || !g_str_equal (sources->pdata[sources->len - 1], source))
    g_ptr_array_add (sources, (gpointer) keep (reading, source));
  if (share != NULL)
    share->granted += granted;
  return TRUE;
}

static gboolean
take_batch (const SummerPaymentBatchRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  SummerPaymentBatchRecord batch = *record;

  batch.made_by = keep (reading, record->made_by);
  batch.note = keep (reading, record->note);
  g_array_append_val (reading->batches, batch);
  return TRUE;
}

static void
count_payment (SummerSourceBalance *share, const SummerPaymentRecord *payment)
{
  const SummerPaymentState state = summer_payment_get_state (payment);

  if (state == SUMMER_PAYMENT_PAID)
    share->paid += payment->amount;
  else if (state == SUMMER_PAYMENT_PREPARED)
    {
      share->on_way += payment->amount;
      share->on_way_back += MIN (0, payment->amount);
    }
}

static const char *
get_source (const char *source)
{
  return source != NULL ? source : "";
}

static gboolean
is_wanted (const Reading *reading, const char *source)
{
  return reading->source == NULL || g_str_equal (reading->source, get_source (source));
}

static gboolean
take_payment (const SummerPaymentRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  SummerBalance *balance = find_class (reading, record->class_id);
  SummerPaymentRecord payment = *record;

  if (balance != NULL)
    count_payment (find_share (reading, record->class_id, get_source (record->source)), record);
  if (!is_wanted (reading, record->source))
    return TRUE;
  payment.source = keep (reading, record->source);
  payment.account_name = keep (reading, record->account_name);
  payment.bank = keep (reading, record->bank);
  payment.account_number = keep (reading, record->account_number);
  payment.reference = keep (reading, record->reference);
  payment.returned_why = keep (reading, record->returned_why);
  g_array_append_val (reading->payments, payment);
  if (balance != NULL)
    {
      balance->n_payments++;
      balance->n_prepared += summer_payment_get_state (record) == SUMMER_PAYMENT_PREPARED;
    }
  return TRUE;
}

static gboolean
take_spending (const SummerSpendingRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  SummerSourceBalance *share = find_share (reading, record->class_id, get_source (record->source));
  SummerSpendingRecord spending = *record;

  if (share != NULL)
    share->spent[record->category] += record->amount;
  if (!is_wanted (reading, record->source))
    return TRUE;
  spending.source = keep (reading, record->source);
  spending.what = keep (reading, record->what);
  spending.receipt = keep (reading, record->receipt);
  g_array_append_val (reading->spendings, spending);
  return TRUE;
}

static gboolean
take_repayment (const SummerRepaymentRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  SummerSourceBalance *share = find_share (reading, record->class_id, get_source (record->source));
  SummerRepaymentRecord repayment = *record;

  if (share != NULL)
    share->returned += record->amount;
  if (!is_wanted (reading, record->source))
    return TRUE;
  repayment.source = keep (reading, record->source);
  repayment.reference = keep (reading, record->reference);
  repayment.note = keep (reading, record->note);
  g_array_append_val (reading->repayments, repayment);
  return TRUE;
}

/* What a class paid back to a source goes first to what that paid it above its grant. source: the only one that the
 * balance is of; NULL = all */
static void
add_up_shares (SummerBalance *balance, const char *source)
{
  for (guint i = 0; i < balance->shares->len; i++)
    {
      SummerSourceBalance *share = &g_array_index (balance->shares, SummerSourceBalance, i);

      share->got_back = MIN (share->returned, MAX (0, share->paid - share->granted));
      if (source != NULL && !g_str_equal (source, share->source))
        continue;
      balance->granted += share->granted;
      balance->paid += share->paid;
      balance->on_way += share->on_way;
      balance->on_way_back += share->on_way_back;
      balance->got_back += share->got_back;
      balance->returned += share->returned;
      balance->to_return += summer_source_balance_get_to_return (share);
      for (guint category = 0; category < SUMMER_N_SPENDINGS; category++)
        balance->spent[category] += share->spent[category];
    }
}

static void
add_up (SummerPaymentBook *self, const char *source)
{
  SummerBalance *total = &self->total;

  for (guint i = 0; i < self->n_classes; i++)
    {
      SummerBalance *balance = &self->classes[i];

      add_up_shares (balance, source);
      total->granted += balance->granted;
      total->paid += balance->paid;
      total->on_way += balance->on_way;
      total->on_way_back += balance->on_way_back;
      total->n_payments += balance->n_payments;
      total->n_prepared += balance->n_prepared;
      total->returned += balance->returned;
      total->got_back += balance->got_back;
      total->to_return += balance->to_return;
      for (guint category = 0; category < SUMMER_N_SPENDINGS; category++)
        total->spent[category] += balance->spent[category];
    }
}

static SummerPaymentBook *
load (SummerStore *store, gint64 programme, const char *source, GError **error)
{
  g_autoptr (SummerPaymentBook) self = g_new0 (SummerPaymentBook, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Reading reading = { .book = self,
                      .by_id = by_id,
                      .source = source,
                      .classes = g_array_new (FALSE, FALSE, sizeof (SummerBalance)),
                      .batches = g_array_new (FALSE, FALSE, sizeof (SummerPaymentBatchRecord)),
                      .payments = g_array_new (FALSE, FALSE, sizeof (SummerPaymentRecord)),
                      .spendings = g_array_new (FALSE, FALSE, sizeof (SummerSpendingRecord)),
                      .repayments = g_array_new (FALSE, FALSE, sizeof (SummerRepaymentRecord)) };
  gboolean done;

  self->texts = g_string_chunk_new (4096);
  self->sources = g_ptr_array_new ();
  done = summer_class_each (store, programme, take_class, &reading, error)
         && summer_settlement_line_each_settled (store, programme, take_settled, &reading, error)
         && summer_settlement_grant_each_settled (store, programme, take_grant, &reading, error)
         && summer_payment_batch_each (store, programme, take_batch, &reading, error)
         && summer_payment_each (store, programme, take_payment, &reading, error)
         && summer_spending_each (store, programme, take_spending, &reading, error)
         && summer_repayment_each (store, programme, take_repayment, &reading, error);
  self->n_classes = reading.classes->len;
  self->n_batches = reading.batches->len;
  self->n_payments = reading.payments->len;
  self->n_spendings = reading.spendings->len;
  self->n_repayments = reading.repayments->len;
  self->classes = (SummerBalance *) g_array_free (reading.classes, FALSE);
  self->batches = (SummerPaymentBatchRecord *) g_array_free (reading.batches, FALSE);
  self->payments = (SummerPaymentRecord *) g_array_free (reading.payments, FALSE);
  self->spendings = (SummerSpendingRecord *) g_array_free (reading.spendings, FALSE);
  self->repayments = (SummerRepaymentRecord *) g_array_free (reading.repayments, FALSE);
  add_up (self, source);
  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * summer_payment_book_load:
 *
 * Settlements that are confirmed count alone, and payments that the bank did not return.
 *
 * Returns: (nullable): the book of the fund and all further sources as the records are now; NULL with the store's error
 */
SummerPaymentBook *
summer_payment_book_load (SummerStore *store, gint64 programme, GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  return load (store, programme, NULL, error);
}

/**
 * summer_payment_book_load_source:
 * @source: (nullable): a further source; NULL and "" = the fund
 *
 * Returns: (nullable): the book of that source alone; NULL with the store's error
 */
SummerPaymentBook *
summer_payment_book_load_source (SummerStore *store,
                                 gint64 programme,
                                 const char *source,
                                 GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  return load (store, programme, source != NULL ? source : "", error);
}

/**
 * summer_payment_book_begin:
 * @action: of the journal, as of summer_store_begin()
 *
 * The caller sets the reason, and finishes the entry or rolls it back.
 *
 * Returns: (nullable): the book; NULL with the store's error, and nothing is begun
 */
SummerPaymentBook *
summer_payment_book_begin (SummerStore *store, gint64 programme, const char *action, GError **error)
{
  SummerPaymentBook *self;

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  if (!summer_store_begin (store, action, NULL, error))
    return NULL;
  self = summer_payment_book_load (store, programme, error);
  if (self == NULL)
    summer_store_rollback (store);
  return self;
}

void
summer_payment_book_free (SummerPaymentBook *self)
{
  for (guint i = 0; i < self->n_classes; i++)
    g_array_unref (self->classes[i].shares);
  g_free (self->classes);
  g_free (self->batches);
  g_free (self->payments);
  g_free (self->spendings);
  g_free (self->repayments);
  g_ptr_array_unref (self->sources);
  g_string_chunk_free (self->texts);
  g_free (self);
}

const SummerBalance *
summer_payment_book_find_class (const SummerPaymentBook *self, gint64 class_id)
{
  for (guint i = 0; i < self->n_classes; i++)
    if (self->classes[i].class.id == class_id)
      return &self->classes[i];
  return NULL;
}

const SummerPaymentBatchRecord *
summer_payment_book_find_batch (const SummerPaymentBook *self, gint64 batch)
{
  for (guint i = 0; i < self->n_batches; i++)
    if (self->batches[i].id == batch)
      return &self->batches[i];
  return NULL;
}

const SummerPaymentRecord *
summer_payment_book_find_payment (const SummerPaymentBook *self, gint64 payment)
{
  for (guint i = 0; i < self->n_payments; i++)
    if (self->payments[i].id == payment)
      return &self->payments[i];
  return NULL;
}

const SummerSpendingRecord *
summer_payment_book_find_spending (const SummerPaymentBook *self, gint64 spending)
{
  for (guint i = 0; i < self->n_spendings; i++)
    if (self->spendings[i].id == spending)
      return &self->spendings[i];
  return NULL;
}

const SummerRepaymentRecord *
summer_payment_book_find_repayment (const SummerPaymentBook *self, gint64 repayment)
{
  for (guint i = 0; i < self->n_repayments; i++)
    if (self->repayments[i].id == repayment)
      return &self->repayments[i];
  return NULL;
}

gboolean
summer_payment_book_has_batch_in (const SummerPaymentBook *self,
                                  gint64 batch,
                                  SummerPaymentState state)
{
  for (guint i = 0; i < self->n_payments; i++)
    if (self->payments[i].batch == batch && summer_payment_get_state (&self->payments[i]) == state)
      return TRUE;
  return FALSE;
}

gboolean
summer_payment_book_is_batch_in (const SummerPaymentBook *self,
                                 gint64 batch,
                                 SummerPaymentState state)
{
  for (guint i = 0; i < self->n_payments; i++)
    if (self->payments[i].batch == batch && summer_payment_get_state (&self->payments[i]) != state)
      return FALSE;
  return TRUE;
}

gboolean
summer_payment_book_may_pay_again (const SummerPaymentBook *self,
                                   const SummerPaymentRecord *payment)
{
  const SummerBalance *balance = summer_payment_book_find_class (self, payment->class_id);
  const SummerSourceBalance *share
      = balance != NULL ? summer_balance_find_source (balance, payment->source) : NULL;

  return share != NULL && summer_payment_get_state (payment) == SUMMER_PAYMENT_RETURNED
         && summer_source_balance_get_unpaid (share) > share->on_way - share->on_way_back;
}

SummerPaymentState
summer_payment_get_state (const SummerPaymentRecord *payment)
{
  if (payment->returned_on != SUMMER_DAY_NONE)
    return SUMMER_PAYMENT_RETURNED;
  return payment->paid_on != SUMMER_DAY_NONE ? SUMMER_PAYMENT_PAID : SUMMER_PAYMENT_PREPARED;
}

char *
summer_payment_batch_dup_text (int number, guint n_payments, SummerMoney sum)
{
  g_autofree char *amount = summer_money_dup_text (sum);

  return g_strdup_printf (ngettext ("no. %d, %u payment, %s yuan", "no. %d, %u payments, %s yuan",
                                    n_payments),
                          number, n_payments, amount);
}
