/* Every record of the desk comes back as it was written, what the schema must refuse it refuses, and what is left
 * without the record that it belongs to is found. */
#include "fixture.h"

#include "summer-care-table.h"
#include "summer-day-table.h"
#include "summer-pickup-table.h"

#include <string.h>

#define DAY (FIXTURE_FIRST_DAY + 10)

static const char *
show (const char *text)
{
  return text != NULL ? text : "-";
}

static int
show_day (SummerDay day)
{
  return day == SUMMER_DAY_NONE ? 0 : day - FIXTURE_FIRST_DAY + 1;
}

static gboolean
note_authorisation (const SummerAuthorisationRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %s %s %s %d %d %d %d %d %s %d %s;", record->kind,
                          show (record->name), show (record->relationship),
                          show (record->telephone), show_day (record->first_day),
                          show_day (record->last_day), record->weekdays, record->once,
                          show_day (record->used_on), show (record->signed_by),
                          show_day (record->signed_on), show (record->note));
  return TRUE;
}

/* One record of every table of the desk, as one entry. */
typedef struct
{
  SummerAuthorisationRecord aunt, uncle, alone;
  SummerReleaseExceptionRecord exception;
  SummerSignOffRecord sign_off;
  SummerCorrectionRecord correction, of_staff;
  SummerMedicineRecord medicine;
  SummerMedicineGivenRecord given;
  SummerFoodSampleRecord sample;
  SummerIncidentNoteRecord incident;
  SummerStaffDayRecord staff;
} Desk;

static Desk
get_desk (Fixture *fixture)
{
  gint64 class = fixture->classes[0], child = fixture->children[0][0];

  return (Desk){
    .aunt = { .child = child,
              .kind = SUMMER_MAY_COLLECT,
              .name = "林美玲",
              .relationship = "姑姑",
              .telephone = "13900001111",
              .birth = FIXTURE_FIRST_DAY - 12000,
              .first_day = FIXTURE_FIRST_DAY,
              .last_day = DAY,
              .weekdays = 1 << 1 | 1 << 3,
              .once = 1,
              .used_on = DAY,
              .signed_by = "林建国",
              .signed_on = FIXTURE_FIRST_DAY,
              .note = "带身份证" },
    .uncle = { .child = child,
               .kind = SUMMER_MUST_NOT_COLLECT,
               .name = "林建军",
               .birth = SUMMER_DAY_NONE,
               .first_day = SUMMER_DAY_NONE,
               .last_day = SUMMER_DAY_NONE,
               .used_on = SUMMER_DAY_NONE,
               .signed_on = SUMMER_DAY_NONE },
    .alone = { .child = child,
               .kind = SUMMER_MAY_GO_ALONE,
               .birth = SUMMER_DAY_NONE,
               .first_day = SUMMER_DAY_NONE,
               .last_day = SUMMER_DAY_NONE,
               .used_on = SUMMER_DAY_NONE,
               .signed_by = "林建国",
               .signed_on = FIXTURE_FIRST_DAY },
    .exception
    = { class, child, DAY, SUMMER_RELEASE_UNLISTED, "父亲来电", "13700000000", "赵敏", "孙洁" },
    .sign_off = { class, DAY, 1563445200, "赵敏", "一名学生未离班" },
    .correction = { 0, class, DAY, child, NULL, SUMMER_MARK_SICK, 480, 1015, "林建国", "王秀英",
                    "补充说明", 1563448800 },
    .of_staff
    = { 0, class, DAY, 0, "赵敏", 2, 470, SUMMER_TIME_NONE, NULL, NULL, "更正", 1563448801 },
    .medicine = { 0, child, "布洛芬", "5 毫升", 720, DAY, DAY + 2, "林建国", DAY, "饭后" },
    .given = { 0, DAY, 0, 725, "赵敏", "学生呕吐，未服" },
    .sample = { 0, class, DAY, 690, "西红柿炒蛋", 200, "孙洁", DAY + 2, 700, "孙洁" },
    .incident = { .class_id = class,
                  .day = DAY,
                  .severity = SUMMER_INCIDENT_MINOR,
                  .what = "奔跑摔倒",
                  .action = "消毒",
                  .kind = SUMMER_INCIDENT_INJURY,
                  .time = 610,
                  .noted_by = "赵敏",
                  .ended_on = DAY,
                  .ended_at = 640,
                  .outcome = "家长已知",
                  .reviewed_on = DAY + 1,
                  .reviewed_by = "黄审",
                  .review_note = "无" },
    .staff = { class, DAY, "赵敏", SUMMER_STAFF_PRESENT, 470, 1050 },
  };
}

static Desk
fill_desk (Fixture *fixture)
{
  SummerStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  Desk desk;

  fixture_fill (fixture);
  desk = get_desk (fixture);
  fixture_begin (store, "sample");
  summer_authorisation_insert (store, &desk.aunt, &error);
  g_assert_no_error (error);
  summer_authorisation_insert (store, &desk.uncle, &error);
  g_assert_no_error (error);
  summer_authorisation_insert (store, &desk.alone, &error);
  g_assert_no_error (error);
  summer_release_exception_insert (store, &desk.exception, &error);
  g_assert_no_error (error);
  summer_sign_off_insert (store, &desk.sign_off, &error);
  g_assert_no_error (error);
  summer_correction_insert (store, &desk.correction, &error);
  g_assert_no_error (error);
  summer_correction_insert (store, &desk.of_staff, &error);
  g_assert_no_error (error);
  summer_medicine_insert (store, &desk.medicine, &error);
  g_assert_no_error (error);
  desk.given.medicine = desk.medicine.id;
  summer_medicine_given_insert (store, &desk.given, &error);
  g_assert_no_error (error);
  summer_food_sample_insert (store, &desk.sample, &error);
  g_assert_no_error (error);
  summer_incident_note_insert (store, &desk.incident, fixture->children[0], 2, &error);
  g_assert_no_error (error);
  summer_staff_day_save (store, &desk.staff, &error);
  g_assert_no_error (error);
  summer_setting_save (store, fixture->programme, "food_sample_hours", "72", &error);
  g_assert_no_error (error);
  fixture_commit (store);
  return desk;
}

static gboolean
note_exception (const SummerReleaseExceptionRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %s %s %s %s %s %d;", show_day (record->day), record->kind,
                          record->reason, record->telephone, record->released_by,
                          record->confirmed_by, show (record->collected_by), record->out);
  return TRUE;
}

static void
test_pickup (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Desk desk = fill_desk (fixture);
  gint64 child = fixture->children[0][0];

  summer_authorisation_each (fixture->store, child, note_authorisation, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (into->str, ==,
                   "0 林美玲 姑姑 13900001111 1 11 10 1 11 林建国 1 带身份证;"
                   "1 林建军 - - 0 0 0 0 0 - 0 -;"
                   "2 - - - 0 0 0 0 0 林建国 1 -;");
  g_string_truncate (into, 0);
  summer_authorisation_each_in_class (fixture->store, fixture->classes[1], note_authorisation, into,
                                      &error);
  g_assert_cmpstr (into->str, ==, "");

  /* A photo comes and goes by itself. */
  g_autoptr (GBytes) photo = g_bytes_new_static ("\x89PNG", 4);
  fixture_begin (fixture->store, "edit");
  summer_authorisation_save_photo (fixture->store, desk.aunt.id, photo, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  g_autoptr (GBytes) back = summer_authorisation_load_photo (fixture->store, desk.aunt.id, &error);
  g_assert_true (g_bytes_equal (photo, back));
  g_assert_null (summer_authorisation_load_photo (fixture->store, desk.uncle.id, &error));
  g_assert_no_error (error);

  summer_release_exception_each (fixture->store, child, note_exception, into, &error);
  g_assert_cmpstr (into->str, ==, "11 0 父亲来电 13700000000 赵敏 孙洁 - -1;");

  /* Who took the child home and when stands in the register. */
  SummerMarkRecord home = { .class_id = fixture->classes[0],
                            .child = child,
                            .day = DAY,
                            .mark = SUMMER_MARK_PRESENT,
                            .in = 480,
                            .out = 1030,
                            .collected_by = "林建军" };
  fixture_begin (fixture->store, "sign-out");
  summer_mark_insert (fixture->store, &home, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  g_string_truncate (into, 0);
  summer_release_exception_each (fixture->store, child, note_exception, into, &error);
  g_assert_cmpstr (into->str, ==, "11 0 父亲来电 13700000000 赵敏 孙洁 林建军 1030;");
  fixture_begin (fixture->store, "edit");
  summer_release_exception_remove (fixture->store, fixture->classes[0], DAY, child, &error);
  summer_release_exception_remove (fixture->store, fixture->classes[0], DAY, child, &error);
  summer_authorisation_delete (fixture->store, desk.alone.id, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM release_exception"), ==, 0);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM authorisation"), ==, 2);
}

static gboolean
note_sign_off (const SummerSignOffRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %s %s;", show_day (record->day), (int) record->time,
                          record->signed_by, record->note);
  return TRUE;
}

static gboolean
note_correction (const SummerCorrectionRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %s %d %d %d %s %s %s;", show_day (record->day),
                          record->child != 0, show (record->staff), record->mark, record->in,
                          record->out == SUMMER_TIME_NONE ? -1 : record->out,
                          show (record->brought_by), show (record->collected_by), record->reason);
  return TRUE;
}

static gboolean
note_staff (const SummerStaffDayRecord *record, gpointer into)
{
  g_string_append_printf (into, "%s %d %d %d;", record->name, record->mark,
                          record->in == SUMMER_TIME_NONE ? -1 : record->in,
                          record->out == SUMMER_TIME_NONE ? -1 : record->out);
  return TRUE;
}

static void
test_day (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean there = FALSE;
  Desk desk = fill_desk (fixture);
  SummerStore *store = fixture->store;
  gint64 class = fixture->classes[0];

  summer_sign_off_each (store, class, note_sign_off, into, &error);
  summer_sign_off_each_in_programme (store, fixture->programme, note_sign_off, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (into->str, ==,
                   "11 1563445200 赵敏 一名学生未离班;11 1563445200 赵敏 一名学生未离班;");
  g_assert_true (summer_sign_off_is_there (store, class, DAY, &there, &error) && there);
  g_assert_true (summer_sign_off_is_there (store, class, DAY + 1, &there, &error) && !there);
  g_assert_true (summer_sign_off_is_there (store, fixture->classes[1], DAY, &there, &error)
                 && !there);

  g_string_truncate (into, 0);
  summer_correction_each (store, class, note_correction, into, &error);
  g_assert_cmpstr (into->str, ==,
                   "11 1 - 2 480 1015 林建国 王秀英 补充说明;11 0 赵敏 2 470 -1 - - 更正;");

  g_string_truncate (into, 0);
  summer_staff_day_each (store, class, DAY, note_staff, into, &error);
  g_assert_cmpstr (into->str, ==, "赵敏 1 470 1050;");
  desk.staff.out = SUMMER_TIME_NONE;
  fixture_begin (store, "edit");
  summer_staff_day_save (store, &desk.staff, &error);
  g_assert_no_error (error);
  fixture_commit (store);
  g_string_truncate (into, 0);
  summer_staff_day_each (store, class, DAY, note_staff, into, &error);
  g_assert_cmpstr (into->str, ==, "赵敏 1 470 -1;");

  g_autofree char *hours
      = summer_setting_dup (store, fixture->programme, "food_sample_hours", &error);
  g_assert_cmpstr (hours, ==, "72");
  g_assert_null (summer_setting_dup (store, fixture->programme, "food_sample_grams", &error));
  g_assert_no_error (error);
}

/* An import says whether somebody was there; of somebody who was not, no times stay. */
static void
test_staff_mark_and_times (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SummerStaffMarkRecord mark;

  fill_desk (fixture);
  mark = (SummerStaffMarkRecord){ fixture->classes[0], "赵敏", DAY, SUMMER_STAFF_PRESENT };
  fixture_begin (fixture->store, "import");
  summer_staff_mark_update (fixture->store, &mark, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM staff_attendance WHERE time_in = 470"),
                   ==, 1);
  mark.mark = SUMMER_STAFF_ABSENT;
  fixture_begin (fixture->store, "import");
  summer_staff_mark_update (fixture->store, &mark, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM staff_attendance WHERE time_in"
                                " IS NOT NULL OR time_out IS NOT NULL"),
                   ==, 0);
}

static gboolean
note_medicine (const SummerMedicineRecord *record, gpointer into)
{
  g_string_append_printf (into, "%s %s %d %d %d %s %d %s;", record->drug, record->dose,
                          record->time, show_day (record->first_day), show_day (record->last_day),
                          record->signed_by, show_day (record->signed_on), record->note);
  return TRUE;
}

static gboolean
note_given (const SummerMedicineGivenRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %d %s %s;", show_day (record->day), record->given,
                          record->time, record->given_by, record->note);
  return TRUE;
}

static gboolean
note_sample (const SummerFoodSampleRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %s %d %s %d %d %s;", show_day (record->day), record->time,
                          record->dish, record->grams, record->kept_by,
                          show_day (record->discarded_on), record->discarded_at,
                          record->discarded_by);
  return TRUE;
}

static gboolean
note_incident (const SummerIncidentNoteRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %d %s %s %d %d %s %d %d %s %d %s %s;", show_day (record->day),
                          record->severity, record->what, record->action, record->kind,
                          record->time, record->noted_by, show_day (record->ended_on),
                          record->ended_at, record->outcome, show_day (record->reviewed_on),
                          record->reviewed_by, record->review_note);
  return TRUE;
}

static void
test_care (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Desk desk = fill_desk (fixture);
  SummerStore *store = fixture->store;
  gint64 class = fixture->classes[0], child = fixture->children[0][0];

  summer_medicine_each (store, child, note_medicine, into, &error);
  summer_medicine_each_in_class (store, class, note_medicine, into, &error);
  g_assert_cmpstr (
      into->str, ==,
      "布洛芬 5 毫升 720 11 13 林建国 11 饭后;布洛芬 5 毫升 720 11 13 林建国 11 饭后;");
  g_string_truncate (into, 0);
  summer_medicine_given_each (store, child, note_given, into, &error);
  g_assert_cmpstr (into->str, ==, "11 0 725 赵敏 学生呕吐，未服;");
  g_string_truncate (into, 0);
  summer_food_sample_each (store, class, note_sample, into, &error);
  g_assert_cmpstr (into->str, ==, "11 690 西红柿炒蛋 200 孙洁 13 700 孙洁;");

  /* Of the incidents, the one of the workbook is not the desk's. */
  g_string_truncate (into, 0);
  summer_incident_note_each (store, class, note_incident, into, &error);
  g_assert_cmpstr (into->str, ==, "11 0 奔跑摔倒 消毒 0 610 赵敏 11 640 家长已知 12 黄审 无;");
  g_autoptr (GArray) children
      = summer_incident_note_load_children (store, desk.incident.id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (children->len, ==, 2);

  /* A medicine that was given stays. */
  fixture_begin (store, "delete");
  g_assert_false (summer_medicine_delete (store, desk.medicine.id, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  summer_store_rollback (store);
}

typedef struct
{
  const char *name, *sql;
} Wrong;

/* ?1 = a class, ?2 = a child of it. */
static const Wrong refusals[] = {
  { "nobody-may-collect",
    "INSERT INTO authorisation (id, child, kind, once) VALUES (9, ?2, 0, 0)" },
  { "alone-without-document",
    "INSERT INTO authorisation (id, child, kind, once) VALUES (9, ?2, 2, 0)" },
  { "days-in-disorder", "INSERT INTO authorisation (id, child, kind, name, once, first_day,"
                        " last_day) VALUES (9, ?2, 0, 'x', 0, 18100, 18099)" },
  { "no-weekday", "INSERT INTO authorisation (id, child, kind, name, once, weekdays) VALUES (9, ?2,"
                  " 0, 'x', 0, 0)" },
  { "huge-photo", "INSERT INTO authorisation (id, child, kind, name, once, photo) VALUES (9, ?2, 0,"
                  " 'x', 0, zeroblob (262145))" },
  { "release-without-witness", "INSERT INTO release_exception (class, day, child, kind, reason)"
                               " VALUES (?1, 18100, ?2, 0, 'x')" },
  { "sign-off-by-nobody",
    "INSERT INTO sign_off (class, day, time, signed_by) VALUES (?1, 18100, 0, '')" },
  { "correction-of-nobody", "INSERT INTO correction (id, class, day, mark, reason, time) VALUES "
                            "(9, ?1, 18100, 0, 'x', 0)" },
  { "correction-without-reason", "INSERT INTO correction (id, class, day, child, mark, reason,"
                                 " time) VALUES (9, ?1, 18100, ?2, 0, '', 0)" },
  { "medicine-without-signature",
    "INSERT INTO medicine (id, child, drug, dose, time, first_day, last_day, signed_by, signed_on)"
    " VALUES (9, ?2, 'x', 'y', 600, 18100, 18100, '', 18100)" },
  { "sample-of-nothing", "INSERT INTO food_sample (id, class, day, time, dish, grams, kept_by)"
                         " VALUES (9, ?1, 18100, 600, 'x', 0, 'y')" },
  { "child-of-no-incident", "INSERT INTO incident_child (incident, child) VALUES (9, ?2)" },
  { "staff-at-25-o-clock", "INSERT INTO staff_attendance (class, day, name, mark, time_in) VALUES"
                           " (?1, 18100, 'x', 1, 1500)" },
};

static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  const Wrong *wrong = data;
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  fixture_fill (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_prepare_v2 (db, wrong->sql, -1, &stmt, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (stmt, 1, fixture->classes[0]);
  sqlite3_bind_int64 (stmt, 2, fixture->children[0][0]);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_CONSTRAINT);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

typedef struct
{
  const char *name, *sql, *finding;
} Orphan;

static const Orphan orphans[] = {
  { "authorisation", "UPDATE authorisation SET child = 7 WHERE kind = 0", "Authorisation" },
  { "release-exception", "UPDATE release_exception SET child = 7, telephone = NULL",
    "Exception at a release" },
  { "sign-off", "UPDATE sign_off SET class = 7", "Sign-off" },
  { "correction", "UPDATE correction SET child = 7 WHERE child IS NOT NULL", "Correction" },
  { "medicine", "UPDATE medicine SET child = 7", "Medicine" },
  { "medicine-given", "DELETE FROM medicine", "Medicine given" },
  { "food-sample", "UPDATE food_sample SET class = 7", "Food sample" },
  { "incident-child", "DELETE FROM incident WHERE kind IS NOT NULL", "Child of an incident" },
  { "programme-setting", "UPDATE programme_setting SET programme = 7", "Setting" },
};

static void
test_orphan (Fixture *fixture, gconstpointer data)
{
  const Orphan *orphan = data;
  g_autoptr (GPtrArray) problems = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  fill_desk (fixture);
  g_assert_true (summer_store_check (fixture->store, &none, &error));
  g_assert_cmpuint (none->len, ==, 0);
  fixture_tamper (fixture->path, orphan->sql);
  g_assert_true (summer_store_check (fixture->store, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_test_message ("%s", (const char *) g_ptr_array_index (problems, 0));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), orphan->finding));
}

/* The whole desk is one entry, goes as one and comes back as it was. */
static void
test_undo_and_redo (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  fill_desk (fixture);
  before = fixture_dup_dump (fixture->path);
  summer_journal_undo (fixture->store, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      fixture_ask (fixture->path,
                   "SELECT (SELECT count (*) FROM authorisation) + (SELECT count (*) FROM"
                   " release_exception) + (SELECT count (*) FROM sign_off) + (SELECT count (*)"
                   " FROM correction) + (SELECT count (*) FROM medicine) + (SELECT count (*) FROM"
                   " medicine_given) + (SELECT count (*) FROM food_sample) + (SELECT count (*)"
                   " FROM incident_child) + (SELECT count (*) FROM programme_setting)"),
      ==, 0);
  summer_journal_undo (fixture->store, 3, NULL, &error);
  g_assert_no_error (error);
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_readable_views (Fixture *fixture, gconstpointer unused)
{
  fill_desk (fixture);
  g_assert_cmpint (
      fixture_ask (fixture->path,
                   "SELECT (SELECT count (*) FROM release_exception_readable WHERE kind ="
                   " '未授权人接走' AND day = '2019-07-18') + (SELECT count (*) FROM"
                   " sign_off_readable WHERE signed_by = '赵敏') + (SELECT count (*) FROM"
                   " correction_readable WHERE former_mark IN ('病', '√'))"),
      ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/desk-records/pickup", test_pickup);
  fixture_add ("/desk-records/day", test_day);
  fixture_add ("/desk-records/staff-mark-and-times", test_staff_mark_and_times);
  fixture_add ("/desk-records/care", test_care);
  fixture_add ("/desk-records/undo-and-redo", test_undo_and_redo);
  fixture_add ("/desk-records/readable-views", test_readable_views);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/desk-records/refusal/", refusals[i].name, NULL);

      g_test_add (path, Fixture, &refusals[i], fixture_set_up, test_refusal, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (orphans); i++)
    {
      g_autofree char *path = g_strconcat ("/desk-records/orphan/", orphans[i].name, NULL);

      g_test_add (path, Fixture, &orphans[i], fixture_set_up, test_orphan, fixture_tear_down);
    }
  return g_test_run ();
}
