#include "config.h"

#include "summer-differences.h"

#include <glib/gi18n.h>

#include "summer-differences-rows.h"

#define NAME_WIDTH 30
#define GRANTS_FIRST 4u /* the first row of the sheet of further sources, as people count */

typedef struct
{
  SummerXlsx *xlsx;
  lxw_worksheet *sheet;
  const SummerExported *before, *now;
  const SummerDifferencesRange *range;
  lxw_row_t at;
} Writer;

static double
get_shown (int what, gint64 figure)
{
  return summer_exported_figure_is_money ((SummerExportedFigure) what) ? (double) figure / 100
                                                                       : (double) figure;
}

static SummerXlsxStyle
get_style (int what)
{
  return summer_exported_figure_is_money ((SummerExportedFigure) what) ? SUMMER_XLSX_MONEY
                                                                       : SUMMER_XLSX_COUNT;
}

/* formula: (transfer full), or NULL where there is nothing to work it out from */
static void
write_formula (Writer *self, lxw_col_t column, char *formula, double value, SummerXlsxStyle style)
{
  g_autofree char *owned = formula;
  lxw_format *format = summer_xlsx_get_style (self->xlsx, style);

  if (owned != NULL)
    worksheet_write_formula_num (self->sheet, self->at, column, owned, format, value);
  else
    worksheet_write_number (self->sheet, self->at, column, value, format);
}

static char *
dup_change (const Writer *self)
{
  return g_strdup_printf ("=F%u-E%u", self->at + 1, self->at + 1);
}

/* What a class has of further sources: the rest of what all grant it, or the rows of their own sheet. */
static char *
dup_further (const Writer *self, int what)
{
  const SummerDifferencesRange *range = self->range;
  const guint first = range->first + 1, last = range->last + 1;
  char all[4];

  if (range->grants != NULL)
    {
      const char column = what == SUMMER_EXPORTED_FURTHER ? 'F' : 'H';

      return g_strdup_printf ("=SUMPRODUCT(('%s'!B%u:B%u=B%u)*'%s'!%c%u:%c%u)", range->grants,
                              GRANTS_FIRST, range->grants_total, self->at + 1, range->grants,
                              column, GRANTS_FIRST, column, range->grants_total);
    }
  if (range->all == 0 || what != SUMMER_EXPORTED_FURTHER)
    return NULL;
  lxw_col_to_name (all, range->all, FALSE);
  return g_strdup_printf ("=ROUND(INDEX('%s'!%s%u:%s%u,MATCH(B%u,'%s'!C%u:C%u,0))"
                          "-INDEX('%s'!M%u:M%u,MATCH(B%u,'%s'!C%u:C%u,0)),2)",
                          range->sheet, all, first, all, last, self->at + 1, range->sheet, first,
                          last, range->sheet, first, last, self->at + 1, range->sheet, first, last);
}

static char *
dup_further_total (const Writer *self, int what)
{
  const SummerDifferencesRange *range = self->range;
  char all[4];

  if (range->grants != NULL)
    return g_strdup_printf ("='%s'!%c%u", range->grants,
                            what == SUMMER_EXPORTED_FURTHER ? 'F' : 'H', range->grants_total + 1);
  if (range->all == 0 || what != SUMMER_EXPORTED_FURTHER)
    return NULL;
  lxw_col_to_name (all, range->all, FALSE);
  return g_strdup_printf ("=ROUND('%s'!%s%u-'%s'!M%u,2)", range->sheet, all, range->total + 1,
                          range->sheet, range->total + 1);
}

static char *
dup_lookup (const Writer *self, int what)
{
  const char column = summer_exported_figure_get_column ((SummerExportedFigure) what);
  const guint first = self->range->first + 1, last = self->range->last + 1;

  if (column == '\0')
    return dup_further (self, what);
  return g_strdup_printf ("=INDEX('%s'!%c%u:%c%u,MATCH(B%u,'%s'!C%u:C%u,0))", self->range->sheet,
                          column, first, column, last, self->at + 1, self->range->sheet, first,
                          last);
}

static char *
dup_total (const Writer *self, int what)
{
  const char column = summer_exported_figure_get_column ((SummerExportedFigure) what);

  if (column == '\0')
    return dup_further_total (self, what);
  return g_strdup_printf ("='%s'!%c%u", self->range->sheet, column, self->range->total + 1);
}

/* A figure of now is looked up on the sheet of the classes, where somebody may follow it. */
static void
write_figure (Writer *self, const SummerDifferenceRow *row)
{
  const SummerXlsxStyle style = get_style (row->what);
  const double before
      = row->before != NULL ? get_shown (row->what, row->before->figures[row->what]) : 0;
  const double now = row->now != NULL ? get_shown (row->what, row->now->figures[row->what]) : 0;

  worksheet_write_number (self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_BEFORE, before,
                          summer_xlsx_get_style (self->xlsx, style));
  write_formula (self, SUMMER_DIFFERENCE_COLUMN_NOW,
                 row->now != NULL ? dup_lookup (self, row->what) : NULL, now, style);
  write_formula (self, SUMMER_DIFFERENCE_COLUMN_CHANGE, dup_change (self), now - before, style);
}

static void
write_row (Writer *self, const SummerDifferenceRow *row, guint number)
{
  SummerXlsx *xlsx = self->xlsx;
  const char *before = row->before != NULL ? row->before->verdict : _ ("not there");
  const char *now = row->now != NULL ? row->now->verdict : _ ("not there");

  summer_xlsx_count (xlsx, self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_NUMBER, number,
                     SUMMER_XLSX_CENTRE);
  summer_xlsx_text (xlsx, self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_CODE, row->code,
                    SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_NAME, row->name,
                    SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_WHAT,
                    summer_difference_get_what (row->what), SUMMER_XLSX_TEXT);
  if (row->what < SUMMER_DIFFERENCE_VERDICT)
    {
      write_figure (self, row);
    }
  else
    {
      /* Of a class that came or went the verdict it has or had is of no use here. */
      if (row->what == SUMMER_DIFFERENCE_CLASS)
        {
          before = row->before != NULL ? _ ("there") : before;
          now = row->now != NULL ? _ ("there") : now;
        }
      summer_xlsx_text (xlsx, self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_BEFORE, before,
                        SUMMER_XLSX_CENTRE);
      summer_xlsx_text (xlsx, self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_NOW, now,
                        SUMMER_XLSX_CENTRE);
      summer_xlsx_text (xlsx, self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_CHANGE, NULL,
                        SUMMER_XLSX_TEXT);
    }
  summer_xlsx_set_lines (self->sheet, self->at, summer_xlsx_get_lines (row->name, NAME_WIDTH));
  self->at++;
}

static void
write_label (Writer *self, const char *label)
{
  for (lxw_col_t column = 0; column < SUMMER_N_DIFFERENCE_COLUMNS; column++)
    summer_xlsx_text (self->xlsx, self->sheet, self->at, column, NULL, SUMMER_XLSX_TOTAL);
  summer_xlsx_text (self->xlsx, self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_NAME, label,
                    SUMMER_XLSX_TOTAL);
}

static gboolean
moves (const Writer *self, SummerExportedFigure figure)
{
  for (guint i = 0; i < self->now->classes->len; i++)
    {
      const SummerExportedClass *now = self->now->classes->pdata[i];
      const SummerExportedClass *before = summer_exported_find (self->before, now->code);

      if (before != NULL && before->figures[figure] != now->figures[figure])
        return TRUE;
    }
  return FALSE;
}

/* All classes before and now, and whether the rows above account for the difference. */
static void
write_totals (Writer *self, lxw_row_t last)
{
  static const SummerExportedFigure summed[]
      = { SUMMER_EXPORTED_HEADCOUNT, SUMMER_EXPORTED_EXPECTED,   SUMMER_EXPORTED_PRESENT,
          SUMMER_EXPORTED_BASE,      SUMMER_EXPORTED_GRANTED,    SUMMER_EXPORTED_DUE,
          SUMMER_EXPORTED_FURTHER,   SUMMER_EXPORTED_FURTHER_DUE };
  const gboolean has_further
      = summer_exported_has_further (self->before) || summer_exported_has_further (self->now);

  for (guint i = 0; i < G_N_ELEMENTS (summed); i++)
    {
      const SummerExportedFigure figure = summed[i];
      const gboolean is_due
          = figure == SUMMER_EXPORTED_DUE || figure == SUMMER_EXPORTED_FURTHER_DUE;
      const SummerXlsxStyle style = summer_exported_figure_is_money (figure)
                                        ? SUMMER_XLSX_TOTAL_MONEY
                                        : SUMMER_XLSX_TOTAL_COUNT;
      const gint64 before = summer_exported_sum (self->before, figure);
      const gint64 now = summer_exported_sum (self->now, figure);

      if ((is_due && !moves (self, figure)) || (figure >= SUMMER_EXPORTED_FURTHER && !has_further))
        continue;
      write_label (self, i == 0 ? _ ("All classes") : NULL);
      summer_xlsx_text (self->xlsx, self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_WHAT,
                        summer_exported_figure_get_heading (figure), SUMMER_XLSX_TOTAL);
      worksheet_write_number (self->sheet, self->at, SUMMER_DIFFERENCE_COLUMN_BEFORE,
                              get_shown (figure, before),
                              summer_xlsx_get_style (self->xlsx, style));
      write_formula (self, SUMMER_DIFFERENCE_COLUMN_NOW, dup_total (self, (int) figure),
                     get_shown (figure, now), style);
      write_formula (self, SUMMER_DIFFERENCE_COLUMN_CHANGE, dup_change (self),
                     get_shown (figure, now - before), style);
      self->at++;
      if (figure != SUMMER_EXPORTED_GRANTED)
        continue;
      write_label (self, _ ("Check: less the rows above, nothing is left"));
      write_formula (self, SUMMER_DIFFERENCE_COLUMN_CHANGE,
                     g_strdup_printf ("=G%u-SUMIF(D%u:D%u,\"%s\",G%u:G%u)", self->at,
                                      SUMMER_DIFFERENCE_FIRST + 1, last + 1,
                                      summer_exported_figure_get_heading (figure),
                                      SUMMER_DIFFERENCE_FIRST + 1, last + 1),
                     0, SUMMER_XLSX_TOTAL_MONEY);
      self->at++;
    }
}

/* What is due now is of one settlement alone: what it paid beyond those before it, and nothing to compare. What a class
 * is granted by all of them is. */
static void
level_due (SummerExported *before, const SummerExported *now)
{
  for (guint i = 0; i < before->classes->len; i++)
    {
      SummerExportedClass *class = before->classes->pdata[i];
      const SummerExportedClass *is = summer_exported_find (now, class->code);

      for (SummerExportedFigure k = SUMMER_EXPORTED_DUE; k <= SUMMER_EXPORTED_FURTHER_DUE; k++)
        if (k != SUMMER_EXPORTED_FURTHER)
          class->figures[k] = is != NULL ? is->figures[k] : 0;
    }
}

static gboolean
load (const SummerExported *now,
      const SummerSince *since,
      SummerExported **before,
      GCancellable *cancellable,
      GError **error)
{
  if (since != NULL && since->sheet != NULL)
    {
      g_autoptr (GError) problem = NULL;

      *before = summer_difference_rows_restore (since->sheet, now, cancellable, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
  else if (since != NULL && since->path != NULL)
    {
      *before = summer_exported_read (since->path, now->programme, now->year, cancellable, error);
      if (*before == NULL)
        return FALSE;
      level_due (*before, now);
    }
  return TRUE;
}

static void
write_before (Writer *self, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    write_row (self, &g_array_index (rows, SummerDifferenceRow, i), i + 1);
  if (rows->len == 0)
    {
      summer_xlsx_text (self->xlsx, self->sheet, self->at++, SUMMER_DIFFERENCE_COLUMN_NAME,
                        _ ("Nothing has changed since."), SUMMER_XLSX_NOTE);
    }
  write_totals (self, self->at - 1);
}

static char *
dup_subtitle (const SummerExported *before, GArray *rows)
{
  g_autofree char *day = NULL, *fingerprint = NULL, *check = NULL;

  if (before == NULL)
    return g_strdup (_ ("No earlier export was named: there is nothing to compare with."));
  day = summer_day_dup_iso (before->as_of);
  fingerprint = g_strndup (before->fingerprint, SUMMER_DIFFERENCE_N_DIGITS);
  check = summer_difference_rows_dup_check (before, rows);
  /* Translators: a day, the beginning of a fingerprint and a check, each with a space at both ends. */
  return g_strdup_printf (_ ("Compared with the export by the records up to %s · fingerprint %s ·"
                             " check %s"),
                          day, fingerprint, check);
}

/**
 * summer_differences_write:
 *
 * The sheet “Differences”: what an earlier export said of each class, what this one says, and the difference.
 *
 * Returns: FALSE with @error set when the earlier export cannot be compared with
 */
gboolean
summer_differences_write (SummerXlsx *xlsx,
                          const SummerExported *now,
                          const SummerSince *since,
                          const SummerDifferencesRange *range,
                          const char *basis,
                          GCancellable *cancellable,
                          GError **error)
{
  const SummerXlsxColumn columns[SUMMER_N_DIFFERENCE_COLUMNS] = {
    [SUMMER_DIFFERENCE_COLUMN_NUMBER] = { _ ("No."), 5 },
    [SUMMER_DIFFERENCE_COLUMN_CODE] = { _ ("Class code"), 12 },
    [SUMMER_DIFFERENCE_COLUMN_NAME] = { _ ("Class name"), NAME_WIDTH },
    [SUMMER_DIFFERENCE_COLUMN_WHAT] = { _ ("What changed"), 22 },
    [SUMMER_DIFFERENCE_COLUMN_BEFORE] = { _ ("Earlier"), 17 },
    [SUMMER_DIFFERENCE_COLUMN_NOW] = { _ ("This time"), 17 },
    [SUMMER_DIFFERENCE_COLUMN_CHANGE] = { _ ("Difference"), 17 },
  };
  g_autoptr (SummerExported) before = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autofree char *subtitle = NULL;
  Writer writer = { .xlsx = xlsx, .now = now, .range = range };
  lxw_row_t headings;

  if (!load (now, since, &before, cancellable, error))
    return FALSE;
  writer.before = before;
  rows = before != NULL ? summer_difference_rows_list (before, now) : NULL;
  subtitle = dup_subtitle (before, rows);
  writer.sheet = summer_xlsx_add_sheet (xlsx, _ ("Differences"), TRUE);
  headings = summer_xlsx_add_title (xlsx, writer.sheet, _ ("Differences from the previous export"),
                                    subtitle, NULL, columns, SUMMER_N_DIFFERENCE_COLUMNS);
  writer.at = headings + 1;
  if (before != NULL)
    write_before (&writer, rows);
  summer_xlsx_end_sheet (xlsx, writer.sheet, headings, writer.at - 1, SUMMER_N_DIFFERENCE_COLUMNS,
                         basis);
  return TRUE;
}
