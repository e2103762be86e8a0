#include "config.h"

#include "summer-policy-choices.h"

#include <glib/gi18n.h>
#include <string.h>

static const SummerPolicyChoice bases[] = {
  { "enrolled", N_ ("all who are enrolled") },
  { "attending", N_ ("those whose own attendance passes") },
};
static const SummerPolicyChoice shortages[] = {
  { "prorate", N_ ("cut all in proportion") },
  { "in_order", N_ ("grant in order of rank") },
};
static const SummerPolicyChoice levels[] = {
  { "required", N_ ("required: decides the verdict") },
  { "advisory", N_ ("advisory: shown, never decides") },
  { "off", N_ ("off: not looked at") },
};

/**
 * summer_policy_choices_find:
 * @name: of a parameter, as in rules.md
 * @n_choices: (out): how many there are
 *
 * Returns: (transfer none) (nullable): the choices, or %NULL where a value is typed
 */
const SummerPolicyChoice *
summer_policy_choices_find (const char *name, guint *n_choices)
{
  *n_choices = 0;
  if (g_str_has_prefix (name, "level."))
    {
      *n_choices = G_N_ELEMENTS (levels);
      return levels;
    }
  if (strcmp (name, "headcount_basis") == 0)
    {
      *n_choices = G_N_ELEMENTS (bases);
      return bases;
    }
  if (strcmp (name, "shortage") == 0)
    {
      *n_choices = G_N_ELEMENTS (shortages);
      return shortages;
    }
  return NULL;
}
