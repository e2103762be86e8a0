#include "config.h"

#include "summer-needle.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * summer_needle_set:
 * @needle: (inout): owned; what was looked for before is freed
 */
void
summer_needle_set (char **needle, const char *text)
{
  g_free (*needle);
  *needle = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
}

gboolean
summer_needle_is_in (const char *needle, const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

/**
 * summer_needle_dup_subtitle:
 * @filter: as it was typed; empty = none
 *
 * Returns: (transfer full): what stands over a printed list, and by what it is narrowed
 */
char *
summer_needle_dup_subtitle (const char *subtitle, const char *filter)
{
  return *filter != '\0' ? g_strdup_printf (_ ("%s · only what contains “%s”"), subtitle, filter)
                         : g_strdup (subtitle);
}
