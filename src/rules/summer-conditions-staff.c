#include "config.h"

#include "summer-conditions.h"
#include "summer-staffing.h"

static GArray *
new_days (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SummerDay));
}

/**
 * summer_judge_staff_plan:
 *
 * On every open day, held or to come, the tutors and volunteers assigned must be enough for the children
 * enrolled that day. More volunteers than `volunteers_max` a team are a note in the figures.
 */
void
summer_judge_staff_plan (const SummerCase *of, SummerFinding *finding)
{
  GArray *short_days = new_days ();
  int surplus_days = 0, first = -1;

  for (guint i = 0; i < of->calendar->n_days; i++)
    {
      const SummerDutyDay *duty = &of->duty->days[i];
      SummerDutyLack lack
          = summer_duty_get_lack (duty, of->policy, of->attendance->days[i].enrolled);

      surplus_days += duty->volunteers.assigned > lack.required.volunteers_max;
      if (lack.tutors == 0 && lack.volunteers == 0)
        continue;
      g_array_append_val (short_days, of->calendar->days[i]);
      if (first < 0)
        first = (int) i;
    }

  if (of->calendar->n_days == 0)
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
  else
    finding->outcome = short_days->len == 0 ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
  summer_finding_add_count (finding, "open_days", of->calendar->n_days);
  summer_finding_take_days (finding, "short_days", short_days);
  summer_finding_add_count (finding, "surplus_days", surplus_days);
  if (first >= 0)
    {
      int children = of->attendance->days[first].enrolled;
      SummerStaffing required = summer_staffing_required (of->policy, children);

      summer_finding_add_count (finding, "children", children);
      summer_finding_add_count (finding, "tutors", of->duty->days[first].tutors.assigned);
      summer_finding_add_count (finding, "tutors_required", required.tutors);
      summer_finding_add_count (finding, "volunteers", of->duty->days[first].volunteers.assigned);
      summer_finding_add_count (finding, "volunteers_required", required.volunteers);
    }
}

/**
 * summer_judge_staff_present:
 *
 * On every held day the tutors and volunteers marked present must be enough for the children present. A day
 * is surely enough when it is so with every unrecorded child present and no unrecorded member of staff;
 * surely short when it is so with no unrecorded child and every unrecorded member of staff.
 */
void
summer_judge_staff_present (const SummerCase *of, SummerFinding *finding)
{
  GArray *surely = new_days (), *perhaps = new_days ();

  for (guint i = 0; i < of->calendar->n_held; i++)
    {
      const SummerDutyDay *duty = &of->duty->days[i];
      const SummerDayTotals *children = &of->attendance->days[i];
      SummerStaffing most
          = summer_staffing_required (of->policy, children->present + children->unrecorded);
      SummerStaffing least = summer_staffing_required (of->policy, children->present);

      if (duty->tutors.present < most.tutors || duty->volunteers.present < most.volunteers)
        g_array_append_val (perhaps, of->calendar->days[i]);
      if (duty->tutors.present + duty->tutors.unrecorded < least.tutors
          || duty->volunteers.present + duty->volunteers.unrecorded < least.volunteers)
        g_array_append_val (surely, of->calendar->days[i]);
    }

  if (surely->len > 0)
    finding->outcome = SUMMER_OUTCOME_FAIL;
  else if (perhaps->len > 0 || of->calendar->n_held == 0)
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
  else
    finding->outcome = SUMMER_OUTCOME_PASS;
  summer_finding_add_count (finding, "held_days", of->calendar->n_held);
  summer_finding_take_days (finding, "surely_short", surely);
  summer_finding_take_days (finding, "perhaps_short", perhaps);
}
