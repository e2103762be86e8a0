#include "config.h"

#include "summer-exported.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-workbook-map.h"

/* Of the sheet of classes, as both workbooks have it. */
static const struct
{
  const char *heading;
  char column;
  gboolean is_money;
} figures[SUMMER_N_EXPORTED] = {
  [SUMMER_EXPORTED_HEADCOUNT] = { N_ ("Headcount"), 'G', FALSE },
  [SUMMER_EXPORTED_DAYS] = { N_ ("Days held"), 'H', FALSE },
  [SUMMER_EXPORTED_EXPECTED] = { N_ ("Expected child-days"), 'I', FALSE },
  [SUMMER_EXPORTED_PRESENT] = { N_ ("Present child-days"), 'J', FALSE },
  [SUMMER_EXPORTED_BASE] = { N_ ("Base amount"), 'L', TRUE },
  [SUMMER_EXPORTED_GRANTED] = { N_ ("Granted amount"), 'M', TRUE },
  [SUMMER_EXPORTED_DUE] = { N_ ("Due now"), 'O', TRUE },
  [SUMMER_EXPORTED_FURTHER] = { N_ ("Granted by further sources"), '\0', TRUE },
  [SUMMER_EXPORTED_FURTHER_DUE] = { N_ ("Due now of further sources"), '\0', TRUE },
};

#define HEADINGS 2 /* the row of the headings */
#define MOST_COLUMNS 40

static void
class_free (SummerExportedClass *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->verdict);
  g_free (self);
}

static SummerExportedClass *
class_new (const char *code, const char *name, const char *verdict)
{
  SummerExportedClass *self = g_new0 (SummerExportedClass, 1);

  self->code = g_strdup (code);
  self->name = g_strdup (name != NULL ? name : "");
  self->verdict = g_strdup (verdict != NULL ? verdict : "");
  return self;
}

SummerExported *
summer_exported_new (void)
{
  SummerExported *self = g_new0 (SummerExported, 1);

  self->as_of = SUMMER_DAY_NONE;
  self->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) class_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
summer_exported_free (SummerExported *self)
{
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->classes);
  g_free (self->programme);
  g_free (self->fingerprint);
  g_free (self);
}

/**
 * summer_exported_add:
 *
 * Returns: (transfer none): the class, all of whose figures are 0
 */
SummerExportedClass *
summer_exported_add (SummerExported *self, const char *code, const char *name, const char *verdict)
{
  SummerExportedClass *class = class_new (code, name, verdict);

  g_ptr_array_add (self->classes, class);
  g_hash_table_insert (self->by_code, class->code, class);
  return class;
}

SummerExportedClass *
summer_exported_find (const SummerExported *self, const char *code)
{
  return g_hash_table_lookup (self->by_code, code);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(SummerExportedClass *const *) a)->code,
                 (*(SummerExportedClass *const *) b)->code);
}

void
summer_exported_sort (SummerExported *self)
{
  g_ptr_array_sort (self->classes, compare_codes);
}

gint64
summer_exported_sum (const SummerExported *self, SummerExportedFigure figure)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->classes->len; i++)
    sum += ((const SummerExportedClass *) self->classes->pdata[i])->figures[figure];
  return sum;
}

gboolean
summer_exported_has_further (const SummerExported *self)
{
  for (guint i = 0; i < self->classes->len; i++)
    {
      const SummerExportedClass *class = self->classes->pdata[i];

      if (class->figures[SUMMER_EXPORTED_FURTHER] != 0
          || class->figures[SUMMER_EXPORTED_FURTHER_DUE] != 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
summer_exported_figure_is_money (SummerExportedFigure figure)
{
  return figures[figure].is_money;
}

const char *
summer_exported_figure_get_heading (SummerExportedFigure figure)
{
  return _ (figures[figure].heading);
}

char
summer_exported_figure_get_column (SummerExportedFigure figure)
{
  return figures[figure].column;
}

/* {{{ Read from a workbook */

static gboolean
refuse (const char *path, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_FORMAT,
               _ ("“%s” is no earlier export to compare with: %s"), name, why);
  return FALSE;
}

static int
find_column (const SummerMapSheet *sheet, const char *heading)
{
  for (int column = 0; column < MOST_COLUMNS; column++)
    if (g_strcmp0 (summer_map_sheet_get_text (sheet, HEADINGS, (guint) column), heading) == 0)
      return column;
  return -1;
}

static gint64
read_figure (const SummerMapSheet *sheet, guint row, int column, SummerExportedFigure figure)
{
  const char *text = column >= 0 ? summer_map_sheet_get_text (sheet, row, (guint) column) : NULL;
  const double value = text != NULL ? g_ascii_strtod (text, NULL) : 0;

  return summer_exported_round (figures[figure].is_money ? value * 100 : value);
}

/* Of the subsidies further sources are told with the fund, in a column of all. */
static void
read_further (SummerExportedClass *class, const SummerMapSheet *sheet, guint row, int all)
{
  if (all >= 0)
    class->figures[SUMMER_EXPORTED_FURTHER] = read_figure (sheet, row, all, SUMMER_EXPORTED_FURTHER)
                                              - class->figures[SUMMER_EXPORTED_GRANTED];
}

/* A settlement has a sheet of them, source by source; without a code a row is a sum. */
static void
read_grants (SummerExported *self, const SummerMapSheet *sheet)
{
  const int code = find_column (sheet, _ ("Class code"));
  const int granted = find_column (sheet, _ ("Granted amount"));
  const int due = find_column (sheet, _ ("Due now"));
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, sheet->cells);
  while (code >= 0 && g_hash_table_iter_next (&iter, &place, NULL))
    {
      const guint row = summer_map_place_get_row (*(SummerMapPlace *) place);
      SummerExportedClass *class;

      if (row <= HEADINGS || *(SummerMapPlace *) place != summer_map_place (row, (guint) code))
        continue;
      class = summer_exported_find (self, summer_map_sheet_get_text (sheet, row, (guint) code));
      if (class == NULL)
        continue;
      class->figures[SUMMER_EXPORTED_FURTHER]
          += read_figure (sheet, row, granted, SUMMER_EXPORTED_FURTHER);
      class->figures[SUMMER_EXPORTED_FURTHER_DUE]
          += read_figure (sheet, row, due, SUMMER_EXPORTED_FURTHER_DUE);
    }
}

/* Only rows of classes have a code; the rows of sums have none. */
static void
read_classes (SummerExported *self, const SummerMapSheet *sheet)
{
  const int code = find_column (sheet, _ ("Class code"));
  const int name = find_column (sheet, _ ("Class name"));
  const int verdict = find_column (sheet, _ ("Verdict"));
  const int all = find_column (sheet, _ ("In all"));
  int columns[SUMMER_N_EXPORTED];
  GHashTableIter iter;
  gpointer place;

  if (code < 0 || name < 0 || verdict < 0)
    return;
  for (guint i = 0; i < SUMMER_N_EXPORTED; i++)
    columns[i] = find_column (sheet, _ (figures[i].heading));
  g_hash_table_iter_init (&iter, sheet->cells);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    {
      const guint row = summer_map_place_get_row (*(SummerMapPlace *) place);
      SummerExportedClass *class;

      if (row <= HEADINGS || *(SummerMapPlace *) place != summer_map_place (row, (guint) code))
        continue;
      class = summer_exported_add (self, summer_map_sheet_get_text (sheet, row, (guint) code),
                                   summer_map_sheet_get_text (sheet, row, (guint) name),
                                   summer_map_sheet_get_text (sheet, row, (guint) verdict));
      for (SummerExportedFigure i = 0; i < SUMMER_N_EXPORTED; i++)
        class->figures[i] = read_figure (sheet, row, columns[i], i);
      read_further (class, sheet, row, all);
    }
  summer_exported_sort (self);
}

/* The totals an auditor compares, by their labels. */
static const char *
find_total (const SummerMapSheet *control, const char *label)
{
  for (guint row = HEADINGS + 1; row < HEADINGS + MOST_COLUMNS; row++)
    if (g_strcmp0 (summer_map_sheet_get_text (control, row, 0), label) == 0)
      return summer_map_sheet_get_text (control, row, 1);
  return NULL;
}

static void
read_claim (SummerExported *self, const SummerMapSheet *control)
{
  const char *year = find_total (control, _ ("Year"));
  const char *as_of = find_total (control, _ ("Records up to"));

  self->programme = g_strdup (summer_map_sheet_get_text (control, HEADINGS + 1, 1));
  self->year = year != NULL ? (int) g_ascii_strtoll (year, NULL, 10) : 0;
  self->as_of = as_of != NULL ? summer_day_parse (as_of) : SUMMER_DAY_NONE;
  for (guint row = HEADINGS + 1; row < HEADINGS + MOST_COLUMNS && self->fingerprint == NULL; row++)
    if (g_strcmp0 (summer_map_sheet_get_text (control, row, 0), _ ("Fingerprint (BLAKE2b-256)"))
        == 0)
      {
        /* Of the subsidies it stands in the column of the remarks. */
        const char *remark = summer_map_sheet_get_text (control, row, 2);

        self->fingerprint
            = g_strdup (remark != NULL ? remark : summer_map_sheet_get_text (control, row, 1));
      }
}

/* Whether what the control totals say of further sources, where they do, is what the rows say. */
static gboolean
further_agrees (const SummerExported *self, const SummerMapSheet *control)
{
  const char *all = find_total (control, _ ("Granted of the fund and all sources, yuan"));
  const char *due = find_total (control, _ ("Further sources: due now, yuan"));

  return (all == NULL
          || summer_exported_round (g_ascii_strtod (all, NULL) * 100)
                 == summer_exported_sum (self, SUMMER_EXPORTED_GRANTED)
                        + summer_exported_sum (self, SUMMER_EXPORTED_FURTHER))
         && (due == NULL
             || summer_exported_round (g_ascii_strtod (due, NULL) * 100)
                    == summer_exported_sum (self, SUMMER_EXPORTED_FURTHER_DUE));
}

/**
 * summer_exported_read:
 *
 * Reads the classes of an export as it stands in its file, and holds its control totals against them.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set, which says why it cannot be compared with
 */
SummerExported *
summer_exported_read (
    const char *path, const char *programme, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (SummerWorkbookMap) map = summer_workbook_map_read (path, cancellable, error);
  g_autoptr (SummerExported) self = summer_exported_new ();
  const SummerMapSheet *control, *classes, *grants;
  const char *total;

  if (map == NULL)
    return NULL;
  control = summer_workbook_map_find (map, _ ("Control totals"));
  classes = summer_workbook_map_find (map, _ ("Settlement"));
  self->is_settlement = classes != NULL;
  if (classes == NULL)
    classes = summer_workbook_map_find (map, _ ("Subsidies"));
  if (control == NULL || classes == NULL)
    {
      refuse (path,
              _ ("it is no workbook of the subsidies or of a settlement, or it was written in"
                 " another language."),
              error);
      return NULL;
    }
  read_claim (self, control);
  if (g_strcmp0 (self->programme, programme) != 0 || self->year != year)
    {
      g_autofree char *why
          = g_strdup_printf (_ ("it is of “%s” of %d."),
                             self->programme != NULL ? self->programme : "", self->year);

      refuse (path, why, error);
      return NULL;
    }
  read_classes (self, classes);
  grants = summer_workbook_map_find (map, _ ("Further sources"));
  if (self->is_settlement && grants != NULL)
    read_grants (self, grants);
  total = find_total (control, _ ("Granted amounts, yuan"));
  if (total == NULL || self->as_of == SUMMER_DAY_NONE || self->fingerprint == NULL
      || summer_exported_round (g_ascii_strtod (total, NULL) * 100)
             != summer_exported_sum (self, SUMMER_EXPORTED_GRANTED)
      || !further_agrees (self, control))
    {
      refuse (path,
              _ ("its control totals are not those of its rows. It was changed after it was"
                 " written."),
              error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* }}} */
