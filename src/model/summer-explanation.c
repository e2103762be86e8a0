#include "config.h"

#include "summer-explanation-private.h"
#include "summer-phrase.h"

#include <glib/gi18n.h>
#include <string.h>

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
SummerExplanationStep *
summer_step_new (SummerExplanation *self, char *title)
{
  SummerExplanationStep *step = g_new0 (SummerExplanationStep, 1);

  step->title = title;
  step->lines = g_ptr_array_new_with_free_func (free_line);
  g_ptr_array_add (self->steps, step);
  return step;
}

/* Takes label and value. */
SummerExplanationLine *
summer_step_add (SummerExplanationStep *step, char *label, char *value)
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
  summer_step_add (step, label, value)->condition = (int) condition;
}

char *
summer_dup_yuan (SummerMoney fen)
{
  g_autofree char *text = summer_money_dup_text (fen);

  return g_strdup_printf (_ ("%s yuan"), text);
}

static const SummerFinding *
find_required (const SummerExplanation *self, SummerCondition condition)
{
  const SummerFinding *finding = summer_class_assessment_find (self->of, condition);

  return finding != NULL && finding->level == SUMMER_LEVEL_REQUIRED ? finding : NULL;
}

static guint
count_required (const SummerExplanation *self, guint outcomes)
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
#define PASSED (1u << SUMMER_OUTCOME_PASS)
#define FINE (PASSED | (1u << SUMMER_OUTCOME_NOT_APPLICABLE))

/* The figures that people ask for first, and that the other conditions passed too. */
static void
explain_eligible (SummerExplanation *self, SummerExplanationStep *step)
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

          summer_step_add (step,
                           g_strdup_printf (_ ("All %s unrecorded ones taken as absent"),
                                            unrecorded),
                           g_strdup_printf (_ ("still not below %s"), min));
        }
      others--;
    }
  summer_step_add (step, g_strdup_printf (_ ("The other %u required conditions"), others),
                   g_strdup (_ ("all passed")))
      ->strong
      = TRUE;
}

static void
explain_verdict (SummerExplanation *self)
{
  g_autoptr (GString) summary = NULL;
  SummerExplanationStep *step
      = summer_step_new (self, g_strdup_printf (_ ("Verdict: %s"),
                                                summer_verdict_get_text (self->of->verdict)));

  if (self->of->verdict == SUMMER_VERDICT_ELIGIBLE)
    {
      explain_eligible (self, step);
      return;
    }

  summary = g_string_new (NULL);
  g_string_printf (summary, _ ("Of %u required conditions %u passed"),
                   count_required (self, FINE | FAILED | UNPROVEN), count_required (self, PASSED));
  if (count_required (self, FAILED) > 0)
    g_string_append_printf (summary, _ (", %u failed"), count_required (self, FAILED));
  if (count_required (self, UNPROVEN) > 0)
    g_string_append_printf (summary, _ (", %u are not decided by the records"),
                            count_required (self, UNPROVEN));
  if (count_required (self, FINE) > count_required (self, PASSED))
    g_string_append_printf (summary, _ (", %u not applicable"),
                            count_required (self, FINE) - count_required (self, PASSED));
  summer_step_add (step, g_strdup (summary->str), NULL);
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
explain_tier (const SummerExplanation *self,
              const SummerAmount *amount,
              SummerExplanationStep *step)
{
  const SummerTier *used = NULL, *lowest = NULL;
  const char *kind = summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, (int) self->facts->kind);

  for (guint i = 0; i < amount->n_tiers; i++)
    {
      const SummerTier *tier = &amount->tiers[i];

      if (tier->kind != self->facts->kind)
        continue;
      if (lowest == NULL)
        lowest = tier;
      if (tier->children_min <= self->of->headcount)
        used = tier;
    }

  summer_step_add (step, g_strdup (_ ("Kind and headcount")),
                   g_strdup_printf (_ ("%s, %d children"), kind, self->of->headcount));
  if (used != NULL)
    summer_step_add (step,
                     g_strdup_printf (_ ("Tier: %s from %d children"), kind, used->children_min),
                     summer_dup_yuan (used->amount))
        ->strong
        = TRUE;
  else if (lowest != NULL)
    summer_step_add (step,
                     g_strdup_printf (_ ("Below the lowest tier of %d children"),
                                      lowest->children_min),
                     summer_dup_yuan (0));
  else
    summer_step_add (step, g_strdup_printf (_ ("The policy has no tier for: %s"), kind),
                     summer_dup_yuan (0));
}

static void
explain_child_days (const SummerExplanation *self,
                    const SummerAmount *amount,
                    SummerExplanationStep *step)
{
  g_autofree char *present = summer_phrase_dup_count (self->of->present);
  g_autofree char *rate = summer_dup_yuan (amount->child_day);
  SummerMoney product = self->of->present * amount->child_day;
  g_autofree char *limit = summer_dup_yuan (amount->child_day_max);

  summer_step_add (step, g_strdup_printf (_ ("%s child-days present × %s"), present, rate),
                   summer_dup_yuan (product));
  if (amount->child_day_max > 0)
    summer_step_add (step, g_strdup_printf (_ ("At most %s a class"), limit),
                     product > amount->child_day_max ? summer_dup_yuan (amount->child_day_max)
                                                     : g_strdup (_ ("not reached")));
}

/**
 * summer_explain_amount:
 * @amount: the policy's, or that of a further source
 *
 * What a class is due by it, and from what figures.
 */
void
summer_explain_amount (const SummerExplanation *self,
                       const SummerAmount *amount,
                       SummerExplanationStep *step)
{
  switch (amount->mode)
    {
    case SUMMER_AMOUNT_FLAT:
      summer_step_add (step, g_strdup (_ ("The same for every eligible class")),
                       summer_dup_yuan (amount->flat));
      break;
    case SUMMER_AMOUNT_TIERS:
      explain_tier (self, amount, step);
      break;
    case SUMMER_AMOUNT_CHILD_DAY:
      explain_child_days (self, amount, step);
      break;
    default:
      g_warn_if_reached ();
      break;
    }
}

static void
explain_base (SummerExplanation *self)
{
  SummerExplanationStep *step = summer_step_new (self, g_strdup (_ ("Base amount")));
  gboolean assumed = FALSE;
  const char *source = summer_policy_get_source (self->policy, "amount", &assumed);

  summer_explain_amount (self, &self->policy->amount, step);
  if (self->of->verdict != SUMMER_VERDICT_ELIGIBLE)
    summer_step_add (step, g_strdup (_ ("Only eligible classes get it, so now")),
                     summer_dup_yuan (self->of->base));
  summer_step_add (step, g_strdup (_ ("Source")),
                   g_strdup (source != NULL ? source : _ ("Set for this programme")));
}

static void
explain_remedies (SummerExplanation *self)
{
  SummerExplanationStep *step = summer_step_new (self, g_strdup (_ ("What is missing")));

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
  summer_step_add (step, g_strdup (_ ("Base amount once it is eligible")),
                   summer_dup_yuan (self->of->would_be))
      ->strong
      = TRUE;
}

/* The whole account number stands only where a payment is made from; here its end is enough to tell. */
static void
explain_payment (SummerExplanation *self)
{
  SummerExplanationStep *step = summer_step_new (self, g_strdup (_ ("Payment")));
  const char *number = self->facts->account_number;
  const char *name = self->facts->account_name, *bank = self->facts->bank;

  summer_step_add (step, g_strdup (_ ("Account name")),
                   g_strdup (name != NULL ? name : _ ("not given")));
  summer_step_add (step, g_strdup (_ ("Bank")), g_strdup (bank != NULL ? bank : _ ("not given")));
  if (number != NULL && g_utf8_strlen (number, -1) > 4)
    summer_step_add (step, g_strdup (_ ("Account")),
                     g_strdup_printf (_ ("ends in %s"),
                                      g_utf8_offset_to_pointer (number,
                                                                g_utf8_strlen (number, -1) - 4)));
  else
    summer_step_add (step, g_strdup (_ ("Account")),
                     g_strdup (number != NULL ? number : _ ("not given")));
}

/* Without further sources, what the fund grants is all. */
static void
explain_granted (SummerExplanation *self)
{
  const gboolean has_sources = self->policy->n_sources > 0;
  const SummerMoney all = has_sources ? self->of->granted_all : self->of->granted;
  g_autofree char *granted = summer_dup_yuan (all);
  SummerExplanationStep *step
      = summer_step_new (self, g_strdup_printf (_ ("Granted: %s"), granted));

  if (has_sources)
    summer_step_add (step, g_strdup (_ ("Of the fund")), summer_dup_yuan (self->of->granted));
  for (guint k = 0; k < self->policy->n_sources; k++)
    /* Translators: a further source of money, as something that is added. */
    summer_step_add (step, g_strdup_printf (_ ("+ %s"), self->policy->sources[k].name),
                     summer_dup_yuan (self->of->extras[k].granted));
  summer_step_add (step, g_strdup (_ ("In capital numerals")), summer_money_dup_capital (all))
      ->strong
      = TRUE;
}

/**
 * summer_explanation_new:
 * @assessment: an assessment
 * @of: one of its classes
 *
 * Why the class is granted what it is, step by step: the verdict, the base amount, the fund, each further
 * source, the amount, and the account; for a class with nothing, exactly what is missing. Every figure is the assessment's own.
 *
 * Returns: (transfer full) (element-type SummerExplanationStep): the steps, in order
 */
GPtrArray *
summer_explanation_new (const SummerAssessment *assessment, const SummerClassAssessment *of)
{
  SummerExplanation self = { assessment, of, NULL, NULL, NULL };

  g_return_val_if_fail (assessment != NULL && of != NULL, NULL);

  /* A fund is one for all: a part is explained by the whole. */
  if (assessment->whole != NULL)
    {
      self.assessment = assessment = assessment->whole;
      self.of = of = summer_assessment_find (assessment, of->code);
    }
  self.facts = summer_facts_find_class (assessment->facts, of->code);
  self.policy = assessment->policy;
  self.steps = g_ptr_array_new_with_free_func (free_step);
  g_return_val_if_fail (self.facts != NULL, self.steps);

  explain_verdict (&self);
  explain_base (&self);
  summer_explain_fund (&self);
  for (guint k = 0; k < self.policy->n_sources; k++)
    summer_explain_source (&self, k);
  explain_granted (&self);
  if (of->verdict != SUMMER_VERDICT_ELIGIBLE)
    explain_remedies (&self);
  if (of->granted > 0 || of->granted_all > 0)
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
