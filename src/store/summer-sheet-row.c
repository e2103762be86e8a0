#include "config.h"

#include "summer-sheet-row.h"

#include "summer-identity.h"
#include "summer-seal.h"
#include "summer-wording.h"

#include <glib/gi18n.h>

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
  Cell *cells; /* owned: one a column */
};

G_DEFINE_FINAL_TYPE (SummerSheetRow, summer_sheet_row, G_TYPE_OBJECT)

static void
summer_sheet_row_finalize (GObject *object)
{
  SummerSheetRow *self = SUMMER_SHEET_ROW (object);

  for (guint i = 0; i < self->spec->n_columns; i++)
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
read_cell (SummerStore *store,
           const SummerSheetColumn *column,
           SummerStatement *values,
           int *at,
           Cell *cell)
{
  cell->is_null = summer_statement_is_null (values, *at);
  if (!is_text (column))
    cell->number = summer_statement_get_int (values, *at);
  else if (column->sensitive)
    cell->text = summer_seal_open (store, summer_statement_get_text (values, *at));
  else
    cell->text = g_strdup (summer_statement_get_text (values, *at));
  (*at)++;

  if (column->kind == SUMMER_COLUMN_RATE)
    {
      cell->whole = summer_statement_get_int (values, *at);
      (*at)++;
    }
}

SummerSheetRow *
summer_sheet_row_new (SummerStore *store,
                      const SummerSheetSpec *spec,
                      gint64 key,
                      SummerStatement *values)
{
  SummerSheetRow *self = g_object_new (SUMMER_TYPE_SHEET_ROW, NULL);
  int at = 0;

  self->spec = spec;
  self->key = key;
  self->cells = g_new0 (Cell, spec->n_columns);
  for (guint i = 0; i < spec->n_columns; i++)
    if (values != NULL)
      read_cell (store, &spec->columns[i], values, &at, &self->cells[i]);
    else
      self->cells[i].is_null = TRUE;
  return self;
}

gboolean
summer_sheet_row_equal (SummerSheetRow *self, SummerSheetRow *other)
{
  if (self->key != other->key)
    return FALSE;
  for (guint i = 0; i < self->spec->n_columns; i++)
    {
      const Cell *a = &self->cells[i], *b = &other->cells[i];
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

  return self->cells[column].is_null;
}

gint64
summer_sheet_row_get_number (SummerSheetRow *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_ROW (self) && column < self->spec->n_columns, 0);

  return self->cells[column].number;
}

gint64
summer_sheet_row_get_whole (SummerSheetRow *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_ROW (self) && column < self->spec->n_columns, 0);

  return self->cells[column].whole;
}

const char *
summer_sheet_row_get_raw (SummerSheetRow *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_ROW (self) && column < self->spec->n_columns, NULL);

  return self->cells[column].text;
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
  const Cell *cell = &self->cells[column];

  if (cell->is_null)
    return g_strdup ("");
  switch (spec->kind)
    {
    case SUMMER_COLUMN_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
    case SUMMER_COLUMN_MONEY:
      return summer_money_dup_text (cell->number);
    case SUMMER_COLUMN_RATE:
      {
        g_autofree char *percent = summer_rate_dup_percent (cell->number, cell->whole);
        return percent == NULL ? g_strdup ("") : g_strconcat (percent, "%", NULL);
      }
    case SUMMER_COLUMN_DAY:
      return summer_day_dup_iso ((SummerDay) cell->number);
    case SUMMER_COLUMN_TIME:
      return summer_time_dup_text ((SummerTime) cell->number);
    case SUMMER_COLUMN_STATE:
      return g_strdup (spec->terms == SUMMER_SHEET_VERDICT
                           ? summer_verdict_get_text ((SummerVerdict) cell->number)
                           : summer_terms_get_text ((SummerTerms) spec->terms, (int) cell->number));
    case SUMMER_COLUMN_TEXT:
    case SUMMER_COLUMN_CODE:
    default:
      return spec->sensitive ? dup_masked (spec, cell->text) : g_strdup (cell->text);
    }
}
