#include "config.h"

#include "summer-settlement-rows.h"

#include <glib/gi18n.h>

#include "summer-needle.h"
#include "summer-phrase.h"
#include "summer-tally.h"
#include "summer-wording.h"

struct _SummerSettlementRows
{
  SummerSettlement *of;              /* owned; NULL = nothing is shown */
  SummerAssessment *whole;           /* owned: of it come the names */
  const SummerClassFacts **classes;  /* owned array, of whole: the class of each line */
  gboolean *hidden;                  /* owned: the line is of a union that is not shown */
  SummerSettlementLineRecord totals; /* the sums of the lines that the filter lets through */
  guint n_summed;                    /* how many those are */
  char *needle;                      /* owned: the filter's text, folded */
};

static const SummerSettlementLineRecord *
get_line (SummerSettlementRows *self, guint row)
{
  return row == SUMMER_TABLE_TOTAL ? &self->totals : &self->of->lines[row];
}

static const SummerClassFacts *
get_class (SummerSettlementRows *self, guint row)
{
  return row == SUMMER_TABLE_TOTAL ? NULL : self->classes[row];
}

static char *
dup_code (gpointer owner, guint row)
{
  const SummerClassFacts *class = get_class (owner, row);

  if (row == SUMMER_TABLE_TOTAL)
    return g_strdup (_ ("Total"));
  return class != NULL ? g_strdup (class->code) : NULL;
}

static char *
dup_name (gpointer owner, guint row)
{
  SummerSettlementRows *self = owner;
  const SummerClassFacts *class = get_class (self, row);

  if (row == SUMMER_TABLE_TOTAL)
    return summer_phrase_dup_counted (ngettext ("%s class", "%s classes", self->n_summed),
                                      self->n_summed);
  return class != NULL ? g_strdup (class->name) : NULL;
}

static char *
dup_union (gpointer owner, guint row)
{
  const SummerClassFacts *class = get_class (owner, row);

  return class != NULL ? g_strdup (class->union_name) : NULL;
}

static char *
dup_verdict (gpointer owner, guint row)
{
  return row == SUMMER_TABLE_TOTAL
             ? NULL
             : g_strdup (summer_verdict_get_text (get_line (owner, row)->verdict));
}

static GtkWidget *
create_verdict (gpointer owner)
{
  return summer_tally_new ();
}

static void
bind_verdict (gpointer owner, GtkWidget *cell, guint row)
{
  const guint none[SUMMER_N_READINGS] = { 0 };

  gtk_widget_set_visible (cell, row != SUMMER_TABLE_TOTAL);
  if (row == SUMMER_TABLE_TOTAL)
    summer_tally_set_counts (SUMMER_TALLY (cell), none);
  else
    summer_tally_set_reading (SUMMER_TALLY (cell),
                              (SummerReading) (int) get_line (owner, row)->verdict);
}

static char *
dup_headcount (gpointer owner, guint row)
{
  return summer_phrase_dup_count (get_line (owner, row)->headcount);
}

static char *
dup_base (gpointer owner, guint row)
{
  return summer_money_dup_text (get_line (owner, row)->base);
}

static char *
dup_granted (gpointer owner, guint row)
{
  return summer_money_dup_text (get_line (owner, row)->granted);
}

static char *
dup_before (gpointer owner, guint row)
{
  return summer_money_dup_text (get_line (owner, row)->before);
}

static char *
dup_due (gpointer owner, guint row)
{
  return summer_money_dup_text (get_line (owner, row)->due);
}

static const char *
get_due_style (gpointer owner, guint row)
{
  const gint64 due = get_line (owner, row)->due;

  return due < 0 ? "bad-strong" : due == 0 ? "faint-figure" : NULL;
}

static char *
dup_reason (gpointer owner, guint row)
{
  return g_strdup (get_line (owner, row)->reason);
}

static gboolean
matches (gpointer owner, guint row)
{
  SummerSettlementRows *self = owner;
  const SummerSettlementLineRecord *line = get_line (self, row);
  const SummerClassFacts *class = get_class (self, row);

  if (self->hidden[row])
    return FALSE;
  if (self->needle == NULL)
    return TRUE;
  return (class != NULL
          && (summer_needle_is_in (self->needle, class->code)
              || summer_needle_is_in (self->needle, class->name)
              || summer_needle_is_in (self->needle, class->union_name)))
         || summer_needle_is_in (self->needle, line->reason)
         || summer_needle_is_in (self->needle, summer_verdict_get_text (line->verdict));
}

/* {{{ Orders */

/* The lines come by code. */
static int
compare_codes (gpointer owner, guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
compare_texts (char *a, char *b)
{
  const int order = a == NULL || b == NULL ? g_strcmp0 (a, b) : g_utf8_collate (a, b);

  g_free (a);
  g_free (b);
  return order;
}

static int
compare_names (gpointer owner, guint a, guint b)
{
  return compare_texts (dup_name (owner, a), dup_name (owner, b));
}

static int
compare_unions (gpointer owner, guint a, guint b)
{
  return compare_texts (dup_union (owner, a), dup_union (owner, b));
}

static int
compare_reasons (gpointer owner, guint a, guint b)
{
  return compare_texts (dup_reason (owner, a), dup_reason (owner, b));
}

static int
compare_verdicts (gpointer owner, guint a, guint b)
{
  return (int) get_line (owner, a)->verdict - (int) get_line (owner, b)->verdict;
}

static int
compare_headcounts (gpointer owner, guint a, guint b)
{
  return get_line (owner, a)->headcount - get_line (owner, b)->headcount;
}

static int
compare_amounts (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_bases (gpointer owner, guint a, guint b)
{
  return compare_amounts (get_line (owner, a)->base, get_line (owner, b)->base);
}

static int
compare_grants (gpointer owner, guint a, guint b)
{
  return compare_amounts (get_line (owner, a)->granted, get_line (owner, b)->granted);
}

static int
compare_befores (gpointer owner, guint a, guint b)
{
  return compare_amounts (get_line (owner, a)->before, get_line (owner, b)->before);
}

static int
compare_dues (gpointer owner, guint a, guint b)
{
  return compare_amounts (get_line (owner, a)->due, get_line (owner, b)->due);
}

/* }}} */

/**
 * summer_settlement_rows_new:
 *
 * Returns: (transfer full): no rows yet
 */
SummerSettlementRows *
summer_settlement_rows_new (void)
{
  return g_new0 (SummerSettlementRows, 1);
}

static void
clear (SummerSettlementRows *self)
{
  g_clear_pointer (&self->of, summer_settlement_free);
  g_clear_pointer (&self->whole, summer_assessment_unref);
  g_clear_pointer (&self->classes, g_free);
  g_clear_pointer (&self->hidden, g_free);
}

/**
 * summer_settlement_rows_free:
 * @self: (transfer full): the table that asks it must be gone or empty
 */
void
summer_settlement_rows_free (SummerSettlementRows *self)
{
  g_return_if_fail (self != NULL);

  clear (self);
  g_free (self->needle);
  g_free (self);
}

static void
name_lines (SummerSettlementRows *self, SummerOffice *office)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->whole->n_classes; i++)
    g_hash_table_insert (indices, &self->whole->classes[i].id, &self->whole->facts->classes[i]);
  self->classes = g_new0 (const SummerClassFacts *, MAX (self->of->n_lines, 1));
  self->hidden = g_new0 (gboolean, MAX (self->of->n_lines, 1));
  for (guint i = 0; i < self->of->n_lines; i++)
    {
      const SummerClassFacts *class = g_hash_table_lookup (indices, &self->of->lines[i].class_id);

      self->classes[i] = class;
      self->hidden[i]
          = !summer_office_shows_union (office, class != NULL ? class->union_name : NULL);
    }
}

static void
add_up (SummerSettlementRows *self)
{
  self->totals = (SummerSettlementLineRecord){ 0 };
  self->n_summed = 0;
  for (guint i = 0; self->of != NULL && i < self->of->n_lines; i++)
    if (matches (self, i))
      {
        const SummerSettlementLineRecord *line = &self->of->lines[i];

        self->n_summed++;
        self->totals.headcount += line->headcount;
        self->totals.base += line->base;
        self->totals.granted += line->granted;
        self->totals.before += line->before;
        self->totals.due += line->due;
      }
}

guint
summer_settlement_rows_take (SummerSettlementRows *self, SummerSettlement *of, SummerOffice *office)
{
  SummerAssessment *whole = summer_office_get_whole_assessment (office);

  g_return_val_if_fail (self != NULL && (of == NULL || whole != NULL), 0);

  clear (self);
  self->of = of;
  if (of != NULL)
    {
      self->whole = summer_assessment_ref (whole);
      name_lines (self, office);
    }
  add_up (self);
  return of != NULL ? of->n_lines : 0;
}

/**
 * summer_settlement_rows_set_filter:
 * @text: looked for in codes, names, unions, verdicts and reasons, whatever its case
 *
 * The total is that of what is let through.
 */
void
summer_settlement_rows_set_filter (SummerSettlementRows *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  summer_needle_set (&self->needle, text);
  add_up (self);
}

const SummerSettlement *
summer_settlement_rows_get (SummerSettlementRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->of;
}

const SummerSettlementLineRecord *
summer_settlement_rows_get_line (SummerSettlementRows *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->of->n_lines, NULL);

  return &self->of->lines[row];
}

const SummerClassFacts *
summer_settlement_rows_get_class (SummerSettlementRows *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->of->n_lines, NULL);

  return self->classes[row];
}

guint
summer_settlement_rows_find (SummerSettlementRows *self, gint64 class_id)
{
  g_return_val_if_fail (self != NULL, SUMMER_TABLE_TOTAL);

  for (guint i = 0; self->of != NULL && i < self->of->n_lines; i++)
    if (self->of->lines[i].class_id == class_id)
      return i;
  return SUMMER_TABLE_TOTAL;
}

/**
 * summer_settlement_rows_add_columns:
 * @table: without columns; its owner is a SummerSettlementRows
 *
 * Adds the columns, the sums and the filter.
 */
void
summer_settlement_rows_add_columns (SummerTable *table)
{
  g_return_if_fail (SUMMER_IS_TABLE (table));

  summer_table_add_text (table, _ ("Code"), 66, SUMMER_TABLE_PLAIN, dup_code, compare_codes);
  summer_table_add_text (table, _ ("Class"), 0, SUMMER_TABLE_EXPAND, dup_name, compare_names);
  summer_table_add_text (table, _ ("Union"), 94, SUMMER_TABLE_PLAIN, dup_union, compare_unions);
  summer_table_add_cell (table, _ ("Verdict"), 84, SUMMER_TABLE_PLAIN, create_verdict, bind_verdict,
                         dup_verdict, compare_verdicts);
  summer_table_add_text (table, C_ ("column", "Children"), 54, SUMMER_TABLE_END, dup_headcount,
                         compare_headcounts);
  summer_table_add_text (table, C_ ("column", "Base"), 85, SUMMER_TABLE_END, dup_base,
                         compare_bases);
  summer_table_add_text (table, _ ("Granted"), 85, SUMMER_TABLE_END, dup_granted, compare_grants);
  summer_table_add_text (table, C_ ("settlement", "Before"), 85, SUMMER_TABLE_END, dup_before,
                         compare_befores);
  summer_table_add_text (table, C_ ("settlement", "Due"), 85,
                         SUMMER_TABLE_END | SUMMER_TABLE_STRONG, dup_due, compare_dues);
  summer_table_style_text (table, get_due_style);
  summer_table_add_text (table, C_ ("settlement", "Reason"), 74, SUMMER_TABLE_DIM, dup_reason,
                         compare_reasons);
  summer_table_set_filter (table, matches);
  summer_table_set_has_total (table, TRUE);
}
