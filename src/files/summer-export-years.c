#include "config.h"

#include "summer-export-years.h"

#include <glib/gi18n.h>

#include "summer-sheet-text.h"
#include "summer-xlsx-style.h"
#include "summer-year-measure.h"

/* A sheet with a line a year and every measure, taken from the totals of the sheets behind it: one a measure, all alike.
 *
 *     A      B      C      D                A     B       C          …
 *   3 Host | 2018 | 2019 | change         3 Year | Classes | Eligible
 *   4 …                                   4 2018 | =Classes!B9
 *   9 Total                               5 2019 | =Classes!C9
 */
typedef struct
{
  GPtrArray *years, *rows;
  SummerYearsBy by;
  guint n_years;
  SummerXlsx *xlsx;
  lxw_worksheet *sheet;  /* that is written */
  lxw_row_t first, last; /* of the rows, on each sheet of a measure */
} Book;

#define NAME_WIDTH 26
#define HEADINGS 2 /* the row of them, below title and subtitle */

static const SummerYear *
get_year (const Book *self, guint i)
{
  return g_ptr_array_index (self->years, i);
}

const char *
summer_years_by_get_title (SummerYearsBy by)
{
  static const char *const titles[SUMMER_N_YEARS_BY] = {
    [SUMMER_YEARS_WHOLE] = N_ ("Classes"),
    [SUMMER_YEARS_BY_UNION] = N_ ("Union"),
    [SUMMER_YEARS_BY_HOST] = N_ ("Host"),
    [SUMMER_YEARS_BY_PROVIDER] = N_ ("Provider"),
  };

  g_return_val_if_fail (by < SUMMER_N_YEARS_BY, NULL);

  return _ (titles[by]);
}

/* The headings, as strings owned by the array. */
static GPtrArray *
list_headings (const Book *self)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (headings, g_strdup (summer_years_by_get_title (self->by)));
  for (guint measure = 0; measure < SUMMER_N_YEAR_MEASURES; measure++)
    {
      const char *title = summer_year_measure_get_title ((SummerYearMeasure) measure);

      for (guint i = 0; i < self->n_years; i++)
        g_ptr_array_add (headings, g_strdup_printf ("%s %d", title, get_year (self, i)->year));
      if (self->n_years > 1)
        /* Translators: over a column of differences to the year before: "Number of classes, change" */
        g_ptr_array_add (headings, g_strdup_printf (_ ("%s, change"), title));
    }
  return headings;
}

/* What the figures of each year are. */
static char *
dup_basis (const Book *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->n_years; i++)
    {
      g_autofree char *basis = summer_year_dup_basis (get_year (self, i));

      g_string_append_printf (text, "%s%d %s", i > 0 ? " · " : "", get_year (self, i)->year, basis);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
sum_rows (const Book *self, SummerYearsRow *total)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint year = 0; year < self->n_years; year++)
      summer_year_figures_add (&total->years[year],
                               &((const SummerYearsRow *) self->rows->pdata[i])->years[year]);
}

/* {{{ A workbook */

static SummerXlsxStyle
get_style (SummerYearMeasure measure, gboolean is_total)
{
  static const SummerXlsxStyle styles[][2] = {
    [SUMMER_YEAR_COUNT] = { SUMMER_XLSX_COUNT, SUMMER_XLSX_TOTAL_COUNT },
    [SUMMER_YEAR_POINTS] = { SUMMER_XLSX_RATE, SUMMER_XLSX_TOTAL_RATE },
    [SUMMER_YEAR_MONEY] = { SUMMER_XLSX_MONEY, SUMMER_XLSX_TOTAL_MONEY },
  };

  return styles[summer_year_measure_get_kind (measure)][is_total];
}

/* As a cell has it: yuan, and a rate as a fraction. */
static double
get_cell (SummerYearMeasure measure, gint64 value)
{
  static const double parts[]
      = { [SUMMER_YEAR_COUNT] = 1, [SUMMER_YEAR_POINTS] = 10000, [SUMMER_YEAR_MONEY] = 100 };

  return (double) value / parts[summer_year_measure_get_kind (measure)];
}

/* A cell of the sheet of a measure. */
static char *
dup_place (SummerYearMeasure measure, lxw_col_t column, lxw_row_t at)
{
  char name[8];

  lxw_col_to_name (name, column, 0);
  return g_strdup_printf ("'%s'!%s%u", summer_year_measure_get_title (measure), name, at + 1);
}

/* What follows from the figures is worked out by the spreadsheet, too; NULL where it is a figure. */
static char *
dup_quotient (SummerYearMeasure measure, lxw_col_t column, lxw_row_t at)
{
  g_autofree char *expected = dup_place (SUMMER_YEAR_EXPECTED, column, at);
  g_autofree char *present = dup_place (SUMMER_YEAR_PRESENT, column, at);
  g_autofree char *granted = dup_place (SUMMER_YEAR_GRANTED, column, at);

  if (measure == SUMMER_YEAR_RATE)
    return g_strdup_printf ("=IF(N(%s)=0,\"\",INT(%s*10000/%s)/10000)", expected, present,
                            expected);
  /* In fen first, rounded: 0.29 × 100 is not 29 in floating point. */
  if (measure == SUMMER_YEAR_PER_DAY)
    return g_strdup_printf ("=IF(N(%s)=0,\"\",INT(ROUND(%s*100,0)/%s)/100)", present, granted,
                            present);
  return NULL;
}

static void
write_formula (const Book *self,
               lxw_row_t at,
               lxw_col_t column,
               const char *formula,
               gboolean known,
               double value,
               SummerXlsxStyle style)
{
  lxw_format *format = summer_xlsx_get_style (self->xlsx, style);

  if (known)
    worksheet_write_formula_num (self->sheet, at, column, formula, format, value);
  else
    worksheet_write_formula_str (self->sheet, at, column, formula, format, "");
}

static void
write_change (const Book *self,
              SummerYearMeasure measure,
              lxw_row_t at,
              const SummerYearsRow *row,
              SummerXlsxStyle style)
{
  const lxw_col_t last = (lxw_col_t) self->n_years;
  g_autofree char *formula = NULL;
  gint64 before = 0, after = 0;
  gboolean known = summer_year_measure_get (measure, &row->years[self->n_years - 2], &before);
  char a[8], b[8];

  known &= summer_year_measure_get (measure, &row->years[self->n_years - 1], &after);
  lxw_col_to_name (a, (lxw_col_t) (last - 1), 0);
  lxw_col_to_name (b, last, 0);
  /* Of what can be added up, nothing is 0, so that the changes add up, too. */
  if (measure == SUMMER_YEAR_RATE || measure == SUMMER_YEAR_PER_DAY)
    formula = g_strdup_printf ("=IF(OR(%s%u=\"\",%s%u=\"\"),\"\",%s%u-%s%u)", a, at + 1, b, at + 1,
                               b, at + 1, a, at + 1);
  else
    {
      known = TRUE;
      formula = g_strdup_printf ("=N(%s%u)-N(%s%u)", b, at + 1, a, at + 1);
    }
  write_formula (self, at, (lxw_col_t) (last + 1), formula, known,
                 get_cell (measure, after - before), style);
}

static void
write_figure (const Book *self,
              SummerYearMeasure measure,
              guint year,
              lxw_row_t at,
              const SummerYearsRow *row)
{
  const lxw_col_t column = (lxw_col_t) (1 + year);
  const SummerXlsxStyle style = get_style (measure, FALSE);
  g_autofree char *formula = dup_quotient (measure, column, at);
  gint64 value;
  const gboolean known = summer_year_measure_get (measure, &row->years[year], &value);

  if (formula != NULL)
    write_formula (self, at, column, formula, known, get_cell (measure, value), style);
  else if (!known)
    summer_xlsx_text (self->xlsx, self->sheet, at, column, NULL, SUMMER_XLSX_TEXT);
  else if (summer_year_measure_get_kind (measure) == SUMMER_YEAR_MONEY)
    summer_xlsx_money (self->xlsx, self->sheet, at, column, value, style);
  else
    summer_xlsx_count (self->xlsx, self->sheet, at, column, value, style);
}

static void
write_sum (const Book *self, SummerYearMeasure measure, guint year, const SummerYearsRow *total)
{
  const lxw_row_t at = self->last + 1;
  const lxw_col_t column = (lxw_col_t) (1 + year);
  g_autofree char *formula = dup_quotient (measure, column, at);
  gint64 value;
  gboolean known = summer_year_measure_get (measure, &total->years[year], &value);
  char name[8];

  if (formula == NULL)
    {
      lxw_col_to_name (name, column, 0);
      formula
          = g_strdup_printf ("=SUBTOTAL(9,%s%u:%s%u)", name, self->first + 1, name, self->last + 1);
      known = TRUE;
    }
  write_formula (self, at, column, formula, known, get_cell (measure, value),
                 get_style (measure, TRUE));
}

static void
write_row (const Book *self, SummerYearMeasure measure, lxw_row_t at, const SummerYearsRow *row)
{
  summer_xlsx_text (self->xlsx, self->sheet, at, 0, row->name, SUMMER_XLSX_WRAP);
  summer_xlsx_set_lines (self->sheet, at, summer_xlsx_get_lines (row->name, NAME_WIDTH));
  for (guint year = 0; year < self->n_years; year++)
    write_figure (self, measure, year, at, row);
  if (self->n_years > 1)
    write_change (self, measure, at, row, get_style (measure, FALSE));
}

static void
write_total (const Book *self, SummerYearMeasure measure, const SummerYearsRow *total)
{
  summer_xlsx_text (self->xlsx, self->sheet, self->last + 1, 0, _ ("Total"), SUMMER_XLSX_TOTAL);
  for (guint year = 0; year < self->n_years; year++)
    write_sum (self, measure, year, total);
  if (self->n_years > 1)
    write_change (self, measure, self->last + 1, total, get_style (measure, TRUE));
}

/* The sheet of one measure: a line for each union, host or provider, a column a year. */
static void
write_measure (Book *self,
               SummerYearMeasure measure,
               const char *programme,
               const char *basis,
               const SummerYearsRow *total)
{
  const char *name = summer_year_measure_get_title (measure);
  const guint n_columns = 1 + self->n_years + (self->n_years > 1);
  g_autofree char *title = g_strdup_printf ("%s · %s", programme, name);
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);
  g_autofree SummerXlsxColumn *columns = g_new0 (SummerXlsxColumn, n_columns);
  lxw_row_t headings;

  columns[0] = (SummerXlsxColumn){ summer_years_by_get_title (self->by), NAME_WIDTH };
  for (guint i = 0; i < self->n_years; i++)
    {
      g_ptr_array_add (years, g_strdup_printf ("%d", get_year (self, i)->year));
      columns[1 + i] = (SummerXlsxColumn){ g_ptr_array_index (years, i), 14 };
    }
  if (self->n_years > 1)
    columns[1 + self->n_years] = (SummerXlsxColumn){ C_ ("year", "Change"), 14 };
  self->sheet = summer_xlsx_add_sheet (self->xlsx, name, TRUE);
  headings
      = summer_xlsx_add_title (self->xlsx, self->sheet, title, basis, NULL, columns, n_columns);
  for (guint i = 0; i < self->rows->len; i++)
    write_row (self, measure, self->first + i, g_ptr_array_index (self->rows, i));
  write_total (self, measure, total);
  worksheet_autofilter (self->sheet, headings, 0, self->last, (lxw_col_t) (n_columns - 1));
  worksheet_freeze_panes (self->sheet, headings + 1, 1);
  summer_xlsx_end_sheet (self->xlsx, self->sheet, headings, self->last + 1, n_columns, NULL);
}

/* The first sheet: a line a year, out of the totals of the others. */
static void
write_years (Book *self, const char *programme, const SummerYearsRow *total)
{
  const guint n_columns = SUMMER_N_YEAR_MEASURES + 2;
  g_autofree char *title = g_strdup_printf ("%s · %s", programme, _ ("Year over year"));
  SummerXlsxColumn columns[SUMMER_N_YEAR_MEASURES + 2] = { { _ ("Year"), 8 } };
  lxw_row_t headings;

  for (guint i = 0; i < SUMMER_N_YEAR_MEASURES; i++)
    columns[1 + i]
        = (SummerXlsxColumn){ summer_year_measure_get_title ((SummerYearMeasure) i), 12 };
  columns[n_columns - 1] = (SummerXlsxColumn){ _ ("What they are"), 32 };
  self->sheet = summer_xlsx_add_sheet (self->xlsx, _ ("Year over year"), TRUE);
  headings = summer_xlsx_add_title (self->xlsx, self->sheet, title, NULL, NULL, columns, n_columns);
  for (guint year = 0; year < self->n_years; year++)
    {
      const lxw_row_t at = headings + 1 + year;
      g_autofree char *basis = summer_year_dup_basis (get_year (self, year));

      summer_xlsx_count (self->xlsx, self->sheet, at, 0, get_year (self, year)->year,
                         SUMMER_XLSX_CENTRE);
      for (guint i = 0; i < SUMMER_N_YEAR_MEASURES; i++)
        {
          const SummerYearMeasure measure = (SummerYearMeasure) i;
          g_autofree char *place = dup_place (measure, (lxw_col_t) (1 + year), self->last + 1);
          g_autofree char *formula = g_strconcat ("=", place, NULL);
          gint64 value;
          const gboolean known = summer_year_measure_get (measure, &total->years[year], &value);

          write_formula (self, at, (lxw_col_t) (1 + i), formula,
                         known || (measure != SUMMER_YEAR_RATE && measure != SUMMER_YEAR_PER_DAY),
                         get_cell (measure, value), get_style (measure, FALSE));
        }
      summer_xlsx_text (self->xlsx, self->sheet, at, (lxw_col_t) (n_columns - 1), basis,
                        SUMMER_XLSX_WRAP);
    }
  summer_xlsx_end_sheet (self->xlsx, self->sheet, headings, headings + self->n_years, n_columns,
                         NULL);
}

static gboolean
save_xlsx (Book *self, const char *path, GError **error)
{
  g_autoptr (SummerXlsx) xlsx = summer_xlsx_new (path, FALSE, error);
  g_autofree char *basis = dup_basis (self);
  const char *programme = get_year (self, self->n_years - 1)->name;
  SummerYearsRow total = { 0 };

  if (xlsx == NULL)
    return FALSE;
  self->xlsx = xlsx;
  self->first = HEADINGS + 1;
  /* Without a row there is an empty one to add up. */
  self->last = HEADINGS + MAX (1, self->rows->len);
  sum_rows (self, &total);
  write_years (self, programme, &total);
  for (guint i = 0; i < SUMMER_N_YEAR_MEASURES; i++)
    write_measure (self, (SummerYearMeasure) i, programme, basis, &total);
  return summer_xlsx_finish (xlsx, error);
}

/* }}} */
/* {{{ CSV */

static void
append_value (GString *text, SummerYearMeasure measure, gboolean known, gint64 value)
{
  g_string_append_c (text, ',');
  if (!known)
    return;
  if (summer_year_measure_get_kind (measure) == SUMMER_YEAR_COUNT)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, value);
  else
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT "%s",
                            value < 0 ? "-" : "", ABS (value) / 100, ABS (value) % 100,
                            measure == SUMMER_YEAR_RATE ? "%" : "");
}

static void
append_row (const Book *self, GString *text, const SummerYearsRow *row)
{
  summer_csv_append_cell (text, row->name, ',');
  for (guint i = 0; i < SUMMER_N_YEAR_MEASURES; i++)
    {
      const SummerYearMeasure measure = (SummerYearMeasure) i;
      gboolean known[SUMMER_YEARS_MOST] = { FALSE };
      gint64 values[SUMMER_YEARS_MOST] = { 0 };

      for (guint year = 0; year < self->n_years; year++)
        {
          known[year] = summer_year_measure_get (measure, &row->years[year], &values[year]);
          append_value (text, measure, known[year], values[year]);
        }
      if (self->n_years > 1)
        append_value (text, measure, known[self->n_years - 2] && known[self->n_years - 1],
                      values[self->n_years - 1] - values[self->n_years - 2]);
    }
  g_string_append (text, "\r\n");
}

static gboolean
save_csv (const Book *self, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (SUMMER_CSV_START);
  g_autoptr (GPtrArray) headings = list_headings (self);
  SummerYearsRow total = { .name = _ ("Total") };

  for (guint i = 0; i < headings->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      summer_csv_append_cell (text, g_ptr_array_index (headings, i), ',');
    }
  g_string_append (text, "\r\n");
  for (guint i = 0; i < self->rows->len; i++)
    append_row (self, text, g_ptr_array_index (self->rows, i));
  sum_rows (self, &total);
  append_row (self, text, &total);
  return summer_csv_save (text, path, error);
}

/* }}} */

/**
 * summer_export_years:
 * @years: of summer_years_load()
 * @rows: of summer_years_list(), or some of them
 *
 * Every figure of every year, with their sums and how the last year differs from the one before.
 *
 * Returns: FALSE with a G_IO_ERROR or G_FILE_ERROR; the target is then as it was
 */
gboolean
summer_export_years (
    GPtrArray *years, GPtrArray *rows, SummerYearsBy by, const char *path, GError **error)
{
  g_autofree char *lower = NULL;
  Book book = { .years = years, .rows = rows, .by = by };

  g_return_val_if_fail (years != NULL && years->len > 0 && rows != NULL && path != NULL, FALSE);

  book.n_years = years->len;
  lower = g_ascii_strdown (path, -1);
  return g_str_has_suffix (lower, ".csv") ? save_csv (&book, path, error)
                                          : save_xlsx (&book, path, error);
}
