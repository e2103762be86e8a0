/* People with papers: who is who among the staff, and whether papers are in order on the days that count. */
#include "config.h"

#include "people-fixture.h"

#include "summer-papers.h"
#include "summer-person-table.h"
#include "summer-sheet.h"

#define ZHAO_NUMBER "34052419800101001X"

/* {{{ Papers */

typedef struct
{
  const char *about;
  int until; /* days from today; 99 = for good, -99 = there is none */
  int last;  /* of the work; 99 = no work */
  SummerPapersState state;
} PaperCase;

static const PaperCase paper_cases[] = {
  { "none", -99, 10, SUMMER_PAPERS_MISSING },
  { "for good", 99, 10, SUMMER_PAPERS_VALID },
  { "beyond the work", 11, 10, SUMMER_PAPERS_VALID },
  { "to the last day of the work", 10, 10, SUMMER_PAPERS_VALID },
  { "a day short", 9, 10, SUMMER_PAPERS_EXPIRING },
  { "to today", 0, 10, SUMMER_PAPERS_EXPIRING },
  { "to yesterday", -1, 10, SUMMER_PAPERS_EXPIRED },
  { "no work, to today", 0, 99, SUMMER_PAPERS_VALID },
  { "no work, to yesterday", -1, 99, SUMMER_PAPERS_EXPIRED },
  { "the work is over, it lasted", -3, -3, SUMMER_PAPERS_VALID },
  { "the work is over, it did not last", -4, -3, SUMMER_PAPERS_EXPIRED },
};

static void
test_papers_on_the_days_that_count (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (paper_cases); i++)
    {
      const PaperCase *of = &paper_cases[i];
      const SummerDay last = of->last == 99 ? SUMMER_DAY_NONE : TODAY + of->last;
      SummerCertificateRecord certificates[2] = { 0 };
      SummerPaper papers[SUMMER_N_CERTIFICATES];

      for (guint j = 0; j < 2; j++)
        {
          certificates[j].kind = j == 0 ? SUMMER_CERTIFICATE_CLEARANCE : SUMMER_CERTIFICATE_HEALTH;
          certificates[j].issued_on = TODAY - 100;
          certificates[j].until = SUMMER_DAY_NONE;
        }
      if (of->until != 99)
        certificates[1].until = TODAY + of->until;
      g_test_message ("%s", of->about);
      g_assert_cmpint (summer_papers_judge (certificates, of->until == -99 ? 1 : 2, last, TODAY,
                                            papers),
                       ==, of->state);
      g_assert_cmpint (papers[SUMMER_CERTIFICATE_HEALTH].state, ==, of->state);
      g_assert_cmpint (papers[SUMMER_CERTIFICATE_CLEARANCE].state, ==, SUMMER_PAPERS_VALID);
    }
}

/* Of several of a kind the one that lasts longest counts, in whatever order they are; a qualification is not needed. */
static void
test_the_longest_paper_counts (void)
{
  SummerCertificateRecord certificates[] = {
    { .kind = SUMMER_CERTIFICATE_CLEARANCE, .issued_on = TODAY - 9, .until = TODAY - 3 },
    { .kind = SUMMER_CERTIFICATE_CLEARANCE, .issued_on = TODAY - 9, .until = TODAY + 30 },
    { .kind = SUMMER_CERTIFICATE_CLEARANCE, .issued_on = TODAY - 9, .until = TODAY + 3 },
    { .kind = SUMMER_CERTIFICATE_HEALTH, .issued_on = TODAY - 9, .until = SUMMER_DAY_NONE },
    { .kind = SUMMER_CERTIFICATE_HEALTH, .issued_on = TODAY - 9, .until = TODAY - 1 },
  };
  SummerPaper papers[SUMMER_N_CERTIFICATES];

  g_assert_cmpint (summer_papers_judge (certificates, G_N_ELEMENTS (certificates), TODAY + 20,
                                        TODAY, papers),
                   ==, SUMMER_PAPERS_VALID);
  g_assert_cmpint (papers[SUMMER_CERTIFICATE_CLEARANCE].until, ==, TODAY + 30);
  g_assert_cmpint (papers[SUMMER_CERTIFICATE_HEALTH].until, ==, SUMMER_DAY_NONE);
  g_assert_cmpint (papers[SUMMER_CERTIFICATE_QUALIFICATION].state, ==, SUMMER_PAPERS_MISSING);
  g_assert_cmpint (summer_papers_judge (NULL, 0, TODAY, TODAY, papers), ==, SUMMER_PAPERS_MISSING);
}

/* }}} */
/* {{{ Who is who */

/* Rows of one name and number are one person, also where one row has no number; another number is another person. */
static void
test_people_out_of_the_staff (Fixture *fixture, gconstpointer unused)
{
  const gint64 same
      = people_add_staff (fixture, 1, "赵 敏", "34052419800101001x", SUMMER_ROLE_HEAD);
  const gint64 unnumbered = people_add_staff (fixture, 1, "孙悦", NULL, SUMMER_ROLE_TUTOR);
  const gint64 again = people_add_staff (fixture, 0, "孙悦", NULL, SUMMER_ROLE_VOLUNTEER);
  guint entries;

  g_assert_cmpuint (people_make (fixture), ==, 2);
  g_assert_cmpint (people_find_owner (fixture, same), ==,
                   people_find_owner (fixture, fixture->staff));
  g_assert_cmpint (people_find_owner (fixture, same), !=, 0);
  g_assert_cmpint (people_find_owner (fixture, unnumbered), ==, people_find_owner (fixture, again));
  g_assert_cmpint (people_find_owner (fixture, unnumbered), !=, people_find_owner (fixture, same));

  /* A second time there is nobody new, and no entry. */
  entries = (guint) fixture_ask (fixture->path, "SELECT count (*) FROM journal");
  g_assert_cmpuint (people_make (fixture), ==, 0);
  g_assert_cmpuint ((guint) fixture_ask (fixture->path, "SELECT count (*) FROM journal"), ==,
                    entries);
}

/* Whoever has no number is nobody's where two people have the name. */
static void
test_namesakes_are_told_apart (Fixture *fixture, gconstpointer unused)
{
  const gint64 other
      = people_add_staff (fixture, 1, "赵敏", "110105194912310021", SUMMER_ROLE_TUTOR);
  const gint64 unnumbered = people_add_staff (fixture, 1, "赵敏", NULL, SUMMER_ROLE_VOLUNTEER);

  g_assert_cmpuint (people_make (fixture), ==, 2);
  g_assert_cmpint (people_find_owner (fixture, other), !=,
                   people_find_owner (fixture, fixture->staff));
  g_assert_cmpint (people_find_owner (fixture, unnumbered), ==, 0);
}

/* }}} */
/* {{{ Saving */

static void
assert_person_refused (Fixture *fixture,
                       const SummerPersonRecord *person,
                       const char *field,
                       const char *of)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  SummerPersonRecord copy = *person;

  g_assert_false (summer_person_save (fixture->store, &copy, complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (summer_complaints_get (complaints, field));
  g_assert_nonnull (strstr (summer_complaints_get (complaints, field), of));
}

static void
test_a_person_is_checked (Fixture *fixture, gconstpointer unused)
{
  SummerPersonRecord person = people_new (fixture);
  SummerPersonRecord wrong;
  g_autoptr (SummerPeopleIndex) index = NULL;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  wrong = person;
  wrong.name = NULL;
  assert_person_refused (fixture, &wrong, "name", "Write the name");
  wrong = person;
  wrong.identity_number = "110105194912310020";
  assert_person_refused (fixture, &wrong, "identity_number", "A character is wrong");
  wrong = person;
  wrong.sex = SUMMER_SEX_MALE;
  assert_person_refused (fixture, &wrong, "sex", "says otherwise");
  wrong = person;
  wrong.telephone = "12";
  assert_person_refused (fixture, &wrong, "telephone", "cannot be dialled");
  people_save (fixture, &person);
  wrong = person;
  wrong.id = 0;
  assert_person_refused (fixture, &wrong, "identity_number", "has this number already");

  /* No number at all, and a passport, are to be thought of and no more. */
  wrong.identity_number = NULL;
  index = people_load (fixture);
  summer_person_check (&wrong, index, complaints);
  g_assert_true (summer_complaints_is_empty (complaints));
  g_assert_nonnull (summer_complaints_get_warning (complaints, "identity_number"));
  g_assert_nonnull (summer_complaints_get_warning (complaints, "name"));
}

/* A person's new telephone is written into the rows of the staff in the same entry; a name under which attendance was
 * marked stays. */
static void
test_the_staff_follows_the_person (Fixture *fixture, gconstpointer unused)
{
  SummerPersonRecord person = { .programme = fixture->programme,
                                .name = "赵敏",
                                .identity_number = ZHAO_NUMBER,
                                .telephone = "13700007713" };
  guint entries;

  people_save (fixture, &person);
  entries = (guint) fixture_ask (fixture->path, "SELECT count (*) FROM journal");
  person.telephone = "13700009999";
  people_save (fixture, &person);
  g_assert_cmpuint ((guint) fixture_ask (fixture->path, "SELECT count (*) FROM journal"), ==,
                    entries + 1);
  g_assert_cmpint (
      fixture_ask (fixture->path,
                   "SELECT count (*) FROM staff WHERE " SUMMER_OPENED (
                       "staff", "telephone",
                       "staff") " = '13700009999' AND"
                                " first_day IS NULL AND last_day IS NULL AND qualification ="
                                " '小学教师资格证'"),
      ==, 1);
  person.name = "赵明";
  assert_person_refused (fixture, &person, "name", "FZ-001 under the name 赵敏");
}

/* Two people of one name without numbers: what is found out about the one is not written into the rows of the other. */
static void
test_a_number_is_of_one_person (Fixture *fixture, gconstpointer unused)
{
  SummerPersonRecord person
      = { .programme = fixture->programme, .name = "孙悦", .telephone = "13700001111" };

  people_add_staff (fixture, 0, "孙悦", NULL, SUMMER_ROLE_TUTOR);
  people_add_staff (fixture, 1, "孙悦", NULL, SUMMER_ROLE_TUTOR);
  fixture_tamper (fixture->path, "UPDATE staff SET telephone = summer_sealed ('staff.telephone', "
                                 "'13700001111', id) WHERE name = '孙悦' AND class ="
                                 " (SELECT min (id) FROM class)");
  fixture_tamper (fixture->path, "UPDATE staff SET telephone = summer_sealed ('staff.telephone', "
                                 "'13600002222', id) WHERE name = '孙悦'"
                                 " AND telephone IS NULL");
  people_save (fixture, &person);
  person.identity_number = "11010519491231002X";
  person.telephone = "13700003333";
  people_save (fixture, &person);
  g_assert_cmpint (
      fixture_ask (
          fixture->path,
          "SELECT count (*) FROM staff WHERE name = '孙悦' AND"
          " " SUMMER_OPENED (
              "staff", "identity_number",
              "staff") " = '11010519491231002X' AND " SUMMER_OPENED ("staff", "telephone",
                                                                     "staff") " ="
                                                                              " '13700003333'"),
      ==, 1);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM staff WHERE name = '孙悦' AND"
                                " identity_number IS NULL AND " SUMMER_OPENED (
                                    "staff", "telephone", "staff") " = '13600002222'"),
                   ==, 1);
}

/* A row that has the former name alone in common may be a namesake's: it keeps the name, and the message says so. */
static void
test_a_namesake_keeps_the_name (Fixture *fixture, gconstpointer unused)
{
  SummerPersonRecord person
      = { .programme = fixture->programme, .name = "孙悦", .telephone = "13700001111" };
  SummerPersonRecord plain = { .programme = fixture->programme, .name = "钱进" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  people_add_staff (fixture, 0, "孙悦", NULL, SUMMER_ROLE_TUTOR);
  fixture_tamper (fixture->path, "UPDATE staff SET telephone = summer_sealed ('staff.telephone', "
                                 "'13700001111', id) WHERE name = '孙悦'");
  people_add_staff (fixture, 1, "孙悦", NULL, SUMMER_ROLE_TUTOR);
  people_add_staff (fixture, 1, "钱进", NULL, SUMMER_ROLE_TUTOR);
  people_save (fixture, &person);
  people_save (fixture, &plain);

  person.name = "孙跃";
  g_assert_true (summer_person_save (fixture->store, &person, complaints, &done, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (done, "1 assignment has only the former name in common"));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM staff WHERE name = '孙跃' AND"
                                               " " SUMMER_OPENED ("staff", "telephone",
                                                                  "staff") " = '13700001111'"),
                   ==, 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM staff WHERE name = '孙悦' AND"
                                               " telephone IS NULL"),
                   ==, 1);

  /* Where the person is known by name alone too, the rows are all there is of it. */
  plain.name = "钱近";
  people_save (fixture, &plain);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM staff WHERE name = '钱近'"),
                   ==, 1);
}

/* What could not be stored is new still: storing it again adds it. */
static void
test_what_failed_is_new_still (Fixture *fixture, gconstpointer unused)
{
  SummerPersonRecord person = people_new (fixture);
  SummerCertificateRecord paper
      = { .kind = SUMMER_CERTIFICATE_HEALTH, .issued_on = TODAY - 9, .until = SUMMER_DAY_NONE };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_tamper (fixture->path, "CREATE TRIGGER no_person BEFORE INSERT ON person BEGIN SELECT"
                                 " raise (ABORT, 'no'); END");
  fixture_tamper (fixture->path, "CREATE TRIGGER no_paper BEFORE INSERT ON certificate BEGIN SELECT"
                                 " raise (ABORT, 'no'); END");
  g_assert_false (summer_person_save (fixture->store, &person, complaints, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (person.id, ==, 0);
  g_clear_error (&error);
  fixture_tamper (fixture->path, "DROP TRIGGER no_person");
  paper.person = people_save (fixture, &person);
  g_assert_false (
      summer_certificate_save (fixture->store, &paper, TODAY, complaints, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (paper.id, ==, 0);
  g_clear_error (&error);
  fixture_tamper (fixture->path, "DROP TRIGGER no_paper");
  g_assert_true (summer_certificate_save (fixture->store, &paper, TODAY, complaints, NULL, &error));
  g_assert_no_error (error);
}

static void
test_a_paper_is_checked (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    SummerCertificateRecord record;
    const char *field;
  } cases[] = {
    { { .kind = (SummerCertificateKind) -1, .issued_on = TODAY, .until = SUMMER_DAY_NONE },
      "kind" },
    { { .kind = SUMMER_CERTIFICATE_QUALIFICATION, .issued_on = TODAY, .until = SUMMER_DAY_NONE },
      "title" },
    { { .kind = SUMMER_CERTIFICATE_HEALTH, .issued_on = SUMMER_DAY_NONE, .until = SUMMER_DAY_NONE },
      "issued_on" },
    { { .kind = SUMMER_CERTIFICATE_HEALTH, .issued_on = TODAY + 1, .until = SUMMER_DAY_NONE },
      "issued_on" },
    { { .kind = SUMMER_CERTIFICATE_HEALTH, .issued_on = TODAY, .until = TODAY - 1 }, "until" },
  };
  SummerPersonRecord person = people_new (fixture);
  SummerCertificateRecord fine = { .person = people_save (fixture, &person),
                                   .kind = SUMMER_CERTIFICATE_HEALTH,
                                   .issued_on = TODAY - 400,
                                   .until = TODAY - 35 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SummerCertificateRecord record = cases[i].record;

      record.person = person.id;
      summer_complaints_clear (complaints);
      g_assert_false (
          summer_certificate_save (fixture->store, &record, TODAY, complaints, NULL, &error));
      g_assert_no_error (error);
      g_assert_nonnull (summer_complaints_get (complaints, cases[i].field));
    }
  /* One that has expired is kept: it was valid once. */
  summer_complaints_clear (complaints);
  g_assert_true (summer_certificate_save (fixture->store, &fine, TODAY, complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (summer_complaints_get_warning (complaints, "until"));
  g_assert_true (summer_certificate_take_out (fixture->store, fine.id, "a paper", NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM certificate"), ==, 0);
  fine.person = 77;
  fine.id = 0;
  g_assert_false (summer_certificate_save (fixture->store, &fine, TODAY, complaints, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
}

/* }}} */

static char *
dup_cell (SummerSheet *sheet, gint64 key, const char *column)
{
  g_autoptr (SummerSheetRow) row
      = g_list_model_get_item (G_LIST_MODEL (sheet), summer_sheet_find_key (sheet, key));

  g_assert_no_error (summer_sheet_get_error (sheet));
  g_assert_nonnull (row);
  return summer_sheet_row_dup_text (row, summer_sheet_find_column (summer_sheet_get_spec (sheet),
                                                                   column));
}

/* The lists of people and of the staff show the state of the papers, and follow when a paper comes. */
static void
test_lists_show_the_papers (Fixture *fixture, gconstpointer unused)
{
  SummerCertificateRecord paper = { .issued_on = TODAY - 10, .until = FIXTURE_FIRST_DAY + 20 };
  g_autoptr (SummerPeopleIndex) before = NULL, after = NULL;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerSheet) persons = NULL, staff = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL, *expiring = NULL, *health = NULL, *of_staff = NULL,
                  *until = NULL;
  g_autofree char *classes = NULL;

  people_make (fixture);
  before = people_load (fixture);
  paper.person = people_find_owner (fixture, fixture->staff);
  persons = summer_sheet_new (fixture->store, &summer_sheet_persons, fixture->programme);
  staff = summer_sheet_new (fixture->store, &summer_sheet_staff, fixture->programme);
  g_assert_true (summer_people_index_publish (before, fixture->store, TODAY, &error));
  missing = dup_cell (persons, paper.person, "papers");
  classes = dup_cell (persons, paper.person, "classes");
  g_assert_cmpstr (missing, ==, "missing");
  g_assert_cmpstr (classes, ==, "FZ-001");

  for (paper.kind = SUMMER_CERTIFICATE_CLEARANCE; paper.kind <= SUMMER_CERTIFICATE_HEALTH;
       paper.kind++)
    {
      paper.id = 0;
      summer_certificate_save (fixture->store, &paper, TODAY, complaints, NULL, &error);
      g_assert_no_error (error);
    }
  after = people_load (fixture);
  g_assert_true (summer_people_index_publish (after, fixture->store, TODAY, &error));
  expiring = dup_cell (persons, paper.person, "papers");
  health = dup_cell (persons, paper.person, "health");
  until = dup_cell (persons, paper.person, "until");
  of_staff = dup_cell (staff, fixture->staff, "papers");
  g_assert_cmpstr (expiring, ==, "expiring");
  g_assert_cmpstr (health, ==, "expiring");
  g_assert_cmpstr (of_staff, ==, "expiring");
  g_assert_cmpstr (until, ==, "2019-07-28");
  /* A page narrows to those who need a paper. */
  summer_sheet_set_where (persons, "papers", SUMMER_PAPERS_MISSING);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (persons)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/papers", test_papers_on_the_days_that_count);
  g_test_add_func ("/people/longest-paper", test_the_longest_paper_counts);
#define add(name, test) g_test_add (name, Fixture, NULL, people_set_up, test, fixture_tear_down)
  add ("/people/out-of-the-staff", test_people_out_of_the_staff);
  add ("/people/namesakes", test_namesakes_are_told_apart);
  add ("/people/a-namesake-keeps-the-name", test_a_namesake_keeps_the_name);
  add ("/people/person-is-checked", test_a_person_is_checked);
  add ("/people/staff-follows", test_the_staff_follows_the_person);
  add ("/people/number-of-one-person", test_a_number_is_of_one_person);
  add ("/people/what-failed-is-new-still", test_what_failed_is_new_still);
  add ("/people/paper-is-checked", test_a_paper_is_checked);
  add ("/people/lists-show-the-papers", test_lists_show_the_papers);

  return g_test_run ();
}
