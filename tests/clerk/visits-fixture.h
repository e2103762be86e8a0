/* What the tests of visits and of corrections share: a programme with a checklist, a visit that is drafted and stored,
 * and what is stored of it. */
#pragma once

#include "../store/fixture.h"

#include "summer-assessment.h"
#include "summer-visits.h"

G_BEGIN_DECLS

#define TODAY (FIXTURE_FIRST_DAY + 10)

void                visits_set_up         (Fixture *fixture, gconstpointer unused); /* fills it, and makes a checklist of three items */
SummerVisitDraft   *visits_load           (Fixture *fixture, gint64 visit); /* 0 = a new one */
SummerVisitProblem *visits_get_problem    (SummerVisitDraft *draft, guint i);
gint64              visits_save_at        (Fixture *fixture, SummerVisitDraft *draft, SummerDay day); /* in the second class, which had no visit */
void                visits_assert_refused (Fixture *fixture, SummerVisitDraft *draft, SummerVisitRecord visit, const char *field);
gboolean            visits_save_error     (Fixture *fixture, SummerVisitDraft *draft, GError **error);
SummerOutcome       visits_judge          (Fixture *fixture, guint class); /* what the inspection of the class comes to */
gint64              visits_get_first_key  (Fixture *fixture, gint64 visit); /* of its problems, as the sheet of corrections has them */
gboolean            visits_take_row       (const SummerVisitRecord *record, gpointer user_data); /* into a GString */
void                visits_assert_row     (Fixture *fixture, gint64 visit, const char *expected);
void                visits_confirm        (Fixture *fixture, gint64 key, SummerDay fixed_on);

#define visits_add(name, test) g_test_add (name, Fixture, NULL, visits_set_up, test, fixture_tear_down)

G_END_DECLS
