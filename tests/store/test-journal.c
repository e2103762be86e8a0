/* The journal: one entry a transaction, chained; every entry can be taken back and brought again; what was
 * changed since is never overwritten. */
#include "fixture.h"

#include "summer-journal-seal.h"

#include <gio/gio.h>
#include <string.h>

static gboolean
note_entry (const SummerJournalEntry *entry, gpointer into)
{
  g_string_append_printf (into, "%d %s %d %d;", (int) entry->sequence, entry->action,
                          (int) entry->undoes, (int) entry->undone_by);
  return TRUE;
}

static void
assert_entries (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  summer_journal_each (fixture->store, note_entry, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (into->str, ==, expected);
}

static void
test_entries (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  fixture_edit_school (fixture, "台江小学");
  assert_entries (fixture, "2 edit 0 0;1 import 0 0;");
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM journal j WHERE abs (time - unixepoch ()) <"
                                " 60 AND " SUMMER_REASON ("j") " = 'a test' AND account <> ''"),
                   ==, 2);
  g_assert_cmpstr (summer_journal_get_action_text ("import"), ==, "Import");
  g_assert_cmpstr (summer_journal_get_action_text ("of a later version"), ==, "of a later version");
  fixture_assert_sound (fixture);
}

static void
test_no_change_no_entry (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  fixture_edit_school (fixture, "台江小学");
  fixture_edit_school (fixture, "台江小学");
  fixture_begin (fixture->store, "edit");
  g_assert_cmpint (fixture_commit (fixture->store), ==, 0);
  assert_entries (fixture, "2 edit 0 0;1 import 0 0;");
}

static void
test_rollback (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  before = fixture_dup_dump (fixture->path);
  fixture_begin (fixture->store, "edit");
  g_assert_true (summer_incident_delete (fixture->store, fixture->incident, &error));
  summer_store_rollback (fixture->store);
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  assert_entries (fixture, "1 import 0 0;");
}

static void
test_undo_addition (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = fixture_dup_dump (fixture->path);

  fixture_fill (fixture);
  fixture_undo (fixture, 1);
  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  assert_entries (fixture, "2 undo 1 0;1 import 0 2;");
  fixture_assert_sound (fixture);
}

static void
test_undo_change (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_autofree char *before = fixture_dup_dump (fixture->path);

  fixture_edit_school (fixture, "台江小学");
  fixture_undo (fixture, 2);
  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_undo_deletion (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_autofree char *before = fixture_dup_dump (fixture->path);
  fixture_begin (fixture->store, "delete");
  summer_visit_delete (fixture->store, fixture->visit, &error);
  summer_mark_delete (fixture->store, fixture->classes[0], FIXTURE_FIRST_DAY,
                      fixture->children[0][0], &error);
  summer_insured_delete (fixture->store, fixture->policy, fixture->children[1][1], &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);

  fixture_undo (fixture, 2);
  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  fixture_assert_sound (fixture);
}

static void
test_undo_older (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_edit_school (fixture, "台江小学");
  fixture_begin (fixture->store, "edit");
  g_assert_true (summer_incident_delete (fixture->store, fixture->incident, &error));
  fixture_commit (fixture->store);

  fixture_undo (fixture, 2);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM incident"), ==, 0);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM child WHERE school = '台江小学'"),
                   ==, 0);
}

static void
test_undo_and_redo_in_turn (Fixture *fixture, gconstpointer unused)
{
  SummerStore *store = fixture->store;

  g_assert_cmpint (summer_journal_get_undoable (store), ==, 0);
  g_assert_cmpint (summer_journal_get_redoable (store), ==, 0);
  fixture_fill (fixture);
  fixture_edit_school (fixture, "台江小学");
  fixture_edit_school (fixture, "仓山小学");
  g_autofree char *last = fixture_dup_dump (fixture->path);

  g_assert_cmpint (summer_journal_get_undoable (store), ==, 3);
  fixture_undo (fixture, 3);
  g_assert_cmpint (summer_journal_get_undoable (store), ==, 2);
  fixture_undo (fixture, 2);
  g_assert_cmpint (summer_journal_get_undoable (store), ==, 1);
  assert_entries (fixture, "5 undo 2 0;4 undo 3 0;3 edit 0 4;2 edit 0 5;1 import 0 0;");

  g_assert_cmpint (summer_journal_get_redoable (store), ==, 5);
  fixture_undo (fixture, 5);
  g_assert_cmpint (summer_journal_get_redoable (store), ==, 4);
  fixture_undo (fixture, 4);
  g_assert_cmpint (summer_journal_get_redoable (store), ==, 0);
  assert_entries (
      fixture, "7 redo 4 0;6 redo 5 0;5 undo 2 6;4 undo 3 7;3 edit 0 0;2 edit 0 0;1 import 0 0;");
  g_autofree char *now = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (last, ==, now);

  g_assert_cmpint (summer_journal_get_undoable (store), ==, 3);
  fixture_undo (fixture, 3);
  fixture_edit_school (fixture, "马尾小学");
  g_assert_cmpint (summer_journal_get_redoable (store), ==, 0); /* something was done since */
  fixture_assert_sound (fixture);
}

/* Two desks on one file: each takes back what it did itself, however the entries lie among each other. */
static void
test_each_store_takes_back_its_own (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SummerStore *store = fixture->store;

  fixture_fill (fixture);
  fixture_edit_school (fixture, "台江小学");
  g_autoptr (SummerStore) other = summer_store_open (fixture->path, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (summer_journal_get_undoable (other), ==, 0);
  g_assert_cmpint (summer_journal_get_redoable (other), ==, 0);

  fixture->store = other;
  fixture_edit_school (fixture, "仓山小学");
  fixture_edit_school (fixture, "马尾小学");
  fixture->store = store;
  g_assert_cmpint (summer_journal_get_undoable (store), ==, 2);
  g_assert_cmpint (summer_journal_get_undoable (other), ==, 4);

  /* By its number any entry is taken back, by whomever; then it is nobody's any more. */
  fixture_undo (fixture, 4);
  g_assert_cmpint (summer_journal_get_undoable (other), ==, 3);
  g_assert_cmpint (summer_journal_get_redoable (other), ==, 0);
  g_assert_cmpint (summer_journal_get_redoable (store), ==, 5);

  /* What a worker of the same window did counts with what it did itself. */
  summer_journal_adopt_entries (store, summer_journal_get_entries (other));
  g_assert_cmpint (summer_journal_get_undoable (store), ==, 3);
  fixture_undo (fixture, 3);
  g_assert_cmpint (summer_journal_get_undoable (store), ==, 2);
  g_assert_cmpint (summer_journal_get_undoable (other), ==, 0);
  fixture_assert_sound (fixture);
}

static void
test_undo_twice (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_undo (fixture, 1);
  g_assert_false (summer_journal_undo (fixture->store, 1, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (summer_journal_undo (fixture->store, 99, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
}

/* An import is undone whole, weeks later, also when other things were done in between. */
static void
test_undo_import (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_add_marks (fixture, 40, 25, 20);
  gint64 import = fixture->sequence;
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT packing FROM journal WHERE sequence = 2"),
                   ==, 3);
  fixture_edit_school (fixture, "台江小学");
  g_autofree char *full = fixture_dup_dump (fixture->path);

  fixture_undo (fixture, import);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM attendance"), ==, 30);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM class"), ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM child WHERE school = '台江小学'"),
                   ==, 1);
  fixture_assert_sound (fixture);

  fixture_undo (fixture, import + 2);
  g_autofree char *again = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (full, ==, again);
  fixture_assert_sound (fixture);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The changes of a journal entry as text, sorted: the order in which rows stand in it says nothing. */
static char *
dup_changes (Fixture *fixture, gint64 sequence)
{
  static const char sql[] = "SELECT " SUMMER_JOURNAL_SEALED " FROM journal j WHERE sequence = ?1";
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStatement) row = summer_statement_new (fixture->store, sql, &error);
  g_autoptr (SummerChangesetReader) reader = NULL;
  sqlite3_changeset_iter *each = NULL;

  g_assert_no_error (error);
  summer_statement_bind_int (row, 1, sequence);
  g_assert_true (summer_statement_step (row, &error));
  reader = summer_journal_read_changeset (fixture->store, row, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3changeset_start_strm (&each, summer_changeset_reader_input, reader), ==,
                   SQLITE_OK);
  while (sqlite3changeset_next (each) == SQLITE_ROW)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      const char *table;
      unsigned char *key;
      int n_columns, op, indirect;

      sqlite3changeset_op (each, &table, &n_columns, &op, &indirect);
      sqlite3changeset_pk (each, &key, NULL);
      g_string_append_printf (line, "%s %d %d", table, op, indirect);
      for (int i = 0; i < n_columns; i++)
        {
          sqlite3_value *value = NULL;

          g_assert_cmpint (sqlite3changeset_new (each, i, &value), ==, SQLITE_OK);
          /* Of a NULL the text would be NULL. */
          g_string_append_printf (line, "|%d %d ", key[i], sqlite3_value_type (value));
          if (sqlite3_value_type (value) != SQLITE_NULL)
            g_string_append (line, (const char *) sqlite3_value_text (value));
        }
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
    }
  g_assert_cmpint (sqlite3changeset_finalize (each), ==, SQLITE_OK);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Marks of days that have none yet, and a record that the session sees, as one entry. */
static gint64
write_marks (Fixture *fixture,
             guint n_days,
             gboolean (*write) (SummerStore *, const SummerMarkRecord *, GError **))
{
  g_autofree char *long_name = g_strnfill (20000, 'x');
  const char *const names[] = { "陈大明", NULL, "", "=1+1", long_name };
  g_autoptr (GRand) rand = g_rand_new_with_seed (n_days);
  g_autoptr (GError) error = NULL;
  SummerMarkRecord mark = { .class_id = fixture->classes[1] };
  SummerAdjustmentRecord adjustment = { .class_id = fixture->classes[1],
                                        .day = FIXTURE_FIRST_DAY + 50,
                                        .kind = SUMMER_ADJUSTMENT_CANCELLED };

  fixture_begin (fixture->store, "import");
  for (guint i = 0; i < n_days * FIXTURE_CHILDREN; i++)
    {
      mark.day = FIXTURE_FIRST_DAY + FIXTURE_DAYS + (int) (i / FIXTURE_CHILDREN);
      mark.child = fixture->children[1][i % FIXTURE_CHILDREN];
      mark.mark = (SummerMark) g_rand_int_range (rand, SUMMER_MARK_PRESENT, SUMMER_MARK_ABSENT + 1);
      mark.in = g_rand_boolean (rand) ? SUMMER_TIME_NONE : g_rand_int_range (rand, 0, 1440);
      mark.out = g_rand_boolean (rand) ? SUMMER_TIME_NONE : g_rand_int_range (rand, 0, 1440);
      mark.brought_by = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
      mark.collected_by = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
      g_assert_true (write (fixture->store, &mark, &error));
    }
  g_assert_true (summer_adjustment_insert (fixture->store, &adjustment, &error));
  return fixture_commit (fixture->store);
}

/* Rows that are told to the journal stand in it as those that a session saw, few (raw) or many (packed). */
static void
test_append_is_recorded_as_insert (Fixture *fixture, gconstpointer unused)
{
  static const guint days[] = { 1, 40 };

  fixture_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 inserted = write_marks (fixture, days[i], summer_mark_insert);
      g_autofree char *full = fixture_dup_dump (fixture->path);
      g_autofree char *expected = dup_changes (fixture, inserted);
      fixture_undo (fixture, inserted);
      g_autofree char *empty = fixture_dup_dump (fixture->path);

      gint64 appended = write_marks (fixture, days[i], summer_mark_append);
      g_autofree char *found = dup_changes (fixture, appended);
      g_assert_cmpstr (found, ==, expected);

      fixture_undo (fixture, appended);
      g_autofree char *empty_again = fixture_dup_dump (fixture->path);
      g_assert_cmpstr (empty_again, ==, empty);
      fixture_undo (fixture, appended + 1);
      g_autofree char *full_again = fixture_dup_dump (fixture->path);
      g_assert_cmpstr (full_again, ==, full);
      fixture_assert_sound (fixture);
      fixture_undo (fixture, appended + 2);
    }
}

/* What the schema refuses is not told either. */
static void
test_append_refused_is_not_recorded (Fixture *fixture, gconstpointer unused)
{
  SummerMarkRecord mark = { .day = FIXTURE_FIRST_DAY, .mark = SUMMER_MARK_PRESENT };
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  mark.class_id = fixture->classes[0];
  mark.child = fixture->children[0][0];
  fixture_begin (fixture->store, "import");
  g_assert_false (summer_mark_append (fixture->store, &mark, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (fixture_commit (fixture->store), ==, 0);
}

static void
test_append_only (Fixture *fixture, gconstpointer unused)
{
  sqlite3 *db = NULL;

  fixture_fill (fixture);
  sqlite3_open (fixture->path, &db);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE journal SET reason = 'another'", NULL, NULL, NULL), ==,
                   SQLITE_CONSTRAINT);
  g_assert_cmpint (sqlite3_exec (db, "DELETE FROM journal", NULL, NULL, NULL), ==,
                   SQLITE_CONSTRAINT);
  sqlite3_close (db);
}

typedef struct
{
  const char *name, *sql, *finding;
} Tampering;

static const Tampering tamperings[] = {
  { "another reason", "UPDATE journal SET reason = 'another' WHERE sequence = 2", "Entry 2 " },
  { "another account", "UPDATE journal SET account = 'somebody' WHERE sequence = 1", "Entry 1 " },
  { "another time", "UPDATE journal SET time = time + 1 WHERE sequence = 3", "Entry 3 " },
  { "another changeset", "UPDATE journal SET changeset = x'00' WHERE sequence = 2", "Entry 2 " },
  { "another hash", "UPDATE journal SET hash = zeroblob (32) WHERE sequence = 2", "Entry 2 " },
  { "an entry gone", "DELETE FROM journal WHERE sequence = 2", "Entry 2 " },
  { "an entry gone and the others moved up",
    "DELETE FROM journal WHERE sequence = 2; UPDATE journal SET sequence = 2 WHERE sequence = 3",
    "Entry 2 " },
  { "the first gone", "DELETE FROM journal WHERE sequence = 1", "Entry 1 " },
};

static void
test_tampering (Fixture *fixture, gconstpointer data)
{
  const Tampering *tampering = data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  fixture_fill (fixture);
  fixture_edit_school (fixture, "台江小学");
  fixture_edit_school (fixture, "仓山小学");
  fixture_assert_sound (fixture);
  g_autofree char *sql
      = g_strdup_printf ("DROP TRIGGER journal_is_kept; DROP TRIGGER journal_stays; %s",
                         tampering->sql);
  fixture_tamper (fixture->path, sql);

  g_assert_true (summer_store_check (fixture->store, &problems, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    found = found || g_str_has_prefix (g_ptr_array_index (problems, i), tampering->finding);
  g_assert_true (found);
  g_assert_cmpuint (problems->len, ==, 3); /* the missing triggers are noticed as well */
}

static void
test_check_finds_orphans_and_schema (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_tamper (fixture->path,
                  "PRAGMA foreign_keys = OFF; DELETE FROM child WHERE code = 'FZ-001-01';"
                  "CREATE TABLE notes (text); DROP VIEW class_readable");
  g_assert_true (summer_store_check (fixture->store, &problems, &error));
  g_ptr_array_add (problems, NULL);
  g_autofree char *all = g_strjoinv ("\n", (char **) problems->pdata);
  g_test_message ("%s", all);
  g_assert_nonnull (strstr (all, "“Attendance” refer to records of “Child”"));
  g_assert_nonnull (strstr (all, "“Enrolment” refer to records of “Child”"));
  g_assert_nonnull (strstr (all, "“notes”"));
  g_assert_nonnull (strstr (all, "“class_readable” is missing"));
}

static void
note_changed_cb (SummerStore *store, guint *n)
{
  (*n)++;
}

static void
test_changed_signal (Fixture *fixture, gconstpointer unused)
{
  guint n = 0, records = 0, assessments = 0;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (note_changed_cb), &n);
  g_signal_connect (fixture->store, "changed::records", G_CALLBACK (note_changed_cb), &records);
  g_signal_connect (fixture->store, "changed::assessment", G_CALLBACK (note_changed_cb),
                    &assessments);
  fixture_fill (fixture);
  g_assert_cmpuint (n, ==, 1);
  fixture_edit_school (fixture, "台江小学");
  fixture_edit_school (fixture, "台江小学");
  g_assert_cmpuint (n, ==, 2);
  fixture_undo (fixture, 2);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (records, ==, 3);
  g_assert_cmpuint (assessments, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/journal/entries", test_entries);
  fixture_add ("/journal/no-change-no-entry", test_no_change_no_entry);
  fixture_add ("/journal/rollback", test_rollback);
  fixture_add ("/journal/undo/addition", test_undo_addition);
  fixture_add ("/journal/undo/change", test_undo_change);
  fixture_add ("/journal/undo/deletion", test_undo_deletion);
  fixture_add ("/journal/undo/older", test_undo_older);
  fixture_add ("/journal/undo/redo-in-turn", test_undo_and_redo_in_turn);
  fixture_add ("/journal/each-store-takes-back-its-own", test_each_store_takes_back_its_own);
  fixture_add ("/journal/undo/twice", test_undo_twice);
  fixture_add ("/journal/undo/import", test_undo_import);
  fixture_add ("/journal/append-is-recorded-as-insert", test_append_is_recorded_as_insert);
  fixture_add ("/journal/append-refused-is-not-recorded", test_append_refused_is_not_recorded);
  fixture_add ("/journal/append-only", test_append_only);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *name = g_strdup_printf ("/journal/tampering/%s", tamperings[i].name);
      g_strdelimit (name, " ", '-');
      g_test_add (name, Fixture, &tamperings[i], fixture_set_up, test_tampering, fixture_tear_down);
    }
  fixture_add ("/journal/check-finds-orphans-and-schema", test_check_finds_orphans_and_schema);
  fixture_add ("/journal/changed-signal", test_changed_signal);
  return g_test_run ();
}
