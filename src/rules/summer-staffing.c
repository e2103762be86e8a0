#include "config.h"

#include "summer-staffing.h"

/**
 * summer_staffing_required:
 * @children: how many children are to be looked after on a day
 *
 * The staff a class needs that day: one team for each `children_per_team` children or part of them, and
 * one even for none; tutors and volunteers for each team (rules.md 3, Staffing).
 */
SummerStaffing
summer_staffing_required (const SummerPolicy *policy, int children)
{
  int per_team, teams;

  g_return_val_if_fail (policy != NULL && children >= 0, (SummerStaffing){ 0 });

  per_team = MAX (policy->children_per_team, 1);
  teams = MAX (1, children / per_team + (children % per_team != 0));
  return (SummerStaffing){
    .teams = teams,
    .tutors = policy->tutors_min * teams,
    .volunteers = policy->volunteers_min * teams,
    .volunteers_max = policy->volunteers_max * teams,
  };
}
