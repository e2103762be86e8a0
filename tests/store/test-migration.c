/* A file as version 1 wrote it becomes one of today: nothing is lost, a copy stays, and what the journal has of
 * version 1 can still be taken back. */
#include "secret-fixture.h"

#include "summer-day-table.h"
#include "summer-migration.h"
#include "summer-seal.h"

#include <gio/gio.h>
#include <string.h>

#define IMPORT 1 /* entries of the file */
#define EDIT 2

static void
set_up_first (Fixture *fixture, gconstpointer unused)
{
  secrets_load_old (fixture, 1);
}

static void
migrate (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

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

/* The columns that version 1 has, those that are sealed since as they are read. */
static char *
dup_columns (const char *table, gboolean sealed)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  sqlite3 *first = NULL;
  sqlite3_stmt *stmt = NULL;
  g_autoptr (GBytes) script = g_resources_lookup_data (SUMMER_SCHEMA_FOLDER "/0001.sql",
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_cmpint (sqlite3_open (":memory:", &first), ==, SQLITE_OK);
  sqlite3_exec (first, g_bytes_get_data (script, NULL), NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_prepare_v2 (first, "SELECT name FROM pragma_table_info (?1)", -1, &stmt,
                                       NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (stmt, 1, table, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (stmt, 0);
      int of = sealed ? summer_sealed_find (table, name) : -1;

      g_string_append (columns, columns->len > 0 ? ", " : "");
      if (of < 0)
        g_string_append (columns, name);
      else
        g_string_append_printf (columns, "summer_opened ('%s', %s, %s)",
                                summer_sealed_get ((SummerSealed) of)->name, name,
                                summer_sealed_get ((SummerSealed) of)->key);
    }
  sqlite3_finalize (stmt);
  sqlite3_close (first);
  g_assert_cmpuint (columns->len, >, 0);
  return g_string_free (g_steal_pointer (&columns), FALSE);
}

/* Every record that version 1 can hold. */
static char *
dup_first (const char *path, gboolean sealed)
{
  static const char *const tables[]
      = { "programme",  "programme_policy", "closed_day", "provider", "class",
          "review",     "adjustment",       "staff",      "child",    "enrolment",
          "attendance", "staff_attendance", "insurance",  "insured",  "visit",
          "incident",   "response" };
  g_autoptr (GString) dump = g_string_new (NULL);
  sqlite3 *db = fixture_open_past_store (path);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *columns = dup_columns (tables[i], sealed);
      g_autofree char *sql
          = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1, 2", columns, tables[i]);

      g_string_append_printf (dump, "%s\n", tables[i]);
      g_assert_cmpint (sqlite3_exec (db, sql, note_row, dump, NULL), ==, SQLITE_OK);
    }
  g_assert_cmpint (sqlite3_exec (db,
                                 "SELECT sequence, time, account, action, undoes FROM journal"
                                 " WHERE action <> 'sealing'",
                                 note_row, dump, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&dump), FALSE);
}

static void
test_nothing_lost (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = dup_first (fixture->path, FALSE);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_ask (fixture->path, "PRAGMA user_version"), ==, 1);
  migrate (fixture);
  g_assert_cmpint (fixture_ask (fixture->path, "PRAGMA user_version"), ==,
                   summer_migration_get_version (SUMMER_SCHEMA_FOLDER));
  g_autofree char *after = dup_first (fixture->path, TRUE);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (summer_store_check (fixture->store, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  g_autofree char *copy = fixture_unpack_newest (fixture->path);
  g_assert_cmpint (fixture_ask (copy, "PRAGMA user_version"), ==, 1);
  g_autofree char *kept = dup_first (copy, FALSE);
  g_assert_cmpstr (before, ==, kept);
}

/* A file of version 4, with a settlement and a payment, gets what came since and loses nothing. */
static void
test_from_fourth (void)
{
  static const char filled[]
      = "INSERT INTO policy_version (id, programme, number, day, person, reason) SELECT 900, id, 7,"
        " 18000, '周敏', '试行' FROM programme;"
        "INSERT INTO settlement (id, programme, number, state, version, as_of, made_on, made_by,"
        " n_classes, n_granted, fund, granted, total, inputs) SELECT 901, id, 7, 0, 900, 18000,"
        " 18000, '周敏', 1, 1, 0, 5000, 5000, printf ('%064d', 1) FROM programme;"
        "INSERT INTO settlement_line (settlement, class, code, name, verdict, headcount, held_days,"
        " expected, present, base, granted, before, due, explanation) SELECT 901, id, code, name, "
        "0,"
        " 1, 1, 1, 1, 5000, 5000, 0, 5000, '' FROM class ORDER BY code LIMIT 1;";
  Fixture fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *before = NULL, *after = NULL;

  secrets_load_old (&fixture, 4);
  fixture_tamper (fixture.path, filled);
  g_assert_cmpint (fixture_ask (fixture.path, "PRAGMA user_version"), ==, 4);
  before = dup_first (fixture.path, FALSE);
  migrate (&fixture);
  g_assert_cmpint (fixture_ask (fixture.path, "PRAGMA user_version"), ==,
                   summer_migration_get_version (SUMMER_SCHEMA_FOLDER));
  after = dup_first (fixture.path, TRUE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_ask (fixture.path, "SELECT sum (granted) FROM settlement_line"), ==,
                   5000);
  g_assert_cmpint (fixture_ask (fixture.path, "SELECT count (*) FROM repayment"), ==, 0);
  summer_store_check (fixture.store, &problems, &error);
  g_assert_no_error (error);
  fixture_tear_down (&fixture, NULL);
}

/* What was recorded in a new column is a later change, and never lost to an entry that cannot see it. */
static void
test_new_columns_stand_in_the_way (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  migrate (fixture);
  summer_journal_undo (fixture->store, EDIT, NULL, &error);
  g_assert_no_error (error);
  SummerStaffDayRecord present
      = { fixture_ask (fixture->path, "SELECT id FROM class WHERE code = 'FZ-001'"),
          FIXTURE_FIRST_DAY,
          "赵敏",
          SUMMER_STAFF_PRESENT,
          480,
          SUMMER_TIME_NONE };
  fixture_begin (fixture->store, "staff-in");
  summer_staff_day_save (fixture->store, &present, &error);
  g_assert_no_error (error);
  gint64 later = fixture_commit (fixture->store);
  before = fixture_dup_dump (fixture->path);

  g_assert_false (summer_journal_undo (fixture->store, IMPORT, &conflicts, &error));
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
  summer_journal_undo (fixture->store, IMPORT, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/migration/nothing-lost", Fixture, NULL, set_up_first, test_nothing_lost,
              fixture_tear_down);
  g_test_add_func ("/migration/from-version-4", test_from_fourth);
  g_test_add ("/migration/new-columns-stand-in-the-way", Fixture, NULL, set_up_first,
              test_new_columns_stand_in_the_way, fixture_tear_down);
  return g_test_run ();
}
