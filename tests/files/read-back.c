#include "read-back.h"

#include <math.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "summer-workbook.h"

typedef struct
{
  ReadBack *self;
  const char *sheet;
} Reading;

static gboolean
add_row (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  Reading *reading = user_data;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *address = summer_cell_dup_address (row, cells[i].column);

      g_hash_table_insert (reading->self->cells, g_strdup_printf ("%s!%s", reading->sheet, address),
                           g_strdup (cells[i].text));
    }
  return TRUE;
}

char *
read_back_part (ReadBack *self, const char *name)
{
  unzFile package = unzOpen (self->path);
  unz_file_info info;
  char *text;

  g_assert_nonnull (package);
  g_assert_cmpint (unzLocateFile (package, name, 1), ==, UNZ_OK);
  g_assert_cmpint (unzGetCurrentFileInfo (package, &info, NULL, 0, NULL, 0, NULL, 0), ==, UNZ_OK);
  g_assert_cmpint (unzOpenCurrentFile (package), ==, UNZ_OK);
  text = g_malloc0 (info.uncompressed_size + 1);
  g_assert_cmpint (unzReadCurrentFile (package, text, (unsigned) info.uncompressed_size), ==,
                   (int) info.uncompressed_size);
  unzCloseCurrentFile (package);
  unzClose (package);
  return text;
}

static void
add_formulas (ReadBack *self, guint sheet)
{
  g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", sheet + 1);
  g_autofree char *xml = read_back_part (self, name);
  g_autoptr (GRegex) regex
      = g_regex_new ("<c r=\"([A-Z]+[0-9]+)\"[^>]*><f>([^<]*)</f>", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, xml, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *address = g_match_info_fetch (match, 1);
      g_autofree char *text = g_match_info_fetch (match, 2);
      g_autoptr (GString) formula = g_string_new (text);

      g_string_replace (formula, "&quot;", "\"", 0);
      g_string_replace (formula, "&amp;", "&", 0);
      g_hash_table_insert (self->formulas,
                           g_strdup_printf ("%s!%s", (char *) self->sheets->pdata[sheet], address),
                           g_strdup (formula->str));
    }
}

ReadBack *
read_back_new (const char *path)
{
  ReadBack *self = g_new0 (ReadBack, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, &error);

  g_assert_no_error (error);
  self->path = g_strdup (path);
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->formulas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < summer_workbook_get_n_sheets (workbook); i++)
    {
      Reading reading = { self, summer_workbook_get_sheet_name (workbook, i) };

      g_ptr_array_add (self->sheets, g_strdup (reading.sheet));
      summer_workbook_read (workbook, i, add_row, &reading, NULL, &error);
      g_assert_no_error (error);
      add_formulas (self, i);
    }
  return self;
}

void
read_back_free (ReadBack *self)
{
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->formulas);
  g_free (self->path);
  g_free (self);
}

const char *
read_back_get (ReadBack *self, const char *sheet, char column, guint row)
{
  g_autofree char *address = g_strdup_printf ("%s!%c%u", sheet, column, row);

  return g_hash_table_lookup (self->cells, address);
}

double
read_back_number (ReadBack *self, const char *sheet, char column, guint row)
{
  const char *text = read_back_get (self, sheet, column, row);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

guint
read_back_find (ReadBack *self, const char *sheet, char column, const char *text)
{
  for (guint row = 1; row < 3000; row++)
    if (g_strcmp0 (read_back_get (self, sheet, column, row), text) == 0)
      return row;
  return 0;
}

static gboolean
is_subtotal (ReadBack *self, const char *sheet, char column, guint row)
{
  g_autofree char *address = g_strdup_printf ("%s!%c%u", sheet, column, row);
  const char *formula = g_hash_table_lookup (self->formulas, address);

  return formula != NULL && g_str_has_prefix (formula, "SUBTOTAL");
}

static double
subtotal (ReadBack *self, const char *sheet, int function, char column, guint first, guint last)
{
  double sum = 0;

  for (guint row = first; row <= last; row++)
    if (!is_subtotal (self, sheet, column, row) && read_back_get (self, sheet, column, row) != NULL)
      sum += function == 9 ? read_back_number (self, sheet, column, row) : 1;
  return sum;
}

/* The formulas that exports write, and no others. */
gboolean
read_back_evaluate (ReadBack *self, const char *sheet, const char *formula, double *value)
{
  char a, b, other[64] = "", criterion[64] = "";
  guint first, last, row, function;

  *value = 0;
  if (sscanf (formula, "SUBTOTAL(%u,%c%u:%c%u)", &function, &a, &first, &b, &last) == 5)
    {
      *value = subtotal (self, sheet, (int) function, a, first, last);
      return TRUE;
    }
  if (sscanf (formula, "IF(I%u=0,\"\",INT(J%u*10000/I%u)/10000)", &row, &first, &last) == 3)
    {
      if (read_back_number (self, sheet, 'I', row) == 0)
        return FALSE;
      *value = floor (read_back_number (self, sheet, 'J', row) * 10000
                      / read_back_number (self, sheet, 'I', row))
               / 10000;
      return TRUE;
    }
  if (sscanf (formula, "COUNTIF('%63[^']'!%c%u:%c%u,\"%63[^\"]\")", other, &a, &first, &b, &last,
              criterion)
          == 6
      || sscanf (formula, "COUNTIF(%c%u:%c%u,\"%63[^\"]\")", &a, &first, &b, &last, criterion) == 5)
    {
      for (row = first; row <= last; row++)
        {
          const char *text = read_back_get (self, *other != '\0' ? other : sheet, a, row);

          *value
              += text != NULL && (g_str_equal (criterion, "?*") || g_str_equal (criterion, text));
        }
      return TRUE;
    }
  if (sscanf (formula, "SUMIF('%63[^']'!C%u:C%u,\"?*\"", other, &first, &last) == 3)
    {
      a = *(strrchr (formula, '!') + 1);
      for (row = first; row <= last; row++)
        if (read_back_get (self, other, 'C', row) != NULL)
          *value += read_back_number (self, other, a, row);
      return TRUE;
    }
  if (sscanf (formula, "B%u-'%63[^']'!M%u", &first, other, &last) == 3)
    {
      *value
          = read_back_number (self, sheet, 'B', first) - read_back_number (self, other, 'M', last);
      return TRUE;
    }
  if (sscanf (formula, "B%u-B%u", &first, &last) == 2)
    {
      *value
          = read_back_number (self, sheet, 'B', first) - read_back_number (self, sheet, 'B', last);
      return TRUE;
    }
  g_error ("a formula that nobody checks: %s", formula);
}
