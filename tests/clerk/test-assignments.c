/* Assignments of people to classes: which cannot be, and that each is a row of the staff under which marks stay. */
#include "config.h"

#include "people-fixture.h"

static void
assert_assignment (Fixture *fixture,
                   gint64 person,
                   const SummerStaffRecord *assignment,
                   const char *field,
                   const char *complaint,
                   const char *warning)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerPeopleIndex) index = people_load (fixture);
  const char *is, *warns;

  summer_assignment_check (assignment, person, fixture->store, index, complaints);
  is = summer_complaints_get (complaints, field);
  warns = summer_complaints_get_warning (complaints, field);
  g_test_message ("%s: %s / %s", field, is, warns);
  g_assert_cmpint (is != NULL, ==, complaint != NULL);
  g_assert_cmpint (warns != NULL, ==, warning != NULL);
  if (complaint != NULL)
    g_assert_nonnull (strstr (is, complaint));
  if (warning != NULL)
    g_assert_nonnull (strstr (warns, warning));
}

/* The same role on the same days cannot be; another class then is two places at once and said to be; another role in
 * the class, and other days, are fine. */
static void
test_assignments_are_checked (Fixture *fixture, gconstpointer unused)
{
  const SummerDay first = FIXTURE_FIRST_DAY;
  SummerStaffRecord record = { .class_id = fixture->classes[0],
                               .role = SUMMER_ROLE_TUTOR,
                               .first_day = first,
                               .last_day = first + 9 };
  gint64 zhao;

  people_make (fixture);
  zhao = people_find_owner (fixture, fixture->staff);
  assert_assignment (fixture, zhao, &record, "first_day", "Has this role", NULL);
  record.role = SUMMER_ROLE_HEAD;
  assert_assignment (fixture, zhao, &record, "first_day", NULL, NULL);
  record.class_id = fixture->classes[1];
  assert_assignment (fixture, zhao, &record, "class_id", NULL, "Is in class FZ-001 too");
  record.first_day = first - 1;
  assert_assignment (fixture, zhao, &record, "first_day", "choose a day of it", NULL);
  record.first_day = first + 10;
  assert_assignment (fixture, zhao, &record, "last_day", "before the first", NULL);
  record.class_id = 0;
  assert_assignment (fixture, zhao, &record, "class_id", "Choose the class", NULL);
  record.class_id = 55;
  assert_assignment (fixture, zhao, &record, "class_id", "no longer", NULL);
  record.class_id = fixture->classes[1];
  record.role = (SummerRole) -1;
  assert_assignment (fixture, zhao, &record, "role", "Choose the role", NULL);
}

/* It is a row of the staff as a workbook would have it, with the title of the qualification. */
static void
test_an_assignment_is_a_row_of_the_staff (Fixture *fixture, gconstpointer unused)
{
  SummerPersonRecord person = people_new (fixture);
  SummerCertificateRecord paper = { .person = people_save (fixture, &person),
                                    .kind = SUMMER_CERTIFICATE_QUALIFICATION,
                                    .title = "初中教师资格证",
                                    .issued_on = TODAY - 900,
                                    .until = SUMMER_DAY_NONE };
  SummerStaffRecord record = { .class_id = fixture->classes[1],
                               .role = SUMMER_ROLE_TUTOR,
                               .first_day = SUMMER_DAY_NONE,
                               .last_day = SUMMER_DAY_NONE };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  summer_certificate_save (fixture->store, &paper, TODAY, complaints, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (summer_assignment_save (fixture->store, fixture->programme, person.id, &record,
                                         complaints, &done, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (done, "周立"));
  g_assert_cmpint (
      fixture_ask (fixture->path,
                   "SELECT count (*) FROM staff WHERE name = '周立' AND"
                   " " SUMMER_OPENED ("staff", "identity_number",
                                      "staff") " = '11010519491231002X' AND qualification ="
                                               " '初中教师资格证' AND first_day IS NULL"),
      ==, 1);
  g_assert_cmpint (people_find_owner (fixture, record.id), ==, person.id);
  g_assert_false (summer_assignment_save (fixture->store, fixture->programme, 5, &record,
                                          complaints, NULL, &error));
}

static void
test_an_assignment_ends (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  const SummerDay wrong[] = { FIXTURE_FIRST_DAY - 1, FIXTURE_FIRST_DAY + 33, SUMMER_DAY_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      summer_complaints_clear (complaints);
      g_assert_false (summer_assignment_end (fixture->store, fixture->programme, fixture->staff,
                                             wrong[i], complaints, NULL, &error));
      g_assert_no_error (error);
      g_assert_nonnull (summer_complaints_get (complaints, "last_day"));
    }
  summer_complaints_clear (complaints);
  g_assert_true (summer_assignment_end (fixture->store, fixture->programme, fixture->staff, TODAY,
                                        complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT last_day FROM staff WHERE first_day IS NULL"),
                   ==, TODAY);
  g_assert_false (summer_assignment_end (fixture->store, fixture->programme, 7, TODAY, complaints,
                                         NULL, &error));
  g_assert_nonnull (error);
}

static void
mark (Fixture *fixture, guint class, SummerDay day, const char *name)
{
  const SummerStaffMarkRecord record = { fixture->classes[class], name, day, SUMMER_STAFF_PRESENT };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  summer_staff_mark_insert (fixture->store, &record, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}

/* Marks stay under an assignment: it is not moved away from them or ended before them, unless another one of the same
 * name covers the day. */
static void
test_marks_stay_under_an_assignment (Fixture *fixture, gconstpointer unused)
{
  const SummerDay first = FIXTURE_FIRST_DAY; /* marked */
  SummerStaffRecord record = { .id = fixture->staff,
                               .class_id = fixture->classes[1],
                               .role = SUMMER_ROLE_TUTOR,
                               .first_day = SUMMER_DAY_NONE,
                               .last_day = SUMMER_DAY_NONE };
  SummerStaffRecord other = record;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  gint64 zhao;

  people_make (fixture);
  zhao = people_find_owner (fixture, fixture->staff);
  mark (fixture, 0, first + 8, "赵敏");
  assert_assignment (fixture, zhao, &record, "class_id", "marked in class FZ-001", NULL);
  record.class_id = fixture->classes[0];
  record.first_day = first + 1;
  assert_assignment (fixture, zhao, &record, "first_day", "must cover", NULL);
  record.first_day = SUMMER_DAY_NONE;
  record.last_day = first + 7;
  assert_assignment (fixture, zhao, &record, "last_day", "must cover", NULL);
  record.last_day = first + 8;
  assert_assignment (fixture, zhao, &record, "last_day", NULL, NULL);

  g_assert_false (summer_assignment_end (fixture->store, fixture->programme, fixture->staff,
                                         first + 7, complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (summer_complaints_get (complaints, "last_day"));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM staff WHERE last_day IS NOT"
                                               " NULL"),
                   ==, 0);

  other.id = 0;
  other.class_id = fixture->classes[0];
  other.role = SUMMER_ROLE_HEAD;
  other.first_day = first + 8;
  summer_complaints_clear (complaints);
  g_assert_true (summer_assignment_save (fixture->store, fixture->programme, zhao, &other,
                                         complaints, NULL, &error));
  g_assert_true (summer_assignment_end (fixture->store, fixture->programme, fixture->staff,
                                        first + 7, complaints, NULL, &error));
  g_assert_no_error (error);
}

/* A row that a workbook spelled its own way keeps its name, under which it is marked, and its number. */
static void
test_a_changed_assignment_keeps_its_texts (Fixture *fixture, gconstpointer unused)
{
  const gint64 spelled = people_add_staff (fixture, 1, "赵 敏", NULL, SUMMER_ROLE_HEAD);
  SummerStaffRecord record = { .id = spelled,
                               .class_id = fixture->classes[1],
                               .role = SUMMER_ROLE_TUTOR,
                               .first_day = SUMMER_DAY_NONE,
                               .last_day = FIXTURE_FIRST_DAY + 9 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  people_make (fixture);
  g_assert_true (summer_assignment_save (fixture->store, fixture->programme,
                                         people_find_owner (fixture, spelled), &record, complaints,
                                         NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM staff WHERE name = '赵 敏' AND"
                                " identity_number IS NULL AND last_day IS NOT NULL"),
                   ==, 1);
  fixture_tamper (fixture->path, "DELETE FROM staff WHERE name = '赵 敏'");
  g_assert_false (summer_assignment_save (fixture->store, fixture->programme,
                                          people_find_owner (fixture, fixture->staff), &record,
                                          complaints, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define add(name, test) g_test_add (name, Fixture, NULL, people_set_up, test, fixture_tear_down)
  add ("/assignments/are-checked", test_assignments_are_checked);
  add ("/assignments/are-staff", test_an_assignment_is_a_row_of_the_staff);
  add ("/assignments/end", test_an_assignment_ends);
  add ("/assignments/keep-their-marks", test_marks_stay_under_an_assignment);
  add ("/assignments/keep-their-texts", test_a_changed_assignment_keeps_its_texts);

  return g_test_run ();
}
