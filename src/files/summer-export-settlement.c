#include "config.h"

#include "summer-export-settlement.h"

#include <glib/gi18n.h>

#include "summer-differences.h"
#include "summer-funding.h"
#include "summer-payment-book.h"
#include "summer-programme-table.h"
#include "summer-settlement-book.h"
#include "summer-subsidy-sheets.h"
#include "summer-wording.h"

static void
book_clear (SummerSettlementBook *book)
{
  g_clear_pointer (&book->settlement, summer_settlement_free);
  g_clear_pointer (&book->policy, summer_policy_free);
  g_clear_pointer (&book->texts, g_string_chunk_free);
  g_clear_pointer (&book->rows, g_array_unref);
  g_clear_pointer (&book->programme, g_free);
  g_clear_pointer (&book->xlsx, summer_xlsx_free);
  g_clear_pointer (&book->basis, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SummerSettlementBook, book_clear)

/* {{{ What is written */

static const char *
keep (SummerSettlementBook *book, const char *text)
{
  return text != NULL ? g_string_chunk_insert (book->texts, text) : "";
}

/* As the class was called when it was settled. */
static void
add_rows (SummerSettlementBook *book)
{
  for (guint i = 0; i < book->settlement->n_lines; i++)
    {
      const SummerSettlementLineRecord *line = &book->settlement->lines[i];
      const SummerSettlementRow row
          = { .id = line->class_id,
              .code = line->code,
              .name = line->name,
              .union_name = line->union_name != NULL ? line->union_name : _ ("No union"),
              .host = line->host != NULL ? line->host : "",
              .line = line };

      g_array_append_val (book->rows, row);
    }
}

static gboolean
take_programme (const SummerProgrammeRecord *record, gpointer user_data)
{
  SummerSettlementBook *book = user_data;

  if (record->id != book->settlement->record.programme)
    return TRUE;
  book->programme = g_strdup (record->name);
  book->year = record->year;
  return FALSE;
}

static gboolean
take_version (const SummerPolicyVersionRecord *record, gpointer user_data)
{
  SummerSettlementBook *book = user_data;

  if (record->id != book->settlement->record.version)
    return TRUE;
  book->version = *record;
  book->version.person = keep (book, record->person);
  book->version.reason = keep (book, summer_policy_version_get_reason (record));
  return FALSE;
}

/* Unions stand in the order of their first class, as on the workbook of the subsidies. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GHashTable *places = user_data;
  const SummerSettlementRow *left = a, *right = b;
  const guint x = GPOINTER_TO_UINT (g_hash_table_lookup (places, left->union_name));
  const guint y = GPOINTER_TO_UINT (g_hash_table_lookup (places, right->union_name));

  return x != y ? (x < y ? -1 : 1) : strcmp (left->code, right->code);
}

static void
sort_rows (SummerSettlementBook *book)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < book->rows->len; i++)
    {
      const char *name = g_array_index (book->rows, SummerSettlementRow, i).union_name;

      if (!g_hash_table_contains (places, name))
        g_hash_table_insert (places, (gpointer) name, GUINT_TO_POINTER (i));
    }
  g_array_sort_with_data (book->rows, compare_rows, places);
}

static gboolean
load (SummerSettlementBook *book, gint64 id, GError **error)
{
  const SummerSettlementRecord *record;

  book->texts = g_string_chunk_new (4096);
  book->rows = g_array_new (FALSE, FALSE, sizeof (SummerSettlementRow));
  book->settlement = summer_settlement_load (book->store, id, error);
  if (book->settlement == NULL)
    return FALSE;
  record = &book->settlement->record;
  book->policy = summer_policy_version_load (book->store, record->version, error);
  if (book->policy == NULL
      || !summer_policy_version_each (book->store, record->programme, take_version, book, error)
      || !summer_programme_each (book->store, take_programme, book, error))
    return FALSE;
  add_rows (book);
  sort_rows (book);
  return TRUE;
}

/* }}} */
/* {{{ The amounts explained, payments, totals */

static void
write_explanations (SummerSettlementBook *book)
{
  const SummerXlsxColumn columns[] = { { _ ("Class code"), 10 },
                                       { _ ("Class name"), 24 },
                                       { _ ("Why it gets what it gets"), 110 } };
  lxw_worksheet *sheet = summer_xlsx_add_sheet (book->xlsx, _ ("Amounts explained"), TRUE);
  const lxw_row_t headings
      = summer_xlsx_add_title (book->xlsx, sheet, _ ("Why each class gets what it gets"),
                               book->basis, NULL, columns, 3);
  lxw_row_t at = headings + 1;

  for (guint i = 0; i < book->rows->len; i++)
    {
      const SummerSettlementRow *row = &g_array_index (book->rows, SummerSettlementRow, i);
      g_auto (GStrv) lines = g_strsplit (row->line->explanation, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          if (*lines[j] == '\0')
            continue;
          summer_xlsx_text (book->xlsx, sheet, at, 0, row->code, SUMMER_XLSX_CODE);
          summer_xlsx_text (book->xlsx, sheet, at, 1, row->name, SUMMER_XLSX_TEXT);
          summer_xlsx_text (book->xlsx, sheet, at, 2, lines[j], SUMMER_XLSX_WRAP);
          summer_xlsx_set_lines (sheet, at, summer_xlsx_get_lines (lines[j], columns[2].width));
          at++;
        }
    }
  worksheet_autofilter (sheet, headings, 0, MAX (at - 1, headings), 2);
  summer_xlsx_end_sheet (book->xlsx, sheet, headings, at - 1, 3, book->basis);
}

/* Every payment up to now, and what is paid of all that is settled. */
static gboolean
write_payments (SummerSettlementBook *book, GError **error)
{
  const SummerXlsxColumn columns[] = {
    { _ ("Batch"), 7 },
    { _ ("Class code"), 10 },
    { _ ("Class name"), 24 },
    { _ ("Amount"), 14 },
    { _ ("State"), 10 },
    { _ ("Paid on"), 12 },
    { _ ("Reference"), 22 },
    { _ ("Returned on"), 12 },
    { _ ("Why it was returned"), 26 },
    { _ ("Source of money"), 14 },
  };
  const guint n_columns = G_N_ELEMENTS (columns);
  g_autoptr (SummerPaymentBook) payments
      = summer_payment_book_load (book->store, book->settlement->record.programme, error);
  lxw_worksheet *sheet;
  lxw_row_t headings, at;
  SummerMoney paid = 0;
  char formula[128];

  if (payments == NULL)
    return FALSE;
  sheet = summer_xlsx_add_sheet (book->xlsx, _ ("Payments"), TRUE);
  headings = summer_xlsx_add_title (book->xlsx, sheet, _ ("Payments of all settlements"),
                                    book->basis, _ ("Unit: yuan"), columns, n_columns);
  at = headings + 1;
  for (guint i = 0; i < payments->n_payments; i++, at++)
    {
      const SummerPaymentRecord *payment = &payments->payments[i];
      const SummerBalance *of = summer_payment_book_find_class (payments, payment->class_id);
      const SummerPaymentState state = summer_payment_get_state (payment);

      summer_xlsx_count (book->xlsx, sheet, at, 0,
                         summer_payment_book_find_batch (payments, payment->batch)->number,
                         SUMMER_XLSX_CENTRE);
      summer_xlsx_text (book->xlsx, sheet, at, 1, of->class.code, SUMMER_XLSX_CODE);
      summer_xlsx_text (book->xlsx, sheet, at, 2, of->class.name, SUMMER_XLSX_TEXT);
      summer_xlsx_money (book->xlsx, sheet, at, 3, payment->amount, SUMMER_XLSX_MONEY);
      summer_xlsx_text (book->xlsx, sheet, at, 4,
                        summer_terms_get_text (SUMMER_TERMS_PAYMENT, (int) state),
                        SUMMER_XLSX_CENTRE);
      summer_xlsx_day (book->xlsx, sheet, at, 5, payment->paid_on, SUMMER_XLSX_DAY);
      summer_xlsx_text (book->xlsx, sheet, at, 6, payment->reference, SUMMER_XLSX_CODE);
      summer_xlsx_day (book->xlsx, sheet, at, 7, payment->returned_on, SUMMER_XLSX_DAY);
      summer_xlsx_text (book->xlsx, sheet, at, 8, payment->returned_why, SUMMER_XLSX_WRAP);
      summer_xlsx_text (book->xlsx, sheet, at, 9, summer_source_get_text (payment->source),
                        SUMMER_XLSX_TEXT);
      paid += state == SUMMER_PAYMENT_PAID ? payment->amount : 0;
    }
  if (at == headings + 1)
    at++; /* an empty row to add up */
  for (lxw_col_t column = 0; column < n_columns; column++)
    summer_xlsx_text (book->xlsx, sheet, at, column, NULL, SUMMER_XLSX_TOTAL);
  summer_xlsx_text (book->xlsx, sheet, at, 1, _ ("Paid in all"), SUMMER_XLSX_TOTAL);
  g_snprintf (formula, sizeof formula, "=SUMIF(E%u:E%u,\"%s\",D%u:D%u)", headings + 2, at,
              summer_terms_get_text (SUMMER_TERMS_PAYMENT, SUMMER_PAYMENT_PAID), headings + 2, at);
  worksheet_write_formula_num (sheet, at, 3, formula,
                               summer_xlsx_get_style (book->xlsx, SUMMER_XLSX_TOTAL_MONEY),
                               (double) paid / 100);
  summer_xlsx_end_sheet (book->xlsx, sheet, headings, at, n_columns, book->basis);
  return TRUE;
}

typedef struct
{
  lxw_worksheet *sheet;
  const char *summary;
  lxw_row_t at;
} Control;

static void
control_text (SummerSettlementBook *book, Control *control, const char *label, const char *value)
{
  summer_xlsx_text (book->xlsx, control->sheet, control->at, 0, label, SUMMER_XLSX_TEXT);
  summer_xlsx_text (book->xlsx, control->sheet, control->at++, 1, value, SUMMER_XLSX_CODE);
}

/* The row is there before the day is: what is below it stays where it is. */
static void
control_day (SummerSettlementBook *book,
             Control *control,
             const char *label,
             SummerDay day,
             const char *person)
{
  g_autofree char *iso = day != SUMMER_DAY_NONE ? summer_day_dup_iso (day) : NULL;
  g_autofree char *value
      = iso != NULL ? g_strdup_printf ("%s %s", iso, person != NULL ? person : "") : NULL;

  control_text (book, control, label, value != NULL ? g_strchomp (value) : NULL);
}

static void
control_formula (SummerSettlementBook *book,
                 Control *control,
                 const char *label,
                 char *formula,
                 double value,
                 SummerXlsxStyle style)
{
  g_autofree char *owned = formula;

  summer_xlsx_text (book->xlsx, control->sheet, control->at, 0, label, SUMMER_XLSX_TEXT);
  worksheet_write_formula_num (control->sheet, control->at++, 1, owned,
                               summer_xlsx_get_style (book->xlsx, style), value);
}

static char *
dup_sum (SummerSettlementBook *book, char column)
{
  return g_strdup_printf ("=SUMIF('%s'!C%u:C%u,\"?*\",'%s'!%c%u:%c%u)", _ ("Settlement"),
                          book->first + 1, book->last + 1, _ ("Settlement"), column,
                          book->first + 1, column, book->last + 1);
}

static void
write_control (SummerSettlementBook *book)
{
  const SummerXlsxColumn columns[] = { { _ ("Item"), 30 }, { _ ("Figure"), 76 } };
  const SummerSettlementRecord *record = &book->settlement->record;
  Control control = { .sheet = summer_xlsx_add_sheet (book->xlsx, _ ("Control totals"), TRUE) };
  const lxw_row_t headings = summer_xlsx_add_title (book->xlsx, control.sheet, _ ("Control totals"),
                                                    book->basis, NULL, columns, 2);
  g_autofree char *year = g_strdup_printf ("%d", book->year);
  g_autofree char *number = g_strdup_printf ("%d", record->number);
  g_autofree char *version
      = g_strdup_printf ("%d · %s", book->version.number, book->version.reason);
  g_autofree char *as_of = summer_day_dup_iso (record->as_of);
  gint64 before = 0;

  for (guint i = 0; i < book->rows->len; i++)
    before += g_array_index (book->rows, SummerSettlementRow, i).line->before;
  control.at = headings + 1;
  control_text (book, &control, _ ("Programme"), book->programme);
  control_text (book, &control, _ ("Year"), year);
  control_text (book, &control, _ ("Settlement"), number);
  control_text (book, &control, _ ("State"),
                summer_terms_get_text (SUMMER_TERMS_SETTLEMENT, (int) record->state));
  control_text (book, &control, _ ("Records up to"), as_of);
  control_text (book, &control, _ ("Version of the policy"), version);
  control_day (book, &control, _ ("Made on"), record->made_on, record->made_by);
  control_day (book, &control, _ ("Checked on"), record->checked_on, record->checked_by);
  control_day (book, &control, _ ("Confirmed on"), record->confirmed_on, record->confirmed_by);
  control_day (book, &control, _ ("Published on"), record->published_on, record->published_by);
  control_day (book, &control, _ ("Notice from"), record->notice_first, NULL);
  control_day (book, &control, _ ("Notice to"), record->notice_last, NULL);
  control_formula (book, &control, _ ("Number of classes"),
                   g_strdup_printf ("=COUNTIF('%s'!C%u:C%u,\"?*\")", _ ("Settlement"),
                                    book->first + 1, book->last + 1),
                   record->n_classes, SUMMER_XLSX_COUNT);
  control_formula (book, &control, _ ("Granted amounts, yuan"), dup_sum (book, 'M'),
                   (double) record->granted / 100, SUMMER_XLSX_MONEY);
  control_formula (book, &control, _ ("Settled before, yuan"), dup_sum (book, 'N'),
                   (double) before / 100, SUMMER_XLSX_MONEY);
  control_formula (book, &control, _ ("Due now, yuan"), dup_sum (book, 'O'),
                   (double) record->total / 100, SUMMER_XLSX_MONEY);
  control_formula (book, &control, _ ("Check"),
                   g_strdup_printf ("=B%u-'%s'!O%u", control.at, _ ("Settlement"), book->total + 1),
                   0, SUMMER_XLSX_MONEY);
  if (book->grants_total > 0)
    {
      SummerMoney due = 0;

      for (guint i = 0; i < book->settlement->n_grants; i++)
        due += book->settlement->grants[i].due;
      control_formula (book, &control, _ ("Further sources: due now, yuan"),
                       g_strdup_printf ("='%s'!H%u", _ ("Further sources"), book->grants_total + 1),
                       (double) due / 100, SUMMER_XLSX_MONEY);
    }
  control_text (book, &control, _ ("Fingerprint (BLAKE2b-256)"), record->inputs);
  summer_xlsx_end_sheet (book->xlsx, control.sheet, headings, control.at - 1, 2, book->basis);
}

static SummerExported *
take_figures (const SummerSettlementBook *book)
{
  SummerExported *figures = summer_exported_new ();

  figures->programme = g_strdup (book->programme);
  figures->year = book->year;
  figures->as_of = book->settlement->record.as_of;
  figures->is_settlement = TRUE;
  for (guint i = 0; i < book->rows->len; i++)
    {
      const SummerSettlementRow *row = &g_array_index (book->rows, SummerSettlementRow, i);
      const SummerSettlementLineRecord *line = row->line;
      SummerExportedClass *class = summer_exported_add (figures, row->code, row->name,
                                                        summer_verdict_get_text (line->verdict));

      class->figures[SUMMER_EXPORTED_HEADCOUNT] = line->headcount;
      class->figures[SUMMER_EXPORTED_DAYS] = line->held_days;
      class->figures[SUMMER_EXPORTED_EXPECTED] = line->expected;
      class->figures[SUMMER_EXPORTED_PRESENT] = line->present;
      class->figures[SUMMER_EXPORTED_BASE] = line->base;
      class->figures[SUMMER_EXPORTED_GRANTED] = line->granted;
      class->figures[SUMMER_EXPORTED_DUE] = line->due;
      class->figures[SUMMER_EXPORTED_FURTHER]
          = summer_settlement_get_granted_all (book->settlement, row->id) - line->granted;
      for (guint k = 0; k < book->settlement->n_grants; k++)
        if (book->settlement->grants[k].class_id == row->id)
          class->figures[SUMMER_EXPORTED_FURTHER_DUE] += book->settlement->grants[k].due;
    }
  summer_exported_sort (figures);
  return figures;
}

static gboolean
write_differences (SummerSettlementBook *book,
                   const SummerSince *since,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (SummerExported) now = take_figures (book);
  const SummerDifferencesRange range
      = { .sheet = _ ("Settlement"),
          .first = book->first,
          .last = book->last,
          .total = book->total,
          .grants = book->settlement->n_grants > 0 ? _ ("Further sources") : NULL,
          .grants_total = book->grants_total };

  return summer_differences_write (book->xlsx, now, since, &range, book->basis, cancellable, error);
}

/* }}} */

/**
 * summer_export_settlement:
 * @settlement: its id
 *
 * Writes the lines by union with subtotals, the sums of the unions with charts, the explanation of every amount as it
 * was frozen, the version of the policy, and control totals with the fingerprint of the records. Sums are live formulas
 * whose stored values agree.
 *
 * Returns: FALSE with @error set; the target is then as it was
 */
gboolean
summer_export_settlement (SummerStore *store,
                          gint64 settlement,
                          const char *path,
                          SummerProgressFunc progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  return summer_export_settlement_since (store, settlement, NULL, path, progress, user_data,
                                         cancellable, error);
}

/**
 * summer_export_settlement_since:
 * @since: (nullable): the earlier export that the sheet of differences compares with, which may stand at @path
 *
 * As summer_export_settlement().
 */
gboolean
summer_export_settlement_since (SummerStore *store,
                                gint64 settlement,
                                const SummerSince *since,
                                const char *path,
                                SummerProgressFunc progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error)
{
  g_auto (SummerSettlementBook) book = { .store = store };
  g_autofree char *as_of = NULL;

  if (!load (&book, settlement, error))
    return FALSE;
  book.xlsx = summer_xlsx_new (path, FALSE, error);
  if (book.xlsx == NULL)
    return FALSE;
  as_of = summer_day_dup_text_in_year (book.settlement->record.as_of);
  book.basis
      = g_strdup_printf (_ ("Settlement %d · %s · by the records up to %s · policy version %d"),
                         book.settlement->record.number,
                         summer_terms_get_text (SUMMER_TERMS_SETTLEMENT,
                                                (int) book.settlement->record.state),
                         as_of, book.version.number);
  summer_settlement_write_lines (&book);
  if (progress != NULL)
    progress (0.3, user_data);
  summer_settlement_write_grants (&book);
  summer_settlement_write_unions (&book);
  write_explanations (&book);
  summer_subsidy_write_policy_sheet (book.xlsx, book.policy, book.basis);
  if (!write_payments (&book, error) || !write_differences (&book, since, cancellable, error))
    return FALSE;
  write_control (&book);
  if (progress != NULL)
    progress (0.8, user_data);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !summer_xlsx_finish (book.xlsx, error))
    return FALSE;
  if (progress != NULL)
    progress (1, user_data);
  return TRUE;
}
