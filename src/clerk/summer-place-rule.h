/* What the programme says of who gets a place: limits, points, what decides between equals, how long an offer holds. */
#pragma once

#include "summer-complaints.h"
#include "summer-store.h"
#include "summer-waiting-list.h"

G_BEGIN_DECLS

#define SUMMER_POINTS_MAX 100
#define SUMMER_OFFER_DAYS_MAX 60

typedef struct
{
  SummerPlacePolicy policy;
  int               offer_days; /* an offer holds up to and with this many days after it was made */
} SummerPlaceRule;

gboolean summer_place_rule_load  (SummerStore *store, gint64 programme, SummerPlaceRule *rule, GError **error);
/* Fields: grade_min, age_min (with max), offer_days, points.0 … */
void     summer_place_rule_check (const SummerPlaceRule *rule, SummerComplaints *complaints);
gboolean summer_place_rule_save  (SummerStore *store, gint64 programme, const SummerPlaceRule *rule, char **done, GError **error);

G_END_DECLS
