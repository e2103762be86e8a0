#include "config.h"

#include "summer-identity.h"

#include <string.h>

/* Digits of a number that can be dialled: a short landline number without its area code, and the longest
 * there is with the code of its country. */
#define SHORTEST_NUMBER 7
#define LONGEST_NUMBER 15
#define MOBILE_NUMBER 11
#define INVENTED "100" /* the numbers of the invented programme, which ring nowhere */

#define NUMBER_LENGTH 18
/* As offices mask by hand; a bullet is as wide as a Chinese letter and would not fit the columns. */
#define STAR "*"

/**
 * summer_identity_check_character:
 * @first_seventeen: the digits before the check character; what follows them is not read
 *
 * The check character of a resident identity number (GB 11643, ISO 7064 mod 11-2): '0' to '9' or 'X',
 * or 0 when there are not seventeen digits.
 */
char
summer_identity_check_character (const char *first_seventeen)
{
  int remainder = 0;

  g_return_val_if_fail (first_seventeen != NULL, 0);

  for (int i = 0; i < NUMBER_LENGTH - 1; i++)
    {
      if (!g_ascii_isdigit (first_seventeen[i]))
        return 0;
      remainder = (remainder + first_seventeen[i] - '0') * 2 % 11;
    }
  return "0123456789X"[(12 - remainder) % 11];
}

/**
 * summer_identity_check:
 * @number: (nullable): a resident identity number; a small x counts as X
 * @birth: (out) (optional): the birth date in it, SUMMER_DAY_NONE when there is none to be read
 * @sex: (out) (optional): the sex in it, unknown when the form is wrong
 *
 * Whether the number is one of GB 11643: its form, then its birth date, then its check character. The
 * birth date and the sex are given for a wrong check character too, to find which digit was mistyped.
 */
SummerIdentityState
summer_identity_check (const char *number, SummerDay *birth, SummerSex *sex)
{
  SummerDay day;
  char check;

  if (birth)
    *birth = SUMMER_DAY_NONE;
  if (sex)
    *sex = SUMMER_SEX_UNKNOWN;
  if (number == NULL || strlen (number) != NUMBER_LENGTH)
    return SUMMER_IDENTITY_FORM;
  check = summer_identity_check_character (number);
  if (check == 0 || !(g_ascii_isdigit (number[17]) || g_ascii_toupper (number[17]) == 'X'))
    return SUMMER_IDENTITY_FORM;

  if (sex)
    *sex = (number[16] - '0') % 2 ? SUMMER_SEX_MALE : SUMMER_SEX_FEMALE;
  day = summer_day_from_ymd ((number[6] - '0') * 1000 + (number[7] - '0') * 100
                                 + (number[8] - '0') * 10 + (number[9] - '0'),
                             (number[10] - '0') * 10 + (number[11] - '0'),
                             (number[12] - '0') * 10 + (number[13] - '0'));
  if (day == SUMMER_DAY_NONE)
    return SUMMER_IDENTITY_DATE;
  if (birth)
    *birth = day;
  return g_ascii_toupper (number[17]) == check ? SUMMER_IDENTITY_VALID : SUMMER_IDENTITY_CHECK;
}

/**
 * summer_credit_code_check_character:
 * @first_seventeen: the characters before the check character; what follows them is not read
 *
 * The check character of a unified social credit code (GB 32100): the sum of the characters' values
 * times 3^(i-1) mod 31, taken from 31. 0 when one of the seventeen is not of the code's alphabet, which
 * has no I, O, S, V and Z.
 */
char
summer_credit_code_check_character (const char *first_seventeen)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  int sum = 0, weight = 1;

  g_return_val_if_fail (first_seventeen != NULL, 0);

  for (int i = 0; i < NUMBER_LENGTH - 1; i++)
    {
      char letter = g_ascii_toupper (first_seventeen[i]);
      const char *at = letter ? strchr (alphabet, letter) : NULL;

      if (at == NULL)
        return 0;
      sum += (int) (at - alphabet) * weight;
      weight = weight * 3 % 31;
    }
  return alphabet[(31 - sum % 31) % 31];
}

/**
 * summer_credit_code_check:
 * @code: (nullable): a unified social credit code; small letters count as capitals
 *
 * Whether it has eighteen characters of the alphabet of GB 32100 and the right check character.
 */
gboolean
summer_credit_code_check (const char *code)
{
  char check;

  if (code == NULL || strlen (code) != NUMBER_LENGTH)
    return FALSE;
  check = summer_credit_code_check_character (code);
  return check != 0 && g_ascii_toupper (code[17]) == check;
}

/* The first @head and the last @tail characters with a star for each one between. */
static char *
dup_masked (const char *text, glong head, glong tail)
{
  glong length = g_utf8_strlen (text, -1);
  GString *masked = g_string_new (NULL);

  head = MIN (head, length);
  tail = MIN (tail, length - head);
  g_string_append_len (masked, text, g_utf8_offset_to_pointer (text, head) - text);
  for (glong i = head; i < length - tail; i++)
    g_string_append (masked, STAR);
  g_string_append (masked, g_utf8_offset_to_pointer (text, length - tail));
  return g_string_free (masked, FALSE);
}

/**
 * summer_identity_dup_masked:
 * @number: (nullable): the number of an identity document
 *
 * The number as screens and exports show it unless asked for more: `3501**********1234`. Of a document
 * with a shorter number only the last two characters are left.
 *
 * Returns: (transfer full): the masked number, empty for NULL
 */
char *
summer_identity_dup_masked (const char *number)
{
  if (number == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (number, -1) >= 15)
    return dup_masked (number, 4, 4);
  return dup_masked (number, 0, g_utf8_strlen (number, -1) > 4 ? 2 : 0);
}

/**
 * summer_telephone_check:
 *
 * Digits with spaces, hyphens, brackets and a leading plus. What has the length of a mobile number and its
 * first digit must be one: 13… to 19…, or an invented one.
 */
gboolean
summer_telephone_check (const char *number)
{
  char digits[LONGEST_NUMBER + 1];
  guint n = 0;

  g_return_val_if_fail (number != NULL, FALSE);

  for (const char *at = number; *at != '\0'; at++)
    {
      if (g_ascii_isdigit (*at) && n < LONGEST_NUMBER)
        digits[n++] = *at;
      else if (strchr (" -()", *at) == NULL && !(*at == '+' && at == number))
        return FALSE;
    }
  digits[n] = '\0';

  if (n == MOBILE_NUMBER && digits[0] == '1')
    return digits[1] >= '3' || g_str_has_prefix (digits, INVENTED);
  return n >= SHORTEST_NUMBER;
}

/**
 * summer_telephone_dup_masked:
 * @number: (nullable): a telephone number
 *
 * The number as screens and exports show it unless asked for more: `138****4471`; of a short one only
 * the last three characters are left.
 *
 * Returns: (transfer full): the masked number, empty for NULL
 */
char *
summer_telephone_dup_masked (const char *number)
{
  if (number == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (number, -1) >= 11)
    return dup_masked (number, 3, 4);
  return dup_masked (number, 0, g_utf8_strlen (number, -1) > 4 ? 3 : 0);
}
