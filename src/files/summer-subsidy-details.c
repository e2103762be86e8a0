#include "config.h"

#include "summer-subsidy-sheets.h"

#include <glib/gi18n.h>

#include "summer-wording.h"

static SummerXlsxStyle
get_outcome_style (const SummerFinding *finding)
{
  switch (finding->outcome)
    {
    case SUMMER_OUTCOME_PASS:
      return SUMMER_XLSX_GOOD;
    case SUMMER_OUTCOME_FAIL:
      /* Advisory ones are shown and never decide. */
      return finding->level == SUMMER_LEVEL_REQUIRED ? SUMMER_XLSX_BAD : SUMMER_XLSX_OPEN;
    case SUMMER_OUTCOME_UNPROVEN:
      return SUMMER_XLSX_OPEN;
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      return SUMMER_XLSX_CENTRE;
    }
}

/**
 * summer_subsidy_write_details:
 *
 * Every condition of every class in words, with its figures, its level and its outcome.
 *
 * Returns: FALSE when cancelled
 */
gboolean
summer_subsidy_write_details (SummerSubsidy *self, GError **error)
{
  enum
  {
    CODE,
    NAME,
    CONDITION,
    LEVEL,
    OUTCOME,
    SENTENCE,
    REMEDY,
    SOURCE,
    N_COLUMNS
  };
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [CODE] = { _ ("Class code"), 10 },     [NAME] = { _ ("Class name"), 24 },
    [CONDITION] = { _ ("Condition"), 11 }, [LEVEL] = { _ ("Level"), 7 },
    [OUTCOME] = { _ ("Outcome"), 9 },      [SENTENCE] = { _ ("Grounds"), 58 },
    [REMEDY] = { _ ("What to do"), 36 },   [SOURCE] = { _ ("Source of the rule"), 42 },
  };
  const SummerAssessment *assessment = self->assessment;
  const char *sources[SUMMER_N_CONDITIONS];
  lxw_worksheet *sheet = summer_xlsx_add_sheet (self->xlsx, _ ("Conditions"), TRUE);
  lxw_row_t headings, row;

  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    sources[i] = summer_condition_get_source (i, assessment->policy);

  headings = summer_xlsx_add_title (self->xlsx, sheet, _ ("Conditions of every class"), self->basis,
                                    NULL, columns, N_COLUMNS);
  row = headings + 1;
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *of = &assessment->classes[i];

      for (guint j = 0; j < of->n_findings; j++, row++)
        {
          const SummerFinding *finding = &of->findings[j];
          g_autofree char *sentence
              = summer_finding_dup_sentence (finding, assessment->policy, assessment->as_of);
          g_autofree char *remedy
              = summer_finding_dup_remedy (finding, assessment->policy, assessment->as_of);

          summer_xlsx_text (self->xlsx, sheet, row, CODE, of->code, SUMMER_XLSX_CODE);
          summer_xlsx_text (self->xlsx, sheet, row, NAME, assessment->facts->classes[i].name,
                            SUMMER_XLSX_TEXT);
          summer_xlsx_text (self->xlsx, sheet, row, CONDITION,
                            summer_condition_get_title (finding->condition), SUMMER_XLSX_TEXT);
          summer_xlsx_text (self->xlsx, sheet, row, LEVEL, summer_level_get_text (finding->level),
                            SUMMER_XLSX_CENTRE);
          summer_xlsx_text (self->xlsx, sheet, row, OUTCOME,
                            summer_outcome_get_text (finding->outcome),
                            get_outcome_style (finding));
          summer_xlsx_text (self->xlsx, sheet, row, SENTENCE, sentence, SUMMER_XLSX_WRAP);
          summer_xlsx_text (self->xlsx, sheet, row, REMEDY, remedy, SUMMER_XLSX_WRAP);
          summer_xlsx_text (self->xlsx, sheet, row, SOURCE, sources[finding->condition],
                            SUMMER_XLSX_WRAP);
          summer_xlsx_set_lines (
              sheet, row,
              MAX (MAX (summer_xlsx_get_lines (sentence, columns[SENTENCE].width),
                        summer_xlsx_get_lines (remedy, columns[REMEDY].width)),
                   summer_xlsx_get_lines (sources[finding->condition], columns[SOURCE].width)));
        }
      if (!summer_subsidy_step (self, 0.1 + 0.3 * (i + 1) / assessment->n_classes, error))
        return FALSE;
    }
  worksheet_autofilter (sheet, headings, 0, MAX (row - 1, headings), N_COLUMNS - 1);
  summer_xlsx_end_sheet (self->xlsx, sheet, headings, row - 1, N_COLUMNS, self->basis);
  return TRUE;
}

/**
 * summer_subsidy_write_explanations:
 *
 * Why each class gets what it gets, step by step, a line a row, so that one class can be filtered out.
 *
 * Returns: FALSE when cancelled
 */
gboolean
summer_subsidy_write_explanations (SummerSubsidy *self, GError **error)
{
  enum
  {
    CODE,
    NAME,
    STEP,
    LABEL,
    VALUE,
    N_COLUMNS
  };
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [CODE] = { _ ("Class code"), 10 }, [NAME] = { _ ("Class name"), 24 },
    [STEP] = { _ ("Step"), 28 },       [LABEL] = { _ ("Item"), 54 },
    [VALUE] = { _ ("Figure"), 44 },
  };
  const SummerAssessment *assessment = self->assessment;
  lxw_worksheet *sheet = summer_xlsx_add_sheet (self->xlsx, _ ("Amounts explained"), TRUE);
  lxw_row_t headings
      = summer_xlsx_add_title (self->xlsx, sheet, _ ("Why each class gets what it gets"),
                               self->basis, NULL, columns, N_COLUMNS);
  lxw_row_t row = headings + 1;

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *of = &assessment->classes[i];
      g_autoptr (GPtrArray) steps = summer_explanation_new (assessment, of);

      for (guint j = 0; j < steps->len; j++)
        {
          const SummerExplanationStep *step = steps->pdata[j];
          g_autofree char *title = g_strdup_printf ("%u. %s", j + 1, step->title);

          for (guint k = 0; k < step->lines->len; k++, row++)
            {
              const SummerExplanationLine *line = step->lines->pdata[k];

              summer_xlsx_text (self->xlsx, sheet, row, CODE, of->code, SUMMER_XLSX_CODE);
              summer_xlsx_text (self->xlsx, sheet, row, NAME, assessment->facts->classes[i].name,
                                SUMMER_XLSX_TEXT);
              summer_xlsx_text (self->xlsx, sheet, row, STEP, title,
                                k == 0 ? SUMMER_XLSX_STRONG : SUMMER_XLSX_TEXT);
              summer_xlsx_text (self->xlsx, sheet, row, LABEL, line->label, SUMMER_XLSX_WRAP);
              summer_xlsx_text (self->xlsx, sheet, row, VALUE, line->value,
                                line->strong ? SUMMER_XLSX_STRONG : SUMMER_XLSX_WRAP);
              summer_xlsx_set_lines (sheet, row,
                                     MAX (summer_xlsx_get_lines (line->label, columns[LABEL].width),
                                          summer_xlsx_get_lines (line->value,
                                                                 columns[VALUE].width)));
            }
        }
      if (!summer_subsidy_step (self, 0.4 + 0.3 * (i + 1) / assessment->n_classes, error))
        return FALSE;
    }
  worksheet_autofilter (sheet, headings, 0, MAX (row - 1, headings), N_COLUMNS - 1);
  summer_xlsx_end_sheet (self->xlsx, sheet, headings, row - 1, N_COLUMNS, self->basis);
  return TRUE;
}

/**
 * summer_subsidy_write_policy_sheet:
 *
 * Every parameter of the policy, its value, where it comes from, and whether it was assumed or changed.
 */
void
summer_subsidy_write_policy_sheet (SummerXlsx *xlsx, const SummerPolicy *policy, const char *basis)
{
  enum
  {
    TITLE,
    NAME,
    VALUE,
    PRESET,
    STATE,
    SOURCE,
    N_COLUMNS
  };
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [TITLE] = { _ ("Parameter"), 30 }, [NAME] = { _ ("Name in the workbook"), 22 },
    [VALUE] = { _ ("Value"), 34 },     [PRESET] = { _ ("Value of the preset"), 34 },
    [STATE] = { _ ("Standing"), 10 },  [SOURCE] = { _ ("Source"), 48 },
  };
  const char *const *names = summer_policy_list_names ();
  g_autoptr (SummerPolicy) preset
      = policy->preset != NULL ? summer_policy_new_from_preset (policy->preset, NULL) : NULL;
  lxw_worksheet *sheet = summer_xlsx_add_sheet (xlsx, _ ("Policy"), TRUE);
  lxw_row_t headings
      = summer_xlsx_add_title (xlsx, sheet, _ ("The policy and where its numbers come from"), basis,
                               NULL, columns, N_COLUMNS);
  lxw_row_t row = headings + 1;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = summer_policy_dup_text (policy, names[i]);
      g_autofree char *preset_value
          = preset != NULL ? summer_policy_dup_text (preset, names[i]) : NULL;
      gboolean assumed = FALSE;
      const char *source = summer_policy_get_source (policy, names[i], &assumed);

      if (!summer_policy_says (policy, names[i]))
        continue;
      summer_xlsx_text (xlsx, sheet, row, TITLE, summer_policy_get_title (names[i]),
                        SUMMER_XLSX_WRAP);
      summer_xlsx_text (xlsx, sheet, row, NAME, names[i], SUMMER_XLSX_CODE);
      summer_xlsx_text (xlsx, sheet, row, VALUE, value, SUMMER_XLSX_WRAP);
      summer_xlsx_text (xlsx, sheet, row, PRESET, preset_value, SUMMER_XLSX_WRAP);
      if (source == NULL)
        summer_xlsx_text (xlsx, sheet, row, STATE, _ ("changed"), SUMMER_XLSX_BAD);
      else if (assumed)
        summer_xlsx_text (xlsx, sheet, row, STATE, _ ("assumed"), SUMMER_XLSX_OPEN);
      else
        summer_xlsx_text (xlsx, sheet, row, STATE, _ ("stated"), SUMMER_XLSX_GOOD);
      summer_xlsx_text (xlsx, sheet, row, SOURCE,
                        source != NULL ? source : _ ("Set for this programme"), SUMMER_XLSX_WRAP);
      summer_xlsx_set_lines (sheet, row,
                             MAX (MAX (summer_xlsx_get_lines (value, columns[VALUE].width),
                                       summer_xlsx_get_lines (preset_value, columns[PRESET].width)),
                                  summer_xlsx_get_lines (source, columns[SOURCE].width)));
      row++;
    }
  summer_xlsx_end_sheet (xlsx, sheet, headings, row - 1, N_COLUMNS, basis);
}

gboolean
summer_subsidy_write_policy (SummerSubsidy *self, GError **error)
{
  summer_subsidy_write_policy_sheet (self->xlsx, self->assessment->policy, self->basis);
  return summer_subsidy_step (self, 0.75, error);
}
