#include "config.h"

#include "summer-year-measure.h"

#include <glib/gi18n.h>

#include "summer-phrase.h"

#define NOTHING "—"

static const struct
{
  const char *context, *title, *code; /* title: N_() or NC_() */
  SummerYearKind kind;
} measures[SUMMER_N_YEAR_MEASURES] = {
  [SUMMER_YEAR_CLASSES] = { "count", NC_ ("count", "Classes"), "classes", SUMMER_YEAR_COUNT },
  [SUMMER_YEAR_ELIGIBLE] = { NULL, N_ ("Eligible classes"), "eligible", SUMMER_YEAR_COUNT },
  [SUMMER_YEAR_CHILDREN] = { NULL, N_ ("Headcount"), "headcount", SUMMER_YEAR_COUNT },
  [SUMMER_YEAR_EXPECTED] = { NULL, N_ ("Expected child-days"), "expected", SUMMER_YEAR_COUNT },
  [SUMMER_YEAR_PRESENT] = { NULL, N_ ("Present child-days"), "present", SUMMER_YEAR_COUNT },
  [SUMMER_YEAR_RATE] = { NULL, N_ ("Attendance rate"), "rate_basis_points", SUMMER_YEAR_POINTS },
  [SUMMER_YEAR_GRANTED] = { NULL, N_ ("Granted, yuan"), "granted_fen", SUMMER_YEAR_MONEY },
  [SUMMER_YEAR_PER_DAY]
  = { NULL, N_ ("Yuan per child-day"), "fen_per_child_day", SUMMER_YEAR_MONEY },
};

const char *
summer_year_measure_get_title (SummerYearMeasure measure)
{
  g_return_val_if_fail (measure < SUMMER_N_YEAR_MEASURES, NULL);

  return measures[measure].context != NULL
             ? g_dpgettext2 (NULL, measures[measure].context, measures[measure].title)
             : _ (measures[measure].title);
}

const char *
summer_year_measure_get_code (SummerYearMeasure measure)
{
  g_return_val_if_fail (measure < SUMMER_N_YEAR_MEASURES, NULL);

  return measures[measure].code;
}

SummerYearKind
summer_year_measure_get_kind (SummerYearMeasure measure)
{
  g_return_val_if_fail (measure < SUMMER_N_YEAR_MEASURES, SUMMER_YEAR_COUNT);

  return measures[measure].kind;
}

gboolean
summer_year_measure_get (SummerYearMeasure measure, const SummerYearFigures *of, gint64 *value)
{
  g_return_val_if_fail (of != NULL && value != NULL, FALSE);

  *value = 0;
  switch (measure)
    {
    case SUMMER_YEAR_CLASSES:
      *value = of->classes;
      break;
    case SUMMER_YEAR_ELIGIBLE:
      *value = of->eligible;
      break;
    case SUMMER_YEAR_CHILDREN:
      *value = of->headcount;
      break;
    case SUMMER_YEAR_EXPECTED:
      *value = of->expected;
      break;
    case SUMMER_YEAR_PRESENT:
      *value = of->present;
      break;
    case SUMMER_YEAR_RATE:
      if (of->expected == 0)
        return FALSE;
      *value = of->present * 10000 / of->expected;
      break;
    case SUMMER_YEAR_GRANTED:
      *value = of->granted;
      break;
    case SUMMER_YEAR_PER_DAY:
      if (of->present == 0)
        return FALSE;
      *value = of->granted / of->present;
      break;
    case SUMMER_N_YEAR_MEASURES:
    default:
      g_return_val_if_reached (FALSE);
    }
  return of->classes > 0;
}

static char *
dup_value (SummerYearKind kind, gint64 value)
{
  switch (kind)
    {
    case SUMMER_YEAR_MONEY:
      return summer_money_dup_text (value);
    case SUMMER_YEAR_POINTS:
      return g_strdup_printf ("%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT, value / 100, value % 100);
    case SUMMER_YEAR_COUNT:
    default:
      return summer_phrase_dup_count (value);
    }
}

char *
summer_year_measure_dup_text (SummerYearMeasure measure, const SummerYearFigures *of)
{
  g_autofree char *text = NULL;
  gint64 value;

  if (!summer_year_measure_get (measure, of, &value))
    return g_strdup (NOTHING);
  text = dup_value (measures[measure].kind, value);
  return measures[measure].kind == SUMMER_YEAR_POINTS ? g_strconcat (text, "%", NULL)
                                                      : g_steal_pointer (&text);
}

static const char *
get_sign (gint64 change)
{
  if (change == 0)
    return "";
  return change > 0 ? "+" : "−";
}

/* Whether both years can be compared; otherwise the word for it. */
static gboolean
compare (SummerYearMeasure measure,
         const SummerYearFigures *before,
         const SummerYearFigures *after,
         gint64 *was,
         gint64 *is,
         const char **word)
{
  *word = NOTHING;
  if (before->classes == 0 && after->classes > 0)
    /* Translators: there were no classes the year before */
    *word = C_ ("year", "new");
  else if (before->classes > 0 && after->classes == 0)
    /* Translators: there are no classes any more */
    *word = C_ ("year", "gone");
  return summer_year_measure_get (measure, before, was)
         && summer_year_measure_get (measure, after, is);
}

char *
summer_year_measure_dup_change (SummerYearMeasure measure,
                                const SummerYearFigures *before,
                                const SummerYearFigures *after)
{
  g_autofree char *text = NULL;
  const char *word;
  gint64 was, is;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  if (!compare (measure, before, after, &was, &is, &word))
    return g_strdup (word);
  text = dup_value (measures[measure].kind, ABS (is - was));
  if (measures[measure].kind == SUMMER_YEAR_POINTS)
    /* Translators: by how many points of a percentage a rate has changed: "+1.20 pt" */
    return g_strdup_printf (_ ("%s%s pt"), get_sign (is - was), text);
  return g_strconcat (get_sign (is - was), text, NULL);
}

char *
summer_year_measure_dup_growth (SummerYearMeasure measure,
                                const SummerYearFigures *before,
                                const SummerYearFigures *after)
{
  const char *word;
  gint64 was, is, tenths;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  if (!compare (measure, before, after, &was, &is, &word) || was == 0
      || measures[measure].kind == SUMMER_YEAR_POINTS)
    return g_strdup (NOTHING);
  tenths = ABS (is - was) * 1000 / was;
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT "%%", get_sign (is - was),
                          tenths / 10, tenths % 10);
}

char *
summer_year_dup_basis (const SummerYear *year)
{
  g_autofree char *as_of = NULL;

  g_return_val_if_fail (year != NULL, NULL);

  as_of = summer_day_dup_text_in_year (year->as_of);
  if (year->settlement > 0)
    /* Translators: what the figures of a year are: "settlement 1, as of 1 September 2019" */
    return g_strdup_printf (_ ("settlement %d, as of %s"), year->settlement, as_of);
  /* Translators: what the figures of a year are: "by the records up to 23 July 2019" */
  return g_strdup_printf (_ ("by the records up to %s"), as_of);
}
