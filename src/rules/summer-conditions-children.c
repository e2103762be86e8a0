#include "config.h"

#include "summer-conditions.h"

#include "summer-cover.h"

#include <string.h>

/* How many child-days a finding names: enough to begin mending. */
#define N_NAMED 3

/* The first few child-days that lack something, by day and then by the code of the child. */
typedef struct
{
  guint day, child;
} Lack;

typedef struct
{
  const SummerCase *of;
  Lack first[N_NAMED];
  guint n_first;
  gint64 n; /* all of them */
} Lacks;

static void
lacks_add (Lacks *lacks, guint day, guint child)
{
  const SummerFactChild *children = lacks->of->of->children;
  guint at = lacks->n_first;

  lacks->n++;
  while (at > 0
         && (lacks->first[at - 1].day > day
             || (lacks->first[at - 1].day == day
                 && strcmp (children[lacks->first[at - 1].child].code, children[child].code) > 0)))
    at--;
  if (at == N_NAMED)
    return;
  lacks->n_first = MIN (lacks->n_first + 1, N_NAMED);
  memmove (&lacks->first[at + 1], &lacks->first[at], (lacks->n_first - 1 - at) * sizeof (Lack));
  lacks->first[at] = (Lack){ day, child };
}

static char *
dup_child_day (const SummerCase *of, guint day, guint child)
{
  g_autofree char *iso = summer_day_dup_iso (of->calendar->days[day]);

  return g_strdup_printf ("%s %s", of->of->children[child].code, iso);
}

static char **
lacks_dup_texts (const Lacks *lacks)
{
  char **texts = g_new0 (char *, lacks->n_first + 1);

  for (guint i = 0; i < lacks->n_first; i++)
    texts[i] = dup_child_day (lacks->of, lacks->first[i].day, lacks->first[i].child);
  return texts;
}

/* The last open day to come from which on everyone must be present, if nobody were before it, to get
 * @needed more child-days. None when they are there already or out of reach. */
static SummerDay
last_chance (const SummerCase *of, gint64 needed)
{
  gint64 to_come = 0;

  if (needed <= 0)
    return SUMMER_DAY_NONE;
  for (guint day = of->calendar->n_days; day > of->calendar->n_held; day--)
    {
      to_come += of->attendance->days[day - 1].enrolled;
      if (to_come >= needed)
        return of->calendar->days[day - 1];
    }
  return SUMMER_DAY_NONE;
}

/**
 * summer_judge_attendance:
 *
 * Passes when present / expected reaches `attendance_min` even if every unrecorded child-day was absent,
 * fails when it does not even if each was present. The threshold is inclusive. Of what is still to come
 * the figures tell how many child-days must be present, and the last day on which that can begin.
 */
void
summer_judge_attendance (const SummerCase *of, SummerFinding *finding)
{
  const SummerAttendance *attendance = of->attendance;
  gint64 min = of->policy->attendance_min;
  gint64 least = attendance->present, most = attendance->present + attendance->unrecorded;
  gint64 at_end = ((attendance->expected + attendance->to_come) * min + 9999) / 10000;

  summer_finding_add_count (finding, "present", attendance->present);
  summer_finding_add_count (finding, "expected", attendance->expected);
  summer_finding_add_count (finding, "unrecorded", attendance->unrecorded);
  summer_finding_add_rate (finding, "min", (int) min);
  summer_finding_add_count (finding, "to_come", attendance->to_come);
  summer_finding_add_count (finding, "needed", MAX (0, at_end - least));
  summer_finding_add_day (finding, "last_chance", last_chance (of, at_end - most));
  if (attendance->expected == 0)
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
  else if (least * 10000 >= min * attendance->expected)
    finding->outcome = SUMMER_OUTCOME_PASS;
  else if (most * 10000 < min * attendance->expected)
    finding->outcome = SUMMER_OUTCOME_FAIL;
  else
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
}

/* A child-day marked present. */
static gboolean
is_present (const SummerCell *cell)
{
  return cell->expected && cell->mark == SUMMER_MARK_PRESENT;
}

static const SummerCell *
get_row (const SummerCase *of, guint day)
{
  return of->attendance->cells + (gsize) day * of->attendance->n_children;
}

/**
 * summer_judge_insurance:
 *
 * Every child-day marked present must be covered by a policy of every kind in `insurance_kinds` that names
 * the child.
 */
void
summer_judge_insurance (const SummerCase *of, SummerFinding *finding)
{
  const SummerClassFacts *facts = of->of;
  g_autofree guint *starts = summer_cover_index (facts);
  guint required = of->policy->insurance_kinds;
  Lacks lacks = { .of = of };
  guint missing = 0;

  for (guint day = 0; day < of->calendar->n_held; day++)
    {
      const SummerCell *row = get_row (of, day);

      for (guint child = 0; child < facts->n_children; child++)
        {
          guint kinds;

          if (!is_present (&row[child]))
            continue;
          kinds = summer_cover_get_kinds (facts, starts, child, of->calendar->days[day]);
          if ((required & ~kinds) == 0)
            continue;
          missing |= required & ~kinds;
          lacks_add (&lacks, day, child);
        }
    }

  summer_finding_add_count (finding, "present", of->attendance->present);
  summer_finding_add_count (finding, "uncovered", lacks.n);
  summer_finding_take_texts (finding, "first_uncovered", lacks_dup_texts (&lacks));
  for (guint kind = 0; kind < summer_terms_get_size (SUMMER_TERMS_INSURANCE_KIND); kind++)
    {
      static const char *const keys[]
          = { "missing_accident_injury", "missing_accident_medical", "missing_liability" };

      if (missing & 1u << kind)
        summer_finding_add_term (finding, keys[kind], SUMMER_TERMS_INSURANCE_KIND, (int) kind);
    }
  if (of->attendance->present == 0)
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
  else
    finding->outcome = lacks.n == 0 ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * summer_judge_agreement:
 *
 * Every child that was present must have an agreement for the class, of whichever of its enrolments, signed
 * on or before the first day it was present.
 */
void
summer_judge_agreement (const SummerCase *of, SummerFinding *finding)
{
  g_autoptr (GPtrArray) without = g_ptr_array_new_with_free_func (g_free);
  int n_children = 0;

  for (guint i = 0; i < of->attendance->n_children; i++)
    {
      const SummerChildTotals *child = &of->attendance->children[i];

      if (child->first_present < 0)
        continue;
      n_children++;
      if (child->agreement == SUMMER_DAY_NONE
          || child->agreement > of->calendar->days[child->first_present])
        g_ptr_array_add (without, dup_child_day (of, (guint) child->first_present, i));
    }

  if (n_children == 0)
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
  else
    finding->outcome = without->len == 0 ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
  g_ptr_array_sort (without, compare_texts);
  g_ptr_array_add (without, NULL);
  summer_finding_add_count (finding, "present", of->attendance->present);
  summer_finding_add_count (finding, "children", n_children);
  summer_finding_take_texts (finding, "without", (char **) g_ptr_array_steal (without, NULL));
}

/**
 * summer_judge_release:
 *
 * Every child-day marked present must have a sign-in time, a sign-out time and a collector. Of the collectors
 * who are not listed the figures tell how many took a child with a reason and a second member of staff; they
 * decide nothing.
 */
void
summer_judge_release (const SummerCase *of, SummerFinding *finding)
{
  Lacks lacks = { .of = of };

  for (guint day = 0; day < of->calendar->n_held; day++)
    {
      const SummerCell *row = get_row (of, day);

      for (guint child = 0; child < of->attendance->n_children; child++)
        if (is_present (&row[child])
            && !(row[child].has_in && row[child].has_out && row[child].has_collector))
          lacks_add (&lacks, day, child);
    }

  summer_finding_add_count (finding, "present", of->attendance->present);
  summer_finding_add_count (finding, "lacking", lacks.n);
  summer_finding_take_texts (finding, "first_lacking", lacks_dup_texts (&lacks));
  summer_finding_add_count (finding, "unlisted", of->attendance->unlisted);
  summer_finding_add_count (finding, "confirmed", of->attendance->confirmed);
  if (of->attendance->present == 0)
    finding->outcome = SUMMER_OUTCOME_UNPROVEN;
  else
    finding->outcome = lacks.n == 0 ? SUMMER_OUTCOME_PASS : SUMMER_OUTCOME_FAIL;
}
