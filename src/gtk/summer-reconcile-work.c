#include "config.h"

#include "summer-reconcile-work.h"

#include "summer-insurance-table.h"

static void
policy_clear (gpointer data)
{
  SummerInsuranceRecord *policy = data;

  g_free ((char *) policy->number);
  g_free ((char *) policy->insurer);
}

GArray *
summer_reconcile_new_policies (void)
{
  GArray *policies = g_array_new (FALSE, FALSE, sizeof (SummerInsuranceRecord));

  g_array_set_clear_func (policies, policy_clear);
  return policies;
}

static gboolean
take_policy (const SummerInsuranceRecord *record, gpointer user_data)
{
  GArray *policies = user_data;
  SummerInsuranceRecord *copy;

  g_array_append_val (policies, *record);
  copy = &g_array_index (policies, SummerInsuranceRecord, policies->len - 1);
  copy->number = g_strdup (record->number);
  copy->insurer = g_strdup (record->insurer);
  return TRUE;
}

gboolean
summer_reconcile_load_policies (SummerOffice *office, GArray *policies, GError **error)
{
  g_return_val_if_fail (SUMMER_IS_OFFICE (office) && policies != NULL, FALSE);

  g_array_set_size (policies, 0);
  return summer_insurance_each (summer_office_get_store (office),
                                summer_office_get_programme (office), take_policy, policies, error);
}

typedef struct
{
  SummerFacts *facts;           /* owned */
  SummerBlock *block;           /* owned */
  SummerInsuranceRecord policy; /* without its texts */
  gboolean *shown;              /* owned: of the classes of the facts, those of the unions chosen */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  summer_facts_unref (job->facts);
  g_object_unref (job->block);
  g_free (job->shown);
  g_free (job);
}

static gpointer
reconcile (SummerWork *work, gpointer data, GError **error)
{
  const Job *job = data;
  SummerStore *store = summer_work_get_store (work);
  g_autofree gboolean *whole
      = summer_reconciliation_list_whole (store, job->facts, job->policy.id, job->shown, error);

  return whole != NULL
             ? summer_reconciliation_new (store, job->facts, job->block, &job->policy, whole, error)
             : NULL;
}

/**
 * summer_reconcile_async:
 * @policy: that the list is of: its id, 0 for a new one, its kind, and its days for rows that give none
 */
void
summer_reconcile_async (SummerOffice *office,
                        SummerBlock *block,
                        const SummerInsuranceRecord *policy,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  SummerAssessment *assessment = summer_office_get_whole_assessment (office);
  Job *job;

  g_return_if_fail (SUMMER_IS_BLOCK (block) && assessment != NULL);

  job = g_new0 (Job, 1);
  job->facts = summer_facts_ref (assessment->facts);
  job->block = g_object_ref (block);
  job->policy = (SummerInsuranceRecord){ .id = policy->id,
                                         .kind = policy->kind,
                                         .first_day = policy->first_day,
                                         .last_day = policy->last_day };
  job->shown = g_new (gboolean, job->facts->n_classes);
  for (guint i = 0; i < job->facts->n_classes; i++)
    job->shown[i] = summer_office_shows_union (office, job->facts->classes[i].union_name);
  summer_office_run_async (office, NULL, SUMMER_WORK_READS, reconcile, job, job_free,
                           (GDestroyNotify) summer_reconciliation_free, callback, user_data);
}

SummerReconciliation *
summer_reconcile_finish (SummerOffice *office, GAsyncResult *result, GError **error)
{
  return summer_office_run_finish (office, result, error);
}
