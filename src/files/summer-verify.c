#include "config.h"

#include "summer-verify.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "summer-differences-rows.h"
#include "summer-verify-origin.h"

static void
difference_free (SummerVerifyDifference *difference)
{
  g_free (difference->sheet);
  g_free (difference->cell);
  g_free (difference->found);
  g_free (difference->expected);
  g_free (difference);
}

static const char *
get_kind_text (const SummerMapCell *cell)
{
  switch (cell->kind)
    {
    case SUMMER_CELL_TEXT:
      return _ ("text");
    case SUMMER_CELL_NUMBER:
      return cell->is_date ? _ ("a date or time,") : _ ("number");
    case SUMMER_CELL_BOOLEAN:
      return _ ("yes or no,");
    case SUMMER_CELL_ERROR:
      return _ ("error");
    case SUMMER_CELL_NO_VALUE:
    default:
      return _ ("no value");
    }
}

/* What a cell says, as far as it is not what the other says. */
static char *
dup_said (const SummerMapCell *cell, const SummerMapCell *other)
{
  if (cell == NULL)
    return g_strdup (_ ("nothing"));
  if (other != NULL && g_strcmp0 (cell->formula, other->formula) != 0)
    return cell->formula != NULL ? g_strdup_printf (_ ("formula “=%s”"), cell->formula)
                                 : g_strdup_printf (_ ("no formula but “%s”"), cell->text);
  if (other != NULL && (cell->kind != other->kind || cell->is_date != other->is_date))
    return g_strdup_printf (_ ("%s “%s”"), get_kind_text (cell), cell->text);
  return g_strdup_printf (_ ("“%s”"), cell->text);
}

static SummerVerifyDifference *
difference_new (const char *sheet,
                const char *cell,
                const SummerMapCell *found,
                const SummerMapCell *expected)
{
  SummerVerifyDifference *self = g_new0 (SummerVerifyDifference, 1);

  self->sheet = g_strdup (sheet);
  self->cell = g_strdup (cell);
  self->found = dup_said (found, expected);
  self->expected = dup_said (expected, found);
  return self;
}

static SummerVerifyDifference *
sheet_difference_new (const char *sheet, gboolean is_missing)
{
  SummerVerifyDifference *self = g_new0 (SummerVerifyDifference, 1);

  self->sheet = g_strdup (sheet);
  self->is_missing = is_missing;
  return self;
}

/* Of a settlement everything is frozen but what is still done with it: its steps and the payments. */
static gboolean
is_frozen (const SummerVerification *self, const SummerMapSheet *expected, guint row)
{
  const char *const moving[] = { _ ("State"),        _ ("Checked on"),  _ ("Confirmed on"),
                                 _ ("Published on"), _ ("Notice from"), _ ("Notice to") };
  const char *label = summer_map_sheet_get_text (expected, row, 0);

  if (self->settlement == 0)
    return TRUE;
  if (g_str_equal (expected->name, _ ("Payments")))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (moving) && g_str_equal (expected->name, _ ("Control totals"));
       i++)
    if (g_strcmp0 (label, moving[i]) == 0)
      return FALSE;
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const SummerMapPlace left = *(const SummerMapPlace *) a, right = *(const SummerMapPlace *) b;

  return (left > right) - (left < right);
}

/* The places of both sheets that do not say the same. */
static GArray *
list_places (SummerVerification *self, const SummerMapSheet *found, const SummerMapSheet *expected)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (SummerMapPlace));
  GHashTableIter iter;
  gpointer place, cell;

  g_hash_table_iter_init (&iter, expected->cells);
  while (g_hash_table_iter_next (&iter, &place, &cell))
    {
      self->n_cells++;
      if (!summer_map_cell_equal (g_hash_table_lookup (found->cells, place), cell))
        g_array_append_val (places, *(SummerMapPlace *) place);
    }
  g_hash_table_iter_init (&iter, found->cells);
  while (g_hash_table_iter_next (&iter, &place, &cell))
    if (!g_hash_table_contains (expected->cells, place))
      g_array_append_val (places, *(SummerMapPlace *) place);
  g_array_sort (places, compare_places);
  return places;
}

/* The sheet of differences is restored from itself. Where its check does not agree and it is too long to try each row, what
 * rests on the changed cell would be named with it. */
static gboolean
is_beyond_telling (const SummerMapSheet *found, const GArray *places)
{
  const SummerMapPlace check = summer_map_place (1, 0);
  gboolean agrees = TRUE;

  for (guint i = 0; i < places->len; i++)
    agrees = agrees && g_array_index (places, SummerMapPlace, i) != check;
  return !agrees && places->len > 1 && g_str_equal (found->name, _ ("Differences"))
         && summer_difference_rows_are_too_many (found);
}

static void
compare_sheet (SummerVerification *self,
               const SummerMapSheet *found,
               const SummerMapSheet *expected)
{
  g_autoptr (GArray) places = list_places (self, found, expected);

  if (is_beyond_telling (found, places))
    {
      SummerVerifyDifference *whole = sheet_difference_new (found->name, FALSE);

      whole->is_changed = TRUE;
      g_ptr_array_add (self->differences, whole);
      return;
    }
  for (guint i = 0; i < places->len; i++)
    {
      SummerMapPlace place = g_array_index (places, SummerMapPlace, i);
      g_autofree char *address = summer_map_place_dup_address (place);
      SummerVerifyDifference *difference
          = difference_new (expected->name, address, g_hash_table_lookup (found->cells, &place),
                            g_hash_table_lookup (expected->cells, &place));

      difference->may_be_later = !is_frozen (self, expected, summer_map_place_get_row (place));
      g_ptr_array_add (self->differences, difference);
    }
}

static void
compare (SummerVerification *self,
         const SummerWorkbookMap *found,
         const SummerWorkbookMap *expected)
{
  for (guint i = 0; i < expected->sheets->len; i++)
    {
      const SummerMapSheet *sheet = expected->sheets->pdata[i];
      const SummerMapSheet *other = summer_workbook_map_find (found, sheet->name);

      if (other != NULL)
        compare_sheet (self, other, sheet);
      else
        g_ptr_array_add (self->differences, sheet_difference_new (sheet->name, TRUE));
    }
  for (guint i = 0; i < found->sheets->len; i++)
    {
      const SummerMapSheet *sheet = found->sheets->pdata[i];

      if (summer_workbook_map_find (expected, sheet->name) == NULL)
        g_ptr_array_add (self->differences, sheet_difference_new (sheet->name, FALSE));
    }
}

/* A fingerprint that is not that of the records, over sheets that say what the records say, was changed itself. */
static void
settle_fingerprint (SummerVerification *self, const SummerVerifyOrigin *origin)
{
  self->records_changed = origin->records_changed && self->differences->len > 1;
  if (self->records_changed)
    g_ptr_array_set_size (self->differences, 0);
}

/**
 * summer_verify_workbook:
 * @path: a workbook of the subsidies or of a settlement, as this program wrote it or another one saved it since
 *
 * Writes the workbook anew from the database and compares all cells: their stored values, their kinds and their
 * formulas. A workbook of the subsidies can only be compared while the records are those that it was made from.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL with @error set when it cannot be told
 */
SummerVerification *
summer_verify_workbook (SummerStore *store,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SummerVerification) self = g_new0 (SummerVerification, 1);
  g_autoptr (SummerWorkbookMap) found = summer_workbook_map_read (path, cancellable, error);
  g_autoptr (SummerWorkbookMap) expected = NULL;
  g_auto (SummerVerifyOrigin) origin = { 0 };
  g_autofree char *folder = NULL, *anew = NULL;

  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  if (found == NULL || !summer_verify_origin_find (&origin, store, found, cancellable, error))
    return NULL;
  folder = g_dir_make_tmp ("summer-verify-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  anew = g_build_filename (folder, "anew.xlsx", NULL);
  self->settlement = origin.number;
  if (summer_verify_origin_write (&origin, store, found, anew, cancellable, error))
    expected = summer_workbook_map_read (anew, cancellable, error);
  g_unlink (anew);
  g_rmdir (folder);
  if (expected == NULL)
    return NULL;
  compare (self, found, expected);
  settle_fingerprint (self, &origin);
  return g_steal_pointer (&self);
}

void
summer_verification_free (SummerVerification *self)
{
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

gboolean
summer_verification_is_sound (const SummerVerification *self)
{
  return !self->records_changed && self->differences->len == 0;
}

/**
 * summer_verification_dup_text:
 *
 * Returns: (transfer full): what is wrong, a line each; or that all is as it was written
 */
char *
summer_verification_dup_text (const SummerVerification *self, guint most)
{
  GString *text = g_string_new (NULL);

  if (self->records_changed)
    g_string_append (text, _ ("The records are others than this workbook was made from, or its"
                              " fingerprint was changed. Write it anew and compare.\n"));
  for (guint i = 0; i < MIN (most, self->differences->len); i++)
    {
      const SummerVerifyDifference *one = self->differences->pdata[i];

      if (one->cell == NULL)
        {
          g_string_append_printf (text,
                                  one->is_changed ? _ (
                                      "The sheet “%s” was changed; it is too long to say where\n")
                                  : one->is_missing ? _ ("The sheet “%s” was removed or renamed\n")
                                                    : _ ("The sheet “%s” was added or renamed\n"),
                                  one->sheet);
          continue;
        }
      /* Translators: sheet, cell, what the file says, what the database says. */
      g_string_append_printf (text, _ ("%s!%s: %s in the file, %s by the database"), one->sheet,
                              one->cell, one->found, one->expected);
      g_string_append (text, one->may_be_later
                                 ? _ (" (recorded since it was written, or changed by hand)\n")
                                 : "\n");
    }
  if (self->differences->len > most)
    g_string_append_printf (text,
                            ngettext ("… and %u cell more\n", "… and %u cells more\n",
                                      self->differences->len - most),
                            self->differences->len - most);
  if (summer_verification_is_sound (self))
    g_string_append_printf (text,
                            ngettext ("%u cell agrees with the database.\n",
                                      "%u cells agree with the database.\n", self->n_cells),
                            self->n_cells);
  return g_string_free (text, FALSE);
}
