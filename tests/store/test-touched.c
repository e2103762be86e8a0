/* Which programmes the journal has touched: of a record, wherever it hangs, its own programme and no other. */
#include "fixture.h"

#include "summer-life-queries.h"
#include "summer-programme-table.h"
#include "summer-safety-table.h"
#include "summer-touched.h"

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture_set_up (fixture, unused);
  fixture_fill (fixture);
}

static SummerTouched *
look (Fixture *fixture, gint64 after)
{
  g_autoptr (GError) error = NULL;
  SummerTouched *touched = summer_touched_new (fixture->store, after, &error);

  g_assert_no_error (error);
  return touched;
}

static gint64
get_last (Fixture *fixture)
{
  g_autoptr (SummerTouched) touched = look (fixture, 0);

  g_assert_true (touched->all);
  return touched->sequence;
}

/* Another programme with one class, of which the first knows nothing. */
static gint64
add_programme (Fixture *fixture, gint64 *class_id)
{
  SummerProgrammeRecord programme = { .name = "2018年暑托班",
                                      .year = 2018,
                                      .first_day = summer_day_from_ymd (2018, 7, 2),
                                      .last_day = summer_day_from_ymd (2018, 7, 27) };
  SummerClassRecord class = { .code = "FZ-901",
                              .name = "一班",
                              .state = SUMMER_CLASS_OPEN,
                              .first_day = programme.first_day,
                              .last_day = programme.last_day,
                              .emergency_plan = SUMMER_DAY_NONE,
                              .rank = SUMMER_RANK_NONE };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  summer_programme_insert (fixture->store, &programme, &error);
  g_assert_no_error (error);
  class.programme = programme.id;
  summer_class_insert (fixture->store, &class, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  *class_id = class.id;
  return programme.id;
}

static void
change_incident (Fixture *fixture, gint64 class_id, gint64 *id)
{
  SummerIncidentRecord incident = { .id = *id,
                                    .class_id = class_id,
                                    .day = summer_day_from_ymd (2018, 7, 3),
                                    .severity = SUMMER_INCIDENT_MINOR,
                                    .what = *id == 0 ? "擦伤" : "轻微擦伤" };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  if (*id == 0)
    summer_incident_insert (fixture->store, &incident, &error);
  else
    summer_incident_update (fixture->store, &incident, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  *id = incident.id;
}

static void
check (Fixture *fixture, gint64 after, gint64 touched_one, gint64 other)
{
  g_autoptr (SummerTouched) touched = look (fixture, after);

  g_assert_false (touched->all);
  g_assert_cmpint (touched->sequence, >, after);
  g_assert_true (summer_touched_is (touched, touched_one));
  g_assert_false (summer_touched_is (touched, other));
}

static void
test_own_programme_alone (Fixture *fixture, gconstpointer unused)
{
  gint64 old_class, incident = 0, after;
  const gint64 old = add_programme (fixture, &old_class);
  g_autoptr (SummerTouched) nothing = NULL;

  after = get_last (fixture);
  nothing = look (fixture, after);
  g_assert_false (nothing->all);
  g_assert_false (summer_touched_is (nothing, old)
                  || summer_touched_is (nothing, fixture->programme));

  /* Added, with the class in the row; changed, with nothing but its own number in the change. */
  change_incident (fixture, old_class, &incident);
  check (fixture, after, old, fixture->programme);
  after = get_last (fixture);
  change_incident (fixture, old_class, &incident);
  check (fixture, after, old, fixture->programme);
}

static void
test_child_of_this_year (Fixture *fixture, gconstpointer unused)
{
  gint64 old_class, after;
  const gint64 old = add_programme (fixture, &old_class);
  SummerChildRecord child = { .id = fixture->children[0][0],
                              .programme = fixture->programme,
                              .code = "FZ-001-01",
                              .name = "林甜甜",
                              .birth = SUMMER_DAY_NONE,
                              .school = "另一所小学" };
  g_autoptr (GError) error = NULL;

  after = get_last (fixture);
  fixture_begin (fixture->store, "edit");
  summer_child_update (fixture->store, &child, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  check (fixture, after, fixture->programme, old);
}

/* Of a record that is gone, and that hung on one that is gone with it, nobody can tell: then all may be others. */
static void
test_lost (Fixture *fixture, gconstpointer unused)
{
  gint64 old_class, incident = 0, after;
  const gint64 old = add_programme (fixture, &old_class);
  g_autoptr (SummerTouched) touched = NULL;
  g_autoptr (GError) error = NULL;

  change_incident (fixture, old_class, &incident);
  after = get_last (fixture);
  fixture_begin (fixture->store, "edit");
  summer_incident_delete (fixture->store, incident, &error);
  g_assert_no_error (error);
  summer_class_delete (fixture->store, old_class, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  touched = look (fixture, after);
  g_assert_true (touched->all || summer_touched_is (touched, old));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/touched/own programme alone", Fixture, NULL, set_up, test_own_programme_alone,
              fixture_tear_down);
  g_test_add ("/touched/child of this year", Fixture, NULL, set_up, test_child_of_this_year,
              fixture_tear_down);
  g_test_add ("/touched/lost", Fixture, NULL, set_up, test_lost, fixture_tear_down);
  return g_test_run ();
}
