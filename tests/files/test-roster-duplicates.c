/* Children of a pasted roster who may be stored already, or stand in the list twice: who they are is said before anything is
 * written. */
#include "config.h"

#include "roster-fixture.h"
#include "summer-child-table.h"
#include "summer-class-table.h"

#include <string.h>

static void
test_same_child_in_a_later_class (RosterFixture *self, gconstpointer data)
{
  const SummerPasteStored *stored;

  roster_fixture_paste (self, 0, ROSTER_HEAD ROSTER_TIAN "D\n");
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_DUPLICATE, "identity number");
  stored = summer_roster_paste_get_stored (self->paste, 0);
  g_assert_cmpstr (stored->child->code, ==, "FZ0007");
  g_assert_cmpstr (stored->where, ==, "A, 2019-07-01 to 2019-07-26");
  summer_roster_paste_set_choice (self->paste, 0, SUMMER_PASTE_SAME_CHILD);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_CHANGED, NULL);
  roster_fixture_apply (self);
  roster_fixture_assert_stored (self, "enrolment D FZ0007");
}

static void
test_same_child_in_two_classes_at_once (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (self, 0, ROSTER_HEAD ROSTER_TIAN "B\n");
  summer_roster_paste_set_choice (self->paste, 0, SUMMER_PASTE_SAME_CHILD);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_BAD, "class A from 2019-07-01 to 2019-07-26");
  g_assert_false (summer_roster_paste_is_ready (self->paste));
}

static void
test_another_child (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (self, self->a, "姓名\t出生日期\n王芳芳\t2010-05-06\n");
  summer_roster_paste_set_choice (self->paste, 0, SUMMER_PASTE_ANOTHER_CHILD);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_ADDED, NULL);
  roster_fixture_apply (self);
  roster_fixture_assert_stored (self, "child FZ0013|王芳芳");
}

static void
test_another_child_cannot_have_the_number (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (self, 0, ROSTER_HEAD "林田田\t350102201002031222\t\tB\n");
  summer_roster_paste_set_choice (self->paste, 0, SUMMER_PASTE_ANOTHER_CHILD);
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_BAD, "one identity number");
}

/* A telephone number that the list does not know is not told to whoever pastes a name and a birth date. */
static void
test_stored_numbers_are_masked (RosterFixture *self, gconstpointer data)
{
  g_autofree char *identity = NULL, *telephone = NULL, *grade = NULL;

  roster_fixture_paste (self, 0,
                        "姓名\t身份证号\t班级\t电话\t年级\n"
                        "林甜甜\t350102201002031222\tB\t13600009999\t\n");
  roster_fixture_assert_state (self, 0, SUMMER_PASTE_DUPLICATE, "identity number");
  identity = summer_roster_paste_dup_stored (self->paste, 0, SUMMER_MEANING_IDENTITY);
  telephone = summer_roster_paste_dup_stored (self->paste, 0, SUMMER_MEANING_TELEPHONE);
  grade = summer_roster_paste_dup_stored (self->paste, 0, SUMMER_MEANING_GRADE);
  g_assert_cmpstr (identity, ==, "350102201002031222");
  g_assert_cmpstr (telephone, ==, "136****1234");
  g_assert_cmpstr (grade, ==, "三年级");
}

static void
test_repeated_in_the_list (RosterFixture *self, gconstpointer data)
{
  roster_fixture_paste (
      self, 0,
      "姓名\t出生日期\t班级\n张三\t2010-01-01\tA\n张三\t2010-01-01\tA\n张三\t2010-01-"
      "01\tD\n张三\t2010-01-01\tB\n");
  for (guint row = 1; row < 4; row++)
    {
      roster_fixture_assert_state (self, row, SUMMER_PASTE_DUPLICATE, "张三");
      summer_roster_paste_set_choice (self->paste, row, SUMMER_PASTE_SAME_CHILD);
    }
  roster_fixture_assert_state (self, 1, SUMMER_PASTE_SAME, "row 1");
  roster_fixture_assert_state (self, 2, SUMMER_PASTE_ADDED, NULL);
  roster_fixture_assert_state (self, 3, SUMMER_PASTE_BAD, "in class A");
  summer_roster_paste_set_left_out (self->paste, 3, TRUE);
  roster_fixture_apply (self);
  roster_fixture_assert_stored (self, "enrolment D FZ0013");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ROSTER_TEST ("/roster-paste/same-child-in-a-later-class", test_same_child_in_a_later_class);
  ROSTER_TEST ("/roster-paste/same-child-in-two-classes-at-once",
               test_same_child_in_two_classes_at_once);
  ROSTER_TEST ("/roster-paste/another-child", test_another_child);
  ROSTER_TEST ("/roster-paste/another-child-cannot-have-the-number",
               test_another_child_cannot_have_the_number);
  ROSTER_TEST ("/roster-paste/stored-numbers-are-masked", test_stored_numbers_are_masked);
  ROSTER_TEST ("/roster-paste/repeated-in-the-list", test_repeated_in_the_list);
  return g_test_run ();
}
