/* Today, played as an organiser plays it: letters, cards, digits and Enter, and what the file says after it. */
#include "config.h"

#include "today-fixture.h"

#include "summer-staff-table.h"

static void
test_initials_sign_in (Play *play, gconstpointer unused)
{
  today_assert_ready (play);
  harness_type (play->harness, "ltt");
  g_assert_true (today_shows (play, "1 match: 林甜甜"));
  harness_press (play->harness, "Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_in"), ==, 8 * 60 + 5);
  g_assert_cmpint (today_get_child (play, LIN)->presence, ==, SUMMER_PRESENCE_HERE);
  g_assert_true (today_shows (play, "林甜甜 08:05"));
  today_assert_ready (play);

  /* The child is at the door once more in the evening, not now: Enter alone does nothing. */
  harness_press (play->harness, "Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);
}

static void
test_typing_anywhere_searches (Play *play, gconstpointer unused)
{
  gtk_widget_grab_focus (GTK_WIDGET (today_get_page (play)->list));
  today_enter (play, "xjy");
  g_assert_cmpint (today_ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  today_assert_ready (play);
}

static void
test_arrows_choose_among_matches (Play *play, gconstpointer unused)
{
  harness_type (play->harness, "A-0");
  g_assert_true (today_shows (play, "5 match: 林甜甜"));
  harness_press (play->harness, "Down Down Down Down Return");
  g_assert_cmpint (today_ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "mark"), ==, -1);
}

static void
test_brought_by (Play *play, gconstpointer unused)
{
  harness_type (play->harness, "2086");
  g_assert_true (today_shows (play, "match"));
  harness_press (play->harness, "Escape");
  harness_type (play->harness, "ltt");
  harness_press (play->harness, "ctrl+2");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "brought_by = '林海波'"), ==, 1);
  today_assert_ready (play);
}

static void
test_card_twice (Play *play, gconstpointer unused)
{
  gint64 entries;

  today_enter (play, "A-01");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  entries = today_count_entries (play);

  /* Scanned again at once: nothing is written, and nobody is let go, whatever digits the card has. */
  today_enter (play, "A-01");
  g_assert_true (today_shows (play, "was signed in just now"));
  today_enter (play, "A-01");
  g_assert_cmpint (today_count_entries (play), ==, entries);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);
  today_assert_ready (play);
}

static void
test_strange_cards (Play *play, gconstpointer unused)
{
  const gint64 entries = today_count_entries (play);

  today_enter (play, "B-01");
  g_assert_true (today_shows (play, "陈思远 belongs to the class FZ-013"));
  harness_press (play->harness, "Escape");
  today_enter (play, "X-999");
  g_assert_true (today_shows (play, "Nobody has the code or name"));
  g_assert_cmpint (today_count_entries (play), ==, entries);
}

/* Whoever Tab has come to: the number says who is at the door, and Enter takes that one. */
static void
test_number_counts_not_the_focus (Play *play, gconstpointer unused)
{
  GtkListBox *list;

  today_enter (play, "ltt");
  today_set_now (play, DAY, 16 * 60 + 58);
  today_enter (play, "ltt");
  list = harness_find (summer_today_side_get_release (today_get_page (play)->side),
                       GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)));
  harness_press (play->harness, "Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);
  harness_press (play->harness, "1 Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "collected_by = '王雨晴'"), ==, 1);
}

static void
test_release_by_number (Play *play, gconstpointer unused)
{
  today_enter (play, "ltt");
  today_set_now (play, DAY, 16 * 60 + 58);
  today_enter (play, "ltt");
  g_assert_true (today_shows (play, "Who is here? Press 1 2 3"));
  /* Who is at the door is said, not guessed. */
  harness_press (play->harness, "Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);
  today_assert_ready (play);

  harness_press (play->harness, "1");
  g_assert_true (today_shows (play, "Release to: 妈妈 王雨晴"));
  harness_press (play->harness, "Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, 16 * 60 + 58);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "collected_by = '王雨晴'"), ==, 1);
  today_assert_ready (play);

  today_enter (play, "ltt");
  g_assert_true (today_shows (play, "went home at 16:58"));
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, 16 * 60 + 58);
}

/* Two digits as fast as a scanner types them are a card: they choose nobody. */
static void
test_digits_of_a_card_choose_nobody (Play *play, gconstpointer unused)
{
  SummerReleasePanel *panel = summer_today_side_get_release (today_get_page (play)->side);

  today_enter (play, "ltt");
  today_set_now (play, DAY, 16 * 60 + 58);
  today_enter (play, "ltt");
  g_assert_true (summer_release_panel_get_armed (panel));
  harness_press (play->harness, "1 2 Return");
  g_assert_false (summer_release_panel_get_armed (panel));
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);
}

static void
test_who_may_not_cannot_be_chosen (Play *play, gconstpointer unused)
{
  desk_authorise (&play->desk, LIN, SUMMER_MAY_COLLECT, "何秀珍", DAY - 9, DAY - 2);
  desk_authorise (&play->desk, LIN, SUMMER_MUST_NOT_COLLECT, "赵立群", SUMMER_DAY_NONE,
                  SUMMER_DAY_NONE);
  today_enter (play, "ltt");
  today_set_now (play, DAY, 16 * 60 + 58);
  today_enter (play, "ltt");
  g_assert_true (today_shows (play, "Must not collect: 赵立群"));
  g_assert_true (today_shows (play, "何秀珍"));
  g_assert_true (today_shows (play, "expired on"));
  harness_press (play->harness, "3");
  harness_press (play->harness, "Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);
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
  today_enter (play, "ltt");
  today_set_now (play, DAY, 16 * 60 + 58);
  today_enter (play, "ltt");
  harness_press (play->harness, "0");
  today_enter (play, "Uncle Li");
  g_assert_true (today_shows (play, "Name the person, the reason, and two members of staff."));
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);

  /* The reason has the focus now; then who releases and who confirms. */
  harness_type (play->harness, "the mother rang at 16:40");
  harness_press (play->harness, "Tab");
  choose_in_drop_down (play, 1);
  harness_press (play->harness, "Tab");
  choose_in_drop_down (play, 1);
  summer_today_desk_release (today_get_page (play));
  g_assert_true (today_shows (play, "another member of"));
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);

  choose_in_drop_down (play, 1);
  harness_press (play->harness, "shift+Tab shift+Tab Return");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, 16 * 60 + 58);
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT count (*) FROM release_exception WHERE kind = 0 AND "
                                "released_by <> confirmed_by AND reason LIKE 'the mother%'"),
                   ==, 1);
}

static void
test_flagged_child_asks_for_a_reason (Play *play, gconstpointer unused)
{
  today_enter (play, "zyn");
  g_assert_cmpint (today_ask_mark (play, ZHOU, DAY, "mark"), ==, -1);
  g_assert_true (today_shows (play, "Not insured today"));
  today_enter (play, "insured from tomorrow");
  g_assert_cmpint (today_ask_mark (play, ZHOU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT count (*) FROM journal WHERE " SUMMER_REASON (
                                    "journal") " LIKE "
                                               "'%insured from tomorrow%'"),
                   ==, 1);
  today_assert_ready (play);
}

static void
test_all_here_then_exceptions (Play *play, gconstpointer unused)
{
  harness_press (play->harness, "ctrl+shift+a");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (today_ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (today_ask_mark (play, ZHOU, DAY, "mark"), ==, -1);
  g_assert_true (today_shows (play, "2 left out"));

  harness_type (play->harness, "xjy");
  harness_press (play->harness, "F6");
  g_assert_cmpint (today_ask_mark (play, XU, DAY, "mark"), ==, SUMMER_MARK_SICK);
  today_assert_ready (play);
}

static void
test_late_arrival (Play *play, gconstpointer unused)
{
  today_set_now (play, DAY, 10 * 60);
  harness_type (play->harness, "ltt");
  harness_press (play->harness, "F2 ctrl+a");
  today_enter (play, "940");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_in"), ==, 9 * 60 + 40);
  harness_type (play->harness, "ltt");
  harness_press (play->harness, "F2 ctrl+a");
  today_enter (play, "9:35");
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_in"), ==, 9 * 60 + 35);
}

static void
test_too_few_staff_is_a_warning (Play *play, gconstpointer unused)
{
  today_enter (play, "ltt");
  g_assert_true (today_shows (play, "too few tutors"));
  harness_press (play->harness, "F3");
  harness_press (play->harness, "Return");
  g_assert_false (today_shows (play, "too few tutors"));
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT time_in FROM staff_attendance WHERE name = '陈思琪'"),
                   ==, 8 * 60 + 5);
  harness_press (play->harness, "Down Delete");
  g_assert_cmpint (fixture_ask (play->desk.store.path,
                                "SELECT mark FROM staff_attendance WHERE name = '郑文澜'"),
                   ==, SUMMER_STAFF_ABSENT);
  harness_press (play->harness, "Escape");
  today_assert_ready (play);
}

static gboolean
is_unrecorded (gpointer data)
{
  return today_get_child (data, LIN)->presence == SUMMER_PRESENCE_UNRECORDED;
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
  summer_today_page_reload (today_get_page (play));

  harness_type (play->harness, "csq");
  g_assert_true (today_shows (play, "1 match: 陈思琪   Enter: sign in, staff"));
  g_assert_cmpint (summer_today_side_get_mode (today_get_page (play)->side), ==, SUMMER_SIDE_STAFF);
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_staff (play, "陈思琪", "time_in"), ==, 8 * 60 + 5);
  today_assert_ready (play);

  today_set_now (play, DAY, 17 * 60 + 10);
  harness_type (play->harness, "csq");
  g_assert_true (today_shows (play, "Enter: sign out, staff"));
  harness_press (play->harness, "Return");
  g_assert_cmpint (ask_staff (play, "陈思琪", "time_out"), ==, 17 * 60 + 10);

  /* By the end of the telephone number; a card is still a child's. */
  today_enter (play, "7788");
  g_assert_cmpint (ask_staff (play, "高子衿", "time_in"), ==, 17 * 60 + 10);
  harness_type (play->harness, "A-01");
  g_assert_true (today_shows (play, "1 match: 林甜甜"));
  harness_press (play->harness, "Escape");
  today_enter (play, "12347788");
  g_assert_true (today_shows (play, "Nobody has the code or name"));
  g_assert_cmpint (ask_staff (play, "高子衿", "time_out"), ==, -1);
}

static void
test_search_that_fails_says_so (Play *play, gconstpointer unused)
{
  const gint64 entries = today_count_entries (play);

  /* Only the search of the whole programme reads these initials. */
  fixture_tamper (play->desk.store.path, "ALTER TABLE class RENAME COLUMN pinyin TO initials");
  today_enter (play, "X-999");
  g_assert_nonnull (harness_find_label (play->harness->window, "no such column"));
  g_assert_cmpint (today_count_entries (play), ==, entries);
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
  GtkWidget *side = GTK_WIDGET (today_get_page (play)->side);
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
  today_sign_in_elsewhere (play, LIN, DAY, 8 * 60);
  today_sign_in_elsewhere (play, XU, DAY, 8 * 60);
  release_elsewhere (play, LIN, 16 * 60 + 58);
  release_elsewhere (play, XU, 16 * 60 + 58);
  today_set_now (play, DAY, 16 * 60 + 58);
  summer_today_page_reload (today_get_page (play));
  harness_settle (play->harness);
  g_assert_true (is_above (play, "许嘉言", "林甜甜"));

  /* One that was taken back and done once more is the last one, whatever its time. */
  desk_done (&play->desk, summer_desk_set_times (&play->desk.desk, play->desk.children[LIN], 8 * 60,
                                                 SUMMER_TIME_NONE, NULL, &error));
  release_elsewhere (play, LIN, 16 * 60 + 40);
  summer_today_page_reload (today_get_page (play));
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
  today_enter (play, "ltt");
  today_set_now (play, DAY, 16 * 60 + 58);
  today_enter (play, "ltt");
  harness_press (play->harness, "0");
  harness_settle (play->harness);
  released = harness_find (harness_find (today_get_page (play)->side,
                                         g_type_from_name ("SummerUnlistedForm")),
                           GTK_TYPE_DROP_DOWN);
  names = gtk_drop_down_get_model (released);
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 4);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 1), ==, "郑文澜");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 2), ==, "陈思琪 (away)");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 3), ==,
                   "沈若兰 (not recorded)");

  /* Who is away cannot have confirmed it. */
  today_enter (play, "Uncle Li");
  harness_type (play->harness, "the mother rang");
  harness_press (play->harness, "Tab");
  choose_in_drop_down (play, 1);
  harness_press (play->harness, "Tab");
  choose_in_drop_down (play, 2);
  harness_press (play->harness, "shift+Tab shift+Tab Return");
  g_assert_true (today_shows (play, "陈思琪 is no member of staff who is here at that time."));
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "time_out"), ==, -1);
}

static void
test_undo (Play *play, gconstpointer unused)
{
  today_enter (play, "ltt");
  harness_press (play->harness, "ctrl+z");
  harness_wait (is_unrecorded, play);
  g_assert_cmpint (today_ask_mark (play, LIN, DAY, "mark"), ==, -1);
  harness_wait_idle_work (play->harness);
}

static void
test_counts_filter (Play *play, gconstpointer unused)
{
  SummerTodayPage *page = today_get_page (play);

  today_enter (play, "ltt");
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
  fixture_tamper (play->desk.store.path, "UPDATE child SET name = '<b>Tom & Co', health = "
                                         "summer_sealed ('child.health', 'a<b & c', id)");
  fixture_tamper (play->desk.store.path, "UPDATE class SET name = '<i>East & West'");
  fixture_tamper (play->desk.store.path, "UPDATE staff SET name = 'R&D <' || name");
  fixture_tamper (play->desk.store.path, "UPDATE programme SET name = 'Sun & <Fun'");
  summer_office_refresh (play->harness->office);
  harness_settle (play->harness);
  open_every_page (play);
  today_enter (play, "A-01");
  g_assert_true (today_shows (play, "<b>Tom & Co 08:05"));
  g_assert_true (today_shows (play, "a<b & c"));
  harness_press (play->harness, "F3 Return");
  g_assert_true (today_shows (play, "R&D <"));
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
  g_assert_true (today_shows (play, "R&D <lost"));
  summer_window_set_page (play->harness->window, "overview", NULL);
  harness_settle (play->harness);
  g_assert_true (today_shows (play, "R&D <lost"));
  summer_window_set_page (play->harness->window, "today", NULL);
  harness_settle (play->harness);
  g_assert_true (today_shows (play, "R&D <lost"));
}

static void
test_class_chooser (Play *play, gconstpointer unused)
{
  harness_press (play->harness, "F4");
  harness_type (play->harness, "FZ-013");
  harness_press (play->harness, "Return");
  g_assert_cmpint (summer_workplace_get_class (summer_workplace_get (play->harness->office)), ==,
                   play->desk.other_class);
  g_assert_true (today_shows (play, "陈思远"));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  today_add ("/today/initials-sign-in", test_initials_sign_in);
  today_add ("/today/typing-anywhere-searches", test_typing_anywhere_searches);
  today_add ("/today/arrows-choose-among-matches", test_arrows_choose_among_matches);
  today_add ("/today/brought-by", test_brought_by);
  today_add ("/today/card-twice", test_card_twice);
  today_add ("/today/strange-cards", test_strange_cards);
  today_add ("/today/release-by-number", test_release_by_number);
  today_add ("/today/number-counts-not-the-focus", test_number_counts_not_the_focus);
  today_add ("/today/digits-of-a-card-choose-nobody", test_digits_of_a_card_choose_nobody);
  today_add ("/today/who-may-not-cannot-be-chosen", test_who_may_not_cannot_be_chosen);
  today_add ("/today/unlisted-collector", test_unlisted_collector);
  today_add ("/today/flagged-child-asks-for-a-reason", test_flagged_child_asks_for_a_reason);
  today_add ("/today/all-here-then-exceptions", test_all_here_then_exceptions);
  today_add ("/today/late-arrival", test_late_arrival);
  today_add ("/today/too-few-staff-is-a-warning", test_too_few_staff_is_a_warning);
  today_add ("/today/search-finds-staff", test_search_finds_staff);
  today_add ("/today/search-that-fails-says-so", test_search_that_fails_says_so);
  today_add ("/today/last-release-stands-first", test_last_release_stands_first);
  today_add ("/today/staff-who-are-here-come-first", test_staff_who_are_here_come_first);
  today_add ("/today/undo", test_undo);
  today_add ("/today/counts-filter", test_counts_filter);
  today_add ("/today/names-are-no-markup", test_names_are_no_markup);
  today_add ("/today/messages-are-no-markup", test_messages_are_no_markup);
  today_add ("/today/class-chooser", test_class_chooser);

  return g_test_run ();
}
