#include "config.h"

#include <glib/gi18n.h>

#include "summer-subsidy-rows-private.h"

#include "summer-needle.h"
#include "summer-phrase.h"
#include "summer-settled.h"
#include "summer-tally.h"
#include "summer-wording.h"

static const SummerUnion *
get_sum (SummerSubsidyRows *self, guint row)
{
  return summer_subsidy_rows_get_sum (self, row);
}

static guint
get_index (SummerSubsidyRows *self, guint row)
{
  return g_array_index (self->rows, SummerSubsidyRow, row).class_index;
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
                              : summer_rate_dup_recorded (get_assessed (owner, row)->present,
                                                          get_assessed (owner, row)->expected,
                                                          get_assessed (owner, row)->unrecorded);

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

  *granted = of != NULL ? of->all : 0;
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
  SummerSubsidyRows *self = owner;
  const SummerClassAssessment *now;
  const SummerSettled *of;

  if (get_sum (owner, row))
    return NULL;
  now = get_assessed (owner, row);
  of = self->settled != NULL ? summer_settled_get (self->settled, now->id) : NULL;
  if (of == NULL)
    return "faint-figure";
  return of->granted != now->granted || of->all != now->granted_all ? "bad-strong" : NULL;
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

/* Under a filter the subtotals would no longer be those of the rows above them. */
static gboolean
matches (gpointer owner, guint row)
{
  SummerSubsidyRows *self = owner;

  return !self->needle
         || (!get_sum (self, row) && summer_subsidy_rows_holds (self, get_index (self, row)));
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

/* What comes from elsewhere than the fund, and all together. */

static char *
dup_others (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (sum)
    return summer_money_dup_text (sum->granted_all - sum->granted);
  if (is_open (owner, row))
    return g_strdup ("—");
  return summer_money_dup_text (get_assessed (owner, row)->granted_all
                                - get_assessed (owner, row)->granted);
}

static char *
dup_all (gpointer owner, guint row)
{
  const SummerUnion *sum = get_sum (owner, row);

  if (sum)
    return summer_money_dup_text (sum->granted_all);
  if (is_open (owner, row))
    return g_strdup ("—");
  return summer_money_dup_text (get_assessed (owner, row)->granted_all);
}

static int
compare_others (gpointer owner, guint a, guint b)
{
  const SummerClassAssessment *left = get_assessed (owner, a), *right = get_assessed (owner, b);
  const SummerMoney x = left->granted_all - left->granted, y = right->granted_all - right->granted;

  return (x > y) - (x < y);
}

static int
compare_alls (gpointer owner, guint a, guint b)
{
  const SummerMoney x = get_assessed (owner, a)->granted_all;
  const SummerMoney y = get_assessed (owner, b)->granted_all;

  return (x > y) - (x < y);
}

/**
 * summer_subsidy_rows_add_columns:
 * @table: without columns; its owner is a SummerSubsidyRows
 * @with_sources: whether other sources than the fund grant something
 *
 * Adds the columns, the total and the filter.
 */
void
summer_subsidy_rows_add_columns (SummerTable *table, gboolean with_sources)
{
  const int money = 85;

  g_return_if_fail (SUMMER_IS_TABLE (table));

  summer_table_add_text (table, _ ("Code"), 65, SUMMER_TABLE_PLAIN, dup_code, compare_codes);
  summer_table_add_text (table, _ ("Class"), 0, SUMMER_TABLE_EXPAND, dup_name, compare_names);
  summer_table_add_text (table, _ ("Union"), 94, SUMMER_TABLE_PLAIN, dup_union, compare_unions);
  if (!with_sources) /* there is no room for all; the explanation has them */
    {
      summer_table_add_text (table, C_ ("column", "Children"), 52, SUMMER_TABLE_END, dup_headcount,
                             compare_headcounts);
      summer_table_add_text (table, C_ ("column", "Days"), 60, SUMMER_TABLE_END, dup_days,
                             compare_days);
    }
  summer_table_add_text (table, C_ ("column", "Rate"), 66, SUMMER_TABLE_END, dup_rate,
                         compare_rates);
  summer_table_style_text (table, get_rate_style);
  summer_table_add_cell (table, _ ("Verdict"), 119, SUMMER_TABLE_PLAIN, create_tally, bind_tally,
                         dup_verdict, compare_verdicts);
  if (!with_sources)
    {
      summer_table_add_text (table, C_ ("column", "Base"), money, SUMMER_TABLE_END, dup_base,
                             compare_bases);
      summer_table_style_text (table, get_amount_style);
    }
  summer_table_add_text (table, _ ("Granted"), money, SUMMER_TABLE_END, dup_granted,
                         compare_grants);
  summer_table_style_text (table, get_amount_style);
  if (with_sources)
    {
      summer_table_add_text (table, C_ ("column", "Others"), 78, SUMMER_TABLE_END, dup_others,
                             compare_others);
      summer_table_style_text (table, get_amount_style);
      summer_table_add_text (table, C_ ("column", "In all"), 84, SUMMER_TABLE_END, dup_all,
                             compare_alls);
      summer_table_style_text (table, get_amount_style);
    }
  summer_table_add_text (table, C_ ("column", "Settled"), money, SUMMER_TABLE_END, dup_settled,
                         compare_settled);
  summer_table_style_text (table, get_settled_style);
  summer_table_add_text (table, _ ("Account"), 80, SUMMER_TABLE_PLAIN, dup_account, NULL);
  summer_table_style_text (table, get_account_style);
  summer_table_set_row_style (table, get_row_style);
  summer_table_set_filter (table, matches);
  summer_table_set_has_total (table, TRUE);
}
