#include "config.h"

#include <glib/gi18n.h>

#include "summer-subsidy-rows-private.h"

#include "summer-needle.h"
#include "summer-phrase.h"
#include "summer-rate-spread.h"
#include "summer-settled.h"
#include "summer-tally.h"
#include "summer-union.h"
#include "summer-wording.h"

/**
 * summer_subsidy_rows_get_sum:
 *
 * Returns: (transfer none) (nullable): the sums of a subtotal or of the total; NULL in the row of a class
 */
const SummerUnion *
summer_subsidy_rows_get_sum (SummerSubsidyRows *self, guint row)
{
  return row == SUMMER_TABLE_TOTAL ? self->total
                                   : g_array_index (self->rows, SummerSubsidyRow, row).subtotal;
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

/**
 * summer_subsidy_rows_holds:
 *
 * Whether the filter lets a class through.
 */
gboolean
summer_subsidy_rows_holds (gpointer owner, guint class_index)
{
  SummerSubsidyRows *self = owner;
  const SummerClassFacts *facts = &self->assessment->facts->classes[class_index];
  const SummerClassAssessment *of = &self->assessment->classes[class_index];
  int from, to;

  if (self->needle && summer_rate_range_parse (self->needle, &from, &to))
    return summer_rate_range_holds (from, to, of);
  return !self->needle || summer_needle_is_in (self->needle, facts->code)
         || summer_needle_is_in (self->needle, facts->name)
         || summer_needle_is_in (self->needle, facts->union_name)
         || summer_needle_is_in (self->needle, summer_reading_get_text (
                                                   summer_reading_get (self->assessment, of)));
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

  self->rows = g_array_new (FALSE, TRUE, sizeof (SummerSubsidyRow));
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
  self->total = summer_union_new_total (assessment, summer_subsidy_rows_holds, self);
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
      const SummerSubsidyRow subtotal = { 0, of };

      for (guint j = 0; j < of->classes->len; j++)
        {
          const SummerSubsidyRow row = { g_array_index (of->classes, guint, j), NULL };

          g_array_append_val (self->rows, row);
        }
      g_array_append_val (self->rows, subtotal);
    }
  for (guint i = 0; !grouped && i < self->assessment->n_classes; i++)
    {
      const SummerSubsidyRow row = { i, NULL };

      g_array_append_val (self->rows, row);
    }
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
  self->total = summer_union_new_total (self->assessment, summer_subsidy_rows_holds, self);
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
  return summer_subsidy_rows_get_sum (self, row) ? NULL : get_assessed (self, row);
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
  return summer_subsidy_rows_get_sum (self, row) ? NULL : get_facts (self, row)->code;
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
    if (!summer_subsidy_rows_get_sum (self, i)
        && (!code || g_strcmp0 (get_facts (self, i)->code, code) == 0))
      return i;
  return SUMMER_TABLE_TOTAL;
}
