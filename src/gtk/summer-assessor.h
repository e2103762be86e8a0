/* Judges a programme in a worker, counts there what is counted from the same marks, and keeps both until there is
 * something newer. */
#pragma once

#include "summer-assessment.h"
#include "summer-work.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_ASSESSOR (summer_assessor_get_type ())
G_DECLARE_FINAL_TYPE (SummerAssessor, summer_assessor, SUMMER, ASSESSOR, GObject)

/* Signal "assessed": the assessment was replaced, or could not be made (get_error). */
SummerAssessor   *summer_assessor_new            (const char *path);
void              summer_assessor_run            (SummerAssessor *self, gint64 programme, SummerDay as_of); /* at once; programme 0 = there is none */
void              summer_assessor_run_soon       (SummerAssessor *self, gint64 programme, SummerDay as_of); /* the records changed, and may go on changing */
void              summer_assessor_forget         (SummerAssessor *self); /* what there is, is of something else now */
void              summer_assessor_stop           (SummerAssessor *self);
SummerAssessment *summer_assessor_get_assessment (SummerAssessor *self); /* borrowed; NULL until the first */
const GArray     *summer_assessor_get_daily      (SummerAssessor *self); /* SummerDaily, goes with the assessment */
const GError     *summer_assessor_get_error      (SummerAssessor *self);
gboolean          summer_assessor_is_running     (SummerAssessor *self); /* or about to be */

void summer_assessor_set_session (SummerAssessor *self, SummerSession *session); /* whose connections it has; may be NULL */

G_END_DECLS
