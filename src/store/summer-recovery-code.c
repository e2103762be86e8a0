#include "config.h"

#include "summer-recovery-code.h"

#include "summer-store.h"

#include <glib/gi18n.h>
#include <sodium.h>

#define N_CHARACTERS (SUMMER_RECOVERY_GROUPS * SUMMER_RECOVERY_GROUP)
#define BASE 32

/* Crockford's: without I, L, O and U. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int
get_value (char c)
{
  const char *at;

  c = g_ascii_toupper (c);
  if (c == 'O')
    return 0;
  if (c == 'I' || c == 'L')
    return 1;
  at = c != '\0' ? strchr (alphabet, c) : NULL;
  return at != NULL ? (int) (at - alphabet) : -1;
}

/* Luhn's algorithm with 32 characters: one that is wrong is always noticed, and almost always two that changed places.
 * The last of values is the check character, or 0 where it is asked for. */
static int
get_rest (const int *values)
{
  int sum = 0;

  for (int i = 0; i < N_CHARACTERS; i++)
    {
      int factor = (N_CHARACTERS - 1 - i) % 2 == 0 ? 1 : 2, addend = values[i] * factor;

      sum += addend / BASE + addend % BASE;
    }
  return sum % BASE;
}

static char *
write_code (const int *values, GError **error)
{
  char *code = summer_secret_alloc (N_CHARACTERS + SUMMER_RECOVERY_GROUPS, error), *to = code;

  for (int i = 0; i < N_CHARACTERS && code != NULL; i++)
    {
      if (i > 0 && i % SUMMER_RECOVERY_GROUP == 0)
        *to++ = '-';
      *to++ = alphabet[values[i]];
    }
  return code;
}

/**
 * summer_recovery_code_new:
 *
 * Returns: (transfer full) (nullable): a code, to be freed with summer_secret_free(); NULL with @error set
 */
char *
summer_recovery_code_new (GError **error)
{
  g_autoptr (SummerSecretText) ready = summer_secret_alloc (1, error);
  int values[N_CHARACTERS] = { 0 };

  if (ready == NULL)
    return NULL;
  for (int i = 0; i < N_CHARACTERS - 1; i++)
    values[i] = (int) randombytes_uniform (BASE);
  values[N_CHARACTERS - 1] = (BASE - get_rest (values)) % BASE;

  char *code = write_code (values, error);
  summer_secret_wipe (values, sizeof values);
  return code;
}

/**
 * summer_recovery_code_parse:
 * @text: as somebody typed it
 *
 * Returns: (transfer full) (nullable): the code as it was made, to be freed with summer_secret_free(); NULL with @error
 *   set to %SUMMER_STORE_ERROR_PASSWORD when it is none
 */
char *
summer_recovery_code_parse (const char *text, GError **error)
{
  int values[N_CHARACTERS] = { 0 }, n = 0;
  gboolean strange = FALSE;
  char *code = NULL;

  for (; *text != '\0' && !strange; text++)
    {
      int value = get_value (*text);

      if (g_ascii_isspace (*text) || *text == '-')
        continue;
      strange = value < 0 || n == N_CHARACTERS;
      if (!strange)
        values[n++] = value;
    }
  if (strange || n < N_CHARACTERS)
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
                 _ ("A recovery code has %d groups of %d letters and digits. Type it as it stands "
                    "on the recovery sheet."),
                 SUMMER_RECOVERY_GROUPS, SUMMER_RECOVERY_GROUP);
  else if (get_rest (values) != 0)
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
                         _ ("There is a slip in this recovery code. Compare it with the recovery "
                            "sheet, character by character."));
  else
    code = write_code (values, error);
  summer_secret_wipe (values, sizeof values);
  return code;
}

/**
 * summer_recovery_code_is_last_group:
 * @code: of summer_recovery_code_new()
 * @text: what was typed
 */
gboolean
summer_recovery_code_is_last_group (const char *code, const char *text)
{
  const char *group = strrchr (code, '-');
  int n = 0;

  if (group == NULL)
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (g_ascii_isspace (*text) || *text == '-')
        continue;
      if (n >= SUMMER_RECOVERY_GROUP || get_value (*text) != get_value (group[1 + n]))
        return FALSE;
      n++;
    }
  return n == SUMMER_RECOVERY_GROUP;
}
