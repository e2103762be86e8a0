#include "config.h"

#include "summer-verify.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "summer-export-settlement.h"
#include "summer-export.h"
#include "summer-facts-loader.h"
#include "summer-fingerprint.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-settlement-table.h"
#include "summer-workbook.h"

/* {{{ A workbook as a map */

#define COLUMN_BITS 14 /* a sheet has at most 16,384 columns */

typedef struct
{
  GPtrArray *names;  /* owned: of the sheets, in order */
  GPtrArray *sheets; /* owned: GHashTable of address → text */
} Contents;

static Contents *
contents_new (void)
{
  Contents *self = g_new0 (Contents, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  return self;
}

static void
contents_free (Contents *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Contents, contents_free)

/* Numbers by their value: another program writes 30000.0 as 30000. */
static gboolean
take_row (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  GHashTable *sheet = user_data;

  for (guint i = 0; i < n_cells; i++)
    {
      const gboolean is_number
          = cells[i].kind == SUMMER_CELL_NUMBER || cells[i].kind == SUMMER_CELL_BOOLEAN;
      const guint64 address = (guint64) row << COLUMN_BITS | cells[i].column;
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      const char *text = is_number
                             ? g_ascii_formatd (number, sizeof number, "%.12g", cells[i].number)
                             : cells[i].text;

      if (text != NULL && *text != '\0')
        g_hash_table_insert (sheet, g_memdup2 (&address, sizeof address), g_strdup (text));
    }
  return TRUE;
}

static Contents *
contents_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, cancellable, error);
  g_autoptr (Contents) self = contents_new ();

  if (workbook == NULL)
    return NULL;
  for (guint i = 0; i < summer_workbook_get_n_sheets (workbook); i++)
    {
      GHashTable *sheet = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

      g_ptr_array_add (self->names, g_strdup (summer_workbook_get_sheet_name (workbook, i)));
      g_ptr_array_add (self->sheets, sheet);
      if (!summer_workbook_read (workbook, i, take_row, sheet, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static GHashTable *
contents_find (const Contents *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (self->names->pdata[i], name))
      return self->sheets->pdata[i];
  return NULL;
}

static const char *
get_cell (GHashTable *sheet, guint row, guint column)
{
  const guint64 address = (guint64) row << COLUMN_BITS | column;

  return g_hash_table_lookup (sheet, &address);
}

/* }}} */
/* {{{ The comparison */

typedef struct
{
  guint64 address;
  SummerVerifyDifference *difference; /* owned elsewhere */
} Placed;

static void
difference_free (SummerVerifyDifference *difference)
{
  g_free (difference->sheet);
  g_free (difference->cell);
  g_free (difference->found);
  g_free (difference->expected);
  g_free (difference);
}

static SummerVerifyDifference *
difference_new (const char *sheet, guint64 address, const char *found, const char *expected)
{
  SummerVerifyDifference *self = g_new0 (SummerVerifyDifference, 1);

  self->sheet = g_strdup (sheet);
  self->cell = summer_cell_dup_address ((guint) (address >> COLUMN_BITS),
                                        (guint) (address & ((1u << COLUMN_BITS) - 1)));
  self->found = g_strdup (found);
  self->expected = g_strdup (expected);
  return self;
}

static void
add_difference (
    GArray *into, const char *sheet, guint64 address, const char *found, const char *expected)
{
  const Placed placed = { address, difference_new (sheet, address, found, expected) };

  g_array_append_val (into, placed);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const guint64 left = ((const Placed *) a)->address, right = ((const Placed *) b)->address;

  return (left > right) - (left < right);
}

/* Of a settlement everything is frozen but what is still done with it: its steps and the payments. */
static gboolean
is_frozen (const SummerVerification *self, const char *sheet, GHashTable *expected, guint row)
{
  const char *const moving[] = { _ ("State"),        _ ("Checked on"),  _ ("Confirmed on"),
                                 _ ("Published on"), _ ("Notice from"), _ ("Notice to") };
  const char *label = get_cell (expected, row, 0);

  if (self->settlement == 0)
    return TRUE;
  if (g_str_equal (sheet, _ ("Payments")))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (moving) && g_str_equal (sheet, _ ("Control totals")); i++)
    if (g_strcmp0 (label, moving[i]) == 0)
      return FALSE;
  return TRUE;
}

static void
compare_sheet (SummerVerification *self, const char *name, GHashTable *found, GHashTable *expected)
{
  g_autoptr (GArray) differences = g_array_new (FALSE, FALSE, sizeof (Placed));
  GHashTableIter iter;
  gpointer address, text;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &address, &text))
    {
      const char *is = found != NULL ? g_hash_table_lookup (found, address) : NULL;

      self->n_cells++;
      if (g_strcmp0 (is, text) != 0)
        add_difference (differences, name, *(guint64 *) address, is, text);
    }
  if (found != NULL)
    g_hash_table_iter_init (&iter, found);
  while (found != NULL && g_hash_table_iter_next (&iter, &address, &text))
    if (g_hash_table_lookup (expected, address) == NULL)
      add_difference (differences, name, *(guint64 *) address, text, NULL);
  g_array_sort (differences, compare_places);
  for (guint i = 0; i < differences->len; i++)
    {
      const Placed *placed = &g_array_index (differences, Placed, i);

      placed->difference->may_be_later
          = !is_frozen (self, name, expected, (guint) (placed->address >> COLUMN_BITS));
      g_ptr_array_add (self->differences, placed->difference);
    }
}

static void
compare (SummerVerification *self, const Contents *found, const Contents *expected)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < expected->names->len; i++)
    compare_sheet (self, expected->names->pdata[i],
                   contents_find (found, expected->names->pdata[i]), expected->sheets->pdata[i]);
  for (guint i = 0; i < found->names->len; i++)
    if (contents_find (expected, found->names->pdata[i]) == NULL)
      compare_sheet (self, found->names->pdata[i], found->sheets->pdata[i], nothing);
}

/* }}} */
/* {{{ What the control totals say it is */

typedef struct
{
  char *programme; /* owned */
  int year, settlement;
  SummerDay as_of;
  char *fingerprint; /* owned; NULL = it has none */
} Claim;

static void
claim_clear (Claim *claim)
{
  g_free (claim->programme);
  g_free (claim->fingerprint);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claim, claim_clear)

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_FORMAT, message);
  return FALSE;
}

#define MOST_ROWS 200 /* of the sheet of control totals */

static gboolean
read_claim (Claim *claim, const Contents *found, GError **error)
{
  GHashTable *control = contents_find (found, _ ("Control totals"));
  gboolean is_below_headings = FALSE;

  claim->as_of = SUMMER_DAY_NONE;
  if (control == NULL)
    return refuse (error,
                   _ ("This workbook has no sheet “Control totals”. It was not written by this"
                      " program, the sheet was removed, or it was written in another language:"
                      " choose that language and try again."));
  for (guint row = 0; row < MOST_ROWS; row++)
    {
      const char *label = get_cell (control, row, 0), *value = get_cell (control, row, 1);

      if (label == NULL || value == NULL)
        continue;
      /* In Chinese the heading of the labels is the word for a programme. */
      if (!is_below_headings)
        is_below_headings = g_str_equal (label, _ ("Item")) && g_str_equal (value, _ ("Figure"));
      else if (g_str_equal (label, _ ("Programme")) && claim->programme == NULL)
        claim->programme = g_strdup (value);
      else if (g_str_equal (label, _ ("Year")))
        claim->year = (int) g_ascii_strtoll (value, NULL, 10);
      else if (g_str_equal (label, _ ("Settlement")))
        claim->settlement = (int) g_ascii_strtoll (value, NULL, 10);
      else if (g_str_equal (label, _ ("Records up to")))
        claim->as_of = summer_day_parse (value);
      else if (g_str_equal (label, _ ("Fingerprint (BLAKE2b-256)")))
        claim->fingerprint
            = g_strdup (get_cell (control, row, 2) != NULL ? get_cell (control, row, 2) : value);
    }
  if (claim->programme == NULL || claim->year == 0 || claim->as_of == SUMMER_DAY_NONE
      || claim->fingerprint == NULL)
    return refuse (error, _ ("The sheet “Control totals” does not say of which programme and day it"
                             " is. It was changed, and nothing of the workbook can be relied on."));
  return TRUE;
}

typedef struct
{
  const Claim *claim;
  gint64 programme, settlement;
} Search;

static gboolean
match_programme (const SummerProgrammeRecord *record, gpointer user_data)
{
  Search *search = user_data;

  if (record->year == search->claim->year
      && g_strcmp0 (record->name, search->claim->programme) == 0)
    search->programme = record->id;
  return search->programme == 0;
}

static gboolean
match_settlement (const SummerSettlementRecord *record, gpointer user_data)
{
  Search *search = user_data;

  if (record->number == search->claim->settlement)
    search->settlement = record->id;
  return search->settlement == 0;
}

static gboolean
find (SummerStore *store, Search *search, GError **error)
{
  if (!summer_programme_each (store, match_programme, search, error))
    return FALSE;
  if (search->programme == 0)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                   _ ("The workbook is of “%s” of %d, which this database does not hold."),
                   search->claim->programme, search->claim->year);
      return FALSE;
    }
  if (search->claim->settlement == 0)
    return TRUE;
  if (!summer_settlement_each (store, search->programme, match_settlement, search, error))
    return FALSE;
  if (search->settlement != 0)
    return TRUE;
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
               _ ("The workbook is of settlement %d, which this database does not hold."),
               search->claim->settlement);
  return FALSE;
}

/* }}} */

/* Writes the subsidies anew where the records are still those of the workbook. */
static gboolean
write_subsidy (SummerVerification *self,
               SummerStore *store,
               const Search *search,
               const char *path,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (SummerFacts) facts
      = summer_store_load_facts (store, search->programme, cancellable, error);
  g_autoptr (SummerAssessment) assessment = NULL;
  g_autofree char *fingerprint = NULL;

  if (facts == NULL)
    return FALSE;
  assessment = summer_rules_assess (facts, facts->policy, search->claim->as_of);
  fingerprint = summer_fingerprint_dup (assessment);
  self->records_changed = !g_str_equal (fingerprint, search->claim->fingerprint);
  return self->records_changed
         || summer_export_subsidy (assessment, path, NULL, NULL, cancellable, error);
}

/**
 * summer_verify_workbook:
 * @path: a workbook of the subsidies or of a settlement, as this program wrote it or another one saved it since
 *
 * Writes the workbook anew from the database and compares all cells by their stored values. A workbook of the subsidies
 * can only be compared while the records are those that it was made from.
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
  g_autoptr (Contents) found = contents_read (path, cancellable, error);
  g_autoptr (Contents) expected = NULL;
  g_autofree char *folder = NULL, *anew = NULL;
  g_auto (Claim) claim = { 0 };
  Search search = { .claim = &claim };
  gboolean written;

  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  if (found == NULL || !read_claim (&claim, found, error) || !find (store, &search, error))
    return NULL;
  folder = g_dir_make_tmp ("summer-verify-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  anew = g_build_filename (folder, "anew.xlsx", NULL);
  self->settlement = claim.settlement;
  written = search.settlement != 0 ? summer_export_settlement (store, search.settlement, anew, NULL,
                                                               NULL, cancellable, error)
                                   : write_subsidy (self, store, &search, anew, cancellable, error);
  if (written && !self->records_changed)
    expected = contents_read (anew, cancellable, error);
  g_unlink (anew);
  g_rmdir (folder);
  if (!written || (expected == NULL && !self->records_changed))
    return NULL;
  if (expected != NULL)
    compare (self, found, expected);
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

      /* Translators: sheet, cell, what the file says, what the database says. */
      g_string_append_printf (text, _ ("%s!%s: “%s” in the file, “%s” by the database"), one->sheet,
                              one->cell, one->found != NULL ? one->found : "",
                              one->expected != NULL ? one->expected : "");
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
