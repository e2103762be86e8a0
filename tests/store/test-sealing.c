/* What identifies people, children's illnesses and accounts at banks: sealed in the tables and in the journal, opened
 * in its own place alone, and nowhere in any file. */
#include "secret-fixture.h"

#include "summer-history.h"
#include "summer-migration.h"
#include "summer-search.h"
#include "summer-sheet.h"

#include <string.h>

static char *
dup_problems (SummerStore *store)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_check (store, &problems, &error));
  g_assert_no_error (error);
  g_ptr_array_add (problems, NULL);
  return g_strjoinv ("\n", (char **) problems->pdata);
}

static void
assert_sound (Fixture *fixture)
{
  g_autofree char *problems = dup_problems (fixture->store);

  g_assert_cmpstr (problems, ==, "");
}

static gboolean
note_child (const SummerChildRecord *child, gpointer into)
{
  g_string_printf (into, "%s %s %s", child->identity_number, child->health, child->telephone);
  return FALSE;
}

static char *
dup_child (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  summer_child_find (fixture->store, fixture->children[0][0], note_child, text, &error);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill (Fixture *fixture)
{
  fixture_fill (fixture);
  secrets_fill_first (fixture);
  secrets_fill (fixture);
}

/* Each column of the list holds something, and it opens. */
static void
assert_every_column_opens (Fixture *fixture, gboolean of_all_tables)
{
  for (int i = 0; i < SUMMER_N_SEALED; i++)
    {
      const SummerSealedColumn *of = summer_sealed_get ((SummerSealed) i);
      g_autofree char *sql
          = g_strdup_printf ("SELECT count (*) FROM %s WHERE summer_is_sealed ('%s', %s, %s)",
                             of->table, of->name, of->column, of->key);

      if (of_all_tables || g_str_has_prefix (of->name, "child.")
          || g_str_has_prefix (of->name, "staff.") || g_str_has_prefix (of->name, "class."))
        g_assert_cmpint (fixture_ask (fixture->path, sql), >, 0);
    }
}

static void
test_every_column (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  assert_every_column_opens (fixture, TRUE);
  g_autofree char *child = dup_child (fixture);
  g_assert_cmpstr (child, ==, "350102201107284416 青霉素过敏休克史 13959120001");
  assert_sound (fixture);
}

static void
test_nothing_on_the_disk (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = fixture_dup_path (fixture, "backup.db");
  g_autofree char *restored = fixture_dup_path (fixture, "restored.db");
  g_autoptr (GError) error = NULL;

  fill (fixture);
  secrets_assert_gone (fixture->path);
  secrets_edit (fixture);
  secrets_assert_gone (fixture->path);
  summer_store_backup (fixture->store, backup, &error);
  g_assert_no_error (error);
  secrets_assert_gone (backup);
  summer_store_restore (restored, backup, NULL, &error);
  g_assert_no_error (error);
  secrets_assert_gone (restored);

  g_clear_object (&fixture->store);
  secrets_assert_gone (fixture->path);
  fixture->store = summer_store_open (restored, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  g_autofree char *child = dup_child (fixture);
  g_assert_cmpstr (child, ==, "350102201107284416 青霉素过敏休克史 13959120001");
}

/* That the search would find them if they were there. */
static void
test_the_search_finds_names (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  g_clear_object (&fixture->store);
  g_assert_true (secrets_is_in (fixture->path, "晴川里社区班"));
}

static void
test_same_in_the_same_place (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;

  fill (fixture);
  before = fixture_dup_dump (fixture->path);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (DISTINCT identity_number) FROM child WHERE"
                                " summer_opened ('child.identity_number', identity_number, id) ="
                                " '11010519491231002X'"),
                   ==, 5);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (DISTINCT length (telephone)) FROM child WHERE"
                                " length (telephone) > 20"),
                   ==, 1);
  secrets_fill_first (
      fixture); /* the class and the child as they are: of them nothing is in the entry */
  g_assert_cmpint (fixture_ask (fixture->path,
                                "DELETE FROM staff WHERE id = (SELECT max (id) FROM staff)"
                                " RETURNING 1"),
                   ==, 1);
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  fixture_begin (fixture->store, "edit");
  summer_store_commit (fixture->store, &sequence, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sequence, ==, 0);
}

typedef struct
{
  const char *name, *sql, *finding;
} Carried;

static const Carried carried[] = {
  { "to-another-row",
    "UPDATE child SET health = (SELECT health FROM child WHERE code = 'FZ-001-02') WHERE code ="
    " 'FZ-001-01'",
    "Child FZ-001-01 林甜甜: what is sealed in “Health” cannot be opened" },
  { "to-another-column",
    "UPDATE child SET collector1_telephone = telephone WHERE code = 'FZ-001-01'",
    "Child FZ-001-01 林甜甜: what is sealed in “Collector's telephone” cannot be opened" },
  { "to-another-table",
    "UPDATE staff SET telephone = (SELECT telephone FROM child WHERE code = 'FZ-001-01') WHERE name"
    " = '孙悦'",
    "Staff FZ-002 孙悦: what is sealed in “Telephone” cannot be opened" },
  { "changed",
    "UPDATE class SET account_number = substr (account_number, 1, 20) || 'A' || substr"
    " (account_number, 22) WHERE code = 'FZ-002'",
    "Class FZ-002 晴川里社区班: what is sealed in “Account number” cannot be opened" },
  { "cut-short",
    "UPDATE class SET account_number = substr (account_number, 1, 30) WHERE code ="
    " 'FZ-002'",
    "Class FZ-002 晴川里社区班: what is sealed in “Account number” cannot be opened" },
  { "plain", "UPDATE release_exception SET telephone = '13800000000'",
    "what is sealed in “Telephone” cannot be opened" },
  { "not-found-by", "UPDATE person SET identity_hash = zeroblob (16)",
    "Person of the staff 孙悦: “Identity number” is not found by searching" },
  { "key", "UPDATE programme_key SET wrapped = randomblob (64)",
    "A key of the journal is damaged" },
};

static void
test_carried (Fixture *fixture, gconstpointer data)
{
  const Carried *of = data;
  g_autofree char *problems = NULL;

  fill (fixture);
  assert_sound (fixture);
  fixture_tamper (fixture->path, of->sql);
  problems = dup_problems (fixture->store);
  g_test_message ("%s", problems);
  g_assert_nonnull (strstr (problems, of->finding));
}

/* A cell that cannot be opened hides itself alone, and is not written over by a form that shows it. */
static void
test_unreadable_stays (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SummerChildRecord child = { .id = 0,
                              .programme = 0,
                              .code = "FZ-001-01",
                              .name = "林甜甜",
                              .birth = SUMMER_DAY_NONE,
                              .health = "(unreadable)" };

  fill (fixture);
  fixture_tamper (fixture->path, carried[0].sql);
  g_autofree char *shown = dup_child (fixture);
  g_assert_cmpstr (shown, ==, "350102201107284416 (unreadable) 13959120001");

  child.id = fixture->children[0][0];
  child.programme = fixture->programme;
  fixture_begin (fixture->store, "edit");
  g_assert_false (summer_child_update (fixture->store, &child, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED);
  summer_store_rollback (fixture->store);
}

static guint
count_hits (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = summer_store_search (fixture->store, fixture->programme, text, 100, &error);

  g_assert_no_error (error);
  return hits->len;
}

static guint
count_rows (Fixture *fixture, const SummerSheetSpec *spec, const char *filter)
{
  g_autoptr (SummerSheet) sheet = summer_sheet_new (fixture->store, spec, fixture->programme);

  summer_sheet_set_filter (sheet, filter);
  return g_list_model_get_n_items (G_LIST_MODEL (sheet));
}

static void
test_found_by_number (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  g_assert_cmpuint (count_hits (fixture, "350102201107284416"), ==, 1);
  g_assert_cmpuint (count_hits (fixture, "3501022011072844"), ==, 0);
  g_assert_cmpuint (count_hits (fixture, "11010519491231002x"), ==, 5);
  g_assert_cmpuint (count_hits (fixture, "350103198803152218"), ==, 1);
  g_assert_cmpuint (count_hits (fixture, "13959120001"), >=, 1);
  g_assert_cmpuint (count_rows (fixture, &summer_sheet_children, "350102201107284416"), ==, 1);
  g_assert_cmpuint (count_rows (fixture, &summer_sheet_children, "350102201107284417"), ==, 0);
  g_assert_cmpuint (count_rows (fixture, &summer_sheet_staff, "350103198803152218"), ==, 1);
  g_assert_cmpuint (count_rows (fixture, &summer_sheet_persons, "350104199001011234"), ==, 1);
  g_assert_cmpuint (count_rows (fixture, &summer_sheet_journal, "补报过敏"), ==, 1);
}

static gboolean
count_change (const SummerHistoryChange *change, gpointer n)
{
  ++*(guint *) n;
  return TRUE;
}

/* What was done to a programme whose key is destroyed cannot be read, and that it was done stays provable. */
static void
test_destroyed_key (Fixture *fixture, gconstpointer unused)
{
  SummerProgrammeRecord other
      = { 0, "厦门市职工子女暑托班", 2019, SUMMER_DAY_NONE, SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  guint n = 0;

  fill (fixture);
  fixture_begin (fixture->store, "programme");
  summer_programme_insert (fixture->store, &other, &error);
  g_assert_no_error (error);
  gint64 last = fixture_commit (fixture->store);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (DISTINCT wrapped) FROM programme_key"),
                   ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal WHERE programme = 0"),
                   ==, 0);
  sql = g_strdup_printf (
      "UPDATE programme_key SET wrapped = NULL WHERE programme = %" G_GINT64_FORMAT,
      fixture->programme);
  fixture_tamper (fixture->path, sql);

  assert_sound (fixture);
  g_assert_false (summer_journal_undo (fixture->store, fixture->sequence, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (summer_history_of_record (fixture->store, "child", fixture->children[0][0],
                                           count_change, &n, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (
      summer_history_of_entry (fixture->store, fixture->sequence, count_change, &n, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (count_rows (fixture, &summer_sheet_journal, "补报过敏"), ==, 0);

  summer_journal_undo (fixture->store, last, NULL, &error);
  g_assert_no_error (error);
  /* What is done from now on is read, and what was done before is passed over. */
  secrets_fill_first (fixture);
  g_assert_true (summer_history_of_record (fixture->store, "class", fixture->classes[1],
                                           count_change, &n, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  assert_sound (fixture);
}

/* So that what was done to it goes with the key of its programme. The contents of documents are not in the journal. */
static void
test_every_record_is_of_a_programme (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (
      fixture_ask (
          fixture->path,
          "WITH RECURSIVE reach (name) AS (SELECT 'programme' UNION SELECT l.child FROM"
          " reach r JOIN (SELECT t.name AS child, f.\"table\" AS parent FROM"
          " pragma_table_list t, pragma_foreign_key_list (t.name) f, pragma_table_info"
          " (t.name) c WHERE t.schema = 'main' AND c.name = f.\"from\" AND (c.\"notnull\" OR"
          " c.pk > 0)) l ON l.parent = r.name) SELECT count (*) FROM ownership WHERE"
          " table_name NOT IN ('document_content', 'account', 'account_class') AND table_name NOT "
          "IN"
          " (SELECT name FROM reach)"),
      ==, 0);
}

static void
set_up_old (Fixture *fixture, gconstpointer version)
{
  g_autoptr (GError) error = NULL;

  secrets_load_old (fixture, GPOINTER_TO_INT (version));
  g_assert_true (secrets_is_in (fixture->path, secrets[0].text));
  fixture->programme = fixture_ask (fixture->path, "SELECT id FROM programme");
  fixture->children[0][0]
      = fixture_ask (fixture->path, "SELECT id FROM child WHERE code = 'FZ-001-01'");
  fixture->store = summer_store_open (fixture->path, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
}

static void
test_old_file (Fixture *fixture, gconstpointer version)
{
  g_autofree char *backup = fixture_dup_path (fixture, "backup.db");
  g_autofree char *child = dup_child (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (child, ==, "350102201107284416 青霉素过敏休克史 13959120001");
  secrets_assert_gone (fixture->path);
  assert_every_column_opens (fixture, GPOINTER_TO_INT (version) > 1);
  assert_sound (fixture);
  summer_store_backup (fixture->store, backup, &error);
  g_assert_no_error (error);
  secrets_assert_gone (backup);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT swept FROM vault"), ==, 1);
  g_assert_cmpuint (count_rows (fixture, &summer_sheet_children, "350102201107284416"), ==, 1);
  g_assert_cmpuint (count_rows (fixture, &summer_sheet_journal, "补报过敏"), ==, 1);
}

/* Whoever kept the hash of the head of the journal finds it in the entry that says what became of the journal. */
static void
test_old_head (Fixture *fixture, gconstpointer version)
{
  g_autofree char *copy = fixture_unpack_newest (fixture->path);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_open (copy, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT lower (hex (hash)), sequence FROM journal ORDER BY"
                                       " sequence DESC LIMIT 1",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  sql = g_strdup_printf (
      "SELECT max (j.sequence) = %d AND j.action = 'sealing' AND instr (" SUMMER_REASON (
          "j") ", '%s') > 0 FROM journal j",
      sqlite3_column_int (stmt, 1) + 1, sqlite3_column_text (stmt, 0));
  gint64 witness = sqlite3_column_int64 (stmt, 1) + 1;
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  g_assert_cmpint (fixture_ask (fixture->path, sql), ==, 1);
  g_assert_false (summer_journal_undo (fixture->store, witness, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
}

/* Every entry of before, from the last to the first, and back again. */
static void
test_old_entries_undone (Fixture *fixture, gconstpointer version)
{
  const gint64 last
      = fixture_ask (fixture->path, "SELECT max (sequence) FROM journal WHERE action <> 'sealing'");
  g_autofree char *before = fixture_dup_dump (fixture->path), *after = NULL;
  g_autoptr (GError) error = NULL;

  for (gint64 i = last; i >= 1; i--)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT undone_by IS NOT NULL FROM journal_state WHERE sequence = %d",
                             (int) i);

      if (fixture_ask (fixture->path, sql) != 0)
        continue;
      summer_journal_undo (fixture->store, i, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT (SELECT count (*) FROM child) + (SELECT count (*) FROM"
                                " class) + (SELECT count (*) FROM staff) + (SELECT count (*) FROM"
                                " programme)"),
                   ==, 0);
  for (gint64 i = fixture_ask (fixture->path, "SELECT max (sequence) FROM journal"); i > last + 1;
       i--)
    {
      summer_journal_undo (fixture->store, i, NULL, &error);
      g_assert_no_error (error);
    }
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  secrets_assert_gone (fixture->path);
  assert_sound (fixture);
}

/* Sealing does not make a broken journal a sound one. */
static void
test_old_and_broken (void)
{
  Fixture fixture = { 0 };
  g_autofree char *problems = NULL;
  g_autoptr (GError) error = NULL;

  secrets_load_old (&fixture, 4);
  fixture_tamper (fixture.path, "DROP TRIGGER journal_stays; UPDATE journal SET reason = 'another'"
                                " WHERE sequence = 3; CREATE TRIGGER journal_stays BEFORE UPDATE ON"
                                " journal BEGIN SELECT RAISE (ABORT, 'journal entries do not"
                                " change'); END");
  fixture.store = summer_store_open (fixture.path, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  problems = dup_problems (fixture.store);
  g_assert_true (g_str_has_prefix (problems, "Entry 3 of the journal is not as it was written"));
  fixture_tear_down (&fixture, NULL);
}

/* While another program reads, the log cannot be cut off: the check says so, and the next opening does it. */
static void
test_old_and_busy (void)
{
  Fixture fixture = { 0 };
  g_autofree char *problems = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *reader = NULL;

  secrets_load_old (&fixture, 4);
  g_assert_cmpint (sqlite3_open (fixture.path, &reader), ==, SQLITE_OK);
  sqlite3_exec (reader, "BEGIN; SELECT count (*) FROM child", NULL, NULL, NULL);
  fixture.store = summer_store_open (fixture.path, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  problems = dup_problems (fixture.store);
  g_assert_true (g_str_has_prefix (problems, "Parts of the file that are not in use"));
  sqlite3_close (reader);
  g_clear_object (&fixture.store);

  fixture.store = summer_store_open (fixture.path, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  assert_sound (&fixture);
  secrets_assert_gone (fixture.path);
  fixture_tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/sealing/every-column-is-sealed-and-opens", test_every_column);
  fixture_add ("/sealing/nothing-of-it-is-on-the-disk", test_nothing_on_the_disk);
  fixture_add ("/sealing/names-are-found-on-the-disk", test_the_search_finds_names);
  fixture_add ("/sealing/the-same-in-the-same-place-is-no-change", test_same_in_the_same_place);
  fixture_add ("/sealing/unreadable-is-shown-and-stays", test_unreadable_stays);
  fixture_add ("/sealing/found-by-the-whole-number", test_found_by_number);
  fixture_add ("/sealing/destroyed-key-leaves-the-chain", test_destroyed_key);
  fixture_add ("/sealing/every-record-is-of-a-programme", test_every_record_is_of_a_programme);
  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    {
      g_autofree char *name = g_strconcat ("/sealing/carried/", carried[i].name, NULL);
      g_test_add (name, Fixture, &carried[i], fixture_set_up, test_carried, fixture_tear_down);
    }
  for (int version = 1; version <= 4; version += 3)
    {
      g_autofree char *file = g_strdup_printf ("/sealing/version-%d/nothing-on-the-disk", version);
      g_autofree char *head = g_strdup_printf ("/sealing/version-%d/former-head", version);
      g_autofree char *undone = g_strdup_printf ("/sealing/version-%d/entries-are-undone", version);

      g_test_add (file, Fixture, GINT_TO_POINTER (version), set_up_old, test_old_file,
                  fixture_tear_down);
      g_test_add (head, Fixture, GINT_TO_POINTER (version), set_up_old, test_old_head,
                  fixture_tear_down);
      g_test_add (undone, Fixture, GINT_TO_POINTER (version), set_up_old, test_old_entries_undone,
                  fixture_tear_down);
    }
  g_test_add_func ("/sealing/broken-stays-broken", test_old_and_broken);
  g_test_add_func ("/sealing/another-program-delays-the-sweep", test_old_and_busy);
  return g_test_run ();
}
