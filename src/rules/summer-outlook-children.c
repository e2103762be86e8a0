#include "config.h"

#include "summer-outlook.h"

#include "summer-cover.h"

#include <string.h>

#define NEVER G_MAXUINT

/* The open days on which a child can still be present, by index; NEVER = there is none. */
typedef struct
{
  guint first_unrecorded; /* held, without a mark */
  guint first_to_come;
  guint last;        /* of both */
  gboolean is_blank; /* an enrolment has an agreement without a date, or none */
} Chances;

static Chances *
chances_new (const SummerCase *of)
{
  const SummerAttendance *attendance = of->attendance;
  Chances *chances = g_new (Chances, MAX (attendance->n_children, 1));

  for (guint i = 0; i < attendance->n_children; i++)
    chances[i] = (Chances){ NEVER, NEVER, NEVER, FALSE };
  for (guint day = 0; attendance->unrecorded > 0 && day < of->calendar->n_held; day++)
    for (guint i = 0; i < attendance->n_children; i++)
      {
        const SummerCell *cell = &attendance->cells[(gsize) day * attendance->n_children + i];

        if (!cell->expected || cell->mark != SUMMER_MARK_UNRECORDED)
          continue;
        chances[i].first_unrecorded = MIN (chances[i].first_unrecorded, day);
        chances[i].last = day;
      }
  for (guint i = 0; i < of->of->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &of->of->enrolments[i];
      Chances *child = &chances[enrolment->child];
      guint from, to;

      child->is_blank |= enrolment->agreement == SUMMER_DAY_NONE;
      if (!summer_calendar_range (of->calendar, enrolment->first, enrolment->last, &from, &to)
          || to <= of->calendar->n_held)
        continue;
      from = MAX (from, of->calendar->n_held);
      child->first_to_come = MIN (child->first_to_come, from);
      child->last = child->last == NEVER ? to - 1 : MAX (child->last, to - 1);
    }
  return chances;
}

/* {{{ Headcount */

/* How many children count at the end, at least and at most, and how many do if all goes on as so far. On the basis
 * `attending` every number between the two can come about: each child passes or not by its own marks. */
typedef struct
{
  int least, most, as_so_far;
} Counts;

typedef enum
{
  ALL_ABSENT,
  ALL_PRESENT,
  EITHER
} Unrecorded;

static Counts
count_attending (const SummerCase *of, const int *unrecorded, Unrecorded were)
{
  const SummerPolicy *policy = of->policy;
  Counts counts = { 0, 0, 0 };

  for (guint i = 0; i < of->attendance->n_children; i++)
    {
      const SummerChildTotals *child = &of->attendance->children[i];
      gint64 open = unrecorded[i];
      gint64 least = child->present + (were == ALL_PRESENT ? open : 0);
      gint64 most = child->present + (were == ALL_ABSENT ? 0 : open);
      gint64 recorded = child->expected - open;
      gint64 held = 0, to_come;

      for (guint day = 0; day < of->calendar->n_held; day++)
        held += of->attendance->cells[(gsize) day * of->attendance->n_children + i].expected;
      to_come = child->open_days - held;
      if (child->expected + to_come == 0)
        continue;
      /* Where nothing but marks that leave the denominator were made, more of them could leave it empty. */
      counts.least
          += summer_attendance_reaches (policy, least, child->expected + to_come)
             && (recorded > 0 || policy->excluded_marks == 0 || (were == ALL_PRESENT && open > 0));
      counts.most += summer_attendance_reaches (policy, most + to_come, child->expected + to_come);
      counts.as_so_far
          += recorded == 0 || summer_attendance_reaches (policy, child->present, recorded);
    }
  return counts;
}

static SummerProspectState
judge_attending (const SummerCase *of, Counts counts)
{
  int min = of->policy->children_min, max = of->policy->children_max;
  gboolean over = of->as_of >= of->of->last_day;

  if ((over && counts.most < min) || (max > 0 && counts.least > max))
    return SUMMER_PROSPECT_LOST;
  if (counts.least >= min && (max == 0 || counts.most <= max))
    return SUMMER_PROSPECT_MET;
  return counts.as_so_far < min || (max > 0 && counts.as_so_far > max) ? SUMMER_PROSPECT_AT_RISK
                                                                       : SUMMER_PROSPECT_ON_TRACK;
}

static int *
count_unrecorded (const SummerCase *of)
{
  const SummerAttendance *attendance = of->attendance;
  int *unrecorded = g_new0 (int, MAX (attendance->n_children, 1));

  for (guint day = 0; day < of->calendar->n_held; day++)
    for (guint i = 0; i < attendance->n_children; i++)
      {
        const SummerCell *cell = &attendance->cells[(gsize) day * attendance->n_children + i];

        unrecorded[i] += cell->expected && cell->mark == SUMMER_MARK_UNRECORDED;
      }
  return unrecorded;
}

static void
outlook_attending (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;
  g_autofree int *unrecorded = count_unrecorded (of);
  Counts counts = count_attending (of, unrecorded, EITHER);
  SummerProspectState absent = judge_attending (of, count_attending (of, unrecorded, ALL_ABSENT));
  SummerProspectState present = judge_attending (of, count_attending (of, unrecorded, ALL_PRESENT));

  prospect->state = judge_attending (of, counts);
  if (prospect->state != SUMMER_PROSPECT_LOST && prospect->state != SUMMER_PROSPECT_MET
      && (absent != present || absent == SUMMER_PROSPECT_LOST))
    prospect->state = SUMMER_PROSPECT_NOT_KNOWN;
  prospect->needed = MAX (0, of->policy->children_min - counts.as_so_far);
  prospect->open = counts.most;
  prospect->unknown = of->attendance->unrecorded;
  if (prospect->state != SUMMER_PROSPECT_LOST && prospect->state != SUMMER_PROSPECT_MET)
    prospect->due = of->of->last_day;
}

static int
compare_later (gconstpointer a, gconstpointer b)
{
  SummerDay left = *(const SummerDay *) a, right = *(const SummerDay *) b;

  return (left < right) - (left > right);
}

/* The first day of each child that is enrolled but has not begun, the latest first. */
static GArray *
list_beginners (const SummerCase *of)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SummerDay));
  g_autofree Chances *chances = chances_new (of);

  for (guint i = 0; i < of->attendance->n_children; i++)
    {
      gboolean begun = chances[i].first_to_come == NEVER;

      for (guint day = 0; !begun && day < of->calendar->n_held; day++)
        begun = of->attendance->cells[(gsize) day * of->attendance->n_children + i].expected;
      if (!begun)
        g_array_append_val (days, of->calendar->days[chances[i].first_to_come]);
    }
  g_array_sort (days, compare_later);
  return days;
}

/**
 * summer_outlook_headcount:
 *
 * By enrolment it is as planned; children can be enrolled until the last day, and be taken out until they begin. On
 * the basis `attending` it hangs on the marks of each child.
 */
void
summer_outlook_headcount (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;
  int min = of->policy->children_min, max = of->policy->children_max;
  gboolean over = of->as_of >= of->of->last_day;
  g_autoptr (GArray) beginners = NULL;

  if (of->policy->headcount_basis == SUMMER_BASIS_ATTENDING)
    {
      outlook_attending (of, finding);
      return;
    }
  if (of->headcount < min)
    {
      prospect->needed = min - of->headcount;
      prospect->state = over ? SUMMER_PROSPECT_LOST : SUMMER_PROSPECT_AT_RISK;
      prospect->due = over ? SUMMER_DAY_NONE : of->of->last_day;
      return;
    }
  if (max == 0 || of->headcount <= max)
    return;
  beginners = list_beginners (of);
  prospect->needed = of->headcount - max;
  prospect->open = beginners->len;
  prospect->state = SUMMER_PROSPECT_LOST;
  if (prospect->open < prospect->needed)
    return;
  prospect->state = SUMMER_PROSPECT_AT_RISK;
  prospect->due = g_array_index (beginners, SummerDay, prospect->needed - 1) - 1;
}

/* }}} */
/* {{{ Attendance */

/* With no mark missing: @expected child-days of which @present, and @to_come. */
static SummerProspectState
judge_attendance (
    const SummerCase *of, gint64 present, gint64 expected, gint64 to_come, gboolean is_counted)
{
  gint64 all = expected + to_come;
  gint64 needed = (all * of->policy->attendance_min + 9999) / 10000 - present;

  if (!summer_attendance_reaches (of->policy, present + to_come, all))
    return SUMMER_PROSPECT_LOST;
  if (summer_attendance_reaches (of->policy, present, all))
    return is_counted ? SUMMER_PROSPECT_MET : SUMMER_PROSPECT_ON_TRACK;
  return needed * expected > present * to_come ? SUMMER_PROSPECT_AT_RISK : SUMMER_PROSPECT_ON_TRACK;
}

/**
 * summer_outlook_attendance:
 *
 * Every child-day to come counts as expected. @needed are those that must be present for it to pass whatever mark the
 * others get; the last day is the one after which, if nobody was present until then, too few are left.
 */
void
summer_outlook_attendance (const SummerCase *of, SummerFinding *finding)
{
  const SummerAttendance *attendance = of->attendance;
  SummerProspect *prospect = &finding->prospect;
  gint64 present = attendance->present, expected = attendance->expected;
  gint64 unrecorded = attendance->unrecorded, to_come = attendance->to_come;
  /* All that was recorded may have left the denominator, and what comes may leave it too. */
  gboolean is_counted = expected > unrecorded || of->policy->excluded_marks == 0;
  SummerProspectState absent, here;

  prospect->needed = MAX (summer_finding_get_count (finding, "needed"), is_counted ? 0 : 1);
  prospect->open = to_come;
  prospect->unknown = unrecorded;
  if (expected + to_come == 0)
    {
      prospect->state = summer_outlook_empty (of);
      return;
    }
  absent = judge_attendance (of, present, expected, to_come, is_counted);
  here = judge_attendance (of, present + unrecorded, expected, to_come, is_counted);
  prospect->state = absent == here ? absent : SUMMER_PROSPECT_NOT_KNOWN;
  if (prospect->state != SUMMER_PROSPECT_MET && prospect->state != SUMMER_PROSPECT_LOST)
    prospect->due = (SummerDay) summer_finding_get (finding, "last_chance")->number;
}

/* }}} */
/* {{{ Insurance */

/* A child that lacks something on a day. */
typedef struct
{
  SummerDay day;
  const char *code;
} Named;

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *left = a, *right = b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return strcmp (left->code, right->code);
}

static void
name_children (SummerProspect *prospect, GArray *named)
{
  g_array_sort (named, compare_named);
  prospect->n_children = named->len;
  for (guint i = 0; i < MIN (named->len, SUMMER_MAX_NAMED); i++)
    prospect->children[i] = g_array_index (named, Named, i).code;
}

/* The kinds that a child lacks on a day; 0 = it is covered. */
static guint
get_lacking (const SummerCase *of, const guint *index, guint child, guint day)
{
  guint required = of->policy->insurance_kinds;

  return required & ~summer_cover_get_kinds (of->of, index, child, of->calendar->days[day]);
}

/* Adds the uncovered child-days to come to @by_day, each once however often the child is enrolled that day. */
static GArray *
list_uncovered (const SummerCase *of, const guint *index, int *by_day, guint *kinds)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (Named));
  guint child = NEVER, covered = 0;
  gboolean is_named = FALSE;

  for (guint i = 0; i < of->of->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &of->of->enrolments[i];
      guint from, to;

      if (enrolment->child != child)
        {
          child = enrolment->child;
          covered = of->calendar->n_held;
          is_named = FALSE;
        }
      if (!summer_calendar_range (of->calendar, enrolment->first, enrolment->last, &from, &to))
        continue;
      for (guint day = MAX (from, covered); day < to; day++)
        {
          Named one = { of->calendar->days[day], of->of->children[child].code };

          const guint lacking = get_lacking (of, index, child, day);

          if (lacking == 0)
            continue;
          *kinds |= lacking;
          by_day[day]++;
          if (!is_named)
            g_array_append_val (named, one);
          is_named = TRUE;
        }
      covered = MAX (covered, to);
    }
  return named;
}

static gint64
count_uncovered_unrecorded (const SummerCase *of, const guint *index, guint *kinds)
{
  const SummerAttendance *attendance = of->attendance;
  gint64 n = 0;

  for (guint day = 0; attendance->unrecorded > 0 && day < of->calendar->n_held; day++)
    for (guint i = 0; i < attendance->n_children; i++)
      {
        const SummerCell *cell = &attendance->cells[(gsize) day * attendance->n_children + i];

        const guint lacking = cell->expected && cell->mark == SUMMER_MARK_UNRECORDED
                                  ? get_lacking (of, index, i, day)
                                  : 0;

        *kinds |= lacking;
        n += lacking != 0;
      }
  return n;
}

/**
 * summer_outlook_insurance:
 *
 * A child-day that was present and not covered is lost, one without a mark hangs on what it was, and one to come can
 * be insured until that day.
 */
void
summer_outlook_insurance (const SummerCase *of, SummerFinding *finding)
{
  const SummerAttendance *attendance = of->attendance;
  SummerProspect *prospect = &finding->prospect;
  g_autofree guint *index = summer_cover_index (of->of);
  g_autofree int *by_day = g_new0 (int, of->calendar->n_days + 1);
  g_autoptr (GArray) named = list_uncovered (of, index, by_day, &prospect->kinds);

  prospect->lost = summer_finding_get_count (finding, "uncovered");
  prospect->unknown = count_uncovered_unrecorded (of, index, &prospect->kinds);
  prospect->open = attendance->to_come;
  for (guint day = of->calendar->n_held; day < of->calendar->n_days; day++)
    if (by_day[day] > 0)
      {
        prospect->needed += by_day[day];
        if (prospect->n_shortfalls < SUMMER_MAX_NAMED)
          prospect->shortfalls[prospect->n_shortfalls]
              = (SummerShortfall){ .day = of->calendar->days[day], .children = by_day[day] };
        prospect->n_shortfalls++;
      }
  name_children (prospect, named);
  if (prospect->n_shortfalls > 0 && prospect->lost == 0)
    prospect->due = prospect->shortfalls[0].day;

  if (prospect->lost > 0)
    prospect->state = SUMMER_PROSPECT_LOST;
  else if (attendance->present + attendance->unrecorded - prospect->unknown + attendance->to_come
           == 0)
    prospect->state = summer_outlook_empty (of);
  else if (prospect->unknown > 0)
    prospect->state = SUMMER_PROSPECT_NOT_KNOWN;
  else if (prospect->needed > 0)
    prospect->state = summer_outlook_by (of, prospect->due);
  else
    prospect->state = attendance->present > 0 ? SUMMER_PROSPECT_MET : SUMMER_PROSPECT_ON_TRACK;
}

/* }}} */
/* {{{ Agreements */

static SummerDay
day_of (const SummerCase *of, guint index)
{
  return index == NEVER ? SUMMER_DAY_NONE : of->calendar->days[index];
}

static gboolean
is_signed_by (SummerDay agreement, SummerDay day)
{
  return agreement != SUMMER_DAY_NONE && agreement <= day;
}

/* What can become of the agreement of one child, and the day by which it must have been signed:
 *
 *      held                            as_of   to come
 *     ├──── ? ──────── √ ──────────────────┤ ├── ─────────┤
 *           │          └ the first present one: a date after it is lost, one not given may be found
 *           └ without a mark: may have been the first
 */
static SummerProspectState
judge_agreement (const SummerCase *of, guint child, const Chances *chances, SummerDay *due)
{
  const SummerChildTotals *totals = &of->attendance->children[child];
  SummerDay unrecorded = day_of (of, chances->first_unrecorded);
  SummerDay to_come = day_of (of, chances->first_to_come);

  *due = SUMMER_DAY_NONE;
  if (totals->first_present >= 0)
    {
      *due = day_of (of, (guint) totals->first_present);
      if (!is_signed_by (totals->agreement, *due))
        return chances->is_blank ? SUMMER_PROSPECT_AT_RISK : SUMMER_PROSPECT_LOST;
      if (unrecorded == SUMMER_DAY_NONE || unrecorded >= *due
          || is_signed_by (totals->agreement, unrecorded))
        return SUMMER_PROSPECT_MET;
      *due = unrecorded;
      return SUMMER_PROSPECT_NOT_KNOWN;
    }
  if (unrecorded != SUMMER_DAY_NONE && !is_signed_by (totals->agreement, unrecorded))
    {
      *due = unrecorded;
      return SUMMER_PROSPECT_NOT_KNOWN;
    }
  if (to_come == SUMMER_DAY_NONE || is_signed_by (totals->agreement, to_come))
    return SUMMER_PROSPECT_MET;
  *due = to_come;
  return summer_outlook_by (of, to_come);
}

/* Whether the child can be, or was, present with an agreement. */
static gboolean
can_be_present (const SummerCase *of, guint child, const Chances *chances)
{
  const SummerChildTotals *totals = &of->attendance->children[child];

  if (totals->first_present >= 0)
    return TRUE;
  return chances->last != NEVER
         && (chances->is_blank || is_signed_by (totals->agreement, day_of (of, chances->last)));
}

/**
 * summer_outlook_agreement:
 *
 * Of each child, and the worst of them; what is needed are agreements.
 */
void
summer_outlook_agreement (const SummerCase *of, SummerFinding *finding)
{
  SummerProspect *prospect = &finding->prospect;
  g_autofree Chances *chances = chances_new (of);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Named));
  SummerDay due_of[SUMMER_N_PROSPECTS];
  guint n_present = 0, n_possible = 0;

  for (guint i = 0; i < SUMMER_N_PROSPECTS; i++)
    due_of[i] = SUMMER_DAY_NONE;
  for (guint i = 0; i < of->attendance->n_children; i++)
    {
      Named one = { SUMMER_DAY_NONE, of->of->children[i].code };
      SummerProspectState state = judge_agreement (of, i, &chances[i], &one.day);

      n_present += of->attendance->children[i].first_present >= 0;
      n_possible += can_be_present (of, i, &chances[i]);
      prospect->state = MAX (prospect->state, state);
      if (state == SUMMER_PROSPECT_MET)
        continue;
      prospect->lost += state == SUMMER_PROSPECT_LOST;
      prospect->unknown += state == SUMMER_PROSPECT_NOT_KNOWN;
      prospect->needed += state != SUMMER_PROSPECT_LOST && state != SUMMER_PROSPECT_NOT_KNOWN;
      if (due_of[state] == SUMMER_DAY_NONE || one.day < due_of[state])
        due_of[state] = one.day;
      g_array_append_val (named, one);
    }
  name_children (prospect, named);
  if (prospect->state != SUMMER_PROSPECT_LOST)
    prospect->due = due_of[prospect->state];
  if (prospect->state == SUMMER_PROSPECT_LOST)
    return;
  if (n_possible == 0)
    prospect->state = summer_outlook_empty (of);
  else if (prospect->state == SUMMER_PROSPECT_MET && n_present == 0)
    prospect->state = SUMMER_PROSPECT_ON_TRACK;
}

/* }}} */

/**
 * summer_outlook_release:
 *
 * Times and collectors that are missing can still be recorded.
 */
void
summer_outlook_release (const SummerCase *of, SummerFinding *finding)
{
  const SummerAttendance *attendance = of->attendance;
  SummerProspect *prospect = &finding->prospect;

  prospect->needed = summer_finding_get_count (finding, "lacking");
  prospect->open = attendance->to_come;
  prospect->unknown = attendance->unrecorded;
  if (attendance->present + attendance->unrecorded + attendance->to_come == 0)
    prospect->state = summer_outlook_empty (of);
  else if (prospect->needed > 0)
    prospect->state = SUMMER_PROSPECT_AT_RISK;
  else
    prospect->state = attendance->present > 0 && attendance->unrecorded + attendance->to_come == 0
                          ? SUMMER_PROSPECT_MET
                          : SUMMER_PROSPECT_ON_TRACK;
}
