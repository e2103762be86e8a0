#include "config.h"

#include "desk-fixture.h"

#include "summer-close-out.h"
#include "summer-corrections.h"
#include "summer-day-table.h"
#include "summer-pickup-table.h"
#include "summer-release-check.h"

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
  g_autoptr (SummerClassDay) day = desk_load (fixture);

  g_assert_cmpuint (day->n_children, ==, N_CHILDREN);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerDayChild *child = desk_look (fixture, day, cases[i].child);

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
  g_autoptr (SummerClassDay) day = desk_load (fixture);
  g_assert_cmpint (desk_look (fixture, day, LIN)->presence, ==, SUMMER_PRESENCE_HERE);
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
                                "SELECT count (*) FROM journal WHERE " SUMMER_REASON (
                                    "journal") " LIKE '%保单明日到%'"),
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
  desk_sign_in (fixture, LIN, 480);
  desk_fails (fixture, summer_desk_sign_in (desk, fixture->children[ZHOU], 481, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  g_assert_false (summer_desk_sign_in (desk, fixture->children[ZHOU], 481, NULL, NULL, &problem));
  g_assert_nonnull (strstr (problem->message, "周以宁: Not insured today"));
  desk->flag_reason = "保单已付款";
  desk_sign_in (fixture, ZHOU, 481);
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
  desk_sign_in (fixture, HE, 482);
  signed_off = dup_last_reason (fixture);
  g_assert_cmpstr (signed_off, ==, "何一鸣 08:02 · No agreement signed · 昨天停电，补录");
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

  desk_sign_in (fixture, LIN, 485);
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

/* A clock set back: taken as given, and shown. */
static void
test_odd_times_are_shown_not_refused (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = { .collector = "王雨晴" };

  desk_sign_in (fixture, LIN, 600);
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 500, &release,
                                            NULL, &error));
  g_autoptr (SummerClassDay) day = desk_load (fixture);
  g_assert_cmpuint (desk_look (fixture, day, LIN)->flags & SUMMER_FLAG_ODD_TIMES, !=, 0);
}

static void
test_odd_times_of_staff_are_shown_too (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDesk *desk = &fixture->desk;
  g_autofree char *words = NULL;

  desk_done (fixture, summer_desk_staff_in (desk, "陈思琪", 480, NULL, &error));
  desk_done (fixture, summer_desk_staff_out (desk, "陈思琪", 470, NULL, &error));
  desk_done (fixture, summer_desk_staff_in (desk, "郑文澜", 480, NULL, &error));
  g_autoptr (SummerClassDay) day = desk_load (fixture);
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

  desk_sign_in (fixture, XU, desk->now + 1);
  desk_done (fixture, summer_desk_sign_in (desk, fixture->children[LIN], desk->now + 2, NULL, &done,
                                           &error));
  g_assert_cmpstr (done, ==, "Sign-in: 林甜甜 08:07 (it is only 08:05)");
  desk_done (fixture, summer_desk_staff_in (desk, "陈思琪", 1080, &staff_done, &error));
  g_assert_nonnull (strstr (staff_done, "(it is only 08:05)"));

  g_autoptr (SummerClassDay) day = desk_load (fixture);
  summer_class_day_set_clock (day, desk->today, desk->now);
  words = summer_class_day_dup_flags (day, summer_class_day_find (day, fixture->children[LIN]));
  g_assert_cmpstr (words, ==, "A time later than it is now");
  g_assert_cmpuint (desk_look (fixture, day, XU)->flags, ==, 0);
  g_assert_cmpuint (summer_class_day_find_staff (day, "陈思琪")->flags, ==, SUMMER_FLAG_AHEAD);

  /* By the next day it is an hour like others. */
  g_autoptr (SummerClassDay) later = desk_load (fixture);
  summer_class_day_set_clock (later, desk->today + 1, desk->now);
  g_assert_cmpuint (desk_look (fixture, later, LIN)->flags, ==, 0);
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
  g_autoptr (SummerClassDay) day = desk_load (fixture);
  g_assert_cmpint (desk_look (fixture, day, LIN)->presence, ==, SUMMER_PRESENCE_HERE);
  g_assert_cmpint (desk_look (fixture, day, XU)->presence, ==, SUMMER_PRESENCE_SICK);
  g_assert_cmpint (desk_look (fixture, day, ZHOU)->presence, ==, SUMMER_PRESENCE_UNRECORDED);
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
  desk_sign_in (fixture, LIN, 480);
  {
    g_autoptr (SummerClassDay) day = desk_load (fixture);
    g_autofree char *words = summer_class_day_dup_short (day);

    g_assert_cmpint (day->counts.tutors_here, ==, 1);
    g_assert_cmpstr (words, ==, "too few volunteers: 0 here, 1 needed");
  }
  desk_done (fixture, summer_desk_staff_in (desk, "郑文澜", 475, NULL, &error));
  {
    g_autoptr (SummerClassDay) day = desk_load (fixture);
    g_autofree char *words = summer_class_day_dup_short (day);

    g_assert_null (words);
  }
  desk_done (fixture, summer_desk_staff_out (desk, "陈思琪", 1020, NULL, &error));
  desk_fails (fixture, summer_desk_staff_out (desk, "陈思琪", 1021, NULL, &error),
              SUMMER_DESK_ERROR_CONFLICT);
  desk_done (fixture, summer_desk_staff_away (desk, "沈若兰", NULL, &error));
  g_autoptr (SummerClassDay) day = desk_load (fixture);
  g_assert_cmpint (day->counts.tutors_here, ==, 0);
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
  desk_add ("/desk/incident-ends-after-it-began", test_incident_ends_after_it_began);
  desk_add ("/desk/odd-times-of-staff-are-shown-too", test_odd_times_of_staff_are_shown_too);
  desk_add ("/desk/time-ahead-of-the-clock-is-shown", test_time_ahead_of_the_clock_is_shown);
  desk_add ("/desk/day-is-what-a-plain-query-finds", test_day_is_what_a_plain_query_finds);
  desk_add ("/desk/sign-in-is-durable-and-says-what", test_sign_in_is_durable_and_says_what);
  desk_add ("/desk/flagged-child-takes-a-reason", test_flagged_child_takes_a_reason);
  desk_add ("/desk/no-class-that-day-is-refused", test_no_class_that_day_is_refused);
  desk_add ("/desk/child-of-another-class-is-refused", test_child_of_another_class_is_refused);
  desk_add ("/desk/same-card-within-a-minute-does-nothing",
            test_same_card_within_a_minute_does_nothing);
  desk_add ("/desk/odd-times-are-shown-not-refused", test_odd_times_are_shown_not_refused);
  desk_add ("/desk/all-here-leaves-out-the-flagged", test_all_here_leaves_out_the_flagged);
  desk_add ("/desk/marks-refuse-what-would-not-count", test_marks_refuse_what_would_not_count);
  desk_add ("/desk/conflicting-mark-is-shown-and-lost-by-nobody",
            test_conflicting_mark_is_shown_and_lost_by_nobody);
  desk_add ("/desk/staff-come-and-go", test_staff_come_and_go);
  desk_add ("/desk/food-samples-are-kept-for-their-hours",
            test_food_samples_are_kept_for_their_hours);
  return g_test_run ();
}
