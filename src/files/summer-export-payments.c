#include "config.h"

#include "summer-export-payments.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-funding.h"
#include "summer-payment-book.h"
#include "summer-programme-table.h"
#include "summer-xlsx-style.h"

typedef struct
{
  SummerPaymentBook *book; /* owned */
  char *programme;         /* owned: its name */
  SummerXlsx *xlsx;        /* owned */
  lxw_worksheet *sheet;
  lxw_row_t first, row; /* of what is added up, and the next to write */
} Export;

typedef struct
{
  gint64 id;
  char *name;
} Name;

static gboolean
take_name (const SummerProgrammeRecord *record, gpointer user_data)
{
  Name *name = user_data;

  if (record->id == name->id)
    name->name = g_strdup (record->name);
  return name->name == NULL;
}

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->xlsx, summer_xlsx_free);
  g_clear_pointer (&self->book, summer_payment_book_free);
  g_free (self->programme);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
export_begin (Export *self, SummerStore *store, gint64 programme, const char *path, GError **error)
{
  Name name = { programme, NULL };

  if (!summer_programme_each (store, take_name, &name, error))
    return FALSE;
  self->programme = name.name;
  self->book = summer_payment_book_load (store, programme, error);
  if (self->book != NULL)
    self->xlsx = summer_xlsx_new (path, FALSE, error);
  return self->xlsx != NULL;
}

static lxw_row_t
begin_sheet (Export *self,
             const char *name,
             const char *title,
             const char *subtitle,
             const SummerXlsxColumn *columns,
             guint n_columns)
{
  lxw_row_t headings;

  self->sheet = summer_xlsx_add_sheet (self->xlsx, name, TRUE);
  headings = summer_xlsx_add_title (self->xlsx, self->sheet, title, subtitle, _ ("Unit: yuan"),
                                    columns, n_columns);
  self->first = self->row = headings + 1;
  return headings;
}

static void
write_text (Export *self, lxw_col_t column, const char *text, SummerXlsxStyle style)
{
  summer_xlsx_text (self->xlsx, self->sheet, self->row, column, text, style);
}

static void
write_money (Export *self, lxw_col_t column, SummerMoney fen)
{
  summer_xlsx_money (self->xlsx, self->sheet, self->row, column, fen, SUMMER_XLSX_MONEY);
}

/* In the row that is written, with what it comes to. */
static void
write_formula (
    Export *self, lxw_col_t column, const char *formula, SummerMoney fen, SummerXlsxStyle style)
{
  worksheet_write_formula_num (self->sheet, self->row, column, formula,
                               summer_xlsx_get_style (self->xlsx, style), (double) fen / 100);
}

/* The row of the total; without a row above there is an empty one to add up. */
static void
begin_total (Export *self, guint n_columns)
{
  if (self->row == self->first)
    self->row++;
  for (lxw_col_t column = 0; column < n_columns; column++)
    write_text (self, column, NULL, SUMMER_XLSX_TOTAL);
  write_text (self, 1, _ ("Total"), SUMMER_XLSX_TOTAL);
}

static void
write_sum (Export *self, lxw_col_t column, SummerMoney fen)
{
  char formula[64];

  g_snprintf (formula, sizeof formula, "=SUM(%c%u:%c%u)", 'A' + column, self->first + 1,
              'A' + column, self->row);
  write_formula (self, column, formula, fen, SUMMER_XLSX_TOTAL_MONEY);
}

static void
end_sheet (Export *self, lxw_row_t headings, lxw_col_t frozen, guint n_columns)
{
  worksheet_freeze_panes (self->sheet, headings + 1, frozen);
  summer_xlsx_end_sheet (self->xlsx, self->sheet, headings, self->row, n_columns, NULL);
}

/* {{{ A batch for the bank */

enum
{
  BANK_NUMBER,
  BANK_ACCOUNT_NAME,
  BANK_ACCOUNT_NUMBER,
  BANK_BANK,
  BANK_AMOUNT,
  BANK_PURPOSE,
  N_BANK,
};

#define ACCOUNT_WIDTH 26
#define PURPOSE_WIDTH 36

static void
write_order (Export *self, const SummerPaymentRecord *payment)
{
  const SummerClassRecord *class = &summer_payment_book_find_class (self->book, payment->class_id)
                                        ->class;
  g_autofree char *purpose = g_strdup_printf (_ ("%s, subsidy, %s"), self->programme, class->name);
  guint lines = summer_xlsx_get_lines (purpose, PURPOSE_WIDTH);

  summer_xlsx_count (self->xlsx, self->sheet, self->row, BANK_NUMBER, self->row - self->first + 1,
                     SUMMER_XLSX_CENTRE);
  write_text (self, BANK_ACCOUNT_NAME, payment->account_name, SUMMER_XLSX_WRAP);
  write_text (self, BANK_ACCOUNT_NUMBER, payment->account_number, SUMMER_XLSX_CODE);
  write_text (self, BANK_BANK, payment->bank, SUMMER_XLSX_WRAP);
  write_money (self, BANK_AMOUNT, payment->amount);
  write_text (self, BANK_PURPOSE, purpose, SUMMER_XLSX_WRAP);
  lines = MAX (lines, summer_xlsx_get_lines (payment->account_name, ACCOUNT_WIDTH));
  lines = MAX (lines, summer_xlsx_get_lines (payment->bank, ACCOUNT_WIDTH));
  summer_xlsx_set_lines (self->sheet, self->row++, lines);
}

static void
write_capital (Export *self, SummerMoney sum)
{
  g_autofree char *capital = summer_money_dup_capital (sum);
  g_autofree char *words = g_strdup_printf (_ ("In capital numerals: %s"), capital);

  self->row++;
  worksheet_merge_range (self->sheet, self->row, 0, self->row, N_BANK - 1, words,
                         summer_xlsx_get_style (self->xlsx, SUMMER_XLSX_STRONG));
}

/* Where a payment of a batch stands: the bank is told of those alone that it has still to make. */
enum
{
  PLACE_IN_LIST,
  PLACE_PAID,
  PLACE_RETURNED,
  PLACE_GOT_BACK, /* by the class itself, whether it came or not */
  N_PLACES,
};

static guint
get_place (const SummerPaymentRecord *payment)
{
  static const guint places[] = {
    [SUMMER_PAYMENT_PREPARED] = PLACE_IN_LIST,
    [SUMMER_PAYMENT_PAID] = PLACE_PAID,
    [SUMMER_PAYMENT_RETURNED] = PLACE_RETURNED,
  };

  return payment->amount < 0 ? PLACE_GOT_BACK : places[summer_payment_get_state (payment)];
}

static void
write_rest_line (Export *self, const char *text, guint n_payments, SummerMoney sum)
{
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u payment", "%u payments", n_payments), n_payments);

  self->row++;
  write_text (self, BANK_ACCOUNT_NAME, text, SUMMER_XLSX_TEXT);
  write_text (self, BANK_BANK, count, SUMMER_XLSX_TEXT);
  write_money (self, BANK_AMOUNT, sum);
}

/* Below the list: what else the batch holds, so that it adds up to what the window says of it. */
static void
write_rest (Export *self, const SummerPaymentBatchRecord *batch)
{
  const char *texts[N_PLACES] = {
    [PLACE_PAID] = _ ("Not in the list: paid"),
    [PLACE_RETURNED] = _ ("Not in the list: returned by the bank"),
    [PLACE_GOT_BACK] = _ ("Not in the list: to be got back"),
  };
  guint counts[N_PLACES] = { 0 }, n_payments = 0;
  SummerMoney sums[N_PLACES] = { 0 }, sum = 0;

  for (guint i = 0; i < self->book->n_payments; i++)
    {
      const SummerPaymentRecord *payment = &self->book->payments[i];

      if (payment->batch != batch->id)
        continue;
      counts[get_place (payment)]++;
      sums[get_place (payment)] += payment->amount;
      n_payments++;
      sum += payment->amount;
    }
  if (counts[PLACE_IN_LIST] == n_payments)
    return;
  self->row++;
  for (guint place = PLACE_PAID; place < N_PLACES; place++)
    if (counts[place] > 0)
      write_rest_line (self, texts[place], counts[place], sums[place]);
  write_rest_line (self, _ ("The whole batch"), n_payments, sum);
}

static void
write_batch (Export *self, const SummerPaymentBatchRecord *batch)
{
  const SummerXlsxColumn columns[N_BANK] = {
    [BANK_NUMBER] = { _ ("No."), 5 },
    [BANK_ACCOUNT_NAME] = { _ ("Account name"), ACCOUNT_WIDTH },
    [BANK_ACCOUNT_NUMBER] = { _ ("Account number"), 24 },
    [BANK_BANK] = { _ ("Bank"), ACCOUNT_WIDTH },
    [BANK_AMOUNT] = { _ ("Amount"), 14 },
    [BANK_PURPOSE] = { _ ("Purpose"), PURPOSE_WIDTH },
  };
  g_autofree char *name = g_strdup_printf (_ ("Batch %d"), batch->number);
  g_autofree char *title
      = g_strdup_printf (_ ("%s: payments, batch %d"), self->programme, batch->number);
  g_autofree char *day = summer_day_dup_text_in_year (batch->made_on);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", day, batch->made_by);
  lxw_row_t headings = begin_sheet (self, name, title, subtitle, columns, N_BANK);
  SummerMoney sum = 0;

  for (guint i = 0; i < self->book->n_payments; i++)
    if (self->book->payments[i].batch == batch->id
        && get_place (&self->book->payments[i]) == PLACE_IN_LIST)
      {
        write_order (self, &self->book->payments[i]);
        sum += self->book->payments[i].amount;
      }
  begin_total (self, N_BANK);
  write_sum (self, BANK_AMOUNT, sum);
  write_capital (self, sum);
  write_rest (self, batch);
  end_sheet (self, headings, BANK_ACCOUNT_NAME + 1, N_BANK);
}

/**
 * summer_export_payment_batch:
 * @path: where to; a workbook that is there is replaced once the new one is whole
 *
 * Returns: FALSE with a G_IO_ERROR, the store's error or one that there is no such batch; the target is then as it was
 */
gboolean
summer_export_payment_batch (
    SummerStore *store, gint64 programme, gint64 batch, const char *path, GError **error)
{
  g_auto (Export) self = { 0 };
  const SummerPaymentBatchRecord *record;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && path != NULL, FALSE);

  if (!export_begin (&self, store, programme, path, error))
    return FALSE;
  record = summer_payment_book_find_batch (self.book, batch);
  if (record == NULL)
    return summer_clerk_set_refused (error, "%s", _ ("This batch is no more."));
  write_batch (&self, record);
  return summer_xlsx_finish (self.xlsx, error);
}

/* }}} */
/* {{{ Ledger */

enum
{
  LEDGER_NUMBER,
  LEDGER_BATCH,
  LEDGER_CODE,
  LEDGER_NAME,
  LEDGER_AMOUNT,
  LEDGER_STATE,
  LEDGER_MADE_ON,
  LEDGER_PAID_ON,
  LEDGER_REFERENCE,
  LEDGER_RETURNED_ON,
  LEDGER_WHY,
  LEDGER_ACCOUNT_NAME,
  LEDGER_ACCOUNT_NUMBER,
  LEDGER_BANK,
  LEDGER_SOURCE, /* only where there are others than the fund */
  N_LEDGER,
};

static lxw_col_t
count_ledger (Export *self)
{
  return self->book->sources->len > 0 ? N_LEDGER : LEDGER_SOURCE;
}

static void
write_payment (Export *self, const SummerPaymentRecord *payment)
{
  static const SummerXlsxStyle styles[] = {
    [SUMMER_PAYMENT_PREPARED] = SUMMER_XLSX_OPEN,
    [SUMMER_PAYMENT_PAID] = SUMMER_XLSX_GOOD,
    [SUMMER_PAYMENT_RETURNED] = SUMMER_XLSX_BAD,
  };
  const SummerClassRecord *class = &summer_payment_book_find_class (self->book, payment->class_id)
                                        ->class;
  const SummerPaymentBatchRecord *batch
      = summer_payment_book_find_batch (self->book, payment->batch);
  const SummerPaymentState state = summer_payment_get_state (payment);

  summer_xlsx_count (self->xlsx, self->sheet, self->row, LEDGER_NUMBER, self->row - self->first + 1,
                     SUMMER_XLSX_CENTRE);
  summer_xlsx_count (self->xlsx, self->sheet, self->row, LEDGER_BATCH, batch->number,
                     SUMMER_XLSX_CENTRE);
  write_text (self, LEDGER_CODE, class->code, SUMMER_XLSX_CODE);
  write_text (self, LEDGER_NAME, class->name, SUMMER_XLSX_TEXT);
  write_money (self, LEDGER_AMOUNT, payment->amount);
  write_text (self, LEDGER_STATE, summer_terms_get_text (SUMMER_TERMS_PAYMENT, (int) state),
              styles[state]);
  summer_xlsx_day (self->xlsx, self->sheet, self->row, LEDGER_MADE_ON, batch->made_on,
                   SUMMER_XLSX_DAY);
  summer_xlsx_day (self->xlsx, self->sheet, self->row, LEDGER_PAID_ON, payment->paid_on,
                   SUMMER_XLSX_DAY);
  write_text (self, LEDGER_REFERENCE, payment->reference, SUMMER_XLSX_CODE);
  summer_xlsx_day (self->xlsx, self->sheet, self->row, LEDGER_RETURNED_ON, payment->returned_on,
                   SUMMER_XLSX_DAY);
  write_text (self, LEDGER_WHY, payment->returned_why, SUMMER_XLSX_TEXT);
  write_text (self, LEDGER_ACCOUNT_NAME, payment->account_name, SUMMER_XLSX_TEXT);
  write_text (self, LEDGER_ACCOUNT_NUMBER, payment->account_number, SUMMER_XLSX_CODE);
  write_text (self, LEDGER_BANK, payment->bank, SUMMER_XLSX_TEXT);
  if (count_ledger (self) > LEDGER_SOURCE)
    write_text (self, LEDGER_SOURCE, summer_source_get_text (payment->source), SUMMER_XLSX_TEXT);
  self->row++;
}

/* Of the payments in a state. */
static void
write_sum_of_state (Export *self, lxw_row_t last, SummerPaymentState state, SummerMoney fen)
{
  const char *text = summer_terms_get_text (SUMMER_TERMS_PAYMENT, (int) state);
  g_autofree char *formula = g_strdup_printf ("=SUMIF(F%u:F%u,\"%s\",E%u:E%u)", self->first + 1,
                                              last, text, self->first + 1, last);

  for (lxw_col_t column = 0; column < count_ledger (self); column++)
    write_text (self, column, NULL, SUMMER_XLSX_TOTAL);
  write_text (self, LEDGER_STATE, text, SUMMER_XLSX_TOTAL_CENTRE);
  write_formula (self, LEDGER_AMOUNT, formula, fen, SUMMER_XLSX_TOTAL_MONEY);
}

static void
write_ledger (Export *self)
{
  const SummerXlsxColumn columns[N_LEDGER] = {
    [LEDGER_NUMBER] = { _ ("No."), 5 },
    [LEDGER_BATCH] = { _ ("Batch"), 6 },
    [LEDGER_CODE] = { _ ("Class code"), 10 },
    [LEDGER_NAME] = { _ ("Class name"), 18 },
    [LEDGER_AMOUNT] = { _ ("Amount"), 13 },
    [LEDGER_STATE] = { _ ("State"), 8 },
    [LEDGER_MADE_ON] = { _ ("Made on"), 11 },
    [LEDGER_PAID_ON] = { _ ("Paid on"), 11 },
    [LEDGER_REFERENCE] = { _ ("Reference"), 14 },
    [LEDGER_RETURNED_ON] = { _ ("Returned on"), 11 },
    [LEDGER_WHY] = { _ ("Why it was returned"), 18 },
    [LEDGER_ACCOUNT_NAME] = { _ ("Account name"), 32 },
    [LEDGER_ACCOUNT_NUMBER] = { _ ("Account number"), 21 },
    [LEDGER_BANK] = { _ ("Bank"), 22 },
    [LEDGER_SOURCE] = { _ ("Source of money"), 18 },
  };
  g_autofree char *title = g_strdup_printf (_ ("%s: ledger of payments"), self->programme);
  lxw_row_t headings = begin_sheet (self, _ ("Ledger"), title, NULL, columns, count_ledger (self));
  SummerMoney sums[] = { 0, 0, 0 }; /* by SummerPaymentState */
  lxw_row_t last;

  for (guint i = 0; i < self->book->n_payments; i++)
    {
      const SummerPaymentRecord *payment = &self->book->payments[i];

      write_payment (self, payment);
      sums[summer_payment_get_state (payment)] += payment->amount;
    }
  if (self->row == self->first)
    self->row++;
  last = self->row;
  for (SummerPaymentState state = SUMMER_PAYMENT_PREPARED; state <= SUMMER_PAYMENT_RETURNED;
       state++, self->row++)
    write_sum_of_state (self, last, state, sums[state]);
  self->row--;
  end_sheet (self, headings, LEDGER_NAME + 1, count_ledger (self));
}

/* }}} */
/* {{{ Use of the grants */

enum
{
  USE_NUMBER,
  USE_CODE,
  USE_NAME,
  USE_UNION,
  USE_SOURCE,
  USE_GRANTED,
  USE_PAID,
  USE_UNPAID,
  USE_SPENT, /* the first of the categories */
  USE_SPENT_IN_ALL = USE_SPENT + SUMMER_N_SPENDINGS,
  USE_TO_RETURN,
  USE_RETURNED,
  N_USE,
};

/* What stands in the columns of the sheet's formulas. */
static void
write_use_formulas (Export *self, const SummerSourceBalance *share)
{
  const guint row = self->row + 1;
  char formula[96];

  g_snprintf (formula, sizeof formula, "=F%u-G%u+MIN(Q%u,MAX(0,G%u-F%u))", row, row, row, row, row);
  write_formula (self, USE_UNPAID, formula, summer_source_balance_get_unpaid (share),
                 SUMMER_XLSX_MONEY);
  g_snprintf (formula, sizeof formula, "=SUM(I%u:N%u)", row, row);
  write_formula (self, USE_SPENT_IN_ALL, formula, summer_source_balance_get_spent (share),
                 SUMMER_XLSX_MONEY);
  g_snprintf (formula, sizeof formula, "=MAX(0,G%u-MIN(O%u,F%u)-Q%u)", row, row, row, row);
  write_formula (self, USE_TO_RETURN, formula, summer_source_balance_get_to_return (share),
                 SUMMER_XLSX_MONEY);
}

/* A row for each source: what is left of one pays for nothing of another. */
static void
write_share (Export *self, const SummerBalance *balance, const SummerSourceBalance *share)
{
  summer_xlsx_count (self->xlsx, self->sheet, self->row, USE_NUMBER, self->row - self->first + 1,
                     SUMMER_XLSX_CENTRE);
  write_text (self, USE_CODE, balance->class.code, SUMMER_XLSX_CODE);
  write_text (self, USE_NAME, balance->class.name, SUMMER_XLSX_TEXT);
  write_text (self, USE_UNION, balance->class.union_name, SUMMER_XLSX_TEXT);
  write_text (self, USE_SOURCE, summer_source_get_text (share->source), SUMMER_XLSX_TEXT);
  write_money (self, USE_GRANTED, share->granted);
  write_money (self, USE_PAID, share->paid);
  for (lxw_col_t category = 0; category < SUMMER_N_SPENDINGS; category++)
    write_money (self, USE_SPENT + category, share->spent[category]);
  write_money (self, USE_RETURNED, share->returned);
  write_use_formulas (self, share);
  self->row++;
}

static void
write_balance (Export *self, const SummerBalance *balance)
{
  guint n_written = 0;

  for (guint i = 0; i < balance->shares->len; i++)
    {
      const SummerSourceBalance *share = &g_array_index (balance->shares, SummerSourceBalance, i);

      if (!summer_source_balance_is_concerned (share))
        continue;
      write_share (self, balance, share);
      n_written++;
    }
  if (n_written == 0) /* a payment alone that the bank returned, of a grant that is no more */
    write_share (self, balance, &g_array_index (balance->shares, SummerSourceBalance, 0));
}

static void
write_use_total (Export *self)
{
  const SummerBalance *total = &self->book->total;

  begin_total (self, N_USE);
  write_sum (self, USE_GRANTED, total->granted);
  write_sum (self, USE_PAID, total->paid);
  write_sum (self, USE_UNPAID, summer_balance_get_unpaid (total));
  for (lxw_col_t category = 0; category < SUMMER_N_SPENDINGS; category++)
    write_sum (self, USE_SPENT + category, total->spent[category]);
  write_sum (self, USE_SPENT_IN_ALL, summer_balance_get_spent (total));
  write_sum (self, USE_RETURNED, total->returned);
  write_sum (self, USE_TO_RETURN, total->to_return);
}

static void
write_use (Export *self)
{
  SummerXlsxColumn columns[N_USE] = {
    [USE_NUMBER] = { _ ("No."), 5 },
    [USE_CODE] = { _ ("Class code"), 10 },
    [USE_NAME] = { _ ("Class name"), 18 },
    [USE_UNION] = { _ ("Union"), 16 },
    [USE_SOURCE] = { _ ("Source of money"), 12 },
    [USE_GRANTED] = { _ ("Granted"), 13 },
    [USE_PAID] = { _ ("Paid out"), 13 },
    [USE_UNPAID] = { _ ("Unpaid"), 13 },
    [USE_SPENT_IN_ALL] = { _ ("Spent in all"), 13 },
    [USE_RETURNED] = { _ ("Paid back"), 13 },
    [USE_TO_RETURN] = { _ ("Balance to return"), 13 },
  };
  g_autofree char *title = g_strdup_printf (_ ("%s: statement of use"), self->programme);
  lxw_row_t headings;

  for (int category = 0; category < SUMMER_N_SPENDINGS; category++)
    columns[USE_SPENT + category]
        = (SummerXlsxColumn){ summer_terms_get_text (SUMMER_TERMS_SPENDING, category), 11.5 };
  headings = begin_sheet (self, _ ("Statement of use"), title, NULL, columns, N_USE);
  for (guint i = 0; i < self->book->n_classes; i++)
    if (summer_balance_is_concerned (&self->book->classes[i]))
      write_balance (self, &self->book->classes[i]);
  write_use_total (self);
  end_sheet (self, headings, USE_NAME + 1, N_USE);
}

/* }}} */

/**
 * summer_export_payments:
 * @path: where to; a workbook that is there is replaced once the new one is whole
 * @progress: (nullable): called from this thread
 *
 * Sums are live formulas whose stored values agree.
 *
 * Returns: FALSE with a G_IO_ERROR, also when cancelled, or the store's error; the target is then as it was
 */
gboolean
summer_export_payments (SummerStore *store,
                        gint64 programme,
                        const char *path,
                        SummerProgressFunc progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Export) self = { 0 };

  g_return_val_if_fail (SUMMER_IS_STORE (store) && path != NULL, FALSE);

  if (!export_begin (&self, store, programme, path, error))
    return FALSE;
  write_ledger (&self);
  write_use (&self);
  for (guint i = 0; i < self.book->n_batches; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      write_batch (&self, &self.book->batches[i]);
      if (progress != NULL)
        progress ((i + 1.0) / self.book->n_batches, user_data);
    }
  return summer_xlsx_finish (self.xlsx, error);
}
