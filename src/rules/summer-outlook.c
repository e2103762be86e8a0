#include "config.h"

#include "summer-outlook.h"

/**
 * summer_outlook_by:
 * @due: the day by which something must be done, or none
 *
 * Returns: at risk when that day is over or within SUMMER_RESCUE_DAYS, on track otherwise
 */
SummerProspectState
summer_outlook_by (const SummerCase *of, SummerDay due)
{
  return due != SUMMER_DAY_NONE && due <= of->as_of + SUMMER_RESCUE_DAYS ? SUMMER_PROSPECT_AT_RISK
                                                                         : SUMMER_PROSPECT_ON_TRACK;
}

/* Days and children can still come while the class has a day left. */
static gboolean
is_over (const SummerCase *of)
{
  return of->as_of >= of->of->last_day;
}

/**
 * summer_outlook_empty:
 *
 * The prospect of what needs a child to be present when none can be.
 */
SummerProspectState
summer_outlook_empty (const SummerCase *of)
{
  return is_over (of) ? SUMMER_PROSPECT_LOST : SUMMER_PROSPECT_NOT_KNOWN;
}

static gboolean
has_days_to_come (const SummerCase *of)
{
  return of->calendar->n_held < of->calendar->n_days;
}

static SummerDay
get_last_open_day (const SummerCase *of)
{
  return of->calendar->n_days > 0 ? of->calendar->days[of->calendar->n_days - 1] : of->of->last_day;
}

static void
outlook_approved (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;

  if (finding->outcome != SUMMER_OUTCOME_UNPROVEN)
    return;
  prospect->due = of->of->first_day;
  prospect->state = summer_outlook_by (of, prospect->due);
}

/* The day on which extra days must begin to be held: of the days to come that are not open yet the one from which on
 * there are just enough. */
static SummerDay
find_extra_day (const SummerCase *of, gint64 needed)
{
  SummerDay first = MAX (of->as_of + 1, of->of->first_day);

  for (SummerDay day = of->of->last_day; day >= first; day--)
    {
      needed -= summer_calendar_find (of->calendar, day) < 0;
      if (needed == 0)
        return day;
    }
  return SUMMER_DAY_NONE;
}

static void
outlook_open_days (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;
  gint64 held = of->calendar->n_held, all = of->calendar->n_days, min = of->policy->days_min;
  SummerDay extra;

  prospect->open = all - held;
  prospect->needed = MAX (0, min - held);
  if (held >= min)
    return;
  if (all >= min)
    {
      prospect->state = SUMMER_PROSPECT_ON_TRACK;
      prospect->due = of->calendar->days[all - prospect->needed];
      return;
    }
  extra = find_extra_day (of, min - all);
  prospect->state = extra != SUMMER_DAY_NONE ? SUMMER_PROSPECT_AT_RISK : SUMMER_PROSPECT_LOST;
  prospect->due = extra;
  prospect->needed = min - all;
}

/* Nobody has come to a class that was not opened: its days can still be moved to where there is staff. */
static gboolean
is_not_opened (const SummerCase *of)
{
  return of->of->state == SUMMER_CLASS_APPLIED || of->of->state == SUMMER_CLASS_APPROVED;
}

/* The days that lack staff: lost before the open day of index @from, to be mended from it on. */
static void
add_shortfalls (const SummerCase *of, guint from, SummerProspect *prospect)
{
  for (guint i = 0; i < of->calendar->n_days; i++)
    {
      SummerDutyLack lack
          = summer_duty_get_lack (&of->duty->days[i], of->policy, of->attendance->days[i].enrolled);
      SummerShortfall shortfall = {
        .day = of->calendar->days[i],
        .tutors = lack.tutors,
        .volunteers = lack.volunteers,
      };

      if (shortfall.tutors == 0 && shortfall.volunteers == 0)
        continue;
      if (i < from)
        {
          prospect->lost++;
          continue;
        }
      prospect->needed += shortfall.tutors + shortfall.volunteers;
      if (prospect->n_shortfalls < SUMMER_MAX_NAMED)
        prospect->shortfalls[prospect->n_shortfalls] = shortfall;
      prospect->n_shortfalls++;
    }
}

static void
outlook_staff_plan (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;

  add_shortfalls (of, is_not_opened (of) ? 0 : of->calendar->n_held, prospect);
  if (of->calendar->n_days == 0)
    prospect->state = summer_outlook_empty (of);
  else if (prospect->lost > 0)
    prospect->state = SUMMER_PROSPECT_LOST;
  else if (prospect->n_shortfalls > 0)
    prospect->state = SUMMER_PROSPECT_AT_RISK;
  if (prospect->n_shortfalls > 0 && prospect->state != SUMMER_PROSPECT_LOST)
    prospect->due = prospect->shortfalls[0].day;
}

/* The days to come are as their plan is: whoever is assigned may stay away, so that only a class that needs nobody is
 * sure of them. */
static void
outlook_staff_present (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;
  const SummerFigure *surely = summer_finding_get (finding, "surely_short");
  const SummerFigure *perhaps = summer_finding_get (finding, "perhaps_short");
  gboolean needs_staff = of->policy->tutors_min > 0 || of->policy->volunteers_min > 0;

  add_shortfalls (of, of->calendar->n_held, prospect);
  if (prospect->n_shortfalls > 0 && prospect->lost == 0)
    prospect->due = prospect->shortfalls[0].day;
  prospect->lost = surely->n_days;
  prospect->unknown = perhaps->n_days - surely->n_days;
  if (surely->n_days > 0)
    prospect->state = SUMMER_PROSPECT_LOST;
  else if (of->calendar->n_days == 0)
    prospect->state = summer_outlook_empty (of);
  else if (perhaps->n_days > 0)
    prospect->state = SUMMER_PROSPECT_NOT_KNOWN;
  else if (prospect->n_shortfalls > 0)
    prospect->state = summer_outlook_by (of, prospect->due);
  else
    prospect->state
        = has_days_to_come (of) && needs_staff ? SUMMER_PROSPECT_ON_TRACK : SUMMER_PROSPECT_MET;
}

static void
outlook_venue (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;

  if (finding->outcome == SUMMER_OUTCOME_PASS)
    return;
  prospect->needed = 1;
  prospect->due
      = finding->outcome == SUMMER_OUTCOME_FAIL ? get_last_open_day (of) : of->of->first_day;
  prospect->state = finding->outcome == SUMMER_OUTCOME_FAIL ? SUMMER_PROSPECT_AT_RISK
                                                            : summer_outlook_by (of, prospect->due);
}

static void
outlook_emergency_plan (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;

  if (finding->outcome == SUMMER_OUTCOME_FAIL)
    prospect->state = SUMMER_PROSPECT_LOST;
  if (finding->outcome != SUMMER_OUTCOME_UNPROVEN)
    return;
  prospect->due = of->of->first_day;
  prospect->state = summer_outlook_by (of, prospect->due);
}

static void
outlook_provider (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;

  switch (finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      prospect->state = is_over (of) ? SUMMER_PROSPECT_LOST : SUMMER_PROSPECT_AT_RISK;
      if (!is_over (of))
        prospect->due = of->of->provider_barred ? of->of->last_day : of->of->provider_until;
      break;
    case SUMMER_OUTCOME_UNPROVEN:
      prospect->due = of->of->first_day;
      prospect->state = summer_outlook_by (of, prospect->due);
      break;
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      break;
    }
}

/* The earliest day by which an open serious problem is to be corrected, none where none was given. */
static SummerDay
find_fix_by (const SummerCase *of)
{
  SummerDay due = SUMMER_DAY_NONE;

  for (guint i = 0; i < of->of->n_visits; i++)
    {
      const SummerFactEvent *visit = &of->of->visits[i];

      if (visit->day > of->as_of || visit->value != SUMMER_VISIT_SERIOUS
          || (visit->fixed_on != SUMMER_DAY_NONE && visit->fixed_on <= of->as_of))
        continue;
      if (visit->fix_by != SUMMER_DAY_NONE && (due == SUMMER_DAY_NONE || visit->fix_by < due))
        due = visit->fix_by;
    }
  return due;
}

static void
outlook_inspection (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;
  gint64 visits = summer_finding_get_count (finding, "visits");

  prospect->needed = MAX (0, of->policy->inspections_min - visits);
  prospect->open = summer_finding_get (finding, "open_serious")->n_days;
  switch (finding->outcome)
    {
    case SUMMER_OUTCOME_FAIL:
      prospect->due = find_fix_by (of);
      prospect->state = SUMMER_PROSPECT_AT_RISK;
      break;
    case SUMMER_OUTCOME_UNPROVEN:
      prospect->due = get_last_open_day (of);
      prospect->state = summer_outlook_by (of, prospect->due);
      break;
    case SUMMER_OUTCOME_PASS:
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      prospect->state = has_days_to_come (of) ? SUMMER_PROSPECT_ON_TRACK : SUMMER_PROSPECT_MET;
      break;
    }
}

static void
outlook_incident (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;

  prospect->lost = summer_finding_get (finding, "counted")->n_days;
  if (finding->outcome == SUMMER_OUTCOME_FAIL)
    prospect->state = SUMMER_PROSPECT_LOST;
  else
    prospect->state = has_days_to_come (of) ? SUMMER_PROSPECT_ON_TRACK : SUMMER_PROSPECT_MET;
}

static gboolean
pleases (const SummerPolicy *policy, gint64 satisfied, gint64 responses)
{
  return satisfied * 10000 >= (gint64) policy->satisfaction_min * responses;
}

/* The fewest satisfied responses more that make it pass, with no more unsatisfied ones beside them than there must be
 * to be enough; -1 = not with as many as are still open. */
static gint64
find_satisfied_needed (
    const SummerPolicy *policy, gint64 satisfied, gint64 responses, gint64 enough, gint64 open)
{
  for (gint64 more = 0; more <= open; more++)
    {
      gint64 all = MAX (enough, responses + more);

      if (all <= responses + open && pleases (policy, satisfied + more, all))
        return more;
    }
  return -1;
}

/* One response a child, by the headcount as it is on the day. */
static void
outlook_satisfaction (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;
  gint64 responses = summer_finding_get_count (finding, "responses");
  gint64 satisfied = summer_finding_get_count (finding, "satisfied");
  gint64 enough = responses + summer_finding_get_count (finding, "needed");
  gint64 open = MAX (0, of->headcount - responses), more;

  /* With enough of them, "needed" of the finding is 0 and what was enough does not matter any more. */
  more = find_satisfied_needed (of->policy, satisfied, responses, enough, open);
  prospect->open = open;
  prospect->needed = MAX (more, enough - responses);
  if (more < 0)
    {
      /* Nobody is enrolled, who could be; but of one who is not satisfied there never are none. */
      gboolean is_spoilt = of->policy->satisfaction_min == 10000 && satisfied < responses;

      prospect->state
          = of->headcount == 0 && !is_spoilt ? summer_outlook_empty (of) : SUMMER_PROSPECT_LOST;
      return;
    }
  if (finding->outcome == SUMMER_OUTCOME_PASS)
    {
      prospect->state = pleases (of->policy, satisfied, responses + open)
                            ? SUMMER_PROSPECT_MET
                            : SUMMER_PROSPECT_ON_TRACK;
      return;
    }
  prospect->due = get_last_open_day (of);
  prospect->state = finding->outcome == SUMMER_OUTCOME_FAIL || more * responses > satisfied * open
                        ? SUMMER_PROSPECT_AT_RISK
                        : summer_outlook_by (of, prospect->due);
}

/* A class moves up when earlier ones of its host give way, which those that have ended do not. */
static void
outlook_host_limit (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;
  gint64 place = summer_finding_get_count (finding, "place"), open = 0;

  if (finding->outcome != SUMMER_OUTCOME_FAIL)
    return;
  for (guint i = 0; (gint64) i + 1 < place; i++)
    open += of->host_classes[i]->state != SUMMER_CLASS_ENDED;
  prospect->open = open;
  prospect->needed = MAX (0, place - of->policy->host_classes_max);
  prospect->state
      = place > 0 && open >= prospect->needed ? SUMMER_PROSPECT_AT_RISK : SUMMER_PROSPECT_LOST;
}

typedef void (*Outlook) (const SummerCase *of, SummerFinding *finding);

static const Outlook outlooks[SUMMER_N_CONDITIONS] = {
  [SUMMER_CONDITION_APPROVED] = outlook_approved,
  [SUMMER_CONDITION_HEADCOUNT] = summer_outlook_headcount,
  [SUMMER_CONDITION_OPEN_DAYS] = outlook_open_days,
  [SUMMER_CONDITION_ATTENDANCE] = summer_outlook_attendance,
  [SUMMER_CONDITION_STAFF_PLAN] = outlook_staff_plan,
  [SUMMER_CONDITION_STAFF_PRESENT] = outlook_staff_present,
  [SUMMER_CONDITION_INSURANCE] = summer_outlook_insurance,
  [SUMMER_CONDITION_AGREEMENT] = summer_outlook_agreement,
  [SUMMER_CONDITION_VENUE] = outlook_venue,
  [SUMMER_CONDITION_EMERGENCY_PLAN] = outlook_emergency_plan,
  [SUMMER_CONDITION_PROVIDER] = outlook_provider,
  [SUMMER_CONDITION_INSPECTION] = outlook_inspection,
  [SUMMER_CONDITION_INCIDENT] = outlook_incident,
  [SUMMER_CONDITION_SATISFACTION] = outlook_satisfaction,
  [SUMMER_CONDITION_RELEASE] = summer_outlook_release,
  [SUMMER_CONDITION_HOST_LIMIT] = outlook_host_limit,
};

/**
 * summer_outlook_judge:
 * @of: the class with its counts
 * @finding: of one condition, with its outcome and figures
 *
 * Fills in what can still become of the condition (the table of the header).
 */
void
summer_outlook_judge (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;

  *prospect = (SummerProspect){ .state = SUMMER_PROSPECT_MET, .due = SUMMER_DAY_NONE };
  if (finding->condition == SUMMER_CONDITION_APPROVED && finding->outcome == SUMMER_OUTCOME_FAIL)
    prospect->state = SUMMER_PROSPECT_LOST;
  outlooks[finding->condition](of, finding);
}

/* The earlier day is the more urgent one; what has no day comes last. */
static gboolean
is_before (SummerDay day, SummerDay other)
{
  return day != SUMMER_DAY_NONE && (other == SUMMER_DAY_NONE || day < other);
}

/**
 * summer_outlook_sum:
 * @class: with all its findings and their prospects
 *
 * The outlook of a class is the worst prospect of its required conditions; the one to see to first is the one of that
 * state with the earliest day, in the order of rules.md where none is earlier.
 */
void
summer_outlook_sum (SummerClassAssessment *class)
{
  class->outlook = SUMMER_PROSPECT_MET;
  class->urgent = -1;
  for (guint i = 0; i < class->n_findings; i++)
    {
      const SummerProspect *prospect = &class->findings[i].prospect;

      if (class->findings[i].level != SUMMER_LEVEL_REQUIRED || prospect->state < class->outlook
          || prospect->state == SUMMER_PROSPECT_MET)
        continue;
      if (prospect->state > class->outlook || class->urgent < 0
          || is_before (prospect->due, class->findings[class->urgent].prospect.due))
        class->urgent = (int) i;
      class->outlook = prospect->state;
    }
}
