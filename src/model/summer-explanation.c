#include "config.h"

#include "summer-phrase.h"
#include "summer-wording.h"

#include <glib/gi18n.h>
#include <string.h>

/* What every step is made from. */
typedef struct
{
  const SummerAssessment *assessment;
  const SummerClassAssessment *of;
  const SummerClassFacts *facts;
  const SummerPolicy *policy;
  GPtrArray *steps;
} Explanation;

static void
free_line (gpointer data)
{
  SummerExplanationLine *line = data;

  g_free (line->label);
  g_free (line->value);
  g_free (line);
}

static void
free_step (gpointer data)
{
  SummerExplanationStep *step = data;

  g_free (step->title);
  g_ptr_array_unref (step->lines);
  g_free (step);
}

/* Takes title. */
static SummerExplanationStep *
add_step (Explanation *self, char *title)
{
  SummerExplanationStep *step = g_new0 (SummerExplanationStep, 1);

  step->title = title;
  step->lines = g_ptr_array_new_with_free_func (free_line);
  g_ptr_array_add (self->steps, step);
  return step;
}

/* Takes label and value. */
static SummerExplanationLine *
add_line (SummerExplanationStep *step, char *label, char *value)
{
  SummerExplanationLine *line = g_new0 (SummerExplanationLine, 1);

  line->label = label;
  line->value = value;
  line->condition = -1;
  g_ptr_array_add (step->lines, line);
  return line;
}

/* The same, told of a condition. */
static void
add_line_of (SummerExplanationStep *step, SummerCondition condition, char *label, char *value)
{
  add_line (step, label, value)->condition = (int) condition;
}

static char *
dup_yuan (SummerMoney fen)
{
  g_autofree char *text = summer_money_dup_text (fen);

  return g_strdup_printf (_ ("%s yuan"), text);
}

static const SummerFinding *
find_required (const Explanation *self, SummerCondition condition)
{
  const SummerFinding *finding = summer_class_assessment_find (self->of, condition);

  return finding != NULL && finding->level == SUMMER_LEVEL_REQUIRED ? finding : NULL;
}

static guint
count_required (const Explanation *self, guint outcomes)
{
  guint n = 0;

  for (guint i = 0; i < self->of->n_findings; i++)
    if (self->of->findings[i].level == SUMMER_LEVEL_REQUIRED
        && (outcomes & (1u << self->of->findings[i].outcome)))
      n++;
  return n;
}

#define FAILED (1u << SUMMER_OUTCOME_FAIL)
#define UNPROVEN (1u << SUMMER_OUTCOME_UNPROVEN)
#define FINE ((1u << SUMMER_OUTCOME_PASS) | (1u << SUMMER_OUTCOME_NOT_APPLICABLE))

/* The figures that people ask for first, and that the other conditions passed too. */
static void
explain_eligible (Explanation *self, SummerExplanationStep *step)
{
  const SummerFinding *finding;
  guint others = count_required (self, FINE);

  if ((finding = find_required (self, SUMMER_CONDITION_HEADCOUNT)) != NULL)
    {
      add_line_of (step, SUMMER_CONDITION_HEADCOUNT,
                   g_strdup (summer_condition_get_title (SUMMER_CONDITION_HEADCOUNT)),
                   g_strdup_printf (_ ("%d children, at least %d"), self->of->headcount,
                                    (int) summer_finding_get_count (finding, "min")));
      others--;
    }
  if ((finding = find_required (self, SUMMER_CONDITION_OPEN_DAYS)) != NULL)
    {
      add_line_of (step, SUMMER_CONDITION_OPEN_DAYS,
                   g_strdup (summer_condition_get_title (SUMMER_CONDITION_OPEN_DAYS)),
                   g_strdup_printf (_ ("%d days, at least %d"), self->of->held_days,
                                    (int) summer_finding_get_count (finding, "min")));
      others--;
    }
  if ((finding = find_required (self, SUMMER_CONDITION_ATTENDANCE)) != NULL)
    {
      g_autofree char *present = summer_phrase_dup_count (self->of->present);
      g_autofree char *expected = summer_phrase_dup_count (self->of->expected);
      g_autofree char *percent = summer_rate_dup_percent (self->of->present, self->of->expected);

      add_line_of (step, SUMMER_CONDITION_ATTENDANCE,
                   g_strdup (summer_condition_get_title (SUMMER_CONDITION_ATTENDANCE)),
                   g_strdup_printf ("%s / %s = %s%%", present, expected,
                                    percent != NULL ? percent : "–"));
      if (self->of->unrecorded > 0)
        {
          g_autofree char *unrecorded = summer_phrase_dup_count (self->of->unrecorded);
          g_autofree char *min
              = summer_rate_dup_basis_points ((int) summer_finding_get_count (finding, "min"));

          add_line (step,
                    g_strdup_printf (_ ("All %s unrecorded ones taken as absent"), unrecorded),
                    g_strdup_printf (_ ("still not below %s"), min));
        }
      others--;
    }
  add_line (step, g_strdup_printf (_ ("The other %u required conditions"), others),
            g_strdup (_ ("all passed")))
      ->strong
      = TRUE;
}

static void
explain_verdict (Explanation *self)
{
  g_autoptr (GString) summary = NULL;
  SummerExplanationStep *step
      = add_step (self,
                  g_strdup_printf (_ ("Verdict: %s"), summer_verdict_get_text (self->of->verdict)));

  if (self->of->verdict == SUMMER_VERDICT_ELIGIBLE)
    {
      explain_eligible (self, step);
      return;
    }

  summary = g_string_new (NULL);
  g_string_printf (summary, _ ("Of %u required conditions %u passed"),
                   count_required (self, FINE | FAILED | UNPROVEN), count_required (self, FINE));
  if (count_required (self, FAILED) > 0)
    g_string_append_printf (summary, _ (", %u failed"), count_required (self, FAILED));
  if (count_required (self, UNPROVEN) > 0)
    g_string_append_printf (summary, _ (", %u are not decided by the records"),
                            count_required (self, UNPROVEN));
  add_line (step, g_strdup (summary->str), NULL);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->of->n_findings; i++)
      {
        const SummerFinding *finding = &self->of->findings[i];
        g_autofree char *sentence = NULL;

        if (finding->level != SUMMER_LEVEL_REQUIRED
            || finding->outcome != (pass == 0 ? SUMMER_OUTCOME_FAIL : SUMMER_OUTCOME_UNPROVEN))
          continue;
        sentence = summer_finding_dup_sentence (finding, self->policy, self->assessment->as_of);
        /* Translators: a condition, its outcome, and why. */
        add_line_of (step, finding->condition,
                     g_strdup_printf (_ ("%s (%s): %s"),
                                      summer_condition_get_title (finding->condition),
                                      summer_outcome_get_text (finding->outcome), sentence),
                     NULL);
      }
}

static void
explain_tier (Explanation *self, SummerExplanationStep *step)
{
  const SummerTier *used = NULL, *lowest = NULL;
  const char *kind = summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, (int) self->facts->kind);

  for (guint i = 0; i < self->policy->amount.n_tiers; i++)
    {
      const SummerTier *tier = &self->policy->amount.tiers[i];

      if (tier->kind != self->facts->kind)
        continue;
      if (lowest == NULL)
        lowest = tier;
      if (tier->children_min <= self->of->headcount)
        used = tier;
    }

  add_line (step, g_strdup (_ ("Kind and headcount")),
            g_strdup_printf (_ ("%s, %d children"), kind, self->of->headcount));
  if (used != NULL)
    add_line (step, g_strdup_printf (_ ("Tier: %s from %d children"), kind, used->children_min),
              dup_yuan (used->amount))
        ->strong
        = TRUE;
  else if (lowest != NULL)
    add_line (step,
              g_strdup_printf (_ ("Below the lowest tier of %d children"), lowest->children_min),
              dup_yuan (0));
  else
    add_line (step, g_strdup_printf (_ ("The policy has no tier for: %s"), kind), dup_yuan (0));
}

static void
explain_child_days (Explanation *self, SummerExplanationStep *step)
{
  g_autofree char *present = summer_phrase_dup_count (self->of->present);
  g_autofree char *rate = dup_yuan (self->policy->amount.child_day);
  SummerMoney product = self->of->present * self->policy->amount.child_day;
  g_autofree char *limit = dup_yuan (self->policy->amount.child_day_max);

  add_line (step, g_strdup_printf (_ ("%s child-days present × %s"), present, rate),
            dup_yuan (product));
  if (self->policy->amount.child_day_max > 0)
    add_line (step, g_strdup_printf (_ ("At most %s a class"), limit),
              product > self->policy->amount.child_day_max
                  ? dup_yuan (self->policy->amount.child_day_max)
                  : g_strdup (_ ("not reached")));
}

static void
explain_base (Explanation *self)
{
  SummerExplanationStep *step = add_step (self, g_strdup (_ ("Base amount")));
  gboolean assumed = FALSE;
  const char *source = summer_policy_get_source (self->policy, "amount", &assumed);

  switch (self->policy->amount.mode)
    {
    case SUMMER_AMOUNT_FLAT:
      add_line (step, g_strdup (_ ("The same for every eligible class")),
                dup_yuan (self->policy->amount.flat));
      break;
    case SUMMER_AMOUNT_TIERS:
      explain_tier (self, step);
      break;
    case SUMMER_AMOUNT_CHILD_DAY:
      explain_child_days (self, step);
      break;
    default:
      g_warn_if_reached ();
      break;
    }
  if (self->of->verdict != SUMMER_VERDICT_ELIGIBLE)
    add_line (step, g_strdup (_ ("Only eligible classes get it, so now")),
              dup_yuan (self->of->base));
  add_line (step, g_strdup (_ ("Source")),
            g_strdup (source != NULL ? source : _ ("Set for this programme")));
}

/* The exact share, as whole numbers: base × fund ÷ sum, cut down to the unit, and whether one of the units
 * that cutting left over came on top. */
static void
explain_prorate (Explanation *self, SummerExplanationStep *step)
{
  SummerMoney fund = self->assessment->fund, sum = self->assessment->base_total;
  SummerMoney unit = MAX (1, self->policy->unit);
  __int128 product = (__int128) self->of->base * fund;
  SummerMoney share = (SummerMoney) (product / sum);
  SummerMoney whole = (SummerMoney) (product / sum / unit) * unit;
  gboolean exact = product % sum == 0;
  g_autofree char *share_text = dup_yuan (share);
  g_autofree char *unit_text = dup_yuan (unit);

  add_line (step, g_strdup (_ ("Base amount")), dup_yuan (self->of->base));
  add_line (step, g_strdup (_ ("× fund")), dup_yuan (fund));
  add_line (step, g_strdup (_ ("÷ sum of all base amounts")), dup_yuan (sum));
  add_line (step, g_strdup (_ ("= exact share")),
            exact ? g_steal_pointer (&share_text)
                  : g_strdup_printf (_ ("%s and a part of a fen"), share_text));
  add_line (step, g_strdup_printf (_ ("Cut down to a multiple of %s"), unit_text),
            dup_yuan (whole));
  if (self->of->granted > whole)
    add_line (step, g_strdup (_ ("One of the units left over, for the largest remainders")),
              dup_yuan (self->of->granted - whole));
  else if (!exact || share > whole)
    add_line (step, g_strdup (_ ("Units left over go to larger remainders")), dup_yuan (0));
}

static gboolean
comes_before (const SummerClassFacts *a, const SummerClassFacts *b)
{
  return a->rank != b->rank ? a->rank < b->rank : strcmp (a->code, b->code) < 0;
}

static void
explain_in_order (Explanation *self, SummerExplanationStep *step)
{
  SummerMoney before = 0;
  guint n_before = 0;

  for (guint i = 0; i < self->assessment->n_classes; i++)
    {
      const SummerClassAssessment *other = &self->assessment->classes[i];

      if (other == self->of || other->base == 0
          || !comes_before (&self->assessment->facts->classes[i], self->facts))
        continue;
      before += other->granted;
      n_before++;
    }

  add_line (step, g_strdup (_ ("Rank of this class")),
            self->facts->rank == SUMMER_RANK_NONE ? g_strdup (_ ("none: after all that have one"))
                                                  : g_strdup_printf ("%d", self->facts->rank));
  add_line (step,
            g_strdup_printf (ngettext ("Granted to %u class before it",
                                       "Granted to %u classes before it", n_before),
                             n_before),
            dup_yuan (before));
  add_line (step, g_strdup (_ ("Left of the fund")), dup_yuan (self->assessment->fund - before));
  if (self->of->granted == self->of->base)
    add_line (step, g_strdup (_ ("Covers the whole base amount")), dup_yuan (self->of->base));
  else if (self->of->granted > 0)
    add_line (step, g_strdup (_ ("Less than the base amount: the rest of the fund")),
              dup_yuan (self->of->granted));
  else
    add_line (step, g_strdup (_ ("Nothing is left for this class")), dup_yuan (0));
}

static void
explain_fund (Explanation *self)
{
  const SummerAssessment *assessment = self->assessment;
  SummerExplanationStep *step;
  guint n_eligible = summer_assessment_count (assessment, SUMMER_VERDICT_ELIGIBLE);
  g_autofree char *fund = dup_yuan (assessment->fund);
  g_autofree char *sum = dup_yuan (assessment->base_total);

  if (assessment->fund == 0)
    {
      step = add_step (self, g_strdup (_ ("The fund has no ceiling: nothing is cut")));
      add_line (step,
                g_strdup_printf (ngettext ("%u eligible class", "%u eligible classes", n_eligible),
                                 n_eligible),
                g_steal_pointer (&sum));
      return;
    }

  if (!assessment->shortage)
    {
      step = add_step (self, g_strdup (_ ("The fund is enough: nothing is cut")));
      add_line (step,
                g_strdup_printf (ngettext ("%u eligible class", "%u eligible classes", n_eligible),
                                 n_eligible),
                g_steal_pointer (&sum));
      add_line (step, g_strdup (_ ("Not more than the fund")), g_steal_pointer (&fund));
      return;
    }

  step = add_step (self, self->policy->shortage == SUMMER_SHORTAGE_IN_ORDER
                             ? g_strdup (_ ("The fund is too small: granted in order of rank"))
                             : g_strdup (_ ("The fund is too small: cut in proportion")));
  if (self->of->base == 0)
    {
      add_line (step,
                g_strdup_printf (ngettext ("%u eligible class", "%u eligible classes", n_eligible),
                                 n_eligible),
                g_steal_pointer (&sum));
      add_line (step, g_strdup (_ ("More than the fund")), g_steal_pointer (&fund));
      add_line (step, g_strdup (_ ("Share of this class")), dup_yuan (0));
    }
  else if (self->policy->shortage == SUMMER_SHORTAGE_IN_ORDER)
    {
      explain_in_order (self, step);
    }
  else
    {
      explain_prorate (self, step);
    }
}

static void
explain_remedies (Explanation *self)
{
  SummerExplanationStep *step = add_step (self, g_strdup (_ ("What is missing")));

  for (guint i = 0; i < self->of->n_findings; i++)
    {
      const SummerFinding *finding = &self->of->findings[i];
      g_autofree char *remedy = NULL;

      if (finding->level != SUMMER_LEVEL_REQUIRED)
        continue;
      remedy = summer_finding_dup_remedy (finding, self->policy, self->assessment->as_of);
      if (remedy != NULL)
        /* Translators: a condition, and what is to be done about it. */
        add_line_of (step, finding->condition,
                     g_strdup_printf (_ ("%s: %s"), summer_condition_get_title (finding->condition),
                                      remedy),
                     NULL);
    }
  add_line (step, g_strdup (_ ("Base amount once it is eligible")), dup_yuan (self->of->would_be))
      ->strong
      = TRUE;
}

/* The whole account number stands only where a payment is made from; here its end is enough to tell. */
static void
explain_payment (Explanation *self)
{
  SummerExplanationStep *step = add_step (self, g_strdup (_ ("Payment")));
  const char *number = self->facts->account_number;
  const char *name = self->facts->account_name, *bank = self->facts->bank;

  add_line (step, g_strdup (_ ("Account name")), g_strdup (name != NULL ? name : _ ("not given")));
  add_line (step, g_strdup (_ ("Bank")), g_strdup (bank != NULL ? bank : _ ("not given")));
  if (number != NULL && g_utf8_strlen (number, -1) > 4)
    add_line (step, g_strdup (_ ("Account")),
              g_strdup_printf (_ ("ends in %s"),
                               g_utf8_offset_to_pointer (number, g_utf8_strlen (number, -1) - 4)));
  else
    add_line (step, g_strdup (_ ("Account")), g_strdup (number != NULL ? number : _ ("not given")));
}

static void
explain_granted (Explanation *self)
{
  g_autofree char *granted = dup_yuan (self->of->granted);
  SummerExplanationStep *step = add_step (self, g_strdup_printf (_ ("Granted: %s"), granted));

  add_line (step, g_strdup (_ ("In capital numerals")),
            summer_money_dup_capital (self->of->granted))
      ->strong
      = TRUE;
}

/**
 * summer_explanation_new:
 * @assessment: an assessment
 * @of: one of its classes
 *
 * Why the class is granted what it is, step by step: the verdict, the base amount, the fund, the amount, and
 * the account; for a class with nothing, exactly what is missing. Every figure is the assessment's own.
 *
 * Returns: (transfer full) (element-type SummerExplanationStep): the steps, in order
 */
GPtrArray *
summer_explanation_new (const SummerAssessment *assessment, const SummerClassAssessment *of)
{
  Explanation self = { assessment, of, NULL, NULL, NULL };

  g_return_val_if_fail (assessment != NULL && of != NULL, NULL);

  self.facts = summer_facts_find_class (assessment->facts, of->code);
  self.policy = assessment->policy;
  self.steps = g_ptr_array_new_with_free_func (free_step);
  g_return_val_if_fail (self.facts != NULL, self.steps);

  explain_verdict (&self);
  explain_base (&self);
  explain_fund (&self);
  explain_granted (&self);
  if (of->verdict != SUMMER_VERDICT_ELIGIBLE)
    explain_remedies (&self);
  if (of->granted > 0)
    explain_payment (&self);
  return self.steps;
}

/**
 * summer_explanation_dup_text:
 * @steps: the steps of an explanation
 *
 * An explanation as plain text, a line a line, for a cell of a workbook or the clipboard.
 */
char *
summer_explanation_dup_text (GPtrArray *steps)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (steps != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < steps->len; i++)
    {
      const SummerExplanationStep *step = steps->pdata[i];

      g_string_append_printf (text, "%s%u. %s\n", i > 0 ? "\n" : "", i + 1, step->title);
      for (guint j = 0; j < step->lines->len; j++)
        {
          const SummerExplanationLine *line = step->lines->pdata[j];

          if (line->value == NULL)
            g_string_append_printf (text, "   %s\n", line->label);
          else
            /* Translators: a label and what stands beside it. */
            g_string_append_printf (text, _ ("   %s: %s\n"), line->label, line->value);
        }
    }
  return g_string_free (text, FALSE);
}
