/* Facts made by hand for tests: a sound class to spoil, and the ways to change one record of it. */
#pragma once

#include "summer-facts.h"

G_BEGIN_DECLS

/* The sound class: 15 open days from Monday 8 to Friday 26 July 2019, and its number of children. */
#define MADE_FIRST summer_day_from_ymd (2019, 7, 8)
#define MADE_LAST summer_day_from_ymd (2019, 7, 26)
#define MADE_CHILDREN 20
#define MADE_DAYS 15

SummerFacts *made_facts_new       (guint n_classes, guint n_children);
SummerFacts *made_facts_dup       (const SummerFacts *facts);
SummerDay    made_facts_day       (guint index); /* the open day of that number, 0 the first */

void made_class_set_mark          (SummerClassFacts *of, guint child, SummerDay day, SummerMark mark);
void made_class_set_staff_mark    (SummerClassFacts *of, guint person, SummerDay day, int mark); /* -1 = none */
void made_class_add_assignment    (SummerClassFacts *of, guint person, SummerRole role, SummerDay first, SummerDay last);
void made_class_add_enrolment     (SummerClassFacts *of, SummerFactEnrolment enrolment);
void made_class_add_cover         (SummerClassFacts *of, SummerFactCover cover);
void made_class_add_adjustment    (SummerClassFacts *of, SummerDay day, SummerAdjustmentKind kind);
void made_class_add_review        (SummerClassFacts *of, SummerDay day, SummerReviewResult result);
void made_class_add_visit         (SummerClassFacts *of, SummerDay day, SummerVisitResult result, SummerDay fixed_on);
void made_class_add_incident      (SummerClassFacts *of, SummerDay day, SummerSeverity severity);
void made_class_add_response      (SummerClassFacts *of, SummerDay day, SummerRating rating);

G_END_DECLS
