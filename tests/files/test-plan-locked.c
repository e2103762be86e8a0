/* Days that were signed off: an import may correct them, says so at the cell, and keeps what stood there. */
#include "config.h"

#include "plan-fixture.h"

#include "summer-class-table.h"
#include "summer-day-table.h"
#include "summer-journal.h"
#include "summer-programme-table.h"

#include <string.h>

#define PROGRAMME "项目\n名称|值\n项目名称|测试项目\n年度|#2019\n规则|fujian-2019\n\n"
#define CLASS                                                                                                             \
  "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期\nA|甲班|新办|开班|2019-07-01|2019-07-" \
  "26\n\n"
#define CHILDREN                                                                                   \
  "学生\n班级编号|学生编号|姓名\nA|1|林甜甜\nA|2|陈小明\nA|3|郑小宝\n\n"      \
  "工作人员\n班级编号|姓名|岗位\nA|王芳|辅导老师\n\n"
#define MARKS "考勤\n班级编号|学生编号|日期|出勤|签到时间|签退时间|接走人\n"
#define MONDAY "2019-07-01"
#define DAY 18078 /* that Monday */

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  *(gint64 *) user_data = record->id;
  return TRUE;
}

static gint64
sign_off (PlanFixture *self)
{
  g_autoptr (GError) error = NULL;
  gint64 programme = summer_programme_find (self->store, 0, &error);
  SummerSignOffRecord record = { .day = DAY, .time = 1, .signed_by = "王芳" };

  g_assert_no_error (error);
  summer_class_each (self->store, programme, take_class, &record.class_id, &error);
  summer_store_begin (self->store, "sign-off", NULL, &error);
  summer_sign_off_insert (self->store, &record, &error);
  summer_store_commit (self->store, NULL, &error);
  g_assert_no_error (error);
  return record.class_id;
}

static gboolean
note_correction (const SummerCorrectionRecord *record, gpointer into)
{
  g_string_append_printf (into, "%d %s %d %d %s %s;", record->day, record->staff, record->mark,
                          record->in == SUMMER_TIME_NONE ? -1 : record->in, record->collected_by,
                          record->reason);
  return TRUE;
}

static void
assert_corrections (PlanFixture *self, gint64 class_id, const char *expected)
{
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  summer_correction_each (self->store, class_id, note_correction, into, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (into->str, ==, expected);
}

static gint64
set_up_signed_off (PlanFixture *self)
{
  plan_fixture_import_ok (self,
                          PROGRAMME CLASS CHILDREN MARKS "A|1|" MONDAY "|√|8:00|17:00|林建国\n"
                                                         "A|2|" MONDAY "|病|||\n"
                                                         "\n员工考勤\n班级编号|姓名|日期|"
                                                         "出勤\nA|王芳|" MONDAY "|√\n");
  return sign_off (self);
}

static void
test_the_same_again (PlanFixture *self, gconstpointer data)
{
  gint64 class_id = set_up_signed_off (self);

  plan_fixture_import_ok (self, MARKS "A|1|" MONDAY "|√|8:00|17:00|林建国\nA|2|" MONDAY
                                      "|病|||\nA|1|2019-07-02|√|8:00|17:00|林建国\n");
  g_assert_cmpuint (summer_plan_get_problems (self->plan)->len, ==, 0);
  assert_corrections (self, class_id, "");
}

static void
test_a_changed_mark (PlanFixture *self, gconstpointer data)
{
  gint64 class_id = set_up_signed_off (self);

  plan_fixture_import (self, MARKS "A|1|" MONDAY "|旷|||\n");
  plan_fixture_assert_warning (self, "考勤", "D2", "signed off");
  assert_corrections (self, class_id, "18078 (null) 1 480 林建国 Import of import.xlsx;");
}

/* What was not recorded is corrected too, and its former value is that. */
static void
test_an_added_mark (PlanFixture *self, gconstpointer data)
{
  gint64 class_id = set_up_signed_off (self);

  plan_fixture_import (self, MARKS "A|3|2019-07-02|√|||\nA|3|" MONDAY "|√|8:05||\n");
  plan_fixture_assert_warning (self, "考勤", "D3", MONDAY);
  assert_corrections (self, class_id, "18078 (null) 0 -1 (null) Import of import.xlsx;");
}

/* An incident of a day that is signed off is told at its cell; the same again adds none. */
static void
test_an_added_incident (PlanFixture *self, gconstpointer data)
{
  gint64 class_id = set_up_signed_off (self);

  plan_fixture_import (self, "事件\n班级编号|日期|等级|经过\nA|2019-07-02|轻微|流鼻血\nA|" MONDAY
                             "|轻微|擦伤\n");
  plan_fixture_assert_warning (self, "事件", "B3", "signed off");
  g_assert_cmpuint (summer_plan_get_problems (self->plan)->len, ==, 1);
  assert_corrections (self, class_id, "");
  plan_fixture_import_ok (self, "事件\n班级编号|日期|等级|经过\nA|" MONDAY "|轻微|擦伤\n");
  g_assert_cmpuint (summer_plan_get_problems (self->plan)->len, ==, 0);
}

static void
test_a_paper_form (PlanFixture *self, gconstpointer data)
{
  gint64 class_id = set_up_signed_off (self);

  plan_fixture_import (self, "考勤表A\n学生编号|" MONDAY "|2019-07-02\n1|√|√\n2|√|√\n");
  plan_fixture_assert_warning (self, "考勤表A", "B3", "signed off");
  assert_corrections (self, class_id, "18078 (null) 2 -1 (null) Import of import.xlsx;");
}

static void
test_a_mark_of_staff (PlanFixture *self, gconstpointer data)
{
  gint64 class_id = set_up_signed_off (self);

  plan_fixture_import (self,
                       "员工考勤\n班级编号|姓名|日期|出勤\nA|王芳|2019-07-02|√\nA|王芳|" MONDAY
                       "|×\n");
  plan_fixture_assert_warning (self, "员工考勤", "D3", "signed off");
  assert_corrections (self, class_id, "18078 王芳 2 -1 (null) Import of import.xlsx;");
}

/* The import goes as it came: its corrections with it. */
static void
test_undo (PlanFixture *self, gconstpointer data)
{
  gint64 class_id = set_up_signed_off (self);
  g_autoptr (GError) error = NULL;

  plan_fixture_import (self, MARKS "A|1|" MONDAY "|旷|||\n");
  g_assert_true (summer_journal_undo (self->store, self->sequence, NULL, &error));
  g_assert_no_error (error);
  assert_corrections (self, class_id, "");

  /* The one that came before the sign-off does not. */
  g_assert_false (summer_journal_undo (self->store, 1, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  PLAN_TEST ("/plan/locked/the-same-again", test_the_same_again);
  PLAN_TEST ("/plan/locked/a-changed-mark", test_a_changed_mark);
  PLAN_TEST ("/plan/locked/an-added-mark", test_an_added_mark);
  PLAN_TEST ("/plan/locked/an-added-incident", test_an_added_incident);
  PLAN_TEST ("/plan/locked/a-paper-form", test_a_paper_form);
  PLAN_TEST ("/plan/locked/a-mark-of-staff", test_a_mark_of_staff);
  PLAN_TEST ("/plan/locked/undo", test_undo);
  return g_test_run ();
}
