/* Signing out: who may take a child home, who must not, and what an exception takes. */
#include "config.h"

#include "desk-fixture.h"

#include "summer-day-table.h"

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
        desk_sign_in (fixture, LIN, 480);
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

  desk_sign_in (fixture, LIN, 480);
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

  desk_sign_in (fixture, LIN, 480);
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
  desk_sign_in (fixture, LIN, 480);
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
  desk_sign_in (fixture, LIN, 480);
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
  desk_sign_in (fixture, LIN, 480);
  desk_fails (fixture,
              summer_desk_sign_in (&fixture->desk, fixture->children[XU], 481, NULL, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  desk_done (fixture, summer_desk_sign_out (&fixture->desk, fixture->children[LIN], 1010, &release,
                                            NULL, &error));
  desk_sign_in (fixture, XU, 1020);
}

/* What a person undoes is the last thing done at the desk, whole. */
static void
test_release_is_undone_whole (DeskFixture *fixture, gconstpointer unused)
{
  const SummerRelease release = {
    .collector = "大伯", .reason = "妈妈来电", .released_by = "陈思琪", .confirmed_by = "沈若兰"
  };
  g_autoptr (GError) problem = NULL;

  desk_sign_in (fixture, LIN, 480);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("/release/sign-out-before-sign-in-is-refused", test_sign_out_before_sign_in_is_refused);
  desk_add ("/release/release-asks-who-comes", test_release_asks_who_comes);
  desk_add ("/release/unlisted-takes-a-second-member-of-staff",
            test_unlisted_takes_a_second_member_of_staff);
  desk_add ("/release/alone-takes-a-dated-document", test_alone_takes_a_dated_document);
  desk_add ("/release/one-off-is-spent-by-its-release", test_one_off_is_spent_by_its_release);
  desk_add ("/release/full-class-stops-no-sign-out", test_full_class_stops_no_sign_out);
  desk_add ("/release/release-is-undone-whole", test_release_is_undone_whole);
  return g_test_run ();
}
