/* The same figures of several programmes of a file, year beside year: of all classes, by union, by host or by provider. A
 * year is what was settled for good where a settlement of it is confirmed, and otherwise what its own policy says of its
 * records as of their latest day. */
#pragma once

#include <gio/gio.h>

#include "summer-assessment.h"
#include "summer-store.h"

G_BEGIN_DECLS

#define SUMMER_YEARS_MOST 5

typedef struct
{
  gint64    programme;
  int       year;
  char     *name;       /* owned: of the programme */
  SummerDay as_of;
  int       settlement; /* the number of the last one that is confirmed; 0 = judged by its records */
  struct _SummerYearClasses *classes; /* owned */
} SummerYear;

typedef enum
{
  SUMMER_YEARS_WHOLE, /* one row */
  SUMMER_YEARS_BY_UNION,
  SUMMER_YEARS_BY_HOST,
  SUMMER_YEARS_BY_PROVIDER, /* the same one by its credit code, by its name where it has none */
  SUMMER_N_YEARS_BY,
} SummerYearsBy;

typedef struct
{
  guint       classes, eligible;
  gint64      headcount, expected, present; /* expected, present: child-days */
  SummerMoney granted; /* of the fund and all further sources */
} SummerYearFigures;

typedef struct
{
  char             *name; /* owned; in words where none is given, with the code where two have one name */
  char             *key;  /* owned: what tells the row from all others; "" = not given */
  SummerYearFigures years[SUMMER_YEARS_MOST];
} SummerYearsRow;

typedef void (*SummerYearsProgress) (double fraction, gpointer user_data);

/* The programme and up to four before it, the earliest first: SummerYear, owned. known: an assessment of the programme, or NULL:
 * then it is judged, too. former: years that are still right and are taken over, or NULL. */
GPtrArray *summer_years_load (SummerStore *store, gint64 programme, SummerAssessment *known, GPtrArray *former,
                              SummerYearsProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);
/* SummerYearsRow, owned: those of the newest year by their first class, then those of earlier years alone. union_name: of the classes
 * of this union and those below it, by each year's own tree; NULL = all. */
GPtrArray *summer_years_list (GPtrArray *years, SummerYearsBy by, const char *union_name);
void       summer_year_figures_add (SummerYearFigures *into, const SummerYearFigures *figures);

G_END_DECLS
