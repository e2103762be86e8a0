#include "config.h"

#include "summer-cell-doctor-text.h"

#include "summer-format.h"

#include <string.h>

#define LONGEST_MEASURED 100

/**
 * summer_doctor_dup_clean:
 */
char *
summer_doctor_dup_clean (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (c);

      if (c == '\n' || c == '\t' || c == '\r')
        c = ' ';
      else if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT
               || type == G_UNICODE_PRIVATE_USE)
        continue;
      if (c == ' ' && clean->len > 0 && clean->str[clean->len - 1] == ' ' && *at != ' ')
        continue;
      g_string_append_unichar (clean, c);
    }
  return summer_format_dup_trimmed (clean->str);
}

static char *
dup_without (const char *text, gboolean (*is_left_out) (gunichar c))
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString *out = g_string_new (NULL);

  for (const char *at = normal; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (!is_left_out (g_utf8_get_char (at)))
      g_string_append_unichar (out, g_utf8_get_char (at));
  return g_string_free (out, FALSE);
}

/**
 * summer_doctor_dup_folded:
 */
char *
summer_doctor_dup_folded (const char *text)
{
  return dup_without (text, g_unichar_isspace);
}

static gboolean
is_punctuation (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_DASH_PUNCTUATION
         || strchr ("'`\"()*", (int) (c < 128 ? c : 'x')) || c == 0x2018 || c == 0x2019;
}

/**
 * summer_doctor_dup_number:
 */
char *
summer_doctor_dup_number (const char *text)
{
  char *number = dup_without (text, is_punctuation);

  for (char *at = number; *at != '\0'; at++)
    *at = g_ascii_toupper (*at);
  return number;
}

/**
 * summer_doctor_was_number:
 *
 * Returns: whether it is what a spreadsheet leaves of a long number
 */
gboolean
summer_doctor_was_number (const char *text)
{
  return g_regex_match_simple ("^[0-9](\\.[0-9]+)?E\\+?[1-9][0-9]$", text, 0, 0);
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/**
 * summer_doctor_dup_name:
 */
char *
summer_doctor_dup_name (const char *text)
{
  static const gunichar dots[] = { 0x2022, 0x30fb, 0x2027, 0xff0e, 0x22c5, 0x0387 };
  g_autofree char *trimmed = summer_format_dup_trimmed (text);
  GString *name = g_string_new (NULL);
  gunichar before = 0;

  for (const char *at = trimmed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          const char *next = at;

          while (g_unichar_isspace (g_utf8_get_char (next)))
            next = g_utf8_next_char (next);
          if (is_han (before) || is_han (g_utf8_get_char (next)) || before == ' ')
            continue;
          c = ' ';
        }
      for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
        if (c == dots[i])
          c = 0xb7;
      g_string_append_unichar (name, c);
      before = c;
    }
  return g_string_free (name, FALSE);
}

/**
 * summer_doctor_dup_plain_name:
 */
char *
summer_doctor_dup_plain_name (const char *name)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  int depth = 0;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (c);

      if (type == G_UNICODE_OPEN_PUNCTUATION)
        depth++;
      else if (type == G_UNICODE_CLOSE_PUNCTUATION)
        depth--;
      else if (depth <= 0 && !g_unichar_isdigit (c) && type != G_UNICODE_OTHER_NUMBER
               && strchr ("*?#/", (int) (c < 128 ? c : 'x')) == NULL)
        g_string_append_unichar (plain, c);
    }
  return summer_format_dup_trimmed (plain->str);
}

/**
 * summer_doctor_dup_telephone_in:
 * @rest: (out) (transfer full): what stands around the number; NULL without one
 *
 * Returns: (transfer full) (nullable): the digits of a mobile number that stands in a cell beside a name
 */
char *
summer_doctor_dup_telephone_in (const char *name, char **rest)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  g_autoptr (GRegex) regex
      = g_regex_new ("[(\\[]?(?<![0-9])(?:(?:\\+|00)?86[ -]?)?(1[0-9]{2}[ -]?[0-9]{4}[ -]?[0-9]{4})"
                     "(?![0-9])[)\\]]?",
                     0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL, *before = NULL;
  int from = 0, to = 0;

  *rest = NULL;
  if (normal == NULL || !g_regex_match (regex, normal, 0, &match))
    return NULL;
  number = g_match_info_fetch (match, 1);
  g_match_info_fetch_pos (match, 0, &from, &to);
  before = g_strndup (normal, (gsize) from);
  *rest = g_strconcat (before, " ", normal + to, NULL);
  return summer_doctor_dup_number (number);
}

/* Of 三, 十一 and 3; 0 = none of them. */
static int
parse_digit (const char *text)
{
  static const char *const digits[]
      = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二" };
  const int number = (int) g_ascii_strtoll (text, NULL, 10);

  for (int i = 0; i < (int) G_N_ELEMENTS (digits); i++)
    if (number == i + 1 || g_str_equal (text, digits[i]))
      return i + 1;
  return 0;
}

/* The first and the last grade of a stage of school. */
static gboolean
parse_stage (const char *stage, int *first, int *last)
{
  const gboolean is_middle = g_str_has_prefix (stage, "初"),
                 is_high = g_str_has_prefix (stage, "高");

  *first = is_high ? 10 : is_middle ? 7 : 1;
  *last = is_high ? 12 : is_middle ? 9 : 6;
  return is_high || is_middle || g_str_has_prefix (stage, "小");
}

/**
 * summer_doctor_dup_grade:
 * @grade: (out): 1 to 12 (初一 is 7, 高一 is 10); 0 of a nursery class
 *
 * Reads 3年级, 三（2）班, 小三, 初一, 高二, 3.2班, G3 and the like; nursery classes stay as they are.
 *
 * Returns: (transfer full) (nullable): the grade, 一年级 to 九年级, 高一 to 高三
 */
char *
summer_doctor_dup_grade (const char *text, int *grade)
{
  static const char *const grades[] = { "一年级", "二年级", "三年级", "四年级", "五年级", "六年级",
                                        "七年级", "八年级", "九年级", "高一",   "高二",   "高三" };
  g_autofree char *folded = summer_doctor_dup_folded (text);
  g_autoptr (GRegex) regex = g_regex_new (
      "^(小学|小|初中|初|高中|高|grade|g)?(十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9]"
      ")(年级|年段|年)?([(\\[]?[0-9一二三四五六七八九十]{1,2}[)\\]]?班|[.-][0-9]{"
      "1,2}班?)?$",
      G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *stage = NULL, *digit = NULL;
  int first, last;

  *grade = 0;
  if (g_regex_match_simple ("^(幼儿园|学前)?(大|中|小|托)班$|^幼儿园$|^学前班$", folded, 0, 0))
    return g_strdup (folded);
  if (!g_regex_match (regex, folded, 0, &match))
    return NULL;
  stage = g_match_info_fetch (match, 1);
  digit = g_match_info_fetch (match, 2);
  *grade = parse_digit (digit);
  if (parse_stage (stage, &first, &last))
    {
      /* 初一 counts from the first of its stage, 初中七年级 from the first of all. */
      if (*grade < first)
        *grade += first - 1;
      if (*grade > last)
        return NULL;
    }
  return g_strdup (grades[*grade - 1]);
}

/**
 * summer_doctor_measure:
 *
 * The distance of Levenshtein between two texts, in characters.
 */
guint
summer_doctor_measure (const char *a, const char *b)
{
  guint row[LONGEST_MEASURED + 1];
  g_autofree gunichar *left = g_utf8_to_ucs4_fast (a, -1, NULL);
  glong n_written = 0;
  g_autofree gunichar *right = g_utf8_to_ucs4_fast (b, -1, &n_written);
  guint n = (guint) MIN (n_written, LONGEST_MEASURED);

  for (guint j = 0; j <= n; j++)
    row[j] = j;
  for (guint i = 0; left[i] != 0; i++)
    {
      guint corner = row[0];

      row[0] = i + 1;
      for (guint j = 0; j < n; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = MIN (MIN (above, row[j]) + 1, corner + (left[i] != right[j]));
          corner = above;
        }
    }
  return row[n];
}
