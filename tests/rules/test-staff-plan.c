/* The plan of the staff: where it has too few, who is planned in two places, and who could stand in. */
#include "config.h"

#include "made-facts.h"
#include "summer-staff-plan.h"

/* A person of a class, by number, under a name of its own and with what the records say. */
static void
name_person (SummerFacts *facts,
             GArray *records,
             guint class,
             guint person,
             const char *name,
             const char *identity,
             const char *telephone)
{
  SummerStaffRecord record = { .class_id = facts->classes[class].id,
                               .name = name,
                               .identity_number = identity,
                               .telephone = telephone };

  facts->classes[class].persons[person] = name;
  if (records != NULL)
    g_array_append_val (records, record);
}

/* Sound classes whose staff have names of their own. */
static SummerFacts *
make_facts (guint n_classes, guint n_children)
{
  static const char *const names[][2]
      = { { "陈一", "林一" }, { "陈二", "林二" }, { "陈三", "林三" }, { "陈四", "林四" } };
  SummerFacts *facts = made_facts_new (n_classes, n_children);

  for (guint i = 0; i < n_classes; i++)
    for (guint j = 0; j < 2; j++)
      name_person (facts, NULL, i, j, names[i][j], NULL, NULL);
  for (guint i = 0; i < n_classes; i++)
    {
      facts->classes[i].id = i + 1;
      facts->classes[i].union_name = i < 2 ? "鼓楼区总工会" : "台江区总工会";
    }
  return facts;
}

static SummerStaffPlan *
make_plan (const SummerFacts *facts, SummerDay as_of, const GArray *records)
{
  return summer_staff_plan_new (facts, facts->policy, as_of,
                                records != NULL
                                    ? (const SummerStaffRecord *) (gconstpointer) records->data
                                    : NULL,
                                records != NULL ? records->len : 0);
}

/* {{{ Gaps */

/* "0 tutor 2-4 3d 0/1" = class, role, open days by number, how many, planned/required; + = to come. */
static char *
dup_gaps_text (const SummerStaffPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_gaps;
  const SummerStaffGap *gaps = summer_staff_plan_get_gaps (plan, &n_gaps);

  for (guint i = 0; i < n_gaps; i++)
    {
      guint first = 0, last = 0;

      while (made_facts_day (first) < gaps[i].first)
        first++;
      while (made_facts_day (last) < gaps[i].last)
        last++;
      g_string_append_printf (text, "%s%u %s %u-%u %ud %d/%d%s", i > 0 ? "; " : "", gaps[i].class,
                              gaps[i].role == SUMMER_ROLE_TUTOR ? "tutor" : "volunteer", first,
                              last, gaps[i].n_days, gaps[i].planned, gaps[i].required,
                              gaps[i].is_over ? "" : "+");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  const char *what;
  guint n_children;
  int from, to; /* the open days on which the tutor is assigned */
  int cancelled;
  int as_of;
  const char *gaps;
} GapCase;

static const GapCase gap_cases[] = {
  { "nobody is missing", 20, 0, 14, -1, 4, "" },
  { "the tutor comes late", 20, 3, 14, -1, 14, "0 tutor 0-2 3d 0/1" },
  { "the tutor leaves early", 20, 0, 11, -1, 4, "0 tutor 12-14 3d 0/1+" },
  { "what is over and what is to come", 20, 6, 14, -1, 2,
    "0 tutor 3-5 3d 0/1+; 0 tutor 0-2 3d 0/1" },
  { "a cancelled day is no gap and parts none", 20, 4, 14, 1, 14, "0 tutor 0-3 3d 0/1" },
  { "two at both ends", 20, 2, 12, -1, 14, "0 tutor 0-1 2d 0/1; 0 tutor 13-14 2d 0/1" },
  { "a second team needs two of each", 31, 0, 14, -1, 14,
    "0 tutor 0-14 15d 1/2; 0 volunteer 0-14 15d 1/2" },
  { "none and one are not the same gap", 31, 5, 14, -1, 14,
    "0 tutor 0-4 5d 0/2; 0 volunteer 0-14 15d 1/2; 0 tutor 5-14 10d 1/2" },
};

static void
test_gaps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (gap_cases); i++)
    {
      const GapCase *the_case = &gap_cases[i];
      g_autoptr (SummerFacts) facts = make_facts (1, the_case->n_children);
      g_autoptr (SummerStaffPlan) plan = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s", the_case->what);
      facts->classes[0].assignments[0].first = made_facts_day ((guint) the_case->from);
      facts->classes[0].assignments[0].last = made_facts_day ((guint) the_case->to);
      if (the_case->cancelled >= 0)
        made_class_add_adjustment (&facts->classes[0], made_facts_day ((guint) the_case->cancelled),
                                   SUMMER_ADJUSTMENT_CANCELLED);
      plan = make_plan (facts, made_facts_day ((guint) the_case->as_of), NULL);
      text = dup_gaps_text (plan);
      g_assert_cmpstr (text, ==, the_case->gaps);
    }
}

/* Children who come later need a second team from then on; an extra day wants staff, too. */
static void
test_gap_follows_the_children (void)
{
  g_autoptr (SummerFacts) facts = make_facts (1, 31);
  const SummerDay saturday = made_facts_day (4) + 1;
  g_autoptr (SummerStaffPlan) plan = NULL;
  const SummerStaffGap *gaps;
  guint n_gaps;

  facts->classes[0].enrolments[30].first = made_facts_day (3);
  facts->classes[0].enrolments[30].last = saturday;
  made_class_add_adjustment (&facts->classes[0], saturday, SUMMER_ADJUSTMENT_EXTRA);
  plan = make_plan (facts, MADE_LAST, NULL);
  gaps = summer_staff_plan_get_gaps (plan, &n_gaps);
  g_assert_cmpuint (n_gaps, ==, 2);
  g_assert_cmpint (gaps[0].first, ==, made_facts_day (3));
  g_assert_cmpint (gaps[0].last, ==, saturday);
  g_assert_cmpuint (gaps[0].n_days, ==, 3);
  g_assert_cmpint (gaps[0].children, ==, 31);
}

/* A class that takes no part needs nobody, and rules that do not ask for a plan find no gap in it. */
static void
test_no_gaps_where_none_is_asked (void)
{
  g_autoptr (SummerFacts) facts = make_facts (2, 31);
  g_autoptr (SummerStaffPlan) all = make_plan (facts, MADE_LAST, NULL);
  g_autoptr (SummerStaffPlan) one = NULL, none = NULL;
  guint n_gaps;

  summer_staff_plan_get_gaps (all, &n_gaps);
  g_assert_cmpuint (n_gaps, ==, 4);
  facts->classes[0].state = SUMMER_CLASS_WITHDRAWN;
  one = make_plan (facts, MADE_LAST, NULL);
  g_assert_cmpuint (summer_staff_plan_get_gaps (one, &n_gaps)[0].class, ==, 1);
  g_assert_cmpuint (n_gaps, ==, 2);
  facts->policy->levels[SUMMER_CONDITION_STAFF_PLAN] = SUMMER_LEVEL_OFF;
  none = make_plan (facts, MADE_LAST, NULL);
  summer_staff_plan_get_gaps (none, &n_gaps);
  g_assert_cmpuint (n_gaps, ==, 0);
}

/* }}} */
/* {{{ Two places at once */

typedef struct
{
  const char *names[2], *identities[2], *telephones[2];
  SummerSameness sameness;
} SameCase;

static const SameCase same_cases[] = {
  { { "王芳", "王芳" }, { NULL, NULL }, { NULL, NULL }, SUMMER_SAME_NAME },
  { { "王芳", "王 芳" }, { NULL, NULL }, { NULL, "13800000001" }, SUMMER_SAME_NAME },
  { { "王芳", "王芳" },
    { NULL, "35010219900101001X" },
    { "13800000001", "13800000002" },
    SUMMER_SAME_NAME },
  { { "王芳", "王芳" }, { NULL, NULL }, { "13800000001", "13800000001" }, SUMMER_SAME_TELEPHONE },
  { { "王芳", "王方" }, { NULL, NULL }, { "13800000001", "13800000001" }, SUMMER_SAME_NOT },
  { { "王芳", "王芳" },
    { "35010219900101001X", "35010219900101001x" },
    { NULL, NULL },
    SUMMER_SAME_IDENTITY },
  { { "王芳", "王方" },
    { "35010219900101001X", "35010219900101001X" },
    { NULL, NULL },
    SUMMER_SAME_IDENTITY },
  { { "王芳", "王芳" },
    { "35010219900101001X", "350102199001010028" },
    { "13800000001", "13800000001" },
    SUMMER_SAME_NOT },
  { { "王芳", "林静" }, { NULL, NULL }, { NULL, NULL }, SUMMER_SAME_NOT },
};

static void
test_who_is_the_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (same_cases); i++)
    {
      const SameCase *the_case = &same_cases[i];
      g_autoptr (SummerFacts) facts = make_facts (2, MADE_CHILDREN);
      g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (SummerStaffRecord));
      g_autoptr (SummerStaffPlan) plan = NULL;
      const SummerStaffDouble *doubles;
      guint n_doubles;

      g_test_message ("case %u", i);
      for (guint class = 0; class < 2; class ++)
        name_person (facts, records, class, 0, the_case->names[class], the_case->identities[class],
                     the_case->telephones[class]);
      plan = make_plan (facts, made_facts_day (4), records);
      doubles = summer_staff_plan_get_doubles (plan, &n_doubles);
      if (the_case->sameness == SUMMER_SAME_NOT)
        {
          g_assert_cmpuint (n_doubles, ==, 0);
          continue;
        }
      g_assert_cmpuint (n_doubles, ==, 2);
      g_assert_cmpint (doubles[0].sameness, ==, the_case->sameness);
      g_assert_false (doubles[0].is_over);
      g_assert_cmpint (doubles[0].first, ==, made_facts_day (5));
      g_assert_cmpuint (doubles[0].n_days, ==, 10);
      g_assert_true (doubles[1].is_over);
      g_assert_cmpuint (doubles[1].n_days, ==, 5);
      g_assert_cmpuint (doubles[0].persons[0]->class, ==, 0);
      g_assert_cmpuint (doubles[0].persons[1]->class, ==, 1);
    }
}

/* Only days that both classes hold count; a class that moves to another day makes room. */
static void
test_two_places_need_one_day (void)
{
  g_autoptr (SummerFacts) facts = make_facts (2, MADE_CHILDREN);
  g_autoptr (SummerStaffPlan) plan = NULL, apart = NULL, withdrawn = NULL;
  const SummerStaffDouble *doubles;
  guint n_doubles;

  facts->classes[1].persons[0] = facts->classes[0].persons[0];
  facts->classes[1].assignments[0].first = made_facts_day (2);
  facts->classes[1].assignments[0].last = made_facts_day (4);
  made_class_add_adjustment (&facts->classes[0], made_facts_day (3), SUMMER_ADJUSTMENT_CANCELLED);
  plan = make_plan (facts, MADE_LAST, NULL);
  doubles = summer_staff_plan_get_doubles (plan, &n_doubles);
  g_assert_cmpuint (n_doubles, ==, 1);
  g_assert_cmpint (doubles[0].first, ==, made_facts_day (2));
  g_assert_cmpint (doubles[0].last, ==, made_facts_day (4));
  g_assert_cmpuint (doubles[0].n_days, ==, 2);

  facts->classes[0].assignments[0].last = made_facts_day (1);
  apart = make_plan (facts, MADE_LAST, NULL);
  summer_staff_plan_get_doubles (apart, &n_doubles);
  g_assert_cmpuint (n_doubles, ==, 0);

  facts->classes[0].assignments[0].last = MADE_LAST;
  facts->classes[1].state = SUMMER_CLASS_REJECTED;
  withdrawn = make_plan (facts, MADE_LAST, NULL);
  summer_staff_plan_get_doubles (withdrawn, &n_doubles);
  g_assert_cmpuint (n_doubles, ==, 0);
}

/* }}} */
/* {{{ Substitutes */

/* Who could stand in in the first gap of a class, and on how many days. */
static char *
dup_names (const SummerStaffPlan *plan, guint class)
{
  guint n_gaps, gap = 0;
  const SummerStaffGap *gaps = summer_staff_plan_get_gaps (plan, &n_gaps);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GArray) substitutes = NULL;

  while (gap < n_gaps && gaps[gap].class != class)
    gap++;
  g_assert_cmpuint (gap, <, n_gaps);
  substitutes = summer_staff_plan_list_substitutes (plan, &gaps[gap]);
  for (guint i = 0; i < substitutes->len; i++)
    {
      const SummerSubstitute *one = &g_array_index (substitutes, SummerSubstitute, i);

      g_string_append_printf (names, "%s%s %u", i > 0 ? ", " : "", one->person->name, one->n_free);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Class 0 has no tutor on its last five days. Of the others, who is busy there is not proposed. */
static void
test_best_substitute_first (void)
{
  g_autoptr (SummerFacts) facts = make_facts (4, MADE_CHILDREN);
  g_autoptr (SummerStaffPlan) plan = NULL;
  g_autofree char *names = NULL;
  SummerFactAssignment *assignments[4];

  made_class_add_assignment (&facts->classes[1], 2, SUMMER_ROLE_TUTOR, MADE_FIRST, MADE_FIRST);
  facts->classes[1].persons[2] = "郑五";
  for (guint j = 0; j < 2; j++)
    facts->classes[1].persons[j] = j == 0 ? "陈二" : "林二";
  for (guint i = 0; i < 4; i++)
    assignments[i] = &facts->classes[i].assignments[0];
  assignments[0]->last = made_facts_day (9);  /* free afterwards */
  assignments[1]->last = made_facts_day (11); /* free on three of the five */
  assignments[2]->last = made_facts_day (4);  /* of another union */
  plan = make_plan (facts, made_facts_day (0), NULL);
  names = dup_names (plan, 0);
  g_assert_cmpstr (names, ==, "郑五 5, 陈一 5, 陈三 5, 陈二 3");
}

/* Who is planned elsewhere under the same name is not free, and nobody is proposed twice. */
static void
test_busy_elsewhere_is_not_proposed (void)
{
  g_autoptr (SummerFacts) facts = make_facts (3, MADE_CHILDREN);
  g_autoptr (SummerStaffPlan) plan = NULL, freed = NULL;
  g_autofree char *names = NULL, *again = NULL;

  facts->classes[0].n_assignments = 0;
  facts->classes[1].assignments[0].last = made_facts_day (4);
  facts->classes[2].persons[0] = facts->classes[1].persons[0];
  facts->classes[2].assignments[0].first = made_facts_day (5);
  plan = make_plan (facts, MADE_FIRST - 1, NULL);
  names = dup_names (plan, 0);
  g_assert_cmpstr (names, ==, "");

  facts->classes[2].assignments[0].first = made_facts_day (10);
  freed = make_plan (facts, MADE_FIRST - 1, NULL);
  again = dup_names (freed, 0);
  g_assert_cmpstr (again, ==, "陈二 5");
}

/* }}} */
int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/staff-plan/gaps", test_gaps);
  g_test_add_func ("/staff-plan/gap-follows-the-children", test_gap_follows_the_children);
  g_test_add_func ("/staff-plan/no-gaps-where-none-is-asked", test_no_gaps_where_none_is_asked);
  g_test_add_func ("/staff-plan/who-is-the-same", test_who_is_the_same);
  g_test_add_func ("/staff-plan/two-places-need-one-day", test_two_places_need_one_day);
  g_test_add_func ("/staff-plan/best-substitute-first", test_best_substitute_first);
  g_test_add_func ("/staff-plan/busy-elsewhere-is-not-proposed",
                   test_busy_elsewhere_is_not_proposed);

  return g_test_run ();
}
