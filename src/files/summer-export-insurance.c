#include "config.h"

#include "summer-export.h"

#include <glib/gi18n.h>

#include "summer-insurance-table.h"
#include "summer-programme-table.h"
#include "summer-roster-index.h"
#include "summer-xlsx-style.h"

enum
{
  NUMBER,
  POLICY,
  INSURER,
  KIND,
  FROM,
  TO,
  CHILD_CODE,
  NAME,
  SEX,
  BIRTH,
  DOCUMENT,
  IDENTITY,
  CLASS_CODE,
  CLASS_NAME,
  FIRST_DAY,
  LAST_DAY,
  UNCOVERED,
  N_COLUMNS,
};

typedef struct
{
  SummerRosterIndex *index;
  SummerXlsx *xlsx;
  lxw_worksheet *sheet;
  lxw_row_t row;
  guint number;
  GHashTable *policies;      /* id → SummerInsuranceRecord */
  GArray *insured;           /* SummerInsuredRecord, by policy number, then child code */
  GHashTable *by_child;      /* child id → GArray of policies it is named in */
  GHashTable *enrolments_of; /* child id → GArray of indices into the index's enrolments */
} Export;

static const char *
keep (Export *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->index->strings, text) : NULL;
}

static gboolean
add_policy (const SummerInsuranceRecord *record, gpointer user_data)
{
  Export *self = user_data;
  SummerInsuranceRecord *copy = g_memdup2 (record, sizeof *record);

  copy->number = keep (self, record->number);
  copy->insurer = keep (self, record->insurer);
  g_hash_table_insert (self->policies, &copy->id, copy);
  return TRUE;
}

static GArray *
get_list (GHashTable *lists, const gint64 *id, guint size)
{
  GArray *list = g_hash_table_lookup (lists, id);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, size);
      g_hash_table_insert (lists, g_memdup2 (id, sizeof *id), list);
    }
  return list;
}

static gboolean
add_insured (const SummerInsuredRecord *record, gpointer user_data)
{
  Export *self = user_data;
  const SummerInsuranceRecord *policy = g_hash_table_lookup (self->policies, &record->policy);

  if (policy == NULL || summer_roster_index_get_child (self->index, record->child) == NULL)
    return TRUE;
  g_array_append_val (self->insured, *record);
  g_array_append_val (get_list (self->by_child, &record->child, sizeof policy), policy);
  return TRUE;
}

static gboolean
load (Export *self, SummerStore *store, gint64 programme, GError **error)
{
  for (guint i = 0; i < self->index->enrolments->len; i++)
    {
      const SummerEnrolmentRecord *enrolment
          = &g_array_index (self->index->enrolments, SummerEnrolmentRecord, i);

      g_array_append_val (get_list (self->enrolments_of, &enrolment->child, sizeof i), i);
    }
  return summer_insurance_each (store, programme, add_policy, self, error)
         && summer_insured_each (store, programme, add_insured, self, error);
}

/* Days of an enrolment on which no policy of a kind covers the child. */
static int
count_uncovered (Export *self, const SummerEnrolmentRecord *enrolment, SummerInsuranceKind kind)
{
  GArray *policies = g_hash_table_lookup (self->by_child, &enrolment->child);
  int uncovered = 0;

  for (SummerDay day = enrolment->first_day; day <= enrolment->last_day; day++)
    {
      gboolean covered = FALSE;

      for (guint i = 0; policies != NULL && !covered && i < policies->len; i++)
        {
          const SummerInsuranceRecord *policy
              = g_array_index (policies, const SummerInsuranceRecord *, i);

          covered = policy->kind == kind && policy->first_day <= day && day <= policy->last_day;
        }
      uncovered += !covered;
    }
  return uncovered;
}

static void
write_row (Export *self,
           const SummerInsuranceRecord *policy,
           SummerInsuranceKind kind,
           const SummerChildRecord *child,
           const SummerEnrolmentRecord *enrolment)
{
  SummerXlsx *xlsx = self->xlsx;
  lxw_worksheet *sheet = self->sheet;
  lxw_row_t row = self->row++;
  const SummerClassRecord *of
      = enrolment != NULL ? summer_roster_index_get_class (self->index, enrolment->class_id) : NULL;
  int uncovered = enrolment != NULL ? count_uncovered (self, enrolment, kind) : 0;

  summer_xlsx_count (xlsx, sheet, row, NUMBER, ++self->number, SUMMER_XLSX_CENTRE);
  summer_xlsx_text (xlsx, sheet, row, POLICY, policy != NULL ? policy->number : NULL,
                    SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, INSURER, policy != NULL ? policy->insurer : NULL,
                    SUMMER_XLSX_TEXT);
  summer_xlsx_text (xlsx, sheet, row, KIND,
                    summer_terms_get_text (SUMMER_TERMS_INSURANCE_KIND, (int) kind),
                    SUMMER_XLSX_CENTRE);
  summer_xlsx_day (xlsx, sheet, row, FROM, policy != NULL ? policy->first_day : SUMMER_DAY_NONE,
                   SUMMER_XLSX_DAY);
  summer_xlsx_day (xlsx, sheet, row, TO, policy != NULL ? policy->last_day : SUMMER_DAY_NONE,
                   SUMMER_XLSX_DAY);
  summer_xlsx_text (xlsx, sheet, row, CHILD_CODE, child->code, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, NAME, child->name, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, SEX,
                    summer_terms_get_text (SUMMER_TERMS_SEX, (int) child->sex), SUMMER_XLSX_CENTRE);
  summer_xlsx_day (xlsx, sheet, row, BIRTH, child->birth, SUMMER_XLSX_DAY);
  summer_xlsx_text (xlsx, sheet, row, DOCUMENT, child->document, SUMMER_XLSX_TEXT);
  summer_xlsx_text (xlsx, sheet, row, IDENTITY, child->identity_number, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, CLASS_CODE, of != NULL ? of->code : NULL, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, CLASS_NAME, of != NULL ? of->name : NULL, SUMMER_XLSX_TEXT);
  summer_xlsx_day (xlsx, sheet, row, FIRST_DAY,
                   enrolment != NULL ? enrolment->first_day : SUMMER_DAY_NONE, SUMMER_XLSX_DAY);
  summer_xlsx_day (xlsx, sheet, row, LAST_DAY,
                   enrolment != NULL ? enrolment->last_day : SUMMER_DAY_NONE, SUMMER_XLSX_DAY);
  if (uncovered > 0)
    summer_xlsx_count (xlsx, sheet, row, UNCOVERED, uncovered, SUMMER_XLSX_BAD);
  else
    summer_xlsx_text (xlsx, sheet, row, UNCOVERED, NULL, SUMMER_XLSX_CENTRE);
}

static lxw_row_t
begin_sheet (Export *self, const char *name, const char *title, const char *subtitle)
{
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [NUMBER] = { _ ("No."), 5 },
    [POLICY] = { _ ("Policy number"), 16 },
    [INSURER] = { _ ("Insurer"), 18 },
    [KIND] = { _ ("Kind of insurance"), 10 },
    [FROM] = { _ ("Insured from"), 11 },
    [TO] = { _ ("Insured to"), 11 },
    [CHILD_CODE] = { _ ("Child code"), 12 },
    [NAME] = { _ ("Name"), 12 },
    [SEX] = { _ ("Sex"), 5 },
    [BIRTH] = { _ ("Birth date"), 11 },
    [DOCUMENT] = { _ ("Document"), 11 },
    [IDENTITY] = { _ ("Identity number"), 21 },
    [CLASS_CODE] = { _ ("Class code"), 10 },
    [CLASS_NAME] = { _ ("Class name"), 22 },
    [FIRST_DAY] = { _ ("Enrolled from"), 11 },
    [LAST_DAY] = { _ ("Enrolled to"), 11 },
    [UNCOVERED] = { _ ("Days uncovered"), 9 },
  };
  lxw_row_t headings;

  self->sheet = summer_xlsx_add_sheet (self->xlsx, name, TRUE);
  headings
      = summer_xlsx_add_title (self->xlsx, self->sheet, title, subtitle, NULL, columns, N_COLUMNS);
  self->row = headings + 1;
  self->number = 0;
  return headings;
}

static void
end_sheet (Export *self, lxw_row_t headings)
{
  worksheet_autofilter (self->sheet, headings, 0, MAX (headings, self->row - 1), N_COLUMNS - 1);
  summer_xlsx_end_sheet (self->xlsx, self->sheet, headings, MAX (headings, self->row - 1),
                         N_COLUMNS, NULL);
}

static void
write_insured (Export *self)
{
  g_autofree char *title = g_strdup_printf (_ ("%s: insured children"), self->index->programme);
  lxw_row_t headings = begin_sheet (self, _ ("Insured children"), title,
                                    _ ("Identity numbers in full, for the insurer only. Days "
                                       "uncovered: of the enrolment, by any policy of the kind"));

  for (guint i = 0; i < self->insured->len; i++)
    {
      const SummerInsuredRecord *insured = &g_array_index (self->insured, SummerInsuredRecord, i);
      const SummerInsuranceRecord *policy = g_hash_table_lookup (self->policies, &insured->policy);
      const SummerChildRecord *child = summer_roster_index_get_child (self->index, insured->child);
      GArray *enrolments = g_hash_table_lookup (self->enrolments_of, &insured->child);

      if (enrolments == NULL)
        write_row (self, policy, policy->kind, child, NULL);
      for (guint j = 0; enrolments != NULL && j < enrolments->len; j++)
        write_row (self, policy, policy->kind, child,
                   &g_array_index (self->index->enrolments, SummerEnrolmentRecord,
                                   g_array_index (enrolments, guint, j)));
    }
  end_sheet (self, headings);
}

/* Who is to be insured still: each enrolment with days that a kind the policy asks for leaves uncovered. */
static void
write_missing (Export *self, guint kinds)
{
  g_autofree char *title = g_strdup_printf (_ ("%s: children to insure"), self->index->programme);
  lxw_row_t headings = begin_sheet (self, _ ("Children to insure"), title,
                                    _ ("Identity numbers in full, for the insurer only. Kinds that "
                                       "the rules of the programme ask for"));

  for (guint i = 0; i < self->index->enrolments->len; i++)
    {
      const SummerEnrolmentRecord *enrolment
          = &g_array_index (self->index->enrolments, SummerEnrolmentRecord, i);
      const SummerChildRecord *child
          = summer_roster_index_get_child (self->index, enrolment->child);

      for (guint kind = 0; kind < summer_terms_get_size (SUMMER_TERMS_INSURANCE_KIND); kind++)
        if ((kinds & (1u << kind)) && count_uncovered (self, enrolment, kind) > 0)
          write_row (self, NULL, kind, child, enrolment);
    }
  end_sheet (self, headings);
}

static gboolean
write_workbook (Export *self,
                SummerStore *store,
                gint64 programme,
                guint kinds,
                const char *path,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (SummerXlsx) xlsx = NULL;

  if (!load (self, store, programme, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  xlsx = summer_xlsx_new (path, TRUE, error);
  if (xlsx == NULL)
    return FALSE;
  self->xlsx = xlsx;
  write_insured (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  write_missing (self, kinds);
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && summer_xlsx_finish (xlsx, error);
}

/**
 * summer_export_insurance:
 *
 * The list that goes to the insurer: who is insured by which policy, with identity numbers in full because
 * nobody can be insured without, and who is to be insured still.
 *
 * Returns: FALSE with a G_IO_ERROR or the store's error, also when cancelled; the target is then as it was
 */
gboolean
summer_export_insurance (SummerStore *store,
                         gint64 programme,
                         const char *path,
                         SummerProgressFunc progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (SummerPolicy) policy = NULL;
  g_autoptr (SummerRosterIndex) index = NULL;
  g_autoptr (GHashTable) policies
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) by_child
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) enrolments_of
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) insured = g_array_new (FALSE, FALSE, sizeof (SummerInsuredRecord));
  Export self = {
    .policies = policies, .by_child = by_child, .enrolments_of = enrolments_of, .insured = insured
  };

  g_return_val_if_fail (SUMMER_IS_STORE (store) && path != NULL, FALSE);

  policy = summer_programme_load_policy (store, programme, error);
  index = policy != NULL ? summer_roster_index_new (store, programme, error) : NULL;
  if (index == NULL)
    return FALSE;
  if (progress != NULL)
    progress (0.3, user_data);
  self.index = index;
  if (!write_workbook (&self, store, programme, policy->insurance_kinds, path, cancellable, error))
    return FALSE;
  if (progress != NULL)
    progress (1, user_data);
  return TRUE;
}
