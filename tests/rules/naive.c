#include "config.h"

#include "naive.h"

#include <string.h>

typedef struct
{
  const SummerFacts *facts;
  const SummerClassFacts *of;
  const SummerPolicy *policy;
  SummerDay as_of;
} View;

/* 1. Words */

static gboolean
is_open (const View *view, SummerDay day)
{
  gboolean open;

  if (day < view->of->first_day || day > view->of->last_day)
    return FALSE;
  open = summer_day_get_weekday (day) != 6 && summer_day_get_weekday (day) != 7;
  for (guint i = 0; i < view->facts->n_closed_days; i++)
    if (view->facts->closed_days[i] == day)
      open = FALSE;
  for (guint i = 0; i < view->of->n_adjustments; i++)
    if (view->of->adjustments[i].day == day)
      open = view->of->adjustments[i].kind == SUMMER_ADJUSTMENT_EXTRA;
  return open;
}

static gboolean
is_held (const View *view, SummerDay day)
{
  return is_open (view, day) && day <= view->as_of;
}

static gboolean
is_within (const View *view, SummerDay first, SummerDay last, SummerDay day)
{
  if (first == SUMMER_DAY_NONE)
    first = view->of->first_day;
  if (last == SUMMER_DAY_NONE)
    last = view->of->last_day;
  return first <= day && day <= last;
}

static gboolean
is_enrolled (const View *view, guint child, SummerDay day)
{
  for (guint i = 0; i < view->of->n_enrolments; i++)
    if (view->of->enrolments[i].child == child
        && is_within (view, view->of->enrolments[i].first, view->of->enrolments[i].last, day))
      return TRUE;
  return FALSE;
}

static const SummerFactMark *
find_mark (const View *view, guint child, SummerDay day)
{
  for (guint i = 0; i < view->of->n_marks; i++)
    if (view->of->marks[i].child == child && view->of->marks[i].day == day
        && view->of->marks[i].day <= view->as_of)
      return &view->of->marks[i];
  return NULL;
}

/* The mark of an expected child-day. */
static SummerMark
get_mark (const View *view, guint child, SummerDay day)
{
  const SummerFactMark *mark = find_mark (view, child, day);

  return mark ? (SummerMark) mark->mark : SUMMER_MARK_UNRECORDED;
}

static gboolean
is_expected (const View *view, guint child, SummerDay day)
{
  return is_held (view, day) && is_enrolled (view, child, day);
}

static gboolean
is_present (const View *view, guint child, SummerDay day)
{
  return is_expected (view, child, day) && get_mark (view, child, day) == SUMMER_MARK_PRESENT;
}

static gboolean
is_excluded (const View *view, SummerMark mark)
{
  return mark != SUMMER_MARK_UNRECORDED && (view->policy->excluded_marks >> mark & 1) != 0;
}

#define FOR_EACH_DAY(view, day)                                                                    \
  for (SummerDay day = (view)->of->first_day; day <= (view)->of->last_day; day++)

/* Counts the child-days of one child, or of all with G_MAXUINT. */
static void
count_child_days (
    const View *view, guint only, gint64 *expected, gint64 *present, gint64 *unrecorded)
{
  *expected = *present = *unrecorded = 0;
  for (guint child = 0; child < view->of->n_children; child++)
    FOR_EACH_DAY (view, day)
    {
      SummerMark mark;

      if ((only != G_MAXUINT && only != child) || !is_expected (view, child, day))
        continue;
      mark = get_mark (view, child, day);
      *expected += !is_excluded (view, mark);
      *present += mark == SUMMER_MARK_PRESENT;
      *unrecorded += mark == SUMMER_MARK_UNRECORDED;
    }
}

static int
get_headcount (const View *view)
{
  int n = 0;

  for (guint child = 0; child < view->of->n_children; child++)
    {
      gint64 expected, present, unrecorded;
      gboolean counts = FALSE;

      FOR_EACH_DAY (view, day)
      if (is_open (view, day) && is_enrolled (view, child, day))
        counts = TRUE;
      count_child_days (view, child, &expected, &present, &unrecorded);
      if (view->policy->headcount_basis == SUMMER_BASIS_ATTENDING)
        counts
            = counts && expected > 0 && present * 10000 >= view->policy->attendance_min * expected;
      n += counts;
    }
  return n;
}

/* 3. Conditions */

static SummerOutcome
judge_approved (const View *view)
{
  switch (view->of->state)
    {
    case SUMMER_CLASS_APPLIED:
      return SUMMER_OUTCOME_UNPROVEN;
    case SUMMER_CLASS_REJECTED:
    case SUMMER_CLASS_WITHDRAWN:
      return SUMMER_OUTCOME_FAIL;
    case SUMMER_CLASS_APPROVED:
    case SUMMER_CLASS_OPEN:
    case SUMMER_CLASS_ENDED:
    default:
      return SUMMER_OUTCOME_PASS;
    }
}

static SummerOutcome
judge_headcount (const View *view)
{
  int headcount = get_headcount (view);

  if (headcount < view->policy->children_min)
    return SUMMER_OUTCOME_FAIL;
  if (view->policy->children_max != 0 && headcount > view->policy->children_max)
    return SUMMER_OUTCOME_FAIL;
  return SUMMER_OUTCOME_PASS;
}

static SummerOutcome
judge_open_days (const View *view)
{
  int held = 0, remaining = 0;

  FOR_EACH_DAY (view, day)
  {
    held += is_held (view, day);
    remaining += is_open (view, day) && day > view->as_of;
  }
  if (held >= view->policy->days_min)
    return SUMMER_OUTCOME_PASS;
  return held + remaining < view->policy->days_min ? SUMMER_OUTCOME_FAIL : SUMMER_OUTCOME_UNPROVEN;
}

static SummerOutcome
judge_attendance (const View *view)
{
  gint64 expected, present, unrecorded, min = view->policy->attendance_min;

  count_child_days (view, G_MAXUINT, &expected, &present, &unrecorded);
  if (expected == 0)
    return SUMMER_OUTCOME_UNPROVEN;
  if (present * 10000 >= min * expected)
    return SUMMER_OUTCOME_PASS;
  if ((present + unrecorded) * 10000 < min * expected)
    return SUMMER_OUTCOME_FAIL;
  return SUMMER_OUTCOME_UNPROVEN;
}

static int
get_teams (const View *view, int children)
{
  int teams = 0;

  while (teams * view->policy->children_per_team < children)
    teams++;
  return teams < 1 ? 1 : teams;
}

static gboolean
is_assigned (const View *view, guint person, SummerRole role, SummerDay day)
{
  for (guint i = 0; i < view->of->n_assignments; i++)
    if (view->of->assignments[i].person == person && view->of->assignments[i].role == role
        && is_within (view, view->of->assignments[i].first, view->of->assignments[i].last, day))
      return TRUE;
  return FALSE;
}

/* -1 when unrecorded */
static int
get_staff_mark (const View *view, guint person, SummerDay day)
{
  for (guint i = 0; i < view->of->n_staff_marks; i++)
    if (view->of->staff_marks[i].person == person && view->of->staff_marks[i].day == day)
      return view->of->staff_marks[i].present;
  return -1;
}

/* Those assigned in a role on a day: all of them, those present, those present or unrecorded. */
static int
count_staff (const View *view, SummerRole role, SummerDay day, gboolean all, int least_mark)
{
  int n = 0;

  for (guint person = 0; person < view->of->n_persons; person++)
    {
      int mark = get_staff_mark (view, person, day);

      if (!is_assigned (view, person, role, day))
        continue;
      n += all || mark == 1 || mark == least_mark;
    }
  return n;
}

static SummerOutcome
judge_staff_plan (const View *view)
{
  gboolean any = FALSE;

  FOR_EACH_DAY (view, day)
  {
    int children = 0, teams;

    if (!is_open (view, day))
      continue;
    any = TRUE;
    for (guint child = 0; child < view->of->n_children; child++)
      children += is_enrolled (view, child, day);
    teams = get_teams (view, children);
    if (count_staff (view, SUMMER_ROLE_TUTOR, day, TRUE, 1) < teams * view->policy->tutors_min)
      return SUMMER_OUTCOME_FAIL;
    if (count_staff (view, SUMMER_ROLE_VOLUNTEER, day, TRUE, 1)
        < teams * view->policy->volunteers_min)
      return SUMMER_OUTCOME_FAIL;
  }
  return any ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_UNPROVEN;
}

static gboolean
has_enough (const View *view, SummerDay day, int children, int least_mark)
{
  int teams = get_teams (view, children);

  return count_staff (view, SUMMER_ROLE_TUTOR, day, FALSE, least_mark)
             >= teams * view->policy->tutors_min
         && count_staff (view, SUMMER_ROLE_VOLUNTEER, day, FALSE, least_mark)
                >= teams * view->policy->volunteers_min;
}

static SummerOutcome
judge_staff_present (const View *view)
{
  gboolean all = TRUE, any = FALSE, surely_short = FALSE;

  FOR_EACH_DAY (view, day)
  {
    int present = 0, unrecorded = 0;

    if (!is_held (view, day))
      continue;
    any = TRUE;
    for (guint child = 0; child < view->of->n_children; child++)
      if (is_expected (view, child, day))
        {
          present += get_mark (view, child, day) == SUMMER_MARK_PRESENT;
          unrecorded += get_mark (view, child, day) == SUMMER_MARK_UNRECORDED;
        }
    all = all && has_enough (view, day, present + unrecorded, 1);
    surely_short = surely_short || !has_enough (view, day, present, -1);
  }
  if (surely_short)
    return SUMMER_OUTCOME_FAIL;
  return any && all ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_UNPROVEN;
}

static gboolean
is_covered (const View *view, guint child, SummerInsuranceKind kind, SummerDay day)
{
  for (guint i = 0; i < view->of->n_cover; i++)
    if (view->of->cover[i].child == child && view->of->cover[i].kind == kind
        && view->of->cover[i].first <= day && day <= view->of->cover[i].last)
      return TRUE;
  return FALSE;
}

static SummerOutcome
judge_insurance (const View *view)
{
  gboolean any = FALSE, all = TRUE;

  for (guint child = 0; child < view->of->n_children; child++)
    FOR_EACH_DAY (view, day)
    {
      if (!is_present (view, child, day))
        continue;
      any = TRUE;
      for (int kind = 0; kind < 3; kind++)
        if ((view->policy->insurance_kinds >> kind & 1)
            && !is_covered (view, child, (SummerInsuranceKind) kind, day))
          all = FALSE;
    }
  if (!any)
    return SUMMER_OUTCOME_UNPROVEN;
  return all ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}

static SummerOutcome
judge_agreement (const View *view)
{
  gboolean any = FALSE, all = TRUE;

  for (guint child = 0; child < view->of->n_children; child++)
    FOR_EACH_DAY (view, day)
    {
      gboolean signed_in_time = FALSE;

      if (!is_present (view, child, day))
        continue;
      any = TRUE;
      for (guint i = 0; i < view->of->n_enrolments; i++)
        if (view->of->enrolments[i].child == child
            && view->of->enrolments[i].agreement != SUMMER_DAY_NONE
            && view->of->enrolments[i].agreement <= day)
          signed_in_time = TRUE;
      all = all && signed_in_time;
      break; /* only the first present mark of the child counts */
    }
  if (!any)
    return SUMMER_OUTCOME_UNPROVEN;
  return all ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}

static SummerOutcome
judge_venue (const View *view)
{
  SummerDay first = G_MAXINT32, latest = G_MININT32;
  gboolean failed = FALSE;

  for (guint i = 0; i < view->of->n_reviews; i++)
    if (view->of->reviews[i].day <= view->as_of)
      {
        first = MIN (first, view->of->reviews[i].day);
        latest = MAX (latest, view->of->reviews[i].day);
      }
  if (first == G_MAXINT32)
    return SUMMER_OUTCOME_UNPROVEN;
  for (guint i = 0; i < view->of->n_reviews; i++)
    if (view->of->reviews[i].day == latest && view->of->reviews[i].value == SUMMER_RESULT_FAIL)
      failed = TRUE;
  if (failed)
    return SUMMER_OUTCOME_FAIL;
  return first <= view->of->first_day ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_UNPROVEN;
}

static SummerOutcome
judge_emergency_plan (const View *view)
{
  if (view->of->emergency_plan == SUMMER_DAY_NONE)
    return SUMMER_OUTCOME_UNPROVEN;
  if (view->of->emergency_plan > view->of->first_day)
    return SUMMER_OUTCOME_FAIL;
  return SUMMER_OUTCOME_PASS;
}

static SummerOutcome
judge_provider (const View *view)
{
  if (view->of->provider == NULL)
    return SUMMER_OUTCOME_NOT_APPLICABLE;
  if (view->of->provider_barred)
    return SUMMER_OUTCOME_FAIL;
  if (view->of->provider_until == SUMMER_DAY_NONE)
    return SUMMER_OUTCOME_UNPROVEN;
  if (view->of->provider_until < view->of->last_day)
    return SUMMER_OUTCOME_FAIL;
  return SUMMER_OUTCOME_PASS;
}

static SummerOutcome
judge_inspection (const View *view)
{
  int n = 0;

  for (guint i = 0; i < view->of->n_visits; i++)
    {
      const SummerFactEvent *visit = &view->of->visits[i];

      if (visit->day > view->as_of)
        continue;
      n++;
      if (visit->value != SUMMER_VISIT_SERIOUS)
        continue;
      if (visit->fixed_on == SUMMER_DAY_NONE || visit->fixed_on > view->as_of)
        return SUMMER_OUTCOME_FAIL;
    }
  return n >= view->policy->inspections_min ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_UNPROVEN;
}

static SummerOutcome
judge_incident (const View *view)
{
  for (guint i = 0; i < view->of->n_incidents; i++)
    if (view->of->incidents[i].day <= view->as_of
        && view->of->incidents[i].value != SUMMER_INCIDENT_MINOR)
      return SUMMER_OUTCOME_FAIL;
  return SUMMER_OUTCOME_PASS;
}

static SummerOutcome
judge_satisfaction (const View *view)
{
  gint64 n = 0, satisfied = 0, headcount = get_headcount (view);

  for (guint i = 0; i < view->of->n_responses; i++)
    if (view->of->responses[i].day <= view->as_of)
      {
        n++;
        if (view->of->responses[i].value == SUMMER_RATING_VERY_SATISFIED
            || view->of->responses[i].value == SUMMER_RATING_SATISFIED)
          satisfied++;
      }
  if (n == 0 || n * 10000 < view->policy->responses_min * headcount)
    return SUMMER_OUTCOME_UNPROVEN;
  if (satisfied * 10000 < view->policy->satisfaction_min * n)
    return SUMMER_OUTCOME_FAIL;
  return SUMMER_OUTCOME_PASS;
}

static SummerOutcome
judge_release (const View *view)
{
  gboolean any = FALSE, all = TRUE;

  for (guint child = 0; child < view->of->n_children; child++)
    FOR_EACH_DAY (view, day)
    {
      const SummerFactMark *mark = find_mark (view, child, day);

      if (!is_present (view, child, day))
        continue;
      any = TRUE;
      if (!mark->has_in || !mark->has_out || !mark->has_collector)
        all = FALSE;
    }
  if (!any)
    return SUMMER_OUTCOME_UNPROVEN;
  return all ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}

static gboolean
is_out (const SummerClassFacts *of)
{
  return of->state == SUMMER_CLASS_REJECTED || of->state == SUMMER_CLASS_WITHDRAWN;
}

static SummerOutcome
judge_host_limit (const View *view)
{
  int before = 0;

  if (view->policy->host_classes_max == 0)
    return SUMMER_OUTCOME_PASS;
  if (is_out (view->of))
    return SUMMER_OUTCOME_FAIL;
  if (view->of->host == NULL || *view->of->host == '\0')
    return SUMMER_OUTCOME_PASS;
  for (guint i = 0; i < view->facts->n_classes; i++)
    {
      const SummerClassFacts *other = &view->facts->classes[i];

      if (!is_out (other) && g_strcmp0 (other->host, view->of->host) == 0
          && strcmp (other->code, view->of->code) < 0)
        before++;
    }
  return before < view->policy->host_classes_max ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}

/* 2. Verdicts */

static void
judge (const View *view, NaiveClass *result)
{
  static SummerOutcome (*const judges[]) (const View *) = {
    judge_approved,   judge_headcount,      judge_open_days, judge_attendance,
    judge_staff_plan, judge_staff_present,  judge_insurance, judge_agreement,
    judge_venue,      judge_emergency_plan, judge_provider,  judge_inspection,
    judge_incident,   judge_satisfaction,   judge_release,   judge_host_limit,
  };
  gboolean fail = FALSE, unproven = FALSE;

  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    {
      result->outcomes[i] = judges[i](view);
      if (view->policy->levels[i] != SUMMER_LEVEL_REQUIRED)
        continue;
      fail = fail || result->outcomes[i] == SUMMER_OUTCOME_FAIL;
      unproven = unproven || result->outcomes[i] == SUMMER_OUTCOME_UNPROVEN;
    }
  result->verdict = fail       ? SUMMER_VERDICT_INELIGIBLE
                    : unproven ? SUMMER_VERDICT_UNPROVEN
                               : SUMMER_VERDICT_ELIGIBLE;
  result->headcount = get_headcount (view);
  count_child_days (view, G_MAXUINT, &result->expected, &result->present, &result->unrecorded);
  FOR_EACH_DAY (view, day)
  {
    result->open_days += is_open (view, day);
    result->held_days += is_held (view, day);
  }
  for (guint i = 0; i < view->of->n_marks; i++)
    if (view->of->marks[i].day <= view->as_of
        && !is_expected (view, view->of->marks[i].child, view->of->marks[i].day))
      result->stray++;
  for (guint child = 0; child < view->of->n_children; child++)
    FOR_EACH_DAY (view, day)
    {
      const SummerFactMark *mark = find_mark (view, child, day);

      if (!is_present (view, child, day) || !mark->has_collector || mark->collector_listed)
        continue;
      result->unlisted++;
      result->confirmed += mark->release_confirmed;
    }
}

/* 5. Amounts */

static SummerMoney
get_amount (const View *view, const SummerAmount *amount, const NaiveClass *result)
{
  SummerMoney money = 0;
  int best = -1;

  if (result->verdict != SUMMER_VERDICT_ELIGIBLE)
    return 0;
  if (amount->mode == SUMMER_AMOUNT_FLAT)
    return amount->flat;
  if (amount->mode == SUMMER_AMOUNT_CHILD_DAY)
    {
      money = amount->child_day * result->present;
      return amount->child_day_max && money > amount->child_day_max ? amount->child_day_max : money;
    }
  for (guint i = 0; i < amount->n_tiers; i++)
    if (amount->tiers[i].kind == view->of->kind && amount->tiers[i].children_min > best
        && amount->tiers[i].children_min <= result->headcount)
      {
        best = amount->tiers[i].children_min;
        money = amount->tiers[i].amount;
      }
  return money;
}

/* Something to be divided: by class what it asks for and what it gets, -1 for one that draws from elsewhere. */
typedef struct
{
  const SummerFacts *facts;
  const SummerPolicy *policy;
  gint64 fund;
  gint64 *base, *granted; /* owned */
} Division;

static gint64
sum_bases (const Division *of)
{
  gint64 sum = 0;

  for (guint i = 0; i < of->facts->n_classes; i++)
    sum += MAX (of->base[i], 0);
  return sum;
}

/* The amounts of random programmes are small: a × F fits into 64 bits, and remainders are compared as
 * whole numbers over the common denominator S. */
static void
prorate (const Division *of)
{
  const gint64 unit = of->policy->unit, sum = sum_bases (of);
  gint64 left = of->fund / unit;
  g_autofree gboolean *done = g_new0 (gboolean, of->facts->n_classes);

  for (guint i = 0; i < of->facts->n_classes; i++)
    {
      while ((of->granted[i] + unit) * sum <= of->base[i] * of->fund)
        of->granted[i] += unit;
      left -= of->granted[i] / unit;
    }
  while (left > 0)
    {
      int best = -1;
      gint64 most = -1;

      for (guint i = 0; i < of->facts->n_classes; i++)
        {
          gint64 granted = of->granted[i];
          gint64 remainder = of->base[i] * of->fund - granted * sum;

          if (done[i] || granted + unit > of->base[i])
            continue;
          if (remainder > most
              || (remainder == most
                  && strcmp (of->facts->classes[i].code, of->facts->classes[best].code) < 0))
            {
              best = (int) i;
              most = remainder;
            }
        }
      if (best < 0)
        return;
      done[best] = TRUE;
      of->granted[best] += unit;
      left--;
    }
}

static gboolean
goes_before (const SummerClassFacts *a, const SummerClassFacts *b)
{
  return a->rank < b->rank || (a->rank == b->rank && strcmp (a->code, b->code) < 0);
}

static void
pay_in_order (const Division *of)
{
  const SummerClassFacts *classes = of->facts->classes;
  g_autofree gboolean *done = g_new0 (gboolean, of->facts->n_classes);
  gint64 left = of->fund;

  for (guint n = 0; n < of->facts->n_classes; n++)
    {
      int next = -1;

      for (guint i = 0; i < of->facts->n_classes; i++)
        if (!done[i] && (next < 0 || goes_before (&classes[i], &classes[next])))
          next = (int) i;
      done[next] = TRUE;
      if (of->base[next] < 0)
        continue;
      if (of->base[next] > left)
        {
          of->granted[next] = left - left % of->policy->unit;
          return;
        }
      of->granted[next] = of->base[next];
      left -= of->base[next];
    }
}

static void
divide (const Division *of, gboolean has_ceiling)
{
  if (has_ceiling && sum_bases (of) > of->fund)
    {
      if (of->policy->shortage == SUMMER_SHORTAGE_PRORATE)
        prorate (of);
      else
        pay_in_order (of);
    }
  else
    for (guint i = 0; i < of->facts->n_classes; i++)
      of->granted[i] = MAX (of->base[i], 0);
}

/* The share that names a union of the class; of several the one that is nearest to the class. */
static int
find_share (const SummerPolicy *policy, const SummerClassFacts *of)
{
  int best = (int) policy->n_shares, nearest = G_MAXINT;

  for (int k = 0; k < (int) policy->n_shares; k++)
    for (int depth = 0; of->unions != NULL && of->unions[depth] != NULL; depth++)
      if (g_str_equal (of->unions[depth], policy->shares[k].name) && depth < nearest)
        {
          best = k;
          nearest = depth;
        }
  return best;
}

/* The fund: first what each share sets aside, then what is left for the others. */
static void
divide_fund (const SummerFacts *facts, const SummerPolicy *policy, NaiveClass *results)
{
  const gint64 available = MAX (policy->fund - policy->reserve, 0);
  gint64 left = available;

  for (int k = 0; k <= (int) policy->n_shares; k++)
    {
      g_autofree gint64 *base = g_new0 (gint64, facts->n_classes);
      g_autofree gint64 *granted = g_new0 (gint64, facts->n_classes);
      Division of = { facts, policy, left, base, granted };

      if (k < (int) policy->n_shares)
        {
          const SummerShare *share = &policy->shares[k];
          gint64 whole = 0;

          while (share->by_percent
                 && (whole + policy->unit) * 10000 <= available * share->basis_points)
            whole += policy->unit;
          of.fund = share->by_percent ? whole : share->amount;
          if (policy->fund != 0 && of.fund > left)
            of.fund = left;
          left -= of.fund;
        }
      for (guint i = 0; i < facts->n_classes; i++)
        base[i] = results[i].pool == k ? results[i].base : -1;
      divide (&of, policy->fund != 0 || k < (int) policy->n_shares);
      for (guint i = 0; i < facts->n_classes; i++)
        results[i].granted += granted[i];
    }
}

static gboolean
lies_within (const SummerClassFacts *of, const char *name)
{
  for (guint i = 0; of->unions != NULL && of->unions[i] != NULL; i++)
    if (g_str_equal (of->unions[i], name))
      return TRUE;
  return FALSE;
}

/* One source after the fund. What its purpose is paid already is found by asking every earlier payer. */
static void
divide_source (const SummerFacts *facts,
               const SummerPolicy *policy,
               SummerDay as_of,
               guint k,
               NaiveClass *results)
{
  const SummerSource *source = &policy->sources[k];
  g_autofree gint64 *base = g_new0 (gint64, facts->n_classes);
  g_autofree gint64 *granted = g_new0 (gint64, facts->n_classes);
  Division of = { facts, policy, source->max, base, granted };

  for (guint i = 0; i < facts->n_classes; i++)
    {
      View view = { facts, &facts->classes[i], policy, as_of };
      gint64 paid = source->purpose == NULL ? results[i].granted : 0;

      if (results[i].verdict == SUMMER_VERDICT_ELIGIBLE
          && (source->within == NULL || lies_within (view.of, source->within)))
        results[i].due[k] = source->match > 0 ? results[i].granted * source->match / 10000
                                              : get_amount (&view, &source->amount, &results[i]);
      for (guint j = 0; j < k; j++)
        if (g_strcmp0 (source->purpose, policy->sources[j].purpose) == 0)
          paid += results[i].extra[j];
      base[i] = results[i].due[k] > paid ? results[i].due[k] - paid : 0;
    }
  divide (&of, source->max != 0);
  for (guint i = 0; i < facts->n_classes; i++)
    results[i].extra[k] = granted[i];
}

NaiveClass *
naive_assess (const SummerFacts *facts, const SummerPolicy *policy, SummerDay as_of)
{
  NaiveClass *results = g_new0 (NaiveClass, MAX (facts->n_classes, 1));

  for (guint i = 0; i < facts->n_classes; i++)
    {
      View view = { facts, &facts->classes[i], policy, as_of };

      judge (&view, &results[i]);
      results[i].base = get_amount (&view, &policy->amount, &results[i]);
      results[i].pool = find_share (policy, view.of);
    }
  divide_fund (facts, policy, results);
  for (guint k = 0; k < policy->n_sources; k++)
    divide_source (facts, policy, as_of, k, results);
  for (guint i = 0; i < facts->n_classes; i++)
    {
      results[i].all = results[i].granted;
      for (guint k = 0; k < policy->n_sources; k++)
        results[i].all += results[i].extra[k];
    }
  return results;
}
