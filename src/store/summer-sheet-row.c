#include "config.h"

#include "summer-sheet-row.h"

#include "summer-identity.h"
#include "summer-reading.h"

#include <glib/gi18n.h>

#define UNKNOWN "–"

typedef struct
{
  gint64 number, whole;
  char *text; /* owned */
  gboolean is_null;
} Cell;

struct _SummerSheetRow
{
  GObject parent_instance;

  const SummerSheetSpec *spec; /* static */
  gint64 key;
  SummerSheetReader *reader; /* owned; NULL once the row is read */
  Cell *cells;               /* owned: one a column; NULL until somebody looks */
};

G_DEFINE_FINAL_TYPE (SummerSheetRow, summer_sheet_row, G_TYPE_OBJECT)

static void
summer_sheet_row_finalize (GObject *object)
{
  SummerSheetRow *self = SUMMER_SHEET_ROW (object);

  g_clear_pointer (&self->reader, summer_sheet_reader_unref);
  for (guint i = 0; self->cells != NULL && i < self->spec->n_columns; i++)
    g_free (self->cells[i].text);
  g_free (self->cells);
  G_OBJECT_CLASS (summer_sheet_row_parent_class)->finalize (object);
}

static void
summer_sheet_row_class_init (SummerSheetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_sheet_row_finalize;
}

static void
summer_sheet_row_init (SummerSheetRow *self)
{
}

static gboolean
is_text (const SummerSheetColumn *column)
{
  return column->kind == SUMMER_COLUMN_TEXT || column->kind == SUMMER_COLUMN_CODE;
}

static void
read_cell (const SummerSheetColumn *column, SummerStatement *values, int *at, Cell *cell)
{
  cell->is_null = summer_statement_is_null (values, *at);
  if (!is_text (column))
    cell->number = summer_statement_get_int (values, *at);
  else
    cell->text = g_strdup (summer_statement_get_text (values, *at));
  (*at)++;

  if (column->kind == SUMMER_COLUMN_RATE)
    {
      cell->whole = summer_statement_get_int (values, *at);
      (*at)++;
    }
}

/**
 * summer_sheet_row_new:
 *
 * Returns: (transfer full): the row of @key. A list that passes over its rows does not read them: their values are
 *   fetched when the first of them is asked for.
 */
SummerSheetRow *
summer_sheet_row_new (SummerSheetReader *reader, gint64 key)
{
  SummerSheetRow *self = g_object_new (SUMMER_TYPE_SHEET_ROW, NULL);

  self->spec = summer_sheet_reader_get_spec (reader);
  self->reader = summer_sheet_reader_ref (reader);
  self->key = key;
  return self;
}

/* When the record is gone, every cell is empty. */
static const Cell *
get_cells (SummerSheetRow *self)
{
  SummerStatement *values;
  int at = 0;

  if (self->cells != NULL)
    return self->cells;

  values = summer_sheet_reader_read (self->reader, self->key);
  self->cells = g_new0 (Cell, self->spec->n_columns);
  for (guint i = 0; i < self->spec->n_columns; i++)
    if (values != NULL)
      read_cell (&self->spec->columns[i], values, &at, &self->cells[i]);
    else
      self->cells[i].is_null = TRUE;
  if (values != NULL)
    summer_statement_reset (values);
  g_clear_pointer (&self->reader, summer_sheet_reader_unref);
  return self->cells;
}

gboolean
summer_sheet_row_is_read (SummerSheetRow *self)
{
  return self->cells != NULL;
}

gboolean
summer_sheet_row_equal (SummerSheetRow *self, SummerSheetRow *other)
{
  const Cell *cells = get_cells (self), *others = get_cells (other);

  if (self->key != other->key)
    return FALSE;
  for (guint i = 0; i < self->spec->n_columns; i++)
    {
      const Cell *a = &cells[i], *b = &others[i];

      if (a->is_null != b->is_null || a->number != b->number || a->whole != b->whole
          || g_strcmp0 (a->text, b->text) != 0)
        return FALSE;
    }
  return TRUE;
}

gint64
summer_sheet_row_get_key (SummerSheetRow *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_ROW (self), 0);

  return self->key;
}

gboolean
summer_sheet_row_is_null (SummerSheetRow *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_ROW (self) && column < self->spec->n_columns, TRUE);

  return get_cells (self)[column].is_null;
}

gint64
summer_sheet_row_get_number (SummerSheetRow *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_ROW (self) && column < self->spec->n_columns, 0);

  return get_cells (self)[column].number;
}

gint64
summer_sheet_row_get_whole (SummerSheetRow *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_ROW (self) && column < self->spec->n_columns, 0);

  return get_cells (self)[column].whole;
}

const char *
summer_sheet_row_get_raw (SummerSheetRow *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_ROW (self) && column < self->spec->n_columns, NULL);

  return get_cells (self)[column].text;
}

/* Numbers keep the ends by which a clerk recognises them; of a note only that there is one is shown. */
static char *
dup_masked (const SummerSheetColumn *column, const char *text)
{
  if (g_str_has_prefix (column->id, "identity"))
    return summer_identity_dup_masked (text);
  if (g_str_has_prefix (column->id, "telephone"))
    return summer_telephone_dup_masked (text);
  return g_strdup ("****");
}

/**
 * summer_sheet_row_dup_text:
 *
 * Returns: (transfer full): the cell as it is shown in the user's language, "" where there is nothing
 */
char *
summer_sheet_row_dup_text (SummerSheetRow *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_ROW (self) && column < self->spec->n_columns, NULL);

  const SummerSheetColumn *spec = &self->spec->columns[column];
  const Cell *cell = &get_cells (self)[column];

  if (cell->is_null)
    return g_strdup (spec->dashed ? UNKNOWN : "");
  switch (spec->kind)
    {
    case SUMMER_COLUMN_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
    case SUMMER_COLUMN_MONEY:
      return summer_money_dup_text (cell->number);
    case SUMMER_COLUMN_RATE:
      {
        g_autofree char *percent = summer_rate_dup_percent (cell->number, cell->whole);
        return percent == NULL ? g_strdup (UNKNOWN) : g_strconcat (percent, "%", NULL);
      }
    case SUMMER_COLUMN_DAY:
      return summer_day_dup_iso ((SummerDay) cell->number);
    case SUMMER_COLUMN_TIME:
      return summer_time_dup_text ((SummerTime) cell->number);
    case SUMMER_COLUMN_STATE:
      return g_strdup (spec->terms == SUMMER_SHEET_VERDICT
                           ? summer_reading_get_text ((SummerReading) cell->number)
                           : summer_terms_get_text ((SummerTerms) spec->terms, (int) cell->number));
    case SUMMER_COLUMN_TEXT:
    case SUMMER_COLUMN_CODE:
    default:
      return spec->sensitive ? dup_masked (spec, cell->text) : g_strdup (cell->text);
    }
}
