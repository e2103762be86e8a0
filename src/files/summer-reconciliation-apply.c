/* The policies: who is recorded under them, and whose children an insurer's list is about. */
#include "config.h"

#include "summer-reconciliation.h"

#include "summer-insurance-table.h"

static gboolean
note_insured (const SummerInsuredRecord *record, gpointer user_data)
{
  gpointer *of = user_data;

  if (record->policy == *(const gint64 *) of[0])
    g_hash_table_add (of[1], g_memdup2 (&record->child, sizeof record->child));
  return TRUE;
}

typedef struct
{
  const SummerInsuranceRecord *policy;
  GHashTable *periods; /* id of another policy of the kind → SummerPeriod */
  GHashTable *cover;   /* child → GArray of SummerPeriod */
} Others;

static gboolean
note_policy (const SummerInsuranceRecord *record, gpointer user_data)
{
  Others *others = user_data;
  const SummerPeriod days = { record->first_day, record->last_day };

  if (record->id != others->policy->id && record->kind == others->policy->kind)
    g_hash_table_insert (others->periods, g_memdup2 (&record->id, sizeof record->id),
                         g_memdup2 (&days, sizeof days));
  return TRUE;
}

static gboolean
note_cover (const SummerInsuredRecord *record, gpointer user_data)
{
  Others *others = user_data;
  const SummerPeriod *days = g_hash_table_lookup (others->periods, &record->policy);
  GArray *of = g_hash_table_lookup (others->cover, &record->child);

  if (days == NULL)
    return TRUE;
  if (of == NULL)
    {
      of = g_array_new (FALSE, FALSE, sizeof (SummerPeriod));
      g_hash_table_insert (others->cover, g_memdup2 (&record->child, sizeof record->child), of);
    }
  g_array_append_val (of, *days);
  return TRUE;
}

/**
 * summer_reconciliation_list_cover:
 * @policy: its id, 0 = a new one, and its kind: that of a child by another kind is none
 *
 * Returns: (transfer full) (nullable): by the id of a child, a #GArray of the #SummerPeriod that other policies
 *   cover it; NULL with @error set
 */
GHashTable *
summer_reconciliation_list_cover (SummerStore *store,
                                  gint64 programme,
                                  const SummerInsuranceRecord *policy,
                                  GError **error)
{
  g_autoptr (GHashTable) periods
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) cover
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  Others others = { policy, periods, cover };

  if (!summer_insurance_each (store, programme, note_policy, &others, error)
      || !summer_insured_each (store, programme, note_cover, &others, error))
    return NULL;
  return g_steal_pointer (&cover);
}

/**
 * summer_reconciliation_list_whole:
 * @policy: 0 = a new one: nobody is known to belong on its list but who is on it
 * @shown: by class of @facts: those that are looked at where nobody is insured under the policy yet
 *
 * A child that was in two classes speaks for the first.
 *
 * Returns: (transfer full) (nullable): by class of @facts, whether all its children belong on a list of the policy;
 *   NULL with @error set
 */
gboolean *
summer_reconciliation_list_whole (SummerStore *store,
                                  const SummerFacts *facts,
                                  gint64 policy,
                                  const gboolean *shown,
                                  GError **error)
{
  g_autoptr (GHashTable) insured
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gpointer of[] = { &policy, insured };
  g_autofree gboolean *whole = g_new0 (gboolean, facts->n_classes);
  gboolean is_known;

  if (policy != 0 && !summer_insured_each (store, facts->id, note_insured, of, error))
    return NULL;
  is_known = g_hash_table_size (insured) > 0;
  for (guint i = 0; i < facts->n_classes; i++)
    {
      const SummerClassFacts *class = &facts->classes[i];

      whole[i] = policy != 0 && !is_known && shown[i] && summer_class_facts_takes_part (class);
      for (guint j = 0; j < class->n_enrolments && is_known; j++)
        if (g_hash_table_remove (insured, &class->children[class->enrolments[j].child].id))
          whole[i] = TRUE;
    }
  return g_steal_pointer (&whole);
}

/* The children with a row that does not agree, though another one may. */
static GHashTable *
list_waiting (GArray *rows)
{
  GHashTable *waiting = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      SummerListedRow *row = &g_array_index (rows, SummerListedRow, i);

      if (row->kind != SUMMER_LISTED_WELL && row->kind != SUMMER_LISTED_TWICE)
        g_hash_table_add (waiting, &row->child);
    }
  return waiting;
}

static gboolean
insert_rows (SummerReconciliation *self,
             SummerStore *store,
             const SummerInsuranceRecord *policy,
             GHashTable *insured,
             guint *n,
             GError **error)
{
  GArray *rows = summer_reconciliation_get_rows (self);
  g_autoptr (GHashTable) waiting = list_waiting (rows);

  for (guint i = 0; i < rows->len; i++)
    {
      const SummerListedRow *row = &g_array_index (rows, SummerListedRow, i);
      const SummerInsuredRecord record = { policy->id, row->child };

      if (row->kind != SUMMER_LISTED_WELL || g_hash_table_contains (waiting, &row->child)
          || !g_hash_table_add (insured, g_memdup2 (&row->child, sizeof row->child)))
        continue;
      if (!summer_insured_insert (store, &record, error))
        return FALSE;
      (*n)++;
    }
  return TRUE;
}

/**
 * summer_reconciliation_apply:
 * @policy: the policy; with id 0 it is added, and its id filled in
 * @reason: for the journal, such as the name of the file
 *
 * Children whose name or number differs wait until the list is mended: whether such a policy pays is not ours to say.
 * So do those listed for too few days, who would count as covered to the end of the policy.
 *
 * Returns: FALSE with @error set, and nothing written
 */
gboolean
summer_reconciliation_apply (SummerReconciliation *self,
                             SummerStore *store,
                             SummerInsuranceRecord *policy,
                             const char *reason,
                             guint *n,
                             gint64 *sequence,
                             GError **error)
{
  g_autoptr (GHashTable) insured
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gpointer of[] = { &policy->id, insured };
  const gboolean is_new = policy->id == 0;

  *n = 0;
  *sequence = 0;
  policy->programme = summer_reconciliation_get_facts (self)->id;
  if (!summer_store_begin (store, "insured", reason, error))
    return FALSE;
  if ((!is_new && !summer_insured_each (store, policy->programme, note_insured, of, error))
      || (is_new && !summer_insurance_insert (store, policy, error))
      || !insert_rows (self, store, policy, insured, n, error))
    {
      summer_store_rollback (store);
      if (is_new)
        policy->id = 0;
      return FALSE;
    }
  if (*n > 0)
    return summer_store_commit (store, sequence, error);
  summer_store_rollback (store);
  return TRUE;
}
