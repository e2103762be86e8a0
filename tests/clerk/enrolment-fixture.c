#include "config.h"

#include "enrolment-fixture.h"

#include "summer-day-table.h"

static gint64
add_class (Office *office, const char *code, int places)
{
  SummerClassRecord class = { .programme = office->store.programme,
                              .code = code,
                              .name = "晴川里社区班",
                              .host = "东街街道",
                              .union_name = "鼓楼区总工会",
                              .state = SUMMER_CLASS_OPEN,
                              .places = places,
                              .first_day = FIXTURE_FIRST_DAY,
                              .last_day = FIXTURE_FIRST_DAY + 32,
                              .emergency_plan = SUMMER_DAY_NONE,
                              .rank = SUMMER_RANK_NONE };
  g_autoptr (GError) error = NULL;

  summer_class_insert (office->store.store, &class, &error);
  g_assert_no_error (error);
  return class.id;
}

void
office_set_up (Office *office, gconstpointer unused)
{
  fixture_set_up (&office->store, NULL);
  fixture_fill (&office->store);
  fixture_begin (office->store.store, "import");
  office->class_id = add_class (office, "FZ-012", 2);
  office->other = add_class (office, "FZ-013", 30);
  fixture_commit (office->store.store);
}

void
office_tear_down (Office *office, gconstpointer unused)
{
  fixture_tear_down (&office->store, NULL);
}

gint64
office_apply (Office *office, gint64 class_id, const char *name, guint proved)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autofree char *number = NULL;
  SummerApplicationForm form;

  office_done (summer_application_start (office->store.store, office->store.programme, class_id,
                                         TODAY, &form, &number, &error));
  form.record.name = name;
  form.record.guardian = "王雨晴";
  form.record.telephone = "13600002086";
  form.record.grade = "三年级";
  form.record.birth = FIXTURE_FIRST_DAY - 9 * 365;
  for (guint i = 0; i < SUMMER_N_PRIORITIES; i++)
    form.claims[i] = proved >> i & 1 ? SUMMER_CLAIM_PROVED : SUMMER_CLAIM_NONE;
  office_done (
      summer_application_save (office->store.store, &form, TODAY, complaints, NULL, &error));
  return form.record.id;
}

gint64
office_enrol (
    Office *office, gint64 class_id, const char *code, const char *name, gint64 *enrolment)
{
  SummerChildRecord child = { .programme = office->store.programme,
                              .code = code,
                              .name = name,
                              .birth = FIXTURE_FIRST_DAY - 9 * 365 };
  SummerEnrolmentRecord record = { .class_id = class_id,
                                   .first_day = SUMMER_DAY_NONE,
                                   .last_day = SUMMER_DAY_NONE,
                                   .agreement = SUMMER_DAY_NONE };

  fixture_begin (office->store.store, "add");
  office_done (summer_child_insert (office->store.store, &child, &error));
  record.child = child.id;
  office_done (summer_enrolment_insert (office->store.store, &record, &error));
  fixture_commit (office->store.store);
  if (enrolment != NULL)
    *enrolment = record.id;
  return child.id;
}

void
office_mark (Office *office, gint64 class_id, gint64 child, SummerDay day)
{
  const SummerMarkRecord mark = { .class_id = class_id,
                                  .child = child,
                                  .day = day,
                                  .mark = SUMMER_MARK_PRESENT,
                                  .in = 480,
                                  .out = 1020,
                                  .collected_by = "王雨晴" };

  fixture_begin (office->store.store, "mark");
  office_done (summer_mark_insert (office->store.store, &mark, &error));
  fixture_commit (office->store.store);
}

void
office_sign_off (Office *office, gint64 class_id, SummerDay day)
{
  const SummerSignOffRecord record = { class_id, day, 1562600000, "沈若兰", NULL };

  fixture_begin (office->store.store, "sign-off");
  office_done (summer_sign_off_insert (office->store.store, &record, &error));
  fixture_commit (office->store.store);
}

typedef struct
{
  SummerStore *store;
  const char *code;
  SummerClassState state;
} State;

static gboolean
set_state_of (const SummerClassRecord *record, gpointer user_data)
{
  const State *set = user_data;
  SummerClassRecord changed = *record;

  if (!g_str_equal (record->code, set->code))
    return TRUE;
  changed.state = set->state;
  office_done (summer_class_update (set->store, &changed, &error));
  return FALSE;
}

void
office_set_state (Office *office, const char *code, SummerClassState state)
{
  State set = { office->store.store, code, state };

  fixture_begin (office->store.store, "class");
  office_done (
      summer_class_each (office->store.store, office->store.programme, set_state_of, &set, &error));
  fixture_commit (office->store.store);
}

gint64
office_ask (Office *office, const char *sql)
{
  return fixture_ask (office->store.path, sql);
}

void
office_undo (Office *office)
{
  g_auto (GStrv) conflicts = NULL;

  office_done (summer_journal_undo (office->store.store,
                                    summer_journal_get_undoable (office->store.store), &conflicts,
                                    &error));
}

SummerRoll *
office_get_roll (Office *office)
{
  g_autoptr (GError) error = NULL;
  SummerRoll *roll = summer_roll_new (office->store.store, office->store.programme,
                                      office->class_id, TODAY, &error);

  g_assert_no_error (error);
  return roll;
}

SummerStanding
office_get_standing (Office *office, gint64 application)
{
  g_autoptr (SummerRoll) roll = office_get_roll (office);

  return summer_roll_find (roll, application)->standing;
}

SummerApplicationState
office_get_state (Office *office, gint64 application)
{
  g_autoptr (SummerRoll) roll = office_get_roll (office);

  return summer_roll_find (roll, application)->record.state;
}

gboolean
office_offer (Office *office, gint64 application, const char *reason, GError **error)
{
  return summer_offer_make (office->store.store, office->store.programme, application, TODAY + 3,
                            reason, TODAY, NULL, error);
}

gboolean
office_accept (Office *office, gint64 application, gint64 child, GError **error)
{
  return summer_offer_accept (office->store.store, office->store.programme, application, child,
                              SUMMER_DAY_NONE, TODAY, NULL, error);
}

gboolean
office_offer_next (Office *office, guint most, GError **error)
{
  return summer_offer_in_turn (office->store.store, office->store.programme, NULL, office->class_id,
                               most, TODAY, NULL, error);
}
