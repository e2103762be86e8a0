/* Backups: what they hold, what they refuse, and how they come back. */
#include "fixture.h"

#include "summer-backup-private.h"
#include "summer-restore.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* {{{ There and back */

static char *
make_backup (Fixture *fixture, const char *name)
{
  char *path = fixture_dup_path (fixture, name);
  g_autoptr (GError) error = NULL;

  summer_store_backup (fixture->store, path, &error);
  g_assert_no_error (error);
  return path;
}

static char *
dup_dump_of_backup (Fixture *fixture, const char *backup)
{
  g_autofree char *path = fixture_dup_path (fixture, "unpacked.db");
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  summer_store_restore (path, backup, NULL, &error);
  g_assert_no_error (error);
  char *dump = fixture_dup_dump (path);
  summer_backup_remove (path);
  return dump;
}

static void
test_round_trip (Fixture *fixture, gconstpointer unused)
{
  GStatBuf status;

  fixture_fill (fixture);
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_autofree char *backup = make_backup (fixture, "one.summer-backup");
  g_autofree char *held = dup_dump_of_backup (fixture, backup);
  g_assert_cmpstr (held, ==, before);
  g_assert_cmpint (g_stat (backup, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

/* Many pages, of which the cache that they go through holds but a part. */
static void
test_many_pages (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  fixture_add_marks (fixture, 40, 40, 20);
  g_autofree char *backup = make_backup (fixture, "one.summer-backup");
  g_autofree char *restored = fixture_dup_path (fixture, "restored.db");
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_autoptr (GError) error = NULL;

  summer_store_restore (restored, backup, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *after = fixture_dup_dump (restored);
  g_assert_true (g_str_equal (before, after));
}

typedef struct
{
  Fixture *fixture;
  SummerStore *other; /* owned */
  guint n;
} Writing;

static void
write_meanwhile (double fraction, gpointer user_data)
{
  Writing *writing = user_data;

  if (writing->n++ == 0)
    {
      g_autoptr (SummerStore) kept = g_steal_pointer (&writing->fixture->store);

      writing->fixture->store = g_object_ref (writing->other);
      fixture_edit_school (writing->fixture, "写于备份之中");
      g_object_unref (writing->fixture->store);
      writing->fixture->store = g_steal_pointer (&kept);
    }
}

static void
test_others_write_meanwhile (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = fixture_dup_path (fixture, "one.summer-backup");
  g_autoptr (GError) error = NULL;
  Writing writing = { fixture, NULL, 0 };
  const SummerBackupWatch watch = { write_meanwhile, &writing, NULL };

  fixture_fill (fixture);
  fixture_add_marks (fixture, 40, 40, 10);
  g_autofree char *before = fixture_dup_dump (fixture->path);
  writing.other = summer_store_open (fixture->path, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  summer_store_backup_for (fixture->store, backup, SUMMER_OCCASION_TIME, &watch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (writing.n, >, 1);
  g_clear_object (&writing.other);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM child WHERE school = '写于备份之中'"),
                   ==, 1);
  g_autofree char *held = dup_dump_of_backup (fixture, backup);
  g_assert_true (g_str_equal (held, before));
}

static void
cancel_soon (double fraction, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = fixture_dup_path (fixture, "stick");
  g_autofree char *backup = g_build_filename (folder, "one.summer-backup", NULL);
  const SummerBackupWatch watch = { cancel_soon, cancellable, cancellable };
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_add_marks (fixture, 40, 40, 10);
  g_mkdir (folder, 0700);
  g_assert_false (
      summer_store_backup_for (fixture->store, backup, SUMMER_OCCASION_ASKED, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, 0);
  fixture_edit_school (fixture, "下一所"); /* and the store writes again */
}

/* {{{ What is refused */

static gboolean
is_refused (Fixture *fixture, const char *backup)
{
  g_autofree char *path = fixture_dup_path (fixture, "refused.db");
  g_autoptr (GError) error = NULL;

  if (summer_store_restore (path, backup, NULL, &error))
    return FALSE;
  g_assert_true (error->domain == SUMMER_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, ".summer-backup"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  return TRUE;
}

static void
test_every_byte_counts (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_autofree char *backup = make_backup (fixture, "one.summer-backup");
  g_autofree char *tried = fixture_dup_path (fixture, "tried.summer-backup");
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (backup, &bytes, &size, NULL));
  for (gsize at = 0; at < size;
       at += at < 200 ? 1 : (gsize) g_test_rand_int_range (1, (int) size / 60))
    {
      const char bit = (char) (1 << g_test_rand_int_range (0, 8));

      bytes[at] ^= bit;
      g_assert_true (g_file_set_contents (tried, bytes, (gssize) size, NULL));
      bytes[at] ^= bit;
      if (!is_refused (fixture, tried))
        g_error ("byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, at, size);
    }
}

static void
test_cut_and_stretched (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_autofree char *backup = make_backup (fixture, "one.summer-backup");
  g_autofree char *tried = fixture_dup_path (fixture, "tried.summer-backup");
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (backup, &bytes, &size, NULL));
  for (gsize n = 0; n < size; n += n < 200 || n + 40 > size ? 1 : size / 40)
    {
      g_assert_true (g_file_set_contents (tried, bytes, (gssize) n, NULL));
      g_assert_true (is_refused (fixture, tried));
    }
  g_assert_true (g_file_set_contents (tried, bytes, (gssize) size + 1, NULL)); /* its final zero */
  g_assert_true (is_refused (fixture, tried));
}

static void
test_nothing_in_the_clear (Fixture *fixture, gconstpointer unused)
{
  /* Long enough not to stand there by chance. */
  static const char *const words[]
      = { "SQLite format 3", "CREATE TABLE journal", "福州市职工子女暑托班" };
  g_autofree char *bytes = NULL, *database = NULL;
  gsize size = 0, database_size = 0;

  fixture_fill (fixture);
  g_autofree char *backup = make_backup (fixture, "one.summer-backup");
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (backup, &bytes, &size, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &database, &database_size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      /* What is looked for is there to be found. */
      g_assert_nonnull (memmem (database, database_size, words[i], strlen (words[i])));
      g_assert_null (memmem (bytes, size, words[i], strlen (words[i])));
    }
}

/* }}} */
/* {{{ What it holds, and what would be lost */

static void
test_contents (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_autofree char *backup = make_backup (fixture, "one.summer-backup");
  g_autoptr (SummerRestore) restore = summer_restore_new (backup, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GVariant) programmes
      = g_variant_get_child_value (summer_restore_get_contents (restore), 0);
  g_assert_cmpuint (g_variant_n_children (programmes), ==, 1);
  g_autoptr (GVariant) one = g_variant_get_child_value (programmes, 0);
  const char *name;
  int year;
  guint32 classes, children;
  g_variant_get (one, "(&siuu)", &name, &year, &classes, &children);
  g_assert_cmpint (year, ==, 2019);
  g_assert_cmpint (classes, ==, fixture_ask (fixture->path, "SELECT count (*) FROM class"));
  g_assert_cmpint (children, ==, fixture_ask (fixture->path, "SELECT count (*) FROM child"));
  g_autofree char *text = summer_backup_dup_contents_text (summer_restore_get_contents (restore));
  g_assert_nonnull (strstr (text, name));
  g_assert_nonnull (strstr (text, "Import"));
}

static SummerLoss *
compare (Fixture *fixture, const char *backup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerRestore) restore = summer_restore_new (backup, NULL, &error);

  g_assert_no_error (error);
  SummerLoss *loss = summer_restore_compare (restore, fixture->store, &error);
  g_assert_no_error (error);
  return loss;
}

static void
test_loss (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_autofree char *backup = make_backup (fixture, "one.summer-backup");
  g_autoptr (SummerLoss) none = compare (fixture, backup);
  g_assert_false (none->apart);
  g_assert_cmpuint (none->n, ==, 0);

  for (guint i = 0; i < 8; i++)
    fixture_edit_school (fixture, i % 2 == 0 ? "甲" : "乙");
  g_autoptr (SummerLoss) some = compare (fixture, backup);
  g_assert_false (some->apart);
  g_assert_cmpuint (some->n, ==, 8);
  g_assert_cmpuint (some->first->len, ==, 5);

  /* From there another way was taken: what both have in common is not known by the backup that was left. */
  g_autofree char *left = make_backup (fixture, "left.summer-backup");
  g_autoptr (GError) error = NULL;
  g_clear_object (&fixture->store);
  summer_store_restore (fixture->path, backup, NULL, &error);
  g_assert_no_error (error);
  fixture->store = summer_store_open (fixture->path, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  fixture_edit_school (fixture, "丙");
  g_autoptr (SummerLoss) apart = compare (fixture, left);
  g_assert_true (apart->apart);
  g_assert_cmpint (apart->n, ==, fixture_ask (fixture->path, "SELECT count (*) FROM journal"));
}

/* }}} */
/* {{{ A folder of them */

static void
add (Fixture *fixture, const char *folder, SummerOccasion occasion)
{
  g_autoptr (GError) error = NULL;

  summer_backup_folder_add (folder, fixture->store, occasion, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_folder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = summer_backup_folder_dup_default (fixture->path);

  fixture_fill (fixture);
  g_assert_true (summer_backup_folder_needs (folder, fixture->store));
  add (fixture, folder, SUMMER_OCCASION_CLOSE);
  g_assert_false (summer_backup_folder_needs (folder, fixture->store));
  fixture_edit_school (fixture, "甲");
  g_assert_true (summer_backup_folder_needs (folder, fixture->store));
  add (fixture, folder, SUMMER_OCCASION_IMPORT);
  g_assert_false (summer_backup_folder_needs (folder, fixture->store));

  g_autoptr (GPtrArray) files = summer_backup_folder_list (folder);
  g_assert_cmpuint (files->len, >=, 1); /* the first may have been of the same hour */
  g_assert_cmpuint (files->len, <=, 2);
  const SummerBackupFile *newest = files->pdata[0];
  g_assert_cmpint (newest->occasion, ==, SUMMER_OCCASION_IMPORT);
  g_assert_cmpint (newest->sequence, ==,
                   fixture_ask (fixture->path, "SELECT max (sequence) FROM journal"));
}

/* Of the same hour the newest alone; what is not of these records, or no backup, is nobody's to remove. */
static void
test_folder_is_thinned (Fixture *fixture, gconstpointer unused)
{
  Fixture other = { 0 };
  g_autofree char *stick = fixture_dup_path (fixture, "stick");
  g_autofree char *stray = g_build_filename (stick, "名单.summer-backup", NULL);
  g_autofree char *abandoned = g_build_filename (stick, "one.summer-backup.part-ABCDEF", NULL);
  g_autofree char *busy = g_build_filename (stick, "two.summer-backup.part-ABCDEF", NULL);

  fixture_set_up (&other, NULL);
  fixture_fill (&other);
  fixture_fill (fixture);
  g_mkdir (stick, 0700);
  g_assert_true (g_file_set_contents (stray, "no backup", -1, NULL));
  g_assert_true (g_file_set_contents (abandoned, "half", -1, NULL));
  g_assert_true (g_file_set_contents (busy, "half", -1, NULL));
  int fd = g_open (busy, O_RDONLY, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);

  add (&other, stick, SUMMER_OCCASION_CLOSE);
  for (guint i = 0; i < 6; i++)
    {
      fixture_edit_school (fixture, i % 2 == 0 ? "甲" : "乙");
      add (fixture, stick, SUMMER_OCCASION_TIME);
    }
  g_autoptr (GPtrArray) files = summer_backup_folder_list (stick);
  guint ours = 0, theirs = 0;
  g_auto (SummerPackageHeader) own = { 0 };
  g_assert_true (summer_backup_describe (summer_store_get_db (fixture->store),
                                         summer_store_get_vault (fixture->store), &own, NULL));
  for (guint i = 0; i < files->len; i++)
    {
      const SummerBackupFile *file = files->pdata[i];

      if (memcmp (file->origin, own.origin, sizeof own.origin) == 0)
        ours++;
      else
        theirs++;
    }
  g_assert_cmpuint (ours, >=, 1);
  g_assert_cmpuint (ours, <=, 2); /* the hour may have ended meanwhile */
  g_assert_cmpuint (theirs, ==, 1);
  g_assert_true (g_file_test (stray, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (abandoned, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (busy, G_FILE_TEST_EXISTS));
  close (fd);
  fixture_tear_down (&other, NULL);
}

static void
test_folder_is_gone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *stick = fixture_dup_path (fixture, "stick");
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_assert_true (summer_backup_folder_needs (stick, fixture->store));
  g_assert_false (
      summer_backup_folder_add (stick, fixture->store, SUMMER_OCCASION_TIME, NULL, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, stick));
  g_assert_false (g_file_test (stick, G_FILE_TEST_EXISTS));
  g_mkdir (stick, 0700); /* it is back */
  add (fixture, stick, SUMMER_OCCASION_TIME);
  g_assert_false (summer_backup_folder_needs (stick, fixture->store));
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/backup/round-trip", test_round_trip);
  fixture_add ("/backup/many-pages", test_many_pages);
  fixture_add ("/backup/others-write-meanwhile", test_others_write_meanwhile);
  fixture_add ("/backup/cancelled-leaves-nothing", test_cancelled);
  fixture_add ("/backup/every-byte-counts", test_every_byte_counts);
  fixture_add ("/backup/cut-and-stretched", test_cut_and_stretched);
  fixture_add ("/backup/nothing-in-the-clear", test_nothing_in_the_clear);
  fixture_add ("/backup/contents", test_contents);
  fixture_add ("/backup/loss", test_loss);
  fixture_add ("/backup/folder", test_folder);
  fixture_add ("/backup/folder/thinned", test_folder_is_thinned);
  fixture_add ("/backup/folder/gone-and-back", test_folder_is_gone);
  return g_test_run ();
}
