/* The waiting list: who is eligible, in which order, and for whom there is a place; against cases, properties, and a
 * second implementation that ranks by counting. */
#include "config.h"

#include "summer-waiting-list.h"

#define FIRST_DAY 18085 /* 2019-07-08 */
#define YEARS(n) (FIRST_DAY - (n) *366)
#define MOST 12
#define ROUNDS 3000

static const SummerPlacePolicy open_policy = { .points = { 2, 2, 2, 2, 1 } };

static SummerApplicant
applicant (const char *number, guint proved)
{
  return (SummerApplicant){ .number = number,
                            .applied_on = FIRST_DAY - 30,
                            .birth = YEARS (8),
                            .grade = 2,
                            .both_work = -1,
                            .host_staff = -1,
                            .claimed = proved,
                            .proved = proved };
}

static void
test_eligible (void)
{
  static const struct
  {
    SummerPlacePolicy policy;
    int grade;
    SummerDay birth;
    int both_work, host_staff;
    SummerEligibility expected;
    guint bars;
  } cases[] = {
    /* Without limits nothing needs to be known. */
    { { 0 }, 0, SUMMER_DAY_NONE, -1, -1, SUMMER_ELIGIBLE, 0 },
    /* Both ends of a range count in. */
    { { .grade_min = 1, .grade_max = 6 }, 1, SUMMER_DAY_NONE, -1, -1, SUMMER_ELIGIBLE, 0 },
    { { .grade_min = 1, .grade_max = 6 }, 6, SUMMER_DAY_NONE, -1, -1, SUMMER_ELIGIBLE, 0 },
    { { .grade_min = 1, .grade_max = 6 },
      7,
      SUMMER_DAY_NONE,
      -1,
      -1,
      SUMMER_ELIGIBLE_NOT,
      1 << SUMMER_BAR_GRADE_HIGH },
    { { .grade_min = 2 },
      1,
      SUMMER_DAY_NONE,
      -1,
      -1,
      SUMMER_ELIGIBLE_NOT,
      1 << SUMMER_BAR_GRADE_LOW },
    { { .grade_min = 2 },
      0,
      SUMMER_DAY_NONE,
      -1,
      -1,
      SUMMER_ELIGIBLE_NOT_KNOWN,
      1 << SUMMER_BAR_NO_GRADE },
    /* The age is that of the first day of the class. */
    { { .age_min = 6, .age_max = 12 }, 0, YEARS (6), -1, -1, SUMMER_ELIGIBLE, 0 },
    { { .age_min = 6, .age_max = 12 },
      0,
      YEARS (5),
      -1,
      -1,
      SUMMER_ELIGIBLE_NOT,
      1 << SUMMER_BAR_AGE_LOW },
    { { .age_min = 6, .age_max = 12 },
      0,
      YEARS (13),
      -1,
      -1,
      SUMMER_ELIGIBLE_NOT,
      1 << SUMMER_BAR_AGE_HIGH },
    { { .age_max = 12 },
      0,
      SUMMER_DAY_NONE,
      -1,
      -1,
      SUMMER_ELIGIBLE_NOT_KNOWN,
      1 << SUMMER_BAR_NO_BIRTH },
    /* Not said is not a no. */
    { { .both_work = TRUE }, 0, SUMMER_DAY_NONE, 1, -1, SUMMER_ELIGIBLE, 0 },
    { { .both_work = TRUE },
      0,
      SUMMER_DAY_NONE,
      0,
      -1,
      SUMMER_ELIGIBLE_NOT,
      1 << SUMMER_BAR_NOT_BOTH_WORK },
    { { .both_work = TRUE },
      0,
      SUMMER_DAY_NONE,
      -1,
      -1,
      SUMMER_ELIGIBLE_NOT_KNOWN,
      1 << SUMMER_BAR_WORK_NOT_SAID },
    { { .host_staff = TRUE },
      0,
      SUMMER_DAY_NONE,
      -1,
      0,
      SUMMER_ELIGIBLE_NOT,
      1 << SUMMER_BAR_NOT_HOST_STAFF },
    { { .host_staff = TRUE },
      0,
      SUMMER_DAY_NONE,
      -1,
      -1,
      SUMMER_ELIGIBLE_NOT_KNOWN,
      1 << SUMMER_BAR_STAFF_NOT_SAID },
    /* A no weighs more than what is not said, and both are told. */
    { { .grade_max = 6, .both_work = TRUE },
      9,
      SUMMER_DAY_NONE,
      -1,
      -1,
      SUMMER_ELIGIBLE_NOT,
      1 << SUMMER_BAR_GRADE_HIGH | 1 << SUMMER_BAR_WORK_NOT_SAID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SummerApplicant one = { .number = "1",
                              .birth = cases[i].birth,
                              .grade = cases[i].grade,
                              .both_work = cases[i].both_work,
                              .host_staff = cases[i].host_staff };
      SummerStanding standing;

      g_test_message ("case %u", i);
      summer_waiting_list_rank (&one, 1, &cases[i].policy, FIRST_DAY, 1, &standing);
      g_assert_cmpint (standing.eligibility, ==, cases[i].expected);
      g_assert_cmphex (standing.bars, ==, cases[i].bars);
      g_assert_cmpuint (standing.rank, ==, cases[i].expected == SUMMER_ELIGIBLE ? 1 : 0);
      g_assert_cmpint (standing.place, ==,
                       cases[i].expected == SUMMER_ELIGIBLE ? SUMMER_PLACE_FREE
                                                            : SUMMER_PLACE_NONE);
    }
}

static void
test_points_of_papers_count (void)
{
  SummerApplicant list[] = { applicant ("1", 0), applicant ("2", 1 << SUMMER_PRIORITY_HARDSHIP) };
  SummerStanding standings[2];

  list[0].claimed = 1 << SUMMER_PRIORITY_MIGRANT | 1 << SUMMER_PRIORITY_NEW_EMPLOYMENT;
  summer_waiting_list_rank (list, 2, &open_policy, FIRST_DAY, 1, standings);
  g_assert_cmpint (standings[0].points, ==, 0);
  g_assert_cmpint (standings[0].unproved, ==, 3);
  g_assert_cmpuint (standings[0].rank, ==, 2);
  g_assert_cmpuint (standings[0].n_more, ==, 1);
  g_assert_cmpint (standings[0].place, ==, SUMMER_PLACE_NONE);
  g_assert_cmpuint (standings[1].rank, ==, 1);
  g_assert_cmpint (standings[1].place, ==, SUMMER_PLACE_FREE);
}

/* The picture at the head of the rule: three that tie for two places. */
static void
test_ties (void)
{
  const guint five = 1 << 0 | 1 << 1 | 1 << 4, three = 1 << 0 | 1 << 4;
  SummerApplicant list[]
      = { applicant ("1", three), applicant ("2", five), applicant ("3", five | 1 << 2),
          applicant ("4", five),  applicant ("5", five), applicant ("6", three) };
  SummerStanding s[6];

  list[1].applied_on--;
  summer_waiting_list_rank (list, 6, &open_policy, FIRST_DAY, 3, s);
  g_assert_cmpuint (s[2].rank, ==, 1);
  g_assert_cmpint (s[2].place, ==, SUMMER_PLACE_FREE);
  for (guint i = 1; i <= 4; i += i == 1 ? 2 : 1)
    {
      g_assert_cmpuint (s[i].rank, ==, 2);
      g_assert_cmpuint (s[i].n_tied, ==, 3);
      g_assert_cmpint (s[i].place, ==, SUMMER_PLACE_LOTTERY);
    }
  g_assert_cmpuint (s[0].rank, ==, 5);
  g_assert_cmpint (s[0].place, ==, SUMMER_PLACE_NONE);

  /* Where the places end between two points nobody needs to be drawn. */
  summer_waiting_list_rank (list, 6, &open_policy, FIRST_DAY, 4, s);
  g_assert_cmpint (s[1].place, ==, SUMMER_PLACE_FREE);
  g_assert_cmpint (s[0].place, ==, SUMMER_PLACE_NONE);

  /* Drawn ones stand behind one another; the one that came later behind them. */
  list[3].draw = 1;
  list[1].draw = 2;
  summer_waiting_list_rank (list, 6, &open_policy, FIRST_DAY, 3, s);
  g_assert_cmpuint (s[3].rank, ==, 2);
  g_assert_cmpuint (s[1].rank, ==, 3);
  g_assert_cmpuint (s[4].rank, ==, 4);
  g_assert_cmpuint (s[4].n_equal_before, ==, 2);
  g_assert_cmpint (s[1].place, ==, SUMMER_PLACE_FREE);
  g_assert_cmpint (s[4].place, ==, SUMMER_PLACE_NONE);
}

static void
test_date_decides_where_asked_for (void)
{
  SummerPlacePolicy policy = open_policy;
  SummerApplicant list[] = { applicant ("1", 0), applicant ("2", 0) };
  SummerStanding s[2];

  list[1].applied_on--;
  summer_waiting_list_rank (list, 2, &policy, FIRST_DAY, 1, s);
  g_assert_cmpuint (s[0].rank, ==, 1);
  g_assert_cmpuint (s[1].rank, ==, 1);
  policy.tie = SUMMER_TIE_BY_DATE;
  summer_waiting_list_rank (list, 2, &policy, FIRST_DAY, 1, s);
  g_assert_cmpuint (s[0].rank, ==, 2);
  g_assert_cmpuint (s[1].rank, ==, 1);
}

static void
test_only_those_that_wait_are_ranked (void)
{
  SummerApplicant list[SUMMER_APPLICATION_REFUSED + 1];
  SummerStanding s[G_N_ELEMENTS (list)];

  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    {
      list[i] = applicant ("1", 0);
      list[i].state = (SummerApplicationState) i;
    }
  summer_waiting_list_rank (list, G_N_ELEMENTS (list), &open_policy, FIRST_DAY, 9, s);
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    g_assert_cmpuint (s[i].rank, ==, i == SUMMER_APPLICATION_WAITING ? 1 : 0);
}

/* The hashes are those that sha256sum prints. */
static void
test_draw_can_be_repeated (void)
{
  const SummerApplicant list[]
      = { applicant ("BM0001", 0), applicant ("BM0002", 0), applicant ("BM0003", 0) };
  guint order[3], again[3], other[3];
  g_autofree char *hashes[3] = { NULL };

  summer_waiting_list_draw ("2019-06-28", list, 3, order);
  summer_waiting_list_draw ("2019-06-28", list, 3, again);
  summer_waiting_list_draw ("another", list, 3, other);
  g_assert_cmpmem (order, sizeof order, again, sizeof again);
  g_assert_true (memcmp (order, other, sizeof order) != 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("2019-06-28/%s", list[order[i]].number);

      hashes[i] = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      if (i > 0)
        g_assert_cmpstr (hashes[i - 1], <, hashes[i]);
    }
  g_free (hashes[1]);
  g_free (hashes[2]);
}

/* {{{ Random lists */

typedef struct
{
  SummerApplicant list[MOST];
  char numbers[MOST][8];
  guint n, free;
  SummerPlacePolicy policy;
} Made;

static void
make (Made *made)
{
  *made = (Made){ .n = (guint) g_test_rand_int_range (0, MOST + 1),
                  .free = (guint) g_test_rand_int_range (0, 7),
                  .policy = { .grade_max = g_test_rand_int_range (0, 2) * 6,
                              .both_work = g_test_rand_bit (),
                              .tie = (SummerTie) g_test_rand_int_range (0, 2) } };
  for (guint i = 0; i < SUMMER_N_PRIORITIES; i++)
    made->policy.points[i] = g_test_rand_int_range (0, 4);
  for (guint i = 0; i < made->n; i++)
    {
      g_snprintf (made->numbers[i], sizeof made->numbers[i], "%u", i);
      made->list[i] = applicant (made->numbers[i], (guint) g_test_rand_int_range (0, 32));
      made->list[i].proved &= (guint) g_test_rand_int_range (0, 32);
      made->list[i].applied_on -= g_test_rand_int_range (0, 3);
      made->list[i].grade = g_test_rand_int_range (0, 8);
      made->list[i].both_work = g_test_rand_int_range (-1, 2);
      made->list[i].draw = g_test_rand_bit () ? (int) i + 1 : 0;
      made->list[i].state
          = g_test_rand_int_range (0, 4) ? SUMMER_APPLICATION_WAITING : SUMMER_APPLICATION_DECLINED;
    }
}

static void
rank (const Made *made, SummerStanding *standings)
{
  summer_waiting_list_rank (made->list, made->n, &made->policy, FIRST_DAY, made->free, standings);
}

static void
test_order_of_input_changes_nothing (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      SummerStanding straight[MOST], turned[MOST];
      Made made, other;

      make (&made);
      other = made;
      for (guint i = 0; i < made.n; i++)
        other.list[i] = made.list[made.n - 1 - i];
      rank (&made, straight);
      rank (&other, turned);
      for (guint i = 0; i < made.n; i++)
        {
          g_assert_cmpuint (straight[i].rank, ==, turned[made.n - 1 - i].rank);
          g_assert_cmpint (straight[i].place, ==, turned[made.n - 1 - i].place);
        }
    }
}

static void
test_more_points_never_rank_lower (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      SummerStanding before[MOST], after[MOST];
      Made made;
      guint one;

      make (&made);
      if (made.n == 0)
        continue;
      rank (&made, before);
      one = (guint) g_test_rand_int_range (0, (int) made.n);
      made.list[one].proved = 31;
      rank (&made, after);
      if (before[one].rank > 0)
        g_assert_cmpuint (after[one].rank, <=, before[one].rank);
    }
}

/* Also when every one with a place were given it, and of those that tie as many as are left. */
static void
test_places_are_never_exceeded (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      SummerStanding s[MOST];
      guint n_free = 0, n_lottery = 0, n_queued = 0;
      Made made;

      make (&made);
      rank (&made, s);
      for (guint i = 0; i < made.n; i++)
        {
          n_queued += s[i].rank > 0;
          n_free += s[i].place == SUMMER_PLACE_FREE;
          n_lottery += s[i].place == SUMMER_PLACE_LOTTERY;
        }
      g_assert_cmpuint (n_free, <=, made.free);
      if (n_lottery == 0)
        g_assert_cmpuint (n_free, ==, MIN (made.free, n_queued));
      else
        g_assert_cmpuint (n_free + n_lottery, >, made.free);
    }
}

static gboolean
goes_before (const Made *made, const SummerStanding *s, guint a, guint b)
{
  const SummerApplicant *left = &made->list[a], *right = &made->list[b];

  if (s[a].points != s[b].points)
    return s[a].points > s[b].points;
  if (left->draw != right->draw)
    return left->draw > 0 && (right->draw == 0 || left->draw < right->draw);
  return made->policy.tie == SUMMER_TIE_BY_DATE && left->applied_on < right->applied_on;
}

/* Nobody is sorted: a rank is one more than how many go before. */
static void
test_against_counting (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      SummerStanding s[MOST];
      Made made;

      make (&made);
      rank (&made, s);
      for (guint i = 0; i < made.n; i++)
        {
          const SummerApplicant *of = &made.list[i];
          const gboolean queued
              = of->state == SUMMER_APPLICATION_WAITING
                && (made.policy.grade_max == 0 || (of->grade >= 1 && of->grade <= 6))
                && (!made.policy.both_work || of->both_work == 1);
          guint n_before = 0, n_behind = 0, n_more = 0, n_queued = 0;
          int points = 0;

          for (guint p = 0; p < SUMMER_N_PRIORITIES; p++)
            points += of->proved >> p & 1 ? made.policy.points[p] : 0;
          g_assert_cmpint (s[i].points, ==, points);
          g_assert_cmpint (s[i].rank > 0, ==, queued);
          if (!queued)
            {
              g_assert_cmpint (s[i].place, ==, SUMMER_PLACE_NONE);
              continue;
            }
          for (guint j = 0; j < made.n; j++)
            if (s[j].rank > 0)
              {
                n_queued++;
                n_before += goes_before (&made, s, j, i);
                n_behind += goes_before (&made, s, i, j);
                n_more += s[j].points > s[i].points;
              }
          g_assert_cmpuint (s[i].rank, ==, n_before + 1);
          g_assert_cmpuint (s[i].n_tied, ==, n_queued - n_before - n_behind);
          g_assert_cmpuint (s[i].n_more, ==, n_more);
          g_assert_cmpuint (s[i].n_equal_before, ==, n_before - n_more);
          g_assert_cmpint (s[i].place, ==,
                           n_before >= made.free              ? SUMMER_PLACE_NONE
                           : n_queued - n_behind <= made.free ? SUMMER_PLACE_FREE
                                                              : SUMMER_PLACE_LOTTERY);
        }
    }
}
/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waiting-list/eligible", test_eligible);
  g_test_add_func ("/waiting-list/points-of-papers-count", test_points_of_papers_count);
  g_test_add_func ("/waiting-list/ties", test_ties);
  g_test_add_func ("/waiting-list/date-decides-where-asked-for", test_date_decides_where_asked_for);
  g_test_add_func ("/waiting-list/only-those-that-wait", test_only_those_that_wait_are_ranked);
  g_test_add_func ("/waiting-list/draw-can-be-repeated", test_draw_can_be_repeated);
  g_test_add_func ("/waiting-list/order-of-input", test_order_of_input_changes_nothing);
  g_test_add_func ("/waiting-list/more-points", test_more_points_never_rank_lower);
  g_test_add_func ("/waiting-list/places", test_places_are_never_exceeded);
  g_test_add_func ("/waiting-list/against-counting", test_against_counting);

  return g_test_run ();
}
