/* Days and times: every written form of workbook.md, the calendar and the serials of spreadsheets. */
#include "config.h"

#include "summer-day.h"

#define DAY(y, m, d) summer_day_from_ymd (y, m, d)

static void
test_calendar (void)
{
  SummerDay last = DAY (2199, 12, 31);
  int expected_year = 1900, expected_month = 1, expected_day = 1;

  g_assert_cmpint (DAY (1970, 1, 1), ==, 0);
  g_assert_cmpint (summer_day_get_weekday (0), ==, 4);
  g_assert_cmpint (summer_day_get_weekday (DAY (2019, 7, 8)), ==, 1);
  g_assert_cmpint (summer_day_get_weekday (DAY (1900, 1, 1)), ==, 1);

  /* Each day is the one after the day before: checked against GDate, which counts on its own. */
  for (SummerDay day = DAY (1900, 1, 1); day <= last; day++)
    {
      int year, month, mday;

      summer_day_to_ymd (day, &year, &month, &mday);
      g_assert_cmpint (year, ==, expected_year);
      g_assert_cmpint (month, ==, expected_month);
      g_assert_cmpint (mday, ==, expected_day);
      g_assert_cmpint (DAY (year, month, mday), ==, day);
      if (++expected_day > g_date_get_days_in_month (expected_month, (GDateYear) expected_year))
        {
          expected_day = 1;
          if (++expected_month > 12)
            {
              expected_month = 1;
              expected_year++;
            }
        }
    }
}

static void
test_no_such_date (void)
{
  g_assert_cmpint (DAY (1899, 12, 31), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (DAY (2200, 1, 1), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (DAY (2019, 2, 29), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (DAY (1900, 2, 29), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (DAY (2020, 2, 29), !=, SUMMER_DAY_NONE);
  g_assert_cmpint (DAY (2000, 2, 29), !=, SUMMER_DAY_NONE);
  g_assert_cmpint (DAY (2019, 6, 31), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (DAY (2019, 0, 1), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (DAY (2019, 13, 1), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (DAY (2019, 1, 0), ==, SUMMER_DAY_NONE);
}

static void
test_day_forms (void)
{
  static const char *const forms[] = {
    "2019-07-08",           "2019-7-8",           "2019/7/8",
    "2019/07/08",           "2019.7.8",           "2019年7月8日",
    "2019年07月08日",       "20190708",           " 2019-07-08 ",
    "２０１９－０７－０８", "２０１９年７月８日", "２０１９０７０８",
    "　2019/7/8　",         "2019 年 7 月 8 日",  "2019-07-08T00:00:00",
    "2019-07-08 00:00:00",
  };
  static const char *const others[] = {
    "",           "2019",        "7/8",           "19-7-8",           "2019-07/08",  "2019-7",
    "2019-02-30", "20190230",    "2019年2月30日", "2019-7-8-9",       "2019-007-08", "201907081",
    "8/7/2019",   "2019-07-08x", "2019年7月",     "2019-07-08 08:00", "1899-12-31",  "2200-01-01",
    "abc",        "2019--8",     "-2019-07-08",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_test_message ("%s", forms[i]);
      g_assert_cmpint (summer_day_parse (forms[i]), ==, DAY (2019, 7, 8));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("not a date: %s", others[i]);
      g_assert_cmpint (summer_day_parse (others[i]), ==, SUMMER_DAY_NONE);
    }
  g_assert_cmpint (summer_day_parse (NULL), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (summer_day_parse ("\xff\xfe"), ==, SUMMER_DAY_NONE);
}

static void
test_serials (void)
{
  static const struct
  {
    double serial;
    gboolean date1904;
    int year, month, day;
  } cases[] = {
    { 1, FALSE, 1900, 1, 1 },        { 59, FALSE, 1900, 2, 28 },
    { 61, FALSE, 1900, 3, 1 },       { 43654, FALSE, 2019, 7, 8 },
    { 43654.75, FALSE, 2019, 7, 8 }, { 43653.999999999, FALSE, 2019, 7, 8 },
    { 0, TRUE, 1904, 1, 1 },         { 42192, TRUE, 2019, 7, 8 },
    { 60, TRUE, 1904, 3, 1 },        { 109574, FALSE, 2199, 12, 31 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SummerDay day = DAY (cases[i].year, cases[i].month, cases[i].day);

      g_test_message ("serial %f", cases[i].serial);
      g_assert_cmpint (summer_day_from_serial (cases[i].serial, cases[i].date1904), ==, day);
      if (!cases[i].date1904)
        g_assert_cmpint (summer_day_from_serial (summer_day_to_serial (day), FALSE), ==, day);
    }
  g_assert_cmpint (summer_day_from_serial (60, FALSE), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (summer_day_from_serial (0, FALSE), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (summer_day_from_serial (-1, TRUE), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (summer_day_from_serial (109575, FALSE), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (summer_day_from_serial (1e300, FALSE), ==, SUMMER_DAY_NONE);
  g_assert_cmpint (summer_day_from_serial (0.0 / 0.0, FALSE), ==, SUMMER_DAY_NONE);
}

static void
test_day_texts (void)
{
  g_autofree char *iso = summer_day_dup_iso (DAY (2019, 7, 8));
  g_autofree char *none = summer_day_dup_iso (SUMMER_DAY_NONE);
  g_autofree char *text = summer_day_dup_text (DAY (2019, 7, 8));
  g_autofree char *whole = summer_day_dup_text_in_year (DAY (2019, 7, 8));

  g_assert_cmpstr (iso, ==, "2019-07-08");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (text, ==, "Mon 8 Jul");
  g_assert_cmpstr (whole, ==, "8 Jul 2019");
}

static void
test_times (void)
{
  static const char *const others[]
      = { "", "8", "8:5", "24:00", "8:60", "08:05:60", "8:05 pm", "-1:00", "108:00", "8:05:" };

  g_assert_cmpint (summer_time_parse ("8:05"), ==, 485);
  g_assert_cmpint (summer_time_parse ("08:05:59"), ==, 485);
  g_assert_cmpint (summer_time_parse ("８：０５"), ==, 485);
  g_assert_cmpint (summer_time_parse (" 0:00 "), ==, 0);
  g_assert_cmpint (summer_time_parse ("23:59"), ==, 1439);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (summer_time_parse (others[i]), ==, SUMMER_TIME_NONE);
  g_assert_cmpint (summer_time_parse (NULL), ==, SUMMER_TIME_NONE);

  /* Every minute comes back out of the part of a day that a spreadsheet stores, alone or behind a day. */
  for (int minute = 0; minute < 1440; minute++)
    {
      g_autofree char *text = summer_time_dup_text ((SummerTime) minute);

      g_assert_cmpint (summer_time_from_serial (minute / 1440.0), ==, minute);
      g_assert_cmpint (summer_time_from_serial (43654 + minute / 1440.0), ==, minute);
      g_assert_cmpint (summer_time_parse (text), ==, minute);
    }
  g_assert_cmpint (summer_time_from_serial (0.99999), ==, 1439);
  g_assert_cmpint (summer_time_from_serial (-0.5), ==, SUMMER_TIME_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/day/calendar", test_calendar);
  g_test_add_func ("/model/day/no-such-date", test_no_such_date);
  g_test_add_func ("/model/day/forms", test_day_forms);
  g_test_add_func ("/model/day/serials", test_serials);
  g_test_add_func ("/model/day/texts", test_day_texts);
  g_test_add_func ("/model/day/times", test_times);
  return g_test_run ();
}
