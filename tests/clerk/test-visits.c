/* Visits: what is stored of one, what its problems come to, how a correction is reported, confirmed and sent back,
 * and what the verdict of the class says to each. */
#include "config.h"

#include "../store/fixture.h"

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

#define TODAY (FIXTURE_FIRST_DAY + 10)

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerChecklist) list = NULL;

  fixture_set_up (fixture, unused);
  fixture_fill (fixture);
  list = summer_checklist_load (fixture->store, fixture->programme, SUMMER_CHECKLIST_VISIT, &error);
  g_assert_no_error (error);
  summer_checklist_add (list, "安全出口畅通", 10, TRUE);
  summer_checklist_add (list, "食品留样", 5, FALSE);
  summer_checklist_add (list, "签到表齐全", 6, FALSE);
  g_assert_true (summer_checklist_save (fixture->store, list, complaints, NULL, &error));
  g_assert_no_error (error);
}

static SummerVisitDraft *
load (Fixture *fixture, gint64 visit)
{
  g_autoptr (GError) error = NULL;
  SummerVisitDraft *draft
      = summer_visit_draft_load (fixture->store, fixture->programme, visit, &error);

  g_assert_no_error (error);
  return draft;
}

static SummerVisitProblem *
get_problem (SummerVisitDraft *draft, guint i)
{
  return draft->problems->pdata[i];
}

/* Stores it in the second class, which had no visit, and returns its id. */
static gint64
save_at (Fixture *fixture, SummerVisitDraft *draft, SummerDay day)
{
  SummerVisitRecord visit = { .class_id = fixture->classes[1], .day = day, .visitor = "吴查" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  gboolean saved
      = summer_visit_save (fixture->store, &visit, draft, 0, TODAY, complaints, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, NULL);
  g_assert_true (saved);
  return visit.id;
}

/* The field that is complained of, and that nothing was written. */
static void
assert_refused (Fixture *fixture,
                SummerVisitDraft *draft,
                SummerVisitRecord visit,
                const char *field)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  const gint64 before = fixture_ask (fixture->path, "SELECT count (*) FROM journal");

  g_assert_false (
      summer_visit_save (fixture->store, &visit, draft, 0, TODAY, complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (summer_complaints_get (complaints, field));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal"), ==, before);
}

static SummerOutcome
judge (Fixture *fixture, guint class)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts
      = summer_store_load_facts (fixture->store, fixture->programme, NULL, &error);
  g_autoptr (SummerAssessment) assessment = NULL;

  g_assert_no_error (error);
  assessment = summer_rules_assess (facts, facts->policy, TODAY);
  return summer_class_assessment_find (&assessment->classes[class], SUMMER_CONDITION_INSPECTION)
      ->outcome;
}

static gboolean
take_key (const SummerVisitProblemRecord *record, gpointer user_data)
{
  *(gint64 *) user_data = record->id;
  return FALSE;
}

static gint64
get_first_key (Fixture *fixture, gint64 visit)
{
  gint64 key = 0;

  g_assert_true (summer_visit_problem_each (fixture->store, visit, take_key, &key, NULL));
  return key;
}

/* What is stored of a visit in its own row: "2 安全出口堵塞 18095 -". */
static gboolean
take_row (const SummerVisitRecord *record, gpointer user_data)
{
  char **text = user_data;
  g_autofree char *by = record->fix_by == SUMMER_DAY_NONE
                            ? g_strdup ("-")
                            : g_strdup_printf ("%+d", record->fix_by - FIXTURE_FIRST_DAY);
  g_autofree char *on = record->fixed_on == SUMMER_DAY_NONE
                            ? g_strdup ("-")
                            : g_strdup_printf ("%+d", record->fixed_on - FIXTURE_FIRST_DAY);

  *text = g_strdup_printf ("%d %s %s %s", (int) record->result,
                           record->problem != NULL ? record->problem : "-", by, on);
  return FALSE;
}

static void
assert_row (Fixture *fixture, gint64 visit, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (summer_visit_find (fixture->store, visit, take_row, &text, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
confirm (Fixture *fixture, gint64 key, SummerDay fixed_on)
{
  const SummerCorrectionForm form = { .fixed_on = fixed_on, .by = "吴查", .fix = "已清理" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_visit_correction_confirm (fixture->store, key, &form, TODAY, complaints,
                                                  NULL, &error));
  g_assert_no_error (error);
}

/* {{{ A visit */

static void
test_visit_is_one_entry (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  gint64 before = fixture_ask (fixture->path, "SELECT count (*) FROM journal"), visit;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY - 1);
  summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_YES, TODAY - 1);
  summer_visit_draft_set_note (draft, 1, "冰箱内");
  visit = save_at (fixture, draft, TODAY - 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal"), ==, before + 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_answer"), ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_problem"), ==, 1);

  g_assert_true (summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store),
                                      NULL, NULL));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_problem"), ==, 0);
  g_assert_false (summer_visit_find (fixture->store, visit, take_row, NULL, NULL));
}

/* 10 of 21 points are 47.61…%: nobody is given a hundredth. */
static void
test_score_is_cut_off (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  g_autofree char *percent = NULL;
  int part, whole;

  g_assert_false (summer_visit_draft_get_score (draft, &part, &whole));
  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_YES, TODAY);
  summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_NO, TODAY);
  summer_visit_draft_answer (draft, 2, SUMMER_ANSWER_NO, TODAY);
  g_assert_true (summer_visit_draft_get_score (draft, &part, &whole));
  g_assert_cmpint (part, ==, 10);
  g_assert_cmpint (whole, ==, 21);
  percent = summer_rate_dup_percent (part, whole);
  g_assert_cmpstr (percent, ==, "47.61");

  summer_visit_draft_answer (draft, 2, SUMMER_ANSWER_NOT_APPLICABLE, TODAY);
  summer_visit_draft_get_score (draft, &part, &whole);
  g_assert_cmpint (whole, ==, 15);
}

static void
test_no_proposes_a_problem (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);

  g_assert_true (summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY));
  g_assert_true (summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_NO, TODAY));
  g_assert_cmpuint (draft->problems->len, ==, 2);
  g_assert_cmpint (get_problem (draft, 0)->record.severity, ==, SUMMER_PROBLEM_SERIOUS);
  g_assert_cmpint (get_problem (draft, 1)->record.severity, ==, SUMMER_PROBLEM_MINOR);
  g_assert_cmpint (get_problem (draft, 0)->record.fix_by, >, TODAY);

  /* Another answer takes back what nobody wrote into; the other stays. */
  summer_visit_problem_set_what (get_problem (draft, 0), "后门被桌子堵住");
  g_assert_false (summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_YES, TODAY));
  g_assert_true (summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_YES, TODAY));
  g_assert_cmpuint (draft->problems->len, ==, 1);
}

static void
test_what_a_visit_must_say (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  const SummerVisitRecord sound
      = { .class_id = fixture->classes[1], .day = TODAY, .visitor = "吴查" };
  SummerVisitRecord visit = sound;

  visit.class_id = 0;
  assert_refused (fixture, draft, visit, "class");
  visit = sound;
  visit.day = SUMMER_DAY_NONE;
  assert_refused (fixture, draft, visit, "day");
  visit.day = TODAY + 1;
  assert_refused (fixture, draft, visit, "day");
  visit = sound;
  visit.visitor = NULL;
  assert_refused (fixture, draft, visit, "visitor");

  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_SERIOUS, NULL, TODAY);
  assert_refused (fixture, draft, sound, "problems");
  summer_visit_problem_set_what (get_problem (draft, 0), "灭火器过期");
  get_problem (draft, 0)->record.fix_by = SUMMER_DAY_NONE;
  assert_refused (fixture, draft, sound, "problems");
  get_problem (draft, 0)->record.fix_by = TODAY - 1;
  assert_refused (fixture, draft, sound, "problems");
  summer_visit_problem_set_fix_by (get_problem (draft, 0), SUMMER_DAY_NONE, "2019-13-40");
  get_problem (draft, 0)->record.severity = SUMMER_PROBLEM_MINOR; /* it could do without a day */
  assert_refused (fixture, draft, sound, "problems");
  summer_visit_problem_set_fix_by (get_problem (draft, 0), TODAY, NULL);
  save_at (fixture, draft, TODAY);
}

/* By a day on which the class is held, and never after its last. */
static void
test_days_to_mend_by (Fixture *fixture, gconstpointer unused)
{
  static const SummerDay days[] = { TODAY - 1, TODAY, TODAY + 2, TODAY + 5 };
  static const struct
  {
    SummerDay day, by;
  } rows[] = { { TODAY - 1, TODAY + 2 },
               { TODAY + 2, TODAY + 5 },
               { TODAY + 3, TODAY + 5 },
               { TODAY + 5, TODAY + 5 } };
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);

  summer_visit_draft_set_days (draft, days, G_N_ELEMENTS (days));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_SERIOUS, "x",
                                                     rows[i].day)
                         ->record.fix_by,
                     ==, rows[i].by);
  g_assert_cmpint (
      summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_MINOR, "x", TODAY)->record.fix_by, ==,
      TODAY + 5);
}

/* Saturday: no class is held. It is stored all the same: somebody may have looked at the rooms. */
static void
test_day_off_is_a_warning (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerVisitRecord visit
      = { .class_id = fixture->classes[1], .day = FIXTURE_FIRST_DAY + 5, .visitor = "吴查" };

  summer_visit_check (fixture->store, &visit, draft, TODAY, complaints);
  g_assert_nonnull (summer_complaints_get_warning (complaints, "day"));
  g_assert_true (summer_complaints_is_empty (complaints));
  summer_complaints_clear (complaints);
  visit.day = FIXTURE_FIRST_DAY + 4;
  summer_visit_check (fixture->store, &visit, draft, TODAY, complaints);
  g_assert_null (summer_complaints_get_warning (complaints, "day"));
}

/* An answer that is corrected later changes the visit, not the number of visits. */
static void
test_visit_is_changed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  g_autoptr (SummerVisitDraft) again = NULL;
  const gint64 before = fixture_ask (fixture->path, "SELECT count (*) FROM visit");
  gint64 visit;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY);
  summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_NO, TODAY);
  visit = save_at (fixture, draft, TODAY);
  again = load (fixture, visit);
  g_assert_cmpuint (again->problems->len, ==, 2);
  summer_visit_draft_answer (again, 0, SUMMER_ANSWER_YES, TODAY);
  summer_visit_draft_answer (again, 1, SUMMER_NOT_ANSWERED, TODAY);
  summer_visit_draft_remove_problem (again, 1);
  g_assert_cmpint (save_at (fixture, again, TODAY), ==, visit);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit"), ==, before + 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_problem"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_answer"), ==, 1);
}

/* A class does not get its grant back by an open serious problem that is written down again as a minor one. */
static void
test_serious_stays_serious (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
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
  g_assert_false (summer_visit_problem_is_serious (get_problem (draft, 0))); /* not stored yet */
  stored = save_at (fixture, draft, TODAY);

  again = load (fixture, stored);
  g_assert_true (summer_visit_problem_is_serious (get_problem (again, 0)));
  g_assert_false (summer_visit_problem_is_serious (get_problem (again, 1)));
  get_problem (again, 0)->record.severity = SUMMER_PROBLEM_MINOR;
  assert_refused (fixture, again, visit, "problems");
  get_problem (again, 0)->record.severity = SUMMER_PROBLEM_SERIOUS;
  get_problem (again, 1)->record.severity = SUMMER_PROBLEM_SERIOUS; /* worse is allowed */
  save_at (fixture, again, TODAY);

  confirm (fixture, get_first_key (fixture, stored), TODAY);
  confirmed = load (fixture, stored);
  g_assert_false (summer_visit_problem_is_serious (get_problem (confirmed, 0)));

  fixture_begin (fixture->store, "import");
  g_assert_true (summer_visit_insert (fixture->store, &imported, NULL));
  fixture_commit (fixture->store);
  of_workbook = load (fixture, imported.id);
  g_assert_true (summer_visit_problem_is_serious (get_problem (of_workbook, 0)));
}

static gboolean
save_error (Fixture *fixture, SummerVisitDraft *draft, GError **error)
{
  SummerVisitRecord visit = { .class_id = fixture->classes[1], .day = TODAY, .visitor = "吴查" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  return summer_visit_save (fixture->store, &visit, draft, 0, TODAY, complaints, NULL, error);
}

/* A form that stood open does not take back what was confirmed or written meanwhile. */
static void
test_stale_form (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  g_autoptr (SummerVisitDraft) plain = NULL;
  g_autoptr (SummerVisitDraft) changed = NULL;
  g_autoptr (SummerVisitDraft) removed = NULL;
  g_autoptr (SummerVisitDraft) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 visit;

  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_SERIOUS, "出口堵塞", TODAY);
  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_MINOR, "留样不全", TODAY);
  visit = save_at (fixture, draft, TODAY);
  plain = load (fixture, visit);
  changed = load (fixture, visit);
  removed = load (fixture, visit);
  other = load (fixture, visit);

  confirm (fixture, get_first_key (fixture, visit), TODAY);
  summer_visit_draft_set_note (plain, 0, "冰箱内");
  save_at (fixture, plain, TODAY);
  assert_row (fixture, visit, "2 出口堵塞; 留样不全 +13 +10");

  summer_visit_problem_set_what (get_problem (changed, 0), "后门堵塞");
  g_assert_false (save_error (fixture, changed, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT);
  g_clear_error (&error);

  get_problem (other, 1)->record.severity = SUMMER_PROBLEM_SERIOUS;
  g_assert_true (save_error (fixture, other, &error));
  g_assert_no_error (error);
  summer_visit_draft_remove_problem (removed, 1);
  g_assert_false (save_error (fixture, removed, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_problem"), ==, 2);
}

/* }}} */
/* {{{ What its problems come to */

static void
test_worst_problem_decides (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  gint64 visit;

  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_MINOR, "留样不全", TODAY - 5);
  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_SERIOUS, "出口堵塞", TODAY - 5);
  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_SERIOUS, "灭火器过期", TODAY - 5);
  get_problem (draft, 0)->record.fix_by = TODAY + 9;
  get_problem (draft, 1)->record.fix_by = TODAY - 4;
  get_problem (draft, 2)->record.fix_by = TODAY - 3;
  visit = save_at (fixture, draft, TODAY - 5);
  assert_row (fixture, visit, "2 留样不全; 出口堵塞; 灭火器过期 +7 -");
  g_assert_cmpint (judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);
}

/* The class is eligible again when the union has confirmed all that was serious, not when it says so itself. */
static void
test_verdict_changes_and_changes_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  const SummerCorrectionForm report = { .fixed_on = TODAY - 1, .fix = "已清理" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  gint64 visit, key;

  g_assert_cmpint (judge (fixture, 1), !=, SUMMER_OUTCOME_FAIL);
  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY - 2);
  visit = save_at (fixture, draft, TODAY - 2);
  key = get_first_key (fixture, visit);
  g_assert_cmpint (judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);

  g_assert_true (
      summer_visit_correction_report (fixture->store, key, &report, TODAY, complaints, NULL, NULL));
  assert_row (fixture, visit, "2 Not met: 安全出口畅通 +11 -");
  g_assert_cmpint (judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);

  confirm (fixture, key, TODAY - 1);
  assert_row (fixture, visit, "2 Not met: 安全出口畅通 +11 +9");
  g_assert_cmpint (judge (fixture, 1), ==, SUMMER_OUTCOME_PASS);

  g_assert_true (summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store),
                                      NULL, NULL));
  g_assert_cmpint (judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);
}

static void
test_sent_back_is_open_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  const SummerCorrectionForm report = { .fixed_on = TODAY, .fix = "已清理" };
  const SummerCorrectionForm back = { .why = "仍有杂物", .fix_by = TODAY + 2 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerVisitCorrection) of = NULL;
  g_autoptr (GError) error = NULL;
  gint64 visit, key;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY);
  visit = save_at (fixture, draft, TODAY);
  key = get_first_key (fixture, visit);

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
  assert_row (fixture, visit, "2 Not met: 安全出口畅通 +12 -");
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
    { -1, NULL, "吴查", "fix", NULL },
    { -1, "已清理", NULL, NULL, "by" },
    { -2, "已清理", "吴查", NULL, NULL },
  };
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  g_autoptr (SummerVisitCorrection) of = NULL;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY - 2);
  of = summer_visit_correction_load (fixture->store,
                                     get_first_key (fixture, save_at (fixture, draft, TODAY - 2)),
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
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  gint64 key;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY);
  key = get_first_key (fixture, save_at (fixture, draft, TODAY));
  confirm (fixture, key, TODAY);
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
  g_assert_cmpint (judge (fixture, 1), ==, SUMMER_OUTCOME_FAIL);

  stale = load (fixture, visit.id);
  confirm (fixture, visit.id, TODAY);
  assert_row (fixture, visit.id, "2 插座裸露 +9 +10");
  get_problem (stale, 0)->record.fix_by = TODAY;
  g_assert_false (save_error (fixture, stale, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT);
  g_assert_cmpint (judge (fixture, 1), ==, SUMMER_OUTCOME_PASS);
  g_assert_cmpuint (summer_sheet_find_key (sheet, visit.id), ==, G_MAXUINT);
  g_assert_true (summer_visit_problem_count (fixture->store, fixture->programme, NULL, TODAY,
                                             &waiting, &overdue, NULL));
  g_assert_cmpuint (overdue, ==, problem - 1);
}

/* {{{ Any order of things that are done */

typedef struct
{
  gint64 visit;
  int worst;
  gboolean open;
  SummerDay fix_by, open_by, fixed_on;
} Naive;

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

typedef struct
{
  Fixture *fixture;
  gboolean serious_open;
} Comparison;

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
        g_autoptr (SummerVisitDraft) draft = load (fixture, 0);

        for (guint i = 0; i < draft->lines->len; i++)
          summer_visit_draft_answer (draft, i, g_test_rand_int_range (0, 3), TODAY - 4);
        save_at (fixture, draft, TODAY - 4);
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
      g_assert_cmpint (judge (fixture, 1) == SUMMER_OUTCOME_FAIL, ==, comparison.serious_open);
    }
}

/* }}} */
/* }}} */
/* {{{ The checklist and the calendar */

/* What was answered is never lost, and never asked otherwise after the event. */
static void
test_answered_item_stays (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  g_autoptr (SummerVisitDraft) anew = NULL;
  g_autoptr (SummerVisitDraft) old = NULL;
  g_autoptr (SummerChecklist) list = NULL;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerChecklistItem *second;
  int part, whole;
  gint64 visit;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_YES, TODAY);
  summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_YES, TODAY);
  visit = save_at (fixture, draft, TODAY);

  list = summer_checklist_load (fixture->store, fixture->programme, SUMMER_CHECKLIST_VISIT, NULL);
  summer_checklist_remove (list, 0); /* answered: no longer asked */
  g_assert_cmpuint (list->items->len, ==, 3);
  summer_checklist_remove (list, 2); /* never answered: gone */
  second = list->items->pdata[1];
  second->record.weight = 50; /* answered: another item */
  g_assert_true (summer_checklist_save (fixture->store, list, complaints, NULL, NULL));

  anew = load (fixture, 0);
  g_assert_cmpuint (anew->lines->len, ==, 1);
  g_assert_cmpint (((SummerVisitLine *) anew->lines->pdata[0])->weight, ==, 50);
  old = load (fixture, visit);
  g_assert_true (summer_visit_draft_get_score (old, &part, &whole));
  g_assert_cmpint (whole, ==, 15);
}

static void
test_checklist_order_and_complaints (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerChecklist) list
      = summer_checklist_load (fixture->store, fixture->programme, SUMMER_CHECKLIST_VISIT, NULL);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerVisitDraft) draft = NULL;

  summer_checklist_move (list, 2, -1);
  summer_checklist_move (list, 0, -1);
  g_assert_true (summer_checklist_save (fixture->store, list, complaints, NULL, NULL));
  draft = load (fixture, 0);
  g_assert_cmpstr (((SummerVisitLine *) draft->lines->pdata[1])->text, ==, "签到表齐全");

  summer_checklist_add (list, "", 1, FALSE);
  g_assert_false (summer_checklist_save (fixture->store, list, complaints, NULL, NULL));
  g_assert_nonnull (summer_complaints_get (complaints, "items"));
  summer_complaints_clear (complaints);
  summer_checklist_item_set_text (list->items->pdata[3], "食品留样");
  g_assert_false (summer_checklist_save (fixture->store, list, complaints, NULL, NULL));
  summer_complaints_clear (complaints);
  summer_checklist_item_set_text (list->items->pdata[3], "饮用水");
  ((SummerChecklistItem *) list->items->pdata[3])->record.weight = 101;
  g_assert_false (summer_checklist_save (fixture->store, list, complaints, NULL, NULL));
}

/* Visits are planned for many classes at once, once a day each; the visit that is made takes its plan away. */
static void
test_plan_is_carried_out (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = load (fixture, 0);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  SummerVisitRecord visit = { .class_id = fixture->classes[1], .day = TODAY, .visitor = "吴查" };
  gint64 planned;

  g_assert_false (summer_visits_plan (fixture->store, fixture->classes, 2, TODAY - 1, NULL, TODAY,
                                      NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (summer_visits_plan (fixture->store, &fixture->classes[1], 1, TODAY, "吴查", TODAY,
                                     NULL, &error));
  g_assert_true (
      summer_visits_plan (fixture->store, fixture->classes, 2, TODAY, "吴查", TODAY, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM planned_visit"), ==, 2);
  g_assert_false (
      summer_visits_plan (fixture->store, fixture->classes, 2, TODAY, "吴查", TODAY, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);

  planned = fixture_ask (fixture->path, "SELECT p.id FROM planned_visit p JOIN class c ON c.id ="
                                        " p.class WHERE c.code = 'FZ-002'");
  g_assert_true (
      summer_visit_save (fixture->store, &visit, draft, planned, TODAY, complaints, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM planned_visit"), ==, 1);
}

static gboolean
save_planned (Fixture *fixture, SummerPlannedVisitRecord *planned, SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;
  gboolean saved;

  summer_complaints_clear (complaints);
  saved = summer_planned_visit_save (fixture->store, planned, TODAY, complaints, NULL, &error);
  g_assert_no_error (error);
  return saved;
}

static void
test_planned_once_a_day (Fixture *fixture, gconstpointer unused)
{
  SummerPlannedVisitRecord first = { .class_id = fixture->classes[0], .day = TODAY },
                           second = first;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  g_assert_true (save_planned (fixture, &first, complaints));
  g_assert_true (save_planned (fixture, &first, complaints)); /* the same again */
  g_assert_false (save_planned (fixture, &second, complaints));
  g_assert_nonnull (summer_complaints_get (complaints, "day"));
  second.day = TODAY + 1;
  g_assert_true (save_planned (fixture, &second, complaints));
  second.day = TODAY;
  g_assert_false (save_planned (fixture, &second, complaints));
  g_assert_nonnull (summer_complaints_get (complaints, "day"));
  second.class_id = fixture->classes[1];
  g_assert_true (save_planned (fixture, &second, complaints));
}

/* }}} */

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define add(name, test) g_test_add (name, Fixture, NULL, set_up, test, fixture_tear_down)
  add ("/visits/one-entry", test_visit_is_one_entry);
  add ("/visits/score", test_score_is_cut_off);
  add ("/visits/no-proposes", test_no_proposes_a_problem);
  add ("/visits/complaints", test_what_a_visit_must_say);
  add ("/visits/days-to-mend-by", test_days_to_mend_by);
  add ("/visits/day-off", test_day_off_is_a_warning);
  add ("/visits/changed", test_visit_is_changed);
  add ("/visits/serious-stays", test_serious_stays_serious);
  add ("/visits/stale-form", test_stale_form);
  add ("/visits/worst-decides", test_worst_problem_decides);
  add ("/visits/verdict", test_verdict_changes_and_changes_back);
  add ("/visits/sent-back", test_sent_back_is_open_again);
  add ("/visits/correction-complaints", test_what_a_correction_must_say);
  add ("/visits/correction-sent-back-with-a-day", test_sent_back_with_a_day);
  add ("/visits/confirmed-once", test_confirmed_once);
  add ("/visits/imported", test_imported_visit_is_confirmed);
  add ("/visits/any-sequence", test_sum_follows_any_sequence);
  add ("/visits/answered-stays", test_answered_item_stays);
  add ("/visits/checklist", test_checklist_order_and_complaints);
  add ("/visits/planned", test_plan_is_carried_out);
  add ("/visits/planned-once", test_planned_once_a_day);
  return g_test_run ();
}
