/* Today, played as an organiser plays it: letters, cards, digits and Enter, and what the file says after it. */
#include "config.h"

#include <glib/gi18n.h>

#include "../desk/desk-fixture.h"
#include "harness.h"

#include "summer-close-out.h"
#include "summer-staff-table.h"
#include "summer-today-page-private.h"

#define DAY FIXTURE_FIRST_DAY

typedef struct
{
  DeskFixture desk; /* its store is that of another program */
  Harness *harness;
} Play;

static SummerTodayPage *
get_page (Play *play)
{
  return SUMMER_TODAY_PAGE (summer_window_get_page_widget (play->harness->window));
}

static void
set_now (Play *play, SummerDay day, SummerTime time)
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
  set_now (play, DAY, 8 * 60 + 5);
  g_assert_true (summer_window_set_page (play->harness->window, "today", NULL));
  harness_settle (play->harness);
}

static void
set_up (Play *play, gconstpointer unused)
{
  desk_set_up (&play->desk, NULL);
  open_page (play);
}

static void
tear_down (Play *play, gconstpointer unused)
{
  harness_free (play->harness);
  desk_tear_down (&play->desk, NULL);
}

/* One figure of the record of a child on a day; -1 = there is none. */
static gint64
ask_mark (Play *play, DeskChild child, SummerDay day, const char *what)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT ifnull ((SELECT ifnull (%s, -1) FROM attendance WHERE child = %" G_GINT64_FORMAT
      " AND day = %d), -1)",
      what, play->desk.children[child], day);

  return fixture_ask (play->desk.store.path, sql);
}

static gint64
count_entries (Play *play)
{
  return desk_count_entries (&play->desk);
}

static gboolean
shows (Play *play, const char *text)
{
  return harness_find_label (play->harness->window, text) != NULL;
}

static const SummerDayChild *
get_child (Play *play, DeskChild child)
{
  const SummerClassDay *day = get_page (play)->day;

  return &day->children[summer_class_day_find (day, play->desk.children[child])];
}

static void
enter (Play *play, const char *text)
{
  harness_type (play->harness, text);
  harness_press (play->harness, "Return");
}

/* What the next stroke is to meet: an empty search that has the focus. */
static void
assert_ready (Play *play)
{
  g_assert_cmpstr (summer_today_search_get_text (get_page (play)->search), ==, "");
  g_assert_true (summer_today_search_has_focus (get_page (play)->search));
}

static void
sign_in_elsewhere (Play *play, DeskChild child, SummerDay day, SummerTime time)
{
  SummerDesk desk = play->desk.desk;

  desk.day = desk.today = day;
  desk_done (&play->desk,
             summer_desk_sign_in (&desk, play->desk.children[child], time, "王雨晴", NULL, &error));
}

static gboolean
is_here (gpointer data)
{
  return get_child (data, XU)->presence == SUMMER_PRESENCE_HERE;
}

static void
test_initials_sign_in (Play *play, gconstpointer unused)
{
  assert_ready (play);
  harness_type (play->harness, "ltt");
  g_assert_true (shows (play, "1 match: 林甜甜"));
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_in"), ==, 8 * 60 + 5);
  g_assert_cmpint (get_child (play, LIN)->presence, ==, SUMMER_PRESENCE_HERE);
  g_assert_true (shows (play, "林甜甜 08:05"));
  assert_ready (play);

  /* The child is at the door once more in the evening, not now: Enter alone does nothing. */
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);
}

static void
test_typing_anywhere_searches (Play *play, gconstpointer unused)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_page (play)->list));
  enter (play, "xjy");
  g_assert_cmpint (ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  assert_ready (play);
}

static void
test_arrows_choose_among_matches (Play *play, gconstpointer unused)
{
  harness_type (play->harness, "A-0");
  g_assert_true (shows (play, "5 match: 林甜甜"));
  harness_press (play->harness, "Down Down Down Down Return");
  g_assert_cmpint (ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (ask_mark (play, LIN, DAY, "mark"), ==, -1);
}

static void
test_brought_by (Play *play, gconstpointer unused)
{
  harness_type (play->harness, "2086");
  g_assert_true (shows (play, "match"));
  harness_press (play->harness, "Escape");
  harness_type (play->harness, "ltt");
  harness_press (play->harness, "ctrl+2");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "brought_by = '林海波'"), ==, 1);
  assert_ready (play);
}

static void
test_card_twice (Play *play, gconstpointer unused)
{
  gint64 entries;

  enter (play, "A-01");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  entries = count_entries (play);

  /* Scanned again at once: nothing is written, and nobody is let go, whatever digits the card has. */
  enter (play, "A-01");
  g_assert_true (shows (play, "was signed in just now"));
  enter (play, "A-01");
  g_assert_cmpint (count_entries (play), ==, entries);
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);
  assert_ready (play);
}

static void
test_strange_cards (Play *play, gconstpointer unused)
{
  const gint64 entries = count_entries (play);

  enter (play, "B-01");
  g_assert_true (shows (play, "陈思远 belongs to the class FZ-013"));
  harness_press (play->harness, "Escape");
  enter (play, "X-999");
  g_assert_true (shows (play, "Nobody has the code or name"));
  g_assert_cmpint (count_entries (play), ==, entries);
}

/* Whoever Tab has come to: the number says who is at the door, and Enter takes that one. */
static void
test_number_counts_not_the_focus (Play *play, gconstpointer unused)
{
  GtkListBox *list;

  enter (play, "ltt");
  set_now (play, DAY, 16 * 60 + 58);
  enter (play, "ltt");
  list = harness_find (summer_today_side_get_release (get_page (play)->side), GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)));
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);
  harness_press (play->harness, "1 Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "collected_by = '王雨晴'"), ==, 1);
}

static void
test_release_by_number (Play *play, gconstpointer unused)
{
  enter (play, "ltt");
  set_now (play, DAY, 16 * 60 + 58);
  enter (play, "ltt");
  g_assert_true (shows (play, "Who is here? Press 1 2 3"));
  /* Who is at the door is said, not guessed. */
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);
  assert_ready (play);

  harness_press (play->harness, "1");
  g_assert_true (shows (play, "Release to: 妈妈 王雨晴"));
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, 16 * 60 + 58);
  g_assert_cmpint (ask_mark (play, LIN, DAY, "collected_by = '王雨晴'"), ==, 1);
  assert_ready (play);

  enter (play, "ltt");
  g_assert_true (shows (play, "went home at 16:58"));
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, 16 * 60 + 58);
}

/* Two digits as fast as a scanner types them are a card: they choose nobody. */
static void
test_digits_of_a_card_choose_nobody (Play *play, gconstpointer unused)
{
  SummerReleasePanel *panel = summer_today_side_get_release (get_page (play)->side);

  enter (play, "ltt");
  set_now (play, DAY, 16 * 60 + 58);
  enter (play, "ltt");
  g_assert_true (summer_release_panel_get_armed (panel));
  harness_press (play->harness, "1 2 Return");
  g_assert_false (summer_release_panel_get_armed (panel));
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);
}

static void
test_who_may_not_cannot_be_chosen (Play *play, gconstpointer unused)
{
  desk_authorise (&play->desk, LIN, SUMMER_MAY_COLLECT, "何秀珍", DAY - 9, DAY - 2);
  desk_authorise (&play->desk, LIN, SUMMER_MUST_NOT_COLLECT, "赵立群", SUMMER_DAY_NONE,
                  SUMMER_DAY_NONE);
  enter (play, "ltt");
  set_now (play, DAY, 16 * 60 + 58);
  enter (play, "ltt");
  g_assert_true (shows (play, "Must not collect: 赵立群"));
  g_assert_true (shows (play, "何秀珍"));
  g_assert_true (shows (play, "expired on"));
  harness_press (play->harness, "3");
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);
}

static void
choose_in_drop_down (Play *play, guint steps)
{
  harness_press (play->harness, "space");
  for (guint i = 0; i < steps; i++)
    harness_press (play->harness, "Down");
  harness_press (play->harness, "Return");
}

static void
test_unlisted_collector (Play *play, gconstpointer unused)
{
  enter (play, "ltt");
  set_now (play, DAY, 16 * 60 + 58);
  enter (play, "ltt");
  harness_press (play->harness, "0");
  enter (play, "Uncle Li");
  g_assert_true (shows (play, "Name the person, the reason, and two members of staff."));
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);

  /* The reason has the focus now; then who releases and who confirms. */
  harness_type (play->harness, "the mother rang at 16:40");
  harness_press (play->harness, "Tab");
  choose_in_drop_down (play, 1);
  harness_press (play->harness, "Tab");
  choose_in_drop_down (play, 1);
  summer_today_desk_release (get_page (play));
  g_assert_true (shows (play, "another member of"));
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);

  choose_in_drop_down (play, 1);
  harness_press (play->harness, "shift+Tab shift+Tab Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, 16 * 60 + 58);
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT count (*) FROM release_exception WHERE kind = 0 AND "
                                "released_by <> confirmed_by AND reason LIKE 'the mother%'"),
                   ==, 1);
}

static void
test_flagged_child_asks_for_a_reason (Play *play, gconstpointer unused)
{
  enter (play, "zyn");
  g_assert_cmpint (ask_mark (play, ZHOU, DAY, "mark"), ==, -1);
  g_assert_true (shows (play, "Not insured today"));
  enter (play, "insured from tomorrow");
  g_assert_cmpint (ask_mark (play, ZHOU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT count (*) FROM journal WHERE reason LIKE "
                                "'%insured from tomorrow%'"),
                   ==, 1);
  assert_ready (play);
}

static void
test_all_here_then_exceptions (Play *play, gconstpointer unused)
{
  harness_press (play->harness, "ctrl+shift+a");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (ask_mark (play, ZHOU, DAY, "mark"), ==, -1);
  g_assert_true (shows (play, "2 left out"));

  harness_type (play->harness, "xjy");
  harness_press (play->harness, "F6");
  g_assert_cmpint (ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_SICK);
  assert_ready (play);
}

static void
test_late_arrival (Play *play, gconstpointer unused)
{
  set_now (play, DAY, 10 * 60);
  harness_type (play->harness, "ltt");
  harness_press (play->harness, "F2 ctrl+a");
  enter (play, "940");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_in"), ==, 9 * 60 + 40);
  harness_type (play->harness, "ltt");
  harness_press (play->harness, "F2 ctrl+a");
  enter (play, "9:35");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_in"), ==, 9 * 60 + 35);
}

static void
test_too_few_staff_is_a_warning (Play *play, gconstpointer unused)
{
  enter (play, "ltt");
  g_assert_true (shows (play, "too few tutors"));
  harness_press (play->harness, "F3");
  harness_press (play->harness, "Return");
  g_assert_false (shows (play, "too few tutors"));
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT time_in FROM staff_attendance WHERE name = '陈思琪'"),
                   ==, 8 * 60 + 5);
  harness_press (play->harness, "Down Delete");
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT mark FROM staff_attendance WHERE name = '郑文澜'"),
                   ==, SUMMER_STAFF_ABSENT);
  harness_press (play->harness, "Escape");
  assert_ready (play);
}

static gboolean
is_unrecorded (gpointer data)
{
  return get_child (data, LIN)->presence == SUMMER_PRESENCE_UNRECORDED;
}

static gint64
ask_staff (Play *play, const char *name, const char *what)
{
  g_autofree char *sql = g_strdup_printf ("SELECT ifnull ((SELECT ifnull (%s, -1) FROM "
                                          "staff_attendance WHERE name = '%s'), -1)",
                                          what, name);

  return fixture_ask (play->desk.store.path, sql);
}

static void
test_search_finds_staff (Play *play, gconstpointer unused)
{
  SummerStaffRecord staff = { .class_id = play->desk.desk.class_id,
                              .name = "高子衿",
                              .role = SUMMER_ROLE_VOLUNTEER,
                              .telephone = "13900007788",
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = SUMMER_DAY_NONE };

  fixture_begin (play->desk.desk.store, "edit");
  desk_done (&play->desk, summer_staff_insert (play->desk.desk.store, &staff, &error));
  fixture_commit (play->desk.desk.store);
  summer_today_page_reload (get_page (play));

  harness_type (play->harness, "csq");
  g_assert_true (shows (play, "1 match: 陈思琪   Enter: sign in, staff"));
  g_assert_cmpint (summer_today_side_get_mode (get_page (play)->side), ==, SUMMER_SIDE_STAFF);
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_staff (play, "陈思琪", "time_in"), ==, 8 * 60 + 5);
  assert_ready (play);

  set_now (play, DAY, 17 * 60 + 10);
  harness_type (play->harness, "csq");
  g_assert_true (shows (play, "Enter: sign out, staff"));
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_staff (play, "陈思琪", "time_out"), ==, 17 * 60 + 10);

  /* By the end of the telephone number; a card is still a child's. */
  enter (play, "7788");
  g_assert_cmpint (ask_staff (play, "高子衿", "time_in"), ==, 17 * 60 + 10);
  harness_type (play->harness, "A-01");
  g_assert_true (shows (play, "1 match: 林甜甜"));
  harness_press (play->harness, "Escape");
  enter (play, "12347788");
  g_assert_true (shows (play, "Nobody has the code or name"));
  g_assert_cmpint (ask_staff (play, "高子衿", "time_out"), ==, -1);
}

static void
test_search_that_fails_says_so (Play *play, gconstpointer unused)
{
  const gint64 entries = count_entries (play);

  /* Only the search of the whole programme reads these initials. */
  fixture_tamper (play->desk.store.path, "ALTER TABLE class RENAME COLUMN pinyin TO initials");
  enter (play, "X-999");
  g_assert_nonnull (harness_find_label (play->harness->window, "no such column"));
  g_assert_cmpint (count_entries (play), ==, entries);
}

static void
release_elsewhere (Play *play, DeskChild child, SummerTime time)
{
  const SummerRelease release = { .collector = "王雨晴" };
  SummerDesk desk = play->desk.desk;

  desk_done (&play->desk, summer_desk_sign_out (&desk, play->desk.children[child], time, &release,
                                                NULL, &error));
}

/* Which of two names stands further up among the last who went home. */
static gboolean
is_above (Play *play, const char *upper, const char *lower)
{
  GtkWidget *side = GTK_WIDGET (get_page (play)->side);
  graphene_point_t a, b;

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (harness_find_label (side, upper)), side,
                                           &GRAPHENE_POINT_INIT (0, 0), &a));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (harness_find_label (side, lower)), side,
                                           &GRAPHENE_POINT_INIT (0, 0), &b));
  return a.y < b.y;
}

static void
test_last_release_stands_first (Play *play, gconstpointer unused)
{
  sign_in_elsewhere (play, LIN, DAY, 8 * 60);
  sign_in_elsewhere (play, XU, DAY, 8 * 60);
  release_elsewhere (play, LIN, 16 * 60 + 58);
  release_elsewhere (play, XU, 16 * 60 + 58);
  set_now (play, DAY, 16 * 60 + 58);
  summer_today_page_reload (get_page (play));
  harness_settle (play->harness);
  g_assert_true (is_above (play, "许嘉言", "林甜甜"));

  /* One that was taken back and done once more is the last one, whatever its time. */
  desk_done (&play->desk, summer_desk_set_times (&play->desk.desk, play->desk.children[LIN], 8 * 60,
                                                 SUMMER_TIME_NONE, NULL, &error));
  release_elsewhere (play, LIN, 16 * 60 + 40);
  summer_today_page_reload (get_page (play));
  harness_settle (play->harness);
  g_assert_true (is_above (play, "林甜甜", "许嘉言"));
}

/* Who is here stands first among those who may confirm; of the others one reads why they are not. */
static void
test_staff_who_are_here_come_first (Play *play, gconstpointer unused)
{
  SummerDesk desk = play->desk.desk;
  GtkDropDown *released;
  GListModel *names;

  desk_done (&play->desk, summer_desk_staff_in (&desk, "郑文澜", 8 * 60, NULL, &error));
  desk_done (&play->desk, summer_desk_staff_away (&desk, "陈思琪", NULL, &error));
  enter (play, "ltt");
  set_now (play, DAY, 16 * 60 + 58);
  enter (play, "ltt");
  harness_press (play->harness, "0");
  harness_settle (play->harness);
  released
      = harness_find (harness_find (get_page (play)->side, g_type_from_name ("SummerUnlistedForm")),
                      GTK_TYPE_DROP_DOWN);
  names = gtk_drop_down_get_model (released);
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 4);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 1), ==, "郑文澜");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 2), ==, "陈思琪 (away)");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 3), ==,
                   "沈若兰 (not recorded)");

  /* Who is away cannot have confirmed it. */
  enter (play, "Uncle Li");
  harness_type (play->harness, "the mother rang");
  harness_press (play->harness, "Tab");
  choose_in_drop_down (play, 1);
  harness_press (play->harness, "Tab");
  choose_in_drop_down (play, 2);
  harness_press (play->harness, "shift+Tab shift+Tab Return");
  g_assert_true (shows (play, "陈思琪 is no member of staff who is here at that time."));
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);
}

static void
test_undo (Play *play, gconstpointer unused)
{
  enter (play, "ltt");
  harness_press (play->harness, "ctrl+z");
  harness_wait (is_unrecorded, play);
  g_assert_cmpint (ask_mark (play, LIN, DAY, "mark"), ==, -1);
  harness_wait_idle_work (play->harness);
}

static void
test_earlier_day_asks_for_a_reason (Play *play, gconstpointer unused)
{
  set_now (play, DAY + 1, 9 * 60);
  harness_press (play->harness, "alt+Page_Up");
  g_assert_cmpint (get_page (play)->day->day, ==, DAY);
  enter (play, "ltt");
  g_assert_true (shows (play, "Give the reason for the entry first"));
  g_assert_cmpint (ask_mark (play, LIN, DAY, "mark"), ==, -1);

  /* Enter in the reason goes on with what was begun. */
  enter (play, "the sheet came in late");
  enter (play, "8:10");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_in"), ==, 8 * 60 + 10);
  g_assert_cmpint (ask_mark (play, LIN, DAY + 1, "mark"), ==, -1);
  harness_press (play->harness, "alt+Home");
  g_assert_cmpint (get_page (play)->day->day, ==, DAY + 1);
}

static void
test_all_here_on_an_earlier_day (Play *play, gconstpointer unused)
{
  set_now (play, DAY + 1, 9 * 60);
  harness_press (play->harness, "alt+Page_Up ctrl+shift+a");
  g_assert_true (shows (play, "Give the reason for the entry first"));
  g_assert_cmpint (ask_mark (play, LIN, DAY, "mark"), ==, -1);
  enter (play, "the sheet came in late");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  /* When they came is not known. */
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_in"), ==, -1);
  g_assert_cmpint (ask_mark (play, ZHOU, DAY, "mark"), ==, -1);
  g_assert_true (shows (play, "2 left out"));
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT count (*) FROM journal WHERE reason LIKE "
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
  sign_in_elsewhere (play, XU, DAY, 8 * 60);
  sign_off_elsewhere (play, DAY);
  summer_today_page_reload (get_page (play));
  harness_settle (play->harness);
  harness_type (play->harness, "xjy");
  harness_press (play->harness, "F6");
  g_assert_true (shows (play, "Give the reason for the entry first"));
  g_assert_cmpint (ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  /* Enter without one does nothing yet. */
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  gtk_widget_grab_focus (GTK_WIDGET (get_page (play)->reason));
  enter (play, "certificate");
  g_assert_cmpint (ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_SICK);
  assert_ready (play);

  /* What stood there is read beside the child. */
  harness_type (play->harness, "xjy");
  g_assert_true (shows (play, "Corrected after signing off"));
  g_assert_true (shows (play, "Was present 08:00"));
  g_assert_true (shows (play, "certificate"));
}

/* What was begun and given up is not done by the next reason. */
static void
test_what_was_given_up_stays_so (Play *play, gconstpointer unused)
{
  sign_in_elsewhere (play, XU, DAY, 8 * 60);
  sign_off_elsewhere (play, DAY);
  summer_today_page_reload (get_page (play));
  harness_settle (play->harness);
  harness_type (play->harness, "xjy");
  harness_press (play->harness, "F6");
  gtk_widget_activate_action (GTK_WIDGET (get_page (play)), "today.cancel", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (get_page (play)->reason));
  enter (play, "certificate");
  g_assert_cmpint (ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
}

static void
test_yesterdays_sign_out_stays_yesterdays (Play *play, gconstpointer unused)
{
  sign_in_elsewhere (play, LIN, DAY, 8 * 60);
  set_now (play, DAY + 1, 8 * 60 + 6);
  g_assert_true (shows (play, "Not signed out yesterday"));
  enter (play, "ltt");
  g_assert_cmpint (ask_mark (play, LIN, DAY + 1, "time_in"), ==, 8 * 60 + 6);
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);

  harness_press (play->harness, "F5");
  harness_type (play->harness, "1705");
  harness_press (play->harness, "Tab");
  harness_type (play->harness, "forgotten at the door");
  /* Enter alone lets the child go with nobody, however often. */
  harness_press (play->harness, "Return Return Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, -1);
  harness_press (play->harness, "1 Return");
  g_assert_cmpint (ask_mark (play, LIN, DAY, "time_out"), ==, 17 * 60 + 5);
  g_assert_cmpint (ask_mark (play, LIN, DAY, "collected_by = '王雨晴'"), ==, 1);
  g_assert_cmpint (ask_mark (play, LIN, DAY + 1, "time_in"), ==, 8 * 60 + 6);
  g_assert_cmpint (ask_mark (play, LIN, DAY + 1, "time_out"), ==, -1);
  g_assert_false (shows (play, "Not signed out yesterday"));
}

static void
test_another_program_is_seen (Play *play, gconstpointer unused)
{
  harness_type (play->harness, "zy");
  sign_in_elsewhere (play, XU, DAY, 8 * 60 + 1);
  harness_wait (is_here, play);
  /* What was being typed is still there. */
  g_assert_cmpstr (summer_today_search_get_text (get_page (play)->search), ==, "zy");
}

static void
test_conflict_is_shown (Play *play, gconstpointer unused)
{
  gint64 entries;

  harness_type (play->harness, "xjy");
  sign_in_elsewhere (play, XU, DAY, 8 * 60 + 1);
  entries = count_entries (play);
  /* The page has not looked yet. */
  summer_today_desk_mark (get_page (play), SUMMER_MARK_LEAVE);
  g_assert_cmpint (count_entries (play), ==, entries);
  g_assert_true (shows (play, "Somebody else recorded otherwise"));
  g_assert_cmpint (get_child (play, XU)->presence, ==, SUMMER_PRESENCE_HERE);
}

static void
test_rows_stay_where_they_are (Play *play, gconstpointer unused)
{
  SummerTodayList *list = get_page (play)->list;
  const guint child = summer_class_day_find (get_page (play)->day, play->desk.children[HE]);

  harness_press (play->harness, "Down Down Down");
  g_assert_cmpuint (summer_today_list_get_selected (list), ==, child);
  sign_in_elsewhere (play, XU, DAY, 8 * 60 + 1);
  harness_wait (is_here, play);
  g_assert_cmpuint (summer_today_list_get_selected (list), ==, child);
}

static void
test_days_without_class_say_so (Play *play, gconstpointer unused)
{
  set_now (play, DAY + 5, 9 * 60);
  g_assert_true (shows (play, "No class on this day"));
  summer_workplace_set_class (summer_workplace_get (play->harness->office), play->desk.other_class);
  set_now (play, DAY, 9 * 60);
  g_assert_true (shows (play, "陈思远"));
}

static void
test_counts_filter (Play *play, gconstpointer unused)
{
  SummerTodayPage *page = get_page (play);

  enter (play, "ltt");
  summer_today_strip_set_shown (page->strip, 1u << SUMMER_PRESENCE_HERE);
  harness_settle (play->harness);
  harness_press (play->harness, "Down Down");
  g_assert_cmpint (page->day->children[summer_today_list_get_selected (page->list)].presence, ==,
                   SUMMER_PRESENCE_HERE);
  harness_press (play->harness, "Escape Escape");
  g_assert_cmpuint (summer_today_strip_get_shown (page->strip), ==, 0);
}

static void
open_every_page (Play *play)
{
  static const char *const pages[]
      = { "overview", "register", "classes",  "children", "staff",    "insurance", "safety",
          "class",    "subsidy",  "exchange", "journal",  "settings", "start",     "today" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (summer_window_set_page (play->harness->window, pages[i], NULL));
      harness_settle (play->harness);
    }
}

/* Names and reasons are words, whatever signs are in them: nothing of the database is read as markup. */
static void
test_names_are_no_markup (Play *play, gconstpointer unused)
{
  fixture_tamper (play->desk.store.path,
                  "UPDATE child SET name = '<b>Tom & Co', health = 'a<b & c'");
  fixture_tamper (play->desk.store.path, "UPDATE class SET name = '<i>East & West'");
  fixture_tamper (play->desk.store.path, "UPDATE staff SET name = 'R&D <' || name");
  fixture_tamper (play->desk.store.path, "UPDATE programme SET name = 'Sun & <Fun'");
  summer_office_refresh (play->harness->office);
  harness_settle (play->harness);
  open_every_page (play);
  enter (play, "A-01");
  g_assert_true (shows (play, "<b>Tom & Co 08:05"));
  g_assert_true (shows (play, "a<b & c"));
  harness_press (play->harness, "F3 Return");
  g_assert_true (shows (play, "R&D <"));
}

/* Nor is a message: each page shows what it could not read. */
static void
test_messages_are_no_markup (Play *play, gconstpointer unused)
{
  fixture_tamper (play->desk.store.path,
                  "PRAGMA legacy_alter_table = ON; ALTER TABLE insurance RENAME TO kept;"
                  "CREATE VIEW insurance AS SELECT * FROM \"R&D <lost\"");
  summer_office_refresh (play->harness->office);
  harness_settle (play->harness);
  summer_window_set_page (play->harness->window, "insurance", NULL);
  harness_settle (play->harness);
  g_assert_true (shows (play, "R&D <lost"));
  summer_window_set_page (play->harness->window, "overview", NULL);
  harness_settle (play->harness);
  g_assert_true (shows (play, "R&D <lost"));
  summer_window_set_page (play->harness->window, "today", NULL);
  harness_settle (play->harness);
  g_assert_true (shows (play, "R&D <lost"));
}

static void
test_class_chooser (Play *play, gconstpointer unused)
{
  harness_press (play->harness, "F4");
  harness_type (play->harness, "FZ-013");
  harness_press (play->harness, "Return");
  g_assert_cmpint (summer_workplace_get_class (summer_workplace_get (play->harness->office)), ==,
                   play->desk.other_class);
  g_assert_true (shows (play, "陈思远"));
}

#define add(name, test) g_test_add (name, Play, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  add ("/today/initials-sign-in", test_initials_sign_in);
  add ("/today/typing-anywhere-searches", test_typing_anywhere_searches);
  add ("/today/arrows-choose-among-matches", test_arrows_choose_among_matches);
  add ("/today/brought-by", test_brought_by);
  add ("/today/card-twice", test_card_twice);
  add ("/today/strange-cards", test_strange_cards);
  add ("/today/release-by-number", test_release_by_number);
  add ("/today/number-counts-not-the-focus", test_number_counts_not_the_focus);
  add ("/today/digits-of-a-card-choose-nobody", test_digits_of_a_card_choose_nobody);
  add ("/today/who-may-not-cannot-be-chosen", test_who_may_not_cannot_be_chosen);
  add ("/today/unlisted-collector", test_unlisted_collector);
  add ("/today/flagged-child-asks-for-a-reason", test_flagged_child_asks_for_a_reason);
  add ("/today/all-here-then-exceptions", test_all_here_then_exceptions);
  add ("/today/late-arrival", test_late_arrival);
  add ("/today/too-few-staff-is-a-warning", test_too_few_staff_is_a_warning);
  add ("/today/search-finds-staff", test_search_finds_staff);
  add ("/today/search-that-fails-says-so", test_search_that_fails_says_so);
  add ("/today/last-release-stands-first", test_last_release_stands_first);
  add ("/today/staff-who-are-here-come-first", test_staff_who_are_here_come_first);
  add ("/today/undo", test_undo);
  add ("/today/earlier-day-asks-for-a-reason", test_earlier_day_asks_for_a_reason);
  add ("/today/all-here-on-an-earlier-day", test_all_here_on_an_earlier_day);
  add ("/today/reason-of-a-locked-day-is-enough", test_reason_of_a_locked_day_is_enough);
  add ("/today/what-was-given-up-stays-so", test_what_was_given_up_stays_so);
  add ("/today/yesterdays-sign-out-stays-yesterdays", test_yesterdays_sign_out_stays_yesterdays);
  add ("/today/another-program-is-seen", test_another_program_is_seen);
  add ("/today/conflict-is-shown", test_conflict_is_shown);
  add ("/today/rows-stay-where-they-are", test_rows_stay_where_they_are);
  add ("/today/days-without-class-say-so", test_days_without_class_say_so);
  add ("/today/counts-filter", test_counts_filter);
  add ("/today/names-are-no-markup", test_names_are_no_markup);
  add ("/today/messages-are-no-markup", test_messages_are_no_markup);
  add ("/today/class-chooser", test_class_chooser);

  return g_test_run ();
}
