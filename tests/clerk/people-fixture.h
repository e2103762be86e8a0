/* A programme with a tutor, whose people are made, saved and found; for tests of people and of their assignments. */
#pragma once

#include "../store/fixture.h"

#include "summer-people-index.h"
#include "summer-people.h"

G_BEGIN_DECLS

#define TODAY (FIXTURE_FIRST_DAY + 5)

void               people_set_up     (Fixture *fixture, gconstpointer unused);
gint64             people_add_staff  (Fixture *fixture, guint class, const char *name, const char *number, SummerRole role); /* number NULL = none */
SummerPeopleIndex *people_load       (Fixture *fixture);
guint              people_make       (Fixture *fixture); /* out of the staff; how many */
gint64             people_find_owner (Fixture *fixture, gint64 staff); /* 0 = nobody */
SummerPersonRecord people_new        (Fixture *fixture); /* 周立, not stored yet */
gint64             people_save       (Fixture *fixture, SummerPersonRecord *person);

G_END_DECLS
