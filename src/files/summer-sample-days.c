#include "config.h"

#include "summer-sample-days.h"

#include "summer-attendance-table.h"
#include "summer-day-table.h"
#include "summer-sample-desk.h"

#define UNRECORDED_DAYS 7 /* the sheets of so many last days never came in */

/* How a child comes and goes, drawn once: some are often away. */
typedef struct
{
  guint away_per_mille; /* that an absence begins on a day */
  guint in;             /* usual minute of arrival */
  SummerMark last;      /* yesterday's, for absences go on for days */
} Habit;

/* Absences come in waves: Mondays, the days around a typhoon, a cold that goes round in the second week,
 * and the journeys of August. In parts of a hundred of what is usual. */
static guint
wave_of (const SummerSamplePlan *plan, const SummerSampleClass *class, SummerDay day)
{
  SummerDay after = day - plan->typhoon;

  if (after == 1 || after == 4)
    return class->district->coast ? 320 : 230;
  if (after == -1)
    return 170;
  if (day >= plan->first_day + 8 && day <= plan->first_day + 12 && class->site % 3 != 0)
    return 190;
  if (day >= plan->first_day + 35)
    return 130;
  return summer_day_get_weekday (day) == 1 ? 140 : 90;
}

static SummerMark
mark_of (Habit *habit, guint wave, SummerSampleRandom *random)
{
  guint kind;

  if (habit->last != SUMMER_MARK_PRESENT && summer_sample_random_chance (random, 500))
    return habit->last;
  habit->last = SUMMER_MARK_PRESENT;
  if (!summer_sample_random_chance (random, MIN (habit->away_per_mille * wave / 100, 900)))
    return habit->last;
  kind = summer_sample_random_below (random, 100);
  habit->last = kind < 45 ? SUMMER_MARK_SICK : kind < 88 ? SUMMER_MARK_LEAVE : SUMMER_MARK_ABSENT;
  return habit->last;
}

static const char *
collector_of (const SummerChildRecord *child, SummerSampleRandom *random)
{
  guint n = 0;

  while (n < SUMMER_MAX_COLLECTORS && child->collectors[n].name != NULL)
    n++;
  return child->collectors[summer_sample_random_below (random, n)].name;
}

static void
fill_in_present (SummerMarkRecord *mark,
                 const SummerSampleClass *class,
                 const SummerChildRecord *child,
                 const Habit *habit,
                 guint held,
                 SummerSampleRandom *random)
{
  guint late
      = summer_sample_random_chance (random, 30) ? 20 + summer_sample_random_below (random, 50) : 0;

  mark->in = (SummerTime) (habit->in + late + summer_sample_random_below (random, 15));
  mark->out = (SummerTime) (16 * 60 + 45 + summer_sample_random_below (random, 55));
  mark->brought_by = collector_of (child, random);
  mark->collected_by = collector_of (child, random);
  /* The evening sheet of two days was left at the door. */
  if ((class->flaws & SUMMER_FLAW_NO_SIGN_OUT) && (held == 4 || held == 11)
      && summer_sample_random_chance (random, 600))
    {
      mark->out = SUMMER_TIME_NONE;
      mark->collected_by = NULL;
    }
}

/**
 * summer_sample_write_marks:
 * @class_id: the class as stored
 * @children: as many as the class has, stored, in the order of their ids
 * @desk: of the class: decides who collects instead of the usual ones, and sees every mark
 *
 * Writes the marks of every held day, day by day. On the last day some classes have not yet recorded the
 * last few children.
 *
 * Returns: FALSE with @error set when the store refuses
 */
gboolean
summer_sample_write_marks (SummerStore *store,
                           const SummerSamplePlan *plan,
                           const SummerSampleClass *class,
                           gint64 class_id,
                           const SummerSampleChild *children,
                           SummerSampleDesk *desk,
                           SummerSampleRandom random,
                           GError **error)
{
  g_autofree Habit *habits = g_new0 (Habit, class->n_children);
  guint usual
      = class->flaws & SUMMER_FLAW_ABSENCES ? 350 : 35 + summer_sample_random_below (&random, 50);
  guint unrecorded
      = class->flaws & SUMMER_FLAW_UNRECORDED ? MIN (UNRECORDED_DAYS, class->n_held) : 0;
  guint missing = summer_sample_random_chance (&random, 200)
                      ? 1 + summer_sample_random_below (&random, 3)
                      : 0;

  for (guint i = 0; i < class->n_children; i++)
    habits[i] = (Habit){
      .away_per_mille = summer_sample_random_chance (&random, 80) ? MIN (usual * 3, 500) : usual,
      .in = 7 * 60 + 40 + summer_sample_random_below (&random, 40),
      .last = SUMMER_MARK_PRESENT,
    };

  for (guint held = 0; held + unrecorded < class->n_held; held++)
    {
      SummerDay day = class->open[held];
      guint wave = wave_of (plan, class, day);
      guint n = day == plan->as_of ? class->n_children - missing : class->n_children;

      for (guint i = 0; i < n; i++)
        {
          const SummerSampleChild *child = &children[i];
          SummerMarkRecord mark = {
            .class_id = class_id,
            .child = child->record.id,
            .day = day,
            .mark = mark_of (&habits[i], wave, &random),
            .in = SUMMER_TIME_NONE,
            .out = SUMMER_TIME_NONE,
          };

          if ((child->enrolment.first_day != SUMMER_DAY_NONE && day < child->enrolment.first_day)
              || (child->enrolment.last_day != SUMMER_DAY_NONE && day > child->enrolment.last_day))
            continue;
          if (mark.mark == SUMMER_MARK_PRESENT)
            {
              const char *collector = summer_sample_desk_collect (desk, i, day, held);

              fill_in_present (&mark, class, &child->record, &habits[i], held, &random);
              if (collector != NULL && mark.collected_by != NULL)
                mark.collected_by = collector;
            }
          summer_sample_desk_see (desk, i, held, &mark);
          if (!summer_mark_append (store, &mark, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * summer_sample_write_staff_marks:
 * @staff: the class's, stored; a social worker, whom no rule asks for, stays away now and then
 *
 * Writes who of the staff was there on every held day, and from when to when. Today the head and the tutors are
 * still there.
 *
 * Returns: FALSE with @error set when the store refuses
 */
gboolean
summer_sample_write_staff_marks (SummerStore *store,
                                 const SummerSamplePlan *plan,
                                 const SummerSampleClass *class,
                                 const SummerStaffRecord *staff,
                                 guint n_staff,
                                 SummerSampleRandom random,
                                 SummerSampleRandom times,
                                 GError **error)
{
  for (guint held = 0; held < class->n_held; held++)
    {
      if ((class->flaws & SUMMER_FLAW_STAFF_UNRECORDED) && held + 3 == class->n_held)
        continue;
      for (guint i = 0; i < n_staff; i++)
        {
          gboolean spare = i + 1 == n_staff && staff[i].role == SUMMER_ROLE_SOCIAL_WORKER;
          gboolean away = (class->flaws & SUMMER_FLAW_TUTORS_AWAY) && held == 9
                          && staff[i].role == SUMMER_ROLE_TUTOR;
          SummerStaffDayRecord mark = {
            .class_id = staff[i].class_id,
            .name = staff[i].name,
            .day = class->open[held],
            .mark = SUMMER_STAFF_PRESENT,
            .in = (SummerTime) (7 * 60 + 20 + (int) summer_sample_random_below (&times, 20)),
            .out = (SummerTime) (17 * 60 + 40 + (int) summer_sample_random_below (&times, 30)),
          };

          if ((staff[i].first_day != SUMMER_DAY_NONE && mark.day < staff[i].first_day)
              || (staff[i].last_day != SUMMER_DAY_NONE && mark.day > staff[i].last_day))
            continue;
          if (away || (spare && summer_sample_random_chance (&random, 150)))
            {
              mark.mark = SUMMER_STAFF_ABSENT;
              mark.in = mark.out = SUMMER_TIME_NONE;
            }
          if (mark.day == plan->as_of
              && (staff[i].role == SUMMER_ROLE_HEAD || staff[i].role == SUMMER_ROLE_TUTOR))
            mark.out = SUMMER_TIME_NONE;
          if (!summer_staff_day_save (store, &mark, error))
            return FALSE;
        }
    }
  return TRUE;
}
