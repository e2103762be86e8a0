/* The plan of the staff of a programme, with the records and the assessment behind it. */
#pragma once

#include "summer-office.h"
#include "summer-staff-plan.h"

G_BEGIN_DECLS

typedef struct
{
  SummerAssessment        *assessment; /* owned: its facts are what the plan is of */
  SummerStaffPlan         *plan;       /* owned */
  const SummerStaffGap    *gaps;
  const SummerStaffDouble *doubles;
  guint                    n_gaps, n_doubles;
} SummerStaffSurvey;

SummerStaffSurvey *summer_staff_survey_new         (SummerOffice *office, GError **error); /* where it has an assessment */
SummerStaffSurvey *summer_staff_survey_ref         (SummerStaffSurvey *self);
void               summer_staff_survey_unref       (SummerStaffSurvey *self);
const GArray      *summer_staff_survey_get_substitutes (SummerStaffSurvey *self, guint gap); /* SummerSubstitute; worked out when first asked for */
gboolean           summer_staff_survey_is_asked    (const SummerStaffSurvey *self); /* whether the rules ask for a plan */
const SummerClassFacts *summer_staff_survey_get_class (const SummerStaffSurvey *self, guint index);
char              *summer_staff_survey_dup_period  (SummerDay first, SummerDay last); /* in words */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerStaffSurvey, summer_staff_survey_unref)

G_END_DECLS
