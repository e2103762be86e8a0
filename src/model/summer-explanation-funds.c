#include "config.h"

#include "summer-explanation-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Something that is divided among classes: the fund, a share of it, or a further source. */
typedef struct
{
  const char *times, *left;  /* labels: “× fund”, “Left of the fund” */
  const char *rest;          /* of one that gets less than its base */
  SummerMoney ceiling, sum;  /* what there is, and what all ask for */
  SummerMoney base, granted; /* of this class */
  int pool, source;          /* which it is: of the pools, else of the sources; -1 = not */
} Division;

/* The exact share, as whole numbers: base × fund ÷ sum, cut down to the unit, and whether one of the units
 * that cutting left over came on top. */
static void
explain_prorate (const SummerExplanation *self, const Division *of, SummerExplanationStep *step)
{
  SummerMoney unit = MAX (1, self->policy->unit);
  __int128 product = (__int128) of->base * of->ceiling;
  SummerMoney share = (SummerMoney) (product / of->sum);
  SummerMoney whole = (SummerMoney) (product / of->sum / unit) * unit;
  gboolean exact = product % of->sum == 0;
  g_autofree char *share_text = summer_dup_yuan (share);
  g_autofree char *unit_text = summer_dup_yuan (unit);

  summer_step_add (step, g_strdup (_ ("Base amount")), summer_dup_yuan (of->base));
  summer_step_add (step, g_strdup (of->times), summer_dup_yuan (of->ceiling));
  summer_step_add (step, g_strdup (_ ("÷ sum of all base amounts")), summer_dup_yuan (of->sum));
  summer_step_add (step, g_strdup (_ ("= exact share")),
                   exact ? g_steal_pointer (&share_text)
                         : g_strdup_printf (_ ("%s and a part of a fen"), share_text));
  summer_step_add (step, g_strdup_printf (_ ("Cut down to a multiple of %s"), unit_text),
                   summer_dup_yuan (whole));
  if (of->granted > whole)
    summer_step_add (step, g_strdup (_ ("One of the units left over, for the largest remainders")),
                     summer_dup_yuan (of->granted - whole));
  else if (!exact || share > whole)
    summer_step_add (step, g_strdup (_ ("Units left over go to larger remainders")),
                     summer_dup_yuan (0));
}

static gboolean
comes_before (const SummerClassFacts *a, const SummerClassFacts *b)
{
  return a->rank != b->rank ? a->rank < b->rank : strcmp (a->code, b->code) < 0;
}

/* Whether another class draws from the same, and what it got. */
static gboolean
draws (const Division *of, const SummerClassAssessment *other, SummerMoney *granted)
{
  if (of->source >= 0)
    {
      *granted = other->extras[of->source].granted;
      return other->extras[of->source].base > 0;
    }
  *granted = other->granted;
  return (int) other->pool == of->pool && other->base > 0;
}

static void
explain_in_order (const SummerExplanation *self, const Division *of, SummerExplanationStep *step)
{
  SummerMoney before = 0, granted = 0;
  guint n_before = 0;

  for (guint i = 0; i < self->assessment->n_classes; i++)
    {
      const SummerClassAssessment *other = &self->assessment->classes[i];

      if (other == self->of || !draws (of, other, &granted)
          || !comes_before (&self->assessment->facts->classes[i], self->facts))
        continue;
      before += granted;
      n_before++;
    }

  summer_step_add (step, g_strdup (_ ("Rank of this class")),
                   self->facts->rank == SUMMER_RANK_NONE
                       ? g_strdup (_ ("none: after all that have one"))
                       : g_strdup_printf ("%d", self->facts->rank));
  summer_step_add (step,
                   g_strdup_printf (ngettext ("Granted to %u class before it",
                                              "Granted to %u classes before it", n_before),
                                    n_before),
                   summer_dup_yuan (before));
  summer_step_add (step, g_strdup (of->left), summer_dup_yuan (of->ceiling - before));
  if (of->granted == of->base)
    summer_step_add (step, g_strdup (_ ("Covers the whole base amount")),
                     summer_dup_yuan (of->base));
  else if (of->granted > 0)
    summer_step_add (step, g_strdup (of->rest), summer_dup_yuan (of->granted));
  else
    summer_step_add (step, g_strdup (_ ("Nothing is left for this class")), summer_dup_yuan (0));
}

static void
explain_shortage (const SummerExplanation *self, const Division *of, SummerExplanationStep *step)
{
  if (self->policy->shortage == SUMMER_SHORTAGE_IN_ORDER)
    explain_in_order (self, of, step);
  else
    explain_prorate (self, of, step);
}

static char *
dup_eligible (guint n)
{
  return g_strdup_printf (ngettext ("%u eligible class", "%u eligible classes", n), n);
}

/* {{{ The fund, and its shares */

/* Fund − reserve = available; of it the share that the class draws from, or what the shares leave. */
static void
explain_available (const SummerExplanation *self, guint k, SummerExplanationStep *step)
{
  const SummerPolicy *policy = self->policy;
  const SummerMoney available = summer_policy_get_available (policy);
  SummerMoney shares = 0;

  if (policy->fund > 0)
    summer_step_add (step, g_strdup (_ ("Fund")), summer_dup_yuan (policy->fund));
  if (policy->reserve > 0)
    {
      summer_step_add (step, g_strdup (_ ("− reserve, held back")),
                       summer_dup_yuan (policy->reserve));
      summer_step_add (step, g_strdup (_ ("= to be granted")), summer_dup_yuan (available));
    }
  for (guint i = 0; i < policy->n_shares; i++)
    shares += self->assessment->pools[i].ceiling;
  if (k < policy->n_shares && policy->shares[k].by_percent)
    {
      g_autofree char *percent = summer_rate_dup_basis_points (policy->shares[k].basis_points);
      g_autofree char *whole = summer_dup_yuan (available);
      g_autofree char *unit = summer_dup_yuan (MAX (1, policy->unit));

      summer_step_add (
          step,
          /* Translators: a union, its percentage, an amount of money, and the unit of payment. */
          g_strdup_printf (_ ("Share of %s: %s of %s, cut down to a multiple of %s"),
                           policy->shares[k].name, percent, whole, unit),
          summer_dup_yuan (self->assessment->pools[k].ceiling));
    }
  else if (k < policy->n_shares)
    summer_step_add (step, g_strdup_printf (_ ("Share of %s"), policy->shares[k].name),
                     summer_dup_yuan (self->assessment->pools[k].ceiling));
  else if (policy->n_shares > 0 && available != SUMMER_NO_CEILING)
    {
      summer_step_add (step, g_strdup (_ ("− shares of the unions that have one")),
                       summer_dup_yuan (shares));
      summer_step_add (step, g_strdup (_ ("= the rest, for classes of no share")),
                       summer_dup_yuan (self->assessment->pools[k].ceiling));
    }
}

/* What of the policy lies idle because nobody is named by it. */
static void
explain_idle (const SummerExplanation *self, SummerExplanationStep *step)
{
  g_autofree char *idle = summer_policy_dup_idle (self->policy, NULL, self->assessment->facts);

  if (idle != NULL)
    summer_step_add (step, g_steal_pointer (&idle), NULL);
}

/* The title of the step: what the class draws from, and whether it was enough. */
static char *
dup_fund_title (const SummerExplanation *self, guint k, SummerMoney ceiling, gboolean shortage)
{
  const gboolean in_order = self->policy->shortage == SUMMER_SHORTAGE_IN_ORDER;
  g_autofree char *subject = NULL;

  if (self->policy->n_shares == 0)
    return g_strdup (ceiling == SUMMER_NO_CEILING ? _ ("The fund has no ceiling: nothing is cut")
                     : !shortage                  ? _ ("The fund is enough: nothing is cut")
                     : in_order ? _ ("The fund is too small: granted in order of rank")
                                : _ ("The fund is too small: cut in proportion"));
  if (k < self->policy->n_shares)
    subject = g_strdup_printf (_ ("The share of %s"), self->policy->shares[k].name);
  else
    subject = g_strdup (_ ("The rest of the fund"));
  /* Translators: %s is “The share of 福州市” or “The rest of the fund”. */
  return g_strdup_printf (ceiling == SUMMER_NO_CEILING ? _ ("%s has no ceiling: nothing is cut")
                          : !shortage                  ? _ ("%s is enough: nothing is cut")
                          : in_order ? _ ("%s is too small: granted in order of rank")
                                     : _ ("%s is too small: cut in proportion"),
                          subject);
}

/**
 * summer_explain_fund:
 *
 * What the fund grants of the base amount: from which share of it, what there is, and how it is divided.
 */
void
summer_explain_fund (SummerExplanation *self)
{
  const SummerAssessment *assessment = self->assessment;
  const gboolean whole = self->policy->n_shares == 0;
  const guint k = whole ? 0 : self->of->pool;
  const SummerPool *pool = &assessment->pools[k];
  const gboolean shortage = whole ? assessment->shortage : pool->shortage;
  const SummerMoney ceiling = whole ? summer_policy_get_available (self->policy) : pool->ceiling;
  const Division division = {
    .times = whole && self->policy->reserve == 0 ? _ ("× fund") : _ ("× what there is"),
    .left = whole && self->policy->reserve == 0 ? _ ("Left of the fund") : _ ("Left of it"),
    .rest = whole && self->policy->reserve == 0
                ? _ ("Less than the base amount: the rest of the fund")
                : _ ("Less than the base amount: what is left"),
    .ceiling = ceiling,
    .sum = whole ? assessment->base_total : pool->base_total,
    .base = self->of->base,
    .granted = self->of->granted,
    .pool = (int) k,
    .source = -1,
  };
  const guint n_eligible
      = whole ? summer_assessment_count (assessment, SUMMER_VERDICT_ELIGIBLE) : pool->n_eligible;
  SummerExplanationStep *step = summer_step_new (self, dup_fund_title (self, k, ceiling, shortage));

  if (!whole || self->policy->reserve > 0)
    explain_available (self, k, step);
  explain_idle (self, step);
  if (shortage && self->of->base > 0)
    {
      explain_shortage (self, &division, step);
      return;
    }
  summer_step_add (step, dup_eligible (n_eligible), summer_dup_yuan (division.sum));
  if (ceiling == SUMMER_NO_CEILING)
    return;
  if (whole)
    summer_step_add (step,
                     g_strdup (shortage ? _ ("More than the fund") : _ ("Not more than the fund")),
                     summer_dup_yuan (ceiling));
  else
    summer_step_add (step,
                     g_strdup (shortage ? _ ("More than there is") : _ ("Not more than there is")),
                     summer_dup_yuan (ceiling));
  if (shortage)
    summer_step_add (step, g_strdup (_ ("Share of this class")), summer_dup_yuan (0));
}

/* }}} */
/* {{{ Further sources */

/* What is due by the rule, and what of it others pay already. */
static void
explain_due (const SummerExplanation *self, guint k, SummerExplanationStep *step)
{
  const SummerSource *source = &self->policy->sources[k];
  const SummerExtra *extra = &self->of->extras[k];

  if (source->match > 0)
    {
      g_autofree char *percent = summer_rate_dup_basis_points (source->match);
      g_autofree char *granted = summer_dup_yuan (self->of->granted);

      summer_step_add (step,
                       /* Translators: an amount of money and a percentage. */
                       g_strdup_printf (_ ("Granted of the fund, %s × %s"), granted, percent),
                       summer_dup_yuan (extra->due));
    }
  else
    {
      summer_explain_amount (self, &source->amount, step);
      summer_step_add (step, g_strdup (_ ("Due by this rule")), summer_dup_yuan (extra->due));
    }
  summer_step_add (step, g_strdup (_ ("Pays for")), g_strdup (summer_source_get_purpose (source)));
  if (source->purpose == NULL)
    summer_step_add (step, g_strdup (_ ("− paid for the same by the fund")),
                     summer_dup_yuan (self->of->granted));
  for (guint j = 0; j < k; j++)
    if (g_strcmp0 (self->policy->sources[j].purpose, source->purpose) == 0)
      /* Translators: %s is a source of money. */
      summer_step_add (step,
                       g_strdup_printf (_ ("− paid for the same by %s"),
                                        self->policy->sources[j].name),
                       summer_dup_yuan (self->of->extras[j].granted));
  if (extra->taken_off > 0)
    summer_step_add (step,
                     g_strdup (extra->base > 0 ? _ ("= still to be paid, for nothing is paid twice")
                                               : _ ("Nothing is left to pay, for nothing is paid "
                                                    "twice")),
                     summer_dup_yuan (extra->base));
}

/**
 * summer_explain_source:
 * @k: number of a further source of the policy
 *
 * What it gives the class: whose it is, its rule, what is paid already for the same purpose, and its ceiling.
 */
void
summer_explain_source (SummerExplanation *self, guint k)
{
  const SummerSource *source = &self->policy->sources[k];
  const SummerExtra *extra = &self->of->extras[k];
  const SummerSourceSum *sum = &self->assessment->sources[k];
  const Division division = { _ ("× ceiling of this source"),
                              _ ("Left of it"),
                              _ ("Less than the base amount: what is left"),
                              source->max,
                              sum->base_total,
                              extra->base,
                              extra->granted,
                              -1,
                              (int) k };
  g_autofree char *granted = summer_dup_yuan (extra->granted);
  /* Translators: a further source of money and what it grants. */
  SummerExplanationStep *step
      = summer_step_new (self, g_strdup_printf (_ ("%s: %s"), source->name, granted));

  if (source->within != NULL && !summer_class_facts_is_within (self->facts, source->within))
    {
      summer_step_add (step, g_strdup_printf (_ ("Only for classes of %s"), source->within),
                       summer_dup_yuan (0));
      return;
    }
  if (source->within != NULL)
    summer_step_add (step, g_strdup (_ ("For classes of")), g_strdup (source->within));
  if (self->of->verdict != SUMMER_VERDICT_ELIGIBLE)
    {
      summer_step_add (step, g_strdup (_ ("Only eligible classes get it, so now")),
                       summer_dup_yuan (0));
      return;
    }
  explain_due (self, k, step);
  if (source->max == 0)
    return;
  if (sum->shortage && extra->base > 0)
    {
      summer_step_add (step, g_strdup (_ ("Its ceiling is less than what all are due")),
                       summer_dup_yuan (source->max));
      explain_shortage (self, &division, step);
      return;
    }
  summer_step_add (step, g_strdup (_ ("Due to all classes")), summer_dup_yuan (sum->base_total));
  summer_step_add (step,
                   g_strdup (sum->shortage ? _ ("More than its ceiling")
                                           : _ ("Not more than its ceiling")),
                   summer_dup_yuan (source->max));
}

/* }}} */

static gboolean
has_class (const SummerFacts *facts, const char *name)
{
  for (guint i = 0; i < facts->n_classes; i++)
    if (summer_class_facts_is_within (&facts->classes[i], name))
      return TRUE;
  return FALSE;
}

/**
 * summer_policy_dup_idle:
 * @name: (nullable): “shares” or “sources”; NULL = both
 * @facts: of the whole programme
 *
 * Names a policy's shares and sources that no class lies under: a slip of the pen, or money that nobody can draw.
 *
 * Returns: (transfer full) (nullable): a warning, a line each; NULL where there is nothing to warn of
 */
char *
summer_policy_dup_idle (const SummerPolicy *policy, const char *name, const SummerFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (policy != NULL && facts != NULL, NULL);

  for (guint i = 0; i < policy->n_shares && g_strcmp0 (name, "sources") != 0; i++)
    if (!has_class (facts, policy->shares[i].name))
      g_string_append_printf (text, _ ("%sNo class lies under “%s”: nobody draws from its share."),
                              text->len > 0 ? "\n" : "", policy->shares[i].name);
  for (guint i = 0; i < policy->n_sources && g_strcmp0 (name, "shares") != 0; i++)
    if (policy->sources[i].within != NULL && !has_class (facts, policy->sources[i].within))
      g_string_append_printf (text, _ ("%sNo class lies under “%s”: nobody gets anything of “%s”."),
                              text->len > 0 ? "\n" : "", policy->sources[i].within,
                              policy->sources[i].name);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
