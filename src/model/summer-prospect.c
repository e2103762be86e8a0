#include "config.h"

#include "summer-prospect.h"

/**
 * summer_prospect_get_code:
 *
 * The state as programs read it: met, on-track, not-known, at-risk or lost.
 */
const char *
summer_prospect_get_code (SummerProspectState state)
{
  static const char *const codes[SUMMER_N_PROSPECTS]
      = { "met", "on-track", "not-known", "at-risk", "lost" };

  g_return_val_if_fail (state < SUMMER_N_PROSPECTS, "");

  return codes[state];
}
