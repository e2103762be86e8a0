/* Days, times of the day and days of the week as integers, and every written form of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days since 1970-01-01. */
typedef gint32 SummerDay;
#define SUMMER_DAY_NONE G_MININT32

/* Minutes of the day, 0 to 1439. */
typedef gint16 SummerTime;
#define SUMMER_TIME_NONE ((SummerTime) -1)

typedef struct
{
  SummerDay first;
  SummerDay last; /* inclusive */
} SummerPeriod;

SummerDay  summer_day_from_ymd         (int year, int month, int day);
void       summer_day_to_ymd           (SummerDay day, int *year, int *month, int *mday);
int        summer_day_get_weekday      (SummerDay day);             /* 1 = Monday … 7 = Sunday */
int        summer_day_get_age          (SummerDay birth, SummerDay day); /* whole years; -1 = not known */
SummerDay  summer_day_parse            (const char *text);          /* every form of workbook.md as text */
SummerDay  summer_day_from_serial      (double serial, gboolean date1904);
double     summer_day_to_serial        (SummerDay day);             /* 1900 system */
char      *summer_day_dup_iso          (SummerDay day);             /* 2019-07-08, "" for none */
char      *summer_day_dup_text         (SummerDay day);             /* 7月8日 周一 / Mon 8 Jul */
char      *summer_day_dup_text_in_year (SummerDay day);             /* 2019年7月8日 / 8 Jul 2019 */
char      *summer_day_dup_month        (SummerDay day);             /* 2019年7月 / Jul 2019 */
SummerPeriod summer_day_get_month      (SummerDay day);             /* the month that the day lies in */
SummerPeriod summer_day_get_week       (SummerDay day);             /* its Monday to Sunday */
SummerDay  summer_day_get_today        (void);                      /* for the edges only, never for rules */

SummerTime summer_time_parse           (const char *text);          /* 8:05, 08:05:00, full-width colon */
SummerTime summer_time_from_serial     (double serial);             /* the part after the point */
char      *summer_time_dup_text        (SummerTime time);           /* 08:05, "" for none */

G_END_DECLS
