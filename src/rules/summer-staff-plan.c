#include "config.h"

#include "summer-staff-plan.h"

#include "summer-attendance.h"
#include "summer-duty.h"

#include <string.h>

struct _SummerStaffPlan
{
  const SummerFacts *facts; /* borrowed */
  SummerDay as_of;
  SummerStaffPeople people;
  GArray *days;           /* owned: SummerStaffDay, class by class */
  guint *starts;          /* owned: where those of each class begin; n_classes + 1 */
  GArray *gaps, *doubles; /* owned */
};

/* {{{ Days and gaps */

/* What is planned hangs on no mark: the counts are made as of the day before the first, when nothing was held. */
static void
count_days_of_class (SummerStaffPlan *plan,
                     const SummerPolicy *policy,
                     const SummerClassFacts *of,
                     SummerAttendance *attendance,
                     SummerDuty *duty)
{
  const SummerDay before = of->first_day == SUMMER_DAY_NONE ? SUMMER_DAY_NONE : of->first_day - 1;
  SummerCalendar calendar;

  summer_calendar_init (&calendar, plan->facts, of, before);
  summer_attendance_load (attendance, of, policy, &calendar, before);
  summer_duty_load (duty, of, &calendar);
  for (guint i = 0; i < calendar.n_days; i++)
    {
      const SummerDutyDay *planned = &duty->days[i];
      const int enrolled = attendance->days[i].enrolled;
      const SummerStaffing required = summer_duty_get_lack (planned, policy, enrolled).required;
      SummerStaffDay day = {
        .day = calendar.days[i],
        .children = enrolled,
        .planned = { planned->tutors.assigned, planned->volunteers.assigned },
        .required = { required.tutors, required.volunteers },
      };

      g_array_append_val (plan->days, day);
    }
  summer_calendar_clear (&calendar);
}

static void
count_days (SummerStaffPlan *plan, const SummerPolicy *policy)
{
  SummerAttendance attendance = { 0 };
  SummerDuty duty = { 0 };

  plan->starts = g_new0 (guint, plan->facts->n_classes + 1);
  for (guint i = 0; i < plan->facts->n_classes; i++)
    {
      if (summer_class_facts_takes_part (&plan->facts->classes[i]))
        count_days_of_class (plan, policy, &plan->facts->classes[i], &attendance, &duty);
      plan->starts[i + 1] = plan->days->len;
    }
  summer_attendance_clear (&attendance);
  summer_duty_clear (&duty);
}

/* The gaps of one role, each of days that follow one another. */
static void
find_gaps_of_role (SummerStaffPlan *plan, guint class, SummerRole role)
{
  guint n_days;
  const SummerStaffDay *days = summer_staff_plan_get_days (plan, class, &n_days);
  gboolean goes_on = FALSE;

  for (guint i = 0; i < n_days; i++)
    {
      const int planned = days[i].planned[role], required = days[i].required[role];
      const gboolean is_over = days[i].day <= plan->as_of;
      SummerStaffGap *gap
          = goes_on ? &g_array_index (plan->gaps, SummerStaffGap, plan->gaps->len - 1) : NULL;

      goes_on = planned < required;
      if (!goes_on)
        continue;
      if (gap != NULL && gap->planned == planned && gap->required == required
          && gap->is_over == is_over)
        {
          gap->last = days[i].day;
          gap->n_days++;
          gap->children = MAX (gap->children, days[i].children);
          continue;
        }

      SummerStaffGap added = {
        .class = class,
        .role = role,
        .first = days[i].day,
        .last = days[i].day,
        .n_days = 1,
        .children = days[i].children,
        .planned = planned,
        .required = required,
        .is_over = is_over,
      };
      g_array_append_val (plan->gaps, added);
    }
}

/* What can still be filled comes first, the earliest day before all. */
static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const SummerStaffGap *left = a, *right = b;

  if (left->is_over != right->is_over)
    return left->is_over - right->is_over;
  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  if (left->class != right->class)
    return left->class < right->class ? -1 : 1;
  return (int) left->role - (int) right->role;
}

static void
find_gaps (SummerStaffPlan *plan, const SummerPolicy *policy)
{
  if (policy->levels[SUMMER_CONDITION_STAFF_PLAN] == SUMMER_LEVEL_OFF)
    return;
  for (guint i = 0; i < plan->facts->n_classes; i++)
    for (int role = SUMMER_ROLE_TUTOR; role <= SUMMER_ROLE_VOLUNTEER; role++)
      find_gaps_of_role (plan, i, (SummerRole) role);
  g_array_sort (plan->gaps, compare_gaps);
}

/* }}} */
/* {{{ One person in two places */

static void
add_double (SummerStaffPlan *plan, const SummerStaffPerson *person, const SummerStaffPerson *other)
{
  const SummerStaffPeople *people = &plan->people;
  const guint64 *open = people->open + (gsize) people->n_words * person->class;
  const guint64 *other_open = people->open + (gsize) people->n_words * other->class;
  const SummerClassFacts *of = &plan->facts->classes[person->class];
  gboolean goes_on = FALSE;

  for (SummerDay day = of->first_day; day <= of->last_day; day++)
    {
      SummerStaffDouble *last
          = goes_on ? &g_array_index (plan->doubles, SummerStaffDouble, plan->doubles->len - 1)
                    : NULL;

      if (!summer_staff_people_is_set (people, open, day)
          || !summer_staff_people_is_set (people, other_open, day))
        continue;
      if (!summer_staff_people_is_set (people, person->planned, day)
          || !summer_staff_people_is_set (people, other->planned, day))
        {
          goes_on = FALSE;
          continue;
        }
      if (last != NULL && last->is_over == (day <= plan->as_of))
        {
          last->last = day;
          last->n_days++;
          continue;
        }

      SummerStaffDouble added = {
        .persons = { person, other },
        .sameness = summer_staff_person_is (person, other),
        .first = day,
        .last = day,
        .n_days = 1,
        .is_over = day <= plan->as_of,
      };
      g_array_append_val (plan->doubles, added);
      goes_on = TRUE;
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const SummerStaffDouble *left = a, *right = b;

  if (left->is_over != right->is_over)
    return left->is_over - right->is_over;
  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  for (guint i = 0; i < 2; i++)
    if (left->persons[i] != right->persons[i])
      return left->persons[i] < right->persons[i] ? -1 : 1;
  return 0;
}

static void
find_doubles (SummerStaffPlan *plan)
{
  for (guint i = 0; i < plan->people.n_persons; i++)
    {
      const SummerStaffPerson *person = &plan->people.persons[i];

      for (guint j = 0; j < person->same->len; j++)
        {
          const guint other = g_array_index (person->same, guint, j);

          if (other > i)
            add_double (plan, person, &plan->people.persons[other]);
        }
    }
  g_array_sort (plan->doubles, compare_doubles);
}

/* }}} */
/* {{{ Substitutes */

static gboolean
is_near (const SummerStaffPlan *plan, guint class, guint other)
{
  const char *here = plan->facts->classes[class].union_name;
  const char *there = plan->facts->classes[other].union_name;

  return class == other || (here != NULL && *here != '\0' && g_strcmp0 (here, there) == 0);
}

/* On which days of the gap the person is free; none of them = FALSE. */
static gboolean
find_free_days (const SummerStaffPlan *plan, const SummerStaffGap *gap, SummerSubstitute *found)
{
  const SummerStaffPeople *people = &plan->people;
  const guint64 *open = people->open + (gsize) people->n_words * gap->class;
  gboolean goes_on = FALSE;

  found->n_free = 0;
  for (SummerDay day = gap->first; day <= gap->last; day++)
    {
      if (!summer_staff_people_is_set (people, open, day))
        continue;
      if (summer_staff_people_is_set (people, found->person->busy, day))
        {
          goes_on = FALSE;
          continue;
        }
      if (found->n_free == 0)
        {
          found->first = day;
          goes_on = TRUE;
        }
      if (goes_on)
        found->last = day;
      found->n_free++;
    }
  return found->n_free > 0;
}

static int
compare_substitutes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SummerSubstitute *left = a, *right = b;
  const SummerStaffGap *gap = user_data;
  const gboolean left_whole = left->n_free == gap->n_days;
  const gboolean right_whole = right->n_free == gap->n_days;

  if (left_whole != right_whole)
    return right_whole - left_whole;
  if (left->is_near != right->is_near)
    return right->is_near - left->is_near;
  if (left->n_free != right->n_free)
    return left->n_free > right->n_free ? -1 : 1;
  if (left->person->n_busy != right->person->n_busy)
    return left->person->n_busy < right->person->n_busy ? -1 : 1;
  return (left->person > right->person) - (left->person < right->person);
}

/* Whoever is in the list twice, out of two classes, stays where it is better. */
static void
drop_repeated (GArray *substitutes)
{
  guint n_kept = 0;

  for (guint i = 0; i < substitutes->len; i++)
    {
      const SummerSubstitute one = g_array_index (substitutes, SummerSubstitute, i);
      gboolean is_new = TRUE;

      for (guint j = 0; is_new && one.person->same->len > 0 && j < n_kept; j++)
        {
          const SummerStaffPerson *kept = g_array_index (substitutes, SummerSubstitute, j).person;

          is_new = kept->class == one.person->class
                   || summer_staff_person_is (kept, one.person) == SUMMER_SAME_NOT;
        }
      if (is_new)
        g_array_index (substitutes, SummerSubstitute, n_kept++) = one;
    }
  g_array_set_size (substitutes, n_kept);
}

/**
 * summer_staff_plan_list_substitutes:
 * @gap: of @plan
 *
 * Who has the role that is missing, in whatever class, and is planned nowhere on some day of the gap. Best first: free
 * on all its days; of the same union; free on more of them; planned on fewer days of the summer; by class and name.
 *
 * Returns: (transfer full) (element-type SummerSubstitute): each person once
 */
GArray *
summer_staff_plan_list_substitutes (const SummerStaffPlan *plan, const SummerStaffGap *gap)
{
  GArray *substitutes = g_array_new (FALSE, FALSE, sizeof (SummerSubstitute));

  g_return_val_if_fail (plan != NULL && gap != NULL, substitutes);

  for (guint i = 0; i < plan->people.n_persons; i++)
    {
      const SummerStaffPerson *person = &plan->people.persons[i];
      SummerSubstitute one
          = { .person = person, .is_near = is_near (plan, gap->class, person->class) };

      if ((person->roles & 1u << gap->role) != 0 && find_free_days (plan, gap, &one))
        g_array_append_val (substitutes, one);
    }
  g_array_sort_with_data (substitutes, compare_substitutes, (gpointer) gap);
  drop_repeated (substitutes);
  return substitutes;
}

/**
 * summer_staff_plan_count_days:
 * @class: index into the classes of the facts
 * @person: (nullable): of @plan
 * @n_busy: (out): on how many of them the person is planned already, there or elsewhere
 *
 * Returns: the open days of a class in a period, both ends included
 */
guint
summer_staff_plan_count_days (const SummerStaffPlan *plan,
                              guint class,
                              const SummerStaffPerson *person,
                              SummerDay first,
                              SummerDay last,
                              guint *n_busy)
{
  const guint64 *open;
  guint n = 0;

  g_return_val_if_fail (plan != NULL && class < plan->facts->n_classes && n_busy != NULL, 0);

  open = plan->people.open + (gsize) plan->people.n_words * class;
  *n_busy = 0;
  for (SummerDay day = MAX (first, plan->facts->classes[class].first_day);
       day <= MIN (last, plan->facts->classes[class].last_day); day++)
    if (summer_staff_people_is_set (&plan->people, open, day))
      {
        n++;
        *n_busy += person != NULL && summer_staff_people_is_set (&plan->people, person->busy, day);
      }
  return n;
}

/* }}} */

/**
 * summer_staff_plan_new:
 * @facts: of a programme; must outlive the plan
 * @policy: what the rules require
 * @as_of: the last day that is over
 * @records: (nullable) (array length=n_records): the staff of the programme, for their numbers, by which somebody is
 *   known elsewhere; must outlive the plan. Without them names are all there is to go by.
 *
 * Finds the gaps, unless the condition `staff_plan` is off, and who is planned in two places at once; those to come
 * first, each by their first day.
 *
 * Returns: (transfer full): the plan
 */
SummerStaffPlan *
summer_staff_plan_new (const SummerFacts *facts,
                       const SummerPolicy *policy,
                       SummerDay as_of,
                       const SummerStaffRecord *records,
                       guint n_records)
{
  SummerStaffPlan *plan;

  g_return_val_if_fail (facts != NULL && policy != NULL, NULL);

  plan = g_new0 (SummerStaffPlan, 1);
  plan->facts = facts;
  plan->as_of = as_of;
  plan->days = g_array_new (FALSE, FALSE, sizeof (SummerStaffDay));
  plan->gaps = g_array_new (FALSE, FALSE, sizeof (SummerStaffGap));
  plan->doubles = g_array_new (FALSE, FALSE, sizeof (SummerStaffDouble));
  summer_staff_people_init (&plan->people, facts, records, n_records);
  count_days (plan, policy);
  find_gaps (plan, policy);
  find_doubles (plan);
  return plan;
}

/**
 * summer_staff_plan_free:
 * @plan: (transfer full): what it gave out goes with it
 */
void
summer_staff_plan_free (SummerStaffPlan *plan)
{
  g_return_if_fail (plan != NULL);

  summer_staff_people_clear (&plan->people);
  g_array_unref (plan->days);
  g_free (plan->starts);
  g_array_unref (plan->gaps);
  g_array_unref (plan->doubles);
  g_free (plan);
}

/**
 * summer_staff_plan_get_days:
 * @class: index into the classes of the facts
 *
 * Returns: (transfer none) (nullable) (array length=n_days): its open days; none where it takes no part
 */
const SummerStaffDay *
summer_staff_plan_get_days (const SummerStaffPlan *plan, guint class, guint *n_days)
{
  g_return_val_if_fail (plan != NULL && class < plan->facts->n_classes && n_days != NULL, NULL);

  *n_days = plan->starts[class + 1] - plan->starts[class];
  return *n_days > 0 ? &g_array_index (plan->days, SummerStaffDay, plan->starts[class]) : NULL;
}

/**
 * summer_staff_plan_get_gaps:
 *
 * Returns: (transfer none) (array length=n_gaps): where the plan has too few
 */
const SummerStaffGap *
summer_staff_plan_get_gaps (const SummerStaffPlan *plan, guint *n_gaps)
{
  g_return_val_if_fail (plan != NULL && n_gaps != NULL, NULL);

  *n_gaps = plan->gaps->len;
  return (const SummerStaffGap *) (gpointer) plan->gaps->data;
}

/**
 * summer_staff_plan_get_doubles:
 *
 * Returns: (transfer none) (array length=n_doubles): who is planned in two places at once
 */
const SummerStaffDouble *
summer_staff_plan_get_doubles (const SummerStaffPlan *plan, guint *n_doubles)
{
  g_return_val_if_fail (plan != NULL && n_doubles != NULL, NULL);

  *n_doubles = plan->doubles->len;
  return (const SummerStaffDouble *) (gpointer) plan->doubles->data;
}
