#include "config.h"

#include "today-fixture.h"

SummerTodayPage *
today_get_page (Play *play)
{
  return SUMMER_TODAY_PAGE (summer_window_get_page_widget (play->harness->window));
}

void
today_set_now (Play *play, SummerDay day, SummerTime time)
{
  summer_workplace_set_now (summer_workplace_get (play->harness->office), day, time);
  harness_settle (play->harness);
}

static void
open_page (Play *play)
{
  SummerWorkplace *workplace;

  play->harness = harness_new (-1);
  g_free (play->harness->database);
  play->harness->database = g_strdup (play->desk.store.path);
  harness_open (play->harness);
  workplace = summer_workplace_get (play->harness->office);
  summer_workplace_set_class (workplace, play->desk.desk.class_id);
  today_set_now (play, DAY, 8 * 60 + 5);
  g_assert_true (summer_window_set_page (play->harness->window, "today", NULL));
  harness_settle (play->harness);
}

void
today_set_up (Play *play, gconstpointer unused)
{
  desk_set_up (&play->desk, NULL);
  open_page (play);
}

void
today_tear_down (Play *play, gconstpointer unused)
{
  harness_free (play->harness);
  desk_tear_down (&play->desk, NULL);
}

/* One figure of the record of a child on a day; -1 = there is none. */
gint64
today_ask_mark (Play *play, DeskChild child, SummerDay day, const char *what)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT ifnull ((SELECT ifnull (%s, -1) FROM attendance WHERE child = %" G_GINT64_FORMAT
      " AND day = %d), -1)",
      what, play->desk.children[child], day);

  return fixture_ask (play->desk.store.path, sql);
}

gint64
today_count_entries (Play *play)
{
  return desk_count_entries (&play->desk);
}

gboolean
today_shows (Play *play, const char *text)
{
  return harness_find_label (play->harness->window, text) != NULL;
}

const SummerDayChild *
today_get_child (Play *play, DeskChild child)
{
  const SummerClassDay *day = today_get_page (play)->day;

  return &day->children[summer_class_day_find (day, play->desk.children[child])];
}

void
today_enter (Play *play, const char *text)
{
  harness_type (play->harness, text);
  harness_press (play->harness, "Return");
}

/* What the next stroke is to meet: an empty search that has the focus. */
void
today_assert_ready (Play *play)
{
  g_assert_cmpstr (summer_today_search_get_text (today_get_page (play)->search), ==, "");
  g_assert_true (summer_today_search_has_focus (today_get_page (play)->search));
}

void
today_sign_in_elsewhere (Play *play, DeskChild child, SummerDay day, SummerTime time)
{
  SummerDesk desk = play->desk.desk;

  desk.day = desk.today = day;
  desk_done (&play->desk,
             summer_desk_sign_in (&desk, play->desk.children[child], time, "王雨晴", NULL, &error));
}
