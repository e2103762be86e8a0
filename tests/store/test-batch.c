/* One field set over several records: shown before, written as one entry, refused where a record refuses. */
#include "fixture.h"

#include "summer-batch.h"

#include <string.h>

static const SummerBatchField *
find_field (const char *table, const char *column)
{
  guint n = 0;
  const SummerBatchField *fields = summer_batch_list_fields (table, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (fields[i].column, column))
      return &fields[i];
  g_error ("no field %s of %s", column, table);
}

static GPtrArray *
preview (Fixture *fixture, const SummerBatchField *field, const char *text, GValue *value)
{
  const gint64 ids[] = { fixture->classes[0], fixture->classes[1], 12345 };
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_assert_true (summer_batch_read (field, text, value, &message));
  GPtrArray *rows
      = summer_batch_preview (fixture->store, field, value, ids, G_N_ELEMENTS (ids), &error);
  g_assert_no_error (error);
  return rows;
}

static void
test_shown_then_written_then_undone (Fixture *fixture, gconstpointer unused)
{
  const SummerBatchField *field = find_field ("class", "venue");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) conflicts = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gint64 sequence = 0;
  guint n = 0;

  fixture_fill (fixture);
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_autoptr (GPtrArray) rows = preview (fixture, field, " 社区二楼 ", &value);

  /* The id that is nobody's is left out. */
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((SummerBatchRow *) rows->pdata[0])->after, ==, "社区二楼");
  g_assert_true (((SummerBatchRow *) rows->pdata[0])->changes);
  g_assert_nonnull (strstr (((SummerBatchRow *) rows->pdata[0])->record, "FZ-001"));

  g_assert_true (summer_batch_apply (fixture->store, field, &value, rows, &n, &sequence, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM class WHERE venue = '社区二楼'"),
                   ==, 2);

  /* Once more there is nothing to do. */
  g_value_unset (&value);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = preview (fixture, field, "社区二楼", &value);
  g_assert_false (((SummerBatchRow *) rows->pdata[1])->changes);
  gint64 none = 0;
  g_assert_true (summer_batch_apply (fixture->store, field, &value, rows, &n, &none, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (none, ==, 0);

  summer_journal_undo (fixture->store, sequence, &conflicts, &error);
  g_assert_no_error (error);
  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_empty_takes_away (Fixture *fixture, gconstpointer unused)
{
  const SummerBatchField *field = find_field ("class", "places");
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gint64 sequence = 0;
  guint n = 0;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "edit");
  fixture_commit (fixture->store);
  g_autoptr (GPtrArray) thirty = preview (fixture, field, "30", &value);
  g_assert_true (summer_batch_apply (fixture->store, field, &value, thirty, &n, &sequence, &error));
  g_value_unset (&value);
  g_autoptr (GPtrArray) rows = preview (fixture, field, "  ", &value);
  g_assert_true (summer_batch_apply (fixture->store, field, &value, rows, &n, &sequence, &error));
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM class WHERE places IS NOT NULL"),
                   ==, 0);
}

/* What the schema would refuse is said of each record before anything is tried, in words. */
static void
test_what_cannot_be_is_said_of_each_record (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *table, *column, *text;
    SummerBatchProblem problem;
  } cases[] = {
    { "class", "last_day", "", SUMMER_BATCH_MISSING },
    { "class", "last_day", "2019-06-01", SUMMER_BATCH_BACKWARDS },
    { "class", "last_day", "2021-06-01", SUMMER_BATCH_TOO_LONG },
    { "class", "last_day", "2019-08-30", SUMMER_BATCH_FINE },
    { "class", "first_day", "2029-06-01", SUMMER_BATCH_BACKWARDS },
    { "class", "venue", "", SUMMER_BATCH_FINE },
  };

  fixture_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerBatchField *field = find_field (cases[i].table, cases[i].column);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (GPtrArray) rows = preview (fixture, field, cases[i].text, &value);
      const SummerBatchRow *row = rows->pdata[0];
      g_autoptr (GError) error = NULL;
      gint64 sequence = 0;
      guint n = 0;

      g_assert_cmpint (row->problem, ==, cases[i].problem);
      if (cases[i].problem == SUMMER_BATCH_FINE)
        continue;
      g_assert_false (
          summer_batch_apply (fixture->store, field, &value, rows, &n, &sequence, &error));
      g_assert_nonnull (strstr (error->message, summer_batch_problem_get_text (row->problem)));
    }
}

/* What can be, but is to be seen before: attendance that would count nowhere, a plan too late, a class that has ended. An
 * entry of the calendar that would lie outside stops it, as in the form of the class. */
static void
test_what_is_warned_of (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *column, *text;
    SummerBatchWarning of_first, of_second;
  } cases[] = {
    { "last_day", "2019-07-11", SUMMER_BATCH_UNCOUNTED, SUMMER_BATCH_UNCOUNTED },
    { "first_day", "2019-07-10", SUMMER_BATCH_UNCOUNTED, SUMMER_BATCH_UNCOUNTED },
    { "last_day", "2019-08-30", SUMMER_BATCH_UNWARNED, SUMMER_BATCH_ENDED },
    { "venue", "社区二楼", SUMMER_BATCH_UNWARNED, SUMMER_BATCH_ENDED },
    { "emergency_plan", "2019-07-20", SUMMER_BATCH_LATE_PLAN, SUMMER_BATCH_LATE_PLAN },
    { "emergency_plan", "2019-07-01", SUMMER_BATCH_UNWARNED, SUMMER_BATCH_ENDED },
  };
  g_auto (GValue) outside = G_VALUE_INIT;
  g_autoptr (GPtrArray) rows = NULL;

  fixture_fill (fixture);
  fixture_tamper (fixture->path, "UPDATE class SET state = 3 WHERE code = 'FZ-002'");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerBatchField *field = find_field ("class", cases[i].column);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (GPtrArray) each = preview (fixture, field, cases[i].text, &value);
      const SummerBatchRow *first = each->pdata[0], *second = each->pdata[1];

      g_test_message ("%s %s", cases[i].column, cases[i].text);
      g_assert_cmpint (first->problem, ==, SUMMER_BATCH_FINE);
      g_assert_cmpint (first->warning, ==, cases[i].of_first);
      g_assert_cmpint (second->warning, ==, cases[i].of_second);
    }
  /* The first class is closed on the third day. */
  rows = preview (fixture, find_field ("class", "last_day"), "2019-07-09", &outside);
  g_assert_cmpint (((SummerBatchRow *) rows->pdata[0])->problem, ==, SUMMER_BATCH_CALENDAR);
  g_assert_cmpint (((SummerBatchRow *) rows->pdata[1])->problem, ==, SUMMER_BATCH_FINE);
}

/* A last day before the first of one class: nothing of the others is written either. */
static void
test_one_that_refuses_stops_all (Fixture *fixture, gconstpointer unused)
{
  const SummerBatchField *field = find_field ("class", "last_day");
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gint64 sequence = 0;
  guint n = 0;

  fixture_fill (fixture);
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_autoptr (GPtrArray) rows = preview (fixture, field, "2018-01-01", &value);
  g_assert_false (summer_batch_apply (fixture->store, field, &value, rows, &n, &sequence, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "FZ-001"));
  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_changed_meanwhile (Fixture *fixture, gconstpointer unused)
{
  const SummerBatchField *field = find_field ("class", "host");
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT, other = G_VALUE_INIT;
  gint64 sequence = 0;
  guint n = 0;

  fixture_fill (fixture);
  g_autoptr (GPtrArray) rows = preview (fixture, field, "甲街道", &value);
  g_autoptr (GPtrArray) first = preview (fixture, field, "乙街道", &other);
  g_assert_true (summer_batch_apply (fixture->store, field, &other, first, &n, &sequence, &error));
  g_assert_false (summer_batch_apply (fixture->store, field, &value, rows, &n, &sequence, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM class WHERE host = '乙街道'"),
                   ==, 2);
}

static void
test_what_is_no_value (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *table, *column, *text;
    gboolean good;
  } cases[] = {
    { "class", "first_day", "2019-07-08", TRUE },
    { "class", "first_day", "2019年7月8日", TRUE },
    { "class", "first_day", "2019-02-30", FALSE },
    { "class", "places", "30", TRUE },
    { "class", "places", "thirty", FALSE },
    { "class", "places", "-1", FALSE },
    { "class", "places", "99999999999", FALSE },
    { "staff", "role", "导师", FALSE },
    { "staff", "role", "志愿者", TRUE },
    { "staff", "role", "", FALSE },
    { "child", "school", "'; DROP TABLE x", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *message = NULL;
      gboolean good = summer_batch_read (find_field (cases[i].table, cases[i].column),
                                         cases[i].text, &value, &message);

      g_test_message ("%s %s", cases[i].column, cases[i].text);
      g_assert_cmpint (good, ==, cases[i].good);
      g_assert_true ((message == NULL) == good);
    }
}

/* Every field is a column of its table, and has a name for people. */
static void
test_fields_are_columns (Fixture *fixture, gconstpointer unused)
{
  static const char *const tables[] = { "class", "child", "staff", "insurance" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      guint n = 0;
      const SummerBatchField *fields = summer_batch_list_fields (tables[i], &n);

      g_assert_cmpuint (n, >, 0);
      for (guint j = 0; j < n; j++)
        {
          g_autofree char *sql
              = g_strdup_printf ("SELECT count (%s) FROM %s", fields[j].column, fields[j].table);

          fixture_ask (fixture->path, sql);
          g_assert_nonnull (summer_batch_get_title (&fields[j]));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/batch/shown-then-written-then-undone", test_shown_then_written_then_undone);
  fixture_add ("/batch/empty-takes-away", test_empty_takes_away);
  fixture_add ("/batch/one-that-refuses-stops-all", test_one_that_refuses_stops_all);
  fixture_add ("/batch/what-cannot-be-is-said-of-each-record",
               test_what_cannot_be_is_said_of_each_record);
  fixture_add ("/batch/what-is-warned-of", test_what_is_warned_of);
  fixture_add ("/batch/changed-meanwhile", test_changed_meanwhile);
  fixture_add ("/batch/what-is-no-value", test_what_is_no_value);
  fixture_add ("/batch/fields-are-columns", test_fields_are_columns);
  return g_test_run ();
}
