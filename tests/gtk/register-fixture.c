#include "config.h"

#include "register-fixture.h"

#include "summer-attendance-table.h"
#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-day-table.h"
#include "summer-journal.h"
#include "summer-programme-table.h"

static const char *const names[] = {
  "陈思远", "林可欣", "黄子墨", "郑一诺", "吴沐阳", "林甜甜", "何一鸣", "周以宁",
  "许嘉言", "杨若溪", "张晨曦", "李知行", "王语桐", "刘昊宇", "蔡明轩", "苏念安",
  "谢雨桐", "江亦辰", "高子衿", "罗欣怡", "方启明", "邱梓涵", "叶知秋",
};
#define LATE 15 /* joins on the 9th */

static void
add_children (SummerStore *store, const SummerClassRecord *class)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *code = g_strdup_printf ("%s-%02u", class->code, i + 1);
      SummerChildRecord child = {
        .programme = class->programme, .code = code, .name = names[i], .birth = SUMMER_DAY_NONE
      };
      SummerEnrolmentRecord enrolment = { .class_id = class->id,
                                          .first_day = i == LATE ? TODAY - 14 : SUMMER_DAY_NONE,
                                          .last_day = SUMMER_DAY_NONE,
                                          .agreement = SUMMER_DAY_NONE };

      summer_child_insert (store, &child, &error);
      g_assert_no_error (error);
      enrolment.child = child.id;
      summer_enrolment_insert (store, &enrolment, &error);
      g_assert_no_error (error);
      for (SummerDay day = class->first_day; day <= TODAY; day++)
        {
          const SummerMarkRecord mark
              = { class->id,        child.id,         day,  SUMMER_MARK_PRESENT,
                  SUMMER_TIME_NONE, SUMMER_TIME_NONE, NULL, NULL };

          if (summer_day_get_weekday (day) > 5 || day == TODAY - 5
              || (i == LATE && day < enrolment.first_day))
            continue;
          summer_mark_insert (store, &mark, &error);
          g_assert_no_error (error);
        }
    }
}

static void
fill (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = summer_store_open (database, SUMMER_STORE_CREATE, &error);
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", &error);
  SummerProgrammeRecord programme = { .name = "考勤", .year = 2019 };
  const SummerDay closed = TODAY - 5;

  g_assert_no_error (error);
  programme.first_day = summer_day_from_ymd (2019, 7, 1);
  programme.last_day = summer_day_from_ymd (2019, 8, 9);
  summer_store_begin (store, "import", NULL, &error);
  summer_programme_insert (store, &programme, &error);
  g_assert_no_error (error);
  summer_programme_save_policy (store, programme.id, policy, &error);
  summer_programme_save_closed_days (store, programme.id, &closed, 1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      SummerClassRecord class = { .programme = programme.id,
                                  .code = i == 0 ? "FZ-001" : "FZ-002",
                                  .name = "晴川里社区班",
                                  .state = SUMMER_CLASS_OPEN,
                                  .first_day = programme.first_day,
                                  .last_day = programme.last_day,
                                  .emergency_plan = SUMMER_DAY_NONE,
                                  .rank = SUMMER_RANK_NONE };

      summer_class_insert (store, &class, &error);
      g_assert_no_error (error);
      add_children (store, &class);
    }
  summer_store_commit (store, NULL, &error);
  g_assert_no_error (error);
}

void
desk_set_up (Desk *desk, gconstpointer unused)
{
  desk->harness = harness_new (-1);
  fill (desk->harness->database);
  harness_open (desk->harness);
  desk->store = summer_office_get_store (desk->harness->office);
  desk->workplace = summer_workplace_get (desk->harness->office);
  summer_workplace_set_now (desk->workplace, TODAY, 9 * 60);
  harness_act (desk->harness, "win.page::register");
  desk->page = SUMMER_REGISTER_PAGE (summer_window_get_page_widget (desk->harness->window));
  desk->grid = summer_register_page_get_grid (desk->page);
  gtk_widget_grab_focus (GTK_WIDGET (desk->grid));
  harness_settle (desk->harness);
}

void
desk_tear_down (Desk *desk, gconstpointer unused)
{
  harness_free (desk->harness);
}

const SummerRegister *
desk_get_register (Desk *desk)
{
  return summer_register_grid_get_register (desk->grid);
}

SummerMark
desk_get_mark (Desk *desk, guint child, guint day)
{
  return (SummerMark) summer_register_get_cell (desk_get_register (desk), child, day)->mark;
}

void
desk_assert_at (Desk *desk, guint child, guint day)
{
  guint at_child, at_day;

  summer_register_grid_get_cell (desk->grid, &at_child, &at_day);
  g_assert_cmpuint (at_child, ==, child);
  g_assert_cmpuint (at_day, ==, day);
}

static gboolean
count_entry (const SummerJournalEntry *entry, gpointer user_data)
{
  ++*(guint *) user_data;
  return TRUE;
}

guint
desk_count_entries (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  summer_journal_each (desk->store, count_entry, &n, &error);
  g_assert_no_error (error);
  return n;
}

gboolean
desk_says (Desk *desk, const char *text)
{
  return harness_find_label (desk->page, text) != NULL;
}

void
desk_sign_off (Desk *desk, SummerDay day)
{
  SummerSignOffRecord record
      = { summer_workplace_get_class (desk->workplace), day, 1563876000, "陈思琪", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_begin (desk->store, "close-out", NULL, &error));
  g_assert_true (summer_sign_off_insert (desk->store, &record, &error));
  g_assert_true (summer_store_commit (desk->store, NULL, &error));
  harness_settle (desk->harness);
}
