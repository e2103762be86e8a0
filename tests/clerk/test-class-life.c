/* The life of a class: which step may follow on which, what stands against each, and that each is one entry that can
 * be taken back. And what keeps the records about a class sound. */
#include "config.h"

#include "../store/fixture.h"
#include "summer-checklist.h"
#include "summer-class-life.h"
#include "summer-class-record.h"
#include "summer-clerk-entry.h"
#include "summer-life-queries.h"
#include "summer-provider-record.h"
#include "summer-venue-record.h"

#define FIRST FIXTURE_FIRST_DAY
#define LAST (FIXTURE_FIRST_DAY + 32) /* a Friday */

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
assert_nothing_wrong (SummerComplaints *complaints, const GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, NULL);
}

static SummerClassForm
new_class (Fixture *fixture)
{
  const SummerClassRecord class = { .programme = fixture->programme,
                                    .code = "FZ-100",
                                    .name = "新店班",
                                    .host = "东街街道",
                                    .provider = fixture->provider,
                                    .first_day = FIRST,
                                    .last_day = LAST,
                                    .emergency_plan = SUMMER_DAY_NONE,
                                    .rank = SUMMER_RANK_NONE };
  SummerClassForm form;

  summer_class_form_init (&form, &class);
  form.places = 30;
  form.applied_on = FIRST - 60;
  form.applied_by = "陈申报";
  return form;
}

static gint64
apply (Fixture *fixture)
{
  SummerClassForm form = new_class (fixture);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  summer_class_form_save (fixture->store, &form, FIRST - 50, complaints, &done, &error);
  assert_nothing_wrong (complaints, error);
  g_assert_cmpstr (done, ==, "Applied: FZ-100 新店班");
  g_assert_cmpint (form.class.id, !=, 0);
  return form.class.id;
}

static void
review (Fixture *fixture, gint64 class_id, SummerDay day, SummerReviewResult result)
{
  SummerReviewRecord record = { .class_id = class_id,
                                .day = day,
                                .reviewer = "黄审",
                                .note = result == SUMMER_RESULT_FAIL ? "缺灭火器" : NULL,
                                .result = result };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  summer_site_review_save (fixture->store, &record, day, complaints, NULL, &error);
  assert_nothing_wrong (complaints, error);
}

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

/* NULL = it was taken; else the first complaint, owned. */
static char *
take (Fixture *fixture, gint64 class_id, SummerStep step, SummerDay day, const char *note)
{
  const SummerStepOrder order = { step, day, "李批", note };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean taken = summer_class_life_take (fixture->store, class_id, &order, LAST + 100, NULL,
                                                 complaints, &done, &error);

  g_assert_no_error (error);
  g_assert_cmpint (taken, ==, done != NULL);
  return taken ? NULL : g_strdup (summer_complaints_get_first (complaints, NULL));
}

static void
assert_taken (Fixture *fixture, gint64 class_id, SummerStep step, SummerDay day, const char *note)
{
  g_autofree char *complaint = take (fixture, class_id, step, day, note);

  g_assert_cmpstr (complaint, ==, NULL);
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
  g_autofree char *complaint = take (fixture, class_id, step, day, note);
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
  id = apply (fixture);
  assert_stands (fixture, id, SUMMER_STAGE_APPLIED, "applied");
  assert_taken (fixture, id, SUMMER_STEP_RETURN, FIRST - 40, "补应急预案");
  assert_stands (fixture, id, SUMMER_STAGE_RETURNED, "applied · returned: 补应急预案");
  assert_taken (fixture, id, SUMMER_STEP_APPLY_AGAIN, FIRST - 35, NULL);
  set_plan (fixture, id, FIRST - 36);
  review (fixture, id, FIRST - 34, SUMMER_RESULT_FAIL);
  assert_stands (fixture, id, SUMMER_STAGE_REVIEW_FAILED, "applied · site review failed");
  review (fixture, id, FIRST - 32, SUMMER_RESULT_PASS);
  assert_stands (fixture, id, SUMMER_STAGE_REVIEWED, "applied · site reviewed");
  assert_taken (fixture, id, SUMMER_STEP_APPROVE, FIRST - 30, NULL);
  assert_stands (fixture, id, SUMMER_STAGE_APPROVED, "approved");
  hire (fixture, id, "赵敏", SUMMER_ROLE_TUTOR);
  hire (fixture, id, "钱老师", SUMMER_ROLE_TUTOR);
  hire (fixture, id, "孙志愿", SUMMER_ROLE_VOLUNTEER);
  hire (fixture, id, "周志愿", SUMMER_ROLE_VOLUNTEER);
  assert_taken (fixture, id, SUMMER_STEP_OPEN, FIRST, NULL);
  assert_stands (fixture, id, SUMMER_STAGE_OPEN, "open");
  assert_taken (fixture, id, SUMMER_STEP_END, LAST, NULL);
  assert_taken (fixture, id, SUMMER_STEP_ASSESS, LAST + 3, NULL);
  assert_stands (fixture, id, SUMMER_STAGE_ASSESSED, "ended · assessed");
  assert_taken (fixture, id, SUMMER_STEP_SETTLE, LAST + 9, NULL);
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
  id = apply (fixture);
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

static void
test_approval (Fixture *fixture, gconstpointer unused)
{
  gint64 id;

  fixture_fill (fixture);
  id = apply (fixture);
  assert_refused (fixture, id, SUMMER_STEP_APPROVE, FIRST - 30, NULL,
                  "There is no site review up to this day. Enter it first.");
  review (fixture, id, FIRST - 29, SUMMER_RESULT_PASS);
  assert_refused (fixture, id, SUMMER_STEP_APPROVE, FIRST - 30, NULL,
                  "There is no site review up to this day. Enter it first.");
  review (fixture, id, FIRST - 29, SUMMER_RESULT_FAIL);
  assert_refused (
      fixture, id, SUMMER_STEP_APPROVE, FIRST - 29, NULL,
      "The site review of Sun 9 Jun failed. Review the site again, or return the class.");
  review (fixture, id, FIRST - 28, SUMMER_RESULT_PASS);
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
  assert_taken (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL);
}

/* What the policy only advises warns, and what it leaves out is not looked at. */
static void
test_levels (Fixture *fixture, gconstpointer unused)
{
  gint64 id;

  fixture_fill (fixture);
  id = apply (fixture);
  review (fixture, id, FIRST - 29, SUMMER_RESULT_PASS);
  fixture_tamper (fixture->path, "UPDATE programme_policy SET value = 'advisory' WHERE name ="
                                 " 'level.emergency_plan'");
  assert_taken (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL);
}

static void
test_opening (Fixture *fixture, gconstpointer unused)
{
  gint64 id;

  fixture_fill (fixture);
  id = apply (fixture);
  review (fixture, id, FIRST - 29, SUMMER_RESULT_PASS);
  set_plan (fixture, id, FIRST);
  assert_taken (fixture, id, SUMMER_STEP_APPROVE, FIRST - 28, NULL);
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
  review (fixture, id, FIRST - 9, SUMMER_RESULT_FAIL);
  assert_refused (
      fixture, id, SUMMER_STEP_OPEN, FIRST - 7, NULL,
      "The site review of Sat 29 Jun failed. Review the site again, or return the class.");
  review (fixture, id, FIRST - 8, SUMMER_RESULT_PASS);
  set_plan (fixture, id, FIRST + 1);
  assert_refused (fixture, id, SUMMER_STEP_OPEN, FIRST - 7, NULL,
                  "The emergency plan is of Tue 9 Jul, after the first day.");
  set_plan (fixture, id, FIRST);
  assert_taken (fixture, id, SUMMER_STEP_OPEN, FIRST - 7, NULL);
  assert_refused (fixture, id, SUMMER_STEP_END, LAST - 1, NULL,
                  "The last open day is Fri 9 Aug. Cancel the days that are not held, or wait.");
  assert_taken (fixture, id, SUMMER_STEP_WITHDRAW, LAST - 1, "人数不足");
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
  id = apply (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_ptr_array_add (dumps, fixture_dup_dump (fixture->path));
      assert_taken (fixture, id, steps[i], FIRST - 30, "x");
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
/* {{{ The record of a class */

static void
assert_complaint (Fixture *fixture,
                  const SummerClassForm *form,
                  const char *field,
                  const char *text)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  summer_class_form_check (fixture->store, form, FIRST - 50, complaints);
  g_assert_cmpstr (summer_complaints_get (complaints, field), ==, text);
}

static void
test_class_fields (Fixture *fixture, gconstpointer unused)
{
  SummerClassForm form;

  fixture_fill (fixture);
  form = new_class (fixture);
  form.class.code = "FZ-001";
  assert_complaint (fixture, &form, "code",
                    "Another class has this code. Codes are unique in a programme.");
  form = new_class (fixture);
  form.class.last_day = FIRST - 1;
  assert_complaint (fixture, &form, "last_day", "This is before the first day.");
  form.class.last_day = FIRST + SUMMER_CLASS_DAYS_MAX;
  assert_complaint (fixture, &form, "last_day", "No class lasts longer than 400 days.");
  form.class.first_day = FIRST + 5; /* a Saturday and a Sunday */
  form.class.last_day = FIRST + 6;
  assert_complaint (fixture, &form, "last_day",
                    "No open day lies between these dates: weekends and the programme's closed "
                    "days do not count.");
  form.class.last_day = FIRST + 7; /* and a closed day */
  assert_complaint (fixture, &form, "last_day",
                    "No open day lies between these dates: weekends and the programme's closed "
                    "days do not count.");
  form = new_class (fixture);
  form.class.account_number = "6222 O200";
  assert_complaint (fixture, &form, "account_number", "An account number has digits alone.");
  form.applied_on = FIRST - 49;
  assert_complaint (fixture, &form, "applied_on", "This day is still to come.");
  form.applied_by = NULL;
  assert_complaint (fixture, &form, "applied_by", "Write who applied.");
  form.class.code = form.class.name = NULL;
  assert_complaint (fixture, &form, "code", "Give the class a code.");
  assert_complaint (fixture, &form, "name", "Give the class a name.");
}

static gboolean
take_form (const SummerClassRecord *record, gpointer user_data)
{
  SummerClassForm *form = user_data;

  summer_class_form_init (form, record);
  form->class.code = "FZ-001";
  form->class.name = "榕荫班";
  form->class.union_name = form->class.host = form->class.co_organiser = NULL;
  form->class.venue = form->class.account_name = form->class.bank = NULL;
  form->class.account_number = NULL;
  return FALSE;
}

static void
test_class_changed (Fixture *fixture, gconstpointer unused)
{
  SummerClassForm form = { 0 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_assert_true (summer_class_find (fixture->store, fixture->classes[0], take_form, &form, &error));
  form.class.first_day = FIRST + 3;
  assert_complaint (fixture, &form, "first_day",
                    "The calendar has an entry on Wed 10 Jul. Take it back first.");
  form.class.first_day = FIRST;
  form.class.last_day = FIRST + 3;
  summer_class_form_check (fixture->store, &form, FIRST, complaints);
  g_assert_cmpstr (summer_complaints_get_warning (complaints, "last_day"), ==,
                   "Attendance after this day would count nowhere.");
  summer_complaints_clear (complaints);

  /* A step was taken while the form was open: it stays. */
  form.class.last_day = LAST;
  form.class.state = SUMMER_CLASS_APPLIED;
  g_assert_true (summer_class_form_save (fixture->store, &form, FIRST, complaints, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT state FROM class WHERE code = 'FZ-001'"), ==,
                   SUMMER_CLASS_OPEN);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM class WHERE name = '榕荫班'"),
                   ==, 1);
}

static void
test_class_deleted (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_fill (fixture);
  before = fixture_dup_dump (fixture->path);
  id = apply (fixture);
  g_assert_true (summer_class_record_delete (fixture->store, id, NULL, &error));
  g_assert_no_error (error);
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);

  g_assert_false (summer_class_record_delete (fixture->store, fixture->classes[0], NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "FZ-001 榕荫社区班 cannot be deleted: there are records of it (Attendance 15, "
                   "Enrolment 3, Incident 1, Response of a parent 1, Site review 1, Staff 1, Staff "
                   "attendance 1, Visit 1). Withdraw it instead.");
}

/* }}} */
/* {{{ Calendar */

static char *
change_calendar (Fixture *fixture, SummerAdjustmentKind kind, SummerDay day, SummerDay last)
{
  const SummerCalendarForm form = {
    .class_id = fixture->classes[0], .kind = kind, .day = day, .last_day = last, .reason = "台风"
  };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  if (summer_calendar_form_save (fixture->store, &form, complaints, NULL, &error))
    return NULL;
  g_assert_no_error (error);
  return g_strdup (summer_complaints_get_first (complaints, NULL));
}

static void
test_calendar (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    SummerAdjustmentKind kind;
    int day, last;
    const char *complaint;
  } cases[] = {
    { SUMMER_ADJUSTMENT_CANCELLED, -1, 0, "The class goes from Mon 8 Jul to Fri 9 Aug." },
    { SUMMER_ADJUSTMENT_EXTRA, 33, 0, "The class goes from Mon 8 Jul to Fri 9 Aug." },
    { SUMMER_ADJUSTMENT_CANCELLED, 30, 33, "The class goes from Mon 8 Jul to Fri 9 Aug." },
    { SUMMER_ADJUSTMENT_CANCELLED, 9, 8, "This is before the first day." },
    { SUMMER_ADJUSTMENT_EXTRA, 1, 0, "This is an open day already." },
    { SUMMER_ADJUSTMENT_CANCELLED, 5, 6, "The class is not held on this day anyway." },
    { SUMMER_ADJUSTMENT_CANCELLED, 7, 0, "The class is not held on this day anyway." },
    { SUMMER_ADJUSTMENT_EXTRA, 2, 0,
      "Wed 10 Jul is in the calendar already: cancelled. Take that back first." },
    { SUMMER_ADJUSTMENT_CANCELLED, 2, 0,
      "Wed 10 Jul is in the calendar already: cancelled. Take that back first." },
    { SUMMER_ADJUSTMENT_EXTRA, 7, 0, NULL }, /* counts on a closed day, too */
    { SUMMER_ADJUSTMENT_CANCELLED, 9, 14, NULL },
  };

  fixture_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *complaint
          = change_calendar (fixture, cases[i].kind, FIRST + cases[i].day,
                             cases[i].last != 0 ? FIRST + cases[i].last : SUMMER_DAY_NONE);

      g_test_message ("case %u", i);
      g_assert_cmpstr (complaint, ==, cases[i].complaint);
    }
  /* 17, 18, 19 and 22 July: the weekend between is not held anyway. */
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM adjustment WHERE day > 18092"),
                   ==, 4);
}

static void
test_calendar_taken_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_assert_true (
      summer_calendar_take_back (fixture->store, fixture->classes[0], FIRST + 2, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM adjustment"), ==, 0);
  g_assert_false (
      summer_calendar_take_back (fixture->store, fixture->classes[0], FIRST + 2, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
}

/* }}} */
/* {{{ Providers, hosts, venues */

static void
enter (
    Fixture *fixture, SummerIntegrity kind, SummerDay day, SummerDay until, const char *complaint)
{
  SummerProviderEventRecord record = { .provider = fixture->provider,
                                       .kind = kind,
                                       .day = day,
                                       .until = until,
                                       .reason = "虚报人数",
                                       .person = "李批" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  summer_provider_event_save (fixture->store, &record, FIRST, complaints, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, complaint);
}

static gint64
is_barred (Fixture *fixture)
{
  return fixture_ask (fixture->path, "SELECT state FROM provider");
}

static void
test_bars (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  enter (fixture, SUMMER_INTEGRITY_BREACH, FIRST + 1, SUMMER_DAY_NONE,
         "This day is still to come.");
  enter (fixture, SUMMER_INTEGRITY_BREACH, FIRST, FIRST, "Only a bar lasts until a day.");
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST, FIRST - 1, "This is before its first day.");
  enter (fixture, SUMMER_INTEGRITY_BREACH, FIRST, SUMMER_DAY_NONE, NULL);
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST - 100, FIRST - 1,
         NULL); /* over before the class */
  g_assert_false (is_barred (fixture));
  enter (fixture, SUMMER_INTEGRITY_BARRED, LAST + 1, SUMMER_DAY_NONE, NULL); /* begins after it */
  g_assert_false (is_barred (fixture));
  enter (fixture, SUMMER_INTEGRITY_BARRED, LAST, LAST, NULL); /* on its last day */
  g_assert_true (is_barred (fixture));

  g_assert_true (summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store),
                                      NULL, &error));
  g_assert_false (is_barred (fixture));
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST, SUMMER_DAY_NONE, NULL);
  g_assert_true (is_barred (fixture));
  g_assert_false (
      summer_provider_lift_bar (fixture->store, fixture->provider, FIRST, "", FIRST, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (summer_provider_lift_bar (fixture->store, fixture->provider, FIRST, "已整改",
                                           FIRST, NULL, &error));
  g_assert_false (is_barred (fixture));
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM provider_record WHERE kind = 3"
                                " AND ifnull (until, 99999) >= 18085"),
                   ==, 0);
}

/* A bar that came with the workbook stays when something else is entered, and goes when it is lifted. */
static void
test_bar_of_workbook (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_tamper (fixture->path, "UPDATE provider SET state = 1");
  enter (fixture, SUMMER_INTEGRITY_PRAISE, FIRST, SUMMER_DAY_NONE, NULL);
  g_assert_true (is_barred (fixture));
  g_assert_true (summer_provider_event_remove (
      fixture->store, fixture_ask (fixture->path, "SELECT id FROM provider_record"), NULL, &error));
  g_assert_true (is_barred (fixture));
  g_assert_true (summer_provider_lift_bar (fixture->store, fixture->provider, FIRST, "已整改",
                                           FIRST, NULL, &error));
  g_assert_false (is_barred (fixture));
}

/* Lifted in midsummer, it is not barred any more: nor for the class that is running, nor when that is changed. */
static void
test_bar_lifted (Fixture *fixture, gconstpointer unused)
{
  SummerClassForm form;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  form = new_class (fixture);
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST - 5, SUMMER_DAY_NONE, NULL);
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST - 5, FIRST + 3, NULL);
  g_assert_true (is_barred (fixture));
  g_assert_false (summer_provider_lift_bar (fixture->store, fixture->provider, FIRST + 11, "已整改",
                                            FIRST + 10, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (summer_provider_lift_bar (fixture->store, fixture->provider, FIRST + 10, "已整改",
                                           FIRST + 10, NULL, &error));
  g_assert_false (is_barred (fixture));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT max (until) FROM provider_record"), ==,
                   FIRST + 9);
  summer_class_form_save (fixture->store, &form, FIRST - 50, complaints, NULL, &error);
  assert_nothing_wrong (complaints, error);
  g_assert_false (is_barred (fixture));
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST + 12, SUMMER_DAY_NONE, NULL);
  g_assert_true (is_barred (fixture));
}

/* A bar that is over before the other class begins counts no more when the earlier class is withdrawn. */
static void
test_bar_of_withdrawn (Fixture *fixture, gconstpointer unused)
{
  SummerClassForm form;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  form = new_class (fixture);
  form.class.first_day = FIRST - 20;
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST - 30, FIRST - 10, NULL);
  g_assert_false (is_barred (fixture));
  summer_class_form_save (fixture->store, &form, FIRST - 50, complaints, NULL, &error);
  assert_nothing_wrong (complaints, error);
  g_assert_true (is_barred (fixture));
  assert_taken (fixture, form.class.id, SUMMER_STEP_WITHDRAW, FIRST - 40, "撤");
  g_assert_false (is_barred (fixture));
}

static void
test_provider_fields (Fixture *fixture, gconstpointer unused)
{
  SummerProviderForm form = { .provider = { .programme = fixture->programme } };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  form.provider.programme = fixture->programme;
  form.provider.name = "新雨服务中心";
  form.provider.credit_code = "91350100M000100Y44";
  form.provider.qualified_until = SUMMER_DAY_NONE;
  summer_provider_form_check (fixture->store, &form, complaints);
  g_assert_cmpstr (summer_complaints_get (complaints, "credit_code"), ==,
                   "This is no unified social credit code: compare its 18 characters with the "
                   "licence.");
  g_assert_nonnull (summer_complaints_get_warning (complaints, "qualified_until"));
  summer_complaints_clear (complaints);
  form.provider.credit_code = "91350100M000100Y43";
  summer_provider_form_check (fixture->store, &form, complaints);
  g_assert_cmpstr (summer_complaints_get (complaints, "credit_code"), ==,
                   "“福州晨曦社会工作服务中心” is registered already.");
  summer_complaints_clear (complaints);
  form.provider.credit_code = NULL;
  form.detail.licence = "闽民证 100 号";
  g_assert_true (summer_provider_form_save (fixture->store, &form, complaints, &done, &error));
  g_assert_cmpstr (done, ==, "Added: 新雨服务中心");
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM provider_detail"), ==, 1);
  g_assert_true (summer_provider_record_delete (fixture->store, form.provider.id, NULL, &error));
  g_assert_false (summer_provider_record_delete (fixture->store, fixture->provider, NULL, &error));
  g_assert_cmpstr (
      error->message, ==,
      "福州晨曦社会工作服务中心 cannot be deleted: there are records of it (Class 1).");
}

static void
test_organisation (Fixture *fixture, gconstpointer unused)
{
  SummerOrganisationRecord record = { .kind = SUMMER_ORGANISATION_HOST, .name = "东街街道" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  record.programme = fixture->programme;
  g_assert_true (summer_organisation_save (fixture->store, &record, complaints, NULL, &error));
  g_assert_false (summer_organisation_remove (fixture->store, record.id, NULL, &error));
  g_assert_cmpstr (error->message, ==, "东街街道 cannot be deleted: 2 classes name it.");
  g_clear_error (&error);

  record.name = "东街街道办事处";
  g_assert_true (summer_organisation_save (fixture->store, &record, complaints, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM class WHERE host = '东街街道办事处'"),
                   ==, 2);
  record.id = 0;
  g_assert_false (summer_organisation_save (fixture->store, &record, complaints, NULL, &error));
  g_assert_cmpstr (summer_complaints_get (complaints, "name"), ==,
                   "“东街街道办事处” is registered already.");
}

static void
test_venue (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerVenue) venue = NULL;
  g_autoptr (SummerVenue) again = NULL;
  g_autoptr (SummerChecklist) list = NULL;
  g_autofree char *room = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  venue = summer_venue_load (fixture->store, fixture->classes[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (venue->form.name, ==, "社区活动室");
  g_assert_cmpint (venue->form.area, ==, -1);
  g_assert_cmpuint (venue->facilities->len, >, 5);
  room = summer_venue_dup_room (725, venue->places);
  g_assert_cmpstr (room, ==, "2.4 m² a child for 30 places");

  venue->form.floor = "三楼";
  venue->form.cameras = 0;
  venue->form.camera_days = 30;
  venue->form.exits = 1;
  summer_venue_form_check (&venue->form, complaints);
  g_assert_nonnull (summer_complaints_get (complaints, "floor"));
  g_assert_nonnull (summer_complaints_get (complaints, "camera_days"));
  g_assert_nonnull (summer_complaints_get_warning (complaints, "exits"));
  summer_complaints_clear (complaints);

  venue->form.floor = "-1";
  venue->form.area = 725;
  venue->form.camera_days = -1;
  g_array_index (venue->facilities, SummerFacility, 0).answer = SUMMER_ANSWER_YES;
  g_assert_true (summer_venue_form_save (fixture->store, &venue->form, venue->facilities,
                                         complaints, NULL, &error));
  assert_nothing_wrong (complaints, error);
  again = summer_venue_load (fixture->store, fixture->classes[0], &error);
  g_assert_cmpstr (again->form.floor, ==, "-1");
  g_assert_cmpint (again->form.area, ==, 725);
  g_assert_cmpint (again->form.cameras, ==, 0);
  g_assert_cmpint (again->form.camera_days, ==, -1);
  g_assert_cmpuint (again->facilities->len, ==, venue->facilities->len);
  g_assert_cmpint (g_array_index (again->facilities, SummerFacility, 0).answer, ==,
                   SUMMER_ANSWER_YES);
  g_assert_cmpint (g_array_index (again->facilities, SummerFacility, 1).answer, ==, -1);

  /* What is stored with the first answer is the list that the union would begin with, points and all. */
  list = summer_checklist_load (fixture->store, fixture->programme, SUMMER_CHECKLIST_VENUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->items->len, ==, venue->facilities->len);
  for (guint i = 0; i < list->items->len; i++)
    {
      const SummerChecklistItem *item = list->items->pdata[i];

      g_assert_cmpstr (item->record.text, ==,
                       g_array_index (venue->facilities, SummerFacility, i).text);
      g_assert_cmpint (item->record.position, ==, (int) i + 1);
      g_assert_cmpint (item->record.weight, >, 0);
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
  fixture_add ("/life/steps-are-in-order-and-have-a-person-and-a-reason", test_order);
  fixture_add ("/life/approval-needs-what-the-policy-requires", test_approval);
  fixture_add ("/life/what-the-policy-advises-does-not-stop", test_levels);
  fixture_add ("/life/opening-needs-staff-and-ending-the-last-day", test_opening);
  fixture_add ("/life/fuller-than-its-places", test_fuller_than_its_places);
  fixture_add ("/life/each-step-is-taken-back", test_undone);
  fixture_add ("/class/bad-input-is-caught-at-its-field", test_class_fields);
  fixture_add ("/class/a-change-leaves-calendar-attendance-and-state-sound", test_class_changed);
  fixture_add ("/class/only-what-nothing-refers-to-is-deleted", test_class_deleted);
  fixture_add ("/calendar/a-day-is-changed-once-inside-the-dates-into-what-it-is-not",
               test_calendar);
  fixture_add ("/calendar/a-change-is-taken-back", test_calendar_taken_back);
  fixture_add ("/provider/a-bar-on-a-day-of-its-classes-bars-it", test_bars);
  fixture_add ("/provider/a-bar-of-the-workbook-stays-until-lifted", test_bar_of_workbook);
  fixture_add ("/provider/a-lifted-bar-counts-for-no-class-any-more", test_bar_lifted);
  fixture_add ("/provider/a-withdrawn-class-has-no-days-to-be-barred-on", test_bar_of_withdrawn);
  fixture_add ("/provider/bad-input-is-caught-at-its-field", test_provider_fields);
  fixture_add ("/host/a-new-name-is-that-of-its-classes", test_organisation);
  fixture_add ("/venue/what-is-written-is-read-and-nothing-is-not-none", test_venue);

  return g_test_run ();
}
