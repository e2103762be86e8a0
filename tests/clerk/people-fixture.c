#include "config.h"

#include "people-fixture.h"

void
people_set_up (Fixture *fixture, gconstpointer unused)
{
  fixture_set_up (fixture, NULL);
  fixture_fill (fixture);
}

gint64
people_add_staff (
    Fixture *fixture, guint class, const char *name, const char *number, SummerRole role)
{
  SummerStaffRecord staff = { .class_id = fixture->classes[class],
                              .name = name,
                              .role = role,
                              .identity_number = number,
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  summer_staff_insert (fixture->store, &staff, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  return staff.id;
}

SummerPeopleIndex *
people_load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SummerPeopleIndex *index = summer_people_index_new (fixture->store, fixture->programme, &error);

  g_assert_no_error (error);
  return index;
}

guint
people_make (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (summer_people_make (fixture->store, fixture->programme, &n, NULL, &error));
  g_assert_no_error (error);
  return n;
}

gint64
people_find_owner (Fixture *fixture, gint64 staff)
{
  g_autoptr (SummerPeopleIndex) index = people_load (fixture);
  const SummerStaffEntry *entry = summer_people_index_find_staff (index, staff);

  g_assert_nonnull (entry);
  return entry->person;
}

SummerPersonRecord
people_new (Fixture *fixture)
{
  return (SummerPersonRecord){ .programme = fixture->programme,
                               .name = "周立",
                               .identity_number = "11010519491231002X",
                               .sex = SUMMER_SEX_FEMALE,
                               .telephone = "13800005678" };
}

gint64
people_save (Fixture *fixture, SummerPersonRecord *person)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  summer_person_save (fixture->store, person, complaints, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, NULL);
  g_assert_nonnull (done);
  return person->id;
}
