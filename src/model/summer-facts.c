#include "config.h"

#include "summer-facts.h"

#include <string.h>

/**
 * summer_facts_new:
 *
 * Facts of nothing yet, with a chunk for their strings. Whoever builds them fills in the arrays, each from
 * g_malloc and in the order noted in the header; they go with the last reference.
 *
 * Returns: (transfer full): the facts
 */
SummerFacts *
summer_facts_new (void)
{
  SummerFacts *facts = g_new0 (SummerFacts, 1);

  g_atomic_ref_count_init (&facts->refs);
  facts->first_day = facts->last_day = facts->latest = SUMMER_DAY_NONE;
  facts->strings = g_string_chunk_new (4096);
  return facts;
}

/**
 * summer_facts_new_part:
 * @whole: kept by reference; it owns what the part shows
 * @classes: (array length=n_classes): indices, ascending
 *
 * The facts of some of the classes, all else as in the whole. A part of a part is a part of the whole.
 *
 * Returns: (transfer full): the part
 */
SummerFacts *
summer_facts_new_part (SummerFacts *whole, const guint *classes, guint n_classes)
{
  SummerFacts *part;

  g_return_val_if_fail (whole != NULL, NULL);

  part = g_memdup2 (whole, sizeof (SummerFacts));
  g_atomic_ref_count_init (&part->refs);
  part->whole = summer_facts_ref (whole->whole != NULL ? whole->whole : whole);
  part->classes = g_new (SummerClassFacts, MAX (n_classes, 1));
  part->n_classes = n_classes;
  for (guint i = 0; i < n_classes; i++)
    part->classes[i] = whole->classes[classes[i]];
  return part;
}

/**
 * summer_facts_ref:
 *
 * Returns: (transfer full): @facts, with one reference more
 */
SummerFacts *
summer_facts_ref (SummerFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);

  g_atomic_ref_count_inc (&facts->refs);
  return facts;
}

static void
class_facts_clear (SummerClassFacts *facts)
{
  g_free (facts->unions);
  g_free (facts->adjustments);
  g_free (facts->children);
  g_free (facts->enrolments);
  g_free (facts->marks);
  g_free (facts->persons);
  g_free (facts->assignments);
  g_free (facts->staff_marks);
  g_free (facts->cover);
  g_free (facts->reviews);
  g_free (facts->visits);
  g_free (facts->incidents);
  g_free (facts->responses);
}

/**
 * summer_facts_unref:
 * @facts: (transfer full): the facts
 *
 * Gives up one reference; with the last go the arrays, the policy and the strings.
 */
void
summer_facts_unref (SummerFacts *facts)
{
  g_return_if_fail (facts != NULL);

  if (!g_atomic_ref_count_dec (&facts->refs))
    return;
  if (facts->whole != NULL)
    {
      summer_facts_unref (facts->whole);
      g_free (facts->classes);
      g_free (facts);
      return;
    }
  for (guint i = 0; i < facts->n_classes; i++)
    class_facts_clear (&facts->classes[i]);
  g_free (facts->classes);
  g_free (facts->closed_days);
  g_clear_pointer (&facts->policy, summer_policy_free);
  g_string_chunk_free (facts->strings);
  g_free (facts);
}

/**
 * summer_facts_find_class:
 * @code: a class code
 *
 * Returns: (transfer none) (nullable): the class of that code
 */
const SummerClassFacts *
summer_facts_find_class (const SummerFacts *facts, const char *code)
{
  guint low = 0, high;

  g_return_val_if_fail (facts != NULL && code != NULL, NULL);

  high = facts->n_classes;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (facts->classes[middle].code, code);

      if (order == 0)
        return &facts->classes[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * summer_class_facts_is_within:
 * @name: of a union or a place
 *
 * Whether the class is of that union, or of one below it in the tree.
 */
gboolean
summer_class_facts_is_within (const SummerClassFacts *of, const char *name)
{
  g_return_val_if_fail (of != NULL && name != NULL, FALSE);

  for (guint i = 0; of->unions != NULL && of->unions[i] != NULL; i++)
    if (strcmp (of->unions[i], name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * summer_class_facts_takes_part:
 *
 * Returns: whether the class is one of the summer's, if only as an application: neither rejected nor withdrawn
 */
gboolean
summer_class_facts_takes_part (const SummerClassFacts *of)
{
  g_return_val_if_fail (of != NULL, FALSE);

  return of->state != SUMMER_CLASS_REJECTED && of->state != SUMMER_CLASS_WITHDRAWN;
}
