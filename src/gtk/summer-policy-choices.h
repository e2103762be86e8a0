/* The values of a parameter of the policy that is chosen, not typed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *value, *word; /* as summer_policy_set() reads it; in words, for _() */
} SummerPolicyChoice;

const SummerPolicyChoice *summer_policy_choices_find (const char *name, guint *n_choices); /* NULL and 0: it is typed */

G_END_DECLS
