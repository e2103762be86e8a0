/* What is stored of a programme, as rows like those of the files. */
#include "config.h"

#include "summer-merge.h"

#include "summer-attendance-table.h"
#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-insurance-table.h"
#include "summer-safety-table.h"
#include "summer-staff-table.h"

typedef struct
{
  SummerMerge *merge;
  GHashTable *class_codes, *child_codes, *policy_numbers; /* id → interned code */
} Loader;

static gboolean
load_provider (const SummerProviderRecord *record, gpointer user_data)
{
  Loader *loader = user_data;
  SummerMergeProvider *provider = g_new0 (SummerMergeProvider, 1);

  provider->record = *record;
  provider->record.name = summer_draft_intern (loader->merge->draft, record->name);
  provider->record.credit_code = summer_draft_intern (loader->merge->draft, record->credit_code);
  provider->stored = provider->record;
  g_ptr_array_add (loader->merge->providers, provider);
  return TRUE;
}

static void
append (Loader *loader, SummerFormat format, GArray *to, gpointer row)
{
  summer_format_intern (format, row, loader->merge->draft->strings);
  g_array_append_vals (to, row, 1);
}

static void
remember (GHashTable *codes, gint64 id, const char *code)
{
  g_hash_table_insert (codes, g_memdup2 (&id, sizeof id), (gpointer) code);
}

static gboolean
load_class (const SummerClassRecord *record, gpointer user_data)
{
  Loader *loader = user_data;
  SummerClassRow row;

  summer_format_clear_row (SUMMER_FORMAT_CLASSES, &row);
  row.record = *record;
  append (loader, SUMMER_FORMAT_CLASSES, loader->merge->stored[SUMMER_FORMAT_CLASSES], &row);
  remember (loader->class_codes, record->id,
            summer_draft_intern (loader->merge->draft, record->code));
  return TRUE;
}

static gboolean
load_child (const SummerChildRecord *record, gpointer user_data)
{
  Loader *loader = user_data;
  SummerChildRow row;

  summer_format_clear_row (SUMMER_FORMAT_CHILDREN, &row);
  row.child = *record;
  append (loader, SUMMER_FORMAT_CHILDREN, loader->merge->stored[SUMMER_FORMAT_CHILDREN], &row);
  remember (loader->child_codes, record->id,
            summer_draft_intern (loader->merge->draft, record->code));
  return TRUE;
}

static gboolean
load_enrolment (const SummerEnrolmentRecord *record, gpointer user_data)
{
  Loader *loader = user_data;
  SummerChildRow row;

  summer_format_clear_row (SUMMER_FORMAT_CHILDREN, &row);
  row.class_code = g_hash_table_lookup (loader->class_codes, &record->class_id);
  row.child.code = g_hash_table_lookup (loader->child_codes, &record->child);
  row.record = *record;
  g_array_append_vals (loader->merge->stored_enrolments, &row, 1);
  return TRUE;
}

static gboolean
load_insurance (const SummerInsuranceRecord *record, gpointer user_data)
{
  Loader *loader = user_data;
  SummerInsuranceRow row;

  summer_format_clear_row (SUMMER_FORMAT_INSURANCE, &row);
  row.record = *record;
  append (loader, SUMMER_FORMAT_INSURANCE, loader->merge->stored[SUMMER_FORMAT_INSURANCE], &row);
  remember (loader->policy_numbers, record->id,
            summer_draft_intern (loader->merge->draft, record->number));
  return TRUE;
}

static gboolean
load_insured (const SummerInsuredRecord *record, gpointer user_data)
{
  Loader *loader = user_data;
  SummerInsuredRow row;

  summer_format_clear_row (SUMMER_FORMAT_INSURED, &row);
  row.record = *record;
  row.number = g_hash_table_lookup (loader->policy_numbers, &record->policy);
  row.child_code = g_hash_table_lookup (loader->child_codes, &record->child);
  append (loader, SUMMER_FORMAT_INSURED, loader->merge->stored[SUMMER_FORMAT_INSURED], &row);
  return TRUE;
}

/* Rows of a class that need nothing but its code beside their record. */
#define LOADER(name, Record, Row, format)                                                          \
  static gboolean load_##name (const Record *record, gpointer user_data)                           \
  {                                                                                                \
    Loader *loader = user_data;                                                                    \
    Row row;                                                                                       \
                                                                                                   \
    summer_format_clear_row (format, &row);                                                        \
    row.record = *record;                                                                          \
    row.class_code = g_hash_table_lookup (loader->class_codes, &record->class_id);                 \
    append (loader, format, loader->merge->stored[format], &row);                                  \
    return TRUE;                                                                                   \
  }

LOADER (review, SummerReviewRecord, SummerReviewRow, SUMMER_FORMAT_REVIEWS)
LOADER (adjustment, SummerAdjustmentRecord, SummerAdjustmentRow, SUMMER_FORMAT_CALENDAR)
LOADER (staff, SummerStaffRecord, SummerStaffRow, SUMMER_FORMAT_STAFF)
LOADER (staff_mark, SummerStaffMarkRecord, SummerStaffMarkRow, SUMMER_FORMAT_STAFF_ATTENDANCE)
LOADER (visit, SummerVisitRecord, SummerVisitRow, SUMMER_FORMAT_VISITS)
LOADER (incident, SummerIncidentRecord, SummerIncidentRow, SUMMER_FORMAT_INCIDENTS)
LOADER (response, SummerResponseRecord, SummerResponseRow, SUMMER_FORMAT_SATISFACTION)

/* The stored rows by key, for the sheets that have one. */
static void
index_stored (SummerMerge *self, SummerFormat format)
{
  gsize size = summer_format_get (format)->row_size;
  GArray *rows = self->stored[format];

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer row = rows->data + i * size;
      SummerRowKey key = summer_format_get_key (format, row);

      g_hash_table_insert (self->stored_index[format], g_memdup2 (&key, sizeof key), row);
    }
}

/**
 * summer_merge_load:
 *
 * Reads what is stored of the chosen programme, all but the marks, which are gone through once, later.
 * Of a programme that is yet to be made nothing is.
 *
 * Returns: FALSE with @error when the store failed
 */
gboolean
summer_merge_load (SummerMerge *self, GError **error)
{
  g_autoptr (GHashTable) classes
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) children
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) policies
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Loader loader = { self, classes, children, policies };
  gint64 id = self->programme.id;
  SummerStore *store = self->store;

  if (!summer_merge_load_locked (self, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  if (!summer_provider_each (store, id, load_provider, &loader, error)
      || !summer_class_each (store, id, load_class, &loader, error)
      || !summer_review_each (store, id, load_review, &loader, error)
      || !summer_adjustment_each (store, id, load_adjustment, &loader, error)
      || !summer_staff_each (store, id, load_staff, &loader, error)
      || !summer_child_each (store, id, load_child, &loader, error)
      || !summer_enrolment_each (store, id, load_enrolment, &loader, error)
      || !summer_staff_mark_each (store, id, load_staff_mark, &loader, error)
      || !summer_insurance_each (store, id, load_insurance, &loader, error)
      || !summer_insured_each (store, id, load_insured, &loader, error)
      || !summer_visit_each (store, id, load_visit, &loader, error)
      || !summer_incident_each (store, id, load_incident, &loader, error)
      || !summer_response_each (store, id, load_response, &loader, error))
    return FALSE;
  index_stored (self, SUMMER_FORMAT_CLASSES);
  index_stored (self, SUMMER_FORMAT_CALENDAR);
  index_stored (self, SUMMER_FORMAT_CHILDREN);
  index_stored (self, SUMMER_FORMAT_STAFF_ATTENDANCE);
  index_stored (self, SUMMER_FORMAT_INSURANCE);
  index_stored (self, SUMMER_FORMAT_INSURED);
  return TRUE;
}
