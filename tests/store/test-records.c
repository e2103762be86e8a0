/* Every type of record comes back as it was written, and what the schema must refuse it refuses. */
#include "fixture.h"

#include "summer-child-code.h"

static gboolean
note_provider (const SummerProviderRecord *record, gpointer into)
{
  g_string_append_printf (into, "%s %s %d %d;", record->name, record->credit_code,
                          record->qualified_until, record->state);
  return TRUE;
}

static gboolean
note_class (const SummerClassRecord *record, gpointer into)
{
  g_string_append_printf (into, "%s %s %s %s %s %s %d %d %d %d %d %d %d %d %s %s %s;", record->code,
                          record->name, record->union_name, record->host, record->co_organiser,
                          record->venue, record->provider != 0, record->kind, record->state,
                          record->first_day, record->last_day,
                          record->emergency_plan == SUMMER_DAY_NONE ? -1 : record->emergency_plan,
                          record->places, record->rank == SUMMER_RANK_NONE ? -1 : record->rank,
                          record->account_name, record->bank, record->account_number);
  return TRUE;
}

static void
test_classes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  summer_provider_each (fixture->store, fixture->programme, note_provider, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (into->str, ==, "福州晨曦社会工作服务中心 91350100M000100Y43 18450 0;");

  g_string_truncate (into, 0);
  summer_class_each (fixture->store, fixture->programme, note_class, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      into->str, ==,
      "FZ-001 榕荫社区班 鼓楼区总工会 东街街道 东街工会 社区活动室 1 0 2 18085 18117 18075 30 1 "
      "东街街道工会 福州银行 6222020000003308;"
      "FZ-002 晴川里社区班 鼓楼区总工会 东街街道 东街工会 社区活动室 0 1 2 18085 18117 -1 0 -1 "
      "东街街道工会 福州银行 6222020000003308;");
}

static gboolean
note_child (const SummerChildRecord *record, gpointer into)
{
  g_string_append_printf (into, "%s %s %d %d %s %s %s %s %s %s %s %s %s %s", record->code,
                          record->name, record->sex, record->birth, record->document,
                          record->identity_number, record->school, record->grade, record->priority,
                          record->health, record->guardian, record->relationship, record->telephone,
                          record->employer);
  for (guint i = 0; i < SUMMER_MAX_COLLECTORS; i++)
    g_string_append_printf (into, " %s/%s/%s", record->collectors[i].name,
                            record->collectors[i].relationship, record->collectors[i].telephone);
  return FALSE;
}

static gboolean
note_enrolment (const SummerEnrolmentRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %d;",
                          record->first_day == SUMMER_DAY_NONE ? -1 : record->first_day,
                          record->last_day == SUMMER_DAY_NONE ? -1 : record->last_day,
                          record->agreement);
  return TRUE;
}

static void
test_children (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  summer_child_each (fixture->store, fixture->programme, note_child, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      into->str, ==,
      "FZ-001-01 林甜甜 2 15085 居民身份证 11010519491231002X 鼓楼第一小学 三年级 单亲 花生过敏 "
      "林建国 父亲 13800004400 福州纺织厂 林建国/父亲/13800004400 王秀英/祖母/13900008812 "
      "(null)/(null)/(null)");

  g_string_truncate (into, 0);
  summer_enrolment_each (fixture->store, fixture->programme, note_enrolment, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      into->str, ==,
      "18086 -1 18080;-1 -1 18080;-1 -1 18080;18086 -1 18080;-1 -1 18080;-1 -1 18080;");
}

static gboolean
note_mark (const SummerMarkRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %d %d %s %s;", record->day - FIXTURE_FIRST_DAY, record->mark,
                          record->in, record->out, record->brought_by, record->collected_by);
  return record->day < FIXTURE_FIRST_DAY + 1;
}

/* Two digits are soon through: a class goes on counting past them, and no proposal is ever somebody's. */
static void
test_next_child_code (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "add");
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *code
          = summer_child_code_dup_next (fixture->store, fixture->classes[i % 2], &error);
      SummerChildRecord child = {
        .programme = fixture->programme, .code = code, .name = "陈小明", .birth = SUMMER_DAY_NONE
      };
      SummerEnrolmentRecord enrolment = { .class_id = fixture->classes[i % 2],
                                          .first_day = SUMMER_DAY_NONE,
                                          .last_day = SUMMER_DAY_NONE,
                                          .agreement = SUMMER_DAY_NONE };

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (code, i % 2 == 0 ? "FZ-001-" : "FZ-002-"));
      g_assert_true (summer_child_insert (fixture->store, &child, &error));
      enrolment.child = child.id;
      g_assert_true (summer_enrolment_insert (fixture->store, &enrolment, &error));
      g_assert_no_error (error);
      g_free (last);
      last = g_strdup (code);
    }
  fixture_commit (fixture->store);
  g_assert_cmpstr (last, ==, "FZ-002-103");
}

static void
test_marks (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  summer_mark_each (fixture->store, fixture->programme, note_mark, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (into->str, ==,
                   "0 1 480 -1 林建国 (null);0 2 480 1015 林建国 王秀英;0 3 480 1015 林建国 (null);"
                   "1 2 480 -1 林建国 (null);");
}

static gboolean
note_staff (const SummerStaffRecord *record, gpointer into)
{
  g_string_append_printf (into, "%s %d %s %s %s %d %d;", record->name, record->role,
                          record->identity_number, record->telephone, record->qualification,
                          record->first_day == SUMMER_DAY_NONE,
                          record->last_day == SUMMER_DAY_NONE);
  return TRUE;
}

static gboolean
note_staff_mark (const SummerStaffMarkRecord *record, gpointer into)
{
  g_string_append_printf (into, "%s %d %d;", record->name, record->day, record->mark);
  return TRUE;
}

static gboolean
note_adjustment (const SummerAdjustmentRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %s;", record->day, record->kind, record->reason);
  return TRUE;
}

static gboolean
note_insurance (const SummerInsuranceRecord *record, gpointer into)
{
  g_string_append_printf (into, "%s %s %d %d %d %ld %ld;", record->number, record->insurer,
                          record->kind, record->first_day, record->last_day,
                          (long) record->sum_insured, (long) record->premium);
  return TRUE;
}

static gboolean
count_insured (const SummerInsuredRecord *record, gpointer into)
{
  g_string_append_c (into, '+');
  return TRUE;
}

static gboolean
note_review (const SummerReviewRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %s %s %d;", record->day, record->reviewer, record->note,
                          record->result);
  return TRUE;
}

static gboolean
note_visit (const SummerVisitRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %s %s %d %d %d;", record->day, record->visitor, record->problem,
                          record->result, record->fix_by, record->fixed_on == SUMMER_DAY_NONE);
  return TRUE;
}

static gboolean
note_incident (const SummerIncidentRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %s %s;", record->day, record->severity, record->what,
                          record->action);
  return TRUE;
}

static gboolean
note_response (const SummerResponseRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %s;", record->day, record->rating, record->comment);
  return TRUE;
}

static void
test_other_records (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  SummerStore *store = fixture->store;

  fixture_fill (fixture);
  summer_staff_each (store, fixture->programme, note_staff, into, &error);
  summer_staff_mark_each (store, fixture->programme, note_staff_mark, into, &error);
  summer_adjustment_each (store, fixture->programme, note_adjustment, into, &error);
  summer_insurance_each (store, fixture->programme, note_insurance, into, &error);
  summer_insured_each (store, fixture->programme, count_insured, into, &error);
  summer_review_each (store, fixture->programme, note_review, into, &error);
  summer_visit_each (store, fixture->programme, note_visit, into, &error);
  summer_incident_each (store, fixture->programme, note_incident, into, &error);
  summer_response_each (store, fixture->programme, note_response, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (into->str, ==,
                   "赵敏 0 34052419800101001X 13700007713 小学教师资格证 1 1;"
                   "赵敏 18085 1;"
                   "18087 0 台风;"
                   "PICC-2019-001 人保财险 0 18085 18145 10000000 -1;"
                   "++++++"
                   "18065 黄审 场地合格 1;"
                   "18088 吴查 灭火器过期 2 18095 1;"
                   "18086 0 擦伤 消毒;"
                   "18089 1 很好;");
}

static void
test_policy_and_closed_days (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("xiamen-2019", &error);
  SummerDay days[] = { FIXTURE_FIRST_DAY + 9, FIXTURE_FIRST_DAY };

  fixture_fill (fixture);
  g_assert_no_error (error);
  policy->fund = 123456;
  policy->days_min = 17;
  policy->insurance_kinds = 0;
  policy->levels[SUMMER_CONDITION_RELEASE] = SUMMER_LEVEL_REQUIRED;
  fixture_begin (fixture->store, "policy");
  summer_programme_save_policy (fixture->store, fixture->programme, policy, &error);
  g_assert_no_error (error);
  summer_programme_save_closed_days (fixture->store, fixture->programme, days, G_N_ELEMENTS (days),
                                     &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);

  g_autoptr (SummerPolicy) loaded
      = summer_programme_load_policy (fixture->store, fixture->programme, &error);
  g_assert_no_error (error);
  g_assert_true (summer_policy_equal (policy, loaded));
  g_autoptr (GArray) closed
      = summer_programme_load_closed_days (fixture->store, fixture->programme, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (closed->len, ==, 2);
  g_assert_cmpint (g_array_index (closed, SummerDay, 0), ==, FIXTURE_FIRST_DAY);
  g_assert_cmpint (g_array_index (closed, SummerDay, 1), ==, FIXTURE_FIRST_DAY + 9);

  /* A preset's number keeps its source in the file; a number of one's own has none. */
  g_assert_cmpint (
      fixture_ask (fixture->path,
                   "SELECT source <> '' FROM programme_policy WHERE name = 'children_min'"),
      ==, 1);
  g_assert_cmpint (
      fixture_ask (fixture->path,
                   "SELECT source IS NULL FROM programme_policy WHERE name = 'days_min'"),
      ==, 1);
}

static void
test_find_programme (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (summer_programme_find (fixture->store, 0, &error), ==, 0);
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  fixture_fill (fixture);
  SummerProgrammeRecord later
      = { 0, "福州市职工子女暑托班", 2020, SUMMER_DAY_NONE, SUMMER_DAY_NONE };
  fixture_begin (fixture->store, "programme");
  g_assert_true (summer_programme_insert (fixture->store, &later, &error));
  fixture_commit (fixture->store);

  g_assert_cmpint (summer_programme_find (fixture->store, 0, &error), ==, later.id);
  g_assert_cmpint (summer_programme_find (fixture->store, 2019, &error), ==, fixture->programme);
  g_assert_no_error (error);
  g_assert_cmpint (summer_programme_find (fixture->store, 2021, &error), ==, 0);
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
}

static void
test_update_and_delete (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SummerStore *store = fixture->store;
  gint64 class = fixture->classes[0];

  fixture_fill (fixture);
  class = fixture->classes[0];
  fixture_begin (store, "edit");
  SummerMarkRecord mark = { .class_id = class,
                            .child = fixture->children[0][0],
                            .day = FIXTURE_FIRST_DAY,
                            .mark = SUMMER_MARK_LEAVE,
                            .in = SUMMER_TIME_NONE,
                            .out = SUMMER_TIME_NONE };
  summer_mark_update (store, &mark, &error);
  g_assert_no_error (error);
  summer_mark_delete (store, class, FIXTURE_FIRST_DAY + 1, fixture->children[0][0], &error);
  g_assert_no_error (error);
  SummerIncidentRecord incident
      = { fixture->incident, class, FIXTURE_FIRST_DAY, SUMMER_INCIDENT_ACCIDENT, NULL, NULL };
  summer_incident_update (store, &incident, &error);
  g_assert_no_error (error);
  summer_review_delete (store, fixture->review, &error);
  summer_visit_delete (store, fixture->visit, &error);
  summer_response_delete (store, fixture->response, &error);
  summer_staff_delete (store, fixture->staff, &error);
  summer_adjustment_delete (store, class, FIXTURE_FIRST_DAY + 2, &error);
  summer_staff_mark_delete (store, class, FIXTURE_FIRST_DAY, "赵敏", &error);
  summer_insured_delete (store, fixture->policy, fixture->children[0][0], &error);
  g_assert_no_error (error);
  fixture_commit (store);

  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM attendance"), ==, 29);
  g_assert_cmpint (
      fixture_ask (fixture->path,
                   "SELECT count (*) FROM attendance WHERE mark = 3 AND time_in IS NULL"),
      ==, 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT severity FROM incident WHERE what IS NULL"),
                   ==, 2);
  g_assert_cmpint (
      fixture_ask (
          fixture->path,
          "SELECT (SELECT count (*) FROM review) + (SELECT count (*) FROM visit)"
          " + (SELECT count (*) FROM response) + (SELECT count (*) FROM staff)"
          " + (SELECT count (*) FROM adjustment) + (SELECT count (*) FROM staff_attendance)"),
      ==, 0);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM insured"), ==, 5);

  /* What is gone cannot be changed again behind somebody's back. */
  fixture_begin (store, "edit");
  g_assert_false (summer_review_delete (store, fixture->review, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  summer_store_rollback (store);
}

typedef struct
{
  const char *name, *sql;
} Refusal;

static const Refusal refusals[] = {
  { "a day before 1900", "UPDATE class SET first_day = -25568" },
  { "a day after 2199", "UPDATE enrolment SET last_day = 84006" },
  { "a day as text", "UPDATE visit SET day = '2019-07-08'" },
  { "a class that ends before it begins", "UPDATE class SET last_day = first_day - 1" },
  { "a class longer than 400 days", "UPDATE class SET last_day = first_day + 400" },
  { "an enrolment that ends before it begins",
    "UPDATE enrolment SET first_day = 18100, last_day = 18099" },
  { "a time after midnight", "UPDATE attendance SET time_out = 1440" },
  { "a mark that does not exist", "UPDATE attendance SET mark = 5" },
  { "an unrecorded mark", "UPDATE attendance SET mark = 0" },
  { "negative money", "UPDATE insurance SET sum_insured = -1" },
  { "half a fen", "UPDATE insurance SET premium = 0.5" },
  { "a state that does not exist", "UPDATE class SET state = 6" },
  { "a class without a code", "UPDATE class SET code = ''" },
  { "two classes of one code", "UPDATE class SET code = 'FZ-001'" },
  { "two children of one code", "UPDATE child SET code = 'FZ-001-01'" },
  { "two programmes of one name and year",
    "INSERT INTO programme (id, name, year) SELECT id + 1, name, year FROM programme" },
  { "two policies of one number",
    "INSERT INTO insurance (id, programme, number, kind, first_day, last_day)"
    " SELECT id + 1, programme, number, kind, first_day, last_day FROM insurance" },
  { "a mark of a child that is not there",
    "UPDATE attendance SET child = 1 WHERE child = (SELECT min (child) FROM attendance)" },
  { "the loss of a class that has children", "DELETE FROM class" },
};

static void
test_refusals (Fixture *fixture, gconstpointer unused)
{
  sqlite3 *db = NULL;

  fixture_fill (fixture);
  sqlite3_open (fixture->path, &db);
  sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%s", refusals[i].name);
      g_assert_cmpint (sqlite3_exec (db, refusals[i].sql, NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
    }
  sqlite3_close (db);
}

static void
test_refusal_in_words (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "edit");
  SummerClassRecord class = { .programme = fixture->programme,
                              .code = "FZ-001",
                              .name = "又一个班",
                              .first_day = 1,
                              .last_day = 2,
                              .rank = SUMMER_RANK_NONE,
                              .emergency_plan = SUMMER_DAY_NONE };
  g_assert_false (summer_class_insert (fixture->store, &class, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "class.code"));
  summer_store_rollback (fixture->store);
}

static void
test_same_code_in_two_programmes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "programme");
  SummerProgrammeRecord later
      = { 0, "福州市职工子女暑托班", 2020, SUMMER_DAY_NONE, SUMMER_DAY_NONE };
  g_assert_true (summer_programme_insert (fixture->store, &later, &error));
  SummerClassRecord class = { .programme = later.id,
                              .code = "FZ-001",
                              .name = "榕荫社区班",
                              .first_day = 1,
                              .last_day = 2,
                              .rank = SUMMER_RANK_NONE,
                              .emergency_plan = SUMMER_DAY_NONE };
  summer_class_insert (fixture->store, &class, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);

  g_autoptr (GString) into = g_string_new (NULL);
  summer_class_each (fixture->store, later.id, note_class, into, &error);
  g_assert_true (g_str_has_prefix (into->str, "FZ-001 榕荫社区班 (null)"));
}

static void
test_writing_needs_a_transaction (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SummerProgrammeRecord programme = { 0, "暑托班", 2019, SUMMER_DAY_NONE, SUMMER_DAY_NONE };

  g_assert_false (summer_programme_insert (fixture->store, &programme, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM programme"), ==, 0);
}

static void
test_ids_grow (Fixture *fixture, gconstpointer unused)
{
  gint64 last = 0;

  for (guint i = 0; i < 10000; i++)
    {
      gint64 id = summer_store_new_id (fixture->store);
      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static void
test_every_table_has_owner_and_key (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (
      fixture_ask (
          fixture->path,
          "SELECT count (*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
          " AND name NOT IN ('journal', 'ownership', 'programme_key', 'sign_in', 'vault', "
          "'sqlite_schema')"
          " AND name NOT IN (SELECT table_name FROM ownership)"),
      ==, 0);
  g_assert_cmpint (
      fixture_ask (
          fixture->path,
          "SELECT count (*) FROM pragma_table_list t WHERE schema = 'main' AND type = 'table'"
          " AND name <> 'sqlite_schema' AND (strict = 0"
          " OR (SELECT max (pk) FROM pragma_table_info (t.name)) = 0)"),
      ==, 0);
}

static void
test_readable_views (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM attendance_readable WHERE day = "
                                "'2019-07-08' AND child = 'FZ-001-01'"
                                " AND mark = '√' AND time_in = '08:00' AND time_out IS NULL"),
                   ==, 1);
  g_assert_cmpint (
      fixture_ask (fixture->path,
                   "SELECT count (*) FROM class_readable WHERE first_day = '2019-07-08'"),
      ==, 2);
  g_assert_cmpint (
      fixture_ask (
          fixture->path,
          "SELECT (SELECT count (*) FROM programme_readable) + (SELECT count (*) FROM "
          "enrolment_readable)"
          " + (SELECT count (*) FROM staff_attendance_readable) + (SELECT count (*) FROM "
          "insurance_readable)"
          " + (SELECT count (*) FROM visit_readable) + (SELECT count (*) FROM incident_readable)"
          " + (SELECT count (*) FROM journal_readable)"),
      ==, 1 + 6 + 1 + 1 + 1 + 1 + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/records/classes", test_classes);
  fixture_add ("/records/children", test_children);
  fixture_add ("/records/next-child-code", test_next_child_code);
  fixture_add ("/records/marks", test_marks);
  fixture_add ("/records/others", test_other_records);
  fixture_add ("/records/policy", test_policy_and_closed_days);
  fixture_add ("/records/find-programme", test_find_programme);
  fixture_add ("/records/update-and-delete", test_update_and_delete);
  fixture_add ("/records/refusals", test_refusals);
  fixture_add ("/records/refusal-in-words", test_refusal_in_words);
  fixture_add ("/records/same-code-in-two-programmes", test_same_code_in_two_programmes);
  fixture_add ("/records/writing-needs-a-transaction", test_writing_needs_a_transaction);
  fixture_add ("/records/ids-grow", test_ids_grow);
  fixture_add ("/records/owner-and-key", test_every_table_has_owner_and_key);
  fixture_add ("/records/readable-views", test_readable_views);
  return g_test_run ();
}
