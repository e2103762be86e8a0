/* What the fund, its shares and the further sources of money grant to each class (rules.md 5). */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

void summer_funds_grant (SummerAssessment *assessment); /* whose classes have their verdicts and bases */

G_END_DECLS
