#include "config.h"

#include "summer-phrase.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-locale.h"

/**
 * summer_phrase_dup_day:
 * @day: a day, or none
 * @as_of: the day of the assessment, or none
 *
 * A day as a sentence names it: without the year where that is the assessment's own.
 */
char *
summer_phrase_dup_day (SummerDay day, SummerDay as_of)
{
  static const char *const months[]
      = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  int year, month, mday, this_year = 0, ignored;

  if (day == SUMMER_DAY_NONE)
    return g_strdup (_ ("not given"));

  summer_day_to_ymd (day, &year, &month, &mday);
  if (as_of != SUMMER_DAY_NONE)
    summer_day_to_ymd (as_of, &this_year, &ignored, &ignored);

  if (summer_locale_is_chinese ())
    return year == this_year ? g_strdup_printf ("%d月%d日", month, mday)
                             : g_strdup_printf ("%d年%d月%d日", year, month, mday);
  return year == this_year ? g_strdup_printf ("%d %s", mday, months[month - 1])
                           : g_strdup_printf ("%d %s %d", mday, months[month - 1], year);
}

/**
 * summer_phrase_dup_count:
 *
 * A whole number with its thousands set apart, whatever the C locale.
 */
char *
summer_phrase_dup_count (gint64 count)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT, count);
  for (gssize at = (gssize) text->len - 3; at > (count < 0 ? 1 : 0); at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free (text, FALSE);
}

/**
 * summer_phrase_dup_counted:
 * @format: of ngettext(), with one %s for the number
 *
 * A count with its word, its thousands set apart as they are everywhere else.
 */
char *
summer_phrase_dup_counted (const char *format, gint64 count)
{
  g_autofree char *number = summer_phrase_dup_count (count);

  g_return_val_if_fail (format != NULL, g_steal_pointer (&number));
  return g_strdup_printf (format, number);
}

/**
 * summer_phrase_get_length:
 * @figure: (nullable): a figure
 */
guint
summer_phrase_get_length (const SummerFigure *figure)
{
  if (figure == NULL)
    return 0;
  if (figure->kind == SUMMER_FIGURE_DAYS)
    return figure->n_days;
  if (figure->kind == SUMMER_FIGURE_TEXTS)
    return figure->texts != NULL ? g_strv_length (figure->texts) : 0;
  return 0;
}

/* A name or code as it is, but a day within it (ZZ210001 2021-07-13) as sentences name days. */
static void
append_text (GString *list, const char *text, SummerDay as_of)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_iso = strlen (words[i]) == 10 && words[i][4] == '-' && words[i][7] == '-';
      SummerDay day = is_iso ? summer_day_parse (words[i]) : SUMMER_DAY_NONE;
      g_autofree char *named = day != SUMMER_DAY_NONE ? summer_phrase_dup_day (day, as_of) : NULL;

      if (i > 0)
        g_string_append_c (list, ' ');
      g_string_append (list, named != NULL ? named : words[i]);
    }
}

/**
 * summer_phrase_dup_list:
 * @figure: (nullable): a figure that is a list of days or texts
 * @as_of: the day of the assessment
 * @at_most: how many to name before the list is cut off
 *
 * The days or names of a figure, one after the other, with a sign that there are more.
 */
char *
summer_phrase_dup_list (const SummerFigure *figure, SummerDay as_of, guint at_most)
{
  guint length = summer_phrase_get_length (figure);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (length, at_most); i++)
    {
      if (i > 0)
        /* Translators: between the items of a list. */
        g_string_append (list, _ (", "));
      if (figure->kind == SUMMER_FIGURE_DAYS)
        {
          g_autofree char *day = summer_phrase_dup_day (figure->days[i], as_of);

          g_string_append (list, day);
        }
      else
        {
          append_text (list, figure->texts[i], as_of);
        }
    }
  if (length > at_most)
    /* Translators: after a list that is cut off. */
    g_string_append (list, _ (" …"));
  return g_string_free (list, FALSE);
}

/**
 * summer_phrase_dup_terms:
 * @bits: bit 1 << value for each value named
 */
char *
summer_phrase_dup_terms (SummerTerms terms, guint bits)
{
  GString *list = g_string_new (NULL);

  for (guint value = 0; value < summer_terms_get_size (terms); value++)
    if (bits & (1u << value))
      {
        if (list->len > 0)
          g_string_append (list, _ (", "));
        g_string_append (list, summer_terms_get_text (terms, (int) value));
      }
  return g_string_free (list, FALSE);
}

/**
 * summer_phrase_get_day:
 *
 * The day of a figure, none when the finding has no such figure.
 */
SummerDay
summer_phrase_get_day (const SummerFinding *finding, const char *key)
{
  const SummerFigure *figure = summer_finding_get (finding, key);

  return figure != NULL && figure->kind == SUMMER_FIGURE_DAY ? (SummerDay) figure->number
                                                             : SUMMER_DAY_NONE;
}

/**
 * summer_phrase_has:
 *
 * Whether a finding carries a figure of this key.
 */
gboolean
summer_phrase_has (const SummerFinding *finding, const char *key)
{
  return summer_finding_get (finding, key) != NULL;
}
