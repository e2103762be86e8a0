/* The writing of a merge. It runs inside a transaction of the store and decides nothing any more. */
#include "config.h"

#include "summer-merge.h"

#include "summer-attendance-table.h"
#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-insurance-table.h"
#include "summer-life-queries.h"
#include "summer-life-table.h"
#include "summer-policy-version-table.h"
#include "summer-safety-table.h"
#include "summer-staff-table.h"

static gint64
class_id (SummerMerge *self, const char *code)
{
  SummerClassRow *klass = summer_merge_find_class (self, code);

  g_assert (klass != NULL);
  return klass->record.id;
}

static gint64
child_id (SummerMerge *self, const char *code)
{
  SummerChildRow *child = g_hash_table_lookup (self->children, code);

  g_assert (child != NULL);
  return child->child.id;
}

static gint64
policy_id (SummerMerge *self, const char *number)
{
  SummerInsuranceRow *policy = g_hash_table_lookup (self->policies, number);

  g_assert (policy != NULL);
  return policy->record.id;
}

static gboolean
apply_programme (SummerMerge *self, GError **error)
{
  gint64 id;

  if (self->programme_change == SUMMER_CHANGE_ADD
      && !summer_programme_insert (self->store, &self->programme, error))
    return FALSE;
  if (self->programme_change == SUMMER_CHANGE_UPDATE
      && !summer_programme_update (self->store, &self->programme, error))
    return FALSE;
  id = self->programme.id;
  if (self->policy_change != SUMMER_CHANGE_NONE
      && !summer_policy_version_save (self->store, id, self->policy, error))
    return FALSE;
  return self->closed_days_change == SUMMER_CHANGE_NONE
         || summer_programme_save_closed_days (self->store, id,
                                               (SummerDay *) (gpointer) self->closed_days->data,
                                               self->closed_days->len, error);
}

static gboolean
apply_providers (SummerMerge *self, GError **error)
{
  for (guint i = 0; i < self->providers->len; i++)
    {
      SummerMergeProvider *provider = g_ptr_array_index (self->providers, i);

      provider->record.programme = self->programme.id;
      if (provider->change == SUMMER_CHANGE_NONE)
        continue;
      if (!(provider->change == SUMMER_CHANGE_ADD
                ? summer_provider_insert (self->store, &provider->record, error)
                : summer_provider_update (self->store, &provider->record, error)))
        return FALSE;
    }
  return TRUE;
}

/* The ids of the providers whose last class goes to another one. */
static GHashTable *
list_left_providers (SummerMerge *self)
{
  GHashTable *left = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *stored = self->stored[SUMMER_FORMAT_CLASSES];
  GHashTableIter iter;
  gpointer row;

  for (guint i = 0; i < stored->len; i++)
    g_hash_table_add (left, &g_array_index (stored, SummerClassRow, i).record.provider);
  g_hash_table_iter_init (&iter, self->classes);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_hash_table_remove (left, &((SummerClassRow *) row)->record.provider);
  return left;
}

/* A provider whose last class went to another one is in no workbook any more: it does not stay behind, unless the
 * office knows more of it. One that never had a class is the office's own. */
static gboolean
remove_unused_providers (SummerMerge *self, GError **error)
{
  g_autoptr (GHashTable) left = list_left_providers (self);

  for (guint i = 0; i < self->providers->len; i++)
    {
      const SummerMergeProvider *provider = g_ptr_array_index (self->providers, i);
      g_autoptr (GArray) references = NULL;

      if (provider->stored.id == 0 || !g_hash_table_contains (left, &provider->stored.id))
        continue;
      references = summer_references_list (self->store, "provider", provider->stored.id, error);
      if (references == NULL
          || (references->len == 0
              && !summer_provider_delete (self->store, provider->stored.id, error)))
        return FALSE;
    }
  return TRUE;
}

/* The workbook says which providers are barred, but the bars that the office entered are its own to keep. */
static gboolean
sync_bars (SummerMerge *self, GError **error)
{
  for (guint i = 0; i < self->providers->len; i++)
    {
      const SummerMergeProvider *provider = g_ptr_array_index (self->providers, i);

      if (provider->stored.id != 0
          && !summer_provider_sync_state (self->store, provider->stored.id, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_former_staff (SummerMerge *self, SummerStaffMarkRow *row, GError **error)
{
  row->record.class_id = class_id (self, row->class_code);
  return summer_merge_keep_former (self, row->record.class_id, row->record.day, 0, row->record.name,
                                   row->place.source, error);
}

/* The rows of a sheet one by one: what must be filled in, and the two calls that write it. */
#define APPLY(name, format, Row, prepare, insert, update)                                          \
  static gboolean name (SummerMerge *self, GError **error)                                         \
  {                                                                                                \
    GArray *rows = self->draft->rows[format];                                                      \
                                                                                                   \
    for (guint i = 0; i < rows->len; i++)                                                          \
      {                                                                                            \
        Row *row = &g_array_index (rows, Row, i);                                                  \
                                                                                                   \
        if (row->place.change != SUMMER_CHANGE_ADD && row->place.change != SUMMER_CHANGE_UPDATE)   \
          continue;                                                                                \
        prepare;                                                                                   \
        if (!(row->place.change == SUMMER_CHANGE_ADD ? insert (self->store, &row->record, error)   \
                                                     : update (self->store, &row->record, error))) \
          return FALSE;                                                                            \
      }                                                                                            \
    return TRUE;                                                                                   \
  }

APPLY (apply_classes,
       SUMMER_FORMAT_CLASSES,
       SummerClassRow,
       row->record.programme = self->programme.id,
       summer_class_insert,
       summer_class_update)
APPLY (apply_calendar,
       SUMMER_FORMAT_CALENDAR,
       SummerAdjustmentRow,
       row->record.class_id = class_id (self, row->class_code),
       summer_adjustment_insert,
       summer_adjustment_update)
APPLY (apply_reviews,
       SUMMER_FORMAT_REVIEWS,
       SummerReviewRow,
       row->record.class_id = class_id (self, row->class_code),
       summer_review_insert,
       summer_review_update)
APPLY (apply_staff,
       SUMMER_FORMAT_STAFF,
       SummerStaffRow,
       row->record.class_id = class_id (self, row->class_code),
       summer_staff_insert,
       summer_staff_update)
APPLY (apply_enrolments,
       SUMMER_FORMAT_CHILDREN,
       SummerChildRow,
       (row->record.class_id = class_id (self, row->class_code),
        row->record.child = child_id (self, row->child.code)),
       summer_enrolment_insert,
       summer_enrolment_update)
APPLY (apply_staff_marks,
       SUMMER_FORMAT_STAFF_ATTENDANCE,
       SummerStaffMarkRow,
       if (!keep_former_staff (self, row, error)) return FALSE,
       summer_staff_mark_insert,
       summer_staff_mark_update)
APPLY (apply_insurance,
       SUMMER_FORMAT_INSURANCE,
       SummerInsuranceRow,
       row->record.programme = self->programme.id,
       summer_insurance_insert,
       summer_insurance_update)
APPLY (apply_visits,
       SUMMER_FORMAT_VISITS,
       SummerVisitRow,
       row->record.class_id = class_id (self, row->class_code),
       summer_visit_insert,
       summer_visit_update)
APPLY (apply_incidents,
       SUMMER_FORMAT_INCIDENTS,
       SummerIncidentRow,
       row->record.class_id = class_id (self, row->class_code),
       summer_incident_insert,
       summer_incident_update)
APPLY (apply_responses,
       SUMMER_FORMAT_SATISFACTION,
       SummerResponseRow,
       row->record.class_id = class_id (self, row->class_code),
       summer_response_insert,
       summer_response_update)

static gboolean
apply_removed (SummerMerge *self, GError **error)
{
  for (guint i = 0; i < self->removed_enrolments->len; i++)
    if (!summer_enrolment_delete (self->store, g_array_index (self->removed_enrolments, gint64, i),
                                  error))
      return FALSE;
  for (guint i = 0; i < self->removed_staff->len; i++)
    if (!summer_staff_delete (self->store, g_array_index (self->removed_staff, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
apply_children (SummerMerge *self, GError **error)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CHILDREN];

  for (guint i = 0; i < rows->len; i++)
    {
      SummerChildRow *row = &g_array_index (rows, SummerChildRow, i);

      row->child.programme = self->programme.id;
      if (self->child_changes[i] == SUMMER_CHANGE_ADD
              ? !summer_child_insert (self->store, &row->child, error)
              : self->child_changes[i] == SUMMER_CHANGE_UPDATE
                    && !summer_child_update (self->store, &row->child, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_insured (SummerMerge *self, GError **error)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_INSURED];

  for (guint i = 0; i < rows->len; i++)
    {
      SummerInsuredRow *row = &g_array_index (rows, SummerInsuredRow, i);

      if (row->place.change != SUMMER_CHANGE_ADD)
        continue;
      row->record.policy = policy_id (self, row->number);
      row->record.child = child_id (self, row->child_code);
      if (!summer_insured_insert (self->store, &row->record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_marks (SummerMerge *self,
             SummerProgressFunc progress,
             gpointer user_data,
             GCancellable *cancellable,
             GError **error)
{
  GArray *marks = self->draft->marks;

  for (guint i = 0; i < marks->len; i++)
    {
      const SummerDraftMark *mark = &g_array_index (marks, SummerDraftMark, i);
      SummerMarkRecord record;

      if (i % 5000 == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL)
            progress (0.1 + 0.7 * i / marks->len, user_data);
        }
      if (mark->change != SUMMER_CHANGE_ADD && mark->change != SUMMER_CHANGE_UPDATE)
        continue;
      record = (SummerMarkRecord){
        .class_id = self->class_ids[SUMMER_MARK_CLASS (mark->key)],
        .child = self->child_ids[SUMMER_MARK_CHILD (mark->key)],
        .day = SUMMER_MARK_DAY (mark->key),
        .mark = (SummerMark) mark->mark,
        .in = mark->in,
        .out = mark->out,
        .brought_by = g_ptr_array_index (self->draft->names, mark->brought_by),
        .collected_by = g_ptr_array_index (self->draft->names, mark->collected_by),
      };
      if (!summer_merge_keep_former (self, record.class_id, record.day, record.child, NULL,
                                     mark->source, error)
          || !(mark->change == SUMMER_CHANGE_ADD
                   ? summer_mark_append (self->store, &record, error)
                   : summer_mark_update (self->store, &record, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_merge_apply:
 *
 * Writes everything that changes, in an order that no reference stands before what it names.
 *
 * Returns: FALSE with @error when the store refused or the work was cancelled; the transaction is
 *   then to be rolled back
 */
gboolean
summer_merge_apply (SummerMerge *self,
                    SummerProgressFunc progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  return apply_programme (self, error) && apply_providers (self, error)
         && apply_classes (self, error) && remove_unused_providers (self, error)
         && sync_bars (self, error) && apply_calendar (self, error) && apply_removed (self, error)
         && apply_staff (self, error) && apply_children (self, error)
         && apply_enrolments (self, error) && apply_insurance (self, error)
         && apply_insured (self, error)
         && apply_marks (self, progress, user_data, cancellable, error)
         && apply_staff_marks (self, error) && apply_reviews (self, error)
         && apply_visits (self, error) && apply_incidents (self, error)
         && apply_responses (self, error);
}
