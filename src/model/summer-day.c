#include "config.h"

#include "summer-day.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* The years that a workbook may name: outside them a date is a slip of the pen. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2199

/* Serial of 1970-01-01 in the 1900 system, and serial 0 of the 1904 system counted in the 1900 one. */
#define SERIAL_OF_EPOCH 25569
#define SERIAL_OF_1904 1462
/* The 1900 system has a 29 February 1900, which never was: this serial and a shift below it. */
#define SERIAL_OF_NO_DAY 60
/* Half a millisecond as a part of a day: what a stored day and time is off by at most. */
#define SERIAL_NOISE (0.0005 / 86400.0)

static const char *const weekdays[] = {
  NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
  NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun"),
};

static const char *const months[] = {
  NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"),
  NC_ ("month", "May"), NC_ ("month", "Jun"), NC_ ("month", "Jul"), NC_ ("month", "Aug"),
  NC_ ("month", "Sep"), NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec"),
};

/**
 * summer_day_from_ymd:
 *
 * The day of a date of the Gregorian calendar, or SUMMER_DAY_NONE when there is no such date or it is not
 * between 1900-01-01 and 2199-12-31.
 *
 * The count is by eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
 */
SummerDay
summer_day_from_ymd (int year, int month, int day)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  int shifted_year, era, year_of_era, day_of_year;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1)
    return SUMMER_DAY_NONE;
  if (day > lengths[month - 1] + (month == 2 && leap))
    return SUMMER_DAY_NONE;

  shifted_year = year - (month <= 2);
  era = shifted_year / 400;
  year_of_era = shifted_year - era * 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

/**
 * summer_day_to_ymd:
 * @year: (out) (optional): the year
 * @month: (out) (optional): 1 to 12
 * @mday: (out) (optional): 1 to 31
 *
 * The date of @day; all three are 0 for SUMMER_DAY_NONE.
 */
void
summer_day_to_ymd (SummerDay day, int *year, int *month, int *mday)
{
  int y = 0, m = 0, d = 0;

  if (day != SUMMER_DAY_NONE)
    {
      gint64 shifted = (gint64) day + 719468;
      gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
      int day_of_era = (int) (shifted - era * 146097);
      int year_of_era
          = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
      int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
      int shifted_month = (5 * day_of_year + 2) / 153;

      d = day_of_year - (153 * shifted_month + 2) / 5 + 1;
      m = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
      y = (int) (year_of_era + era * 400) + (m <= 2);
    }
  if (year)
    *year = y;
  if (month)
    *month = m;
  if (mday)
    *mday = d;
}

/**
 * summer_day_get_age:
 *
 * Returns: how many years somebody of this birth date has completed on @day; who was born on 29 February
 *   completes one on 1 March of a common year. -1 where the birth date is not known or still to come.
 */
int
summer_day_get_age (SummerDay birth, SummerDay day)
{
  int birth_year, birth_month, birth_mday, year, month, mday;

  if (birth == SUMMER_DAY_NONE || day == SUMMER_DAY_NONE || birth > day)
    return -1;

  summer_day_to_ymd (birth, &birth_year, &birth_month, &birth_mday);
  summer_day_to_ymd (day, &year, &month, &mday);
  return year - birth_year
         - (month < birth_month || (month == birth_month && mday < birth_mday) ? 1 : 0);
}

/**
 * summer_day_get_weekday:
 *
 * The day of the week, 1 for Monday to 7 for Sunday. 1970-01-01 was a Thursday.
 */
int
summer_day_get_weekday (SummerDay day)
{
  return (int) ((((gint64) day + 3) % 7 + 7) % 7) + 1;
}

/* Full-width digits, points, colons and spaces as their ASCII counterparts, without space at the ends;
 * NULL when the text is not UTF-8. */
static char *
dup_folded (const char *text)
{
  char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return folded ? g_strstrip (folded) : NULL;
}

/* Reads between @min and @max digits; more of them, or fewer, and nothing is read. */
static gboolean
read_digits (const char **at, int min, int max, int *value)
{
  const char *p = *at;
  int n = 0, sum = 0;

  while (n < max && g_ascii_isdigit (p[n]))
    sum = sum * 10 + (p[n++] - '0');
  if (n < min || g_ascii_isdigit (p[n]))
    return FALSE;
  *at = p + n;
  *value = sum;
  return TRUE;
}

static gboolean
read_word (const char **at, const char *word)
{
  const char *p = *at;

  while (*p == ' ')
    p++;
  if (!g_str_has_prefix (p, word))
    return FALSE;
  p += strlen (word);
  while (*p == ' ')
    p++;
  *at = p;
  return TRUE;
}

/* A date may carry the midnight that programs write behind it; any other time is not a day. */
static gboolean
is_end_or_midnight (const char *p)
{
  if (*p == '\0')
    return TRUE;
  if (*p != 'T' && *p != ' ')
    return FALSE;
  p++;
  return g_str_equal (p, "00:00") || g_str_equal (p, "00:00:00") || g_str_equal (p, "0:00:00");
}

static SummerDay
parse_compact (const char *text)
{
  int number = 0;

  if (!read_digits (&text, 8, 8, &number) || *text != '\0')
    return SUMMER_DAY_NONE;
  return summer_day_from_ymd (number / 10000, number / 100 % 100, number % 100);
}

static SummerDay
parse_chinese (const char *text)
{
  int year = 0, month = 0, day = 0;

  if (read_digits (&text, 4, 4, &year) && read_word (&text, "年")
      && read_digits (&text, 1, 2, &month) && read_word (&text, "月")
      && read_digits (&text, 1, 2, &day) && read_word (&text, "日") && *text == '\0')
    return summer_day_from_ymd (year, month, day);
  return SUMMER_DAY_NONE;
}

static SummerDay
parse_separated (const char *text)
{
  int year = 0, month = 0, day = 0;
  char separator;

  if (!read_digits (&text, 4, 4, &year))
    return SUMMER_DAY_NONE;
  separator = *text;
  if (separator != '-' && separator != '/' && separator != '.')
    return SUMMER_DAY_NONE;
  text++;
  if (!read_digits (&text, 1, 2, &month) || *text != separator)
    return SUMMER_DAY_NONE;
  text++;
  if (!read_digits (&text, 1, 2, &day) || !is_end_or_midnight (text))
    return SUMMER_DAY_NONE;
  return summer_day_from_ymd (year, month, day);
}

/**
 * summer_day_parse:
 * @text: (nullable): a date as people write it
 *
 * Reads `2019-07-08`, `2019/7/8`, `2019.7.8`, `2019年7月8日` and `20190708`, with full-width characters
 * too and space around (workbook.md). The day, or SUMMER_DAY_NONE when the text is none of these or there
 * is no such date.
 */
SummerDay
summer_day_parse (const char *text)
{
  g_autofree char *folded = text ? dup_folded (text) : NULL;

  if (folded == NULL)
    return SUMMER_DAY_NONE;
  if (strstr (folded, "年"))
    return parse_chinese (folded);
  if (strlen (folded) == 8 && g_ascii_isdigit (folded[4]) && g_ascii_isdigit (folded[6]))
    return parse_compact (folded);
  return parse_separated (folded);
}

/**
 * summer_day_from_serial:
 * @serial: the number of a date cell; a time behind the point is left out
 * @date1904: whether the workbook counts from 1904
 *
 * The day of a spreadsheet's date, or SUMMER_DAY_NONE for serial 60 of the 1900 system (29 February 1900,
 * which never was) and what lies outside 1900 to 2199.
 */
SummerDay
summer_day_from_serial (double serial, gboolean date1904)
{
  double whole = floor (serial + SERIAL_NOISE);
  SummerDay day;

  if (!(whole >= 0 && whole < 200000))
    return SUMMER_DAY_NONE;
  if (date1904)
    whole += SERIAL_OF_1904;
  if (whole == SERIAL_OF_NO_DAY)
    return SUMMER_DAY_NONE;
  day = (SummerDay) whole - SERIAL_OF_EPOCH + (whole < SERIAL_OF_NO_DAY);
  if (day < summer_day_from_ymd (FIRST_YEAR, 1, 1) || day > summer_day_from_ymd (LAST_YEAR, 12, 31))
    return SUMMER_DAY_NONE;
  return day;
}

/**
 * summer_day_to_serial:
 *
 * The serial of @day in the 1900 system, as a date cell holds it.
 */
double
summer_day_to_serial (SummerDay day)
{
  int serial = day + SERIAL_OF_EPOCH;

  g_return_val_if_fail (day != SUMMER_DAY_NONE, 0);

  return serial > SERIAL_OF_NO_DAY ? serial : serial - 1;
}

/**
 * summer_day_dup_iso:
 *
 * Returns: (transfer full): `2019-07-08`, or an empty text for SUMMER_DAY_NONE
 */
char *
summer_day_dup_iso (SummerDay day)
{
  int year, month, mday;

  if (day == SUMMER_DAY_NONE)
    return g_strdup ("");
  summer_day_to_ymd (day, &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
}

/**
 * summer_day_dup_text:
 *
 * The day within a known year, in the user's language: `7月8日 周一`, `Mon 8 Jul`.
 *
 * Returns: (transfer full): the text, empty for SUMMER_DAY_NONE
 */
char *
summer_day_dup_text (SummerDay day)
{
  int month, mday;

  if (day == SUMMER_DAY_NONE)
    return g_strdup ("");
  summer_day_to_ymd (day, NULL, &month, &mday);
  /* Translators: day of the week, day of the month, month: Mon 8 Jul */
  return g_strdup_printf (C_ ("date", "%1$s %2$d %3$s"),
                          g_dpgettext2 (NULL, "weekday",
                                        weekdays[summer_day_get_weekday (day) - 1]),
                          mday, g_dpgettext2 (NULL, "month", months[month - 1]));
}

/**
 * summer_day_dup_text_in_year:
 *
 * The whole date in the user's language: `2019年7月8日`, `8 Jul 2019`.
 *
 * Returns: (transfer full): the text, empty for SUMMER_DAY_NONE
 */
char *
summer_day_dup_text_in_year (SummerDay day)
{
  int year, month, mday;

  if (day == SUMMER_DAY_NONE)
    return g_strdup ("");
  summer_day_to_ymd (day, &year, &month, &mday);
  /* Translators: day of the month, month, year: 8 Jul 2019 */
  return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d"), mday,
                          g_dpgettext2 (NULL, "month", months[month - 1]), year);
}

/**
 * summer_day_dup_month:
 *
 * The month that a day lies in, in the user's language: `2019年7月`, `Jul 2019`.
 *
 * Returns: (transfer full): the text, empty for SUMMER_DAY_NONE
 */
char *
summer_day_dup_month (SummerDay day)
{
  int year, month;

  if (day == SUMMER_DAY_NONE)
    return g_strdup ("");
  summer_day_to_ymd (day, &year, &month, NULL);
  /* Translators: month, year: Jul 2019 */
  return g_strdup_printf (C_ ("date", "%1$s %2$d"), g_dpgettext2 (NULL, "month", months[month - 1]),
                          year);
}

/**
 * summer_day_get_month:
 *
 * Returns: the first and the last day of the month that @day lies in
 */
SummerPeriod
summer_day_get_month (SummerDay day)
{
  SummerPeriod period;
  int year, month, mday, next;

  summer_day_to_ymd (day, &year, &month, &mday);
  period.first = day - (mday - 1);
  /* 31 days after the first is one of the first days of the next month. */
  summer_day_to_ymd (period.first + 31, NULL, NULL, &next);
  period.last = period.first + 31 - next;
  return period;
}

/**
 * summer_day_get_week:
 *
 * Returns: the Monday and the Sunday of the week that @day lies in
 */
SummerPeriod
summer_day_get_week (SummerDay day)
{
  const SummerDay monday = day - (summer_day_get_weekday (day) - 1);

  return (SummerPeriod){ monday, monday + 6 };
}

/**
 * summer_day_get_today:
 *
 * Today by the clock of this computer. For windows and command lines; the rules are given their day.
 */
SummerDay
summer_day_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return summer_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                              g_date_time_get_day_of_month (now));
}

/**
 * summer_time_parse:
 * @text: (nullable): a time of the day as people write it
 *
 * Reads `8:05` and `08:05:00`, with full-width characters too. Seconds are cut off, as on a clock.
 * Minutes of the day, or SUMMER_TIME_NONE when the text is no such time.
 */
SummerTime
summer_time_parse (const char *text)
{
  g_autofree char *folded = text ? dup_folded (text) : NULL;
  const char *p = folded;
  int hour = 0, minute = 0, second = 0;

  if (p == NULL || !read_digits (&p, 1, 2, &hour) || *p++ != ':'
      || !read_digits (&p, 2, 2, &minute))
    return SUMMER_TIME_NONE;
  if (*p == ':')
    {
      p++;
      if (!read_digits (&p, 2, 2, &second))
        return SUMMER_TIME_NONE;
    }
  if (*p != '\0' || hour > 23 || minute > 59 || second > 59)
    return SUMMER_TIME_NONE;
  return (SummerTime) (hour * 60 + minute);
}

/**
 * summer_time_from_serial:
 * @serial: the number of a time cell; whole days before the point are left out
 *
 * Minutes of the day, or SUMMER_TIME_NONE for what is no time. The part of a day is taken to the nearest
 * second first: 8:05 is stored as a little less than itself, and cutting that off would read 8:04.
 */
SummerTime
summer_time_from_serial (double serial)
{
  double seconds;

  if (!(serial >= 0 && serial < 200000))
    return SUMMER_TIME_NONE;
  seconds = floor ((serial - floor (serial)) * 86400.0 + 0.5);
  /* The last half second of a day belongs to that day; the same after a day boundary missed by noise. */
  if (seconds >= 86400.0)
    seconds = serial - floor (serial) > 1.0 - SERIAL_NOISE ? 0 : 86399.0;
  return (SummerTime) ((int) seconds / 60);
}

/**
 * summer_time_dup_text:
 *
 * Returns: (transfer full): `08:05`, or an empty text for SUMMER_TIME_NONE
 */
char *
summer_time_dup_text (SummerTime time)
{
  if (time == SUMMER_TIME_NONE)
    return g_strdup ("");
  return g_strdup_printf ("%02d:%02d", time / 60, time % 60);
}
