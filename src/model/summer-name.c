#include "config.h"

#include "summer-name.h"

/* Nothing but Chinese characters of the first block, as nearly all names are: they have one way to be written. */
static gboolean
is_plain (const char *name)
{
  const guchar *c = (const guchar *) name;

  for (; c[0] >= 0xe4 && c[0] <= 0xe9 && c[1] != '\0' && c[2] != '\0'; c += 3)
    continue;
  return *c == '\0';
}

/**
 * summer_name_dup_key:
 * @name: valid UTF-8
 *
 * Returns: (transfer full): the same text for all ways of writing a name that summer_name_equal() holds to be one;
 *   empty for what is no name
 */
char *
summer_name_dup_key (const char *name)
{
  if (is_plain (name))
    return g_strdup (name);

  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = normal; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (plain, g_utf8_get_char (c));
  return g_utf8_casefold (plain->str, -1);
}

/**
 * summer_name_equal:
 * @a: (nullable): valid UTF-8
 * @b: (nullable): valid UTF-8
 *
 * Whether two names are the same to a person at the door: space between the characters, full-width letters and
 * the case of letters make no other person.
 */
gboolean
summer_name_equal (const char *a, const char *b)
{
  g_autofree char *left = a != NULL ? summer_name_dup_key (a) : NULL;
  g_autofree char *right = b != NULL ? summer_name_dup_key (b) : NULL;

  return left != NULL && right != NULL && *left != '\0' && g_str_equal (left, right);
}
