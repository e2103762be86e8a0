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

/* Keeps a row as the files have it, with its texts interned. */
static void
keep (Loader *loader, SummerFormat format, gpointer row)
{
  summer_format_intern (format, row, loader->merge->draft->strings);
  g_array_append_vals (loader->merge->stored[format], row, 1);
}

/* By what later rows, which hold an id, are told from one another in the files. */
static void
remember (Loader *loader, GHashTable *codes, gint64 id, const char *code)
{
  g_hash_table_insert (codes, g_memdup2 (&id, sizeof id),
                       (gpointer) summer_draft_intern (loader->merge->draft, code));
}

static const char *
recall (GHashTable *codes, gint64 id)
{
  return g_hash_table_lookup (codes, &id);
}

/* One sheet a loader: its rows hold the record in a member, and besides what the files have in place of ids. */
#define LOADER(name, Record, Row, format, member, besides)                                         \
  static gboolean load_##name (const Record *record, gpointer user_data)                           \
  {                                                                                                \
    Loader *loader = user_data;                                                                    \
    Row row;                                                                                       \
                                                                                                   \
    summer_format_clear_row (format, &row);                                                        \
    row.member = *record;                                                                          \
    besides;                                                                                       \
    keep (loader, format, &row);                                                                   \
    return TRUE;                                                                                   \
  }

LOADER (class,
        SummerClassRecord,
        SummerClassRow,
        SUMMER_FORMAT_CLASSES,
        record,
        remember (loader, loader->class_codes, record->id, record->code))
LOADER (child,
        SummerChildRecord,
        SummerChildRow,
        SUMMER_FORMAT_CHILDREN,
        child,
        remember (loader, loader->child_codes, record->id, record->code))
LOADER (insurance,
        SummerInsuranceRecord,
        SummerInsuranceRow,
        SUMMER_FORMAT_INSURANCE,
        record,
        remember (loader, loader->policy_numbers, record->id, record->number))
LOADER (insured,
        SummerInsuredRecord,
        SummerInsuredRow,
        SUMMER_FORMAT_INSURED,
        record,
        row.number = recall (loader->policy_numbers, record->policy);
        row.child_code = recall (loader->child_codes, record->child))

/* Rows of a class that need nothing but its code beside their record. */
#define LOADER_OF_CLASS(name, Record, Row, format)                                                 \
  LOADER (name, Record, Row, format, record,                                                       \
          row.class_code = recall (loader->class_codes, record->class_id))

LOADER_OF_CLASS (review, SummerReviewRecord, SummerReviewRow, SUMMER_FORMAT_REVIEWS)
LOADER_OF_CLASS (adjustment, SummerAdjustmentRecord, SummerAdjustmentRow, SUMMER_FORMAT_CALENDAR)
LOADER_OF_CLASS (staff, SummerStaffRecord, SummerStaffRow, SUMMER_FORMAT_STAFF)
LOADER_OF_CLASS (staff_mark,
                 SummerStaffMarkRecord,
                 SummerStaffMarkRow,
                 SUMMER_FORMAT_STAFF_ATTENDANCE)
LOADER_OF_CLASS (visit, SummerVisitRecord, SummerVisitRow, SUMMER_FORMAT_VISITS)
LOADER_OF_CLASS (incident, SummerIncidentRecord, SummerIncidentRow, SUMMER_FORMAT_INCIDENTS)
LOADER_OF_CLASS (response, SummerResponseRecord, SummerResponseRow, SUMMER_FORMAT_SATISFACTION)

/* An enrolment is the other half of a child's row. */
static gboolean
load_enrolment (const SummerEnrolmentRecord *record, gpointer user_data)
{
  Loader *loader = user_data;
  SummerChildRow row;

  summer_format_clear_row (SUMMER_FORMAT_CHILDREN, &row);
  row.class_code = recall (loader->class_codes, record->class_id);
  row.child.code = recall (loader->child_codes, record->child);
  row.record = *record;
  g_array_append_vals (loader->merge->stored_enrolments, &row, 1);
  return TRUE;
}

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
