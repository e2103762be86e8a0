/* Spreadsheets as streams of rows, whatever program wrote them: .xlsx of any make, or .csv as one sheet
 * named as the file. A hostile file ends in an error, in bounded memory and time. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SUMMER_WORKBOOK_ERROR (summer_workbook_error_quark ())
typedef enum
{
  SUMMER_WORKBOOK_ERROR_OPEN,    /* no such file, or not readable */
  SUMMER_WORKBOOK_ERROR_FORMAT,  /* no workbook, or a broken one */
  SUMMER_WORKBOOK_ERROR_HOSTILE, /* a bomb, or beyond the limits */
} SummerWorkbookError;
GQuark summer_workbook_error_quark (void);

typedef enum
{
  SUMMER_CELL_TEXT,
  SUMMER_CELL_NUMBER,
  SUMMER_CELL_BOOLEAN,
  SUMMER_CELL_ERROR,    /* #N/A … */
  SUMMER_CELL_NO_VALUE, /* a formula without a stored value */
} SummerCellKind;

typedef struct
{
  guint          column; /* 0 = A */
  SummerCellKind kind;
  gboolean       is_date; /* a number with a style of dates or times */
  const char    *text;    /* as stored, untrimmed; numbers (to 15 digits where a fraction has more) and
                           * booleans too; valid during the callback */
  double         number;  /* numbers and booleans */
  const char    *formula; /* where they are kept: without its =; "" = it is that of another cell; NULL = none */
} SummerCell;

/* Rows with at least one non-empty cell, in the order of the file; cells by column. Row 0 is row 1.
 * FALSE stops: summer_workbook_read () then succeeds. */
typedef gboolean (*SummerRowFunc) (guint row, const SummerCell *cells, guint n_cells, gpointer user_data);

#define SUMMER_TYPE_WORKBOOK (summer_workbook_get_type ())
G_DECLARE_FINAL_TYPE (SummerWorkbook, summer_workbook, SUMMER, WORKBOOK, GObject)

SummerWorkbook *summer_workbook_open           (const char *path, GCancellable *cancellable, GError **error);
guint           summer_workbook_get_n_sheets   (SummerWorkbook *self);
const char     *summer_workbook_get_sheet_name (SummerWorkbook *self, guint sheet);
gboolean        summer_workbook_is_date1904    (SummerWorkbook *self);
double          summer_workbook_get_progress   (SummerWorkbook *self); /* of the sheet being read, 0 to 1; from any thread */
void            summer_workbook_keep_formulas  (SummerWorkbook *self); /* from now on, also of cells that show nothing */
gboolean        summer_workbook_read           (SummerWorkbook *self, guint sheet, SummerRowFunc func, gpointer user_data,
                                                GCancellable *cancellable, GError **error);
char           *summer_cell_dup_address        (guint row, guint column); /* 6, 10 = K7 */

G_END_DECLS
