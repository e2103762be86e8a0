/* A programme of four classes with three children, and a roster pasted against it. */
#pragma once

#include "plan-fixture.h"
#include "summer-roster-paste.h"

G_BEGIN_DECLS

typedef struct
{
  PlanFixture        plan;
  gint64             programme, a, b; /* classes A and B */
  SummerRosterPaste *paste;           /* owned */
} RosterFixture;

void   roster_fixture_set_up        (RosterFixture *self, gconstpointer data);
void   roster_fixture_tear_down     (RosterFixture *self, gconstpointer data);
void   roster_fixture_find_classes  (RosterFixture *self); /* a and b, of another programme */
void   roster_fixture_paste         (RosterFixture *self, gint64 class_id, const char *text);
gint64 roster_fixture_apply         (RosterFixture *self); /* the entry */
void   roster_fixture_assert_state  (RosterFixture *self, guint row, SummerPasteState state, const char *reason); /* NULL = nothing is said */
void   roster_fixture_assert_dump   (RosterFixture *self, const char *expected);
void   roster_fixture_assert_stored (RosterFixture *self, const char *part);
void   roster_fixture_change_grade  (RosterFixture *self, const char *code); /* of a child, as another entry */

#define ROSTER_HEAD "姓名\t身份证号\t出生日期\t班级\n"
#define ROSTER_TIAN "林甜甜\t350102201002031222\t2010-02-03\t" /* who is in class A */
#define ROSTER_TEST(name, func) \
  g_test_add (name, RosterFixture, NULL, roster_fixture_set_up, func, roster_fixture_tear_down)

G_END_DECLS
