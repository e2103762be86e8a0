/* What an import leaves alone, and what it must not leave behind. */
#include "config.h"

#include "plan-fixture.h"

#include "summer-class-table.h"
#include "summer-life-queries.h"
#include "summer-life-table.h"
#include "summer-programme-table.h"
#include "summer-safety-table.h"
#include "summer-visit-table.h"

#include <string.h>

#define ITEMS "项目\n名称|值\n项目名称|测试项目\n年度|#2019\n规则|fujian-2019\n"
#define PROGRAMME ITEMS "\n"
#define CLASS_HEADER "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期|承办机构\n"
#define CLASS_A "A|甲班|新办|开班|2019-07-01|2019-07-26|甲\n"
#define CLASS_B "B|乙班|新办|开班|2019-07-01|2019-07-26|乙\n"

static void
test_ignored (PlanFixture *self, gconstpointer data)
{
  GPtrArray *ignored;

  plan_fixture_import_ok (
      self, ITEMS "编制人|林芳\n\n班级\n班级编号|班级名称|类型|状态|开始日期|结束日期|原编号|"
                  "核对\nA|甲班|新办|开班|2019-07-01|2019-07-26|#7|已核\n\nSheet9\na|b\n");
  ignored = summer_plan_get_ignored (self->plan);
  g_assert_cmpuint (ignored->len, ==, 3);
  g_assert_nonnull (strstr (g_ptr_array_index (ignored, 0), "编制人"));
  g_assert_nonnull (strstr (g_ptr_array_index (ignored, 1), "原编号, 核对"));
  g_assert_nonnull (strstr (g_ptr_array_index (ignored, 2), "Sheet9"));
}

/* Totals and signatures below the children of a paper form are no children, and the report says so. */
static void
test_foot_of_a_form (PlanFixture *self, gconstpointer data)
{
  GPtrArray *ignored;

  plan_fixture_import_ok (
      self, PROGRAMME CLASS_HEADER CLASS_A
      "\n学生\n班级编号|学生编号|姓名\nA|1|林甜甜\nA|2|陈小明\n\n"
      "考勤表A\n序号|学生编号|姓名|2019-07-01|2019-07-02\n1|1|林甜甜|√|病\n2|2|陈小明|√|√\n"
      "||合计|#2|#1\n出勤人数（人）|||2|1\n|签名：||王芳|李娟\n填表人：林芳\n");
  plan_fixture_assert_counts (self, "考勤表", 4, 0, 0, 0);
  ignored = summer_plan_get_ignored (self->plan);
  g_assert_cmpuint (ignored->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (ignored, 1), "“合计” in C4"));
}

static gboolean
count_provider (const SummerProviderRecord *record, gpointer user_data)
{
  g_string_append_printf (user_data, "%s;", record->name);
  return TRUE;
}

/* A provider that no class has any more would be in no workbook: it does not stay behind. */
static void
test_provider_without_a_class (PlanFixture *self, gconstpointer data)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  plan_fixture_import_ok (self, PROGRAMME CLASS_HEADER CLASS_A CLASS_B);
  plan_fixture_import_ok (self, CLASS_HEADER "A|甲班|新办|开班|2019-07-01|2019-07-26|乙\n");
  summer_provider_each (self->store, summer_programme_find (self->store, 0, NULL), count_provider,
                        names, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (names->str, ==, "乙;");
}

static gboolean
find_named (const SummerProviderRecord *record, gpointer user_data)
{
  SummerProviderRecord *found = user_data;

  if (g_str_equal (record->name, found->name))
    {
      found->id = record->id;
      found->state = record->state;
    }
  return TRUE;
}

static SummerProviderRecord
get_provider (PlanFixture *self, const char *name)
{
  SummerProviderRecord found = { .name = name };
  g_autoptr (GError) error = NULL;

  summer_provider_each (self->store, summer_programme_find (self->store, 0, NULL), find_named,
                        &found, &error);
  g_assert_no_error (error);
  return found;
}

/* What the office registered by hand, or knows more of than the workbook says, is not the import's to delete. */
static void
test_provider_of_the_office (PlanFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SummerProviderRecord own = { .name = "自己登记的", .qualified_until = SUMMER_DAY_NONE };
  SummerProviderDetailRecord detail = { .contact = "赵联系" };

  plan_fixture_import_ok (self, PROGRAMME CLASS_HEADER CLASS_A CLASS_B);
  own.programme = summer_programme_find (self->store, 0, NULL);
  detail.provider = get_provider (self, "甲").id;
  g_assert_true (summer_store_begin (self->store, "add", "甲", &error));
  g_assert_true (summer_provider_insert (self->store, &own, &error));
  g_assert_true (summer_provider_detail_save (self->store, &detail, &error));
  g_assert_true (summer_store_commit (self->store, NULL, &error));

  plan_fixture_import_ok (self, CLASS_HEADER "A|甲班|新办|开班|2019-07-01|2019-07-26|乙\n");
  g_assert_cmpint (get_provider (self, own.name).id, ==, own.id);
  g_assert_cmpint (get_provider (self, "甲").id, ==, detail.provider);
  g_assert_cmpint (get_provider (self, "乙").id, !=, 0);
}

/* A workbook that knows nothing of a bar does not lift it. */
static void
test_bar_of_the_office (PlanFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SummerProviderEventRecord bar = {
    .kind = SUMMER_INTEGRITY_BARRED, .until = SUMMER_DAY_NONE, .reason = "虚报", .person = "李"
  };

  plan_fixture_import_ok (self, PROGRAMME CLASS_HEADER CLASS_A CLASS_B);
  bar.provider = get_provider (self, "甲").id;
  g_assert_true (summer_store_begin (self->store, "integrity", "甲", &error));
  g_assert_true (summer_provider_event_insert (self->store, &bar, &error));
  g_assert_true (summer_provider_sync_state (self->store, bar.provider, TRUE, &error));
  g_assert_true (summer_store_commit (self->store, NULL, &error));
  g_assert_cmpint (get_provider (self, "甲").state, ==, SUMMER_PROVIDER_BARRED);

  plan_fixture_import_ok (self, "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期|承办机构|"
                                "承办状态\nA|甲班|新办|开班|2019-07-01|2019-07-26|甲|正常\n");
  g_assert_cmpint (get_provider (self, "甲").state, ==, SUMMER_PROVIDER_BARRED);
  g_assert_cmpint (get_provider (self, "乙").state, ==, SUMMER_PROVIDER_NORMAL);
}

/* A file of nothing but mistakes is not read for minutes. */
static void
test_too_many_mistakes (PlanFixture *self, gconstpointer data)
{
  g_autoptr (GString) sheets
      = g_string_new (PROGRAMME CLASS_HEADER CLASS_A "\n检查\n班级编号|日期|结果\n");
  GPtrArray *problems;
  gboolean said = FALSE;

  for (guint i = 0; i < 30000; i++)
    g_string_append (sheets, "A|昨天|合格\n");
  plan_fixture_import (self, sheets->str);
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), <, 25000);
  problems = summer_plan_get_problems (self->plan);
  for (guint i = 0; i < problems->len; i++)
    said = said
           || strstr (((SummerProblem *) problems->pdata[i])->message, "not read to its end")
                  != NULL;
  g_assert_true (said);
}

static gboolean
correct_visit (const SummerVisitRecord *record, gpointer store)
{
  SummerVisitRecord visit = *record;
  SummerVisitProblemRecord problem = { .visit = record->id,
                                       .severity = SUMMER_PROBLEM_SERIOUS,
                                       .what = record->problem,
                                       .fix_by = record->fix_by,
                                       .fixed_on = record->fix_by,
                                       .confirmed_on = record->fix_by,
                                       .confirmed_by = record->visitor };

  visit.fixed_on = visit.fix_by;
  g_assert_true (summer_visit_update (store, &visit, NULL));
  g_assert_true (summer_visit_problem_insert (store, &problem, NULL));
  return FALSE;
}

/* A visit has no name of its own: what the union confirmed of one is not overwritten by an older file. */
static void
test_corrected_visit (PlanFixture *self, gconstpointer data)
{
  static const char visits[] = PROGRAMME CLASS_HEADER CLASS_A
      "\n检查\n班级编号|日期|检查人|结果|问题|整改期限|整改完成日期\n"
      "A|2019-07-02|吴查|严重问题|出口堵塞|2019-07-05|\n";
  g_autofree char *dump = NULL;
  gint64 programme;

  plan_fixture_import_ok (self, visits);
  programme = summer_programme_find (self->store, 0, NULL);
  g_assert_true (summer_store_begin (self->store, "test", NULL, NULL));
  g_assert_true (summer_visit_each (self->store, programme, correct_visit, self->store, NULL));
  g_assert_true (summer_store_commit (self->store, NULL, NULL));

  plan_fixture_import_ok (self, visits);
  plan_fixture_assert_counts (self, "检查", 1, 0, 0, 0);
  dump = plan_fixture_dump (self->store, 2019);
  g_assert_nonnull (strstr (dump, "visit A 18079|吴查|2|出口堵塞|18082|18082"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  PLAN_TEST ("/plan/ignored", test_ignored);
  PLAN_TEST ("/plan/foot-of-a-form", test_foot_of_a_form);
  PLAN_TEST ("/plan/provider-without-a-class", test_provider_without_a_class);
  PLAN_TEST ("/plan/provider-of-the-office-stays", test_provider_of_the_office);
  PLAN_TEST ("/plan/bar-of-the-office-stays", test_bar_of_the_office);
  PLAN_TEST ("/plan/corrected-visit", test_corrected_visit);
  PLAN_TEST ("/plan/too-many-mistakes", test_too_many_mistakes);
  return g_test_run ();
}
