#include "config.h"

#include "summer-what-if-rows.h"

#include <glib/gi18n.h>

#include "summer-chip.h"
#include "summer-sheet.h"
#include "summer-wording.h"

struct _SummerWhatIfRows
{
  SummerAssessment *before, *after; /* owned */
  GArray *rows;                     /* guint: the index of a class */
  SummerMoney total_before, total_after;
};

static guint
get_index (SummerWhatIfRows *self, guint row)
{
  return g_array_index (self->rows, guint, row);
}

static const SummerClassAssessment *
get_before (SummerWhatIfRows *self, guint row)
{
  return &self->before->classes[get_index (self, row)];
}

static const SummerClassAssessment *
get_after (SummerWhatIfRows *self, guint row)
{
  return &self->after->classes[get_index (self, row)];
}

static const SummerClassFacts *
get_facts (SummerWhatIfRows *self, guint row)
{
  return &self->after->facts->classes[get_index (self, row)];
}

static char *
dup_code (gpointer owner, guint row)
{
  return g_strdup (row == SUMMER_TABLE_TOTAL ? _ ("Total") : get_facts (owner, row)->code);
}

static char *
dup_name (gpointer owner, guint row)
{
  const SummerWhatIfRows *self = owner;

  if (row != SUMMER_TABLE_TOTAL)
    return g_strdup (get_facts (owner, row)->name);
  return g_strdup_printf (ngettext ("%u class", "%u classes", self->rows->len), self->rows->len);
}

static char *
dup_verdict_before (gpointer owner, guint row)
{
  return row == SUMMER_TABLE_TOTAL
             ? NULL
             : g_strdup (summer_verdict_get_text (get_before (owner, row)->verdict));
}

static char *
dup_verdict_after (gpointer owner, guint row)
{
  return row == SUMMER_TABLE_TOTAL
             ? NULL
             : g_strdup (summer_verdict_get_text (get_after (owner, row)->verdict));
}

static GtkWidget *
create_chip (gpointer owner)
{
  return summer_chip_new ();
}

static void
bind_verdict (GtkWidget *cell, guint row, const SummerClassAssessment *of)
{
  if (row == SUMMER_TABLE_TOTAL)
    summer_chip_set (SUMMER_CHIP (cell), SUMMER_TONE_PLAIN, NULL, NULL);
  else
    summer_chip_set_reading (SUMMER_CHIP (cell), (SummerReading) of->verdict);
}

static void
bind_before (gpointer owner, GtkWidget *cell, guint row)
{
  bind_verdict (cell, row, row == SUMMER_TABLE_TOTAL ? NULL : get_before (owner, row));
}

static void
bind_after (gpointer owner, GtkWidget *cell, guint row)
{
  bind_verdict (cell, row, row == SUMMER_TABLE_TOTAL ? NULL : get_after (owner, row));
}

static SummerMoney
get_granted_before (gpointer owner, guint row)
{
  const SummerWhatIfRows *self = owner;

  return row == SUMMER_TABLE_TOTAL ? self->total_before : get_before (owner, row)->granted;
}

static SummerMoney
get_granted_after (gpointer owner, guint row)
{
  const SummerWhatIfRows *self = owner;

  return row == SUMMER_TABLE_TOTAL ? self->total_after : get_after (owner, row)->granted;
}

static SummerMoney
get_difference (gpointer owner, guint row)
{
  return get_granted_after (owner, row) - get_granted_before (owner, row);
}

static char *
dup_granted_before (gpointer owner, guint row)
{
  return summer_money_dup_text (get_granted_before (owner, row));
}

static char *
dup_granted_after (gpointer owner, guint row)
{
  return summer_money_dup_text (get_granted_after (owner, row));
}

static char *
dup_difference (gpointer owner, guint row)
{
  const SummerMoney difference = get_difference (owner, row);
  g_autofree char *amount = summer_money_dup_text (ABS (difference));

  return g_strconcat (difference > 0 ? "+" : difference < 0 ? "−" : "", amount, NULL);
}

static const char *
get_difference_style (gpointer owner, guint row)
{
  const SummerMoney difference = get_difference (owner, row);

  return difference > 0 ? "good" : difference < 0 ? "bad" : NULL;
}

/* How a required condition counts: 0 = it lets the class pass, 1 = it is open, 2 = it is against it. */
static int
get_weight (const SummerFinding *finding)
{
  if (finding == NULL || finding->level != SUMMER_LEVEL_REQUIRED)
    return 0;
  return finding->outcome == SUMMER_OUTCOME_FAIL       ? 2
         : finding->outcome == SUMMER_OUTCOME_UNPROVEN ? 1
                                                       : 0;
}

static void
add_condition (GString *text, const SummerFinding *finding, SummerCondition condition)
{
  const char *title = summer_condition_get_title (condition);

  if (text->len > 0)
    g_string_append (text, _ (", "));
  if (finding != NULL && finding->supposed)
    /* Translators: a condition whose outcome is supposed: "Attendance (supposed)" */
    g_string_append_printf (text, _ ("%s (supposed)"), title);
  else
    g_string_append (text, title);
}

/* The conditions that came out otherwise; where the verdict stays, what moves the amount. */
static char *
dup_reason (gpointer owner, guint row)
{
  SummerWhatIfRows *self = owner;
  g_autoptr (GString) text = g_string_new (NULL);
  const SummerClassAssessment *before, *after;

  if (row == SUMMER_TABLE_TOTAL)
    return g_strdup (_ ("in yuan"));
  before = get_before (self, row);
  after = get_after (self, row);
  for (int i = 0; before->verdict != after->verdict && i < SUMMER_N_CONDITIONS; i++)
    {
      const SummerCondition condition = (SummerCondition) i;
      const SummerFinding *was = summer_class_assessment_find (before, condition);
      const SummerFinding *is = summer_class_assessment_find (after, condition);

      if (get_weight (was) != get_weight (is))
        add_condition (text, is, condition);
    }
  if (text->len == 0)
    g_string_append (text, summer_policy_get_title (
                               before->would_be != after->would_be ? "amount" : "shortage"));
  return g_strdup (text->str);
}

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
compare_verdicts_before (gpointer owner, guint a, guint b)
{
  return (int) get_before (owner, a)->verdict - (int) get_before (owner, b)->verdict;
}

static int
compare_verdicts_after (gpointer owner, guint a, guint b)
{
  return (int) get_after (owner, a)->verdict - (int) get_after (owner, b)->verdict;
}

static int
compare_money (SummerMoney a, SummerMoney b)
{
  return (a > b) - (a < b);
}

static int
compare_granted_before (gpointer owner, guint a, guint b)
{
  return compare_money (get_granted_before (owner, a), get_granted_before (owner, b));
}

static int
compare_granted_after (gpointer owner, guint a, guint b)
{
  return compare_money (get_granted_after (owner, a), get_granted_after (owner, b));
}

static int
compare_differences (gpointer owner, guint a, guint b)
{
  return compare_money (get_difference (owner, a), get_difference (owner, b));
}

SummerWhatIfRows *
summer_what_if_rows_new (void)
{
  SummerWhatIfRows *self = g_new0 (SummerWhatIfRows, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
summer_what_if_rows_free (SummerWhatIfRows *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->rows);
  g_clear_pointer (&self->before, summer_assessment_unref);
  g_clear_pointer (&self->after, summer_assessment_unref);
  g_free (self);
}

/**
 * summer_what_if_rows_set:
 * @before: the whole of what the records say; referenced
 * @after: what summer_rules_what_if() made of it; referenced
 *
 * Returns: how many classes that @office shows have another verdict or another amount
 */
guint
summer_what_if_rows_set (SummerWhatIfRows *self,
                         SummerAssessment *before,
                         SummerAssessment *after,
                         SummerOffice *office)
{
  g_return_val_if_fail (self != NULL && before != NULL && after != NULL, 0);
  g_return_val_if_fail (before->n_classes == after->n_classes, 0);

  summer_assessment_ref (before);
  summer_assessment_ref (after);
  g_clear_pointer (&self->before, summer_assessment_unref);
  g_clear_pointer (&self->after, summer_assessment_unref);
  self->before = before;
  self->after = after;
  self->total_before = self->total_after = 0;
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < before->n_classes; i++)
    {
      const SummerClassAssessment *was = &before->classes[i], *is = &after->classes[i];

      if ((was->verdict == is->verdict && was->granted == is->granted)
          || !summer_office_shows_union (office, before->facts->classes[i].union_name))
        continue;
      g_array_append_val (self->rows, i);
      self->total_before += was->granted;
      self->total_after += is->granted;
    }
  return self->rows->len;
}

const char *
summer_what_if_rows_get_code (SummerWhatIfRows *self, guint row)
{
  g_return_val_if_fail (self != NULL, NULL);

  return row == SUMMER_TABLE_TOTAL ? NULL : get_facts (self, row)->code;
}

guint
summer_what_if_rows_find (SummerWhatIfRows *self, const char *code)
{
  g_return_val_if_fail (self != NULL, SUMMER_TABLE_TOTAL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (get_facts (self, i)->code, code) == 0)
      return i;
  return SUMMER_TABLE_TOTAL;
}

/**
 * summer_what_if_rows_add_columns:
 * @table: without columns; its owner is a SummerWhatIfRows
 */
void
summer_what_if_rows_add_columns (SummerTable *table)
{
  const int room = summer_chip_get_terms_room (SUMMER_SHEET_VERDICT);

  g_return_if_fail (SUMMER_IS_TABLE (table));

  summer_table_add_text (table, _ ("Code"), 84, SUMMER_TABLE_PLAIN, dup_code, compare_codes);
  summer_table_add_text (table, _ ("Class"), 0, SUMMER_TABLE_EXPAND, dup_name, compare_names);
  summer_table_add_cell (table, C_ ("what if", "Verdict now"), room, SUMMER_TABLE_PLAIN,
                         create_chip, bind_before, dup_verdict_before, compare_verdicts_before);
  summer_table_add_cell (table, C_ ("what if", "Verdict then"), room, SUMMER_TABLE_PLAIN,
                         create_chip, bind_after, dup_verdict_after, compare_verdicts_after);
  summer_table_add_text (table, C_ ("what if", "Granted now"), 92, SUMMER_TABLE_END,
                         dup_granted_before, compare_granted_before);
  summer_table_add_text (table, C_ ("what if", "Granted then"), 96, SUMMER_TABLE_END,
                         dup_granted_after, compare_granted_after);
  summer_table_add_text (table, _ ("Difference"), 96, SUMMER_TABLE_END, dup_difference,
                         compare_differences);
  summer_table_style_text (table, get_difference_style);
  summer_table_add_text (table, C_ ("what if", "Decided by"), 124, SUMMER_TABLE_PLAIN, dup_reason,
                         NULL);
  summer_table_set_has_total (table, TRUE);
}

/**
 * summer_what_if_sum:
 * @sums: (out caller-allocates): of the classes that @office shows
 */
void
summer_what_if_sum (const SummerAssessment *before,
                    const SummerAssessment *after,
                    SummerOffice *office,
                    SummerWhatIfSums *sums)
{
  *sums = (SummerWhatIfSums){ 0 };
  for (guint i = 0; i < before->n_classes; i++)
    {
      const SummerClassAssessment *was = &before->classes[i], *is = &after->classes[i];

      if (!summer_office_shows_union (office, before->facts->classes[i].union_name))
        continue;
      sums->before[was->verdict]++;
      sums->after[is->verdict]++;
      sums->flips += was->verdict != is->verdict;
      sums->granted_before += was->granted;
      sums->granted_after += is->granted;
    }
}
