#include "config.h"

#include "summer-cover.h"

/**
 * summer_cover_index:
 *
 * Where the covers of each child begin.
 *
 * Returns: (transfer full): n_children + 1 positions in the covers of the class
 */
guint *
summer_cover_index (const SummerClassFacts *facts)
{
  guint *starts = g_new (guint, facts->n_children + 1);
  guint at = 0;

  for (guint child = 0; child <= facts->n_children; child++)
    {
      while (at < facts->n_cover && facts->cover[at].child < child)
        at++;
      starts[child] = at;
    }
  return starts;
}

/**
 * summer_cover_get_kinds:
 * @index: of summer_cover_index()
 *
 * The kinds of insurance that cover a child on a day, both ends of a policy included.
 *
 * Returns: bits 1 << SummerInsuranceKind
 */
guint
summer_cover_get_kinds (const SummerClassFacts *facts,
                        const guint *index,
                        guint child,
                        SummerDay day)
{
  guint kinds = 0;

  for (guint i = index[child]; i < index[child + 1]; i++)
    if (facts->cover[i].first <= day && day <= facts->cover[i].last)
      kinds |= 1u << facts->cover[i].kind;
  return kinds;
}
