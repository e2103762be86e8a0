/* A file of version 1 with records becomes one of version 2: nothing is lost, a copy stays, and what the journal
 * has of version 1 can still be taken back. */
#include "fixture.h"

#include "summer-day-table.h"
#include "summer-store-private.h"

#include <string.h>

static void
set_up_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("summer-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "summer.db", NULL);
  fixture->store = summer_store_open_with_schema (fixture->path, SUMMER_STORE_CREATE,
                                                  "/test/schema-first", &error);
  g_assert_no_error (error);
  fixture_fill (fixture);
}

static void
migrate (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = summer_store_open (fixture->path, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
}

static int
note_row (void *into, int n, char **values, char **names)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (into, "%s|", values[i] != NULL ? values[i] : "∅");
  g_string_append_c (into, '\n');
  return 0;
}

/* Every record that version 1 can hold, in the columns of version 1, and the journal. */
static char *
dup_first (const char *path)
{
  static const char *const questions[] = {
    "SELECT * FROM programme",  "SELECT * FROM programme_policy",
    "SELECT * FROM closed_day", "SELECT * FROM provider",
    "SELECT * FROM class",      "SELECT * FROM review",
    "SELECT * FROM adjustment", "SELECT * FROM staff",
    "SELECT * FROM child",      "SELECT * FROM enrolment",
    "SELECT * FROM attendance", "SELECT class, day, name, mark FROM staff_attendance",
    "SELECT * FROM insurance",  "SELECT * FROM insured",
    "SELECT * FROM visit",      "SELECT id, class, day, severity, what, action FROM incident",
    "SELECT * FROM response",   "SELECT sequence, time, action, reason, hex (hash) FROM journal",
  };
  g_autoptr (GString) dump = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_string_append_printf (dump, "%s\n", questions[i]);
      g_assert_cmpint (sqlite3_exec (db, questions[i], note_row, dump, NULL), ==, SQLITE_OK);
    }
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&dump), FALSE);
}

static void
test_nothing_lost (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".version-1", NULL);
  g_autofree char *before = dup_first (fixture->path);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_ask (fixture->path, "PRAGMA user_version"), ==, 1);
  migrate (fixture);
  g_assert_cmpint (fixture_ask (fixture->path, "PRAGMA user_version"), ==, 5);
  g_autofree char *after = dup_first (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (summer_store_check (fixture->store, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  g_assert_cmpint (fixture_ask (copy, "PRAGMA user_version"), ==, 1);
  g_autofree char *kept = dup_first (copy);
  g_assert_cmpstr (before, ==, kept);
}

/* A file of version 4, with a settlement and a payment, gets what version 5 has and loses nothing. */
static void
test_from_fourth (void)
{
  static const char filled[]
      = "INSERT INTO policy_version (id, programme, number, day, person, reason) SELECT 900, id, 1,"
        " 18000, '周敏', '试行' FROM programme;"
        "INSERT INTO settlement (id, programme, number, state, version, as_of, made_on, made_by,"
        " n_classes, n_granted, fund, granted, total, inputs) SELECT 901, id, 1, 0, 900, 18000,"
        " 18000, '周敏', 1, 1, 0, 5000, 5000, printf ('%064d', 1) FROM programme;"
        "INSERT INTO settlement_line (settlement, class, code, name, verdict, headcount, held_days,"
        " expected, present, base, granted, before, due, explanation) SELECT 901, id, code, name, "
        "0,"
        " 1, 1, 1, 1, 5000, 5000, 0, 5000, '' FROM class ORDER BY code LIMIT 1;";
  Fixture fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *before = NULL, *after = NULL;

  fixture.folder = g_dir_make_tmp ("summer-store-XXXXXX", &error);
  fixture.path = g_build_filename (fixture.folder, "summer.db", NULL);
  fixture.store = summer_store_open_with_schema (fixture.path, SUMMER_STORE_CREATE,
                                                 "/test/schema-fourth", &error);
  g_assert_no_error (error);
  fixture_fill (&fixture);
  fixture_tamper (fixture.path, filled);
  g_assert_cmpint (fixture_ask (fixture.path, "PRAGMA user_version"), ==, 4);
  before = dup_first (fixture.path);
  migrate (&fixture);
  g_assert_cmpint (fixture_ask (fixture.path, "PRAGMA user_version"), ==, 5);
  after = dup_first (fixture.path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_ask (fixture.path, "SELECT sum (granted) FROM settlement_line"), ==,
                   5000);
  g_assert_cmpint (fixture_ask (fixture.path, "SELECT count (*) FROM repayment"), ==, 0);
  summer_store_check (fixture.store, &problems, &error);
  g_assert_no_error (error);
  fixture_tear_down (&fixture, NULL);
}

/* The import of version 1 knows nothing of the columns that came after it. */
static void
test_undo_and_redo (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  migrate (fixture);
  before = fixture_dup_dump (fixture->path);
  summer_journal_undo (fixture->store, fixture->sequence, &conflicts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT (SELECT count (*) FROM class) + (SELECT count (*) FROM"
                                " staff_attendance) + (SELECT count (*) FROM incident)"),
                   ==, 0);
  summer_journal_undo (fixture->store, fixture->sequence + 1, &conflicts, &error);
  g_assert_no_error (error);
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

/* What was recorded in a new column is a later change, and never lost to an entry that cannot see it. */
static void
test_new_columns_stand_in_the_way (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  migrate (fixture);
  SummerStaffDayRecord present
      = { fixture->classes[0], FIXTURE_FIRST_DAY, "赵敏", SUMMER_STAFF_PRESENT, 480,
          SUMMER_TIME_NONE };
  fixture_begin (fixture->store, "staff-in");
  summer_staff_day_save (fixture->store, &present, &error);
  g_assert_no_error (error);
  gint64 later = fixture_commit (fixture->store);
  before = fixture_dup_dump (fixture->path);

  g_assert_false (summer_journal_undo (fixture->store, fixture->sequence, &conflicts, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 1);
  g_assert_cmpstr (
      conflicts[0], ==,
      "Staff attendance FZ-001 2019-07-08 赵敏: was changed since (In was “” and is now "
      "“08:00”)");
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);

  summer_journal_undo (fixture->store, later, NULL, &error);
  g_assert_no_error (error);
  summer_journal_undo (fixture->store, fixture->sequence, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/migration/nothing-lost", Fixture, NULL, set_up_first, test_nothing_lost,
              fixture_tear_down);
  g_test_add_func ("/migration/from-version-4", test_from_fourth);
  g_test_add ("/migration/undo-and-redo", Fixture, NULL, set_up_first, test_undo_and_redo,
              fixture_tear_down);
  g_test_add ("/migration/new-columns-stand-in-the-way", Fixture, NULL, set_up_first,
              test_new_columns_stand_in_the_way, fixture_tear_down);
  return g_test_run ();
}
