#include "config.h"

#include "summer-seal.h"

#define TAIL 4

/**
 * summer_seal:
 * @plain: (nullable): as people read it
 *
 * Returns: (transfer full) (nullable): as it is kept in the file
 */
char *
summer_seal (SummerStore *store, const char *plain)
{
  return plain == NULL || *plain == '\0' ? NULL : g_strdup (plain);
}

/**
 * summer_seal_open:
 * @sealed: (nullable): as it is kept in the file
 *
 * Returns: (transfer full) (nullable): as people read it
 */
char *
summer_seal_open (SummerStore *store, const char *sealed)
{
  return g_strdup (sealed);
}

/**
 * summer_seal_dup_telephone_tails:
 * @telephones: (array length=n_telephones): each may be NULL
 *
 * The last four digits of each number. They are kept beside the sealed numbers, because a clerk looks for
 * the end of a telephone number; four digits alone identify nobody.
 *
 * Returns: (transfer full) (nullable): the ends, parted by spaces
 */
char *
summer_seal_dup_telephone_tails (const char *const *telephones, guint n_telephones)
{
  g_autoptr (GString) tails = g_string_new (NULL);

  for (guint i = 0; i < n_telephones; i++)
    {
      g_autoptr (GString) digits = g_string_new (NULL);
      for (const char *c = telephones[i]; c != NULL && *c != '\0'; c++)
        if (g_ascii_isdigit (*c))
          g_string_append_c (digits, *c);
      if (digits->len == 0)
        continue;
      if (tails->len > 0)
        g_string_append_c (tails, ' ');
      g_string_append (tails, digits->str + (digits->len > TAIL ? digits->len - TAIL : 0));
    }
  return tails->len > 0 ? g_string_free (g_steal_pointer (&tails), FALSE) : NULL;
}
