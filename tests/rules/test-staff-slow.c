/* The plan of the staff against a second, slow writing of it, on programmes by lot. */
#include "config.h"

#include "random-facts.h"
#include "summer-rules.h"
#include "summer-staff-plan.h"

#include <string.h>

#define N_PROGRAMMES 1000
#define MAX_PERSONS 5

typedef struct
{
  const char *identity, *telephone;
} Contact;

typedef struct
{
  SummerFacts *facts;
  Contact contacts[6][MAX_PERSONS];
  GArray *records;
} Lot;

static void
lot_clear (Lot *lot)
{
  g_array_unref (lot->records);
  summer_facts_unref (lot->facts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lot, lot_clear)

static void
add_record (
    GArray *records, SummerClassFacts *of, guint person, const char *name, const Contact *contact)
{
  SummerStaffRecord record = { .class_id = of->id,
                               .name = name,
                               .identity_number = contact->identity,
                               .telephone = contact->telephone };

  of->persons[person] = name;
  g_array_append_val (records, record);
}

/* Few names and numbers, so that many are drawn twice; within a class a name is one person's. */
static Lot
lot_new (GRand *rand)
{
  static const char *const names[]
      = { "王芳", "王 芳", "林静", "陈明", "郑强", "吴敏", "黄丽", "张伟", "刘洋", "杨帆", "许晴" };
  static const char *const numbers[]
      = { NULL, NULL, "350102199001010011", "35010219900101002X", "35010219900101002x" };
  static const char *const telephones[] = { NULL, "13800000001", "13800000002" };
  static const char *const unions[] = { NULL, "鼓楼区总工会", "台江区总工会" };
  Lot lot = { .facts = random_facts_new (rand),
              .records = g_array_new (FALSE, FALSE, sizeof (SummerStaffRecord)) };

  for (guint i = 0; i < lot.facts->n_classes; i++)
    {
      SummerClassFacts *of = &lot.facts->classes[i];
      guint start = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (names));

      g_assert_cmpuint (of->n_persons, <=, MAX_PERSONS);
      of->id = i + 1;
      of->union_name = unions[g_rand_int_range (rand, 0, G_N_ELEMENTS (unions))];
      for (guint j = 0; j < of->n_persons; j++)
        {
          Contact *contact = &lot.contacts[i][j];

          contact->identity = numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))];
          contact->telephone = telephones[g_rand_int_range (rand, 0, G_N_ELEMENTS (telephones))];
          add_record (lot.records, of, j, names[(start + j * 3) % G_N_ELEMENTS (names)], contact);
        }
    }
  return lot;
}

static gboolean
is_open (const Lot *lot, guint class, SummerDay day)
{
  const SummerClassFacts *of = &lot->facts->classes[class];
  gboolean open = summer_day_get_weekday (day) <= 5;

  if (day < of->first_day || day > of->last_day)
    return FALSE;
  for (guint i = 0; i < lot->facts->n_closed_days; i++)
    open = open && lot->facts->closed_days[i] != day;
  for (guint i = 0; i < of->n_adjustments; i++)
    if (of->adjustments[i].day == day)
      open = of->adjustments[i].kind == SUMMER_ADJUSTMENT_EXTRA;
  return open && of->state != SUMMER_CLASS_REJECTED && of->state != SUMMER_CLASS_WITHDRAWN;
}

static gboolean
lies_in (SummerDay first, SummerDay last, SummerDay day)
{
  return (first == SUMMER_DAY_NONE || first <= day) && (last == SUMMER_DAY_NONE || day <= last);
}

/* role < 0: in any. */
static gboolean
is_planned (const Lot *lot, guint class, guint person, int role, SummerDay day)
{
  const SummerClassFacts *of = &lot->facts->classes[class];

  for (guint i = 0; is_open (lot, class, day) && i < of->n_assignments; i++)
    if (of->assignments[i].person == person && (role < 0 || (int) of->assignments[i].role == role)
        && lies_in (of->assignments[i].first, of->assignments[i].last, day))
      return TRUE;
  return FALSE;
}

static int
count_planned (const Lot *lot, guint class, SummerRole role, SummerDay day)
{
  int n = 0;

  for (guint i = 0; i < lot->facts->classes[class].n_persons; i++)
    n += is_planned (lot, class, i, (int) role, day);
  return n;
}

static int
count_required (const Lot *lot, guint class, SummerRole role, SummerDay day)
{
  const SummerClassFacts *of = &lot->facts->classes[class];
  const SummerPolicy *policy = lot->facts->policy;
  int children = 0, teams = 1;

  for (guint child = 0; child < of->n_children; child++)
    {
      gboolean enrolled = FALSE;

      for (guint i = 0; i < of->n_enrolments; i++)
        enrolled = enrolled
                   || (of->enrolments[i].child == child
                       && lies_in (of->enrolments[i].first, of->enrolments[i].last, day));
      children += enrolled;
    }
  while (teams * policy->children_per_team < children)
    teams++;
  return teams * (role == SUMMER_ROLE_TUTOR ? policy->tutors_min : policy->volunteers_min);
}

static int
count_missing (const Lot *lot, guint class, SummerRole role, SummerDay day)
{
  return is_open (lot, class, day)
                 && lot->facts->policy->levels[SUMMER_CONDITION_STAFF_PLAN] != SUMMER_LEVEL_OFF
             ? MAX (0,
                    count_required (lot, class, role, day) - count_planned (lot, class, role, day))
             : 0;
}

static gboolean
is_same_name (const char *a, const char *b)
{
  return g_str_equal (a, b) || (strstr (a, "芳") != NULL && strstr (b, "芳") != NULL);
}

static gboolean
may_be_same (const Lot *lot, guint a_class, guint a, guint b_class, guint b)
{
  const Contact *left = &lot->contacts[a_class][a], *right = &lot->contacts[b_class][b];

  if (left->identity != NULL && right->identity != NULL)
    return g_ascii_strcasecmp (left->identity, right->identity) == 0;
  return is_same_name (lot->facts->classes[a_class].persons[a],
                       lot->facts->classes[b_class].persons[b]);
}

static gboolean
is_busy (const Lot *lot, guint class, guint person, SummerDay day)
{
  if (is_planned (lot, class, person, -1, day))
    return TRUE;
  for (guint i = 0; i < lot->facts->n_classes; i++)
    for (guint j = 0; i != class && j < lot->facts->classes[i].n_persons; j++)
      if (may_be_same (lot, class, person, i, j) && is_planned (lot, i, j, -1, day))
        return TRUE;
  return FALSE;
}

static guint
find_person (const Lot *lot, const SummerStaffPerson *person)
{
  const SummerClassFacts *of = &lot->facts->classes[person->class];

  for (guint i = 0; i < of->n_persons; i++)
    if (of->persons[i] == person->name)
      return i;
  g_assert_not_reached ();
}

#define FOR_EACH_DAY(day) for (SummerDay day = MADE_FIRST - 5; day < MADE_FIRST + 30; day++)

/* Every day that lacks somebody lies in one gap with the same numbers, every day of a gap lacks somebody, and no gap
 * could be part of another. */
static guint
compare_gaps (const Lot *lot, const SummerStaffPlan *plan, SummerDay as_of)
{
  guint n_gaps, n_days = 0, n_slow = 0;
  const SummerStaffGap *gaps = summer_staff_plan_get_gaps (plan, &n_gaps);

  for (guint i = 0; i < lot->facts->n_classes; i++)
    for (int role = SUMMER_ROLE_TUTOR; role <= SUMMER_ROLE_VOLUNTEER; role++)
      FOR_EACH_DAY (day)
  n_slow += count_missing (lot, i, (SummerRole) role, day) > 0;
  for (guint i = 0; i < n_gaps; i++)
    {
      const SummerStaffGap *gap = &gaps[i];
      SummerDay before = gap->first - 1;
      guint n = 0;

      g_assert_cmpint (gap->is_over, ==, gap->last <= as_of);
      g_assert_cmpint (gap->is_over, ==, gap->first <= as_of);
      for (SummerDay day = gap->first; day <= gap->last; day++)
        if (is_open (lot, gap->class, day))
          {
            g_assert_cmpint (gap->planned, ==, count_planned (lot, gap->class, gap->role, day));
            g_assert_cmpint (gap->required, ==, count_required (lot, gap->class, gap->role, day));
            n++;
          }
      g_assert_cmpint (gap->planned, <, gap->required);
      g_assert_cmpuint (gap->n_days, ==, n);
      g_assert_true (is_open (lot, gap->class, gap->first) && is_open (lot, gap->class, gap->last));
      n_days += n;
      while (before > MADE_FIRST - 5 && !is_open (lot, gap->class, before))
        before--;
      if (is_open (lot, gap->class, before) && (before <= as_of) == gap->is_over)
        g_assert_false (count_planned (lot, gap->class, gap->role, before) == gap->planned
                        && count_required (lot, gap->class, gap->role, before) == gap->required);
      if (i > 0 && gaps[i - 1].is_over == gap->is_over)
        g_assert_cmpint (gaps[i - 1].first, <=, gap->first);
      else if (i > 0)
        g_assert_true (gap->is_over);
    }
  g_assert_cmpuint (n_days, ==, n_slow);
  return n_gaps;
}

/* The short days of the assessment are the days of the gaps. */
static void
compare_with_assessment (const Lot *lot, const SummerStaffPlan *plan, SummerDay as_of)
{
  g_autoptr (SummerAssessment) assessment
      = summer_rules_assess (lot->facts, lot->facts->policy, as_of);
  guint n_gaps;
  const SummerStaffGap *gaps = summer_staff_plan_get_gaps (plan, &n_gaps);

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerFinding *finding
          = summer_class_assessment_find (&assessment->classes[i], SUMMER_CONDITION_STAFF_PLAN);
      const SummerFigure *days
          = finding != NULL ? summer_finding_get (finding, "short_days") : NULL;

      if (days == NULL || !summer_class_facts_takes_part (&lot->facts->classes[i]))
        continue;
      FOR_EACH_DAY (day)
      {
        gboolean is_short = FALSE, in_gap = FALSE;

        for (guint j = 0; j < days->n_days; j++)
          is_short = is_short || days->days[j] == day;
        for (guint j = 0; j < n_gaps; j++)
          in_gap = in_gap
                   || (gaps[j].class == i && gaps[j].first <= day && day <= gaps[j].last
                       && is_open (lot, i, day));
        g_assert_cmpint (is_short, ==, in_gap);
      }
    }
}

/* Every open day is there, with what is planned and required. */
static void
compare_days (const Lot *lot, const SummerStaffPlan *plan)
{
  for (guint i = 0; i < lot->facts->n_classes; i++)
    {
      guint n_days, n = 0;
      const SummerStaffDay *days = summer_staff_plan_get_days (plan, i, &n_days);

      FOR_EACH_DAY (day)
      {
        if (!is_open (lot, i, day))
          continue;
        g_assert_cmpuint (n, <, n_days);
        g_assert_cmpint (days[n].day, ==, day);
        for (int role = SUMMER_ROLE_TUTOR; role <= SUMMER_ROLE_VOLUNTEER; role++)
          {
            g_assert_cmpint (days[n].planned[role], ==,
                             count_planned (lot, i, (SummerRole) role, day));
            g_assert_cmpint (days[n].required[role], ==,
                             count_required (lot, i, (SummerRole) role, day));
          }
        n++;
      }
      g_assert_cmpuint (n, ==, n_days);
    }
}

static guint
compare_doubles (const Lot *lot, const SummerStaffPlan *plan, SummerDay as_of)
{
  guint n_doubles, n_days = 0, n_slow = 0;
  const SummerStaffDouble *doubles = summer_staff_plan_get_doubles (plan, &n_doubles);

  for (guint i = 0; i < lot->facts->n_classes; i++)
    for (guint j = i + 1; j < lot->facts->n_classes; j++)
      for (guint a = 0; a < lot->facts->classes[i].n_persons; a++)
        for (guint b = 0; b < lot->facts->classes[j].n_persons; b++)
          FOR_EACH_DAY (day)
  n_slow += may_be_same (lot, i, a, j, b) && is_planned (lot, i, a, -1, day)
            && is_planned (lot, j, b, -1, day);
  for (guint i = 0; i < n_doubles; i++)
    {
      const guint a_class = doubles[i].persons[0]->class, b_class = doubles[i].persons[1]->class;
      const guint a = find_person (lot, doubles[i].persons[0]);
      const guint b = find_person (lot, doubles[i].persons[1]);
      guint n = 0;

      g_assert_cmpuint (a_class, <, b_class);
      g_assert_true (may_be_same (lot, a_class, a, b_class, b));
      g_assert_cmpint (doubles[i].is_over, ==, doubles[i].last <= as_of);
      g_assert_cmpint (doubles[i].is_over, ==, doubles[i].first <= as_of);
      for (SummerDay day = doubles[i].first; day <= doubles[i].last; day++)
        if (is_open (lot, a_class, day) && is_open (lot, b_class, day))
          {
            g_assert_true (is_planned (lot, a_class, a, -1, day));
            g_assert_true (is_planned (lot, b_class, b, -1, day));
            n++;
          }
      g_assert_cmpuint (n, ==, doubles[i].n_days);
      n_days += n;
    }
  g_assert_cmpuint (n_days, ==, n_slow);
  return n_doubles;
}

static guint
count_free (const Lot *lot, const SummerStaffGap *gap, guint class, guint person)
{
  guint n = 0;

  for (SummerDay day = gap->first; day <= gap->last; day++)
    n += is_open (lot, gap->class, day) && !is_busy (lot, class, person, day);
  return n;
}

static gboolean
has_role (const Lot *lot, guint class, guint person, SummerRole role)
{
  const SummerClassFacts *of = &lot->facts->classes[class];

  for (guint i = 0; i < of->n_assignments; i++)
    if (of->assignments[i].person == person && of->assignments[i].role == role)
      return TRUE;
  return FALSE;
}

/* Each proposed is free and has the role; whoever is and has is proposed, or one who may be the same is. */
static guint
compare_substitutes (const Lot *lot, const SummerStaffPlan *plan, const SummerStaffGap *gap)
{
  g_autoptr (GArray) list = summer_staff_plan_list_substitutes (plan, gap);
  gboolean was_whole = TRUE;
  guint n_busy;

  for (guint i = 0; i < list->len; i++)
    {
      const SummerSubstitute *one = &g_array_index (list, SummerSubstitute, i);
      const guint class = one->person->class, person = find_person (lot, one->person);

      g_assert_true (has_role (lot, class, person, gap->role));
      g_assert_cmpuint (one->n_free, ==, count_free (lot, gap, class, person));
      g_assert_cmpuint (one->n_free, >, 0);
      for (SummerDay day = one->first; day <= one->last; day++)
        g_assert_true (!is_open (lot, gap->class, day) || !is_busy (lot, class, person, day));
      g_assert_cmpuint (summer_staff_plan_count_days (plan, gap->class, one->person, gap->first,
                                                      gap->last, &n_busy),
                        ==, gap->n_days);
      g_assert_cmpuint (n_busy, ==, gap->n_days - one->n_free);
      g_assert_true (was_whole || one->n_free < gap->n_days);
      was_whole = one->n_free == gap->n_days;
    }
  for (guint i = 0; i < lot->facts->n_classes; i++)
    for (guint j = 0; j < lot->facts->classes[i].n_persons; j++)
      {
        gboolean is_proposed = FALSE;

        if (!has_role (lot, i, j, gap->role) || count_free (lot, gap, i, j) == 0)
          continue;
        for (guint k = 0; !is_proposed && k < list->len; k++)
          {
            const SummerStaffPerson *person = g_array_index (list, SummerSubstitute, k).person;
            const guint at = find_person (lot, person);

            is_proposed = person->class == i ? at == j : may_be_same (lot, i, j, person->class, at);
          }
        g_assert_true (is_proposed);
      }
  return list->len;
}

static void
test_agrees_with_a_slow_one (void)
{
  guint gaps = 0, doubles = 0, substitutes = 0;

  for (guint seed = 1; seed <= N_PROGRAMMES; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_auto (Lot) lot = lot_new (rand);
      const SummerDay as_of = random_facts_day (rand);
      g_autoptr (SummerStaffPlan) plan
          = summer_staff_plan_new (lot.facts, lot.facts->policy, as_of,
                                   (const SummerStaffRecord *) (gconstpointer) lot.records->data,
                                   lot.records->len);
      guint n_gaps;
      const SummerStaffGap *list = summer_staff_plan_get_gaps (plan, &n_gaps);

      gaps += compare_gaps (&lot, plan, as_of);
      compare_days (&lot, plan);
      compare_with_assessment (&lot, plan, as_of);
      doubles += compare_doubles (&lot, plan, as_of);
      for (guint i = 0; i < n_gaps; i++)
        substitutes += compare_substitutes (&lot, plan, &list[i]);
      g_rand_free (rand);
    }
  g_test_message ("%u gaps, %u doubles, %u substitutes", gaps, doubles, substitutes);
  g_assert_cmpuint (gaps, >, 500);
  g_assert_cmpuint (doubles, >, 500);
  g_assert_cmpuint (substitutes, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/staff-plan/agrees-with-a-slow-one", test_agrees_with_a_slow_one);
  return g_test_run ();
}
