/* Visits: what is stored of one, its checklist and its score, and the visits that are planned. */
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

/* {{{ A visit */

static void
test_visit_is_one_entry (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  gint64 before = fixture_ask (fixture->path, "SELECT count (*) FROM journal"), visit;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY - 1);
  summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_YES, TODAY - 1);
  summer_visit_draft_set_note (draft, 1, "冰箱内");
  visit = visits_save_at (fixture, draft, TODAY - 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal"), ==, before + 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_answer"), ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_problem"), ==, 1);

  g_assert_true (summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store),
                                      NULL, NULL));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_problem"), ==, 0);
  g_assert_false (summer_visit_find (fixture->store, visit, visits_take_row, NULL, NULL));
}

/* 10 of 21 points are 47.61…%: nobody is given a hundredth. */
static void
test_score_is_cut_off (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
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
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);

  g_assert_true (summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY));
  g_assert_true (summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_NO, TODAY));
  g_assert_cmpuint (draft->problems->len, ==, 2);
  g_assert_cmpint (visits_get_problem (draft, 0)->record.severity, ==, SUMMER_PROBLEM_SERIOUS);
  g_assert_cmpint (visits_get_problem (draft, 1)->record.severity, ==, SUMMER_PROBLEM_MINOR);
  g_assert_cmpint (visits_get_problem (draft, 0)->record.fix_by, >, TODAY);

  /* Another answer takes back what nobody wrote into; the other stays. */
  summer_visit_problem_set_what (visits_get_problem (draft, 0), "后门被桌子堵住");
  g_assert_false (summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_YES, TODAY));
  g_assert_true (summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_YES, TODAY));
  g_assert_cmpuint (draft->problems->len, ==, 1);
}

static void
test_what_a_visit_must_say (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  const SummerVisitRecord sound
      = { .class_id = fixture->classes[1], .day = TODAY, .visitor = "吴查" };
  SummerVisitRecord visit = sound;

  visit.class_id = 0;
  visits_assert_refused (fixture, draft, visit, "class");
  visit = sound;
  visit.day = SUMMER_DAY_NONE;
  visits_assert_refused (fixture, draft, visit, "day");
  visit.day = TODAY + 1;
  visits_assert_refused (fixture, draft, visit, "day");
  visit = sound;
  visit.visitor = NULL;
  visits_assert_refused (fixture, draft, visit, "visitor");

  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_SERIOUS, NULL, TODAY);
  visits_assert_refused (fixture, draft, sound, "problems");
  summer_visit_problem_set_what (visits_get_problem (draft, 0), "灭火器过期");
  visits_get_problem (draft, 0)->record.fix_by = SUMMER_DAY_NONE;
  visits_assert_refused (fixture, draft, sound, "problems");
  visits_get_problem (draft, 0)->record.fix_by = TODAY - 1;
  visits_assert_refused (fixture, draft, sound, "problems");
  summer_visit_problem_set_fix_by (visits_get_problem (draft, 0), SUMMER_DAY_NONE, "2019-13-40");
  visits_get_problem (draft, 0)->record.severity
      = SUMMER_PROBLEM_MINOR; /* it could do without a day */
  visits_assert_refused (fixture, draft, sound, "problems");
  summer_visit_problem_set_fix_by (visits_get_problem (draft, 0), TODAY, NULL);
  visits_save_at (fixture, draft, TODAY);
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
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);

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
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
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
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  g_autoptr (SummerVisitDraft) again = NULL;
  const gint64 before = fixture_ask (fixture->path, "SELECT count (*) FROM visit");
  gint64 visit;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_NO, TODAY);
  summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_NO, TODAY);
  visit = visits_save_at (fixture, draft, TODAY);
  again = visits_load (fixture, visit);
  g_assert_cmpuint (again->problems->len, ==, 2);
  summer_visit_draft_answer (again, 0, SUMMER_ANSWER_YES, TODAY);
  summer_visit_draft_answer (again, 1, SUMMER_NOT_ANSWERED, TODAY);
  summer_visit_draft_remove_problem (again, 1);
  g_assert_cmpint (visits_save_at (fixture, again, TODAY), ==, visit);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit"), ==, before + 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_problem"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_answer"), ==, 1);
}

/* A form that stood open does not take back what was confirmed or written meanwhile. */
static void
test_stale_form (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  g_autoptr (SummerVisitDraft) plain = NULL;
  g_autoptr (SummerVisitDraft) changed = NULL;
  g_autoptr (SummerVisitDraft) removed = NULL;
  g_autoptr (SummerVisitDraft) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 visit;

  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_SERIOUS, "出口堵塞", TODAY);
  summer_visit_draft_add_problem (draft, SUMMER_PROBLEM_MINOR, "留样不全", TODAY);
  visit = visits_save_at (fixture, draft, TODAY);
  plain = visits_load (fixture, visit);
  changed = visits_load (fixture, visit);
  removed = visits_load (fixture, visit);
  other = visits_load (fixture, visit);

  visits_confirm (fixture, visits_get_first_key (fixture, visit), TODAY);
  summer_visit_draft_set_note (plain, 0, "冰箱内");
  visits_save_at (fixture, plain, TODAY);
  visits_assert_row (fixture, visit, "2 出口堵塞; 留样不全 +13 +10");

  summer_visit_problem_set_what (visits_get_problem (changed, 0), "后门堵塞");
  g_assert_false (visits_save_error (fixture, changed, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT);
  g_clear_error (&error);

  visits_get_problem (other, 1)->record.severity = SUMMER_PROBLEM_SERIOUS;
  g_assert_true (visits_save_error (fixture, other, &error));
  g_assert_no_error (error);
  summer_visit_draft_remove_problem (removed, 1);
  g_assert_false (visits_save_error (fixture, removed, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM visit_problem"), ==, 2);
}

/* }}} */
/* {{{ The checklist and the calendar */

/* What was answered is never lost, and never asked otherwise after the event. */
static void
test_answered_item_stays (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
  g_autoptr (SummerVisitDraft) anew = NULL;
  g_autoptr (SummerVisitDraft) old = NULL;
  g_autoptr (SummerChecklist) list = NULL;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerChecklistItem *second;
  int part, whole;
  gint64 visit;

  summer_visit_draft_answer (draft, 0, SUMMER_ANSWER_YES, TODAY);
  summer_visit_draft_answer (draft, 1, SUMMER_ANSWER_YES, TODAY);
  visit = visits_save_at (fixture, draft, TODAY);

  list = summer_checklist_load (fixture->store, fixture->programme, SUMMER_CHECKLIST_VISIT, NULL);
  summer_checklist_remove (list, 0); /* answered: no longer asked */
  g_assert_cmpuint (list->items->len, ==, 3);
  summer_checklist_remove (list, 2); /* never answered: gone */
  second = list->items->pdata[1];
  second->record.weight = 50; /* answered: another item */
  g_assert_true (summer_checklist_save (fixture->store, list, complaints, NULL, NULL));

  anew = visits_load (fixture, 0);
  g_assert_cmpuint (anew->lines->len, ==, 1);
  g_assert_cmpint (((SummerVisitLine *) anew->lines->pdata[0])->weight, ==, 50);
  old = visits_load (fixture, visit);
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
  draft = visits_load (fixture, 0);
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
  g_autoptr (SummerVisitDraft) draft = visits_load (fixture, 0);
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
  visits_add ("/visits/one-entry", test_visit_is_one_entry);
  visits_add ("/visits/score", test_score_is_cut_off);
  visits_add ("/visits/no-proposes", test_no_proposes_a_problem);
  visits_add ("/visits/complaints", test_what_a_visit_must_say);
  visits_add ("/visits/days-to-mend-by", test_days_to_mend_by);
  visits_add ("/visits/day-off", test_day_off_is_a_warning);
  visits_add ("/visits/changed", test_visit_is_changed);
  visits_add ("/visits/stale-form", test_stale_form);
  visits_add ("/visits/answered-stays", test_answered_item_stays);
  visits_add ("/visits/checklist", test_checklist_order_and_complaints);
  visits_add ("/visits/planned", test_plan_is_carried_out);
  visits_add ("/visits/planned-once", test_planned_once_a_day);
  return g_test_run ();
}
