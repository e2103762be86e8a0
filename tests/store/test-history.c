/* The history of a record: every field that an entry of the journal changed, and nothing of other records. */
#include "fixture.h"

#include "summer-history.h"

#include <string.h>

static gboolean
take_line (const SummerHistoryChange *change, gpointer user_data)
{
  g_ptr_array_add (user_data,
                   g_strdup_printf ("%d %s|%d|%s|%s|%s|%s", (int) change->entry->sequence,
                                    change->entry->action, change->kind, change->record,
                                    change->field, change->before, change->after));
  return TRUE;
}

static GPtrArray *
list_record (Fixture *fixture, const char *table, gint64 id)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  summer_history_of_record (fixture->store, table, id, take_line, lines, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return lines;
}

static GPtrArray *
list_entry (Fixture *fixture, gint64 sequence)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  summer_history_of_entry (fixture->store, sequence, take_line, lines, NULL, &error);
  g_assert_no_error (error);
  return lines;
}

static gint64
edit_child (Fixture *fixture, const char *school, const char *telephone)
{
  g_autoptr (GError) error = NULL;
  SummerChildRecord child = { .id = fixture->children[0][0],
                              .programme = fixture->programme,
                              .code = "FZ-001-01",
                              .name = "林甜甜",
                              .birth = SUMMER_DAY_NONE,
                              .school = school,
                              .telephone = telephone };

  fixture_begin (fixture->store, "edit");
  summer_child_update (fixture->store, &child, &error);
  g_assert_no_error (error);
  return fixture_commit (fixture->store);
}

static gboolean
has_line (GPtrArray *lines, const char *line)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (g_ptr_array_index (lines, i), line))
      return TRUE;
  return FALSE;
}

static void
test_fields_before_and_after (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  edit_child (fixture, "台江小学", "13600001234");
  gint64 edit = edit_child (fixture, "鼓楼小学", "13600001234");
  g_autofree char *expected
      = g_strdup_printf ("%d edit|1|Child FZ-001-01 林甜甜|School|台江小学|鼓楼小学", (int) edit);
  g_autoptr (GPtrArray) entry = list_entry (fixture, edit);
  g_autoptr (GPtrArray) record = list_record (fixture, "child", fixture->children[0][0]);

  g_assert_cmpuint (entry->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (entry, 0), ==, expected);
  g_assert_cmpstr (g_ptr_array_index (record, 0), ==, expected); /* the newest first */
}

/* Telephones are told to have changed, and never what they were. */
static void
test_sensitive_stays_hidden (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  edit_child (fixture, "台江小学", "13600001234");
  gint64 edit = edit_child (fixture, "台江小学", "13699998888");
  g_autoptr (GPtrArray) entry = list_entry (fixture, edit);

  g_assert_cmpuint (entry->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (entry, 0), "|Telephone|…|…"));
  g_assert_null (strstr (g_ptr_array_index (entry, 0), "1369999"));
}

/* What was taken back stays in the history, with the entry that took it back. */
static void
test_undo_is_part_of_it (Fixture *fixture, gconstpointer unused)
{
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  edit_child (fixture, "台江小学", "13600001234");
  gint64 edit = edit_child (fixture, "鼓楼小学", "13600001234");
  summer_journal_undo (fixture->store, edit, &conflicts, &error);
  g_assert_no_error (error);

  g_autoptr (GPtrArray) record = list_record (fixture, "child", fixture->children[0][0]);
  g_autofree char *expected
      = g_strdup_printf ("%d undo|1|Child FZ-001-01 林甜甜|School|鼓楼小学|台江小学",
                         (int) edit + 1);
  g_assert_cmpstr (g_ptr_array_index (record, 0), ==, expected);
}

/* The naive way: all entries taken apart, and the lines kept that name the child. Many children and days, so that the
 * entry is packed and longer than what is looked through at a time. */
static void
test_same_as_looking_through_everything (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  fixture_add_marks (fixture, 12, 10, 20);
  edit_child (fixture, "台江小学", "13600001234");

  for (int i = 1; i <= 12; i += 3)
    for (int j = 1; j <= 10; j += 4)
      {
        g_autofree char *code = g_strdup_printf ("XM-%05d-%02d ", i, j);
        g_autofree char *sql
            = g_strdup_printf ("SELECT id FROM child WHERE code || ' ' = '%s'", code);
        g_autoptr (GPtrArray) found
            = list_record (fixture, "child", fixture_ask (fixture->path, sql));
        guint n = 0;

        for (gint64 sequence = 3; sequence >= 1; sequence--)
          {
            g_autoptr (GPtrArray) all = list_entry (fixture, sequence);

            for (guint k = 0; k < all->len; k++)
              {
                if (strstr (g_ptr_array_index (all, k), code) == NULL)
                  continue;
                n++;
                g_assert_true (has_line (found, g_ptr_array_index (all, k)));
              }
          }
        g_assert_cmpuint (n, ==, 22); /* the child, its enrolment, twenty days */
        g_assert_cmpuint (found->len, ==, n);
      }
}

/* A class is told with its calendar and visits, and without the days of each child. */
static void
test_class_without_its_children (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_autoptr (GPtrArray) lines = list_record (fixture, "class", fixture->classes[0]);
  gboolean visits = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      g_assert_null (strstr (line, "|Attendance "));
      g_assert_null (strstr (line, "|Enrolment "));
      visits = visits || strstr (line, "|Visit ") != NULL;
    }
  g_assert_true (visits);
  g_assert_nonnull (strstr (g_ptr_array_index (lines, 0), "|Class FZ-001"));
}

static void
test_removed_record_keeps_its_history (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "edit");
  summer_visit_delete (fixture->store, fixture->visit, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);

  g_autoptr (GPtrArray) lines = list_record (fixture, "visit", fixture->visit);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (lines, 0), "2 edit|2|Visit"));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (lines, 1), "1 import|0|Visit"));
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (summer_history_of_record (fixture->store, "child", fixture->children[0][0],
                                            take_line, lines, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/history/fields-before-and-after", test_fields_before_and_after);
  fixture_add ("/history/sensitive-stays-hidden", test_sensitive_stays_hidden);
  fixture_add ("/history/undo-is-part-of-it", test_undo_is_part_of_it);
  fixture_add ("/history/same-as-looking-through-everything",
               test_same_as_looking_through_everything);
  fixture_add ("/history/class-without-its-children", test_class_without_its_children);
  fixture_add ("/history/removed-record-keeps-its-history", test_removed_record_keeps_its_history);
  fixture_add ("/history/cancel", test_cancel);
  return g_test_run ();
}
