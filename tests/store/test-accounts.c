/* Who gets in, and what each role may do, through the store itself. */
#include "accounts-fixture.h"

#include "summer-account-private.h"
#include "summer-door.h"
#include "summer-journal-private.h"
#include "summer-recovery-code.h"
#include "summer-search.h"
#include "summer-secret.h"
#include "summer-session-private.h"
#include "summer-store-private.h"

#include <glib/gstdio.h>

static void
fill (Fixture *fixture)
{
  fixture_fill (fixture);
  accounts_protect (fixture);
}

/* As the issue has it, written down a second time: what a role may, and that is all. */
static const char *
get_rights (SummerAccountRole role)
{
  static const char *const rights[SUMMER_N_ACCOUNT_ROLES] = {
    [SUMMER_ACCOUNT_ADMINISTRATOR]
    = "own desk care records policy settle confirm pay money history undo export reveal accounts"
      " backup check restore",
    [SUMMER_ACCOUNT_CLERK] = "own desk care records money history undo export reveal backup check",
    [SUMMER_ACCOUNT_ORGANISER] = "own desk care undo export reveal",
    [SUMMER_ACCOUNT_FINANCE]
    = "own policy settle confirm pay money history undo export reveal backup check",
    [SUMMER_ACCOUNT_AUDITOR] = "own money history export check",
  };

  return rights[role];
}

static gboolean
may (SummerAccountRole role, SummerRight right)
{
  static const char *const names[SUMMER_N_RIGHTS]
      = { "own",     "desk",     "care",   "records", "policy", "settle",
          "confirm", "pay",      "money",  "history", "undo",   "export",
          "reveal",  "accounts", "backup", "check",   "restore" };
  g_auto (GStrv) words = g_strsplit (get_rights (role), " ", -1);

  return g_strv_contains ((const char *const *) words, names[right]);
}

/* Every action word, begun with each role: refused or not as the table above says. */
static void
test_every_action_is_refused_to_who_may_not (Fixture *fixture, gconstpointer unused)
{
  const char *const *words = summer_right_list_actions ();

  fill (fixture);
  for (SummerAccountRole role = 0; role < SUMMER_N_ACCOUNT_ROLES; role++)
    {
      g_autoptr (SummerStore) store = accounts_open (fixture, role);

      for (guint i = 0; words[i] != NULL; i++)
        {
          g_autoptr (GError) error = NULL;
          SummerRight right;

          g_assert_true (summer_right_of_action (words[i], &right));
          if (summer_store_begin (store, words[i], NULL, &error))
            {
              g_assert_true (may (role, right));
              summer_store_rollback (store);
              continue;
            }
          g_assert_false (may (role, right));
          g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FORBIDDEN);
          g_assert_nonnull (strstr (error->message, summer_account_role_get_text (role)));
        }
      g_autoptr (GError) unknown = NULL;
      g_assert_false (summer_store_begin (store, "something else", NULL, &unknown));
      g_assert_error (unknown, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FORBIDDEN);
    }
}

/* What the journal can show has words, and a right. */
static void
test_every_word_of_the_journal_has_a_right (void)
{
  const char *const *words = summer_right_list_actions ();

  for (guint i = 0; words[i] != NULL; i++)
    g_assert_cmpstr (summer_journal_get_action_text (words[i]), !=, words[i]);
}

static void
test_nothing_is_read_without_signing_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  fill (fixture);
  g_assert_true (summer_sign_in_is_needed (fixture->path));
  g_assert_null (summer_store_open (fixture->path, SUMMER_STORE_NONE, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (summer_store_open (fixture->path, SUMMER_STORE_READ_ONLY, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED);
  names = summer_sign_in_list_accounts (fixture->path, NULL);
  g_assert_cmpuint (g_strv_length (names), ==, SUMMER_N_ACCOUNT_ROLES);
}

/* A session of another file opens none. */
static void
test_a_session_is_of_one_file (Fixture *fixture, gconstpointer unused)
{
  Fixture other = { NULL };
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  fixture_set_up (&other, NULL);
  accounts_protect (&other);
  session = accounts_sign_in (&other, SUMMER_ACCOUNT_ADMINISTRATOR);
  g_assert_null (summer_store_open_for (fixture->path, SUMMER_STORE_NONE, session, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED);
  fixture_tear_down (&other, NULL);
}

static gboolean
count_child (const SummerChildRecord *child, gpointer n)
{
  g_assert_false (g_str_equal (child->name, "(unreadable)"));
  ++*(guint *) n;
  return TRUE;
}

static gboolean
count_class (const SummerClassRecord *class, gpointer n)
{
  ++*(guint *) n;
  return TRUE;
}

static gboolean
check_mark (const SummerMarkRecord *mark, gpointer class_id)
{
  g_assert_cmpint (mark->class_id, ==, *(gint64 *) class_id);
  return TRUE;
}

static guint
count_hits (SummerStore *store, gint64 programme, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = summer_store_search (store, programme, text, 20, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
test_an_organiser_reads_the_own_classes_alone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) own = NULL, all = NULL;
  g_autoptr (GError) error = NULL;
  guint n_children = 0, n_classes = 0;

  fill (fixture);
  own = accounts_open (fixture, SUMMER_ACCOUNT_ORGANISER);
  all = accounts_open (fixture, SUMMER_ACCOUNT_AUDITOR);
  g_assert_true (summer_child_each (own, fixture->programme, count_child, &n_children, &error));
  g_assert_true (summer_class_each (own, fixture->programme, count_class, &n_classes, &error));
  g_assert_cmpuint (n_children, ==, FIXTURE_CHILDREN);
  g_assert_cmpuint (n_classes, ==, 1);
  g_assert_true (
      summer_mark_each (own, fixture->programme, check_mark, &fixture->classes[0], &error));
  g_assert_cmpuint (count_hits (own, fixture->programme, "李婷"), ==, 0);
  g_assert_cmpuint (count_hits (all, fixture->programme, "李婷"), ==, 1);
  g_assert_cmpuint (count_hits (own, fixture->programme, "林甜甜"), ==, 1);
}

/* No table shows an organiser more rows than are of the own classes, asked by name as all questions of the store are. A
 * table that nobody thought of shows none. */
static void
test_no_table_shows_an_organiser_more (Fixture *fixture, gconstpointer unused)
{
  static const char *const hidden[]
      = { "account_class", "person", "settlement", "payment", "spending", "vault", "organisation" };
  g_autoptr (SummerStore) store = NULL;
  sqlite3_stmt *each = NULL, *narrowed = NULL;
  guint n_narrowed = 0;

  fill (fixture);
  store = accounts_open (fixture, SUMMER_ACCOUNT_ORGANISER);
  sqlite3 *db = summer_store_get_db (store);
  /* Whatever has a class: only the own one. */
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT l.name FROM pragma_table_list l,"
                                       " pragma_table_info (l.name, 'main') c WHERE l.schema ="
                                       " 'main' AND l.type = 'table' AND c.name = 'class'"
                                       " AND l.name NOT LIKE 'account%'",
                                       -1, &each, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (each) == SQLITE_ROW)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE class <> %lld",
                                              (const char *) sqlite3_column_text (each, 0),
                                              (long long) fixture->classes[0]);

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &narrowed, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_step (narrowed), ==, SQLITE_ROW);
      g_assert_cmpint (sqlite3_column_int (narrowed, 0), ==, 0);
      sqlite3_finalize (narrowed);
      n_narrowed++;
    }
  sqlite3_finalize (each);
  g_assert_cmpuint (n_narrowed, >, 15);
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", hidden[i]);

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &narrowed, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_step (narrowed), ==, SQLITE_ROW);
      g_assert_cmpint (sqlite3_column_int (narrowed, 0), ==, 0);
      sqlite3_finalize (narrowed);
    }
}

static gboolean
mark (Fixture *fixture, SummerStore *store, guint class, GError **error)
{
  const SummerMarkRecord record = { .class_id = fixture->classes[class],
                                    .child = fixture->children[class][0],
                                    .day = FIXTURE_FIRST_DAY + 20,
                                    .mark = SUMMER_MARK_PRESENT,
                                    .in = 480,
                                    .out = SUMMER_TIME_NONE };

  if (!summer_store_begin (store, "mark", NULL, error))
    return FALSE;
  if (summer_mark_insert (store, &record, error))
    return summer_store_commit (store, NULL, error);
  summer_store_rollback (store);
  return FALSE;
}

static void
test_an_organiser_marks_the_own_classes_alone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 sequence;

  fill (fixture);
  store = accounts_open (fixture, SUMMER_ACCOUNT_ORGANISER);
  before = fixture_dup_dump (fixture->path);
  g_assert_false (mark (fixture, store, 1, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FORBIDDEN);
  g_clear_error (&error);
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (mark (fixture, store, 0, &error));
  g_assert_no_error (error);
  sequence = fixture_ask (fixture->path, "SELECT max (sequence) FROM journal");
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT account = 'organiser' FROM journal ORDER BY"
                                               " sequence DESC LIMIT 1"),
                   ==, 1);
  /* The own entry can be taken back; what somebody else did is not even there. */
  g_assert_true (summer_journal_undo (store, sequence, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (summer_journal_undo (store, fixture->sequence, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
}

/* Undo is no way around a right that one has not. */
static void
test_undo_takes_the_right_to_what_it_undoes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) finance = NULL, clerk = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sequence;

  fill (fixture);
  clerk = accounts_open (fixture, SUMMER_ACCOUNT_CLERK);
  g_assert_true (mark (fixture, clerk, 1, NULL));
  sequence = fixture_ask (fixture->path, "SELECT max (sequence) FROM journal");
  finance = accounts_open (fixture, SUMMER_ACCOUNT_FINANCE);
  g_assert_false (summer_journal_undo (finance, sequence, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FORBIDDEN);
  g_clear_error (&error);
  /* Nor is anything of accounts ever taken back. */
  g_autoptr (SummerStore) administrator = accounts_open (fixture, SUMMER_ACCOUNT_ADMINISTRATOR);
  sequence = fixture_ask (fixture->path, "SELECT sequence FROM journal WHERE action ="
                                         " 'account-first'");
  g_assert_false (summer_journal_undo (administrator, sequence, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
}

static void
assert_refused (Fixture *fixture, const char *name, const char *password, gboolean early)
{
  g_autoptr (GError) error = NULL;
  int wait = -1;

  g_assert_null (summer_sign_in (fixture->path, name, password, &wait, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD);
  g_assert_true (early == (strstr (error->message, "Try again in") != NULL));
  g_assert_cmpint (wait, >=, early ? 1 : 0);
}

/* Three slips cost nothing; then the wait grows, for a name that nobody has too, and with the right password too. It is
 * kept in the file. */
static void
test_wrong_passwords_make_one_wait (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "clerk", "nobody" };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      for (guint k = 0; k < 3; k++)
        assert_refused (fixture, names[i], "wrong password", FALSE);
      /* A wait that no slow machine outlasts. */
      fixture_tamper (fixture->path, "UPDATE sign_in SET failures = failures + 17");
      assert_refused (fixture, names[i], "wrong password", TRUE);
      assert_refused (fixture, names[i], "clerk password", TRUE);
      g_assert_cmpint (summer_sign_in_get_wait (fixture->path, names[i]), >, 0);
    }
  g_assert_cmpint (summer_sign_in_get_wait (fixture->path, "finance"), ==, 0);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal WHERE action ="
                                               " 'account-failed' AND account = 'clerk'"),
                   ==, 3);
  /* What was typed for a name may be a password: it stands nowhere. */
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal WHERE account ="
                                               " 'nobody'"),
                   ==, 0);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM sign_in WHERE name = 'nobody'"),
                   ==, 0);
  g_autoptr (SummerStore) store = accounts_open (fixture, SUMMER_ACCOUNT_ADMINISTRATOR);
  g_autoptr (GPtrArray) problems = NULL;
  g_assert_true (summer_store_check (store, &problems, NULL));
  g_assert_cmpuint (problems->len, ==, 0);
}

static int
knock (Fixture *fixture, gint64 now)
{
  g_auto (SummerDoor) door = { NULL };
  int wait = 0;

  g_assert_true (summer_door_open (&door, fixture->path, NULL));
  return summer_door_knock (&door, "clerk", now, &wait, NULL) ? 0 : wait;
}

/* The wait doubles to a quarter of an hour, is over when it is over, and begins anew when the clock is set back. */
static void
test_the_wait_follows_the_clock (Fixture *fixture, gconstpointer unused)
{
  static const int waits[] = { 5, 10, 20, 40, 80, 160, 320, 640, 900, 900 };
  gint64 now = 1000000;

  fill (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (knock (fixture, now), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_assert_cmpint (knock (fixture, now), ==, waits[i]);
      g_assert_cmpint (knock (fixture, now + waits[i] - 1), ==, 1);
      now += waits[i];
      g_assert_cmpint (knock (fixture, now), ==, 0);
    }
  g_assert_cmpint (knock (fixture, now - 100000), ==, 900);
  g_assert_cmpint (knock (fixture, now - 100000 + 899), ==, 1);
  g_assert_cmpint (knock (fixture, now - 100000 + 900), ==, 0);
}

static void
test_the_right_password_ends_the_count (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerSession) session = NULL;

  fill (fixture);
  assert_refused (fixture, "clerk", "wrong password", FALSE);
  assert_refused (fixture, "clerk", "wrong password", FALSE);
  session = accounts_sign_in (fixture, SUMMER_ACCOUNT_CLERK);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM sign_in"), ==, 0);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal WHERE action ="
                                               " 'account-in' AND account = 'clerk'"),
                   ==, 1);
  g_assert_true (summer_sign_in_leave (fixture->path, session, "account-lock", NULL));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT action = 'account-lock' FROM journal ORDER"
                                               " BY sequence DESC LIMIT 1"),
                   ==, 1);
}

/* Two stores of one session, in two threads as the window has them. */
static gpointer
open_in_thread (gpointer data)
{
  gpointer *both = data;
  g_autoptr (SummerStore) store
      = summer_store_open_for (both[0], SUMMER_STORE_READ_ONLY, both[1], NULL);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_nonnull (store);
  g_assert_true (summer_child_each (store, *(gint64 *) both[2], count_child, &n, &error));
  return GUINT_TO_POINTER (n);
}

static void
test_a_session_opens_stores_of_other_threads (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (SummerStore) store = NULL;
  guint n = 0;

  fill (fixture);
  session = accounts_sign_in (fixture, SUMMER_ACCOUNT_CLERK);
  store = summer_store_open_for (fixture->path, SUMMER_STORE_NONE, session, NULL);
  gpointer both[] = { fixture->path, session, &fixture->programme };
  GThread *thread = g_thread_new ("reader", open_in_thread, both);
  g_assert_true (summer_child_each (store, fixture->programme, count_child, &n, NULL));
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, n);
  g_assert_cmpuint (n, ==, FIXTURE_CLASSES * FIXTURE_CHILDREN);
}

/* A role that changed, or an account that was deactivated, ends what is open. */
static void
test_a_change_of_the_account_ends_its_stores (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) administrator = NULL, clerk = NULL, finance = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  administrator = accounts_open (fixture, SUMMER_ACCOUNT_ADMINISTRATOR);
  clerk = accounts_open (fixture, SUMMER_ACCOUNT_CLERK);
  finance = accounts_open (fixture, SUMMER_ACCOUNT_FINANCE);
  g_assert_true (summer_account_set_role (administrator, 100 + SUMMER_ACCOUNT_CLERK,
                                          SUMMER_ACCOUNT_AUDITOR, &error));
  g_assert_true (summer_account_deactivate (administrator, 100 + SUMMER_ACCOUNT_FINANCE, &error));
  g_assert_no_error (error);
  g_assert_false (mark (fixture, clerk, 0, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (summer_store_begin (finance, "payment", NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED);
  assert_refused (fixture, "finance", "finance password", FALSE);
}

static void
test_the_last_administrator_stays (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  store = accounts_open (fixture, SUMMER_ACCOUNT_ADMINISTRATOR);
  g_assert_false (summer_account_deactivate (store, 100 + SUMMER_ACCOUNT_ADMINISTRATOR, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "last administrator"));
  g_clear_error (&error);
  g_assert_false (summer_account_set_role (store, 100 + SUMMER_ACCOUNT_ADMINISTRATOR,
                                           SUMMER_ACCOUNT_CLERK, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  g_assert_true (summer_account_set_role (store, 100 + SUMMER_ACCOUNT_CLERK,
                                          SUMMER_ACCOUNT_ADMINISTRATOR, &error));
  g_assert_true (summer_account_deactivate (store, 100 + SUMMER_ACCOUNT_ADMINISTRATOR, &error));
  g_assert_no_error (error);
}

/* A password that an administrator gave opens nothing but the change of it. */
static void
test_a_given_password_is_changed_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) administrator = NULL, store = NULL;
  g_autoptr (SummerSession) session = NULL, own = NULL;
  g_autoptr (SummerSecretText) given = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  administrator = accounts_open (fixture, SUMMER_ACCOUNT_ADMINISTRATOR);
  given = summer_account_make_password (NULL);
  g_assert_true (summer_account_add (administrator, "林芳", SUMMER_ACCOUNT_ORGANISER,
                                     &fixture->classes[1], 1, given, TRUE, NULL, &error));
  g_assert_no_error (error);
  session = summer_sign_in (fixture->path, "林芳", given, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (summer_session_must_change (session));
  g_assert_null (summer_store_open_for (fixture->path, SUMMER_STORE_NONE, session, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED);
  g_clear_error (&error);

  g_assert_null (summer_account_change_password (fixture->path, session, given, "short", &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD);
  g_clear_error (&error);
  own = summer_account_change_password (fixture->path, session, given, "a longer one", &error);
  g_assert_no_error (error);
  store = summer_store_open_for (fixture->path, SUMMER_STORE_NONE, own, &error);
  g_assert_no_error (error);
  guint n = 0;
  g_assert_true (summer_class_each (store, fixture->programme, count_class, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  assert_refused (fixture, "林芳", given, FALSE);
}

static void
test_the_sheet_gives_an_administrator_a_new_password (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerSecretText) code = accounts_get_code (), anew = NULL;
  g_autoptr (SummerSession) session = NULL, again = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_null (
      summer_sign_in_recover (fixture->path, code, "clerk", "a new password", NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD);
  g_clear_error (&error);
  session = summer_sign_in_recover (fixture->path, code, "administrator", "a new password", NULL,
                                    &error);
  g_assert_no_error (error);
  assert_refused (fixture, "administrator", "administrator password", FALSE);
  again = summer_sign_in (fixture->path, "administrator", "a new password", NULL, &error);
  g_assert_no_error (error);
  store = summer_store_open_for (fixture->path, SUMMER_STORE_NONE, again, &error);
  g_assert_no_error (error);
  anew = summer_account_make_recovery (store, &error);
  g_assert_no_error (error);
  g_assert_null (summer_sign_in_recover (fixture->path, code, "administrator", "a new password",
                                         NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD);
}

static gboolean
is_in_files (Fixture *fixture, const guint8 *bytes, gsize size)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      if (length >= size && memmem (contents, length, bytes, size) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The key that lay open is in no file of the folder any more: not in the database, not in its log, not in a copy that was
 * kept before an update. All that was there is still there for who signs in. */
static void
test_the_first_account_seals_what_is_there (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = fixture_dup_path (fixture, "summer.db.version-6");
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (SummerSecretText) code = NULL;
  g_autoptr (GError) error = NULL;
  guint8 key[SUMMER_VAULT_KEY];
  guint n = 0;

  fixture_fill (fixture);
  memcpy (key, summer_vault_get_data_key (summer_store_get_vault (fixture->store)), sizeof key);
  g_assert_true (summer_store_backup (fixture->store, copy, NULL));
  g_assert_true (is_in_files (fixture, key, sizeof key));
  session = summer_account_make_first (fixture->store, "林芳", "a password", TRUE, &code, &error);
  g_assert_no_error (error);
  g_assert_false (is_in_files (fixture, key, sizeof key));
  g_assert_false (is_in_files (fixture, (const guint8 *) code, strlen (code)));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  /* Who has the file open without an account writes no more. */
  g_assert_false (summer_store_begin (fixture->store, "edit", NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  store = summer_store_open_for (fixture->path, SUMMER_STORE_NONE, session, &error);
  g_assert_no_error (error);
  g_assert_true (summer_session_is_single (summer_store_get_session (store)));
  g_assert_true (summer_child_each (store, fixture->programme, count_child, &n, NULL));
  g_assert_cmpuint (n, ==, FIXTURE_CLASSES * FIXTURE_CHILDREN);
  fixture_assert_sound (fixture);
}

static void
test_names_and_passwords_that_are_none (Fixture *fixture, gconstpointer unused)
{
  static const char *const wrong[][2] = { { "", "a password" },
                                          { " 林芳", "a password" },
                                          { "?", "a password" },
                                          { "林芳", "seven77" },
                                          { "林芳芳芳芳芳芳芳", "林芳芳芳芳芳芳芳" } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (SummerSecretText) code = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (summer_account_make_first (fixture->store, wrong[i][0], wrong[i][1], FALSE,
                                                &code, &error));
      g_assert_nonnull (error);
    }
  g_assert_false (summer_sign_in_is_needed (fixture->path));
}

/* An entry by somebody without a key is read, shown and followed like others, and is nothing to take back. */
static void
test_a_failed_sign_in_is_an_entry (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 broken = -1, sequence;

  fill (fixture);
  assert_refused (fixture, "clerk", "wrong password", FALSE);
  store = accounts_open (fixture, SUMMER_ACCOUNT_ADMINISTRATOR);
  sequence = fixture_ask (fixture->path, "SELECT sequence FROM journal WHERE action ="
                                         " 'account-failed'");
  g_assert_true (summer_store_note (store, "reveal", "a phone call of the parents", &error));
  g_assert_no_error (error);
  g_assert_true (summer_journal_verify_chain (store, &broken, &error));
  g_assert_cmpint (broken, ==, 0);
  g_assert_false (summer_journal_undo (store, sequence, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  g_assert_cmpint (summer_journal_get_undoable (store), ==, 0);
}

/* A backup and what is read out of a damaged file are as protected as the file. */
static void
test_copies_are_protected_too (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = fixture_dup_path (fixture, "backup.db");
  g_autoptr (SummerSession) administrator = NULL, clerk = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  clerk = accounts_sign_in (fixture, SUMMER_ACCOUNT_CLERK);
  administrator = accounts_sign_in (fixture, SUMMER_ACCOUNT_ADMINISTRATOR);
  store = summer_store_open_for (fixture->path, SUMMER_STORE_NONE, clerk, NULL);
  g_assert_true (summer_store_backup (store, backup, NULL));
  g_clear_object (&store);
  g_assert_null (summer_store_open (backup, SUMMER_STORE_NONE, NULL));
  g_assert_false (summer_store_restore (fixture->path, backup, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (summer_store_restore (fixture->path, backup, clerk, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_true (summer_store_restore (fixture->path, backup, administrator, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/accounts/every action is refused to who may not",
               test_every_action_is_refused_to_who_may_not);
  g_test_add_func ("/accounts/every word of the journal has a right",
                   test_every_word_of_the_journal_has_a_right);
  fixture_add ("/accounts/nothing is read without signing in",
               test_nothing_is_read_without_signing_in);
  fixture_add ("/accounts/a session is of one file", test_a_session_is_of_one_file);
  fixture_add ("/accounts/an organiser reads the own classes alone",
               test_an_organiser_reads_the_own_classes_alone);
  fixture_add ("/accounts/no table shows an organiser more", test_no_table_shows_an_organiser_more);
  fixture_add ("/accounts/an organiser marks the own classes alone",
               test_an_organiser_marks_the_own_classes_alone);
  fixture_add ("/accounts/undo takes the right to what it undoes",
               test_undo_takes_the_right_to_what_it_undoes);
  fixture_add ("/accounts/wrong passwords make one wait", test_wrong_passwords_make_one_wait);
  fixture_add ("/accounts/the wait follows the clock", test_the_wait_follows_the_clock);
  fixture_add ("/accounts/the right password ends the count",
               test_the_right_password_ends_the_count);
  fixture_add ("/accounts/a session opens stores of other threads",
               test_a_session_opens_stores_of_other_threads);
  fixture_add ("/accounts/a change of the account ends its stores",
               test_a_change_of_the_account_ends_its_stores);
  fixture_add ("/accounts/the last administrator stays", test_the_last_administrator_stays);
  fixture_add ("/accounts/a given password is changed first",
               test_a_given_password_is_changed_first);
  fixture_add ("/accounts/the sheet gives an administrator a new password",
               test_the_sheet_gives_an_administrator_a_new_password);
  fixture_add ("/accounts/the first account seals what is there",
               test_the_first_account_seals_what_is_there);
  fixture_add ("/accounts/names and passwords that are none",
               test_names_and_passwords_that_are_none);
  fixture_add ("/accounts/a failed sign-in is an entry", test_a_failed_sign_in_is_an_entry);
  fixture_add ("/accounts/copies are protected too", test_copies_are_protected_too);
  return g_test_run ();
}
