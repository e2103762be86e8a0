/* A day that is over: what is signed off is locked, a correction says what stood there, and what was left open stays that
 * day's. */
#include "config.h"

#include "desk-fixture.h"

#include "summer-close-out.h"
#include "summer-corrections.h"
#include "summer-day-table.h"

/* What is given, kept and noted on a day that is signed off takes a reason as its marks do, and the journal has it. */
static void
test_care_of_a_signed_off_day_takes_a_reason (DeskFixture *fixture, gconstpointer unused)
{
  SummerDesk *desk = &fixture->desk;
  const gint64 medicine = desk_prescribe (fixture, LIN, 750);
  SummerIncidentNoteRecord incident = { .what = "摔倒",
                                        .kind = SUMMER_INCIDENT_INJURY,
                                        .time = 480,
                                        .ended_on = SUMMER_DAY_NONE,
                                        .ended_at = SUMMER_TIME_NONE,
                                        .reviewed_on = SUMMER_DAY_NONE };

  desk->reason = "台风提前离班";
  desk_done (fixture, summer_close_out_sign (desk, "沈若兰", NULL, &error));
  desk->reason = NULL;
  desk_fails (fixture, summer_desk_give (desk, medicine, TRUE, 484, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk_fails (fixture, summer_desk_keep_sample (desk, "红烧肉", 200, 484, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk_fails (fixture, summer_desk_note (desk, &incident, NULL, 0, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk->reason = "纸上有记录";
  desk_done (fixture, summer_desk_give (desk, medicine, TRUE, 484, NULL, NULL, &error));
  desk_done (fixture, summer_desk_keep_sample (desk, "红烧肉", 200, 484, NULL, &error));
  desk_done (fixture, summer_desk_note (desk, &incident, NULL, 0, NULL, &error));
  desk->reason = NULL;
  desk_fails (fixture, summer_desk_end (desk, incident.id, 485, "无碍", NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM journal WHERE " SUMMER_REASON (
                                    "journal") " LIKE '%纸上有记录%'"),
                   ==, 3);
}

/* A whole day is closed thing by thing; then it is locked, and what is corrected keeps what it was. */
static void
test_signed_off_day_is_locked (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = { .collector = "王雨晴" };
  gint64 medicine = desk_prescribe (fixture, LIN, 750);
  SummerDesk *desk = &fixture->desk;
  SummerIncidentNoteRecord incident = { .severity = SUMMER_INCIDENT_MINOR,
                                        .what = "跑步摔倒，膝盖擦伤",
                                        .action = "清洗消毒",
                                        .kind = SUMMER_INCIDENT_INJURY,
                                        .time = 900,
                                        .ended_on = SUMMER_DAY_NONE,
                                        .ended_at = SUMMER_TIME_NONE,
                                        .reviewed_on = SUMMER_DAY_NONE };
  const DeskChild others[] = { ZHOU, HE, XU };

  desk_sign_in (fixture, LIN, 480);
  desk_done (fixture, summer_desk_staff_in (desk, "陈思琪", 470, NULL, &error));
  desk_done (fixture, summer_desk_note (desk, &incident, &fixture->children[LIN], 1, NULL, &error));
  {
    g_autoptr (SummerClassDay) day = desk_load (fixture);
    GError *error = NULL;
    g_autoptr (SummerCloseOut) open
        = summer_close_out_load (desk->store, day, desk->today, 1080, &error);
    const guint counts[SUMMER_N_OPEN] = { 1, 3, 0, 2, 1, 1, 1, 0 };

    g_assert_no_error (error);
    for (guint i = 0; i < SUMMER_N_OPEN; i++)
      g_assert_cmpuint (open->counts[i], ==, counts[i]);
  }
  desk_fails (fixture, summer_close_out_sign (desk, "陈思琪", NULL, &error),
              SUMMER_DESK_ERROR_REASON);

  desk_done (fixture, summer_desk_give (desk, medicine, TRUE, 752, NULL, NULL, &error));
  desk_fails (fixture, summer_desk_give (desk, medicine, TRUE, 753, NULL, NULL, &error),
              SUMMER_DESK_ERROR_CONFLICT);
  desk_done (fixture, summer_desk_end (desk, incident.id, 930, "无碍", NULL, &error));
  desk_done (fixture,
             summer_desk_sign_out (desk, fixture->children[LIN], 1010, &release, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const SummerDeskMark leave = { fixture->children[others[i]], FIXTURE_FIRST_DAY,
                                     SUMMER_MARK_UNRECORDED, SUMMER_MARK_LEAVE };

      desk_done (fixture, summer_desk_mark (desk, &leave, 1, NULL, &error));
    }
  desk_done (fixture, summer_desk_staff_out (desk, "陈思琪", 1030, NULL, &error));
  desk_done (fixture, summer_desk_staff_away (desk, "郑文澜", NULL, &error));
  desk_done (fixture, summer_desk_staff_away (desk, "沈若兰", NULL, &error));
  desk_done (fixture, summer_close_out_sign (desk, "陈思琪", NULL, &error));
  desk_fails (fixture, summer_close_out_sign (desk, "陈思琪", NULL, &error),
              SUMMER_DESK_ERROR_CONFLICT);

  const SummerDeskMark correction
      = { fixture->children[XU], FIXTURE_FIRST_DAY, SUMMER_MARK_LEAVE, SUMMER_MARK_SICK };
  desk_fails (fixture, summer_desk_mark (desk, &correction, 1, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk_fails (fixture, summer_desk_staff_in (desk, "沈若兰", 480, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk->reason = "家长补交病假条";
  desk_done (fixture, summer_desk_mark (desk, &correction, 1, NULL, &error));
  desk_done (fixture, summer_desk_staff_in (desk, "沈若兰", 480, NULL, &error));
  g_assert_cmpint (
      fixture_ask (fixture->store.path,
                   "SELECT count (*) FROM correction WHERE reason = '家长补交病假条' AND"
                   " ((child IS NOT NULL AND mark = 3) OR (staff = '沈若兰' AND mark ="
                   " 1))"),
      ==, 2);
  g_autoptr (SummerClassDay) day = desk_load (fixture);
  g_assert_cmpuint (desk_look (fixture, day, XU)->flags & SUMMER_FLAG_CORRECTED, !=, 0);
  g_assert_true (day->signed_off);
}

static void
correct (DeskFixture *fixture, SummerMark seen, SummerMark mark, const char *reason)
{
  const SummerDeskMark one = { fixture->children[XU], FIXTURE_FIRST_DAY, seen, mark };

  fixture->desk.reason = reason;
  fixture->desk.by = "沈若兰";
  desk_done (fixture, summer_desk_mark (&fixture->desk, &one, 1, NULL, &error));
}

/* Sick, on leave, absent: each correction shows what it found and what it put there, not what stands there today. */
static void
test_each_correction_says_from_what_to_what (DeskFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *who, *former, *later, *reason;
  } expected[] = {
    { "许嘉言", "sick", "leave", "一" },
    { "陈思琪", "not recorded", "present 07:50–", "二" },
    { "许嘉言", "leave", "absent", "三" },
    { "许嘉言", "absent", "not recorded", "四" },
  };
  g_autoptr (GError) problem = NULL;
  SummerDesk *desk = &fixture->desk;

  correct (fixture, SUMMER_MARK_UNRECORDED, SUMMER_MARK_SICK, NULL);
  desk->reason = "其余未到";
  desk_done (fixture, summer_close_out_sign (desk, "沈若兰", NULL, &error));
  correct (fixture, SUMMER_MARK_SICK, SUMMER_MARK_LEAVE, "一");
  desk->reason = "二";
  desk_done (fixture, summer_desk_staff_in (desk, "陈思琪", 470, NULL, &error));
  correct (fixture, SUMMER_MARK_LEAVE, SUMMER_MARK_ABSENT, "三");
  correct (fixture, SUMMER_MARK_ABSENT, SUMMER_MARK_UNRECORDED, "四");

  g_autoptr (SummerClassDay) day = desk_load (fixture);
  g_autoptr (GPtrArray) corrections = summer_corrections_load (desk->store, day, &problem);
  g_assert_no_error (problem);
  g_assert_cmpuint (corrections->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SummerCorrection *correction = g_ptr_array_index (corrections, i);

      g_assert_cmpstr (correction->who, ==, expected[i].who);
      g_assert_cmpstr (correction->former, ==, expected[i].former);
      g_assert_cmpstr (correction->later, ==, expected[i].later);
      g_assert_cmpstr (correction->reason, ==, expected[i].reason);
      g_assert_cmpstr (correction->by, ==, "沈若兰");
    }

  /* The child carries what stood there, the first one first. */
  const char *former = desk_look (fixture, day, XU)->former;
  g_assert_true (g_str_has_prefix (former, "Was sick until "));
  g_assert_nonnull (strstr (former, ": 一\nWas leave until "));
  g_assert_null (desk_look (fixture, day, LIN)->former);
}

static void
test_day_with_open_things_is_signed_off_with_a_reason (DeskFixture *fixture, gconstpointer unused)
{
  SummerDesk *desk = &fixture->desk;

  desk_sign_in (fixture, LIN, 480);
  desk->reason = "台风提前离班，登记在纸上";
  desk_done (fixture, summer_close_out_sign (desk, "沈若兰", NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM sign_off WHERE note LIKE '台风%'"),
                   ==, 1);
}

/* Yesterday's open sign-out is yesterday's: today's sign-in is a sign-in, and the other stays to be closed. */
static void
test_yesterdays_open_sign_out_stays_yesterdays (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = { .collector = "王雨晴" };
  g_autofree char *day_text = summer_day_dup_text (FIXTURE_FIRST_DAY);
  g_autofree char *done = NULL;

  desk_sign_in (fixture, LIN, 480);
  fixture->desk.day = fixture->desk.today = FIXTURE_FIRST_DAY + 1;
  {
    g_autoptr (SummerClassDay) day = desk_load (fixture);

    g_assert_cmpint (desk_look (fixture, day, LIN)->still_in, ==, FIXTURE_FIRST_DAY);
    g_assert_cmpint (desk_look (fixture, day, LIN)->presence, ==, SUMMER_PRESENCE_UNRECORDED);
  }
  desk_sign_in (fixture, LIN, 490);
  fixture->desk.day = FIXTURE_FIRST_DAY;
  fixture->desk.reason = "昨日忘签退";
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 1000, &release,
                                            &done, &error));
  g_assert_nonnull (strstr (done, day_text));
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM attendance WHERE time_out IS NULL AND"
                                " time_in = 490"),
                   ==, 1);
  fixture->desk.day = FIXTURE_FIRST_DAY + 1;
  g_autoptr (SummerClassDay) day = desk_load (fixture);
  g_assert_cmpint (desk_look (fixture, day, LIN)->still_in, ==, SUMMER_DAY_NONE);
}

static void
test_earlier_day_takes_a_reason (DeskFixture *fixture, gconstpointer unused)
{
  fixture->desk.today = FIXTURE_FIRST_DAY + 1;
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->children[LIN], 480, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  fixture->desk.reason = "昨日停电";
  desk_sign_in (fixture, LIN, 480);
  fixture->desk.day = FIXTURE_FIRST_DAY + 2;
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->children[XU], 480, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REFUSED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("/sign-off/care-of-a-signed-off-day-takes-a-reason",
            test_care_of_a_signed_off_day_takes_a_reason);
  desk_add ("/sign-off/each-correction-says-from-what-to-what",
            test_each_correction_says_from_what_to_what);
  desk_add ("/sign-off/earlier-day-takes-a-reason", test_earlier_day_takes_a_reason);
  desk_add ("/sign-off/yesterdays-open-sign-out-stays-yesterdays",
            test_yesterdays_open_sign_out_stays_yesterdays);
  desk_add ("/sign-off/signed-off-day-is-locked", test_signed_off_day_is_locked);
  desk_add ("/sign-off/day-with-open-things-is-signed-off-with-a-reason",
            test_day_with_open_things_is_signed_off_with_a_reason);
  return g_test_run ();
}
