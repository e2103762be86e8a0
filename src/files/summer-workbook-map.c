#include "config.h"

#include "summer-workbook-map.h"

static void
cell_free (SummerMapCell *cell)
{
  g_free (cell->text);
  g_free (cell->formula);
  g_free (cell);
}

/* Without the quotation marks around the names of sheets, which programs set as they see fit, and without spaces. What is
 * quoted twice is text and stays. */
static char *
dup_formula (const char *formula)
{
  GString *plain = g_string_new (NULL);
  gboolean in_text = FALSE;

  for (const char *at = formula; *at != '\0'; at++)
    {
      if (*at == '"')
        in_text = !in_text;
      if (in_text || (*at != '\'' && *at != ' '))
        g_string_append_c (plain, *at);
    }
  return g_string_free (plain, FALSE);
}

/* Numbers by their value: another program writes 30000.0 as 30000. */
static SummerMapCell *
cell_new (const SummerCell *from)
{
  SummerMapCell *cell = g_new0 (SummerMapCell, 1);
  const gboolean is_number = from->kind == SUMMER_CELL_NUMBER || from->kind == SUMMER_CELL_BOOLEAN;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  cell->kind = from->kind;
  cell->is_date = from->is_date;
  cell->text = g_strdup (is_number ? g_ascii_formatd (number, sizeof number, "%.12g", from->number)
                                   : from->text);
  cell->formula = from->formula != NULL ? dup_formula (from->formula) : NULL;
  return cell;
}

static gboolean
take_row (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  GHashTable *into = user_data;

  for (guint i = 0; i < n_cells; i++)
    {
      const SummerMapPlace place = summer_map_place (row, cells[i].column);

      g_hash_table_insert (into, g_memdup2 (&place, sizeof place), cell_new (&cells[i]));
    }
  return TRUE;
}

static void
sheet_free (SummerMapSheet *sheet)
{
  g_hash_table_unref (sheet->cells);
  g_free (sheet->name);
  g_free (sheet);
}

static SummerMapSheet *
sheet_new (const char *name)
{
  SummerMapSheet *sheet = g_new0 (SummerMapSheet, 1);

  sheet->name = g_strdup (name);
  sheet->cells
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) cell_free);
  return sheet;
}

static SummerWorkbookMap *
map_new (void)
{
  SummerWorkbookMap *self = g_new0 (SummerWorkbookMap, 1);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  return self;
}

/**
 * summer_workbook_map_read:
 *
 * Reads every cell that is not empty, with its formula.
 *
 * Returns: (transfer full) (nullable): the cells by sheet; %NULL with an error of #SummerWorkbookError or
 *   %G_IO_ERROR_CANCELLED
 */
SummerWorkbookMap *
summer_workbook_map_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, cancellable, error);
  g_autoptr (SummerWorkbookMap) self = map_new ();

  if (workbook == NULL)
    return NULL;
  summer_workbook_keep_formulas (workbook);
  for (guint i = 0; i < summer_workbook_get_n_sheets (workbook); i++)
    {
      SummerMapSheet *sheet = sheet_new (summer_workbook_get_sheet_name (workbook, i));

      g_ptr_array_add (self->sheets, sheet);
      if (!summer_workbook_read (workbook, i, take_row, sheet->cells, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
summer_workbook_map_free (SummerWorkbookMap *self)
{
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * summer_workbook_map_find:
 *
 * Returns: (transfer none) (nullable): the sheet of this name
 */
const SummerMapSheet *
summer_workbook_map_find (const SummerWorkbookMap *self, const char *name)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const SummerMapSheet *sheet = self->sheets->pdata[i];

      if (g_str_equal (sheet->name, name))
        return sheet;
    }
  return NULL;
}

const SummerMapCell *
summer_map_sheet_get (const SummerMapSheet *self, guint row, guint column)
{
  const SummerMapPlace place = summer_map_place (row, column);

  return g_hash_table_lookup (self->cells, &place);
}

const char *
summer_map_sheet_get_text (const SummerMapSheet *self, guint row, guint column)
{
  const SummerMapCell *cell = summer_map_sheet_get (self, row, column);

  return cell != NULL ? cell->text : NULL;
}

/**
 * summer_map_cell_equal:
 *
 * Returns: whether both say the same in the same way: value, kind and formula
 */
gboolean
summer_map_cell_equal (const SummerMapCell *a, const SummerMapCell *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->kind == b->kind && a->is_date == b->is_date && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->formula, b->formula) == 0;
}

char *
summer_map_place_dup_address (SummerMapPlace place)
{
  return summer_cell_dup_address (summer_map_place_get_row (place),
                                  (guint) (place & ((1u << SUMMER_MAP_COLUMN_BITS) - 1)));
}
