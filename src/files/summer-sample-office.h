/* What the office of the sample has beside its rosters: unions, the life of the classes, people with papers,
 * questionnaires, applications, and what stands behind visits and incidents. It reads what was made, and changes
 * none of it. */
#pragma once

#include "summer-sample-plan.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Between begin and commit, when the classes are there. */
gboolean summer_sample_office_write (SummerStore *store,
                                     gint64 programme,
                                     const SummerSamplePlan *plan,
                                     guint64 seed,
                                     GError **error);

G_END_DECLS
