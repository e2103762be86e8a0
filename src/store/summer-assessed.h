/* The verdicts beside the records: the present assessment as a temporary table that sheets join, so that
 * a list of classes sorts and filters by verdict, rate and amount like by any stored column. And the day on which
 * one looks, by which something is due or overdue. */
#pragma once

#include "summer-assessment.h"
#include "summer-store.h"

G_BEGIN_DECLS

gboolean summer_store_publish_assessment (SummerStore *store, const SummerAssessment *assessment, GError **error);
gboolean  summer_store_publish_today      (SummerStore *store, SummerDay today, GError **error); /* until then it is the clock's at opening */
SummerDay summer_store_get_published_today (SummerStore *store);

G_END_DECLS
