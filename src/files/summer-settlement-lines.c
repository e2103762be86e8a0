#include "config.h"

#include "summer-settlement-book.h"

#include <glib/gi18n.h>

#include "summer-wording.h"

void
summer_settlement_sums_add (SummerSettlementSums *into, const SummerSettlementSums *sums)
{
  into->classes += sums->classes;
  into->eligible += sums->eligible;
  into->headcount += sums->headcount;
  into->expected += sums->expected;
  into->present += sums->present;
  into->base += sums->base;
  into->granted += sums->granted;
  into->before += sums->before;
  into->due += sums->due;
}

enum
{
  NUMBER,
  UNION,
  CODE,
  NAME,
  HOST,
  VERDICT,
  HEADCOUNT,
  DAYS,
  EXPECTED,
  PRESENT,
  RATE,
  BASE,
  GRANTED,
  BEFORE,
  DUE,
  NOTE,
  N_COLUMNS,
};

#define NAME_WIDTH 18
#define NOTE_WIDTH 24

static void
write_rate (SummerSettlementBook *book,
            lxw_worksheet *sheet,
            lxw_row_t row,
            const SummerSettlementSums *sums,
            SummerXlsxStyle style)
{
  lxw_format *format = summer_xlsx_get_style (book->xlsx, style);
  char formula[96];

  g_snprintf (formula, sizeof formula, "=IF(I%u=0,\"\",INT(J%u*10000/I%u)/10000)", row + 1, row + 1,
              row + 1);
  if (sums->expected == 0)
    worksheet_write_formula_str (sheet, row, RATE, formula, format, "");
  else
    worksheet_write_formula_num (sheet, row, RATE, formula, format,
                                 (double) (sums->present * 10000 / sums->expected) / 10000);
}

static SummerXlsxStyle
get_verdict_style (SummerVerdict verdict)
{
  if (verdict == SUMMER_VERDICT_ELIGIBLE)
    return SUMMER_XLSX_GOOD;
  return verdict == SUMMER_VERDICT_INELIGIBLE ? SUMMER_XLSX_BAD : SUMMER_XLSX_OPEN;
}

static void
write_class (SummerSettlementBook *book,
             lxw_worksheet *sheet,
             lxw_row_t at,
             guint number,
             const SummerSettlementRow *row,
             SummerSettlementSums *sums)
{
  const SummerSettlementLineRecord *line = row->line;
  const SummerSettlementSums own = { 1,
                                     line->verdict == SUMMER_VERDICT_ELIGIBLE,
                                     line->headcount,
                                     line->expected,
                                     line->present,
                                     line->base,
                                     line->granted,
                                     line->before,
                                     line->due };
  SummerXlsx *xlsx = book->xlsx;
  char formula[32];

  summer_xlsx_count (xlsx, sheet, at, NUMBER, number, SUMMER_XLSX_CENTRE);
  summer_xlsx_text (xlsx, sheet, at, CODE, row->code, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, at, NAME, row->name, SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, sheet, at, HOST, row->host, SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, sheet, at, VERDICT, summer_verdict_get_text (line->verdict),
                    get_verdict_style (line->verdict));
  summer_xlsx_count (xlsx, sheet, at, HEADCOUNT, line->headcount, SUMMER_XLSX_COUNT);
  summer_xlsx_count (xlsx, sheet, at, DAYS, line->held_days, SUMMER_XLSX_COUNT);
  summer_xlsx_count (xlsx, sheet, at, EXPECTED, line->expected, SUMMER_XLSX_COUNT);
  summer_xlsx_count (xlsx, sheet, at, PRESENT, line->present, SUMMER_XLSX_COUNT);
  write_rate (book, sheet, at, &own, SUMMER_XLSX_RATE);
  summer_xlsx_money (xlsx, sheet, at, BASE, line->base, SUMMER_XLSX_MONEY);
  summer_xlsx_money (xlsx, sheet, at, GRANTED, line->granted, SUMMER_XLSX_MONEY);
  summer_xlsx_money (xlsx, sheet, at, BEFORE, line->before, SUMMER_XLSX_MONEY);
  g_snprintf (formula, sizeof formula, "=M%u-N%u", at + 1, at + 1);
  worksheet_write_formula_num (sheet, at, DUE, formula,
                               summer_xlsx_get_style (xlsx, SUMMER_XLSX_MONEY),
                               (double) line->due / 100);
  summer_xlsx_text (xlsx, sheet, at, NOTE, line->reason, SUMMER_XLSX_WRAP);
  summer_xlsx_set_lines (sheet, at,
                         MAX (MAX (summer_xlsx_get_lines (row->name, NAME_WIDTH),
                                   summer_xlsx_get_lines (row->host, NAME_WIDTH)),
                              summer_xlsx_get_lines (line->reason, NOTE_WIDTH)));
  summer_settlement_sums_add (sums, &own);
}

static void
write_sums (SummerSettlementBook *book,
            lxw_worksheet *sheet,
            lxw_row_t at,
            const char *label,
            lxw_row_t first,
            lxw_row_t last,
            const SummerSettlementSums *sums,
            gboolean is_total)
{
  const SummerXlsxStyle text = is_total ? SUMMER_XLSX_TOTAL : SUMMER_XLSX_SUBTOTAL;
  const SummerXlsxStyle count = is_total ? SUMMER_XLSX_TOTAL_COUNT : SUMMER_XLSX_SUBTOTAL_COUNT;
  const SummerXlsxStyle money = is_total ? SUMMER_XLSX_TOTAL_MONEY : SUMMER_XLSX_SUBTOTAL_MONEY;
  const SummerXlsxStyle rate = is_total ? SUMMER_XLSX_TOTAL_RATE : SUMMER_XLSX_SUBTOTAL_RATE;
  const struct
  {
    lxw_col_t column;
    double value;
    SummerXlsxStyle style;
  } cells[] = { { HEADCOUNT, (double) sums->headcount, count },
                { EXPECTED, (double) sums->expected, count },
                { PRESENT, (double) sums->present, count },
                { BASE, (double) sums->base / 100, money },
                { GRANTED, (double) sums->granted / 100, money },
                { BEFORE, (double) sums->before / 100, money },
                { DUE, (double) sums->due / 100, money } };
  SummerXlsx *xlsx = book->xlsx;
  char formula[128];

  summer_xlsx_set_lines (sheet, at, 1);
  for (lxw_col_t column = 0; column < N_COLUMNS; column++)
    summer_xlsx_text (xlsx, sheet, at, column, NULL, text);
  worksheet_merge_range (sheet, at, UNION, at, CODE, "", summer_xlsx_get_style (xlsx, text));
  summer_xlsx_text (xlsx, sheet, at, UNION, label, text);
  g_snprintf (formula, sizeof formula, "=SUBTOTAL(3,C%u:C%u)", first + 1, last + 1);
  worksheet_write_formula_num (sheet, at, NAME, formula,
                               summer_xlsx_get_style (xlsx, is_total
                                                                ? SUMMER_XLSX_TOTAL_CLASSES
                                                                : SUMMER_XLSX_SUBTOTAL_CLASSES),
                               sums->classes);
  g_snprintf (formula, sizeof formula, "=COUNTIF(F%u:F%u,\"%s\")", first + 1, last + 1,
              summer_verdict_get_text (SUMMER_VERDICT_ELIGIBLE));
  worksheet_write_formula_num (sheet, at, VERDICT, formula,
                               summer_xlsx_get_style (xlsx, is_total
                                                                ? SUMMER_XLSX_TOTAL_ELIGIBLE
                                                                : SUMMER_XLSX_SUBTOTAL_ELIGIBLE),
                               sums->eligible);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const int letter = 'A' + cells[i].column;

      g_snprintf (formula, sizeof formula, "=SUBTOTAL(9,%c%u:%c%u)", letter, first + 1, letter,
                  last + 1);
      worksheet_write_formula_num (sheet, at, cells[i].column, formula,
                                   summer_xlsx_get_style (xlsx, cells[i].style), cells[i].value);
    }
  write_rate (book, sheet, at, sums, rate);
}

/* The amount in the numerals that cannot be altered, and where people sign. */
static lxw_row_t
write_foot (SummerSettlementBook *book, lxw_worksheet *sheet, lxw_row_t at)
{
  const SummerSettlementRecord *record = &book->settlement->record;
  g_autofree char *capital = summer_money_dup_capital (ABS (record->total));
  g_autofree char *words
      = g_strdup_printf (record->total < 0 ? _ ("To be taken back in all, in capital numerals: %s")
                                           : _ ("Due in all, in capital numerals: %s"),
                         capital);
  const char *const signs[]
      = { _ ("Made by:"), _ ("Checked by:"), _ ("Responsible:"), _ ("(seal)"), _ ("Date:") };
  const lxw_col_t places[] = { NUMBER, VERDICT, BASE, DUE, NOTE };

  worksheet_set_row (sheet, at, 22, NULL);
  worksheet_merge_range (sheet, at, NUMBER, at, NOTE, words,
                         summer_xlsx_get_style (book->xlsx, SUMMER_XLSX_TOTAL));
  at++;
  worksheet_set_row (sheet, at, 36, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    worksheet_write_string (sheet, at, places[i], signs[i],
                            summer_xlsx_get_style (book->xlsx, SUMMER_XLSX_SIGN));
  return at;
}

/**
 * summer_settlement_write_lines:
 *
 * The sheet that is signed: numbered rows by union with subtotals, what is due in all in capital numerals.
 */
void
summer_settlement_write_lines (SummerSettlementBook *book)
{
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [NUMBER] = { _ ("No."), 4.5 },
    [UNION] = { _ ("Union"), 13 },
    [CODE] = { _ ("Class code"), 9.5 },
    [NAME] = { _ ("Class name"), NAME_WIDTH },
    [HOST] = { _ ("Host"), NAME_WIDTH },
    [VERDICT] = { _ ("Verdict"), 8 },
    [HEADCOUNT] = { _ ("Headcount"), 6 },
    [DAYS] = { _ ("Days held"), 6 },
    [EXPECTED] = { _ ("Expected child-days"), 7.5 },
    [PRESENT] = { _ ("Present child-days"), 7.5 },
    [RATE] = { _ ("Attendance rate"), 8.5 },
    [BASE] = { _ ("Base amount"), 13 },
    [GRANTED] = { _ ("Granted amount"), 13 },
    [BEFORE] = { _ ("Settled before"), 13 },
    [DUE] = { _ ("Due now"), 13 },
    [NOTE] = { _ ("Note"), NOTE_WIDTH },
  };
  g_autofree char *title
      = g_strdup_printf (_ ("%s: settlement %d"), book->programme, book->settlement->record.number);
  lxw_worksheet *sheet = summer_xlsx_add_sheet (book->xlsx, _ ("Settlement"), TRUE);
  const lxw_row_t headings = summer_xlsx_add_title (book->xlsx, sheet, title, book->basis,
                                                    _ ("Unit: yuan"), columns, N_COLUMNS);
  lxw_row_t at = headings + 1;
  SummerSettlementSums total = { 0 };
  guint number = 0;

  book->first = at;
  for (guint from = 0, to; from < book->rows->len; from = to)
    {
      const SummerSettlementRow *row = &g_array_index (book->rows, SummerSettlementRow, from);
      const char *name = row->union_name;
      const lxw_row_t first = at;
      g_autofree char *label = g_strdup_printf (_ ("%s, subtotal"), name);
      SummerSettlementSums sums = { 0 };

      for (to = from; to < book->rows->len; to++)
        {
          row = &g_array_index (book->rows, SummerSettlementRow, to);
          if (!g_str_equal (row->union_name, name))
            break;
          write_class (book, sheet, at++, ++number, row, &sums);
        }
      if (to - from > 1)
        worksheet_merge_range (sheet, first, UNION, at - 1, UNION, "",
                               summer_xlsx_get_style (book->xlsx, SUMMER_XLSX_GROUP));
      summer_xlsx_text (book->xlsx, sheet, first, UNION, name, SUMMER_XLSX_GROUP);
      write_sums (book, sheet, at, label, first, at - 1, &sums, FALSE);
      at++;
      summer_settlement_sums_add (&total, &sums);
    }
  /* Without a class there is one empty row to add up. */
  if (at == book->first)
    at++;
  book->last = at - 1;
  book->total = at;
  write_sums (book, sheet, at, _ ("Total"), book->first, book->last, &total, TRUE);
  at = write_foot (book, sheet, at + 1);
  worksheet_freeze_panes (sheet, headings + 1, NAME + 1);
  summer_xlsx_end_sheet (book->xlsx, sheet, headings, at, N_COLUMNS, book->basis);
}
