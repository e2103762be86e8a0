#include "config.h"

#include "summer-policy-hint.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * summer_policy_hint_get:
 * @name: a parameter, as summer_policy_list_names() has it
 *
 * Returns: (transfer none) (nullable): what a value means where its form does not say so itself
 */
const char *
summer_policy_hint_get (const char *name)
{
  static const char rate[] = N_ ("a percentage such as 70%; the number itself passes");
  static const char no_limit[] = N_ ("0 = no limit");
  static const struct
  {
    const char *name, *hint;
  } hints[] = {
    { "fund", N_ ("in yuan; 0 = no ceiling") },
    { "unit", N_ ("in yuan; what is paid in a shortage is a multiple of it") },
    { "reserve", N_ ("in yuan; held back from the fund") },
    { "shares",
      N_ ("set aside for the classes of a union and of all below it; others draw from the rest") },
    { "sources",
      N_ ("after the fund and in this order; what is paid for the same purpose is taken off") },
    { "children_max", no_limit },
    { "host_classes_max", no_limit },
    { "attendance_min", rate },
    { "satisfaction_min", rate },
    { "responses_min", rate },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (strcmp (hints[i].name, name) == 0)
      return _ (hints[i].hint);
  return NULL;
}
