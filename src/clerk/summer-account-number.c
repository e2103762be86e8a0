#include "config.h"

#include "summer-account-number.h"

#include <glib/gi18n.h>

#define FEWEST_DIGITS 8
#define MOST_DIGITS 32 /* of the clearing of payments between banks */

/**
 * summer_account_number_get_fault:
 * @number: (nullable): what a person wrote; nothing is no fault
 * @by_length: (out) (optional): only digits are missing or too many. A form may keep such a number, no payment goes
 *   to it
 *
 * Returns: (nullable): what is wrong with it
 */
const char *
summer_account_number_get_fault (const char *number, gboolean *by_length)
{
  guint digits = 0;

  if (by_length != NULL)
    *by_length = FALSE;
  if (number == NULL)
    return NULL;
  for (const char *at = number; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      digits++;
    else if (*at != ' ')
      return _ ("An account number has digits alone.");
  if (by_length != NULL)
    *by_length = digits < FEWEST_DIGITS || digits > MOST_DIGITS;
  if (digits < FEWEST_DIGITS)
    return _ ("This account number is too short. Look for the digits that are missing.");
  if (digits > MOST_DIGITS)
    return _ ("This account number is too long. Look for the digits that are too many.");
  return NULL;
}

char *
summer_account_number_dup_plain (const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  if (number == NULL)
    return NULL;
  for (const char *at = number; *at != '\0'; at++)
    if (*at != ' ')
      g_string_append_c (digits, *at);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}
