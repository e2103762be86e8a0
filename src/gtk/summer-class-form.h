/* The assessment of one class on paper. */
#pragma once

#include "summer-assessment.h"
#include "summer-report.h"

G_BEGIN_DECLS

SummerReport *summer_class_form_new      (const SummerAssessment *assessment, const SummerClassAssessment *of);

/* What heads a class on the screen and on paper: pairs of a name and a value, ended by NULL. */
char        **summer_class_form_dup_facts (const SummerAssessment *assessment, const SummerClassAssessment *of);

G_END_DECLS
