/* What cannot be taken back: what was changed, removed or taken since is told in words, and nothing is overwritten. */
#include "fixture.h"

#include <string.h>

/* Undoing @sequence is refused, for reasons that name what is to be read in @words, and nothing is written. */
static void
assert_conflict (Fixture *fixture, gint64 sequence, const char *const *words)
{
  g_autofree char *before = fixture_dup_dump (fixture->path);
  gint64 entries = fixture_ask (fixture->path, "SELECT count (*) FROM journal");
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (summer_journal_undo (fixture->store, sequence, &conflicts, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  g_assert_nonnull (conflicts);
  g_autofree char *all = g_strjoinv ("\n", conflicts);
  g_test_message ("%s", all);
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_nonnull (strstr (all, words[i]));

  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal"), ==, entries);
  fixture_assert_sound (fixture);
}

static void
test_conflict_changed (Fixture *fixture, gconstpointer unused)
{
  static const char *const words[]
      = { "Child FZ-001-01 林甜甜", "School", "台江小学", "仓山小学", NULL };

  fixture_fill (fixture);
  fixture_edit_school (fixture, "台江小学");
  fixture_edit_school (fixture, "仓山小学");
  assert_conflict (fixture, 2, words);
}

static void
test_conflict_sensitive (Fixture *fixture, gconstpointer unused)
{
  static const char *const words[] = { "Child FZ-001-01 林甜甜", "Telephone", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) conflicts = NULL;
  SummerChildRecord child = {
    .id = 0, .programme = 0, .code = "FZ-001-01", .name = "林甜甜", .birth = SUMMER_DAY_NONE
  };

  fixture_fill (fixture);
  child.id = fixture->children[0][0];
  child.programme = fixture->programme;
  for (guint i = 0; i < 2; i++)
    {
      child.telephone = i == 0 ? "13811112222" : "13833334444";
      fixture_begin (fixture->store, "edit");
      g_assert_true (summer_child_update (fixture->store, &child, &error));
      fixture_commit (fixture->store);
    }
  assert_conflict (fixture, 2, words);
  g_assert_false (summer_journal_undo (fixture->store, 2, &conflicts, NULL));
  g_assert_null (strstr (conflicts[0], "13811112222"));
  g_assert_null (strstr (conflicts[0], "13833334444"));
}

static void
test_conflict_deleted (Fixture *fixture, gconstpointer unused)
{
  static const char *const words[] = { "Incident", "deleted", NULL };
  g_autoptr (GError) error = NULL;
  SummerIncidentRecord incident = { .day = FIXTURE_FIRST_DAY, .severity = SUMMER_INCIDENT_ADVERSE };

  fixture_fill (fixture);
  incident.id = fixture->incident;
  incident.class_id = fixture->classes[0];
  fixture_begin (fixture->store, "edit");
  g_assert_true (summer_incident_update (fixture->store, &incident, &error));
  fixture_commit (fixture->store);
  fixture_begin (fixture->store, "delete");
  g_assert_true (summer_incident_delete (fixture->store, fixture->incident, &error));
  fixture_commit (fixture->store);
  assert_conflict (fixture, 2, words);
}

static void
test_conflict_taken (Fixture *fixture, gconstpointer unused)
{
  static const char *const words[]
      = { "Attendance FZ-001 2019-07-08 FZ-001-01 林甜甜", "added again", NULL };
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "delete");
  g_assert_true (summer_mark_delete (fixture->store, fixture->classes[0], FIXTURE_FIRST_DAY,
                                     fixture->children[0][0], &error));
  fixture_commit (fixture->store);
  SummerMarkRecord mark = { .class_id = fixture->classes[0],
                            .child = fixture->children[0][0],
                            .day = FIXTURE_FIRST_DAY,
                            .mark = SUMMER_MARK_ABSENT,
                            .in = SUMMER_TIME_NONE,
                            .out = SUMMER_TIME_NONE };
  fixture_begin (fixture->store, "attendance");
  g_assert_true (summer_mark_insert (fixture->store, &mark, &error));
  fixture_commit (fixture->store);
  assert_conflict (fixture, 2, words);
}

static void
test_conflict_code_taken (Fixture *fixture, gconstpointer unused)
{
  static const char *const words[]
      = { "Insurance policy", "another record has taken its place", NULL };
  g_autoptr (GError) error = NULL;
  SummerInsuranceRecord policy
      = { .number = "NEW-1", .first_day = 1, .last_day = 2, .sum_insured = -1, .premium = -1 };

  fixture_fill (fixture);
  policy.programme = fixture->programme;
  fixture_begin (fixture->store, "edit");
  g_assert_true (summer_insurance_insert (fixture->store, &policy, &error));
  fixture_commit (fixture->store);
  fixture_begin (fixture->store, "delete");
  g_assert_true (summer_insurance_delete (fixture->store, policy.id, &error));
  fixture_commit (fixture->store);
  policy.id = 0;
  fixture_begin (fixture->store, "edit");
  g_assert_true (summer_insurance_insert (fixture->store, &policy, &error));
  fixture_commit (fixture->store);
  assert_conflict (fixture, 3, words);
}

static void
test_conflict_referred_to (Fixture *fixture, gconstpointer unused)
{
  static const char *const words[] = { "Enrolment", "refers to a record that would go", NULL };
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  SummerChildRecord child = {
    .programme = fixture->programme, .code = "NEW", .name = "新同学", .birth = SUMMER_DAY_NONE
  };
  fixture_begin (fixture->store, "add");
  g_assert_true (summer_child_insert (fixture->store, &child, &error));
  fixture_commit (fixture->store);
  SummerEnrolmentRecord enrolment
      = { 0, fixture->classes[0], child.id, SUMMER_DAY_NONE, SUMMER_DAY_NONE, SUMMER_DAY_NONE };
  fixture_begin (fixture->store, "add");
  g_assert_true (summer_enrolment_insert (fixture->store, &enrolment, &error));
  fixture_commit (fixture->store);
  assert_conflict (fixture, 2, words);
}

/* An import that was worked on cannot be taken back: the person reads the first records and how many more. */
static void
test_conflict_import (Fixture *fixture, gconstpointer unused)
{
  static const char *const words[]
      = { "Attendance XM-00001 2019-07-18 XM-00001-01 陈小明", "and 10 more records", NULL };

  fixture_fill (fixture);
  fixture_add_marks (fixture, 2, 10, 5);
  fixture_begin (fixture->store, "attendance");
  g_autoptr (GError) error = NULL;
  gint64 class = fixture_ask (fixture->path, "SELECT id FROM class WHERE code = 'XM-00001'");
  gint64 child = fixture_ask (fixture->path, "SELECT id FROM child WHERE code = 'XM-00001-01'");
  for (int day = 10; day < 40; day++)
    {
      SummerMarkRecord mark = { .class_id = class,
                                .child = child,
                                .day = FIXTURE_FIRST_DAY + day,
                                .mark = SUMMER_MARK_PRESENT,
                                .in = SUMMER_TIME_NONE,
                                .out = SUMMER_TIME_NONE };
      g_assert_true (summer_mark_insert (fixture->store, &mark, &error));
    }
  fixture_commit (fixture->store);
  assert_conflict (fixture, 2, words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/journal/conflict/changed", test_conflict_changed);
  fixture_add ("/journal/conflict/sensitive", test_conflict_sensitive);
  fixture_add ("/journal/conflict/deleted", test_conflict_deleted);
  fixture_add ("/journal/conflict/taken", test_conflict_taken);
  fixture_add ("/journal/conflict/code-taken", test_conflict_code_taken);
  fixture_add ("/journal/conflict/referred-to", test_conflict_referred_to);
  fixture_add ("/journal/conflict/import", test_conflict_import);
  return g_test_run ();
}
