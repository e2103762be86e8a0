/* The assessment that a command shows or writes: facts out of the store, judged by the rules. */
#pragma once

#include "summer-assessment.h"
#include "summer-invocation.h"

G_BEGIN_DECLS

/* as_of none = the latest day recorded. NULL: it was said why, and the invocation's status is set. */
SummerAssessment *summer_judgement_new       (SummerInvocation *invocation, SummerStore *store, SummerDay as_of);
gboolean          summer_judgement_parse_day (SummerInvocation *invocation, const char *text, SummerDay *day);

G_END_DECLS
