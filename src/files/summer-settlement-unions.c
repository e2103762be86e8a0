#include "config.h"

#include "summer-settlement-book.h"

#include <glib/gi18n.h>

/* Pixels: of a chart as it is made, of a row of this sheet, and what a bar and its label take. */
#define CHART_HEIGHT 288
#define ROW_HEIGHT 25
#define BAR_HEIGHT 18
#define AROUND_BARS 78
#define CHART_SCALE 1.15 /* the chart is as wide as the columns */

enum
{
  NAME_OF,
  CLASSES,
  ELIGIBLE,
  RATE_OF,
  GRANTED_OF,
  DUE_OF,
  N_OF_UNION,
};

/* Puts a chart of this height below what is there; returns the row below it. */
static lxw_row_t
put_chart (SummerSettlementBook *book,
           lxw_worksheet *sheet,
           lxw_chart *chart,
           const char *title,
           lxw_row_t place,
           guint height)
{
  lxw_chart_options options = { .x_scale = CHART_SCALE, .y_scale = (double) height / CHART_HEIGHT };
  lxw_chart_font font = { .size = 11, .bold = LXW_TRUE };

  chart_title_set_name (chart, title);
  chart_title_set_name_font (chart, &font);
  worksheet_insert_chart_opt (sheet, place, 0, chart, &options);
  return place + (height + ROW_HEIGHT - 1) / ROW_HEIGHT + 1;
}

/* Every union has its bar and its name. */
static lxw_row_t
add_bars (SummerSettlementBook *book,
          lxw_worksheet *sheet,
          lxw_row_t first,
          lxw_row_t last,
          lxw_col_t values,
          const char *title,
          lxw_row_t place)
{
  lxw_chart *chart = summer_xlsx_add_chart (book->xlsx, LXW_CHART_BAR);
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_font small = { .size = 8 };
  lxw_chart_fill fill = { .color = values == RATE_OF ? 0x2F7D5B : 0x2F6DB5 };

  chart_series_set_categories (series, _ ("By union"), first, 0, last, 0);
  chart_series_set_values (series, _ ("By union"), first, values, last, values);
  chart_series_set_fill (series, &fill);
  chart_series_set_labels (series);
  chart_series_set_labels_num_format (series, values == RATE_OF ? "0.00%" : "#,##0");
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  chart_axis_set_reverse (chart->y_axis);
  chart_axis_major_gridlines_set_visible (chart->x_axis, LXW_FALSE);
  chart_axis_set_interval_unit (chart->y_axis, 1);
  chart_axis_set_num_font (chart->y_axis, &small);
  chart_axis_set_num_format (chart->x_axis, values == RATE_OF ? "0%" : "#,##0");
  return put_chart (book, sheet, chart, title, place,
                    AROUND_BARS + BAR_HEIGHT * (last - first + 1));
}

/* What was granted of the fund up to this settlement, and what is left of it. */
static void
write_fund (SummerSettlementBook *book)
{
  const SummerXlsxColumn columns[]
      = { { _ ("Item"), 40 }, { _ ("Amount"), 20 }, { _ ("Share"), 17 } };
  const SummerSettlementRecord *record = &book->settlement->record;
  lxw_worksheet *sheet = summer_xlsx_add_sheet (book->xlsx, _ ("Use of the fund"), FALSE);
  const lxw_row_t headings
      = summer_xlsx_add_title (book->xlsx, sheet, _ ("Use of the fund"), book->basis,
                               _ ("Unit: yuan"), columns, G_N_ELEMENTS (columns));
  const lxw_row_t first = headings + 1;
  const SummerMoney amounts[] = { record->fund, record->granted, record->fund - record->granted };
  const char *const labels[] = { _ ("Fund"), _ ("Granted amount"), _ ("Left of the fund") };
  g_autofree char *granted = g_strdup_printf ("='%s'!M%u", _ ("Settlement"), book->total + 1);
  g_autofree char *left = g_strdup_printf ("=B%u-B%u", first + 1, first + 2);
  const char *const formulas[] = { NULL, granted, left };
  lxw_chart *chart = summer_xlsx_add_chart (book->xlsx, LXW_CHART_PIE);
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_row_t at = first;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++, at++)
    {
      g_autofree char *share = g_strdup_printf ("=INT(B%u*10000/B%u)/10000", at + 1, first + 1);

      summer_xlsx_text (book->xlsx, sheet, at, 0, labels[i], SUMMER_XLSX_TEXT);
      if (formulas[i] == NULL)
        summer_xlsx_money (book->xlsx, sheet, at, 1, amounts[i], SUMMER_XLSX_MONEY);
      else
        worksheet_write_formula_num (sheet, at, 1, formulas[i],
                                     summer_xlsx_get_style (book->xlsx, SUMMER_XLSX_MONEY),
                                     (double) amounts[i] / 100);
      worksheet_write_formula_num (sheet, at, 2, share,
                                   summer_xlsx_get_style (book->xlsx, SUMMER_XLSX_RATE),
                                   (double) (amounts[i] * 10000 / record->fund) / 10000);
    }
  chart_series_set_categories (series, _ ("Use of the fund"), first + 1, 0, first + 2, 0);
  chart_series_set_values (series, _ ("Use of the fund"), first + 1, 1, first + 2, 1);
  chart_series_set_labels_options (series, LXW_FALSE, LXW_FALSE, LXW_FALSE);
  chart_series_set_labels_percentage (series);
  at = put_chart (book, sheet, chart, _ ("Use of the fund, yuan"), at + 1, 320);
  summer_xlsx_end_sheet (book->xlsx, sheet, headings, at, G_N_ELEMENTS (columns), book->basis);
}

/* Below the unions, which stand from @first on. */
static void
write_total (SummerSettlementBook *book, lxw_worksheet *sheet, lxw_row_t first, lxw_row_t at)
{
  SummerSettlementSums sums = { 0 };
  char formula[64];

  for (guint i = 0; i < book->settlement->n_lines; i++)
    {
      const SummerSettlementLineRecord *line = &book->settlement->lines[i];
      const SummerSettlementSums own = { 1,
                                         line->verdict == SUMMER_VERDICT_ELIGIBLE,
                                         .expected = line->expected,
                                         .present = line->present,
                                         .granted = line->granted,
                                         .due = line->due };

      summer_settlement_sums_add (&sums, &own);
    }
  const struct
  {
    lxw_col_t column;
    double value;
    SummerXlsxStyle style;
  } cells[] = { { CLASSES, sums.classes, SUMMER_XLSX_TOTAL_COUNT },
                { ELIGIBLE, sums.eligible, SUMMER_XLSX_TOTAL_COUNT },
                { GRANTED_OF, (double) sums.granted / 100, SUMMER_XLSX_TOTAL_MONEY },
                { DUE_OF, (double) sums.due / 100, SUMMER_XLSX_TOTAL_MONEY } };

  for (lxw_col_t column = 0; column < N_OF_UNION; column++)
    summer_xlsx_text (book->xlsx, sheet, at, column, NULL, SUMMER_XLSX_TOTAL);
  summer_xlsx_text (book->xlsx, sheet, at, NAME_OF, _ ("Total"), SUMMER_XLSX_TOTAL);
  summer_xlsx_rate (book->xlsx, sheet, at, RATE_OF, sums.present, sums.expected,
                    SUMMER_XLSX_TOTAL_RATE);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const char letter = (char) ('A' + cells[i].column);

      g_snprintf (formula, sizeof formula, "=SUM(%c%u:%c%u)", letter, first + 1, letter, at);
      worksheet_write_formula_num (sheet, at, cells[i].column, formula,
                                   summer_xlsx_get_style (book->xlsx, cells[i].style),
                                   cells[i].value);
    }
}

/**
 * summer_settlement_write_unions:
 *
 * The sums of each union, with charts of attendance and grants, and the use of the fund.
 */
void
summer_settlement_write_unions (SummerSettlementBook *book)
{
  const SummerXlsxColumn columns[N_OF_UNION] = { [NAME_OF] = { _ ("Union"), 22 },
                                                 [CLASSES] = { _ ("Classes"), 8 },
                                                 [ELIGIBLE] = { _ ("Eligible"), 8 },
                                                 [RATE_OF] = { _ ("Attendance rate"), 11 },
                                                 [GRANTED_OF] = { _ ("Granted amount"), 14 },
                                                 [DUE_OF] = { _ ("Due now"), 14 } };
  lxw_worksheet *sheet = summer_xlsx_add_sheet (book->xlsx, _ ("By union"), FALSE);
  const lxw_row_t headings
      = summer_xlsx_add_title (book->xlsx, sheet, _ ("The settlement by union"), book->basis,
                               _ ("Unit: yuan"), columns, N_OF_UNION);
  lxw_row_t at = headings + 1;
  lxw_row_t line = book->first;

  for (guint from = 0, to; from < book->rows->len; from = to, at++)
    {
      const char *name = g_array_index (book->rows, SummerSettlementRow, from).union_name;
      SummerSettlementSums sums = { 0 };
      char formula[64];

      for (to = from; to < book->rows->len; to++)
        {
          const SummerSettlementRow *row = &g_array_index (book->rows, SummerSettlementRow, to);
          const SummerSettlementSums own = { 1,
                                             row->line->verdict == SUMMER_VERDICT_ELIGIBLE,
                                             .expected = row->line->expected,
                                             .present = row->line->present,
                                             .granted = row->line->granted,
                                             .due = row->line->due };

          if (!g_str_equal (row->union_name, name))
            break;
          summer_settlement_sums_add (&sums, &own);
        }
      line += to - from; /* the row of the subtotal */
      summer_xlsx_text (book->xlsx, sheet, at, NAME_OF, name, SUMMER_XLSX_TEXT);
      const struct
      {
        lxw_col_t column;
        char from;
        double value;
        SummerXlsxStyle style;
      } cells[] = { { CLASSES, 'D', sums.classes, SUMMER_XLSX_COUNT },
                    { ELIGIBLE, 'F', sums.eligible, SUMMER_XLSX_COUNT },
                    { GRANTED_OF, 'M', (double) sums.granted / 100, SUMMER_XLSX_MONEY },
                    { DUE_OF, 'O', (double) sums.due / 100, SUMMER_XLSX_MONEY } };
      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        {
          g_snprintf (formula, sizeof formula, "='%s'!%c%u", _ ("Settlement"), cells[i].from,
                      line + 1);
          worksheet_write_formula_num (sheet, at, cells[i].column, formula,
                                       summer_xlsx_get_style (book->xlsx, cells[i].style),
                                       cells[i].value);
        }
      g_snprintf (formula, sizeof formula, "='%s'!K%u", _ ("Settlement"), line + 1);
      if (sums.expected == 0)
        worksheet_write_formula_str (sheet, at, RATE_OF, formula,
                                     summer_xlsx_get_style (book->xlsx, SUMMER_XLSX_RATE), "");
      else
        worksheet_write_formula_num (sheet, at, RATE_OF, formula,
                                     summer_xlsx_get_style (book->xlsx, SUMMER_XLSX_RATE),
                                     (double) (sums.present * 10000 / sums.expected) / 10000);
      line++;
    }
  if (at > headings + 1)
    {
      const lxw_row_t last = at - 1;

      write_total (book, sheet, headings + 1, at++);
      at = add_bars (book, sheet, headings + 1, last, RATE_OF, _ ("Attendance rate by union"),
                     at + 1);
      at = add_bars (book, sheet, headings + 1, last, GRANTED_OF, _ ("Granted by union, yuan"), at);
    }
  summer_xlsx_end_sheet (book->xlsx, sheet, headings, MAX (at, headings + 1) - 1, N_OF_UNION,
                         book->basis);
  if (book->settlement->record.fund > 0)
    write_fund (book);
}
