/* What a guardian puts in writing is kept with its checks and one entry each; the clerk's review; the settings for
 * food samples. */
#include "config.h"

#include "desk-fixture.h"

#include "summer-care-table.h"
#include "summer-day-table.h"
#include "summer-food-rule.h"
#include "summer-incident-review.h"
#include "summer-money.h"
#include "summer-permission.h"
#include "summer-pickup-table.h"

static SummerAuthorisationRecord
new_uncle (DeskFixture *fixture)
{
  return (SummerAuthorisationRecord){ .child = fixture->children[LIN],
                                      .kind = SUMMER_MAY_COLLECT,
                                      .name = "林建军",
                                      .birth = SUMMER_DAY_NONE,
                                      .first_day = SUMMER_DAY_NONE,
                                      .last_day = SUMMER_DAY_NONE,
                                      .used_on = SUMMER_DAY_NONE,
                                      .signed_by = "林建国",
                                      .signed_on = fixture->desk.today };
}

static SummerMedicineRecord
new_syrup (DeskFixture *fixture)
{
  return (SummerMedicineRecord){ .child = fixture->children[LIN],
                                 .drug = "布洛芬混悬液",
                                 .dose = "5 ml",
                                 .time = SUMMER_TIME_NONE,
                                 .first_day = fixture->desk.today,
                                 .last_day = fixture->desk.today + 3,
                                 .signed_by = "林建国",
                                 .signed_on = fixture->desk.today };
}

/* Saves what a window shows as @shown, %NULL = nothing yet. */
static gboolean
save (DeskFixture *fixture,
      SummerAuthorisationRecord *record,
      const SummerAuthorisationRecord *shown,
      GBytes *photo,
      SummerDay today,
      GError **error)
{
  g_autofree char *state = shown != NULL ? summer_authorisation_dup_state (shown) : NULL;
  const SummerPermissionSeen seen = { state, NULL };

  return summer_permission_save (fixture->desk.store, record, photo, &seen, "林甜甜", today, NULL,
                                 NULL, error);
}

static gboolean
take_away (DeskFixture *fixture,
           const SummerAuthorisationRecord *shown,
           GBytes *photo,
           SummerDay today,
           GError **error)
{
  g_autofree char *state = summer_authorisation_dup_state (shown);
  const SummerPermissionSeen seen = { state, photo };

  return summer_permission_remove (fixture->desk.store, shown, &seen, "林甜甜", today, NULL, error);
}

static gboolean
save_medicine (DeskFixture *fixture,
               SummerMedicineRecord *record,
               const SummerMedicineRecord *shown,
               const SummerTime *times,
               guint n_times,
               SummerDay today,
               GError **error)
{
  g_autofree char *state = shown != NULL ? summer_medicine_dup_state (shown) : NULL;
  const SummerPermissionSeen seen = { state, NULL };

  return summer_permission_save_medicine (fixture->desk.store, record, &seen, times, n_times,
                                          "林甜甜", today, NULL, NULL, error);
}

static gboolean
take_medicine_away (DeskFixture *fixture,
                    const SummerMedicineRecord *shown,
                    SummerDay today,
                    GError **error)
{
  g_autofree char *state = summer_medicine_dup_state (shown);
  const SummerPermissionSeen seen = { state, NULL };

  return summer_permission_remove_medicine (fixture->desk.store, shown, &seen, "林甜甜", today,
                                            NULL, error);
}

/* Another hour of the programme at the desk, on another day. */
static void
send_home_with (DeskFixture *fixture, SummerDay day, const char *collector)
{
  const SummerRelease release = { .collector = collector };

  fixture->desk.day = fixture->desk.today = day;
  desk_done (fixture,
             summer_desk_sign_in (&fixture->desk, fixture->children[LIN], 480, NULL, NULL, &error));
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 1020, &release,
                                            NULL, &error));
}

/* name|first|last|relationship of each paper of the child, by id. */
static gboolean
show_authorisation (const SummerAuthorisationRecord *record, gpointer user_data)
{
  g_string_append_printf (
      user_data, "%s|%d|%d|%s;", record->name,
      record->first_day == SUMMER_DAY_NONE ? 0 : record->first_day - FIXTURE_FIRST_DAY + 1,
      record->last_day == SUMMER_DAY_NONE ? 0 : record->last_day - FIXTURE_FIRST_DAY + 1,
      record->relationship != NULL ? record->relationship : "");
  return TRUE;
}

static void
assert_papers (DeskFixture *fixture, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  summer_authorisation_each (fixture->desk.store, fixture->children[LIN], show_authorisation, found,
                             &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->str, ==, expected);
}

/* By the second day the uncle collected the child once. What is changed then holds from then on: the first day is
 * told as it was. Days are counted from the first day of the class. */
static void
test_used_authorisation_is_followed_by_another (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDay day = FIXTURE_FIRST_DAY;
  SummerAuthorisationRecord uncle = new_uncle (fixture), shown;
  gint64 first;

  desk_done (fixture, save (fixture, &uncle, NULL, NULL, day, &error));
  shown = uncle;
  uncle.relationship = "叔叔";
  desk_done (fixture, save (fixture, &uncle, &shown, NULL, day, &error));
  assert_papers (fixture, "林建军|0|0|叔叔;");

  send_home_with (fixture, day, "林建军");
  first = uncle.id;
  shown = uncle;
  uncle.relationship = "舅舅";
  desk_done (fixture, save (fixture, &uncle, &shown, NULL, day + 1, &error));
  g_assert_cmpint (uncle.id, !=, first);
  assert_papers (fixture, "林建军|0|1|叔叔;林建军|2|0|舅舅;");

  /* The new one was not used yet: changed where it stands, then taken away. */
  shown = uncle;
  uncle.last_day = day + 4;
  desk_done (fixture, save (fixture, &uncle, &shown, NULL, day + 1, &error));
  assert_papers (fixture, "林建军|0|1|叔叔;林建军|2|5|舅舅;");
  desk_done (fixture, take_away (fixture, &uncle, NULL, day + 1, &error));
  assert_papers (fixture, "林建军|0|1|叔叔;");
}

static void
test_used_authorisation_only_ends (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDay day = FIXTURE_FIRST_DAY;
  SummerAuthorisationRecord uncle = new_uncle (fixture), shown;
  g_autoptr (GError) problem = NULL;

  desk_done (fixture, save (fixture, &uncle, NULL, NULL, day, &error));
  send_home_with (fixture, day, "林建军");

  /* To say until when it holds tells no day otherwise, unless it ends before it counted. */
  shown = uncle;
  uncle.last_day = day + 3;
  desk_done (fixture, save (fixture, &uncle, &shown, NULL, day + 1, &error));
  assert_papers (fixture, "林建军|0|4|;");
  shown = uncle;
  uncle.last_day = day - 1;
  g_assert_false (save (fixture, &uncle, &shown, NULL, day + 1, &problem));
  g_assert_error (problem, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
  assert_papers (fixture, "林建军|0|4|;");

  /* Taken away, it ends yesterday. */
  desk_done (fixture, take_away (fixture, &shown, NULL, day + 2, &error));
  assert_papers (fixture, "林建军|0|2|;");
}

static void
test_spent_authorisation_stays (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDay day = FIXTURE_FIRST_DAY;
  SummerAuthorisationRecord uncle = new_uncle (fixture), shown;
  g_autoptr (GError) problem = NULL;

  uncle.once = 1;
  desk_done (fixture, save (fixture, &uncle, NULL, NULL, day, &error));
  shown = uncle;
  send_home_with (fixture, day, "林建军");
  uncle.relationship = "叔叔";
  g_assert_false (save (fixture, &uncle, &shown, NULL, day + 1, &problem));
  g_assert_error (problem, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_REFUSED);
  assert_papers (fixture, "林建军|0|0|;");
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM authorisation WHERE used_on = 18085"),
                   ==, 1);
}

/* Two windows show one paper; the second to save is told, and nothing of the first is lost. */
static void
test_two_windows_one_paper (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDay day = FIXTURE_FIRST_DAY;
  SummerAuthorisationRecord uncle = new_uncle (fixture);
  g_autoptr (GBytes) photo = g_bytes_new_static ("JPEG", 4);

  desk_done (fixture, save (fixture, &uncle, NULL, NULL, day, &error));
  const SummerAuthorisationRecord shown = uncle;
  SummerAuthorisationRecord theirs = uncle;

  theirs.relationship = "叔叔";
  desk_done (fixture, save (fixture, &theirs, &shown, NULL, day, &error));
  uncle.telephone = "13600002086";
  desk_fails (fixture, save (fixture, &uncle, &shown, NULL, day, &error),
              SUMMER_DESK_ERROR_CONFLICT);
  desk_fails (fixture, take_away (fixture, &shown, NULL, day, &error), SUMMER_DESK_ERROR_CONFLICT);
  assert_papers (fixture, "林建军|0|0|叔叔;");

  /* A photo that came meanwhile is a change as well. */
  const SummerAuthorisationRecord again = theirs;
  desk_done (fixture, save (fixture, &theirs, &again, photo, day, &error));
  theirs.relationship = "舅舅";
  desk_fails (fixture, save (fixture, &theirs, &again, NULL, day, &error),
              SUMMER_DESK_ERROR_CONFLICT);
  desk_done (fixture, take_away (fixture, &again, photo, day, &error));
  desk_fails (fixture, take_away (fixture, &again, NULL, day, &error), SUMMER_DESK_ERROR_CONFLICT);
}

static void
test_authorisation_is_one_entry (DeskFixture *fixture, gconstpointer unused)
{
  SummerStore *store = fixture->desk.store;
  SummerAuthorisationRecord uncle = new_uncle (fixture);
  g_autoptr (GBytes) photo = g_bytes_new_static ("JPEG", 4);
  g_autoptr (GBytes) read = NULL;
  g_autofree char *done = NULL;
  gint64 before = desk_count_entries (fixture);
  g_autoptr (GError) problem = NULL;

  SummerPermissionSeen seen = { NULL, NULL };
  desk_done (fixture, summer_permission_save (store, &uncle, photo, &seen, "林甜甜",
                                              fixture->desk.today, NULL, &done, &error));
  g_assert_cmpint (uncle.id, !=, 0);
  g_assert_nonnull (strstr (done, "林建军"));
  g_assert_cmpint (desk_count_entries (fixture), ==, before + 1);

  /* Changed without its photo, it keeps the photo. */
  seen = (SummerPermissionSeen){ summer_authorisation_dup_state (&uncle), photo };
  uncle.relationship = "叔叔";
  desk_done (fixture, summer_permission_save (store, &uncle, photo, &seen, "林甜甜",
                                              fixture->desk.today, NULL, NULL, &error));
  g_free (seen.state);
  read = summer_authorisation_load_photo (store, uncle.id, &problem);
  g_assert_no_error (problem);
  g_assert_true (g_bytes_equal (read, photo));

  desk_done (fixture, take_away (fixture, &uncle, photo, fixture->desk.today, &error));
  g_assert_cmpint (desk_count_entries (fixture), ==, before + 3);
}

static void
test_refused_leaves_no_entry (DeskFixture *fixture, gconstpointer unused)
{
  SummerStore *store = fixture->desk.store;
  SummerAuthorisationRecord minor = new_uncle (fixture);
  SummerAuthorisationRecord large = new_uncle (fixture);
  SummerMedicineRecord syrup = new_syrup (fixture);
  SummerAuthorisationField field = SUMMER_N_AUTHORISATION_FIELDS;
  SummerMedicineField medicine_field = SUMMER_N_MEDICINE_FIELDS;
  g_autoptr (GBytes) photo = g_bytes_new_take (g_malloc0 (262145), 262145);
  gint64 before = desk_count_entries (fixture);
  const SummerPermissionSeen seen = { NULL, NULL };
  g_autoptr (GError) error = NULL;

  minor.birth = summer_day_from_ymd (2003, 1, 1);
  g_assert_false (summer_permission_save (store, &minor, NULL, &seen, "林甜甜", fixture->desk.today,
                                          &field, NULL, &error));
  g_assert_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
  g_assert_cmpint (field, ==, SUMMER_AUTHORISATION_BIRTH);
  g_clear_error (&error);

  g_assert_false (summer_permission_save (store, &large, photo, &seen, "林甜甜",
                                          fixture->desk.today, NULL, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  g_assert_false (summer_permission_save_medicine (store, &syrup, &seen, NULL, 0, "林甜甜",
                                                   fixture->desk.today, &medicine_field, NULL,
                                                   &error));
  g_assert_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
  g_assert_cmpint (medicine_field, ==, SUMMER_MEDICINE_TIME);
  g_assert_cmpint (desk_count_entries (fixture), ==, before);
}

typedef struct
{
  guint n;
  SummerTime first, last;
  SummerDay ends;
} Medicines;

static gboolean
note_medicine (const SummerMedicineRecord *record, gpointer user_data)
{
  Medicines *medicines = user_data;

  if (medicines->n++ == 0)
    medicines->first = record->time;
  medicines->last = record->time;
  medicines->ends = record->last_day;
  return TRUE;
}

static Medicines
find_medicines (DeskFixture *fixture)
{
  Medicines medicines = { 0 };
  g_autoptr (GError) error = NULL;

  summer_medicine_each (fixture->desk.store, fixture->children[LIN], note_medicine, &medicines,
                        &error);
  g_assert_no_error (error);
  return medicines;
}

static void
test_medicine_at_several_times (DeskFixture *fixture, gconstpointer unused)
{
  const SummerTime times[] = { 750, 1020 };
  SummerMedicineRecord syrup = new_syrup (fixture);
  gint64 before = desk_count_entries (fixture);
  Medicines medicines;

  desk_done (fixture, save_medicine (fixture, &syrup, NULL, times, 2, fixture->desk.today, &error));
  medicines = find_medicines (fixture);
  g_assert_cmpuint (medicines.n, ==, 2);
  g_assert_cmpint (medicines.first, ==, 750);
  g_assert_cmpint (medicines.last, ==, 1020);
  g_assert_cmpint (desk_count_entries (fixture), ==, before + 1);
}

/* What was given stays in the records: the medicine ends instead of going away. */
static void
test_given_medicine_ends (DeskFixture *fixture, gconstpointer unused)
{
  const SummerTime noon = 720;
  SummerMedicineRecord syrup = new_syrup (fixture);
  SummerDesk *desk = &fixture->desk;
  Medicines medicines;

  desk_done (fixture, save_medicine (fixture, &syrup, NULL, &noon, 1, desk->today, &error));
  desk_done (fixture, summer_desk_give (desk, syrup.id, TRUE, noon, NULL, NULL, &error));
  desk_done (fixture, take_medicine_away (fixture, &syrup, desk->today + 2, &error));
  medicines = find_medicines (fixture);
  g_assert_cmpuint (medicines.n, ==, 1);
  g_assert_cmpint (medicines.ends, ==, desk->today + 1);

  syrup.id = 0;
  syrup.drug = "氯雷他定片";
  desk_done (fixture, save_medicine (fixture, &syrup, NULL, &noon, 1, desk->today, &error));
  desk_done (fixture, take_medicine_away (fixture, &syrup, desk->today, &error));
  g_assert_cmpuint (find_medicines (fixture).n, ==, 1);
}

static gboolean
show_medicine (const SummerMedicineRecord *record, gpointer user_data)
{
  g_string_append_printf (user_data, "%s|%d|%d|%d;", record->dose, record->time,
                          record->first_day - FIXTURE_FIRST_DAY + 1,
                          record->last_day - FIXTURE_FIRST_DAY + 1);
  return TRUE;
}

static void
assert_medicines (DeskFixture *fixture, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  summer_medicine_each (fixture->desk.store, fixture->children[LIN], show_medicine, found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->str, ==, expected);
}

/* 5 ml were given on the first day; another dose is of the days after, and nobody is given both on one day. */
static void
test_given_medicine_is_followed_by_another (DeskFixture *fixture, gconstpointer unused)
{
  const SummerTime noon = 720, both[] = { 720, 1000 };
  const SummerDay day = FIXTURE_FIRST_DAY;
  SummerMedicineRecord syrup = new_syrup (fixture), shown;
  SummerDesk *desk = &fixture->desk;
  g_autoptr (GError) problem = NULL;

  desk_done (fixture, save_medicine (fixture, &syrup, NULL, &noon, 1, day, &error));
  shown = syrup;
  syrup.dose = "6 ml";
  desk_done (fixture, save_medicine (fixture, &syrup, &shown, &noon, 1, day, &error));
  assert_medicines (fixture, "6 ml|720|1|4;");

  desk_done (fixture, summer_desk_give (desk, syrup.id, TRUE, noon, NULL, NULL, &error));
  shown = syrup;
  syrup.dose = "8 ml";
  desk_done (fixture, save_medicine (fixture, &syrup, &shown, both, 2, day, &error));
  assert_medicines (fixture, "6 ml|720|1|1;8 ml|720|2|4;8 ml|1000|2|4;");

  /* Who still shows the first one, as it was, is told; of what ended nothing is left to be changed. */
  SummerMedicineRecord late = shown;
  late.dose = "9 ml";
  desk_fails (fixture, save_medicine (fixture, &late, &shown, &noon, 1, day, &error),
              SUMMER_DESK_ERROR_CONFLICT);
  desk_fails (fixture, take_medicine_away (fixture, &shown, day, &error),
              SUMMER_DESK_ERROR_CONFLICT);
  shown.last_day = day;
  late = shown;
  late.dose = "9 ml";
  g_assert_false (save_medicine (fixture, &late, &shown, &noon, 1, day, &problem));
  g_assert_error (problem, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
  assert_medicines (fixture, "6 ml|720|1|1;8 ml|720|2|4;8 ml|1000|2|4;");
}

static gboolean
copy_incident (const SummerIncidentNoteRecord *record, gpointer user_data)
{
  *(SummerIncidentNoteRecord *) user_data = *record;
  g_assert_cmpstr (record->what, ==, "摔倒");
  g_assert_cmpstr (record->reviewed_by, ==, "吴干事");
  return TRUE;
}

static void
test_review (DeskFixture *fixture, gconstpointer unused)
{
  SummerDesk *desk = &fixture->desk;
  SummerIncidentNoteRecord incident = { .kind = SUMMER_INCIDENT_INJURY,
                                        .what = "摔倒",
                                        .time = 600,
                                        .ended_on = SUMMER_DAY_NONE,
                                        .ended_at = SUMMER_TIME_NONE,
                                        .reviewed_on = SUMMER_DAY_NONE };
  SummerIncidentNoteRecord read = { 0 };
  g_autoptr (GError) problem = NULL;
  guint waiting = 0;

  desk_done (fixture, summer_desk_note (desk, &incident, &fixture->children[LIN], 1, NULL, &error));
  desk_done (fixture, summer_incident_note_count_waiting (desk->store, fixture->store.programme,
                                                          NULL, &waiting, &error));
  g_assert_cmpuint (waiting, ==, 1);

  g_assert_false (summer_incident_review (desk->store, incident.id, SUMMER_INCIDENT_ADVERSE, "",
                                          desk->today, NULL, NULL, &problem));
  g_assert_error (problem, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM);
  g_clear_error (&problem);
  g_assert_false (summer_incident_review (desk->store, incident.id + 1, SUMMER_INCIDENT_ADVERSE,
                                          "吴干事", desk->today, NULL, NULL, &problem));
  g_assert_error (problem, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);

  desk_done (fixture, summer_incident_review (desk->store, incident.id, SUMMER_INCIDENT_ADVERSE,
                                              "吴干事", desk->today, NULL, NULL, &error));
  desk_done (fixture,
             summer_incident_note_find (desk->store, incident.id, copy_incident, &read, &error));
  g_assert_cmpint (read.severity, ==, SUMMER_INCIDENT_ADVERSE);
  g_assert_cmpint (read.reviewed_on, ==, desk->today);
  desk_done (fixture, summer_incident_note_count_waiting (desk->store, fixture->store.programme,
                                                          NULL, &waiting, &error));
  g_assert_cmpuint (waiting, ==, 0);
}

static void
test_food_rule (DeskFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    SummerTime time;
    int hours;
    SummerDay days;
    SummerTime end;
  } cases[] = {
    { 720, 48, 2, 720 },
    { 720, 12, 1, 0 },
    { 720, 11, 0, 1380 },
    { 1439, 1, 1, 59 },
  };
  const gint64 programme = fixture->store.programme;
  SummerStore *store = fixture->desk.store;
  g_autoptr (GError) problem = NULL;
  int hours = 0, grams = 0;

  desk_done (fixture, summer_food_rule_save (store, programme, 72, 125, NULL, &error));
  desk_done (fixture, summer_desk_get_sample_rule (store, programme, &hours, &grams, &error));
  g_assert_cmpint (hours, ==, 72);
  g_assert_cmpint (grams, ==, 125);
  g_assert_false (summer_food_rule_save (store, programme, 0, 125, NULL, &problem));
  g_assert_error (problem, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerFoodSampleRecord sample = { .day = 18100, .time = cases[i].time };
      SummerDay day;
      SummerTime time;

      summer_food_rule_get_end (&sample, cases[i].hours, &day, &time);
      g_assert_cmpint (day, ==, 18100 + cases[i].days);
      g_assert_cmpint (time, ==, cases[i].end);
    }
}

/* Who corrected a signed-off day is kept with what stood there. */
static gboolean
note_correction (const SummerCorrectionRecord *record, gpointer user_data)
{
  g_string_append_printf (user_data, "%s: %s;", record->corrected_by, record->reason);
  return TRUE;
}

static void
test_correction_names_who (DeskFixture *fixture, gconstpointer unused)
{
  SummerDesk desk = fixture->desk;
  const SummerSignOffRecord sign_off = { desk.class_id, desk.day, 1562500000, "陈老师", NULL };
  const SummerDeskMark mark
      = { fixture->children[LIN], desk.day, SUMMER_MARK_UNRECORDED, SUMMER_MARK_SICK };
  g_autoptr (GString) into = g_string_new (NULL);

  desk_done (fixture, summer_store_begin (desk.store, "sign-off", NULL, &error));
  desk_done (fixture, summer_sign_off_insert (desk.store, &sign_off, &error));
  desk_done (fixture, summer_store_commit (desk.store, NULL, &error));
  desk.by = "李老师";
  desk.reason = "家长来电";
  desk_done (fixture, summer_desk_mark (&desk, &mark, 1, NULL, &error));
  desk_done (fixture,
             summer_correction_each (desk.store, desk.class_id, note_correction, into, &error));
  g_assert_cmpstr (into->str, ==, "李老师: 家长来电;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("/papers/authorisation-is-one-entry", test_authorisation_is_one_entry);
  desk_add ("/papers/refused-leaves-no-entry", test_refused_leaves_no_entry);
  desk_add ("/papers/medicine-at-several-times", test_medicine_at_several_times);
  desk_add ("/papers/given-medicine-is-followed-by-another",
            test_given_medicine_is_followed_by_another);
  desk_add ("/papers/used-authorisation-is-followed-by-another",
            test_used_authorisation_is_followed_by_another);
  desk_add ("/papers/used-authorisation-only-ends", test_used_authorisation_only_ends);
  desk_add ("/papers/spent-authorisation-stays", test_spent_authorisation_stays);
  desk_add ("/papers/two-windows-one-paper", test_two_windows_one_paper);
  desk_add ("/papers/given-medicine-ends", test_given_medicine_ends);
  desk_add ("/papers/review", test_review);
  desk_add ("/papers/food-rule", test_food_rule);
  desk_add ("/papers/correction-names-who", test_correction_names_who);

  return g_test_run ();
}
