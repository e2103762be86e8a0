#include "config.h"

#include "summer-settlement-book.h"

#include <glib/gi18n.h>

enum
{
  SOURCE,
  CODE,
  NAME,
  PURPOSE,
  BASE,
  GRANTED,
  BEFORE,
  DUE,
  N_COLUMNS,
};

static const SummerSettlementRow *
find_row (SummerSettlementBook *book, gint64 class_id)
{
  for (guint i = 0; i < book->rows->len; i++)
    if (g_array_index (book->rows, SummerSettlementRow, i).id == class_id)
      return &g_array_index (book->rows, SummerSettlementRow, i);
  return NULL;
}

static void
write_grant (SummerSettlementBook *book,
             lxw_worksheet *sheet,
             lxw_row_t at,
             const SummerSettlementGrantRecord *grant)
{
  const SummerSettlementRow *row = find_row (book, grant->class_id);
  char formula[32];

  summer_xlsx_text (book->xlsx, sheet, at, SOURCE, grant->source, SUMMER_XLSX_TEXT);
  summer_xlsx_text (book->xlsx, sheet, at, CODE, row != NULL ? row->code : NULL, SUMMER_XLSX_CODE);
  summer_xlsx_text (book->xlsx, sheet, at, NAME, row != NULL ? row->name : NULL, SUMMER_XLSX_TEXT);
  summer_xlsx_text (book->xlsx, sheet, at, PURPOSE,
                    grant->purpose != NULL ? grant->purpose : _ ("the same as the fund"),
                    SUMMER_XLSX_TEXT);
  summer_xlsx_money (book->xlsx, sheet, at, BASE, grant->base, SUMMER_XLSX_MONEY);
  summer_xlsx_money (book->xlsx, sheet, at, GRANTED, grant->granted, SUMMER_XLSX_MONEY);
  summer_xlsx_money (book->xlsx, sheet, at, BEFORE, grant->before, SUMMER_XLSX_MONEY);
  g_snprintf (formula, sizeof formula, "=F%u-G%u", at + 1, at + 1);
  worksheet_write_formula_num (sheet, at, DUE, formula,
                               summer_xlsx_get_style (book->xlsx, SUMMER_XLSX_MONEY),
                               (double) grant->due / 100);
}

/* Adds up the rows from first to the one above; SUBTOTAL leaves out other subtotals. */
static void
write_sum (SummerSettlementBook *book,
           lxw_worksheet *sheet,
           lxw_row_t at,
           lxw_row_t first,
           const char *label,
           const SummerSettlementSource *of,
           gboolean is_total)
{
  const SummerXlsxStyle text = is_total ? SUMMER_XLSX_TOTAL : SUMMER_XLSX_SUBTOTAL;
  const SummerXlsxStyle money = is_total ? SUMMER_XLSX_TOTAL_MONEY : SUMMER_XLSX_SUBTOTAL_MONEY;
  const SummerMoney values[] = { of->granted, of->before, of->due };

  for (lxw_col_t column = 0; column < N_COLUMNS; column++)
    summer_xlsx_text (book->xlsx, sheet, at, column, column == SOURCE ? label : NULL, text);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const int letter = 'A' + GRANTED + (int) i;
      char formula[64];

      g_snprintf (formula, sizeof formula, "=SUBTOTAL(9,%c%u:%c%u)", letter, first + 1, letter, at);
      worksheet_write_formula_num (sheet, at, (lxw_col_t) (GRANTED + i), formula,
                                   summer_xlsx_get_style (book->xlsx, money),
                                   (double) values[i] / 100);
    }
}

/**
 * summer_settlement_write_grants:
 *
 * What each class gets of other sources than the fund, source by source with subtotals. There is no such sheet where
 * there is no such source.
 */
void
summer_settlement_write_grants (SummerSettlementBook *book)
{
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [SOURCE] = { _ ("Source of money"), 18 }, [CODE] = { _ ("Class code"), 10 },
    [NAME] = { _ ("Class name"), 24 },        [PURPOSE] = { _ ("Pays for"), 16 },
    [BASE] = { _ ("Base amount"), 13 },       [GRANTED] = { _ ("Granted amount"), 13 },
    [BEFORE] = { _ ("Settled before"), 13 },  [DUE] = { _ ("Due now"), 13 },
  };
  const SummerSettlement *settlement = book->settlement;
  g_autoptr (GArray) sources = summer_settlement_list_sources (settlement);
  SummerSettlementSource total = { 0 };
  lxw_worksheet *sheet;
  lxw_row_t headings, at;

  if (settlement->n_grants == 0)
    return;
  sheet = summer_xlsx_add_sheet (book->xlsx, _ ("Further sources"), TRUE);
  headings = summer_xlsx_add_title (book->xlsx, sheet, _ ("What other sources than the fund grant"),
                                    book->basis, _ ("Unit: yuan"), columns, N_COLUMNS);
  at = headings + 1;
  for (guint k = 0, i = 0; k < sources->len; k++)
    {
      const SummerSettlementSource *of = &g_array_index (sources, SummerSettlementSource, k);
      g_autofree char *label = g_strdup_printf (_ ("%s, subtotal"), of->source);
      const lxw_row_t first = at;

      for (; i < settlement->n_grants && g_str_equal (settlement->grants[i].source, of->source);
           i++)
        write_grant (book, sheet, at++, &settlement->grants[i]);
      write_sum (book, sheet, at++, first, label, of, FALSE);
      total.granted += of->granted;
      total.before += of->before;
      total.due += of->due;
    }
  write_sum (book, sheet, at, headings + 1, _ ("Total"), &total, TRUE);
  book->grants_total = at;
  worksheet_freeze_panes (sheet, headings + 1, NAME + 1);
  summer_xlsx_end_sheet (book->xlsx, sheet, headings, at, N_COLUMNS, book->basis);
}
