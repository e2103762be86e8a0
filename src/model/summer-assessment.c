#include "config.h"

#include "summer-assessment.h"

#include <string.h>

/**
 * summer_assessment_new:
 * @facts: (transfer none): what is judged; kept by reference
 * @policy: (transfer none): what it is judged by; kept as a copy
 * @as_of: the day on which it is judged
 *
 * An assessment with one empty entry a class, in the order of the facts. The rules fill it in.
 *
 * Returns: (transfer full): the assessment
 */
SummerAssessment *
summer_assessment_new (SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of)
{
  SummerAssessment *assessment;

  g_return_val_if_fail (facts != NULL && policy != NULL && as_of != SUMMER_DAY_NONE, NULL);

  assessment = g_new0 (SummerAssessment, 1);
  g_atomic_ref_count_init (&assessment->refs);
  assessment->facts = summer_facts_ref (facts);
  assessment->policy = summer_policy_copy (policy);
  assessment->as_of = as_of;
  assessment->fund = policy->fund;
  assessment->n_pools = policy->n_shares + 1;
  assessment->pools = g_new0 (SummerPool, assessment->n_pools);
  for (guint i = 0; i < policy->n_shares; i++)
    assessment->pools[i].name = assessment->policy->shares[i].name;
  assessment->n_classes = facts->n_classes;
  assessment->classes = g_new0 (SummerClassAssessment, MAX (facts->n_classes, 1));
  for (guint i = 0; i < facts->n_classes; i++)
    {
      assessment->classes[i].id = facts->classes[i].id;
      assessment->classes[i].code = facts->classes[i].code;
      assessment->classes[i].urgent = -1;
    }
  return assessment;
}

/**
 * summer_assessment_sum_up:
 *
 * Adds up what the classes are granted: of the fund, of each pool and of each further source. Ceilings and shortages
 * are left as they are.
 */
void
summer_assessment_sum_up (SummerAssessment *assessment)
{
  g_return_if_fail (assessment != NULL);

  assessment->base_total = assessment->granted_total = assessment->granted_all = 0;
  for (guint k = 0; k < assessment->n_pools; k++)
    {
      SummerPool *pool = &assessment->pools[k];

      pool->base_total = pool->granted_total = 0;
      pool->n_classes = pool->n_eligible = 0;
    }
  for (guint k = 0; k < assessment->policy->n_sources; k++)
    assessment->sources[k] = (SummerSourceSum){ .shortage = assessment->sources[k].shortage };
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *class = &assessment->classes[i];
      SummerPool *pool = &assessment->pools[class->pool];
      const gboolean is_eligible = class->verdict == SUMMER_VERDICT_ELIGIBLE;

      pool->base_total += class->base;
      pool->granted_total += class->granted;
      pool->n_classes++;
      pool->n_eligible += is_eligible;
      assessment->base_total += class->base;
      assessment->granted_total += class->granted;
      assessment->granted_all += class->granted_all;
      for (guint k = 0; k < assessment->policy->n_sources; k++)
        {
          const char *within = assessment->policy->sources[k].within;
          const gboolean is_within
              = within == NULL
                || summer_class_facts_is_within (&assessment->facts->classes[i], within);

          assessment->sources[k].base_total += class->extras[k].base;
          assessment->sources[k].granted_total += class->extras[k].granted;
          assessment->sources[k].n_classes += is_within;
          assessment->sources[k].n_eligible += is_within && is_eligible;
        }
    }
}

/**
 * summer_assessment_get_rest:
 * @assessment: of all classes, with a fund that has a ceiling
 *
 * Returns: in fen, what would be left of the fund but for its reserve if every class whose verdict is open were to pass, at
 *   its whole base amount; below zero what would be lacking then, a shortage that is there already included. Nothing moves
 *   between shares: where any of them lacks, it is what they lack together
 */
SummerMoney
summer_assessment_get_rest (const SummerAssessment *assessment)
{
  g_autofree SummerMoney *asked = NULL;
  SummerMoney left = 0, lacking = 0;

  g_return_val_if_fail (assessment != NULL, 0);

  asked = g_new0 (SummerMoney, MAX (assessment->n_pools, 1));
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *class = &assessment->classes[i];

      asked[class->pool]
          += class->verdict == SUMMER_VERDICT_UNPROVEN ? class->would_be : class->base;
    }
  for (guint k = 0; k < assessment->n_pools; k++)
    if (assessment->pools[k].ceiling != SUMMER_NO_CEILING)
      {
        left += MAX (0, assessment->pools[k].ceiling - asked[k]);
        lacking += MAX (0, asked[k] - assessment->pools[k].ceiling);
      }
  return lacking > 0 ? -lacking : left;
}

/**
 * summer_assessment_new_part:
 * @whole: kept by reference; it owns what the part shows
 * @classes: (array length=n_classes): indices, ascending
 *
 * Returns: (transfer full): the part
 */
SummerAssessment *
summer_assessment_new_part (SummerAssessment *whole, const guint *classes, guint n_classes)
{
  SummerAssessment *part;

  g_return_val_if_fail (whole != NULL && whole->whole == NULL, NULL);

  part = g_memdup2 (whole, sizeof (SummerAssessment));
  g_atomic_ref_count_init (&part->refs);
  part->whole = summer_assessment_ref (whole);
  part->facts = summer_facts_new_part (whole->facts, classes, n_classes);
  part->classes = g_new (SummerClassAssessment, MAX (n_classes, 1));
  part->n_classes = n_classes;
  part->pools = g_memdup2 (whole->pools, whole->n_pools * sizeof *whole->pools);
  for (guint i = 0; i < n_classes; i++)
    part->classes[i] = whole->classes[classes[i]];
  summer_assessment_sum_up (part);
  return part;
}

SummerAssessment *
summer_assessment_get_whole (SummerAssessment *assessment)
{
  g_return_val_if_fail (assessment != NULL, NULL);

  return assessment->whole != NULL ? assessment->whole : assessment;
}

/**
 * summer_assessment_ref:
 *
 * Returns: (transfer full): @assessment, with one reference more
 */
SummerAssessment *
summer_assessment_ref (SummerAssessment *assessment)
{
  g_return_val_if_fail (assessment != NULL, NULL);

  g_atomic_ref_count_inc (&assessment->refs);
  return assessment;
}

static void
finding_clear (SummerFinding *finding)
{
  if (finding->borrowed)
    return;
  for (guint i = 0; i < finding->n_figures; i++)
    {
      g_free (finding->figures[i].text);
      g_strfreev (finding->figures[i].texts);
      g_free (finding->figures[i].days);
    }
}

/**
 * summer_assessment_unref:
 * @assessment: (transfer full): the assessment
 *
 * Gives up one reference; the last frees the findings and lets go of the facts.
 */
void
summer_assessment_unref (SummerAssessment *assessment)
{
  g_return_if_fail (assessment != NULL);

  if (!g_atomic_ref_count_dec (&assessment->refs))
    return;
  g_free (assessment->pools);
  if (assessment->whole != NULL)
    {
      summer_assessment_unref (assessment->whole);
      summer_facts_unref (assessment->facts);
      g_free (assessment->classes);
      g_free (assessment);
      return;
    }
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      SummerClassAssessment *class = &assessment->classes[i];

      for (guint j = 0; !class->borrowed && j < class->n_findings; j++)
        finding_clear (&class->findings[j]);
      if (!class->borrowed)
        g_free (class->findings);
    }
  g_free (assessment->classes);
  g_clear_pointer (&assessment->before, summer_assessment_unref);
  summer_policy_free (assessment->policy);
  summer_facts_unref (assessment->facts);
  g_free (assessment);
}

/**
 * summer_assessment_find:
 * @code: a class code
 *
 * Returns: (transfer none) (nullable): what was found of the class of that code
 */
const SummerClassAssessment *
summer_assessment_find (const SummerAssessment *assessment, const char *code)
{
  const SummerClassFacts *of;

  g_return_val_if_fail (assessment != NULL && code != NULL, NULL);

  of = summer_facts_find_class (assessment->facts, code);
  return of ? &assessment->classes[of - assessment->facts->classes] : NULL;
}

void
summer_class_assessment_make_findings (SummerClassAssessment *assessment)
{
  g_return_if_fail (assessment != NULL && assessment->findings == NULL);

  assessment->findings = g_new0 (SummerFinding, SUMMER_N_CONDITIONS);
}

/**
 * summer_class_assessment_find:
 *
 * Returns: (transfer none) (nullable): the finding on @condition, or NULL when the policy has it off
 */
const SummerFinding *
summer_class_assessment_find (const SummerClassAssessment *assessment, SummerCondition condition)
{
  g_return_val_if_fail (assessment != NULL, NULL);

  for (guint i = 0; i < assessment->n_findings; i++)
    if (assessment->findings[i].condition == condition)
      return &assessment->findings[i];
  return NULL;
}

/**
 * summer_assessment_count:
 *
 * How many classes have @verdict.
 */
guint
summer_assessment_count (const SummerAssessment *assessment, SummerVerdict verdict)
{
  guint n = 0;

  g_return_val_if_fail (assessment != NULL, 0);

  for (guint i = 0; i < assessment->n_classes; i++)
    n += assessment->classes[i].verdict == verdict;
  return n;
}

/**
 * summer_assessment_count_outlook:
 *
 * How many classes have @outlook.
 */
guint
summer_assessment_count_outlook (const SummerAssessment *assessment, SummerProspectState outlook)
{
  guint n = 0;

  g_return_val_if_fail (assessment != NULL, 0);

  for (guint i = 0; i < assessment->n_classes; i++)
    n += assessment->classes[i].outlook == outlook;
  return n;
}

/**
 * summer_class_assessment_get_urgent:
 *
 * Returns: (transfer none) (nullable): the required condition to see to first, or NULL when all are met for good
 */
const SummerFinding *
summer_class_assessment_get_urgent (const SummerClassAssessment *assessment)
{
  g_return_val_if_fail (assessment != NULL, NULL);

  return assessment->urgent < 0 ? NULL : &assessment->findings[assessment->urgent];
}

/* What can be saved comes first, what a record would tell next; then what is lost, and what needs nobody. A class that
 * takes no part is the last of all. */
static int
get_rank (const SummerAssessment *assessment, guint index)
{
  static const int ranks[SUMMER_N_PROSPECTS] = {
    [SUMMER_PROSPECT_AT_RISK] = 0,  [SUMMER_PROSPECT_NOT_KNOWN] = 1, [SUMMER_PROSPECT_LOST] = 2,
    [SUMMER_PROSPECT_ON_TRACK] = 3, [SUMMER_PROSPECT_MET] = 4,
  };
  if (!summer_class_facts_takes_part (&assessment->facts->classes[index]))
    return SUMMER_N_PROSPECTS;
  return ranks[assessment->classes[index].outlook];
}

static int
compare_urgency (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SummerAssessment *assessment = user_data;
  const guint left = *(const guint *) a, right = *(const guint *) b;
  const SummerFinding *x = summer_class_assessment_get_urgent (&assessment->classes[left]);
  const SummerFinding *y = summer_class_assessment_get_urgent (&assessment->classes[right]);
  const SummerDay x_due = x ? x->prospect.due : SUMMER_DAY_NONE;
  const SummerDay y_due = y ? y->prospect.due : SUMMER_DAY_NONE;
  const int order = get_rank (assessment, left) - get_rank (assessment, right);

  if (order != 0)
    return order;
  if (x_due != y_due)
    {
      if (x_due == SUMMER_DAY_NONE || y_due == SUMMER_DAY_NONE)
        return x_due == SUMMER_DAY_NONE ? 1 : -1;
      return x_due < y_due ? -1 : 1;
    }
  return (left > right) - (left < right);
}

/**
 * summer_assessment_list_by_urgency:
 *
 * The order of the rescue list: at risk, not known, lost, on track, met; within each the class whose most urgent
 * condition has the earliest day, then by code.
 *
 * Returns: (transfer full) (array): the indices of all n_classes classes
 */
guint *
summer_assessment_list_by_urgency (const SummerAssessment *assessment)
{
  guint *order;

  g_return_val_if_fail (assessment != NULL, NULL);

  order = g_new (guint, MAX (assessment->n_classes, 1));
  for (guint i = 0; i < assessment->n_classes; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) assessment->n_classes, sizeof *order, compare_urgency,
                     (gpointer) assessment);
  return order;
}

/**
 * summer_outcome_get_code:
 *
 * The outcome as rules.md names it: pass, fail, unproven or n/a.
 */
const char *
summer_outcome_get_code (SummerOutcome outcome)
{
  static const char *const codes[] = { "pass", "fail", "unproven", "n/a" };

  g_return_val_if_fail (outcome < G_N_ELEMENTS (codes), "");

  return codes[outcome];
}

/**
 * summer_verdict_get_code:
 *
 * The verdict as rules.md names it: eligible, ineligible or unproven.
 */
const char *
summer_verdict_get_code (SummerVerdict verdict)
{
  static const char *const codes[] = { "eligible", "ineligible", "unproven" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (codes), "");

  return codes[verdict];
}

static SummerFigure *
finding_add (SummerFinding *finding, const char *key, SummerFigureKind kind)
{
  SummerFigure *figure;

  g_assert (finding->n_figures < SUMMER_MAX_FIGURES);

  figure = &finding->figures[finding->n_figures++];
  *figure = (SummerFigure){ .key = key, .kind = kind };
  return figure;
}

/**
 * summer_finding_add_count:
 * @key: the name of the figure, a static string; so for all of these
 * @count: a number of children, child-days, days, visits …
 */
void
summer_finding_add_count (SummerFinding *finding, const char *key, gint64 count)
{
  finding_add (finding, key, SUMMER_FIGURE_COUNT)->number = count;
}

/**
 * summer_finding_add_boolean:
 */
void
summer_finding_add_boolean (SummerFinding *finding, const char *key, gboolean value)
{
  finding_add (finding, key, SUMMER_FIGURE_BOOLEAN)->number = value != FALSE;
}

/**
 * summer_finding_add_rate:
 * @basis_points: a threshold of the policy, in basis points
 */
void
summer_finding_add_rate (SummerFinding *finding, const char *key, int basis_points)
{
  finding_add (finding, key, SUMMER_FIGURE_BASIS_POINTS)->number = basis_points;
}

/**
 * summer_finding_add_day:
 * @day: a day, or SUMMER_DAY_NONE for null
 */
void
summer_finding_add_day (SummerFinding *finding, const char *key, SummerDay day)
{
  finding_add (finding, key, SUMMER_FIGURE_DAY)->number = day;
}

/**
 * summer_finding_add_term:
 * @value: a value of @terms
 */
void
summer_finding_add_term (SummerFinding *finding, const char *key, SummerTerms terms, int value)
{
  SummerFigure *figure = finding_add (finding, key, SUMMER_FIGURE_TERM);

  figure->terms = terms;
  figure->number = value;
}

/**
 * summer_finding_add_text:
 * @text: (nullable): a name or a code, copied; NULL for null
 */
void
summer_finding_add_text (SummerFinding *finding, const char *key, const char *text)
{
  finding_add (finding, key, SUMMER_FIGURE_TEXT)->text = g_strdup (text);
}

/**
 * summer_finding_take_texts:
 * @texts: (transfer full) (array zero-terminated=1): names or codes
 */
void
summer_finding_take_texts (SummerFinding *finding, const char *key, char **texts)
{
  finding_add (finding, key, SUMMER_FIGURE_TEXTS)->texts = texts;
}

/**
 * summer_finding_take_days:
 * @days: (transfer full) (element-type SummerDay): days in their order
 */
void
summer_finding_take_days (SummerFinding *finding, const char *key, GArray *days)
{
  SummerFigure *figure = finding_add (finding, key, SUMMER_FIGURE_DAYS);

  figure->n_days = days->len;
  figure->days = (SummerDay *) (gpointer) g_array_free (days, FALSE);
}

/**
 * summer_finding_get:
 *
 * Returns: (transfer none) (nullable): the figure of that name, or NULL when the finding has none
 */
const SummerFigure *
summer_finding_get (const SummerFinding *finding, const char *key)
{
  g_return_val_if_fail (finding != NULL && key != NULL, NULL);

  for (guint i = 0; i < finding->n_figures; i++)
    if (strcmp (finding->figures[i].key, key) == 0)
      return &finding->figures[i];
  return NULL;
}

/**
 * summer_finding_get_count:
 *
 * The number of the figure of that name, 0 when the finding has none.
 */
gint64
summer_finding_get_count (const SummerFinding *finding, const char *key)
{
  const SummerFigure *figure = summer_finding_get (finding, key);

  return figure ? figure->number : 0;
}
