/* A day that was signed off is not taken apart by taking back what was recorded before: the sign-off goes first, or
 * the day is corrected. */
#include "fixture.h"

#include "summer-care-table.h"
#include "summer-day-table.h"
#include "summer-pickup-table.h"

#include <string.h>

#define DAY (FIXTURE_FIRST_DAY + 10)

static gint64
mark (Fixture *fixture, guint class, SummerMark value)
{
  g_autoptr (GError) error = NULL;
  SummerMarkRecord record = { .class_id = fixture->classes[class],
                              .child = fixture->children[class][0],
                              .day = DAY,
                              .mark = value,
                              .in = SUMMER_TIME_NONE,
                              .out = SUMMER_TIME_NONE };

  fixture_begin (fixture->store, "mark");
  summer_mark_insert (fixture->store, &record, &error);
  g_assert_no_error (error);
  return fixture_commit (fixture->store);
}

static gint64
mark_staff (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SummerStaffDayRecord record
      = { fixture->classes[0], DAY, "赵敏", SUMMER_STAFF_PRESENT, 470, SUMMER_TIME_NONE };

  fixture_begin (fixture->store, "staff-in");
  summer_staff_day_save (fixture->store, &record, &error);
  g_assert_no_error (error);
  return fixture_commit (fixture->store);
}

static void
add_sign_off (Fixture *fixture, guint class, gint64 time)
{
  g_autoptr (GError) error = NULL;
  SummerSignOffRecord record = { fixture->classes[class], DAY, time, "赵敏", NULL };

  summer_sign_off_insert (fixture->store, &record, &error);
  g_assert_no_error (error);
}

static gint64
sign_off (Fixture *fixture, guint class, gint64 time)
{
  fixture_begin (fixture->store, "sign-off");
  add_sign_off (fixture, class, time);
  return fixture_commit (fixture->store);
}

/* Sick becomes present after the sign-off. */
static gint64
correct (Fixture *fixture, gint64 time)
{
  g_autoptr (GError) error = NULL;
  SummerMarkRecord record = { .class_id = fixture->classes[0],
                              .child = fixture->children[0][0],
                              .day = DAY,
                              .mark = SUMMER_MARK_PRESENT,
                              .in = 480,
                              .out = SUMMER_TIME_NONE };
  SummerCorrectionRecord correction = { .class_id = record.class_id,
                                        .day = DAY,
                                        .child = record.child,
                                        .mark = SUMMER_MARK_SICK,
                                        .in = SUMMER_TIME_NONE,
                                        .out = SUMMER_TIME_NONE,
                                        .reason = "家长补充说明",
                                        .time = time };

  fixture_begin (fixture->store, "mark");
  summer_correction_insert (fixture->store, &correction, &error);
  g_assert_no_error (error);
  summer_mark_update (fixture->store, &record, &error);
  g_assert_no_error (error);
  return fixture_commit (fixture->store);
}

static void
assert_undone (Fixture *fixture, gint64 sequence)
{
  g_autoptr (GError) error = NULL;

  summer_journal_undo (fixture->store, sequence, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *fixture, gint64 sequence)
{
  g_autofree char *before = fixture_dup_dump (fixture->path), *after = NULL;
  gint64 entries = fixture_ask (fixture->path, "SELECT count (*) FROM journal");
  g_autoptr (GError) error = NULL;

  g_assert_false (summer_journal_undo (fixture->store, sequence, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "FZ-001"));
  g_assert_nonnull (strstr (error->message, "2019-07-18"));
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM journal"), ==, entries);
}

static void
test_sign_off_first (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  gint64 marked = mark (fixture, 0, SUMMER_MARK_SICK);
  gint64 came = mark_staff (fixture);
  gint64 signed_off = sign_off (fixture, 0, 1000);

  assert_refused (fixture, marked);
  assert_refused (fixture, came);
  assert_undone (fixture, signed_off);
  assert_undone (fixture, marked);
  assert_undone (fixture, came);
}

/* The import that brought the class has marks of other days, and another class is another matter. */
static void
test_other_days_and_classes (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  gint64 marked = mark (fixture, 0, SUMMER_MARK_SICK);

  sign_off (fixture, 1, 1000);
  assert_undone (fixture, marked);
}

/* What was taken back before the sign-off does not come back after it either. */
static void
test_redo (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  gint64 marked = mark (fixture, 0, SUMMER_MARK_SICK);

  assert_undone (fixture, marked);
  gint64 undone = marked + 1;
  gint64 signed_off = sign_off (fixture, 0, 1000);
  assert_refused (fixture, undone);
  assert_undone (fixture, signed_off);
  assert_undone (fixture, undone);
}

/* An entry that brought marks and their sign-off takes both away again. */
static void
test_both_in_one_entry (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  SummerMarkRecord record = { .class_id = fixture->classes[0],
                              .child = fixture->children[0][0],
                              .day = DAY,
                              .mark = SUMMER_MARK_PRESENT,
                              .in = 480,
                              .out = 1000 };
  fixture_begin (fixture->store, "sample");
  summer_mark_insert (fixture->store, &record, &error);
  g_assert_no_error (error);
  add_sign_off (fixture, 0, 1000);
  gint64 sequence = fixture_commit (fixture->store);
  assert_undone (fixture, sequence);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM sign_off"), ==, 0);
}

/* A correction goes as it came, unless the day was signed off again since. */
static void
test_corrections (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  mark (fixture, 0, SUMMER_MARK_SICK);
  gint64 first = sign_off (fixture, 0, 1000);
  gint64 corrected = correct (fixture, 2000);

  assert_undone (fixture, corrected);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM correction"), ==, 0);
  corrected = correct (fixture, 2500);
  assert_undone (fixture, first);
  sign_off (fixture, 0, 3000);
  assert_refused (fixture, corrected);
}

#define BEFORE 1000                                        /* long before any entry */
#define AFTER (g_get_real_time () / G_USEC_PER_SEC + 3600) /* after every entry */

static gint64
give_medicine (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SummerMedicineRecord medicine = { .child = fixture->children[0][0],
                                    .drug = "布洛芬",
                                    .dose = "5 ml",
                                    .time = 720,
                                    .first_day = DAY - 1,
                                    .last_day = DAY + 1,
                                    .signed_by = "王秀英",
                                    .signed_on = DAY - 1 };
  SummerMedicineGivenRecord given = { 0, DAY, 1, 725, "赵敏", NULL };

  fixture_begin (fixture->store, "medicine");
  summer_medicine_insert (fixture->store, &medicine, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  given.medicine = medicine.id;
  fixture_begin (fixture->store, "medicine");
  summer_medicine_given_insert (fixture->store, &given, &error);
  g_assert_no_error (error);
  return fixture_commit (fixture->store);
}

static gint64
keep_sample (Fixture *fixture, SummerFoodSampleRecord *sample, SummerDay day)
{
  g_autoptr (GError) error = NULL;

  *sample = (SummerFoodSampleRecord){ .class_id = fixture->classes[0],
                                      .day = day,
                                      .time = 690,
                                      .dish = "西红柿炒蛋",
                                      .grams = 200,
                                      .kept_by = "赵敏",
                                      .discarded_on = SUMMER_DAY_NONE,
                                      .discarded_at = SUMMER_TIME_NONE };
  fixture_begin (fixture->store, "sample-kept");
  summer_food_sample_insert (fixture->store, sample, &error);
  g_assert_no_error (error);
  return fixture_commit (fixture->store);
}

static gint64
note_incident (Fixture *fixture, SummerIncidentNoteRecord *note)
{
  g_autoptr (GError) error = NULL;

  *note = (SummerIncidentNoteRecord){ .class_id = fixture->classes[0],
                                      .day = DAY,
                                      .what = "摔倒擦伤",
                                      .action = "消毒",
                                      .kind = SUMMER_INCIDENT_INJURY,
                                      .time = 600,
                                      .noted_by = "赵敏",
                                      .ended_on = SUMMER_DAY_NONE,
                                      .ended_at = SUMMER_TIME_NONE,
                                      .reviewed_on = SUMMER_DAY_NONE };
  fixture_begin (fixture->store, "incident");
  summer_incident_note_insert (fixture->store, note, fixture->children[0], 1, &error);
  g_assert_no_error (error);
  return fixture_commit (fixture->store);
}

static gint64
update_incident (Fixture *fixture, const SummerIncidentNoteRecord *note)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "incident-end");
  summer_incident_note_update (fixture->store, note, &error);
  g_assert_no_error (error);
  return fixture_commit (fixture->store);
}

/* A medicine given, a sample kept, an incident noted and its end, a release out of the ordinary. */
static void
test_care (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SummerFoodSampleRecord sample;
  SummerIncidentNoteRecord note;
  SummerReleaseExceptionRecord exception
      = { 0, 0, DAY, SUMMER_RELEASE_UNLISTED, "家长电话", "13600000000", "赵敏", "孙洁" };
  gint64 entries[5];

  fixture_fill (fixture);
  entries[0] = give_medicine (fixture);
  entries[1] = keep_sample (fixture, &sample, DAY);
  entries[2] = note_incident (fixture, &note);
  note.ended_on = DAY;
  note.ended_at = 620;
  note.outcome = "无碍";
  entries[3] = update_incident (fixture, &note);
  exception.class_id = fixture->classes[0];
  exception.child = fixture->children[0][0];
  fixture_begin (fixture->store, "sign-out");
  summer_release_exception_insert (fixture->store, &exception, &error);
  g_assert_no_error (error);
  entries[4] = fixture_commit (fixture->store);
  gint64 signed_off = sign_off (fixture, 0, AFTER);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    assert_refused (fixture, entries[i]);
  assert_undone (fixture, signed_off);
  for (guint i = G_N_ELEMENTS (entries); i-- > 0;)
    assert_undone (fixture, entries[i]);
}

/* A sample thrown away two days later belongs to that day, not to the one it was kept on. */
static void
test_sample_thrown_away (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SummerFoodSampleRecord sample;

  fixture_fill (fixture);
  keep_sample (fixture, &sample, DAY - 2);
  sample.discarded_on = DAY;
  sample.discarded_at = 700;
  sample.discarded_by = "赵敏";
  fixture_begin (fixture->store, "sample-discarded");
  summer_food_sample_update (fixture->store, &sample, &error);
  g_assert_no_error (error);
  gint64 thrown = fixture_commit (fixture->store);
  sign_off (fixture, 0, AFTER);
  assert_refused (fixture, thrown);
}

/* What was noted late, with a reason, goes as it came, and the clerk's review is nothing of the day. */
static void
test_care_after_the_sign_off (Fixture *fixture, gconstpointer unused)
{
  SummerIncidentNoteRecord note;

  fixture_fill (fixture);
  gint64 late = sign_off (fixture, 0, BEFORE);
  gint64 given = give_medicine (fixture);
  assert_undone (fixture, given);
  assert_undone (fixture, late);
  note_incident (fixture, &note);
  note.reviewed_on = DAY + 1;
  note.reviewed_by = "周会计";
  gint64 reviewed = update_incident (fixture, &note);
  sign_off (fixture, 0, AFTER);
  assert_undone (fixture, reviewed);
}

/* What stands there is kept as it is, unrecorded too. */
static void
test_keep_former (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SummerStore *store = fixture->store;

  fixture_fill (fixture);
  mark_staff (fixture);
  gint64 class = fixture->classes[0];
  fixture_begin (store, "import");
  summer_correction_keep_child (store, class, FIXTURE_FIRST_DAY, fixture->children[0][1], "导入",
                                "黄审", &error);
  summer_correction_keep_child (store, class, DAY, fixture->children[0][1], "导入", "黄审", &error);
  summer_correction_keep_staff (store, class, DAY, "赵敏", "导入", "黄审", &error);
  summer_correction_keep_staff (store, class, DAY, "孙洁", "导入", "黄审", &error);
  g_assert_no_error (error);
  fixture_commit (store);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM correction WHERE child IS NOT NULL AND mark"
                                " = 2 AND time_in = 480 AND time_out = 1015 AND brought_by ="
                                " '林建国' AND collected_by = '王秀英' AND reason = '导入'"
                                " AND corrected_by = '黄审'"),
                   ==, 1);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM correction WHERE mark = 0 AND"
                                               " time_in IS NULL"),
                   ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM correction WHERE staff ="
                                               " '赵敏' AND mark = 2 AND time_in = 470"),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/locked-days/sign-off-first", test_sign_off_first);
  fixture_add ("/locked-days/other-days-and-classes", test_other_days_and_classes);
  fixture_add ("/locked-days/redo", test_redo);
  fixture_add ("/locked-days/both-in-one-entry", test_both_in_one_entry);
  fixture_add ("/locked-days/corrections", test_corrections);
  fixture_add ("/locked-days/care", test_care);
  fixture_add ("/locked-days/sample-thrown-away", test_sample_thrown_away);
  fixture_add ("/locked-days/care-after-the-sign-off", test_care_after_the_sign_off);
  fixture_add ("/locked-days/keep-former", test_keep_former);
  return g_test_run ();
}
