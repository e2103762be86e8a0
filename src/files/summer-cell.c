#include "config.h"

#include "summer-cell.h"

#include <math.h>

#define EPOCH_1900                                                                                 \
  693594 /* g_date_get_julian () of 1899-12-30, from which serial numbers run on since March 1900 */
#define EPOCH_1904 695056 /* of 1904-01-01 */
#define FALSE_LEAP_DAY                                                                             \
  61 /* 1900-03-01: before it the 1900 system counts one less, for its 29 February 1900 */

/* Up to 15 digits are an exact double, and so is the power of ten that divides them: the quotient is
 * rounded once, as strtod would. */
#define MAX_DIGITS 15

/**
 * summer_cell_parse_number:
 * @text: an xsd:double
 * @number: (out)
 *
 * Returns: whether all of @text is one finite number
 */
gboolean
summer_cell_parse_number (const char *text, double *number)
{
  static const double powers[]
      = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  const char *p = *text == '-' ? text + 1 : text;
  gint64 value = 0;
  guint digits = 0;
  guint decimals = 0;
  char *end;

  for (; g_ascii_isdigit (*p) && digits <= MAX_DIGITS; p++, digits++)
    value = value * 10 + (*p - '0');
  if (*p == '.' && digits > 0)
    for (p++; g_ascii_isdigit (*p) && digits <= MAX_DIGITS; p++, digits++, decimals++)
      value = value * 10 + (*p - '0');
  if (*p == '\0' && digits > 0 && digits <= MAX_DIGITS)
    {
      *number = (double) value / powers[decimals];
      if (*text == '-')
        *number = -*number;
      return TRUE;
    }
  *number = g_ascii_strtod (text, &end);
  while (g_ascii_isspace (*end))
    end++;
  return end != text && *end == '\0' && isfinite (*number);
}

static gboolean
parse_digits (const char **p, guint n, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *value = *value * 10 + (guint) (**p - '0');
    }
  return TRUE;
}

static gboolean
parse_time (const char *p, double *fraction)
{
  guint hour, minute;
  double second = 0;
  char *end;

  if (!parse_digits (&p, 2, &hour) || *p++ != ':' || !parse_digits (&p, 2, &minute) || hour > 24
      || minute > 59)
    return FALSE;
  if (*p == ':')
    {
      second = g_ascii_strtod (p + 1, &end);
      if (end == p + 1 || second < 0 || second >= 60)
        return FALSE;
      p = end;
    }
  *fraction = (hour * 3600.0 + minute * 60.0 + second) / 86400.0;
  return *p == '\0' || g_str_equal (p, "Z");
}

/**
 * summer_cell_parse_iso:
 * @text: a date, a time or both, as strict workbooks and t="d" cells write them
 * @date1904: whether @serial counts from 1904-01-01 rather than from 1900
 * @serial: (out): the number that the same moment has in a date cell; a time alone is a fraction of a day
 *
 * Returns: whether @text is one
 */
gboolean
summer_cell_parse_iso (const char *text, gboolean date1904, double *serial)
{
  const char *p = text;
  guint year, month, day;
  double fraction = 0;
  GDate date;
  gint64 days;

  if (text[0] == 'T' || (text[0] != '\0' && text[1] != '\0' && text[2] == ':'))
    return parse_time (text[0] == 'T' ? text + 1 : text, serial);
  if (!parse_digits (&p, 4, &year) || *p++ != '-' || !parse_digits (&p, 2, &month) || *p++ != '-'
      || !parse_digits (&p, 2, &day) || !g_date_valid_dmy (day, month, year))
    return FALSE;
  if (*p != '\0' && !((*p == 'T' || *p == ' ') && parse_time (p + 1, &fraction)))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  days = (gint64) g_date_get_julian (&date) - (date1904 ? EPOCH_1904 : EPOCH_1900);
  if (!date1904 && days < FALSE_LEAP_DAY)
    days--;
  *serial = days + fraction;
  return days >= 0;
}

/**
 * summer_cell_dup_address:
 * @row: 0 = row 1
 * @column: 0 = A
 *
 * Returns: (transfer full): the address as spreadsheets show it, K7
 */
char *
summer_cell_dup_address (guint row, guint column)
{
  char letters[8];
  guint i = sizeof letters - 1;

  letters[i] = '\0';
  for (guint rest = column + 1; rest > 0 && i > 0; rest = (rest - 1) / 26)
    letters[--i] = (char) ('A' + (rest - 1) % 26);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT, letters + i, (guint64) row + 1);
}
