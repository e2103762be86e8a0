#include "config.h"

#include "summer-answer-code.h"

#include <string.h>

/* 29 of them, a prime: so a single wrong character, and two that changed places, always show. */
#define BASE 29
static const char alphabet[] = "23456789ACDEFGHJKLMNPQRTUVWXY";

G_STATIC_ASSERT (sizeof alphabet - 1 == BASE);

/* The last character makes 1 × first + 2 × second + … a multiple of the base. */
static char
get_check (const char *code)
{
  guint sum = 0;
  guint last = 0;

  for (guint i = 0; i < SUMMER_ANSWER_CODE_LENGTH - 1; i++)
    sum += (i + 1) * (guint) (strchr (alphabet, code[i]) - alphabet);
  while ((sum + SUMMER_ANSWER_CODE_LENGTH * last) % BASE != 0)
    last++;
  return alphabet[last];
}

/**
 * summer_answer_code_dup_nth:
 * @n: below %SUMMER_ANSWER_CODES
 *
 * Returns: (transfer full): the code of a number, another for each
 */
char *
summer_answer_code_dup_nth (guint n)
{
  char code[SUMMER_ANSWER_CODE_LENGTH + 1] = { 0 };

  g_return_val_if_fail (n < SUMMER_ANSWER_CODES, NULL);

  for (guint i = 0; i < SUMMER_ANSWER_CODE_LENGTH - 1; i++)
    {
      code[i] = alphabet[n % BASE];
      n /= BASE;
    }
  code[SUMMER_ANSWER_CODE_LENGTH - 1] = get_check (code);
  return g_strdup (code);
}

/**
 * summer_answer_code_dup_plain:
 * @text: (nullable): as it was typed or scanned
 *
 * Returns: (transfer full): @text in capitals of half width, without spaces and dashes; what is no code stays none
 */
char *
summer_answer_code_dup_plain (const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  g_autofree char *upper = folded != NULL ? g_utf8_strup (folded, -1) : NULL;
  GString *plain = g_string_new (NULL);

  for (const char *p = upper; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION)
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/**
 * summer_answer_code_check:
 * @plain: of summer_answer_code_dup_plain()
 *
 * Returns: whether it can be a code; FALSE whenever one character is wrong or two changed places
 */
gboolean
summer_answer_code_check (const char *plain)
{
  g_return_val_if_fail (plain != NULL, FALSE);

  return strlen (plain) == SUMMER_ANSWER_CODE_LENGTH
         && strspn (plain, alphabet) == SUMMER_ANSWER_CODE_LENGTH
         && plain[SUMMER_ANSWER_CODE_LENGTH - 1] == get_check (plain);
}
