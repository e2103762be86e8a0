/* The years of an office beside each other, judged in a worker and kept while nothing of them changes. */
#pragma once

#include "summer-office.h"
#include "summer-years.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PAST_YEARS (summer_past_years_get_type ())
G_DECLARE_FINAL_TYPE (SummerPastYears, summer_past_years, SUMMER, PAST_YEARS, GObject)

/* Signal "loaded": there are others, or they could not be had (get_error). */
SummerPastYears *summer_past_years_new       (void);
void             summer_past_years_refresh   (SummerPastYears *self, SummerOffice *office); /* looks for changes */
void             summer_past_years_retry     (SummerPastYears *self, SummerOffice *office); /* after an error, or when somebody cancelled it */
GPtrArray       *summer_past_years_get       (SummerPastYears *self); /* SummerYear, borrowed; NULL until the first */
const GError    *summer_past_years_get_error (SummerPastYears *self); /* NULL = none */
gboolean         summer_past_years_is_loading (SummerPastYears *self);

G_END_DECLS
