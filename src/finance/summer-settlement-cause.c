#include "config.h"

#include "summer-settlement-cause.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-policy-version-table.h"
#include "summer-wording.h"

void
summer_settled_basis_free (SummerSettledBasis *self)
{
  if (self == NULL)
    return;
  summer_settlement_free (self->last);
  g_clear_pointer (&self->policy, summer_policy_free);
  g_free (self);
}

/**
 * summer_settled_basis_load:
 *
 * Returns: (transfer full) (nullable): the last settlement that is for good, with its policy; %NULL with @error set
 */
SummerSettledBasis *
summer_settled_basis_load (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (SummerSettledBasis) self = g_new0 (SummerSettledBasis, 1);
  g_autoptr (GError) problem = NULL;

  self->last = summer_settlement_load_last (store, programme, &problem);
  if (self->last != NULL && self->last->record.state < SUMMER_SETTLEMENT_CONFIRMED)
    {
      const int number = self->last->record.number - 1; /* only one at a time is not confirmed */

      g_clear_pointer (&self->last, summer_settlement_free);
      if (number > 0)
        self->last = summer_settlement_load_number (store, programme, number, &problem);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (self->last != NULL)
    {
      self->policy = summer_policy_version_load (store, self->last->record.version, error);
      if (self->policy == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/* {{{ What moved */

/* Something that is divided: what there was of it and is, and what the classes are due of it. */
typedef struct
{
  const char *name;
  SummerMoney ceiling[2], due[2]; /* settled, now; SUMMER_NO_CEILING = no limit */
  gboolean in_order[2];
} Divided;

static char *
dup_ceiling (SummerMoney ceiling)
{
  g_autofree char *text = NULL;

  if (ceiling == SUMMER_NO_CEILING)
    return g_strdup (_ ("no limit"));
  text = summer_money_dup_text (ceiling);
  return g_strdup_printf (_ ("%s yuan"), text);
}

static gboolean
was_short (const Divided *of, guint when)
{
  return of->ceiling[when] != SUMMER_NO_CEILING && of->due[when] > of->ceiling[when];
}

/* A class is granted another part of what it is due: what there is moved, or what all are due of it. */
static void
explain_division (GPtrArray *texts, const Divided *of)
{
  g_autofree char *before = dup_ceiling (of->ceiling[0]), *now = dup_ceiling (of->ceiling[1]);
  g_autofree char *due_before = summer_money_dup_text (of->due[0]);
  g_autofree char *due_now = summer_money_dup_text (of->due[1]);

  if (of->ceiling[0] != of->ceiling[1])
    g_ptr_array_add (texts, g_strdup_printf (_ ("The ceiling of %s moved from %s to %s."), of->name,
                                             before, now));
  if (of->due[0] != of->due[1] && (was_short (of, 0) || was_short (of, 1)))
    /* Translators: the fund or a source of money, two amounts, and what there is of it. */
    g_ptr_array_add (texts, g_strdup_printf (_ ("What all classes are due of %s moved from %s to %s"
                                                " yuan; there is: %s."),
                                             of->name, due_before, due_now, now));
  if (of->in_order[0] != of->in_order[1] && (was_short (of, 0) || was_short (of, 1)))
    g_ptr_array_add (texts,
                     g_strdup_printf (_ ("A shortage of %s is divided in another way."), of->name));
}

/* What decides the verdict of now. */
static char *
dup_decisive (const SummerAssessment *now, const SummerClassAssessment *of)
{
  for (guint i = 0; i < of->n_findings; i++)
    if (of->findings[i].level == SUMMER_LEVEL_REQUIRED
        && of->findings[i].outcome
               == (of->verdict == SUMMER_VERDICT_INELIGIBLE ? SUMMER_OUTCOME_FAIL
                                                            : SUMMER_OUTCOME_UNPROVEN))
      return summer_finding_dup_sentence (&of->findings[i], now->policy, now->as_of);
  return g_strdup (_ ("All required conditions are met."));
}

/* }}} */
/* {{{ The fund */

static const SummerSettlementLineRecord *
find_line (const SummerSettlement *self, gint64 class_id)
{
  for (guint i = 0; i < self->n_lines; i++)
    if (self->lines[i].class_id == class_id)
      return &self->lines[i];
  return NULL;
}

/* Of the share of that name, or of what the shares leave. */
static SummerMoney
get_ceiling (const SummerPolicy *policy, const char *share)
{
  SummerMoney left = summer_policy_get_available (policy);

  for (guint k = 0; k < policy->n_shares; k++)
    {
      SummerMoney ceiling = summer_policy_get_share (policy, k);

      if (left != SUMMER_NO_CEILING)
        {
          ceiling = MIN (ceiling, left);
          left -= ceiling;
        }
      if (g_strcmp0 (share, policy->shares[k].name) == 0)
        return ceiling;
    }
  return left;
}

static void
explain_fund (GPtrArray *texts,
              const SummerSettledBasis *self,
              const SummerAssessment *now,
              const SummerClassAssessment *of)
{
  const SummerPool *pool = &now->pools[of->pool];
  Divided fund = { .name = pool->name != NULL          ? pool->name
                           : now->policy->n_shares > 0 ? _ ("the rest of the fund")
                                                       : _ ("the fund"),
                   .ceiling = { get_ceiling (self->policy, pool->name), pool->ceiling },
                   .due = { 0, pool->base_total },
                   .in_order = { self->policy->shortage == SUMMER_SHORTAGE_IN_ORDER,
                                 now->policy->shortage == SUMMER_SHORTAGE_IN_ORDER } };

  for (guint i = 0; i < now->n_classes; i++)
    {
      const SummerSettlementLineRecord *line
          = now->classes[i].pool == of->pool ? find_line (self->last, now->classes[i].id) : NULL;

      fund.due[0] += line != NULL ? line->base : 0;
    }
  explain_division (texts, &fund);
}

static void
explain_base (GPtrArray *texts,
              const SummerSettlementLineRecord *line,
              const SummerClassAssessment *of)
{
  g_autofree char *before = summer_money_dup_text (line->base);
  g_autofree char *base = summer_money_dup_text (of->base);

  if (line->headcount != of->headcount)
    g_ptr_array_add (texts, g_strdup_printf (_ ("The headcount moved from %d to %d."),
                                             line->headcount, of->headcount));
  if (line->held_days != of->held_days)
    g_ptr_array_add (texts, g_strdup_printf (_ ("The days held moved from %d to %d."),
                                             line->held_days, of->held_days));
  g_ptr_array_add (texts,
                   g_strdup_printf (_ ("Its base amount moved from %s to %s yuan."), before, base));
}

/* }}} */
/* {{{ Further sources */

static const SummerSource *
find_source (const SummerPolicy *policy, const char *name, guint *at)
{
  for (guint k = 0; k < policy->n_sources; k++)
    if (strcmp (policy->sources[k].name, name) == 0)
      {
        if (at != NULL)
          *at = k;
        return &policy->sources[k];
      }
  return NULL;
}

static const SummerSettlementGrantRecord *
find_grant (const SummerSettlement *self, gint64 class_id, const char *source)
{
  for (guint i = 0; i < self->n_grants; i++)
    if (self->grants[i].class_id == class_id && strcmp (self->grants[i].source, source) == 0)
      return &self->grants[i];
  return NULL;
}

static SummerMoney
get_source_ceiling (const SummerSource *source)
{
  return source->max > 0 ? source->max : SUMMER_NO_CEILING;
}

static void
explain_rule (GPtrArray *texts,
              const SummerSource *before,
              const SummerSource *now,
              SummerMoney base_before,
              SummerMoney base)
{
  g_autofree char *rate_before = summer_rate_dup_basis_points (before->match);
  g_autofree char *rate = summer_rate_dup_basis_points (now->match);
  g_autofree char *text_before = summer_money_dup_text (base_before);
  g_autofree char *text = summer_money_dup_text (base);

  if (before->match > 0 && now->match > 0 && before->match != now->match)
    g_ptr_array_add (texts, g_strdup_printf (_ ("The share of %s moved from %s to %s."), now->name,
                                             rate_before, rate));
  g_ptr_array_add (texts, g_strdup_printf (_ ("What it is due of %s moved from %s to %s yuan."),
                                           now->name, text_before, text));
}

static void
explain_source (GPtrArray *texts,
                const SummerSettledBasis *self,
                const SummerAssessment *now,
                const SummerClassAssessment *of,
                guint k)
{
  const SummerSource *source = &now->policy->sources[k];
  const SummerSource *before = find_source (self->policy, source->name, NULL);
  const SummerSettlementGrantRecord *grant = find_grant (self->last, of->id, source->name);
  const SummerMoney base = grant != NULL ? grant->base : 0;

  if ((grant != NULL ? grant->granted : 0) == of->extras[k].granted)
    return;
  if (before == NULL)
    {
      g_ptr_array_add (texts, g_strdup_printf (_ ("%s was no source of money when it was settled."),
                                               source->name));
      return;
    }
  if (base != of->extras[k].base)
    explain_rule (texts, before, source, base, of->extras[k].base);
  if (of->extras[k].granted == of->extras[k].base
      && (grant == NULL || grant->granted == grant->base))
    return;

  Divided divided = { .name = source->name,
                      .ceiling = { get_source_ceiling (before), get_source_ceiling (source) },
                      .due = { 0, now->sources[k].base_total },
                      .in_order = { self->policy->shortage == SUMMER_SHORTAGE_IN_ORDER,
                                    now->policy->shortage == SUMMER_SHORTAGE_IN_ORDER } };
  for (guint i = 0; i < self->last->n_grants; i++)
    if (strcmp (self->last->grants[i].source, source->name) == 0)
      divided.due[0] += self->last->grants[i].base;
  explain_division (texts, &divided);
}

/* What the policy knows no more gives nothing any more. */
static void
explain_gone (GPtrArray *texts,
              const SummerSettledBasis *self,
              const SummerAssessment *now,
              gint64 class_id)
{
  for (guint i = 0; i < self->last->n_grants; i++)
    {
      const SummerSettlementGrantRecord *grant = &self->last->grants[i];

      if (grant->class_id == class_id && grant->granted != 0
          && find_source (now->policy, grant->source, NULL) == NULL)
        g_ptr_array_add (texts,
                         g_strdup_printf (_ ("%s is no source of money any more."), grant->source));
    }
}

/* }}} */

static void
explain_class (GPtrArray *texts,
               const SummerSettledBasis *self,
               const SummerAssessment *now,
               guint class)
{
  const SummerClassAssessment *of = &now->classes[class];
  const SummerSettlementLineRecord *line
      = self->last != NULL ? find_line (self->last, of->id) : NULL;

  if (line != NULL && line->verdict != of->verdict)
    /* Translators: two verdicts. */
    g_ptr_array_add (texts, g_strdup_printf (_ ("Its verdict moved from “%s” to “%s”."),
                                             summer_verdict_get_text (line->verdict),
                                             summer_verdict_get_text (of->verdict)));
  if (line == NULL || line->verdict != of->verdict || of->verdict != SUMMER_VERDICT_ELIGIBLE)
    g_ptr_array_add (texts, dup_decisive (now, of));
  if (line == NULL)
    g_ptr_array_add (texts, g_strdup (_ ("It was not there when it was settled.")));
  if (line == NULL || line->verdict != of->verdict)
    return;
  if (line->base != of->base)
    explain_base (texts, line, of);
  if (line->granted != of->granted && (line->granted != line->base || of->granted != of->base))
    explain_fund (texts, self, now, of);
  for (guint k = 0; k < now->policy->n_sources; k++)
    explain_source (texts, self, now, of, k);
  explain_gone (texts, self, now, of->id);
}

/**
 * summer_settled_basis_dup_cause:
 *
 * Returns: (transfer full): sentences; what decides the verdict, where nothing else moved
 */
char *
summer_settled_basis_dup_cause (const SummerSettledBasis *self,
                                const SummerAssessment *now,
                                guint class)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL && class < now->n_classes, NULL);

  explain_class (texts, self, now, class);
  if (texts->len == 0)
    g_ptr_array_add (texts, dup_decisive (now, &now->classes[class]));
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (" ", (char **) texts->pdata);
}
