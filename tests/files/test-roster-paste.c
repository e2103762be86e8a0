/* A pasted roster against the records: what each row would do, what is asked first, and that all of it can be
 * taken back. */
#include "config.h"

#include "roster-fixture.h"
#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-journal.h"
#include "summer-programme-table.h"
#include "summer-roster-paste.h"
#include "summer-sample.h"

#include <string.h>

/* {{{ What a row does */

typedef struct
{
  const char *name, *text;
  gboolean has_class;     /* class A is chosen for rows without one */
  SummerPasteState state; /* of the last row */
  const char *reason, *changes;
} Case;

static const Case cases[] = {
  { "new-child", "姓名\n张三\n", TRUE, SUMMER_PASTE_ADDED },
  { "new-child-names-its-class", "姓名\t班级\n张三\t乙班\n", FALSE, SUMMER_PASTE_ADDED },
  { "no-class", "姓名\n张三\n", FALSE, SUMMER_PASTE_BAD, "names no class" },
  { "no-names", "电话\n13600001234\n", TRUE, SUMMER_PASTE_BAD, "names" },
  { "bad-cell", "姓名\t电话\n张三\t1360000123456\n", TRUE, SUMMER_PASTE_BAD },
  { "closed-class", "姓名\t班级\n张三\t丙班\n", TRUE, SUMMER_PASTE_BAD },
  { "same-child", ROSTER_HEAD ROSTER_TIAN "A\n", FALSE, SUMMER_PASTE_SAME },
  { "same-child-by-code", "学生编号\t姓名\nfz0007\t林 甜甜\n", TRUE, SUMMER_PASTE_SAME },
  { "same-child-by-name-and-birth", "姓名\t出生日期\n林甜甜\t2010年2月3日\n", TRUE,
    SUMMER_PASTE_SAME },
  { "telephone-changes", "姓名\t身份证号\t电话\n林甜甜\t350102201002031222\t13600009999\n", TRUE,
    SUMMER_PASTE_CHANGED, NULL, "Telephone 13600001234 → 13600009999;" },
  { "blank-cell-changes-nothing", "学生编号\t姓名\t电话\nFZ0007\t林甜甜\t\n", TRUE,
    SUMMER_PASTE_SAME },
  { "namesake-here-without-birth-date", "姓名\n林甜甜\n", TRUE, SUMMER_PASTE_DUPLICATE,
    "in this class" },
  { "namesake-born-another-day", "姓名\t出生日期\n林甜甜\t2010-02-04\n", TRUE, SUMMER_PASTE_ADDED },
  { "agreement-is-added",
    "学生编号\t姓名\t学校\t班级\t协议日期\nFZ0012\t王芳芳\t实验小学\tB\t2019/6/20\n", FALSE,
    SUMMER_PASTE_CHANGED, NULL, "School  → 实验小学;Agreement signed  → 2019-06-20;" },
  { "number-in-another-class", ROSTER_HEAD ROSTER_TIAN "B\n", FALSE, SUMMER_PASTE_DUPLICATE,
    "identity number" },
  { "number-with-another-name", "姓名\t身份证号\n林田田\t350102201002031222\n", TRUE,
    SUMMER_PASTE_DUPLICATE, "identity number" },
  { "namesake-in-another-class", "姓名\t出生日期\n王芳芳\t2010-05-06\n", TRUE,
    SUMMER_PASTE_DUPLICATE, "birth date" },
  { "namesake-with-another-number", "姓名\t身份证号\n林甜甜\t350102201002030043\n", TRUE,
    SUMMER_PASTE_DUPLICATE, "birth date" },
  { "code-of-another", "学生编号\t姓名\nFZ0007\t张三\n", TRUE, SUMMER_PASTE_DUPLICATE, "FZ0007" },
  { "twice-in-the-list", "姓名\t出生日期\n张三\t2010-01-01\n张 三\t2010/1/1\n", TRUE,
    SUMMER_PASTE_DUPLICATE, "张三" },
};

static void
assert_marked (RosterFixture *self, guint column, const char *reason)
{
  const SummerPasteCell *cell = summer_roster_paste_get_cell (self->paste, 0, column);

  roster_fixture_assert_state (self, 0, SUMMER_PASTE_BAD, NULL);
  g_assert_true (cell->is_open);
  g_assert_cmpstr (cell->diagnosis.reason, ==, reason);
}

/* The day that does not agree is marked, until the row is of a class with which it does. */
static void
test_days_outside_the_class (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (self, self->a, "姓名\t入班日期\t离班日期\n张三\t2019-07-20\t2019-07-10\n");
  assert_marked (self, 2, "The child would leave before it joins. Mend one of the two days.");
  summer_roster_paste_set_text (self->paste, 0, 2, "");
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_ADDED, NULL);
  summer_roster_paste_set_text (self->paste, 0, 1, "2019-08-01");
  assert_marked (self, 1, "Class A ends on 2019-07-26. Mend the day.");
  summer_roster_paste_set_class (self->paste, self->b);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_ADDED, NULL);
  summer_roster_paste_set_class (self->paste, self->a);
  summer_roster_paste_set_text (self->paste, 0, 1, "2019-06-20");
  assert_marked (self, 1, "Class A begins on 2019-07-01. Mend the day.");
}

static void
test_case (RosterFixture *self, gconstpointer data)
{
  const Case *test = data;
  g_autofree char *before = plan_fixture_dump (self->plan.store, 2019);
  g_autoptr (GString) changes = g_string_new (NULL);
  GPtrArray *all;
  guint last;

  roster_fixture_paste (self, test->has_class ? self->a : 0, test->text);
  last = summer_block_get_n_rows (summer_roster_paste_get_block (self->paste)) - 1;
  roster_fixture_assert_state (self, last, test->state, test->reason);
  all = summer_roster_paste_get_changes (self->paste, last);
  for (guint i = 0; i < all->len; i++)
    {
      const SummerPasteChange *change = g_ptr_array_index (all, i);

      g_string_append_printf (changes, "%s %s → %s;", summer_meaning_get_text (change->meaning),
                              change->before, change->after);
    }
  if (test->state == SUMMER_PASTE_CHANGED || test->state == SUMMER_PASTE_SAME)
    g_assert_cmpstr (changes->str, ==, test->changes != NULL ? test->changes : "");
  g_assert_cmpuint (summer_roster_paste_count (self->paste, test->state), >=, 1);
  roster_fixture_assert_dump (self, before);
}

/* }}} */

static void
test_codes_go_on_counting (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (self, self->a, "姓名\t学生编号\n张三\t\n李四\tFZ0014\n王五\t\n");
  g_assert_cmpstr (summer_roster_paste_get_code (self->paste, 0), ==, "FZ0015");
  g_assert_cmpstr (summer_roster_paste_get_code (self->paste, 1), ==, "FZ0014");
  g_assert_cmpstr (summer_roster_paste_get_code (self->paste, 2), ==, "FZ0016");
  roster_fixture_apply (self);
  roster_fixture_assert_stored (self, "child FZ0016|王五");
}

static void
test_undone_as_if_never_pasted (RosterFixture *self, gconstpointer data)
{
  g_autofree char *before = plan_fixture_dump (self->plan.store, 2019);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sequence;

  roster_fixture_paste (
      self, self->a,
      "姓名\t身份证号\t电话\t年级\n林甜甜\t350102201002031222\t136 0000 9999\t3年级\n"
      "张三\t35010220100203006x\t13600001111\t三（2）班\n");
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_CHANGED, NULL);
  roster_fixture_assert_state (self, 1, SUMMER_PASTE_ADDED, NULL);
  sequence = roster_fixture_apply (self);
  roster_fixture_assert_stored (
      self, "child FZ0013|张三|2|14643|居民身份证|35010220100203006X|(null)|三年级");
  roster_fixture_assert_stored (self, "13600009999");
  roster_fixture_assert_stored (self, "enrolment A FZ0013");

  after = plan_fixture_dump (self->plan.store, 2019);
  g_assert_true (summer_journal_undo (self->plan.store, sequence, NULL, &error));
  g_assert_no_error (error);
  roster_fixture_assert_dump (self, before);
  g_assert_true (summer_journal_undo (self->plan.store,
                                      summer_journal_get_redoable (self->plan.store), NULL,
                                      &error));
  roster_fixture_assert_dump (self, after);
}

static void
test_undone_after_other_changes (RosterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence;

  roster_fixture_paste (self, self->a, "姓名\t学校\n张三\t实验小学\n");
  sequence = roster_fixture_apply (self);
  roster_fixture_change_grade (self, "FZ0009");
  g_assert_true (summer_journal_undo (self->plan.store, sequence, NULL, &error));
  g_assert_no_error (error);
  roster_fixture_assert_stored (self,
                                "FZ0009|陈小明|1|14213|(null)|350102200811301216|(null)|六年级");
  g_assert_cmpint (summer_child_find_code (self->plan.store, self->programme, "FZ0013", NULL), ==,
                   0);
}

static void
test_later_change_of_the_same_child_is_named (RosterFixture *self, gconstpointer data)
{
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sequence;

  roster_fixture_paste (self, self->a, "姓名\t学校\n张三\t实验小学\n");
  sequence = roster_fixture_apply (self);
  roster_fixture_change_grade (self, "FZ0013");
  g_assert_false (summer_journal_undo (self->plan.store, sequence, &conflicts, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  g_assert_nonnull (conflicts[0]);
  g_assert_nonnull (strstr (conflicts[0], "张三"));
}

static void
test_pasting_again_changes_nothing (RosterFixture *self, gconstpointer data)
{
  const char *text
      = "姓名\t身份证号\t电话\t入班日期\n张三\t35010220100203006X\t13600001111\t2019-07-08\n"
        "李四\t\t\t\n";

  roster_fixture_paste (self, self->a, text);
  g_assert_cmpuint (summer_roster_paste_count (self->paste, SUMMER_PASTE_ADDED), ==, 2);
  roster_fixture_apply (self);
  roster_fixture_paste (self, self->a, text);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_SAME, NULL);
  /* Without a birth date nobody can tell who 李四 is. */
  roster_fixture_assert_state (self, 1, SUMMER_PASTE_DUPLICATE, "李四");
}

static void
test_refused_until_mended (RosterFixture *self, gconstpointer data)
{
  g_autofree char *before = plan_fixture_dump (self->plan.store, 2019);
  g_autoptr (GError) error = NULL;

  roster_fixture_paste (self, self->a, "姓名\t电话\n张三\t1360000123456\n李四\t13600001234\n");
  g_assert_false (summer_roster_paste_is_ready (self->paste));
  g_assert_false (summer_roster_paste_apply (self->paste, self->plan.store, "名单", NULL, NULL,
                                             NULL, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  roster_fixture_assert_dump (self, before);

  summer_roster_paste_set_left_out (self->paste, 0, TRUE);
  g_assert_true (summer_roster_paste_is_ready (self->paste));
  summer_roster_paste_set_left_out (self->paste, 0, FALSE);
  summer_roster_paste_set_text (self->paste, 0, 1, "13600001235");
  g_assert_cmpuint (summer_roster_paste_count (self->paste, SUMMER_PASTE_ADDED), ==, 2);
  roster_fixture_apply (self);
  roster_fixture_assert_stored (
      self,
      "张三|0|-2147483648|(null)|(null)|(null)|(null)|(null)|(null)|(null)|(null)|13600001235");
}

static void
test_mending_refused (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (self, self->a, "姓名\t年级\t性别\n张三\t三（2）班\t男孩\n");
  summer_roster_paste_set_refused (self->paste, 0, 1, TRUE);
  summer_roster_paste_set_refused (self->paste, 0, 2, TRUE);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_ADDED, NULL);
  roster_fixture_apply (self);
  roster_fixture_assert_stored (self, "张三|1|-2147483648|(null)|(null)|(null)|三（2）班");
}

static void
test_date_that_cannot_be_refused (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (self, self->a, "姓名\t入班日期\n张三\t43654\n");
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_ADDED, NULL);
  summer_roster_paste_set_refused (self->paste, 0, 1, TRUE);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_BAD, NULL);
  g_assert_true (summer_roster_paste_get_cell (self->paste, 0, 1)->is_open);
}

static void
test_class_and_column_chosen_later (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (self, 0, "张三\t李四\n王五\t赵六\n");
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_BAD, "names no class");
  summer_roster_paste_set_class (self->paste, self->b);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_ADDED, NULL);
  summer_roster_paste_set_meaning (self->paste, 1, SUMMER_MEANING_NAME);
  roster_fixture_apply (self);
  roster_fixture_assert_stored (self, "child FZ0014|赵六");
  roster_fixture_assert_stored (self, "enrolment B FZ0013");
}

static void
test_changed_in_the_meantime (RosterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  roster_fixture_paste (self, self->a, "姓名\t学校\n张三\t实验小学\n");
  roster_fixture_change_grade (self, "FZ0009");
  g_assert_false (summer_roster_paste_apply (self->paste, self->plan.store, "名单", NULL, NULL,
                                             NULL, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (summer_roster_paste_reload (self->paste, self->plan.store, &error));
  roster_fixture_apply (self);
  roster_fixture_assert_stored (self, "child FZ0013|张三");
}

static void
test_cancelled_leaves_nothing (RosterFixture *self, gconstpointer data)
{
  g_autofree char *before = plan_fixture_dump (self->plan.store, 2019);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  roster_fixture_paste (self, self->a, "姓名\n张三\n");
  g_cancellable_cancel (cancellable);
  g_assert_false (summer_roster_paste_apply (self->paste, self->plan.store, "名单", NULL, NULL,
                                             cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  roster_fixture_assert_dump (self, before);
  roster_fixture_apply (self);
}

static void
test_first_codes_of_an_empty_programme (RosterFixture *self, gconstpointer data)
{
  plan_fixture_tear_down (&self->plan, NULL);
  plan_fixture_set_up (&self->plan, NULL);
  plan_fixture_import_ok (&self->plan,
                          "项目\n名称|值\n项目名称|测试项目\n年度|#2019\n规则|fujian-2019\n\n"
                          "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期\n"
                          "A|甲班|新办|开班|2019-07-01|2019-07-26\n");
  self->programme = summer_plan_get_programme (self->plan.plan);
  roster_fixture_find_classes (self);
  roster_fixture_paste (self, self->a, "姓名\n张三\n李四\n");
  g_assert_cmpstr (summer_roster_paste_get_code (self->paste, 0), ==, "A-001");
  g_assert_cmpstr (summer_roster_paste_get_code (self->paste, 1), ==, "A-002");
}

/* In the sample all classes count in one series. */
static void
test_codes_of_the_sample (RosterFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->plan.folder, "sample.summer", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_CREATE, &error);
  g_autoptr (SummerBlock) block = summer_block_new_from_text ("姓名\t班级\n张三\tFZ-002\n", NULL);
  g_autoptr (SummerRosterPaste) sample = NULL;
  gint64 programme = 0;

  g_assert_true (summer_sample_fill (store, 3, 2019, NULL, NULL, NULL, &programme, &error));
  sample = summer_roster_paste_new (block, store, programme, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (summer_roster_paste_get_state (sample, 0), ==, SUMMER_PASTE_ADDED);
  g_assert_true (g_str_has_prefix (summer_roster_paste_get_code (sample, 0), "FZ1900"));
  g_assert_cmpint (summer_child_find_code (store, programme,
                                           summer_roster_paste_get_code (sample, 0), NULL),
                   ==, 0);
}

/* Two of three places are taken, one of them until the 12th only. */
static void
test_more_children_than_places (RosterFixture *self, gconstpointer data)
{
  plan_fixture_import_ok (
      &self->plan, "项目\n名称|值\n项目名称|测试项目\n年度|#2019\n规则|fujian-2019\n\n"
                   "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期|额定人数\n"
                   "A|甲班|新办|开班|2019-07-01|2019-07-26|#3\n\n"
                   "学生\n班级编号|学生编号|姓名|性别|出生日期|离班日期\n"
                   "A|FZ0007|林甜甜|女|2010-02-03|\nA|FZ0009|陈小明|男|2008-11-30|2019-07-12\n");
  roster_fixture_paste (self, self->a, "姓名\t入班日期\n张三\t\n李四\t\n王五\t2019-07-13\n");
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_ADDED, NULL);
  roster_fixture_assert_state (self, 1, SUMMER_PASTE_ADDED, "class A has 3, and this is child 4");
  roster_fixture_assert_state (self, 2, SUMMER_PASTE_ADDED, "child 4");
  g_assert_cmpstr (summer_roster_paste_get_full (self->paste), ==,
                   "Class A has 3 places, 4 children would be in it");
  g_assert_true (summer_roster_paste_is_ready (self->paste));
  summer_roster_paste_set_left_out (self->paste, 1, TRUE);
  roster_fixture_assert_state (self, 2, SUMMER_PASTE_ADDED, NULL);
  g_assert_cmpstr (summer_roster_paste_get_full (self->paste), ==, NULL);
}

/* What stood in one cell is in two records' fields afterwards, and nothing of it is gone. */
static void
test_name_and_telephone_are_parted (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (self, self->a, "姓名\t性别\t联系电话\n李小雨13600009876\t女\t\n");
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_BAD, NULL);
  summer_roster_paste_take_proposal (self->paste, 0, 0);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_ADDED, NULL);
  g_assert_cmpstr (summer_roster_paste_get_cell (self->paste, 0, 0)->text, ==, "李小雨");
  g_assert_cmpstr (summer_roster_paste_get_cell (self->paste, 0, 2)->text, ==, "13600009876");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/roster-paste/row/", cases[i].name, NULL);

      g_test_add (name, RosterFixture, &cases[i], roster_fixture_set_up, test_case,
                  roster_fixture_tear_down);
    }
  ROSTER_TEST ("/roster-paste/codes-go-on-counting", test_codes_go_on_counting);
  ROSTER_TEST ("/roster-paste/undone-as-if-never-pasted", test_undone_as_if_never_pasted);
  ROSTER_TEST ("/roster-paste/undone-after-other-changes", test_undone_after_other_changes);
  ROSTER_TEST ("/roster-paste/later-change-of-the-same-child-is-named",
               test_later_change_of_the_same_child_is_named);
  ROSTER_TEST ("/roster-paste/pasting-again-changes-nothing", test_pasting_again_changes_nothing);
  ROSTER_TEST ("/roster-paste/name-and-telephone-are-parted", test_name_and_telephone_are_parted);
  ROSTER_TEST ("/roster-paste/refused-until-mended", test_refused_until_mended);
  ROSTER_TEST ("/roster-paste/mending-refused", test_mending_refused);
  ROSTER_TEST ("/roster-paste/date-that-cannot-be-refused", test_date_that_cannot_be_refused);
  ROSTER_TEST ("/roster-paste/class-and-column-chosen-later", test_class_and_column_chosen_later);
  ROSTER_TEST ("/roster-paste/changed-in-the-meantime", test_changed_in_the_meantime);
  ROSTER_TEST ("/roster-paste/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  ROSTER_TEST ("/roster-paste/first-codes-of-an-empty-programme",
               test_first_codes_of_an_empty_programme);
  ROSTER_TEST ("/roster-paste/days-outside-the-class", test_days_outside_the_class);
  ROSTER_TEST ("/roster-paste/more-children-than-places", test_more_children_than_places);
  ROSTER_TEST ("/roster-paste/codes-of-the-sample", test_codes_of_the_sample);
  return g_test_run ();
}
