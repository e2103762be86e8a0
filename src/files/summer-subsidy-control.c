#include "config.h"

#include "summer-subsidy-sheets.h"

#include <glib/gi18n.h>

#include "summer-wording.h"

enum
{
  LABEL,
  VALUE,
  REMARK,
  N_COLUMNS,
};

#define REMARK_WIDTH 76

typedef struct
{
  SummerSubsidy *subsidy;
  lxw_worksheet *sheet;
  lxw_row_t row;
  const char *summary; /* the name of the summary sheet */
} Control;

static void
write_label (Control *self, const char *label, const char *remark)
{
  summer_xlsx_text (self->subsidy->xlsx, self->sheet, self->row, LABEL, label, SUMMER_XLSX_TEXT);
  summer_xlsx_text (self->subsidy->xlsx, self->sheet, self->row, REMARK, remark, SUMMER_XLSX_WRAP);
  summer_xlsx_set_lines (self->sheet, self->row, summer_xlsx_get_lines (remark, REMARK_WIDTH));
}

static void
write_text (Control *self, const char *label, const char *value, const char *remark)
{
  write_label (self, label, remark);
  summer_xlsx_text (self->subsidy->xlsx, self->sheet, self->row++, VALUE, value, SUMMER_XLSX_CODE);
}

/* Takes formula. The value is the assessment's, counted apart from the summary sheet, which the formula
 * counts: where they differ, the sheet was changed after it was written. */
static void
write_formula (Control *self,
               const char *label,
               char *formula,
               double value,
               SummerXlsxStyle style,
               const char *remark)
{
  g_autofree char *owned = formula;

  write_label (self, label, remark);
  worksheet_write_formula_num (self->sheet, self->row++, VALUE, owned,
                               summer_xlsx_get_style (self->subsidy->xlsx, style), value);
}

static char *
dup_count_if (Control *self, char column, const char *criterion)
{
  return g_strdup_printf ("=COUNTIF('%s'!%c%u:%c%u,\"%s\")", self->summary, column,
                          self->subsidy->first + 1, column, self->subsidy->last + 1, criterion);
}

/* Only rows of classes have a code in column C. */
static char *
dup_sum_if (Control *self, const char *column)
{
  guint first = self->subsidy->first + 1, last = self->subsidy->last + 1;

  return g_strdup_printf ("=SUMIF('%s'!C%u:C%u,\"?*\",'%s'!%s%u:%s%u)", self->summary, first, last,
                          self->summary, column, first, column, last);
}

/* What is granted of a share: of the classes that name it on the summary sheet. */
static char *
dup_sum_of_share (Control *self, const char *share)
{
  guint first = self->subsidy->first + 1, last = self->subsidy->last + 1;
  g_autoptr (GString) quoted = g_string_new (share);
  char column[8];

  lxw_col_to_name (column, summer_subsidy_get_share_column (), FALSE);
  g_string_replace (quoted, "\"", "\"\"", 0);
  return g_strdup_printf ("=SUMIF('%s'!%s%u:%s%u,\"%s\",'%s'!M%u:M%u)", self->summary, column,
                          first, column, last, quoted->str, self->summary, first, last);
}

static void
write_ceiling (Control *self, const char *format, const char *name, SummerMoney ceiling)
{
  g_autofree char *label = g_strdup_printf (format, name);

  if (ceiling == SUMMER_NO_CEILING)
    {
      write_text (self, label, _ ("no ceiling"), NULL);
      return;
    }
  write_label (self, label, NULL);
  summer_xlsx_money (self->subsidy->xlsx, self->sheet, self->row++, VALUE, ceiling,
                     SUMMER_XLSX_MONEY);
}

/* What was granted, in a row below what there is, and what is left. */
static void
write_granted (Control *self,
               const char *name,
               char *formula,
               SummerMoney ceiling,
               SummerMoney granted,
               gboolean shortage)
{
  g_autofree char *label = g_strdup_printf (_ ("%s: granted, yuan"), name);
  g_autofree char *left = g_strdup_printf (_ ("%s: left, yuan"), name);

  write_formula (self, label, formula, (double) granted / 100, SUMMER_XLSX_MONEY,
                 shortage ? _ ("It was less than the base amounts") : NULL);
  if (ceiling != SUMMER_NO_CEILING)
    write_formula (self, left, g_strdup_printf ("=B%u-B%u", self->row - 1, self->row),
                   (double) (ceiling - granted) / 100, SUMMER_XLSX_MONEY, NULL);
}

/* The shares of the fund and the further sources, where the policy has them. */
static void
write_pools (Control *self)
{
  const SummerAssessment *assessment = self->subsidy->assessment;
  const SummerPolicy *policy = assessment->policy;
  char column[8];

  if (policy->reserve > 0)
    {
      write_label (self, _ ("Reserve of the fund, yuan"), _ ("Held back, and in what is left"));
      summer_xlsx_money (self->subsidy->xlsx, self->sheet, self->row++, VALUE, policy->reserve,
                         SUMMER_XLSX_MONEY);
    }
  for (guint k = 0; policy->n_shares > 0 && k < assessment->n_pools; k++)
    {
      const SummerPool *pool = &assessment->pools[k];
      const char *name = pool->name != NULL ? pool->name : _ ("the rest");

      write_ceiling (self, _ ("%s: share of the fund, yuan"), name, pool->ceiling);
      write_granted (self, name, dup_sum_of_share (self, name), pool->ceiling, pool->granted_total,
                     pool->shortage);
    }
  for (guint k = 0; k < policy->n_sources; k++)
    {
      const SummerSourceSum *sum = &assessment->sources[k];
      const SummerMoney ceiling
          = policy->sources[k].max > 0 ? policy->sources[k].max : SUMMER_NO_CEILING;

      lxw_col_to_name (column, summer_subsidy_get_source_column (policy, k), FALSE);
      write_ceiling (self, _ ("%s: ceiling, yuan"), policy->sources[k].name, ceiling);
      write_granted (self, policy->sources[k].name, dup_sum_if (self, column), ceiling,
                     sum->granted_total, sum->shortage);
    }
  if (policy->n_sources == 0)
    return;
  lxw_col_to_name (column, summer_subsidy_get_source_column (policy, policy->n_sources), FALSE);
  write_formula (self, _ ("Granted of the fund and all sources, yuan"), dup_sum_if (self, column),
                 (double) assessment->granted_all / 100, SUMMER_XLSX_MONEY, NULL);
}

/**
 * summer_subsidy_write_control:
 *
 * Totals that an auditor compares: counts by verdict, sums, the fund, and a fingerprint of the records.
 *
 * Returns: FALSE when cancelled
 */
gboolean
summer_subsidy_write_control (SummerSubsidy *self, GError **error)
{
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [LABEL] = { _ ("Item"), 26 },
    [VALUE] = { _ ("Figure"), 30 },
    [REMARK] = { _ ("Remark"), REMARK_WIDTH },
  };
  const SummerAssessment *assessment = self->assessment;
  Control control = { .subsidy = self, .summary = _ ("Subsidies") };
  g_autofree char *as_of = summer_day_dup_iso (assessment->as_of);
  g_autofree char *fingerprint = g_thread_join (g_steal_pointer (&self->fingerprint));
  g_autofree char *year = g_strdup_printf ("%d", assessment->facts->year);
  gint64 headcount = 0, expected = 0, present = 0, unrecorded = 0;
  lxw_row_t headings, fund, granted;

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      headcount += assessment->classes[i].headcount;
      expected += assessment->classes[i].expected;
      present += assessment->classes[i].present;
      unrecorded += assessment->classes[i].unrecorded;
    }

  control.sheet = summer_xlsx_add_sheet (self->xlsx, _ ("Control totals"), TRUE);
  headings = summer_xlsx_add_title (self->xlsx, control.sheet, _ ("Control totals"), self->basis,
                                    NULL, columns, N_COLUMNS);
  control.row = headings + 1;
  write_text (&control, _ ("Programme"), assessment->facts->name, NULL);
  write_text (&control, _ ("Year"), year, NULL);
  write_text (&control, _ ("Records up to"), as_of, _ ("What is dated later is left out"));
  write_text (&control, _ ("Policy"), assessment->policy->preset,
              _ ("Every number stands on the sheet of the policy"));
  write_formula (&control, _ ("Number of classes"), dup_count_if (&control, 'C', "?*"),
                 assessment->n_classes, SUMMER_XLSX_COUNT,
                 _ ("Counted on the summary sheet, as all figures below with a formula"));
  for (SummerVerdict verdict = SUMMER_VERDICT_ELIGIBLE; verdict <= SUMMER_VERDICT_UNPROVEN;
       verdict++)
    write_formula (&control, summer_verdict_get_text (verdict),
                   dup_count_if (&control, 'F', summer_verdict_get_text (verdict)),
                   summer_assessment_count (assessment, verdict), SUMMER_XLSX_COUNT, NULL);
  write_formula (&control, _ ("Headcount"), dup_sum_if (&control, "G"), (double) headcount,
                 SUMMER_XLSX_COUNT, NULL);
  write_formula (&control, _ ("Expected child-days"), dup_sum_if (&control, "I"), (double) expected,
                 SUMMER_XLSX_COUNT, NULL);
  write_formula (&control, _ ("Present child-days"), dup_sum_if (&control, "J"), (double) present,
                 SUMMER_XLSX_COUNT, NULL);
  write_label (&control, _ ("Unrecorded child-days"), NULL);
  summer_xlsx_count (self->xlsx, control.sheet, control.row++, VALUE, unrecorded,
                     SUMMER_XLSX_COUNT);
  write_formula (&control, _ ("Base amounts, yuan"), dup_sum_if (&control, "L"),
                 (double) assessment->base_total / 100, SUMMER_XLSX_MONEY, NULL);
  granted = control.row;
  write_formula (&control, _ ("Granted amounts, yuan"), dup_sum_if (&control, "M"),
                 (double) assessment->granted_total / 100, SUMMER_XLSX_MONEY, NULL);
  if (assessment->fund > 0)
    {
      fund = control.row;
      write_label (&control, _ ("Fund, yuan"), NULL);
      summer_xlsx_money (self->xlsx, control.sheet, control.row++, VALUE, assessment->fund,
                         SUMMER_XLSX_MONEY);
      write_formula (&control, _ ("Left of the fund, yuan"),
                     g_strdup_printf ("=B%u-B%u", fund + 1, granted + 1),
                     (double) (assessment->fund - assessment->granted_total) / 100,
                     SUMMER_XLSX_MONEY,
                     assessment->shortage ? _ ("The fund is less than the base amounts") : NULL);
    }
  else
    {
      write_text (&control, _ ("Fund, yuan"), _ ("no ceiling"), NULL);
    }
  write_pools (&control);
  write_formula (&control, _ ("Check"),
                 g_strdup_printf ("=B%u-'%s'!M%u", granted + 1, control.summary, self->last + 2), 0,
                 SUMMER_XLSX_MONEY,
                 _ ("The classes' amounts less the total of the summary sheet: nothing, or a row "
                    "was changed"));
  write_text (&control, _ ("Program"), "Summer Classes " PACKAGE_VERSION, NULL);
  write_label (&control, _ ("Fingerprint (BLAKE2b-256)"), fingerprint);
  summer_xlsx_text (self->xlsx, control.sheet, control.row++, VALUE,
                    _ ("of policy, day and all records"), SUMMER_XLSX_TEXT);
  summer_xlsx_end_sheet (self->xlsx, control.sheet, headings, control.row - 1, N_COLUMNS,
                         self->basis);
  return TRUE;
}
