/* A class on its way: applied for, reviewed, and taken step by step. */
#pragma once

#include "../store/fixture.h"

#include "summer-class-life.h"
#include "summer-class-record.h"

G_BEGIN_DECLS

#define FIRST FIXTURE_FIRST_DAY
#define LAST (FIXTURE_FIRST_DAY + 32) /* a Friday */

void            life_assert_nothing_wrong (SummerComplaints *complaints, const GError *error);
SummerClassForm life_new_class            (Fixture *fixture); /* as a form has it, not stored yet */
gint64          life_apply                (Fixture *fixture); /* stores it: the id */
void            life_review               (Fixture *fixture, gint64 class_id, SummerDay day, SummerReviewResult result);
char           *life_take                 (Fixture *fixture, gint64 class_id, SummerStep step, SummerDay day, const char *note); /* NULL, or what stands against it */
void            life_assert_taken         (Fixture *fixture, gint64 class_id, SummerStep step, SummerDay day, const char *note);

G_END_DECLS
