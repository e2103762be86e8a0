#include "config.h"

#include "summer-settlement.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-clerk-entry.h"
#include "summer-settlement-table.h"

static const char *
keep (SummerSettlement *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static int
compare_grants (gconstpointer a, gconstpointer b)
{
  const SummerSettlementGrantRecord *left = a, *right = b;
  const int order = strcmp (left->source, right->source);

  return order != 0 ? order
                    : (left->class_id > right->class_id) - (left->class_id < right->class_id);
}

/* Takes grants; they stand as they are read from the store. */
static void
take_grants (SummerSettlement *self, GArray *grants)
{
  g_array_sort (grants, compare_grants);
  g_free (self->grants);
  self->n_grants = grants->len;
  self->grants = (SummerSettlementGrantRecord *) (gpointer) g_array_free (grants, FALSE);
}

typedef struct
{
  SummerSettlement *self;
  GArray *grants;
} Reading;

static gboolean
take_grant (const SummerSettlementGrantRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  SummerSettlementGrantRecord grant = *record;

  grant.source = keep (reading->self, record->source);
  grant.purpose = keep (reading->self, record->purpose);
  g_array_append_val (reading->grants, grant);
  return TRUE;
}

/**
 * summer_settlement_load_grants:
 *
 * What a stored settlement gives of further sources, beside its lines.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_settlement_load_grants (SummerSettlement *self, SummerStore *store, GError **error)
{
  Reading reading = { self, g_array_new (FALSE, FALSE, sizeof (SummerSettlementGrantRecord)) };
  const gboolean loaded
      = summer_settlement_grant_each (store, self->record.id, take_grant, &reading, error);

  take_grants (self, reading.grants);
  return loaded;
}

/* {{{ Drawing them up */

static gboolean
take_settled (gint64 class_id, const char *source, gint64 granted, gpointer user_data)
{
  Reading *reading = user_data;
  const SummerSettlementGrantRecord grant = {
    .class_id = class_id, .source = keep (reading->self, source), .before = granted, .due = -granted
  };

  if (granted != 0)
    g_array_append_val (reading->grants, grant);
  return TRUE;
}

static SummerSettlementGrantRecord *
find_grant (GArray *grants, gint64 class_id, const char *source)
{
  for (guint i = 0; i < grants->len; i++)
    {
      SummerSettlementGrantRecord *grant = &g_array_index (grants, SummerSettlementGrantRecord, i);

      if (grant->class_id == class_id && strcmp (grant->source, source) == 0)
        return grant;
    }
  return NULL;
}

/**
 * summer_settlement_draw_grants:
 * @assessment: of the whole programme
 *
 * Freezes what every class gets of each further source, against what earlier settlements gave. What they gave and no
 * source gives any more, though it be no source of the policy by now, is taken back.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_settlement_draw_grants (SummerSettlement *self,
                               SummerStore *store,
                               const SummerAssessment *assessment,
                               GError **error)
{
  const SummerPolicy *policy = assessment->policy;
  Reading reading = { self, g_array_new (FALSE, FALSE, sizeof (SummerSettlementGrantRecord)) };

  if (!summer_settlement_grant_each_settled (store, assessment->facts->id, take_settled, &reading,
                                             error))
    {
      g_array_unref (reading.grants);
      return FALSE;
    }
  for (guint i = 0; i < assessment->n_classes; i++)
    for (guint k = 0; k < policy->n_sources; k++)
      {
        const SummerExtra *extra = &assessment->classes[i].extras[k];
        const gint64 class_id = assessment->classes[i].id;
        SummerSettlementGrantRecord *former
            = find_grant (reading.grants, class_id, policy->sources[k].name);
        SummerSettlementGrantRecord grant = { .class_id = class_id,
                                              .source = keep (self, policy->sources[k].name),
                                              .purpose = keep (self, policy->sources[k].purpose),
                                              .base = extra->base,
                                              .granted = extra->granted,
                                              .before = former != NULL ? former->before : 0 };

        grant.due = grant.granted - grant.before;
        if (former != NULL)
          *former = grant;
        else if (grant.granted != 0)
          g_array_append_val (reading.grants, grant);
      }
  take_grants (self, reading.grants);
  return TRUE;
}

/* }}} */

/* Nothing that a draft rests on may be another by now. */
static gboolean
refuse_stale (SummerSettlement *self, SummerStore *store, GError **error)
{
  Reading reading = { self, g_array_new (FALSE, FALSE, sizeof (SummerSettlementGrantRecord)) };
  gboolean same;

  if (!summer_settlement_grant_each_settled (store, self->record.programme, take_settled, &reading,
                                             error))
    {
      g_array_unref (reading.grants);
      return FALSE;
    }
  same = TRUE;
  for (guint i = 0; same && i < self->n_grants; i++)
    {
      const SummerSettlementGrantRecord *grant = &self->grants[i];
      const SummerSettlementGrantRecord *now
          = find_grant (reading.grants, grant->class_id, grant->source);

      same = (now != NULL ? now->before : 0) == grant->before;
    }
  g_array_unref (reading.grants);
  return same
         || summer_clerk_set_conflict (
             error, "%s", _ ("Another settlement was made meanwhile. Draw it up anew."));
}

/**
 * summer_settlement_store_grants:
 *
 * Within an entry of the journal, after the lines.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_settlement_store_grants (SummerSettlement *self, SummerStore *store, GError **error)
{
  if (!refuse_stale (self, store, error))
    return FALSE;
  for (guint i = 0; i < self->n_grants; i++)
    {
      self->grants[i].settlement = self->record.id;
      if (!summer_settlement_grant_insert (store, &self->grants[i], error))
        return FALSE;
    }
  return TRUE;
}

/* {{{ Against the records of now */

typedef struct
{
  const SummerAssessment *now;
  GHashTable *places; /* owned: id of a class → its place in now + 1 */
  SummerMoney
      *left; /* owned: by class and source of the policy: granted now beyond what was taken */
  gboolean *regranted; /* owned */
} Comparison;

static Comparison
begin_comparison (const SummerAssessment *now)
{
  const guint n_sources = now->policy->n_sources;
  Comparison self = { .now = now,
                      .places = g_hash_table_new (g_int64_hash, g_int64_equal),
                      .left = g_new0 (SummerMoney, MAX (1, (gsize) now->n_classes * n_sources)),
                      .regranted = g_new0 (gboolean, MAX (1, now->n_classes)) };

  for (guint i = 0; i < now->n_classes; i++)
    {
      g_hash_table_insert (self.places, (gpointer) &now->classes[i].id, GUINT_TO_POINTER (i + 1));
      for (guint k = 0; k < n_sources; k++)
        self.left[i * n_sources + k] = now->classes[i].extras[k].granted;
    }
  return self;
}

/* What a source gave that is none of the policy by now differs as soon as it is anything. */
static gboolean
compare_grant (gint64 class_id, const char *source, gint64 granted, gpointer user_data)
{
  Comparison *self = user_data;
  const SummerPolicy *policy = self->now->policy;
  const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &class_id));
  guint k = 0;

  if (place == 0)
    return TRUE;
  while (k < policy->n_sources && strcmp (policy->sources[k].name, source) != 0)
    k++;
  if (k < policy->n_sources)
    self->left[(place - 1) * policy->n_sources + k] -= granted;
  else
    self->regranted[place - 1] |= granted != 0;
  return TRUE;
}

/* (transfer full) */
static gboolean *
end_comparison (Comparison *self)
{
  const guint n_sources = self->now->policy->n_sources;

  for (guint i = 0; i < self->now->n_classes; i++)
    for (guint k = 0; k < n_sources; k++)
      self->regranted[i] |= self->left[i * n_sources + k] != 0;
  g_hash_table_unref (self->places);
  g_free (self->left);
  return self->regranted;
}

/**
 * summer_settlement_dup_regranted:
 *
 * Returns: (transfer full): by class of @now, whether any further source gives it another amount than @self
 */
gboolean *
summer_settlement_dup_regranted (const SummerSettlement *self, const SummerAssessment *now)
{
  Comparison comparison = begin_comparison (now);

  for (guint i = 0; i < self->n_grants; i++)
    compare_grant (self->grants[i].class_id, self->grants[i].source, self->grants[i].granted,
                   &comparison);
  return end_comparison (&comparison);
}

/**
 * summer_settled_dup_regranted:
 *
 * Returns: (transfer full) (nullable): by class of @now, whether any further source gives it another amount than all
 *   confirmed settlements; %NULL with @error set
 */
gboolean *
summer_settled_dup_regranted (SummerStore *store, const SummerAssessment *now, GError **error)
{
  Comparison comparison = begin_comparison (now);
  const gboolean read = summer_settlement_grant_each_settled (store, now->facts->id, compare_grant,
                                                              &comparison, error);
  g_autofree gboolean *regranted = end_comparison (&comparison);

  return read ? g_steal_pointer (&regranted) : NULL;
}

/* }}} */

/**
 * summer_settlement_get_granted_all:
 *
 * What a class is granted of the fund and of all further sources, in fen.
 */
SummerMoney
summer_settlement_get_granted_all (const SummerSettlement *self, gint64 class_id)
{
  SummerMoney all = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_lines; i++)
    if (self->lines[i].class_id == class_id)
      all += self->lines[i].granted;
  for (guint i = 0; i < self->n_grants; i++)
    if (self->grants[i].class_id == class_id)
      all += self->grants[i].granted;
  return all;
}

/**
 * summer_settlement_get_due_all:
 * @moves: (out) (optional): whether the fund or any source pays or takes back something, though the sum may be 0
 *
 * What this settlement pays a class of the fund and of all further sources, in fen.
 */
SummerMoney
summer_settlement_get_due_all (const SummerSettlement *self, guint line, gboolean *moves)
{
  const SummerSettlementLineRecord *of;
  SummerMoney all;
  gboolean any;

  g_return_val_if_fail (self != NULL && line < self->n_lines, 0);

  of = &self->lines[line];
  all = of->due;
  any = of->due != 0;
  for (guint i = 0; i < self->n_grants; i++)
    if (self->grants[i].class_id == of->class_id)
      {
        all += self->grants[i].due;
        any = any || self->grants[i].due != 0;
      }
  if (moves != NULL)
    *moves = any;
  return all;
}

/**
 * summer_settlement_get_total_all:
 *
 * What this settlement pays all classes of the fund and of all further sources, in fen.
 */
SummerMoney
summer_settlement_get_total_all (const SummerSettlement *self)
{
  SummerMoney all;

  g_return_val_if_fail (self != NULL, 0);

  all = self->record.total;
  for (guint i = 0; i < self->n_grants; i++)
    all += self->grants[i].due;
  return all;
}

/**
 * summer_settlement_list_sources:
 *
 * Returns: (transfer full) (element-type SummerSettlementSource): the further sources by name, with their sums
 */
GArray *
summer_settlement_list_sources (const SummerSettlement *self)
{
  GArray *sources = g_array_new (FALSE, TRUE, sizeof (SummerSettlementSource));

  g_return_val_if_fail (self != NULL, sources);

  for (guint i = 0; i < self->n_grants; i++)
    {
      const SummerSettlementGrantRecord *grant = &self->grants[i];
      SummerSettlementSource *of;

      if (i == 0 || strcmp (self->grants[i - 1].source, grant->source) != 0)
        g_array_set_size (sources, sources->len + 1);
      of = &g_array_index (sources, SummerSettlementSource, sources->len - 1);
      of->source = grant->source;
      of->n_classes += grant->granted > 0;
      of->granted += grant->granted;
      of->before += grant->before;
      of->due += grant->due;
    }
  return sources;
}
