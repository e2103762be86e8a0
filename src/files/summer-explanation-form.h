/* Why a class gets what it gets, as a page: the same steps as on screen and in the workbook. */
#pragma once

#include "summer-report.h"
#include "summer-assessment.h"

G_BEGIN_DECLS

SummerForm *summer_explanation_form_new (const SummerAssessment *assessment, const SummerClassAssessment *of); /* keeps nothing of it */

G_END_DECLS
