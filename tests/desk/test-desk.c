#include "config.h"

#include "desk-fixture.h"

#include "summer-close-out.h"
#include "summer-corrections.h"
#include "summer-day-table.h"
#include "summer-pickup-table.h"
#include "summer-release-check.h"

static SummerClassDay *
load (DeskFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SummerClassDay *day = summer_class_day_load (fixture->desk.store, fixture->desk.class_id,
                                               fixture->desk.day, &error);

  g_assert_no_error (error);
  return day;
}

static const SummerDayChild *
look (DeskFixture *fixture, SummerClassDay *day, DeskChild child)
{
  guint at = summer_class_day_find (day, fixture->children[child]);

  g_assert_cmpuint (at, !=, G_MAXUINT);
  return &day->children[at];
}

static void
sign_in (DeskFixture *fixture, DeskChild child, SummerTime time)
{
  desk_done (fixture, summer_desk_sign_in (&fixture->desk, fixture->children[child], time, NULL,
                                           NULL, &error));
}

/* Children in the order of their codes, each with what stands against it, and counts that add up. */
static void
test_day_flags_each_child (DeskFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    DeskChild child;
    guint flags;
    gboolean expected;
  } cases[] = {
    { LIN, 0, TRUE },
    { ZHOU, SUMMER_FLAG_UNINSURED, TRUE },
    { HE, SUMMER_FLAG_NO_AGREEMENT, TRUE },
    { WANG, SUMMER_FLAG_NOT_ENROLLED, FALSE },
    { XU, 0, TRUE },
  };
  g_autoptr (SummerClassDay) day = load (fixture);

  g_assert_cmpuint (day->n_children, ==, N_CHILDREN);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerDayChild *child = look (fixture, day, cases[i].child);

      g_assert_cmpuint (child->flags, ==, cases[i].flags);
      g_assert_cmpint (child->expected, ==, cases[i].expected);
      g_assert_true (child == &day->children[cases[i].child]);
    }
  g_assert_cmpint (day->counts.expected, ==, 4);
  g_assert_cmpint (day->counts.by_presence[SUMMER_PRESENCE_UNRECORDED], ==, 4);
}

static void
test_sign_in_is_durable_and_says_what (DeskFixture *fixture, gconstpointer unused)
{
  g_autofree char *done = NULL;

  desk_done (fixture, summer_desk_sign_in (&fixture->desk, fixture->children[LIN], 486, "妈妈",
                                           &done, &error));
  g_assert_cmpstr (done, ==, "Sign-in: 林甜甜 08:06");
  g_assert_cmpint (fixture_ask (fixture->store.path, "SELECT mark * 10000 + time_in FROM attendance"
                                                     " WHERE brought_by = '妈妈'"),
                   ==, 10486);
  g_autoptr (SummerClassDay) day = load (fixture);
  g_assert_cmpint (look (fixture, day, LIN)->presence, ==, SUMMER_PRESENCE_HERE);
  g_assert_cmpint (day->counts.by_presence[SUMMER_PRESENCE_HERE], ==, 1);
}

static gboolean
take_reason (const SummerJournalEntry *entry, gpointer user_data)
{
  *(char **) user_data = g_strdup (entry->reason);
  return FALSE;
}

/* A flagged child takes a reason; what a reason cannot mend is refused with one too. */
static void
test_flagged_child_takes_a_reason (DeskFixture *fixture, gconstpointer unused)
{
  const DeskChild flagged[] = { ZHOU, HE, WANG };

  for (guint i = 0; i < G_N_ELEMENTS (flagged); i++)
    {
      gint64 child = fixture->children[flagged[i]];

      fixture->desk.reason = NULL;
      desk_fails (fixture, summer_desk_sign_in (&fixture->desk, child, 480, NULL, NULL, &error),
                  SUMMER_DESK_ERROR_REASON);
      fixture->desk.reason = "  ";
      desk_fails (fixture, summer_desk_sign_in (&fixture->desk, child, 480, NULL, NULL, &error),
                  SUMMER_DESK_ERROR_REASON);
      fixture->desk.reason = "保单明日到";
      desk_done (fixture, summer_desk_sign_in (&fixture->desk, child, 480, NULL, NULL, &error));
    }
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM journal WHERE reason LIKE '%保单明日到%'"),
                   ==, 3);
}

static char *
dup_last_reason (DeskFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *reason = NULL;

  summer_journal_each (fixture->desk.store, take_reason, &reason, &error);
  g_assert_no_error (error);
  return reason;
}

/* Why an earlier day is written to, or one that is signed off, excuses nobody: what stands against a child is
 * named, asked for by itself and named again in the journal. */
static void
test_reason_of_the_day_excuses_no_flag (DeskFixture *fixture, gconstpointer unused)
{
  SummerDesk *desk = &fixture->desk;
  g_autofree char *reason = NULL, *signed_off = NULL;
  g_autoptr (GError) problem = NULL;

  desk->today = FIXTURE_FIRST_DAY + 1;
  desk->reason = "昨天停电，补录";
  sign_in (fixture, LIN, 480);
  desk_fails (fixture, summer_desk_sign_in (desk, fixture->children[ZHOU], 481, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  g_assert_false (summer_desk_sign_in (desk, fixture->children[ZHOU], 481, NULL, NULL, &problem));
  g_assert_nonnull (strstr (problem->message, "周以宁: Not insured today"));
  desk->flag_reason = "保单已付款";
  sign_in (fixture, ZHOU, 481);
  reason = dup_last_reason (fixture);
  g_assert_nonnull (strstr (reason, " 08:01 · Not insured today"));
  g_assert_nonnull (strstr (reason, "周以宁"));
  g_assert_nonnull (strstr (reason, " · 保单已付款 · 昨天停电，补录"));

  /* One reason for both is kept once. */
  desk_done (fixture, summer_close_out_sign (desk, "陈思琪", NULL, &error));
  desk->today = desk->day;
  desk->flag_reason = NULL;
  desk_fails (fixture, summer_desk_sign_in (desk, fixture->children[HE], 482, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk->flag_reason = desk->reason;
  sign_in (fixture, HE, 482);
  signed_off = dup_last_reason (fixture);
  g_assert_cmpstr (signed_off, ==, "何一鸣 08:02 · No agreement signed · 昨天停电，补录");
}

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
                                "SELECT count (*) FROM journal WHERE reason LIKE '%纸上有记录%'"),
                   ==, 3);
}

static void
test_incident_ends_after_it_began (DeskFixture *fixture, gconstpointer unused)
{
  SummerDesk *desk = &fixture->desk;
  SummerIncidentNoteRecord incident = { .what = "摔倒",
                                        .kind = SUMMER_INCIDENT_INJURY,
                                        .time = 480,
                                        .ended_on = FIXTURE_FIRST_DAY,
                                        .ended_at = 479,
                                        .outcome = "无碍",
                                        .reviewed_on = SUMMER_DAY_NONE };

  desk_fails (fixture, summer_desk_note (desk, &incident, NULL, 0, NULL, &error),
              SUMMER_DESK_ERROR_REFUSED);
  incident.ended_on = SUMMER_DAY_NONE;
  incident.ended_at = SUMMER_TIME_NONE;
  desk_done (fixture, summer_desk_note (desk, &incident, NULL, 0, NULL, &error));
  desk_fails (fixture, summer_desk_end (desk, incident.id, 479, "无碍", NULL, &error),
              SUMMER_DESK_ERROR_REFUSED);

  /* The next morning is later, whatever the hour. */
  desk->day = desk->today = FIXTURE_FIRST_DAY + 1;
  desk_done (fixture, summer_desk_end (desk, incident.id, 470, "无碍", NULL, &error));
}

static void
test_no_class_that_day_is_refused (DeskFixture *fixture, gconstpointer unused)
{
  fixture->desk.reason = "补课";
  fixture->desk.day = fixture->desk.today = FIXTURE_FIRST_DAY + 5; /* Saturday */
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->children[LIN], 480, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REFUSED);
}

static void
test_child_of_another_class_is_refused (DeskFixture *fixture, gconstpointer unused)
{
  fixture->desk.reason = "走错班";
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->elsewhere, 480, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REFUSED);
}

static void
test_same_card_within_a_minute_does_nothing (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = { .collector = "王雨晴" };

  sign_in (fixture, LIN, 485);
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->children[LIN], 485, NULL, NULL, &error),
              SUMMER_DESK_ERROR_SOON);
  desk_fails (fixture,
              summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 486, &release, NULL,
                                    &error),
              SUMMER_DESK_ERROR_SOON);
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->children[LIN], 487, NULL, NULL, &error),
              SUMMER_DESK_ERROR_CONFLICT);
}

static void
test_sign_out_before_sign_in_is_refused (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = { .collector = "王雨晴" };

  desk_fails (fixture,
              summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 1010, &release, NULL,
                                    &error),
              SUMMER_DESK_ERROR_REFUSED);
}

/* Who comes against what is known of that person on the day. */
static void
test_release_asks_who_comes (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDay day = FIXTURE_FIRST_DAY;
  static const struct
  {
    const char *collector;
    int code; /* SummerDeskError, -1 = released */
  } cases[] = {
    { "赵立群", SUMMER_DESK_ERROR_REFUSED },   /* must not */
    { "赵 立群 ", SUMMER_DESK_ERROR_REFUSED }, /* however it is written */
    { "小明", SUMMER_DESK_ERROR_REFUSED },     /* a minor */
    { "何秀珍", SUMMER_DESK_ERROR_REASON },    /* expired yesterday */
    { "吴明", SUMMER_DESK_ERROR_REASON },      /* from tomorrow */
    { "路人", SUMMER_DESK_ERROR_REASON },      /* nobody knows */
    { "", SUMMER_DESK_ERROR_REFUSED },
    { "林海波", -1 }, /* of the roster */
    { "王雨晴", -1 }, /* the guardian */
    { "外公", -1 },   /* only on this day */
  };
  gint64 minor;

  desk_authorise (fixture, LIN, SUMMER_MUST_NOT_COLLECT, "赵立群", SUMMER_DAY_NONE,
                  SUMMER_DAY_NONE);
  desk_authorise (fixture, LIN, SUMMER_MAY_COLLECT, "何秀珍", SUMMER_DAY_NONE, day - 1);
  desk_authorise (fixture, LIN, SUMMER_MAY_COLLECT, "吴明", day + 1, SUMMER_DAY_NONE);
  desk_authorise (fixture, LIN, SUMMER_MAY_COLLECT, "外公", day, day);
  minor
      = desk_authorise (fixture, LIN, SUMMER_MAY_COLLECT, "小明", SUMMER_DAY_NONE, SUMMER_DAY_NONE);
  g_autofree char *sql
      = g_strdup_printf ("UPDATE authorisation SET birth = %d WHERE id = %" G_GINT64_FORMAT,
                         summer_day_from_ymd (2001, 7, 9), minor); /* 18 tomorrow */
  fixture_tamper (fixture->store.path, sql);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerRelease release = { .collector = cases[i].collector };
      gint64 child = fixture->children[LIN];

      g_test_message ("%s", cases[i].collector);
      fixture->desk.reason = NULL;
      if (i == 0)
        sign_in (fixture, LIN, 480);
      if (cases[i].code >= 0)
        {
          desk_fails (fixture,
                      summer_desk_sign_out (&fixture->desk, child, 1010, &release, NULL, &error),
                      (gint) cases[i].code);
          continue;
        }
      desk_done (fixture,
                 summer_desk_sign_out (&fixture->desk, child, 1010, &release, NULL, &error));
      desk_done (fixture, summer_desk_set_times (&fixture->desk, child, 480, SUMMER_TIME_NONE, NULL,
                                                 &error));
    }
}

/* Nobody listed: a reason and a second member of staff, who is another one and belongs to the class. */
static void
test_unlisted_takes_a_second_member_of_staff (DeskFixture *fixture, gconstpointer unused)
{
  const gint64 child = fixture->children[LIN];
  static const struct
  {
    const char *reason, *released_by, *confirmed_by;
    int code;
  } cases[] = {
    { NULL, "陈思琪", "郑文澜", SUMMER_DESK_ERROR_REASON },
    { "妈妈来电", "陈思琪", NULL, SUMMER_DESK_ERROR_REASON },
    { "妈妈来电", "陈思琪", "陈思琪", SUMMER_DESK_ERROR_REFUSED },
    { "妈妈来电", "陈思琪", "路人甲", SUMMER_DESK_ERROR_REFUSED },
    { "  ", "陈思琪", "郑文澜", SUMMER_DESK_ERROR_REASON },
    { "妈妈来电", "陈思琪", "沈若兰", SUMMER_DESK_ERROR_REFUSED }, /* away that day */
    { "妈妈来电", "陈思琪", "郑文澜", -1 },
  };

  sign_in (fixture, LIN, 480);
  desk_done (fixture, summer_desk_staff_away (&fixture->desk, "沈若兰", NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerRelease release = { .collector = "大伯",
                                      .reason = cases[i].reason,
                                      .released_by = cases[i].released_by,
                                      .confirmed_by = cases[i].confirmed_by };

      if (cases[i].code >= 0)
        desk_fails (fixture,
                    summer_desk_sign_out (&fixture->desk, child, 1010, &release, NULL, &error),
                    (gint) cases[i].code);
      else
        desk_done (fixture,
                   summer_desk_sign_out (&fixture->desk, child, 1010, &release, NULL, &error));
    }
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM release_exception WHERE kind = 0 AND"
                                " confirmed_by = '郑文澜' AND reason = '妈妈来电'"),
                   ==, 1);
  /* What is noted of it is not lost unasked: not by a mark, and not by taking the release back. */
  const SummerDeskMark sick = { child, FIXTURE_FIRST_DAY, SUMMER_MARK_PRESENT, SUMMER_MARK_SICK };
  desk_fails (fixture, summer_desk_mark (&fixture->desk, &sick, 1, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk_fails (fixture,
              summer_desk_set_times (&fixture->desk, child, 480, SUMMER_TIME_NONE, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  fixture->desk.reason = "签退登记错了人";
  desk_done (fixture,
             summer_desk_set_times (&fixture->desk, child, 480, SUMMER_TIME_NONE, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->store.path, "SELECT count (*) FROM release_exception"), ==,
                   0);
}

static void
test_alone_takes_a_dated_document (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = { .alone = TRUE };
  const gint64 child = fixture->children[LIN];

  sign_in (fixture, LIN, 480);
  desk_fails (fixture, summer_desk_sign_out (&fixture->desk, child, 1010, &release, NULL, &error),
              SUMMER_DESK_ERROR_REFUSED);
  desk_authorise (fixture, LIN, SUMMER_MAY_GO_ALONE, NULL, SUMMER_DAY_NONE, FIXTURE_FIRST_DAY + 3);
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, child, 1010, &release, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM attendance WHERE collected_by = '自行回家'"),
                   ==, 1);
}

static void
test_one_off_is_spent_by_its_release (DeskFixture *fixture, gconstpointer unused)
{
  gint64 id
      = desk_authorise (fixture, LIN, SUMMER_MAY_COLLECT, "外婆", SUMMER_DAY_NONE, SUMMER_DAY_NONE);
  const SummerRelease release = { .collector = "外婆" };
  g_autofree char *sql
      = g_strdup_printf ("UPDATE authorisation SET once = 1 WHERE id = %" G_GINT64_FORMAT, id);

  fixture_tamper (fixture->store.path, sql);
  sign_in (fixture, LIN, 480);
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 1010, &release,
                                            NULL, &error));
  /* Taken back, it is good again. */
  desk_done (fixture, summer_desk_set_times (&fixture->desk, fixture->children[LIN], 480,
                                             SUMMER_TIME_NONE, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM authorisation WHERE used_on IS NULL"),
                   ==, 1);
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 1010, &release,
                                            NULL, &error));
  fixture->desk.day = fixture->desk.today = FIXTURE_FIRST_DAY + 1;
  sign_in (fixture, LIN, 480);
  desk_fails (fixture,
              summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 1010, &release, NULL,
                                    &error),
              SUMMER_DESK_ERROR_REASON);
}

/* A class with as many children here as places takes no more without a reason, and lets everyone go. */
static void
test_full_class_stops_no_sign_out (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = { .collector = "王雨晴" };

  fixture_tamper (fixture->store.path, "UPDATE class SET places = 1 WHERE code = 'FZ-012'");
  sign_in (fixture, LIN, 480);
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->children[XU], 481, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 1010, &release,
                                            NULL, &error));
  sign_in (fixture, XU, 1020);
}

static void
test_earlier_day_takes_a_reason (DeskFixture *fixture, gconstpointer unused)
{
  fixture->desk.today = FIXTURE_FIRST_DAY + 1;
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->children[LIN], 480, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  fixture->desk.reason = "昨日停电";
  sign_in (fixture, LIN, 480);
  fixture->desk.day = FIXTURE_FIRST_DAY + 2;
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->children[XU], 480, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REFUSED);
}

/* A clock set back: taken as given, and shown. */
static void
test_odd_times_are_shown_not_refused (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = { .collector = "王雨晴" };

  sign_in (fixture, LIN, 600);
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 500, &release,
                                            NULL, &error));
  g_autoptr (SummerClassDay) day = load (fixture);
  g_assert_cmpuint (look (fixture, day, LIN)->flags & SUMMER_FLAG_ODD_TIMES, !=, 0);
}

static void
test_odd_times_of_staff_are_shown_too (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDesk *desk = &fixture->desk;
  g_autofree char *words = NULL;

  desk_done (fixture, summer_desk_staff_in (desk, "陈思琪", 480, NULL, &error));
  desk_done (fixture, summer_desk_staff_out (desk, "陈思琪", 470, NULL, &error));
  desk_done (fixture, summer_desk_staff_in (desk, "郑文澜", 480, NULL, &error));
  g_autoptr (SummerClassDay) day = load (fixture);
  words = summer_class_day_dup_staff_flags (summer_class_day_find_staff (day, "陈思琪"));
  g_assert_cmpstr (words, ==, "Signed out before signed in");
  g_assert_cmpuint (summer_class_day_find_staff (day, "郑文澜")->flags, ==, 0);
  g_assert_null (summer_class_day_find_staff (day, "路人甲"));
}

/* Nobody has come yet at a time that is still to come: it is taken as given, said at once and shown after. */
static void
test_time_ahead_of_the_clock_is_shown (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDesk *desk = &fixture->desk;
  g_autofree char *done = NULL, *staff_done = NULL, *words = NULL;

  sign_in (fixture, XU, desk->now + 1);
  desk_done (fixture, summer_desk_sign_in (desk, fixture->children[LIN], desk->now + 2, NULL, &done,
                                           &error));
  g_assert_cmpstr (done, ==, "Sign-in: 林甜甜 08:07 (it is only 08:05)");
  desk_done (fixture, summer_desk_staff_in (desk, "陈思琪", 1080, &staff_done, &error));
  g_assert_nonnull (strstr (staff_done, "(it is only 08:05)"));

  g_autoptr (SummerClassDay) day = load (fixture);
  summer_class_day_set_clock (day, desk->today, desk->now);
  words = summer_class_day_dup_flags (day, summer_class_day_find (day, fixture->children[LIN]));
  g_assert_cmpstr (words, ==, "A time later than it is now");
  g_assert_cmpuint (look (fixture, day, XU)->flags, ==, 0);
  g_assert_cmpuint (summer_class_day_find_staff (day, "陈思琪")->flags, ==, SUMMER_FLAG_AHEAD);

  /* By the next day it is an hour like others. */
  g_autoptr (SummerClassDay) later = load (fixture);
  summer_class_day_set_clock (later, desk->today + 1, desk->now);
  g_assert_cmpuint (look (fixture, later, LIN)->flags, ==, 0);
}

/* Yesterday's open sign-out is yesterday's: today's sign-in is a sign-in, and the other stays to be closed. */
static void
test_yesterdays_open_sign_out_stays_yesterdays (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = { .collector = "王雨晴" };
  g_autofree char *day_text = summer_day_dup_text (FIXTURE_FIRST_DAY);
  g_autofree char *done = NULL;

  sign_in (fixture, LIN, 480);
  fixture->desk.day = fixture->desk.today = FIXTURE_FIRST_DAY + 1;
  {
    g_autoptr (SummerClassDay) day = load (fixture);

    g_assert_cmpint (look (fixture, day, LIN)->still_in, ==, FIXTURE_FIRST_DAY);
    g_assert_cmpint (look (fixture, day, LIN)->presence, ==, SUMMER_PRESENCE_UNRECORDED);
  }
  sign_in (fixture, LIN, 490);
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
  g_autoptr (SummerClassDay) day = load (fixture);
  g_assert_cmpint (look (fixture, day, LIN)->still_in, ==, SUMMER_DAY_NONE);
}

static void
test_all_here_leaves_out_the_flagged (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDeskMark sick
      = { fixture->children[XU], FIXTURE_FIRST_DAY, SUMMER_MARK_UNRECORDED, SUMMER_MARK_SICK };
  g_autofree char *done = NULL;
  guint left = 0;

  desk_done (fixture, summer_desk_mark (&fixture->desk, &sick, 1, NULL, &error));
  /* What stands there already is no entry: nothing is named, and nothing is there to undo. */
  desk_done (fixture, summer_desk_mark (&fixture->desk, &sick, 1, &done, &error));
  g_assert_null (done);
  desk_done (fixture, summer_desk_all_here (&fixture->desk, 490, &left, &done, &error));
  g_assert_cmpuint (left, ==, 2);
  g_assert_cmpstr (done, ==, "All here: 1 child, 08:10");
  g_autoptr (SummerClassDay) day = load (fixture);
  g_assert_cmpint (look (fixture, day, LIN)->presence, ==, SUMMER_PRESENCE_HERE);
  g_assert_cmpint (look (fixture, day, XU)->presence, ==, SUMMER_PRESENCE_SICK);
  g_assert_cmpint (look (fixture, day, ZHOU)->presence, ==, SUMMER_PRESENCE_UNRECORDED);
}

static void
test_marks_refuse_what_would_not_count (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDay day = FIXTURE_FIRST_DAY;
  const struct
  {
    DeskChild child;
    SummerDay day;
    SummerMark mark;
    int code;
  } cases[] = {
    { LIN, day, SUMMER_MARK_PRESENT, -1 },
    { LIN, day + 1, SUMMER_MARK_SICK, -1 }, /* noted ahead */
    { LIN, day + 2, SUMMER_MARK_PRESENT, SUMMER_DESK_ERROR_REFUSED },
    { LIN, day + 5, SUMMER_MARK_SICK, SUMMER_DESK_ERROR_REFUSED },    /* Saturday */
    { LIN, day + 7, SUMMER_MARK_SICK, SUMMER_DESK_ERROR_REFUSED },    /* closed by the programme */
    { LIN, day - 3, SUMMER_MARK_PRESENT, SUMMER_DESK_ERROR_REFUSED }, /* before the class */
    { WANG, day, SUMMER_MARK_PRESENT, SUMMER_DESK_ERROR_REFUSED },    /* has left */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerDeskMark mark = { fixture->children[cases[i].child], cases[i].day,
                                    SUMMER_MARK_UNRECORDED, cases[i].mark };

      if (cases[i].code >= 0)
        desk_fails (fixture, summer_desk_mark (&fixture->desk, &mark, 1, NULL, &error),
                    (gint) cases[i].code);
      else
        desk_done (fixture, summer_desk_mark (&fixture->desk, &mark, 1, NULL, &error));
    }
}

/* Two windows on one class: the one that saw something else is told, and changes nothing. */
static void
test_conflicting_mark_is_shown_and_lost_by_nobody (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDeskMark first
      = { fixture->children[LIN], FIXTURE_FIRST_DAY, SUMMER_MARK_UNRECORDED, SUMMER_MARK_SICK };
  const SummerDeskMark second[]
      = { { fixture->children[XU], FIXTURE_FIRST_DAY, SUMMER_MARK_UNRECORDED, SUMMER_MARK_PRESENT },
          { fixture->children[LIN], FIXTURE_FIRST_DAY, SUMMER_MARK_UNRECORDED,
            SUMMER_MARK_ABSENT } };
  g_autoptr (GError) problem = NULL;
  g_autoptr (SummerStore) other
      = summer_store_open (fixture->store.path, SUMMER_STORE_NONE, &problem);
  SummerDesk desk = fixture->desk;

  g_assert_no_error (problem);
  desk.store = other;
  desk_done (fixture, summer_desk_mark (&fixture->desk, &first, 1, NULL, &error));
  g_assert_false (summer_desk_mark (&desk, second, 2, NULL, &problem));
  g_assert_error (problem, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_CONFLICT);
  g_assert_nonnull (strstr (problem->message, "林甜甜"));
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM attendance a JOIN child"
                                " h ON h.id = a.child WHERE h.code LIKE 'A-%'"),
                   ==, 1);
}

static void
test_staff_come_and_go (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDesk *desk = &fixture->desk;

  desk_fails (fixture, summer_desk_staff_in (desk, "路人甲", 470, NULL, &error),
              SUMMER_DESK_ERROR_REFUSED);
  desk_fails (fixture, summer_desk_staff_out (desk, "陈思琪", 470, NULL, &error),
              SUMMER_DESK_ERROR_REFUSED);
  desk_done (fixture, summer_desk_staff_in (desk, "陈思琪", 470, NULL, &error));
  desk_fails (fixture, summer_desk_staff_in (desk, "陈思琪", 480, NULL, &error),
              SUMMER_DESK_ERROR_CONFLICT);
  sign_in (fixture, LIN, 480);
  {
    g_autoptr (SummerClassDay) day = load (fixture);
    g_autofree char *words = summer_class_day_dup_short (day);

    g_assert_cmpint (day->counts.tutors_here, ==, 1);
    g_assert_cmpstr (words, ==, "too few volunteers: 0 here, 1 needed");
  }
  desk_done (fixture, summer_desk_staff_in (desk, "郑文澜", 475, NULL, &error));
  {
    g_autoptr (SummerClassDay) day = load (fixture);
    g_autofree char *words = summer_class_day_dup_short (day);

    g_assert_null (words);
  }
  desk_done (fixture, summer_desk_staff_out (desk, "陈思琪", 1020, NULL, &error));
  desk_fails (fixture, summer_desk_staff_out (desk, "陈思琪", 1021, NULL, &error),
              SUMMER_DESK_ERROR_CONFLICT);
  desk_done (fixture, summer_desk_staff_away (desk, "沈若兰", NULL, &error));
  g_autoptr (SummerClassDay) day = load (fixture);
  g_assert_cmpint (day->counts.tutors_here, ==, 0);
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

  sign_in (fixture, LIN, 480);
  desk_done (fixture, summer_desk_staff_in (desk, "陈思琪", 470, NULL, &error));
  desk_done (fixture, summer_desk_note (desk, &incident, &fixture->children[LIN], 1, NULL, &error));
  {
    g_autoptr (SummerClassDay) day = load (fixture);
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
  g_autoptr (SummerClassDay) day = load (fixture);
  g_assert_cmpuint (look (fixture, day, XU)->flags & SUMMER_FLAG_CORRECTED, !=, 0);
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

  g_autoptr (SummerClassDay) day = load (fixture);
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
  const char *former = look (fixture, day, XU)->former;
  g_assert_true (g_str_has_prefix (former, "Was sick until "));
  g_assert_nonnull (strstr (former, ": 一\nWas leave until "));
  g_assert_null (look (fixture, day, LIN)->former);
}

static void
test_day_with_open_things_is_signed_off_with_a_reason (DeskFixture *fixture, gconstpointer unused)
{
  SummerDesk *desk = &fixture->desk;

  sign_in (fixture, LIN, 480);
  desk->reason = "台风提前离班，登记在纸上";
  desk_done (fixture, summer_close_out_sign (desk, "沈若兰", NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->store.path,
                                "SELECT count (*) FROM sign_off WHERE note LIKE '台风%'"),
                   ==, 1);
}

static void
test_food_samples_are_kept_for_their_hours (DeskFixture *fixture, gconstpointer unused)
{
  SummerDesk *desk = &fixture->desk;
  gint64 sample;

  desk_fails (fixture, summer_desk_keep_sample (desk, "红烧肉", 199, 690, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk_done (fixture, summer_desk_keep_sample (desk, "红烧肉", 200, 690, NULL, &error));
  sample = fixture_ask (fixture->store.path, "SELECT id FROM food_sample");
  desk->day = desk->today = FIXTURE_FIRST_DAY + 2;
  desk_fails (fixture, summer_desk_discard_sample (desk, sample, 689, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk_done (fixture, summer_desk_discard_sample (desk, sample, 690, NULL, &error));
  desk_fails (fixture, summer_desk_discard_sample (desk, sample, 691, NULL, &error),
              SUMMER_DESK_ERROR_CONFLICT);
}

/* What a person undoes is the last thing done at the desk, whole. */
static void
test_release_is_undone_whole (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = {
    .collector = "大伯", .reason = "妈妈来电", .released_by = "陈思琪", .confirmed_by = "沈若兰"
  };
  g_autoptr (GError) problem = NULL;

  sign_in (fixture, LIN, 480);
  g_autofree char *before = fixture_dup_dump (fixture->store.path);
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 1010, &release,
                                            NULL, &error));
  summer_journal_undo (fixture->store.store, summer_journal_get_undoable (fixture->store.store),
                       NULL, &problem);
  g_assert_no_error (problem);
  g_autofree char *after = fixture_dup_dump (fixture->store.path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (fixture_ask (fixture->store.path, "SELECT count (*) FROM release_exception"), ==,
                   0);
}

/* A whole summer of marks read for the desk of one class touches no other class's, whatever the day: the
 * children and their marks are what a plain query finds. */
static void
test_day_is_what_a_plain_query_finds (DeskFixture *fixture, gconstpointer unused)
{
  fixture_add_marks (&fixture->store, 2, 12, 10);
  gint64 class_id
      = fixture_ask (fixture->store.path, "SELECT id FROM class WHERE code = 'XM-00002'");

  for (SummerDay day = FIXTURE_FIRST_DAY; day < FIXTURE_FIRST_DAY + 12; day++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SummerClassDay) loaded
          = summer_class_day_load (fixture->desk.store, class_id, day, &error);
      g_autofree char *sql
          = g_strdup_printf ("SELECT count (*) FROM attendance WHERE class = %" G_GINT64_FORMAT
                             " AND day = %d",
                             class_id, day);

      g_assert_no_error (error);
      g_assert_cmpuint (loaded->n_children, ==, 12);
      g_assert_cmpint (loaded->counts.by_presence[SUMMER_PRESENCE_GONE], ==,
                       fixture_ask (fixture->store.path, sql));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("/desk/day-flags-each-child", test_day_flags_each_child);
  desk_add ("/desk/reason-of-the-day-excuses-no-flag", test_reason_of_the_day_excuses_no_flag);
  desk_add ("/desk/care-of-a-signed-off-day-takes-a-reason",
            test_care_of_a_signed_off_day_takes_a_reason);
  desk_add ("/desk/incident-ends-after-it-began", test_incident_ends_after_it_began);
  desk_add ("/desk/odd-times-of-staff-are-shown-too", test_odd_times_of_staff_are_shown_too);
  desk_add ("/desk/time-ahead-of-the-clock-is-shown", test_time_ahead_of_the_clock_is_shown);
  desk_add ("/desk/each-correction-says-from-what-to-what",
            test_each_correction_says_from_what_to_what);
  desk_add ("/desk/day-is-what-a-plain-query-finds", test_day_is_what_a_plain_query_finds);
  desk_add ("/desk/sign-in-is-durable-and-says-what", test_sign_in_is_durable_and_says_what);
  desk_add ("/desk/flagged-child-takes-a-reason", test_flagged_child_takes_a_reason);
  desk_add ("/desk/no-class-that-day-is-refused", test_no_class_that_day_is_refused);
  desk_add ("/desk/child-of-another-class-is-refused", test_child_of_another_class_is_refused);
  desk_add ("/desk/same-card-within-a-minute-does-nothing",
            test_same_card_within_a_minute_does_nothing);
  desk_add ("/desk/sign-out-before-sign-in-is-refused", test_sign_out_before_sign_in_is_refused);
  desk_add ("/desk/release-asks-who-comes", test_release_asks_who_comes);
  desk_add ("/desk/unlisted-takes-a-second-member-of-staff",
            test_unlisted_takes_a_second_member_of_staff);
  desk_add ("/desk/alone-takes-a-dated-document", test_alone_takes_a_dated_document);
  desk_add ("/desk/one-off-is-spent-by-its-release", test_one_off_is_spent_by_its_release);
  desk_add ("/desk/full-class-stops-no-sign-out", test_full_class_stops_no_sign_out);
  desk_add ("/desk/earlier-day-takes-a-reason", test_earlier_day_takes_a_reason);
  desk_add ("/desk/odd-times-are-shown-not-refused", test_odd_times_are_shown_not_refused);
  desk_add ("/desk/yesterdays-open-sign-out-stays-yesterdays",
            test_yesterdays_open_sign_out_stays_yesterdays);
  desk_add ("/desk/all-here-leaves-out-the-flagged", test_all_here_leaves_out_the_flagged);
  desk_add ("/desk/marks-refuse-what-would-not-count", test_marks_refuse_what_would_not_count);
  desk_add ("/desk/conflicting-mark-is-shown-and-lost-by-nobody",
            test_conflicting_mark_is_shown_and_lost_by_nobody);
  desk_add ("/desk/staff-come-and-go", test_staff_come_and_go);
  desk_add ("/desk/signed-off-day-is-locked", test_signed_off_day_is_locked);
  desk_add ("/desk/day-with-open-things-is-signed-off-with-a-reason",
            test_day_with_open_things_is_signed_off_with_a_reason);
  desk_add ("/desk/food-samples-are-kept-for-their-hours",
            test_food_samples_are_kept_for_their_hours);
  desk_add ("/desk/release-is-undone-whole", test_release_is_undone_whole);
  return g_test_run ();
}
