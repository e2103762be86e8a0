/* Documents: what is taken in comes out as it was, what is too large or nothing is refused with words, and what
 * something else did to a content is found. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../store/fixture.h"
#include "summer-class-record.h"
#include "summer-clerk-entry.h"
#include "summer-document-table.h"
#include "summer-documents.h"
#include "summer-people.h"

#define PDF "%PDF-1.4 a licence"
#define NEWEST "SELECT max (id) FROM document"

typedef struct
{
  guint n;
  gint64 id;
  gint64 bytes;
  char name[64], media_type[64], sha256[80];
} Seen;

static gboolean
see (const SummerDocumentRecord *record, gpointer user_data)
{
  Seen *seen = user_data;

  seen->n++;
  seen->id = record->id;
  seen->bytes = record->bytes;
  g_strlcpy (seen->name, record->name, sizeof seen->name);
  g_strlcpy (seen->media_type, record->media_type, sizeof seen->media_type);
  g_strlcpy (seen->sha256, record->sha256, sizeof seen->sha256);
  return TRUE;
}

static Seen
look (Fixture *fixture)
{
  Seen seen = { 0 };
  g_autoptr (GError) error = NULL;

  summer_document_each_of (fixture->store, "provider", fixture->provider, see, &seen, &error);
  g_assert_no_error (error);
  return seen;
}

static char *
write_file (Fixture *fixture, const char *name, const char *content)
{
  char *path = fixture_dup_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
attach (Fixture *fixture, const char *path, char **done, GError **error)
{
  const SummerDocumentRecord about = { .programme = fixture->programme,
                                       .owner_table = "provider",
                                       .owner = fixture->provider,
                                       .kind = "Licence",
                                       .added_on = FIXTURE_FIRST_DAY };

  return summer_documents_attach (fixture->store, &about, path, done, error);
}

static gint64
attach_licence (Fixture *fixture)
{
  g_autofree char *path = write_file (fixture, "执照.pdf", PDF);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (attach (fixture, path, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (done, ==, "Attached: 执照.pdf");
  g_unlink (path);
  return look (fixture).id;
}

static void
test_attached (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = fixture_dup_path (fixture, "copy.pdf");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, PDF, -1);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  Seen seen;
  gint64 id;

  fixture_fill (fixture);
  id = attach_licence (fixture);
  seen = look (fixture);
  g_assert_cmpuint (seen.n, ==, 1);
  g_assert_cmpstr (seen.name, ==, "执照.pdf");
  g_assert_cmpstr (seen.media_type, ==, "application/pdf");
  g_assert_cmpstr (seen.sha256, ==, hash);
  g_assert_cmpint (seen.bytes, ==, strlen (PDF));

  g_assert_true (summer_documents_save_as (fixture->store, id, copy, &error));
  g_assert_true (g_file_get_contents (copy, &content, NULL, &error));
  g_assert_cmpstr (content, ==, PDF);
}

static void
test_stored_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  attach_licence (fixture);
  path = write_file (fixture, "again.pdf", PDF);
  g_assert_true (attach (fixture, path, NULL, &error));
  g_assert_cmpuint (look (fixture).n, ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM document_content"), ==, 1);
}

static void
refuse (Fixture *fixture, const char *path, const char *message)
{
  const gint64 entries = fixture_ask (fixture->path, "SELECT count (*) FROM journal");
  g_autoptr (GError) error = NULL;

  g_assert_false (attach (fixture, path, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpuint (look (fixture).n, ==, 0);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal"), ==, entries);
}

static void
test_too_large (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_file (fixture, "scan.pdf", PDF);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_assert_cmpint (truncate (path, 40 * 1024 * 1024), ==, 0);
  refuse (fixture, path,
          "“scan.pdf” has 40.0 MiB, and at most 10 MiB are taken. Scan it in grey at 150 dots an "
          "inch, or in parts.");

  g_assert_true (
      summer_documents_set_limit (fixture->store, fixture->programme, 40, &done, &error));
  g_assert_no_error (error);
  g_assert_true (attach (fixture, path, NULL, &error));
  g_assert_cmpuint (look (fixture).n, ==, 1);
}

static void
test_limit (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_assert_cmpint (summer_documents_get_limit (fixture->store, fixture->programme, &error), ==,
                   SUMMER_DOCUMENT_LIMIT);
  g_assert_false (summer_documents_set_limit (fixture->store, fixture->programme,
                                              SUMMER_DOCUMENT_LIMIT_MOST + 1, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
}

static void
test_no_document (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *empty = write_file (fixture, "empty.pdf", "");
  g_autofree char *gone = fixture_dup_path (fixture, "gone.pdf");
  g_autofree char *folder = g_path_get_basename (fixture->folder);
  g_autofree char *message
      = g_strdup_printf ("“%s” is not a file. Choose a scan or a document.", folder);
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  refuse (fixture, empty, "“empty.pdf” is empty. Scan it again.");
  refuse (fixture, fixture->folder, message);
  g_assert_false (attach (fixture, gone, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_undone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = fixture_dup_path (fixture, "copy.pdf");
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_fill (fixture);
  id = attach_licence (fixture);
  g_assert_true (summer_documents_describe (fixture->store, id, "licence.pdf", "Licence",
                                            "till May", NULL, &error));
  g_assert_cmpstr (look (fixture).name, ==, "licence.pdf");
  g_assert_true (summer_documents_remove (fixture->store, id, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (done, ==, "Removed: licence.pdf");
  g_assert_cmpuint (look (fixture).n, ==, 0);
  g_assert_false (summer_documents_remove (fixture->store, id, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (guint i = 0; i < 3; i++) /* removed, described, attached */
    {
      g_assert_true (summer_journal_undo (fixture->store,
                                          summer_journal_get_undoable (fixture->store), NULL,
                                          &error));
      g_assert_no_error (error);
      if (i == 0)
        g_assert_true (summer_documents_save_as (fixture->store, id, copy, &error));
      if (i == 1)
        g_assert_cmpstr (look (fixture).name, ==, "执照.pdf");
    }
  g_assert_cmpuint (look (fixture).n, ==, 0);
}

static guint
count_problems (Fixture *fixture)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_check (fixture->store, &problems, &error));
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);
  return problems->len;
}

static void
test_damage (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = fixture_dup_path (fixture, "copy.pdf");
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_fill (fixture);
  id = attach_licence (fixture);
  g_assert_cmpuint (count_problems (fixture), ==, 0);

  fixture_tamper (fixture->path,
                  "UPDATE document_content SET content = CAST ('another licence!!!' AS BLOB)");
  g_assert_cmpuint (count_problems (fixture), ==, 1);
  g_assert_false (summer_documents_save_as (fixture->store, id, copy, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  fixture_tamper (fixture->path, "DELETE FROM document_content");
  g_assert_cmpuint (count_problems (fixture), ==, 1);
  g_assert_false (summer_documents_save_as (fixture->store, id, copy, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED);
}

static void
test_laid_out (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = fixture_dup_path (fixture, "viewing");
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;
  g_autofree char *outside = NULL;
  g_autofree char *below = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  gint64 id;

  fixture_fill (fixture);
  id = attach_licence (fixture);
  path = summer_documents_lay_out (fixture->store, id, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0400);
  again = summer_documents_lay_out (fixture->store, id, folder, &error);
  g_assert_cmpstr (again, ==, path);

  fixture_tamper (fixture->path, "UPDATE document SET name = '../../.profile'");
  outside = summer_documents_lay_out (fixture->store, id, folder, &error);
  g_assert_no_error (error);
  below = g_path_get_dirname (outside);
  g_assert_true (g_str_has_prefix (below, folder));
  g_assert_cmpstr (strrchr (outside, '/'), ==, "/_._.._.profile.pdf");
}

/* Whatever a document is called, and whatever is in it: the copy is one that a desktop looks at, in the folder that it is
 * laid out in, and no program. */
static void
test_never_run (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *name, *bytes, *laid_out; /* NULL = refused */
  } cases[] = {
    { "scan.desktop", "[Desktop Entry]\nType=Application\nExec=true\n", "scan.desktop.txt" },
    { "scan.sh", "#!/bin/sh\ntrue\n", "scan.sh.txt" },
    { "page.html", "<script>alert (1)</script>", "page.html.txt" },
    { "run.exe", "MZ\x90\x01", NULL },
    { "picture.png",
      "\x7f"
      "ELF\x02\xff",
      NULL },
    { "run.exe", PDF, "run.exe.pdf" },
    { "licence.PDF", PDF, "licence.PDF" },
    { "a\nb\tc\x1b[2J.pdf", PDF, "a_b_c_[2J.pdf" },
    { "licence\u202efdp.desktop", PDF, "licence_fdp.desktop.pdf" },
    { "--help.pdf", PDF, "_-help.pdf" },
    { "..", PDF, "_..pdf" },
    { "C:\\a\\b.pdf", PDF, "C:_a_b.pdf" },
  };

  fixture_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *from = write_file (fixture, name, cases[i].bytes);
      g_autofree char *folder = fixture_dup_path (fixture, "viewing");
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      const SummerDocumentRecord about = { .programme = fixture->programme,
                                           .owner_table = "review",
                                           .owner = fixture->review,
                                           .name = cases[i].name,
                                           .added_on = FIXTURE_FIRST_DAY };
      GStatBuf status;
      gint64 id;

      g_assert_true (summer_documents_attach (fixture->store, &about, from, NULL, &error));
      g_assert_no_error (error);
      id = fixture_ask (fixture->path, NEWEST);
      path = summer_documents_lay_out (fixture->store, id, folder, &error);
      if (cases[i].laid_out == NULL)
        {
          g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (strrchr (path, '/') + 1, ==, cases[i].laid_out);
      g_assert_true (g_str_has_prefix (path, folder));
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0111, ==, 0);
    }
}

/* A name that is longer than a file's may be still opens, with the end that says what it is. */
static void
test_long_name (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = fixture_dup_path (fixture, "viewing");
  g_autofree char *from = write_file (fixture, "1", PDF);
  g_autofree char *path = NULL;
  g_autoptr (GString) name = g_string_new ("a");
  g_autoptr (GError) error = NULL;
  SummerDocumentRecord about
      = { .programme = fixture->programme, .owner_table = "review", .added_on = FIXTURE_FIRST_DAY };
  gint64 id;

  fixture_fill (fixture);
  while (name->len < 900)
    g_string_append (name, "证");
  g_string_append (name, ".pdf");
  about.programme = fixture->programme;
  about.owner = fixture->review;
  about.name = name->str;
  g_assert_true (summer_documents_attach (fixture->store, &about, from, NULL, &error));
  g_assert_no_error (error);
  id = fixture_ask (fixture->path, NEWEST);
  path = summer_documents_lay_out (fixture->store, id, folder, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (path, "证.pdf"));
  g_assert_true (g_utf8_validate (path, -1, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static void
test_sniffed (void)
{
  static const struct
  {
    const char *name, *bytes;
    gsize size;
    const char *media_type;
  } cases[] = {
    { "a.txt", "%PDF-1.7", 8, "application/pdf" },
    { "a", "\xff\xd8\xff\xe0", 4, "image/jpeg" },
    { "a", "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "a", "II*\0abc", 7, "image/tiff" },
    { "a", "RIFF1234WEBPVP8 ", 16, "image/webp" },
    { "发票.OFD", "PK\3\4....", 8, "application/ofd" },
    { "a.zip", "PK\3\4....", 8, "application/zip" },
    { "a.doc", "\xd0\xcf\x11\xe0", 4, "application/msword" },
    { "a.pdf", "暑托班", 9, "text/plain" },
    { "a.pdf", "\x80\x81", 2, "application/octet-stream" },
    { "a.pdf", "%PDF", 4, "text/plain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (summer_documents_sniff (cases[i].name, cases[i].bytes, cases[i].size), ==,
                     cases[i].media_type);
}

/* A paper or a review that is deleted takes its scans along, and only those; undoing brings both back. */
static void
test_documents_go_with_their_record (Fixture *fixture, gconstpointer unused)
{
  SummerPersonRecord person = { .name = "周立" };
  SummerCertificateRecord paper = { .kind = SUMMER_CERTIFICATE_HEALTH,
                                    .issued_on = FIXTURE_FIRST_DAY - 9,
                                    .until = SUMMER_DAY_NONE };
  g_autofree char *path = write_file (fixture, "体检.pdf", PDF);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  person.programme = fixture->programme;
  g_assert_true (summer_person_save (fixture->store, &person, complaints, NULL, &error));
  paper.person = person.id;
  g_assert_true (summer_certificate_save (fixture->store, &paper, FIXTURE_FIRST_DAY, complaints,
                                          NULL, &error));
  attach_licence (fixture);
  for (guint i = 0; i < 2; i++)
    {
      const SummerDocumentRecord about = { .programme = fixture->programme,
                                           .owner_table = i == 0 ? "certificate" : "review",
                                           .owner = i == 0 ? paper.id : fixture->review,
                                           .added_on = FIXTURE_FIRST_DAY };
      static const char records[] = "SELECT (SELECT count (*) FROM certificate) + (SELECT count (*)"
                                    " FROM review)";
      const gint64 n_records = fixture_ask (fixture->path, records);

      g_assert_true (summer_documents_attach (fixture->store, &about, path, NULL, &error));
      g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM document"), ==, 2 + i);
      g_assert_true (
          i == 0 ? summer_certificate_take_out (fixture->store, paper.id, "a paper", NULL, &error)
                 : summer_site_review_delete (fixture->store, fixture->review, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM document"), ==, 1 + i);
      g_assert_cmpint (fixture_ask (fixture->path, records), ==, n_records - 1);
      g_assert_true (summer_journal_undo (fixture->store,
                                          summer_journal_get_undoable (fixture->store), NULL,
                                          &error));
      g_assert_no_error (error);
      g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM document"), ==, 2 + i);
      g_assert_cmpint (fixture_ask (fixture->path, records), ==, n_records);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/documents/what-is-attached-comes-out-as-it-was", test_attached);
  fixture_add ("/documents/the-same-content-is-stored-once", test_stored_once);
  fixture_add ("/documents/a-scan-of-40-mb-is-refused-with-its-size-and-the-limit", test_too_large);
  fixture_add ("/documents/the-limit-is-kept-within-bounds", test_limit);
  fixture_add ("/documents/what-is-no-document-is-refused", test_no_document);
  fixture_add ("/documents/each-step-is-taken-back", test_undone);
  fixture_add ("/documents/deleted-with-their-record-and-brought-back",
               test_documents_go_with_their_record);
  fixture_add ("/documents/check-finds-a-content-that-is-gone-or-changed", test_damage);
  fixture_add ("/documents/a-viewer-is-given-a-private-copy-inside-its-folder", test_laid_out);
  fixture_add ("/documents/a-viewer-is-given-nothing-that-runs", test_never_run);
  fixture_add ("/documents/a-name-too-long-for-a-file-still-opens", test_long_name);
  g_test_add_func ("/documents/the-type-is-told-by-the-first-bytes", test_sniffed);

  return g_test_run ();
}
