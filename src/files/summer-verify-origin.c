#include "config.h"

#include "summer-verify-origin.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-export-settlement.h"
#include "summer-export.h"
#include "summer-facts-loader.h"
#include "summer-fingerprint.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-settlement-table.h"
#include "summer-subsidy-sheets.h"

/* {{{ What it says of itself */

/* The rows of the control totals, whatever their labels have become. */
enum
{
  ROW_PROGRAMME = 3,
  ROW_YEAR,
  ROW_DAY,
  ROW_NUMBER = ROW_DAY, /* of a settlement … */
  ROW_DAY_OF_SETTLEMENT = 7,
};

#define FINGERPRINT_LENGTH 64

/* Borrowed from the workbook. */
typedef struct
{
  gboolean is_settlement;
  const char *programme, *fingerprint, *basis;
  int year, number;
  SummerDay as_of;
} Claim;

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_FORMAT, message);
  return FALSE;
}

static const char *
find_fingerprint (const SummerMapSheet *control)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, control->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    {
      const char *text = ((const SummerMapCell *) cell)->text;

      if (strlen (text) == FINGERPRINT_LENGTH
          && strspn (text, "0123456789abcdef") == FINGERPRINT_LENGTH)
        return text;
    }
  return NULL;
}

static int
read_number (const SummerMapSheet *control, guint row)
{
  const char *text = summer_map_sheet_get_text (control, row, 1);

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
read_claim (Claim *claim, const SummerWorkbookMap *found, GError **error)
{
  const SummerMapSheet *control = summer_workbook_map_find (found, _ ("Control totals"));
  const SummerMapSheet *subsidies = summer_workbook_map_find (found, _ ("Subsidies"));
  const char *label, *day;

  if (control == NULL)
    return refuse (error,
                   _ ("This workbook has no sheet “Control totals”. It was not written by this"
                      " program, the sheet was removed, or it was written in another language:"
                      " choose that language and try again."));
  label = summer_map_sheet_get_text (control, ROW_DAY, 0);
  claim->is_settlement = subsidies == NULL && g_strcmp0 (label, _ ("Records up to")) != 0;
  claim->programme = summer_map_sheet_get_text (control, ROW_PROGRAMME, 1);
  claim->year = read_number (control, ROW_YEAR);
  claim->number = claim->is_settlement ? read_number (control, ROW_NUMBER) : 0;
  day = summer_map_sheet_get_text (control, claim->is_settlement ? ROW_DAY_OF_SETTLEMENT : ROW_DAY,
                                   1);
  claim->as_of = day != NULL ? summer_day_parse (day) : SUMMER_DAY_NONE;
  claim->fingerprint = find_fingerprint (control);
  claim->basis = subsidies != NULL ? summer_map_sheet_get_text (subsidies, 1, 0) : NULL;
  if (claim->fingerprint == NULL && (claim->programme == NULL || claim->year == 0))
    return refuse (error, _ ("The sheet “Control totals” does not say of which programme and day it"
                             " is. It was changed, and nothing of the workbook can be relied on."));
  return TRUE;
}

/* }}} */
/* {{{ What that is in the database */

typedef struct
{
  SummerStore *store;
  const Claim *claim;
  gint64 programme, settlement; /* out */
  int number;                   /* out: of the settlement */
  gboolean has_programme;       /* out: one of this name and year */
  gboolean is_of_programme;     /* now */
  guint score;                  /* of the settlement */
  GArray *programmes;           /* gint64: first that of the name and year */
  GError *error;
} Search;

/* A settlement is known by the fingerprint of what it was made from, or by its number and programme. */
static gboolean
match_settlement (const SummerSettlementRecord *record, gpointer user_data)
{
  Search *search = user_data;
  const gboolean is_number = record->number == search->claim->number;
  const gboolean is_inputs = g_strcmp0 (record->inputs, search->claim->fingerprint) == 0;
  const guint score = 4 * is_inputs + 2 * is_number + search->is_of_programme;

  if (score > search->score && (is_inputs || (is_number && search->is_of_programme)))
    {
      search->score = score;
      search->settlement = record->id;
      search->number = record->number;
    }
  return TRUE;
}

static gboolean
match_programme (const SummerProgrammeRecord *record, gpointer user_data)
{
  Search *search = user_data;

  search->is_of_programme = record->year == search->claim->year
                            && g_strcmp0 (record->name, search->claim->programme) == 0;
  search->has_programme |= search->is_of_programme;
  if (search->is_of_programme)
    g_array_prepend_val (search->programmes, record->id);
  else
    g_array_append_val (search->programmes, record->id);
  return !search->claim->is_settlement
         || summer_settlement_each (search->store, record->id, match_settlement, search,
                                    &search->error);
}

static gboolean
refuse_programme (const Claim *claim, GError **error)
{
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
               _ ("The workbook is of “%s” of %d, which this database does not hold."),
               claim->programme != NULL ? claim->programme : "", claim->year);
  return FALSE;
}

/* The day is said twice: in the control totals, and below the titles. */
static SummerDay
find_day_of_basis (const Claim *claim, const SummerFacts *facts)
{
  const SummerDay first = summer_day_from_ymd (facts->year, 1, 1);

  for (SummerDay day = first; claim->basis != NULL && day < first + 2 * 366; day++)
    {
      g_autofree char *basis = summer_subsidy_dup_basis (facts->policy, day);

      if (g_str_equal (basis, claim->basis))
        return day;
    }
  return SUMMER_DAY_NONE;
}

static gboolean
take_assessment (SummerVerifyOrigin *self, const Claim *claim, SummerDay day)
{
  g_autofree char *fingerprint = NULL;

  g_clear_pointer (&self->assessment, summer_assessment_unref);
  self->assessment = summer_rules_assess (self->facts, self->facts->policy, day);
  fingerprint = summer_fingerprint_dup (self->assessment);
  self->records_changed
      = claim->fingerprint != NULL && strcmp (fingerprint, claim->fingerprint) != 0;
  return !self->records_changed;
}

/* Of the subsidies: the assessment that was written, where the records still give it. */
static gboolean
assess (SummerVerifyOrigin *self,
        const Claim *claim,
        const Search *search,
        GCancellable *cancellable,
        GError **error)
{
  for (guint i = 0; i < (search->has_programme ? 1 : search->programmes->len); i++)
    {
      SummerDay day;

      g_clear_pointer (&self->assessment, summer_assessment_unref);
      g_clear_pointer (&self->facts, summer_facts_unref);
      self->facts
          = summer_store_load_facts (search->store, g_array_index (search->programmes, gint64, i),
                                     cancellable, error);
      if (self->facts == NULL)
        return FALSE;
      day = find_day_of_basis (claim, self->facts);
      if (claim->as_of != SUMMER_DAY_NONE && take_assessment (self, claim, claim->as_of))
        return TRUE;
      if (day != SUMMER_DAY_NONE && day != claim->as_of && take_assessment (self, claim, day))
        return TRUE;
    }
  if (!search->has_programme)
    return refuse_programme (claim, error);
  if (self->assessment != NULL)
    return TRUE;
  return refuse (error, _ ("The sheet “Control totals” does not say of which programme and day it"
                           " is. It was changed, and nothing of the workbook can be relied on."));
}

/* }}} */

/**
 * summer_verify_origin_find:
 * @self: zeroed
 *
 * Returns: FALSE with @error set when the workbook is none of this program's or the database does not hold what it is of
 */
gboolean
summer_verify_origin_find (SummerVerifyOrigin *self,
                           SummerStore *store,
                           const SummerWorkbookMap *found,
                           GCancellable *cancellable,
                           GError **error)
{
  Claim claim = { 0 };
  g_autoptr (GArray) programmes = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { .store = store, .claim = &claim, .programmes = programmes };

  if (!read_claim (&claim, found, error))
    return FALSE;
  if (!summer_programme_each (store, match_programme, &search, error))
    return FALSE;
  if (search.error != NULL)
    {
      g_propagate_error (error, search.error);
      return FALSE;
    }
  if (!claim.is_settlement)
    return assess (self, &claim, &search, cancellable, error);
  self->settlement = search.settlement;
  self->number = search.number;
  if (search.settlement != 0)
    return TRUE;
  if (!search.has_programme)
    return refuse_programme (&claim, error);
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
               _ ("The workbook is of settlement %d, which this database does not hold."),
               claim.number);
  return FALSE;
}

/**
 * summer_verify_origin_write:
 *
 * Writes the workbook anew, by what the database holds now. Of the earlier export that it compares with the database
 * knows nothing: that is taken from its own sheet, as far as its check agrees.
 */
gboolean
summer_verify_origin_write (const SummerVerifyOrigin *self,
                            SummerStore *store,
                            const SummerWorkbookMap *found,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error)
{
  const SummerSince since = { .sheet = summer_workbook_map_find (found, _ ("Differences")) };

  if (self->settlement != 0)
    return summer_export_settlement_since (store, self->settlement, &since, path, NULL, NULL,
                                           cancellable, error);
  return summer_export_subsidy_since (self->assessment, &since, path, NULL, NULL, cancellable,
                                      error);
}

void
summer_verify_origin_clear (SummerVerifyOrigin *self)
{
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  g_clear_pointer (&self->facts, summer_facts_unref);
}
