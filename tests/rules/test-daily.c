/* Attendance by day: what the chart of the overview is drawn from. */
#include "config.h"

#include "made-facts.h"
#include "summer-daily.h"
#include "summer-rules.h"

/* The index of a day, or -1 when it is not in the list. */
static int
find_day (GArray *days, SummerDay day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, SummerDaily, i).day == day)
      return (int) i;
  return -1;
}

/* The days together are the child-days of the assessment: nothing is counted otherwise here than there. */
static void
test_adds_up_to_the_assessment (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (3, MADE_CHILDREN);
  g_autoptr (SummerAssessment) assessment = NULL;
  g_autoptr (GArray) days = NULL;
  gint64 expected = 0, present = 0, unrecorded = 0;

  made_class_set_mark (&facts->classes[0], 2, made_facts_day (4), SUMMER_MARK_SICK);
  made_class_set_mark (&facts->classes[1], 3, made_facts_day (5), SUMMER_MARK_UNRECORDED);
  made_class_set_mark (&facts->classes[2], 1, made_facts_day (0), SUMMER_MARK_ABSENT);
  facts->policy->excluded_marks = 1u << SUMMER_MARK_SICK;
  assessment = summer_rules_assess (facts, facts->policy, made_facts_day (9));
  days = summer_daily_new (facts, facts->policy, made_facts_day (9));

  for (guint i = 0; i < days->len; i++)
    {
      expected += g_array_index (days, SummerDaily, i).expected;
      present += g_array_index (days, SummerDaily, i).present;
      unrecorded += g_array_index (days, SummerDaily, i).unrecorded;
    }
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      expected -= assessment->classes[i].expected;
      present -= assessment->classes[i].present;
      unrecorded -= assessment->classes[i].unrecorded;
    }
  g_assert_cmpint (expected, ==, 0);
  g_assert_cmpint (present, ==, 0);
  g_assert_cmpint (unrecorded, ==, 0);
  g_assert_cmpint (g_array_index (days, SummerDaily, days->len - 1).day, ==, made_facts_day (9));
}

/* A weekday on which the only class was cancelled stays in the list as a closed day; a weekend does not. */
static void
test_closed_days (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, MADE_CHILDREN);
  g_autoptr (GArray) days = NULL;
  const SummerDaily *closed;
  int index;

  made_class_add_adjustment (&facts->classes[0], made_facts_day (2), SUMMER_ADJUSTMENT_CANCELLED);
  days = summer_daily_new (facts, facts->policy, MADE_LAST);

  g_assert_cmpuint (days->len, ==, MADE_DAYS);
  index = find_day (days, made_facts_day (2));
  g_assert_cmpint (index, >=, 0);
  closed = &g_array_index (days, SummerDaily, index);
  g_assert_cmpuint (closed->held, ==, 0);
  g_assert_cmpint (closed->expected, ==, 0);
  g_assert_cmpint (find_day (days, MADE_FIRST + 5), ==, -1);
}

/* A class is below the threshold of a day only when no mark still missing could lift it. */
static void
test_below (void)
{
  const struct
  {
    guint absent, unrecorded;
    gboolean below;
  } cases[] = {
    { 6, 0, FALSE }, /* 14 of 20 are 70%, which passes */
    { 7, 0, TRUE },  /* 13 of 20 are 65% */
    { 6, 1, FALSE }, /* 13 present, one not recorded */
    { 7, 1, TRUE },  /* 12 present: 13 at best */
    { 0, 20, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SummerFacts) facts = made_facts_new (1, MADE_CHILDREN);
      g_autoptr (GArray) days = NULL;
      const SummerDay day = made_facts_day (3);
      const SummerDaily *daily;

      for (guint child = 0; child < cases[i].absent + cases[i].unrecorded; child++)
        made_class_set_mark (&facts->classes[0], child, day,
                             child < cases[i].absent ? SUMMER_MARK_ABSENT : SUMMER_MARK_UNRECORDED);
      days = summer_daily_new (facts, facts->policy, MADE_LAST);
      daily = &g_array_index (days, SummerDaily, find_day (days, day));
      g_assert_cmpint (daily->day, ==, day);
      g_assert_cmpuint (daily->below, ==, cases[i].below);
      g_assert_cmpint (daily->unrecorded, ==, cases[i].unrecorded);
    }
}

/* A child enrolled twice over the same days, as an older file may have it, is one child on each of them. */
static void
test_overlapping_enrolments (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, MADE_CHILDREN);
  SummerFactEnrolment again = { 3, made_facts_day (2), made_facts_day (6), SUMMER_DAY_NONE };
  g_autoptr (GArray) days = NULL;

  made_class_add_enrolment (&facts->classes[0], again);
  days = summer_daily_new (facts, facts->policy, MADE_LAST);
  for (guint i = 0; i < days->len; i++)
    g_assert_cmpint (g_array_index (days, SummerDaily, i).expected, ==, MADE_CHILDREN);
}

/* Before the first day there is nothing to draw. */
static void
test_not_begun (void)
{
  g_autoptr (SummerFacts) facts = made_facts_new (1, MADE_CHILDREN);
  g_autoptr (GArray) days = summer_daily_new (facts, facts->policy, MADE_FIRST - 1);

  g_assert_cmpuint (days->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/daily/adds-up-to-the-assessment", test_adds_up_to_the_assessment);
  g_test_add_func ("/daily/closed-days", test_closed_days);
  g_test_add_func ("/daily/below", test_below);
  g_test_add_func ("/daily/overlapping-enrolments", test_overlapping_enrolments);
  g_test_add_func ("/daily/not-begun", test_not_begun);

  return g_test_run ();
}
