#include "config.h"

#include "summer-cell-doctor-day.h"

#include "summer-cell-doctor-text.h"

#include <glib/gi18n.h>

/* Numbers of days between these are dates of 1954 to 2063: no other number of a roster is. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL 60000

static SummerDay
parse_serial (const char *text)
{
  guint64 serial;

  if (!g_ascii_string_to_unsigned (text, 10, FIRST_SERIAL, LAST_SERIAL, &serial, NULL))
    return SUMMER_DAY_NONE;
  return summer_day_from_serial ((double) serial, FALSE);
}

/* Three numbers that a pattern takes out of the text. */
static gboolean
read_numbers (const char *text, const char *pattern, int numbers[3])
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *digits = g_match_info_fetch (match, i + 1);

      numbers[i] = (int) g_ascii_strtoll (digits, NULL, 10);
    }
  return TRUE;
}

/* Why these numbers are no day: the first of them that cannot be. */
static char *
dup_no_day (int year, int month, int day)
{
  SummerDay first = summer_day_from_ymd (year, month, 1);
  SummerPeriod of;

  if (month < 1 || month > 12)
    return g_strdup_printf (_ ("There is no month %d. Write year, month and day: 2019-07-08."),
                            month);
  if (first == SUMMER_DAY_NONE)
    return g_strdup_printf (_ ("The year cannot be %d. Write year, month and day: 2019-07-08."),
                            year);
  of = summer_day_get_month (first);
  /* Translators: the year, the month, how many days it has, and the day that was written */
  return g_strdup_printf (
      _ ("Month %2$d of %1$d has only %3$d days: it has no day %4$d. Correct the day."), year,
      month, of.last - of.first + 1, day);
}

/* 7/8/2019: the day it must be, where only one of its first two numbers can be the month. */
static SummerDay
read_year_last (int a, int b, int year, char **reason)
{
  SummerDay month_first = summer_day_from_ymd (year, a, b);
  SummerDay day_first = summer_day_from_ymd (year, b, a);
  g_autofree char *one = summer_day_dup_iso (month_first), *other = summer_day_dup_iso (day_first);

  if (month_first != SUMMER_DAY_NONE && day_first != SUMMER_DAY_NONE && a != b)
    {
      *reason
          = g_strdup_printf (_ ("This can be %s or %s. Write the year first, then month and day."),
                             one, other);
      return SUMMER_DAY_NONE;
    }
  if (month_first == SUMMER_DAY_NONE && day_first == SUMMER_DAY_NONE)
    *reason = a > 12 ? dup_no_day (year, b, a) : dup_no_day (year, a, b);
  else
    *reason = g_strdup (_ ("Written as year, month and day"));
  return month_first != SUMMER_DAY_NONE ? month_first : day_first;
}

/* What was written is no day: which part of it is wrong. */
static char *
dup_why_no_day (const char *folded)
{
  static const char *const in_full[] = {
    "^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?$",
    "^([0-9]{4})([0-9]{2})([0-9]{2})$",
  };
  static const struct
  {
    const char *pattern, *reason;
  } partial[] = {
    { "^[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}[日号]?$|^[0-9]{1,2}[-/.][0-9]{1,2}[-/"
      ".][0-9]{2}$",
      N_ ("The year has only two digits. Write all four: 2019-07-08.") },
    { "^[0-9]{1,2}[-/.月][0-9]{1,2}[日号]?$",
      N_ ("The year is missing. Write year, month and day: 2019-07-08.") },
    { "^[0-9]{4}[-/.年][0-9]{1,2}月?$",
      N_ ("The day is missing. Write year, month and day: 2019-07-08.") },
  };
  int numbers[3];

  for (guint i = 0; i < G_N_ELEMENTS (in_full); i++)
    if (read_numbers (folded, in_full[i], numbers))
      return dup_no_day (numbers[0], numbers[1], numbers[2]);
  for (guint i = 0; i < G_N_ELEMENTS (partial); i++)
    if (g_regex_match_simple (partial[i].pattern, folded, 0, 0))
      return g_strdup (_ (partial[i].reason));
  return g_strdup (_ ("This is no date. Write it as 2019-07-08."));
}

/**
 * summer_doctor_read_day:
 * @reason: (out): how the day was written, or why it is none and what to do
 *
 * Reads every form of workbook.md, a spreadsheet's number of days, and 25/7/2019 where that can be one day only.
 *
 * Returns: SUMMER_DAY_NONE when it is no day, or may be one of two
 */
SummerDay
summer_doctor_read_day (const char *text, char **reason)
{
  SummerDay day = parse_serial (text);
  g_autofree char *folded = NULL;
  int numbers[3];

  if (day != SUMMER_DAY_NONE)
    {
      *reason = g_strdup (_ ("The spreadsheet kept the date as a number of days"));
      return day;
    }
  day = summer_day_parse (text);
  if (day != SUMMER_DAY_NONE)
    {
      *reason = g_strdup (_ ("Written as year, month and day"));
      return day;
    }
  folded = summer_doctor_dup_folded (text);
  if (read_numbers (folded, "^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})$", numbers))
    return read_year_last (numbers[0], numbers[1], numbers[2], reason);
  *reason = dup_why_no_day (folded);
  return SUMMER_DAY_NONE;
}
