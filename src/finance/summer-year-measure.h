/* What is told of a year: the figures themselves and what follows from them, and how each has changed since the year before. */
#pragma once

#include "summer-years.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_YEAR_CLASSES,
  SUMMER_YEAR_ELIGIBLE,
  SUMMER_YEAR_CHILDREN, /* the headcount */
  SUMMER_YEAR_EXPECTED, /* child-days */
  SUMMER_YEAR_PRESENT,
  SUMMER_YEAR_RATE,     /* basis points, cut off */
  SUMMER_YEAR_GRANTED,  /* fen */
  SUMMER_YEAR_PER_DAY,  /* fen for each child-day present, cut off */
  SUMMER_N_YEAR_MEASURES,
} SummerYearMeasure;

typedef enum
{
  SUMMER_YEAR_COUNT,
  SUMMER_YEAR_POINTS, /* basis points */
  SUMMER_YEAR_MONEY,
} SummerYearKind;

const char    *summer_year_measure_get_title  (SummerYearMeasure measure); /* "Child-days present" */
const char    *summer_year_measure_get_code   (SummerYearMeasure measure); /* as JSON has it */
SummerYearKind summer_year_measure_get_kind   (SummerYearMeasure measure);
/* FALSE = there is nothing to tell: no class, or nothing to divide by. */
gboolean       summer_year_measure_get        (SummerYearMeasure measure, const SummerYearFigures *of, gint64 *value);
char          *summer_year_measure_dup_text   (SummerYearMeasure measure, const SummerYearFigures *of); /* "—" = nothing to tell */
/* "+4", "−1.20 pt"; "new" and "gone" where there were, or are, no classes; "—" = nothing to compare. */
char          *summer_year_measure_dup_change (SummerYearMeasure measure, const SummerYearFigures *before, const SummerYearFigures *after);
char          *summer_year_measure_dup_growth (SummerYearMeasure measure, const SummerYearFigures *before, const SummerYearFigures *after); /* "+4.1%"; of a rate "—" */

/* "settlement 1, as of 1 September 2019" or "by the records up to 23 July 2019": what the figures are. */
char          *summer_year_dup_basis          (const SummerYear *year);

G_END_DECLS
