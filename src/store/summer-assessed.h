/* The verdicts beside the records: the present assessment as a temporary table that sheets join, so that
 * a list of classes sorts and filters by verdict, rate and amount like by any stored column. */
#pragma once

#include "summer-assessment.h"
#include "summer-store.h"

G_BEGIN_DECLS

gboolean summer_store_publish_assessment (SummerStore *store, const SummerAssessment *assessment, GError **error);

G_END_DECLS
