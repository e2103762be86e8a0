#include "config.h"

#include "summer-settlement.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-fingerprint.h"
#include "summer-policy-version-table.h"
#include "summer-programme-table.h"
#include "summer-settled.h"
#include "summer-settlement-table.h"
#include "summer-wording.h"

static const char *
keep (SummerSettlement *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

static SummerSettlement *
settlement_new (void)
{
  SummerSettlement *self = g_new0 (SummerSettlement, 1);

  self->texts = g_string_chunk_new (4096);
  return self;
}

void
summer_settlement_free (SummerSettlement *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->texts);
  g_clear_pointer (&self->policy, summer_policy_free);
  g_free (self->lines);
  g_free (self->grants);
  g_free (self);
}

/* {{{ As it is stored */

typedef struct
{
  SummerSettlement *self;
  gint64 id;  /* the one wanted; 0 = any */
  int number; /* the same; where both are 0, the last */
  gboolean found;
} Wanted;

static gboolean
take_record (const SummerSettlementRecord *record, gpointer user_data)
{
  Wanted *wanted = user_data;
  SummerSettlement *self = wanted->self;

  if ((wanted->id != 0 && record->id != wanted->id)
      || (wanted->number != 0 && record->number != wanted->number))
    return TRUE;
  wanted->found = TRUE;
  self->record = *record;
  self->record.made_by = keep (self, record->made_by);
  self->record.inputs = keep (self, record->inputs);
  self->record.checked_by = keep (self, record->checked_by);
  self->record.confirmed_by = keep (self, record->confirmed_by);
  self->record.published_by = keep (self, record->published_by);
  self->record.note = keep (self, record->note);
  return wanted->id == 0 && wanted->number == 0;
}

typedef struct
{
  SummerSettlement *self;
  GArray *lines;
} Lines;

static gboolean
take_line (const SummerSettlementLineRecord *record, gpointer user_data)
{
  Lines *loading = user_data;
  SummerSettlementLineRecord line = *record;

  line.code = keep (loading->self, record->code);
  line.name = keep (loading->self, record->name);
  line.union_name = keep (loading->self, record->union_name);
  line.host = keep (loading->self, record->host);
  line.explanation = keep (loading->self, record->explanation);
  line.reason = keep (loading->self, record->reason);
  g_array_append_val (loading->lines, line);
  return TRUE;
}

static gboolean
take_programme (const SummerProgrammeRecord *record, gpointer user_data)
{
  g_array_append_val (user_data, record->id);
  return TRUE;
}

static gboolean
load_lines (SummerSettlement *self, SummerStore *store, GError **error)
{
  Lines loading = { self, g_array_new (FALSE, FALSE, sizeof (SummerSettlementLineRecord)) };
  const gboolean loaded
      = summer_settlement_line_each (store, self->record.id, take_line, &loading, error);

  self->n_lines = loading.lines->len;
  self->lines = (SummerSettlementLineRecord *) (gpointer) g_array_free (loading.lines, FALSE);
  return loaded && summer_settlement_load_grants (self, store, error);
}

/**
 * summer_settlement_load:
 *
 * Returns: (transfer full) (nullable): the settlement with its lines; %NULL with @error set
 */
SummerSettlement *
summer_settlement_load (SummerStore *store, gint64 id, GError **error)
{
  g_autoptr (SummerSettlement) self = settlement_new ();
  g_autoptr (GArray) programmes = g_array_new (FALSE, FALSE, sizeof (gint64));
  Wanted wanted = { .self = self, .id = id };

  g_return_val_if_fail (id != 0, NULL);

  if (!summer_programme_each (store, take_programme, programmes, error))
    return NULL;
  for (guint i = 0; i < programmes->len && !wanted.found; i++)
    if (!summer_settlement_each (store, g_array_index (programmes, gint64, i), take_record, &wanted,
                                 error))
      return NULL;
  if (!wanted.found)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                           _ ("This settlement is not there any more."));
      return NULL;
    }
  return load_lines (self, store, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * summer_settlement_load_last:
 *
 * Returns: (transfer full) (nullable): the settlement with the highest number; %NULL where there is none, or with @error
 *   set
 */
SummerSettlement *
summer_settlement_load_last (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (SummerSettlement) self = settlement_new ();
  Wanted wanted = { .self = self };

  if (!summer_settlement_each (store, programme, take_record, &wanted, error) || !wanted.found)
    return NULL;
  return load_lines (self, store, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * summer_settlement_load_number:
 * @number: as people name it; 0 = the last
 *
 * Returns: (transfer full) (nullable): the settlement; %NULL with @error set, which says what to do where there is none
 */
SummerSettlement *
summer_settlement_load_number (SummerStore *store, gint64 programme, int number, GError **error)
{
  g_autoptr (SummerSettlement) self = settlement_new ();
  Wanted wanted = { .self = self, .number = number };

  if (!summer_settlement_each (store, programme, take_record, &wanted, error))
    return NULL;
  if (wanted.found)
    return load_lines (self, store, error) ? g_steal_pointer (&self) : NULL;
  if (number == 0)
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("Nothing is settled yet. Draw up a settlement first."));
  else
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                 _ ("There is no settlement %d."), number);
  return NULL;
}

/* }}} */
/* {{{ Drawing one up */

static gint64
get_settled (GHashTable *settled, gint64 class_id)
{
  const SummerSettled *of = summer_settled_get (settled, class_id);

  return of != NULL ? of->granted : 0;
}

/* Of the fund and all further sources. */
static gint64
get_settled_all (GHashTable *settled, gint64 class_id)
{
  const SummerSettled *of = summer_settled_get (settled, class_id);

  return of != NULL ? of->all : 0;
}

static void
draw_line (SummerSettlement *self, SummerAssessment *assessment, guint index, gint64 before)
{
  const SummerClassAssessment *of = &assessment->classes[index];
  const SummerClassFacts *facts = &assessment->facts->classes[index];
  g_autoptr (GPtrArray) steps = summer_explanation_new (assessment, of);
  g_autofree char *explanation = summer_explanation_dup_text (steps);

  self->lines[index] = (SummerSettlementLineRecord){
    .class_id = of->id,
    .code = keep (self, facts->code),
    .name = keep (self, facts->name),
    .union_name = keep (self, facts->union_name),
    .host = keep (self, facts->host),
    .verdict = of->verdict,
    .headcount = of->headcount,
    .held_days = of->held_days,
    .expected = of->expected,
    .present = of->present,
    .base = of->base,
    .granted = of->granted,
    .before = before,
    .due = of->granted - before,
    .explanation = keep (self, explanation),
  };
  self->record.n_granted += of->granted > 0;
  self->record.granted += of->granted;
  self->record.total += of->granted - before;
}

/* One at a time, and none of an earlier day than the one before. */
static gboolean
refuse_after (const SummerSettlementRecord *last, SummerDay as_of, GError **error)
{
  g_autofree char *day = summer_day_dup_text_in_year (last->as_of);

  if (last->state >= SUMMER_SETTLEMENT_CONFIRMED && as_of >= last->as_of)
    return TRUE;
  if (last->state >= SUMMER_SETTLEMENT_CONFIRMED)
    return summer_clerk_set_refused (
        error,
        _ ("Settlement %d is by the records up to %s. The next one cannot be of an earlier day."),
        last->number, day);
  return summer_clerk_set_refused (
      error, _ ("Settlement %d is still %s. Confirm or discard it before the next is drawn up."),
      last->number, summer_terms_get_text (SUMMER_TERMS_SETTLEMENT, (int) last->state));
}

/* Only what is in force is settled, no sandbox. */
static gboolean
refuse_other_policy (SummerStore *store,
                     gint64 programme,
                     const SummerPolicy *policy,
                     GError **error)
{
  g_autoptr (SummerPolicy) in_force = summer_programme_load_policy (store, programme, error);

  if (in_force == NULL)
    return FALSE;
  if (summer_policy_equal (in_force, policy))
    return TRUE;
  return summer_clerk_set_refused (
      error,
      _ ("This is not calculated by the policy in force. Settle what the Subsidy page shows."));
}

/**
 * summer_settlement_draw:
 * @assessment: of the whole programme
 * @today: the clock's day
 * @person: who draws it up
 *
 * Freezes what every class gets by @assessment, against what earlier settlements have given. Nothing is stored.
 *
 * Returns: (transfer full) (nullable): the draft; %NULL with @error set, %SUMMER_CLERK_ERROR_REFUSED while an earlier one is
 *   not confirmed, by another policy than that in force, or of a day that is to come or before that of the last
 */
SummerSettlement *
summer_settlement_draw (SummerStore *store,
                        SummerAssessment *assessment,
                        SummerDay today,
                        const char *person,
                        GError **error)
{
  g_autoptr (SummerSettlement) self = settlement_new ();
  g_autoptr (SummerSettlement) last = NULL;
  g_autoptr (GHashTable) settled = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *inputs = NULL;

  g_return_val_if_fail (assessment != NULL && assessment->whole == NULL, NULL);
  g_return_val_if_fail (assessment->before == NULL, NULL); /* nothing supposed is settled */

  last = summer_settlement_load_last (store, assessment->facts->id, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (last != NULL && !refuse_after (&last->record, assessment->as_of, error))
    return NULL;
  if (assessment->as_of > today)
    {
      g_autofree char *day = summer_day_dup_text_in_year (assessment->as_of);

      summer_clerk_set_refused (error,
                                _ ("Something is recorded for %s, which is still to come. Mend that"
                                   " day before anything is settled."),
                                day);
      return NULL;
    }
  settled = summer_settled_load (store, assessment->facts->id, error);
  if (settled == NULL
      || !refuse_other_policy (store, assessment->facts->id, assessment->policy, error))
    return NULL;

  self->policy = summer_policy_copy (assessment->policy);
  inputs = summer_fingerprint_dup (assessment);
  self->record = (SummerSettlementRecord){
    .programme = assessment->facts->id,
    .number = last != NULL ? last->record.number + 1 : 1,
    .as_of = assessment->as_of,
    .made_on = today,
    .made_by = keep (self, person),
    .n_classes = (int) assessment->n_classes,
    .fund = assessment->fund,
    .inputs = keep (self, inputs),
    .checked_on = SUMMER_DAY_NONE,
    .confirmed_on = SUMMER_DAY_NONE,
    .published_on = SUMMER_DAY_NONE,
    .notice_first = SUMMER_DAY_NONE,
    .notice_last = SUMMER_DAY_NONE,
  };
  self->n_lines = assessment->n_classes;
  self->lines = g_new0 (SummerSettlementLineRecord, MAX (self->n_lines, 1));
  for (guint i = 0; i < assessment->n_classes; i++)
    draw_line (self, assessment, i, get_settled (settled, assessment->classes[i].id));
  return summer_settlement_draw_grants (self, store, assessment, error) ? g_steal_pointer (&self)
                                                                        : NULL;
}

void
summer_settlement_set_reason (SummerSettlement *self, guint line, const char *reason)
{
  g_return_if_fail (line < self->n_lines);

  self->lines[line].reason = reason != NULL && *reason != '\0' ? keep (self, reason) : NULL;
}

static void
complain_of_draft (const SummerSettlement *draft, SummerComplaints *complaints)
{
  gboolean moves = FALSE;

  if (draft->record.made_by == NULL || *draft->record.made_by == '\0')
    summer_complaints_add (complaints, "person", "%s", _ ("Write who draws it up."));
  for (guint i = 0; i < draft->n_lines; i++)
    {
      const SummerSettlementLineRecord *line = &draft->lines[i];
      g_autofree char *field = g_strdup_printf ("reason-%" G_GINT64_FORMAT, line->class_id);

      moves |= line->due != 0;
      if (line->verdict == SUMMER_VERDICT_UNPROVEN && line->reason == NULL)
        summer_complaints_add (
            complaints, field, "%s",
            _ ("The records do not decide this class yet. Write why it is settled"
               " with nothing all the same, or mend the records first."));
    }
  for (guint i = 0; i < draft->n_grants; i++)
    moves |= draft->grants[i].due != 0;
  if (draft->record.number > 1 && !moves)
    summer_complaints_add (complaints, "amounts", "%s",
                           _ ("No amount has changed since the last settlement. There is nothing to"
                              " settle."));
}

/* The draft may have lain on the screen for a while: nothing that it rests on may be another by now. */
static gboolean
refuse_stale (SummerStore *store, const SummerSettlement *draft, GError **error)
{
  g_autoptr (SummerSettlement) last = NULL;
  g_autoptr (GHashTable) settled = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean same;

  if (!refuse_other_policy (store, draft->record.programme, draft->policy, error))
    return FALSE;
  last = summer_settlement_load_last (store, draft->record.programme, &problem);
  settled = problem == NULL ? summer_settled_load (store, draft->record.programme, &problem) : NULL;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  same = (last != NULL ? last->record.number : 0) == draft->record.number - 1;
  for (guint i = 0; same && i < draft->n_lines; i++)
    same = get_settled (settled, draft->lines[i].class_id) == draft->lines[i].before;
  return same
         || summer_clerk_set_conflict (
             error, "%s", _ ("Another settlement was made meanwhile. Draw it up anew."));
}

static gboolean
insert_all (SummerStore *store, SummerSettlement *draft, GError **error)
{
  if (!refuse_stale (store, draft, error)
      || !summer_policy_version_keep (store, draft->record.programme,
                                      N_ ("In force when it was settled"), &draft->record.version,
                                      error)
      || !summer_settlement_insert (store, &draft->record, error))
    return FALSE;
  for (guint i = 0; i < draft->n_lines; i++)
    {
      draft->lines[i].settlement = draft->record.id;
      if (!summer_settlement_line_insert (store, &draft->lines[i], error))
        return FALSE;
    }
  return summer_settlement_store_grants (draft, store, error);
}

/**
 * summer_settlement_store:
 * @draft: as summer_settlement_draw() made it, with reasons for unproven classes; gets its id
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_settlement_store (SummerStore *store,
                         SummerSettlement *draft,
                         SummerComplaints *complaints,
                         char **done,
                         GError **error)
{
  g_autofree char *number = g_strdup_printf ("%d", draft->record.number);
  gboolean written;

  complain_of_draft (draft, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_store_begin (store, "settlement", number, error))
    return FALSE;
  written = insert_all (store, draft, error);
  if (summer_clerk_finish (store, written, _ ("Settlement %s is drawn up"), number, done, error))
    return TRUE;
  draft->record.id = 0;
  return FALSE;
}

/* }}} */
/* {{{ Differences */

/**
 * summer_settlement_list_differences:
 * @now: the present assessment, of the whole programme
 *
 * Of the fund and of each further source by itself: two sums that are equal may still be of other money.
 *
 * Returns: (transfer full) (element-type SummerSettlementDifference) (nullable): the classes that would get another
 *   amount now than all confirmed settlements have given them, by code; %NULL with @error set
 */
GArray *
summer_settlement_list_differences (SummerStore *store, const SummerAssessment *now, GError **error)
{
  g_autoptr (GArray) differences = g_array_new (FALSE, FALSE, sizeof (SummerSettlementDifference));
  g_autoptr (GHashTable) settled = summer_settled_load (store, now->facts->id, error);
  g_autofree gboolean *regranted
      = settled != NULL ? summer_settled_dup_regranted (store, now, error) : NULL;

  if (regranted == NULL)
    return NULL;
  for (guint i = 0; i < now->n_classes; i++)
    {
      const SummerSettlementDifference difference
          = { .class = i,
              .settled = get_settled_all (settled, now->classes[i].id),
              .now = now->classes[i].granted_all,
              .verdict = now->classes[i].verdict };

      /* Source by source: what one gives more and another less are two differences, and not none. */
      if (regranted[i] || get_settled (settled, now->classes[i].id) != now->classes[i].granted)
        g_array_append_val (differences, difference);
    }
  return g_steal_pointer (&differences);
}

/* }}} */
