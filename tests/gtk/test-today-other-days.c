/* Another day than today and another hand than one's own: reasons, what is locked, and what somebody else does meanwhile. */
#include "config.h"

#include "today-fixture.h"

#include "summer-close-out.h"

static void
test_earlier_day_asks_for_a_reason (Play *play, gconstpointer unused)
{
  today_set_now (play, DAY + 1, 9 * 60);
  harness_press (play->harness, "alt+Page_Up");
  g_assert_cmpint (today_get_page (play)->day->day, ==, DAY);
  today_enter (play, "ltt");
  g_assert_true (today_shows (play, "Give the reason for the entry first"));
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "mark"), ==, -1);

  /* Enter in the reason goes on with what was begun. */
  today_enter (play, "the sheet came in late");
  today_enter (play, "8:10");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_in"), ==, 8 * 60 + 10);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY + 1, "mark"), ==, -1);
  harness_press (play->harness, "alt+Home");
  g_assert_cmpint (today_get_page (play)->day->day, ==, DAY + 1);
}

static void
test_all_here_on_an_earlier_day (Play *play, gconstpointer unused)
{
  today_set_now (play, DAY + 1, 9 * 60);
  harness_press (play->harness, "alt+Page_Up ctrl+shift+a");
  g_assert_true (today_shows (play, "Give the reason for the entry first"));
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "mark"), ==, -1);
  today_enter (play, "the sheet came in late");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (today_ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  /* When they came is not known. */
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_in"), ==, -1);
  g_assert_cmpint (today_ask_mark (play, ZHOU, DAY, "mark"), ==, -1);
  g_assert_true (today_shows (play, "2 left out"));
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT count (*) FROM journal WHERE " SUMMER_REASON (
                                    "journal") " LIKE "
                                               "'%the sheet came in late%'"),
                   ==, 1);
}

static void
sign_off_elsewhere (Play *play, SummerDay day)
{
  SummerDesk desk = play->desk.desk;

  desk.day = desk.today = day;
  desk.reason = "the rest comes tomorrow";
  desk_done (&play->desk, summer_close_out_sign (&desk, "陈思琪", NULL, &error));
}

static void
test_reason_of_a_locked_day_is_enough (Play *play, gconstpointer unused)
{
  today_sign_in_elsewhere (play, XU, DAY, 8 * 60);
  sign_off_elsewhere (play, DAY);
  summer_today_page_reload (today_get_page (play));
  harness_settle (play->harness);
  harness_type (play->harness, "xjy");
  harness_press (play->harness, "F6");
  g_assert_true (today_shows (play, "Give the reason for the entry first"));
  g_assert_cmpint (today_ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  /* Enter without one does nothing yet. */
  harness_press (play->harness, "Return");
  g_assert_cmpint (today_ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  gtk_widget_grab_focus (GTK_WIDGET (today_get_page (play)->reason));
  today_enter (play, "certificate");
  g_assert_cmpint (today_ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_SICK);
  today_assert_ready (play);

  /* What stood there is read beside the child. */
  harness_type (play->harness, "xjy");
  g_assert_true (today_shows (play, "Corrected after signing off"));
  g_assert_true (today_shows (play, "Was present 08:00"));
  g_assert_true (today_shows (play, "certificate"));
}

/* What was begun and given up is not done by the next reason. */
static void
test_what_was_given_up_stays_so (Play *play, gconstpointer unused)
{
  today_sign_in_elsewhere (play, XU, DAY, 8 * 60);
  sign_off_elsewhere (play, DAY);
  summer_today_page_reload (today_get_page (play));
  harness_settle (play->harness);
  harness_type (play->harness, "xjy");
  harness_press (play->harness, "F6");
  gtk_widget_activate_action (GTK_WIDGET (today_get_page (play)), "today.cancel", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (today_get_page (play)->reason));
  today_enter (play, "certificate");
  g_assert_cmpint (today_ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
}

static void
test_yesterdays_sign_out_stays_yesterdays (Play *play, gconstpointer unused)
{
  today_sign_in_elsewhere (play, LIN, DAY, 8 * 60);
  today_set_now (play, DAY + 1, 8 * 60 + 6);
  g_assert_true (today_shows (play, "Not signed out yesterday"));
  today_enter (play, "ltt");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY + 1, "time_in"), ==, 8 * 60 + 6);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);

  harness_press (play->harness, "F5");
  harness_type (play->harness, "1705");
  harness_press (play->harness, "Tab");
  harness_type (play->harness, "forgotten at the door");
  /* Enter alone lets the child go with nobody, however often. */
  harness_press (play->harness, "Return Return Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);
  harness_press (play->harness, "1 Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, 17 * 60 + 5);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "collected_by = '王雨晴'"), ==, 1);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY + 1, "time_in"), ==, 8 * 60 + 6);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY + 1, "time_out"), ==, -1);
  g_assert_false (today_shows (play, "Not signed out yesterday"));
}

static gboolean
is_here (gpointer data)
{
  return today_get_child (data, XU)->presence == SUMMER_PRESENCE_HERE;
}

static void
test_another_program_is_seen (Play *play, gconstpointer unused)
{
  harness_type (play->harness, "zy");
  today_sign_in_elsewhere (play, XU, DAY, 8 * 60 + 1);
  harness_wait (is_here, play);
  /* What was being typed is still there. */
  g_assert_cmpstr (summer_today_search_get_text (today_get_page (play)->search), ==, "zy");
}

static void
test_conflict_is_shown (Play *play, gconstpointer unused)
{
  gint64 entries;

  harness_type (play->harness, "xjy");
  today_sign_in_elsewhere (play, XU, DAY, 8 * 60 + 1);
  entries = today_count_entries (play);
  /* The page has not looked yet. */
  summer_today_desk_mark (today_get_page (play), SUMMER_MARK_LEAVE);
  g_assert_cmpint (today_count_entries (play), ==, entries);
  g_assert_true (today_shows (play, "Somebody else recorded otherwise"));
  g_assert_cmpint (today_get_child (play, XU)->presence, ==, SUMMER_PRESENCE_HERE);
}

static void
test_rows_stay_where_they_are (Play *play, gconstpointer unused)
{
  SummerTodayList *list = today_get_page (play)->list;
  const guint child = summer_class_day_find (today_get_page (play)->day, play->desk.children[HE]);

  harness_press (play->harness, "Down Down Down");
  g_assert_cmpuint (summer_today_list_get_selected (list), ==, child);
  today_sign_in_elsewhere (play, XU, DAY, 8 * 60 + 1);
  harness_wait (is_here, play);
  g_assert_cmpuint (summer_today_list_get_selected (list), ==, child);
}

static void
test_days_without_class_say_so (Play *play, gconstpointer unused)
{
  today_set_now (play, DAY + 5, 9 * 60);
  g_assert_true (today_shows (play, "No class on this day"));
  summer_workplace_set_class (summer_workplace_get (play->harness->office), play->desk.other_class);
  today_set_now (play, DAY, 9 * 60);
  g_assert_true (today_shows (play, "陈思远"));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  today_add ("/today-other-days/earlier-day-asks-for-a-reason", test_earlier_day_asks_for_a_reason);
  today_add ("/today-other-days/all-here-on-an-earlier-day", test_all_here_on_an_earlier_day);
  today_add ("/today-other-days/reason-of-a-locked-day-is-enough",
             test_reason_of_a_locked_day_is_enough);
  today_add ("/today-other-days/what-was-given-up-stays-so", test_what_was_given_up_stays_so);
  today_add ("/today-other-days/yesterdays-sign-out-stays-yesterdays",
             test_yesterdays_sign_out_stays_yesterdays);
  today_add ("/today-other-days/another-program-is-seen", test_another_program_is_seen);
  today_add ("/today-other-days/conflict-is-shown", test_conflict_is_shown);
  today_add ("/today-other-days/rows-stay-where-they-are", test_rows_stay_where_they_are);
  today_add ("/today-other-days/days-without-class-say-so", test_days_without_class_say_so);
  return g_test_run ();
}
