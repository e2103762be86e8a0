/* The example workbooks: the good ones are read and, read again, change nothing; the bad ones are
 * refused with the place named, and change nothing at all. */
#include "config.h"

#include "plan-fixture.h"

#include <string.h>

static gint64
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000;
}

static char **
list_workbooks (const char *folder)
{
  g_autofree char *path = g_build_filename (TEST_DATA, "cases", folder, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xlsx"))
      {
        g_autofree char *full = g_build_filename (path, name, NULL);

        g_strv_builder_add (names, full);
      }
  return g_strv_builder_end (names);
}

static void
assert_unchanged (PlanFixture *self)
{
  GPtrArray *sheets = summer_plan_get_sheets (self->plan);

  g_assert_false (summer_plan_has_changes (self->plan));
  for (guint i = 0; i < sheets->len; i++)
    {
      const SummerPlanSheet *sheet = g_ptr_array_index (sheets, i);

      g_assert_cmpuint (sheet->added + sheet->changed + sheet->removed, ==, 0);
    }
}

static void
test_good (PlanFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gint64 start = g_get_monotonic_time ();

  plan_fixture_read (self, data);
  for (guint i = 0; i < summer_plan_get_problems (self->plan)->len; i++)
    {
      const SummerProblem *problem = g_ptr_array_index (summer_plan_get_problems (self->plan), i);

      g_test_message ("%s!%s %s", problem->sheet, problem->cell, problem->message);
      g_assert_false (problem->is_error);
    }
  g_assert_cmpint (self->sequence, >, 0);
  before = plan_fixture_dump (self->store, 0);
  plan_fixture_read (self, data);
  g_test_message ("%" G_GINT64_FORMAT " ms", since (start));
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 0);
  assert_unchanged (self);
  g_assert_cmpint (self->sequence, ==, 0);
  after = plan_fixture_dump (self->store, 0);
  g_assert_cmpstr (before, ==, after);
}

static char *
find_line (const char *text, const char *key)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], key))
      return g_strdup (g_strstrip (lines[i] + strlen (key)));
  return NULL;
}

static void
test_bad (PlanFixture *self, gconstpointer data)
{
  g_autofree char *base = g_build_filename (TEST_DATA, "cases", "01-fujian-tidy.xlsx", NULL);
  g_autofree char *stem = g_strndup (data, strlen (data) - strlen (".xlsx"));
  g_autofree char *path = g_strconcat (stem, ".expected.txt", NULL);
  g_autofree char *text = NULL, *sheet = NULL, *cell = NULL, *before = NULL, *after = NULL;
  g_auto (GStrv) cells = NULL;
  GPtrArray *problems;
  gboolean named = FALSE;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  sheet = find_line (text, "sheet:");
  cell = find_line (text, "cell:");
  cells = cell != NULL ? g_strsplit (cell, "|", -1) : NULL;
  plan_fixture_read (self, base);
  before = plan_fixture_dump (self->store, 0);
  plan_fixture_read (self, data);
  problems = summer_plan_get_problems (self->plan);
  for (guint i = 0; i < problems->len; i++)
    {
      const SummerProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s %s!%s %s", problem->is_error ? "error" : "warning", problem->sheet,
                      problem->cell, problem->message);
      g_assert_nonnull (problem->file);
      if (problem->is_error && (sheet == NULL || g_strcmp0 (problem->sheet, sheet) == 0)
          && (cells == NULL
              || (problem->cell != NULL
                  && g_strv_contains ((const char *const *) cells, problem->cell))))
        named = TRUE;
    }
  g_assert_true (named);
  if (cells != NULL)
    g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 1);
  after = plan_fixture_dump (self->store, 0);
  g_assert_cmpstr (before, ==, after);
}

static void
add_tests (const char *folder,
           const char *prefix,
           void (*func) (PlanFixture *, gconstpointer),
           char **paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *test = g_strconcat (prefix, name, NULL);

      g_test_add (test, PlanFixture, paths[i], plan_fixture_set_up, func, plan_fixture_tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) good = list_workbooks ("."), bad = list_workbooks ("bad");

  g_test_init (&argc, &argv, NULL);
  add_tests (".", "/plan/good/", test_good, good);
  add_tests ("bad", "/plan/bad/", test_bad, bad);
  return g_test_run ();
}
