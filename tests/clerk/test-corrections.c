/* Corrections: how one is reported, confirmed and sent back, and what the verdict of the class says to each; and that
 * the row of a visit sums up its problems, whatever is done to them. */
#include "config.h"

#include "visits-fixture.h"

#include "summer-checklist.h"
#include "summer-clerk-entry.h"
#include "summer-facts-loader.h"
#include "summer-rules.h"
#include "summer-sheet.h"
#include "summer-assessed.h"
#include "summer-visit-calendar.h"
#include "summer-visit-correction.h"
#include "summer-visit-table.h"
#include "summer-visits.h"

/* A class does not get its grant back by an open serious problem that is written down again as a minor one. */
static void
test_serious_stays_serious (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  g_autoptr (SummerVisitDraft) again = NULL;
  g_autoptr (SummerVisitDraft) confirmed = NULL;
  SummerVisitRecord visit = { .class_id = fixture->classes[1], .day = TODAY, .visitor = "吴查" };
  SummerVisitRecord imported = { .class_id = fixture->classes[0],
                                 .day = TODAY,
                                 .result = SUMMER_VISIT_SERIOUS,
                                 .problem = "插座裸露",
                                 .fix_by = TODAY + 1,
                                 .fixed_on = SUMMER_DAY_NONE };
  g_autoptr (SummerVisitDraft) of_workbook = NULL;
  gint64 stored;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY);
  summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_NO, TODAY);
  g_assert_false (
      summer_visit_problem_is_serious (visits_get_problem (draft, 0))); /* not stored yet */
  stored = visits_save_at (fixture, draft, TODAY);

  again = visits_load (fixture, stored);
  g_assert_true (summer_visit_problem_is_serious (visits_get_problem (again, 0)));
  g_assert_false (summer_visit_problem_is_serious (visits_get_problem (again, 1)));
  visits_get_problem (again, 0)->record.severity = SUMMER_PROBLEM_MINOR;
  visits_assert_refused (fixture, again, visit, "problems");
  visits_get_problem (again, 0)->record.severity = SUMMER_PROBLEM_SERIOUS;
  visits_get_problem (again, 1)->record.severity = SUMMER_PROBLEM_SERIOUS; /* worse is allowed */
  visits_save_at (fixture, again, TODAY);

  visits_confirm (fixture, visits_get_first_key (fixture, stored), TODAY);
  confirmed = visits_load (fixture, stored);
  g_assert_false (summer_visit_problem_is_serious (visits_get_problem (confirmed, 0)));

  fixture_begin (fixture->store, "import");
  g_assert_true (summer_visit_insert (fixture->store, &imported, NULL));
  fixture_commit (fixture->store);
  of_workbook = visits_load (fixture, imported.id);
  g_assert_true (summer_visit_problem_is_serious (visits_get_problem (of_workbook, 0)));
}

static void
test_worst_problem_decides (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  gint64 visit;

  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_MINOR, "留样不全", TODAY - 5);
  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_SERIOUS, "出口堵塞", TODAY - 5);
  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_SERIOUS, "灭火器过期", TODAY - 5);
  visits_get_problem (draft, 0)->record.fix_by = TODAY + 9;
  visits_get_problem (draft, 1)->record.fix_by = TODAY - 4;
  visits_get_problem (draft, 2)->record.fix_by = TODAY - 3;
  visit = visits_save_at (fixture, draft, TODAY - 5);
  visits_assert_row (fixture, visit, "2 留样不全; 出口堵塞; 灭火器过期 +7 -");
  g_assert_cmpint (visits_judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);
}

/* The class is eligible again when the union has confirmed all that was serious, not when it says so itself. */
static void
test_verdict_changes_and_changes_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  const SummerCorrectionForm report = { .fixed_on = TODAY - 1, .fix = "已清理" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  gint64 visit, key;

  g_assert_cmpint (visits_judge (fixture, 1), !=, SUMMER_OUTCOME_FAIL);
  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY - 2);
  visit = visits_save_at (fixture, draft, TODAY - 2);
  key = visits_get_first_key (fixture, visit);
  g_assert_cmpint (visits_judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);

  g_assert_true (
      summer_visit_correction_report (fixture->store, key, &report, TODAY, complaints, NULL, NULL));
  visits_assert_row (fixture, visit, "2 Not met: 安全出口畅通 +11 -");
  g_assert_cmpint (visits_judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);

  visits_confirm (fixture, key, TODAY - 1);
  visits_assert_row (fixture, visit, "2 Not met: 安全出口畅通 +11 +9");
  g_assert_cmpint (visits_judge (fixture, 1), ==, SUMMER_OUTCOME_PASS);

  g_assert_true (summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store),
                                      NULL, NULL));
  g_assert_cmpint (visits_judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);
}

static void
test_sent_back_is_open_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  const SummerCorrectionForm report = { .fixed_on = TODAY, .fix = "已清理" };
  const SummerCorrectionForm back = { .why = "仍有杂物", .fix_by = TODAY + 2 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerVisitCorrection) of = NULL;
  g_autoptr (GError) error = NULL;
  gint64 visit, key;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY);
  visit = visits_save_at (fixture, draft, TODAY);
  key = visits_get_first_key (fixture, visit);

  g_assert_false (summer_visit_correction_send_back (fixture->store, key, &back, TODAY, complaints,
                                                     NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  summer_visit_correction_report (fixture->store, key, &report, TODAY, complaints, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (summer_visit_correction_send_back (fixture->store, key, &back, TODAY, complaints,
                                                    NULL, &error));
  of = summer_visit_correction_load (fixture->store, key, &error);
  g_assert_cmpint (of->problem.fixed_on, ==, SUMMER_DAY_NONE);
  g_assert_cmpstr (of->problem.sent_back, ==, "仍有杂物");
  visits_assert_row (fixture, visit, "2 Not met: 安全出口畅通 +12 -");
}

/* Sent back, it is to be mended as soon as what is found today, and while the class is held: here the calendar knows of a
 * day off. */
static void
test_sent_back_with_a_day (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerVisitCorrection) of = NULL;

  of = summer_visit_correction_load (fixture->store, fixture->visit, &error);
  g_assert_no_error (error);
  for (SummerDay today = FIXTURE_FIRST_DAY + 3; today < FIXTURE_FIRST_DAY + 25; today++)
    {
      const SummerDay by
          = summer_visit_correction_propose_fix_by (of, fixture->store, today, &error);

      g_assert_no_error (error);
      g_assert_cmpint (by, >=, today);
      g_assert_cmpint (by, <=, today + 3); /* a serious one */
      if (by > today)
        g_assert_cmpint ((by - FIXTURE_FIRST_DAY) % 7, <, 5); /* it began on a Monday */
    }
  /* The programme is closed on the Monday a week on: the Friday before is the last that it can be. */
  g_assert_cmpint (summer_visit_correction_propose_fix_by (of, fixture->store,
                                                           FIXTURE_FIRST_DAY + 4, &error),
                   ==, FIXTURE_FIRST_DAY + 4);
}

static void
test_what_a_correction_must_say (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    int fixed_on; /* from today, 99 = none */
    const char *fix, *by, *report, *confirm;
  } cases[] = {
    { 99, "已清理", "吴查", "fixed-on", "fixed-on" },
    { 1, "已清理", "吴查", "fixed-on", "fixed-on" },
    { -3, "已清理", "吴查", "fixed-on", "fixed-on" },
    { -1, NULL, "吴查", "fix", "fix" },
    { -1, "已清理", NULL, NULL, "by" },
    { -2, "已清理", "吴查", NULL, NULL },
  };
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  g_autoptr (SummerVisitCorrection) of = NULL;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY - 2);
  of = summer_visit_correction_load (fixture->store,
                                     visits_get_first_key (fixture, visits_save_at (fixture, draft,
                                                                                    TODAY - 2)),
                                     NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerCorrectionForm form
          = { .fixed_on = cases[i].fixed_on == 99 ? SUMMER_DAY_NONE : TODAY + cases[i].fixed_on,
              .fix = cases[i].fix,
              .by = cases[i].by };
      g_autoptr (SummerComplaints) report = summer_complaints_new ();
      g_autoptr (SummerComplaints) confirmed = summer_complaints_new ();
      const char *field = NULL;

      summer_visit_correction_check_report (of, &form, TODAY, report);
      summer_complaints_get_first (report, &field);
      g_assert_cmpstr (summer_complaints_is_empty (report) ? NULL : field, ==, cases[i].report);
      summer_visit_correction_check_confirm (of, &form, TODAY, confirmed);
      summer_complaints_get_first (confirmed, &field);
      g_assert_cmpstr (summer_complaints_is_empty (confirmed) ? NULL : field, ==, cases[i].confirm);
    }
}

/* Two clerks at one problem: the second is told. */
static void
test_confirmed_once (Fixture *fixture, gconstpointer unused)
{
  const SummerCorrectionForm form = { .fixed_on = TODAY, .by = "吴查" };
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  gint64 key;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY);
  key = visits_get_first_key (fixture, visits_save_at (fixture, draft, TODAY));
  visits_confirm (fixture, key, TODAY);
  g_assert_false (summer_visit_correction_confirm (fixture->store, key, &form, TODAY, complaints,
                                                   NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (summer_visit_correction_confirm (fixture->store, 12345, &form, TODAY, complaints,
                                                   NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
}

/* A visit out of a workbook has its problem in its own row; its key is the visit's. */
static void
test_imported_visit_is_confirmed (Fixture *fixture, gconstpointer unused)
{
  SummerVisitRecord visit = { .class_id = fixture->classes[1],
                              .day = TODAY - 6,
                              .visitor = "吴查",
                              .result = SUMMER_VISIT_SERIOUS,
                              .problem = "插座裸露",
                              .fix_by = TODAY - 1,
                              .fixed_on = SUMMER_DAY_NONE };
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_corrections, fixture->programme);
  g_autoptr (SummerVisitDraft) stale = NULL;
  g_autoptr (GError) error = NULL;
  guint waiting, overdue, problem;

  fixture_begin (fixture->store, "import");
  g_assert_true (summer_visit_insert (fixture->store, &visit, NULL));
  fixture_commit (fixture->store);
  summer_store_publish_today (fixture->store, TODAY, NULL);
  g_assert_cmpuint (summer_sheet_find_key (sheet, visit.id), !=, G_MAXUINT);
  g_assert_true (summer_visit_problem_count (fixture->store, fixture->programme, NULL, TODAY,
                                             &waiting, &overdue, NULL));
  problem = overdue;
  g_assert_cmpuint (problem, >=, 1);
  g_assert_cmpint (visits_judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);

  stale = visits_load (fixture, visit.id);
  visits_confirm (fixture, visit.id, TODAY);
  visits_assert_row (fixture, visit.id, "2 插座裸露 +9 +10");
  visits_get_problem (stale, 0)->record.fix_by = TODAY;
  g_assert_false (visits_save_error (fixture, stale, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT);
  g_assert_cmpint (visits_judge (fixture, 1), ==, SUMMER_OUTCOME_PASS);
  g_assert_cmpuint (summer_sheet_find_key (sheet, visit.id), ==, G_MAXUINT);
  g_assert_true (summer_visit_problem_count (fixture->store, fixture->programme, NULL, TODAY,
                                             &waiting, &overdue, NULL));
  g_assert_cmpuint (overdue, ==, problem - 1);
}

typedef struct
{
  gint64 visit;
  int worst;
  gboolean open;
  SummerDay fix_by, open_by, fixed_on;
} Naive;

typedef struct
{
  Fixture *fixture;
  gboolean serious_open;
} Comparison;

static gboolean
add_naive (const SummerVisitProblemRecord *record, gpointer user_data)
{
  Naive *naive = user_data;

  if (record->severity > naive->worst)
    *naive = (Naive){ naive->visit,    record->severity, FALSE,
                      SUMMER_DAY_NONE, SUMMER_DAY_NONE,  SUMMER_DAY_NONE };
  if (record->severity < naive->worst)
    return TRUE;
  naive->fix_by = MAX (naive->fix_by, record->fix_by);
  if (record->confirmed_on == SUMMER_DAY_NONE)
    {
      naive->open = TRUE;
      naive->open_by = MAX (naive->open_by, record->fix_by);
    }
  else
    naive->fixed_on = MAX (naive->fixed_on, record->fixed_on);
  return TRUE;
}

static gboolean
compare_row (const SummerVisitRecord *record, gpointer user_data)
{
  Comparison *comparison = user_data;
  Naive naive = { record->id, -1, FALSE, SUMMER_DAY_NONE, SUMMER_DAY_NONE, SUMMER_DAY_NONE };

  if (record->class_id != comparison->fixture->classes[1])
    return TRUE;
  summer_visit_problem_each (comparison->fixture->store, record->id, add_naive, &naive, NULL);
  if (naive.worst >= 0)
    {
      g_assert_cmpint (record->result, ==, naive.worst + 1);
      g_assert_cmpint (record->fix_by, ==, naive.open ? naive.open_by : naive.fix_by);
      g_assert_cmpint (record->fixed_on, ==, naive.open ? SUMMER_DAY_NONE : naive.fixed_on);
    }
  else
    g_assert_cmpint (record->result, ==, SUMMER_VISIT_PASS);
  comparison->serious_open
      |= naive.worst == SUMMER_PROBLEM_SERIOUS && (naive.open || naive.fixed_on > TODAY);
  return TRUE;
}

static gboolean
collect_visit (const SummerVisitRecord *record, gpointer user_data)
{
  g_array_append_val (user_data, record->id);
  return TRUE;
}

static gboolean
collect_problem (const SummerVisitProblemRecord *record, gpointer user_data)
{
  g_array_append_val (user_data, record->id);
  return TRUE;
}

static gint64
pick (GArray *keys)
{
  return keys->len > 0
             ? g_array_index (keys, gint64, (guint) g_test_rand_int_range (0, (int) keys->len))
             : 0;
}

static void
do_something (Fixture *fixture)
{
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) problems = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  const SummerDay day = TODAY - g_test_rand_int_range (0, 4);
  const SummerCorrectionForm form
      = { .fixed_on = day, .fix = "已清理", .by = "吴查", .why = "不行", .fix_by = TODAY + 2 };

  summer_visit_each (fixture->store, fixture->programme, collect_visit, visits, NULL);
  for (guint i = 0; i < visits->len; i++)
    summer_visit_problem_each (fixture->store, g_array_index (visits, gint64, i), collect_problem,
                               problems, NULL);
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
    case 1:
      {
        g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);

        for (guint i = 0; i < draft->lines->len; i++)
          summer_visit_draft_answer (draft, i, g_test_rand_int_range (0, 3), TODAY - 4);
        visits_save_at (fixture, draft, TODAY - 4);
        break;
      }
    case 2:
      summer_visit_correction_report (fixture->store, pick (problems), &form, TODAY, complaints,
                                      NULL, NULL);
      break;
    case 3:
      summer_visit_correction_confirm (fixture->store, pick (problems), &form, TODAY, complaints,
                                       NULL, NULL);
      break;
    case 4:
      summer_visit_correction_send_back (fixture->store, pick (problems), &form, TODAY, complaints,
                                         NULL, NULL);
      break;
    default:
      if (summer_journal_get_undoable (fixture->store) > fixture->sequence + 1)
        summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store), NULL,
                             NULL);
    }
}

static void
test_sum_follows_any_sequence (Fixture *fixture, gconstpointer unused)
{
  for (guint step = 0; step < 150; step++)
    {
      Comparison comparison = { .fixture = fixture };

      do_something (fixture);
      g_assert_true (
          summer_visit_each (fixture->store, fixture->programme, compare_row, &comparison, NULL));
      g_assert_cmpint (visits_judge (fixture, 1) == SUMMER_OUTCOME_FAIL, ==,
                       comparison.serious_open);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  visits_add ("/corrections/serious-stays", test_serious_stays_serious);
  visits_add ("/corrections/worst-decides", test_worst_problem_decides);
  visits_add ("/corrections/verdict", test_verdict_changes_and_changes_back);
  visits_add ("/corrections/sent-back", test_sent_back_is_open_again);
  visits_add ("/corrections/correction-complaints", test_what_a_correction_must_say);
  visits_add ("/corrections/correction-sent-back-with-a-day", test_sent_back_with_a_day);
  visits_add ("/corrections/confirmed-once", test_confirmed_once);
  visits_add ("/corrections/imported", test_imported_visit_is_confirmed);
  visits_add ("/corrections/any-sequence", test_sum_follows_any_sequence);
  return g_test_run ();
}
