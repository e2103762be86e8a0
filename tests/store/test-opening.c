/* Opening, refusing, copying and renewing database files. A file that is refused keeps every byte. */
#include "fixture.h"

#include "summer-database-file.h"
#include "summer-migration.h"
#include "summer-store-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static SummerStore *
reopen (Fixture *fixture, const char *schema)
{
  g_autoptr (GError) error = NULL;
  SummerStore *store
      = schema == NULL
            ? summer_store_open (fixture->path, SUMMER_STORE_NONE, &error)
            : summer_store_open_with_schema (fixture->path, SUMMER_STORE_NONE, schema, &error);

  g_assert_no_error (error);
  return store;
}

static void
test_private_and_lasting (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);

  fixture_fill (fixture);
  g_assert_cmpuint (get_mode (fixture->path), ==, 0600);
  g_assert_cmpuint (get_mode (wal), ==, 0600);
  g_assert_cmpuint (get_mode (shm), ==, 0600);
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_clear_object (&fixture->store);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT journal_mode = 'wal' FROM pragma_journal_mode"),
                   ==, 1);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  fixture->store = reopen (fixture, NULL);
  g_assert_cmpuint (get_mode (fixture->path), ==, 0600);
  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_missing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = fixture_dup_path (fixture, "none.db");
  g_autoptr (GError) error = NULL;

  g_assert_null (summer_store_open (path, SUMMER_STORE_NONE, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_read_only (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_autoptr (SummerStore) reader
      = summer_store_open (fixture->path, SUMMER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (summer_programme_find (reader, 0, &error), ==, fixture->programme);
  g_assert_false (summer_store_begin (reader, "edit", NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED);
}

static void
write_at (const char *path, goffset at, const char *bytes, gsize size)
{
  int fd = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (pwrite (fd, bytes, size, at), ==, (gssize) size);
  close (fd);
}

static void
make_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "编号,姓名\nFZ-001,林甜甜\n", -1, NULL));
}

static void
make_short (const char *path)
{
  g_assert_true (g_file_set_contents (path, "SQLite format 3", 16, NULL));
}

static void
make_foreign (const char *path)
{
  g_unlink (path);
  fixture_tamper (path, "CREATE TABLE notes (text); INSERT INTO notes VALUES ('x')");
}

static void
make_newer (const char *path)
{
  fixture_tamper (path, "PRAGMA user_version = 99");
}

static void
make_truncated (const char *path)
{
  g_assert_cmpint (truncate (path, 3 * 4096 + 100), ==, 0);
}

static void
make_garbage (const char *path)
{
  char garbage[4096];

  memset (garbage, 0xa5, sizeof garbage);
  for (int page = 1; page < 12; page++)
    write_at (path, page * 4096, garbage, sizeof garbage);
}

static void
make_page_size (const char *path)
{
  write_at (path, 16, "\x03\x07", 2);
}

typedef struct
{
  const char *name;
  void (*make) (const char *path);
  SummerStoreError code;
} Refusal;

static const Refusal refusals[] = {
  { "text", make_text, SUMMER_STORE_ERROR_FOREIGN },
  { "cut-in-the-header", make_short, SUMMER_STORE_ERROR_DAMAGED },
  { "of-another-program", make_foreign, SUMMER_STORE_ERROR_FOREIGN },
  { "newer", make_newer, SUMMER_STORE_ERROR_NEWER },
  { "truncated", make_truncated, SUMMER_STORE_ERROR_DAMAGED },
  { "garbage", make_garbage, SUMMER_STORE_ERROR_DAMAGED },
  { "broken-header", make_page_size, SUMMER_STORE_ERROR_DAMAGED },
};

static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  const Refusal *refusal = data;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_clear_object (&fixture->store);
  refusal->make (fixture->path);
  g_unlink (wal);
  g_autofree char *before = fixture_dup_hash (fixture->path);

  g_assert_null (summer_store_open (fixture->path, SUMMER_STORE_CREATE, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, SUMMER_STORE_ERROR, (int) refusal->code);
  g_assert_nonnull (strstr (error->message, "summer.db"));
  g_autofree char *after = fixture_dup_hash (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static void
test_network (void)
{
  static const gint64 network[]
      = { 0x6969, 0x517b, 0xff534d42, (gint32) 0xff534d42, 0xfe534d42, 0x01021997 };
  static const gint64 local[] = { 0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630 };

  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    g_assert_true (summer_filesystem_is_network (network[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_false (summer_filesystem_is_network (local[i], "ext4"));
  g_assert_true (summer_filesystem_is_network (0x65735546, "fuse.sshfs"));
  g_assert_false (summer_filesystem_is_network (0x65735546, "fuseblk")); /* an NTFS disk */
}

static void
note_changed_cb (SummerStore *store, guint *n)
{
  (*n)++;
}

static void
test_two_connections (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) other = reopen (fixture, NULL);
  guint changes = 0;

  g_signal_connect (other, "changed", G_CALLBACK (note_changed_cb), &changes);
  g_assert_false (summer_store_poll (other));
  fixture_fill (fixture);
  g_assert_true (summer_store_poll (other));
  g_assert_false (summer_store_poll (other));
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpint (summer_programme_find (other, 2019, NULL), ==, fixture->programme);
  g_assert_false (summer_store_poll (fixture->store)); /* one's own commits are no news */
}

static void
test_busy (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) other = reopen (fixture, NULL);
  g_autoptr (GError) error = NULL;

  sqlite3_busy_timeout (summer_store_get_db (other), 1);
  fixture_begin (fixture->store, "edit");
  g_assert_false (summer_store_begin (other, "edit", NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_BUSY);
  g_clear_error (&error);
  summer_store_rollback (fixture->store);
  g_assert_true (summer_store_begin (other, "edit", NULL, &error));
  summer_store_rollback (other);
}

static void
test_backup_and_restore (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = fixture_dup_path (fixture, "backup.db");
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  summer_store_backup (fixture->store, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_mode (backup), ==, 0600);
  g_autofree char *kept = fixture_dup_dump (fixture->path);

  fixture_begin (fixture->store, "delete");
  g_assert_true (summer_incident_delete (fixture->store, fixture->incident, &error));
  fixture_commit (fixture->store);
  g_autofree char *changed = fixture_dup_dump (fixture->path);
  g_assert_false (summer_store_restore (fixture->path, backup, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_BUSY); /* it is open here */
  g_clear_error (&error);

  g_clear_object (&fixture->store);
  summer_store_restore (fixture->path, backup, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *restored = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (restored, ==, kept);
  fixture->store = reopen (fixture, NULL);

  /* What was replaced stands aside, whole. */
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint aside = 0;
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    if (g_str_has_prefix (name, "summer.db.replaced-"))
      {
        g_autofree char *path = fixture_dup_path (fixture, name);
        g_autofree char *dump = fixture_dup_dump (path);
        g_assert_cmpstr (dump, ==, changed);
        aside++;
      }
  g_assert_cmpuint (aside, ==, 1);
}

static void
test_backup_refusals (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = fixture_dup_path (fixture, "backup.db"), *bytes = NULL;
  gsize size = 0;
  g_autofree char *elsewhere
      = g_build_filename (fixture->folder, "no such folder", "backup.db", NULL);
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_assert_false (summer_store_backup (fixture->store, fixture->path, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (summer_store_backup (fixture->store, elsewhere, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED);
  g_clear_error (&error);

  /* A plain copy that somebody wrote in is sound as a file, and yet nothing to build on. */
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (backup, bytes, (gssize) size, NULL));
  fixture_tamper (backup, "DROP TRIGGER journal_stays; UPDATE journal SET reason = 'another'");
  g_autofree char *before = fixture_dup_hash (fixture->path);
  g_assert_false (summer_store_restore (fixture->path, backup, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  make_text (backup);
  g_assert_false (summer_store_restore (fixture->path, backup, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FOREIGN);
  g_autofree char *after = fixture_dup_hash (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

/* What earlier versions wrote with `summerctl backup`: a copy of the database, in one file. */
static void
test_plain_copy_restores (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = fixture_dup_path (fixture, "backup.db"), *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  fixture_fill (fixture);
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (backup, bytes, (gssize) size, NULL));
  fixture->store = reopen (fixture, NULL);
  fixture_edit_school (fixture, "新学校");
  g_clear_object (&fixture->store);
  summer_store_restore (fixture->path, backup, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

/* A database that cannot be read any more is what a backup is for. */
static void
test_restore_over_damage (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = fixture_dup_path (fixture, "backup.db");
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_assert_true (summer_store_backup (fixture->store, backup, &error));
  g_clear_object (&fixture->store);
  make_garbage (fixture->path);
  summer_store_restore (fixture->path, backup, NULL, &error);
  g_assert_no_error (error);
  fixture->store = reopen (fixture, NULL);
  g_assert_cmpint (summer_programme_find (fixture->store, 0, &error), ==, fixture->programme);
}

static void
test_migration (Fixture *fixture, gconstpointer unused)
{
  const int version = summer_migration_get_version (SUMMER_SCHEMA_FOLDER);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_clear_object (&fixture->store);
  fixture->store = reopen (fixture, "/test/schema-next");
  g_assert_cmpint (fixture_ask (fixture->path, "PRAGMA user_version"), ==,
                   summer_migration_get_version (SUMMER_SCHEMA_FOLDER) + 1);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM class WHERE district = '鼓楼区总工会'"),
                   ==, 2);
  g_assert_true (summer_store_check (fixture->store, &problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);

  g_autofree char *copy = fixture_unpack_newest (fixture->path);
  g_assert_cmpint (fixture_ask (copy, "PRAGMA user_version"), ==, version);
  g_autofree char *kept = fixture_dup_dump (copy);
  g_assert_cmpstr (before, ==, kept);

  /* The older program leaves the newer file alone. */
  g_clear_object (&fixture->store);
  g_assert_null (summer_store_open (fixture->path, SUMMER_STORE_NONE, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NEWER);
}

/* While the newer program has the file open, its version may still be in the log alone. */
static void
test_newer_in_the_log (Fixture *fixture, gconstpointer unused)
{
  const SummerStoreFlags flags[] = { SUMMER_STORE_NONE, SUMMER_STORE_READ_ONLY };

  fixture_fill (fixture);
  g_clear_object (&fixture->store);
  fixture->store = reopen (fixture, "/test/schema-next");
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (summer_store_open (fixture->path, flags[i], &error));
      g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NEWER);
    }
  g_assert_cmpint (fixture_ask (fixture->path, "PRAGMA user_version"), ==,
                   summer_migration_get_version (SUMMER_SCHEMA_FOLDER) + 1);
}

static void
test_migration_failing (Fixture *fixture, gconstpointer data)
{
  const char *schema = data;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_clear_object (&fixture->store);
  g_assert_null (summer_store_open_with_schema (fixture->path, SUMMER_STORE_NONE, schema, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "summer-backups/"));

  fixture->store = reopen (fixture, NULL);
  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (
      fixture_ask (fixture->path,
                   "SELECT count (*) FROM pragma_table_info ('class') WHERE name = 'district'"),
      ==, 0);
}

/* Another program that comes and goes while this one has several connections, as the window has for its workers,
 * must not take itself for the last: it would throw the log away with what is committed to it. */
static void
test_another_program_leaves_the_log (Fixture *fixture, gconstpointer unused)
{
  static const char *const scripts[] = {
    "import sqlite3, sys; c = sqlite3.connect (sys.argv[1]); c.execute ('SELECT count (*) FROM "
    "class').fetchone (); c.close ()",
    "import sqlite3, sys; c = sqlite3.connect (sys.argv[1]); c.execute ('BEGIN IMMEDIATE');"
    " c.rollback (); c.close ()"
  };
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  fixture_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      const char *argv[] = { "python3", "-c", scripts[i], fixture->path, NULL };
      g_autoptr (GError) error = NULL;
      GStatBuf before, after;
      int status = -1;
      gint64 programmes
          = fixture_ask (fixture->path, "SELECT count (*) FROM programme"); /* and closes again */
      g_autoptr (SummerStore) worker
          = summer_store_open (fixture->path, SUMMER_STORE_READ_ONLY, &error);
      SummerProgrammeRecord record
          = { 0, i == 0 ? "甲" : "乙", 2020, SUMMER_DAY_NONE, SUMMER_DAY_NONE };

      g_assert_no_error (error);
      g_clear_object (&worker);
      g_assert_cmpint (g_stat (wal, &before), ==, 0);
      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                    &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      g_assert_cmpint (g_stat (wal, &after), ==, 0);
      g_assert_cmpuint (after.st_ino, ==, before.st_ino);

      fixture_begin (fixture->store, "edit");
      summer_programme_insert (fixture->store, &record, &error);
      g_assert_no_error (error);
      fixture_commit (fixture->store);
      g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM programme"), ==,
                       programmes + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/opening/private-and-lasting", test_private_and_lasting);
  fixture_add ("/opening/missing", test_missing);
  fixture_add ("/opening/read-only", test_read_only);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *name = g_strconcat ("/opening/refusal/", refusals[i].name, NULL);
      g_test_add (name, Fixture, &refusals[i], fixture_set_up, test_refusal, fixture_tear_down);
    }
  g_test_add_func ("/opening/refusal/network", test_network);
  fixture_add ("/opening/two-connections", test_two_connections);
  fixture_add ("/opening/another-program-leaves-the-log", test_another_program_leaves_the_log);
  fixture_add ("/opening/busy", test_busy);
  fixture_add ("/opening/backup-and-restore", test_backup_and_restore);
  fixture_add ("/opening/plain-copy-restores", test_plain_copy_restores);
  fixture_add ("/opening/backup-refusals", test_backup_refusals);
  fixture_add ("/opening/restore-over-damage", test_restore_over_damage);
  fixture_add ("/opening/migration/next", test_migration);
  fixture_add ("/opening/migration/newer-in-the-log", test_newer_in_the_log);
  g_test_add ("/opening/migration/failing", Fixture, "/test/schema-failing", fixture_set_up,
              test_migration_failing, fixture_tear_down);
  g_test_add ("/opening/migration/orphaning", Fixture, "/test/schema-orphaning", fixture_set_up,
              test_migration_failing, fixture_tear_down);
  return g_test_run ();
}
