/* What can still be read of a damaged database. Pages are overwritten at random; whatever lay on the others must be in the
 * new file, and nothing that was not there before. */
#include "fixture.h"

#include "summer-salvage.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PAGE 4096

typedef struct
{
  char *bytes; /* owned */
  gsize size;
} Image;

/* The database as one closed file without a log. */
static Image
close_file (Fixture *fixture)
{
  Image image;

  g_clear_object (&fixture->store);
  fixture_ask (fixture->path, "PRAGMA journal_mode = DELETE");
  g_assert_true (g_file_get_contents (fixture->path, &image.bytes, &image.size, NULL));
  g_assert_cmpint (fixture_ask (fixture->path, "PRAGMA page_size"), ==, PAGE);
  return image;
}

static void
write_image (Fixture *fixture, const Image *image)
{
  g_assert_true (g_file_set_contents (fixture->path, image->bytes, (gssize) image->size, NULL));
}

static SummerSalvage *
salvage (Fixture *fixture, const char *name, GError **error)
{
  g_autofree char *to = fixture_dup_path (fixture, name);

  return summer_store_salvage (fixture->path, to, NULL, error);
}

static void
test_sound (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *to = fixture_dup_path (fixture, "new.db");
  g_autofree char *before = NULL, *after = NULL, *hash = NULL, *untouched = NULL;
  g_autoptr (SummerSalvage) all = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_clear_object (&fixture->store);
  before = fixture_dup_dump (fixture->path);
  hash = fixture_dup_hash (fixture->path);
  all = summer_store_salvage (fixture->path, to, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (summer_salvage_is_whole (all));
  after = fixture_dup_dump (to);
  g_assert_cmpstr (before, ==, after);
  untouched = fixture_dup_hash (fixture->path);
  g_assert_cmpstr (hash, ==, untouched);
}

/* What was committed last lies in the log beside the file. */
static void
test_log (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *to = fixture_dup_path (fixture, "new.db");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (SummerSalvage) all = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  before = fixture_dup_dump (fixture->path);
  all = summer_store_salvage (fixture->path, to, NULL, &error);
  g_assert_no_error (error);
  after = fixture_dup_dump (to);
  g_assert_cmpstr (before, ==, after);
}

/* The lines of a dump: a record each. */
static GHashTable *
list_records (const char *path)
{
  g_autofree char *dump = fixture_dup_dump (path);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (records, g_strdup (lines[i]));
  return records;
}

/* Pages that hold rows of a table and are neither its root nor its upper pages, by dbstat, which Debian's SQLite has. */
static GArray *
list_leaves (const char *path, const char *table)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT pageno FROM dbstat WHERE name = '%s' AND pagetype = 'leaf'"
                         " AND path <> '/' ORDER BY path",
                         table);
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  sqlite3 *db = NULL;
  sqlite3_stmt *each = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &each, NULL), ==, SQLITE_OK);
  while (sqlite3_step (each) == SQLITE_ROW)
    {
      const guint page = (guint) sqlite3_column_int (each, 0);

      g_array_append_val (pages, page);
    }
  sqlite3_finalize (each);
  sqlite3_close (db);
  return pages;
}

static gint64
count_on_page (const char *path, guint page)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT ncell FROM dbstat WHERE pageno = %u AND aggregate = 0", page);

  return fixture_ask (path, sql);
}

static SummerSalvagedTable
get_table (const SummerSalvage *all, const char *table)
{
  for (guint i = 0; i < all->n_tables; i++)
    if (g_str_equal (all->tables[i].table, table))
      return all->tables[i];
  g_error ("nothing is told of %s", table);
}

/* Any leaves of the attendance and the children are spoilt; the others give every record they hold. */
static void
test_leaves (Fixture *fixture, gconstpointer unused)
{
  static const char *const spoilt[] = { "attendance", "child" };
  Image image;

  fixture_fill (fixture);
  fixture_add_marks (fixture, 12, 40, 25);
  image = close_file (fixture);
  for (guint round = 0; round < 8; round++)
    {
      const char *table = spoilt[round % G_N_ELEMENTS (spoilt)];
      g_autofree char *bytes = g_memdup2 (image.bytes, image.size);
      const Image damaged = { bytes, image.size };
      g_autoptr (GArray) leaves = NULL;
      g_autoptr (GHashTable) before = NULL, after = NULL;
      g_autofree char *name = g_strdup_printf ("new-%u.db", round);
      g_autofree char *to = fixture_dup_path (fixture, name);
      g_autoptr (SummerSalvage) all = NULL;
      g_autoptr (GError) error = NULL;
      gint64 n_lost = 0, n_all;
      GHashTableIter iter;
      gpointer record;

      write_image (fixture, &image);
      before = list_records (fixture->path);
      leaves = list_leaves (fixture->path, table);
      g_assert_cmpuint (leaves->len, >, 4);
      n_all = fixture_ask (fixture->path, g_str_equal (table, "child")
                                              ? "SELECT count (*) FROM child"
                                              : "SELECT count (*) FROM attendance");
      for (guint i = 0; i < 1 + round / 2 && leaves->len > 0; i++)
        {
          const guint at = (guint) g_test_rand_int_range (0, (gint32) leaves->len);
          const guint page = g_array_index (leaves, guint, at);

          n_lost += count_on_page (fixture->path, page);
          memset (bytes + (gsize) (page - 1) * PAGE, round % 3 == 0 ? 0 : 0xa5, PAGE);
          g_array_remove_index (leaves, at);
        }
      write_image (fixture, &damaged);

      all = summer_store_salvage (fixture->path, to, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (summer_salvage_is_whole (all));
      g_assert_true (get_table (all, table).damaged);
      /* The marks lie in their index, whose upper pages hold a row between two leaves: beside a spoilt one it is found
       * only by who knows its key. */
      g_assert_cmpint (get_table (all, table).n_read, <=, n_all - n_lost);
      g_assert_cmpint (get_table (all, table).n_read, >=,
                       n_all - n_lost - (g_str_equal (table, "child") ? 0 : 2 * (1 + round / 2)));
      after = list_records (to);
      g_hash_table_iter_init (&iter, after);
      while (g_hash_table_iter_next (&iter, &record, NULL))
        g_assert_true (g_hash_table_contains (before, record));
      if (g_str_equal (table, "child"))
        {
          /* Marks of a child that is lost belong to nobody. Others name the lost ones, so that they are counted. */
          g_assert_cmpint (get_table (all, "child").n_missing, ==, n_lost);
          g_assert_cmpint (get_table (all, "attendance").n_orphans, >, 0);
        }
      g_assert_cmpint (fixture_ask (to, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
      g_unlink (to);
    }
  g_free (image.bytes);
}

/* A record that says what none may say is not taken over, and that is told: it is not there any more. */
static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *to = fixture_dup_path (fixture, "new.db");
  g_autoptr (SummerSalvage) all = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;

  fixture_fill (fixture);
  g_clear_object (&fixture->store);
  n = fixture_ask (fixture->path, "SELECT count (*) FROM child");
  g_assert_cmpint (n, >, 1);
  fixture_tamper (fixture->path,
                  "PRAGMA ignore_check_constraints = ON;"
                  "UPDATE child SET sex = 9 WHERE id = (SELECT max (id) FROM child)");
  all = summer_store_salvage (fixture->path, to, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (get_table (all, "child").damaged);
  g_assert_cmpint (get_table (all, "child").n_read, ==, n - 1);
  g_assert_false (summer_salvage_is_whole (all));
}

/* A file whose contents are gone is said to be beyond help, and nothing is left where the new one would be. */
static void
test_first_page (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *to = fixture_dup_path (fixture, "new.db");
  g_autoptr (SummerSalvage) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  Image image;
  const char *name;

  fixture_fill (fixture);
  image = close_file (fixture);
  memset (image.bytes + 100, 0xa5, PAGE - 100);
  write_image (fixture, &image);
  g_free (image.bytes);
  all = salvage (fixture, "new.db", &error);
  g_assert_null (all);
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".summer-salvage"));
}

static void
test_target (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *to = fixture_dup_path (fixture, "there.db");
  g_autofree char *nowhere = fixture_dup_path (fixture, "no/new.db");
  g_autofree char *kept = NULL;
  g_autoptr (GError) there = NULL, none = NULL;

  fixture_fill (fixture);
  g_assert_true (g_file_set_contents (to, "mine", -1, NULL));
  g_assert_null (summer_store_salvage (fixture->path, to, NULL, &there));
  g_assert_error (there, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED);
  g_assert_true (g_file_get_contents (to, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
  g_assert_null (summer_store_salvage (fixture->path, nowhere, NULL, &none));
  g_assert_error (none, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/salvage/a-sound-file-is-read-whole-and-not-touched", test_sound);
  fixture_add ("/salvage/what-lies-in-the-log-is-read-too", test_log);
  fixture_add ("/salvage/every-record-of-a-sound-page-is-read", test_leaves);
  fixture_add ("/salvage/a-record-that-is-refused-is-told", test_refused);
  fixture_add ("/salvage/a-file-without-its-first-page-is-beyond-help", test_first_page);
  fixture_add ("/salvage/nothing-is-overwritten", test_target);
  return g_test_run ();
}
