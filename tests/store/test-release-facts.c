/* Who counts as listed on a day: the roster, and what the guardian put in writing about it; and which of the
 * other releases had a reason and a second member of staff. */
#include "fixture.h"

#include "summer-facts-loader.h"
#include "summer-pickup-table.h"

#define THURSDAY (FIXTURE_FIRST_DAY + 10)

#define NO SUMMER_DAY_NONE
#define BORN_2001 11521 /* 18 years before that day */

/* What the guardian of a child wrote, and who came on the Thursday. */
typedef struct
{
  const char *name;
  SummerAuthorisationKind kind;
  const char *person;
  SummerDay first_day, last_day;
  int weekdays, once;
  SummerDay used_on, birth;
  const char *collector;
  gboolean listed;
} Case;

static const Case cases[] = {
  { "aunt", SUMMER_MAY_COLLECT, "林美玲", NO, NO, 0, 0, NO, NO, "林美玲", TRUE },
  { "space-around", SUMMER_MAY_COLLECT, " 林美玲", NO, NO, 0, 0, NO, NO, "林美玲 ", TRUE },
  { "space-within", SUMMER_MAY_COLLECT, "林 美玲", NO, NO, 0, 0, NO, NO, "林美\u3000玲", TRUE },
  { "full-width", SUMMER_MAY_COLLECT, "Anna 林", NO, NO, 0, 0, NO, NO, "ＡＮＮＡ林", TRUE },
  { "forbidden-however-written", SUMMER_MUST_NOT_COLLECT, "王 秀英", NO, NO, 0, 0, NO, NO, "王秀英",
    FALSE },
  { "somebody-else", SUMMER_MAY_COLLECT, "林美玲", NO, NO, 0, 0, NO, NO, "林美", FALSE },
  { "first-day-of-it", SUMMER_MAY_COLLECT, "林美玲", THURSDAY, NO, 0, 0, NO, NO, "林美玲", TRUE },
  { "not-yet", SUMMER_MAY_COLLECT, "林美玲", THURSDAY + 1, NO, 0, 0, NO, NO, "林美玲", FALSE },
  { "last-day-of-it", SUMMER_MAY_COLLECT, "林美玲", NO, THURSDAY, 0, 0, NO, NO, "林美玲", TRUE },
  { "expired", SUMMER_MAY_COLLECT, "林美玲", NO, THURSDAY - 1, 0, 0, NO, NO, "林美玲", FALSE },
  { "thursdays", SUMMER_MAY_COLLECT, "林美玲", NO, NO, 1 << 3, 0, NO, NO, "林美玲", TRUE },
  { "other-weekdays", SUMMER_MAY_COLLECT, "林美玲", NO, NO, 0x77, 0, NO, NO, "林美玲", FALSE },
  { "once-and-now", SUMMER_MAY_COLLECT, "林美玲", NO, NO, 0, 1, THURSDAY, NO, "林美玲", TRUE },
  { "once-and-spent", SUMMER_MAY_COLLECT, "林美玲", NO, NO, 0, 1, THURSDAY - 1, NO, "林美玲",
    FALSE },
  { "minor", SUMMER_MAY_COLLECT, "林小美", NO, NO, 0, 0, NO, BORN_2001 + 1, "林小美", FALSE },
  { "of-age", SUMMER_MAY_COLLECT, "林小美", NO, NO, 0, 0, NO, BORN_2001, "林小美", TRUE },
  { "forbidden", SUMMER_MUST_NOT_COLLECT, "林建军", NO, NO, 0, 0, NO, NO, "林建军", FALSE },
  { "forbidden-though-on-the-roster", SUMMER_MUST_NOT_COLLECT, "王秀英", NO, NO, 0, 0, NO, NO,
    "王秀英", FALSE },
  { "roster-until-a-day", SUMMER_MAY_COLLECT, "王秀英", NO, THURSDAY - 1, 0, 0, NO, NO, "王秀英",
    FALSE },
  { "roster-untouched", SUMMER_MUST_NOT_COLLECT, "林建军", NO, NO, 0, 0, NO, NO, "王秀英", TRUE },
  { "alone-with-document", SUMMER_MAY_GO_ALONE, NULL, NO, NO, 0, 0, NO, NO, "自行回家", TRUE },
  { "alone-document-expired", SUMMER_MAY_GO_ALONE, NULL, NO, THURSDAY - 1, 0, 0, NO, NO, "自行回家",
    FALSE },
  { "alone-without-document", SUMMER_MAY_COLLECT, "林美玲", NO, NO, 0, 0, NO, NO, "自行回家",
    FALSE },
};

static void
release (Fixture *fixture, guint class, guint child, SummerDay day, const char *collector)
{
  g_autoptr (GError) error = NULL;
  SummerMarkRecord mark = { .class_id = fixture->classes[class],
                            .child = fixture->children[child / 3][child % 3],
                            .day = day,
                            .mark = SUMMER_MARK_PRESENT,
                            .in = 480,
                            .out = 1015,
                            .collected_by = collector };

  summer_mark_insert (fixture->store, &mark, &error);
  g_assert_no_error (error);
}

/* For the first child of a class. */
static void
write_down (Fixture *fixture, guint class, const Case *of)
{
  g_autoptr (GError) error = NULL;
  SummerAuthorisationRecord written = { .child = fixture->children[class][0],
                                        .kind = of->kind,
                                        .name = of->person,
                                        .birth = of->birth,
                                        .first_day = of->first_day,
                                        .last_day = of->last_day,
                                        .weekdays = of->weekdays,
                                        .once = of->once,
                                        .used_on = of->used_on,
                                        .signed_by = "林建国",
                                        .signed_on = FIXTURE_FIRST_DAY };

  summer_authorisation_insert (fixture->store, &written, &error);
  g_assert_no_error (error);
}

static SummerFacts *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SummerFacts *facts = summer_store_load_facts (fixture->store, fixture->programme, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

static const SummerFactMark *
get_last (const SummerFacts *facts)
{
  return &facts->classes[0].marks[facts->classes[0].n_marks - 1];
}

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *of = data;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "attendance");
  write_down (fixture, 0, of);
  release (fixture, 0, 0, THURSDAY, of->collector);
  fixture_commit (fixture->store);

  g_autoptr (SummerFacts) facts = load (fixture);
  g_assert_cmpint (get_last (facts)->day, ==, THURSDAY);
  g_assert_true (get_last (facts)->has_collector);
  g_assert_cmpint (get_last (facts)->collector_listed, ==, of->listed);
  g_assert_false (get_last (facts)->release_confirmed);
}

/* What one guardian wrote says nothing of another child; and a child that only has a mark in the class has a
 * guardian too. */
static void
test_children_apart (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  fixture_begin (fixture->store, "attendance");
  write_down (fixture, 1, &cases[0]);
  release (fixture, 0, 0, THURSDAY, "林美玲");
  release (fixture, 0, 3, THURSDAY, "林美玲");
  fixture_commit (fixture->store);

  g_autoptr (SummerFacts) facts = load (fixture);
  g_assert_false (get_last (facts)[-1].collector_listed);
  g_assert_true (get_last (facts)->collector_listed);
}

/* The exception of one day and child is not another one's, and beside a listed collector it is none. */
static void
test_confirmed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SummerReleaseExceptionRecord exception = { .day = THURSDAY,
                                             .kind = SUMMER_RELEASE_UNLISTED,
                                             .reason = "父亲来电",
                                             .released_by = "赵敏",
                                             .confirmed_by = "孙洁" };

  fixture_fill (fixture);
  fixture_begin (fixture->store, "attendance");
  exception.class_id = fixture->classes[0];
  for (guint i = 0; i < 2; i++)
    {
      exception.child = fixture->children[0][i];
      summer_release_exception_insert (fixture->store, &exception, &error);
      g_assert_no_error (error);
    }
  release (fixture, 0, 0, THURSDAY, "陌生人");
  release (fixture, 0, 1, THURSDAY, "王秀英");
  release (fixture, 0, 2, THURSDAY, "陌生人");
  release (fixture, 0, 0, THURSDAY + 1, "陌生人");
  fixture_commit (fixture->store);

  g_autoptr (SummerFacts) facts = load (fixture);
  const SummerFactMark *marks = get_last (facts) - 3;
  g_assert_true (marks[0].release_confirmed && !marks[0].collector_listed);
  g_assert_true (!marks[1].release_confirmed && marks[1].collector_listed);
  g_assert_true (!marks[2].release_confirmed && !marks[2].collector_listed);
  g_assert_true (!marks[3].release_confirmed && !marks[3].collector_listed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/release-facts/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  fixture_add ("/release-facts/children-apart", test_children_apart);
  fixture_add ("/release-facts/confirmed", test_confirmed);
  return g_test_run ();
}
