#include "config.h"

#include "summer-grade.h"

#include <string.h>

#define PRIMARY_GRADES 6
#define LAST_GRADE 9

/* Removes @word from the front of @text. */
static gboolean
skip (const char **text, const char *word)
{
  if (!g_str_has_prefix (*text, word))
    return FALSE;
  *text += strlen (word);
  return TRUE;
}

static int
read_digit (const char **text)
{
  static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (**text >= '1' && **text <= '9')
    return *(*text)++ - '0';
  for (int i = 0; i < (int) G_N_ELEMENTS (digits); i++)
    if (skip (text, digits[i]))
      return i + 1;
  return 0;
}

/**
 * summer_grade_parse:
 * @text: (nullable): 三年级, 3年级, 小三, 三（2）班, 初一, Grade 3 and the like, in any width of letters
 *
 * Returns: the grade, 1 to 9 (初一 is 7); 0 where the text says none, such as 大班 or 高一
 */
int
summer_grade_parse (const char *text)
{
  static const char *const stages[] = { "小学", "小", "grade", "g" };
  g_autofree char *wide = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL) : NULL;
  g_autofree char *folded = wide != NULL ? g_utf8_casefold (g_strstrip (wide), -1) : NULL;
  const char *at = folded;
  gboolean middle;
  int grade;

  if (folded == NULL)
    return 0;
  middle = skip (&at, "初中") || skip (&at, "初");
  for (guint i = 0; !middle && i < G_N_ELEMENTS (stages); i++)
    if (skip (&at, stages[i]))
      break;
  while (*at == ' ')
    at++;
  grade = read_digit (&at);
  if (grade == 0 || g_ascii_isdigit (*at) || g_str_has_prefix (at, "十"))
    return 0;
  grade += middle ? PRIMARY_GRADES : 0;
  return grade <= LAST_GRADE ? grade : 0;
}
