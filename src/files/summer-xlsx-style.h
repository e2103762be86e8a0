/* A workbook on its way out: the cell formats, the set-up for printing and the careful write that all
 * exports share. Nothing of the target is touched before summer_xlsx_finish(). */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

#include "summer-day.h"
#include "summer-money.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_XLSX_TITLE,
  SUMMER_XLSX_SUBTITLE,
  SUMMER_XLSX_UNIT, /* the unit of money, at the right */
  SUMMER_XLSX_HEADING,
  SUMMER_XLSX_TEXT,
  SUMMER_XLSX_CENTRE,
  SUMMER_XLSX_WRAP,
  SUMMER_XLSX_CODE, /* text that must never be read as a number */
  SUMMER_XLSX_COUNT,
  SUMMER_XLSX_MONEY,
  SUMMER_XLSX_RATE,
  SUMMER_XLSX_DAY,
  SUMMER_XLSX_TIME,
  SUMMER_XLSX_GOOD, /* a verdict or outcome, as a chip of colour and word */
  SUMMER_XLSX_BAD,
  SUMMER_XLSX_OPEN,
  SUMMER_XLSX_GROUP, /* the merged name of a group of rows */
  SUMMER_XLSX_SUBTOTAL,
  SUMMER_XLSX_SUBTOTAL_CENTRE,
  SUMMER_XLSX_SUBTOTAL_COUNT,
  SUMMER_XLSX_SUBTOTAL_MONEY,
  SUMMER_XLSX_SUBTOTAL_RATE,
  SUMMER_XLSX_SUBTOTAL_CLASSES, /* a number of classes, with the word */
  SUMMER_XLSX_SUBTOTAL_ELIGIBLE,
  SUMMER_XLSX_TOTAL,
  SUMMER_XLSX_TOTAL_CENTRE,
  SUMMER_XLSX_TOTAL_COUNT,
  SUMMER_XLSX_TOTAL_MONEY,
  SUMMER_XLSX_TOTAL_RATE,
  SUMMER_XLSX_TOTAL_CLASSES,
  SUMMER_XLSX_TOTAL_ELIGIBLE,
  SUMMER_XLSX_DAY_HEADING, /* 7/8 over a column of marks */
  SUMMER_XLSX_CLOSED,      /* a cell that takes no mark */
  SUMMER_XLSX_STRONG,
  SUMMER_XLSX_STRONG_WRAP,
  SUMMER_XLSX_OPINION, /* the upper part of a place for a seal, and the lower one */
  SUMMER_XLSX_SEAL,
  SUMMER_XLSX_NOTE, /* small and without lines, below a table */
  SUMMER_XLSX_SIGN, /* places for signatures */
  SUMMER_XLSX_N_STYLES,
} SummerXlsxStyle;

typedef struct
{
  const char *heading;
  double      width; /* characters */
} SummerXlsxColumn;

typedef struct _SummerXlsx SummerXlsx;

SummerXlsx    *summer_xlsx_new        (const char *path, gboolean streamed, GError **error);
void           summer_xlsx_free       (SummerXlsx *self);
gboolean       summer_xlsx_finish     (SummerXlsx *self, GError **error);
lxw_format    *summer_xlsx_get_style  (SummerXlsx *self, SummerXlsxStyle style);
lxw_worksheet *summer_xlsx_add_sheet  (SummerXlsx *self, const char *name, gboolean landscape);
lxw_chart     *summer_xlsx_add_chart  (SummerXlsx *self, lxw_chart_type type);
lxw_row_t      summer_xlsx_add_title  (SummerXlsx *self, lxw_worksheet *sheet, const char *title, const char *subtitle,
                                       const char *unit, const SummerXlsxColumn *columns, guint n_columns);
void           summer_xlsx_end_sheet  (SummerXlsx *self, lxw_worksheet *sheet, lxw_row_t headings, lxw_row_t last, guint n_columns,
                                       const char *footer);

guint          summer_xlsx_get_lines  (const char *text, double width);
void           summer_xlsx_set_lines  (lxw_worksheet *sheet, lxw_row_t row, guint lines);

void           summer_xlsx_text       (SummerXlsx *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, SummerXlsxStyle style);
void           summer_xlsx_count      (SummerXlsx *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, gint64 count, SummerXlsxStyle style);
void           summer_xlsx_money      (SummerXlsx *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, SummerMoney fen, SummerXlsxStyle style);
void           summer_xlsx_rate       (SummerXlsx *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, gint64 part, gint64 whole, SummerXlsxStyle style);
void           summer_xlsx_day        (SummerXlsx *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, SummerDay day, SummerXlsxStyle style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerXlsx, summer_xlsx_free)

G_END_DECLS
