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

void
visits_set_up (Fixture *fixture, gconstpointer unused)
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

SummerVisitDraft *
visits_load (Fixture *fixture, gint64 visit)
{
  g_autoptr (GError) error = NULL;
  SummerVisitDraft *draft
      = summer_visit_draft_load (fixture->store, fixture->programme, visit, &error);

  g_assert_no_error (error);
  return draft;
}

SummerVisitProblem *
visits_get_problem (SummerVisitDraft *draft, guint i)
{
  return draft->problems->pdata[i];
}

/* Stores it in the second class, which had no visit, and returns its id. */
gint64
visits_save_at (Fixture *fixture, SummerVisitDraft *draft, SummerDay day)
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
void
visits_assert_refused (Fixture *fixture,
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

SummerOutcome
visits_judge (Fixture *fixture, guint class)
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

gint64
visits_get_first_key (Fixture *fixture, gint64 visit)
{
  gint64 key = 0;

  g_assert_true (summer_visit_problem_each (fixture->store, visit, take_key, &key, NULL));
  return key;
}

/* What is stored of a visit in its own row: "2 安全出口堵塞 18095 -". */
gboolean
visits_take_row (const SummerVisitRecord *record, gpointer user_data)
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

void
visits_assert_row (Fixture *fixture, gint64 visit, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (summer_visit_find (fixture->store, visit, visits_take_row, &text, NULL));
  g_assert_cmpstr (text, ==, expected);
}

void
visits_confirm (Fixture *fixture, gint64 key, SummerDay fixed_on)
{
  const SummerCorrectionForm form = { .fixed_on = fixed_on, .by = "吴查", .fix = "已清理" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_visit_correction_confirm (fixture->store, key, &form, TODAY, complaints,
                                                  NULL, &error));
  g_assert_no_error (error);
}

gboolean
visits_save_error (Fixture *fixture, SummerVisitDraft *draft, GError **error)
{
  SummerVisitRecord visit = { .class_id = fixture->classes[1], .day = TODAY, .visitor = "吴查" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  return summer_visit_save (fixture->store, &visit, draft, 0, TODAY, complaints, NULL, error);
}
