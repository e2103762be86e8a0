/* What follows on an incident: who was told in which order, claims on the insurer; and drills. */
#include "config.h"

#include "../store/fixture.h"

#include "summer-care-table.h"
#include "summer-claims.h"
#include "summer-class-record.h"
#include "summer-clerk-entry.h"
#include "summer-documents.h"
#include "summer-incident-steps.h"
#include "summer-incident-table.h"
#include "summer-visit-calendar.h"

#include <glib/gstdio.h>

#define TODAY (FIXTURE_FIRST_DAY + 10)
#define FULL " BEGIN SELECT RAISE (ABORT, 'full'); END;"
#define DAY (FIXTURE_FIRST_DAY + 2)

typedef struct
{
  Fixture store;
  gint64 incident; /* on DAY at 10:00, of the first child */
  gint64 late;     /* a policy that begins after it and names the same child */
} Office;

static void
set_up (Office *office, gconstpointer unused)
{
  Fixture *fixture = &office->store;
  SummerIncidentNoteRecord note = { .day = DAY,
                                    .what = "擦伤",
                                    .severity = SUMMER_INCIDENT_MINOR,
                                    .kind = SUMMER_INCIDENT_INJURY,
                                    .time = 600,
                                    .noted_by = "王老师",
                                    .ended_on = SUMMER_DAY_NONE,
                                    .ended_at = SUMMER_TIME_NONE,
                                    .reviewed_on = SUMMER_DAY_NONE };
  SummerInsuranceRecord policy = { .number = "PICC-LATE",
                                   .kind = SUMMER_INSURANCE_ACCIDENT_MEDICAL,
                                   .first_day = DAY + 1,
                                   .last_day = DAY + 60,
                                   .sum_insured = -1,
                                   .premium = -1 };
  SummerInsuredRecord insured;

  fixture_set_up (fixture, unused);
  fixture_fill (fixture);
  fixture_begin (fixture->store, "incident");
  note.class_id = fixture->classes[0];
  policy.programme = fixture->programme;
  g_assert_true (
      summer_incident_note_insert (fixture->store, &note, fixture->children[0], 1, NULL));
  g_assert_true (summer_insurance_insert (fixture->store, &policy, NULL));
  insured = (SummerInsuredRecord){ policy.id, fixture->children[0][0] };
  g_assert_true (summer_insured_insert (fixture->store, &insured, NULL));
  fixture_commit (fixture->store);
  office->incident = note.id;
  office->late = policy.id;
}

static void
tear_down (Office *office, gconstpointer unused)
{
  fixture_tear_down (&office->store, unused);
}

static SummerClaimRecord
make_claim (Office *office)
{
  return (SummerClaimRecord){ .incident = office->incident,
                              .policy = office->store.policy,
                              .child = office->store.children[0][0],
                              .state = SUMMER_CLAIM_REPORTED,
                              .reported_on = DAY,
                              .amount = -1,
                              .decided_on = SUMMER_DAY_NONE,
                              .paid = -1 };
}

static void
save (Office *office, SummerClaimRecord *claim)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  gboolean saved = summer_claim_save (office->store.store, claim, TODAY, complaints, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, NULL);
  g_assert_true (saved);
}

static void
assert_refused (Office *office, SummerClaimRecord claim, const char *field)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  const gint64 before = fixture_ask (office->store.path, "SELECT count (*) FROM journal");

  g_assert_false (summer_claim_save (office->store.store, &claim, TODAY, complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (summer_complaints_get (complaints, field));
  g_assert_cmpint (fixture_ask (office->store.path, "SELECT count (*) FROM journal"), ==, before);
}

/* The policy that covered the child on that day is proposed, not one that began later, whatever it pays for. */
static void
test_policy_of_the_day_is_proposed (Office *office, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (summer_claim_propose_policy (office->store.store, office->incident,
                                                office->store.children[0][0], &error),
                   ==, office->store.policy);
  g_assert_no_error (error);
  g_assert_cmpint (summer_claim_propose_policy (office->store.store, office->incident, 4711,
                                                &error),
                   ==, 0);
  g_assert_no_error (error);
}

static void
test_policy_must_cover_the_day (Office *office, gconstpointer unused)
{
  SummerClaimRecord claim = make_claim (office);

  claim.policy = office->late;
  assert_refused (office, claim, "policy");
  claim.policy = 0;
  assert_refused (office, claim, "policy");
  claim = make_claim (office);
  claim.child = office->store.children[0][1]; /* no part of it */
  assert_refused (office, claim, "child");
  claim.child = 0;
  assert_refused (office, claim, "child");
}

static void
test_claim_from_report_to_payment (Office *office, gconstpointer unused)
{
  SummerClaimRecord claim = make_claim (office);
  SummerClaimRecord again;

  save (office, &claim);
  again = claim;
  again.state = SUMMER_CLAIM_PAID; /* never filed */
  again.amount = again.paid = 8000;
  again.decided_on = TODAY;
  assert_refused (office, again, "state");

  claim.state = SUMMER_CLAIM_FILED;
  assert_refused (office, claim, "amount");
  claim.amount = 12050;
  claim.number = "LP-1";
  save (office, &claim);

  claim.state = SUMMER_CLAIM_PAID;
  assert_refused (office, claim, "paid");
  claim.paid = 10000;
  assert_refused (office, claim, "decided-on");
  claim.decided_on = TODAY;
  save (office, &claim);

  again = claim;
  again.state = SUMMER_CLAIM_FILED;
  again.paid = -1;
  assert_refused (office, again, "state");
  again.state = SUMMER_CLAIM_REFUSED;
  assert_refused (office, again, "state");
  g_assert_cmpint (fixture_ask (office->store.path, "SELECT count (*) FROM claim"), ==, 1);
  g_assert_cmpint (fixture_ask (office->store.path, "SELECT paid FROM claim"), ==, 10000);
}

static void
test_days_of_a_claim (Office *office, gconstpointer unused)
{
  SummerClaimRecord claim = make_claim (office);

  claim.reported_on = DAY - 1;
  assert_refused (office, claim, "reported-on");
  claim.reported_on = TODAY + 1;
  assert_refused (office, claim, "reported-on");
  claim.reported_on = SUMMER_DAY_NONE;
  assert_refused (office, claim, "reported-on");
  claim.reported_on = TODAY;
  claim.state = SUMMER_CLAIM_REFUSED;
  claim.amount = 100;
  claim.decided_on = TODAY - 1;
  assert_refused (office, claim, "decided-on");
  claim.decided_on = TODAY + 1;
  assert_refused (office, claim, "decided-on");
  claim.decided_on = TODAY;
  claim.paid = 100;
  assert_refused (office, claim, "paid");
}

/* Where a workbook names nobody, any child of the class may be claimed for. */
static void
test_incident_of_a_workbook (Office *office, gconstpointer unused)
{
  SummerClaimRecord claim = make_claim (office);

  claim.incident = office->store.incident;
  claim.reported_on = TODAY;
  save (office, &claim);
  claim.id = 0;
  claim.incident = 4711;
  assert_refused (office, claim, "child");
}

static gboolean
append_kind (const SummerIncidentStepRecord *record, gpointer user_data)
{
  g_string_append_printf (user_data, "%d ", (int) record->kind);
  return TRUE;
}

static const char *
tell (
    Office *office, SummerIncidentStepKind kind, SummerDay day, SummerTime time, const char *person)
{
  SummerIncidentStepRecord step
      = { .incident = office->incident, .kind = kind, .day = day, .time = time, .person = person };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  summer_incident_step_save (office->store.store, &step, TODAY, 900, complaints, NULL, &error);
  g_assert_no_error (error);
  summer_complaints_get_first (complaints, &field);
  return summer_complaints_is_empty (complaints) ? NULL : g_intern_string (field);
}

/* In the order in which it was, whatever the order in which it is noted; never before the incident. */
static void
test_steps_in_their_order (Office *office, gconstpointer unused)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  g_assert_cmpstr (tell (office, SUMMER_STEP_UNION_TOLD, DAY, 650, "吴查"), ==, NULL);
  g_assert_cmpstr (tell (office, SUMMER_STEP_FOLLOWED_UP, DAY + 1, SUMMER_TIME_NONE, "吴查"), ==,
                   NULL);
  g_assert_cmpstr (tell (office, SUMMER_STEP_GUARDIAN_TOLD, DAY, 610, "林妈妈"), ==, NULL);
  g_assert_cmpstr (tell (office, SUMMER_STEP_GUARDIAN_TOLD, DAY, 599, "林妈妈"), ==, "time");
  g_assert_cmpstr (tell (office, SUMMER_STEP_GUARDIAN_TOLD, DAY - 1, 700, "林妈妈"), ==, "day");
  g_assert_cmpstr (tell (office, SUMMER_STEP_INSURER_TOLD, TODAY, 901, "人保"), ==, "time");
  g_assert_cmpstr (tell (office, SUMMER_STEP_INSURER_TOLD, TODAY + 1, 800, "人保"), ==, "day");
  g_assert_cmpstr (tell (office, SUMMER_STEP_INSURER_TOLD, TODAY, 900, NULL), ==, "person");
  g_assert_cmpstr (tell (office, SUMMER_STEP_INSURER_TOLD, SUMMER_DAY_NONE, 900, "人保"), ==,
                   "day");
  summer_incident_step_each (office->store.store, office->incident, append_kind, kinds, NULL);
  g_assert_cmpstr (kinds->str, ==, "0 1 4 ");
}

static void
test_drill (Office *office, gconstpointer unused)
{
  SummerDrillRecord drill = { .class_id = office->store.classes[0],
                              .day = TODAY,
                              .kind = SUMMER_DRILL_FIRE,
                              .children = 25,
                              .staff = -1,
                              .seconds = 170 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (summer_drill_save (office->store.store, &drill, TODAY, complaints, NULL, &error));
  g_assert_nonnull (summer_complaints_get (complaints, "leader"));
  summer_complaints_clear (complaints);
  drill.leader = "陈主任";
  g_assert_true (summer_drill_save (office->store.store, &drill, TODAY, complaints, NULL, &error));
  drill.seconds = 140;
  g_assert_true (summer_drill_save (office->store.store, &drill, TODAY, complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_ask (office->store.path, "SELECT count (*) FROM drill"), ==, 1);
  g_assert_cmpint (fixture_ask (office->store.path, "SELECT seconds FROM drill"), ==, 140);
}

static void
undo (Office *office)
{
  g_assert_true (summer_journal_undo (office->store.store,
                                      summer_journal_get_undoable (office->store.store), NULL,
                                      NULL));
}

static gint64
count (Office *office, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  return fixture_ask (office->store.path, sql);
}

/* What was noted by mistake is taken out, a claim with its documents; one undo brings all of it back. */
static void
test_taken_out_and_back (Office *office, gconstpointer unused)
{
  SummerStore *store = office->store.store;
  SummerClaimRecord claim = make_claim (office);
  SummerDrillRecord drill = { .class_id = office->store.classes[0],
                              .day = TODAY,
                              .kind = SUMMER_DRILL_FIRE,
                              .leader = "陈主任" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *scan = g_build_filename (g_get_tmp_dir (), "summer-claim-XXXXXX", NULL);
  SummerDocumentRecord about = { .owner_table = "claim", .programme = office->store.programme };
  gint64 step;

  save (office, &claim);
  about.owner = claim.id;
  g_close (g_mkstemp (scan), NULL);
  g_assert_true (g_file_set_contents (scan, "%PDF-1.4 x", -1, NULL));
  summer_documents_attach (store, &about, scan, NULL, &error);
  g_assert_no_error (error);
  g_remove (scan);
  g_assert_true (summer_claim_take_out (store, claim.id, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (office, "claim") + count (office, "document"), ==, 0);
  undo (office);
  g_assert_cmpint (count (office, "claim"), ==, 1);
  g_assert_cmpint (count (office, "document"), ==, 1);

  claim.state = SUMMER_CLAIM_REFUSED;
  claim.amount = 100;
  claim.decided_on = TODAY;
  save (office, &claim);
  g_assert_false (summer_claim_take_out (store, claim.id, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (summer_claim_take_out (store, 4711, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpstr (tell (office, SUMMER_STEP_UNION_TOLD, DAY, 650, "吴查"), ==, NULL);
  step = fixture_ask (office->store.path, "SELECT id FROM incident_step");
  g_assert_true (summer_incident_step_take_out (store, step, NULL, &error));
  g_assert_cmpint (count (office, "incident_step"), ==, 0);
  g_assert_false (summer_incident_step_take_out (store, step, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT);
  g_clear_error (&error);
  undo (office);
  g_assert_cmpint (count (office, "incident_step"), ==, 1);

  g_assert_true (summer_drill_save (store, &drill, TODAY, complaints, NULL, &error));
  g_assert_true (summer_drill_take_out (store, drill.id, NULL, &error));
  g_assert_cmpint (count (office, "drill"), ==, 0);
  g_assert_false (summer_drill_take_out (store, drill.id, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT);
  undo (office);
  g_assert_cmpint (count (office, "drill"), ==, 1);
}

/* What could not be stored is stored as a new one when it is tried again. */
static void
test_failed_is_tried_again (Office *office, gconstpointer unused)
{
  SummerStore *store = office->store.store;
  const char *path = office->store.path;
  const gint64 class_id = office->store.classes[0];
  SummerClaimRecord claim = make_claim (office);
  SummerIncidentStepRecord step = { .incident = office->incident,
                                    .kind = SUMMER_STEP_GUARDIAN_TOLD,
                                    .day = DAY,
                                    .time = 610,
                                    .person = "林妈妈" };
  SummerDrillRecord drill
      = { .class_id = class_id, .day = TODAY, .kind = SUMMER_DRILL_FIRE, .leader = "陈主任" };
  SummerPlannedVisitRecord planned = { .class_id = class_id, .day = TODAY };
  SummerReviewRecord review
      = { .class_id = class_id, .day = DAY, .reviewer = "吴查", .result = SUMMER_RESULT_PASS };

  for (guint i = 0; i < 2; i++)
    {
      const gboolean sound = i == 1;
      g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

      fixture_tamper (path, sound
                                ? "DROP TRIGGER claim_full; DROP TRIGGER step_full; DROP TRIGGER"
                                  " drill_full; DROP TRIGGER planned_full; DROP TRIGGER"
                                  " review_full"
                                : "CREATE TRIGGER claim_full BEFORE INSERT ON claim" FULL
                                  "CREATE TRIGGER step_full BEFORE INSERT ON incident_step" FULL
                                  "CREATE TRIGGER drill_full BEFORE INSERT ON drill" FULL
                                  "CREATE TRIGGER planned_full BEFORE INSERT ON planned_visit" FULL
                                  "CREATE TRIGGER review_full BEFORE INSERT ON review" FULL);
      g_assert_true (summer_claim_save (store, &claim, TODAY, complaints, NULL, NULL) == sound);
      g_assert_true (summer_incident_step_save (store, &step, TODAY, 900, complaints, NULL, NULL)
                     == sound);
      g_assert_true (summer_drill_save (store, &drill, TODAY, complaints, NULL, NULL) == sound);
      g_assert_true (summer_planned_visit_save (store, &planned, TODAY, complaints, NULL, NULL)
                     == sound);
      g_assert_true (summer_site_review_save (store, &review, TODAY, complaints, NULL, NULL)
                     == sound);
      g_assert_true (summer_complaints_is_empty (complaints));
      g_assert_true ((claim.id != 0) == sound && (step.id != 0) == sound && (drill.id != 0) == sound
                     && (planned.id != 0) == sound && (review.id != 0) == sound);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define add(name, test) g_test_add (name, Office, NULL, set_up, test, tear_down)
  add ("/claims/policy-proposed", test_policy_of_the_day_is_proposed);
  add ("/claims/policy-covers", test_policy_must_cover_the_day);
  add ("/claims/states", test_claim_from_report_to_payment);
  add ("/claims/days", test_days_of_a_claim);
  add ("/claims/workbook", test_incident_of_a_workbook);
  add ("/claims/steps", test_steps_in_their_order);
  add ("/claims/drill", test_drill);
  add ("/claims/taken-out", test_taken_out_and_back);
  add ("/claims/tried-again", test_failed_is_tried_again);
  return g_test_run ();
}
