#include "config.h"

#include <glib/gi18n.h>

#include "summer-subsidy-rows.h"

#include "summer-needle.h"
#include "summer-phrase.h"
#include "summer-rate-spread.h"
#include "summer-settled.h"
#include "summer-tally.h"
#include "summer-union.h"
#include "summer-wording.h"

/* A class, or the subtotal of a union. */
typedef struct
{
  guint class_index;
  const SummerUnion *subtotal; /* borrowed; NULL in the row of a class */
} Row;

struct _SummerSubsidyRows
{
  SummerAssessment *assessment; /* owned: what is shown */
  GPtrArray *unions;            /* SummerUnion, owned */
  SummerUnion *total;           /* owned */
  GArray *rows;                 /* Row */
  GHashTable *settled;          /* owned: of summer_settled_load(); NULL = not known */
  char *needle;                 /* owned: the filter's text, folded */
};

static const SummerUnion *
get_sum (SummerSubsidyRows *self, guint row)
{
  return row == SUMMER_TABLE_TOTAL ? self->total : g_array_index (self->rows, Row, row).subtotal;
}

static guint
get_index (SummerSubsidyRows *self, guint row)
{
  return g_array_index (self->rows, Row, row).class_index;
}

static const SummerClassAssessment *
get_assessed (SummerSubsidyRows *self, guint row)
{
  return &self->assessment->classes[get_index (self, row)];
}

static const SummerClassFacts *
get_facts (SummerSubsidyRows *self, guint row)
{
  return &self->assessment->facts->classes[get_index (self, row)];
}

static char *
dup_code (gpointer owner, guint row)
{
  if (row == SUMMER_TABLE_TOTAL)
    return g_strdup (_ ("Total"));
  return get_sum (owner, row) ? NULL : g_strdup (get_facts (owner, row)->code);
}

static char *
dup_name (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);
  g_autofree char *classes = NULL;

  if (!sum)
    return g_strdup (get_facts (owner, row)->name);
  classes
      = g_strdup_printf (ngettext ("%u class", "%u classes", sum->classes->len), sum->classes->len);
  if (row == SUMMER_TABLE_TOTAL)
    return g_steal_pointer (&classes);
  return g_strdup_printf (_ ("Subtotal, %s"), classes);
}

static char *
dup_union (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (row == SUMMER_TABLE_TOTAL)
    return NULL;
  return g_strdup (sum ? sum->name : get_facts (owner, row)->union_name);
}

static char *
dup_headcount (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  return summer_phrase_dup_count (sum ? sum->headcount
                                      : (gint64) get_assessed (owner, row)->headcount);
}

static char *
dup_days (gpointer owner, guint row)
{
  return get_sum (owner, row) ? NULL : g_strdup_printf ("%d", get_assessed (owner, row)->held_days);
}

static char *
dup_rate (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);
  g_autofree char *rate = sum ? summer_rate_dup_percent (sum->present, sum->expected)
                              : summer_rate_dup_percent (get_assessed (owner, row)->present,
                                                         get_assessed (owner, row)->expected);

  return rate ? g_strdup_printf ("%s%%", rate) : g_strdup ("–");
}

static const char *
get_rate_style (gpointer owner, guint row)
{
  const SummerFinding *finding;

  if (get_sum (owner, row))
    return NULL;
  finding = summer_class_assessment_find (get_assessed (owner, row), SUMMER_CONDITION_ATTENDANCE);
  return finding && finding->outcome == SUMMER_OUTCOME_FAIL ? "bad-strong" : NULL;
}

static SummerReading
get_reading (SummerSubsidyRows *self, guint row)
{
  return summer_reading_get (self->assessment, get_assessed (self, row));
}

/* Nobody knows yet what it will get. */
static gboolean
is_open (SummerSubsidyRows *self, guint row)
{
  const SummerReading reading = get_reading (self, row);

  return reading == SUMMER_READING_UNPROVEN || reading == SUMMER_READING_NOT_BEGUN;
}

static GtkWidget *
create_tally (gpointer owner)
{
  return summer_tally_new ();
}

static void
bind_tally (gpointer owner, GtkWidget *cell, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (sum)
    summer_tally_set_counts (SUMMER_TALLY (cell), sum->counts);
  else
    summer_tally_set_reading (SUMMER_TALLY (cell), get_reading (owner, row));
}

static char *
dup_verdict (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (!sum)
    return g_strdup (summer_reading_get_text (get_reading (owner, row)));
  return g_strdup_printf (sum->counts[SUMMER_READING_NOT_BEGUN] > 0 ? "%u / %u / %u / %u"
                                                                    : "%u / %u / %u",
                          sum->counts[SUMMER_READING_ELIGIBLE],
                          sum->counts[SUMMER_READING_UNPROVEN],
                          sum->counts[SUMMER_READING_INELIGIBLE],
                          sum->counts[SUMMER_READING_NOT_BEGUN]);
}

static char *
dup_base (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (sum)
    return summer_money_dup_text (sum->base);
  if (is_open (owner, row))
    return g_strdup ("—");
  return summer_money_dup_text (get_assessed (owner, row)->base);
}

static char *
dup_granted (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (sum)
    return summer_money_dup_text (sum->granted);
  if (is_open (owner, row))
    return g_strdup (summer_reading_get_text (get_reading (owner, row)));
  return summer_money_dup_text (get_assessed (owner, row)->granted);
}

/* What is settled for good, in fen; FALSE where no settlement names the class. */
static gboolean
get_settled (SummerSubsidyRows *self, guint class_index, SummerMoney *granted)
{
  const SummerSettled *of
      = self->settled != NULL
            ? summer_settled_get (self->settled, self->assessment->classes[class_index].id)
            : NULL;

  *granted = of != NULL ? of->granted : 0;
  return of != NULL;
}

static char *
dup_settled (gpointer owner, guint row)
{
  SummerSubsidyRows *self = owner;
  const SummerUnion *sum = get_sum (self, row);
  SummerMoney total = 0, granted;
  gboolean any = FALSE;

  if (!sum)
    return get_settled (self, get_index (self, row), &granted) ? summer_money_dup_text (granted)
                                                               : g_strdup ("—");
  for (guint i = 0; i < sum->classes->len; i++)
    {
      any |= get_settled (self, g_array_index (sum->classes, guint, i), &granted);
      total += granted;
    }
  return any ? summer_money_dup_text (total) : g_strdup ("—");
}

/* What differs from the grant of now is to be settled by a supplement. */
static const char *
get_settled_style (gpointer owner, guint row)
{
  SummerMoney granted;

  if (get_sum (owner, row))
    return NULL;
  if (!get_settled (owner, get_index (owner, row), &granted))
    return "faint-figure";
  return granted != get_assessed (owner, row)->granted ? "bad-strong" : NULL;
}

static int
compare_settled (gpointer owner, guint a, guint b)
{
  SummerMoney x, y;
  const int known_x = get_settled (owner, get_index (owner, a), &x);
  const int known_y = get_settled (owner, get_index (owner, b), &y);

  return known_x != known_y ? known_x - known_y : (x > y) - (x < y);
}

static const char *
get_amount_style (gpointer owner, guint row)
{
  if (get_sum (owner, row))
    return NULL;
  switch (get_reading (owner, row))
    {
    case SUMMER_READING_UNPROVEN:
      return "wait";
    case SUMMER_READING_INELIGIBLE:
    case SUMMER_READING_NOT_BEGUN:
      return "faint-figure";
    case SUMMER_READING_ELIGIBLE:
    default:
      return NULL;
    }
}

/* The end of the account's number is enough to tell it by. */
static char *
dup_account (gpointer owner, guint row)
{
  const char *number;
  gsize length;

  if (row == SUMMER_TABLE_TOTAL)
    return g_strdup (_ ("in yuan"));
  if (get_sum (owner, row))
    return NULL;
  number = get_facts (owner, row)->account_number;
  length = number ? strlen (number) : 0;
  if (length == 0)
    return g_strdup (_ ("missing"));
  return g_strdup_printf (_ ("…%s"), number + (length > 4 ? length - 4 : 0));
}

static const char *
get_account_style (gpointer owner, guint row)
{
  const char *number = get_sum (owner, row) ? "" : get_facts (owner, row)->account_number;

  if (row == SUMMER_TABLE_TOTAL)
    return "faint";
  return get_sum (owner, row) || (number && *number) ? NULL : "wait-strong";
}

static const char *
get_row_style (gpointer owner, guint row)
{
  return get_sum (owner, row) ? "subtotal" : NULL;
}

static gboolean
holds (gpointer owner, guint class_index)
{
  SummerSubsidyRows *self = owner;
  const SummerClassFacts *facts = &self->assessment->facts->classes[class_index];
  const SummerClassAssessment *of = &self->assessment->classes[class_index];
  int from, to;

  if (self->needle && summer_rate_range_parse (self->needle, &from, &to))
    return summer_rate_range_holds (from, to, of->present, of->expected);
  return !self->needle || summer_needle_is_in (self->needle, facts->code)
         || summer_needle_is_in (self->needle, facts->name)
         || summer_needle_is_in (self->needle, facts->union_name)
         || summer_needle_is_in (self->needle, summer_reading_get_text (
                                                   summer_reading_get (self->assessment, of)));
}

/* Under a filter the subtotals would no longer be those of the rows above them. */
static gboolean
matches (gpointer owner, guint row)
{
  SummerSubsidyRows *self = owner;

  return !self->needle || (!get_sum (self, row) && holds (self, get_index (self, row)));
}

/* The orders; only without groups, so every row is a class. */

static int
compare_codes (gpointer owner, guint a, guint b)
{
  return (int) get_index (owner, a) - (int) get_index (owner, b);
}

static int
compare_names (gpointer owner, guint a, guint b)
{
  return g_utf8_collate (get_facts (owner, a)->name, get_facts (owner, b)->name);
}

static int
compare_unions (gpointer owner, guint a, guint b)
{
  return g_strcmp0 (get_facts (owner, a)->union_name, get_facts (owner, b)->union_name);
}

static int
compare_headcounts (gpointer owner, guint a, guint b)
{
  return get_assessed (owner, a)->headcount - get_assessed (owner, b)->headcount;
}

static int
compare_days (gpointer owner, guint a, guint b)
{
  return get_assessed (owner, a)->held_days - get_assessed (owner, b)->held_days;
}

/* Exact: a/b against c/d by the cross products. */
static int
compare_rates (gpointer owner, guint a, guint b)
{
  const SummerClassAssessment *x = get_assessed (owner, a), *y = get_assessed (owner, b);
  const gint64 left = x->present * MAX (1, y->expected), right = y->present * MAX (1, x->expected);

  return (left > right) - (left < right);
}

static int
compare_verdicts (gpointer owner, guint a, guint b)
{
  return (int) get_assessed (owner, a)->verdict - (int) get_assessed (owner, b)->verdict;
}

static int
compare_bases (gpointer owner, guint a, guint b)
{
  const SummerMoney x = get_assessed (owner, a)->base, y = get_assessed (owner, b)->base;

  return (x > y) - (x < y);
}

static int
compare_grants (gpointer owner, guint a, guint b)
{
  const SummerMoney x = get_assessed (owner, a)->granted, y = get_assessed (owner, b)->granted;

  return (x > y) - (x < y);
}

/**
 * summer_subsidy_rows_new:
 *
 * Returns: (transfer full): no rows yet
 */
SummerSubsidyRows *
summer_subsidy_rows_new (void)
{
  SummerSubsidyRows *self = g_new0 (SummerSubsidyRows, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  return self;
}

static void
clear (SummerSubsidyRows *self)
{
  g_array_set_size (self->rows, 0);
  g_clear_pointer (&self->unions, g_ptr_array_unref);
  g_clear_pointer (&self->total, summer_union_free);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
}

/**
 * summer_subsidy_rows_free:
 * @self: (transfer full): the table that asks it must be gone or empty
 */
void
summer_subsidy_rows_free (SummerSubsidyRows *self)
{
  g_return_if_fail (self);

  clear (self);
  g_array_unref (self->rows);
  g_clear_pointer (&self->settled, g_hash_table_unref);
  g_free (self->needle);
  g_free (self);
}

/**
 * summer_subsidy_rows_set_assessment:
 * @assessment: what the rows show from now on; referenced
 *
 * There are no rows until they are filled. Rows ask for what they show: the table must be empty.
 */
void
summer_subsidy_rows_set_assessment (SummerSubsidyRows *self, SummerAssessment *assessment)
{
  g_return_if_fail (self && assessment);

  clear (self);
  self->assessment = summer_assessment_ref (assessment);
  self->unions = summer_union_list_new (assessment);
  self->total = summer_union_new_total (assessment, holds, self);
}

/**
 * summer_subsidy_rows_get_assessment:
 *
 * Returns: (transfer none) (nullable): what the rows show; %NULL until there is something
 */
SummerAssessment *
summer_subsidy_rows_get_assessment (SummerSubsidyRows *self)
{
  g_return_val_if_fail (self, NULL);
  return self->assessment;
}

/**
 * summer_subsidy_rows_fill:
 * @grouped: by union, each with its subtotal below it; otherwise by code
 *
 * Returns: how many rows there are now
 */
guint
summer_subsidy_rows_fill (SummerSubsidyRows *self, gboolean grouped)
{
  g_return_val_if_fail (self && self->assessment, 0);

  g_array_set_size (self->rows, 0);
  for (guint i = 0; grouped && i < self->unions->len; i++)
    {
      const SummerUnion *of = g_ptr_array_index (self->unions, i);
      const Row subtotal = { 0, of };

      for (guint j = 0; j < of->classes->len; j++)
        g_array_append_vals (self->rows, &(Row){ g_array_index (of->classes, guint, j), NULL }, 1);
      g_array_append_val (self->rows, subtotal);
    }
  for (guint i = 0; !grouped && i < self->assessment->n_classes; i++)
    g_array_append_vals (self->rows, &(Row){ i, NULL }, 1);
  return self->rows->len;
}

gboolean
summer_subsidy_rows_take_settled (SummerSubsidyRows *self, GHashTable *settled)
{
  gboolean changed;

  g_return_val_if_fail (self, FALSE);

  changed = (settled != NULL) != (self->settled != NULL)
            || (settled != NULL && !summer_settled_equal (settled, self->settled));
  g_clear_pointer (&self->settled, g_hash_table_unref);
  self->settled = settled;
  return changed;
}

/**
 * summer_subsidy_rows_set_filter:
 * @text: looked for in codes, names, unions and verdicts, whatever its case, or rates such as "65%–70%"; empty lets all
 *   through. The total is that of what is let through
 */
void
summer_subsidy_rows_set_filter (SummerSubsidyRows *self, const char *text)
{
  g_return_if_fail (self && text);

  summer_needle_set (&self->needle, text);
  if (!self->assessment)
    return;
  summer_union_free (self->total);
  self->total = summer_union_new_total (self->assessment, holds, self);
}

/**
 * summer_subsidy_rows_get_class:
 *
 * Returns: (transfer none) (nullable): the class of a row; %NULL in a subtotal and in the total
 */
const SummerClassAssessment *
summer_subsidy_rows_get_class (SummerSubsidyRows *self, guint row)
{
  g_return_val_if_fail (self, NULL);
  return get_sum (self, row) ? NULL : get_assessed (self, row);
}

/**
 * summer_subsidy_rows_get_code:
 *
 * Returns: (transfer none) (nullable): the code of a row's class; %NULL in a subtotal and in the total
 */
const char *
summer_subsidy_rows_get_code (SummerSubsidyRows *self, guint row)
{
  g_return_val_if_fail (self, NULL);
  return get_sum (self, row) ? NULL : get_facts (self, row)->code;
}

/**
 * summer_subsidy_rows_find:
 * @code: (nullable): of a class; %NULL finds the first one
 *
 * Returns: its row, or %SUMMER_TABLE_TOTAL where there is none
 */
guint
summer_subsidy_rows_find (SummerSubsidyRows *self, const char *code)
{
  g_return_val_if_fail (self, SUMMER_TABLE_TOTAL);

  for (guint i = 0; i < self->rows->len; i++)
    if (!get_sum (self, i) && (!code || g_strcmp0 (get_facts (self, i)->code, code) == 0))
      return i;
  return SUMMER_TABLE_TOTAL;
}

/**
 * summer_subsidy_rows_add_columns:
 * @table: without columns; its owner is a SummerSubsidyRows
 *
 * Adds the columns, the total and the filter.
 */
void
summer_subsidy_rows_add_columns (SummerTable *table)
{
  g_return_if_fail (SUMMER_IS_TABLE (table));

  summer_table_add_text (table, _ ("Code"), 65, SUMMER_TABLE_PLAIN, dup_code, compare_codes);
  summer_table_add_text (table, _ ("Class"), 0, SUMMER_TABLE_EXPAND, dup_name, compare_names);
  summer_table_add_text (table, _ ("Union"), 94, SUMMER_TABLE_PLAIN, dup_union, compare_unions);
  summer_table_add_text (table, C_ ("column", "Children"), 52, SUMMER_TABLE_END, dup_headcount,
                         compare_headcounts);
  summer_table_add_text (table, C_ ("column", "Days"), 60, SUMMER_TABLE_END, dup_days,
                         compare_days);
  summer_table_add_text (table, C_ ("column", "Rate"), 66, SUMMER_TABLE_END, dup_rate,
                         compare_rates);
  summer_table_style_text (table, get_rate_style);
  summer_table_add_cell (table, _ ("Verdict"), 119, SUMMER_TABLE_PLAIN, create_tally, bind_tally,
                         dup_verdict, compare_verdicts);
  summer_table_add_text (table, C_ ("column", "Base"), 85, SUMMER_TABLE_END, dup_base,
                         compare_bases);
  summer_table_style_text (table, get_amount_style);
  summer_table_add_text (table, _ ("Granted"), 85, SUMMER_TABLE_END, dup_granted, compare_grants);
  summer_table_style_text (table, get_amount_style);
  summer_table_add_text (table, C_ ("column", "Settled"), 85, SUMMER_TABLE_END, dup_settled,
                         compare_settled);
  summer_table_style_text (table, get_settled_style);
  summer_table_add_text (table, _ ("Account"), 80, SUMMER_TABLE_PLAIN, dup_account, NULL);
  summer_table_style_text (table, get_account_style);
  summer_table_set_row_style (table, get_row_style);
  summer_table_set_filter (table, matches);
  summer_table_set_has_total (table, TRUE);
}
