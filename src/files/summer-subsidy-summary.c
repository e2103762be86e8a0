#include "config.h"

#include "summer-subsidy-sheets.h"

#include <glib/gi18n.h>

#include "summer-wording.h"

enum
{
  NUMBER,
  UNION,
  CODE,
  NAME,
  KIND,
  VERDICT,
  HEADCOUNT,
  DAYS,
  EXPECTED,
  PRESENT,
  RATE,
  BASE,
  GRANTED,
  ACCOUNT_NAME,
  BANK,
  ACCOUNT_NUMBER,
  NOTE,
  N_COLUMNS,
};

/* Between the granted amount and the account stand, only where the policy has them: the share that a class draws from,
 * what each further source grants, and all together. */
static guint
count_extra (const SummerPolicy *policy)
{
  return (policy->n_shares > 0) + policy->n_sources + (policy->n_sources > 0);
}

/**
 * summer_subsidy_get_share_column:
 *
 * The column with the share of each class, on the summary sheet of a policy with shares.
 */
lxw_col_t
summer_subsidy_get_share_column (void)
{
  return GRANTED + 1;
}

/**
 * summer_subsidy_get_source_column:
 * @source: a further source; their number stands for all together
 *
 * The column of what it grants, on the summary sheet.
 */
lxw_col_t
summer_subsidy_get_source_column (const SummerPolicy *policy, guint source)
{
  return (lxw_col_t) (GRANTED + 1 + (policy->n_shares > 0) + source);
}

/* What the subtotal of a union and the total of the programme add up. */
typedef struct
{
  guint classes, eligible;
  gint64 headcount, expected, present;
  SummerMoney base, granted, all;
  SummerMoney extras[SUMMER_MAX_SOURCES];
} Sums;

typedef struct
{
  SummerSubsidy *subsidy;
  lxw_worksheet *sheet;
  lxw_row_t row; /* the next to write */
  guint number;
  Sums total;
} Summary;

/* Where a column stands on this sheet. */
static lxw_col_t
at (const Summary *self, guint column)
{
  return (lxw_col_t) (column
                      + (column > GRANTED ? count_extra (self->subsidy->assessment->policy) : 0));
}

static void
add (Sums *into, const Sums *sums)
{
  into->classes += sums->classes;
  into->eligible += sums->eligible;
  into->headcount += sums->headcount;
  into->expected += sums->expected;
  into->present += sums->present;
  into->base += sums->base;
  into->granted += sums->granted;
  into->all += sums->all;
  for (guint k = 0; k < SUMMER_MAX_SOURCES; k++)
    into->extras[k] += sums->extras[k];
}

/* Exact where a division would not be: the quotient is cut off before it becomes a fraction. */
static void
write_rate (Summary *self, lxw_row_t row, gint64 present, gint64 expected, SummerXlsxStyle style)
{
  lxw_format *format = summer_xlsx_get_style (self->subsidy->xlsx, style);
  char formula[96];

  g_snprintf (formula, sizeof formula, "=IF(I%u=0,\"\",INT(J%u*10000/I%u)/10000)", row + 1, row + 1,
              row + 1);
  if (expected == 0)
    worksheet_write_formula_str (self->sheet, row, RATE, formula, format, "");
  else
    worksheet_write_formula_num (self->sheet, row, RATE, formula, format,
                                 (double) (present * 10000 / expected) / 10000);
}

/* Why nothing is granted, or what a payment still lacks. */
static char *
dup_note (const SummerClassAssessment *of, const SummerClassFacts *facts)
{
  g_autoptr (GString) failed = g_string_new (NULL);
  g_autoptr (GString) open = g_string_new (NULL);

  for (guint i = 0; i < of->n_findings; i++)
    {
      const SummerFinding *finding = &of->findings[i];
      GString *into = finding->outcome == SUMMER_OUTCOME_FAIL ? failed : open;

      if (finding->level != SUMMER_LEVEL_REQUIRED
          || (finding->outcome != SUMMER_OUTCOME_FAIL
              && finding->outcome != SUMMER_OUTCOME_UNPROVEN))
        continue;
      if (into->len > 0)
        g_string_append (into, _ (", "));
      g_string_append (into, summer_condition_get_title (finding->condition));
    }

  if (failed->len > 0)
    return g_strdup_printf (_ ("Failed: %s"), failed->str);
  if (open->len > 0)
    return g_strdup_printf (_ ("Open: %s"), open->str);
  if ((of->granted > 0 || of->granted_all > 0)
      && (facts->account_number == NULL || facts->account_name == NULL))
    return g_strdup (_ ("The account is not given"));
  return g_strdup ("");
}

static SummerXlsxStyle
get_verdict_style (SummerVerdict verdict)
{
  if (verdict == SUMMER_VERDICT_ELIGIBLE)
    return SUMMER_XLSX_GOOD;
  return verdict == SUMMER_VERDICT_INELIGIBLE ? SUMMER_XLSX_BAD : SUMMER_XLSX_OPEN;
}

/* The widths of the columns whose texts may need more than a line. */
#define NAME_WIDTH 17
#define ACCOUNT_WIDTH 18
#define NOTE_WIDTH 18

/* What the class draws from beside the fund, and the share of the fund that it draws from. */
static void
write_extra (Summary *self, lxw_row_t row, const SummerClassAssessment *of, Sums *own)
{
  const SummerPolicy *policy = self->subsidy->assessment->policy;
  SummerXlsx *xlsx = self->subsidy->xlsx;

  if (policy->n_shares > 0)
    summer_xlsx_text (xlsx, self->sheet, row, summer_subsidy_get_share_column (),
                      of->pool < policy->n_shares ? policy->shares[of->pool].name : _ ("the rest"),
                      SUMMER_XLSX_WRAP);
  for (guint k = 0; k < policy->n_sources; k++)
    {
      own->extras[k] = of->extras[k].granted;
      summer_xlsx_money (xlsx, self->sheet, row, summer_subsidy_get_source_column (policy, k),
                         of->extras[k].granted, SUMMER_XLSX_MONEY);
    }
  if (policy->n_sources == 0)
    return;
  own->all = of->granted_all;
  summer_xlsx_money (xlsx, self->sheet, row,
                     summer_subsidy_get_source_column (policy, policy->n_sources), of->granted_all,
                     SUMMER_XLSX_MONEY);
}

static void
write_class (Summary *self,
             const SummerClassAssessment *of,
             const SummerClassFacts *facts,
             Sums *sums)
{
  Sums own = { 1,
               of->verdict == SUMMER_VERDICT_ELIGIBLE,
               of->headcount,
               of->expected,
               of->present,
               of->base,
               of->granted };
  SummerXlsx *xlsx = self->subsidy->xlsx;
  lxw_worksheet *sheet = self->sheet;
  lxw_row_t row = self->row++;
  g_autofree char *note = dup_note (of, facts);
  guint lines;

  summer_xlsx_count (xlsx, sheet, row, NUMBER, ++self->number, SUMMER_XLSX_CENTRE);
  summer_xlsx_text (xlsx, sheet, row, CODE, of->code, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, NAME, facts->name, SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, sheet, row, KIND,
                    summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, (int) facts->kind),
                    SUMMER_XLSX_CENTRE);
  summer_xlsx_text (xlsx, sheet, row, VERDICT, summer_verdict_get_text (of->verdict),
                    get_verdict_style (of->verdict));
  summer_xlsx_count (xlsx, sheet, row, HEADCOUNT, of->headcount, SUMMER_XLSX_COUNT);
  summer_xlsx_count (xlsx, sheet, row, DAYS, of->held_days, SUMMER_XLSX_COUNT);
  summer_xlsx_count (xlsx, sheet, row, EXPECTED, of->expected, SUMMER_XLSX_COUNT);
  summer_xlsx_count (xlsx, sheet, row, PRESENT, of->present, SUMMER_XLSX_COUNT);
  write_rate (self, row, of->present, of->expected, SUMMER_XLSX_RATE);
  summer_xlsx_money (xlsx, sheet, row, BASE, of->base, SUMMER_XLSX_MONEY);
  summer_xlsx_money (xlsx, sheet, row, GRANTED, of->granted, SUMMER_XLSX_MONEY);
  write_extra (self, row, of, &own);
  summer_xlsx_text (xlsx, sheet, row, at (self, ACCOUNT_NAME), facts->account_name,
                    SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, sheet, row, at (self, BANK), facts->bank, SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, sheet, row, at (self, ACCOUNT_NUMBER), facts->account_number,
                    SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, at (self, NOTE), note, SUMMER_XLSX_WRAP);
  add (sums, &own);

  lines = summer_xlsx_get_lines (facts->name, NAME_WIDTH);
  lines = MAX (lines, summer_xlsx_get_lines (facts->account_name, ACCOUNT_WIDTH));
  lines = MAX (lines, summer_xlsx_get_lines (facts->bank, ACCOUNT_WIDTH));
  lines = MAX (lines, summer_xlsx_get_lines (note, NOTE_WIDTH));
  summer_xlsx_set_lines (sheet, row, lines);
}

static void
write_sum (Summary *self,
           lxw_row_t row,
           lxw_col_t column,
           lxw_row_t first,
           lxw_row_t last,
           double value,
           SummerXlsxStyle style)
{
  char formula[64], name[8];

  lxw_col_to_name (name, column, FALSE);
  g_snprintf (formula, sizeof formula, "=SUBTOTAL(9,%s%u:%s%u)", name, first + 1, name, last + 1);
  worksheet_write_formula_num (self->sheet, row, column, formula,
                               summer_xlsx_get_style (self->subsidy->xlsx, style), value);
}

/* A row that adds up the rows from first to last. SUBTOTAL leaves out other subtotals, so that the same
 * formula over everything is the total. */
static void
write_sums (Summary *self,
            const char *label,
            lxw_row_t first,
            lxw_row_t last,
            const Sums *sums,
            SummerXlsxStyle text)
{
  gboolean is_total = text == SUMMER_XLSX_TOTAL;
  SummerXlsxStyle count = is_total ? SUMMER_XLSX_TOTAL_COUNT : SUMMER_XLSX_SUBTOTAL_COUNT;
  SummerXlsxStyle money = is_total ? SUMMER_XLSX_TOTAL_MONEY : SUMMER_XLSX_SUBTOTAL_MONEY;
  SummerXlsxStyle rate = is_total ? SUMMER_XLSX_TOTAL_RATE : SUMMER_XLSX_SUBTOTAL_RATE;
  const SummerPolicy *policy = self->subsidy->assessment->policy;
  SummerXlsx *xlsx = self->subsidy->xlsx;
  lxw_row_t row = self->row++;
  char formula[128];

  summer_xlsx_set_lines (self->sheet, row, 1);
  for (lxw_col_t column = 0; column < at (self, N_COLUMNS); column++)
    summer_xlsx_text (xlsx, self->sheet, row, column, NULL, text);
  worksheet_merge_range (self->sheet, row, UNION, row, CODE, "",
                         summer_xlsx_get_style (xlsx, text));
  summer_xlsx_text (xlsx, self->sheet, row, UNION, label, text);
  g_snprintf (formula, sizeof formula, "=SUBTOTAL(3,C%u:C%u)", first + 1, last + 1);
  worksheet_write_formula_num (self->sheet, row, NAME, formula,
                               summer_xlsx_get_style (xlsx, is_total
                                                                ? SUMMER_XLSX_TOTAL_CLASSES
                                                                : SUMMER_XLSX_SUBTOTAL_CLASSES),
                               sums->classes);
  g_snprintf (formula, sizeof formula, "=COUNTIF(F%u:F%u,\"%s\")", first + 1, last + 1,
              summer_verdict_get_text (SUMMER_VERDICT_ELIGIBLE));
  worksheet_write_formula_num (self->sheet, row, VERDICT, formula,
                               summer_xlsx_get_style (xlsx, is_total
                                                                ? SUMMER_XLSX_TOTAL_ELIGIBLE
                                                                : SUMMER_XLSX_SUBTOTAL_ELIGIBLE),
                               sums->eligible);
  write_sum (self, row, HEADCOUNT, first, last, (double) sums->headcount, count);
  write_sum (self, row, EXPECTED, first, last, (double) sums->expected, count);
  write_sum (self, row, PRESENT, first, last, (double) sums->present, count);
  write_rate (self, row, sums->present, sums->expected, rate);
  write_sum (self, row, BASE, first, last, (double) sums->base / 100, money);
  write_sum (self, row, GRANTED, first, last, (double) sums->granted / 100, money);
  for (guint k = 0; k < policy->n_sources; k++)
    write_sum (self, row, summer_subsidy_get_source_column (policy, k), first, last,
               (double) sums->extras[k] / 100, money);
  if (policy->n_sources > 0)
    write_sum (self, row, summer_subsidy_get_source_column (policy, policy->n_sources), first, last,
               (double) sums->all / 100, money);
}

static gboolean
write_union (Summary *self, const char *name, GArray *classes, GError **error)
{
  const SummerAssessment *assessment = self->subsidy->assessment;
  lxw_format *format = summer_xlsx_get_style (self->subsidy->xlsx, SUMMER_XLSX_GROUP);
  lxw_row_t first = self->row;
  Sums sums = { 0 };
  g_autofree char *label = NULL;

  for (guint i = 0; i < classes->len; i++)
    {
      guint at = g_array_index (classes, guint, i);

      write_class (self, &assessment->classes[at], &assessment->facts->classes[at], &sums);
      if (!summer_subsidy_step (self->subsidy, 0.1 * self->number / MAX (1, assessment->n_classes),
                                error))
        return FALSE;
    }

  if (classes->len > 1)
    worksheet_merge_range (self->sheet, first, UNION, self->row - 1, UNION, "", format);
  summer_xlsx_text (self->subsidy->xlsx, self->sheet, first, UNION, name, SUMMER_XLSX_GROUP);
  label = g_strdup_printf (_ ("%s, subtotal"), name);
  write_sums (self, label, first, self->row - 1, &sums, SUMMER_XLSX_SUBTOTAL);
  add (&self->total, &sums);
  return TRUE;
}

static gboolean
write_unions (Summary *self, GError **error)
{
  const SummerAssessment *assessment = self->subsidy->assessment;
  g_autoptr (GHashTable) by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new (); /* in the order of their first class */

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const char *name = assessment->facts->classes[i].union_name;
      GArray *classes;

      if (name == NULL || *name == '\0')
        name = _ ("No union");
      classes = g_hash_table_lookup (by_name, name);
      if (classes == NULL)
        {
          classes = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_name, (gpointer) name, classes);
          g_ptr_array_add (names, (gpointer) name);
        }
      g_array_append_val (classes, i);
    }

  for (guint i = 0; i < names->len; i++)
    if (!write_union (self, names->pdata[i], g_hash_table_lookup (by_name, names->pdata[i]), error))
      return FALSE;
  return TRUE;
}

/* The amount in the numerals that cannot be altered, the fund, and where people sign. */
static void
write_foot (Summary *self)
{
  const SummerAssessment *assessment = self->subsidy->assessment;
  SummerXlsx *xlsx = self->subsidy->xlsx;
  const SummerPolicy *policy = assessment->policy;
  g_autofree char *capital
      = summer_money_dup_capital (policy->n_sources > 0 ? self->total.all : self->total.granted);
  g_autofree char *words = g_strdup_printf (_ ("Granted in all, in capital numerals: %s"), capital);
  g_autofree char *fund = summer_money_dup_text (assessment->fund);
  g_autofree char *left = summer_money_dup_text (assessment->fund - self->total.granted);
  g_autofree char *note
      = assessment->fund == 0
            ? g_strdup (_ ("The fund has no ceiling."))
            : g_strdup_printf (assessment->shortage
                                   ? _ ("Fund %s yuan, less than the base amounts; left %s yuan.")
                                   : _ ("Fund %s yuan, enough for the base amounts; left %s yuan."),
                               fund, left);
  const char *const signs[]
      = { _ ("Made by:"), _ ("Checked by:"), _ ("Responsible:"), _ ("(seal)"), _ ("Date:") };
  const lxw_col_t places[] = { NUMBER, VERDICT, BASE, ACCOUNT_NAME, ACCOUNT_NUMBER };

  worksheet_set_row (self->sheet, self->row, 22, NULL);
  worksheet_merge_range (self->sheet, self->row, NUMBER, self->row, at (self, NOTE), words,
                         summer_xlsx_get_style (xlsx, SUMMER_XLSX_TOTAL));
  self->row++;
  worksheet_merge_range (self->sheet, self->row, NUMBER, self->row, at (self, NOTE), note,
                         summer_xlsx_get_style (xlsx, SUMMER_XLSX_NOTE));
  self->row += 2;
  worksheet_set_row (self->sheet, self->row, 36, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    worksheet_write_string (self->sheet, self->row, at (self, places[i]), signs[i],
                            summer_xlsx_get_style (xlsx, SUMMER_XLSX_SIGN));
  self->row++;
}

/**
 * summer_subsidy_write_summary:
 *
 * The sheet that is signed and paid from: numbered rows by union with subtotals, the account in full.
 *
 * Returns: FALSE when cancelled
 */
gboolean
summer_subsidy_write_summary (SummerSubsidy *self, GError **error)
{
  const SummerXlsxColumn fixed[N_COLUMNS] = {
    [NUMBER] = { _ ("No."), 4.5 },
    [UNION] = { _ ("Union"), 12 },
    [CODE] = { _ ("Class code"), 9.5 },
    [NAME] = { _ ("Class name"), NAME_WIDTH },
    [KIND] = { _ ("Kind"), 5.5 },
    [VERDICT] = { _ ("Verdict"), 8 },
    [HEADCOUNT] = { _ ("Headcount"), 6 },
    [DAYS] = { _ ("Days held"), 6 },
    [EXPECTED] = { _ ("Expected child-days"), 7.5 },
    [PRESENT] = { _ ("Present child-days"), 7.5 },
    [RATE] = { _ ("Attendance rate"), 8.5 },
    [BASE] = { _ ("Base amount"), 13 },
    [GRANTED] = { _ ("Granted amount"), 13 },
    [ACCOUNT_NAME] = { _ ("Account name"), ACCOUNT_WIDTH },
    [BANK] = { _ ("Bank"), ACCOUNT_WIDTH },
    [ACCOUNT_NUMBER] = { _ ("Account number"), 21 },
    [NOTE] = { _ ("Note"), NOTE_WIDTH },
  };
  const SummerPolicy *policy = self->assessment->policy;
  SummerXlsxColumn columns[N_COLUMNS + SUMMER_MAX_SOURCES + 2];
  Summary summary = { .subsidy = self };
  const lxw_col_t n_columns = at (&summary, N_COLUMNS);
  lxw_row_t headings, total;
  g_autofree char *title
      = g_strdup_printf (_ ("%s: summary of subsidies"), self->assessment->facts->name);

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[at (&summary, i)] = fixed[i];
  if (policy->n_shares > 0)
    columns[summer_subsidy_get_share_column ()] = (SummerXlsxColumn){ _ ("Share of the fund"), 13 };
  for (guint k = 0; k < policy->n_sources; k++)
    columns[summer_subsidy_get_source_column (policy, k)]
        = (SummerXlsxColumn){ policy->sources[k].name, 13 };
  if (policy->n_sources > 0)
    columns[summer_subsidy_get_source_column (policy, policy->n_sources)]
        = (SummerXlsxColumn){ _ ("In all"), 13 };
  summary.sheet = summer_xlsx_add_sheet (self->xlsx, _ ("Subsidies"), TRUE);
  g_assert (summary.sheet != NULL);
  headings = summer_xlsx_add_title (self->xlsx, summary.sheet, title, self->basis, _ ("Unit: yuan"),
                                    columns, n_columns);
  summary.row = headings + 1;
  self->first = summary.row;
  if (!write_unions (&summary, error))
    return FALSE;

  /* Without a class there is one empty row to add up. */
  if (summary.row == self->first)
    summary.row++;
  total = summary.row;
  self->last = total - 1;
  write_sums (&summary, _ ("Total"), self->first, self->last, &summary.total, SUMMER_XLSX_TOTAL);
  write_foot (&summary);
  worksheet_freeze_panes (summary.sheet, headings + 1, NAME + 1);
  summer_xlsx_end_sheet (self->xlsx, summary.sheet, headings, summary.row - 1, n_columns,
                         self->basis);
  return TRUE;
}
