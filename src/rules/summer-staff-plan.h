/* The plan of the staff of all classes by day: where it has too few, who is planned in two places at once, and who could
 * stand in. Pure, and by the counts that the condition `staff_plan` is judged by.
 *
 * Classes that take no part have no gaps, and who is assigned there is planned nowhere. Days up to as_of and days to
 * come never lie in one period. */
#pragma once

#include "summer-staff-people.h"

G_BEGIN_DECLS

typedef struct _SummerStaffPlan SummerStaffPlan;

/* An open day of a class that takes part. */
typedef struct
{
  SummerDay day;
  int       children;               /* enrolled */
  int       planned[2], required[2]; /* by SummerRole: tutors, volunteers */
} SummerStaffDay;

/* Open days of a class, each with the same number too few of one role; on no open day between them is it otherwise. */
typedef struct
{
  guint      class; /* index into the classes of the facts */
  SummerRole role;  /* tutor or volunteer */
  SummerDay  first, last;
  guint      n_days;
  int        children; /* enrolled on one of the days, at most */
  int        planned, required;
  gboolean   is_over;  /* as_of is not before the last day */
} SummerStaffGap;

/* Days that both classes hold, and on which somebody is planned in both. */
typedef struct
{
  const SummerStaffPerson *persons[2]; /* of the class with the smaller code first */
  SummerSameness           sameness;
  SummerDay                first, last;
  guint                    n_days;
  gboolean                 is_over;
} SummerStaffDouble;

typedef struct
{
  const SummerStaffPerson *person;
  guint                    n_free;      /* days of the gap on which the person is planned nowhere; never 0 */
  SummerDay                first, last; /* the first of them, up to the next on which the person is not free */
  gboolean                 is_near;     /* of the same union */
} SummerSubstitute;

SummerStaffPlan         *summer_staff_plan_new              (const SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of,
                                                             const SummerStaffRecord *records, guint n_records);
void                     summer_staff_plan_free             (SummerStaffPlan *plan);
const SummerStaffDay    *summer_staff_plan_get_days         (const SummerStaffPlan *plan, guint class, guint *n_days); /* by day */
const SummerStaffGap    *summer_staff_plan_get_gaps         (const SummerStaffPlan *plan, guint *n_gaps);
const SummerStaffDouble *summer_staff_plan_get_doubles      (const SummerStaffPlan *plan, guint *n_doubles);
GArray                  *summer_staff_plan_list_substitutes (const SummerStaffPlan *plan, const SummerStaffGap *gap); /* SummerSubstitute, best first */
guint                    summer_staff_plan_count_days        (const SummerStaffPlan *plan, guint class, const SummerStaffPerson *person,
                                                             SummerDay first, SummerDay last, guint *n_busy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerStaffPlan, summer_staff_plan_free)

G_END_DECLS
