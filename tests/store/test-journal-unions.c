/* The journal of some unions: what touches one of their classes, however far away in the record, and also when what was
 * changed is gone by now. */
#include "fixture.h"

#include "summer-care-table.h"
#include "summer-incident-table.h"
#include "summer-journal-gathering.h"
#include "summer-sheet.h"

#define FIRST 1
#define SECOND 2

/* The sequences, newest first, of the entries that somebody sees who is shown the classes of that union. */
static char *
dup_entries (SummerSheet *sheet)
{
  GString *into = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), i);
      g_string_append_printf (into, " %d", (int) summer_sheet_row_get_key (row));
    }
  g_assert_no_error (summer_sheet_get_error (sheet));
  return g_string_free (into, FALSE);
}

static SummerSheet *
open_journal (Fixture *fixture, int number)
{
  SummerSheet *sheet = summer_sheet_new (fixture->store, &summer_sheet_journal, fixture->programme);

  if (number == FIRST)
    summer_sheet_set_unions (sheet, SUMMER_SHEET_UNIONS_PARTED "FZ-001" SUMMER_SHEET_UNIONS_PARTED);
  else if (number == SECOND)
    summer_sheet_set_unions (sheet, SUMMER_SHEET_UNIONS_PARTED "FZ-002" SUMMER_SHEET_UNIONS_PARTED);
  return sheet;
}

static void
assert_journal (Fixture *fixture, int number, const char *expected)
{
  g_autoptr (SummerSheet) sheet = open_journal (fixture, number);
  g_autofree char *entries = dup_entries (sheet);

  g_assert_cmpstr (entries, ==, expected);
}

static void
fill (Fixture *fixture)
{
  fixture_fill (fixture); /* entry 1: of both classes */
  fixture_tamper (fixture->path, "UPDATE class SET union_name = code");
}

static void
edit_child (Fixture *fixture, int number)
{
  SummerChildRecord child = { .id = fixture->children[number - 1][0],
                              .programme = fixture->programme,
                              .code = number == FIRST ? "FZ-001-01" : "FZ-002-01",
                              .name = "林甜甜",
                              .birth = SUMMER_DAY_NONE,
                              .school = "台江小学" };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  g_assert_true (summer_child_update (fixture->store, &child, &error));
  fixture_commit (fixture->store);
}

static void
add_medicine (Fixture *fixture, int number)
{
  SummerMedicineRecord medicine = { .child = fixture->children[number - 1][1],
                                    .drug = "布洛芬",
                                    .dose = "半片",
                                    .time = 720,
                                    .first_day = FIXTURE_FIRST_DAY,
                                    .last_day = FIXTURE_FIRST_DAY + 2,
                                    .signed_by = "陈大明",
                                    .signed_on = FIXTURE_FIRST_DAY };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "medicine");
  g_assert_true (summer_medicine_insert (fixture->store, &medicine, &error));
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}

static void
add_drill (Fixture *fixture, int number)
{
  SummerDrillRecord drill
      = { .class_id = fixture->classes[number - 1], .day = FIXTURE_FIRST_DAY, .leader = "赵敏" };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "drill");
  g_assert_true (summer_drill_insert (fixture->store, &drill, &error));
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}

static void
set_fixed (Fixture *fixture)
{
  SummerVisitRecord visit = { .id = fixture->visit,
                              .class_id = fixture->classes[0],
                              .day = FIXTURE_FIRST_DAY + 3,
                              .visitor = "吴查",
                              .problem = "灭火器过期",
                              .result = SUMMER_VISIT_SERIOUS,
                              .fix_by = FIXTURE_FIRST_DAY + 10,
                              .fixed_on = FIXTURE_FIRST_DAY + 4 };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "visit");
  g_assert_true (summer_visit_update (fixture->store, &visit, &error));
  fixture_commit (fixture->store);
}

static void
close_days (Fixture *fixture)
{
  SummerDay closed[] = { FIXTURE_FIRST_DAY + 21 };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  g_assert_true (
      summer_programme_save_closed_days (fixture->store, fixture->programme, closed, 1, &error));
  fixture_commit (fixture->store);
}

/* A mark, a child's school, a medicine of a child, a correction of a visit: each is of the class behind it. What the
 * programme has changed is of no class. */
static void
test_each_of_its_class (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  edit_child (fixture, FIRST);    /* 2 */
  edit_child (fixture, SECOND);   /* 3 */
  add_medicine (fixture, SECOND); /* 4 */
  add_drill (fixture, FIRST);     /* 5 */
  set_fixed (fixture);            /* 6 */
  close_days (fixture);           /* 7 */

  assert_journal (fixture, FIRST, " 6 5 2 1");
  assert_journal (fixture, SECOND, " 4 3 1");
  assert_journal (fixture, 0, " 7 6 5 4 3 2 1");
}

/* An open journal goes on with what is done meanwhile. */
static void
test_goes_on (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  g_autoptr (SummerSheet) sheet = open_journal (fixture, SECOND);
  g_autofree char *before = dup_entries (sheet), *after = NULL;

  g_assert_cmpstr (before, ==, " 1");
  edit_child (fixture, FIRST);
  edit_child (fixture, SECOND);
  after = dup_entries (sheet);
  g_assert_cmpstr (after, ==, " 3 1");
}

/* What was changed and is gone by now is still told where it was, whether the journal was looked at before or not. */
static void
test_gone (Fixture *fixture, gconstpointer looked_before)
{
  g_autoptr (GError) error = NULL;

  fill (fixture);
  set_fixed (fixture);         /* 2 */
  edit_child (fixture, FIRST); /* 3 */
  if (looked_before != NULL)
    assert_journal (fixture, FIRST, " 3 2 1");
  fixture_begin (fixture->store, "delete");
  g_assert_true (summer_visit_delete (fixture->store, fixture->visit, &error));
  fixture_commit (fixture->store); /* 4 */
  assert_journal (fixture, FIRST, " 4 3 2 1");
  assert_journal (fixture, SECOND, " 1");
}

/* After an import was taken back, neither the class nor the child is there that its entries were about. */
static void
test_import_taken_back (Fixture *fixture, gconstpointer unused)
{
  SummerClassRecord class = { .programme = fixture->programme,
                              .code = "XM-001",
                              .name = "厦门班",
                              .union_name = "思明区总工会",
                              .state = SUMMER_CLASS_OPEN,
                              .first_day = FIXTURE_FIRST_DAY,
                              .last_day = FIXTURE_FIRST_DAY + 60,
                              .emergency_plan = SUMMER_DAY_NONE,
                              .rank = SUMMER_RANK_NONE };
  SummerChildRecord child = { .code = "XM-001-01", .name = "陈小明", .birth = SUMMER_DAY_NONE };
  SummerEnrolmentRecord enrolment
      = { .first_day = SUMMER_DAY_NONE, .last_day = SUMMER_DAY_NONE, .agreement = SUMMER_DAY_NONE };
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  class.programme = child.programme = fixture->programme;
  fixture_begin (fixture->store, "import");
  g_assert_true (summer_class_insert (fixture->store, &class, &error));
  g_assert_true (summer_child_insert (fixture->store, &child, &error));
  enrolment.class_id = class.id;
  enrolment.child = child.id;
  g_assert_true (summer_enrolment_insert (fixture->store, &enrolment, &error));
  g_assert_cmpint (fixture_commit (fixture->store), ==, 2);
  child.school = "思明小学";
  fixture_begin (fixture->store, "edit");
  g_assert_true (summer_child_update (fixture->store, &child, &error));
  g_assert_cmpint (fixture_commit (fixture->store), ==, 3);
  g_assert_cmpint (summer_journal_undo (fixture->store, 3, &conflicts, &error), !=, 0); /* 4 */
  g_assert_cmpint (summer_journal_undo (fixture->store, 2, &conflicts, &error), !=, 0); /* 5 */
  g_assert_no_error (error);

  assert_journal (fixture, FIRST, " 1");
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_journal, fixture->programme);
  summer_sheet_set_unions (sheet,
                           SUMMER_SHEET_UNIONS_PARTED "思明区总工会" SUMMER_SHEET_UNIONS_PARTED);
  g_autofree char *entries = dup_entries (sheet);
  g_assert_cmpstr (entries, ==, " 5 4 3 2");
}

/* What a worker found out and the window took over in small steps is what it would have found out itself, together with
 * what was written meanwhile. */
static void
test_taken_over_in_steps (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerStore) worker = NULL;
  g_autoptr (SummerJournalGathering) gathering = NULL;
  g_autoptr (GError) error = NULL;
  char *expected[2] = { NULL, NULL };
  gboolean done = FALSE;
  guint n_steps = 0;

  fill (fixture);
  edit_child (fixture, FIRST);
  add_medicine (fixture, SECOND);
  worker = summer_store_open (fixture->path, SUMMER_STORE_NONE, &error);
  g_assert_no_error (error);
  gathering = summer_journal_gathering_read (worker, &error);
  g_assert_no_error (error);
  g_assert_false (
      summer_journal_gathering_is_long (fixture->store)); /* these few are read at once */
  edit_child (fixture, SECOND);
  for (; !done; n_steps++)
    {
      summer_journal_gathering_take (gathering, fixture->store, 2, &done, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_steps, <, 1000);
    }
  g_assert_cmpuint (n_steps, >, 3);
  for (int number = FIRST; number <= SECOND; number++)
    {
      g_autoptr (SummerStore) fresh = summer_store_open (fixture->path, SUMMER_STORE_NONE, &error);
      SummerStore *shown = fixture->store;
      g_autoptr (SummerSheet) sheet = NULL;

      fixture->store = fresh;
      sheet = open_journal (fixture, number);
      expected[number - 1] = dup_entries (sheet);
      fixture->store = shown;
      assert_journal (fixture, number, expected[number - 1]);
    }
  g_assert_cmpstr (expected[0], !=, expected[1]);
  g_free (expected[0]);
  g_free (expected[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/journal-unions/each-entry-is-of-its-class", test_each_of_its_class);
  fixture_add ("/journal-unions/an-open-journal-goes-on", test_goes_on);
  g_test_add ("/journal-unions/of-what-is-gone", Fixture, NULL, fixture_set_up, test_gone,
              fixture_tear_down);
  g_test_add ("/journal-unions/of-what-is-gone-looked-at-before", Fixture, "before", fixture_set_up,
              test_gone, fixture_tear_down);
  fixture_add ("/journal-unions/of-an-import-taken-back", test_import_taken_back);
  fixture_add ("/journal-unions/taken-over-in-steps", test_taken_over_in_steps);
  return g_test_run ();
}
