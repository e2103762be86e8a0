#include "config.h"

#include "summer-funds.h"

#include "summer-grants.h"

#include <string.h>

/* The cases, for a fund F with the reserve R; A = F − R, or no ceiling where F is 0:
 *
 *   share of s yuan          pool of s; 0 is no money, not no ceiling
 *   share of p per cent      pool of A × p, cut down to the unit
 *   no share, or none above  pool of the rest: A less all shares, no ceiling where A has none
 *   a class                  draws from the share named deepest at or above its union; from no other
 *   a pool that is short     is divided inside, by the shortage rule of the policy; nothing moves between pools
 *
 *   further source, within   nothing for a class outside of it, nor for one that is not eligible
 *   flat, tiers, child_day   due by that rule; what the fund (for its purpose) and earlier sources of the same
 *                            purpose granted is taken off, so that no class is paid twice for the same thing
 *   match                    due that part of what the fund granted, cut down to the fen; taken off as above
 *   max                      ceiling of all classes together, divided as a pool
 *
 * A policy that contradicts itself (summer_policy_check() refuses it) grants no more than there is all the same: a share
 * gets what those before it left. */

/* Classes among which something is divided. */
typedef struct
{
  SummerGrant *grants; /* room for all classes */
  guint *classes;      /* which class each is of */
  guint n;
} Lot;

static void
lot_add (Lot *lot, const SummerAssessment *assessment, guint class, SummerMoney base)
{
  lot->grants[lot->n] = (SummerGrant){
    .code = assessment->classes[class].code,
    .rank = assessment->facts->classes[class].rank,
    .base = base,
  };
  lot->classes[lot->n++] = class;
}

/* The deepest share above a class is the first that its unions meet on their way up. */
static guint
find_pool (const SummerPolicy *policy, const SummerClassFacts *of)
{
  for (guint i = 0; of->unions != NULL && of->unions[i] != NULL; i++)
    for (guint k = 0; k < policy->n_shares; k++)
      if (strcmp (of->unions[i], policy->shares[k].name) == 0)
        return k;
  return policy->n_shares;
}

static void
set_ceilings (SummerAssessment *assessment)
{
  const SummerPolicy *policy = assessment->policy;
  SummerMoney left = summer_policy_get_available (policy);

  for (guint k = 0; k < policy->n_shares; k++)
    {
      SummerMoney ceiling = summer_policy_get_share (policy, k);

      if (left != SUMMER_NO_CEILING)
        {
          ceiling = MIN (ceiling, left);
          left -= ceiling;
        }
      assessment->pools[k].ceiling = ceiling;
    }
  assessment->pools[policy->n_shares].ceiling = left;
}

static void
grant_pool (SummerAssessment *assessment, guint k, Lot *lot)
{
  SummerPool *pool = &assessment->pools[k];

  lot->n = 0;
  for (guint i = 0; i < assessment->n_classes; i++)
    if (assessment->classes[i].pool == k)
      lot_add (lot, assessment, i, assessment->classes[i].base);
  pool->shortage = summer_grants_divide (assessment->policy, pool->ceiling, lot->grants, lot->n);
  assessment->shortage = assessment->shortage || pool->shortage;
  for (guint i = 0; i < lot->n; i++)
    assessment->classes[lot->classes[i]].granted = lot->grants[i].granted;
}

/* What was granted to a class before source @k for the same purpose. */
static SummerMoney
get_paid (const SummerPolicy *policy, const SummerClassAssessment *class, guint k)
{
  SummerMoney paid = policy->sources[k].purpose == NULL ? class->granted : 0;

  for (guint j = 0; j < k; j++)
    if (g_strcmp0 (policy->sources[j].purpose, policy->sources[k].purpose) == 0)
      paid += class->extras[j].granted;
  return paid;
}

static SummerMoney
get_due (const SummerSource *source, const SummerClassAssessment *class, const SummerClassFacts *of)
{
  if (class->verdict != SUMMER_VERDICT_ELIGIBLE
      || (source->within != NULL && !summer_class_facts_is_within (of, source->within)))
    return 0;
  if (source->match > 0)
    return (SummerMoney) ((__int128) class->granted * source->match / 10000);
  return summer_grants_base (&source->amount, of->kind, class->headcount, class->present);
}

static void
grant_source (SummerAssessment *assessment, guint k, Lot *lot)
{
  const SummerPolicy *policy = assessment->policy;
  const SummerSource *source = &policy->sources[k];

  lot->n = 0;
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      SummerClassAssessment *class = &assessment->classes[i];
      SummerExtra *extra = &class->extras[k];

      extra->due = get_due (source, class, &assessment->facts->classes[i]);
      extra->taken_off = MIN (extra->due, get_paid (policy, class, k));
      extra->base = extra->due - extra->taken_off;
      lot_add (lot, assessment, i, extra->base);
    }
  assessment->sources[k].shortage
      = summer_grants_divide (policy, source->max > 0 ? source->max : SUMMER_NO_CEILING,
                              lot->grants, lot->n);
  for (guint i = 0; i < lot->n; i++)
    assessment->classes[i].extras[k].granted = lot->grants[i].granted;
}

/**
 * summer_funds_grant:
 * @assessment: its classes have their verdicts and what they are due of the fund
 *
 * Grants each class its part of the fund, and then of each further source in its order; and adds up.
 */
void
summer_funds_grant (SummerAssessment *assessment)
{
  const SummerPolicy *policy = assessment->policy;
  const guint n = MAX (assessment->n_classes, 1);
  g_autofree SummerGrant *grants = g_new0 (SummerGrant, n);
  g_autofree guint *classes = g_new0 (guint, n);
  Lot lot = { grants, classes, 0 };

  assessment->shortage = FALSE;
  set_ceilings (assessment);
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      assessment->classes[i].pool = find_pool (policy, &assessment->facts->classes[i]);
      memset (assessment->classes[i].extras, 0, sizeof assessment->classes[i].extras);
    }
  for (guint k = 0; k < assessment->n_pools; k++)
    grant_pool (assessment, k, &lot);
  for (guint k = 0; k < policy->n_sources; k++)
    grant_source (assessment, k, &lot);
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      SummerClassAssessment *class = &assessment->classes[i];

      class->granted_all = class->granted;
      for (guint k = 0; k < policy->n_sources; k++)
        class->granted_all += class->extras[k].granted;
    }
  summer_assessment_sum_up (assessment);
}
