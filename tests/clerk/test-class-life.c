/* The life of a class: which step may follow on which, what stands against each, and that each is one entry that can
 * be taken back. */
#include "config.h"

#include "life-fixture.h"
#include "summer-safety-table.h"
#include "summer-checklist.h"
#include "summer-class-life.h"
#include "summer-class-record.h"
#include "summer-clerk-entry.h"
#include "summer-life-queries.h"
#include "summer-provider-record.h"
#include "summer-venue-record.h"

/* {{{ The table of steps */

/* Told a second time, by what a clerk would say: a row a stage, a column a step; "x" = may be taken. */
static void
test_every_pair (void)
{
  static const struct
  {
    SummerStage stage;
    const char *steps; /* apply return again approve reject open end assess settle withdraw */
  } rows[] = {
    { SUMMER_STAGE_APPLIED, ".x.xx....x" },       { SUMMER_STAGE_RETURNED, "..x.x....x" },
    { SUMMER_STAGE_REVIEW_FAILED, ".x.xx....x" }, { SUMMER_STAGE_REVIEWED, ".x.xx....x" },
    { SUMMER_STAGE_APPROVED, ".....x...x" },      { SUMMER_STAGE_OPEN, "......x..x" },
    { SUMMER_STAGE_ENDED, ".......x.." },         { SUMMER_STAGE_ASSESSED, ".......xx." },
    { SUMMER_STAGE_SETTLED, ".........." },       { SUMMER_STAGE_REJECTED, ".........." },
    { SUMMER_STAGE_WITHDRAWN, ".........." },
  };

  g_assert_cmpint (G_N_ELEMENTS (rows), ==, SUMMER_N_STAGES);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int step = 0; step < SUMMER_N_STEPS; step++)
      {
        g_test_message ("%s, step %s", summer_stage_get_text (rows[i].stage),
                        summer_step_get_name ((SummerStep) step));
        g_assert_cmpint (summer_stage_allows (rows[i].stage, (SummerStep) step), ==,
                         rows[i].steps[step] == 'x');
      }
}

static void
test_next_may_be_taken (void)
{
  for (int stage = 0; stage < SUMMER_N_STAGES; stage++)
    {
      const int next = summer_stage_get_next ((SummerStage) stage);

      g_assert_true (next < 0 || summer_stage_allows ((SummerStage) stage, (SummerStep) next));
      g_assert_cmpint (next < 0, ==, *summer_stage_get_next_text ((SummerStage) stage) == '\0');
    }
}

/* The state of the workbook leads: a step that does not agree with it says nothing. */
static void
test_stages (void)
{
  for (int state = SUMMER_CLASS_APPLIED; state <= SUMMER_CLASS_WITHDRAWN; state++)
    for (int step = -1; step < SUMMER_N_STEPS; step++)
      for (int review = -1; review <= SUMMER_RESULT_PASS; review++)
        {
          const SummerStage stage = summer_stage_get ((SummerClassState) state, step, review);
          const gboolean applied = stage <= SUMMER_STAGE_REVIEWED;
          const gboolean ended = stage >= SUMMER_STAGE_ENDED && stage <= SUMMER_STAGE_SETTLED;

          g_assert_cmpint (applied, ==, state == SUMMER_CLASS_APPLIED);
          g_assert_cmpint (ended, ==, state == SUMMER_CLASS_ENDED);
          g_assert_cmpint (stage == SUMMER_STAGE_RETURNED, ==,
                           applied && step == SUMMER_STEP_RETURN);
          g_assert_cmpint (stage == SUMMER_STAGE_ASSESSED, ==, ended && step == SUMMER_STEP_ASSESS);
          g_assert_cmpint (stage == SUMMER_STAGE_SETTLED, ==, ended && step == SUMMER_STEP_SETTLE);
          g_assert_true (stage != SUMMER_STAGE_REVIEWED || review == SUMMER_RESULT_PASS);
        }
}

/* }}} */
/* {{{ One class through its life */

static void
set_plan (Fixture *fixture, gint64 class_id, SummerDay day)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE class SET emergency_plan = %d WHERE id = %" G_GINT64_FORMAT, day,
                         class_id);

  fixture_tamper (fixture->path, sql);
}

static void
hire (Fixture *fixture, gint64 class_id, const char *name, SummerRole role)
{
  SummerStaffRecord staff = { .class_id = class_id,
                              .name = name,
                              .role = role,
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "add");
  summer_staff_insert (fixture->store, &staff, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}

static void
assert_refused (Fixture *fixture,
                gint64 class_id,
                SummerStep step,
                SummerDay day,
                const char *note,
                const char *words)
{
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_autofree char *complaint = life_take (fixture, class_id, step, day, note);
  g_autofree char *after = fixture_dup_dump (fixture->path);

  g_assert_cmpstr (complaint, ==, words);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_stands (Fixture *fixture, gint64 class_id, SummerStage stage, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerClassLife) life
      = summer_class_life_load (fixture->store, class_id, LAST + 100, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (life->stage, ==, stage);
  found = summer_class_life_dup_text (life);
  g_assert_cmpstr (found, ==, text);
}

static void
test_whole_life (Fixture *fixture, gconstpointer unused)
{
  gint64 id;

  fixture_fill (fixture);
  id = life_apply (fixture);
  assert_stands (fixture, id, SUMMER_STAGE_APPLIED, "applied");
  life_assert_taken (fixture, id, SUMMER_STEP_RETURN, FIRST - 40, "补应急预案");
  assert_stands (fixture, id, SUMMER_STAGE_RETURNED, "applied · returned: 补应急预案");
  life_assert_taken (fixture, id, SUMMER_STEP_APPLY_AGAIN, FIRST - 35, NULL);
  set_plan (fixture, id, FIRST - 36);
  life_review (fixture, id, FIRST - 34, SUMMER_RESULT_FAIL);
  assert_stands (fixture, id, SUMMER_STAGE_REVIEW_FAILED, "applied · site review failed");
  life_review (fixture, id, FIRST - 32, SUMMER_RESULT_PASS);
  assert_stands (fixture, id, SUMMER_STAGE_REVIEWED, "applied · site reviewed");
  life_assert_taken (fixture, id, SUMMER_STEP_APPROVE, FIRST - 30, NULL);
  assert_stands (fixture, id, SUMMER_STAGE_APPROVED, "approved");
  hire (fixture, id, "赵敏", SUMMER_ROLE_TUTOR);
  hire (fixture, id, "钱老师", SUMMER_ROLE_TUTOR);
  hire (fixture, id, "孙志愿", SUMMER_ROLE_VOLUNTEER);
  hire (fixture, id, "周志愿", SUMMER_ROLE_VOLUNTEER);
  life_assert_taken (fixture, id, SUMMER_STEP_OPEN, FIRST, NULL);
  assert_stands (fixture, id, SUMMER_STAGE_OPEN, "open");
  life_assert_taken (fixture, id, SUMMER_STEP_END, LAST, NULL);
  life_assert_taken (fixture, id, SUMMER_STEP_ASSESS, LAST + 3, NULL);
  assert_stands (fixture, id, SUMMER_STAGE_ASSESSED, "ended · assessed");
  life_assert_taken (fixture, id, SUMMER_STEP_SETTLE, LAST + 9, NULL);
  assert_stands (fixture, id, SUMMER_STAGE_SETTLED, "ended · settled");
}

static void
test_order (Fixture *fixture, gconstpointer unused)
{
  const SummerStepOrder nobody = { SUMMER_STEP_RETURN, FIRST - 40, NULL, "x" };
  const SummerStepOrder future = { SUMMER_STEP_RETURN, FIRST - 9, "李批", "x" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerClassLife) life = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_fill (fixture);
  id = life_apply (fixture);
  assert_refused (fixture, id, SUMMER_STEP_RETURN, FIRST - 61, "x",
                  "The step before it was taken on Thu 9 May.");
  assert_refused (fixture, id, SUMMER_STEP_RETURN, FIRST - 40, NULL, "Write what is to be mended.");
  assert_refused (fixture, id, SUMMER_STEP_REJECT, FIRST - 40, "", "Write the reason.");
  assert_refused (fixture, id, SUMMER_STEP_WITHDRAW, FIRST - 40, NULL, "Write the reason.");
  assert_refused (fixture, id, SUMMER_STEP_END, FIRST - 40, NULL,
                  "The class is “applied”; “ended” cannot follow on that.");
  assert_refused (fixture, id, SUMMER_STEP_RETURN, SUMMER_DAY_NONE, "x", "Write the day.");

  life = summer_class_life_load (fixture->store, id, FIRST - 10, &error);
  summer_class_life_complain (life, &nobody, FIRST - 10, NULL, complaints);
  g_assert_cmpstr (summer_complaints_get (complaints, "person"), ==, "Write who decided.");
  summer_complaints_clear (complaints);
  summer_class_life_complain (life, &future, FIRST - 10, NULL, complaints);
  g_assert_cmpstr (summer_complaints_get (complaints, "day"), ==, "This day is still to come.");
}

/* Whoever reviewed the site does not approve the class alone; it is said, and does not stop. */
static void
test_one_person_is_warned_of (Fixture *fixture, gconstpointer unused)
{
  SummerReviewRecord review
      = { .day = FIRST - 29, .reviewer = "李批", .result = SUMMER_RESULT_PASS };
  const SummerStepOrder same = { SUMMER_STEP_APPROVE, FIRST - 20, "李 批", NULL };
  const SummerStepOrder other = { SUMMER_STEP_APPROVE, FIRST - 20, "王审", NULL };
  const SummerStepOrder plain = { SUMMER_STEP_RETURN, FIRST - 20, "李批", "x" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerClassLife) life = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  review.class_id = life_apply (fixture);
  g_assert_true (summer_store_begin (fixture->store, "edit", NULL, &error));
  g_assert_true (summer_review_insert (fixture->store, &review, &error));
  g_assert_true (summer_store_commit (fixture->store, NULL, &error));
  life = summer_class_life_load (fixture->store, review.class_id, FIRST - 10, &error);
  summer_class_life_complain (life, &same, FIRST - 10, NULL, complaints);
  g_assert_null (summer_complaints_get (complaints, "person"));
  g_assert_nonnull (
      strstr (summer_complaints_get_warning (complaints, "person"), "already: Site review"));
  summer_complaints_clear (complaints);
  summer_class_life_complain (life, &other, FIRST - 10, NULL, complaints);
  g_assert_null (summer_complaints_get_warning (complaints, "person"));
  summer_complaints_clear (complaints);
  summer_class_life_complain (life, &plain, FIRST - 10, NULL, complaints);
  g_assert_null (summer_complaints_get_warning (complaints, "person"));
}

static void
test_approval (Fixture *fixture, gconstpointer unused)
{
  gint64 id;

  fixture_fill (fixture);
  id = life_apply (fixture);
  assert_refused (fixture, id, SUMMER_STEP_APPROVE, FIRST - 30, NULL,
                  "There is no site review up to this day. Enter it first.");
  life_review (fixture, id, FIRST - 29, SUMMER_RESULT_PASS);
  assert_refused (fixture, id, SUMMER_STEP_APPROVE, FIRST - 30, NULL,
                  "There is no site review up to this day. Enter it first.");
  life_review (fixture, id, FIRST - 29, SUMMER_RESULT_FAIL);
  assert_refused (
      fixture, id, SUMMER_STEP_APPROVE, FIRST - 29, NULL,
      "The site review of Sun 9 Jun failed. Review the site again, or return the class.");
  life_review (fixture, id, FIRST - 28, SUMMER_RESULT_PASS);
  assert_refused (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL,
                  "There is no emergency plan. Write its date into the class.");
  set_plan (fixture, id, FIRST + 1);
  assert_refused (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL,
                  "The emergency plan is of Tue 9 Jul, after the first day.");
  set_plan (fixture, id, FIRST);
  fixture_tamper (fixture->path, "UPDATE provider SET qualified_until = NULL");
  assert_refused (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL,
                  "It is not said until when 福州晨曦社会工作服务中心 is qualified.");
  fixture_tamper (fixture->path, "UPDATE provider SET qualified_until = 18116");
  assert_refused (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL,
                  "福州晨曦社会工作服务中心 is qualified until 8 Aug 2019, before the last day.");
  fixture_tamper (fixture->path, "UPDATE provider SET qualified_until = 18117, state = 1");
  assert_refused (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL,
                  "福州晨曦社会工作服务中心 is barred. Choose another provider.");
  fixture_tamper (fixture->path, "UPDATE provider SET state = 0");
  life_assert_taken (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL);
}

/* What the policy only advises warns, and what it leaves out is not looked at. */
static void
test_levels (Fixture *fixture, gconstpointer unused)
{
  gint64 id;

  fixture_fill (fixture);
  id = life_apply (fixture);
  life_review (fixture, id, FIRST - 29, SUMMER_RESULT_PASS);
  fixture_tamper (fixture->path, "UPDATE programme_policy SET value = 'advisory' WHERE name ="
                                 " 'level.emergency_plan'");
  life_assert_taken (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL);
}

static void
test_opening (Fixture *fixture, gconstpointer unused)
{
  gint64 id;

  fixture_fill (fixture);
  id = life_apply (fixture);
  life_review (fixture, id, FIRST - 29, SUMMER_RESULT_PASS);
  set_plan (fixture, id, FIRST);
  life_assert_taken (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL);
  hire (fixture, id, "孙志愿", SUMMER_ROLE_VOLUNTEER);
  hire (fixture, id, "周志愿", SUMMER_ROLE_VOLUNTEER);
  assert_refused (fixture, id, SUMMER_STEP_OPEN, FIRST - 8, NULL,
                  "The class begins on Mon 8 Jul: open it within the week before.");
  assert_refused (fixture, id, SUMMER_STEP_OPEN, FIRST - 7, NULL,
                  "Tutors on the first day: 0 of the 1 needed for 0 children.");
  hire (fixture, id, "钱老师", SUMMER_ROLE_TUTOR);
  fixture_tamper (fixture->path, "UPDATE provider SET state = 1");
  assert_refused (fixture, id, SUMMER_STEP_OPEN, FIRST - 7, NULL,
                  "福州晨曦社会工作服务中心 is barred. Choose another provider.");
  fixture_tamper (fixture->path, "UPDATE provider SET state = 0");
  life_review (fixture, id, FIRST - 9, SUMMER_RESULT_FAIL);
  assert_refused (
      fixture, id, SUMMER_STEP_OPEN, FIRST - 7, NULL,
      "The site review of Sat 29 Jun failed. Review the site again, or return the class.");
  life_review (fixture, id, FIRST - 8, SUMMER_RESULT_PASS);
  set_plan (fixture, id, FIRST + 1);
  assert_refused (fixture, id, SUMMER_STEP_OPEN, FIRST - 7, NULL,
                  "The emergency plan is of Tue 9 Jul, after the first day.");
  set_plan (fixture, id, FIRST);
  life_assert_taken (fixture, id, SUMMER_STEP_OPEN, FIRST - 7, NULL);
  assert_refused (fixture, id, SUMMER_STEP_END, LAST - 1, NULL,
                  "The last open day is Fri 9 Aug. Cancel the days that are not held, or wait.");
  life_assert_taken (fixture, id, SUMMER_STEP_WITHDRAW, LAST - 1, "人数不足");
  assert_stands (fixture, id, SUMMER_STAGE_WITHDRAWN, "withdrawn");
}

static gboolean
warns (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerClassLife) life
      = summer_class_life_load (fixture->store, fixture->classes[0], FIRST, &error);
  g_autoptr (GPtrArray) checks = NULL;

  g_assert_no_error (error);
  checks = summer_class_life_list_checks (life, SUMMER_STEP_OPEN, FIRST, NULL);
  for (guint i = 0; i < checks->len; i++)
    {
      const SummerLifeCheck *check = checks->pdata[i];

      if (check->kind == SUMMER_CHECK_WARNS && g_str_equal (check->text, words))
        return TRUE;
    }
  return FALSE;
}

static void
test_fuller_than_its_places (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  fixture_tamper (fixture->path, "UPDATE class SET places = 3");
  g_assert_false (warns (fixture, "More children than places: 3 are enrolled for 3 places."));
  fixture_tamper (fixture->path, "UPDATE class SET places = 2");
  g_assert_true (warns (fixture, "More children than places: 3 are enrolled for 2 places."));
}

static void
test_undone (Fixture *fixture, gconstpointer unused)
{
  static const SummerStep steps[]
      = { SUMMER_STEP_RETURN, SUMMER_STEP_APPLY_AGAIN, SUMMER_STEP_REJECT };
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_fill (fixture);
  g_ptr_array_add (dumps, fixture_dup_dump (fixture->path));
  id = life_apply (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_ptr_array_add (dumps, fixture_dup_dump (fixture->path));
      life_assert_taken (fixture, id, steps[i], FIRST - 30, "x");
    }
  for (guint i = dumps->len; i-- > 0;)
    {
      g_autofree char *now = NULL;

      g_assert_true (summer_journal_undo (fixture->store,
                                          summer_journal_get_undoable (fixture->store), NULL,
                                          &error));
      g_assert_no_error (error);
      now = fixture_dup_dump (fixture->path);
      g_assert_cmpstr (now, ==, dumps->pdata[i]);
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/life/every-pair-of-stage-and-step", test_every_pair);
  g_test_add_func ("/life/what-comes-next-may-be-taken", test_next_may_be_taken);
  g_test_add_func ("/life/the-state-of-the-workbook-leads", test_stages);
  fixture_add ("/life/a-class-from-application-to-settlement", test_whole_life);
  fixture_add ("/life/one-person-is-warned-of", test_one_person_is_warned_of);
  fixture_add ("/life/steps-are-in-order-and-have-a-person-and-a-reason", test_order);
  fixture_add ("/life/approval-needs-what-the-policy-requires", test_approval);
  fixture_add ("/life/what-the-policy-advises-does-not-stop", test_levels);
  fixture_add ("/life/opening-needs-staff-and-ending-the-last-day", test_opening);
  fixture_add ("/life/fuller-than-its-places", test_fuller_than_its_places);
  fixture_add ("/life/each-step-is-taken-back", test_undone);

  return g_test_run ();
}
