#include "config.h"

#include "roster-fixture.h"

#include "summer-child-table.h"
#include "summer-class-table.h"

#include <string.h>

/* Three classes, the last one closed for children; one child in two classes, one after the other. */
#define BASE                                                                                             \
  "项目\n名称|值\n项目名称|测试项目\n年度|#2019\n规则|fujian-2019\n\n"                  \
  "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期\n"                          \
  "A|甲班|新办|开班|2019-07-01|2019-07-26\nB|乙班|新办|开班|2019-07-01|2019-08-30\n"         \
  "C|丙班|新办|不予批准|2019-07-01|2019-07-26\nD|丁班|新办|开班|2019-07-29|2019-08-30\n\n" \
  "学生\n班级编号|学生编号|姓名|性别|出生日期|证件号码|年级|联系电话\n"      \
  "A|FZ0007|林甜甜|女|2010-02-03|350102201002031222|三年级|13600001234\n"                         \
  "A|FZ0009|陈小明|男|2008-11-30|350102200811301216|四年级|\n"                                    \
  "B|FZ0012|王芳芳|女|2010-05-06||三年级|\n"

static gboolean
find_class (const SummerClassRecord *record, gpointer user_data)
{
  RosterFixture *self = user_data;

  if (g_str_equal (record->code, "A"))
    self->a = record->id;
  if (g_str_equal (record->code, "B"))
    self->b = record->id;
  return TRUE;
}

void
roster_fixture_find_classes (RosterFixture *self)
{
  summer_class_each (self->plan.store, self->programme, find_class, self, NULL);
}

void
roster_fixture_set_up (RosterFixture *self, gconstpointer data)
{
  plan_fixture_set_up (&self->plan, NULL);
  plan_fixture_import_ok (&self->plan, BASE);
  self->programme = summer_plan_get_programme (self->plan.plan);
  roster_fixture_find_classes (self);
  g_assert_cmpint (self->a, !=, 0);
}

void
roster_fixture_tear_down (RosterFixture *self, gconstpointer data)
{
  g_clear_object (&self->paste);
  plan_fixture_tear_down (&self->plan, NULL);
}

void
roster_fixture_paste (RosterFixture *self, gint64 class_id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerBlock) block = summer_block_new_from_text (text, &error);

  g_assert_no_error (error);
  g_clear_object (&self->paste);
  self->paste
      = summer_roster_paste_new (block, self->plan.store, self->programme, class_id, &error);
  g_assert_no_error (error);
}

gint64
roster_fixture_apply (RosterFixture *self)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;

  summer_roster_paste_apply (self->paste, self->plan.store, "名单", NULL, NULL, NULL, &sequence,
                             &error);
  g_assert_no_error (error);
  g_assert_cmpint (sequence, >, 0);
  return sequence;
}

void
roster_fixture_assert_state (RosterFixture *self,
                             guint row,
                             SummerPasteState state,
                             const char *reason)
{
  const char *said = summer_roster_paste_get_reason (self->paste, row);

  g_test_message ("row %u: %d %s", row, summer_roster_paste_get_state (self->paste, row), said);
  for (guint i = 0; i < summer_block_get_n_columns (summer_roster_paste_get_block (self->paste));
       i++)
    if (summer_roster_paste_get_cell (self->paste, row, i)->is_open)
      g_test_message ("column %u: %s", i,
                      summer_roster_paste_get_cell (self->paste, row, i)->diagnosis.reason);
  g_assert_cmpint (summer_roster_paste_get_state (self->paste, row), ==, state);
  if (reason == NULL)
    g_assert_cmpstr (said, ==, "");
  else
    g_assert_nonnull (strstr (said, reason));
}

void
roster_fixture_assert_dump (RosterFixture *self, const char *expected)
{
  g_autofree char *dump = plan_fixture_dump (self->plan.store, 2019);

  g_assert_cmpstr (dump, ==, expected);
}

void
roster_fixture_assert_stored (RosterFixture *self, const char *part)
{
  g_autofree char *dump = plan_fixture_dump (self->plan.store, 2019);

  if (strstr (dump, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, dump);
}

static gboolean
rename_cb (const SummerChildRecord *record, gpointer user_data)
{
  RosterFixture *self = user_data;
  SummerChildRecord child = *record;
  g_autoptr (GError) error = NULL;

  child.grade = "六年级";
  g_assert_true (summer_store_begin (self->plan.store, "edit", "test", &error));
  g_assert_true (summer_child_update (self->plan.store, &child, &error));
  g_assert_true (summer_store_commit (self->plan.store, NULL, &error));
  g_assert_no_error (error);
  return TRUE;
}

void
roster_fixture_change_grade (RosterFixture *self, const char *code)
{
  gint64 id = summer_child_find_code (self->plan.store, self->programme, code, NULL);

  g_assert_cmpint (id, !=, 0);
  g_assert_true (summer_child_find (self->plan.store, id, rename_cb, self, NULL));
}
